package extract

import (
	"iter"
	"slices"
	"strings"
)

// sectionWalk goes through a document and gives each block the part that is open there.
type sectionWalk struct {
	r         *Reading
	headings  []headingAt // those before the block at hand are dropped
	captions  bool        // captions are headings too
	started   bool        // a part has begun
	open      []Section   // the parts that the last heading opened
	wide      []Section   // the last several parts that one heading opened: a heading below may name one of them
	openRank  int         // of the heading that opened them
	openApart bool        // its number stands in brackets
	topRank   int         // the highest that opened any
	title     string      // of the nearest heading
	sheet     string      // of a workbook
}

// place gives a block its part, and its heading where it is one.
func (w *sectionWalk) place(i int) {
	for len(w.headings) > 0 && w.headings[0].block < i {
		w.headings = w.headings[1:]
	}
	b := &w.r.Blocks[i]
	if b.Margin || b.Note {
		return
	}
	if b.part != None {
		b.Section = b.part
		return
	}
	w.beginSheet(b.Ref.Sheet)
	w.started = w.started || b.Table != nil && w.sheet != ""
	if slices.Contains(w.open, Plans) { // what stands behind the last part belongs to others
		switch {
		case b.fresh:
			w.open, w.title = []Section{Overview, Foundation}, b.Table.Caption
		case b.Table == nil && strings.HasPrefix(b.Text(), "附") && annex.MatchString(b.Text()):
			w.open, w.title = nil, b.Text()
		}
	}
	if b.mayHead() && (w.sheet == "" || b.Text() != w.sheet) {
		if h := w.heading(i); h.is && !(i < 3 && !w.started && h.namesDocument()) {
			b.Heading, b.Content, b.strange = h.glued == 0, h.glued, len(h.parts) == 0
			if !(i < 3 && !w.started && h.rank == 0 && hasAny(h.title, "小结", "汇报")) { // 2023年自主认定工作小结 opens nothing
				w.enter(i, h)
			}
		}
	}
	b.Title = w.title
	b.Section = w.r.choose(b, w.open, w.started)
	if b.Section == Plans && b.Table == nil && correctionNotes.Begin(b.Text()) {
		b.Section = mostSpoken(b.Text(), anything, 0, Plans)
	}
}

// beginSheet begins anew with a sheet of a workbook.
func (w *sectionWalk) beginSheet(sheet string) {
	if sheet == w.sheet {
		return
	}
	w.sheet, w.title, w.topRank, w.wide = sheet, sheet, 0, nil
	if w.open = sheetParts(sheet); len(w.open) == 0 || w.open[0] == apart {
		w.open = []Section{Basic, TrainingPart, Overview, Foundation, Implementation}
	}
}

// heading reads a block as a heading: by its words, and where these tell nothing by what stands around it.
func (w *sectionWalk) heading(i int) heading {
	text, skip, h := w.r.Blocks[i].Text(), 0, heading{}
	if w.captions {
		skip = len(captionNumber.FindString(text))
		skip += headerYear(text[skip:]) // 表十:2025年打算
	}
	if skip > 0 {
		h = headingBehind(&w.r.Blocks[i], skip)
	} else if len(w.headings) > 0 && w.headings[0].block == i {
		h = w.headings[0].heading
	}
	if !h.is && skip > 0 && foundationTopics.Begin(text[skip:]) {
		h = heading{is: true, title: text[skip:], parts: []Section{Foundation}}
	}
	if !h.is && w.in(Foundation) {
		if t, rank := nextItem(text); rank > 0 && rank == w.openRank && !foundationTopics.Begin(t) {
			h = heading{is: true, title: t, rank: rank, parts: anything} // 3.基础条件 … 4.做法: its words tell nothing
		}
	}
	if h.is && h.rank > 0 && h.namesNoPart() {
		h.parts = w.partBeyondWords(i, &h)
	}
	return h
}

// partBeyondWords is the part of a numbered heading whose words name none: told by its place before the training, else by what the text behind
// it speaks of.
func (w *sectionWalk) partBeyondWords(i int, h *heading) []Section {
	if !w.started && w.nextOpens(i, TrainingPart, h.rank) && (h.speaksOfItself() || w.r.introduces(i)) {
		return []Section{Basic} // 一、学校及认定站的来历, 二、培训情况
	}
	if !w.started && h.rank == 1 && houses.In(h.title) && houseWords.fill(h.title) {
		return []Section{Basic} // 第一章 学院和评价中心
	}
	if h.glued > 0 {
		return h.parts
	}
	if !w.started && h.rank == 1 && len(h.parts) == 0 {
		if first := w.r.firstPart(i); first != nil { // 一、机构画像, 二、人才培养
			return first
		}
	}
	if w.started && h.rank <= w.topRank && w.r.tellsNextYear(h.title) {
		return []Section{Plans} // 肆 2024年的想法
	}
	if len(w.open) == 1 && (h.rank == w.openRank || h.rank > w.topRank && (w.openRank == 0 || h.rank < w.openRank)) {
		return w.r.partBehind(i, w.open[0], h.parts) // （二）支撑条件; （三）过程和质量 behind the items 1、制度 … 3、场地
	}
	return h.parts
}

// tellsNextYear reports whether a title names a year behind that of the document's own title.
func (r *Reading) tellsNextYear(title string) bool {
	years := yearsIn(title)
	if len(years) != 1 || years[0].day {
		return false
	}
	own, _, _ := tally(r.titleYears())
	return own > 0 && years[0].year > own
}

// enter goes into the part that a heading opens, if it opens one.
func (w *sectionWalk) enter(i int, h heading) {
	w.title = h.title
	next := w.opened(i, h)
	if len(next) == 0 {
		return
	}
	if len(next) > 1 {
		w.wide = next
	} else if !slices.Contains(w.wide, next[0]) {
		w.wide = nil
	}
	w.open, w.openRank, w.openApart, w.started = next, h.rank, h.apart, true
	if w.topRank == 0 || h.rank > 0 && h.rank < w.topRank {
		w.topRank = h.rank
	}
}

// opened are the parts that a heading opens, none where it opens nothing: a heading within its section.
func (w *sectionWalk) opened(i int, h heading) []Section {
	switch {
	case len(h.parts) == 0:
		if h.rank > 0 && h.rank <= w.topRank && w.started && h.glued == 0 {
			return anything
		}
		return nil
	case slices.Contains(w.wide, h.parts[0]):
		return h.parts
	case w.within(h) || w.hasItsOwn(i, h):
		return nil
	}
	return h.parts
}

// in reports whether one part alone is open.
func (w *sectionWalk) in(s Section) bool { return len(w.open) == 1 && w.open[0] == s }

// within reports whether a heading stands, by its rank and words, within the part that is open.
func (w *sectionWalk) within(h heading) bool {
	p := h.parts[0]
	of3 := slices.Contains(partsOf3[:], p)
	within := w.in(Foundation) || w.in(Implementation) || w.in(Overview) || w.in(Plans)
	lower := w.topRank > 0 && (h.rank == 0 || h.rank > w.topRank)
	switch {
	case within && lower && (p == TrainingPart || p == Basic || p == evaluation),
		w.in(Plans) && (lower || h.apart && !w.openApart), // 5 下一步打算, （1）培训
		h.rank >= 3 && w.topRank > 0 && w.topRank < 3 && p == apart,
		w.in(TrainingPart) && lower && h.rank > 2,
		h.rank >= 3 && w.topRank > 0 && w.topRank <= 2 && within && !of3 && p != Plans:
		return true
	}
	return false
}

// hasItsOwn reports whether a heading is only called as another part, which has a heading of its own behind, as high as the one that
// opened this part or below another number: （二）基础建设情况, 1.制度与质量管理, …, （三）评价实施情况; 1.1 总体情况, …, 3.1 总体情况.
func (w *sectionWalk) hasItsOwn(i int, h heading) bool {
	if len(w.open) != 1 || w.openRank == 0 || h.rank <= w.openRank || h.parts[0] == w.open[0] {
		return false
	}
	for own := range w.headingsBehind(i) {
		if (own.rank <= w.openRank || h.under > 0 && own.under > h.under) && slices.Contains(own.parts, h.parts[0]) {
			return true
		}
	}
	return false
}

// mayHead reports whether a block is a paragraph that may be a heading.
func (b *Block) mayHead() bool { return b.Table == nil && !b.Margin && !b.Note && !b.value }

// headingsBehind are the numbered headings behind a block.
func (w *sectionWalk) headingsBehind(i int) iter.Seq[*heading] {
	return func(yield func(*heading) bool) {
		for k := range w.headings {
			if h := &w.headings[k]; h.block > i && h.rank > 0 && !yield(&h.heading) {
				return
			}
		}
	}
}

// nextOpens reports whether the next heading of a rank behind a block opens a part.
func (w *sectionWalk) nextOpens(i int, part Section, rank int) bool {
	for h := range w.headingsBehind(i) {
		if h.rank == rank {
			return slices.Contains(h.parts, part)
		}
	}
	return false
}

// namesDocument reports whether what looks like a heading is the title of the document or the name of who wrote it. A numbered line that ends
// like a name is a heading: 一、先说说我们公司.
func (h *heading) namesDocument() bool { return isTitle(h.title) || h.rank == 0 && isOrg(h.title) }

// namesNoPart reports whether the words of a heading name no part, or none but the assessing: 支撑条件, 评价资源.
func (h *heading) namesNoPart() bool {
	return len(h.parts) == 0 || len(h.parts) == 1 && h.parts[0] == evaluation
}

// speaksOfItself reports whether the words of such a heading name no assessing, or who assesses: 评价机构, 认定站.
func (h *heading) speaksOfItself() bool {
	return len(h.parts) == 0 || hasAny(h.title, "机构", "站", "中心")
}

// houses are the words for the house that assesses, houseWords those of a heading that names it and nothing else.
var (
	houses = listOf("学校", "学院", "院校", "公司", "企业", "集团", "单位", "中心", "机构", "协会", "医院", "研究所", "本校", "我校", "我院", "本院", "我司", "我们",
		"认定站", "评价站", "鉴定站", "认定所", "鉴定所", "部门")
	houseWords = listOf(append([]string{"评价", "认定", "鉴定", "考评", "职业", "技能", "等级", "工作", "本", "我", "基本", "和", "及", "与", "、", "的", "其", "以及"}, houses.list...)...)
)
