package nianping

import (
	"fmt"
	"slices"
	"sync"
)

// Metric is one figure that a rubric may score: a row of Metrics.
type Metric struct {
	Name       string // as the rubric names it, e.g. examiner.per_occupation
	Unit       string // of the value: 天, 份额, 项, 平方米, 是否, 情形, …
	Definition string // a Chinese sentence
	Params     []Param
	Cases      []string // the cases it can have, where the unit is 情形
	Written    bool     // more of it needs only to be written down, or corrected, in the report
	Of         func(*Case, Params) Measure
}

// Param is a number that a metric needs and a rubric may change.
type Param struct {
	Name    string
	Default int64
	Meaning string
}

// Params are a metric's numbers for one rubric.
type Params map[string]Points

// Measure is what a metric gives: a value (Scored), or one of three reasons why there is none.
type Measure struct {
	State ItemState
	Value Points    // 0 unless Scored
	Case  string    // the case where the metric's unit is 情形
	Text  string    // the value as printed
	Why   string    // a Chinese clause that says how it came about, with the numbers
	At    []Pointer // where the values stand
	Do    string    // what would make it more, a Chinese verb phrase; "" where the part's name says it
}

// raisedBy is the measure with what would make it more.
func (m Measure) raisedBy(do string) Measure {
	m.Do = do
	return m
}

func measured(v Points, text, why string, at ...Pointer) Measure {
	return Measure{State: Scored, Value: v, Text: text, Why: why, At: at}
}

func inCase(name, why string, at ...Pointer) Measure {
	return Measure{State: Scored, Case: name, Text: name, Why: why, At: at}
}

func notApplicable(why string) Measure { return Measure{State: NotApplicable, Why: why} }

// lacking is the measure of facts that are not there: unreadable where part of the file could not be read, one of them stands
// on the list of doubtful values without a value, the words were recognised in pictures, or something of the part they stand in may
// not have been read; else not stated.
func (c *Case) lacking(why string, at ...Pointer) Measure {
	switch {
	case unreadFinding(c.Report) != nil || c.doubtedValue(at):
		return Measure{State: UnreadableFact, Why: why + "（原件中有无法读取的部分）"}
	case c.Report.Recognised:
		return Measure{State: UnreadableFact, Why: why + "（内容由图像识别得出，可能没有识别全，请对照原件）"}
	case c.unread(at...):
		return Measure{State: UnreadableFact, Why: why + "（这一部分可能没有读全，请对照原件）"}
	}
	return Measure{State: NotStated, Why: why}
}

// doubtedValue: one of the values stands on the list of doubtful ones, by itself or with the whole that it is of.
func (c *Case) doubtedValue(at []Pointer) bool {
	return slices.ContainsFunc(c.Report.Review, func(r Review) bool {
		return slices.ContainsFunc(at, func(p Pointer) bool { return p.Within(r.Pointer) })
	})
}

// partWith is the part of a report in which lists and tables stand of which nothing may have been read.
var partWith = map[string]Pointer{"scope": "/sections/basic", "outcomes": "/sections/overview", "examiners": "/sections/foundation"}

// unread: the part with one of the values stands on the list of doubtful ones as a whole, for there is a list or a table that
// could not be made out, or the words were recognised in pictures. What is short there may be short of what was not read.
func (c *Case) unread(at ...Pointer) bool {
	return c.Report.Recognised || slices.ContainsFunc(c.Report.Review, func(r Review) bool {
		return slices.ContainsFunc(at, func(p Pointer) bool {
			part, known := partWith[p.Parts()[0]]
			return known && part == r.Pointer
		})
	})
}

// unlessUnread is the measure of a share of values, or of something lacking where the share is short of the whole and more of the
// values may stand in the report than were read.
func (c *Case) unlessUnread(m Measure, at Pointer) Measure {
	if m.Value.less(whole(1)) && c.unread(at) {
		return c.lacking(m.Why, at)
	}
	return m
}

// Metrics is THE list of metrics. The slice must not be changed.
func Metrics() []Metric { return metrics() }

// MetricNamed finds a metric; ok is false where there is none of the name.
func MetricNamed(name string) (m Metric, ok bool) {
	m, ok = metricsByName()[name]
	return m, ok
}

var metricsByName = sync.OnceValue(func() map[string]Metric {
	byName := map[string]Metric{}
	for _, m := range Metrics() {
		byName[m.Name] = m
	}
	return byName
})

var metrics = sync.OnceValue(func() []Metric {
	return []Metric{
		{Name: "submission.days_late", Unit: "天", Definition: "首次可读报送晚于截止日的日历天数，按期为0。", Of: metricDaysLate},
		{Name: "report.blocks", Unit: "份额", Definition: "附件2九个组成部分中有实际内容的份额；不适用的部分不计入分母。", Written: true, Of: metricBlocks},
		{Name: "claim.organisation", Unit: "是否", Definition: "是否介绍机构总体情况。", Of: metricOrganisation},
		{Name: "claim.duties", Unit: "是否", Definition: "是否写明内部职责分工。", Of: claimMetric("duties")},
		{Name: "rules.named", Unit: "项", Definition: "附1-二六项制度中写明建立的项数；只笼统说制度健全的按1项计。", Written: true, Of: metricRules},
		{Name: "staff.posts", Unit: "类", Definition: "附1-四五类岗位中写明配备的类数。", Written: true, Of: metricPosts},

		{Name: "examiner.per_occupation", Unit: "份额", Definition: "各备案职业有效考评员人数与规定人数之比（不超过1）的平均。", Params: []Param{{"need", ExaminersPerOccupation, "每个备案工种应有的考评员人数"}}, Of: metricExaminersPerOccupation},
		{Name: "examiner.per_level", Unit: "份额", Definition: "各备案职业等级具有考评资质的有效人数与规定人数之比（不超过1）的平均；专项按项目计。", Params: []Param{{"need", ExaminersPerLevel, "每个职业等级应有的考评人员数"}}, Of: metricExaminersPerLevel},
		{Name: "examiner.completeness", Unit: "份额", Definition: "考评员姓名、职业、证卡编号、考评等级、有效期五项的填写率；性别、单位、电话、身份证号不计。", Written: true, Of: metricExaminerCompleteness},
		{Name: "examiner.valid", Unit: "份额", Definition: "写明有效期的考评员中证卡覆盖当年12月31日的份额；都没有写明的不适用。", Of: metricExaminerValid},

		{Name: "venue.office_area", Unit: "平方米", Definition: "办公用房面积。", Of: metricOfficeArea},
		{Name: "claim.secrecy", Unit: "是否", Definition: "是否设有试卷保密场所或保密柜。", Of: claimMetric("secrecy")},
		{Name: "venue.theory_area", Unit: "平方米", Definition: "理论考场面积；分职业写明的取最小。", Of: metricTheoryArea},
		{Name: "venue.theory_seats", Unit: "个", Definition: "理论考场考位数；分职业写明的取最小。", Of: metricTheorySeats},
		{Name: "venue.stations", Unit: "份额", Definition: "开展评价的职业工位数与规定数之比（不超过1）的平均；名册注明非通用工种的不计。", Params: []Param{{"need", PracticalStationsMin, "每个通用职业应有的考核工位数"}}, Of: metricStations},
		{Name: "venue.video", Unit: "是否", Definition: "考场是否配备视频监控。", Of: metricVideo},
		{Name: "claim.safety", Unit: "是否", Definition: "是否写明消防、安全、环保等条件。", Of: claimMetric("safety")},

		{Name: "outcome.level_cells", Unit: "份额", Definition: "本年度开展的各等级（专项按项目）报考、合格、通过率三项的填报率。", Written: true, Of: metricLevelCells},
		{Name: "outcome.consistency", Unit: "份额", Definition: "可以进行的数据勾稽检查中一致的份额；可查的少于规定种数的，视为无法判断。", Params: []Param{{"least", 3, "至少可查的种数"}}, Written: true, Of: metricConsistency},
		{Name: "outcome.active_share", Unit: "份额", Definition: "本年度有考生的备案职业占备案职业的份额。", Of: metricActiveShare},
		{Name: "outcome.rate_faults", Unit: "分", Definition: "人数达到规定的各等级（专项按项目）通过率超出合理区间的扣分之和。", Params: []Param{
			{"least", 10, "参与判断的最少人数"}, {"low_lower", 40, "五级至三级通过率下限（%）"}, {"high_lower", 98, "五级至三级通过率上限（%）"},
			{"low_upper", 20, "二级、一级通过率下限（%）"}, {"high_upper", 90, "二级、一级通过率上限（%）"}, {"low_item", 40, "专项通过率下限（%）"}, {"high_item", 99, "专项通过率上限（%）"},
			{"outside", 1, "每个超出区间的等级扣分"}, {"all_passed", 2, "二级、一级全部合格的扣分"}}, Of: metricRateFaults},

		{Name: "plan.reported", Unit: "是否", Definition: "是否写明评价计划事先报备。", Of: metricPlanReported},
		{Name: "plan.counted", Unit: "是否", Definition: "是否写明报备次数。", Of: metricPlanCounted},
		{Name: "plan.covers_batches", Unit: "是否", Definition: "报备次数是否不少于评价批次。", Of: metricPlanCovers},
		{Name: "supervision.supervisors", Unit: "是否", Definition: "是否写明内部质量督导人员。", Of: metricSupervisors},
		{Name: "supervision.counted", Unit: "是否", Definition: "是否写明督导次数。", Of: metricSupervisionCounted},
		{Name: "supervision.covers_batches", Unit: "是否", Definition: "督导次数是否不少于评价批次，或写明每批次督导。", Of: metricSupervisionCovers},
		{Name: "records.kinds", Unit: "种", Definition: "写明的过程记录种数（签到、考场记录、评分记录、录像、试卷交接）。", Written: true, Of: metricRecords},
		{Name: "discipline.reported", Unit: "情形", Definition: "违纪违规查处情况：写明起数或没有发生的为写明结果；只有要求、承诺而没有结果的为一般表述。", Cases: []string{"写明结果", "只作一般表述", "没有结果"}, Written: true, Of: metricDiscipline},
		{Name: "claim.archive_per_batch", Unit: "是否", Definition: "是否按批次建立评价档案。", Of: activityClaim("archive_per_batch")},
		{Name: "claim.archive_keeping", Unit: "是否", Definition: "是否写明档案保管的专人、地点或年限。", Of: activityClaim("archive_keeping")},
		{Name: "claim.integrity_files", Unit: "是否", Definition: "是否建立相关人员诚信档案。", Of: activityClaim("integrity_files")},
		{Name: "result.publicised", Unit: "是否", Definition: "评价结果是否公示。", Of: metricPublicised},
		{Name: "claim.result_reported", Unit: "是否", Definition: "评价结果是否报备或上传。", Of: activityClaim("result_reported")},

		{Name: "training.social", Unit: "情形", Definition: "社会化培训情况的写明程度。", Cases: []string{"写明人数", "写明未开展", "有开展而无人数"}, Written: true, Of: metricSocialTraining},
		{Name: "training.subsidised", Unit: "情形", Definition: "政府补贴性培训情况的写明程度。", Cases: []string{"写明人数", "写明未开展", "有开展而无人数"}, Written: true, Of: metricSubsidisedTraining},
		{Name: "training.total", Unit: "情形", Definition: "全年累计培训规模及其与分项的关系。", Cases: []string{"不少于分项", "小于分项"}, Written: true, Of: metricTrainingTotal},

		{Name: "plans.section", Unit: "是否", Definition: "是否有下一步培训评价工作打算。", Of: metricPlansSection},
		{Name: "claim.plan_actions", Unit: "是否", Definition: "打算是否有两项以上具体措施。", Of: claimMetric("plan_actions")},
		{Name: "claim.plan_concrete", Unit: "是否", Definition: "打算是否写明数字、日期或具体问题。", Of: claimMetric("plan_concrete")},
	}
})

// shareOf is a share as a measure: 8/9（88.89%）.
func shareOf(part, of int, why string, at ...Pointer) Measure {
	v := fraction(int64(part), int64(of))
	return measured(v, fmt.Sprintf("%d/%d", part, of), why, at...)
}

func yesNo(yes bool, why string, at ...Pointer) Measure {
	if yes {
		return measured(whole(1), "是", why, at...)
	}
	return measured(Points{}, "否", why, at...)
}

func percent(share Points) string {
	all := share.times(whole(100))
	return all.String() + "%"
}
