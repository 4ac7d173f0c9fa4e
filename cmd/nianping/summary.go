package main

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"nianping"
	"nianping/ingest/workspace"
)

// summary says at the end how many came, in time, late, missing, unreadable and unplaced, and where the results lie.
// Inputs that could not be read or placed are named, and make the exit status 3.
func summary(c *cli.Context, e *evaluated, taken *intake, out string) error {
	w := c.App.Writer
	for _, s := range append(append([]string{}, taken.problems...), e.stale()...) {
		fmt.Fprintln(c.App.ErrWriter, s)
	}
	items := e.book.items
	fmt.Fprintf(w, "收到材料 %d 份（新入库 %d 份）。\n", taken.files, taken.fresh)
	for _, y := range e.years {
		counts := map[nianping.SubmissionState]int{}
		for _, f := range y.cases {
			counts[f.Status.State]++
		}
		due, _ := e.book.due(y.year)
		fmt.Fprintf(w, "%d年度（应于%s前报送，截至%s）：%s。\n", y.year, due.Chinese(), e.day.Chinese(), countsInWords(counts))
	}
	unread, lost := listTroubled(items)
	fmt.Fprintf(w, "无法读取 %d 份，未归属 %d 份。\n", len(unread), len(lost))
	weak := 0
	for _, it := range items {
		if it.Received.Weak && it.Placed() {
			weak++
		}
	}
	if weak > 0 {
		fmt.Fprintf(w, "有 %d 份材料的收到时间只能取文件修改时间，不足为凭；请在收件登记.xlsx 中补登，或用 --received 指定。\n", weak)
	}
	fmt.Fprintf(w, "结果在 %s，工作区在 %s。\n", out, e.book.w.Dir())
	return troubled(c, unread, lost, e.book.w)
}

// listTroubled are the items that could not be read, and those that were read and could not be placed.
func listTroubled(items []workspace.Held) (unread, lost []workspace.Held) {
	for _, it := range items {
		switch {
		case it.Role == workspace.RoleAside:
		case !it.Readable:
			unread = append(unread, it)
		case !it.Placed():
			lost = append(lost, it)
		}
	}
	return unread, lost
}

// troubled names what could not be read or placed; nil where there is nothing.
func troubled(c *cli.Context, unread, lost []workspace.Held, w *workspace.Workspace) error {
	for _, it := range unread {
		reason := "原因不明"
		if r, err := w.Reading(c.Context, it.SHA256); err == nil && len(r.Report.Findings) > 0 {
			reason = strings.TrimPrefix(r.Report.Findings[0].Message, "“"+r.Report.File+"”：") // the path names it
		}
		fmt.Fprintf(c.App.ErrWriter, "无法读取：%s：%s\n", it.Path, nianping.MaskText(reason))
	}
	for _, it := range lost {
		why := "依据不足"
		if len(it.Why) > 0 {
			why = joinWhy(it.Why)
		}
		fmt.Fprintf(c.App.ErrWriter, "未归属：%s：%s\n", it.Path, nianping.MaskText(why))
	}
	if len(unread)+len(lost) == 0 {
		return nil
	}
	return &partialError{fmt.Sprintf("有 %d 份材料需要人工处理；已全部入库，运行 nianping -w %s review export -o 核对表.xlsx 处理。", len(unread)+len(lost), w.Dir())}
}

func joinWhy(why []string) string {
	s := ""
	for i, reason := range why {
		if i > 0 {
			s += "；"
		}
		s += reason
	}
	return s
}
