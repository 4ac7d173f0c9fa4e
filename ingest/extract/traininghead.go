package extract

import "strings"

// The kind of a training often stands in a heading alone: （一）社会化培训, and below it 全年举办5期，培训150人。 What stands here carries it to what is
// said below.

// trainingHead is the heading that what is read stands under.
type trainingHead struct {
	kind   string // one of the two, or total; "" for one that names none, or several
	rank   int
	course course // that a heading below it names
}

// under hears a heading of the part on training, or that the part has ended. One of a lower rank that names no kind leaves the kind above it.
func (k *trainingCounts) under(b *Block) {
	if b.Section != TrainingPart {
		k.heading = trainingHead{}
		return
	}
	rank, number := numbering(b.Text())
	hits := b.Whole().Find(trainingWords)
	kind := onlyKind(hits)
	if rank == 1 || otherTrainings.In(b.Text()) { // 二、职工和社会人员培训
		kind = ""
	}
	for _, h := range hits {
		if kind == "" && rank != 1 && h.Row.Means == "total" && !namesKind(b.Whole()) {
			kind = "total"
		}
	}
	if kind != "" || rank <= k.heading.rank {
		k.heading = trainingHead{kind: kind, rank: rank}
	} else if title := strings.Trim(b.Text()[number:], " :。"); namesCourse(title) {
		k.heading.course = course{name: title, sure: true}
	} else {
		k.heading.course = course{}
	}
	for i := range b.Sentences() { // (二)未开展政府补贴性培训
		if s := &b.Sentences()[i]; s.Negated() {
			k.none(b, s)
			k.heading.kind = ""
		}
	}
}

// underKind is how many blocks from one on stand under a heading that names one kind, with headings of lower ranks: they are read as one paragraph.
func (k *trainingCounts) underKind(blocks []Block) int {
	n := 1
	for isKind(k.heading.kind) && n < len(blocks) && !blocks[0].InCell && (paragraphOf(&blocks[n], TrainingPart) || k.courseHead(&blocks[n])) {
		n++
	}
	return n
}

// paragraphOf reports whether a block is a paragraph of a part.
func paragraphOf(b *Block, part Section) bool {
	return b.Table == nil && !b.Heading && !b.Margin && !b.Note && !b.InCell && b.Section == part
}

// courseHead reports whether a block is a heading of a lower rank than that of the kind, and names none.
func (k *trainingCounts) courseHead(b *Block) bool {
	if !b.Heading || b.Section != TrainingPart || len(b.Whole().Find(trainingWords)) > 0 {
		return false
	}
	rank, _ := numbering(b.Text())
	return rank > k.heading.rank
}

// titlesCourse reports whether a paragraph is the numbered title of one of the courses of a kind: 1．电工班.
func titlesCourse(b *Block) bool {
	rank, number := numbering(b.Text())
	title := strings.TrimRight(b.Text()[number:], " :。")
	return rank > 2 && !hasDigit(title) && !containsAny(title, ",;:。") && namesCourse(title)
}

// begin gives a paragraph the kind of the heading above it.
func (p *trainingParagraph) begin() {
	p.lead = p.heading.kind
	p.head, p.headed = isKind(p.lead), p.lead != ""
	if p.headed {
		p.kinds[p.lead] = true
	}
}

// trainedHere reports whether a figure of which only a heading tells the kind counts trainees or classes by its own words: 培训|150人; 5期,|150人; not 聘用保安|2人.
func (f *trainingFigure) trainedHere(sentence string) bool {
	clause := sentence[clauseStart(sentence, f.Start):f.Start]
	return f.what == "classes" || f.Unit() == "人次" || countLead.MatchString(clause) || len(Numbers(clause)) > 0 || hasAny(clause, "训", "学员", "招", "收", "共", "计", "班") ||
		hasAnyPrefix(strings.TrimPrefix(sentence[f.UnitEnd:], "次"), "参训", "参加", "受训", "结业", "参学", "报名")
}
