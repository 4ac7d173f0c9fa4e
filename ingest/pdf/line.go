package pdf

import (
	"math"
	"sort"
	"strings"
	"unicode"
)

// line is one line of text, left to right.
type line struct {
	glyphs      []glyph
	y           float64 // baseline
	left, right float64
	size        float64
}

// lines groups characters by their baselines, top to bottom.
func lines(glyphs []glyph) []line {
	if len(glyphs) == 0 {
		return nil
	}
	g := append([]glyph(nil), glyphs...)
	sort.SliceStable(g, func(i, k int) bool { return g[i].y < g[k].y })
	var out []line
	for _, ch := range g {
		if n := len(out); n > 0 && math.Abs(ch.y-out[n-1].y) <= 0.45*math.Max(ch.size, out[n-1].size) {
			l := &out[n-1]
			l.glyphs = append(l.glyphs, ch)
			if ch.size > l.size { // a larger character sets the baseline: small ones are raised
				l.size, l.y = ch.size, ch.y
			}
			continue
		}
		out = append(out, line{glyphs: []glyph{ch}, y: ch.y, size: ch.size})
	}
	for i := range out {
		l := &out[i]
		sort.SliceStable(l.glyphs, func(a, b int) bool { return l.glyphs[a].x < l.glyphs[b].x })
		l.left, l.right = l.glyphs[0].left, l.glyphs[len(l.glyphs)-1].right
	}
	return out
}

// text is the line's text; a gap wider than a word space gives a space, one wider than two characters a tab.
func (l *line) text() string {
	var b strings.Builder
	for i, ch := range l.glyphs {
		if i > 0 {
			prev := l.glyphs[i-1]
			gap := ch.left - prev.right
			switch {
			case gap > 2*l.size:
				b.WriteByte('\t')
			case gap > 0.8*l.size, gap > 0.15*l.size && latin(prev.r) && latin(ch.r):
				b.WriteByte(' ')
			}
		}
		b.WriteRune(ch.r)
	}
	return b.String()
}

func latin(r rune) bool { return r < 0x250 && (unicode.IsLetter(r) || unicode.IsDigit(r)) }

// appendLine joins a wrapped line to the text before it: with a space only where two Latin words meet.
func appendLine(b *strings.Builder, s string) {
	if t := b.String(); t != "" && s != "" {
		last, first := rune(t[len(t)-1]), rune(s[0])
		if last < 0x80 && first < 0x80 && unicode.IsLetter(last) && unicode.IsLetter(first) {
			b.WriteByte(' ')
		}
	}
	b.WriteString(s)
}

// columnsOf splits a line where a gap is wider than one and a half characters.
func (l *line) columnsOf() []line {
	var out []line
	start := 0
	for i := 1; i <= len(l.glyphs); i++ {
		if i < len(l.glyphs) && l.glyphs[i].left-l.glyphs[i-1].right <= 1.5*l.size {
			continue
		}
		part := line{glyphs: l.glyphs[start:i], y: l.y, size: l.size}
		part.left, part.right = part.glyphs[0].left, part.glyphs[len(part.glyphs)-1].right
		out = append(out, part)
		start = i
	}
	return out
}

// endsSentence reports whether the line ends as a paragraph does. A line may also end early because a number or a word
// that does not break would not fit.
func (l *line) endsSentence() bool {
	return strings.ContainsRune("。：；！？”）.:;!?", l.glyphs[len(l.glyphs)-1].r)
}
