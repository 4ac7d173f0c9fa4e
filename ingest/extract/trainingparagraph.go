package extract

import (
	"slices"
	"sort"
	"strings"
)

// trainingParagraph is what a paragraph on training has said so far.
type trainingParagraph struct {
	*trainingCounts
	b        *Block          // the one that is read, the last of several lines
	first    *Block          // with which it begins
	read     int             // how long the lines before are
	kinds    map[string]bool // the kinds of training that it has spoken of, total among them
	list     []mention
	nameless []mention // the figures of a training of no named kind
	item     string    // the kind that the sentence before a semicolon counted last
	mixed    bool      // it named both kinds
	lead     string    // the kind that a bullet, a glued heading or a sentence without figures names for all that follows
	head     bool      // that heading is a sentence of its own
	headed   bool      // it is a paragraph of its own, and no sentence has named another since
}

// paragraph reads one paragraph, or the lines that are one. A 合计 adds up the whole when the paragraph has spoken of several kinds, and the one
// kind when it has spoken of that only.
func (k *trainingCounts) paragraph(lines []Block) {
	p := trainingParagraph{trainingCounts: k, first: &lines[0], kinds: map[string]bool{}, list: k.room}
	p.begin()
	for n := range lines {
		b := &lines[n]
		p.b = b
		if b.Heading || p.headed && titlesCourse(b) {
			p.under(b)
			continue
		}
		for i := range b.Sentences() {
			s := &b.Sentences()[i]
			if b.Section != TrainingPart && (b.Section != None || b.trains) && !strings.Contains(s.Text, "培训") { // of a report by sites, see countsTrainingKind
				continue
			}
			p.hearKinds(s)
			if done, despite := k.none(b, s); !done {
				p.sentence(s, despite)
			}
		}
		p.read += len(b.Text())
	}
	p.settle()
	k.room = p.list[:0]
}

// trainingLines is how many blocks from a paragraph on are the lines of one: the first names a kind of training, and those behind it count on.
func trainingLines(blocks []Block) int {
	if first := &blocks[0]; !trainingLine(first) || !namesKind(first.Whole()) {
		return 1
	}
	n := 1
	for n < len(blocks) && trainingLine(&blocks[n]) && blocks[n].Section == blocks[0].Section && (namesKind(blocks[n].Whole()) || countsTrained(&blocks[n])) {
		n++
	}
	return n
}

// countsTrained reports whether a number of people or classes stands in a block.
func countsTrained(b *Block) bool {
	return slices.ContainsFunc(b.Whole().Numbers(), func(n Number) bool { return ofPeopleOrClasses(&n) })
}

// trainingLine reports whether a block is a short paragraph that is one sentence or item.
func trainingLine(b *Block) bool {
	return b.Table == nil && !b.Heading && !b.Margin && !b.Note && !b.InCell && runeCount(b.Text()) <= longestTrainingLine && len(b.Sentences()) == 1
}

// longestTrainingLine is how many characters a line of a list of courses has at most.
const longestTrainingLine = 40

// hearKinds keeps the kinds that a sentence names, and the one that leads what follows.
func (p *trainingParagraph) hearKinds(s *Sentence) {
	if kind := topic(&s.Piece); kind != "" {
		p.lead, p.headed = kind, false
	}
	for _, h := range s.Find(trainingWords) {
		switch m := h.Row.Means; {
		case isKind(m) || m == "total":
			p.kinds[m] = true
			if strings.TrimLeftFunc(s.Text[:h.Start], listMark) == "" && !(p.head && m == "total") {
				p.lead, p.head, p.headed = m, m != "total" && isHead(s.Text[h.End:]), false
			}
		case m == "-" && namesOtherKind(h.Row.Word):
			p.kinds[h.Row.Word] = true
		}
	}
}

// sentence adds the figures of one sentence. Despite tells that it denies 社会化培训 and counts some all the same.
func (p *trainingParagraph) sentence(s *Sentence, despite bool) {
	if !p.b.continues(s) || p.mixed || onlyOthers(&s.Piece) || otherTraining.MatchString(s.Text) {
		p.item = ""
	}
	p.mixed = ofTwo(s.Find(trainingWords), true) != ""
	t := trainingSentence{trainingParagraph: p, s: s, despite: despite, before: len(p.list), course: p.heading.course, past: -1, present: -1}
	known := otherTrainings.In(s.Text)
	counted := Plain // of the number that counts the courses before
	for _, q := range s.Cued(trainingWords) {
		t.hearCourse(&q)
		if q.Kind == Year || t.hearYear(&q) {
			continue
		}
		if countsParts(s.Text, &q, len(p.list)) {
			counted = q.Kind
			continue
		}
		if q.Range || t.hearTask(&q) {
			continue
		}
		f, ok := newTrainingFigure(s.Text, q)
		if !ok {
			continue
		}
		if counted == q.Kind && addsUp.End(q.between) { // 茶艺、评茶两个班共|4期
			f.first = true
		}
		if !known && f.what != "" {
			p.figures[f.what] = append(p.figures[f.what], f.value)
		}
		t.settle(&f)
		t.hearHalf(&f)
		t.keepNameless(&f)
		if otherYear(f.between, p.year) {
			return
		}
		if !known && len(p.denials) > 0 && t.kindless(&f) {
			p.unnamed[f.what] = append(p.unnamed[f.what], f.value)
		}
		if f.taken(s.Text, t.course) {
			t.add(&f)
		}
	}
	t.allOfKind()
}

// settle gives the fields the figures of the paragraph, those without doubt first.
func (p *trainingParagraph) settle() {
	p.listCourses()
	addUp(p.list, "")
	p.sumCourses()
	list := yearToo(p.list)
	list = append(list, bothKinds(list, p.nameless)...)
	list = append(list, p.withoutKinds(list, p.nameless)...)
	sort.SliceStable(list, func(i, j int) bool {
		return list[i].f.Doubt == "" && list[j].f.Doubt != "" || list[i].f.Doubt == list[j].f.Doubt && list[i].f.Doubt != "" && list[i].of < list[j].of
	})
	for _, m := range list {
		if m.kind != "" {
			p.years = append(p.years, m)
		} else if !m.spent {
			p.put(m.of, int(m.amount()), m.f)
		}
	}
	p.doubtOvertaken()
}
