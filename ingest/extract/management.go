package extract

import (
	"strings"

	"nianping"
)

var ruleWords = loadCues("rules", rulesFile)

// ruleFacts reads which of the six management rules of Attachment 1 item 2 the text says are established.
func ruleFacts(r *Reading, c *Collector) {
	found := map[string]Fact{}
	note := func(b *Block) {
		for i := range b.Sentences() {
			s := &b.Sentences()[i]
			for _, h := range s.Find(ruleWords) {
				if h.Row.Means == "-" {
					continue
				}
				name := ruleName(h.Row.Means)
				if _, have := found[name]; have || notEstablished(s.Text, h) || madeLater(s.Text[:h.Start], s.Text[h.End:], r.Year()) || untickedBefore(b.Text(), s.Start+h.Start) {
					continue
				}
				found[name] = Fact{Field: "rules", Value: name, At: b.Ref, Text: b.View.Original(s.Start+h.Start, s.Start+h.End)}
			}
		}
	}
	for i := range r.Blocks {
		b := &r.Blocks[i]
		switch {
		case b.Margin || b.Section == Plans || strings.HasPrefix(b.Title, "存在"):
		case b.Table != nil && !b.Table.Speaks(ruleWords):
		case b.Table != nil:
			for k := range b.Table.T.Cells {
				cell := &b.Table.T.Cells[k]
				v := b.Table.View(cell.Row, cell.Col)
				beside := cell.Col + cell.ColSpan
				if !ruleWords.Has(v.Text) || deniedCell(b.Table, cell.Row, beside) || !issuedBefore.In(v.Text) && meantInRow(b.Table, cell.Row, beside, r.Year()) {
					continue
				}
				note(&Block{View: v, Ref: b.Table.Ref(cell.Row, cell.Col), mem: b.mem})
			}
		default:
			note(b)
		}
	}
	if len(found) == 0 {
		generalRules(r, c)
	}
	for _, name := range nianping.RuleNames {
		if f, ok := found[name]; ok {
			c.Add(f)
		}
	}
}

// generalRules reads the mere assurance that all rules are in place, where none is named.
func generalRules(r *Reading, c *Collector) {
	for b := range r.paragraphs() {
		if b.Section == TrainingPart {
			continue
		}
		for _, s := range b.Clauses() {
			clause := b.Text()[s.Start:s.End]
			if strings.Contains(clause, "制度") && hasAny(clause, "健全", "齐全", "完善", "完备", "均已建立", "全部建立") && !negated(clause) && !planned(clause) && !strings.Contains(clause, "不断") && !strings.Contains(clause, "进一步") {
				c.put("rules_general", true, b.clauseAt(s.Start, s.End))
				return
			}
		}
	}
}

// deniedCell reports whether the cell beside a rule's name, or the one below it in a row of answers, says that there is none:
// 设备设施管理制度 | 无; 是否建立 | √ | ×(拟2025年制定).
func deniedCell(t *Table, row, col int) bool {
	if col < t.Cols && deniesRule(t.Text(row, col)) {
		return true
	}
	answers := row+1 < t.Rows && hasAny(t.Text(row+1, 0), "有无", "有/无", "是否", "建立", "制定")
	return answers && deniesRule(t.Text(row+1, col-1))
}

func deniesRule(s string) bool {
	return s == "无" || s == "否" || s == "未建立" || strings.HasPrefix(s, "×") || s == "缺" || s == "未制定" || s == "□" || s == "0" || strings.HasPrefix(s, "待")
}

func ruleName(means string) string {
	for _, n := range nianping.RuleNames {
		if strings.HasPrefix(n, means) {
			return n
		}
	}
	return means
}

// notEstablished reports whether the words around a rule say that it is missing or only intended.
func notEstablished(sentence string, h Hit) bool {
	before := lastPart(sentence[:h.Start], ",;:")
	after := behindRule(sentence[h.End:])
	rest := strings.TrimPrefix(sentence[h.End:], after)
	if notThere.In(before) || intending.In(before) {
		return true
	}
	if drafts.In(after) && !inForce.In(after) || notIssued.MatchString(rest) || meantBehind(after) && !goesOn.In(after) {
		return true
	}
	if meantBefore(sentence[:h.Start]) && !madeSince(after, rest) {
		return true
	}
	sought := !inForce.In(after) && soughtIssue.MatchString(rest)
	if (sought || stillDrafted.MatchString(after)) && !goesOn.In(after) && !issuedBefore.In(before) {
		return true
	}
	return notYetThere.In(after)
}

// issuedBefore are words before a rule that is there whatever comes next: 已印发财务管理制度,计划明年发布修订版.
var issuedBefore = listOf("已", "印发了", "建有", "现行", "执行", "建立了", "形成", "制定了")

// notThere and notYetThere say before and behind a rule that it is not there, or not yet.
var (
	notThere    = listOf("未建立", "未制定", "未健全", "尚未", "还没", "没有", "缺少", "缺乏", "计划制定", "将制定", "待制定", "即将", "废止", "正在起草", "尚在起草", "补充制定计划")
	notYetThere = listOf("尚未", "正在制定", "正在修订中", "待完善", "未建立", "未制定", "还没有", "有待", "缺失", "正在起草", "尚在", "未健全", "起草中", "制定中", "尚待", "暂缺")
)
