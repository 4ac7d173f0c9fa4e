package extract

import (
	"slices"
	"strings"
)

// isOneOf reports whether a word is a label of one of several lists.
func isOneOf(s string, lists ...*Words) bool {
	s = bareHeader(s)
	return slices.ContainsFunc(lists, func(w *Words) bool { return w.Is(s) })
}

// isEvent reports whether a word labels a matter of 三（三） that is counted: 计划报备, 认定批次, 督导, 违纪. Each has full labels, and the short
// heads of tables that count it (督导, 批数).
func isEvent(s string) bool {
	return isOneOf(s, planLabels, planHeads, batchLabels, batchHeads, supervisionLabels, supervisionHeads, violationLabels, violationHeads)
}

// eventTables are the tables of 三（三） that say what was done.
func (k *implementation) eventTables() []*Table {
	var out []*Table
	for i := range k.r.Blocks {
		if b := &k.r.Blocks[i]; b.Table != nil && (b.Section == Implementation || b.Section != Plans && b.Table.isMixed()) && !b.Table.ofDuties() {
			out = append(out, b.Table)
		}
	}
	return out
}

// figured adds the figures of tables of 三（三） for a matter that their labels name; of several the whole counts: 全年, 合计. Where nothing
// else counts the matter and no figure is the whole, the rows are added up for a person to see.
func (k *implementation) figured(full, short *Words, kind Kind, list *[]mention) {
	for _, t := range k.eventTables() {
		var found []quantity
		for _, q := range t.quantities(k.year) {
			_, whole := q.number.Int()
			named := slices.ContainsFunc(q.labels(), func(s string) bool { return isOneOf(s, full, short) })
			ofKind := kind == Batches && q.number.Kind == Batches && q.rowSum+q.colSum > single && !named
			switch {
			case !whole || !named && !ofKind || q.number.Kind == Plain && t.countsPosts(q.row):
			case q.number.Kind == Plain, q.number.Kind == kind, q.number.Kind == Items, q.number.Kind == Times, kind == People && q.number.Kind == People, q.number.Kind == Batches && kind == Times:
				found = append(found, q)
			}
		}
		best := mostWhole(found)
		if len(best) == 0 {
			continue
		}
		m := mention{of: "count", rank: 4, f: t.factAt(best[0].row, best[0].col)}
		sum, doubt := addRows(best)
		if doubt == noSum || doubt != "" && len(*list) > 0 {
			continue
		} else if doubt != "" {
			m.rank, m.f.Doubt = 0, doubt
		}
		m.value = float64(sum)
		*list = append(*list, m)
	}
}

// numbered adds the batches that a table of 三（三） has a column or a row each for, where nothing counts them: 第1批 | 第2批 | 第3批 | 全年.
func (k *implementation) numbered(list *[]mention) {
	if len(*list) > 0 {
		return
	}
	for _, t := range k.eventTables() {
		last, at := 0, place{}
		for row := range t.Rows {
			for _, col := range t.filled(row) {
				if row > 0 && col > 0 || !oneBatch.MatchString(t.Text(row, col)) {
					continue
				}
				if n, _ := Numbers(t.Text(row, col))[0].Int(); n == last+1 {
					last, at = n, place{row, col}
				}
			}
		}
		if last > 1 {
			*list = append(*list, mention{of: "count", value: float64(last), f: t.factAt(at.row, at.col)})
			(*list)[0].f.Doubt = "由表中所列批次推定"
		}
	}
}

var oneBatch = patternOf(`^第(?:\d{1,2}|[一二三四五六七八九十]{1,3})批次?$`)

// answers visits the words of tables of 三（三） that answer a label, other labels of theirs aside: 公示 over √, 违纪 beside 未发生.
func (k *implementation) answers(label func(string) bool, visit func(t *Table, at place)) {
	for _, t := range k.eventTables() {
		for row := range t.Rows {
			for _, col := range t.filled(row) {
				if label(t.Text(row, col)) || t.saysDuties(col) || t.ofPart(row, col) {
					continue
				}
				if slices.ContainsFunc(t.headsOf(row, col), label) || slices.ContainsFunc(t.topsOf(row, col), label) {
					visit(t, place{row, col})
				}
			}
		}
	}
}

// answered reads a yes of a table: 公示 over √ or 已公示, 归档 beside 3批均归档.
func (k *implementation) answered(field string, said *Words, labels *Words) (done bool) {
	is := func(s string) bool { return labels.Is(bareHeader(s)) }
	k.answers(is, func(t *Table, at place) {
		if done {
			return
		}
		s := t.Text(at.row, at.col)
		yes, ok := ticked(s)
		if ok && yes || !ok && strings.HasPrefix(s, "全部") || !ok && saysDone(s, said) {
			done = true
			k.c.put("implementation/"+field, true, t.factAt(at.row, at.col))
		}
	})
	return done
}

// denied adds the violations that a table denies under or beside its label: 无, 未发生.
func (k *implementation) denied(list *[]mention) {
	is := func(s string) bool { return isOneOf(s, violationLabels, violationHeads) }
	k.answers(is, func(t *Table, at place) {
		if s := t.Text(at.row, at.col); noneSaid.Begin(s) && !hasDigit(s) && len(s) <= len("未发生违纪违规情况的行为") {
			*list = append(*list, mention{of: "count", value: 0, rank: 3, f: t.factAt(at.row, at.col)})
		}
	})
}

// The short heads of tables of 三（三）.
var (
	planHeads        = listOf("计划报备", "报备计划", "报备", "计划", "评价计划")
	batchHeads       = listOf("批次", "批数", "认定批数", "评价批数")
	supervisionHeads = listOf("督导", "督导人次", "内督", "内部督导", "内部质量督导")
	violationHeads   = listOf("违纪", "违规", "违纪违规", "违规违纪")
	postedHeads      = listOf("公示", "公示天数", "公示时间", "公示期", "结果公示", "公示情况", "结果公布", "成绩公示", "评价结果公示")
	archiveHeads     = listOf("归档", "档案", "档案建立", "档案归档", "评价档案", "建档", "档案情况", "档案管理", "评价档案建立")
)
