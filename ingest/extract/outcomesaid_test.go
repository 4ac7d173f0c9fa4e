package extract

import "testing"

func TestHowManyTheyReallyWereReplacesTheFirstFigure(t *testing.T) {
	t.Parallel()
	gives(t, [][2]string{
		{"全年受理报名215人，经审核有7人不符合申报条件予以退回，实际报考208人，合格188人。", "r208 p188"},
		{"网上报名512人，实际报考478人，合格412人。", "r478 p412"},
		{"报考208人，实际参加考试203人，合格188人。", "r208 e203 p188"},
		{"五级报名72人；四级报名53人，实际报考51人。", "5r72 4r51"},
	})
}

// Of people who were turned away nobody passes: what the next clause counts is not theirs.
func TestThoseTurnedAwayEndWithTheirClause(t *testing.T) {
	t.Parallel()
	gives(t, [][2]string{
		{"报考人数208人，缺考5人，违纪取消成绩1人，合格188人，不合格14人，合格率92.6%。", "r208 p188 %92.6"},
		{"报考208人，资格审核不符合7人，合格188人。", "r208 p188"},
		{"报考208人，其中女性120人，合格100人。", "r208"},
	})
}

func TestAYearAmongSeveralTakesNothingFromTheWhole(t *testing.T) {
	t.Parallel()
	gives(t, [][2]string{
		{"截至2024年底，我校累计认定1260人，合格1103人，其中2024年报考208人，合格188人。", "r208 p188"},
		{"我校共报考1260人，合格1103人。其中本年度报考208人，合格188人。", "r208 p188"},
		{"2024年报考208人，合格188人，其中本年新生120人。", "r208 p188"},
		{"今年报考208人，其中今年五级报考120人。", "r208 5r120"},
		{"2023年备案，当年报考71人，合格60人。今年报考208人。", "r208"},
		{"与2023年比（当年认定报名503人），今年报名455人。", "r455"},
	})
}

func TestThoseOfWhomAShareIsToldAreAllWhoCame(t *testing.T) {
	t.Parallel()
	gives(t, [][2]string{
		{"合格率91.7%，为合格198人占实际参考216人的比例；报考228人。", "%91.7 p198 e216 r228"},
		{"合格198人，占报考人数228人的86.8%。", "p198 r228"},
		{"女考生合格98人，占报考人数108人的90.7%。", ""},
		{"五级合格112人，占报考120人的93.3%；四级合格62人，占报考总数208人的29.8%。", "5p112 4p62"},
	})
}

func TestAnItemThatBeginsASentenceKeepsItsSum(t *testing.T) {
	t.Parallel()
	gives(t, [][2]string{
		{"茶艺师五级共考3批，每批30人左右，合计报名91人，合格85人；四级考1批，报名26人，合格21人。", "茶艺师5r91 茶艺师5p85 茶艺师4r26 茶艺师4p21"},
		{"电工五级共考3批，焊工五级1批，合计报名91人。", "r91"},
		{"今年我们考了208人，过了188人，其中五级120人过112人，四级70人过62人。", "e208 p188 5e120 5p112 4e70 4p62"},
		{"报考208人，合格188人，其中五级120人过112人，四级70人过62人。", "r208 p188 5r120 5p112 4r70 4p62"},
		{"受县人社局委托，为其组织五级焊工考核45人，合格40人，数据由委托方上报，不在本报告统计范围。本校五级报考120人，合格112人。", "5r120 5p112"},
	})
}

func TestTablesOfBatchesAndLists(t *testing.T) {
	t.Parallel()
	tables(t, []tableCase{
		{"dates of numbers tell the batches apart", "", `
			时间|职业（等级）|报名|合格
			2024.3|电工（五级）|32|30
			2024.6|电工（四级）|51|44
			2024.9|电工（五级）|40|36
			合计||123|110`, "p110 r123 电工4p44 电工4r51"},
		{"short words for both counts of a cell", "", `
			职业|五级报/合|四级报/合|合计报/合
			电工|72/66|51/44|123/110
			焊工|60/55|/|60/55
			合计|132/121|51/44|183/165`, "4p44 4r51 5p121 5r132 p165 r183 焊工5p55 焊工5r60 焊工p55 焊工r60 电工4p44 电工4r51 电工5p66 电工5r72 电工p110 电工r123"},
		{"a list of labels", "", `
			统计项|数值
			报考总人数|190人
			其中：五级|120人
			四级|70人
			合格总人数|174人
			其中：五级|112人
			四级|62人
			总合格率|91.6%`, "%91.6 4p62 4r70 5p112 5r120 p174 r190"},
	})
}

// The only batch of a row is all of it where the batches add up to the total of their table.
func TestAWholeLedgerGivesTheRowsOfOneBatch(t *testing.T) {
	t.Parallel()
	hold(t, func(table string) string {
		var out []Fact
		for _, f := range readBy(outcomeFacts, inPart("（一）总体情况", table, "备案职业为电工、焊工，均为五级、四级。2024年开展职业技能等级认定。")) {
			if f.Derived && f.Field == "outcomes/registered" && f.Of.Occupation != "" && f.Of.Level != "" {
				out = append(out, f)
			}
		}
		return printed("outcomes/", out)
	}, [][2]string{
		{"批次|职业|等级|报考|合格\n第1批|电工|五级|32|30\n第2批|电工|五级|40|36\n第3批|电工|四级|51|44\n合计|||123|110", "registered=72 registered=51"},
		{"批次|职业|等级|报考|合格\n第1批|电工|五级|32|30\n第2批|电工|五级|40|36\n第3批|电工|四级|51|44\n合计|||150|130", "registered=72"},
	})
}
