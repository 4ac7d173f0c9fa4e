package nianping

import (
	"encoding/json"
	"maps"
	"math"
	"slices"
	"strconv"
	"unicode/utf8"
)

// AppendJSON appends the JSON form of a report in one line, byte by byte what encoding/json gives without escapes for HTML (a test
// holds the two equal), at a fifth of its cost. The error is that of a number that JSON cannot hold.
func (r *Report) AppendJSON(to []byte) ([]byte, error) {
	w := jsonWriter{to: to}
	w.report(r)
	return w.to, w.err
}

// jsonWriter appends values, each with its key where it has one.
type jsonWriter struct {
	to  []byte
	err error
}

func (w *jsonWriter) report(r *Report) {
	w.open('{')
	text(w, "schema", r.Schema)
	text(w, "file", r.File)
	text(w, "sha256", r.SHA256)
	optional(w, "format", r.Format)
	w.within("institution", func() {
		optional(w, "name", r.Institution.Name)
		optional(w, "credit_code", r.Institution.CreditCode)
	})
	w.integer("year", r.Year)
	list(w, "scope", r.Scope, (*jsonWriter).scopeItem)
	texts(w, "levels_held", r.LevelsHeld)
	list(w, "candidate_sources", r.CandidateSources, (*jsonWriter).source)
	list(w, "outcomes", r.Outcomes, (*jsonWriter).outcome)
	w.within("training", func() { w.training(&r.Training) })
	list(w, "examiners", r.Examiners, (*jsonWriter).examiner)
	w.within("staff", func() { w.staff(&r.Staff) })
	w.within("venues", func() { w.venues(&r.Venues) })
	w.within("implementation", func() { w.implementation(&r.Implementation) })
	texts(w, "rules", r.Rules)
	w.set("rules_general", r.RulesGeneral)
	list(w, "claims", r.Claims, (*jsonWriter).claim)
	w.within("sections", func() { w.sections(&r.Sections) })
	list(w, "findings", r.Findings, (*jsonWriter).finding)
	w.evidence("evidence", r.Evidence)
	list(w, "review", r.Review, (*jsonWriter).review)
	w.set("recognised", r.Recognised)
	w.close('}')
}

func (w *jsonWriter) scopeItem(s *ScopeItem) {
	text(w, "occupation", s.Occupation)
	optional(w, "code", s.Code)
	texts(w, "levels", s.Levels)
}

func (w *jsonWriter) source(s *CandidateSource) {
	text(w, "source", s.Source)
	w.integer("count", s.Count)
	w.decimal("share", s.Share)
}

func (w *jsonWriter) outcome(o *Outcome) {
	optional(w, "programme", o.Programme)
	optional(w, "occupation", o.Occupation)
	optional(w, "level", o.Level)
	w.integer("registered", o.Registered)
	w.integer("examined", o.Examined)
	w.integer("passed", o.Passed)
	w.integer("certified", o.Certified)
	w.decimal("pass_rate", o.PassRate)
	w.flag("stated", o.Stated)
	if o.RateDecimals != nil {
		w.integer("rate_decimals", o.RateDecimals)
	}
	w.set("rate_words", o.RateWords)
	if len(o.Approximate) > 0 {
		texts(w, "approximate", o.Approximate)
	}
}

func (w *jsonWriter) training(t *Training) {
	w.integer("social_people", t.SocialPeople)
	w.integer("subsidised_people", t.SubsidisedPeople)
	w.integer("total_people", t.TotalPeople)
	w.integer("social_classes", t.SocialClasses)
	w.integer("subsidised_classes", t.SubsidisedClasses)
	w.integer("total_classes", t.TotalClasses)
}

func (w *jsonWriter) examiner(e *Examiner) {
	text(w, "name", e.Name)
	optional(w, "gender", e.Gender)
	optional(w, "id_number", e.IDNumber)
	optional(w, "occupation", e.Occupation)
	optional(w, "level", e.Level)
	optional(w, "grade", e.Grade)
	optional(w, "certificate_no", e.CertificateNo)
	optional(w, "valid_until", e.ValidUntil)
	optional(w, "employer", e.Employer)
	optional(w, "phone", e.Phone)
}

func (w *jsonWriter) staff(s *Staff) {
	w.integer("full_time", s.FullTime)
	w.integer("part_time", s.PartTime)
	w.integer("managers", s.Managers)
	w.integer("examiners", s.Examiners)
	w.integer("supervisors", s.Supervisors)
	w.integer("experts", s.Experts)
}

func (w *jsonWriter) venues(v *Venues) {
	w.decimal("office_area", v.OfficeArea)
	w.decimal("theory_area", v.TheoryArea)
	w.integer("theory_seats", v.TheorySeats)
	w.decimal("practical_area", v.PracticalArea)
	w.integer("practical_stations", v.PracticalStations)
	w.choice("video_surveillance", v.VideoSurveillance)
	if v.LeaseYears != nil {
		w.decimal("lease_years", v.LeaseYears)
	}
	list(w, "by_occupation", v.ByOccupation, (*jsonWriter).occupationVenue)
}

func (w *jsonWriter) occupationVenue(v *OccupationVenue) {
	text(w, "occupation", v.Occupation)
	w.decimal("theory_area", v.TheoryArea)
	w.integer("theory_seats", v.TheorySeats)
	w.decimal("practical_area", v.PracticalArea)
	w.integer("practical_stations", v.PracticalStations)
}

func (w *jsonWriter) implementation(m *Implementation) {
	w.integer("plans_filed", m.PlansFiled)
	w.integer("batches", m.Batches)
	w.integer("violations", m.Violations)
	w.integer("supervisions", m.Supervisions)
	w.choice("results_publicised", m.ResultsPublicised)
	w.choice("archives_kept", m.ArchivesKept)
}

func (w *jsonWriter) claim(c *Claim) {
	text(w, "code", c.Code)
	text(w, "state", c.State)
}

func (w *jsonWriter) sections(s *Sections) {
	w.flag("basic", s.Basic)
	w.flag("training", s.Training)
	w.flag("overview", s.Overview)
	w.flag("foundation", s.Foundation)
	w.flag("implementation", s.Implementation)
	w.flag("plans", s.Plans)
}

func (w *jsonWriter) finding(f *Finding) {
	text(w, "code", f.Code)
	text(w, "severity", f.Severity)
	text(w, "message", f.Message)
	list(w, "evidence", f.Evidence, (*jsonWriter).words)
	for _, more := range [...]struct{ key, text string }{{"formula", f.Formula}, {"question", f.Question}, {"about", f.About}} {
		if more.text != "" {
			text(w, more.key, more.text)
		}
	}
	w.set("provisional", f.Provisional)
}

func (w *jsonWriter) words(e *Evidence) {
	text(w, "at", e.At)
	text(w, "text", e.Text)
	w.set("recognised", e.Recognised)
	w.set("doubted", e.Doubted)
}

func (w *jsonWriter) review(r *Review) {
	text(w, "pointer", r.Pointer)
	text(w, "reason", r.Reason)
}

// evidence appends evidence by its pointers, in their order.
func (w *jsonWriter) evidence(key string, by map[Pointer][]Evidence) {
	w.key(key)
	if by == nil {
		w.raw("null")
		return
	}
	pointers := slices.AppendSeq(make([]Pointer, 0, len(by)), maps.Keys(by))
	slices.Sort(pointers)
	w.open('{')
	for _, p := range pointers {
		w.comma()
		w.to = append(appendJSONString(w.to, string(p)), ':')
		objects(w, by[p], (*jsonWriter).words)
	}
	w.close('}')
}

// within appends an object.
func (w *jsonWriter) within(key string, fields func()) {
	w.key(key)
	w.open('{')
	fields()
	w.close('}')
}

// list appends an array of objects, null for nil.
func list[T any](w *jsonWriter, key string, values []T, fields func(*jsonWriter, *T)) {
	w.key(key)
	objects(w, values, fields)
}

func objects[T any](w *jsonWriter, values []T, fields func(*jsonWriter, *T)) {
	if values == nil {
		w.raw("null")
		return
	}
	w.open('[')
	for i := range values {
		w.comma()
		w.open('{')
		fields(w, &values[i])
		w.close('}')
	}
	w.close(']')
}

// texts appends an array of strings, null for nil.
func texts[S ~string](w *jsonWriter, key string, values []S) {
	w.key(key)
	if values == nil {
		w.raw("null")
		return
	}
	w.open('[')
	for _, s := range values {
		w.comma()
		w.to = appendJSONString(w.to, string(s))
	}
	w.close(']')
}

func text[S ~string](w *jsonWriter, key string, s S) {
	w.key(key)
	w.to = appendJSONString(w.to, string(s))
}

func optional[S ~string](w *jsonWriter, key string, s *S) {
	w.key(key)
	if s == nil {
		w.raw("null")
		return
	}
	w.to = appendJSONString(w.to, string(*s))
}

func (w *jsonWriter) integer(key string, n *int) {
	w.key(key)
	if n == nil {
		w.raw("null")
		return
	}
	w.to = strconv.AppendInt(w.to, int64(*n), 10)
}

func (w *jsonWriter) decimal(key string, f *float64) {
	w.key(key)
	switch {
	case f == nil:
		w.raw("null")
	case *f == 0 || math.Abs(*f) >= 1e-6 && math.Abs(*f) < 1e21:
		w.to = strconv.AppendFloat(w.to, *f, 'f', -1, 64)
	default: // encoding/json has a form of its own for those
		said, err := json.Marshal(*f)
		if w.raw(string(said)); err != nil {
			w.err = err
		}
	}
}

func (w *jsonWriter) choice(key string, b *bool) {
	if b != nil {
		w.flag(key, *b)
		return
	}
	w.key(key)
	w.raw("null")
}

func (w *jsonWriter) flag(key string, b bool) {
	w.key(key)
	w.to = strconv.AppendBool(w.to, b)
}

// set appends a flag that is left out where it is false.
func (w *jsonWriter) set(key string, b bool) {
	if b {
		w.flag(key, true)
	}
}

// key appends the key of the value to come: a plain word.
func (w *jsonWriter) key(key string) {
	w.comma()
	w.to = append(append(append(w.to, '"'), key...), `":`...)
}

// comma parts a value or key from the one before.
func (w *jsonWriter) comma() {
	if last := w.to[len(w.to)-1]; last != '{' && last != '[' {
		w.to = append(w.to, ',')
	}
}

func (w *jsonWriter) open(bracket byte)  { w.to = append(w.to, bracket) }
func (w *jsonWriter) close(bracket byte) { w.to = append(w.to, bracket) }
func (w *jsonWriter) raw(s string)       { w.to = append(w.to, s...) }

// appendJSONString appends a string in quotes; what is no UTF-8 in it becomes U+FFFD.
func appendJSONString(to []byte, s string) []byte {
	to = append(to, '"')
	done := 0
	for i := 0; i < len(s); {
		c := s[i]
		if jsonPlain[c] {
			i++
			continue
		}
		if jsonWide[c] && i+2 < len(s) && s[i+1]&0xC0 == 0x80 && s[i+2]&0xC0 == 0x80 && (c != 0xE2 || s[i+1] != 0x80 || s[i+2]|1 != 0xA9) {
			i += 3
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if c >= utf8.RuneSelf && (r != utf8.RuneError || n > 1) && r != '\u2028' && r != '\u2029' { // the last two end a line in JavaScript
			i += n
			continue
		}
		to = appendEscape(append(to, s[done:i]...), r)
		i += n
		done = i
	}
	return append(append(to, s[done:]...), '"')
}

// jsonPlain are the bytes that stand for themselves.
var jsonPlain = func() (plain [256]bool) {
	for c := ' '; c < utf8.RuneSelf; c++ {
		plain[c] = c != '"' && c != '\\'
	}
	return plain
}()

// jsonWide are the first bytes of characters of three bytes that stand for themselves whatever the other two are, as nearly all Chinese
// ones; U+2028 and U+2029 aside.
var jsonWide = func() (w [256]bool) {
	for c := 0xE1; c <= 0xEF; c++ {
		w[c] = c != 0xED // surrogates
	}
	return w
}()

func appendEscape(to []byte, r rune) []byte {
	const hex = "0123456789abcdef"
	switch r {
	case '"', '\\':
		return append(to, '\\', byte(r))
	case '\b':
		return append(to, `\b`...)
	case '\f':
		return append(to, `\f`...)
	case '\n':
		return append(to, `\n`...)
	case '\r':
		return append(to, `\r`...)
	case '\t':
		return append(to, `\t`...)
	}
	return append(to, '\\', 'u', hex[r>>12], hex[r>>8&0xF], hex[r>>4&0xF], hex[r&0xF])
}
