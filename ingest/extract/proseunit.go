package extract

import "strings"

var (
	departmentWords = anyOf("分厂", "车间", "系", "校区", "分公司", "事业部", "教学点", "分校", "分院", "片区", "厂区", "分中心", "教学部", "工段")
	departments     = strings.Join(departmentWords.list, "|")
	unitHead        = patternOf(`^(?:其中)?([\p{Han}A-Za-z0-9]{1,8}?(?:` + departments + `))` + countsPeople)
	unitCounts      = patternOf(`^` + countsPeople)
)

// countsPeople stands behind a department whose people are counted.
const countsPeople = `(?:的?(?:考生|职工|员工|学员|学生|全年|共|合计|有|各职业|(?:\d|[一二两三四五六七八九])个(?:职业|工种)|报名|报考|参加|\d|[一二两三四五六七八九十百]+人))`

// longestUnit is the length of what stands before the word for a department at most.
const longestUnit = len("其中") + 8*len("一")

// unitAt is the department that a clause begins with and counts: 二分厂74人报名; 机械工程系两个职业的考生合计274人. "" for none.
func unitAt(clause string) string {
	if at := departmentWords.First(clause); at < 0 || at > longestUnit || !countsUnit(clause[at:]) {
		return ""
	}
	if m := unitHead.FindStringSubmatch(clause); m != nil && !ofWhole.In(m[1]) {
		return m[1]
	}
	return ""
}

// countsUnit reports whether people are counted behind a word for departments, be it 系 of 联系.
func countsUnit(text string) bool {
	for at := departmentWords.First(text); at >= 0; at = departmentWords.First(text) {
		text = text[at:]
		if word := departmentWords.At(text); unitCounts.MatchString(text[len(word):]) {
			return true
		}
		text = text[len("系"):]
	}
	return false
}

// ofWhole are words for all departments together: 三个分厂共报考218人.
var ofWhole = listOf("个", "各", "全", "所有", "两", "本")

// allUnits begins a clause on all departments together: 两个校区共报考200人.
var allUnits = patternOf(`^(?:\d+|[两二三四五六七八九十]+)个(?:` + departments + `)`)

// countsUnits reports whether a report counts departments: two of them at least. The one department that an institution is or
// has is no part.
func countsUnits(r *Reading) bool {
	first := ""
	for i := range r.Blocks {
		b := &r.Blocks[i]
		if b.Table != nil || b.Section == Plans || b.Section == TrainingPart || !b.Says(departmentWords) {
			continue
		}
		for _, s := range b.Clauses() {
			switch unit := unitAt(b.Text()[s.Start:s.End]); {
			case unit == "":
			case first == "":
				first = unit
			case unit != first:
				return true
			}
		}
	}
	return false
}

// department looks whether a department's figures begin where the clause does. They hold until ;, and until an occupation or the
// whole is named.
func (p *prose) department() {
	if !p.years.units || !p.b.Says(departmentWords) {
		return
	}
	clause := p.text[p.clause:]
	switch {
	case allUnits.MatchString(clause):
		p.state.unit = false
	case unitAt(clause) != "":
		p.subj, p.parent, p.within, p.state.unit = subject{}, subject{}, false, true
	}
}
