package extract

import (
	"slices"
	"strings"

	"nianping/ingest/document"
)

// unread queries a part of the report of which something was not read at all, or wrongly: a table with counts of candidates from
// which none was taken or whose counts contradict themselves, a list of people from which nobody was, a paragraph most of whose
// counts no value has, an occupation that the words on the filing name and the scope has not. What is found missing there may only
// not have been read.
func (a *accounts) unread() {
	k := &unread{accounts: a}
	for i := range a.r.Blocks {
		b := &a.r.Blocks[i]
		switch {
		case b.Margin || b.Note || b.Section == Plans || b.Section == TrainingPart:
		case b.Table != nil:
			k.table(b)
			k.filed(b)
		default:
			k.counts(b)
			k.certifiedItems(b)
			k.filed(b)
		}
	}
	k.strangers()
	for s, places := range k.places {
		if f := a.chosen("sections/" + string(s)); f != nil {
			a.query(f, unreadOf[s]+"可能没有读全，请对照原件："+strings.Join(places[:min(3, len(places))], "；"))
		}
	}
}

// unreadOf says what was not read of a part.
var unreadOf = map[Section]string{Basic: "备案职业", Overview: "报考、合格人数", Foundation: "考评员名单"}

// unread is what was not read of a document.
type unread struct {
	*accounts
	numbers map[int]bool         // see said
	items   int                  // paragraphs with a person each that stand behind one another and were not read
	people  map[string]bool      // the names of examiners, see strangers
	alone   int                  // names of nobody who was read, see stranger
	places  map[Section][]string // by the part, each with its words
}

// said reports whether a whole number is a value, or the part of one.
func (k *unread) said(n int) bool {
	if k.numbers == nil {
		k.numbers = map[int]bool{}
		for _, v := range k.r.tallied {
			k.numbers[v] = true
		}
		for i := range k.facts {
			if v, ok := k.facts[i].Value.(int); ok {
				k.numbers[v] = true
			}
		}
	}
	return k.numbers[n]
}

// put keeps a place of which something was not read.
func (k *unread) put(s Section, at document.Ref, words string) {
	if k.places == nil {
		k.places = map[Section][]string{}
	}
	k.places[s] = append(k.places[s], at.String()+"（“"+firstRunes(strings.TrimSpace(words), 30)+"”）")
}

// table looks at a table from which nothing was read, or what cannot be, or of which the reader doubts which cell is whose.
func (k *unread) table(b *Block) {
	t := b.Table
	if b.misread {
		k.put(Overview, b.Ref, t.headWords())
	}
	doubted := t.T.Doubt != ""
	if !doubted && (b.counted || k.touched(t)) {
		return
	}
	about := t.about()
	switch figures, names := t.unreadCells(); {
	case !otherPeople.In(about) && (t.holdsExaminers() || names >= 3 && (strings.Contains(about, "考评") || b.Section == Foundation && certified(t)) && !t.anyCell(metricLabel)):
		k.put(Foundation, b.Ref, t.headWords())
	case (figures >= 4 || doubted) && names == 0 && aboutOutcomes(&outcomeContext{r: k.r, year: k.r.Year()}, b) && (metricsNamed(about) || t.anyCell(metricLabel)):
		k.put(Overview, b.Ref, t.headWords())
	case doubted && unreadOf[b.Section] != "":
		k.put(b.Section, b.Ref, t.headWords())
	}
}

// holdsExaminers reports whether a column that is headed as examiners' holds names with numbers, whatever way they are written:
// 王志远皖评2022011, Z1001 王志远.
func (t *Table) holdsExaminers() bool {
	for col := range t.Cols {
		if !strings.Contains(t.Header(col), "考评员") {
			continue
		}
		people := 0
		for row := t.Head; row < t.Rows; row++ {
			s := t.Text(row, col)
			if t.Starts(row, col) && hasDigit(s) && !t.IsNumber(row, col) && len(s) > len("王志远") && (beginsAsName(s) || len(namesLike(spaced(t.View(row, col)).Text)) > 0) {
				people++
			}
		}
		if people > 0 && 2*people >= t.Rows-t.Head {
			return true
		}
	}
	return false
}

// certified reports whether the head of a table asks for certificates and how long they are valid, as lists of examiners do.
func certified(t *Table) bool {
	head := t.headWords()
	return hasAny(head, "证书", "证卡", "证号", "卡号", "证件") && hasAny(head, "有效", "到期", "截止")
}

// touched reports whether a value was read from a cell of a table.
func (k *unread) touched(t *Table) bool {
	first, last := t.Ref(0, 0), t.Ref(t.Rows-1, 0)
	for i := range k.facts {
		at := &k.facts[i].At
		if (sameText(at, &first) || sameText(at, &last)) && (first.Page != last.Page || first.Row <= at.Row && at.Row <= last.Row) {
			return true
		}
	}
	return false
}

// readFrom reports whether a value was read from a paragraph.
func (k *unread) readFrom(b *Block) bool {
	return slices.ContainsFunc(k.facts, func(f Fact) bool { return f.At == b.Ref })
}

// about is what stands above a table and in its head.
func (t *Table) about() string {
	s := t.Caption + t.headWords()
	if t.Before != nil {
		s += lastSentence(t.Before.Text())
	}
	return s
}

// unreadCells counts the cells below the head of a table that hold whole numbers, one or several, and those that hold a person's name.
func (t *Table) unreadCells() (figures, names int) {
	for row := t.Head; row < t.Rows; row++ {
		for _, col := range t.filled(row) {
			switch s := t.Text(row, col); {
			case len(strokedCounts(s)) > 0 || shortCounts.MatchString(s):
				figures++
			case !hasDigit(s) && isPersonName(withoutMarks(s)):
				names++
			}
		}
	}
	return figures, names
}

// shortCounts are counts of a cell with marks between that may part anything: 60-55-3, 60+12.
var shortCounts = patternOf(`^\d{1,3}人?(?:[-+~:]\d{1,3}人?){1,2}$`)

// metricsNamed reports whether words name counts of candidates.
func metricsNamed(s string) bool {
	for h := range metricWords.each(s) {
		if isMetric[h.Row.Means] {
			return true
		}
	}
	return false
}

// counts looks for counts in a paragraph of the overview that no value has: three at least and most of them, each beside the word
// for what it counts, or three of any kind where nobody was counted in the whole report. Sentences on other years, others' figures, mock exams and departments are left out.
func (k *unread) counts(b *Block) {
	if b.Section != Overview {
		return
	}
	if countPeople(b.Whole().Numbers()) < 3 {
		return
	}
	lost, all, own := 0, 0, 0
	for i := range b.Sentences() {
		s := &b.Sentences()[i]
		if len(s.Numbers()) == 0 || s.Says(departmentWords) || otherYear(s.Text, k.r.Year()) || notOwn(s) {
			continue
		}
		if metricsNamed(s.Text) {
			own += countPeople(s.Numbers())
		}
		for h := range metricWords.each(s.Text) {
			if n := besideWord(s, h); isMetric[h.Row.Means] && n != nil {
				v, _ := n.Int()
				if all++; !k.said(v) {
					lost++
				}
			}
		}
	}
	if lost >= 3 && 2*lost > all || own >= 3 && len(k.r.tallied) == 0 {
		k.put(Overview, b.Ref, b.Text())
	}
}

// countPeople is how many of some numbers are exact head counts.
func countPeople(list []Number) int {
	people := 0
	for i := range list {
		if list[i].Kind == People && list[i].Approx == Exact {
			people++
		}
	}
	return people
}

// besideWord is the exact number of people that a word touches, nil where none does: 157人报名, 合格137人.
func besideWord(s *Sentence, h Hit) *Number {
	list := s.Numbers()
	for i := range list {
		n := &list[i]
		if n.Kind == People && n.Approx == Exact && !n.Range && (n.Lead == h.End || n.UnitEnd == h.Start) {
			return n
		}
	}
	return nil
}

// notOwn reports whether a sentence compares, or speaks of another's figures, plans or mock exams.
func notOwn(s *Sentence) bool { return ofOthers(s.Text, "compare", "group") }

// certifiedItems looks for items with a person and a certificate each of whom nobody was read, three at least: people whom nothing near them
// calls examiners, see strangers for the others.
func (k *unread) certifiedItems(b *Block) {
	if b.Section != Foundation || !strings.Contains(b.Text(), "证") || !beginsNamed(b.Text()) || k.readFrom(b) {
		k.items = 0
		return
	}
	if k.items++; k.items == 3 {
		k.put(Foundation, b.Ref, b.Text())
	}
}

// beginsNamed reports whether a text is an item that begins with a person's name.
func beginsNamed(text string) bool {
	item := withoutListNumber(strings.TrimLeft(text, " •·●-"))
	return item != text && isPersonName(item[:endOfName(item)])
}

// endOfName is where what may be a name at the head of a text ends.
func endOfName(s string) int {
	if i := indexAny(s, ",(:、;. "); i >= 0 {
		return i
	}
	return len(s)
}

// filed looks for occupations that were counted and that a listing of what is filed names, where the scope has others only: in a sentence on
// the filing, in one that counts nobody beside those from which the scope was read, or in a table from which it was.
func (k *unread) filed(b *Block) {
	if len(k.of("scope/occupation")) == 0 || b.counted {
		return
	}
	lists := k.lists(b)
	if b.Table != nil {
		if !lists {
			return
		}
		if name := k.unfiled(func(name string) bool { return b.Table.anyCell(func(cell string) bool { return cell == name }) }); name != "" {
			k.put(Basic, b.Ref, name)
		}
		return
	}
	for i := range b.Sentences() {
		s := &b.Sentences()[i]
		says := strings.Contains(s.Text, "备案") && (b.Section == Basic || b.Section == Overview)
		if !says && (!lists || countsHeads(s.Text) || strings.Contains(s.Text, "考评")) || notFiled.In(s.Text) {
			continue
		}
		if k.unfiled(func(name string) bool { return strings.Contains(s.Text, name) }) != "" {
			k.put(Basic, b.Ref, s.Text)
			return
		}
	}
}

// notFiled are words of a sentence that names occupations which are not filed, or not yet.
var notFiled = listOf("未备案", "拟", "申请", "新增", "尚未", "没有备案", "增加", "计划", "不在")

// unfiled is the first occupation that was counted, is not in the scope and of which a test holds; "" where there is none.
func (k *unread) unfiled(named func(string) bool) string {
	for _, f := range k.of("outcomes/registered") {
		if name := f.Of.Occupation; name != "" && named(name) && !k.inScope(name) {
			return name
		}
	}
	return ""
}

// lists reports whether an occupation of the scope was read from a block.
func (k *unread) lists(b *Block) bool {
	return slices.ContainsFunc(k.of("scope/occupation"), func(f *Fact) bool {
		return b.Table == nil && f.At == b.Ref || b.Table != nil && sameText(&f.At, &b.Ref)
	})
}

// inScope reports whether an occupation was read as filed.
func (k *unread) inScope(name string) bool {
	return slices.ContainsFunc(k.of("scope/occupation"), func(f *Fact) bool { return f.Value == name })
}
