package ofd

import (
	"fmt"
	"math"
	"sort"
	"strings"

	"nianping/ingest/document"
)

// line is one line of a page: its pieces of text between wide gaps.
type line struct {
	y, size float64
	pieces  []piece
}

type piece struct {
	x, end float64
	text   string
}

// The gaps of a line in parts of the font's size: from one on a blank is seen, from another on another cell.
const (
	gapBlank = 0.45
	gapCell  = 1.6
)

// lines sorts characters into lines by their baselines, from the top, and each line from the left.
func lines(glyphs []glyph) []line {
	sort.SliceStable(glyphs, func(i, j int) bool { return glyphs[i].y < glyphs[j].y })
	var out []line
	for start := 0; start < len(glyphs); {
		end := start + 1
		for end < len(glyphs) && glyphs[end].y-glyphs[end-1].y < 0.3*min(glyphs[end].size, glyphs[start].size) && glyphs[end].y-glyphs[start].y < 0.6*glyphs[start].size {
			end++
		}
		if l := lineOf(glyphs[start:end]); len(l.pieces) > 0 {
			out = append(out, l)
		}
		start = end
	}
	return out
}

func lineOf(glyphs []glyph) line {
	row := append([]glyph(nil), glyphs...)
	sort.SliceStable(row, func(i, j int) bool { return row[i].x < row[j].x })
	l := line{y: row[0].y}
	var b strings.Builder
	var at piece
	flush := func() {
		if at.text = strings.TrimSpace(b.String()); at.text != "" {
			l.pieces = append(l.pieces, at)
		}
		b.Reset()
	}
	last := glyph{}
	for i, g := range row {
		l.size = max(l.size, g.size)
		if i > 0 && g.r == last.r && g.x-last.x < 0.1*g.size && g.y-last.y < 0.1*g.size {
			continue // drawn twice for bold
		}
		gap := g.x - (last.x + last.wide)
		switch {
		case i == 0 || gap > gapCell*g.size:
			flush()
			at = piece{x: g.x}
		case gap > gapBlank*g.size && !strings.HasSuffix(b.String(), " "):
			b.WriteByte(' ')
		}
		if g.r >= ' ' {
			b.WriteRune(g.r)
		}
		at.end = g.x + g.wide
		last = g
	}
	flush()
	return l
}

// lay turns the characters of a page into paragraphs and tables.
func (r *reader) lay(page int, glyphs []glyph) error {
	list := lines(glyphs)
	left, right := margins(list)
	for i := 0; i < len(list); {
		if n := rows(list[i:]); n > 0 {
			if err := r.table(page, list[i:i+n]); err != nil {
				return err
			}
			i += n
			continue
		}
		text := list[i].text()
		n := 1
		for i+n < len(list) && goesOn(list[i+n-1], list[i+n], left, right) && rows(list[i+n:]) == 0 {
			next := list[i+n].text()
			if c := text[len(text)-1]; c < 0x80 && next[0] < 0x80 && c != '-' {
				text += " "
			}
			text += next
			n++
		}
		r.paragraph(page, text)
		i += n
	}
	return nil
}

func (l line) text() string {
	parts := make([]string, len(l.pieces))
	for i, p := range l.pieces {
		parts[i] = p.text
	}
	return strings.Join(parts, "\t")
}

// margins are the leftmost beginning and the rightmost end of the page's lines.
func margins(list []line) (left, right float64) {
	for i, l := range list {
		if i == 0 || l.pieces[0].x < left {
			left = l.pieces[0].x
		}
		right = max(right, l.pieces[len(l.pieces)-1].end)
	}
	return left, right
}

// goesOn reports whether a line is the next of the same paragraph: the one before is full, this one begins at the margin, and both are set alike.
func goesOn(a, b line, left, right float64) bool {
	return len(a.pieces) == 1 && len(b.pieces) == 1 && right-a.pieces[0].end < 1.5*a.size && b.pieces[0].x-left < 0.8*b.size &&
		b.y-a.y < 2.5*a.size && math.Abs(a.size-b.size) < 0.1*a.size
}

// rows counts the lines from the first on that have equally many pieces, beginning under each other: a table from two lines of three cells, or three of two.
func rows(list []line) int {
	cols := len(list[0].pieces)
	if cols < 2 {
		return 0
	}
	n := 1
	for n < len(list) && len(list[n].pieces) == cols && under(list[0], list[n]) {
		n++
	}
	if n < 2 || cols == 2 && n < 3 {
		return 0
	}
	return n
}

// under reports whether the pieces of two lines share columns: each overlaps the one above it.
func under(a, b line) bool {
	for i := range a.pieces {
		p, q := a.pieces[i], b.pieces[i]
		if q.x > p.end+a.size || p.x > q.end+a.size {
			return false
		}
	}
	return true
}

func (r *reader) paragraph(page int, text string) {
	r.paras++
	r.doc.Body = append(r.doc.Body, document.P(&document.Paragraph{Ref: document.Ref{Page: page, Para: r.paras}, Text: text}))
}

func (r *reader) table(page int, list []line) error {
	cols := len(list[0].pieces)
	if r.cells += len(list) * cols; r.cells > r.limits.Cells {
		return fmt.Errorf("%w（表格的单元格超过 %d 个）", document.ErrTooLarge, r.limits.Cells)
	}
	r.tables++
	t := &document.Table{Ref: document.Ref{Page: page, Table: r.tables}, Rows: len(list), Cols: cols}
	for i, l := range list {
		for k, p := range l.pieces {
			t.Cells = append(t.Cells, document.Cell{Row: i, Col: k, RowSpan: 1, ColSpan: 1,
				Blocks: []document.Block{document.P(&document.Paragraph{Ref: t.CellRef(i, k), Text: p.text})}})
		}
	}
	t.Seal()
	r.doc.Body = append(r.doc.Body, document.T(t))
	return nil
}
