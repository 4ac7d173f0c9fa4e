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
func toldAs(t *testing.T, part string, cases [][2]string) {
	t.Helper()
	hold(t, func(s string) string { return toldBy(part, s) }, cases)
}

// TestCountsAsClerksWriteThem holds passages on who registered, sat, passed and got certificates to what a careful reader takes from
// them.
func TestCountsAsClerksWriteThem(t *testing.T) {
	t.Parallel()
	toldAs(t, "counts", [][2]string{
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

// TestTrainingAsClerksWriteIt holds passages on how much was trained to what a careful reader takes from them.
func TestTrainingAsClerksWriteIt(t *testing.T) {
	t.Parallel()
	toldAs(t, "training", [][2]string{
		{"自费来学的比去年多，办了11个班收了167人；人社局给补贴的项目接了3个班，72人，学的是宠物美容入门。合起来14个班239人。另外搞过两次免费体验课，来了五十多个人看热闹，没算进去。", "social_classes=11 social_people=167 subsidised_classes=3 subsidised_people=72 total_classes=14 total_people=239"},
		{"培训围绕新上的数码喷墨线展开。全年办班34个，参训1,416人次，比上年少60人次。里面有2个班是政府补贴的企业职工岗位技能提升班，共78人；对外接了县职教中心印刷专业学生的实训班1个、26人，属于社会化培训。", "social_classes=1 social_people=26 subsidised_classes=2 subsidised_people=78 total_classes=34 total_people=1416"},
		{"本年度公司没有开展面向社会的培训，也没有承担政府补贴性培训。全年举办岗位培训12期，参训531人次，内容为礼仪、火化机节能操作和公墓绿化养护。", "social_classes=0 social_people=0 subsidised_classes=0 subsidised_people=0 total_classes=12 total_people=531"},
		{"全年共举办社会化培训8期，参训人员240人次；政府补贴性培训5期，参训人员156人次；累计培训396人次。", "social_classes=8 social_people=240 subsidised_classes=5 subsidised_people=156 total_people=396"},
		{"2024年，我校共开办各类培训班13期，培训学员396人，其中面向社会开展的收费培训8期240人，占60.6%；承接政府补贴性培训5期156人，占39.4%。", "social_classes=8 social_people=240 subsidised_classes=5 subsidised_people=156 total_classes=13 total_people=396"},
		{"全年共培训396人，比上年增加42人。社会化培训240人，同比增长12%；补贴性培训156人，同比增长3%。", "social_people=240 subsidised_people=156 total_people=396"},
		{"社会化培训和政府补贴性培训分别为8期240人和5期156人，合计13期396人。", "social_classes=8 social_people=240 subsidised_classes=5 subsidised_people=156 total_classes=13 total_people=396"},
		{"社会化培训、政府补贴性培训分别培训240人、156人。", "social_people=240 subsidised_people=156"},
		{"今年没有承接政府补贴培训任务。社会化培训共办了8个班，参加培训的有240人。", "social_classes=8 social_people=240 subsidised_classes=0 subsidised_people=0"},
		{"政府补贴性培训方面，计划举办6期180人，实际完成5期156人。社会化培训举办8期，培训240人。", "social_classes=8 social_people=240 subsidised_classes=5 subsidised_people=156"},
		{"为企业代训3个班96人（社会化），承担政府补贴班5个156人，合计8个班252人。", "social_classes=3 social_people=96 subsidised_classes=5 subsidised_people=156 total_classes=8 total_people=252"},
		{"我们办了8个自费班，240个人来学；政府出钱的班办了5个，156个人。一年下来一共13个班、396个人。", "social_classes=8 social_people=240 subsidised_classes=5 subsidised_people=156 total_classes=13 total_people=396"},
		{"政府补贴性职业技能培训完成156人（目标150人），其中企业职工96人、农村转移就业劳动者60人，共5期。社会化培训8期240人。全年累计培训规模396人。", "social_classes=8 social_people=240 subsidised_classes=5 subsidised_people=156 total_people=396"},
		{"全年累计培训规模396人次。其中社会化培训240人次（8期），政府补贴性培训156人次（5期）。", "social_classes=8 social_people=240 subsidised_classes=5 subsidised_people=156 total_people=396"},
		{"本单位为企业，仅面向内部职工开展培训，全年举办岗位培训15期，参训620人次，未开展社会化培训和政府补贴性培训。", "social_classes=0 social_people=0 subsidised_classes=0 subsidised_people=0 total_classes=15 total_people=620"},
		{"社会化培训：8期，240人，合格230人。补贴性培训：5期，156人，合格150人，发放补贴18.6万元。总规模：13期，396人。", "social_classes=8 social_people=240 subsidised_classes=5 subsidised_people=156 total_classes=13 total_people=396"},
	})
}

// TestStaffAndRoomsAsClerksWriteThem holds passages on staff and rooms to what a careful reader takes from them.
func TestStaffAndRoomsAsClerksWriteThem(t *testing.T) {
	t.Parallel()
	toldAs(t, "base", [][2]string{
		{"专职的3个人，兼职的4个人，督导员1个，是岳霖的爱人郦军，有证。考评员9个。办公室51平米。考理论在二楼大教室，63平米，摆了32张桌子32台平板。考操作在一楼，186平米，美容台16个、护理台6个，都能当工位用，合计22个工位。摄像头楼上楼下装了11个，高清的。", "examiners=9 full_time=3 part_time=4 supervisors=1 office_area=51 practical_area=186 practical_stations=22 theory_area=63 theory_seats=32 video_surveillance=true"},
		{"评价室3名专职，另从车间抽11名班组长兼职做考务；考评员17名，其中高级考评员4名；内部督导员2名（品控部孟晓岚、夏正）；外请专家3名。", "examiners=17 experts=3 full_time=3 part_time=11 supervisors=2"},
		{"现有工作人员9人，3人专职，6人兼职；考评员15人（高级4人）；内部质量督导员2人；专家库成员5人。", "examiners=15 experts=5 full_time=3 part_time=6 supervisors=2"},
		{"管理人员5人（专职3人、兼职2人），考评员15人，督导员2人。", "examiners=15 full_time=3 managers=5 part_time=2 supervisors=2"},
		{"评价中心设主任1人、专职工作人员3人，从各系抽调兼职考务人员6人。聘任考评员15人，其中本校12人、企业3人；聘请行业专家5人；选派内部质量督导员2人。", "examiners=15 experts=5 full_time=3 part_time=6 supervisors=2"},
		{"办公室面积60平方米，配有档案柜4组；理论考场2间共120平方米，可同时容纳60人考试；实操考场3间合计450平方米，设工位36个，全部安装高清监控。", "office_area=60 practical_area=450 practical_stations=36 theory_area=120 theory_seats=60 video_surveillance=true"},
		{"理论考场面积120平方米，设标准考位60个；实操场地总面积450平方米，其中电工实训室200平方米、工位16个，焊工车间250平方米、工位20个。", "practical_area=450 practical_stations=36 theory_area=120 theory_seats=60"},
		{"理论机房120㎡/60机位，实操车间450㎡/36工位，办公室60㎡。", "office_area=60 practical_area=450 practical_stations=36 theory_area=120 theory_seats=60"},
		{"我们有一间60平方米的办公室、一间120平方米的理论教室（60个座位）和一个450平方米的实训车间（36个工位）。", "office_area=60 practical_area=450 practical_stations=36 theory_area=120 theory_seats=60"},
		{"考评员由15人组成，专职工作人员和兼职工作人员分别是3人和6人，另有2名督导员、5名专家。", "examiners=15 experts=5 full_time=3 part_time=6 supervisors=2"},
		{"专职3人、兼职6人，比上年各增加1人。考评员15人，比上年增加3人；督导员2人，与上年持平。", "examiners=15 full_time=3 part_time=6 supervisors=2"},
		{"设有60平方米办公室1间，120平方米理论机房1间、60个机位，450平方米实训车间1个、36个工位。", "office_area=60 practical_area=450 practical_stations=36 theory_area=120 theory_seats=60"},
		{"办公室面积60平方米，租用120平方米的理论教室，设60个座位。", "office_area=60 theory_area=120 theory_seats=60"},
		{"拥有总建筑面积3200平方米的实训楼一栋，其中办公室60平方米，理论考场120平方米、60个考位，实操场地450平方米、36个工位。", "office_area=60 practical_area=450 practical_stations=36 theory_area=120 theory_seats=60"},
		{"技能评价处6名专职人员，各系12名兼职人员；考评员33人。", "examiners=33 full_time=6 part_time=?12"},
		{"技能评价处专职6人，各系兼职12人；考评员33人。", "examiners=33 full_time=6 part_time=?12"},
		{"办公室51平米。考理论在二楼大教室，63平米，摆了32张桌子32台平板。考操作在一楼，186平米，美容台16个、护理台6个，都能当工位用，合计22个工位。", "office_area=51 practical_area=186 practical_stations=22 theory_area=63 theory_seats=32"},
		{"办公室51平米。理论考试在二楼大教室，63平米，摆了32张单人桌。操作考核在一楼，186平米，合计22个工位。", "office_area=51 practical_area=186 practical_stations=22 theory_area=63 theory_seats=32"},
	})
}

// TestPracticeAsClerksWriteIt holds passages on plans, batches, violations, supervision and publicity to what a careful reader takes
// from them.
func TestPracticeAsClerksWriteIt(t *testing.T) {
	t.Parallel()
	toldAs(t, "practice", [][2]string{
		{"全年分四批考，3月、6月、9月、11月各一批，4份计划都在考前十个工作日从省里的平台报上去，没有先考后报。6月那批理论考试抓到1名考生翻看手机，成绩作废、全厂通报，违纪就这1起。督导员每批都到场，内部督导4次，提的7条意见都改了。成绩在厂门口公示栏和企业微信公示5个工作日，没有异议再报市人社局。", "batches=4 plans_filed=4 results_publicised=true supervisions=4 violations=1"},
		{"每次考试都提前半个月在系统里报计划，今年报了7次。今年没抓到作弊的。督导员4次去考场转过，写了4份督导单。分数出来在学校大门口和公众号上挂5个工作日，没人有意见就报到区里再到市里。档案一批一个袋子，锁在铁皮柜里，岳霖管钥匙。", "archives_kept=true plans_filed=7 results_publicised=true supervisions=4 violations=0"},
		{"全年共组织认定5批次，均提前10个工作日报备评价计划，报备率100%。查处违纪2人。开展内部督导5次，覆盖全部批次。认定结果在学校网站公示7天。评价资料一批一档，专人保管。", "archives_kept=true batches=5 plans_filed=5 results_publicised=true supervisions=5 violations=2"},
		{"全年报送计划6份，因故取消1份，实际开考5个批次。", "batches=5 plans_filed=6"},
		{"考试中2名考生替考被清退，1名考生带小抄，共处理3人。", "violations=3"},
	})
}
