package extract

import (
	"cmp"
	"slices"
	"strings"

	"nianping"
)

// examinerList is a table that is known to list examiners.
type examinerList struct {
	r         *Reading
	t         *Table
	block     int // the index of its block
	groups    []map[string]int
	bare      map[string]rankMeaning // what 高级 alone means in the columns of levels, see findRanks
	heads     map[int]cellValue      // the occupation that stands above the columns of one person, by the column of his name
	counts    int                    // the column that counts the names of a cell, 0 for none
	lines     int                    // people or occupations that the row at hand holds line by line, 1 for one
	line      int                    // the one at hand
	dated     string                 // the validity read last, as written; most lists say one of many
	date      string                 // what it says, "" where it is none
	dateDoubt string                 // why that is doubted, "" for no doubt
	last      map[int]int            // the person read last, by the column of his name

	occupation cellValue // of the whole table, from its caption
	until      cellValue // of all, from the caption: 证书有效期均至2026年12月
	star       cellValue // the words that say that ★ marks seniors; the others are then plain examiners
	mark       string    // the character in brackets that marks them instead, "" for none
	seniorMark string    // the marks that these words name, all that may be some where they name none: 带星标的为高级考评员
}

// starLegend says which mark makes a senior: ★为高级考评员; where it is a character or two in brackets behind the name, that is its group:
// 姓名后注明“高”的为高级考评员, 注“高级”者为高级考评员.
var starLegend = patternOf(`(?:[` + seniorMarks + `]|星号|星标)[号者的]*["”]?(?:号)?(?:者)?(?:为|表示|代表|是|系|指)?(?:的)?(?:为|是)?高级考评|(?:标|注|加|写|带|附|有)(?:有|明|注|了|上)?["“(]{1,2}(\p{Han}{1,2}|[A-Za-z#])[)"”]{1,2}(?:字|号|字样)?(?:的|者)?[^,;。]{0,6}?(?:为|是|系)高级考评`)

// saysOfOthers is what a bracket says that stands behind the last name of a list and grades others of it, or explains its marks:
// *为高级考评员, 前两人是高级考评员, 其余均为考评员.
var saysOfOthers = patternOf(`(?:[` + seniorMarks + `号者的均都]|[\d一二两三四五六七八九十][人名位]|星标|其余|其他|其中)["”]?[^,;。]{0,4}?(?:为|是|系|表示|代表|指)[^,;。]{0,4}?考评`)

// gradesOthers reports whether what a bracket behind a name holds says nothing of him in particular.
func gradesOthers(inside string) bool {
	return strings.HasPrefix(inside, "其中") || strings.Contains(inside, "考评") && saysOfOthers.MatchString(inside) || !hasAnyPrefix(inside, "为", "是", "均", "都") && areSeniors.MatchString(inside)
}

var seniorExaminer = anyOf("高级考评")

var allUntil = patternOf(`有效期(?:限|起止|间)?(?:均|都|统一|一律|全部|皆)?(?:[为是至到:]|截至|截止)+|(?:证书|证卡|证件|聘期)(?:的)?(?:到期|截止|起止|有效|失效)(?:日期|时间|年月|日)?(?:均|都|统一|一律|全部|皆)?[为是在:]+|聘期(?:至|到)|(?:证书|证卡|证件|聘期|资格)(?:均|都|统一|一律|全部|皆)(?:于|在|至|到|有效至|有效期至)+`)

// context reads what caption, sheet and heading say of all rows.
func (l *examinerList) context() {
	sources := []*Block{l.t.Before}
	if l.t.Before != nil && l.t.Before.Index > 0 {
		for i := l.t.Before.Index - 1; i >= 0 && i >= l.t.Before.Index-4; i-- {
			if k := &l.r.Blocks[i]; k.Table == nil && k.Text() != "" {
				sources = append(sources, k)
			}
		}
	}
	for _, b := range sources {
		if b == nil || l.until.ok() || !strings.Contains(b.Text(), "考评") || ownItem(b.Text()) {
			continue
		}
		if at, d := validOfAll(b.Text()); d != "" {
			from, to := b.Around(at.Start, at.End)
			l.until = b.valueAt(from, to, d)
		}
	}
	l.star = l.legend()
	l.seniorMark = cmp.Or(marksIn(l.star.text), seniorMarks)
	if o := l.t.Caption + spanning(l.t); o != "" {
		if name := l.r.occupationAtEnd(o); name != "" {
			l.occupation = l.captionCell(name)
		}
	}
	if b := l.t.Before; !l.occupation.ok() && b != nil && shorterThan(b.Text(), 61) {
		l.occupation = l.r.onlyOccupation(b)
	}
	if !l.occupation.ok() && l.t.T.Sheet != "" {
		if n := l.r.Names.Of(strings.TrimSuffix(NewView(l.t.T.Sheet).Text, "考评员")); n != nil {
			l.occupation = cellValue{value: n.Written, text: "", at: &l.t.T.Ref}
		}
	}
	if !l.occupation.ok() {
		c := l.r.Blocks[l.block].chapter(itsExaminers)
		if b := l.headingAbove(); b != nil && (c == nil || b.Index > c.heading.Index) {
			l.occupation = l.r.onlyOccupation(b)
		} else {
			l.occupation = c.occupation()
		}
	}
	if filed := l.r.Names.filed(); !l.occupation.ok() && len(filed) == 1 {
		n := filed[0]
		l.occupation = cellValue{value: n.Written, text: n.Written, at: &l.t.T.Ref}
	}
}

// legend finds the words that give a mark its meaning: ★为高级考评员, 带*者为高级考评员.
func (l *examinerList) legend() (says cellValue) {
	for c := range l.t.Cols {
		if m := starLegend.FindStringSubmatch(l.t.lowestHeader(c)); m != nil { // 考评员（★为高级考评员）
			l.mark = m[1]
			return l.t.valueAt(l.t.Head-1, c, string(nianping.GradeExaminer))
		}
	}
	said := l.r.seniorMark()
	if l.mark = said.mark; said.says.ok() {
		return said.says
	}
	for _, g := range l.groups { // 王志远*、李小梅(*为高级考评员)
		for row := l.t.Head; row < l.t.Rows; row++ {
			if s := l.t.Text(row, g["name"]); strings.Contains(s, "高级考评") {
				if m := starLegend.FindStringSubmatch(s); m != nil {
					l.mark = m[1]
					return l.t.valueAt(row, g["name"], string(nianping.GradeExaminer))
				}
			}
		}
	}
	return says
}

// marksIn are the marks of seniors in a text.
func marksIn(s string) string {
	return strings.Map(func(c rune) rune {
		if strings.ContainsRune(seniorMarks, c) {
			return c
		}
		return -1
	}, s)
}

// markMeaning are words that say that a mark at a name makes a senior: (※为高级考评员); the others are then plain examiners. The mark is
// given where it is a character in brackets.
type markMeaning struct {
	says cellValue
	mark string
}

// seniorMark are these words of a document, looked for once.
func (r *Reading) seniorMark() markMeaning { return r.senior.of(r.findSeniorMark) }

func (r *Reading) findSeniorMark() markMeaning {
	for i := range r.Blocks {
		b := &r.Blocks[i]
		if b.Table != nil {
			for row := range b.Table.Rows {
				for col := range b.Table.Cols {
					if col > 0 && row >= b.Table.Head { // below the head only a row of its own speaks of the rest
						break
					}
					if s := b.Table.Text(row, col); strings.Contains(s, "高级考评") {
						if m := starLegend.FindStringSubmatch(s); m != nil {
							return markMeaning{b.Table.valueAt(row, col, string(nianping.GradeExaminer)), m[1]}
						}
					}
				}
			}
			continue
		}
		if !b.Says(seniorExaminer) {
			continue
		}
		if m := starLegend.FindStringSubmatchIndex(b.Text()); m != nil {
			said := markMeaning{says: b.valueAt(m[0], m[1], string(nianping.GradeExaminer))}
			if m[2] >= 0 {
				said.mark = b.Text()[m[2]:m[3]]
			}
			return said
		}
	}
	return markMeaning{}
}

// headingAbove is the nearest paragraph above that names an occupation, nil where that is a long one that does not speak of
// examining: 1.电工考评员.
func (l *examinerList) headingAbove() *Block {
	if l.t.Before == nil {
		return nil
	}
	var long []*Block
	for i := l.t.Before.Index; i >= 0 && i >= l.t.Before.Index-3; i-- {
		b := &l.r.Blocks[i]
		switch {
		case b.Table != nil:
			return nil
		case !strings.Contains(b.Text(), "考评") && runeCount(b.Text()) > 24:
			long = append(long, b)
		case l.r.namesOccupation(b.Text()):
			if slices.ContainsFunc(long, func(b *Block) bool { return l.r.namesOccupation(b.Text()) }) {
				return nil
			}
			return b
		}
	}
	return nil
}

// captionCell finds the leading row that names the occupation.
func (l *examinerList) captionCell(name string) cellValue {
	for row := range l.t.Head {
		for col := range l.t.Cols {
			if v := l.t.View(row, col); strings.Contains(v.Text, name) {
				at := strings.Index(v.Text, name)
				words := v.Original(at, at+len(name))
				return cellValue{value: words, text: words, at: placeOf(l.t, row, col)}
			}
		}
	}
	return cellValue{}
}
