package nianping

import (
	"fmt"
	"strings"
)

// checkOccupationScope: OCCUPATION_OUT_OF_SCOPE.
func checkOccupationScope(c *Case) []Finding {
	scope := c.filedScope()
	if len(scope) == 0 && (c.Institution == nil || len(c.Institution.Filings) == 0) {
		return nil
	}
	names := scopeNames(scope)
	var found []Finding
	seen := map[string]bool{}
	for i := range c.Report.Outcomes {
		o := &c.Report.Outcomes[i]
		if o.Occupation == nil || !o.held() || len(c.filedAs(*o.Occupation)) > 0 || seen[tidyOccupation(*o.Occupation)] {
			continue
		}
		seen[tidyOccupation(*o.Occupation)] = true
		largest := &c.Report.Outcomes[largestRow(c.Report, *o.Occupation)]
		found = append(found, Finding{
			Message:  fmt.Sprintf("%s有考生%s，但%s中没有这个职业（有：%s）。", *o.Occupation, countWords(largest), c.scopeWords(), orNone(listed(names, 6, "个"))),
			Question: fmt.Sprintf("开展%s评价的备案依据是什么？", *o.Occupation),
			Evidence: c.Report.EvidenceFor(PointerTo("outcomes", i, "registered"), PointerTo("outcomes", i, "passed"), PointerTo("outcomes", i)),
		})
	}
	return found
}

// checkLevelScope: LEVEL_OUT_OF_SCOPE. A level over all occupations is held against all filed levels, and only where no
// single occupation has shown it already.
func checkLevelScope(c *Case) []Finding {
	scope := c.filedScope()
	var union []Level
	unknown := len(scope) == 0
	for _, s := range scope {
		union = addLevels(union, s.Levels)
		unknown = unknown || len(s.Levels) == 0 && !s.Specialised
	}
	var found []Finding
	shown := map[Level]bool{}
	report := func(i int, filed []Level, of string) {
		o := &c.Report.Outcomes[i]
		shown[*o.Level] = true
		found = append(found, Finding{
			Message:  fmt.Sprintf("%s有考生%s，但%s中%s只有%s。", o.Name(), countWords(o), c.scopeWords(), of, levelList(filed)),
			Question: fmt.Sprintf("开展%s评价的备案依据是什么？", o.Name()),
			Evidence: c.Report.EvidenceFor(PointerTo("outcomes", i, "registered"), PointerTo("outcomes", i, "passed"), PointerTo("outcomes", i)),
		})
	}
	seen := map[rowKind]bool{}
	var filed []Level
	for i := range c.Report.Outcomes {
		o := &c.Report.Outcomes[i]
		if o.Occupation == nil || o.Level == nil || !o.held() || seen[o.kind()] {
			continue
		}
		seen[o.kind()] = true
		at := c.filedAs(*o.Occupation)
		filed = filed[:0]
		for _, k := range at {
			filed = addLevels(filed, scope[k].Levels)
		}
		if len(at) == 0 { // the occupation itself is out of scope: that is said already
			shown[*o.Level] = true
		} else if len(filed) > 0 && !hasLevel(filed, *o.Level) {
			report(i, filed, "该职业")
		}
	}
	for i := range c.Report.Outcomes {
		o := &c.Report.Outcomes[i]
		if o.Occupation == nil && o.Level != nil && o.held() && !unknown && len(union) > 0 && !hasLevel(union, *o.Level) && !shown[*o.Level] {
			report(i, union, "各职业")
		}
	}
	return found
}

// checkScopeDiffers: SCOPE_DIFFERS, the document's scope against the registry's.
func checkScopeDiffers(c *Case) []Finding {
	filed, told := registryScope(c.Institution.Filings, c.Year), documentScope(c.Report)
	if len(filed) == 0 || len(told) == 0 {
		return nil
	}
	var words []string
	var at []Pointer
	names := scopeNames(filed)
	matched := map[int]bool{}
	for _, s := range told {
		found := matchOccupation(s.Name, names)
		if len(found) == 0 {
			words = append(words, "总结有而名册没有的职业："+s.Name)
			at = append(at, s.Pointer)
			continue
		}
		var levels []Level
		for _, k := range found {
			matched[k] = true
			levels = addLevels(levels, filed[k].Levels)
		}
		var extra []Level
		for _, l := range s.Levels {
			if len(levels) > 0 && !hasLevel(levels, l) {
				extra = append(extra, l)
			}
		}
		if len(extra) > 0 {
			words = append(words, fmt.Sprintf("%s总结称备案%s，名册为%s", s.Name, levelList(s.Levels), levelList(levels)))
			at = append(at, s.Pointer)
		}
	}
	for k, s := range filed {
		if !matched[k] {
			words = append(words, "名册有而总结没有的职业："+s.Name)
		}
	}
	if len(words) == 0 {
		return nil
	}
	return []Finding{{
		Message:  fmt.Sprintf("总结所述备案范围与%d年备案名册不一致：%s。", c.Year, strings.Join(words, "；")),
		Question: "备案职业和等级是否有调整？请附备案文件。",
		Evidence: c.Report.EvidenceFor(at...),
	}}
}

// checkFilingLapsed: FILING_LAPSED. A filing that ran out, or was ended, before the year (high) or in its course (medium)
// and was not renewed, where the report counts candidates in that occupation, or does not say in which.
func checkFilingLapsed(c *Case) []Finding {
	total, counted := candidates(c.Report)
	byOccupation := knowsOccupations(c.Report)
	var found []Finding
	for _, f := range lastFilings(c.Institution.Filings) {
		if !f.end.Before(Date{c.Year, 12, 31}) {
			continue
		}
		words, at := "", []Pointer{}
		switch i := largestRow(c.Report, f.occupation); {
		case i >= 0:
			words = "该职业有考生" + countWords(&c.Report.Outcomes[i])
			at = []Pointer{PointerTo("outcomes", i, "registered"), PointerTo("outcomes", i, "passed")}
		case !byOccupation && counted && total > 0:
			words = fmt.Sprintf("总结没有分职业，共有考生%d人", total)
		default:
			continue
		}
		severity, when := Medium, "年内到期而没有延续，其后是否还开展评价需要说明"
		if f.end.Before(Date{c.Year, 1, 1}) {
			severity, when = High, "该年度开始之前已到期"
		}
		found = append(found, Finding{Severity: severity,
			Message:  fmt.Sprintf("%s备案截止%s，%s；%d年度%s。", f.occupation, f.end.Chinese(), when, c.Year, words),
			Question: fmt.Sprintf("%s各批次评价的日期是哪一天？是否已办延续备案？", f.occupation),
			Evidence: c.Report.EvidenceFor(at...),
		})
	}
	return found
}

// filingEnd is the last day on which an occupation was filed.
type filingEnd struct {
	occupation string
	end        Date
}

// lastFilings gives each occupation's last day, in the registry's order; 31 December 9999 where no end is known.
func lastFilings(filings []Filing) []filingEnd {
	var list []filingEnd
	for _, f := range filings {
		end := f.To
		if f.State.Ended() && !f.StateDate.IsZero() && (end.IsZero() || f.StateDate.Before(end)) {
			end = f.StateDate
		}
		if end.IsZero() {
			end = Date{9999, 12, 31}
		}
		known := false
		for i := range list {
			if tidyOccupation(list[i].occupation) == tidyOccupation(f.Occupation) {
				known = true
				if list[i].end.Before(end) {
					list[i].end = end
				}
			}
		}
		if !known {
			list = append(list, filingEnd{f.Occupation, end})
		}
	}
	return list
}

// largestRow is the index of the row of an occupation that counts most candidates, -1 where none counts any.
func largestRow(r *Report, occupation string) int {
	best := -1
	for i := range r.Outcomes {
		o := &r.Outcomes[i]
		if o.Occupation == nil || !o.held() || !SameOccupation(*o.Occupation, occupation) {
			continue
		}
		if best < 0 || o.size() > r.Outcomes[best].size() {
			best = i
		}
	}
	return best
}

// size is the largest count of a row.
func (o *Outcome) size() int {
	n := 0
	for _, f := range countFields {
		if v := f.Of(o); v != nil {
			n = max(n, *v)
		}
	}
	return n
}

func countWords(o *Outcome) string {
	for _, f := range countFields {
		if n := f.Of(o); n != nil {
			return fmt.Sprintf("%d人（%s）", *n, f.Name)
		}
	}
	return ""
}

// levelList names levels from the lowest to the highest.
func levelList(levels []Level) string {
	var names []string
	for _, l := range Levels {
		if hasLevel(levels, l) {
			names = append(names, l.Name())
		}
	}
	return orNone(strings.Join(names, "、"))
}

func orNone(s string) string {
	if s == "" {
		return "无"
	}
	return s
}
