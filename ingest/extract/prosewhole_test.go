package extract

import (
	"strings"
	"testing"
)

// contradictions says what becomes of the totals of a report beside a sentence: CONFLICT, doubted, or nothing.
func contradictions(sentence string) string {
	doc := written("", append(opened("三、评价工作开展情况", "（一）总体情况", "备案职业为电工五级、四级。全年共组织职业技能等级认定8批，报考478人，合格421人，合格率88.08%。其中五级报考278人、合格251人；四级报考200人、合格170人。"), sentence)...)
	r := Assemble("x.docx", "", "docx", Facts(doc))
	for _, f := range r.Findings {
		if f.Code == "CONFLICT" {
			return f.Code
		}
	}
	for _, v := range r.Review {
		if strings.Contains(v.Reason, "另有") {
			return "doubted"
		}
	}
	return ""
}

func TestOnlyWhatIsSurelyOfOneThingContradicts(t *testing.T) {
	t.Parallel()
	hold(t, contradictions, [][2]string{
		{"全年报考487人，合格421人。", "CONFLICT"},
		{"全年共报考478人、合格412人。", "CONFLICT"},
		{"综上，2024年共认定487人，合格421人。", "CONFLICT"},
		{"年度报考总数为487人。", "CONFLICT"},
		{"今年一共有471人报考。", "CONFLICT"},
		{"2024年，学校圆满完成认定任务，共有478名学生报考，403人合格。", "CONFLICT"},
		{"478人报考，441人合格，成绩来之不易。", "CONFLICT"}, // the sentence gives the registered as they are
		{"全年报考478人，合格241人。", "CONFLICT"},
		{"到10月底已报考420人。", "doubted"},
		{"网上报名512人，资格审查通过478人。", "doubted"},
		{"公司下达的任务是报考500人。", "doubted"},
		{"本公司职工报考402人，协作单位报考76人。", "doubted"},
		{"三年累计认定1,176人次。", ""},
		{"建站至今共认定1260人。", ""},
		{"没合格的57人里有38人报名参加了补考。", ""},
		{"免费培训的160人全部报考，合格150人。", ""},
		{"全部8批中，前5批报考300人，合格266人。", ""},
		{"考评员培训报名6人，合格6人。", ""},
		{"平均每批报考60人，合格53人。", ""},
		{"全年认定421人次。", ""}, // who passed
		{"合格的人里面有210人领到了补贴。", ""},
	})
}

func TestASlipIsADigitChangedLeftOutOrOutOfOrder(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		a, b string
		want bool
	}{{"421", "412", true}, {"421", "241", true}, {"478", "178", true}, {"2357", "357", true}, {"478", "47", true}, {"478", "1176", false}, {"607", "38", false}, {"455", "701", false}, {"421", "124", false}} {
		if slipped(c.a, c.b) != c.want || slipped(c.b, c.a) != c.want {
			t.Errorf("%s and %s: slip should be %v", c.a, c.b, c.want)
		}
	}
}

func TestAFigureNamedInPassingIsNoneOfItsRow(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ sentence, want string }{
		{"三年累计为3,902人次核发等级证书。", ""},
		{"运行四年，已累计发证880本。", ""},
		{"自备案至今，累计发证1,029本。", ""},
		{"今年以来共发证415本。", "certified=415"},
		{"去年底考试、今年发证的还有66人。", ""},
		{"去年底考试今年发证66人。", ""},
		{"补发证书3本。", ""},
		{"最大的一场有80人参加考试。", ""},
		{"同一天两个考场共96人参加考试。", ""},
		{"全公司已有930人取得证书。", ""},
		{"参加认定的478人中，男性382人，女性96人。", ""},
		{"取得证书的421人中，有180人兑现了津贴。", ""},
		{"到考的466人中421人合格。", "examined=466"},
		{"缺考12人，实际参加考试466人，发证415本。", "examined=466 certified=415"},
		{"目前已发证200本，其余正在制证。", "certified=200?"},
		{"证书421本已全部发到职工手里。", "certified=421"},
		{"全部公示无异议后报市局，证书421本已经发到考生手里。", "certified=421"},
		{"421本证书都发放到位。", "certified=421"},
		{"证书421张均已寄给本人。", "certified=421"},
		{"421本证书已全部发放到人。", "certified=421"},
		{"421份证书已发到考生手中。", "certified=421"},
		{"421张证书已寄出。", "certified=421"},
		{"421本证书尚未发放到人。", ""},
		{"其中21本证书已寄出。", ""},
		{"考评员的13本证书已发到本人。", ""},
		{"证书共421本，年底前全部领走。", "certified=421"},
		{"421本等级证书12月底前发完。", "certified=421"},
		{"证书421份于12月送达各单位。", "certified=421"},
		{"补办证书3本，已交给本人。", ""},
		{"考评员证书13本已发给本人。", ""},
		{"证书421本尚未发到职工手里。", ""},
		{"荣誉证书30本已发给优秀学员。", ""},
		{"往年证书25本已领走。", ""},
	} {
		var got []string
		doc := written("", append(opened("三、评价工作开展情况", "（一）总体情况", "备案职业为电工、焊工，五级、四级。全年共组织职业技能等级认定8批，报考478人，合格421人，合格率88.08%。其中五级报考278人、合格251人；四级报考200人、合格170人。"), c.sentence)...)
		for _, f := range readBy(outcomeFacts, doc) {
			if f.Of.Level != "" || f.Field != "outcomes/examined" && f.Field != "outcomes/certified" {
				continue
			}
			said := printed("outcomes/", []Fact{f})
			if f.Doubt != "" {
				said += "?"
			}
			got = append(got, said)
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s\n gives %s\n want  %s", c.sentence, s, c.want)
		}
	}
}

func TestCertificatesGivenToAllWhoPassedCountWhereverThatIsSaid(t *testing.T) {
	t.Parallel()
	for said, want := range map[string]string{
		"评价结果在公告栏公示5个工作日，之后报市局，证书421本已全部发到职工手里。": "certified=421",
		"评价成绩公示后，421本证书都发放到位。":                   "certified=421",
		"评价结果公示后，证书200本已发到职工手里。":                 "",
		"考评员认定合格后，证书421本已发给本人，评价前培训。":            "",
	} {
		doc := written("", append(opened("三、评价工作开展情况", "（一）总体情况", "备案职业为电工五级、四级。全年共组织职业技能等级认定8批，报考478人，合格421人。", "（三）评价实施情况"), said)...)
		got := ""
		for _, f := range readBy(outcomeFacts, doc) {
			if f.Field == "outcomes/certified" && f.Of.Occupation == "" {
				got = printed("outcomes/", []Fact{f})
			}
		}
		if got != want {
			t.Errorf("%s\n gives %s\n want  %s", said, got, want)
		}
	}
}
