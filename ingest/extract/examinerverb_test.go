package extract

import "testing"

func TestExaminersAreToldByWhatTheyExamine(t *testing.T) {
	t.Parallel()
	each := "王志远 电工; 李小梅 电工; 赵春兰 电工; 钱大有 焊工; 孙小红 焊工"
	both := "王志远 电工; 李小梅 电工; 王志远 焊工; 李小梅 焊工"
	lists(t, "", nil, [][2]string{
		{"电工由王志远、李小梅、赵春兰3人考评；焊工由钱大有、孙小红考评。", each},
		{"电工考评工作由王志远、李小梅、赵春兰担任，焊工考评工作由钱大有、孙小红担任。", each},
		{"电工的考评由王志远、李小梅、赵春兰负责；焊工的考评由钱大有、孙小红承担。", each},
		{"负责电工考评的是王志远、李小梅、赵春兰；负责焊工考评的是钱大有、孙小红。", each},
		{"承担电工考评任务的有王志远、李小梅、赵春兰3人，焊工由钱大有、孙小红2人考评。", each},
		{"电工项目由王志远、李小梅、赵春兰老师负责考评，焊工项目由钱大有、孙小红老师负责考评。", each},
		{"王志远、李小梅、赵春兰担任电工的考评工作，钱大有、孙小红担任焊工的考评工作。", each},
		{"电工考评：王志远、李小梅、赵春兰；焊工考评：钱大有、孙小红。", each},
		{"电工、焊工两个工种：王志远、李小梅2人兼任两个工种的考评员。", both},
		{"电工、焊工两个职业的考评均由王志远、李小梅承担。", both},
		{"电工由王志远、李小梅、赵春兰、钱大有4人考评，其中王志远为高级考评员。", "王志远 电工 senior; 李小梅 电工; 赵春兰 电工; 钱大有 电工"},
		{"电工由王志远、李小梅5人考评。", "王志远 电工; 李小梅? 电工"},
		{"王志远、李小梅经电工考评合格。", ""},
		{"电工考生王志远、李小梅考评合格。", ""},
		{"电工的考评由质量督导员王志远、李小梅监督。", ""},
		{"电工考务由王志远、李小梅负责，考评前一天到场。", ""},
		{"电工未由王志远、李小梅考评。", ""},
		{"王志远、李小梅担任电工、焊工的考评组织工作。", ""},
	})
}

// Who is listed for another occupation examines what a sentence says besides; where an occupation has its list, nobody is added.
func TestWhoIsListedMayBeToldToExamineSomethingElse(t *testing.T) {
	t.Parallel()
	table := "姓名|职业|证书编号\n王志远|电工|Z1001\n李小梅|电工|Z1002"
	for said, want := range map[string]string{
		"米酒酿造由王志远、李小梅2人考评。":                  "王志远 电工 Z1001; 李小梅 电工 Z1002; 王志远 米酒酿造; 李小梅 米酒酿造",
		"电工由王志远、赵春兰考评。":                      "王志远 电工 Z1001; 李小梅 电工 Z1002",
		"米酒酿造、木版年画制作两个项目：王志远、李小梅兼任两个项目的考评员。": "王志远 电工 Z1001; 李小梅 电工 Z1002; 王志远 米酒酿造; 李小梅 米酒酿造; 王志远 木版年画制作; 李小梅 木版年画制作",
	} {
		if got := listed(table, said, "考评员名单"); got != want {
			t.Errorf("%s\n gives %s\n want  %s", said, got, want)
		}
	}
}

func TestTheExaminersOfOneOccupationServeForOthers(t *testing.T) {
	t.Parallel()
	own := "王志远 电工 Z1001; 李小梅 电工 Z1002; 钱大有 焊工 Z1003"
	items := own + "; 王志远 米酒酿造; 李小梅 米酒酿造; 王志远 木版年画制作; 李小梅 木版年画制作"
	for said, want := range map[string]string{
		"两个专项项目的考评员由电工的2位考评员兼任。":       items,
		"2个专项考核项目考评员均由电工考评员兼任。":        items,
		"米酒酿造、木版年画制作项目的考评员由电工2名考评员兼任。": items,
		"三个专项项目的考评员由电工的2位考评员兼任。":       own,
		"两个专项项目的考评员由电工的5位考评员兼任。":       own,
		"两个专项项目的考评员不由电工考评员兼任。":         own,
		"焊工的考评员由电工的2位考评员兼任。":           own,
	} {
		if got := listed("姓名|职业|证书编号\n王志远|电工|Z1001\n李小梅|电工|Z1002\n钱大有|焊工|Z1003", said, "考评员名单"); got != want {
			t.Errorf("%s\n gives %s\n want  %s", said, got, want)
		}
	}
}
