package extract

import (
	"math"
	"slices"
)

// columnsBesideCounts leaves out a column whose lowest header means nothing here where the one that it shares with others stands above
// counts of several kinds: 参加人数 above 申报 | 因病 | 实考 is the head of a group, and what 因病 counts is none of them.
func (k *countTable) columnsBesideCounts() {
	for c := range k.cols {
		if a := &k.cols[c]; !a.unknown || len(a.metrics) == 0 || k.countBelow(c) {
			continue
		}
		for other := range k.cols {
			if other != c && k.countBelow(other) && k.sameHeadAbove(c, other) {
				k.cols[c].foreign = true
			}
		}
	}
}

// countBelow reports whether the lowest of several headers of a column is a count by itself.
func (k *countTable) countBelow(c int) bool {
	h := k.t.Headers(c)
	return len(h) > 1 && isMetric[HeaderField(h[len(h)-1])]
}

// sameHeadAbove reports whether the lowest headers of two columns stand under the same one.
func (k *countTable) sameHeadAbove(c, other int) bool {
	a, b := k.t.Headers(c), k.t.Headers(other)
	return len(a) > 1 && len(b) > 1 && a[len(a)-2] == b[len(b)-2]
}

// columnOfFigures takes the only column headed 人数 or 数量 for the figures of a table whose rows say what they count: 报考人数 | 人 | 228.
func (k *countTable) columnOfFigures(cols []int) {
	people := -1
	for _, c := range cols {
		switch a := &k.cols[c]; {
		case len(a.metrics) > 0:
			return
		case a.field == "people" && a.foreign && !hasLastYear(k.t.Header(c)) && !k.otherYear(k.t.Header(c)):
			if people >= 0 {
				return
			}
			people = c
		}
	}
	if people < 0 {
		return
	}
	measures := 0
	for r := k.t.Head; r < k.t.Rows; r++ {
		for _, c := range cols {
			if k.cols[c].label && isMetric[k.t.HeaderField(r, c)] {
				measures++
				break
			}
		}
	}
	k.cols[people].foreign = measures < 2
}

// columnsOfParts makes parts of the counts under headers that mean nothing here, where others stand under a total: 屯溪 | 歙县 |
// 全校, each with 报考 and 合格.
func (k *countTable) columnsOfParts() {
	for _, a := range k.cols {
		if a.total && len(a.metrics) > 0 {
			for c := range k.cols {
				k.cols[c].part = k.cols[c].part || k.cols[c].unknown && len(k.cols[c].metrics) > 0
			}
			return
		}
	}
}

// oneExam are the words of a header that gives its figures to one of several exams, of which a candidate passes all.
var oneExam = listOf("理论", "知识", "实操", "操作", "实作", "技能成绩", "技能考核", "技能考试", "论文", "答辩", "评审", "首考", "首次", "初考", "一次", "补考", "重考")

// columnsOfExams leaves out the columns of single exams where several columns say the same otherwise: 理论成绩合格人数 | 技能成绩合格人数 |
// 评定合格人数.
func (k *countTable) columnsOfExams(cols []int) {
	for i, c := range cols {
		if a := &k.cols[c]; len(a.metrics) == 0 || a.foreign || !oneExam.In(k.t.Header(c)) {
			continue
		}
		for j, other := range cols {
			if i != j && k.cols[c].saysAs(&k.cols[other]) {
				k.cols[c].foreign = true
			}
		}
	}
}

// saysAs reports whether the figures of two columns are of the same row.
func (a *axis) saysAs(b *axis) bool {
	return slices.Equal(a.metrics, b.metrics) && a.level == b.level && a.name == b.name && a.programme == b.programme && a.total == b.total
}

// notOfPassing are pieces of headers of rates that are none of passing, whatever their figures.
var notOfPassing = listOf("考率", "到", "缺", "证", "上年", "同比", "理论", "实操", "操作", "一次", "首次", "补考")

// columnsOfRates finds the rates of passing by their figures, where no header names them: in two rows or more they are what the passed of the row
// are of those who came to it, and hardly ever anything else (报考 | 合格 | 比例; 合格÷报考).
func (k *countTable) columnsOfRates(cols []int) {
	for _, c := range cols {
		a := &k.cols[c]
		if a.label || len(a.metrics) == 1 && a.metrics[0] != "passed" || notOfPassing.In(bareHeader(k.t.Header(c))) {
			continue
		}
		of := axis{level: a.level, name: a.name, programme: a.programme, total: a.total}
		passed := k.countColumn(cols, &of, "passed")
		if passed < 0 || passed == c {
			continue
		}
		rows, fits := 0, 0
		for r := k.t.Head; r < k.t.Rows; r++ {
			rate := k.t.View(r, c).Text
			n := Numbers(rate)
			if IsEmptyMark(rate) {
				continue
			}
			if len(n) != 1 || !k.t.IsNumber(r, c) || n[0].Kind != Rate && n[0].Kind != Plain {
				rows = -1
				break
			}
			rows++
			if k.isRate(&n[0], r, passed, k.countColumn(cols, &of, "registered")) || k.isRate(&n[0], r, passed, k.countColumn(cols, &of, "examined")) {
				fits++
			}
		}
		if rows > 1 && fits > 1 && 4*fits >= 3*rows {
			*a = of
			a.metrics = []string{"pass_rate"}
		}
	}
}

// countColumn is the column of one count of a row, -1 where none is.
func (k *countTable) countColumn(cols []int, of *axis, metric string) int {
	a := *of
	a.metrics = []string{metric}
	for _, c := range cols {
		if !k.cols[c].label && !k.cols[c].foreign && k.cols[c].saysAs(&a) {
			return c
		}
	}
	return -1
}

// isRate reports whether a number is the rate of what one column counts in a row by what another does.
func (k *countTable) isRate(n *Number, r, passed, of int) bool {
	if of < 0 || !k.t.IsNumber(r, passed) || !k.t.IsNumber(r, of) {
		return false
	}
	base := Numbers(k.t.Text(r, of))[0].Value
	value, decimals := n.Value, int(n.Decimals)
	if n.Kind == Plain && value <= 1 && decimals >= 2 {
		value, decimals = perCent(n)
	}
	return base > 0 && math.Abs(100*Numbers(k.t.Text(r, passed))[0].Value/base-value) < math.Pow10(-decimals)
}
