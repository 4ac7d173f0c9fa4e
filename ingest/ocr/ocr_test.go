package ocr

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"
	"math"
	"strings"
	"testing"

	"nianping/ingest/document"
	"nianping/ingest/page"
)

// sheet is a white picture with black bars for lines of text, turned by an angle in degrees.
func sheet(angle float64) *image.Gray {
	g := paper(800, 1000)
	sin, cos := math.Sincos(angle * math.Pi / 180)
	for line := range 20 {
		for x := 100; x < 700; x++ {
			if x/9%3 == 0 { // words, not rules
				continue
			}
			for y := 100 + 40*line; y < 112+40*line; y++ {
				dx, dy := float64(x-400), float64(y-500)
				g.SetGray(400+int(math.Round(dx*cos-dy*sin)), 500+int(math.Round(dx*sin+dy*cos)), color.Gray{})
			}
		}
	}
	return g
}

func TestAnAskewSheetIsStraightened(t *testing.T) {
	t.Parallel()
	for _, angle := range []float64{0, 1, -2.5} {
		g := sheet(angle)
		if got := skew(g); math.Abs(got-angle) > 0.25 {
			t.Errorf("a sheet askew by %v is taken for one by %v", angle, got)
		}
		if left := skew(straighten(g)); math.Abs(left) > 0.25 {
			t.Errorf("a sheet askew by %v is still so by %v", angle, left)
		}
	}
}

func TestRulesAreFoundAndPaintedOver(t *testing.T) {
	t.Parallel()
	g := sheet(0)
	black := func(x0, y0, x1, y1 int) {
		draw.Draw(g, image.Rect(x0, y0, x1, y1), image.Black, image.Point{}, draw.Src)
	}
	black(100, 50, 700, 53)
	black(100, 80, 700, 82)
	black(100, 50, 102, 82)
	black(698, 50, 700, 82) // too short for a rule at 100 dots per inch
	black(300, 930, 600, 990)
	rules := eraseRules(g, 100)
	if len(rules) != 2 {
		t.Errorf("rules %v", rules)
	}
	if g.GrayAt(400, 51).Y != white || g.GrayAt(400, 81).Y != white || g.GrayAt(400, 950).Y == white {
		t.Error("the rules are still there, or an area is not")
	}
}

func TestCharactersAreNotPlacedOverEachOther(t *testing.T) {
	t.Parallel()
	rows := []string{
		"level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext",
		"4\t1\t1\t1\t1\t0\t100\t100\t400\t40\t-1\t",
		"5\t1\t1\t1\t1\t1\t100\t100\t200\t40\t90.5\t技能",
		"5\t1\t1\t1\t1\t2\t180\t100\t40\t40\t95\t人",
		"5\t1\t1\t1\t1\t3\t230\t100\t8\t40\t30\t人",
		"5\t1\t1\t1\t1\t4\t238\t100\t40\t40\t20\t人，",
		"5\t1\t1\t1\t1\t5\t300\t100\t90\t40\t25\t86.2%6。",
		"5\t1\t1\t1\t1\t6\t400\t100\t10\t40\t95\t ",
	}
	got, last := "", 0.0
	for _, g := range place([]byte(strings.Join(rows, "\n")), 72) {
		if got += string(g.Rune); g.Left < last-0.01 || g.Right <= g.Left {
			t.Errorf("%c from %.1f to %.1f, after %.1f", g.Rune, g.Left, g.Right, last)
		}
		last = g.Right
	}
	if got != "技能人人，86.2%。" {
		t.Errorf("got %q", got)
	}
}

func TestCellsAreReadApartAndPutBack(t *testing.T) {
	t.Parallel()
	g := paper(400, 200)
	draw.Draw(g, image.Rect(250, 30, 260, 40), image.Black, image.Point{}, draw.Src)
	p := &page.Page{}
	for _, r := range [][4]float64{{10, 10, 390, 10}, {10, 90, 390, 90}, {10, 10, 10, 90}, {200, 10, 200, 90}, {390, 10, 390, 90}} {
		p.AddRule(r[0], r[1], r[2], r[3])
	}
	list := cellsApart(g, p, 72)
	if len(list) != 1 || len(list[0].parts) != 1 {
		t.Fatalf("montages %+v", list)
	}
	m := list[0]
	if g.GrayAt(255, 35).Y != white {
		t.Error("the cell is still on the page")
	}
	at := m.parts[0].at
	glyph := page.Glyph{Rune: '人', X: float64(at.X + 50), Left: float64(at.X + 50), Right: float64(at.X + 60), Y: float64(at.Y + 30), Size: 10}
	latin := glyph
	latin.Rune = 'A'
	for _, back := range [][]page.Glyph{m.back([]page.Glyph{glyph}, nil, 72), m.back([]page.Glyph{glyph}, []page.Glyph{latin}, 72)} {
		if len(back) != 1 || back[0].Rune != '人' || back[0].Left < 250 || back[0].Left > 254 || back[0].Y < 40 || back[0].Y > 44 {
			t.Errorf("put back %+v", back)
		}
	}
}

func TestAPictureIsDecodedUprightAndWithinBounds(t *testing.T) {
	t.Parallel()
	m := image.NewGray(image.Rect(0, 0, 30, 20))
	m.SetGray(0, 0, color.Gray{200})
	var plain, bare bytes.Buffer
	if err := errors.Join(jpeg.Encode(&plain, m, nil), png.Encode(&bare, m)); err != nil {
		t.Fatal(err)
	}
	exif := "\xFF\xD8\xFF\xE1\x00\x22Exif\x00\x00MM\x00\x2A\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00\x00\x00\x00\x00"
	onItsSide := exif + plain.String()[2:]
	huge := bytes.Replace(bare.Bytes(), []byte("\x00\x00\x00\x1E\x00\x00\x00\x14"), []byte("\x00\x00\xFF\xFF\x00\x00\xFF\xFF"), 1)
	for name, c := range map[string]struct {
		data          string
		width, height int
		want          error
	}{
		"a PNG":                {bare.String(), 30, 20, nil},
		"a JPEG":               {plain.String(), 30, 20, nil},
		"a JPEG on its side":   {onItsSide, 20, 30, nil},
		"a picture cut off":    {plain.String()[:len(plain.String())/2], 0, 0, document.ErrCorrupt},
		"one of another kind":  {"\x00\x00\x00\x18ftypheic", 0, 0, document.ErrScanned},
		"a picture of no size": {string(huge), 0, 0, document.ErrCorrupt},
	} {
		m, err := Decode([]byte(c.data))
		switch {
		case c.want != nil && name == "a picture of no size":
			if err == nil {
				t.Errorf("%s: decoded", name)
			}
		case !errors.Is(err, c.want):
			t.Errorf("%s: %v", name, err)
		case err == nil && (m.Bounds().Dx() != c.width || m.Bounds().Dy() != c.height):
			t.Errorf("%s: %v", name, m.Bounds())
		}
	}
}

func TestWithoutTesseractItSaysWhatToInstall(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	if e, err := Find(context.Background()); e != nil || !errors.Is(err, Missing) || !strings.Contains(err.Error(), "tesseract-ocr-chi-sim") {
		t.Errorf("got %v, %v", e, err)
	}
}
