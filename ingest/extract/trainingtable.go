package extract

import (
	"cmp"
	"slices"
	"strings"
)

// total is how far a row or column adds up others: one item, the sum of a group, the sum of all.
type total int

const (
	single  total = iota
	partSum       // 小计
	fullSum       // 合计, 总计, 全年
)

// totalOf reads a label or header.
func totalOf(s string) total {
	switch plain := bareHeader(s); {
	case strings.Contains(plain, "小计"):
		return partSum
	case IsTotal(s) || hasAnySuffix(plain, "合计", "总计", "共计") || hasAnyPrefix(strings.TrimLeft(s, " "), "合计", "总计", "全年", "累计"):
		return fullSum
	}
	return single
}

// table reads a table of kinds of training against 期数 and 人数, either way round. Of several figures for one field that
// of the 合计 row counts, else that of the 小计 row; the items of a list without either are added up for a person to see.
func (k *trainingCounts) table(t *Table) {
	if !k.aboutTraining(t) {
		return
	}
	var order []string
	cells, plain := map[string][]quantity{}, map[string]bool{}
	list, of := t.quantities(k.year), k.tableKind(t)
	for i, q := range list {
		if q.own == "" && i > 0 && list[i-1].place == q.place { // 社会化培训4期|120人次
			q.own, q.rowSum = list[i-1].own, max(q.rowSum, list[i-1].rowSum)
		}
		field, labelled := trainingField(t, &q, of)
		if field == "" || k.fact(field) != nil {
			continue
		}
		if cells[field] == nil {
			order = append(order, field)
		}
		switch {
		case labelled && !plain[field]: // beside 班次 | 6 no figure of a cell of words counts: 学徒制2期、项目制4期
			cells[field], plain[field] = []quantity{q}, true
		case labelled == plain[field]:
			cells[field] = append(cells[field], q)
		}
	}
	for _, field := range order {
		best := mostWhole(cells[field])
		sum, doubt := addRows(best)
		f := t.factAt(best[0].row, best[0].col)
		f.Doubt = doubt
		k.put(field, sum, f)
	}
}

// noSum is why the figures of a table are not added up.
const noSum = "表中有几个数字，没有注明哪一个是合计"

// addRows adds the items that stand below or beside each other. The doubt is "" where there is but one figure.
func addRows(list []quantity) (sum int, doubt string) {
	first, _ := list[0].number.Int()
	for _, q := range list {
		if q.col != list[0].col && q.row != list[0].row {
			return first, noSum
		}
		v, _ := q.number.Int()
		sum += v
	}
	if len(list) == 1 {
		return sum, ""
	}
	return sum, "由表中各行相加"
}

func (k *trainingCounts) aboutTraining(t *Table) bool {
	about := t.Words() + t.Caption
	if t.Before != nil {
		about += t.Before.Text()
	}
	if !strings.Contains(about, "培训") && !strings.Contains(about, "期") {
		return false
	}
	for c := range t.Cols {
		switch t.Field(c) {
		case "registered", "examined", "passed", "certified":
			return trainingKinds(t.Words()) // of whom how many passed
		}
	}
	return true
}

// trainingKinds reports whether a text names a kind of training.
func trainingKinds(s string) bool {
	return slices.ContainsFunc(trainingWords.Find(s), func(h Hit) bool { return isKind(h.Row.Means) })
}

// tableKind is the one kind that the caption of a table, the line that introduces it or the heading above it names, "" where they name none or the
// table names kinds itself.
func (k *trainingCounts) tableKind(t *Table) string {
	if trainingKinds(t.Words()) {
		return ""
	}
	for _, s := range [...]string{t.Caption, introduces(t.Before)} {
		if trainingKinds(s) {
			return onlyKind(trainingWords.Find(s))
		}
	}
	if isKind(k.heading.kind) {
		return k.heading.kind
	}
	return ""
}

// introduces is the text of a short paragraph without figures before a table, "" for another: 社会化培训情况如下表.
func introduces(b *Block) string {
	if b == nil || runeCount(b.Text()) > 30 || b.Whole().Negated() || countsTrained(b) {
		return ""
	}
	return b.Text()
}

// ofTrained are the labels that count only those of the trained of whom they say something, and those who taught them: 合格人数, 就业人数, 女学员; not 取证培训人数.
var ofTrained = patternOf(`^(?:其中:?)?(?:培训|参训|学员|实现|推荐|取得|已|培训后)?(?:考核合格|考试合格|合格|优秀|取证|获证|持证|发证|领证|拿证|证书|合格证书?|就业|创业|女性?|残疾人?|退役军人|脱贫\p{Han}{0,3}|农民工|考核|考试|鉴定|报名|报考|通过|认定|评价|教师|师资|授课教师|管理|工作)(?:人数|人次|次|数|率|人员|学员|情况|人|\(人次?\))*$`)

// trainingField is the field that a figure of a table of training counts, "" where it is none of classes or trainees, and whether a head or label
// says so plainly. A kind
// named anywhere beside or above the cell beats 合计 and 小计, which make it a sum of that kind; without a kind they make it
// the whole, but a 小计 that of the kind of the rows above. Of is the kind of the table as a whole, "" for none.
func trainingField(t *Table, q *quantity, of string) (field string, labelled bool) {
	if _, ok := q.number.Int(); !ok {
		return "", false
	}
	what, loose, kind := trainedBy[q.number.Kind], "", ""
	all := false // 举办各类培训人数, 举办各类培训 at the left: all kinds, where none is named
	if k := q.number.Kind; what == "" && k != Plain && k != Items && k != Times {
		return "", false
	}
	if strings.HasSuffix(q.own, "班") {
		what = "classes"
	}
	for i, s := range q.labels() {
		w, plain := trainingWhat(s)
		if (plain || i > len(q.heads)) && ofTrained.MatchString(bareHeader(s)) {
			return "", false
		}
		if plain {
			what, labelled = cmp.Or(what, w), true
		}
		loose = cmp.Or(loose, w)
		kind = cmp.Or(kind, trainingKind(s))
		all = all || (plain || i <= len(q.heads)) && trainsAll(s)
	}
	if kind == "" && q.rowSum+q.colSum == single && !all { // 社会化培训 | 期数 | 5 | 人数 | 150
		kind = trainingKind(t.Text(q.row, 0))
	}
	if kind == "" && q.rowSum == partSum {
		for row := q.row - 1; row >= 0 && kind == ""; row-- {
			for _, s := range t.headsOf(row, q.col) {
				kind = cmp.Or(kind, trainingKind(s))
			}
		}
	}
	switch {
	case kind != "":
	case of != "":
		kind = of
	case q.rowSum+q.colSum > single || all:
		kind = "total"
	}
	what = cmp.Or(what, loose)
	if kind == "" || kind == "-" || what == "" {
		return "", false
	}
	return kind + "_" + what, labelled
}

// trainingWhat is what a header or label of a table of training counts. It is plain where the words end so: 培训人次, not
// 美容班 and 面向个人.
func trainingWhat(s string) (what string, plain bool) {
	if i := strings.IndexByte(s, '('); i > 0 { // 社会化(班), 政府补贴性培训(人)
		switch strings.Trim(s[i:], "()次数") {
		case "人":
			return "people", true
		case "班", "期":
			return "classes", true
		}
	}
	s = bareHeader(s)
	listed := hasDigit(s) || strings.Contains(s, "、") // what was taught and to whom: 学徒制2期、退役军人
	switch {
	case oneClass.MatchString(s):
	case hasAny(s, "结业", "毕业"): // where nobody counts those who began
		return "people", false
	case hasAnySuffix(s, "人数", "人次") || s == "人":
		return "people", true
	case hasAnySuffix(s, "期数", "班次", "班数", "班次数") || strings.HasSuffix(s, "期") && !listed:
		return "classes", true
	case strings.Contains(s, "期") || strings.Contains(s, "班"):
		return "classes", false
	case strings.Contains(s, "人"):
		return "people", false
	}
	return "", false
}

// whatTrained is what trainingWhat says, plain or not.
func whatTrained(s string) string {
	what, _ := trainingWhat(s)
	return what
}

// notAllTrained is - for a label that counts some of the trained only, "" for another.
func notAllTrained(s string) string {
	if s = bareHeader(s); ofTrained.MatchString(s) || hasAny(s, "结业", "毕业") {
		return "-"
	}
	return ""
}

// oneClass names a class of a list, and counts nothing: 第3期, 2班.
var oneClass = patternOf(`^(?:第?[一二三四五六七八九十\d]{1,3}[期班]|第[一二三四五六七八九十\d]{1,3}(?:批次?|班次))$`)

// trainsAll reports whether a label speaks of trainings of whatever kind: 举办各类培训人数.
func trainsAll(s string) bool {
	for h := range trainingWords.each(s) {
		if h.Row.Means == "weak" {
			return true
		}
	}
	return false
}

// trainingKind is the kind of training that a label or header names: social, subsidised, total for all kinds together, -
// for one that does not count; "" for none and for a mere 合计.
func trainingKind(s string) string {
	other := ""
	for h := range trainingWords.each(s) {
		switch m := h.Row.Means; {
		case m == "sum" || m == "weak":
		case m == "-":
			if strings.Contains(h.Row.Word, "培训") {
				other = m
			}
		case m == "total" && totalOf(s) != single:
		default:
			return m
		}
	}
	return other
}
