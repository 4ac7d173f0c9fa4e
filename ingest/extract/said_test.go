package extract

import (
	"slices"
	"sort"
	"strings"
	"testing"
)

// saidIn reads paragraphs of a report for 2024 and prints the facts whose field begins with a prefix: field=value, in order.
// A paragraph that is a heading of Attachment 2 opens its part; the first paragraphs stand in 三（二）.
func saidIn(prefix string, paragraphs ...string) string {
	return printed(prefix, Facts(written("", append(opened("三、评价工作开展情况", "（二）基础建设情况"), paragraphs...)...)))
}

// says checks what saidIn prints of paragraphs, the last of which is the case's.
func says(t *testing.T, prefix string, above []string, cases [][2]string) {
	t.Helper()
	hold(t, func(s string) string { return saidIn(prefix, append(slices.Clone(above), s)...) }, cases)
}

func TestStaffIsCountedInEitherOrder(t *testing.T) {
	t.Parallel()
	says(t, "staff/", nil, [][2]string{
		{"由6名专职人员、14名兼职人员组成管理队伍，另有22名考评员、4名内部质量督导员和18名专家组成的专业队伍。", "full_time=6 part_time=14 examiners=22 supervisors=4 experts=18"},
		{"现有专职人员6名、兼职人员14名，考评员22名。", "full_time=6 part_time=14 examiners=22"},
		{"6名专职人员14名兼职人员，20名在聘考评员。", "full_time=6 part_time=14 examiners=20"},
		{"中心共20人，专职4人，兼职16人。", "full_time=4 part_time=16"},
		{"中心共20人专职4人兼职16人。", "full_time=4 part_time=16"},
		{"配备专职人员3名、2名保密员、5名兼职人员。", "full_time=3 part_time=5"},
		{"专职人员6人，考评员38人其中副高级以上职称9人。", "full_time=6 examiners=38"},
		{"5名专职人员、3名会计、9名考评员。", "full_time=5 examiners=9"},
		{"专职人员3名，4名督导员，专家6名。", "full_time=3 supervisors=4 experts=6"},
		{"内部质量督导员由3名专家兼任。", "supervisors=3"},
		{"考评员由上年的13人增加到16人，督导员从1名增至2名。", "examiners=16 supervisors=2"},
		{"考评员5个 督导员1个 专职4个人兼职2个人", "full_time=4 part_time=2 examiners=5 supervisors=1"},
		{"考评员、督导员分别由2名、3名增加到5名、6名。", "examiners=5 supervisors=6"},
		{"推行“背对背”评分，两名考评员分差超过15分时由第三名考评员仲裁。考评员13人。", "examiners=13"},
		{"每场考试由2名考评员、1名督导员组成考评组，现有考评员13名。", "examiners=13"},
		{"3名考评员独立评分，1名督导员现场督导。", ""},
		{"中心建有一支由22名考评员和4名督导员组成的队伍。", "examiners=22 supervisors=4"},
		{"专职、兼职人员均为3人。", "full_time=3 part_time=3"},
		{"专职评价管理人员4人，兼职8人；考评员15人。两名考评员分差过大时由第三名考评员裁定。", "full_time=4 part_time=8 examiners=15"},
		{"现有专职教师30人、兼职教师12人。专门管考试的3个人，兼职的5个人，质量督导员2个：张三、李四。", "full_time=3 part_time=5 supervisors=2"},
		{"人力资源部设评价专员2名，均为专职；各车间兼职考务人员9名。", "full_time=2 part_time=9"},
		{"评价办工作人员4人，全部为兼职。", "part_time=4"},
		{"考评员16名，均为兼职。", "examiners=16"},
		{"行政管理人员5人。", "managers=5"},
		{"考评员12人。今年还从高校聘请了2名考评人员。", "examiners=12"},
	})
}

func TestTwoFiguresForOnePostAreAContradiction(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ first, second, want string }{
		{"考评员16人，专家5人。", "现有考评员18人。", "examiners=16 examiners=18 experts=5"},
		{"考评员16人。", "考评员16人均持证上岗。", "examiners=16"},
		{"专家18人，其中享受政府特殊津贴专家1人。", "考评员24人（高级考评员10人、考评员14人）。", "examiners=24 experts=18"},
		{"专职人员4人。", "电工专家1人，专职教师30人。", "full_time=4 experts=1"},
	} {
		if got := saidIn("staff/", c.first, c.second); got != c.want {
			t.Errorf("%s %s\n gives %s\n want  %s", c.first, c.second, got, c.want)
		}
	}
}

func TestTwoFiguresForTheWorkOfOneYearAreDoubted(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text  string
		doubt bool
	}{
		{"报备评价计划5次。全年报备评价计划7次。", true},
		{"报备评价计划5次。5次报备评价计划均获同意。", false},
		{"全年认定9批次，其中专项职业能力考核2批次，档案一批次一盒。", false},
	} {
		doc := written("", opened("三、评价工作开展情况", "（三）评价实施情况", c.text)...)
		doubted := false
		for _, f := range Facts(doc) {
			doubted = doubted || f.Doubt != "" && strings.HasPrefix(f.Field, "implementation/")
		}
		if doubted != c.doubt {
			t.Errorf("%s doubted: %v", c.text, doubted)
		}
	}
}

func TestASourceIsNamedWithItsInstitution(t *testing.T) {
	t.Parallel()
	says(t, "candidate_sources/", []string{"（一）总体情况"}, [][2]string{
		{"考生来源：黄山云雾茶厂职工占70%，社会人员占30%。", "source=黄山云雾茶厂职工 share=70 source=社会人员 share=30"},
		{"考生主要为黄山示例集团员工，其余为社会人员。", "source=黄山示例集团员工 source=社会人员"},
		{"考生主要为本公司职工，占八成。", "source=本公司职工 share=80"},
	})
}

func TestRoomsAndStationsAreGivenToWhomTheyBelong(t *testing.T) {
	t.Parallel()
	scope := "备案职业为电工、涂装工、焊工，均为五级、四级。"
	for _, c := range []struct{ text, want string }{
		{"设有各类考核工位86个，其中焊接工位30个、车削工位20个、电工工位24个、涂装工位12个。", "practical_stations=86 by_occupation/practical_stations=24 by_occupation/practical_stations=12 by_occupation/practical_stations=30"},
		{"车削工位20个、电工工位24个、焊工工位6个。", "practical_stations=50 by_occupation/practical_stations=24 by_occupation/practical_stations=6"},
		{"育婴工位8个、家政工位12个。", "practical_stations=20"},
		{"电工考场有工位24个，焊工考场有工位12个。", "practical_stations=36 by_occupation/practical_stations=24 by_occupation/practical_stations=12"},
		{"实操车间1150平方米、工位38个（电工18个、焊工12个、涂装8套）。", "practical_area=1150 practical_stations=38 by_occupation/practical_stations=18 by_occupation/practical_stations=12 by_occupation/practical_stations=8"},
		{"实操车间1150平方米、工位38个（电工18个、焊工12个）。", "practical_area=1150 practical_stations=38"}, // the parts do not add up
		{"操作技能考核场地依托集团实训基地，总面积5200平方米。", "practical_area=5200"},
		{"理论考场两间，分别为80平方米、40座和70平方米、35座；各职业工位合计72个。", "theory_area=150 theory_seats=75 practical_stations=72"},
		{"理论考场两间，一间80平方米，一间70平方米。", "theory_area=150"},
		{"理论考场两间，分别为80平方米和70平方米，合计150平方米。", "theory_area=150"},
		{"实操考核场地380平方米，工位44个，分别位于中央厨房（28个工位）和民宿（16个工位）。", "practical_area=380 practical_stations=44"},
		{"操作场地700平方米，共有工位40个，其中电工工位16个；涂装工工位14个；焊工工位10个。", "practical_area=700 practical_stations=40 by_occupation/practical_stations=16 by_occupation/practical_stations=14 by_occupation/practical_stations=10"},
		{"电工在配电房考核，面积90平方米、8个工位；焊工在东侧雨棚考核，使用面积300平方米，工位12个。", "practical_area=390 practical_stations=20 by_occupation/practical_area=90 by_occupation/practical_area=300 by_occupation/practical_stations=8 by_occupation/practical_stations=12"},
		{"电工考核安排在二号厂区，面积90平方米；焊工利用旧车棚考核，面积300平方米。", "practical_area=390 by_occupation/practical_area=90 by_occupation/practical_area=300"},
		{"电工培训在二号厂区，面积90平方米。焊工理论考试在旧车棚考核，面积30平方米。", "theory_area=30"},
		{"电工在配电房考核，面积90平方米，接线工位8个；焊工在雨棚考核，面积300平方米，气焊工位6个。", "practical_area=390 practical_stations=14 by_occupation/practical_area=90 by_occupation/practical_area=300 by_occupation/practical_stations=8 by_occupation/practical_stations=6"},
		{"电工室6间，每间2个工位，共12个工位；焊工工位10个。", "practical_stations=22 by_occupation/practical_stations=12 by_occupation/practical_stations=10"},
		{"理论考场一间80平方米，设40个考位。", "theory_area=80 theory_seats=40"},
		{"理论考场设在综合楼，使用面积120平方米。", "theory_area=120"},
		{"办公用房、理论考场、实操场地都在综合楼，总面积1500平方米。", ""},
		{"办公用房60平方米，总面积3000平方米。", "office_area=60"},
		{"学校占地30亩，实训基地新建，总面积5200平方米。", ""}, // whose whole is not sure
	} {
		got := strings.Fields(saidIn("venues/", c.text, scope))
		sort.Strings(got)
		want := strings.Fields(c.want)
		sort.Strings(want)
		if strings.Join(got, " ") != strings.Join(want, " ") {
			t.Errorf("%s\n gives %s\n want  %s", c.text, got, want)
		}
	}
}

func TestTheReportsOwnYearIsRead(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ prefix, text, want string }{
		{"implementation/violations", "全年无违纪违规（2023年有1人夹带资料）。", "=0"},
		{"implementation/violations", "2023年查处违纪2起，2024年未发生违纪违规行为。", "=0"},
		{"implementation/violations", "违纪违规由上年的3起减少到1起。", "=1"},
		{"implementation/violations", "全年查处违纪2人（上年1人）。", "=2"},
		{"implementation/supervisions", "内部督导由2023年的6次增加到11次，做到每批一次。", "=11"},
		{"implementation/plans_filed", "2024年报备评价计划11次（2023年9次）。", "=11"},
		{"implementation/batches", "认定批次从上年的9批增至11批。", "=11"},
		{"implementation/batches", "全年开展评价0批次。", "=0"},
		{"implementation/plans_filed", "报备评价计划：9次", "=9"},
		{"implementation/supervisions", "4.质量监督组全年开展内部督导6次，场场到位。", "=6"},
		{"implementation/batches", "全年组织认定6批次，专项考核0批次。", "=6"},
		{"implementation/results_publicised", "本年度未开展评价，无职业技能等级认定结果公示事项。", "=false"},
		{"implementation/results_publicised", "认定结果均在网上公示，公示期无异议。", "=true"},
	} {
		if got := saidIn(c.prefix, "（三）评价实施情况", c.text); got != c.want {
			t.Errorf("%s\n gives %s\n want  %s", c.text, got, c.want)
		}
	}
}

func TestOfTwoYearsInATableTheReportsOwnIsRead(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ table, prefix, want string }{
		{"项目|2023年底|2024年底\n专职人员|3人|4人\n考评员|13人|16人\n督导员|1人|2人", "staff/", "full_time=4 examiners=16 supervisors=2"},
		{"项目|2024年|2023年|增减\n专职人员|4人|3人|+1\n专家|6人|5人|+1", "staff/", "full_time=4 experts=6"},
		{"年度|专职人员|考评员\n2023年|3|13\n2024年|4|16", "staff/", "full_time=4 examiners=16"},
		{"项目|上年|本年\n认定批次|9|11\n报考人数|318|377", "implementation/batches", "=11"},
		{"项目|2022年|2023年\n专职人员|3人|4人", "staff/", ""},
		{"专职人员|4人|兼职人员|5人\n备案时间|2022年|考评员|16人", "staff/", "full_time=4 part_time=5 examiners=16"},
		{"场地|2023年面积|2024年面积\n办公用房|40|62\n理论考场|60|88", "venues/", "office_area=62 theory_area=88"},
	} {
		doc := written(c.table, opened("三、评价工作开展情况", "（二）基础建设情况")...)
		if got := printed(c.prefix, Facts(doc)); got != c.want {
			t.Errorf("%s\n gives %s\n want  %s", c.table, got, c.want)
		}
	}
}

func TestTrainingIsCountedForTheKindThatIsMeant(t *testing.T) {
	t.Parallel()
	hold(t, func(s string) string {
		return printed("training/", Facts(written("", opened("二、培训工作开展情况", s)...)))
	}, [][2]string{
		{"（一）社会化培训。全年举办12期，培训276人。", "social_classes=12 social_people=276"},
		{"1.政府补贴性职业技能培训情况。全年累计承办15期，共培训562人次。", "subsidised_classes=15 subsidised_people=562"},
		{"（一）社会化培训。举办12期，276人。全年累计培训27期，838人。", "social_classes=12 social_people=276 total_classes=27 total_people=838"},
		{"全年累计培训27期，838人。", "total_classes=27 total_people=838"},
		{"年度培训规模：27期838人，比上一年的19期560人多49%。", "total_classes=27 total_people=838"},
		{"举办了3期社会化培训，96名兄弟企业的职工参加。", "social_classes=3 social_people=96"},
		{"开展2期政府补贴性培训、5期社会化培训。", "subsidised_classes=2 social_classes=5"},
		{"社会化培训和政府补贴性培训人数均为0。", "social_people=0 subsidised_people=0"},
		{"社会化培训人数为120，期数为4。", "social_people=120 social_classes=4"},
		{"补贴班4个，学员161名；自费班7个，学员203名；一年下来11个班364名学员。", "subsidised_classes=4 subsidised_people=161 social_classes=7 social_people=203 total_classes=11 total_people=364"},
		{"政府补贴性培训两期共计88人次；社会化培训一期36人次。", "subsidised_classes=2 subsidised_people=88 social_classes=1 social_people=36"},
		{"社会化培训人数由2023年的143人增加到196人，政府补贴性培训由10期增至12期。", "social_people=196 subsidised_classes=12"},
	})
}

func TestExaminersAreListedInProseGroupByGroup(t *testing.T) {
	t.Parallel()
	hold(t, func(s string) string {
		return strings.ReplaceAll(saidIn("examiners/name", "备案职业为电工、焊工，均为五级、四级。", s), "=", "")
	}, [][2]string{
		{"考评员：电工3人，董德林、谢庆芳、徐卫林；焊工2人，李根华、闵国辉。", "董德林 谢庆芳 徐卫林 李根华 闵国辉"},
		{"考评员名单如下：电工考评员董德林、谢庆芳。焊工有李根华、闵国辉。", "董德林 谢庆芳 李根华 闵国辉"},
		{"电工考评员董德林、谢庆芳；督导员李根华、闵国辉。", "董德林 谢庆芳"},
		{"电工考评员董德林、谢庆芳；焊工专家李根华、闵国辉。", "董德林 谢庆芳"},
	})
}

func TestAReportWithoutHeadingsIsReadByItsTopics(t *testing.T) {
	t.Parallel()
	facts := Facts(written("",
		"2024年评价总结", "歙县示例叉车培训有限公司",
		"我们公司是一家人办的 我当校长也管评价 爱人管报名和收钱 备案就一个职业 叉车司机 五级四级三级",
		"培训  社会上来学的今年开了16个班328个人  政府补贴的班4个112个人  加起来20个班440个人",
		"评价  全年做了7批职业技能等级认定 报名235人 来考的229人 考过的201人 201本证都发下去了",
		"人和场地  专职4个人兼职2个人 考评员5个 督导员1个",
		"汪大勇 高级考评员 13900000000", "2.汪晓军，考评员，叉车司机", "方红星 考评员",
		"办公室60平方 理论教室80平方 能坐40个人考 电脑40台 实操场地1500平方 叉车6台 工位12个",
		"考试怎么管的  每批都先给县里报计划 一共报了7次 没有作弊的 自己督导了3次 成绩在大门口贴5天没人有意见再报上去 一批一个档案盒",
	))
	for _, c := range []struct{ prefix, want string }{
		{"sections/", "basic=true training=true overview=true foundation=true implementation=true plans=false"},
		{"training/", "social_classes=16 social_people=328 subsidised_classes=4 subsidised_people=112 total_classes=20 total_people=440"},
		{"scope/levels", "=[5 4 3]"},
		{"examiners/name", "=汪大勇 =汪晓军 =方红星"},
		{"examiners/grade", "=senior =examiner =examiner"},
		{"examiners/occupation", "=叉车司机 =叉车司机 =叉车司机"},
		{"staff/", "full_time=4 part_time=2 examiners=5 supervisors=1"},
		{"implementation/", "batches=7 plans_filed=7 violations=0 supervisions=3 results_publicised=true archives_kept=true"},
		{"venues/", "office_area=60 theory_area=80 theory_seats=40 practical_area=1500 practical_stations=12"},
	} {
		if got := printed(c.prefix, facts); got != c.want {
			t.Errorf("%s\n gives %s\n want  %s", c.prefix, got, c.want)
		}
	}
}

func TestLinesOfOtherPeopleAreNoExaminers(t *testing.T) {
	t.Parallel()
	hold(t, func(s string) string {
		return saidIn("examiners/name", append([]string{"备案职业为电工，五级、四级。"}, strings.Split(s, "|")...)...)
	}, [][2]string{
		{"汪大勇 高级考评员 13900000000|汪晓军 考评员 13600000000", "=汪大勇 =汪晓军"},
		{"汪大勇 高级考评员 13900000000|机构负责人联系人", ""},
		{"汪大勇 主任 13900000000|汪晓军 督导员 13600000000", ""},
		{"汪大勇 男 五级 合格|汪晓军 女 五级 合格", ""},
	})
}

func TestTheScopeIsReadOverFullStops(t *testing.T) {
	t.Parallel()
	says(t, "scope/", []string{"（一）总体情况"}, [][2]string{
		{"备案职业为：电工（6-31-01-03），五级、四级。焊工（6-18-02-04），五级。均已开考。", "occupation=电工 code=6-31-01-03 levels=[5 4] occupation=焊工 code=6-18-02-04 levels=[5]"},
		{"备案职业为电工（五级、四级）、焊工（五级、四级）。焊工四级本年度没有安排。", "occupation=电工 levels=[5 4] occupation=焊工 levels=[5 4]"},
		{"备案职业为电工（五级、四级）、焊工（五级、四级）。除焊工四级外均已开考。", "occupation=电工 levels=[5 4] occupation=焊工 levels=[5 4]"},
		{"备案职业为电工，五级、四级。焊工五级报考30人。", "occupation=电工 levels=[5 4]"},
		{"职业技能等级认定备案电工（五级、四级）1个职业。专项职业能力考核备案黄山烧饼制作、徽州冻米糖制作2个项目。", "occupation=电工 levels=[5 4] occupation=黄山烧饼制作 occupation=徽州冻米糖制作"},
		{"备案职业为电工（五级、四级）。专项职业能力考核：黄山烧饼制作。", "occupation=电工 levels=[5 4] occupation=黄山烧饼制作"},
		{"备案职业为电工（五级、四级）。专项职业能力考核黄山烧饼制作报考58人。", "occupation=电工 levels=[5 4]"},
		{"备案职业为信息通信网络线务员（五级、四级）、信息通信营业员（五级）。", "occupation=信息通信网络线务员 levels=[5 4] occupation=信息通信营业员 levels=[5]"},
		{"备案职业：信息通信营业员，五级、四级；电工，五级。", "occupation=信息通信营业员 levels=[5 4] occupation=电工 levels=[5]"},
		{"备案职业为电工和信息通信营业员，均为五级、四级。", "occupation=电工 levels=[5 4] occupation=信息通信营业员 levels=[5 4]"},
		{"备案工种：数字通信营业员（五级、四级）及电工（五级）。", "occupation=数字通信营业员 levels=[5 4] occupation=电工 levels=[5]"},
		{"备案职业有机构养老护理员（五级）、社区养老护理员（四级）。", "occupation=机构养老护理员 levels=[5] occupation=社区养老护理员 levels=[4]"},
		{"备案职业为智能冷链仓储管理员五级、四级，有轨电车司机五级。", "occupation=智能冷链仓储管理员 levels=[5 4] occupation=有轨电车司机 levels=[5]"},
		{"备案职业为电工（五级、四级），单位营业员不在备案之列。", "occupation=电工 levels=[5 4]"},
		{"我单位备案茶艺师（五级）。", "occupation=茶艺师 levels=[5]"},
		{"备案单位信息员一名。备案职业为电工（五级）。", "occupation=电工 levels=[5]"},
		{"备案职业为电工（五，四级），焊工（初，中，高级）。", "occupation=电工 levels=[5 4] occupation=焊工 levels=[5 4 3]"},
	})
}

func TestHeadingsWithSlogansOpenTheirParts(t *testing.T) {
	t.Parallel()
	text := "我中心按计划开展了相关工作，各项任务全面完成，取得了较好成效。"
	for _, c := range []struct{ heading, want string }{
		{"二、夯基垒台，精准赋能，培训工作提质扩面", "training=true"},
		{"四、踔厉奋发，再启新程，扎实做好下一步培训评价工作", "plans=true"},
		{"四、凝心聚力，锐意进取，2025年工作打算", "plans=true"},
		{"肆、今后想做的", "plans=true"},
		{"四、2025年思路", "plans=true"},
		{"四、谋长远，推动工作再上台阶", "plans=true"},
		{"四、2025年计划培训500人，评价300人，做好下一步工作", "plans=false"},
	} {
		got := saidIn("sections/", "（三）评价实施情况", c.heading, text)
		if !strings.Contains(" "+got+" ", " "+c.want+" ") {
			t.Errorf("%s\n gives %s\n want  %s", c.heading, got, c.want)
		}
	}
}

// Groups of candidates are no total, the first of them no more than the others.
func TestAGroupOfCandidatesIsNotAllOfThem(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"社会考生报考80人、合格70人，本校学生报考120人、合格100人。",
		"校内考生报考80人、合格70人，校外考生报考120人、合格100人。",
		"应届生报考80人、合格70人；往届生报考120人、合格100人。",
		"面向社会考生认定80人次、发证70本，面向企业认定120人次、发证100本。",
		"本地考生报考80人、合格70人，外地考生报考120人、合格100人。",
	} {
		facts := Facts(written("", append(opened("三、评价工作开展情况", "（一）总体情况"), text)...))
		if got := printed("outcomes/registered", facts) + printed("outcomes/passed", facts) + printed("outcomes/certified", facts); got != "" {
			t.Errorf("%s gives %s", text, got)
		}
	}
}
