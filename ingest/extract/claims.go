package extract

import (
	"slices"
	"strings"

	"nianping"
	"nianping/ingest/document"
)

var claimWords = loadCues("claims", claimsFile)

// claimSections says in which parts a claim is looked for first; a claim outside them needs plain words and counts less.
var claimSections = map[string][]Section{
	"duties":    {Basic},
	"post_head": {Basic, Foundation}, "post_manager": {Basic, Foundation}, "post_finance": {Basic, Foundation}, "post_network": {Basic, Foundation}, "post_examiner": {Basic, Foundation},
	"secrecy": {Foundation, Implementation, Basic}, "safety": {Foundation, Implementation}, "own_premises": {Basic, Foundation}, "lease_years_3": {Basic, Foundation},
	"plan_reported": {Implementation}, "supervisors_named": {Foundation, Implementation, Basic}, "supervision_every_batch": {Implementation, Foundation},
	"record_sign_in": {Implementation, Foundation}, "record_room": {Implementation}, "record_scoring": {Implementation, Foundation}, "record_video": {Implementation, Foundation}, "record_papers": {Implementation, Foundation},
	"discipline_reported": {Implementation}, "archive_per_batch": {Implementation, Foundation}, "archive_keeping": {Implementation, Foundation},
	"integrity_files": {Implementation, Foundation}, "publicity": {Implementation}, "result_reported": {Implementation},
	"no_activity": {Overview, Basic, Implementation},
}

// claimFacts reads the facts that the rubric asks for and no other field carries.
func claimFacts(r *Reading, c *Collector) {
	states := map[string]claimHit{}
	for i := range r.Blocks {
		b := &r.Blocks[i]
		switch {
		case b.Margin || b.Section == Plans || r.namesBlankTable(b):
		case b.Table != nil && (!b.Table.Speaks(claimWords) || !b.Table.filledIn()): // a form's empty table claims nothing
		case b.Table != nil:
			for k := range b.Table.T.Cells {
				cell := &b.Table.T.Cells[k]
				v := b.Table.View(cell.Row, cell.Col)
				if claimWords.Has(v.Text) && !shorterThan(v.Text, 2) && !b.Table.unanswered(cell.Row, cell.Col) {
					claimsIn(r, &Block{Ref: b.Table.Ref(cell.Row, cell.Col), Section: b.Section, View: v, mem: b.mem}, states, r.rowOfPart(b.Table, cell.Row, cell.Col))
				}
			}
		default:
			claimsIn(r, b, states, false)
		}
	}
	organisation(r, states)
	tenure(r, states)
	intentions(r, states)
	if _, ok := states["post_examiner"]; !ok {
		for _, p := range r.examiners() {
			if p.name.ok() {
				states["post_examiner"] = claimHit{nianping.ClaimStated, p.name.at, p.name.text, 1}
				break
			}
		}
	}
	for _, k := range nianping.ClaimCodes {
		if h, ok := states[k.Code]; ok {
			c.Add(Fact{Field: "claims", Value: nianping.Claim{Code: k.Code, State: h.state}, At: *h.at, Text: h.text})
		}
	}
}

// inAdvance are the words by which a plan is reported before it is carried out.
var inAdvance = listOf("计划", "方案", "提前", "事先", "考前", "先报")

// claimHit is the best statement of a claim so far.
type claimHit struct {
	state nianping.ClaimState
	at    *document.Ref
	text  string
	rank  int // 2 in the right part, 1 outside
}

// claimsIn reads the claims of a paragraph or cell; ofPart tells that it speaks of one row of a table among others.
func claimsIn(r *Reading, b *Block, states map[string]claimHit, ofPart bool) {
	for i := range b.Sentences() {
		s := &b.Sentences()[i]
		for k := range s.Clauses {
			cl := &s.Clauses[k]
			for _, h := range cl.Find(claimWords) {
				for code, rest := "", h.Row.Means; rest != ""; {
					code, rest, _ = strings.Cut(rest, ",")
					if code != "no_activity" || !ofPart && !r.saidOfPart(s, cl, h) {
						claim(b, s, cl, h, code, states, r.Year())
					}
				}
			}
		}
	}
}

func claim(b *Block, s *Sentence, cl *Piece, h Hit, code string, states map[string]claimHit, year int) {
	if code == "-" {
		return
	}
	clause := cl.Text
	rank := 1
	if slices.Contains(claimSections[code], b.Section) {
		rank = 2
	}
	if rank == 1 && (code == "no_activity" || code == "plan_reported" || strings.HasPrefix(code, "post_") || code == "duties") {
		return
	}
	switch code { // what is reported: the plan before, the result after
	case "result_reported":
		if strings.Contains(clause, "计划") && !strings.Contains(clause, "结果") {
			return
		}
	case "plan_reported":
		if !inAdvance.In(clause) || strings.Contains(clause, "公示") {
			return
		}
	}
	state := nianping.ClaimStated
	before := clause[:h.Start]
	switch {
	case code == "discipline_reported" || code == "no_activity": // their denial is the statement
	case cl.Says(planWords) && planned(lastRunes(before, 6)), sinceLater(s.Text[:cl.Start-s.Start+h.Start], year, gotThen):
		state = nianping.ClaimPlanned
	case cl.mayDeny() && negated(lastRunes(before, 6)) || denies(clause[h.End:]):
		state = nianping.ClaimNone
	}
	have, ok := states[code]
	better := !ok || rank > have.rank || rank == have.rank && have.state != nianping.ClaimStated && state == nianping.ClaimStated
	if better {
		states[code] = claimHit{state, &b.Ref, b.View.Original(cl.Start, cl.End()), rank}
	}
}

// denies reports whether what follows a word denies it: 诚信档案尚未建立.
func denies(after string) bool {
	after = firstRunes(after, 6)
	return hasAnyPrefix(after, "尚未", "未", "没有", "暂未", "暂缺", ":无")
}

// organisation: the basic part describes the institution in words of its own.
func organisation(r *Reading, states map[string]claimHit) {
	for i := range r.Blocks {
		b := &r.Blocks[i]
		if b.Section == Basic && !b.Heading && b.Table == nil && !shorterThan(b.Text(), 30) {
			states["organisation"] = claimHit{nianping.ClaimStated, &b.Ref, b.View.Original(0, len(firstClause(b.Text()))), 2}
			return
		}
	}
}

var leaseTerm = patternOf(`租[^。;]{0,24}?(20\d\d)年?[^。;]{0,8}?(?:至|到|-)+(20\d\d)`)

// rented is in every text that leaseTerm finds.
var rented = anyOf("租")

// tenure: premises of one's own, or a right of use for three years or more (附1-三).
func tenure(r *Reading, states map[string]claimHit) {
	if h, ok := states["own_premises"]; ok && h.state == nianping.ClaimStated {
		states["lease_years_3"] = h
		return
	}
	var c Collector
	leaseFacts(r, &c)
	for i := range c.list {
		f := &c.list[i]
		if years, ok := f.Value.(float64); ok && years >= nianping.PremisesYears {
			states["lease_years_3"] = claimHit{nianping.ClaimStated, &f.At, f.Text, 2}
			return
		}
	}
	for i := range r.Blocks {
		b := &r.Blocks[i]
		if b.Table != nil || b.Section == Plans || !b.Says(rented) {
			continue
		}
		if m := leaseTerm.FindStringSubmatchIndex(b.Text()); m != nil && yearValue(b.Text()[m[4]:m[5]])-yearValue(b.Text()[m[2]:m[3]]) >= nianping.PremisesYears {
			states["lease_years_3"] = claimHit{nianping.ClaimStated, &b.Ref, b.View.Original(m[0], m[1]), 2}
			return
		}
	}
}

// intentions: section 四 names two or more next steps, and one of them has a number, a date or a named thing.
func intentions(r *Reading, states map[string]claimHit) {
	actions := 0
	var first, concrete claimHit
	for i := range r.Blocks {
		b := &r.Blocks[i]
		if b.Section != Plans || b.Heading || b.Table != nil {
			continue
		}
		for i := range b.Sentences() {
			for k := range b.Sentences()[i].Clauses {
				cl := &b.Sentences()[i].Clauses[k]
				step := cl.Says(stepVerbs) || stepMarks.Begin(cl.Text)
				if !step && concrete.at != nil || shorterThan(cl.Text, 5) || isOrg(cl.Text) {
					continue
				}
				words := func() claimHit {
					return claimHit{nianping.ClaimStated, &b.Ref, b.View.Original(cl.Start, cl.End()), 2}
				}
				if step {
					if actions++; first.at == nil {
						first = words()
					}
				}
				if concrete.at == nil && isConcrete(cl) {
					concrete = words()
				}
			}
		}
	}
	if actions >= 2 {
		states["plan_actions"] = first
	}
	if concrete.at != nil {
		states["plan_concrete"] = concrete
	}
}

var stepVerbs = anyOf("申请", "申报", "新增", "增加", "增设", "增配", "添置", "建成", "聘请", "预计", "扩大", "开展", "组织", "建设", "完善", "加强", "推进", "改造", "培养", "培训", "选派", "更新", "购置", "开发", "修订", "拓展", "开设", "优化", "强化", "提升", "健全", "探索", "打造", "举办", "启动", "引进", "充实", "补充", "补齐", "配齐", "恢复", "固定", "合作", "共建", "力争", "计划", "争取", "拟", "做好", "抓好", "抓紧")

var stepMarks = listOf("一是", "二是", "三是", "四是", "一要", "二要", "三要", "第一", "第二", "第三")

// isConcrete reports whether a step has a number, a date or a thing named in quotes; the number of the year that comes
// is none.
func isConcrete(p *Piece) bool {
	if containsAny(p.Text, "“”\"《") {
		return true
	}
	for _, n := range p.Numbers() {
		if n.Kind != Year && n.Kind != Ordinal && n.Kind != LevelNumber && n.Kind != Code {
			return true
		}
	}
	return false
}
