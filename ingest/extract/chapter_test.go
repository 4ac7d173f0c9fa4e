package extract

import (
	"fmt"
	"strings"
	"testing"

	"nianping/ingest/document"
)

// chaptered makes a report for 2024 of lines: a table's row has its cells between |, ** begins a bold line, # one of the first outline level.
func chaptered(lines string) *document.Document {
	doc := &document.Document{}
	tables, rows := 0, ""
	flush := func() {
		if rows != "" {
			tables++
			t := grid(rows)
			t.Ref.Table = tables
			doc.Body, rows = append(doc.Body, document.T(t)), ""
		}
	}
	for i, s := range strings.Split(strings.TrimSpace(lines), "\n") {
		if strings.Contains(s, "|") {
			rows += s + "\n"
			continue
		}
		flush()
		bare := strings.TrimPrefix(s, "**")
		text := strings.TrimLeft(bare, "#")
		doc.Body = append(doc.Body, document.P(&document.Paragraph{Text: text, Bold: bare != s, Heading: len(bare) - len(text), Ref: document.Ref{Para: i + 1}}))
	}
	flush()
	return doc
}

// chaptersOf prints which blocks stand in which chapters: the first characters of a block and the occupation, “+” for several.
func chaptersOf(lines string) string {
	var out []string
	r := Read(chaptered(lines))
	for i := range r.Blocks {
		b := &r.Blocks[i]
		for _, about := range [...]chapterTopic{itsCounts, itsExaminers, itsRooms} {
			c := b.chapter(about)
			if c == nil || c.heading == b {
				continue
			}
			name := "+"
			if c.name != nil {
				name = c.name.Text
			}
			said := firstRunes(b.Text(), 4)
			if b.Table != nil {
				said = "|" + b.Table.Text(0, 0)
			}
			one := fmt.Sprintf("%s=%s%s", said, name, [...]string{"", "", "考", "场"}[about])
			if n := len(out); about == itsCounts || n == 0 || strings.TrimRight(out[n-1], "考场") != strings.TrimRight(one, "考场") {
				out = append(out, one)
			}
		}
	}
	return strings.Join(out, " ")
}

// scope3 begins the reports of these tests.
const scope3 = "新安示例职业培训学校\n2024年度工作总结\n"

func TestChaptersByOccupation(t *testing.T) {
	hold(t, chaptersOf, [][3]string{
		{"chapters", scope3 + "第一章 概况\n备案职业：钳工（五级）、磨工（五级）。\n第二章 钳工\n（一）考生\n报考20人，合格18人。\n（二）考评员\n甲某为考评员。\n第三章 磨工\n（一）考生\n报考30人，合格27人。\n（二）考评员\n乙某为考评员。\n第四章 培训\n培训100人。",
			"(一)考=钳工 报考20=钳工 (二)考=钳工 甲某为考=钳工 (一)考=磨工 报考30=磨工 (二)考=磨工 乙某为考=磨工"},
		{"within a part, words around the name", scope3 + "一、基本情况\n备案职业：钳工（五级）、磨工（五级）。\n二、评价工作\n（一）钳工工种\n1.人数\n报考20人，合格18人。\n（二）磨工评价情况（五级）\n1.人数\n报考30人，合格27人。\n（三）评价制度\n制度健全。\n三、打算\n明年再办。",
			"1.人数=钳工 报考20=钳工 1.人数=磨工 报考30=磨工"},
		{"bold lines, with the same sub-headings", scope3 + "**基本情况\n备案职业：钳工（五级）、磨工（五级）。\n**钳工认定情况\n**考生\n报考20人，合格18人。\n**磨工认定情况\n**考生\n报考30人，合格27人。\n**下一步打算\n明年再办。",
			"考生=钳工 报考20=钳工 考生=磨工 报考30=磨工"},
		{"outline levels below a bold title", "**新安示例职业培训学校\n**2024年度工作总结\n#第一章 概况\n备案职业：钳工（五级）、磨工（五级）。\n#第二章 钳工\n##考生\n报考20人，合格18人。\n#第三章 磨工\n##考生\n报考30人，合格27人。\n#制度与打算\n明年再办。",
			"考生=钳工 报考20=钳工 考生=磨工 报考30=磨工"},
		{"plain lines", scope3 + "一、基本情况\n备案职业：钳工（五级）、磨工（五级）。\n二、评价工作开展情况\n【钳工】\n报考20人，合格18人。\n【磨工】\n报考30人，合格27人。\n三、打算\n明年再办。", "报考20=钳工 报考30=磨工"},
		{"items numbered like the chapters", scope3 + "一、基本情况\n备案职业：钳工（五级）、磨工（五级）。\n二、评价工作\n1.钳工\n考评员\n1.甲某\n2.乙某\n报考20人，合格18人。\n2.磨工\n考评员\n报考30人，合格27人。\n3.制度建设\n制度健全。",
			"考评员=钳工 1.甲某=钳工 2.乙某=钳工 报考20=钳工 考评员=磨工 报考30=磨工"},
		{"two occupations", scope3 + "一、基本情况\n备案职业：钳工（五级）、磨工（五级）、车工（五级）。\n二、钳工、磨工\n报考20人，合格18人。\n三、车工\n报考30人，合格27人。", "报考20=+ 报考30=车工"},
		{"all that are filed", scope3 + "一、基本情况\n备案职业：钳工（五级）、磨工（五级）。\n二、钳工和磨工评价情况\n报考20人，合格18人。", ""},
		{"a table of contents before them", scope3 + "第一章 概况\n第二章 钳工\n第三章 磨工\n第四章 打算\n第一章 概况\n备案职业：钳工（五级）、磨工（五级）。\n第二章 钳工\n报考20人，合格18人。\n第三章 磨工\n报考30人，合格27人。\n第四章 打算\n明年再办。",
			"报考20=钳工 报考30=磨工"},
		{"a list", scope3 + "一、基本情况\n备案情况\n1.钳工（五级）\n2.磨工（五级）\n全年报考50人，合格45人。", ""},
		{"a list with a word on each", scope3 + "一、基本情况\n备案职业：钳工（五级）、磨工（五级）。\n二、评价工作\n1.钳工\n设在东楼。\n2.磨工\n设在西楼。\n全年报考50人，合格45人。", "设在东楼=钳工 设在西楼=磨工考 全年报考=磨工考"},
		{"training of occupations, plans", scope3 + "一、基本情况\n备案职业：钳工（五级）、磨工（五级）。\n二、钳工培训\n培训20人。\n三、下一步打算\n1.钳工\n再报考20人。\n2.磨工\n再报考30人。", ""},
		{"of its examiners alone", scope3 + "一、基本情况\n备案职业：钳工（五级）、磨工（五级）。\n二、评价工作\n（一）钳工考评员\n姓名|证号\n甲某|A1\n报考20人，合格18人。\n（二）磨工考评员\n姓名|证号\n乙某|A2", "|姓名=钳工考 报考20=钳工考 |姓名=磨工考"},
	})
}

// chapterFacts prints what the chapters give: counts by occupation and level, examiners with their occupation, rooms, findings.
func chapterFacts(lines string) string {
	var out []string
	people := map[int]string{}
	for _, f := range Facts(chaptered(lines)) {
		switch name := f.Field[strings.LastIndexByte(f.Field, '/')+1:]; {
		case f.Derived || f.Rule == rowWords:
		case f.Field == "examiners/name":
			people[f.Of.Row] = f.Value.(string)
		case f.Field == "examiners/occupation":
			out = append(out, fmt.Sprintf("%s:%v", people[f.Of.Row], f.Value))
		case strings.HasPrefix(f.Field, "outcomes/"):
			doubt := ""
			if strings.Contains(f.Doubt, "只写了一个职业") {
				doubt = "?"
			}
			out = append(out, fmt.Sprintf("%s%s.%s=%v%s", f.Of.Occupation, f.Of.Level, name, f.Value, doubt))
		case strings.HasPrefix(f.Field, "venues/"):
			out = append(out, fmt.Sprintf("%s%s=%v", f.Of.Occupation, name, f.Value))
		}
	}
	return strings.Join(out, " ")
}

// filed3 begins a report of which three occupations are filed.
const filed3 = scope3 + "一、基本情况\n学校2020年成立，内设考务组。备案职业：钳工（五级、四级）、磨工（五级）、车工（五级）。\n二、评价工作\n"

func TestWhatChaptersGive(t *testing.T) {
	hold(t, chapterFacts, [][3]string{
		{"tables", filed3 + "（一）总体情况\n全年报考60人，合格54人。\n（二）钳工\n等级|报考|合格\n五级|20|18\n四级|10|9\n本职业合计|30|27\n（三）磨工\n指标|五级\n报考|30\n合格|27",
			".registered=60 .passed=54 钳工5.registered=20 钳工5.passed=18 钳工4.registered=10 钳工4.passed=9 钳工.registered=30 钳工.passed=27 磨工5.registered=30 磨工5.passed=27 磨工.registered=30 磨工.passed=27"},
		{"sentences", filed3 + "（一）钳工\n五级报考20人，合格18人；四级报考10人，合格9人。合计报考30人，合格27人。\n（二）磨工\n全年报考30人，合格27人。",
			"钳工5.registered=20 钳工5.passed=18 钳工4.registered=10 钳工4.passed=9 钳工.registered=30 钳工.passed=27 磨工.registered=30 磨工.passed=27"},
		{"levels, then the occupation", filed3 + "（一）钳工\n五级报考20人、合格18人，四级报考10人、合格9人，本职业报考30人、合格27人。\n（二）磨工\n该职业报考30人，合格27人。",
			"钳工5.registered=20 钳工5.passed=18 钳工4.registered=10 钳工4.passed=9 钳工.registered=30 钳工.passed=27 磨工.registered=30 磨工.passed=27"},
		{"a rate of all behind the last", filed3 + "（一）钳工\n等级|报考|合格\n五级|20|18\n四级|10|9\n（二）磨工\n等级|报考|合格\n五级|30|27\n综上，全年报考60人，合格54人，通过率90%。",
			"钳工5.registered=20 钳工5.passed=18 钳工4.registered=10 钳工4.passed=9 磨工5.registered=30 磨工5.passed=27 .registered=60 .passed=54 .pass_rate=90"},
		{"levels of all behind the last", filed3 + "（一）钳工\n报考30人，合格27人。\n（二）磨工\n报考20人，合格18人。\n分级汇总\n等级|报考|合格\n五级|40|36\n四级|10|9\n合计|50|45",
			"钳工.registered=30 钳工.passed=27 磨工.registered=20 磨工.passed=18 5.registered=40 5.passed=36 4.registered=10 4.passed=9 .registered=50 .passed=45"},
		{"behind a list with a word on each", filed3 + "1.钳工\n设在东楼。\n2.磨工\n设在西楼。\n全年报考50人，合格45人。", ".registered=50? .passed=45?"},
		{"a share of all", filed3 + "（一）钳工\n报考30人（其中女性4人），合格27人，占全校合格人数的六成。\n（二）磨工\n报考20人，占全校报考总量的40%，合格18人。",
			"钳工.registered=30 钳工.passed=27 磨工.registered=20 磨工.passed=18"},
		{"the two of a heading, and all", filed3 + "（一）钳工和磨工\n两个职业报考50人，合格45人。\n（二）车工\n报考20人，合格18人。\n（三）合计\n三个职业报考70人，合格63人。",
			"车工.registered=20 车工.passed=18 .registered=70 .passed=63"},
		{"a short line below the rooms of the chapter before", filed3 + "（一）钳工\n1、成绩：报考30人，合格27人。\n2、场地：车间200平方米，工位16个。\n（二）磨工\n1、成绩：报考20人，合格18人。",
			"钳工practical_area=200 practical_area=200 钳工practical_stations=16 practical_stations=16 钳工.registered=30 钳工.passed=27 磨工.registered=20 磨工.passed=18"},
		{"topics, then occupations", filed3 + "（一）考评员\n1.钳工\n王建国、李小梅、张志强，均为考评员。\n2.磨工\n刘春生、陈文华、王建国为考评员。\n（二）督导\n内部督导5次。",
			"王建国:钳工 李小梅:钳工 张志强:钳工 刘春生:磨工 陈文华:磨工 王建国:磨工"},
		{"a room that two of them use", filed3 + "（一）钳工\n理论考场80平方米，40个考位。\n（二）磨工\n理论与钳工共用考场80平方米，40个考位。",
			"钳工theory_area=80 磨工theory_area=80 theory_area=80 钳工theory_seats=40 磨工theory_seats=40 theory_seats=40"},
		{"titles in digits", filed3 + "2.1 钳工\n2.1.1 报考合格情况\n报考30人，合格27人。\n2.2 磨工\n2.2.1 报考合格情况\n报考20人，合格18人。",
			"钳工.registered=30 钳工.passed=27 磨工.registered=20 磨工.passed=18"},
		{"the sum behind the last", filed3 + "（一）钳工\n报考30人，合格27人。\n（二）磨工\n报考20人，合格18人。\n两个职业合计报考50人，合格45人。\n分等级看，五级报考40人。",
			"钳工.registered=30 钳工.passed=27 磨工.registered=20 磨工.passed=18 .registered=50 .passed=45 5.registered=40"},
		{"the sum behind the last, without words", filed3 + "（一）钳工\n报考30人，合格27人。\n（二）磨工\n报考20人，合格18人。\n以上报考50人，合格45人。",
			"钳工.registered=30 钳工.passed=27 磨工.registered=20 磨工.passed=18 .registered=50 .passed=45"},
		{"all of the school", filed3 + "（一）钳工\n报考30人，合格27人。全校全年报考50人。\n（二）磨工\n报考20人，合格18人。",
			"钳工.registered=30 钳工.passed=27 .registered=50 磨工.registered=20 磨工.passed=18"},
		{"two occupations", filed3 + "（一）钳工、磨工\n等级|报考|合格\n五级|30|27\n四级|10|9\n合计|40|36\n其中钳工报考25人、合格22人，磨工报考15人、合格14人。\n（二）车工\n报考20人，合格18人。",
			"钳工.registered=25 钳工.passed=22 磨工.registered=15 磨工.passed=14 车工.registered=20 车工.passed=18"},
		{"a table of all in one of them", filed3 + "（一）钳工\n职业|报考|合格\n钳工|20|18\n磨工|30|27\n合计|50|45\n（二）磨工\n见上表。",
			"钳工.registered=20 钳工.passed=18 磨工.registered=30 磨工.passed=27 .registered=50 .passed=45"},
		{"examiners", filed3 + "（一）钳工\n考评员名单\n姓名|性别|资格\n王建国|男|考评员\n李小梅|女|考评员\n（二）磨工\n考评员有张志强、刘春生、陈文华。\n（三）车工\n考评员：赵立新（男，考评员）、孙桂芳（女，高级考评员）。",
			"王建国:钳工 李小梅:钳工 张志强:磨工 刘春生:磨工 陈文华:磨工 赵立新:车工 孙桂芳:车工"},
		{"examiners with their own column", filed3 + "（一）钳工\n考评员名单\n姓名|职业|资格\n王建国|钳工|考评员\n李小梅|磨工|考评员\n（二）磨工\n考评员见上表。",
			"王建国:钳工 李小梅:磨工"},
		{"rooms", filed3 + "（一）钳工\n理论考场80平方米，40个考位；实操车间200平方米，工位16个。\n（二）磨工\n理论考场60平方米，30个考位；实操车间150平方米，工位12个。\n（三）评价条件\n办公用房55平方米。",
			"office_area=55 钳工theory_area=80 磨工theory_area=60 theory_area=140 钳工theory_seats=40 磨工theory_seats=30 theory_seats=70 钳工practical_area=200 磨工practical_area=150 practical_area=350 钳工practical_stations=16 磨工practical_stations=12 practical_stations=28"},
		{"one room for all", filed3 + "（一）钳工\n理论考试在一号机房，80平方米，40个考位。\n（二）磨工\n理论考试在一号机房，80平方米，40个考位。",
			"钳工theory_area=80 磨工theory_area=80 theory_area=80 钳工theory_seats=40 磨工theory_seats=40 theory_seats=40"},
		{"a room for all behind the last", filed3 + "（一）钳工\n实操车间200平方米，工位16个。\n（二）磨工\n实操车间150平方米，工位12个。理论考试统一在一号机房，80平方米，40个考位。",
			"theory_area=80 theory_seats=40 钳工practical_area=200 磨工practical_area=150 practical_area=350 钳工practical_stations=16 磨工practical_stations=12 practical_stations=28"},
		{"a room called like another trade", filed3 + "（一）磨工\n装配钳工车间200平方米，工位16个。\n（二）车工\n模拟仓库150平方米，工位12个。",
			"磨工practical_area=200 车工practical_area=150 practical_area=350 磨工practical_stations=16 车工practical_stations=12 practical_stations=28"},
		{"rooms of two occupations", filed3 + "（一）钳工、磨工\n实操车间200平方米，工位16个。\n（二）车工\n实操车间150平方米，工位12个。",
			"车工practical_area=150 practical_area=350 车工practical_stations=12 practical_stations=28"},
	})
}

func TestAProgrammeThatIsNotHeldIsNone(t *testing.T) {
	for _, denial := range []string{"没有承接职业资格评价和专项职业能力考核", "未承接专项职业能力考核", "不承担职业资格评价"} {
		doc := chaptered(scope3 + "一、评价工作\n（一）总体情况\n备案职业：钳工（五级）。本年开考职业技能等级认定，" + denial + "。\n全年报考60人，合格54人。")
		for _, f := range Facts(doc) {
			if f.Field == "outcomes/registered" && f.Of.Programme != "skill_level" {
				t.Errorf("%s: registered of %q", denial, f.Of.Programme)
			}
		}
	}
}

func TestExaminersThatChaptersCount(t *testing.T) {
	hold(t, func(lines string) string { return printed("staff/", Facts(chaptered(lines))) }, [][3]string{
		{"each its own", filed3 + "（一）钳工\n聘有考评员6人，均在聘期内。\n（二）磨工\n聘有考评员5人，均在聘期内。\n（三）制度\n督导员2人。", "examiners=11 supervisors=2"},
		{"and the whole", filed3 + "（一）钳工\n聘有考评员6人，均在聘期内。\n（二）磨工\n聘有考评员5人，均在聘期内。\n（三）队伍\n全校有考评员10人。", "examiners=10"},
	})
}
