package nianping

import (
	"fmt"
	"strings"
)

// reportYear is the year that a case's report is judged for.
func (c *Case) reportYear() (int, bool) {
	switch {
	case c.Year != 0:
		return c.Year, true
	case c.Report != nil && c.Report.Year != nil:
		return *c.Report.Year, true
	}
	return 0, false
}

// checkExaminerListMissing: EXAMINER_LIST_MISSING, one finding an occupation.
func checkExaminerListMissing(c *Case) []Finding {
	ro := c.roster()
	if len(ro.scope) == 0 && len(c.Report.Examiners) == 0 {
		return []Finding{{Message: "总结没有列出任何考评员。", Question: "各备案工种的考评员有哪些人？"}}
	}
	var found []Finding
	for k, s := range ro.scope {
		if len(ro.lists[k]) > 0 {
			continue
		}
		found = append(found, Finding{
			Message:  fmt.Sprintf("备案工种%s没有列出考评员（规定每个备案工种不少于%d名，并列出基本信息）。", s.Name, ExaminersPerOccupation),
			Formula:  fmt.Sprintf("0＜%d", ExaminersPerOccupation),
			Question: fmt.Sprintf("%s的考评员有哪些人？", s.Name),
			Evidence: c.Report.EvidenceFor(s.Pointer),
		})
	}
	return found
}

// checkExaminersTooFew: EXAMINERS_TOO_FEW, one finding an occupation.
func checkExaminersTooFew(c *Case) []Finding {
	ro := c.roster()
	var found []Finding
	for k, s := range ro.scope {
		n := len(ro.lists[k])
		if n == 0 || n >= ExaminersPerOccupation {
			continue
		}
		found = append(found, Finding{
			Message:  fmt.Sprintf("备案工种%s只列出%d名考评员，少于规定的%d名。", s.Name, n, ExaminersPerOccupation),
			Formula:  fmt.Sprintf("%d＜%d", n, ExaminersPerOccupation),
			Question: fmt.Sprintf("%s是否还有未列出的考评员？", s.Name),
			Evidence: c.Report.EvidenceFor(examinerPointers(ro.lists[k], "name")...),
		})
	}
	return found
}

// checkExaminersForLevel: EXAMINERS_TOO_FEW_FOR_LEVEL, one finding an occupation. Persons whose grade and level are not
// stated count for every level: the question is only put where the list itself says that there are too few.
func checkExaminersForLevel(c *Case) []Finding {
	ro := c.roster()
	var found []Finding
	for k, s := range ro.scope {
		if len(ro.lists[k]) < ExaminersPerOccupation { // said already
			continue
		}
		var short []string
		var formulas []string
		for _, l := range s.Levels {
			n := 0
			for _, i := range ro.lists[k] {
				if yes, known := c.eligible(&c.Report.Examiners[i], l); yes || !known {
					n++
				}
			}
			if n < ExaminersPerLevel {
				short = append(short, fmt.Sprintf("%s%d人", l.Name(), n))
				formulas = append(formulas, fmt.Sprintf("%d＜%d", n, ExaminersPerLevel))
			}
		}
		if len(short) == 0 {
			continue
		}
		found = append(found, Finding{
			Message:  fmt.Sprintf("%s列有考评员%d名，其中具有相应等级考评资质的：%s，少于每等级%d人。", s.Name, len(ro.lists[k]), strings.Join(short, "、"), ExaminersPerLevel),
			Formula:  strings.Join(formulas, "；"),
			Question: fmt.Sprintf("%s的考评员各能考评到哪一级？", s.Name),
			Evidence: c.Report.EvidenceFor(c.gradePointers(ro.lists[k])...),
		})
	}
	return found
}

// checkExaminerExpired: EXAMINER_EXPIRED, one finding for all persons.
func checkExaminerExpired(c *Case) []Finding {
	year, ok := c.reportYear()
	if !ok {
		return nil
	}
	var who []string
	var at []Pointer
	for i := range c.Report.Examiners {
		e := &c.Report.Examiners[i]
		if !e.expired(year) {
			continue
		}
		last, _ := e.validTo()
		who = append(who, fmt.Sprintf("%s%s（至%s）", shortName(e.Name), inOccupation(e), last.Chinese()))
		at = append(at, PointerTo("examiners", i, "valid_until"))
	}
	if len(who) == 0 {
		return nil
	}
	return []Finding{{
		Message:  fmt.Sprintf("%d名考评员的证卡在%d年12月31日之前已过有效期：%s。", len(who), year, listed(who, 5, "人")),
		Question: "过期的考评员是否已换证？过期后有没有参加考评？",
		Evidence: c.Report.EvidenceFor(at...),
	}}
}

// checkExaminerDuplicate: EXAMINER_DUPLICATE, one finding for all persons.
func checkExaminerDuplicate(c *Case) []Finding {
	list, names := c.Report.Examiners, tidyNames(c.Report.Examiners)
	single := len(c.Report.Scope) <= 1
	var who []string
	var at []Pointer
	for i := range list {
		for j := 0; j < i; j++ {
			if names[i] != names[j] {
				continue
			}
			a, b := &list[j], &list[i]
			same := a.Occupation != nil && b.Occupation != nil && tidyOccupation(*a.Occupation) == tidyOccupation(*b.Occupation) ||
				a.Occupation == nil && b.Occupation == nil && single
			if same && samePerson(a, b) {
				who = append(who, shortName(b.Name)+inOccupation(b))
				at = append(at, PointerTo("examiners", j, "name"), PointerTo("examiners", i, "name"))
				break
			}
		}
	}
	if len(who) == 0 {
		return nil
	}
	return []Finding{{
		Message:  fmt.Sprintf("同一职业的考评员名单中有人重复列出：%s。", listed(who, 5, "人")),
		Question: "是重复填写，还是同名的两个人？",
		Evidence: c.Report.EvidenceFor(at...),
	}}
}

func inOccupation(e *Examiner) string {
	if e.Occupation == nil {
		return ""
	}
	return "（" + *e.Occupation + "）"
}

// gradePointers lead to what a list says of how high each person may examine.
func (c *Case) gradePointers(indices []int) []Pointer {
	var at []Pointer
	for _, i := range indices {
		field := "name"
		switch e := &c.Report.Examiners[i]; {
		case e.Level != nil:
			field = "level"
		case e.Grade != nil:
			field = "grade"
		}
		at = append(at, PointerTo("examiners", i, field))
	}
	return at
}

func examinerPointers(indices []int, field string) []Pointer {
	var at []Pointer
	for _, i := range indices {
		at = append(at, PointerTo("examiners", i, field))
	}
	return at
}
