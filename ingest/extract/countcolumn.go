package extract

import "slices"

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
