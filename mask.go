package nianping

import (
	"regexp"
	"slices"
	"sort"
	"strings"
)

// MaskID hides an identity number (domain notes, section 6): the first 3 and the last 4 characters remain. What the writer
// has hidden already stays hidden; a number too short for that is hidden whole.
func MaskID(id string) string {
	r := []rune(strings.TrimSpace(id))
	if len(r) < 11 {
		return strings.Repeat("*", len(r))
	}
	return string(r[:3]) + strings.Repeat("*", len(r)-7) + string(r[len(r)-4:])
}

// MaskPhone hides a telephone number: 138****5678; of others all but the last 4 digits, of short ones everything.
func MaskPhone(phone string) string {
	r := []rune(strings.TrimSpace(phone))
	switch {
	case len(r) == 11:
		return string(r[:3]) + "****" + string(r[7:])
	case len(r) < 7:
		return strings.Repeat("*", len(r))
	}
	return strings.Repeat("*", len(r)-4) + string(r[len(r)-4:])
}

// Identity numbers (with a plausible birth date inside, half- or full-width), mobile numbers and numbers with an area code.
var (
	idInText    = Expression(`[0-9０-９]{6}(?:19|20|１９|２０)[0-9０-９]{2}[01０１][0-9０-９][0-3０-３][0-9０-９]{4}[0-9０-９XxＸｘ]`)
	old15InText = Expression(`[1-9][0-9]{7}[01][0-9][0-3][0-9]{4}`)
	mobile      = Expression(`[1１][3-9３-９][0-9０-９]{9}|1[3-9][0-9][- ][0-9]{4}[- ][0-9]{4}`)
	landline    = Expression(`0[1-9][0-9]{1,2}[-—－ ）)][0-9]{7,8}`)
)

// shortestNumber is how many digits the shortest number has that MaskText hides: a landline with its area code.
const shortestNumber = 10

// MayHoldNumber reports whether a text may hold a number of a person: ten digits in a row, with nothing between them but what
// parts a telephone number. It says no of most texts, for far less than a search costs.
func MayHoldNumber(s string) bool {
	digits := 0
	for _, r := range s {
		switch r {
		case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '０', '１', '２', '３', '４', '５', '６', '７', '８', '９':
			if digits++; digits == shortestNumber {
				return true
			}
		case '-', '—', '－', ' ', '）', ')':
		default:
			digits = 0
		}
	}
	return false
}

// MaskText hides identity numbers and telephone numbers that stand in a text.
func MaskText(s string) string {
	if !MayHoldNumber(s) {
		return s
	}
	s = replaceWhole(idInText(), s, MaskID)
	s = replaceWhole(landline(), s, MaskPhone)
	s = replaceWhole(mobile(), s, MaskPhone)
	return replaceWhole(old15InText(), s, MaskID)
}

// replaceWhole replaces matches that are not part of a longer run of digits or letters, such as a credit code.
func replaceWhole(re *regexp.Regexp, s string, mask func(string) string) string {
	places := re.FindAllStringIndex(s, -1)
	if places == nil {
		return s
	}
	var b strings.Builder
	last := 0
	for _, p := range places {
		if p[0] > 0 && alphanumeric(s[p[0]-1]) || p[1] < len(s) && alphanumeric(s[p[1]]) {
			continue
		}
		b.WriteString(s[last:p[0]])
		b.WriteString(mask(s[p[0]:p[1]]))
		last = p[1]
	}
	b.WriteString(s[last:])
	return b.String()
}

func alphanumeric(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '*'
}

// MaskWords hides identity numbers and telephone numbers in any words of the document that a report was read from: those
// that look like one, and those that the report lists, however they are written.
func MaskWords(r *Report) func(string) string {
	hidden := map[string]string{}
	for _, e := range r.Examiners {
		if e.IDNumber != nil && *e.IDNumber != "" {
			hidden[*e.IDNumber] = MaskID(*e.IDNumber)
		}
		if e.Phone != nil && *e.Phone != "" {
			hidden[*e.Phone] = MaskPhone(*e.Phone)
		}
	}
	pairs := make([]string, 0, 2*len(hidden))
	for _, from := range longestFirst(hidden) {
		if len(from) >= 7 { // shorter ones would hit other figures of the text
			pairs = append(pairs, from, hidden[from])
		}
	}
	literal := strings.NewReplacer(pairs...)
	return func(s string) string { return MaskText(literal.Replace(s)) }
}

// MaskReport is a copy of a report with identity numbers and telephone numbers hidden, in its fields and in the words it
// was read from. Everything that comes out of a workspace goes through it unless the officer asks to reveal. What needs no
// hiding is shared with r and must not be changed.
func MaskReport(r *Report) *Report {
	text := MaskWords(r)
	masked := *r
	masked.Examiners = slices.Clone(r.Examiners)
	for i := range masked.Examiners {
		e := &masked.Examiners[i]
		if e.IDNumber != nil {
			id := MaskID(*e.IDNumber)
			e.IDNumber = &id
		}
		if e.Phone != nil {
			phone := MaskPhone(*e.Phone)
			e.Phone = &phone
		}
	}
	hide := func(list []Evidence) []Evidence {
		list = slices.Clone(list)
		for i := range list {
			list[i].Text = text(list[i].Text)
		}
		return list
	}
	masked.Evidence = make(map[Pointer][]Evidence, len(r.Evidence))
	for p, list := range r.Evidence {
		masked.Evidence[p] = hide(list)
	}
	masked.Review = slices.Clone(r.Review)
	for i := range masked.Review {
		masked.Review[i].Reason = text(masked.Review[i].Reason)
	}
	masked.Findings = MaskFindings(r.Findings)
	for i := range masked.Findings {
		masked.Findings[i].Evidence = hide(masked.Findings[i].Evidence)
	}
	return &masked
}

// MaskFindings is a copy of findings with identity numbers and telephone numbers hidden.
func MaskFindings(list []Finding) []Finding {
	out := make([]Finding, len(list))
	for i, f := range list {
		f.Message, f.Question = MaskText(f.Message), MaskText(f.Question)
		f.Evidence = MaskEvidence(f.Evidence)
		out[i] = f
	}
	return out
}

// MaskEvidence is a copy of evidence with identity numbers and telephone numbers hidden. Never nil.
func MaskEvidence(list []Evidence) []Evidence {
	out := make([]Evidence, len(list))
	for i, e := range list {
		e.Text = MaskText(e.Text)
		out[i] = e
	}
	return out
}

func longestFirst(m map[string]string) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool {
		if len(keys[i]) != len(keys[j]) {
			return len(keys[i]) > len(keys[j])
		}
		return keys[i] < keys[j]
	})
	return keys
}
