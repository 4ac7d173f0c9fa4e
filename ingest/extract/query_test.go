package extract

import (
	"strings"
	"testing"

	"nianping/ingest/document"
)

// queried are the fields of a document's facts to which a query is put, each once, in order; the parts of the report are left out.
func queried(doc *document.Document) string {
	var out []string
	said := map[string]bool{}
	for _, f := range Facts(doc) {
		if f.Query != "" && !said[f.Field] && !strings.HasPrefix(f.Field, "sections/") {
			said[f.Field] = true
			out = append(out, f.Field)
		}
	}
	return strings.Join(out, " ")
}

// inPart is a report of which one part is written: the heading of the part, then paragraphs, then a table.
func inPart(heading, table string, paragraphs ...string) *document.Document {
	return written(table, append(opened("三、评价工作开展情况", heading), paragraphs...)...)
}

func TestACountThatANoteCorrectsIsAQuery(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ note, want string }{
		{"附注：全年获证人数应为176人。", "outcomes/certified"},
		{"校对说明：前文五级合格人数写错，应是96人。", "outcomes/passed"},
		{"第三部分合格人数系笔误，实际为178人。", "outcomes/passed"},
		{"更正：上文报考人数有误，正确数字为210人。", "outcomes/registered"},
		{"备注：合格人数以187人为准。", ""}, // it is that
		{"备注：四级有2名合格考生的身份信息有误，证书尚未补办。", ""},
		{"说明：月报中五级合格人数误填为99人，以本报告97人为准。", ""},
		{"说明：合格人员名单以省平台公布的为准。", ""},
		{"2025年拟认定150人，合格率应为90%以上。", ""},
	} {
		doc := written("", append(opened("三、评价工作开展情况", "（一）总体情况", "备案职业为电工五级、四级。全年职业技能等级认定报考200人，合格187人，获证180人。其中五级合格100人，四级合格87人。"),
			"四、工作计划", "继续做好认定工作。", c.note)...)
		if got := queried(doc); got != c.want {
			t.Errorf("%s queries %s, want %s", c.note, got, c.want)
		}
	}
}

func TestAFigureOfAnyKindThatANoteCorrectsIsAQuery(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ note, want string }{
		{"更正：第二部分社会化培训人数应为231人。", "training/social_people"},
		{"附注：正文所写政府补贴性培训6期有误，实为7期。", "training/subsidised_classes"},
		{"勘误：文中全年累计培训“454人次”应为“445人次”。", "training/total_people"},
		{"说明：上文培训454人系笔误，正确数为445人。", "training/total_people"},
		{"数据更正说明：第二部分的“213人”应改为“231人”。", "training/subsidised_people"},
		{"备注：前文理论考场面积有误，以96平方米为准。", "venues/theory_area"},
		{"更正：实操工位应为38个。", "venues/practical_stations"},
		{"订正：机考考位数误写成60个，实际为50个。", "venues/theory_seats"},
		{"勘误：专职人员应为5人，兼职人员4人不变。", "staff/full_time"},
		{"附：本总结所列质量督导员人数统计有误，以备案表为准。", "staff/supervisors"},
		{"说明：上文评价批次有误，应为8个批次，评价计划报备也应为8次。", "implementation/batches implementation/plans_filed"},
		{"说明：第三部分内部质量督导次数写错，应是9次。", "implementation/supervisions"},
		{"说明：上文所说违纪违规情况不实，应为1起。", "implementation/violations"},
		{"更正：企业职工来源应为120人。", "candidate_sources/count"},
		{"备注：文中社会化培训人数误为214人，应为241人。", ""}, // the text has been put right
		{"更正：全年评价批次应为7个批次。", ""},
		{"说明：培训人数以本报告为准。", ""},
		{"说明：培训学员的证书信息有误，已更正。", ""},
		{"备注：2名学员的身份证号写错，已在系统更正。", ""},
	} {
		doc := written("", append(opened("二、培训工作开展情况", "面向社会的社会化培训9期241人，政府补贴性培训6期213人，全年累计培训15期454人次。",
			"三、评价工作开展情况", "（一）总体情况", "备案职业为电工五级、四级。全年职业技能等级认定报考200人，合格187人。考生来源：企业职工110人，院校学生90人。",
			"（二）基础建设情况", "专职人员6人，兼职人员4人，质量督导员3人。理论考场90平方米，考位60个；实操考场800平方米，工位40个。",
			"（三）工作实施情况", "全年开展评价7个批次，报备评价计划7次，内部质量督导6次，无违纪违规行为。"),
			"四、工作计划", "继续做好认定工作。", c.note)...)
		if got := queried(doc); got != c.want {
			t.Errorf("%s queries %s, want %s", c.note, got, c.want)
		}
	}
}

func TestARoomThatNothingAccountsForIsAQuery(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ text, table, want string }{
		{text: "理论考场在培训楼，面积96平方米。|东区的笔试教室64平方米。", want: "venues/theory_area"},
		{text: "实操考核使用堆场，2600平方米。|理货实训室75平方米。", want: "venues/practical_area"},
		{text: "理论考场150平方米，其中机房80平方米。"},
		{text: "理论考场两间，一间80平方米，一间70平方米，合计150平方米。"},
		{text: "实操场地800平方米。焊接实训室200平方米，钳工实训室150平方米。"},
		{text: "办公室85平方米，教室60平方米30座。"},
		{text: "理论考场80平方米。拟建理论考场200平方米。"},
		{text: "理论考场在三楼，两间教室各60平方米。"}, // the rule counts both: 120
		{text: "理论机房105平方米；汽修考场860平方米，电工考场160平方米，合计实操面积1020平方米。"},
		{text: "备案职业为电工、焊工。|理论考场70平方米。电工考核在码头前沿，场地900平方米，工位10个；焊工考核在二号平台，场地300平方米，工位10个。"},
		{text: "备案职业为电工、焊工。|总部电工实训室140平方米。分院租用，焊工实训室118平方米。"},
		{text: "场地如下。", table: "名称|面积（平方米）\n一号实训室|400\n东区堆料棚|300", want: "venues/practical_area"},
		{text: "场地如下。", table: "名称|面积（平方米）\n一号实训室|400\n东区堆料棚|300\n合计|700", want: "venues/practical_area"}, // the rule took the first row
		{text: "场地如下。", table: "名称|面积（平方米）\n一号实训室|400\n理论考场|90\n办公室|50", want: ""},
	} {
		if got := queried(inPart("（二）基础建设情况", c.table, strings.Split(c.text, "|")...)); got != c.want {
			t.Errorf("%s %s\n queries %s\n want    %s", c.text, c.table, got, c.want)
		}
	}
}

func TestPostsThatATableCountsAreNoQuery(t *testing.T) {
	t.Parallel()
	for _, table := range []string{
		"考场|专职|兼职\n屯溪|3|5\n歙县|2|4", // the rule adds them up for a person to see
		"考场|专职|兼职\n屯溪|3|5\n歙县|2|4\n合计|5|9",
		"专职|3\n兼职|5\n考评员|8",
		"项目|2023年|2024年\n专职|3|4\n兼职|5|6",
	} {
		if got := queried(inPart("（二）基础建设情况", table, "人员情况如下。")); got != "" {
			t.Errorf("%s\n queries %s", table, got)
		}
	}
}

func TestTrainingThatDoesNotAddUpIsAQuery(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ text, table, want string }{
		{text: "社会化培训5期120人，政府补贴性培训3期80人。全年累计培训6期200人。", want: "training/social_classes training/subsidised_classes training/total_classes"},
		{text: "社会化培训5期120人，政府补贴性培训3期80人。全年累计培训8期200人。"},
		{text: "社会化培训5期120人，政府补贴性培训3期80人，内部岗位培训9期234人次。全年累计培训17期434人次。"},
		{text: "政府补贴性培训方面，完成企业新型学徒制2期（140人）和项目制培训1期（45人），共3期185人。"},
		{text: "全年累计培训8期200人。2023年全年培训9期230人。"},
		{text: "情况如下。", table: "培训类别|项目|期数|人次\n社会化培训|企业委托|17|842\n社会化培训|个人自费|9|342", want: ""}, // added up, and doubted by the rule
		{text: "情况如下。", table: "教学点|社会化培训|<\n^|期数|人数\n屯溪|11|327\n歙县|10|255", want: ""},
	} {
		doc := written(c.table, opened("二、培训工作开展情况", c.text)...)
		if got := queried(doc); got != c.want {
			t.Errorf("%s %s\n queries %s\n want    %s", c.text, c.table, got, c.want)
		}
	}
}

func TestAnExaminerUnlikeTheOthersIsAQuery(t *testing.T) {
	t.Parallel()
	head := "姓名|职业|考评员类别|证书编号|有效期至\n"
	rows := "董德林|电工|考评员|DG2301|2026.04\n谢庆芳|电工|考评员|DG2302|2026.04\n徐卫林|电工|考评员|DG2303|2026.04\n李根华|电工|考评员|DG2304|2025.10\n"
	for _, c := range []struct{ last, count, want string }{
		{"闵国辉|电工|考评员|DG2305|2025.10", "5", ""},
		{"闵国辉|电工|考评员|DG2305HG2301|2025.10", "5", "examiners/certificate_no"},
		{"闵国辉|电工|考评员 高级考评员|DG2305|2025.10", "5", "examiners/grade"},
		{"闵国辉|电工|考评员|DG2305|2025.10", "7", "staff/examiners"},
	} {
		doc := inPart("（二）基础建设情况", head+rows+c.last, "备案职业为电工，五级、四级。考评员"+c.count+"人，名单见下表。")
		if got := queried(doc); got != c.want {
			t.Errorf("%s, %s examiners\n queries %s\n want    %s", c.last, c.count, got, c.want)
		}
	}
}

func TestAnItemWithWordsBeforeItsNameIsAQuery(t *testing.T) {
	t.Parallel()
	for item, want := range map[string]string{"大家爱学的毛豆腐制作": "scope/occupation", "毛豆腐制作": ""} {
		doc := written("", opened("一、基本情况", "备案职业为电工五级。备案的专项职业能力考核项目是"+item+"。",
			"三、评价工作开展情况", "（一）总体情况", "毛豆腐制作开考两场，46人报名，43人合格。")...)
		if got := queried(doc); got != want {
			t.Errorf("%s queries %s, want %s", item, got, want)
		}
	}
}

func TestAValidityLentToSomeIsAQuery(t *testing.T) {
	t.Parallel()
	facts := func(who, paragraph string) *accounts {
		var list []Fact
		for row, at := range []document.Ref{{Para: 1}, {Para: 1}, {Table: 1, Row: 3, Col: 4}, {Table: 1, Row: 4, Col: 4}} {
			f := Fact{Field: "examiners/valid_until", Of: RowKey{Row: row}, Value: "2026-04", At: at, Text: "2026.04"}
			if at.Row == 0 {
				f.Text = who + "有效期至2026年4月"
			}
			list = append(list, f)
		}
		return newAccounts(Read(written("", paragraph)), list)
	}
	for _, c := range []struct {
		who, paragraph string
		want           int
	}{
		{"电工考评员", "电工考评员有效期至2026年4月。", 2},
		{"所有证书均", "所有证书均有效期至2026年4月。", 0},
		{"证书", "王志远（证书有效期至2026年4月）、李小梅（证书有效期至2026年4月）", 0}, // each his own
	} {
		a, n := facts(c.who, c.paragraph), 0
		a.lentValidity()
		for _, f := range a.facts {
			if f.Query != "" {
				n++
			}
		}
		if n != c.want {
			t.Errorf("%s: %d queries, want %d", c.who, n, c.want)
		}
	}
}

func TestALargerFigureForTheYearsWorkIsAQuery(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ text, want string }{
		{"全年共组织认定5批次。实际开展认定7批次。", "implementation/batches"},
		{"全年报备评价计划5次。组织内部质量督导4次。", ""},
	} {
		if got := queried(inPart("（三）评价实施情况", "", c.text)); got != c.want {
			t.Errorf("%s\n queries %s\n want    %s", c.text, got, c.want)
		}
	}
}

func TestCountsThatContradictEachOtherAreAQuery(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ text, want string }{
		{"全年报考312人，合格279人，通过率89.42%。其中五级报考201人，合格186人；四级报考111人，合格93人。", ""},
		{"全年报考312人，合格279人。其中五级报考201人，合格186人；四级报考111人，合格83人。", "outcomes/passed"},
		{"全年报考312人，合格279人，通过率60%。", "outcomes/passed"},
		{"全年报考约300人，合格279人。其中五级报考201人，合格186人；四级报考111人，合格93人。", ""},
	} {
		doc := inPart("（一）总体情况", "", "备案职业为电工，五级、四级。", c.text)
		if got := queried(doc); got != c.want {
			t.Errorf("%s\n queries %s\n want    %s", c.text, got, c.want)
		}
	}
	columns := "职业|报考人数|合格人数\n电工|201|201\n焊工|111|111\n合计|312|279"
	f := Facts(inPart("（一）总体情况", columns, "备案职业为电工、焊工，均为五级、四级。"))
	for _, k := range f {
		if k.Field == "outcomes/passed" && (k.Query != "") != (k.Of.Occupation != "") {
			t.Errorf("of parts that add up to another column the parts are queried: %s", k)
		}
	}
}

func TestAPartWithoutHeadingOfWhichTheTextSpeaksIsAQuery(t *testing.T) {
	t.Parallel()
	plain := "备案职业的评价过程全程录像，考场记录、评分表和签到表齐全，结果公示后报备，各项工作平稳有序。"
	plans := "面对新形势，我们打算开展更多职业的评价，力争把评价人数稳定在三百人左右，同时完善题库，培养考评员，改善场地，加强内部质量督导。"
	whole := []string{"一、基本情况", plain, "二、培训工作开展情况", plain, "三、评价工作开展情况", "（一）总体情况", plain, "（二）基础建设情况", plain, "（三）评价实施情况", plain + plain + plain}
	for _, c := range []struct {
		name string
		text []string
		want string
	}{
		{"all parts but the last", whole, ""},
		{"intentions without a heading", append(append([]string{}, whole...), plans), "plans"},
		{"no heading at all", []string{plain + plain + plain, plain + plain + plain, plain + plain + plain}, "basic training overview foundation implementation plans"},
		{"a note", []string{plain}, ""},
		{"no report", []string{strings.Repeat("今天的菜单有臭鳜鱼、毛豆腐和石鸡，另有本地的茶和米酒，欢迎品尝。", 12)}, ""},
	} {
		var got []string
		for _, f := range Facts(written("", append([]string{"黄山市示例职业培训学校", "2024年度工作总结"}, c.text...)...)) {
			if part, ok := strings.CutPrefix(f.Field, "sections/"); ok && f.Query != "" {
				got = append(got, part)
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s\n queries %s\n want    %s", c.name, got, c.want)
		}
	}
}

func TestAQueryStandsOnReviewAndChangesNoValue(t *testing.T) {
	t.Parallel()
	doc := inPart("（二）基础建设情况", "", "考评员16人，专家5人。理论考场96平方米。", "东区的笔试教室64平方米。")
	facts := Facts(doc)
	r := Assemble("x.docx", "", "docx", facts)
	if r.Venues.TheoryArea == nil || *r.Venues.TheoryArea != 96 {
		t.Fatalf("theory area is %v", r.Venues.TheoryArea)
	}
	for _, v := range r.Review {
		if v.Pointer == "/venues/theory_area" && strings.Contains(v.Reason, "64") {
			return
		}
	}
	t.Errorf("no reason with the other figure on review: %v", r.Review)
}
