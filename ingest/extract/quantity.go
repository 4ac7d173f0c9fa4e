package extract

import (
	"cmp"
	"slices"
	"strings"
)

// quantity is one figure of a table with all that labels it: the words before it in its cell, the texts at its left and
// above it, the nearest first. A rule asks its labels what it counts; which of several is the whole they say too.
type quantity struct {
	place
	number Number
	own    string
	heads  []string
	tops   []string
	rowSum total // how far the labels at its left make it a sum
	colSum total // how far those above do
	part   bool  // a part of the year or 其中: 上半年, 第一季度, 第2批
}

// labels are all labels of a figure, its own words first, then those at its left and above.
func (q *quantity) labels() []string {
	return append(append([]string{q.own}, q.heads...), q.tops...)
}

// quantities are the figures of a table that are the report's year's own: no aims, rates, growths, nor those of other years.
func (t *Table) quantities(year int) []quantity {
	return t.counts.of(func() []quantity { return t.readQuantities(year) })
}

func (t *Table) readQuantities(year int) []quantity {
	var few [12]quantity // kept aside until all are known
	counts := few[:0]
	units := t.unitColumn()
	for row := range t.Rows {
		for col := range t.Cols {
			if !t.Starts(row, col) || !hasDigit(t.Text(row, col)) || t.notOfYear(row, col, year) {
				continue
			}
			numbers, owns := figuresIn(t.Text(row, col))
			if len(numbers) == 0 {
				continue
			}
			heads, tops := t.headsOf(row, col), t.topsOf(row, col)
			if t.planned(row, col, heads, tops) {
				continue
			}
			if units >= 0 && len(heads) > 0 && heads[0] == t.Text(row, units) {
				heads = heads[1:]
			}
			if end := col + t.T.At(row, col).ColSpan - 1; end > col && len(tops) > 0 && t.figuresBetween(row, col, end) {
				tops = nil // it belongs to no one column
			}
			if len(numbers) == 1 && ownTotals.Is(owns[0]) && len(tops) == 0 && col > 0 && t.IsNumber(row, col-1) {
				heads = nil // 兼职 | 9 | 合计12
			}
			for i, n := range numbers {
				if n.Kind == Plain && units >= 0 && len(heads) > 0 { // not a number of the row
					n.unit, n.Kind = wholeUnit(t.Text(row, units))
				}
				q := quantity{place: place{row, col}, number: n, own: owns[i], heads: shareOf(heads, i, len(numbers)), tops: shareOf(tops, i, len(numbers))}
				if q.weigh() {
					counts = append(counts, q)
				}
			}
		}
	}
	return append([]quantity(nil), counts...)
}

// unitColumn is the column that holds the units of the figures, -1 where there is none: 项目 | 数量 | 单位.
func (t *Table) unitColumn() int {
	for row := range min(2, t.Rows) {
		for _, col := range t.filled(row) {
			if unitHeads.Is(t.Text(row, col)) {
				return col
			}
		}
	}
	return -1
}

var unitHeads = listOf("单位", "计量单位", "计数单位")

// wholeUnit is the unit that a text is and the kind of number that it makes, none and Plain for any other text.
func wholeUnit(s string) (unit, Kind) {
	u, kind := beginningUnit(s)
	if u.String() != s || kind == notUnit {
		return 0, Plain
	}
	return u, kind
}

// planned reports whether a figure stands under or beside 计划 where another column or row of the same figures is what was done: 计划 | 实际.
func (t *Table) planned(row, col int, heads, tops []string) bool {
	is := func(s string) bool { return strings.Contains(s, "计划") && planHead.MatchString(bareHeader(s)) }
	if slices.ContainsFunc(tops, is) {
		for r := range row {
			for c := range t.Cols {
				if c != col && t.saysDeeds(r, c) {
					return true
				}
			}
		}
	}
	if slices.ContainsFunc(heads, is) {
		for r := range t.Rows {
			for c := range col {
				if r != row && t.saysDeeds(r, c) {
					return true
				}
			}
		}
	}
	return false
}

// planHead is a head of figures that were planned, alone or with what they count: 年初计划, 计划期数, 年度计划安排.
var planHead = patternOf(`^(?:年度|全年|年初|原|本年度?)?计划(?:数|量|任务|安排|完成|举办|开展|批次|期数|班次|人数|人次|次数|培训)*$`)

// hasFigure reports whether one of the quantities stands at a position.
func (t *Table) hasFigure(row, col, year int) bool {
	list := t.quantities(year)
	i, _ := slices.BinarySearchFunc(list, place{row, col}, func(q quantity, at place) int {
		return cmp.Or(q.row-at.row, q.col-at.col)
	})
	return i < len(list) && list[i].place == place{row, col}
}

// weigh reads the labels that say what part or sum a figure is; false where they make it an aim, a rate or a growth.
func (q *quantity) weigh() bool {
	above := 0 // labels of parts above; over a sum several are the column that it sums up: 4月, 5月, 合计
	for i, s := range q.labels() {
		switch {
		case s == "":
		case notReached.In(s) && !planLabels.Is(bareHeader(s)) || i > 0 && demandWords.In(s) && demanded.MatchString(bareHeader(s)):
			return false
		case partLabel.MatchString(s):
			if i <= len(q.heads) {
				q.part = true
			} else {
				above++
			}
		case i <= len(q.heads):
			q.rowSum = max(q.rowSum, totalOf(s))
		default:
			q.colSum = max(q.colSum, totalOf(s))
		}
	}
	q.part = q.part || above == 1 || above > 1 && q.rowSum == single
	return true
}

var (
	notReached  = listOf("人均", "生均", "目标", "任务", "完成率", "占比", "比例", "增长", "增幅", "增减", "同比", "环比", "较上年", "比上年", "上年", "去年", "计划数", "计划人数", "计划期数")
	demandWords = listOf("要求", "标准", "应", "需", "须", "规定", "最低", "最少", "规划", "定", "增", "减少") // of which each of demanded has one
	demanded    = patternOf(`^(?:\p{Han}{0,6}要求(?:数|值|人数|面积|配备|配置)?|(?:备案|建设|配备|配置|设置|认定|基本|最低|国家|规定|评估|行业|规范)?标准(?:要求|数|值|人数|面积|配备|配置)?|需求|[应需须][配有设备达]\p{Han}{0,4}|(?:规定|最低|最少|规划|额定|核定|定额)(?:\p{Han}{0,2}[数值]|面积|要求|标准|配备|配置)?|(?:本[年期])?(?:新增|增加|减少|净增)\p{Han}{0,4})$`)
	partLabel   = patternOf(`^(?:其中.*|[上下]半年|第?[一二三四1-4]季度|\d{1,2}月?[-~至]\d{1,2}月份?|\d{1,2}月份?|第(?:[一二三四五六七八九十]+|\d+)批.*)$`)
	ownTotals   = listOf("共", "全年", "合计", "全年共", "共计", "总计", "计", "累计", "小计", "标准")
)

// deeds are what was done so many times: 报备6次, 全年共开展4批.
var deeds = listOf("报备", "上报", "报送", "开展", "组织", "实施", "举办", "认定", "督导", "组织认定", "组织评价", "开展认定", "开展督导")

// ownTotal reports whether the words before a figure in its cell make it the year's: 全年共, 全年报备, 共组织.
func ownTotal(s string) bool {
	if ownTotals.Is(s) || deeds.Is(s) {
		return true
	}
	for _, lead := range [...]string{"本年度", "本年", "全年", "年内", "已", "共", "累计"} {
		s = strings.TrimPrefix(s, lead)
	}
	return deeds.Is(s)
}

// isPartLabel reports whether a label is of a part of the year or a batch: 第2批, 上半年, 三月.
func isPartLabel(s string) bool {
	return len(s) <= len("第一二三批认定") && !strings.HasPrefix(s, "其中") && partLabel.MatchString(s)
}

// figuresIn are the figures of a cell that holds nothing else but units and remarks, each with the word before it: 13/524;
// 4期、187人; 专职5人; 36个考位,有监控. nil for any other cell.
func figuresIn(s string) (numbers []Number, owns []string) {
	if runeCount(s) > 40 {
		return nil, nil
	}
	end := 0
	for _, n := range Numbers(s) {
		if n.Start < end || ofAddress(s, &n) {
			continue
		}
		lead := s[end:n.Lead]
		own := strings.Trim(lastPart(lead, ",:"), " /,、;:+")
		rest := s[n.UnitEnd:]
		if post := strings.TrimRight(lead, " (:共"); n.Kind == People && len(post) < len(lead) && staffRole(post) != "" { // 管理人员(3人), 督导员:2人
			own, rest = post, strings.TrimPrefix(rest, ")")
			n.UnitEnd = len(s) - len(rest)
		}
		if strings.HasPrefix(lead, "、") && own != "" && !strings.ContainsRune("0123456789", firstRune(own)) && staffRole(own) == "" && tableField(own) == "" {
			return nil, nil
		}
		if len(numbers) > 0 && lead == own && own != "" || len(numbers) > 0 && strings.ContainsAny(lead, "()") {
			break
		}
		if noun := nounBehind.FindString(rest); noun != "" && (n.Kind == Items || n.Kind == Plain) {
			own, rest, n.UnitEnd = own+noun, rest[len(noun):], n.UnitEnd+len(noun)
		}
		known := own == "" || ownTotal(own) || staffRole(own) != "" || tableField(own) != "" || tableRoom(own) != "" || trainingWords.Means(own) != "" ||
			namesRoom(own, &n) || rest == "" && isEvent(own)
		ends := rest == "" || strings.ContainsRune("/,、;:+( 。", firstRune(rest)) || n.Unit() != "" && isDigitByte(rest[0])
		if !countable(n) || !known || !ends {
			if len(numbers) == 0 || strings.HasPrefix(lead, "、") {
				return nil, nil
			}
			break
		}
		numbers, owns, end = append(numbers, n), append(owns, own), n.UnitEnd
	}
	return numbers, owns
}

// ofAddress reports whether a number tells where a room is, or how many there are, not how much of it: 第一机房, 二楼4间, 301室.
func ofAddress(s string, n *Number) bool {
	return n.Kind == Ordinal || n.Kind == Items && hasAnySuffix(n.Unit(), "间", "处") || addressTails.Begin(n.Unit()+s[n.UnitEnd:])
}

var (
	addressTails = listOf("楼", "层", "室", "栋", "幢", "区", "车间", "机房", "教室", "实训室")
	notTheRoom   = listOf("每", "各", "原", "增", "拟", "扩", "改造", "人均", "要求", "标准", "不少于", "其中", "含")
)

// namesRoom reports whether the words before a measure or a number of places are a room's own: 仿真机室95平方米. The unit tells
// what is counted; what the room is for tell its labels.
func namesRoom(own string, n *Number) bool {
	return (n.Kind == Area || n.Kind == Seats || n.Kind == Stations) && runeCount(own) <= 14 && !notTheRoom.In(own)
}

var nounBehind = patternOf(`^(?:个)?(?:标准)?(?:考位|机位|座位|工位|班|台)`)

func countable(n Number) bool {
	switch n.Kind {
	case Plain, People, Batches, Classes, Times, Area, Seats, Stations, Items:
		return n.Approx == Exact && !n.Range
	}
	return false
}

// isLabel tells a text that may label figures from a figure, a mark and nothing.
func isLabel(s string) bool {
	if s == "" || IsEmptyMark(s) || trim(s, tickMarks+blankMarks) == "" || runeCount(s) > 30 {
		return false
	}
	if !hasDigit(s) {
		return true
	}
	if digitsOnly(s) { // 2021 beneath a rule
		return false
	}
	numbers, _ := figuresIn(s)
	return len(numbers) == 0
}

// headsOf are the labels at the left of a position. A label beyond another figure labels that one, where no header stands above.
func (t *Table) headsOf(row, col int) []string {
	var out []string
	headed := t.headed(row, col)
	last := -1
	for c := col - 1; c >= 0; c-- {
		at := t.T.Index(row, c)
		if at < 0 || at == last {
			continue
		}
		last = at
		s, r := t.Text(row, c), row
		for r > 0 && IsDitto(s) {
			r--
			s = t.Text(r, c)
		}
		switch {
		case t.IsLabel(r, c):
			out = append(out, s)
		case s != "" && len(out) > 0 && !headed:
			return out
		}
	}
	return out
}

// topsOf are the labels above a position, up to a blank row or to figures above a label.
func (t *Table) topsOf(row, col int) []string {
	var out []string
	last := -1
	for r := row - 1; r >= 0; r-- {
		at := t.T.Index(r, col)
		s := ""
		if at >= 0 {
			s = t.Text(r, col)
		}
		if at >= 0 && at == last {
			continue
		}
		last = at
		switch {
		case t.IsLabel(r, col) && t.remarks(r, col):
		case t.IsLabel(r, col):
			out = append(out, s)
		case len(out) > 0 && (s != "" || len(t.filled(r)) == 0):
			return out
		case s == "" && len(out) > 0:
			if left := t.headLeft(r, col); left != "" {
				out = append(out, left)
			}
		}
	}
	return out
}

// remarks reports whether words end a row of two figures or more (0 | 0 | 不对外), or stand among the figures of a row below headers: 保密室 | 12 |
// 保密柜 | 2. They head nothing below.
func (t *Table) remarks(row, col int) bool {
	figures, headed := 0, 0
	for c := range t.Cols {
		if c == col || !t.Starts(row, c) || !t.IsNumber(row, c) {
			continue
		}
		if c < col {
			figures++
		}
		if t.headed(row, c) {
			headed++
		}
	}
	ends := col+1 == t.Cols || t.T.Index(row, col+1) == t.T.Index(row, col)
	return ends && figures > 1 || headed > 0 && col > 0 && t.IsLabel(row, 0) && t.headed(row, col)
}

// headed reports whether a label stands above a position.
func (t *Table) headed(row, col int) bool {
	for r := row - 1; r >= 0; r-- {
		if t.IsLabel(r, col) {
			return true
		}
	}
	return false
}

// figuresBetween reports whether a row above holds figures in several of the columns of a merged cell.
func (t *Table) figuresBetween(row, col, end int) bool {
	for r := range row {
		n := 0
		for c := col; c <= end; c++ {
			if t.Starts(r, c) && t.IsNumber(r, c) {
				n++
			}
		}
		if n > 1 {
			return true
		}
	}
	return false
}

// shareOf gives one of several figures of a cell its piece of a slashed label: (期/人), 面积/考位.
func shareOf(list []string, i, n int) []string {
	if n < 2 {
		return list
	}
	out := make([]string, len(list))
	for k, s := range list {
		out[k] = s
		from, end := 0, len(s)
		if open := strings.IndexByte(s, '('); open >= 0 && strings.HasSuffix(s, ")") && strings.ContainsRune(s[open:], '/') {
			from, end = open+1, len(s)-1
		}
		if pieces := strings.Split(s[from:end], "/"); len(pieces) == n {
			out[k] = pieces[i]
			if from > 0 {
				out[k] = s[:from-1] + pieces[i]
			} else if i > 0 {
				out[k] = pieces[i] + " " + pieces[0]
			}
		}
	}
	return out
}

// mostWhole are the figures of the row and column that add up most; parts of the year and of 其中 only where nothing else is.
func mostWhole(list []quantity) []quantity {
	whole := false
	for _, q := range list {
		whole = whole || !q.part
	}
	row, col := single, single
	for _, q := range list {
		if q.part != whole {
			row = max(row, q.rowSum)
		}
	}
	for _, q := range list {
		if q.part != whole && q.rowSum == row {
			col = max(col, q.colSum)
		}
	}
	var out []quantity
	for _, q := range list {
		if q.part != whole && q.rowSum == row && q.colSum == col {
			out = append(out, q)
		}
	}
	return out
}
