package extract

import (
	"fmt"
	"strings"
	"testing"
)

// blocksOf are the blocks of a report for 2024 with some lines behind its title.
func blocksOf(lines ...string) []Block { return Read(written("", opened(lines...)...)).Blocks }

func TestATitleOfTwoPartsOpensBoth(t *testing.T) {
	t.Parallel()
	for title, want := range map[string]string{
		"认定工作和基础条件":    "[evaluation foundation]",
		"评价工作及队伍建设":    "[evaluation foundation]",
		"评价工作总体情况":     "[overview]",
		"人和地方":         "[foundation]",
		"下一步培训和评价工作打算": "[plans]",
	} {
		if got := fmt.Sprint(partsOf(title)); got != want {
			t.Errorf("%s opens %s, want %s", title, got, want)
		}
	}
}

func TestSlogansAndSignaturesMakeNoPart(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		paragraphs []string
		want       string
	}{
		{[]string{"一、强基础，筑牢评价根基", "黄山市示例机电有限公司成立于2009年，现有职工412人，设人力资源部。", "二、抓培训", "全年举办培训5期164人，均为内部职工培训。"}, "basic=true"},
		{[]string{"一、基本情况", "学校成立于1998年，位于屯溪区，占地45亩。", "四、下一步打算", "无", "黄山市示例职业培训学校", "2025年3月28日"}, "plans=false"},
	} {
		got := printed("sections/", readBy(sectionFacts, written("", opened(c.paragraphs...)...)))
		if !strings.Contains(got, c.want) {
			t.Errorf("%v\n gives %s\n want  %s", c.paragraphs, got, c.want)
		}
	}
}

func TestANumberedLineOfOtherWordsEndsTheFoundation(t *testing.T) {
	t.Parallel()
	for title, want := range map[string]Section{"4.做法": Implementation, "4.全年怎么办的": Implementation, "（4）场地设备": Foundation} {
		blocks := blocksOf("一、学校和评价站的情况", "学校是公办学校，2023年备案。", "二、培训", "培训3期60人次。", "三、评价", "3.基础条件", "制度有财务管理制度。", title,
			"评价计划一批一报，10批报了10次。全年没有发生违纪违规的事。成绩公示5个工作日。")
		if last := &blocks[len(blocks)-1]; last.Section != want {
			t.Errorf("%s: %q, want %q", title, last.Section, want)
		}
		if blocks[3].Section != Basic {
			t.Errorf("the introduction is %q", blocks[3].Section)
		}
	}
}

func TestAnItemOfTheFoundationThatIsCalledAsAnotherPartStaysInIt(t *testing.T) {
	t.Parallel()
	for _, item := range []string{"1.制度与质量管理。现行有《财务管理制度》。", "1.质量管理机制。建有《财务管理制度》。", "1.评价质量\n现行有《财务管理制度》。", "1）质量督导员3人。"} {
		blocks := blocksOf("一、基本情况", "学校是公办学校，2023年备案。", "二、培训", "培训3期60人次。", "三、评价", "（一）总体情况", "报考60人。", "（二）基础建设情况", item, "（三）评价实施情况", "全年10批。")
		if got := blocks[len(blocks)-3].Section; got != Foundation {
			t.Errorf("%s: %q", item, got)
		}
		if got := blocks[len(blocks)-1].Section; got != Implementation {
			t.Errorf("behind %s: %q", item, got)
		}
	}
}

func TestTheFirstHeadingBeforeTheTrainingIsTheIntroduction(t *testing.T) {
	t.Parallel()
	for _, title := range []string{"一、学校及认定站的来历", "一、我校和认定机构的情况", "（一）关于本站"} {
		next := "二、培训情况"
		if strings.HasPrefix(title, "（") {
			next = "（二）培训情况"
		}
		blocks := blocksOf(title, "学校是公办学校，2023年备案。", next, "培训3期60人次。")
		if got := blocks[len(blocks)-3].Section; got != Basic {
			t.Errorf("%s: %q", title, got)
		}
	}
}

func TestAHeadingThatTellsNothingOpensWhatItsTextSpeaksOf(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		overview, foundation, implementation string
	}{
		{"（一）总体情况", "（二）支撑条件", "（三）实施情况"},
		{"（一）规模与结果", "（二）人、财、物投入", "（三）严把关口"},
		{"（一）考了多少", "（二）评价资源", "（三）考务工作"},
		{"（一）总体情况", "（二）凭什么来做", "（三）全流程管控"},
		{"（一）成绩单", "（二）场地、设备与人", "（三）考场内外"},
	} {
		blocks := blocksOf("三、评价工作", c.overview, "备案范围：电工五级、四级。", "全年报考278人，合格251人，合格率90.3%。其中五级报考178人，合格161人。",
			c.foundation, "制度：有财务管理制度、评价服务规程、档案管理制度。", "人员：专职3人，兼职4人，考评员10人。", "场地：办公室60平方米；理论考场90平方米，40个考位。",
			c.implementation, "全年报备评价计划8次，内部督导8次，无违纪违规，结果公示，档案一批一档。", "四、下一步打算", "计划认定500人。")
		for i := range blocks {
			b := &blocks[i]
			want := None
			switch {
			case b.Heading:
				continue
			case strings.HasPrefix(b.Text(), "全年报考"):
				want = Overview
			case strings.HasPrefix(b.Text(), "制度"), strings.HasPrefix(b.Text(), "场地"):
				want = Foundation
			case strings.HasPrefix(b.Text(), "全年报备"):
				want = Implementation
			default:
				continue
			}
			if b.Section != want {
				t.Errorf("%s %s %s: %q stands in %q, want %q", c.overview, c.foundation, c.implementation, b.Text(), b.Section, want)
			}
		}
	}
}

func TestANumberStandsApartFromItsTitle(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]int{"3,评价实施": 2, "4.2024年打算": 2, "12,场地": 3, "1,200人参加": 0, "1.1总体情况": 0, "3.评价": 0} {
		if got := apartNumber(text); got != want {
			t.Errorf("%s: %d, want %d", text, got, want)
		}
	}
}

func TestNumbersInWordsBeforeABlankHeadParts(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		headings [4]string
		plans    Section
	}{
		{[4]string{"壹　协会和评价中心的基本情况", "贰　培训", "叁　评价", "肆　2025年的想法"}, Plans},
		{[4]string{"壹　我们是谁", "贰　培训情况", "叁　评价情况", "肆　二〇二五年，稳中求进"}, Plans},
		{[4]string{"一 基本情况", "二 培训情况", "三 评价情况", "四 明年的打算"}, Plans},
		{[4]string{"一、基本情况", "二、培训情况", "三、评价情况", "四、2025年再出发"}, Plans},
		{[4]string{"一、基本情况", "二、培训情况", "三、评价情况", "四、2025年这样干"}, Plans},
		{[4]string{"一、基本情况", "二、培训情况", "三、评价情况", "四、愿景与设想"}, Plans},
		{[4]string{"一、基本情况", "二、培训情况", "三、评价情况", "四、2024年的一年"}, Implementation}, // the year that is told of
	} {
		blocks := blocksOf(c.headings[0], "学校是公办学校，2023年备案。", c.headings[1], "培训3期60人次。", c.headings[2], "（一）总体情况", "报考60人，合格50人。", "（三）实施情况", "10批都报了计划，没有违纪违规，成绩公示5天。",
			c.headings[3], "全年10批，公示5天，督导10次，没有违纪违规。")
		if got := blocks[len(blocks)-1].Section; got != c.plans {
			t.Errorf("%s opens %q, want %q", c.headings[3], got, c.plans)
		}
		if got := blocks[len(blocks)-10].Section; got != Basic {
			t.Errorf("%s opens %q", c.headings[0], got)
		}
	}
}

func TestABlankBehindANumeralHeadsNoSentence(t *testing.T) {
	t.Parallel()
	for _, line := range []string{"一 般情况下每批两天", "五 级", "三 个批次均已公示", "三 个 批 次", "一起培训", "壹级企业培训"} {
		blocks := blocksOf(line)
		if rank, _ := blocks[len(blocks)-1].blankNumber(); rank > 0 {
			t.Errorf("%s is read as a heading", line)
		}
	}
}
