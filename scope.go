package nianping

import (
	"fmt"
	"slices"
)

// filedOccupation is one filed occupation of a case's scope.
type filedOccupation struct {
	Name        string
	Levels      []Level // empty for 专项职业能力, and where a document does not say
	Specialised bool    // 专项职业能力, which has no levels
	Pointer     Pointer // of the document's scope item; "" for the registry's
}

// InForce reports whether the filing was in force on at least one day of the year. A filing without dates counts as in
// force; one that was ended (退出, 撤销, 注销) counts until its state's date.
func (f Filing) InForce(year int) bool {
	first, last := Date{year, 1, 1}, Date{year, 12, 31}
	switch {
	case !f.From.IsZero() && last.Before(f.From), !f.To.IsZero() && f.To.Before(first):
		return false
	case f.State.Ended() && !f.StateDate.IsZero() && f.StateDate.Before(first):
		return false
	}
	return true
}

// filedScope is what the case's occupations and levels are held against: the registry's scope as in force in that year
// where the institution is known, else the document's own. Empty where neither says.
func (c *Case) filedScope() []filedOccupation {
	if c.memo == nil {
		return c.scopeInForce()
	}
	if c.memo.scope == nil {
		c.memo.scope = c.scopeInForce()
	}
	return c.memo.scope
}

func (c *Case) scopeInForce() []filedOccupation {
	if c.Institution != nil && len(c.Institution.Filings) > 0 {
		return registryScope(c.Institution.Filings, c.Year)
	}
	return documentScope(c.Report)
}

// filedAs is matchOccupation of an occupation and those of filedScope, once an evaluation for what many rows name.
func (c *Case) filedAs(occupation string) []int {
	if c.memo == nil {
		return matchOccupation(occupation, scopeNames(c.filedScope()))
	}
	at, known := c.memo.filedAs[occupation]
	if !known {
		at = matchOccupation(occupation, scopeNames(c.filedScope()))
		if c.memo.filedAs == nil {
			c.memo.filedAs = map[string][]int{}
		}
		c.memo.filedAs[occupation] = at
	}
	return at
}

// scopeWords names the source of filedScope in a sentence.
func (c *Case) scopeWords() string {
	if c.Institution != nil && len(c.Institution.Filings) > 0 {
		return fmt.Sprintf("%d年备案名册", c.Year)
	}
	return "总结所述备案范围"
}

// scopeList gathers filed occupations, each once.
type scopeList struct {
	scope []filedOccupation
	keys  []string // their names, tidied
}

// named is the occupation of a name, and whether it is named for the first time.
func (l *scopeList) named(name string) (o *filedOccupation, first bool) {
	key := tidyOccupation(name)
	at := slices.Index(l.keys, key)
	if first = at < 0; first {
		at, l.keys = len(l.scope), append(l.keys, key)
		l.scope = append(l.scope, filedOccupation{Name: name})
	}
	return &l.scope[at], first
}

func registryScope(filings []Filing, year int) []filedOccupation {
	var l scopeList
	for _, f := range filings {
		if !f.InForce(year) {
			continue
		}
		o, first := l.named(f.Occupation)
		o.Specialised = (first && f.Programme == Specialised || o.Specialised) && len(f.Levels) == 0
		o.Levels = addLevels(o.Levels, f.Levels)
	}
	return l.scope
}

func documentScope(r *Report) []filedOccupation {
	if r == nil {
		return nil
	}
	l := scopeList{make([]filedOccupation, 0, len(r.Scope)), make([]string, 0, len(r.Scope))}
	for i, item := range r.Scope {
		o, first := l.named(item.Occupation)
		if first {
			o.Pointer = PointerTo("scope", i)
		}
		o.Levels = addLevels(o.Levels, item.Levels)
	}
	scope := l.scope
	for i := range scope {
		scope[i].Specialised = len(scope[i].Levels) == 0 && !hasLevelRows(r, scope[i].Name)
	}
	return scope
}

// hasLevelRows: the report counts candidates of the occupation by level, so it is no 专项职业能力.
func hasLevelRows(r *Report, occupation string) bool {
	for i := range r.Outcomes {
		if o := &r.Outcomes[i]; o.Occupation != nil && o.Level != nil && SameOccupation(*o.Occupation, occupation) {
			return true
		}
	}
	return false
}

// addLevels appends to levels those of more that are not among them.
func addLevels(levels, more []Level) []Level {
	levels = slices.Grow(levels, len(more))
	for _, l := range more {
		if !hasLevel(levels, l) {
			levels = append(levels, l)
		}
	}
	return levels
}

func hasLevel(levels []Level, l Level) bool {
	for _, k := range levels {
		if k == l {
			return true
		}
	}
	return false
}

func scopeNames(scope []filedOccupation) []string {
	names := make([]string, len(scope))
	for i, s := range scope {
		names[i] = s.Name
	}
	return names
}

// held reports whether a row counts at least one candidate.
func (o *Outcome) held() bool {
	for _, n := range []*int{o.Registered, o.Examined, o.Passed, o.Certified} {
		if n != nil && *n > 0 {
			return true
		}
	}
	return false
}

// claim is the state of a claim, "" where the text does not speak of it.
func (r *Report) claim(code string) ClaimState {
	for _, c := range r.Claims {
		if c.Code == code {
			return c.State
		}
	}
	return ""
}

// inactive reports whether the text says that no assessment was held that year, and no row counts a candidate.
func (r *Report) inactive() bool {
	if r.claim("no_activity") != ClaimStated {
		return false
	}
	for i := range r.Outcomes {
		if r.Outcomes[i].held() {
			return false
		}
	}
	return true
}
