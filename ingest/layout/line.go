// Package layout is what the readers of Word's two older formats (.doc and RTF) share: a paragraph while its characters
// come in, a table whose cells are given by their edges, and the numbering of places at the end.
package layout

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"nianping/ingest/document"
)

// Style is what a reader keeps of a character's look.
type Style struct{ Bold, Strike bool }

// Line is a paragraph while it is read. The zero value is an empty one.
type Line struct {
	Boxes []document.Block // text boxes anchored here; they follow the paragraph
	text  []byte
	bold  bool // something visible is bold
	plain bool // something visible is not
	spans []document.Span
	marks []mark
}

type mark struct {
	offset int
	note   *[]document.Block
}

// Rune appends a visible character.
func (l *Line) Rune(r rune, s Style) {
	start := len(l.text)
	if r < utf8.RuneSelf {
		l.text = append(l.text, byte(r))
	} else {
		l.text = utf8.AppendRune(l.text, r)
	}
	if r > ' ' && r != '\u3000' && r != '\u00A0' {
		l.bold, l.plain = l.bold || s.Bold, l.plain || !s.Bold
	}
	if s.Strike {
		if n := len(l.spans); n > 0 && l.spans[n-1].End == start {
			l.spans[n-1].End = len(l.text)
		} else {
			l.spans = append(l.spans, document.Span{Start: start, End: len(l.text)})
		}
	}
}

// String appends visible text.
func (l *Line) String(s string, style Style) {
	for _, r := range s {
		l.Rune(r, style)
	}
}

// Mark notes that a footnote or endnote is referred to here. Its blocks may come later, but before Number.
func (l *Line) Mark(note *[]document.Block) { l.marks = append(l.marks, mark{len(l.text), note}) }

// Empty reports whether nothing but white space has come.
func (l *Line) Empty() bool { return len(bytes.TrimSpace(l.text)) == 0 }

// Len is the length of the text so far in bytes.
func (l *Line) Len() int { return len(l.text) }

// Blocks makes the paragraph, behind its automatic number, and what is anchored in it; nothing of it where there is
// nothing to see. The line is empty again afterwards.
func (l *Line) Blocks(part document.Part, number string, heading int, pending *Pending) []document.Block {
	var out []document.Block
	text := bytes.TrimRight(l.text, "\n")
	if len(bytes.TrimSpace(text)) > 0 || number != "" && !isBullet(number) {
		prefix := number
		if len(text) > 0 && prefix != "" {
			prefix += gap(number)
		}
		p := &document.Paragraph{Ref: document.Ref{Part: part}, Number: number, Heading: heading, Bold: l.bold && !l.plain, Text: prefix + string(text)}
		for _, s := range l.spans {
			if s.Start < len(text) {
				p.Struck = append(p.Struck, document.Span{Start: s.Start + len(prefix), End: min(s.End, len(text)) + len(prefix)})
			}
		}
		for _, m := range l.marks {
			pending.marks = append(pending.marks, pendingMark{p, len(p.Marks), m.note})
			p.Marks = append(p.Marks, document.Mark{Offset: min(m.offset, len(text)) + len(prefix)})
		}
		out = append(out, document.P(p))
	}
	out = append(out, l.Boxes...)
	*l = Line{text: l.text[:0]}
	return out
}

// isBullet reports whether a number is a mere sign, such as “•”.
func isBullet(number string) bool {
	return !strings.ContainsFunc(number, func(r rune) bool {
		return r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r >= '①' && r <= '⓿' || r >= '❶' && r <= '➓' || r >= '㈠' && r <= '㊿' || r >= '㉑' && r <= '㉟' ||
			r >= '\u3007' && r < '\u3200' || r >= 0x3400 && r < 0xA000 || r >= '０' && r <= 'ｚ'
	})
}

// gap is what stands between an automatic number and the text: nothing after Chinese punctuation and enclosed numbers, a
// blank elsewhere, so that “3.1” and “2024” stay two.
func gap(number string) string {
	r, _ := utf8.DecodeLastRuneInString(number)
	if strings.ContainsRune("、）〕】》，：；。．", r) || r >= '①' && r <= '⓿' || r >= '❶' && r <= '➓' || r >= '㈠' && r <= '㊿' || r >= '㉑' && r <= '㉟' || r == ' ' || r == '\u3000' || r == '\t' {
		return ""
	}
	return " "
}

// TrimNote takes the blank away that follows the note's own number.
func TrimNote(blocks []document.Block) {
	if len(blocks) == 0 || blocks[0].Paragraph == nil {
		return
	}
	p := blocks[0].Paragraph
	if short := strings.TrimLeft(p.Text, " \t"); len(p.Struck) == 0 && len(p.Marks) == 0 {
		p.Text = short
	}
}
