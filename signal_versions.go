package nianping

import "fmt"

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
	return changedTotals(c, c.count("VERSION_CHANGED.share"), func(name string, was, now int) Finding {
		return Finding{
			Message:  fmt.Sprintf("最后一版的%s为%d人，首次报送的为%d人，相差超过%d%%。", name, now, was, c.count("VERSION_CHANGED.share")),
			Question: fmt.Sprintf("%s为什么改动？以哪一版为准？", name),
		}
	})
}

// signalFormsDiffer: a PDF and an editable file of one report state different totals (F82).
func signalFormsDiffer(c *Case) []Finding {
	if c.Earlier == nil || !otherForm(c) {
		return nil
	}
	return changedTotals(c, 0, func(name string, was, now int) Finding {
		return Finding{
			Message:  fmt.Sprintf("“%s”写的%s为%d人，“%s”为%d人。", c.Report.File, name, now, c.Earlier.File, was),
			Question: "电子文档与盖章文件，以哪一份为准？",
		}
	})
}

// otherForm: one of the two versions is a PDF and the other is not.
func otherForm(c *Case) bool {
	isPDF := func(r *Report) bool { return r.Format != nil && *r.Format == "pdf" }
	return isPDF(c.Report) != isPDF(c.Earlier)
}

// changedTotals makes a finding of each total that changed by more than a share, in per cent of the earlier one.
func changedTotals(c *Case, share int, say func(name string, was, now int) Finding) []Finding {
	before, after := grandTotal(c.Earlier), grandTotal(c.Report)
	if before == nil || after == nil {
		return nil
	}
	var found []Finding
	for _, v := range versionFigures {
		was, now := before.exact(v.field), after.exact(v.field)
		if was == nil || now == nil || *was == *now || abs(*now-*was)*100 <= *was*share {
			continue
		}
		f := say(v.name, *was, *now)
		f.Formula = fmt.Sprintf("%d→%d", *was, *now)
		found = append(found, f)
	}
	return found
}
