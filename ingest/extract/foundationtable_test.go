package extract

import (
	"slices"
	"strings"
	"testing"
)

// foundation reads a table of 三（二） behind paragraphs, with all queries, and prints the head counts and the rooms that it gives,
// in the order of want; rooms as in rooms, without those of single occupations. A ? marks a value that a person is to look at.
func foundation(table, want string, paragraphs ...string) string {
	doc := written(table, append(opened("三、评价工作开展情况", "（一）总体情况", "备案职业为电工、焊工、茶艺师。", "（二）基础建设情况"), paragraphs...)...)
	of := map[string]string{}
	for _, f := range Facts(doc) {
		name, staff := strings.CutPrefix(f.Field, "staff/")
		_, amounts := amount(f.Value)
		if f.Of != (RowKey{}) || !amounts || !staff && !strings.HasPrefix(f.Field, "venues/") {
			continue
		}
		key := roomNames.Replace(name) + "="
		of[key] = key + show(f.Value)
		if f.Doubt+f.Query != "" {
			of[key] += "?"
		}
	}
	var out []string
	for _, k := range strings.Fields(want) {
		key := k[:strings.IndexByte(k, '=')+1]
		if of[key] != "" {
			out = append(out, of[key])
			delete(of, key)
		}
	}
	rest := make([]string, 0, len(of))
	for _, s := range of {
		rest = append(rest, s)
	}
	slices.Sort(rest)
	return strings.Join(append(out, rest...), " ")
}

type foundationCase struct{ name, table, want string }

func foundations(t *testing.T, cases []foundationCase) {
	t.Helper()
	for _, c := range cases {
		if got := foundation(c.table, c.want); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestWhatATableDemandsIsNotWhatThereIs(t *testing.T) {
	t.Parallel()
	foundations(t, []foundationCase{
		{"demand before fact", `
			项目 | 标准 | 实际
			理论考场面积 | ≥60㎡ | 80㎡
			实操场地面积 | ≥200㎡ | 300㎡
			考位 | ≥30 | 40
			工位 | ≥10 | 20`, "ta=80 ts=40 pa=300 ps=20"},
		{"fact before demand, without a sign", `
			指标 | 现状 | 标准要求 | 结论
			办公用房（平方米） | 60 | 40 | 达标
			理论考场（平方米） | 120 | 80 | 达标
			专职人员（人） | 4 | 2 | 达标
			管理人员（人） | 2 | 1 | 达标`, "full_time=4 managers=2 oa=60 ta=120"},
		{"two rows of heads", `
			场地 | 面积（㎡） | < | 工位/考位 | <
			^ | 要求 | 现有 | 要求 | 现有
			理论考场 | 80 | 120 | 40 | 50
			实操考场 | 200 | 300 | 10 | 16`, "ta=120 ts=50 pa=300 ps=16"},
		{"demand in a row", `
			项目 | 理论考场面积 | 考位 | 实操考场面积 | 工位
			备案标准 | 80 | 30 | 200 | 10
			实际情况 | 120 | 50 | 350 | 16`, "ta=120 ts=50 pa=350 ps=16"},
		{"posts to be filled", `
			岗位 | 应配人数 | 实配人数 | 备注
			管理人员 | 2 | 3 |
			考评员 | 6 | 12 |
			督导员 | 1 | 2 |`, "managers=3 examiners=12 supervisors=2"},
		{"what is planned", `
			类别 | 规划面积 | 现有面积
			办公用房 | 60 | 45
			实操场地 | 500 | 300`, "oa=45 pa=300"},
		{"a demand alone is no figure", `
			场地 | 面积
			理论考场 | ≥80㎡
			实操考场 | >=200㎡`, ""},
		{"a room of the standard kind", `
			场地 | 面积（㎡） | 标准机位
			标准化考场 | 80 | 40`, "ta=80 ts=40"},
	})
}

func TestOfTheYearsBeginningAndEndTheEndCounts(t *testing.T) {
	t.Parallel()
	foundations(t, []foundationCase{
		{"in columns", `
			类别 | 年初 | 年末 | 增减
			专职人员 | 5 | 6 | +1
			考评员 | 10 | 12 | +2`, "full_time=6 examiners=12"},
		{"with what came and went", `
			类别 | 期初数 | 本期增加 | 本期减少 | 期末数
			专职人员 | 5 | 2 | 1 | 6
			考评员 | 10 | 3 | 1 | 12`, "full_time=6 examiners=12"},
		{"in rows", `
			时间 | 专职人员 | 兼职人员 | 考评员
			年初 | 5 | 8 | 10
			年末 | 6 | 9 | 12`, "full_time=6 part_time=9 examiners=12"},
		{"of rooms", `
			场地 | 年初面积 | 新增面积 | 年末面积
			理论考场 | 80 | 20 | 100
			实操场地 | 300 | 50 | 350`, "ta=100 pa=350"},
		{"the end first", `
			场地 | 年末面积（㎡） | 年初面积（㎡）
			理论考场 | 100 | 80
			实操场地 | 350 | 300`, "ta=100 pa=350"},
	})
}

func TestTheRoomsOfATableAreTheWholeOfItsRows(t *testing.T) {
	t.Parallel()
	foundations(t, []foundationCase{
		{"a room's area beside the area of all", `
			类型 | 间数 | 单间面积 | 总面积
			理论考场 | 2 | 60 | 120
			实操考场 | 3 | 100 | 300`, "ta=120 pa=300"},
		{"a room's area and how many there are", `
			场地 | 面积（每间，㎡） | 数量
			理论考场 | 60 | 2间
			实操考场 | 100 | 3间`, "ta=120? pa=300?"},
		{"nobody says how many", `
			场地 | 单间面积（㎡） | 监控
			理论考场 | 60 | 有`, "ta=60?"},
		{"what a head has is no room", `
			场地 | 面积 | 人均面积
			理论考场 | 80 | 2
			实操场地 | 300 | 15`, "ta=80 pa=300"},
		{"one column for the places of all rooms", `
			场地名称 | 面积 | 考位（工位）
			办公室 | 45 | —
			理论机房 | 80 | 40
			电工实训室 | 150 | 10
			焊工实训室 | 120 | 8`, "oa=45 ta=80 ts=40 pa=270 ps=18"},
		{"a column headed by the places of one kind", `
			类型 | 面积 | 考位
			理论考场 | 80 | 40
			实操考场 | 300 | 20`, "ta=80 ts=40 pa=300 ps=20?"},
		{"subtotals of kinds below the word of one", `
			类别 | 名称 | 面积 | 工位
			理论考场 | 机房一 | 80 | 40
			理论考场 | 机房二 | 60 | 30
			小计 | | 140 | 70
			实操考场 | 电工实训室 | 150 | 10
			实操考场 | 焊工实训室 | 120 | 8
			小计 | | 270 | 18`, "ta=140 ts=70? pa=270 ps=18"},
		{"how many people a room holds", `
			用途 | 地点 | 面积 | 可容纳人数
			理论考试 | 201 | 80㎡ | 40人
			实操考核 | 一车间 | 150㎡ | 10人`, "ta=80 ts=40 pa=150"},
		{"the sum of rooms of all kinds", `
			序号 | 房间 | 用途 | 面积/㎡
			1 | 101室 | 办公 | 30
			2 | 201室 | 理论考试 | 80
			3 | 301室 | 电工实操 | 150
			合计 | | | 260`, "oa=30 ta=80 pa=150"},
		{"a sum that no rooms of other kinds explain", `
			场地 | 面积
			理论考场 | 80
			实操考场 | 150
			合计 | 290`, "ta=80? pa=150?"},
		{"no unit at all", `
			场地 | 东楼 | 合计
			办公用房 | 20 | 20
			实操场地 | 200 | 200`, "oa=20? pa=200?"},
		{"numbers of rooms", `
			场地 | 东楼 | 西楼
			理论考场 | 2 | 1
			实操场地 | 10 | 12`, ""},
	})
}

func TestARoomThatOccupationsShareIsCountedOnce(t *testing.T) {
	t.Parallel()
	foundations(t, []foundationCase{
		{"named", `
			职业 | 理论考场 | 面积 | 考位 | 实操场地 | 面积 | 工位
			电工 | 301机房 | 80 | 40 | 电工实训室 | 150 | 10
			焊工 | 301机房 | 80 | 40 | 焊接车间 | 120 | 8`, "ta=80 ts=40 pa=270 ps=18"},
		{"two of three share", `
			职业 | 考场 | 理论考场面积 | 考位
			电工 | 301室 | 80 | 40
			焊工 | 301室 | 80 | 40
			茶艺师 | 302室 | 60 | 30`, "ta=140 ts=70"},
		{"not named", `
			职业 | 理论考场（㎡） | 实操场地（㎡）
			电工 | 80 | 150
			焊工 | 80 | 120
			茶艺师 | 80 | 60`, "ta=80? pa=330"},
		{"other rooms as large", `
			职业 | 理论考场 | 面积 | 考位
			电工 | 301机房 | 80 | 40
			焊工 | 302机房 | 80 | 40`, "ta=160 ts=80"},
		{"with a sum", `
			职业 | 理论考场面积 | 考位 | 实操场地面积 | 工位
			电工 | 80 | 40 | 150 | 10
			焊工 | 80 | 40 | 120 | 8
			合计 | 160 | 80 | 270 | 18`, "ta=160 ts=80 pa=270 ps=18"},
		{"practical rooms of their own", `
			职业 | 实操场地面积 | 工位
			电工 | 120 | 10
			焊工 | 120 | 10`, "pa=240 ps=20"},
	})
}

func TestTheRoomsOfSitesWithoutAWholeAreForAPerson(t *testing.T) {
	t.Parallel()
	foundations(t, []foundationCase{
		{"sites in rows", `
			校区 | 办公用房（㎡） | 理论考场（㎡） | 实操场地（㎡）
			东区 | 20 | 80 | 200
			西区 | 25 | 60 | 100`, "oa=45? ta=140? pa=300?"},
		{"sites in columns", `
			项目 | 本部 | 南校区
			办公面积 | 20 | 25
			理论考场面积 | 80 | 60
			考位 | 40 | 30`, "oa=45? ta=140? ts=70?"},
		{"with a whole", `
			项目 | 本部 | 南校区 | 合计
			办公用房（㎡） | 20 | 25 | 45
			理论考场（㎡） | 80 | 60 | 140`, "oa=45 ta=140"},
	})
}

func TestHeadCountsOfATable(t *testing.T) {
	t.Parallel()
	foundations(t, []foundationCase{
		{"sites without a whole", `
			考场 | 专职 | 兼职
			屯溪 | 3 | 5
			歙县 | 2 | 4`, "full_time=5? part_time=9?"},
		{"numbers in the labels", `
			岗位类别 | 人员名单
			管理人员（3人） | 张伟、李娜、王芳
			质量督导员：2人 | 刘洋、陈静
			专家（共4名） | 杨勇等`, "managers=3 supervisors=2 experts=4"},
		{"numbers in the heads", `
			岗位 | 管理人员¶（3人） | 考评员¶（12人） | 督导员¶（2人）
			负责人 | 张伟 | 李娜 | 刘洋`, "managers=3 examiners=12 supervisors=2"},
		{"of which full-time, with a sum", `
			项目 | 人数 | 其中：专职 | 其中：兼职
			管理人员 | 3 | 3 | 0
			考评人员 | 12 | 4 | 8
			督导人员 | 2 | 1 | 1
			合计 | 17 | 8 | 9`, "full_time=8 part_time=9 managers=3 examiners=12 supervisors=2"},
		{"of which full-time, without one", `
			类别 | 总人数 | 其中专职 | 其中兼职
			管理人员 | 3 | 3 | 0
			督导员 | 2 | 1 | 1`, "full_time=4? part_time=1? managers=3 supervisors=2"},
		{"of which full-time, below", `
			项目 | 人数
			工作人员总数 | 15
			其中：专职 | 6
			其中：兼职 | 9
			考评员 | 12
			其中：专职 | 4`, "full_time=6 part_time=9 examiners=12"},
		{"of one post alone", `
			项目 | 人数
			管理人员 | 3
			其中：专职 | 2
			督导员 | 2`, "full_time=2? managers=3 supervisors=2"},
		{"the full-time examiners are not all full-time people", `
			职业 | 考评员 | 其中：专职 | 其中：兼职
			电工 | 6 | 2 | 4
			焊工 | 4 | 3 | 1
			合计 | 10 | 5 | 5`, "examiners=10"},
		{"examiners of both grades and their sum", `
			职业 | 考评员 | 高级考评员 | 合计
			电工 | 4 | 2 | 6
			焊工 | 3 | 1 | 4
			合计 | 7 | 3 | 10`, "examiners=10"},
		{"the same in rows", `
			类别 | 人数 | 占比
			高级考评员 | 3 | 25%
			考评员 | 9 | 75%
			合计 | 12 | 100%`, "examiners=12"},
		{"both grades without a sum", `
			类别 | 人数
			专职人员 | 6
			考评员 | 9
			高级考评员 | 3`, "full_time=6 examiners=9?"},
		{"a grade that is a part", `
			类别 | 人数
			专职人员 | 6
			考评员 | 12
			其中：高级考评员 | 3`, "full_time=6 examiners=12"},
		{"posts and rooms with a column of units", `
			项目 | 数量 | 单位
			专职人员 | 6 | 人
			考评员 | 12 | 人
			理论考场 | 80 | 平方米
			实操场地 | 300 | 平方米`, "full_time=6 examiners=12 ta=80 pa=300"},
		{"with the units before the figures", `
			序号 | 指标名称 | 计量单位 | 数量
			1 | 专职人员 | 人 | 6
			2 | 办公场所 | ㎡ | 45
			3 | 理论考场 | ㎡ | 80
			4 | 理论考位 | 个 | 40
			5 | 实操工位 | 个 | 20`, "full_time=6 oa=45 ta=80 ts=40 ps=20"},
	})
}
