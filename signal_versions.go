package nianping

import (
	"fmt"
	"strings"
)

// signalLastDay: first sent on the last day and then corrected again and again (F80).
func signalLastDay(c *Case) []Finding {
	s := &c.Status
	if s.State != OnTime || s.ReceivedAt == nil || len(s.Supersedes) < c.count("LAST_DAY_CORRECTIONS.versions") || chineseDay(*s.ReceivedAt) != chineseDay(s.Due) {
		return nil
	}
	return []Finding{{
		Message:  fmt.Sprintf("截止当天（%s）才首次报送，其后又更正%d次。", chineseDay(s.Due), len(s.Supersedes)),
		Question: "首次报送的总结是否已经完成？各次更正改了什么？",
	}}
}

// versionFigures are the figures that are compared between two versions.
var versionFigures = []struct {
	name  string
	field int
}{{"报考人数", 0}, {"合格人数", 2}}

// signalVersionChanged: the version that counts states other totals than the first one (F81).
func signalVersionChanged(c *Case) []Finding {
	if c.Earlier == nil || otherForm(c) {
		return nil
	}
	share := c.count("VERSION_CHANGED.share")
	words, formula := changedTotals(c, share)
	if words == "" {
		return nil
	}
	return []Finding{{
		Message:  fmt.Sprintf("最后一版与首次报送的合计相差超过%d%%：%s。", share, words),
		Formula:  formula,
		Question: "合计人数为什么改动？以哪一版为准？",
		Evidence: c.Report.EvidenceFor(c.totalPointers("registered", "passed")...),
	}}
}

// signalFormsDiffer: a PDF and an editable file of one report state different totals (F82).
func signalFormsDiffer(c *Case) []Finding {
	if c.Earlier == nil || !otherForm(c) {
		return nil
	}
	words, formula := changedTotals(c, 0)
	if words == "" {
		return nil
	}
	return []Finding{{
		Message:  fmt.Sprintf("“%s”与“%s”的合计不同：%s。", c.Earlier.File, c.Report.File, words),
		Formula:  formula,
		Question: "电子文档与盖章文件，以哪一份为准？",
		Evidence: c.Report.EvidenceFor(c.totalPointers("registered", "passed")...),
	}}
}

// otherForm: one of the two versions is a PDF and the other is not.
func otherForm(c *Case) bool {
	isPDF := func(r *Report) bool { return r.Format != nil && *r.Format == "pdf" }
	return isPDF(c.Report) != isPDF(c.Earlier)
}

// changedTotals names the totals that changed by more than a share, in per cent of the earlier one; "" where none did.
func changedTotals(c *Case, share int) (words, formula string) {
	before, after := grandTotal(c.Earlier), grandTotal(c.Report)
	if before == nil || after == nil {
		return "", ""
	}
	var said, arrows []string
	for _, v := range versionFigures {
		was, now := before.exact(v.field), after.exact(v.field)
		if was == nil || now == nil || *was == *now || abs(*now-*was)*100 <= *was*share {
			continue
		}
		said = append(said, fmt.Sprintf("%s由%d人改为%d人", v.name, *was, *now))
		arrows = append(arrows, fmt.Sprintf("%d→%d", *was, *now))
	}
	return strings.Join(said, "，"), strings.Join(arrows, "；")
}

// totalPointers lead to counts of the grand total; none where there is no such row.
func (c *Case) totalPointers(fields ...string) (at []Pointer) {
	total := grandTotal(c.Report)
	for i := range c.Report.Outcomes {
		if &c.Report.Outcomes[i] != total {
			continue
		}
		for _, f := range fields {
			at = append(at, PointerTo("outcomes", i, f))
		}
	}
	return at
}
