package extract

import (
	"cmp"

	"nianping"
)

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
	if b.Says(allProgrammes) {
		if i := allProgrammes.Last(sentence); i >= 0 && ProgrammeIn(sentence[i:]) == "" {
			return c.only()
		}
	}
	p := nianping.Programme("")
	if b.Says(programmeNames) {
		p = cmp.Or(ProgrammeIn(sentence), ProgrammeIn(before))
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
