package extract

import "testing"

// A form of the whole report in one table gives the year what is counted of trainings of whatever kind.
func TestTrainingIsReadFromForms(t *testing.T) {
	t.Parallel()
	hold(t, func(s string) string {
		return trainingFigures(readBy(trainingFacts, written(`
			一、基本情况 | < | < | <
			机构名称 | 黄山市示例职业培训学校 | 成立时间 | 2012年
			二、培训工作开展情况 | < | < | <
			`+s+`
			三、评价工作开展情况 | < | < | <
			报考人数 | 120 | 合格人数 | 100`, "2024年度工作总结")))
	}, [][3]string{
		{"each count beside a label of its own", "举办各类培训期数 | 9期 | 举办各类培训人数 | 300人", "tc9 tp300"},
		{"the same in bare numbers", "举办各类培训期数 | 9 | 举办各类培训人次 | 300", "tc9 tp300"},
		{"both in one cell", "举办各类培训 | 9期，300人 | < | <", "tc9 tp300"},
		{"in other words", "组织培训班期数 | 9 | 各类培训人数 | 300", "tc9 tp300"},
		{"both kinds and the whole", "开展培训 | 9期，300人 | < | <\n社会化培训 | 4期，120人 | 补贴性培训 | 5期，180人", "sc4 sp120 tc9 tp300 uc5 up180"},
		{"a kind that is summed up", "社会化培训人数合计 | 120 | 补贴性培训人数合计 | 180", "sp120 up180"},
		{"how much more it was", "全年培训期数 | 9 | 全年培训人数较上年增加 | 20人", "tc9"},
		{"the house's own", "内部培训 | 9期，300人 | 补贴性培训 | 无", "uc0 up0"},
	})
}

func TestTablesCountTrainingsOfWhateverKind(t *testing.T) {
	t.Parallel()
	hold(t, func(s string) string { return trained(s) }, [][3]string{
		{"rows", "项目 | 数量\n社会化培训期数 | 4\n社会化培训人数 | 120\n举办各类培训期数 | 9\n举办各类培训人数 | 300", "sc4 sp120 tc9 tp300"},
		{"units in brackets", "举办各类培训（期） | 9\n举办各类培训（人次） | 300", "tc9 tp300"},
		{"labels beside each other", "举办各类培训期数 | 9期 | 举办各类培训人数 | 300人\n其中：社会化培训 | 120人 | 补贴性培训 | 180人", "sp120 tc9 tp300 up180"},
		{"columns", "部门 | 各类培训期数 | 各类培训人数\n机电系 | 4 | 120\n建筑系 | 5 | 180\n合计 | 9 | 300", "tc9 tp300"},
		{"a head without a unit is no whole", "各类培训 | < | <\n名称 | 期数 | 人数\n消防演练 | 2 | 80", ""},
	})
}
