package extract

import (
	"math"
	"slices"
	"strings"

	"nianping"
	"nianping/ingest/document"
)

// outcomeContext is what the readers of counts know of the whole document.
type outcomeContext struct {
	r          *Reading
	year       int                  // the report's year, 0 where unknown
	group      bool                 // 集团 is somebody else: the institution calls itself 我公司 or 本公司
	programmes []nianping.Programme // those that the document says it assessed in
	units      bool                 // it counts departments beside the whole
	parts      int                  // tables that are of a quarter, a batch or a site each
	entrants   bool                 // 参评 is who registered, see entrantsSaid
	title      subject              // whom the last title names, see titled
	numbered   string               // how it is numbered
	tokens     []token              // of the paragraph before
	absences   []absence            // those who did not sit
	above      []count              // of the block before, where that is a paragraph
}

// companies are the words by which a group and a company of it speak of themselves.
var companies = anyOf("集团", "我公司", "本公司")

func newOutcomeContext(r *Reading) *outcomeContext {
	c := &outcomeContext{r: r, year: r.Year(), units: countsUnits(r), parts: partTables(r), entrants: entrantsSaid(r)}
	said := map[nianping.Programme]bool{}
	group, self := 0, 0
	for i := range r.Blocks {
		if b := &r.Blocks[i]; b.Says(companies) {
			group += strings.Count(b.Text(), "集团")
			self += strings.Count(b.Text(), "我公司") + strings.Count(b.Text(), "本公司")
		}
	}
	c.group = group > 0 && self > 1
	for i := range r.Blocks {
		b := &r.Blocks[i]
		if b.Section == Plans || b.Section == TrainingPart || b.Margin {
			continue
		}
		if b.Table != nil {
			said[ProgrammeIn(b.Table.Caption)] = true
			if b.Section == Overview {
				b.Table.programmes(said)
			}
			if above := b.Table.Before; b.InCell && above != nil && above.InCell && runeCount(above.Text()) <= 40 {
				said[ProgrammeIn(above.Text())] = true
			}
			continue
		}
		if b.Section == Overview || b.Section == Basic || b.Section == None && i < 8 {
			b.programmes(said)
		}
	}
	for _, n := range r.Names.List {
		said[n.Programme] = true
	}
	c.programmes = programmesOf(said)
	for i := 0; i < len(r.Blocks) && len(c.programmes) == 0; i++ { // under headings that are none of the form's
		if b := &r.Blocks[i]; b.Table == nil && b.Section != Plans && b.Section != TrainingPart && !b.Margin {
			b.programmes(said)
			c.programmes = programmesOf(said)
		}
	}
	return c
}

// programmesOf are the programmes that are said, in the order of the notice.
func programmesOf(said map[nianping.Programme]bool) (list []nianping.Programme) {
	for _, p := range [...]nianping.Programme{nianping.SkillLevel, nianping.Qualification, nianping.Specialised} {
		if said[p] {
			list = append(list, p)
		}
	}
	return list
}

// programmes adds those that a paragraph says are held; outside the overview only 职业技能等级认定 is believed.
func (b *Block) programmes(said map[nianping.Programme]bool) {
	if !b.Says(programmeNames) {
		return
	}
	for _, s := range b.Clauses() {
		clause := b.Text()[s.Start:s.End]
		if !programmeNames.In(clause) || denied(clause) {
			continue
		}
		for _, w := range programmeWords {
			if (b.Section == Overview || w.programme == nianping.SkillLevel) && strings.Contains(clause, w.word) {
				said[w.programme] = true
			}
		}
	}
}

// programmes adds those that label the rows of a table: 职业技能等级认定 | 茶叶加工工 | 五级至二级.
func (t *Table) programmes(said map[nianping.Programme]bool) {
	for row := range t.Rows {
		if s := t.Text(row, 0); t.Starts(row, 0) && runeCount(s) <= 12 {
			said[ProgrammeIn(s)] = true
		}
	}
}

// denied reports whether a clause says that something was not done.
func denied(clause string) bool {
	return hasAny(clause, "未开展", "没有开展", "未承担", "不开展", "未组织", "未备案", "未承接", "没有承接", "不承接", "没有承担", "不承担", "没有组织", "没有涉及", "暂无", "未涉及", "不涉及", "没有备案", "未取得")
}

// only is the document's programme where it has one, "" where it has several or tells none.
func (c *outcomeContext) only() nianping.Programme {
	if len(c.programmes) != 1 || c.programmes[0] == nianping.Specialised && c.filesOccupations() {
		return ""
	}
	return c.programmes[0]
}

// filesOccupations reports whether an occupation is filed of which no programme is said: it is no item of 专项职业能力.
func (c *outcomeContext) filesOccupations() bool {
	return slices.ContainsFunc(c.r.Names.List, func(n Name) bool { return n.Scope && n.Programme == "" && jobWords.Means(n.Text) != "" })
}

// levelled is the programme of a row with a level, where nothing nearer tells.
func (c *outcomeContext) levelled() nianping.Programme {
	var found nianping.Programme
	for _, p := range c.programmes {
		if p == nianping.Specialised {
			continue
		}
		if found != "" {
			return nianping.SkillLevel
		}
		found = p
	}
	return found
}

// outcomeFacts reads the counts of prose and tables.
func outcomeFacts(r *Reading, c *Collector) {
	if !speaksOfAssessment(r) {
		return
	}
	ctx := newOutcomeContext(r)
	overview := false
	for i := range r.Blocks {
		overview = overview || r.Blocks[i].Section == Overview
	}
	counts := countLists.lend()
	ctx.tokens = tokenLists.lend()
	defer func() {
		countLists.takeBack(counts)
		tokenLists.takeBack(ctx.tokens)
	}()
	for i := range r.Blocks {
		b, from := &r.Blocks[i], len(counts)
		ctx.under(b)
		if b.Section == Plans || b.Section == TrainingPart && b.Table == nil || b.Margin || b.Heading && b.Content == 0 {
			ctx.above = nil
			continue
		}
		switch {
		case b.Table != nil && b.Section == TrainingPart:
			counts = readInner(counts, ctx, b)
		case b.Table != nil:
			counts = readTable(counts, ctx, b)
			b.counted = len(counts) > from
		case b.onlyTitle(): // 3.2.1 报考合格情况
		case ctx.parts > 1 && captionOf(r, b) && isPartCaption(b.Text()): // 表1 甲校区(报考20人)
		default:
			counts = readProse(counts, ctx, b, overview && b.Section != Overview && b.site() == "" && !b.trains)
		}
		counts = ctx.ofChapter(b, counts, from)
		ctx.onSites(b, counts[from:])
		ctx.above = nil
		if b.Table == nil {
			ctx.above = counts[from:len(counts):len(counts)]
		}
	}
	r.tallied = make([]int, 0, len(counts))
	for i := range counts {
		if v, ok := counts[i].fact.Value.(int); ok {
			r.tallied = append(r.tallied, v)
		}
	}
	sitesApart(r, counts)
	counts = saidAgain(oneRate(byArithmetic(inPassing(bornOut(ofWholes(counts))))))
	ctx.ratesOfThoseWhoSat(counts)
	ofOneProgramme(counts)
	said := len(counts)
	counts = singleLevels(ctx.twins(counts))
	from := len(c.list)
	settleCounts(c, counts)
	derive(c, from, counts[:said], wholeOfSites(r, counts[:said]))
}

// Used again: the counts of a report, many and large, are settled before outcomeFacts returns, and so are what its paragraphs are made of and the
// rows of derive.
var (
	countLists  spare[count]
	tokenLists  spare[token]
	derivedRows spare[derivedRow]
)

// speaksOfAssessment tells a report on assessments from a menu, a novel or a payroll: two of its words at least.
func speaksOfAssessment(r *Reading) bool {
	said := 0
	for _, w := range [...]string{"认定", "评价", "鉴定", "职业技能", "专项", "职业资格", "考评员", "报考", "备案", "工种"} {
		for i := range r.Blocks {
			b := &r.Blocks[i]
			if strings.Contains(b.Text(), w) || b.Table != nil && strings.Contains(b.Table.Caption+b.Table.Words(), w) {
				if said++; said == 2 {
					return true
				}
				break
			}
		}
	}
	return false
}

// firstCount is the first of the counts of which something is so, -1 for none.
func firstCount(counts []count, is func(*count) bool) int {
	for i := range counts {
		if is(&counts[i]) {
			return i
		}
	}
	return -1
}

// anyCount reports whether something is so of one of the counts.
func anyCount(counts []count, is func(*count) bool) bool { return firstCount(counts, is) >= 0 }

// kept are the counts without those that are none of the report's figures; the list is overwritten.
func kept(counts []count) []count {
	out := counts[:0]
	for i := range counts {
		if !counts[i].out {
			out = append(out, counts[i])
		}
	}
	return out
}

// bornOut takes it that a figure is of the whole of its row where its sentence gives another figure of that row as another place does:
// 报考478人，合格412人 where a table has 478 and 421.
func bornOut(counts []count) []count {
	for i := range counts {
		if k := &counts[i]; k.fact.Aside && anyCount(counts, func(mate *count) bool {
			return mate.sent == k.sent && mate.fact.At == k.fact.At && mate.field != k.field && mate.key == k.key && saidElsewhere(counts, mate)
		}) {
			k.fact.Aside = false
		}
	}
	return counts
}

// saidElsewhere reports whether another sentence or a table gives the same figure of the same row.
func saidElsewhere(counts []count, k *count) bool {
	return anyCount(counts, func(o *count) bool {
		return o.field == k.field && o.fact.Value == k.fact.Value && o.key == k.key && (o.fact.At != k.fact.At || o.sent != k.sent)
	})
}

// twins says the rows of a programme with one filed occupation of that occupation too: 保安员认定报考472人 is the
// programme's total, and 五级报考338人 the occupation's fifth level.
func (c *outcomeContext) twins(counts []count) []count {
	alone := map[nianping.Programme]string{}
	for _, n := range c.r.Names.List {
		if !n.Scope {
			continue
		}
		p := n.Programme
		if p == "" {
			p = c.only()
		}
		if have, ok := alone[p]; ok && have != n.Text {
			alone[p] = ""
		} else {
			alone[p] = n.Text
		}
	}
	for i := range counts {
		k := &counts[i]
		if k.key.Occupation != "" && k.key.Occupation != alone[k.key.Programme] {
			alone[k.key.Programme] = ""
		}
	}
	for i := range counts {
		one := alone[counts[i].key.Programme]
		if k := &counts[i]; one == "" || k.key.Programme == "" || k.echo || k.period {
			continue
		}
		k := counts[i]
		if k.key.Occupation == "" {
			k.key.Occupation = one
		} else {
			k.key.Occupation = ""
		}
		counts = append(counts, k)
	}
	return counts
}

// singleLevels says the figures of an occupation assessed at one level only, and nowhere in total, of the occupation
// too, where other occupations have theirs: 客房服务员五级认定，18人报考.
func singleLevels(counts []count) []count {
	levels, total := map[RowKey]map[nianping.Level]bool{}, map[RowKey]bool{}
	others := map[nianping.Programme]bool{}
	for i := range counts {
		k := &counts[i]
		if k.key.Occupation == "" || k.echo || k.period {
			continue
		}
		all := RowKey{Programme: k.key.Programme, Occupation: k.key.Occupation}
		if k.key.Level == "" {
			total[all], others[k.key.Programme] = true, true
			continue
		}
		if levels[all] == nil {
			levels[all] = map[nianping.Level]bool{}
		}
		levels[all][k.key.Level] = true
	}
	for i := range counts {
		k := &counts[i]
		all := RowKey{Programme: k.key.Programme, Occupation: k.key.Occupation}
		if k.key.Level != "" && len(levels[all]) == 1 && !total[all] && others[all.Programme] && !k.echo && !k.period {
			counts = append(counts, *k)
			counts[len(counts)-1].key = all
		}
	}
	return counts
}

// ofOneProgramme gives the total of no programme to the one of which anything else is counted, where the two agree: a heading
// 总体情况：报考297人 over the text of 等级认定, beside items that were not held; and a total that corrects one.
func ofOneProgramme(counts []count) {
	one, several := nianping.Programme(""), false
	own := map[string]any{}   // the programme's total by field
	loose := map[string]any{} // the total of none
	for i := range counts {
		k := &counts[i]
		total := k.key.Occupation == "" && k.key.Level == "" && !k.echo && !k.period
		switch {
		case k.key.Programme != "":
			several = several || one != "" && k.key.Programme != one
			one = k.key.Programme
			if total {
				own[k.field] = k.fact.Value
			}
		case total && !k.corrects():
			loose[k.field] = k.fact.Value
		}
	}
	agree, differ := false, false
	for field, v := range loose {
		have, both := own[field]
		agree, differ = agree || both && have == v, differ || both && have != v
	}
	for i := range counts {
		if k := &counts[i]; k.key == (RowKey{}) && !several && (agree && !differ || k.corrects()) {
			k.key.Programme = one
		}
	}
}

// oneRate keeps the first of two rates of a row that are those who passed of who registered and of who sat: 按报考85.2%，按实考87.3%.
// It says so; the two contradict nothing.
func oneRate(counts []count) []count {
	is := func(k *count) bool { return k.field == "pass_rate" && !k.period && !k.echo }
	for i := range counts {
		k := &counts[i]
		if !is(k) {
			continue
		}
		first := firstCount(counts[:i], func(f *count) bool { return is(f) && f.key == k.key })
		if first < 0 {
			continue
		}
		f := &counts[first].fact
		if a, b := f.Value, k.fact.Value; a != b && ofTwoBases(counts, k.key, a.(float64), b.(float64)) {
			f.Doubt = "原文按报考人数与按实考人数各给出一个合格率（另一个为" + show(b.(float64)) + "%）"
			k.out = true
		}
	}
	return kept(counts)
}

// ofTwoBases reports whether two rates of a row are its passed of its registered and of its examined, in either order.
func ofTwoBases(counts []count, row RowKey, a, b float64) bool {
	n := map[string]float64{}
	for i := range counts {
		if k := &counts[i]; k.key == row && !k.period {
			if v, ok := k.fact.Value.(int); ok {
				n[k.field] = float64(v)
			}
		}
	}
	r, e := 100*n["passed"]/n["registered"], 100*n["passed"]/n["examined"]
	near := func(x, y float64) bool { return math.Abs(x-y) < 0.1 }
	return near(a, r) && near(b, e) || near(a, e) && near(b, r)
}

// corrects reports whether a count takes the place of another one of the document.
func (k *count) corrects() bool { return k.fact.Confidence == Proven && k.fact.Doubt != "" }

// byArithmetic gives a metric to what is listed without one (职业排序：电工130人、焊工128人): that of which the total is
// the sum of the list. What fits none or several stays unread.
func byArithmetic(counts []count) []count {
	if !anyCount(counts, func(k *count) bool { return k.field == "unsaid" }) {
		return counts
	}
	type list struct {
		at        document.Ref
		sent      int
		programme nianping.Programme
	}
	sum, size := map[list]int{}, map[list]int{}
	totals := map[nianping.Programme]map[string]int{}
	for i := range counts {
		k := &counts[i]
		v, ok := k.fact.Value.(int)
		switch {
		case !ok || k.period || k.fact.Approx:
		case k.field == "unsaid":
			id := list{k.fact.At, k.sent, k.key.Programme}
			sum[id] += v
			size[id]++
		case k.key.Occupation == "" && k.key.Level == "" && !k.echo:
			if totals[k.key.Programme] == nil {
				totals[k.key.Programme] = map[string]int{}
			}
			totals[k.key.Programme][k.field] = v
		}
	}
	for i := range counts {
		k := &counts[i]
		if k.field == "unsaid" {
			id := list{k.fact.At, k.sent, k.key.Programme}
			field, fits := "", 0
			for _, f := range countFields {
				if totals[id.programme][f] == sum[id] || totals[""][f] == sum[id] {
					if fits++; field == "" {
						field = f
					}
				}
			}
			if size[id] < 2 || fits == 0 || fits > 1 && field != "registered" {
				k.out = true
				continue
			}
			k.field = field
		}
	}
	return kept(counts)
}
