package nianping

import (
	"fmt"
	"sort"
	"strings"
)

func signalSeniorMissing(c *Case) []Finding {
	graded := false
	for i := range c.Report.Examiners {
		graded = graded || c.Report.Examiners[i].Grade != nil && *c.Report.Examiners[i].Grade == GradeSenior || c.Report.Examiners[i].Level != nil
	}
	if !graded { // the list states no grades: nothing can be said
		return nil
	}
	ro := c.roster()
	var found []Finding
	for k, s := range ro.scope {
		for i := range c.Report.Outcomes {
			o := &c.Report.Outcomes[i]
			if o.Occupation == nil || o.Level == nil || o.Level.Rank() < Level2.Rank() || !o.held() || !SameOccupation(*o.Occupation, s.Name) {
				continue
			}
			able := len(ro.lists[k]) == 0
			for _, e := range ro.lists[k] {
				yes, known := c.eligible(&c.Report.Examiners[e], *o.Level)
				able = able || yes || !known
			}
			if able {
				continue
			}
			found = append(found, Finding{
				Message:  fmt.Sprintf("%s有考生%s，但名单中没有能考评这一等级的考评员。", o.Name(), countWords(o)),
				Question: fmt.Sprintf("%s由谁考评？", o.Name()),
				Evidence: c.Report.EvidenceFor(PointerTo("outcomes", i, "passed")),
			})
		}
	}
	return found
}

func signalManyOccupations(c *Case) []Finding {
	list := c.Report.Examiners
	var who []string
	var at []Pointer
	seen := make([]bool, len(list))
	for i := range list {
		if seen[i] || list[i].Occupation == nil {
			continue
		}
		occupations := map[string]bool{}
		for j := i; j < len(list); j++ {
			if list[j].Occupation != nil && sameHuman(&list[i], &list[j]) {
				seen[j] = true
				occupations[tidyOccupation(*list[j].Occupation)] = true
			}
		}
		if len(occupations) >= c.count("EXAMINER_MANY_OCCUPATIONS.occupations") {
			who = append(who, fmt.Sprintf("%s（%d个职业）", shortName(list[i].Name), len(occupations)))
			at = append(at, PointerTo("examiners", i, "name"))
		}
	}
	if len(who) == 0 {
		return nil
	}
	return []Finding{{
		Message:  fmt.Sprintf("有考评员被列为%d个以上职业的考评员：%s。", c.count("EXAMINER_MANY_OCCUPATIONS.occupations"), listed(who, 5, "人")),
		Question: "该考评员各职业的证卡编号是多少？",
		Evidence: c.Report.EvidenceFor(at...),
	}}
}

// sameHuman is samePerson without the card, of which one person may hold several.
func sameHuman(a, b *Examiner) bool {
	x, y := *a, *b
	x.CertificateNo, y.CertificateNo = nil, nil
	return samePerson(&x, &y)
}

func signalCardShared(c *Case) []Finding {
	names := map[string]map[string]bool{}
	pointers := map[string][]Pointer{}
	for i := range c.Report.Examiners {
		e := &c.Report.Examiners[i]
		if e.CertificateNo == nil || strings.ContainsAny(*e.CertificateNo, "*×＊…") {
			continue
		}
		no := tidyCard(*e.CertificateNo)
		if len(no) < 4 {
			continue
		}
		if names[no] == nil {
			names[no] = map[string]bool{}
		}
		names[no][tidyName(e.Name)] = true
		pointers[no] = append(pointers[no], PointerTo("examiners", i, "certificate_no"))
	}
	var shared []string
	for no, who := range names {
		if len(who) > 1 {
			shared = append(shared, no)
		}
	}
	if len(shared) == 0 {
		return nil
	}
	sort.Strings(shared)
	var at []Pointer
	for _, no := range shared {
		at = append(at, pointers[no]...)
	}
	return []Finding{{
		Message:  fmt.Sprintf("不同的考评员填写了相同的证卡编号，共%d个编号重复。", len(shared)),
		Question: "请对照证卡核对编号。",
		Evidence: c.Report.EvidenceFor(at...),
	}}
}

func signalExaminerAge(c *Case) []Finding {
	var who []string
	var at []Pointer
	for i := range c.Report.Examiners {
		e := &c.Report.Examiners[i]
		if e.IDNumber == nil {
			continue
		}
		born, ok := idBirth(*e.IDNumber)
		age := c.Year - born.Year
		if !ok || age >= c.count("EXAMINER_AGE.youngest") && age <= c.count("EXAMINER_AGE.oldest") {
			continue
		}
		who = append(who, fmt.Sprintf("%s（%d岁）", shortName(e.Name), age))
		at = append(at, PointerTo("examiners", i, "id_number"))
	}
	if len(who) == 0 {
		return nil
	}
	return []Finding{{
		Message:  fmt.Sprintf("考评员年龄不在%d至%d岁之间：%s。", c.count("EXAMINER_AGE.youngest"), c.count("EXAMINER_AGE.oldest"), listed(who, 5, "人")),
		Question: "请核对身份信息。",
		Evidence: c.Report.EvidenceFor(at...),
	}}
}

func signalOutsideCandidates(c *Case) []Finding {
	if c.Institution.Type != Enterprise {
		return nil
	}
	most := c.limit("OUTSIDE_CANDIDATES.share")
	for i, s := range c.Report.CandidateSources {
		if !strings.Contains(s.Source, "社会") || s.Share == nil || !most.less(decimalOf(*s.Share)) {
			continue
		}
		return []Finding{{
			Message:  fmt.Sprintf("企业评价机构的考生中“%s”占%.1f%%，超过%s%%。", s.Source, *s.Share, Decimal{most}),
			Formula:  fmt.Sprintf("%.1f＞%s", *s.Share, Decimal{most}),
			Question: "社会考生是哪些单位的人员？",
			Evidence: c.Report.EvidenceFor(PointerTo("candidate_sources", i, "share"), PointerTo("candidate_sources", i, "source")),
		}}
	}
	return nil
}

// signalExaminersOfEmployer: most examiners work for the employer from whom most candidates come (F40). Enterprises examine
// their own people, so it is asked of the others only.
func signalExaminersOfEmployer(c *Case) []Finding {
	list := c.Report.Examiners
	if c.Institution.Type == Enterprise || len(list) == 0 {
		return nil
	}
	most := c.limit("EXAMINERS_OF_EMPLOYER.share")
	own := NameKey(c.Institution.Name)
	for i, s := range c.Report.CandidateSources {
		if s.Share == nil || !most.less(decimalOf(*s.Share)) {
			continue
		}
		n := 0
		employer := ""
		words := NameKey(s.Source)
		for _, e := range c.Report.EvidenceFor(PointerTo("candidate_sources", i, "share")) {
			words += NameKey(e.Text)
		}
		for k := range list {
			if e := list[k].Employer; e != nil && len([]rune(*e)) >= 4 && NameKey(*e) != own && strings.Contains(words, NameKey(*e)) {
				n++
				employer = *e
			}
		}
		if !most.less(perCent(n, len(list))) {
			continue
		}
		return []Finding{{
			Message:  fmt.Sprintf("考生的%.1f%%和%d名考评员中的%d名都来自%s。", *s.Share, len(list), n, employer),
			Formula:  fmt.Sprintf("%d÷%d＞%s%%", n, len(list), Decimal{most}),
			Question: "考评员怎样回避本单位的考生？",
			Evidence: c.Report.EvidenceFor(PointerTo("candidate_sources", i, "share"), PointerTo("candidate_sources", i, "source")),
		}}
	}
	return nil
}

// signalItemIsOccupation: a filed item of 专项职业能力 is an occupation of the dictionary, which has levels (F55). Only rows
// of the dictionary with a source are asked.
func signalItemIsOccupation(c *Case) []Finding {
	var found []Finding
	for _, s := range c.filedScope() {
		if !s.Specialised {
			continue
		}
		for _, o := range c.standard().dictionary() {
			if o.Source == "" || tidyOccupation(o.Name) != tidyOccupation(s.Name) {
				continue
			}
			found = append(found, Finding{
				Message:  fmt.Sprintf("专项职业能力考核项目%s是国家职业分类大典中的职业（%s），应按职业分级别评价。", s.Name, o.Code),
				Question: fmt.Sprintf("%s为什么按专项职业能力考核？", s.Name),
				Evidence: c.Report.EvidenceFor(s.Pointer),
			})
		}
	}
	return found
}

// signalSupervision: supervised visits for less than a share of the batches. That every batch is supervised is one sector's
// rule and no clause of the notice, so fewer visits than batches are no signal by themselves.
func signalSupervision(c *Case) []Finding {
	n, b := c.Report.Implementation.Supervisions, c.Report.Implementation.Batches
	if n == nil || b == nil || !whole(*n*100).less(c.limit("SUPERVISION_BELOW_BATCHES.share").times(whole(*b))) {
		return nil
	}
	return fewerThanBatches(c, n, "内部质量督导", "次", "/implementation/supervisions")
}

func signalPlans(c *Case) []Finding {
	return fewerThanBatches(c, c.Report.Implementation.PlansFiled, "报备评价计划", "次", "/implementation/plans_filed")
}

func fewerThanBatches(c *Case, n *int, what, counter string, at Pointer) []Finding {
	b := c.Report.Implementation.Batches
	if n == nil || b == nil || *n >= *b {
		return nil
	}
	return []Finding{{
		Message:  fmt.Sprintf("%s%d%s，少于评价批次%d批。", what, *n, counter, *b),
		Formula:  fmt.Sprintf("%d＜%d", *n, *b),
		Question: fmt.Sprintf("其余%d批为什么没有？", *b-*n),
		Evidence: c.Report.EvidenceFor(at, "/implementation/batches"),
	}}
}

func signalDiscipline(c *Case) []Finding {
	n, ok := candidates(c.Report)
	if !ok || n < c.count("DISCIPLINE_UNSTATED.people") || c.Report.Implementation.Violations != nil || c.Report.claim("discipline_reported") != "" {
		return nil
	}
	return []Finding{{
		Message:  fmt.Sprintf("考生%d人，总结没有说明有无违纪违规。", n),
		Formula:  fmt.Sprintf("%d≥%d", n, c.count("DISCIPLINE_UNSTATED.people")),
		Question: "全年有无违纪违规？没有的请写明“无”。",
	}}
}
