package extract

import "testing"

func TestATableOfPeopleTellsItselfThatTheyAreExaminers(t *testing.T) {
	t.Parallel()
	const (
		cards  = "姓名|职业|证书编号\n王志远|电工|皖交考评（2022）031号\n李小梅|焊工|皖交考评（2022）032号"
		shown  = "王志远 电工 皖交考评(2022)031号; 李小梅 焊工 皖交考评(2022)032号"
		three  = "姓名|职业|证书编号\n王志远|电工|Z1\n李小梅|电工|Z2\n赵春兰|焊工|Z3"
		people = "王志远 电工 Z1; 李小梅 电工 Z2; 赵春兰 焊工 Z3"
		behind = "办公室58平方米，理论考场130平方米、50个考位，实操场地2400平方米、工位26个，场地内外均有视频监控，考试过程全程录像，录像按规定保存，设备设施由安全机务部定期检修保养。"
	)
	for _, c := range []struct{ name, table, above, want string }{
		{"numbers that say so", cards, "办公室58平方米，有视频监控。", shown},
		{"in another order", "证书号|工种|姓名\n考评2022-31|电工|王志远\n考评2022-32|焊工|李小梅", "各项制度健全。", "王志远 电工 考评2022-31; 李小梅 焊工 考评2022-32"},
		{"most of the numbers", "姓名|职业|证书编号\n王志远|电工|KP考评031\n李小梅|焊工|KP考评032\n赵春兰|焊工|Z33", "人员如下", "王志远 电工 KP考评031; 李小梅 焊工 KP考评032; 赵春兰 焊工 Z33"},
		{"as many as are counted", three, "专职3人，兼职8人，考评员3人，督导员2人。" + behind, people},
		{"counted in other words", three, "现有专职2人、兼职5人，备案考评人员3名。" + behind, people},
		{"counted without numbers of certificates", "姓名|职业\n王志远|电工\n李小梅|电工\n赵春兰|焊工", "聘有3名考评员。" + behind, "王志远 电工; 李小梅 电工; 赵春兰 焊工"},
		{"other people's caption", cards, "获证学员名单", ""},
		{"supervisors as many as examiners", three, "考评员3人，督导员3人。" + behind, ""},
		{"another count", three, "专职3人，兼职8人，考评员5人，督导员2人。" + behind, ""},
		{"nobody counted", three, behind, ""},
		{"no occupation", "姓名|电话\n王志远|1\n李小梅|2\n赵春兰|3", "考评员3人。" + behind, ""},
		{"results of an exam", "姓名|职业|成绩\n王志远|电工|80\n李小梅|电工|81\n赵春兰|焊工|90", "考评员3人。" + behind, ""},
	} {
		if got := listed(c.table, c.above); got != c.want {
			t.Errorf("%s\n gives %s\n want  %s", c.name, got, c.want)
		}
	}
}
