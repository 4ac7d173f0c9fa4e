package page

import (
	"strings"
	"testing"

	"nianping/ingest/document"
)

// set puts text on a page in a size of 10 points, as wide as width says; a blank is white.
func (p *Page) set(x, y float64, text string) {
	for _, r := range text {
		w := width(string(r))
		if r == ' ' {
			x += 5
			continue
		}
		p.Glyphs = append(p.Glyphs, Glyph{Rune: r, X: x, Y: y, Left: x, Right: x + w, Size: 10})
		x += w
	}
}

func width(text string) (w float64) {
	for _, r := range text {
		if latin(r) || strings.ContainsRune("/-*.%", r) {
			w += 5
		} else {
			w += 10
		}
	}
	return w
}

func laid(t *testing.T, pages ...*Page) string {
	t.Helper()
	doc := &document.Document{}
	Lay(doc, pages)
	var b strings.Builder
	if err := doc.Dump(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// framed is a page with the frame of a table: columns, and lines at the heights given.
func framed(heights ...float64) *Page {
	p := &Page{Width: 595, Height: 842}
	for _, y := range heights {
		p.AddRule(50, y, 350, y)
	}
	for _, x := range []float64{50, 150, 250, 350} {
		p.AddRule(x, heights[0], x, heights[len(heights)-1])
	}
	return p
}

func TestRowsThatNoLinePartsArePartedByTheirFigures(t *testing.T) {
	t.Parallel()
	fill := func(p *Page, rows ...[3]string) *Page {
		for i, r := range rows {
			for k, text := range r {
				p.set(float64(60+100*k), float64(120+20*i), text)
			}
		}
		return p
	}
	for name, c := range map[string]struct {
		page *Page
		want string
	}{
		"a frame and columns alone": {fill(framed(100, 200), [3]string{"等级", "报考", "合格"}, [3]string{"五级", "40", "38"}, [3]string{"四级", "20", "19"}, [3]string{"合计", "60", "57"}),
			"等级\t报考\t合格\n五级\t40\t38\n四级\t20\t19\n合计\t60\t57\n"},
		"a line below the heading": {fill(framed(100, 125, 200), [3]string{"等级", "报考", "合格"}, [3]string{"五级", "40", "38"}, [3]string{"四级", "20", "19"}),
			"等级\t报考\t合格\n五级\t40\t38\n四级\t20\t19\n"},
		"a text that goes on beside one figure": {fill(framed(100, 125, 200), [3]string{"说明", "备注", "人数"}, [3]string{"考生多为", "另有说明", "40"}, [3]string{"本校学生", "见附件中", ""}),
			"说明\t备注\t人数\n考生多为本校学生\t另有说明见附件中\t40\n"},
		"figures that stand alone": {fill(framed(100, 125, 200), [3]string{"号码", "备注", "人数"}, [3]string{"110101", "另有", "张三李四"}, [3]string{"199003", "", ""}),
			"号码\t备注\t人数\n110101199003\t另有\t张三李四\n"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := laid(t, c.page); got != c.want {
				t.Errorf("got\n%swant\n%s", got, c.want)
			}
		})
	}
}

func TestCellsAreThoseThatAreDrawn(t *testing.T) {
	t.Parallel()
	p := framed(100, 130, 160)
	if n := len(p.Cells()); n != 6 {
		t.Errorf("%d cells", n)
	}
	p = &Page{}
	for _, r := range [][4]float64{{50, 100, 350, 100}, {50, 160, 350, 160}, {50, 100, 50, 160}, {350, 100, 350, 160}, {150, 130, 350, 130}, {150, 100, 150, 160}} {
		p.AddRule(r[0], r[1], r[2], r[3])
	}
	if c := p.Cells(); len(c) != 3 || c[0] != (Box{50, 100, 150, 160}) {
		t.Errorf("cells %v", c)
	}
}

func TestTheTwiceDrawnCountsOnceAndTheDoubledTwice(t *testing.T) {
	t.Parallel()
	p := &Page{}
	p.set(50, 100, "合格11人")
	p.set(50.4, 100, "合格11人")
	if got := laid(t, p); got != "合格11人\n" {
		t.Errorf("got %q", got)
	}
}

func TestAHyphenAtTheEndOfALineStaysBesideADigitOrACapital(t *testing.T) {
	t.Parallel()
	for _, c := range [][3]string{
		{"KP-", "0417", "KP-0417"},
		{"2024-", "KP", "2024-KP"},
		{"DG-", "B12", "DG-B12"},
		{"eva-", "luation", "evaluation"},
		{"first", "second", "first second"},
		{"证书", "KP", "证书KP"},
	} {
		var b strings.Builder
		b.WriteString(c[0])
		if appendLine(&b, c[1]); b.String() != c[2] {
			t.Errorf("%s|%s: %s, want %s", c[0], c[1], b.String(), c[2])
		}
	}
}
