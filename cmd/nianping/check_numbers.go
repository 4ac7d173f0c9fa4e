package main

import (
	"strings"
	"unicode/utf8"

	"nianping"
	"nianping/ingest/document"
)

var (
	// numberLabel is a label or heading whose cells take numbers.
	numberLabel = nianping.Expression(`(?:人数|人次|期数|面积|考位|工位|通过率|合格率|次数|起数|批次数?|人员|专家|占比)(?:[（(][^）)]*[）)])?$`)
	countLabel  = nianping.Expression(`^(?:报考|报名|实考|参考|合格|获证|发证|培训|通过|认定|评价计划报备|内部质量督导|违纪违规|期数|人数|考位|工位|办公用房|理论考场|实操考场|理论考试场地|技能考核场地|占比).*$|[（(](?:人|人次|批|次|起|期|个|㎡|%)[）)]$`)
	hasNumber   = nianping.Expression(`[0-9０-９零〇一二三四五六七八九十百两]`)
	// noNumber is what clerks write for none.
	noNumber = nianping.Expression(`^(?:无|没有|未开展|未举办|不涉及|暂无|[-—/\\－×]+|整数|百分数|数字)$`)
)

// notNumbers finds words in cells that ask for a number.
func notNumbers(doc *document.Document) []remark {
	var list []remark
	for _, b := range doc.Body {
		if b.Table == nil {
			continue
		}
		t := b.Table
		for row := range t.Rows {
			for col := range t.Cols {
				label := cellText(t, row, col)
				if !t.Starts(row, col) || !numberLabel().MatchString(label) || !countLabel().MatchString(label) {
					continue
				}
				for _, at := range answers(t, row, col) {
					if s := cellText(t, at[0], at[1]); s != "" && !hasNumber().MatchString(s) && !noNumber().MatchString(s) {
						list = append(list, remark{title: "应填数字", say: "“" + label + "”应当填数字，这里写的是“" + s + "”。", do: "请改填数字；没有的填0，未开展的填“/”。",
							evidence: []nianping.Evidence{{At: t.CellRef(at[0], at[1]).String(), Text: s}}})
					}
				}
			}
		}
	}
	return list
}

// answers are the cells that a label asks for: those below a heading, or the one beside a label of a form.
func answers(t *document.Table, row, col int) [][2]int {
	next := col + t.At(row, col).ColSpan
	if row > 0 || next < t.Cols && !numberLabel().MatchString(cellText(t, row, next)) && hasNumber().MatchString(cellText(t, row, next)) {
		if row < max(t.Header, 1) || next >= t.Cols || numberLabel().MatchString(cellText(t, row, next)) {
			return nil
		}
		return [][2]int{{row, next}}
	}
	if t.Rows < 3 {
		return nil
	}
	var list [][2]int
	for r := row + 1; r < t.Rows; r++ {
		if t.Starts(r, col) && !numberLabel().MatchString(cellText(t, r, col)) {
			list = append(list, [2]int{r, col})
		}
	}
	return list
}

func cellText(t *document.Table, row, col int) string {
	c := t.At(row, col)
	if c == nil || utf8.RuneCountInString(c.Text()) > 40 {
		return ""
	}
	return strings.Join(strings.Fields(c.Text()), "")
}
