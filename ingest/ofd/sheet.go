package ofd

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"nianping/ingest/document"
	"nianping/ingest/ooxml"
	"nianping/ingest/page"
)

// sheet reads a page or a template of pages, what its own templates have first.
func (r *reader) sheet(dir, name string) (*page.Page, error) {
	if err := r.ctx.Err(); err != nil {
		return nil, err
	}
	part, err := r.part(r.place(dir, name))
	if err != nil {
		return nil, err
	}
	out := &page.Page{}
	s := ooxml.NewScanner(part)
	if s.Root() {
		for d := s.Depth(); s.Child(d); {
			switch s.Name {
			case "?:Template":
				if t := r.templates[s.Attr("TemplateID")]; t != nil {
					out.Glyphs, out.Rules = append(out.Glyphs, t.Glyphs...), append(out.Rules, t.Rules...)
					out.Pictures, out.Unread = out.Pictures+t.Pictures, out.Unread+t.Unread
				}
			case "?:Content":
				r.layers(s, out, 0)
			}
		}
	}
	if len(out.Glyphs) > r.limits.Cells*4 || len(out.Rules) > r.limits.Cells {
		return nil, fmt.Errorf("%w（一页的内容过多）", document.ErrTooLarge)
	}
	return out, s.Err()
}

// layers walks through layers and blocks.
func (r *reader) layers(s *ooxml.Scanner, out *page.Page, depth int) {
	for d := s.Depth(); s.Child(d); {
		if s.Attr("Visible") == "false" {
			r.warn("隐藏的文字未读取")
			continue
		}
		switch s.Name {
		case "?:TextObject":
			addText(out, s)
		case "?:PathObject":
			addPath(out, s)
		case "?:ImageObject":
			out.Pictures++
		case "?:CompositeObject":
			if s.Attr("ResourceID") != "" {
				r.warn("组合图形中的内容未读取")
			}
			fallthrough
		case "?:Layer", "?:PageBlock":
			if depth < r.limits.Depth*4 {
				r.layers(s, out, depth+1)
			}
		}
	}
}

// mm is a millimetre in points.
const mm = 72 / 25.4

// frame is where an object lies: its box, and the matrix within.
type frame struct {
	x, y float64
	m    []float64
}

func frameOf(s *ooxml.Scanner) frame {
	f := frame{m: numbers(s.Attr("CTM"))}
	if box := numbers(s.Attr("Boundary")); len(box) >= 2 {
		f.x, f.y = box[0], box[1]
	}
	if len(f.m) < 6 {
		f.m = []float64{1, 0, 0, 1, 0, 0}
	}
	return f
}

// at is a point of the object on the page, in points.
func (f frame) at(x, y float64) (float64, float64) {
	return (f.x + f.m[0]*x + f.m[2]*y + f.m[4]) * mm, (f.y + f.m[1]*x + f.m[3]*y + f.m[5]) * mm
}

// addText reads the characters of a text object.
func addText(out *page.Page, s *ooxml.Scanner) {
	t := lettering{frameOf(s), positive(s.Attr("Size")), positive(s.Attr("HScale"))}
	x, y, shapes, codes := 0.0, 0.0, 0, 0
	for d := s.Depth(); s.Child(d); {
		switch s.Name {
		case "?:CGTransform":
			if v := numbers(s.Attr("GlyphCount")); len(v) > 0 {
				shapes += int(max(v[0], 0))
			}
		case "?:TextCode":
			if v := numbers(s.Attr("X")); len(v) > 0 {
				x = v[0]
			}
			if v := numbers(s.Attr("Y")); len(v) > 0 {
				y = v[0]
			}
			stepsX, stepsY := s.Attr("DeltaX"), s.Attr("DeltaY")
			text := []rune(s.Text())
			codes += len(text)
			t.add(out, x, y, text, deltas(stepsX, len(text)), deltas(stepsY, len(text)))
		}
	}
	if codes == 0 {
		out.Unread += shapes
	}
}

// lettering is how a text object sets its characters.
type lettering struct {
	frame
	size, stretch float64
}

// add puts characters on a page from a point of the object on, by the steps given; the last step across holds for the rest.
func (t lettering) add(out *page.Page, x, y float64, text []rune, dx, dy []float64) {
	across, down := max(math.Abs(t.m[0]), 0.01)*mm, max(math.Abs(t.m[3]), math.Abs(t.m[1]), 0.01)*mm
	for i, c := range text {
		usual := width(c) * t.size * t.stretch
		step := usual
		if len(dx) > 0 {
			step = dx[min(i, len(dx)-1)]
		}
		if c > ' ' && c != '\u3000' && c != '\u00A0' {
			wide := step // characters set apart within a word are one word; what is further away is another cell
			if step <= 0 || step > 1.2*t.size*t.stretch {
				wide = usual
			}
			gx, gy := t.at(x, y)
			out.Glyphs = append(out.Glyphs, page.Glyph{Rune: c, X: gx, Y: gy, Left: gx, Right: gx + wide*across, Size: t.size * down})
		}
		x += step
		if i < len(dy) {
			y += dy[i]
			if len(dx) == 0 {
				x -= step // set vertically
			}
		}
	}
}

// positive reads a number; 1 where there is none, or none above 0.
func positive(s string) float64 {
	if v := numbers(s); len(v) > 0 && v[0] > 0 {
		return v[0]
	}
	return 1
}

// addPath reads the straight lines of a path (GB/T 33190, 9.1).
func addPath(out *page.Page, s *ooxml.Scanner) {
	f := frameOf(s)
	for d := s.Depth(); s.Child(d); {
		if s.Name == "?:AbbreviatedData" {
			addLines(out, f, strings.Fields(s.Text()))
		}
	}
}

// maxStrokes bounds what is looked at of one path.
const maxStrokes = 20_000

// pathNumbers are the numbers behind each letter of a path; of curves only the end counts here.
var pathNumbers = map[string]int{"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}

func addLines(out *page.Page, f frame, words []string) {
	var px, py, sx, sy float64
	for i := 0; i < min(len(words), maxStrokes); {
		letter := words[i]
		n, known := pathNumbers[letter]
		v := numbers(strings.Join(words[i+1:min(i+1+n, len(words))], " "))
		if !known || len(v) < n {
			return
		}
		i += 1 + n
		x, y := sx, sy
		if n > 0 {
			x, y = f.at(v[n-2], v[n-1])
		}
		switch letter {
		case "S", "M":
			sx, sy = x, y
		case "L", "C":
			out.AddRule(px, py, x, y)
		}
		px, py = x, y
	}
}

// numbers reads a list of numbers; what is none ends it.
func numbers(s string) []float64 {
	var out []float64
	for _, f := range strings.Fields(s) {
		v, err := strconv.ParseFloat(f, 64)
		if err != nil || v != v || v > 1e7 || v < -1e7 {
			break
		}
		out = append(out, v)
	}
	return out
}

// deltas reads the steps between characters, with “g n d” for n times d; no more than there are characters.
func deltas(s string, most int) []float64 {
	var out []float64
	fields := strings.Fields(s)
	for i := 0; i < len(fields) && len(out) < most; i++ {
		if fields[i] == "g" && i+2 < len(fields) {
			n, err := strconv.Atoi(fields[i+1])
			v := numbers(fields[i+2])
			if err != nil || len(v) == 0 {
				break
			}
			for range min(n, most-len(out)) {
				out = append(out, v[0])
			}
			i += 2
			continue
		}
		v := numbers(fields[i])
		if len(v) == 0 {
			break
		}
		out = append(out, v[0])
	}
	return out
}

// width is the usual width of a character in parts of the font's size.
func width(r rune) float64 {
	if r < 0x2000 {
		return 0.5
	}
	return 1
}
