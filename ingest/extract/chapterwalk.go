package extract

import (
	"slices"
	"strings"
)

// openHeading is a numbered line or a heading of its own look that has not ended: what follows stands below it.
type openHeading struct {
	form    string // how it is numbered or set, see formOf
	rank    int    // of its number, 0 without one
	value   int    // of its number
	style   int    // its outline level by the file, 0 for none
	block   int
	chapter *chapter // nil for most
}

// chapterWalk goes through a document and gives each block the chapter that it stands in.
type chapterWalk struct {
	r        *Reading
	chapters map[int]*chapter // by their block
	titles   map[string]int   // how often a line without a number stands as a heading
	open     []openHeading
	runs     map[runKey]*chapterRun
}

// runKey tells chapters that are numbered or set alike under one heading from others.
type runKey struct {
	parent int // the block of that heading, -1 for none
	form   string
}

// forms of headings without numbers.
const (
	boldForm  = "bold"
	plainForm = "plain"
	styleForm = "style" // and its level
)

// placeChapters gives the blocks the chapters that they stand in.
func (r *Reading) placeChapters() {
	w := chapterWalk{r: r}
	for i := range r.Blocks {
		b := &r.Blocks[i]
		if len(b.Text()) > longestChapter || !b.mayHead() {
			continue
		}
		_, number := b.number()
		if c := r.chapterAt(b, number); c != nil {
			if w.chapters == nil {
				w.chapters = map[int]*chapter{}
			}
			w.chapters[i] = c
		}
	}
	if w.chapters == nil {
		return
	}
	for i := range r.Blocks {
		for _, item := range r.scopeItems(i) {
			delete(w.chapters, item.Index)
		}
	}
	w.titles, w.runs = map[string]int{}, map[runKey]*chapterRun{}
	for i := range r.Blocks {
		if b := &r.Blocks[i]; b.mayHead() && len(b.Text()) <= longestChapter {
			w.titles[b.Text()]++
		}
	}
	sheet := ""
	for i := range r.Blocks {
		b := &r.Blocks[i]
		if b.Margin || b.Note {
			continue
		}
		if b.Ref.Sheet != sheet {
			sheet, w.open = b.Ref.Sheet, w.open[:0]
		}
		w.place(i)
		if n := len(w.open); n > 0 {
			b.within = w.open[n-1].chapter
			w.assess(b)
			if c := b.within; c != nil {
				c.hear(b)
			}
		}
	}
	for key, run := range w.runs {
		run.list = run.list || key.form == plainForm && len(run.names) < 2
	}
	w.r.gatherSites()
}

// place reads a block as a heading, if it is one: it ends those that are not above it, and opens its own.
func (w *chapterWalk) place(i int) {
	b, c := &w.r.Blocks[i], w.chapters[i]
	if !b.mayHead() || b.Text() == "" {
		return
	}
	h := w.formOf(b, c)
	if h.form == "" {
		return
	}
	h.block, h.chapter = i, c
	if !w.close(b, &h) {
		return
	}
	outer, parent := (*chapter)(nil), -1
	if n := len(w.open); n > 0 {
		outer, parent = w.open[n-1].chapter, w.open[n-1].block
	}
	if c != nil {
		w.join(c, &h, runKey{parent, h.form})
		c.outer = outer
		if parent >= 0 {
			s := w.r.Blocks[parent].Section
			c.belowOther = s == TrainingPart || s == Basic
		}
	} else {
		h.chapter = outer
	}
	w.open = append(w.open, h)
}

// assess gives a block of a chapter that stands in no part on training or on the house, and says nothing of training itself, to the part of
// 三 that it speaks of: 二、培训情况, 三、电工.
func (w *chapterWalk) assess(b *Block) {
	c := b.within
	if c == nil || c.site != "" || c.belowOther {
		return
	}
	text := b.said()
	switch b.Section {
	case TrainingPart, Basic:
		if score(text, TrainingPart) == 0 {
			b.Section = mostSpoken(text, partsOf3[:], 0, Overview)
		}
	case Overview:
		if (topicsSaid[itsExaminers].In(text) || topicsSaid[itsRooms].In(text)) && !topicsSaid[itsCounts].In(text) {
			b.Section = Foundation
		}
	case Foundation, Implementation:
		if b.Table == nil && topicsSaid[itsCounts].In(text) { // 成绩:报考20人 below the rooms of the chapter before
			b.Section = mostSpoken(text, partsOf3[:], 0, b.Section)
		}
	}
}

// join adds a chapter to those that are like it.
func (w *chapterWalk) join(c *chapter, h *openHeading, key runKey) {
	run := w.runs[key]
	if run == nil || h.value > 0 && h.value <= run.value { // a table of contents stands before them
		run = &chapterRun{}
		w.runs[key] = run
	}
	run.value = h.value
	c.run, run.last = run, c
	if name := c.heading.Text()[c.at.Start:c.at.End]; !slices.Contains(run.names, name) {
		run.names = append(run.names, name)
	}
	for i := c.heading.Index + 1; i < len(w.r.Blocks); i++ {
		next := &w.r.Blocks[i]
		if next.Table == nil && next.Text() == "" {
			continue
		}
		if w.chapters[i] != nil {
			form := w.formOf(next, w.chapters[i])
			run.list = run.list || form.form == key.form
		}
		break
	}
}

// close ends the headings that one ends: those numbered or set like it, and all below them. It reports whether the line opens a heading of its own;
// a number that goes on with none of those above it and begins none at 1 does not.
func (w *chapterWalk) close(b *Block, h *openHeading) bool {
	at := w.alike(b, h)
	switch {
	case at >= 0:
		w.open = w.open[:at]
		return true
	case h.rank == 0 && (h.form == plainForm || h.form == boldForm):
		if h.chapter == nil && w.titles[b.Text()] > 1 && len(w.open) > 0 { // 考评员 below each occupation
			return false
		}
	case h.rank > 0 && slices.ContainsFunc(w.open, func(o openHeading) bool { return o.form == h.form }) && h.value != 1 && h.chapter == nil && !b.Heading:
		return false
	}
	for n := len(w.open); n > 0 && w.open[n-1].lowerThan(h); n-- {
		w.open = w.open[:n-1]
	}
	return true
}

// lowerThan reports whether a heading is lower than another by its number; one without a number is by the looks of both.
func (o *openHeading) lowerThan(h *openHeading) bool {
	if h.rank > 0 {
		return o.rank > h.rank
	}
	return h.style > 0 && o.style >= h.style || lowerForm(o.form, h.form)
}

// alike is the place of the open heading beside which a heading stands, -1 for none.
func (w *chapterWalk) alike(b *Block, h *openHeading) int {
	if h.chapter != nil {
		for k, o := range slices.Backward(w.open) {
			if o.form == h.form && w.chapters[o.block] != nil {
				return k
			}
		}
	}
	if h.rank == 0 {
		if h.chapter == nil && strings.HasPrefix(h.form, boldForm) && w.titles[b.Text()] > 1 {
			return -1
		}
		return slices.IndexFunc(w.open, func(o openHeading) bool { return o.form == h.form })
	}
	goesOn := func(o *openHeading) bool { return o.form == h.form && h.value == o.value+1 }
	if b.Heading {
		for k := range w.open {
			if goesOn(&w.open[k]) {
				return k
			}
		}
	}
	for k := range slices.Backward(w.open) {
		if goesOn(&w.open[k]) {
			return k
		}
	}
	if b.Heading && h.value != 1 { // 三、 twice, or 四、 left out
		return slices.IndexFunc(w.open, func(o openHeading) bool { return o.form == h.form })
	}
	return -1
}

// lowerForm reports whether a heading without a number is lower than another: a style of a lower level, bold below a style, plain below both.
func lowerForm(form, than string) bool {
	height := func(form string) int {
		switch {
		case strings.HasPrefix(form, styleForm):
			return int(form[len(styleForm)])
		case form == boldForm:
			return 1 << 8
		case form == plainForm:
			return 1 << 9
		}
		return 0
	}
	return height(form) > height(than)
}

// formOf reads how a line is numbered or set as a heading: 第#章, #, (#), 0, (0), 0.0; style1, bold, plain. The form is "" for a line that is none.
func (w *chapterWalk) formOf(b *Block, c *chapter) (h openHeading) {
	t := b.Text()
	rank, length := b.number()
	if b.Para != nil {
		h.style = b.Para.Heading
	}
	switch {
	case length > 0:
		h.rank = rank
		h.form, h.value = numberForm(t[:length])
	case b.Para == nil || len(t) > longestChapter:
	case b.Para.Heading > 0:
		h.form = styleForm + string(rune('0'+b.Para.Heading))
	case captionOf(w.r, b) && c == nil:
	case b.Para.Bold:
		h.form = boldForm
	case c != nil && c.topic == allOfIt || b.Heading && !b.strange:
		h.form = plainForm
	}
	return h
}

// number is the rank and the length of the number that a line begins with, 0 where there is none.
func (b *Block) number() (rank, length int) {
	if rank, length = numbering(b.Text()); rank == 0 {
		rank, length = b.blankNumber()
	}
	return rank, length
}

// onlyTitle reports whether a line is a title behind a number and holds no other number.
func (b *Block) onlyTitle() bool {
	_, length := b.number()
	return length > 0 && len(b.Text()) <= longestChapter && len(Numbers(b.Text()[length:])) == 0
}

// numberForm is how a number is written, and the last number of it: 第十二章: is 第#章 and 12, 3.2. is 0.0 and 2.
func numberForm(number string) (form string, value int) {
	from := -1 // of the numerals at hand
	var sb strings.Builder
	end := func(i int) {
		if from < 0 {
			return
		}
		value = smallNumber(number[from:i])
		if k := strings.Index(formalNumerals, number[from:i]); k >= 0 {
			value = k/len("壹") + 1
		}
		from = -1
	}
	for i, c := range number {
		digit := isDigit(c)
		if digit || strings.ContainsRune(itemNumerals+formalNumerals, c) {
			if from < 0 {
				from = i
				if digit {
					sb.WriteByte('0')
				} else {
					sb.WriteByte('#')
				}
			}
			continue
		}
		end(i)
		if c == '(' || c == ')' || c > 0x3100 {
			sb.WriteRune(c)
		}
	}
	end(len(number))
	return sb.String(), value
}
