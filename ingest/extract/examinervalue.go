package extract

import (
	"strconv"
	"strings"
	"time"

	"nianping"
)

// rank reads grade and level, which clerks put into one column, into two, or into the remarks.
func (l *examinerList) rank(p *person, row int, g map[string]int, above map[string]cellValue) {
	for _, field := range [...]string{"grade", "exam_level", "level"} {
		v := l.cell(row, g, field, above)
		if !v.ok() {
			continue
		}
		bare := bareRank(v.value)
		if gr := gradeOf(v.value); gr != "" && !p.grade.ok() && !(bare && l.bare[field] == meansLevels) {
			p.grade = v.as(string(gr))
			if bare && l.bare[field] == meansEither {
				p.grade.doubt = "“" + v.value + "”可能是考评员的级别，也可能是可考评的等级"
			}
		}
		if bare && l.bare[field] != meansLevels {
			continue
		}
		if lv := highest(v.value); lv != "" && !p.level.ok() {
			p.level = v.as(string(lv))
			if h := l.t.lowestHeader(g[field]); field == "level" && ownLevel.In(h) {
				p.level.doubt = "“" + h + "”可能是本人的等级，不一定是可考评的等级"
			}
		}
	}
	if v := l.cell(row, g, "plain", nil); v.ok() && !p.grade.ok() {
		p.grade = v.as(string(nianping.GradeExaminer))
	}
	if v := l.cell(row, g, "senior", nil); v.ok() && (strings.Contains(v.value, "高级") || isTick(v.value)) {
		p.grade = v.as(string(nianping.GradeSenior))
	}
	for _, field := range [...]string{"remark", "title"} {
		if v := l.cell(row, g, field, nil); v.ok() && !p.grade.ok() {
			if gr := gradeOf(v.value); gr != "" {
				p.grade = v.as(string(gr))
			}
		}
	}
}

// bareRank reports whether a cell says no more than 高级, 中级 or 初级: of an examiner's own grade, or of the levels that he may examine.
func bareRank(s string) bool {
	if !strings.Contains(s, "级") || !shorterThan(s, 6) {
		return false
	}
	s = strings.Trim(s, " ()")
	return s == "高级" || s == "中级" || s == "初级"
}

// rankMeaning is what 高级, 中级 and 初级 mean in a column: grades of examiners, unless the column tells otherwise.
type rankMeaning int

const (
	meansGrades rankMeaning = iota
	meansLevels
	meansEither
)

// mayExamine are the words of a header by which its column holds the levels that people may examine.
var mayExamine = listOf("可", "最高", "执考", "范围", "上限", "封顶", "能考", "能评", "考到", "评到")

// findRanks tells for the columns of levels of one person what 高级 means in them: a level where other cells of the column are levels
// that cannot be taken for grades, 三级, 技师, or the header asks what they may examine; a grade where others say 考评员.
func (l *examinerList) findRanks(g map[string]int) {
	for _, field := range [...]string{"exam_level", "level"} {
		c, ok := g[field]
		if !ok {
			continue
		}
		bare, levels, grades := false, false, false
		for row := l.t.Head; row < l.t.Rows; row++ {
			bare = bare || bareRank(l.t.Text(row, c))
		}
		if !bare {
			continue
		}
		for row := l.t.Head; row < l.t.Rows; row++ {
			if s := l.t.Text(row, c); !bareRank(s) {
				grade := gradeOf(s) != ""
				grades = grades || grade
				levels = levels || !grade && highest(s) != ""
			}
		}
		meaning := meansEither
		switch {
		case levels && !grades, field == "exam_level" && mayExamine.In(l.t.Header(c)):
			meaning = meansLevels
		case grades && !levels:
			meaning = meansGrades
		}
		if l.bare == nil {
			l.bare = map[string]rankMeaning{}
		}
		l.bare[field] = meaning
	}
}

// ownLevel are the words by which a column of levels may tell of the examiners' own.
var ownLevel = listOf("技能等级", "资格等级", "技能级别")

// gradeOf reads 高级考评员, 考评员 and their short forms; "" where the text is no grade.
func gradeOf(s string) nianping.Grade {
	switch s = strings.Trim(s, " ()"); {
	case strings.Contains(s, "高级考评") || s == "高级" || s == "高考" || s == "资深考评员":
		return nianping.GradeSenior
	case strings.Contains(s, "考评员") || s == "考评" || s == "普通" || s == "一般":
		return nianping.GradeExaminer
	}
	return ""
}

// highest is the highest level that a text names: 技师及以下 → 2, 五级至三级 → 3, 技师（二级） → 2, 3级 → 3.
func highest(s string) nianping.Level {
	s = strings.ReplaceAll(strings.ReplaceAll(s, "高级考评员", ""), "高级考评", "")
	best := nianping.Level("")
	for _, m := range LevelsIn(s) {
		for _, l := range m.Levels {
			if best == "" || l.Rank() > best.Rank() {
				best = l
			}
		}
	}
	if best == "" {
		if l := LevelsOf(s); len(l) > 0 {
			best = l[0]
		}
	}
	return best
}

var (
	nameGender = patternOf(`^([^/(,]+)[/(,](男|女)\)?$`)
	masked     = patternOf(`^\d{3,6}\*+\w{2,4}$`)
)

// tidy brings values to the contract's form and drops what is none.
func (p *person) tidy() {
	switch p.gender.value {
	case "男", "女":
	case "男性", "m", "M":
		p.gender.value = "男"
	case "女性", "f", "F":
		p.gender.value = "女"
	default:
		p.gender = cellValue{}
	}
	p.id.value = strings.ReplaceAll(p.id.value, " ", "")
	if p.id.ok() && !isDigitByte(p.id.value[0]) { // only the last digits are given: no number
		p.id = cellValue{}
	}
	if p.id.ok() && !isIDNumber(p.id.value) {
		if hasDigit(p.id.value) {
			p.id.doubt = "身份证号写法异常"
		} else {
			p.id = cellValue{}
		}
	}
	if p.phone.ok() && !isPhone(p.phone.value) {
		p.phone = cellValue{}
	}
	if strings.Contains(p.card.value, "办理中") || strings.Contains(p.card.value, "待发") || strings.Contains(p.card.value, "未") {
		p.card = cellValue{}
	}
}

// isIDNumber reports whether a text is written as identity numbers are, digits of it masked or not.
func isIDNumber(s string) bool {
	return madeOf(s, "0123456789*xX×", 15, 18) || strings.Contains(s, "*") && masked.MatchString(s)
}

// isPhone reports whether a text is written as telephone numbers are, digits of it masked or not.
func isPhone(s string) bool { return madeOf(s, "0123456789()+- *", 7, 20) }

// madeOf reports whether a text has from least to most characters, all of a set.
func madeOf(s, set string, least, most int) bool {
	n := 0
	for _, r := range s {
		if n++; !strings.ContainsRune(set, r) {
			return false
		}
	}
	return n >= least && n <= most
}

// validity reads until when a certificate is valid: the column, else what the caption says of all.
func (l *examinerList) validity(row int, g map[string]int, above map[string]cellValue) cellValue {
	v := l.cell(row, g, "valid_until", above)
	if !v.ok() {
		return l.until
	}
	if v.value != l.dated {
		l.dated = v.value
		l.date, l.dateDoubt = cellUntil(v.value)
	}
	if l.date == "" {
		return serialDate(v)
	}
	until := v.as(l.date)
	until.doubt = l.dateDoubt
	return until
}

// serialDate is a date that a spreadsheet's number was left for: 46265 for 2026-08-31. It is doubted.
func serialDate(v cellValue) cellValue {
	n, err := strconv.Atoi(v.value)
	if err != nil || n < 40000 || n > 60000 {
		return cellValue{}
	}
	k := v.as(time.Date(1899, 12, 30+n, 0, 0, 0, 0, time.UTC).Format(time.DateOnly))
	k.doubt = "原文是电子表格的日期序号，换算得出，请核对"
	return k
}

// cardWithDate is a certificate number with its validity behind it: BZ0011（至2025年4月）.
var cardWithDate = patternOf(`^(.+?)\(((?:有效期)?(?:至|到)?[^()]*20\d\d[^()]*)\)$`)
