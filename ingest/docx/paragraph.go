package docx

import (
	"bytes"
	"strings"

	"nianping/ingest/document"
)

// line is a paragraph while it is read.
type line struct {
	text   []byte
	struck []document.Span
	marks  []lineMark
	boxes  []document.Block // text boxes anchored here
	bold   bool             // something visible is bold
	plain  bool             // something visible is not
	hidden bool             // something hidden was left out
	number string
	level  int
	keep   bool // when joined: number and level of this line stay
	style  *style
}

type lineMark struct {
	offset int
	note   noteKey
}

// paragraph reads a w:p.
func (st *story) paragraph(f *flow) {
	if err := st.check(); err != nil {
		st.s.Fail(err)
		return
	}
	l := &line{style: st.styles.base}
	var pr paragraphProperties
	for depth := st.s.Depth(); st.s.Child(depth); {
		if st.s.Name == "w:pPr" {
			pr = st.paragraphProperties()
			l.style = st.styles.paragraph(pr.style)
			l.level = l.style.heading(pr.outline)
			if !pr.markDeleted && !pr.markHidden {
				l.number = st.lists.next(pr, l.style)
			}
			continue
		}
		st.inline(f, l)
	}
	if pr.markHidden && (len(bytes.TrimSpace(l.text)) > 0 || f.carried != nil) {
		l.number = st.lists.next(pr, l.style)
	}
	if f.carried != nil {
		l = f.carried.join(l)
		f.carried = nil
	}
	if pr.markDeleted || pr.markHidden {
		f.carried = l
		f.carried.keep = pr.markHidden
		return
	}
	st.finish(f, l)
}

// finish turns a line into a paragraph of the flow, unless there is nothing to see in it.
func (st *story) finish(f *flow, l *line) {
	p := &document.Paragraph{Ref: document.Ref{Part: f.where}, Number: l.number, Heading: l.level, Bold: l.bold && !l.plain}
	text := bytes.TrimRight(l.text, "\n")
	prefix := l.number
	if len(text) > 0 && prefix != "" {
		prefix += gap(l.number)
	}
	if len(bytes.TrimSpace(text)) > 0 || l.number != "" && !isBullet(l.number) {
		p.Text = prefix + string(text)
		for _, s := range l.struck {
			if s.Start < len(text) {
				p.Struck = append(p.Struck, document.Span{Start: s.Start + len(prefix), End: min(s.End, len(text)) + len(prefix)})
			}
		}
		for _, m := range l.marks {
			st.marks = append(st.marks, pendingMark{p, len(p.Marks), m.note})
			p.Marks = append(p.Marks, document.Mark{Offset: min(m.offset, len(text)) + len(prefix)})
		}
		f.blocks = append(f.blocks, document.P(p))
	}
	if l.hidden {
		st.warnAt(f, "有隐藏文字，未读取")
	}
	f.blocks = append(f.blocks, l.boxes...)
}

// join puts a line whose paragraph mark is gone before the next one.
func (l *line) join(next *line) *line {
	shift := len(l.text)
	l.text = append(l.text, next.text...)
	for _, s := range next.struck {
		l.struck = append(l.struck, document.Span{Start: s.Start + shift, End: s.End + shift})
	}
	for _, m := range next.marks {
		l.marks = append(l.marks, lineMark{m.offset + shift, m.note})
	}
	l.boxes = append(l.boxes, next.boxes...)
	l.bold, l.plain, l.hidden = l.bold || next.bold, l.plain || next.plain, l.hidden || next.hidden
	if !l.keep {
		l.number, l.level, l.style = next.number, next.level, next.style
	}
	return l
}

// add appends visible text.
func (l *line) add(text []byte, c character) {
	start := len(l.text)
	l.text = append(l.text, text...)
	if c.strike {
		if n := len(l.struck); n > 0 && l.struck[n-1].End == start {
			l.struck[n-1].End = len(l.text)
		} else if len(text) > 0 {
			l.struck = append(l.struck, document.Span{Start: start, End: len(l.text)})
		}
	}
	if len(bytes.TrimSpace(text)) > 0 {
		l.bold, l.plain = l.bold || c.bold, l.plain || !c.bold
	}
}

// gap is what stands between an automatic number and the text: nothing after Chinese punctuation and circled numbers, a blank elsewhere.
func gap(number string) string {
	r := []rune(number)
	last := r[len(r)-1]
	if strings.ContainsRune("、）〕】》，：；。．", last) || last >= '①' && last <= '⓿' || last >= '❶' && last <= '➓' || last >= '㈠' && last <= '㊿' || last >= '㉑' && last <= '㉟' {
		return ""
	}
	return " "
}
