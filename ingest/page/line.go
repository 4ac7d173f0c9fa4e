package page

import (
	"math"
	"slices"
	"sort"
	"strings"
	"unicode"
)

// line is one line of text, left to right.
type line struct {
	glyphs      []Glyph
	y           float64 // baseline
	left, right float64
	size        float64
}

// lines groups characters by their baselines, top to bottom.
func lines(glyphs []Glyph) []line {
	if len(glyphs) == 0 {
		return nil
	}
	g := append([]Glyph(nil), glyphs...)
	sort.SliceStable(g, func(i, k int) bool { return g[i].Y < g[k].Y })
	var out []line
	for _, ch := range g {
		if n := len(out); n > 0 && math.Abs(ch.Y-out[n-1].y) <= 0.45*math.Max(ch.Size, out[n-1].size) {
			l := &out[n-1]
			l.glyphs = append(l.glyphs, ch)
			if ch.Size > l.size { // a larger character sets the baseline: small ones are raised
				l.size, l.y = ch.Size, ch.Y
			}
			continue
		}
		out = append(out, line{glyphs: []Glyph{ch}, y: ch.Y, size: ch.Size})
	}
	for i := range out {
		l := &out[i]
		sort.SliceStable(l.glyphs, func(a, b int) bool { return l.glyphs[a].X < l.glyphs[b].X })
		l.glyphs = slices.CompactFunc(l.glyphs, drawnTwice)
		l.left, l.right = l.glyphs[0].Left, l.glyphs[len(l.glyphs)-1].Right
	}
	return out
}

// drawnTwice reports whether two characters are one, drawn again beside itself to look bold.
func drawnTwice(a, b Glyph) bool {
	return a.Rune == b.Rune && math.Abs(b.X-a.X) < 0.1*a.Size && math.Abs(b.Y-a.Y) < 0.1*a.Size
}

// text is the line's text; a gap wider than a word space gives a space, one wider than two characters a tab.
func (l *line) text() string {
	var b strings.Builder
	for i, ch := range l.glyphs {
		if i > 0 {
			prev := l.glyphs[i-1]
			gap := ch.Left - prev.Right
			switch {
			case gap > 2*l.size:
				b.WriteByte('\t')
			case gap > 0.8*l.size, gap > 0.15*l.size && latin(prev.Rune) && latin(ch.Rune):
				b.WriteByte(' ')
			}
		}
		b.WriteRune(ch.Rune)
	}
	return b.String()
}

func latin(r rune) bool { return r < 0x250 && (unicode.IsLetter(r) || unicode.IsDigit(r)) }

// appendLine joins a wrapped line to the text before it: with a space only where two Latin words meet, and without the
// hyphen that parts a Latin word. A hyphen beside a digit or a capital is part of a number or a code and stays.
func appendLine(b *strings.Builder, s string) {
	t := b.String()
	if t == "" || s == "" {
		b.WriteString(s)
		return
	}
	last, first := rune(t[len(t)-1]), rune(s[0])
	switch {
	case last == '-' && len(t) > 1 && smallLatin(rune(t[len(t)-2])) && smallLatin(first):
		b.Reset()
		b.WriteString(t[:len(t)-1])
	case last < 0x80 && first < 0x80 && unicode.IsLetter(last) && unicode.IsLetter(first):
		b.WriteByte(' ')
	}
	b.WriteString(s)
}

// textOf is the text of a cell's lines.
func textOf(ls []line) string {
	var b strings.Builder
	for i := range ls {
		appendLine(&b, ls[i].text())
	}
	return b.String()
}

func smallLatin(r rune) bool { return r >= 'a' && r <= 'z' }

// newPart is a part of a line with these characters.
func newPart(glyphs []Glyph, of *line) line {
	return line{glyphs: glyphs, y: of.y, size: of.size, left: glyphs[0].Left, right: glyphs[len(glyphs)-1].Right}
}

// split parts a line where a gap is wider than so many sizes of its characters.
func (l *line) split(gap float64) []line {
	return l.splitWhere(func(k int) bool { return l.glyphs[k].Left-l.glyphs[k-1].Right > gap*l.size })
}

// splitWhere parts a line before the characters for which it holds.
func (l *line) splitWhere(parts func(k int) bool) []line {
	var out []line
	start := 0
	for i := 1; i <= len(l.glyphs); i++ {
		if i < len(l.glyphs) && !parts(i) {
			continue
		}
		out = append(out, newPart(l.glyphs[start:i:i], l))
		start = i
	}
	return out
}

// endsSentence reports whether the line ends as a paragraph does. A line may also end early because a number or a word
// that does not break would not fit.
func (l *line) endsSentence() bool {
	return strings.ContainsRune("。：；！？”）.:;!?", l.glyphs[len(l.glyphs)-1].Rune)
}
