package extract

import (
	"strconv"
	"unicode/utf8"
)

const (
	wholeReport = 300 // characters from which a document may hold all parts of a report
	mostMissing = 3   // parts that a report may lack before its headings are thought unread
)

// emptySections queries that a part is missing of which something was read, or of which the text speaks elsewhere, and that
// most parts are missing from a long text.
func (a *accounts) emptySections() {
	missing := 0
	for _, k := range attachmentParts {
		if f := a.chosen("sections/" + string(k.part)); f != nil && f.Value == false {
			missing++
		}
	}
	if missing == 0 || a.length() < wholeReport || !speaksOfAssessment(a.r) {
		return
	}
	for _, k := range attachmentParts {
		f := a.chosen("sections/" + string(k.part))
		if f == nil || f.Value != false {
			continue
		}
		if missing >= mostMissing {
			a.query(f, "正文不短，却有"+strconv.Itoa(missing)+"个部分没有找到，可能是标题写法少见，请核对")
		} else if at := firstFact(a.facts, k.groups); at != nil {
			a.query(f, "没有找到这一部分的标题，但"+at.At.String()+"有相关内容，请核对")
		} else if k.part == Plans && a.r.tellsPlans() {
			a.query(f, "没有找到这一部分的标题，但文中有下一步的打算，请核对")
		}
	}
}

// length is the characters of all paragraphs and cells.
func (a *accounts) length() int {
	n := 0
	for i := range a.r.Blocks {
		b := &a.r.Blocks[i]
		n += utf8.RuneCountInString(b.Text())
		if b.Table != nil {
			for k := range b.Table.cells {
				n += utf8.RuneCountInString(b.Table.cells[k].text)
			}
		}
	}
	return n
}
