package extract

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"nianping"
)

// clerkParts are the headings of a clerk's report under which a passage may stand.
var clerkParts = map[string][]string{
	"training": {"二、培训工作开展情况"},
	"counts":   {"三、评价工作开展情况", "（一）总体情况", "备案职业：电工（五级至一级）、焊工（五级、四级、三级）、茶艺师（五级、四级、三级）、养老护理员（五级、四级、三级）。"},
	"base":     {"三、评价工作开展情况", "（二）基础建设情况"},
	"practice": {"三、评价工作开展情况", "（三）评价实施情况"},
}

// toldBy reads a passage in a report for 2024 and prints what the report's own part holds of it: outcomes as who, metric and
// value (r, e, p, c, %), all else as field and value; a value on review has a question mark behind it.
func toldBy(part, passage string) string {
	heads := opened(append(clerkParts[part], strings.Split(passage, "\n")...)...)
	r := Assemble("", "", "", Facts(written("", append(heads, "四、下一步工作打算", "继续做好评价工作。")...)))
	doubted := map[nianping.Pointer]bool{}
	for _, v := range r.Review {
		doubted[v.Pointer] = true
	}
	var out []string
	say := func(at string, what string, value any) {
		if doubted[nianping.Pointer(at)] {
			what += "?"
		}
		out = append(out, fmt.Sprintf("%s%v", what, value))
	}
	for i, o := range r.Outcomes {
		if !o.Stated {
			continue
		}
		who := ""
		if o.Occupation != nil {
			who = *o.Occupation
		}
		if o.Level != nil {
			who += string(*o.Level)
		}
		for _, v := range [...]struct {
			letter, field string
			value         *int
		}{{"r", "registered", o.Registered}, {"e", "examined", o.Examined}, {"p", "passed", o.Passed}, {"c", "certified", o.Certified}} {
			if v.value != nil {
				say(fmt.Sprintf("/outcomes/%d/%s", i, v.field), who+v.letter, *v.value)
			}
		}
		if o.PassRate != nil {
			say(fmt.Sprintf("/outcomes/%d/pass_rate", i), who+"%", *o.PassRate)
		}
	}
	if part != "counts" {
		for _, g := range [...]struct {
			name string
			of   any
		}{{"training", r.Training}, {"staff", r.Staff}, {"venues", r.Venues}, {"implementation", r.Implementation}} {
			raw, _ := json.Marshal(g.of)
			fields := map[string]any{}
			_ = json.Unmarshal(raw, &fields)
			for _, name := range slices.Sorted(maps.Keys(fields)) {
				if v := fields[name]; v != nil && name != "by_occupation" {
					say("/"+g.name+"/"+name, name+"=", v)
				}
			}
		}
	}
	for _, f := range r.Findings {
		if f.Code == "CONFLICT" || f.Code == "TOTAL_MISMATCH" || f.Code == "RATE_MISMATCH" || f.Code == "PASS_EXCEEDS_REGISTERED" {
			out = append(out, "!"+f.Code)
		}
	}
	return strings.Join(out, " ")
}

// toldAs holds passages of one part to what is read of each.
func toldAs(t *testing.T, part string, cases []partCase) {
	t.Helper()
	for _, c := range cases {
		if got := toldBy(part, c.text); got != c.want {
			t.Errorf("%s\n gives %s\n want  %s", c.text, got, c.want)
		}
	}
}

// TestCountsAsClerksWriteThem holds passages on who registered, sat, passed and got certificates to what a careful reader takes from
// them.
func TestCountsAsClerksWriteThem(t *testing.T) {
	t.Parallel()
	toldAs(t, "counts", []partCase{
		{"全年报了198个人，真正坐到考场里的有189个，过关166个，发下去的证也是166本。过关率按到场的人算是87.83%。", "r198 e189 p166 c166 %87.83"},
		{"电工报了133个、过了112个：五级71个人报、63个人过，四级45个人报、37个人过，三级17个人报、12个人过。焊工报了65个、过了54个：五级40个人报、35个人过，四级25个人报、19个人过。", "电工r133 电工p112 电工5r71 电工5p63 电工4r45 电工4p37 电工3r17 电工3p12 焊工r65 焊工p54 焊工5r40 焊工5p35 焊工4r25 焊工4p19"},
		{"五级合计报考125人、合格114人，四级合计报考73人、合格61人，三级为16人、11人。", "5r125 5p114 4r73 4p61 3r16 3p11"},
		{"2024年全年有312人递交了申请，经资格审查305人符合条件，最终298人走进考场，260人取得证书。", "r312 e298 c260"},
		{"今年电工报考88人，考下来的有75人；焊工报考60人，考下来的只有41人。", "电工r88 电工p75 焊工r60 焊工p41"},
		{"全年报考240人，缺考8人，实际参加考核232人，其中不合格30人，合格202人，合格率87.1%。", "r240 e232 p202 %87.1"},
		{"全年报考240人，不合格38人，其余202人全部合格。", "r240 p202"},
		{"报考240人中，合格的有202人，占84.2%；没有通过的38人可参加下一年度补考。", "r240 p202"},
		{"第一批报考60人，合格52人；第二批报考80人，合格66人；第三批报考70人，合格61人。三批共报考210人，合格179人。", "r210 p179"},
		{"全年报考人数210人，其中上半年96人，下半年114人；合格人数179人，其中上半年83人，下半年96人。", "r210 p179"},
		{"报考210人，参加考试205人，合格179人。按报考人数计算合格率85.2%，按实考人数计算合格率87.3%。", "r210 e205 p179 %?85.2"},
		{"报考210人，参加考试205人，合格179人，合格率为87.3%（占报考人数的85.2%）。", "r210 e205 p179 %87.3"},
		{"电工、焊工、茶艺师三个职业分别报考90人、70人、50人，分别合格78人、58人、43人，合格率分别为86.7%、82.9%、86.0%。", "电工r90 电工p78 电工%86.7 焊工r70 焊工p58 焊工%82.9 茶艺师r50 茶艺师p43 茶艺师%86"},
		{"五级报考90人，四级70人，三级50人；合格人数依次为78人、58人、43人。", "5r90 5p78 4r70 4p58 3r50 3p43"},
		{"电工报考90人，其中五级50人、四级40人，分别有45人、33人合格。", "电工r90 电工5r50 电工5p45 电工4r40 电工4p33"},
		{"电工五级、四级报考人数为50人和40人，合格人数为45人和33人。", "电工5r50 电工5p45 电工4r40 电工4p33"},
		{"全年共有210人参加认定，179人拿证。其中：电工90人参加，78人拿证；焊工70人参加，58人拿证；茶艺师50人参加，43人拿证。", "e210 c179 电工e90 电工c78 焊工e70 焊工c58 茶艺师e50 茶艺师c43"},
		{"本年度共颁发职业技能等级证书179本，比上年度增加23本，其中五级100本、四级79本。", "c179 5c100 4c79"},
		{"理论考试合格190人，实操考核合格185人，两项均合格179人。", "p179"},
		{"参加理论考试205人、合格190人；参加技能考核200人、合格185人；综合评定合格179人。全年报考210人。", "r210 p179"},
		{"2024年报考210人（2023年为180人），合格179人（2023年为151人）。", "r210 p179"},
		{"2024年报考210人次，其中补考12人次；合格179人次，其中补考合格8人次。", "r210 p179"},
		{"报考电工五级的52人里有47人合格，报考电工四级的38人里有31人合格。", "电工5r52 电工5p47 电工4r38 电工4p31"},
		{"52名考生报考电工五级，47名合格。38名考生报考电工四级，31名合格。", "电工5r52 电工5p47 电工4r38 电工4p31"},
		{"开考电工五级1个批次，52人报名，51人到考，47人合格，发证47本；开考电工四级1个批次，38人报名，37人到考，31人合格，发证31本。", "电工5r52 电工5e51 电工5p47 电工5c47 电工4r38 电工4e37 电工4p31 电工4c31"},
		{"电工：五级52人报考，合格率90.4%；四级38人报考，合格率81.6%。", "电工5r52 电工5%90.4 电工4r38 电工4%81.6"},
		{"全年共认定210人，合格179人，合格率85.2%。", "e?210 p179 %85.2"},
		{"共有210名职工提出申请，审核通过205名，实考203名，合格179名，获证179名。", "r210 e203 p179 c179"},
		{"电工报考90人、占42.9%，焊工70人、占33.3%，茶艺师50人、占23.8%。", "电工r90 焊工r70 茶艺师r50"},
		{"五级78/90，四级58/70，三级43/50（合格/报考）。", "5r90 5p78 4r70 4p58 3r50 3p43"},
		{"报考电工90人（五级50，四级40），合格78人（五级45，四级33）；报考焊工70人（五级70），合格58人（五级58）。", "电工r90 电工p78 电工5r50 电工5p45 电工4r40 电工4p33 焊工r70 焊工p58 焊工5r70 焊工5p58"},
		{"报考的人里，电工最多，90人；焊工70人；茶艺师最少，50人。", "电工r90 焊工r70 茶艺师r50"},
		{"高级工（三级）报考50人，43人通过，7人未通过；中级工（四级）报考70人，58人通过，12人未通过。", "3r50 3p43 4r70 4p58"},
		{"五级、四级、三级各报考90人、70人、50人，各合格78人、58人、43人。", "5r90 5p78 4r70 4p58 3r50 3p43"},
		{"全年报考210人，是上年的1.17倍，合格179人，比上年多28人。", "r210 p179"},
		{"计划认定250人，实际报考210人，完成率84%，合格179人。", "r210 p179"},
		{"全年报考210人。其中在校生150人，社会人员60人。合格179人，其中在校生130人，社会人员49人。", "r210 p179"},
		{"全市报考3200人，合格2700人；我校报考210人，合格179人，分别占全市的6.6%和6.6%。", "r210 p179"},
		{"合格179人，合格率85.2%，其中五级合格率86.7%、四级合格率82.9%、三级合格率86.0%。", "p179 %85.2 5%86.7 4%82.9 3%86"},
		{"报考210人，获得证书179人，获证率85.2%。", "r210 c179"},
		{"五级一百零二人报考，九十人过关；四级七十人报考，五十八人过关。", "5r102 5p90 4r70 4p58"},
		{"电工五级报考52人、全部合格，电工四级报考38人、合格31人。", "电工5r52 电工5p52 电工4r38 电工4p31"},
		{"电工五级52人全部一次通过，电工四级38人有7人未通过。", "电工5p52 电工4r38"},
	})
}
