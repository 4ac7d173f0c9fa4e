package extract

import "strings"

var (
	// endHeader is the header of the day on which a validity ends, beside that of its begin: 起 | 止; 证书起始 | 证书终止.
	endHeader = patternOf(`(?:^(?:止|至|到)|终止|截止|结束|届满)(?:日期|时间|年月|日)?$`)
	// spanHeader is one of a column whose spans of time may be those of a certificate: 证书起止, 聘期, 资格证期限, 起止.
	spanHeader = patternOf(`证|效|聘|任期|期限|起|止|讫`)
	// spansOfOthers are words of a header whose spans are none of a certificate's: 培训起止.
	spansOfOthers = listOf("培训", "学习", "工作", "从业", "任职", "到岗", "服务", "课")
	// spanOfDates is a begin and an end: 2023-05~2026-05; 2023.05起,2026.05止; 23.5-26.5.
	spanOfDates = patternOf(`^(?:自|从)?` + monthOrDay + `[起日]?[,~—–至到-]+` + monthOrDay + `[止底末日]?$`)
)

const monthOrDay = `(?:(?:20)?\d\d[年./-]?\d{1,2}(?:[月./-]\d{1,2})?[月日]?)`

// findValidity finds the column that says until when the certificates of a list are valid where its header alone does not: the end of two columns, or
// a column of spans of time.
func findValidity(t *Table, g map[string]int) {
	known, has := g["valid_until"]
	for c := range t.Cols {
		all := t.Header(c)
		switch {
		case endHeader.MatchString(t.lowestHeader(c)) && t.allCells(c, 1, func(s string) bool { return dateAlone(s) != "" }):
		case has || !spanHeader.MatchString(all) || spansOfOthers.In(all):
			continue
		case t.Field(c) == "date" && strings.Contains(all, "起止"):
		case !t.allCells(c, 1, func(s string) bool { return spanOfDates.MatchString(strings.ReplaceAll(s, " ", "")) }):
			continue
		}
		if g["valid_until"] = c; g["certified"] == c {
			delete(g, "certified") // 证书起止
		}
		if has && c != known {
			return
		}
		has = true
	}
}
