package extract

import (
	"slices"
	"strings"
)

// partColumns are the columns of a table that are of one site or period each (率口校区, 上半年, 屯溪), beside the one of the whole: 合计, 两校区合计, 全年.
type partColumns struct {
	row   int // of their headers
	whole int
	parts []int
}

// partColumns tells the columns of parts, the zero value where there are none or no column of the whole stands beside them.
func (t *Table) partColumns() partColumns { return t.parted.of(t.findPartColumns) }

func (t *Table) findPartColumns() partColumns {
	for row := range min(t.Rows-1, 3) {
		if p := t.partHeads(row); p.whole > 0 && len(p.parts) > 1 && (t.namesParts(&p) || t.addsUp(&p)) {
			return p
		}
	}
	return partColumns{}
}

// partHeads reads a row as the headers of columns of parts and of the whole; a header that means anything else makes it none.
func (t *Table) partHeads(row int) partColumns {
	p := partColumns{row: row}
	cols := t.filled(row)
	if len(cols) < 3 || !slices.ContainsFunc(cols, func(col int) bool { return col > 0 && isWhole(t.Bare(row, col)) }) { // much the faster questions
		return p
	}
	for _, col := range cols {
		s := t.Bare(row, col)
		switch {
		case col == 0 || besideParts.Is(s):
		case t.T.At(row, col).ColSpan > 1 || !isLabel(s):
			return partColumns{}
		case isWhole(s):
			if p.whole > 0 {
				return partColumns{}
			}
			p.whole = col
		case !namesSite(s) && !isPeriod(s) && !strangeHead(s):
			return partColumns{}
		default:
			p.parts = append(p.parts, col)
		}
	}
	return p
}

// besideParts are the headers of columns that are neither of a part nor of the whole.
var besideParts = listOf("序号", "项目", "指标", "内容", "类别", "名称", "事项", "单位", "计量单位", "备注", "说明", "明细", "分项", "具体项目", "指标名称")

// isWhole reports whether a header is of all parts: 合计, 两校区合计, 全校, 全年, 三点相加.
func isWhole(s string) bool { return wholeSigns.In(s) && wholeHead.MatchString(bareHeader(s)) }

// wholeSigns are the pieces of which each such header has one.
var wholeSigns = listOf("合计", "总计", "共计", "相加", "总数", "汇总", "累计", "全校", "全院", "全公司", "全厂", "全站", "全中心", "全机构", "全集团", "全年", "全部", "整体", "总体", "年度")

var wholeHead = patternOf(`^(?:[两二三四五六七八九十\d]个?\p{Han}{1,5}|全\p{Han}{1,3}|各\p{Han}{1,4})?(?:总?合计|总计|共计|相加|总数|汇总|累计)(?:数|人数)?$|^(?:全校|全院|全公司|全厂|全站|全中心|全机构|全集团|全年|全年度|全部|整体|总体|年度)(?:数|值|情况|完成)?$`)

// namesSite reports whether a header is the name of one site: 率口校区, 一分厂.
func namesSite(s string) bool {
	return isSite(s) || runeCount(s) <= 10 && siteHeading.FindString(s) == s && !allSites.MatchString(s)
}

// isPeriod reports whether a header is a part of the year.
func isPeriod(s string) bool { return periodHead.MatchString(s) }

var periodHead = patternOf(`^(?:(?:20\d\d年)?[上下]半年|(?:第?[一二三四1-4]|Q[1-4])季度?|\d{1,2}[-~至]\d{1,2}月份?|(?:\d{1,2}|[一二三四五六七八九十]{1,2})月份?|[春夏秋冬]季|[上下]期)$`)

// strangeHead reports whether a short header means nothing that this program knows, as the name of a place does: 屯溪, 歙县.
func strangeHead(s string) bool {
	return runeCount(s) <= 8 && allHan(s) && HeaderField(s) == "" && whatTrained(s) == "" && staffRole(s) == "" && tableField(s) == "" && tableRoom(s) == "" && trainingKind(s) == "" &&
		len(LevelsIn(s)) == 0 && ProgrammeIn(s) == "" && !isEvent(s) && headerWords.Means(s) == "" && !metricsNamed(s) && jobWords.Means(s) == "" && !yearSigns.In(s)
}

// namesParts reports whether all parts are said to be sites or periods.
func (t *Table) namesParts(p *partColumns) bool {
	for _, col := range p.parts {
		if s := t.Bare(p.row, col); !namesSite(s) && !isPeriod(s) {
			return false
		}
	}
	return true
}

// addsUp reports whether the figures of the parts add up to the whole: in two rows at least, and in four of five of those that have figures.
func (t *Table) addsUp(p *partColumns) bool {
	rows, right := 0, 0
	for row := p.row + 1; row < t.Rows; row++ {
		whole := Numbers(t.Text(row, p.whole))
		if len(whole) == 0 || whole[0].Value == 0 {
			continue
		}
		sum := 0.0
		for _, col := range p.parts {
			if n := Numbers(t.Text(row, col)); len(n) > 0 {
				sum += n[0].Value
			}
		}
		rows++
		if sum == whole[0].Value {
			right++
		}
	}
	return right > 1 && right*5 >= rows*4
}

// ofPart reports whether a position is of a part beside whose figure that of the whole stands.
func (t *Table) ofPart(row, col int) bool {
	p := t.partColumns()
	return p.whole > 0 && row > p.row && slices.Contains(p.parts, col) && t.givesWhole(row, p.whole)
}

// givesWhole reports whether the cell of the whole says something.
func (t *Table) givesWhole(row, col int) bool {
	s := t.Text(row, col)
	return strings.Trim(s, blankMarks+" /-—") != ""
}

// isMixed reports whether the rows of a table speak of three parts of Attachment 2 or more: trainings, staff, rooms, what was done. Each rule reads
// what is its own of such a table, whatever part it stands in.
func (t *Table) isMixed() bool { return t.mixed.of(t.mixesParts) }

func (t *Table) mixesParts() bool {
	if t.Rows < 3 { // one of a row at most
		return false
	}
	training, staff, rooms, events := 0, 0, 0, 0
	trains := t.Speaks(trainingWords)
	for row := range t.Rows {
		for _, col := range t.filled(row) {
			if col > 1 {
				break
			}
			s := t.Bare(row, col)
			if len(s) > 60 || !t.IsLabel(row, col) {
				continue
			}
			kind := ""
			if trains {
				kind = trainingKind(s)
			}
			switch {
			case isKind(kind) || kind == "total":
				training = 1
			case isRead(staffRole(s)):
				staff = 1
			case tableField(s) != "" || isRead(tableRoom(s)):
				rooms = 1
			case isEvent(s):
				events = 1
			default:
				continue
			}
			break
		}
		if training+staff+rooms+events > 2 {
			return true
		}
	}
	return false
}

// isRead reports whether what a label means is something of a report, and neither unknown nor something that we do not count.
func isRead(means string) bool { return means != "" && means != "-" }
