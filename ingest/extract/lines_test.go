package extract

import (
	"strings"
	"testing"

	"nianping/ingest/document"
)

// byLines is a report for 2024 with a line for each sentence, one part of it given.
func byLines(part ...string) *document.Document {
	lines := opened("一、基本情况", "学校位于示例县城关镇，设教务处和考务办。", "考务办管报名。", "信息室管网络。", "财务室管收费。", "教务处管档案。")
	return written("", append(lines, part...)...)
}

func TestALineForEachSentenceIsAParagraph(t *testing.T) {
	for _, c := range []struct {
		rule   func(*Reading, *Collector)
		prefix string
		part   []string
		want   string
	}{
		{trainingFacts, "training/", []string{"二、培训工作", "社会化培训方面。", "全年办班4期，培训160人次。", "政府补贴性培训方面。", "承办3期110人次。"},
			"social_classes=4 social_people=160 subsidised_classes=3 subsidised_people=110"},
		{scopeFacts, "scope/occupation", []string{"三、评价工作", "（一）总体情况", "备案职业如下。", "电工（五级、四级）。", "焊工（五级）。"}, "=电工 =焊工"},
		{examinerFacts, "examiners/grade", []string{"三、评价工作", "（二）基础建设情况", "电工考评员3名：王志远、李小梅、钱大有。", "其中王志远为高级考评员，其他人为考评员。"},
			"=senior =examiner =examiner"},
	} {
		if got := printed(c.prefix, readBy(c.rule, byLines(c.part...))); got != c.want {
			t.Errorf("%v\ngives %s\nwant  %s", c.part, got, c.want)
		}
	}
}

func TestWhatStandsInALineIsFoundThere(t *testing.T) {
	doc := byLines("二、培训工作", "先说政府补贴性培训。", "今年办了6期，结业188人。", "再说社会化培训。", "一共17期，295人。")
	found := map[string]string{}
	for _, f := range Facts(doc) {
		if strings.HasPrefix(f.Field, "training/") {
			found[f.Field] = f.At.String() + " " + f.Text
		}
	}
	for field, want := range map[string]string{"training/subsidised_people": "第11段 结业188人", "training/social_classes": "第13段 一共17期"} {
		if found[field] != want {
			t.Errorf("%s at %q, want %q", field, found[field], want)
		}
	}
	// words that go over the end of a line are cut there
	f := Fact{Text: "共17期。另有2期"}
	line := func(n int, s string) Block {
		return Block{Ref: document.Ref{Para: n}, Para: &document.Paragraph{Text: s}}
	}
	if f.place([]Block{line(4, "全年共17期。"), line(5, "另有2期未计。")}); f.Text != "共17期。" || f.At.Para != 4 {
		t.Errorf("%q at %s", f.Text, f.At)
	}
}

func TestParagraphsAndItemsStayApart(t *testing.T) {
	for _, c := range []struct {
		why  string
		part []string
		want int // blocks from the part on
	}{
		{"a report that has a paragraph of sentences", []string{"二、培训工作", "办班4期。培训160人。", "另有讲座2场。"}, 4 + 3},
		{"numbered items", []string{"二、培训工作", "1.办班4期。", "2.培训160人。", "另有讲座2场。"}, 3},
		{"items that end with a semicolon", []string{"二、培训工作", "电工2期；", "焊工1期。", "另有讲座2场。"}, 4},
		{"a sentence on all above", []string{"二、培训工作", "办班4期。", "以上均为补贴性培训。", "另有讲座2场。"}, 4},
	} {
		if got := len(Read(byLines(c.part...)).Blocks) - len(Read(byLines()).Blocks); got != c.want {
			t.Errorf("%s: %d blocks, want %d", c.why, got, c.want)
		}
	}
}

func TestPeriodsInOneParagraphMakeTheYear(t *testing.T) {
	year := "2024年组织职业技能等级认定，报考100人，合格80人。"
	first := "上半年组织2批，报考60人，合格50人。其中五级40人报考、35人合格，四级20人报考、15人合格。"
	second := "下半年组织2批，报考40人，合格30人。其中五级25人报考、20人合格，四级15人报考、10人合格。"
	want := "registered=100 passed=80 registered=65 passed=55 registered=35 passed=25"
	for _, paragraphs := range [][]string{{year, first, second}, {year, first + second}, {year + first + second}} {
		doc := written("", opened(append([]string{"三、评价工作", "（一）总体情况", "备案职业：电工（五级、四级）、焊工（五级、四级）。"}, paragraphs...)...)...)
		if got := printed("outcomes/", readBy(outcomeFacts, doc)); got != want {
			t.Errorf("%q gives\n%s\nwant\n%s", paragraphs, got, want)
		}
	}
}

// A clerk's full stop between the items of a list says no more than the semicolon of another.
func TestAFullStopBetweenItemsIsASemicolon(t *testing.T) {
	for text, want := range map[string]string{
		"按职业报考人数排序：电工52人，合格41人；焊工33人，合格30人；叉车司机12人，合格9人。": "电工r52 电工p41 焊工r33 焊工p30 叉车司机r12 叉车司机p9",
		"全年报考97人，合格80人，其中：五级52人，通过41人；四级45人，通过39人。":       "r97 p80 5r52 5p41 4r45 4p39",
		"按报考人数，电工五十二人，焊工三十三人，茶艺师十二人；合格人数依次为四十一人、三十人、九人。":  "电工r52 焊工r33 茶艺师r12 电工p41 焊工p30 茶艺师p9",
	} {
		for _, s := range []string{text, strings.ReplaceAll(text, "；", "。")} {
			if got := countsIn(s); got != want {
				t.Errorf("%s\n gives %s\n want  %s", s, got, want)
			}
		}
	}
	for text, want := range map[string]string{ // what only looks like another item
		"报考人数最多的是电工，52人，合格41人。焊工考评员5人。":   "电工r52 电工p41",
		"电工报考52人，合格41人。焊工33人参加了技能竞赛，不计入。": "电工r52 电工p41",
	} {
		if got := countsIn(text); got != want {
			t.Errorf("%s\n gives %s\n want  %s", text, got, want)
		}
	}
	for _, text := range []string{
		"理论考试放在培训楼二层，201室90平方米，摆放45个考位。隔壁202室略小，75平方米，36个考位。",
		"理论考试使用两间机房：一号机房90平方米、45个机位。综合楼一间，75平方米、36个机位。",
	} {
		if got := rooms("", text); got != "ta165? ts81?" && got != "ta165 ts81" {
			t.Errorf("%s gives %s", text, got)
		}
	}
	if got := rooms("", "理论考场90平方米，45个考位。公司大楼占地800平方米，住了36户。"); got != "ta90 ts45" {
		t.Errorf("premises counted: %s", got)
	}
}

// Lists are parted by 、, by commas or by 和, and say the same.
func TestCommasPartListsToo(t *testing.T) {
	for text, want := range map[string]string{
		"电工、焊工、茶艺师报考人数分别为52人、33人、12人，合格人数分别为41人、30人、9人。": "电工r52 焊工r33 茶艺师r12 电工p41 焊工p30 茶艺师p9",
		"电工、焊工全年分别报考52人和33人，分别合格41人和30人。":                "电工r52 焊工r33 电工p41 焊工p30",
	} {
		for _, s := range []string{text, strings.ReplaceAll(text, "、", "，")} {
			if got := countsIn(s); got != want {
				t.Errorf("%s\n gives %s\n want  %s", s, got, want)
			}
		}
	}
	for text, want := range map[string]string{
		"焊工考评员5人：樊素云、景春兰、咸丽、商燕、荆惠。":                   "樊素云 焊工; 景春兰 焊工; 咸丽 焊工; 商燕? 焊工; 荆惠 焊工",
		"电工考评员3人，分别是简素芬、官小燕、谷雨。":                      "简素芬 电工; 官小燕? 电工; 谷雨 电工",
		"电工（3人）：周跃文、丁满堂、吴爱珍。其中周跃文、丁满堂为高级考评员，其他人为考评员。": "周跃文 电工 senior; 丁满堂 电工 senior; 吴爱珍 电工 examiner",
	} {
		for _, s := range []string{text, strings.ReplaceAll(text, "、", "，"), lastAnd(text)} {
			if got := listed("", "考评员名单如下：", s); got != want {
				t.Errorf("%s\n gives %s\n want  %s", s, got, want)
			}
		}
	}
	if got := listed("", "电工考评员：王志远，李小梅，退休后返聘，均有证书。"); got != "王志远 电工; 李小梅 电工" {
		t.Errorf("words taken for a name: %s", got)
	}
}

// lastAnd puts 和 for the last 、 of a text.
func lastAnd(s string) string {
	i := strings.LastIndex(s, "、")
	return s[:i] + "和" + s[i+len("、"):]
}
