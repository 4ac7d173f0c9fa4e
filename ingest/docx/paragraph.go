package docx

import (
	"bytes"
	"unicode"

	"nianping/ingest/document"
)

// line is a paragraph while it is read.
type line struct {
	text    []byte
	struck  []document.Span
	prompts []document.Span
	marks   []lineMark
	boxes   []document.Block // text boxes anchored here
	files   []pendingFile    // workbooks pasted here
	left    leftOut
	bold    bool // something visible is bold
	plain   bool // something visible is not
	keep    bool // when joined with the next: its own number and level stay
	number  string
	gap     string // between number and text
	bullet  bool   // the number counts nothing
	level   int
	style   *style
}

type lineMark struct {
	offset int
	note   noteKey
}

// leftOut notes what of a paragraph was not read.
type leftOut uint8

const (
	hiddenText leftOut = 1 << iota
	deletedText
	comment
	picture
	chart
	object
	prompt
)

var leftOutTexts = [...]struct {
	what leftOut
	text string
}{
	{hiddenText, "有隐藏文字，未读取"},
	{deletedText, "有修订中删除的文字，已按接受修订略去"},
	{comment, "有批注，未读取"},
	{picture, "有图片，图中的文字未读取"},
	{chart, "有图表，图中的数据未读取"},
	{object, "有嵌入的对象，其中的内容未读取"},
	{prompt, "有没有填写的内容控件，显示的是它的提示文字"},
}

// reset makes a used line new, keeping its room.
func (l *line) reset(s *style) {
	*l = line{text: l.text[:0], struck: l.struck[:0], prompts: l.prompts[:0], marks: l.marks[:0], style: s}
}

// paragraph reads a w:p.
func (st *story) paragraph(f *flow) {
	if err := st.check(); err != nil {
		st.s.Fail(err)
		return
	}
	l := &st.spare
	if st.lines > 0 {
		l = new(line)
	}
	st.lines++
	l.reset(st.styles.base)
	var pr paragraphProperties
	seen := false
	for depth := st.s.Depth(); st.s.Child(depth); {
		if st.s.Name == "w:pPr" {
			seen = true
			pr, l.style = st.ofParagraph()
			l.level = l.style.heading(pr.outline)
			st.enumerate(f, l, &pr, false)
			continue
		}
		if !seen {
			seen = true
			st.enumerate(f, l, &pr, false)
		}
		st.inline(f, l)
	}
	st.lines--
	st.enumerate(f, l, &pr, true)
	if f.carried != nil {
		l = f.carried.join(l)
		f.carried = nil
	}
	if pr.joins() {
		l.keep = pr.markHidden && !blank(l.text)
		if l == &st.spare {
			kept := *l
			st.spare, l = line{}, &kept
		}
		f.carried = l
		return
	}
	st.finish(f, l)
}

// enumerate gives a line its automatic number: at its start, so that the order of counting is that of the page; at its
// end when its mark is hidden, for only what shows is counted. A deleted mark counts nothing, nor does a paragraph that
// runs on in the line of a hidden one, or is covered by a merged cell.
func (st *story) enumerate(f *flow, l *line, pr *paragraphProperties, end bool) {
	if pr.mark.deleted || pr.dropCap || pr.markHidden != end || st.covered > 0 || f.carried != nil && f.carried.keep {
		return
	}
	if end && blank(l.text) {
		return
	}
	l.number, l.gap, l.bullet = st.lists.next(pr.list, l.style, st.styles)
}

// finish turns a line into a paragraph of the flow, unless there is nothing to see in it.
func (st *story) finish(f *flow, l *line) {
	text := bytes.TrimRight(l.text, "\n")
	if !blank(text) || l.number != "" && !l.bullet {
		p := st.newParagraph()
		st.text = append(st.text[:0], l.number...)
		if len(text) > 0 {
			st.text = append(st.text, l.gap...)
		}
		prefix := len(st.text)
		st.text = append(st.text, text...)
		*p = document.Paragraph{Ref: document.Ref{Part: f.where}, Text: string(st.text), Number: l.number,
			Heading: l.level, Bold: l.bold && !l.plain,
			Struck: moved(l.struck, prefix, len(text)), Prompts: moved(l.prompts, prefix, len(text))}
		for _, m := range l.marks {
			st.marks = append(st.marks, pendingMark{in: p, index: len(p.Marks), note: m.note})
			p.Marks = append(p.Marks, document.Mark{Offset: min(m.offset, len(text)) + prefix})
		}
		f.blocks = append(st.roomFor(f.blocks), document.P(p))
	}
	st.pictures = st.pictures || l.left&picture != 0
	if l.left != 0 && st.covered == 0 {
		for _, w := range leftOutTexts {
			if l.left&w.what != 0 {
				st.warn(f.last(), w.text)
			}
		}
	}
	for _, e := range l.files {
		st.embed(f.last(), e.name, e.data)
	}
	f.blocks = append(f.blocks, l.boxes...)
}

func (r *reader) newParagraph() *document.Paragraph { return &r.memory.Paragraphs.Take(1)[0] }

// roomFor gives the blocks of a flow that has none yet room for one, which is all that most cells hold.
func (r *reader) roomFor(blocks []document.Block) []document.Block {
	if blocks != nil {
		return blocks
	}
	return r.memory.Blocks.Take(1)[:0]
}

// blank reports whether there is nothing to see in text.
func blank(text []byte) bool { return len(bytes.TrimLeftFunc(text, unicode.IsSpace)) == 0 }

// moved shifts spans of a text of a given length, cutting off what reaches past its end.
func moved(spans []document.Span, by, length int) []document.Span {
	var out []document.Span
	for _, s := range spans {
		if s.Start < length {
			out = append(out, document.Span{Start: s.Start + by, End: min(s.End, length) + by})
		}
	}
	return out
}

// join puts a line whose paragraph mark is not there before the next one. The mark that is left decides number and
// level, as in Word; where the first mark is only hidden, its line stays what it looks like.
func (l *line) join(next *line) *line {
	shift := len(l.text)
	l.text = append(l.text, next.text...)
	l.struck = append(l.struck, moved(next.struck, shift, len(next.text))...)
	l.prompts = append(l.prompts, moved(next.prompts, shift, len(next.text))...)
	for _, m := range next.marks {
		l.marks = append(l.marks, lineMark{m.offset + shift, m.note})
	}
	l.boxes, l.files = append(l.boxes, next.boxes...), append(l.files, next.files...)
	l.bold, l.plain, l.left = l.bold || next.bold, l.plain || next.plain, l.left|next.left
	if !l.keep {
		l.number, l.gap, l.bullet, l.level, l.style = next.number, next.gap, next.bullet, next.level, next.style
	}
	return l
}

// add appends visible text.
func (l *line) add(text []byte, c character, inPrompt bool) {
	if len(text) == 0 {
		return
	}
	start := len(l.text)
	l.text = append(l.text, text...)
	if c.strike {
		l.struck = extend(l.struck, start, len(l.text))
	}
	if inPrompt {
		l.prompts = extend(l.prompts, start, len(l.text))
		l.left |= prompt
	}
	if c.bold && !l.bold || !c.bold && !l.plain {
		if !blank(text) {
			l.bold, l.plain = l.bold || c.bold, l.plain || !c.bold
		}
	}
}

// extend adds a span, to the last one where it follows on.
func extend(spans []document.Span, start, end int) []document.Span {
	if n := len(spans); n > 0 && spans[n-1].End == start {
		spans[n-1].End = end
		return spans
	}
	return append(spans, document.Span{Start: start, End: end})
}
