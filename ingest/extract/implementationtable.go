package extract

// statements visits what a table of matters states, each beside the label that names the matter: 结果公示 | 网站公示5天. They are
// the rows of two cells of the tables of 三（三）, and the value cells of opened forms.
func (k *implementation) statements(visit func(b *Block, label string)) {
	k.r.labelledBlocks(visit)
	for i := range k.r.Blocks {
		b := &k.r.Blocks[i]
		if b.Table == nil || b.Section != Implementation && b.Section != None || b.Table.ofDuties() {
			continue
		}
		for row := range b.Table.Rows {
			if label, text, ok := b.Table.pair(row); ok {
				visit(&Block{Section: b.Section, View: b.Table.View(row, text), Ref: b.Table.Ref(row, text), mem: b.mem}, b.Table.Bare(row, label))
			}
		}
	}
}

// dutyHeads head the columns of tables that say who does a thing or how it is to be done, not that it was.
var dutyHeads = listOf("负责部门", "责任部门", "负责人", "责任人", "职责", "分工", "工作要求", "要求", "标准", "计划安排", "完成时限")

// deedHeads head the columns that say what was done, beside those of what was to be: 要求 | 完成情况, 计划 | 实际.
var deedHeads = patternOf(`^(?:实际|完成|已完成|落实|执行|实施|开展|办理)(?:[数值期班批人次]\p{Han}?|情况|结果|完成\p{Han}{0,2}|开展\p{Han}{0,2}|举办\p{Han}{0,2})?$`)

// ofDuties reports whether the first row heads a column of duties and none of what was done.
func (t *Table) ofDuties() bool {
	duties := false
	for col := range t.Cols {
		if t.saysDeeds(0, col) {
			return false
		}
		duties = duties || t.saysDuties(col)
	}
	return duties
}

func (t *Table) saysDuties(col int) bool { return dutyHeads.In(t.Text(0, col)) }

func (t *Table) saysDeeds(row, col int) bool {
	return deedHeads.MatchString(bareHeader(t.Text(row, col)))
}

// pair finds the two cells of a row that holds no others, a short label and what stands beside it. What is to be done (要求) is none.
func (t *Table) pair(row int) (label, text int, ok bool) {
	var cells []int
	for _, col := range t.filled(row) {
		if !t.saysDuties(col) && !t.ofPart(row, col) {
			cells = append(cells, col)
		}
	}
	if len(cells) == 3 && t.IsNumber(row, cells[0]) {
		cells = cells[1:] // a serial number stands first
	}
	if len(cells) != 2 || runeCount(t.Text(row, cells[0])) > 14 {
		return 0, 0, false
	}
	return cells[0], cells[1], true
}

var (
	keptSaid      = anyOf("档", "卷", "存放", "保管", "保存", "专柜", "专人", "专盒", "装订", "成册", "完整", "齐全", "完成", "规范")
	postedSaid    = anyOf("公示", "公布", "张榜", "公告", "网站", "公众号", "张贴", "报备", "无异议", "完成", "工作日")
	noneSaid      = listOf("无", "零", "未发现", "未发生", "未出现", "没有", "无违纪", "无违规", "零违纪", "未查处", "没有发现", "没有发生")
	batchTails    = listOf("批", "批次", "次") // behind 5个; a number with 批 as its unit is a figure of a form, see labelled
	notOfTheCount = listOf("率", "制度", "办法", "处理规定")
)

// saysDone reports whether the words beside a label affirm it: they hold one of the words that speak of it, and neither
// deny nor only intend it.
func saysDone(text string, words *Words) bool {
	first := firstClause(text)
	return words.In(text) && !planned(text) && !saysNo(first) && !negated(first) && !hasAny(text, "应当", "必须", "不少于", "尚未", "未公示", "未建", "未归档", "缺失", "不全", "不完整", "不齐")
}

// labelledDone reads a yes behind a label of a table: 评价档案 | 一批一档，专柜存放.
func (k *implementation) labelledDone(field string, label, except, said *Words) (done bool) {
	k.statements(func(b *Block, l string) {
		if done || !label.In(except.Without(l)) || runeCount(l) > 10 || !saysDone(b.Text(), said) {
			return
		}
		done = true
		k.c.put("implementation/"+field, true, b.whole())
	})
	return done
}

// labelledNone adds the violations that a table denies: 违纪违规 | 未发现.
func (k *implementation) labelledNone(list *[]mention) {
	k.statements(func(b *Block, label string) {
		text := b.Text()
		if !violationWords.In(label) || notOfTheCount.In(label) || !noneSaid.Begin(text) || len(Numbers(text)) > 0 || runeCount(text) > 24 {
			return
		}
		*list = append(*list, mention{of: "count", rank: 4, f: b.whole()})
	})
}

// figureTrade is the occupation or item alone of which a table's figure is: it stands in the figure's row where the label is above, in its
// column where the label is beside. "" where the figure is of all.
func (r *Reading) figureTrade(t *Table, label, figure place) string {
	if label.row < figure.row {
		for _, col := range t.filled(figure.row) {
			if s := t.Text(figure.row, col); r.Names.Of(s) != nil || t.Field(col) == "occupation" && !IsTotal(s) {
				return s
			}
		}
		return ""
	}
	for row := range figure.row {
		if s := t.Text(row, figure.col); r.Names.Of(s) != nil {
			return s
		}
	}
	return ""
}

// labelledBatches adds the batches that a table counts with their own word: 组织认定批次 | 5个批次.
func (k *implementation) labelledBatches(list *[]mention) {
	k.statements(func(b *Block, label string) {
		text := b.Text()
		n := Numbers(text)
		if !batchLabels.Is(label) && !batchDeeds.MatchString(label) || len(n) != 1 || n[0].Lead > 0 && !hasAnyPrefix(text, "共") || n[0].Approx != Exact || n[0].Range {
			return
		}
		if v, ok := n[0].Int(); ok && (batchTails.Is(text[n[0].UnitEnd:]) && (n[0].Kind == Items && batchLabels.Is(label) || n[0].Kind == Batches) || n[0].Kind == Batches && n[0].UnitEnd == len(text) && !batchLabels.Is(label)) {
			*list = append(*list, mention{of: "count", value: float64(v), rank: 4, f: b.whole()})
		}
	})
}

var (
	papers   = listOf("资料", "材料", "试卷", "评分表", "卷宗", "考场记录")
	putAway  = listOf("装订", "存入", "移交", "送交", "交", "存放", "保存", "封存", "存档", "留存", "入柜")
	archives = listOf("档案室", "档案柜", "档案库", "资料室", "档案盒", "装订成册", "装订成卷", "成册", "存档", "留档")
)

// filed reads archives that are told by where the papers go: 每批资料装订成册，存入档案室.
func (k *implementation) filed() {
	done := false
	k.sentences(nil, func(b *Block, s *Sentence) {
		if done || b.Section != Implementation && b.Section != None || !papers.In(s.Text) || !archives.In(s.Text) {
			return
		}
		spoken := false
		for i := range s.Clauses {
			cl := &s.Clauses[i]
			spoken = spoken || papers.In(cl.Text)
			if done || !spoken || !putAway.In(cl.Text) || !archives.In(cl.Text) || cl.Planned() || cl.Negated() {
				continue
			}
			done = true
			k.c.put("implementation/archives_kept", true, b.clauseAt(cl.Start, cl.End()))
		}
	})
}
