package extract

import "slices"

var (
	// overYears are words by which a figure is of several years, beside those of the lexicon: 三年累计, 五年里, 运行四年, 至今.
	overYears = patternOf(`(?:^|[^\d第])(?:[二两三四五六七八九十几多数]|1\d|[2-9])年多?(?:来|间|里|下来|(?:,|以来)?(?:已|总)?(?:共|累计|总计|合计|一共))|(?:运行|备案|成立|开办|开展)满?[二两三四五六七八九十]年|迄今|至今(?:[^年]|$)|算起|起算|以来`)
	ofOneYear = patternOf(`(?:今年|本年|年初|年内|开年|入春|1月|一月|20\d\d年)度?以来`)
)

// severalYears are pieces of which all that overYears finds has one.
var severalYears = listOf("年来", "年间", "年里", "年下来", "年多", "年以来", "年已", "年总", "年共", "年累计", "年合计", "年一共", "年,已", "年,总", "年,共", "年,累计", "年,合计", "年,一共",
	"二年", "两年", "三年", "四年", "五年", "六年", "七年", "八年", "九年", "十年", "迄今", "至今", "算起", "起算", "以来")

// spansYears reports whether the words of a sentence before a number make it one of several years. What is counted since the year began, or
// since its own number (2024年以来), is the year's.
func (p *prose) spansYears(at int) bool {
	said := p.text[p.sent:at]
	if !severalYears.In(said) {
		return false
	}
	m := overYears.FindStringIndex(said)
	return m != nil && !ofOneYear.MatchString(said) && !isRecord(said[m[1]:]) && m[1] > p.clause-p.sent-len("运行四年,")
}

// lastYearsExam reports whether the certificates at token i are for an exam of another year: 去年底考试今年发证66人. Where another figure stands
// between, that one is the other year's.
func (p *prose) lastYearsExam(i int) bool {
	held := false
	for k := i - 1; k >= 0 && p.toks[k].start >= p.sent; k-- {
		switch t := &p.toks[k]; {
		case t.kind == tokNumber && t.number.Kind == Year && yearAt(p.text, t.start) != p.years.year || t.kind == tokQualifier && t.means == "lastyear":
			return held && !p.compared(t.start)
		case t.kind == tokNumber && (counts(t.number) || t.number.Kind == Rate):
			return false
		case t.kind == tokMetric && t.means != "certified", t.kind == tokWord && heldExam.In(p.text[t.start:t.end]):
			held = true
		}
	}
	return false
}

// heldExam are words for an exam that are no measure.
var heldExam = listOf("考试", "考的", "考核", "认定", "评价", "批次", "开考")

// divided stands behind a number of whom only a part is spoken of then: 参加认定的478人中, 8名考生有3人.
var divided = patternOf(`^(?:考生|学员|学生|职工|员工|人员|同志)?(?:中|里头|里面|里|之中|当中|有(?:\d|[一二两三四五六七八九十]))`)

// onlyDivided reports whether the number at i is named for a part of it alone, and the part is none that is counted: 取得证书的421人中，180人
// 兑现了津贴.
func (p *prose) onlyDivided(i int) bool {
	if i+1 < len(p.toks) && p.toks[i+1].kind == tokMark || !divided.MatchString(p.text[p.toks[i].end:]) {
		return false
	}
	for k := i + 1; k < len(p.toks); k++ {
		if t := &p.toks[k]; t.kind == tokNumber && counts(t.number) {
			after, near := p.metricAfter(k)
			return after < 0 || !near || uncounted(p.toks[after].means)
		}
	}
	return true
}

// inPassing leaves out the figures that a sentence names in passing, as none that the report gives of its row: those that it only divides and that
// are another figure of the row (取得三级证书的27人中, where 27 passed), and of the whole those of nobody sure that the figures of the whole
// rule out (最大的一场有80人参加考试, where 421 passed). What is much less than these it doubts.
func inPassing(counts []count) []count {
	if !anyCount(counts, func(k *count) bool { return k.divided || k.fact.Aside }) {
		return counts
	}
	for i := range counts {
		k := &counts[i]
		v, ok := k.fact.Value.(int)
		if !ok || k.period || !k.divided && !(k.fact.Aside && k.key.Occupation == "" && k.key.Level == "") || surely(counts, k.key, k.field) >= 0 {
			continue
		}
		var row [len(countFields)]int
		for f, field := range countFields {
			row[f] = surely(counts, k.key, field)
		}
		if k.divided {
			k.out = slices.Contains(row[:], v) && !anyCount(counts, func(o *count) bool {
				_, ok := o.fact.Value.(int)
				return ok && o.field == k.field && !o.period && !o.divided && o.key == k.key
			})
			continue
		}
		fits, likely := beside(row, slices.Index(countFields[:], k.field), v)
		if k.out = !fits; !likely {
			k.fact.Doubt = "原文没有明说这是全年的数字，且与其他人数相差较大"
		}
	}
	return kept(counts)
}

// surely is the count of a field of a row that is surely its own, -1 for none.
func surely(counts []count, key RowKey, field string) int {
	for i := range counts {
		if k := &counts[i]; k.field == field && !k.period && !k.divided && !k.fact.Aside && k.key == key {
			if v, ok := k.fact.Value.(int); ok {
				return v
			}
		}
	}
	return -1
}

// beside reports whether a count may stand among those of its row: it is no less than the narrower ones and no more than the wider ones. It is
// likely where it is no less than half of them.
func beside(row [len(countFields)]int, field, v int) (fits, likely bool) {
	fits, likely = true, true
	for i, other := range row {
		switch {
		case field < 0 || i == field || other < 0:
		case i < field:
			fits, likely = fits && v <= other, likely && 2*v >= other
		default:
			fits = fits && v >= other
		}
	}
	return fits, likely
}
