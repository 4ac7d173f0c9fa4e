package nianping

import "math/big"

// Limit is one number of the checks that a bureau may set (阈值): from where on a figure is asked about.
type Limit struct {
	Name  string  `json:"name"` // of Limits
	Value Decimal `json:"value"`
}

// LimitInfo says what a limit means.
type LimitInfo struct {
	Name    string // the code of the check, a point, and the number's own name
	Unit    string
	Meaning string
}

// Limits is THE list of limits; rubric.json gives each its value. The contract fixes those of NEAR_DUPLICATE and
// EXAMINER_SHARED and the notice those of its own numbers; they are not here.
var Limits = []LimitInfo{
	{"ALL_PASSED.upper", "人", "二级以上全部合格，从多少人起作为重大问题"},
	{"ALL_PASSED.lower", "人", "三级以下全部合格，从多少人起询问"},
	{"ALL_PASSED.lower_high", "人", "三级以下全部合格，从多少人起作为重大问题（威尔逊下限超过95%）"},
	{"RATES_IDENTICAL.groups", "组", "通过率完全相同的组数"},
	{"RATES_IDENTICAL.people", "人", "参与比较的各组最少人数"},
	{"RATES_ROUND.groups", "组", "通过率全是整数的最少组数"},
	{"RATE_JUMP.points", "百分点", "通过率比上年变化超过"},
	{"RATE_JUMP.people", "人", "两年都至少有多少人才比较"},
	{"HIGHER_LEVEL_EASIER.points", "百分点", "高等级通过率高出各低等级超过"},
	{"HIGHER_LEVEL_EASIER.people", "人", "各等级至少有多少人才比较"},
	{"NO_ABSENCE.people", "人", "报考多少人起无人缺考要询问"},
	{"VOLUME_JUMP.times", "倍", "报考人数超过上年的倍数"},
	{"VOLUME_JUMP.people", "人", "上年至少有多少人才比较"},
	{"OVER_CAPACITY.per_day", "人", "3名考评员一组每天最多考多少人"},
	{"OVER_CAPACITY.days", "天", "每批次按几天估算"},
	{"STATION_CAPACITY.turns", "场", "每个工位每天考几场"},
	{"STATION_CAPACITY.days", "天", "全年用工位的天数超过"},
	{"BATCH_TOO_LARGE.people", "人", "平均每批次人数超过"},
	{"SUBSIDY_EQUALS_PASSED.people", "人", "从多少人起询问"},
	{"EXAMINER_MANY_OCCUPATIONS.occupations", "个", "一人被列入多少个职业起询问"},
	{"EXAMINER_AGE.youngest", "岁", "考评员最小年龄"},
	{"EXAMINER_AGE.oldest", "岁", "考评员最大年龄"},
	{"OUTSIDE_CANDIDATES.share", "%", "企业评价机构的社会考生超过"},
	{"SEATS_TOO_DENSE.area", "平方米", "平均每个考位面积少于"},
	{"SUPERVISION_BELOW_BATCHES.share", "%", "督导次数不足评价批次的"},
	{"DISCIPLINE_UNSTATED.people", "人", "从多少人起应说明违纪违规情况"},
	{"FILING_SURGE.days", "天", "备案起始日到年底不超过"},
	{"FILING_SURGE.batches", "批", "其间评价批次超过"},
	{"FILING_SURGE.people", "人", "其间考生超过"},
	{"EXAMINERS_OF_EMPLOYER.share", "%", "考生和考评员来自同一单位的份额超过"},
	{"LAST_YEAR_DOMINATES.times", "次", "提到上一年至少多少次才比较"},
	{"NO_FAULT_AT_ALL.people", "人", "从多少人起违纪、投诉、不合格都为0要询问"},
	{"LAST_DAY_CORRECTIONS.versions", "次", "截止当天首次报送后更正的次数"},
	{"VERSION_CHANGED.share", "%", "前后两版合计相差超过"},
}

// limit is the value of one limit in the standard that the evaluation goes by, the default standard's where that has none.
func (c *Case) limit(name string) *big.Rat {
	if v := c.standard().limit(name); v != nil {
		return v
	}
	return defaultStandard().limit(name)
}

// count is a limit that counts whole things, cut.
func (c *Case) count(name string) int { return floor(c.limit(name)) }

func floor(r *big.Rat) int { return int(new(big.Int).Quo(r.Num(), r.Denom()).Int64()) }

// limit is nil where the rubric does not set it.
func (r *Rubric) limit(name string) *big.Rat {
	for i := range r.Limits {
		if r.Limits[i].Name == name {
			return r.Limits[i].Value.Rat()
		}
	}
	return nil
}

func limitInfo(name string) (LimitInfo, bool) {
	for _, l := range Limits {
		if l.Name == name {
			return l, true
		}
	}
	return LimitInfo{}, false
}
