package extract

import (
	"strings"
	"unicode/utf8"

	"nianping/ingest/document"
)

// Some clerks begin a new line behind every full stop. The lines of such a report are no paragraphs: what a sentence is about,
// the one before has said. Those that follow each other in one part are read as one paragraph.

// joinLines joins the lines of a report that has a line for each sentence, and reports whether it has. Of any other report nothing
// changes.
func (r *Reading) joinLines() bool {
	if !hasSentenceLines(r.Blocks) {
		return false
	}
	r.stacks = map[document.Ref][]Block{}
	out := r.Blocks[:0:0]
	for i := 0; i < len(r.Blocks); {
		n := lineRun(r.Blocks, i)
		if n > 1 {
			out = append(out, r.joinedLines(r.Blocks[i:i+n]))
		} else {
			out = append(out, r.Blocks[i])
		}
		i += n
	}
	r.Blocks = out
	return true
}

// hasSentenceLines reports whether nearly every paragraph of sentences is one sentence.
func hasSentenceLines(blocks []Block) bool {
	lines, paragraphs := 0, 0
	for i := range blocks {
		switch b := &blocks[i]; {
		case b.Table != nil || b.InCell || b.Note || b.Margin || !strings.HasSuffix(b.Text(), "。"):
		case oneSentence(b.Text()):
			lines++
		default:
			if paragraphs++; 10*paragraphs >= len(blocks) { // more than so many lines can be
				return false
			}
		}
	}
	return lines >= 5 && 10*paragraphs < lines
}

// lineRun is how many blocks from one on are the lines of one paragraph. The items of a list, told by the marks before them and at their
// ends, are lines of their own.
func lineRun(blocks []Block, from int) int {
	if !sentenceLine(&blocks[from]) || from > 0 && hasAnySuffix(blocks[from-1].Text(), ";", ",", "、") {
		return 1
	}
	n := 1
	for from+n < len(blocks) && sentenceLine(&blocks[from+n]) && blocks[from+n].Section == blocks[from].Section && !beginsItem(blocks[from+n].Text()) {
		n++
	}
	return n
}

// sentenceLine reports whether a block is a paragraph of the body that is one sentence, with nothing taken out of it. What speaks of
// all that stands above (以上人员中…) belongs to no line more than to another.
func sentenceLine(b *Block) bool {
	return strings.HasSuffix(b.Text(), "。") && oneSentence(b.Text()) && !hasAnyPrefix(b.Text(), "以上", "上述") && !b.InCell && !b.Note && !b.Margin &&
		b.Para.Heading == 0 && len(b.Para.Struck)+len(b.Para.Prompts) == 0
}

// oneSentence reports whether no full stop stands in a text, outside brackets, but at its end.
func oneSentence(t string) bool {
	depth := 0
	for i, k := range t {
		switch k {
		case '(':
			depth++
		case ')':
			depth--
		case '\n':
			return false
		case '。':
			if depth <= 0 && i+len("。") < len(t) {
				return false
			}
		}
	}
	return true
}

// beginsItem reports whether a line begins with the number or the mark of an item.
func beginsItem(t string) bool {
	rank, _ := numbering(t)
	return rank > 0 || hasAnyPrefix(t, "·", "-")
}

// joinedLines is the paragraph that lines are.
func (r *Reading) joinedLines(lines []Block) Block {
	whole := lines[0]
	whole.Heading = false
	p := *whole.Para
	for i := range lines[1:] {
		p.Text = strings.TrimSpace(p.Text) + strings.TrimSpace(lines[i+1].Para.Text)
	}
	whole.Para, whole.View = &p, NewView(p.Text)
	whole.found = contentsOfLines(whole.Text(), lines)
	r.stacks[whole.Ref] = lines
	return whole
}

// contentsOfLines is what a text of lines one behind the other contains; their words are known, and none goes over a full stop.
func contentsOfLines(text string, lines []Block) *contents {
	var words []word
	at := 0
	for i := range lines {
		if !strings.HasPrefix(text[at:], lines[i].Text()) {
			return contentsOf(text, lines[0].memory())
		}
		for _, w := range lines[i].contents().words {
			words = append(words, word{w.start + int32(at), w.end + int32(at), w.id})
		}
		at += len(lines[i].Text())
	}
	return contentsWith(text, words, lines[0].memory())
}

// placeInLines gives facts that were found in joined lines the place of the line that has their words.
func (r *Reading) placeInLines(list []Fact) {
	for i := range list {
		if lines := r.stacks[list[i].At]; lines != nil {
			list[i].place(lines)
		}
	}
}

// place finds a fact's line. Words over several lines are cut to those of the first.
func (f *Fact) place(lines []Block) {
	for i := range lines {
		if strings.Contains(lines[i].Para.Text, f.Text) {
			f.At = lines[i].Ref
			return
		}
	}
	for i := range lines {
		line := strings.TrimSpace(lines[i].Para.Text)
		for n := len(line); n > 0; { // the end of a line is where the words begin
			if strings.HasPrefix(f.Text, line[len(line)-n:]) {
				f.At, f.Text = lines[i].Ref, line[len(line)-n:]
				return
			}
			_, w := utf8.DecodeRuneInString(line[len(line)-n:])
			n -= w
		}
	}
}
