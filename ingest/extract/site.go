package extract

import (
	"slices"
	"strings"

	"nianping/ingest/document"
)

// A report may have a chapter for each of its sites (率口校区, 歙县基地) or for each part of the year (上半年, 三月): what such a chapter counts is a part
// of the year's figure, which a later chapter states or nobody adds up.

// siteWord ends the name of one site of several in a heading.
const siteWord = `(?:` + siteNames + `)`

const siteNames = `校区|院区|分校|分院|考点|考区|站点|教学点|办学点|培训点|认定点|考核点|评价点|分公司|子公司|分厂|厂区|矿区|园区|片区|车间|门店|分店|基地|码头|分中心|分站|总部|本部|总校|总厂|总站`

// siteHeading begins the heading of a chapter on one site or part of the year.
var siteHeading = patternOf(`^(?:关于)?([\p{Han}A-Za-z0-9]{0,8}?` + siteWord + `+|(?:20\d\d年)?(?:[上下]半年|第?[一二三四1-4]季度|(?:1?\d|[一二三四五六七八九十]{1,2})月份?))`)

// mayHeadSite are the words of which siteHeading needs one; looking for them is much faster.
var mayHeadSite = listOf(append(strings.Split(siteNames, "|"), "半年", "季度", "月")...)

// allSites begins the name of several sites: 两校区, 各考点, 三个厂区; not 三车间.
var allSites = patternOf(`^(?:[两几各全我该]|本[^部]|所有|全部|其他|其余|[\d一二三四五六七八九十]+个)`)

// sumsSites are the words by which a heading or a sentence speaks of all sites together.
var sumsSites = patternOf(`(?:[两几各]|[\d二三四五六七八九十]个|所有|全部)个?` + siteWord + `|[两三四五六七八九]地|全校|全院|全公司|全厂|全站|全中心|全集团|全机构|合起来|加起来|^合计|总账|全年(?:合计|总计|累计)`)

// siteAt reads a block as the heading of a chapter on one site or part of the year, nil for any other.
func (r *Reading) siteAt(b *Block, number int) *chapter {
	t := b.Text()
	if !mayHeadSite.In(firstRunes(t[number:], 20)) {
		return nil
	}
	m := siteHeading.FindStringSubmatchIndex(t[number:])
	if m == nil || number == 0 && captionOf(r, b) {
		return nil
	}
	at := Span{Start: number + m[2], End: number + m[3]}
	name, rest := t[at.Start:at.End], t[at.End:]
	if allSites.MatchString(name) || hasAny(rest, "合计", "汇总", "合起来", "总计") {
		return nil
	}
	for _, n := range slices.Backward(r.namesIn(rest)) {
		rest = rest[:n.Start] + rest[n.End:]
	}
	c := &chapter{heading: b, at: at, site: name}
	if rest = withoutLevels(rest); !besideTrade.fill(rest) {
		if c.topic = topicOfHeading(rest); c.topic == allOfIt && (len(partsOf(rest)) == 0 || runeCount(rest) > 12) {
			return nil
		}
	}
	return c
}

// site is the site or the part of the year whose chapter a block stands in, "" where it stands in none of several.
func (b *Block) site() string {
	for c := b.within; c != nil; c = c.outer {
		if c.site == "" {
			continue
		}
		if c.run.list || len(c.run.names) < 2 || c == c.run.last && c.whole > 0 && b.Index >= c.whole {
			return ""
		}
		return c.site
	}
	return ""
}

// placeKey is a paragraph or a table.
type placeKey struct {
	part        document.Part
	sheet       string
	para, table int
}

func blockKey(at document.Ref) placeKey {
	if at.Table > 0 {
		at.Para = 0
	}
	return placeKey{at.Part, at.Sheet, at.Para, at.Table}
}

// gatherSites notes which blocks stand in the chapters of several sites, and gives those that stand in no part of the work to the one that they
// speak of.
func (r *Reading) gatherSites() {
	for i := range r.Blocks {
		b := &r.Blocks[i]
		s := b.site()
		if s == "" {
			continue
		}
		if r.sites == nil {
			r.sites = map[placeKey]*Block{}
		}
		r.sites[blockKey(b.Ref)] = b
		if !slices.Contains(r.siteNames, s) {
			r.siteNames = append(r.siteNames, s)
		}
		if (b.Section == None || b.Section == Basic) && !b.Heading {
			b.Section = mostSpoken(b.said(), partsSpoken[:], 0, b.Section)
		}
	}
	if r.sites == nil {
		return
	}
	for i := range r.Blocks {
		if b := &r.Blocks[i]; b.mixesTraining() {
			b.Section, b.trains = None, true
		}
	}
}

// mixesTraining reports whether a paragraph that its words alone make one on training speaks of other parts too, as one on all that a site did does.
func (b *Block) mixesTraining() bool {
	if b.Section != TrainingPart || !b.mayHead() || b.Heading || slices.Contains(partsOf(b.Title), TrainingPart) {
		return false
	}
	return mostSpoken(b.Text(), partsOf3[:], 0, None) != None
}

// said is a paragraph's text, a table's words.
func (b *Block) said() string {
	if b.Table != nil {
		return b.Table.Words()
	}
	return b.Text()
}

// siteOf is the site of which a figure of a place is, "" for the whole: that of its chapter, unless its sentence or the caption of its table speaks
// of all of them.
func (r *Reading) siteOf(at document.Ref, sentence int) string {
	if r.sites == nil {
		return ""
	}
	b := r.sites[blockKey(at)]
	if b == nil {
		return ""
	}
	about := ""
	if b.Table != nil {
		about = b.Table.captionText()
	} else if t := b.Text(); sentence < len(t) {
		about, _, _ = strings.Cut(t[sentence:], "。")
	}
	if sumsSites.MatchString(about) {
		return ""
	}
	return b.site()
}

// Why a figure that sites give is doubted.
const (
	sitesAdded   = "由各校区（考点、时段）的数字相加，原文没有合计"
	notAllSites  = "只有一部分校区（考点、时段）有这个数字，原文没有合计"
	lessThanSite = "小于其中一个校区（考点、时段）的数字，请核对"
)

// doubtOfSum is why the sum of the figures that some sites give is doubted.
func (r *Reading) doubtOfSum(given int) string {
	if given < len(r.siteNames) {
		return notAllSites
	}
	return sitesAdded
}

// ofSites are the figures of a quantity of which those of single sites have gone: where others are there these stand, else the sum of the sites'
// own, for a person to look at. Best chooses among the figures of one site.
func (r *Reading) ofSites(list []mention, of string, best func([]mention) (mention, bool)) []mention {
	if r.sites == nil {
		return list
	}
	bySite := map[string][]mention{}
	var order []string
	whole := false
	for i := range list {
		m := &list[i]
		if m.of != of {
			continue
		}
		s := r.siteOf(m.f.At, m.sentence)
		if s == "" {
			whole = whole || !m.spent && m.share != inside && m.rank >= 0
			continue
		}
		if bySite[s] == nil {
			order = append(order, s)
		}
		bySite[s] = append(bySite[s], *m)
	}
	if len(order) == 0 {
		return list
	}
	var sum *mention
	most, given := 0.0, 0
	for _, s := range order {
		m, ok := best(slices.Clone(bySite[s]))
		if !ok && len(bySite[s]) == 1 { // 上半年3批 below 上半年
			m, ok = bySite[s][0], bySite[s][0].share == piece
		}
		if !ok {
			continue
		}
		given++
		most = max(most, m.amount())
		if sum == nil {
			m.value, m.portion = m.amount(), portion{}
			sum = &m
			continue
		}
		sum.value += m.amount()
		sum.rank = max(sum.rank, m.rank)
	}
	out := slices.DeleteFunc(slices.Clone(list), func(m mention) bool { return m.of == of && r.siteOf(m.f.At, m.sentence) != "" })
	switch {
	case whole:
		for i := range out {
			if m := &out[i]; m.of == of && !m.spent && m.value < most && m.f.Doubt == "" {
				m.f.Doubt = lessThanSite
			}
		}
	case sum != nil:
		sum.f.Doubt = r.doubtOfSum(given)
		out = append(out, *sum)
	}
	return out
}

// foremost is the first of the figures of the highest rank that no other holds.
func foremost(list []mention) (mention, bool) {
	at := -1
	for i := range list {
		if m := &list[i]; !m.spent && (at < 0 || m.rank > list[at].rank) {
			at = i
		}
	}
	if at < 0 {
		return mention{}, false
	}
	return list[at], true
}

// onSites gives the counts of a block the site of its chapter.
func (c *outcomeContext) onSites(b *Block, counts []count) {
	if c.r.sites == nil {
		return
	}
	for i := range counts {
		k := &counts[i]
		k.site = c.r.siteOf(b.Ref, k.sent)
	}
}

// sitesApart makes parts of the counts of single sites where another site or the whole has the row too, and of those of a site as a whole.
func sitesApart(r *Reading, counts []count) {
	if r.sites == nil {
		return
	}
	sites := map[RowKey]string{} // the only site of a row, - for several
	for i := range counts {
		k := &counts[i]
		if k.echo {
			continue
		}
		switch s := sites[k.key]; {
		case k.site == "" && !k.period:
			sites[k.key] = "-"
		case k.site != "" && s == "":
			sites[k.key] = k.site
		case k.site != "" && s != k.site:
			sites[k.key] = "-"
		}
	}
	for i := range counts {
		if k := &counts[i]; k.site != "" && (k.key.Occupation == "" || sites[k.key] == "-") {
			k.period = true
		}
	}
}

// wholeOfSites are the counts of sites that are parts of a row, where every site that has the row has the count; those of all occupations where
// every site has them.
func wholeOfSites(r *Reading, counts []count) []*count {
	if r.sites == nil {
		return nil
	}
	type siteRow struct {
		of   RowKey
		site string
	}
	rows, all := map[RowKey][]string{}, map[string]bool{}
	have := map[siteRow]map[string]*count{}
	for i := range counts {
		k := &counts[i]
		if k.site == "" || !k.period || k.echo || k.field == "pass_rate" {
			continue
		}
		id := siteRow{k.key, k.site}
		if have[id] == nil {
			have[id] = map[string]*count{}
			rows[k.key] = append(rows[k.key], k.site)
		}
		all[k.site] = true
		if first := have[id][k.field]; first == nil {
			have[id][k.field] = k
		}
	}
	var out []*count
	for i := range counts {
		k := &counts[i]
		id := siteRow{k.key, k.site}
		if have[id][k.field] != k || k.key == (RowKey{Programme: k.key.Programme}) && len(rows[k.key]) < len(all) {
			continue
		}
		every := true
		for _, s := range rows[k.key] {
			every = every && have[siteRow{k.key, s}][k.field] != nil
		}
		if every {
			out = append(out, k)
		}
	}
	return out
}
