package extract

import "strings"

// read says what one header or label means; field is what its column's header says, "" for a header itself.
func (k *countTable) read(s, field string) axis {
	s = strings.TrimSpace(s)
	var a axis
	if s == "" || IsEmptyMark(s) {
		return a
	}
	foreign := hasLastYear(s) || k.otherYear(s)
	switch {
	case field == "year":
		a.foreign = k.notOfTheYear(s)
		return a
	case foreign && field != "remark" && field != "place" && field != "date":
		a.foreign = true
		return a
	case dividing[bareHeader(s)] && field != "":
		return a // 其中: the levels of a total stand beside it
	case IsTotal(s) || k.addsUp(s):
		return k.totalOf(s)
	case field == "" && isPartLabel(s):
		a.part = true
		return a
	case strings.HasPrefix(s, "注"):
		a.foreign = true
		return a
	case field == "" && k.divides(s):
		a.foreign = true
		return a
	}
	if field == "occupation" {
		s = withoutListNumber(s)
	}
	if field == "occupation" && HeaderField(s) == "people" {
		a.foreign = true // 人数 is a measure, never an occupation
		return a
	}
	if field == "level" && bareLevels.Is(s) {
		s += "级"
	}
	if l := LevelsOf(s); len(l) == 1 {
		a.level = l[0]
		return a
	} else if len(l) > 1 {
		a.part = true
		return a
	}
	switch field {
	case "place":
		a.part = k.onlyLabel("place")
		return a
	case "serial", "code", "remark":
		return a
	case "batch", "class", "source", "date":
		if !isMetric[HeaderField(s)] { // 报考人数 below 批次 | 第1批 | 全年, 通过率 below 1—6月
			a.part = field != "date" || partLabel.MatchString(s)
			return a
		}
		field = "metric"
	}
	if list := k.metricsIn(s, ""); len(list) > 1 {
		a.metrics = list
		k.within(s, &a) // 五级报考(合格)
		return a
	}
	if f := HeaderField(s); f != "" && (field == "" || field == "metric" || field == "occupation" && isMetric[f] || field == "level" && (isMetric[f] || f == "total")) {
		if isMetric[f] {
			a.metrics = k.metricsIn(s, k.ctx.metric(s, f))
		} else if f == "other" || f == "failed" || f == "absent" || f == "people" && field == "" && len(k.base.metrics) == 0 {
			a.foreign, a.absent = true, f == "absent"
		}
		if rest := totalWords.Without(s); len(a.metrics) == 0 && rest != s && isMetric[HeaderField(rest)] {
			a.metrics = []string{HeaderField(rest)} // 报考合计
		}
		if len(a.metrics) == 0 && !a.foreign {
			a.programme = ProgrammeIn(s)
			return a
		}
	}
	a.total = hasAny(s, "合计", "总计", "小计")
	k.within(s, &a)
	if rest := k.beside(s, a); len(a.metrics) == 0 && rest != s && field != "occupation" {
		if list := k.metricsIn(rest, HeaderField(strings.TrimPrefix(rest, "其中:"))); isMetric[list[0]] { // 其中:高级工合格; 五级报考(合格)
			a.metrics = list
		}
	}
	if a.name == "" && field == "occupation" && len(a.metrics) == 0 {
		if m := LevelsIn(s); len(m) == 1 && m[0].single() != "" {
			a.level = m[0].single()
			s = strings.Trim(s[:m[0].Start]+s[m[0].End:], "()/- ")
		}
		a.name = s
	}
	if a.name == "" && a.level == "" && len(a.metrics) == 0 && a.programme == "" && !a.total && !a.foreign {
		a.part = field != ""
	}
	a.foreign = a.foreign || foreign
	return a
}

// notOfTheYear reports whether the label of a row in a column of years gives its figures to another year than the report's, or adds up several years.
func (k *countTable) notOfTheYear(s string) bool {
	if k.ctx.year == 0 {
		return false
	}
	y := labelYear(s)
	return y > 0 && y != k.ctx.year || y == 0
}

// labelYear is the year that a label consists of, 0 where it does not: 2023, 2023年度.
func labelYear(s string) int {
	if y := yearAt(s, 0); y > 0 && len(s) <= len("二〇二三年度") {
		return y
	}
	return 0
}

// yearColumns head a column of years.
var yearColumns = listOf("年度", "年份", "年", "评价年度", "认定年度", "报告年度", "统计年度", "考核年度")

// ofYears reports whether the rows of a column are years, two at least.
func (k *countTable) ofYears(c, head int) bool {
	if !yearColumns.Is(bareHeader(k.t.lowestHeader(c))) {
		return false
	}
	years := 0
	for r := head; r < k.t.Rows; r++ {
		if k.t.Starts(r, c) && labelYear(k.t.Text(r, c)) > 0 {
			years++
		}
	}
	return years > 1
}

// ofUnits reports whether a column holds nothing but the units of the figures beside it: 人, 本, %.
func (k *countTable) ofUnits(c, head int) bool {
	units := 0
	for r := head; r < k.t.Rows; r++ {
		switch s := k.t.Text(r, c); {
		case s == "" || IsEmptyMark(s):
		case unitsAlone.Is(s):
			units++
		default:
			return false
		}
	}
	return units > 1
}

// unitsAlone are units in a column of their own.
var unitsAlone = listOf("人", "人次", "名", "个", "批", "批次", "次", "期", "班", "本", "张", "份", "%", "百分比", "场", "场次", "项")

// dividing are the labels beside which the parts of a total stand.
var dividing = map[string]bool{"其中": true, "按等级": true, "按级别": true, "分等级": true, "分级别": true, "各等级": true, "各级别": true}

// totalOf reads a label of totals: 合计, 五级小计, 电工合计; the subtotal of something that is no row, 横江小计, is a part.
func (k *countTable) totalOf(s string) axis {
	a := axis{total: true}
	rest := strings.Trim(totalWords.Without(bareHeader(s)), " :")
	if rest == "" || rest == bareHeader(s) || wholeWords.Is(rest) {
		return a
	}
	if l := LevelsOf(rest); len(l) == 1 {
		a.level = l[0]
	} else if n := k.ctx.r.Names.Of(rest); n != nil {
		a.name = n.Text
	} else if totalOf(s) == partSum {
		return axis{part: true}
	}
	return a
}

// addsUp reports whether a label is the total of one level or occupation: 五级小计, 电工合计.
func (k *countTable) addsUp(s string) bool {
	rest := strings.Trim(totalWords.Without(s), " :")
	return rest != s && (len(LevelsOf(rest)) == 1 || k.ctx.r.Names.Of(rest) != nil)
}

// divides reports whether a header begins a part that is no level, count or occupation: 其中:本院学生, 其中女性.
func (k *countTable) divides(s string) bool {
	rest, ok := strings.CutPrefix(s, "其中")
	if rest = strings.Trim(rest, " :"); !ok || rest == "" {
		return false
	}
	return HeaderField(rest) == "" && len(LevelsIn(rest)) == 0 && !k.ctx.r.Names.In(rest)
}

// totalWords are the words of a label that make it one of a sum.
var totalWords = listOf("合计", "总计", "小计", "共计")

// otherYear reports whether a header names a year that is not the report's, or somebody else's figures.
func (k *countTable) otherYear(s string) bool {
	if len(s) > 60 {
		return false
	}
	if k.ctx.year != 0 && strings.Contains(s, "年") {
		for _, n := range Numbers(s) {
			if n.Kind == Year && int(n.Value) != k.ctx.year {
				return true
			}
		}
	}
	return qualifierWords.says(s, "other") || k.ctx.group && qualifierWords.says(s, "group")
}

// within finds level, name and programme inside a longer text: 五级报考人数, 中级茶艺师, 电工（四级）.
func (k *countTable) within(s string, a *axis) {
	if m := LevelsIn(s); len(m) == 1 {
		a.level = m[0].single()
		if m[0].Aggregate || a.level == "" {
			a.foreign = true
		}
	} else if len(m) > 1 {
		a.part = true
	}
	a.programme = ProgrammeIn(s)
	if n := k.ctx.r.Names.Of(s); n != nil {
		a.name, a.level = n.Text, ""
		return
	}
	for i := range s {
		if n := k.ctx.r.Names.At(s, i); n != nil {
			a.name = n.Text
			if n.Programme != "" && a.programme == "" {
				a.programme = n.Programme
			}
			return
		}
	}
}

// beside is what a label says besides its occupation and level: 物业管理员报考 → 报考.
func (k *countTable) beside(s string, a axis) string {
	rest := strings.Replace(s, a.name, "", 1)
	if m := LevelsIn(rest); len(m) == 1 && a.level != "" {
		rest = rest[:m[0].Start] + rest[m[0].End:]
	}
	return strings.Trim(rest, "()-/:的 ")
}

// secondCount is a header whose cells hold a second count in brackets, the last of which may be missing: 报考(合格)人数.
var secondCount = patternOf(`^([^()/]+)\(([^()/]+)(?:\)(?:人数|人次|数)?)?$`)

var (
	// listedCounts is a header that lists in brackets what its cells count: 人数(报考、合格).
	listedCounts = patternOf(`^(?:人数|人次|情况|结果|数据)\(([^()/]+[、与和及][^()/]+)\)$`)
	listMarks    = strings.NewReplacer("与", "、", "和", "、", "及", "、")
)

// metricsIn splits a header that names several counts of one cell: 报考/合格, 报考(合格), 报名、实考、合格.
func (k *countTable) metricsIn(s, f string) []string {
	if !containsAny(s, "/-(、与和及") {
		return []string{f}
	}
	bare := bareHeader(s)
	mark := "/"
	switch m := secondCount.FindStringSubmatch(s); {
	case m != nil && isMetric[HeaderField(m[2])] && HeaderField(m[1]) != HeaderField(m[2]): // not 双科合格(认定合格)
		bare = m[1] + mark + m[2]
	case listedCounts.MatchString(s): // 人数(报考、合格)
		bare = listedCounts.FindStringSubmatch(s)[1]
		fallthrough
	case !containsAny(bare, "/-"):
		bare, mark = listMarks.Replace(bare), "、"
	case !strings.Contains(bare, mark):
		mark = "-"
	}
	var list []string
	for part := range strings.SplitSeq(bare, mark) {
		m := shortMetric(part)
		if !isMetric[m] {
			return []string{f}
		}
		list = append(list, k.ctx.metric(part, m))
	}
	if len(list) < 2 {
		return []string{f}
	}
	return list
}

// hasLastYear reports whether a header or label is of the year before, of a plan or of a difference.
func hasLastYear(s string) bool { return qualifierWords.says(s, "lastyear", "plan", "compare") }

// merge adds what a nearer header or label says.
func (k *countTable) merge(a, b axis) axis {
	if len(b.metrics) > 0 {
		a.metrics = b.metrics
	}
	if b.level != "" {
		a.level = b.level
	}
	if b.name != "" {
		a.name = b.name
	}
	if b.programme != "" {
		a.programme = b.programme
	}
	a.total = a.total || b.total
	a.foreign = a.foreign || b.foreign
	a.part = a.part || b.part
	a.absent = a.absent || b.absent
	return a
}

// wholeName is the occupation in a cell of a row. The end of a page may cut a merged cell and its name in two: where neither piece
// is a name and both together are one that is filed or of the classification, both cells give that.
func (k *countTable) wholeName(r, c int) string {
	s := k.t.Text(r, c)
	if s == "" || k.isFiled(s) {
		return s
	}
	first, next := r, r+1
	for first > k.t.Head && !k.t.Starts(first, c) {
		first--
	}
	for next < k.t.Rows && !k.t.Starts(next, c) {
		next++
	}
	if first > k.t.Head {
		if above := k.t.Text(first-1, c); above != "" && !k.isFiled(above) && k.isFiled(above+s) {
			return above + s
		}
	}
	if next < k.t.Rows {
		if below := k.t.Text(next, c); below != "" && !k.isFiled(below) && k.isFiled(s+below) {
			return s + below
		}
	}
	return s
}

// isFiled reports whether a text is the name of an occupation that the scope or the classification has.
func (k *countTable) isFiled(s string) bool {
	n := k.ctx.r.Names.Of(s)
	return n != nil && (n.Scope || jobWords.Means(s) != "")
}
