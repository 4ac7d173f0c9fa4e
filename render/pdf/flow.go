package pdf

import (
	"math"
	"strings"

	"nianping/render/typeset"
)

// styles are the hands of a report, after the order of official documents: a 小标宋 title, 黑体 and 楷体 headings, 宋体
// text; tables and notes one and two sizes smaller.
type styles struct {
	title, heading, subheading, body, bold       *typeset.Style
	cell, cellBold, head, caption, note, linkish *typeset.Style
	small, footer, marking, figure, figureSmall  *typeset.Style
	red, amber, green, grey                      *typeset.Style // of cell size
}

func newStyles(f *Fonts) *styles {
	style := func(c typeset.Family, size float64, colour typeset.Colour) *typeset.Style {
		return &typeset.Style{Family: c, Size: size, Colour: colour}
	}
	s := &styles{
		title: style(f.song, 21, black), heading: style(f.hei, 14, black), subheading: style(f.kai, 13, black),
		body: style(f.song, 12, black), bold: style(f.hei, 11.5, black),
		cell: style(f.song, 9.5, black), cellBold: style(f.hei, 9, black), head: style(f.hei, 9, ink),
		caption: style(f.hei, 9.5, black), note: style(f.song, 9, grey), linkish: style(f.song, 9.5, ink),
		small: style(f.song, 8, grey), footer: style(f.song, 7.5, faint), marking: style(f.hei, 10, grey),
		figure: style(f.hei, 17, ink), figureSmall: style(f.song, 8.5, grey),
		red: style(f.hei, 9, red), amber: style(f.hei, 9, amber), green: style(f.hei, 9, green), grey: style(f.song, 9.5, faint),
	}
	s.title.Stroke = 0.45
	return s
}

// flow fills pages from the top down.
type flow struct {
	*document
	st   *styles
	page *page
	y    float64 // the upper edge of what comes next
	mark int     // the last mark given out

	sections, annexes, tables int // the last numbers given out

	pending []heading // headings that wait for what they head, so that none stands alone at the foot of a page
}

// heading is a heading of an order: 0 for 一、, 1 for （一）.
type heading struct {
	title string
	order int
}

func (h heading) height() float64 { return 2*grid - float64(h.order)*grid/2 }

func newFlow(d *document) *flow {
	d.anchors, d.uris = map[int]place{}, map[int]string{}
	f := &flow{document: d, st: newStyles(d.fonts)}
	f.newPage()
	return f
}

func (f *flow) newPage() {
	f.page = &page{}
	f.pages = append(f.pages, f.page)
	f.y = top
}

// fresh reports whether nothing stands on the page yet.
func (f *flow) fresh() bool { return f.y <= top+0.01 }

// keep begins a new page unless height points are left on this one, and sets the headings that wait for what comes.
func (f *flow) keep(height float64) {
	waiting := 0.0
	for _, h := range f.pending {
		waiting += h.height()
	}
	if f.y+waiting+height > bottom+0.01 && !f.fresh() {
		f.newPage()
	}
	pending := f.pending
	f.pending = nil
	for _, h := range pending {
		f.bookmarks = append(f.bookmarks, bookmark{h.title, h.order, f.here()})
		style := []*typeset.Style{f.st.heading, f.st.subheading}[h.order]
		for _, l := range typeset.Break([]typeset.Span{{Text: h.title, Style: style}}, typeset.Setting{Width: textWidth}) {
			f.line(l, left, f.y, h.height())
			f.y += h.height()
		}
	}
}

// skip leaves half lines of the grid empty, but not at the top of a page.
func (f *flow) skip(halfLines float64) {
	if !f.fresh() {
		f.y += halfLines * grid
	}
}

func (f *flow) here() place { return place{len(f.pages) - 1, f.y} }

// newMark gives out a mark for links and anchors.
func (f *flow) newMark() int {
	f.mark++
	return f.mark
}

// anchor makes the mark lead to what comes next.
func (f *flow) anchor(mark int) {
	if mark > 0 {
		f.anchors[mark] = f.here()
	}
}

// base is the base line of text of a size in a line of a height.
func base(size, height float64) float64 { return (height-size)/2 + size*0.88 }

// line places one line of text in a height at x and y.
func (f *flow) line(l typeset.Line, x, y, height float64) {
	if len(l.Glyphs) > 0 {
		size := 0.0
		for i := range l.Glyphs {
			size = max(size, l.Glyphs[i].Style.Size)
		}
		f.put(l, x, y+base(size, height))
	}
}

// put places a line on the page and notes the characters that no face has.
func (f *flow) put(l typeset.Line, x, y float64) {
	f.page.put(l, x, y)
	for i := range l.Glyphs {
		if l.Glyphs[i].Face == nil {
			f.lack(l.Glyphs[i].Rune)
		}
	}
}

func (d *document) lack(r rune) {
	for _, m := range d.missing {
		if m.r == r {
			return
		}
	}
	d.missing = append(d.missing, missing{r, len(d.pages) - 1})
}

// block sets a paragraph with a line height. A single line is left behind on a page neither at its top nor at its end.
func (f *flow) block(spans []typeset.Span, s typeset.Setting, height float64) {
	lines := typeset.Break(spans, s)
	for i, l := range lines {
		switch n := len(lines); {
		case i == 0 && n > 1:
			f.keep(2 * height)
		case i == n-2 && n > 2:
			f.keep(2 * height)
		default:
			f.keep(height)
		}
		f.line(l, left, f.y, height)
		f.y += height
	}
}

// para is a paragraph of the text, its first line indented by two characters.
func (f *flow) para(spans ...typeset.Span) {
	f.block(spans, typeset.Setting{Width: textWidth, Indent: 2 * f.st.body.Size, Align: typeset.Justify}, 1.5*grid)
}

// remark is a paragraph of small grey text.
func (f *flow) remark(text string) {
	f.block([]typeset.Span{{Text: text, Style: f.st.note}}, typeset.Setting{Width: textWidth, Align: typeset.Justify}, 13)
	f.y += grid / 3
}

// section is a numbered heading of the first order (一、) with its bookmark. It stands on the page of what follows.
func (f *flow) section(title string) {
	f.sections++
	f.skip(1)
	f.pending = append(f.pending, heading{ordinal(f.sections) + "、" + title, 0})
}

// annex is the heading of an annex (附件1).
func (f *flow) annex(title string) {
	f.annexes++
	f.skip(1)
	f.pending = append(f.pending, heading{"附件" + itoa(f.annexes) + "　" + title, 0})
}

// subsection is a heading of the second order （（一））.
func (f *flow) subsection(n int, title string) {
	f.skip(0.5)
	f.pending = append(f.pending, heading{"（" + ordinal(n) + "）" + title, 1})
}

// headline is the title of the document: centred, and broken between its parts as sense and an even look ask. It is set a
// little smaller where a part would not fit a line; a first part that is too long even so, the name of an institution, is
// broken where it may, in lines of nearly one length.
func (f *flow) headline(parts ...string) {
	style := *f.st.title
	lines := f.balanced(parts, &style)
	for size := style.Size; lines == nil && size > 17; {
		size--
		style.Size = size
		lines = f.balanced(parts, &style)
	}
	if lines == nil {
		style.Size = f.st.title.Size
		spans, runes := []typeset.Span{{Text: parts[0], Style: &style}}, []rune(parts[0])
		for _, l := range typeset.Break(spans, typeset.Setting{Width: evenWidth(spans, textWidth-style.Size)}) {
			lines = append(lines, string(runes[l.Start:l.End]))
		}
		lines = append(lines, f.balanced(parts[1:], &style)...)
	}
	for _, text := range lines {
		f.block([]typeset.Span{{Text: text, Style: &style}}, typeset.Setting{Width: textWidth, Align: typeset.Centre}, 2.2*grid)
	}
}

// evenWidth is the width, at most the given one, at which spans take as few lines as they need, of nearly one length.
func evenWidth(spans []typeset.Span, width float64) float64 {
	whole := typeset.Measure(spans...)
	n := float64(int(whole/width) + 1)
	for ratio := 1.02; ratio < 1.6; ratio += 0.04 {
		if w := whole / n * ratio; w <= width && len(typeset.Break(spans, typeset.Setting{Width: w})) <= int(n) {
			return w
		}
	}
	return width
}

// balanced joins parts to as few lines as they need, of the most even lengths; nil where a part is wider than a line.
func (f *flow) balanced(parts []string, style *typeset.Style) []string {
	for n := 1; n <= len(parts); n++ {
		var best []string
		least := math.Inf(1)
		var try func(from, lines int, done []string, widest, narrowest float64)
		try = func(from, lines int, done []string, widest, narrowest float64) {
			if lines == 0 {
				if from == len(parts) && widest-narrowest < least {
					least, best = widest-narrowest, append([]string(nil), done...)
				}
				return
			}
			for to := from + 1; to <= len(parts)-lines+1; to++ {
				text := strings.Join(parts[from:to], "")
				if w := typeset.Measure(typeset.Span{Text: text, Style: style}); w+style.Size <= textWidth {
					try(to, lines-1, append(done, text), max(widest, w), min(narrowest, w))
				}
			}
		}
		try(0, n, nil, 0, math.Inf(1))
		if best != nil {
			return best
		}
	}
	return nil
}

// finish numbers the pages, “— 1 —” at the outer side, writes the footer opposite, and tells of characters without a
// glyph.
func (f *flow) finish() {
	f.tellMissing()
	number := &typeset.Style{Family: f.fonts.song, Size: 14}
	for i, p := range f.pages {
		f.page = p
		y := bottom + 7*mm + 10
		side, other := typeset.Right, typeset.Left
		if i%2 == 1 {
			side, other = other, side
		}
		set := func(text string, style *typeset.Style, align typeset.Align, inset float64, y float64) {
			for _, l := range typeset.Break([]typeset.Span{{Text: text, Style: style}}, typeset.Setting{Width: textWidth - 2*inset, Align: align}) {
				p.put(l, left+inset, y)
			}
		}
		set("— "+itoa(i+1)+" —", number, side, 14, y)
		set(f.footer, f.st.footer, other, 0, y)
		set(f.marking, f.st.marking, typeset.Right, 0, top-14*mm)
	}
}

// tellMissing closes the document with a note on what stands as a box.
func (f *flow) tellMissing() {
	if len(f.missing) == 0 {
		return
	}
	text := "字形说明：下列字符不在所附字体中，文中以方框和码位代替，复制时仍为原字："
	for i, m := range f.missing {
		if i > 0 {
			text += "、"
		}
		text += codePoint(m.r) + "（首见第" + itoa(m.page+1) + "页）"
	}
	f.skip(1)
	f.remark(text + "。如需显示，可用 --font 加入含有这些字的 TrueType 字体。")
}
