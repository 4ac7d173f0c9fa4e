package extract

import (
	"strconv"
	"strings"
)

// batches: 全年共组织认定5个批次, 分4批, 12批次; 场 where there are no batches (专项职业能力考核23场).
func (k *implementation) batches() {
	list := k.room
	var sessions, none []mention
	k.sentences(batchWords, func(b *Block, s *Sentence) {
		for i := range s.Clauses {
			cl := &s.Clauses[i]
			clause := cl.Text
			held := contains(clause, "场") && hasAny(clause, "考核", "认定", "鉴定", "评价")
			if !held && !contains(clause, "批") { // its numbers need not be read
				continue
			}
			for _, n := range cl.Numbers() {
				v, ok := n.Int()
				if !ok || n.Approx != Exact || n.Range || n.Kind != Items && n.Kind != Batches && n.Kind != Times {
					continue
				}
				before := clause[:n.Lead]
				var into *[]mention
				switch {
				case v == 0 && n.Kind == Batches:
					into = &none
				case v == 0:
				case n.Kind == Items && hasAnySuffix(before, "批次", "批次共", "批次数"):
					into = &list
				case n.Kind == Batches && !strings.HasPrefix(clause[n.UnitEnd:], "因") && !strings.HasPrefix(clause[n.UnitEnd:], "次因"):
					into = &list
				case n.Kind == Times && strings.HasPrefix(n.Unit(), "场") && held:
					into = &sessions
				}
				if into == nil || ordinalsBefore.MatchString(before) || restOfParts.End(before) || notYetHeld(before) || hasAnySuffix(before, "第", "其中", "其中有", "有", "中的", "个别", "某", "仅", "督导", "检查", "巡查", "抽查") || cl.Says(partOfPlan) || cl.Planned() && !strings.Contains(clause, "报备") || otherYear(s.Text[:cl.Start-s.Start+n.Lead], k.year) && !strings.Contains(before, strconv.Itoa(k.year)) {
					continue
				}
				cand := candidate(b, s, cl, &n)
				if b.Section == Overview || b.Section == None || b.Section == Implementation {
					cand.rank = 1
				}
				if len(LevelsIn(clause)) > 0 || k.r.namesOccupation(clause) { // 另为社会学员开了一批五级
					cand.rank = 0
				}
				if planNumber.MatchString(before) || authorised.End(before) { // 上报评价计划9批次,批准9批次
					cand.rank = -1
					*into = append(*into, cand)
					continue
				}
				if listedBatches(&s.Piece) > 1 && k.r.oneOfSeveral(clause, &n) {
					cand.portion, cand.item = portion{share: piece}, true
				}
				cand.portion = yearOrPart(b, s.Text[:cl.Start-s.Start+n.Lead], cand.portion)
				if cl.Says(ofTheYear) || strings.Contains(clause, strconv.Itoa(k.year)) {
					cand.rank++
				}
				*into = append(*into, cand)
			}
		}
	})
	if len(list) == 0 {
		list = sessions
	}
	if len(list) == 0 {
		list = none // 开展评价0批次: of the year, where no other is counted
	}
	k.labelled(batchLabels, &list)
	k.labelledBatches(&list)
	k.figured(batchLabels, batchHeads, Batches, &list)
	k.numbered(&list)
	k.settle("batches", list)
}

var (
	batchWords  = anyOf("批", "场")
	partOfPlan  = anyOf("计划认定", "力争", "每")
	ofTheYear   = anyOf("全年", "共", "累计", "本年度", "分", "全部")
	batchLabels = anyOf("批次", "认定批次", "组织认定批次", "组织评价批次", "开展认定批次", "认定批次数", "评价批次数", "评价批次", "组织批次", "全年批次", "考核批次", "实施批次", "批次数", "开展批次")
)

// intendedBatches ends with the words that make batches those of a plan: 年初计划组织12批.
var intendedBatches = patternOf(`(?:计划|原定|预定|预计|目标|任务)(?:数|为|是|全年|共|组织|开展|实施|安排|认定|评价|考核|完成|举办)*$`)

// notYetHeld reports whether the words before batches make them those of a plan; not 按计划实施22个批次.
func notYetHeld(before string) bool {
	m := intendedBatches.FindStringIndex(before)
	return m != nil && !byPlan.In(before[:m[0]])
}

var byPlan = listOf("按", "照", "依", "根据")

// authorised end with who or what approved the batches that follow, which need not have been held: 批准9批次.
var authorised = listOf("批准", "获批", "核准", "批复", "审批", "同意", "备案", "延期", "取消", "未开展", "推迟", "调整", "申请", "受理")

// listedBatches is how many numbers of batches a piece gives.
func listedBatches(p *Piece) int {
	count := 0
	for _, n := range p.Numbers() {
		if n.Kind == Batches {
			count++
		}
	}
	return count
}

// oneOfSeveral reports whether the words right around a number of batches make it those of one month, occupation or level of several:
// 3月1批、6月1批; 两个批次的电工认定和一个批次的焊工认定.
func (r *Reading) oneOfSeveral(clause string, n *Number) bool {
	before := lastPart(clause[:n.Lead], "、,;:")
	return monthAhead.MatchString(before) || ProgrammeIn(before) != "" || r.namesOccupation(before) || strings.HasPrefix(clause[n.UnitEnd:], "的") && r.namesOccupation(clauseItem(clause, n.UnitEnd))
}

var monthAhead = patternOf(`^(?:其中)?(?:1?\d|[一二三四五六七八九十]{1,2})月份?(?:组织|开展|实施|举行|举办|认定|评价|考核|完成|安排)*$`)

// clauseItem is the rest of an item of a list from a place on.
func clauseItem(text string, at int) string {
	item, _, _ := strings.Cut(clauseEnding(text, at), "、")
	return item
}
