package nianping

import (
	"fmt"
	"strings"
)

// claimNames are the names of ClaimCodes by code.
func claimName(code string) string {
	for _, c := range ClaimCodes {
		if c.Code == code {
			return c.Name
		}
	}
	return code
}

// claimMetric makes the metric of one claim: 是 where stated, 否 where the text says there is none or only means to.
func claimMetric(code string) func(*Case, Params) Measure {
	return func(c *Case, _ Params) Measure { return c.claimed(code) }
}

// activityClaim is claimMetric for facts of held assessments: not applicable where none were held and none is told.
func activityClaim(code string) func(*Case, Params) Measure {
	return func(c *Case, _ Params) Measure { return c.whereActive(c.claimed(code)) }
}

func (c *Case) claimed(code string) Measure {
	for i, cl := range c.Report.Claims {
		if cl.Code != code {
			continue
		}
		at := PointerTo("claims", i)
		switch cl.State {
		case ClaimStated:
			return yesNo(true, "写明"+claimName(code), at)
		case ClaimNone:
			return yesNo(false, "写明没有"+claimName(code), at)
		case ClaimPlanned:
			return yesNo(false, claimName(code)+"只有打算", at)
		}
	}
	return c.lacking("没有写明" + claimName(code))
}

// whereActive turns what is missing, or said not to be there (无计划报备、结果公示事项), into not applicable where the year had no
// assessments: there was nothing to report, to publish or to keep.
func (c *Case) whereActive(m Measure) Measure {
	absent := m.State == NotStated || m.State == Scored && m.Case == "" && m.Value.sign() == 0
	if absent && c.Report.inactive() {
		return notApplicable("本年度未开展评价，不适用")
	}
	return m
}

func (c *Case) claimPointer(code string) Pointer {
	for i, cl := range c.Report.Claims {
		if cl.Code == code {
			return PointerTo("claims", i)
		}
	}
	return "/claims"
}

func metricDaysLate(c *Case, _ Params) Measure {
	switch c.Status.State {
	case NotRequired:
		return notApplicable("本年度不需报送")
	case OnTime, Late:
		if d := c.Status.DaysLate; d != nil {
			why := "按期报送"
			if c.Status.ReceivedAt != nil {
				why = fmt.Sprintf("%s收到，截止%s", chineseDay(*c.Status.ReceivedAt), chineseDay(c.Status.Due))
			}
			if *d > 0 {
				why += fmt.Sprintf("，逾期%d天", *d)
			}
			return measured(whole(*d), fmt.Sprintf("%d天", *d), why)
		}
	}
	return Measure{State: UnreadableFact, Why: "不知道何时收到"}
}

// chineseDay is the day of a moment or date as the contract prints it; what is neither stays as it is.
func chineseDay(s string) string {
	if len(s) >= 10 {
		if d, err := ParseDate(s[:10]); err == nil {
			return d.Chinese()
		}
	}
	return s
}

// metricBlocks counts the nine blocks of Attachment 2 (domain research, A2).
func metricBlocks(c *Case, _ Params) Measure {
	r := c.Report
	byLevel, byOccupation, levelless := false, false, onlySpecialised(r)
	for i := range r.Outcomes {
		o := &r.Outcomes[i]
		if o.Registered == nil && o.Passed == nil {
			continue
		}
		byLevel = byLevel || o.Level != nil
		byOccupation = byOccupation || o.Occupation != nil
	}
	counted := len(r.Outcomes) > 0
	scope := c.filedScope()
	single := len(scope) == 1 && counted
	blocks := []struct {
		name        string
		found, need bool
		at          Pointer
	}{
		{"一、基本情况", r.Sections.Basic, true, "/sections/basic"},
		{"二、培训工作开展情况", r.Sections.Training, true, "/sections/training"},
		{"三（一）备案范围和考生来源", len(r.Scope) > 0 || len(r.CandidateSources) > 0 || len(r.LevelsHeld) > 0, true, "/scope"},
		{"三（一）分级统计", byLevel || r.inactive(), !levelless, "/outcomes"},
		{"三（一）分职业统计", byOccupation || single || r.inactive(), true, "/outcomes"},
		{"三（二）基础建设情况", r.Sections.Foundation, true, "/sections/foundation"},
		{"三（二）考评员名单", len(r.Examiners) > 0, true, "/examiners"},
		{"三（三）评价实施情况", r.Sections.Implementation, true, "/sections/implementation"},
		{"四、下一步打算", r.Sections.Plans, true, "/sections/plans"},
	}
	found, need := 0, 0
	var lost []Pointer // where what is missing would stand
	var missing []string
	for _, b := range blocks {
		if !b.need {
			continue
		}
		need++
		if b.found {
			found++
		} else {
			missing = append(missing, b.name)
			lost = append(lost, b.at)
		}
	}
	why := fmt.Sprintf("应有%d个部分，有实际内容的%d个", need, found)
	if len(missing) > 0 {
		why += "，缺" + strings.Join(missing, "、")
	}
	if m := c.lacking(why, lost...); found < need && m.State == UnreadableFact {
		return m
	}
	return shareOf(found, need, why).raisedBy("补写" + strings.Join(missing, "、"))
}

func metricOrganisation(c *Case, _ Params) Measure {
	m := c.claimed("organisation")
	if m.State == NotStated && c.Report.Sections.Basic {
		return yesNo(true, "有基本情况部分")
	}
	return m
}

func metricRules(c *Case, _ Params) Measure {
	r := c.Report
	if len(r.Rules) == 0 {
		if r.RulesGeneral {
			return measured(whole(1), "1项", "只笼统写明制度健全，没有逐项列出", "/rules_general").raisedBy("逐项写明" + strings.Join(RuleNames, "、"))
		}
		return c.lacking("没有写明附1-二的任何一项制度", "/rules")
	}
	var at []Pointer
	var missing []string
	n := 0
	for _, name := range RuleNames {
		found := false
		for i, rule := range r.Rules {
			if rule == name {
				found = true
				at = append(at, PointerTo("rules", i))
			}
		}
		if found {
			n++
		} else {
			missing = append(missing, name)
		}
	}
	why := fmt.Sprintf("%d项制度中写明%d项", len(RuleNames), n)
	if len(missing) > 0 {
		why += "，缺" + strings.Join(missing, "、")
	}
	return measured(whole(n), fmt.Sprintf("%d项", n), why, at...).raisedBy("写明" + strings.Join(missing, "、"))
}

func metricPosts(c *Case, _ Params) Measure {
	n := 0
	var missing []string
	var at []Pointer
	for _, p := range posts {
		if postFilled(c.Report, p.Claim) {
			n++
			at = append(at, c.claimPointer(p.Claim))
		} else {
			missing = append(missing, p.Name)
		}
	}
	if n == 0 {
		return c.lacking("没有写明岗位配备")
	}
	why := fmt.Sprintf("五类岗位中写明%d类", n)
	if len(missing) > 0 {
		why += "，缺" + strings.Join(missing, "、")
	}
	return measured(whole(n), fmt.Sprintf("%d类", n), why, at...).raisedBy("写明" + strings.Join(missing, "、"))
}

func metricPlanReported(c *Case, _ Params) Measure {
	if n := c.Report.Implementation.PlansFiled; n != nil && *n > 0 {
		return yesNo(true, "写明评价计划报备", "/implementation/plans_filed")
	}
	return c.whereActive(c.claimed("plan_reported"))
}

func metricPlanCounted(c *Case, _ Params) Measure { return c.counted(plansFiled) }

func metricPlanCovers(c *Case, _ Params) Measure { return c.coversBatches(plansFiled) }

func metricSupervisors(c *Case, _ Params) Measure {
	if n := c.Report.Staff.Supervisors; n != nil {
		return yesNo(*n > 0, fmt.Sprintf("督导人员%d人", *n), "/staff/supervisors")
	}
	return c.claimed("supervisors_named")
}

func metricSupervisionCounted(c *Case, _ Params) Measure { return c.counted(supervisions) }

func metricSupervisionCovers(c *Case, _ Params) Measure {
	if c.Report.claim("supervision_every_batch") == ClaimStated {
		return yesNo(true, "写明每批次督导", c.claimPointer("supervision_every_batch"))
	}
	return c.coversBatches(supervisions)
}

// perBatch is something that is done for every batch of exams, and how often a report says it was.
type perBatch struct {
	name  string
	at    Pointer
	times func(*Implementation) *int
}

var (
	plansFiled   = perBatch{"报备", "/implementation/plans_filed", func(im *Implementation) *int { return im.PlansFiled }}
	supervisions = perBatch{"督导", "/implementation/supervisions", func(im *Implementation) *int { return im.Supervisions }}
)

// counted: is it said how often?
func (c *Case) counted(b perBatch) Measure {
	if n := b.times(&c.Report.Implementation); n != nil {
		return yesNo(true, fmt.Sprintf("%s%d次", b.name, *n), b.at)
	}
	return c.whereActive(c.lacking("没有写明"+b.name+"次数", b.at))
}

// coversBatches: as often as there were batches?
func (c *Case) coversBatches(b perBatch) Measure {
	const batchesAt Pointer = "/implementation/batches"
	n, batches := b.times(&c.Report.Implementation), c.Report.Implementation.Batches
	if n == nil || batches == nil {
		return c.whereActive(c.lacking("没有同时写明"+b.name+"次数和评价批次", b.at, batchesAt))
	}
	if *batches == 0 && c.Report.inactive() {
		return notApplicable("本年度未开展评价，不适用")
	}
	return yesNo(*n >= *batches, fmt.Sprintf("%s%d次，评价%d批次", b.name, *n, *batches), b.at, batchesAt)
}

func metricRecords(c *Case, _ Params) Measure {
	n := 0
	var kinds []string
	var at []Pointer
	for _, code := range []string{"record_sign_in", "record_room", "record_scoring", "record_video", "record_papers"} {
		if c.Report.claim(code) == ClaimStated {
			n++
			kinds = append(kinds, claimName(code))
			at = append(at, c.claimPointer(code))
		}
	}
	if n == 0 {
		return c.whereActive(c.lacking("没有写明过程记录"))
	}
	return measured(whole(n), fmt.Sprintf("%d种", n), "写明"+strings.Join(kinds, "、"), at...)
}

// disciplineResult: words that tell a result and not only an intention.
var disciplineResult = Expression(`无|未|没有|零|不存在|[0-9０-９一二三四五六七八九十两]+\s*(?:起|件|次|人|例|名)`)

// metricDiscipline: a number, 0 included, is a result, and so is what the words tell to have happened or not; a text that
// speaks of discipline without either is a phrase.
func metricDiscipline(c *Case, _ Params) Measure {
	if n := c.Report.Implementation.Violations; n != nil {
		return inCase("写明结果", fmt.Sprintf("写明违纪违规%d起", *n), "/implementation/violations")
	}
	at := c.claimPointer("discipline_reported")
	switch c.Report.claim("discipline_reported") {
	case ClaimStated:
		words := c.Report.EvidenceFor(at)
		for _, e := range words {
			if disciplineResult().MatchString(e.Text) {
				return inCase("写明结果", "写明违纪违规查处情况", at)
			}
		}
		if len(words) == 0 {
			return inCase("写明结果", "写明违纪违规查处情况", at)
		}
		return inCase("只作一般表述", "只一般说到违纪违规查处，没有起数，也没有写明未发生", at)
	case ClaimNone:
		return inCase("写明结果", "写明没有违纪违规", at)
	case ClaimPlanned:
		return inCase("没有结果", "违纪违规查处只有打算", at)
	}
	return c.whereActive(c.lacking("没有写明违纪违规查处情况", "/implementation/violations"))
}

func metricPublicised(c *Case, _ Params) Measure {
	if p := c.Report.Implementation.ResultsPublicised; p != nil {
		if *p {
			return yesNo(true, "写明结果公示", "/implementation/results_publicised")
		}
		return c.whereActive(yesNo(false, "写明结果没有公示", "/implementation/results_publicised"))
	}
	return c.whereActive(c.claimed("publicity"))
}

func metricSocialTraining(c *Case, _ Params) Measure {
	t := &c.Report.Training
	return c.training("社会化培训", t.SocialPeople, t.SocialClasses, "/training/social_people", "/training/social_classes")
}

func metricSubsidisedTraining(c *Case, _ Params) Measure {
	t := &c.Report.Training
	return c.training("政府补贴性培训", t.SubsidisedPeople, t.SubsidisedClasses, "/training/subsidised_people", "/training/subsidised_classes")
}

func (c *Case) training(name string, people, classes *int, at, atClasses Pointer) Measure {
	switch {
	case people != nil && *people > 0:
		return inCase("写明人数", fmt.Sprintf("%s%d人", name, *people), at)
	case people != nil || classes != nil && *classes == 0:
		return inCase("写明未开展", "写明未开展"+name, at, atClasses)
	case classes != nil:
		return inCase("有开展而无人数", fmt.Sprintf("%s%d期，没有人数", name, *classes), atClasses)
	}
	return c.lacking("没有写明"+name+"人数", at)
}

func metricTrainingTotal(c *Case, _ Params) Measure {
	t := &c.Report.Training
	if t.TotalPeople == nil {
		return c.lacking("没有写明全年累计培训人数", "/training/total_people")
	}
	for _, part := range []*int{t.SocialPeople, t.SubsidisedPeople} {
		if part != nil && *part > *t.TotalPeople {
			return inCase("小于分项", fmt.Sprintf("全年累计%d人，小于分项%d人", *t.TotalPeople, *part), "/training/total_people")
		}
	}
	return inCase("不少于分项", fmt.Sprintf("全年累计%d人", *t.TotalPeople), "/training/total_people")
}

func metricPlansSection(c *Case, _ Params) Measure {
	if c.Report.Sections.Plans {
		return yesNo(true, "有下一步打算")
	}
	return c.lacking("没有第四部分“下一步培训评价工作打算”")
}
