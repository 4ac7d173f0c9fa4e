package extract

import "nianping"

// key is the row of a subject: its programme is the one that the sentence named last, or the name's own.
func (p *prose) key(at int, s subject) RowKey {
	k := RowKey{Occupation: s.occupation, Level: s.level}
	k.Programme = p.years.programme(p.b, p.text[:at], p.text[p.sent:at], k)
	return k
}

var allProgrammes = anyOf("三类", "两类", "三项评价", "两项评价", "各类评价", "各类考核", "两种评价", "总量情况", "各类认定")

// programme chooses the programme of a row said in a block after the text before it.
func (c *outcomeContext) programme(b *Block, before, sentence string, k RowKey) nianping.Programme {
	if k.Occupation != "" {
		if p := c.r.Names.Programme(k.Occupation); p != "" && len(c.programmes) > 1 {
			return p
		}
	}
	if c.sumsProgrammes(b, sentence) {
		return c.only()
	}
	p := nianping.Programme("")
	if b.Says(programmeNames) {
		if p = ProgrammeIn(sentence); p == "" {
			p = ProgrammeIn(before)
		}
	}
	if p == nianping.Specialised && jobWords.Means(k.Occupation) != "" && ProgrammeIn(sentence) == "" && c.r.Names.Programme(k.Occupation) != p {
		p = c.levelled() // the items were named before it
	}
	if p == "" {
		p = ProgrammeIn(b.Title)
	}
	if p == "" {
		p = c.only()
	}
	if p == "" && k.Occupation != "" && (jobWords.Means(k.Occupation) != "" || endsName(k.Occupation)) {
		p = c.levelled()
	}
	if k.Level != "" && p == nianping.Specialised || p == "" && k.Level != "" {
		p = c.levelled()
	}
	return p
}

const (
	levelProgramme = `(?:职业技能等级认定|技能等级认定|等级认定|技能认定|认定|职业资格评价|职业资格|资格评价|鉴定)(?:工作|考试|业务)?`
	itemProgramme  = `(?:专项职业能力考核|专项职业能力|专项能力考核|专项能力|专项考核|专项)(?:工作|考试|业务|项目)?`
	andAnother     = `(?:和|与|、|及|以及|跟|连同|同|加上?|\+)`
	putTogether    = `(?:合计|总计|共计|合并|相加|加总|加起来|加到一起|加在一起|放在一起|合在一起|合到一起|合起来|汇总|归总|一共|总共|一并|共)`
)

var (
	// bothTogether names two programmes and puts them together: 认定和专项两项合在一起; 把专项考核与等级认定加起来.
	bothTogether = patternOf(`(?:` + levelProgramme + andAnother + itemProgramme + `|` + itemProgramme + andAnother + levelProgramme + `)[^,;。\d]{0,8}?,?[^,;。\d]{0,4}?` + putTogether)
	// twoTogether counts what is put together without naming it: 两项合计, 两块工作加起来.
	twoTogether = patternOf(`(?:两|二|2)(?:项|块|种|样|边|部分|方面|大类|个方面|个板块)(?:评价|考核|工作|业务|考试)*` + putTogether)
)

// sumsProgrammes reports whether the words of a sentence up to a figure put the programmes together, and none of them has been named since. Two things
// of which nothing says what they are may be two items of one programme: they are programmes where two are held and each has another number of items.
func (c *outcomeContext) sumsProgrammes(b *Block, sentence string) bool {
	since := -1
	if b.Says(allProgrammes) {
		since = allProgrammes.Last(sentence)
	}
	if len(c.programmes) > 1 {
		for _, m := range bothTogether.FindAllStringIndex(sentence, -1) {
			since = max(since, m[1])
		}
	}
	if len(c.programmes) == 2 && !c.filesTwo() {
		for _, m := range twoTogether.FindAllStringIndex(sentence, -1) {
			since = max(since, m[1])
		}
	}
	return since >= 0 && ProgrammeIn(sentence[since:]) == ""
}

// filesTwo reports whether two occupations, or two items, are filed for a programme.
func (c *outcomeContext) filesTwo() bool {
	n := map[nianping.Programme]int{}
	for _, k := range c.r.Names.filed() {
		n[k.Programme]++
	}
	for _, k := range n {
		if k == 2 {
			return true
		}
	}
	return false
}
