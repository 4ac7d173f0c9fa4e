package typeset

import (
	"math/rand"
	"os"
	"strings"
	"sync"
	"testing"
)

func loadFace(t testing.TB, name string) *Face {
	t.Helper()
	data, err := os.ReadFile("../pdf/font/" + name)
	if err != nil {
		t.Fatal(err)
	}
	face, err := ParseFace(name, data)
	if err != nil {
		t.Fatal(err)
	}
	return face
}

var (
	songOnce sync.Once
	songFace *Face
)

func body(t testing.TB, size float64) *Style {
	songOnce.Do(func() { songFace = loadFace(t, "NianpingSong-Regular.ttf") })
	return &Style{Family: Family{songFace}, Size: size}
}

func broken(t testing.TB, text string, s Setting) []string {
	var out []string
	runes := []rune(text)
	for _, l := range Break([]Span{{Text: text, Style: body(t, 10)}}, s) {
		out = append(out, string(runes[l.Start:l.End]))
	}
	return out
}

func TestLinesBreakAsChineseIsSet(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		text  string
		width float64
		want  string
	}{
		"a comma is pulled up by squeezing the one before":    {"甲、乙、丙、丁，戊己庚辛", 75, "甲、乙、丙、丁，|戊己庚辛"},
		"a comma that does not fit takes its character along": {"甲乙丙丁戊，己庚", 50, "甲乙丙丁|戊，己庚"},
		"a closing mark at the end takes half a square":       {"甲乙丙丁，己庚", 45, "甲乙丙丁，|己庚"},
		"an opening bracket goes with what follows":           {"甲乙丙丁（戊己）", 50, "甲乙丙丁|（戊己）"},
		"a number keeps its unit":                             {"甲乙丙丁戊己120人", 80, "甲乙丙丁戊己|120人"},
		"a number keeps its per cent sign":                    {"合格率甲乙97.35%左右", 52, "合格率甲乙|97.35%左|右"},
		"a Latin word stays whole":                            {"甲乙丙丁戊docx文件", 62, "甲乙丙丁戊|docx文件"},
		"a dash of two is not parted":                         {"甲乙丙丁——戊", 50, "甲乙丙|丁——戊"},
		"an article number keeps its 第":                       {"甲乙丙丁戊第3条", 60, "甲乙丙丁戊|第3条"},
		"a line feed ends a line":                             {"甲乙\n丙", 60, "甲乙\n|丙"},
		"a space hangs":                                       {"甲乙丙 丁戊己", 30, "甲乙丙 |丁戊己"},
		"what is cut takes its comma along":                   {"aaaaaaaaaa，戊", 56, "aaaaaaaaa|a，戊"},
		"what has no place to break is cut":                   {"0123456789012345678901234", 57, "0123456789|0123456789|01234"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := strings.Join(broken(t, c.text, Setting{Width: c.width}), "|"); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestNoCharacterIsEverLostAndNoLineIsTooWide(t *testing.T) {
	t.Parallel()
	pieces := []string{"评价", "机构", "，", "。", "（", "）", "《", "》", "“", "”", "——", "……", "2024", "97.35%", "60㎡", " ", "\n", "docx", "U+20BB7",
		"𬀩", "𫖯", "䶮", "·", "欧阳", "👍", "\u200b", "a\u0301", "91340100MA2XXXXX0X", "第", "人", "、", "；", "\t", "\r\n", "\u3000", "\ufe0f", "１２", "-", "/", "(", ")"}
	rng := rand.New(rand.NewSource(1))
	style := body(t, 10.5)
	for n := 0; n < 3000; n++ {
		var b strings.Builder
		for k := rng.Intn(60); k >= 0; k-- {
			b.WriteString(pieces[rng.Intn(len(pieces))])
		}
		text, width := b.String(), 20+rng.Float64()*200
		runes := []rune(text)
		at := 0
		for _, line := range Break([]Span{{Text: text[:len(text)/2], Style: style}, {Text: text[len(text)/2:], Style: style}}, Setting{Width: width, Align: Align(n % 4)}) {
			if strings.ToValidUTF8(text[:len(text)/2], "") != text[:len(text)/2] {
				break // the halves part a character: nothing to compare
			}
			if line.Start != at || line.End <= at {
				t.Fatalf("%q: a line takes %d–%d after %d", text, line.Start, line.End, at)
			}
			checkDrawn(t, text, runes[line.Start:line.End], line)
			if line.Width > width+0.001 && len(line.Glyphs) > 1 {
				t.Fatalf("%q at %.1f: a line of %.2f", text, width, line.Width)
			}
			at = line.End
		}
	}
}

// checkDrawn fails where a visible character of the line has no glyph, or a mark stands where it may not.
func checkDrawn(t *testing.T, text string, held []rune, line Line) {
	t.Helper()
	k := 0
	for _, r := range held {
		if c := classOf(r); r == '\n' || c == ignorable || c == space {
			continue
		}
		for k < len(line.Glyphs) && classOf(line.Glyphs[k].Rune) == space {
			k++
		}
		if k == len(line.Glyphs) || line.Glyphs[k].Rune != r {
			t.Fatalf("%q: %q is not drawn", text, r)
		}
		k++
	}
}

func TestNoMarkStandsAtTheWrongEndOfALine(t *testing.T) {
	t.Parallel()
	text := strings.Repeat("机构（见附件1）开展“质量提升年”活动，完成《规程》修订；合格率97.35%，共120人次。备案——三年……", 40)
	for width := 60.0; width < 460; width += 7.3 {
		for i, line := range broken(t, text, Setting{Width: width, Align: Justify}) {
			first, last := []rune(line)[0], []rune(line)[len([]rune(line))-1]
			if i > 0 && (classOf(first) == closing || classOf(first) == dash) {
				t.Fatalf("width %.1f: line %d begins with %c", width, i+1, first)
			}
			if classOf(last) == opening {
				t.Fatalf("width %.1f: line %d ends with %c", width, i+1, last)
			}
		}
	}
}

func TestJustifiedLinesEndAtTheMargin(t *testing.T) {
	t.Parallel()
	text := strings.Repeat("本年度共组织职业技能等级认定12批次，报考1120人，", 10)
	lines := Break([]Span{{Text: text, Style: body(t, 12)}}, Setting{Width: 300, Indent: 24, Align: Justify})
	for i, l := range lines[:len(lines)-1] {
		end := l.Glyphs[len(l.Glyphs)-1]
		right := l.Left + end.X + end.Width
		if right < 299.9 || right > 300+6.1 { // a closing mark may hang over by its empty half
			t.Errorf("line %d ends at %.2f of 300", i+1, right)
		}
	}
}

func TestAQuarterOfAnEmStandsBetweenChineseAndLatin(t *testing.T) {
	t.Parallel()
	style := body(t, 10)
	apart := Measure(Span{Text: "共", Style: style}) + Measure(Span{Text: "12", Style: style}) + Measure(Span{Text: "人", Style: style})
	if got := Measure(Span{Text: "共12人", Style: style}) - apart; got < 4.99 || got > 5.01 {
		t.Errorf("the two gaps measure %.2f points, want 5", got)
	}
}

func TestAMissingCharacterKeepsItsPlace(t *testing.T) {
	t.Parallel()
	line := Break([]Span{{Text: "张𠮷", Style: body(t, 10)}}, Setting{Width: 100})[0]
	if g := line.Glyphs[1]; g.Face != nil || g.Width != 10 || g.Rune != '𠮷' {
		t.Errorf("got %+v", g)
	}
	if m := body(t, 10).Family.Missing("张𠮷𠮷\u200b\n"); len(m) != 1 || m[0] != '𠮷' {
		t.Errorf("missing: %q", m)
	}
}

func TestTheNaturalWidthIsThatOfTheWidestLine(t *testing.T) {
	t.Parallel()
	style := body(t, 10)
	for _, text := range []string{"甲", "（甲）乙，丙", "共12人\n合格率97.35%，", "docx 文件"} {
		widest := 0.0
		for _, line := range strings.Split(text, "\n") {
			widest = max(widest, Measure(Span{Text: line, Style: style}))
		}
		if got := Natural([]Span{{Text: text, Style: style}}); got < widest-0.01 || got > widest+0.01 {
			t.Errorf("%q: %.2f, want %.2f", text, got, widest)
		}
	}
}

func BenchmarkBreak(b *testing.B) {
	text := strings.Repeat("本年度共组织职业技能等级认定12批次，报考1120人，合格率97.35%。", 25)
	style := body(b, 12)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Break([]Span{{Text: text, Style: style}}, Setting{Width: 440, Indent: 24, Align: Justify})
	}
}
