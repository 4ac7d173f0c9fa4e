package docx

import (
	"fmt"
	"strings"
	"testing"
)

// lvl is a level of a list; more goes between the number format and the text.
func lvl(level int, format, text, more string) string {
	return fmt.Sprintf(`<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="%s"/>%s<w:lvlText w:val="%s"/></w:lvl>`, level, format, more, text)
}

// listOf is a numbering part with one list, whose w:num is 1.
func listOf(levels string) parts {
	return parts{"numbering.xml": wrap("numbering", `<w:abstractNum w:abstractNumId="7">`+levels+`</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>`)}
}

func TestNumberFormatsReadAsWordShowsThem(t *testing.T) {
	t.Parallel()
	// the numbers 1, 2, 10, 11, 12, 20, 21, 30, 101 in each format
	tests := map[string]string{
		"decimal":                      "1 2 10 11 12 20 21 30 101",
		"decimalZero":                  "01 02 10 11 12 20 21 30 101",
		"decimalFullWidth":             "１ ２ １０ １１ １２ ２０ ２１ ３０ １０１",
		"upperRoman":                   "I II X XI XII XX XXI XXX CI",
		"lowerRoman":                   "i ii x xi xii xx xxi xxx ci",
		"upperLetter":                  "A B J K L T U DD WWWW",
		"lowerLetter":                  "a b j k l t u dd wwww",
		"ordinal":                      "1st 2nd 10th 11th 12th 20th 21st 30th 101st",
		"chineseCounting":              "一 二 十 十一 十二 二十 二十一 三十 一〇一",
		"chineseCountingThousand":      "一 二 十 十一 十二 二十 二十一 三十 一百零一",
		"taiwaneseCountingThousand":    "一 二 十 十一 十二 二十 二十一 三十 一百零一",
		"japaneseCounting":             "一 二 十 十一 十二 二十 二十一 三十 *",
		"taiwaneseCounting":            "一 二 十 十一 十二 二十 二十一 三十 *",
		"ideographDigital":             "一 二 一〇 一一 一二 二〇 二一 三〇 一〇一",
		"chineseLegalSimplified":       "壹 贰 壹拾 壹拾壹 壹拾贰 贰拾 贰拾壹 叁拾 壹佰零壹",
		"ideographLegalTraditional":    "壹 貳 壹拾 壹拾壹 壹拾貳 貳拾 貳拾壹 參拾 壹佰零壹",
		"ideographTraditional":         "甲 乙 癸 * * * * * *",
		"ideographZodiac":              "子 丑 酉 戌 亥 * * * *",
		"ideographZodiacTraditional":   "甲子 乙丑 癸酉 甲戌 乙亥 癸未 甲申 癸巳 甲辰",
		"decimalEnclosedCircle":        "① ② ⑩ ⑪ ⑫ ⑳ ㉑ ㉚ *",
		"decimalEnclosedCircleChinese": "① ② ⑩ ⑪ ⑫ ⑳ ㉑ ㉚ *",
		"decimalEnclosedFullstop":      "⒈ ⒉ ⒑ ⒒ ⒓ ⒛ * * *",
		"decimalEnclosedParen":         "⑴ ⑵ ⑽ ⑾ ⑿ ⒇ * * *",
		"ideographEnclosedCircle":      "㊀ ㊁ ㊉ * * * * * *",
		"none":                         "",
		"neverHeardOf":                 "1 2 10 11 12 20 21 30 101",
	}
	for format, want := range tests {
		t.Run(format, func(t *testing.T) {
			t.Parallel()
			d := read(t, build(strings.Repeat(item("1", "0", "x"), 101), listOf(lvl(0, format, "%1", ""))))
			wants := strings.Fields(want)
			for i, n := range []int{1, 2, 10, 11, 12, 20, 21, 30, 101} {
				got := d.Body[n-1].Paragraph.Number
				if want == "" && got != "" || want != "" && wants[i] != "*" && got != wants[i] {
					t.Errorf("%d is %q, want %q", n, got, want)
				}
			}
		})
	}
}

func TestListsCountAsWordCounts(t *testing.T) {
	t.Parallel()
	three := lvl(0, "chineseCounting", "%1、", "") + lvl(1, "chineseCounting", "（%2）", "") + lvl(2, "decimal", "%1.%2.%3", `<w:isLgl/>`)
	two := `<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`
	abstract := func(levels string) string { return `<w:abstractNum w:abstractNumId="7">` + levels + `</w:abstractNum>` }
	one := `<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>`
	numbering := func(xml string) parts { return parts{"numbering.xml": wrap("numbering", xml)} }
	deletedMark := `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>` + r("甲") + `</w:p>`
	tests := []struct {
		name, body string
		more       parts
		want       string
	}{
		{"deeper levels begin again", item("1", "0", "a") + item("1", "1", "b") + item("1", "1", "c") + item("1", "0", "d") + item("1", "1", "e"), listOf(three), "一、a\n（一）b\n（二）c\n二、d\n（一）e"},
		{"legal numbering is in digits", item("1", "0", "a") + item("1", "1", "b") + item("1", "2", "c"), listOf(three), "一、a\n（一）b\n1.1.1 c"},
		{"a level that begins deep shows the levels above as begun", item("1", "2", "c") + item("1", "2", "d"), listOf(three), "1.1.1 c\n1.1.2 d"},
		{"a level that never restarts goes on", item("1", "0", "a") + item("1", "1", "b") + item("1", "0", "c") + item("1", "1", "d"),
			listOf(lvl(0, "decimal", "%1.", "") + lvl(1, "decimal", "(%2)", `<w:lvlRestart w:val="0"/>`)), "1. a\n(1) b\n2. c\n(2) d"},
		{"a level that restarts after the first level only", item("1", "0", "a") + item("1", "1", "b") + item("1", "2", "c") + item("1", "1", "d") + item("1", "2", "e") + item("1", "0", "f") + item("1", "2", "g"),
			listOf(lvl(0, "decimal", "%1.", "") + lvl(1, "decimal", "(%2)", "") + lvl(2, "decimal", "%3)", `<w:lvlRestart w:val="1"/>`)), "1. a\n(1) b\n1) c\n(2) d\n2) e\n2. f\n1) g"},
		{"two instances of a definition count on", item("1", "0", "a") + item("2", "0", "b"), numbering(abstract(three) + one + `<w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num>`), "一、a\n二、b"},
		{"a start override begins again once", item("1", "0", "a") + item("2", "0", "b") + item("2", "0", "c"), numbering(abstract(three) + one + two), "一、a\n一、b\n二、c"},
		{"an instance may have a level of its own", item("2", "0", "a"), numbering(abstract(three) + one + `<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0">` + lvl(0, "upperLetter", "%1)", "") + `</w:lvlOverride></w:num>`), "A) a"},
		{"a list starts where it says", item("1", "0", "a"), listOf(`<w:lvl w:ilvl="0"><w:start w:val="5"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>`), "5. a"},
		{"numId 0 takes the style's number off", `<w:p><w:pPr><w:pStyle w:val="H"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>` + r("无号") + `</w:p>`,
			parts{"numbering.xml": wrap("numbering", abstract(three)+one), "styles.xml": wrap("styles", `<w:style w:type="paragraph" w:styleId="H"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`)}, "无号"},
		{"a style inherits its list, and the level tied to it counts", `<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr>` + r("a") + `</w:p><w:p><w:pPr><w:pStyle w:val="B"/></w:pPr>` + r("b") + `</w:p>`,
			parts{"numbering.xml": wrap("numbering", abstract(lvl(0, "chineseCounting", "%1、", `<w:pStyle w:val="A"/>`)+lvl(1, "chineseCounting", "（%2）", `<w:pStyle w:val="B"/>`))+one),
				"styles.xml": wrap("styles", `<w:style w:type="paragraph" w:styleId="A"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>`)}, "一、a\n（一）b"},
		{"a definition may be linked by a style", item("2", "0", "a"),
			numbering(`<w:abstractNum w:abstractNumId="7"><w:styleLink w:val="L"/>` + three + `</w:abstractNum><w:abstractNum w:abstractNumId="8"><w:numStyleLink w:val="L"/></w:abstractNum>` + one + `<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>`), "一、a"},
		{"a deleted paragraph mark counts nothing", deletedMark + item("1", "0", "乙") + item("1", "0", "丙"), listOf(three), "一、甲乙\n二、丙"},
		{"a table's number column", `<w:tbl><w:tr><w:tc>` + item("1", "0", "") + `</w:tc><w:tc>` + p("甲") + `</w:tc></w:tr><w:tr><w:tc>` + item("1", "0", "") + `</w:tc><w:tc>` + p("乙") + `</w:tc></w:tr></w:tbl>`, listOf(lvl(0, "decimal", "%1", "")), "1\t甲\n2\t乙"},
		{"a bullet of a symbol font", item("1", "0", "甲"), listOf(lvl(0, "bullet", "\uF06C", `<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>`)), "● 甲"},
		{"a bullet that is a blank", item("1", "0", "甲"), listOf(lvl(0, "bullet", " ", "")), "甲"},
		{"a bullet alone is nothing", item("1", "0", "") + p("甲"), listOf(lvl(0, "bullet", "•", "")), "甲"},
		{"nothing stands between where the list says so", item("1", "0", "甲"), listOf(lvl(0, "decimal", "%1.", `<w:suff w:val="nothing"/>`)), "1.甲"},
		{"a custom format of three digits", item("1", "0", "甲"), listOf(`<w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1"/></w:lvl>`), "001 甲"},
		{"text around the number", item("1", "0", "甲"), listOf(lvl(0, "decimal", "第%1条", "")), "第1条 甲"},
		{"a hidden paragraph is not counted", item("1", "0", "a") + `<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r></w:p>` + item("1", "0", "b"), listOf(three), "一、a\n二、b"},
		{"an unknown list is no list", item("44", "0", "a"), listOf(three), "a"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			for range 2 { // the second time its lists are known, and count anew
				if got := dump(t, read(t, build(test.body, test.more))); got != test.want {
					t.Errorf("got:\n%s\nwant:\n%s", got, test.want)
				}
			}
		})
	}
}
