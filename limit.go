package nianping

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
	{"PEER_OUTLIER.institutions", "家", "至少有多少家机构评价同一职业同一等级才比较"},
	{"PEER_OUTLIER.people", "人", "参与比较的最少人数"},
	{"PEER_OUTLIER.times", "倍", "与中位数相差超过中位偏差的倍数"},
	{"PEER_OUTLIER.deviation", "百分点", "中位偏差小于此数的按此数计"},
	{"EXAMINER_LIST_COPIED.people", "人", "名单至少有多少人才比较"},
	{"VOLUME_SHARE.share", "%", "一家机构占全市考生超过"},
	{"VOLUME_SHARE.institutions", "家", "至少有多少家报送才比较"},
}

// limit is the value of one limit in the standard that the evaluation goes by.
func (c *Case) limit(name string) Points { return c.standard().limit(name) }

// count is a limit that counts whole things.
func (c *Case) count(name string) int { return c.standard().count(name) }

// count is a limit that counts whole things, cut.
func (r *Rubric) count(name string) int {
	return int(r.limit(name).cut())
}

// limit is the value of one limit: the rubric's, the default standard's where it has none, or where the rubric is nil.
func (r *Rubric) limit(name string) Points {
	for _, standard := range []*Rubric{r, defaultStandard()} {
		if standard == nil {
			continue
		}
		for i := range standard.Limits {
			if standard.Limits[i].Name == name {
				return standard.Limits[i].Value.exact
			}
		}
	}
	panic("no limit " + name) // a test holds the list
}

func limitInfo(name string) (LimitInfo, bool) {
	for _, l := range Limits {
		if l.Name == name {
			return l, true
		}
	}
	return LimitInfo{}, false
}
