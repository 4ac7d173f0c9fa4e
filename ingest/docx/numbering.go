package docx

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"nianping/ingest/ordinal"
	"nianping/ingest/symbol"
)

// next counts a paragraph and gives its number as text, what stands between number and text, and whether it is a mere
// bullet; "" when the paragraph has no number.
func (all *lists) next(ref listRef, s *style, styles *styles) (text, gap string, bullet bool) {
	fromStyle := !ref.hasNum
	levelSaid := ref.hasLevel
	if fromStyle {
		ref.inherit(s.list, s.id)
	}
	l := all.byID(ref.num, styles)
	if l == nil || l.of == nil || ref.num == "0" {
		return "", "", false
	}
	at := number(ref.level)
	if fromStyle && !levelSaid {
		at = l.levelOfStyle(s, ref.style, at)
	}
	if at < 0 || at > 8 || l.level(at) == nil {
		return "", "", false
	}
	l.count(at)
	v := l.level(at)
	if text = l.text(at); text != "" && !v.glued {
		gap = between(text)
	}
	return text, gap, v.format == ordinal.Bullet
}

// between is what stands between an automatic number and the text: a blank, but nothing after Chinese punctuation
// and numbers in a circle or in brackets, after which people write none.
func between(number string) string {
	last, _ := utf8.DecodeLastRuneInString(number)
	switch {
	case strings.ContainsRune("、）〕】》」，：；。．", last),
		last >= '①' && last <= '⓿', last >= '❶' && last <= '➓', last >= '㈠' && last <= '㈩', last >= '㉑' && last <= '㊿':
		return ""
	}
	return " "
}

// levelOfStyle finds the level that a style is tied to, which goes before the one it names.
func (l *list) levelOfStyle(s *style, via string, named int) int {
	for _, id := range []string{s.id, via} {
		for i := range 9 {
			if v := l.level(i); v != nil && v.style == id && id != "" {
				return i
			}
		}
	}
	return named
}

func (l *list) level(i int) *level {
	if l.levels[i] != nil {
		return l.levels[i]
	}
	return l.of.levels[i]
}

// first is the number at which a level begins.
func (l *list) first(i int) int {
	if l.starts[i] >= 0 {
		return l.starts[i]
	}
	if v := l.level(i); v != nil {
		return v.start
	}
	return 1
}

func (l *list) count(at int) {
	a := l.of
	switch {
	case l.starts[at] >= 0 && !l.restarted[at]:
		a.counts[at] = l.starts[at]
		l.restarted[at] = true
	case !a.started[at]:
		a.counts[at] = l.first(at)
	default:
		a.counts[at]++
	}
	a.started[at] = true
	for i := range at {
		if !a.started[i] {
			a.counts[i], a.started[i] = l.first(i), true
		}
	}
	for i := at + 1; i < 9; i++ {
		if v := l.level(i); v == nil || v.restart < 0 || at < v.restart {
			a.started[i] = false
		}
	}
}

// text is the number of a level as Word shows it.
func (l *list) text(at int) string {
	v := l.level(at)
	if v == nil || v.hidden {
		return ""
	}
	if v.format == ordinal.Bullet {
		return bullet(v)
	}
	var b strings.Builder
	for i := 0; i < len(v.text); i++ {
		c := v.text[i]
		if c != '%' || i+1 == len(v.text) || v.text[i+1] < '1' || v.text[i+1] > '9' {
			b.WriteByte(c)
			continue
		}
		i++
		n := int(v.text[i] - '1')
		of := l.level(n)
		if of == nil || n > at {
			continue
		}
		switch count := l.of.counts[n]; {
		case of.width > 0:
			fmt.Fprintf(&b, "%0*d", of.width, count)
		case v.legal && of.format != ordinal.None:
			b.WriteString(strconv.Itoa(count))
		default:
			b.WriteString(ordinal.Text(of.format, count))
		}
	}
	return strings.TrimSpace(string(visible([]byte(b.String()))))
}

// bullet is the sign of a bulleted level; a level whose sign is a blank shows nothing.
func bullet(v *level) string {
	if v.text == "o" {
		return "○" // Word's own second level, the letter o in Courier
	}
	return strings.TrimSpace(string(visible([]byte(symbols(v.font, v.text)))))
}

// symbols is a text as a symbol font shows it.
func symbols(font, text string) string {
	return strings.Map(func(r rune) rune { return symbol.Rune(font, r) }, text)
}
