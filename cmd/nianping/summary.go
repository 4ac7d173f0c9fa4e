package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"nianping"
	"nianping/ingest/workspace"
)

// summary is what is said at the end of an evaluation: how many came in time, late, not at all, and what could not be read
// or placed.
type summary struct {
	Stale   []string // corrections that no longer apply
	Years   []string // a line each
	Weak    int      // items of which only the file's own time says when they came
	Trouble trouble
}

func summarise(ctx context.Context, e *evaluated) (summary, error) {
	s := summary{Stale: e.stale()}
	for _, y := range e.years {
		counts := map[nianping.SubmissionState]int{}
		for _, f := range y.cases {
			counts[f.Status.State]++
		}
		due, _ := e.book.due(y.year)
		s.Years = append(s.Years, fmt.Sprintf("%d年度（应于%s前报送，截至%s）：%s。", y.year, due.Chinese(), e.day.Chinese(), countsInWords(counts)))
	}
	err := e.book.w.EachItem(ctx, func(it *workspace.Held) error {
		if it.Received.Weak && it.Placed() {
			s.Weak++
		}
		s.Trouble.note(ctx, e.book.w, it)
		return nil
	})
	return s, err
}

// tell says it, with what came and where the results and the workspace lie. Inputs that could not be read or placed make the
// exit status 3.
func (s *summary) tell(c *cli.Context, taken *intake, out, dir string) error {
	for _, line := range append(append([]string{}, taken.problems...), s.Stale...) {
		fmt.Fprintln(c.App.ErrWriter, line)
	}
	w := c.App.Writer
	fmt.Fprintf(w, "收到材料 %d 份（新入库 %d 份）。\n", taken.files, taken.fresh)
	for _, line := range s.Years {
		fmt.Fprintln(w, line)
	}
	fmt.Fprintf(w, "无法读取 %d 份，未归属 %d 份。\n", len(s.Trouble.Unread), len(s.Trouble.Lost))
	if s.Weak > 0 {
		fmt.Fprintf(w, "有 %d 份材料的收到时间只能取文件修改时间，不足为凭；请在收件登记.xlsx 中补登，或用 --received 指定。\n", s.Weak)
	}
	fmt.Fprintf(w, "结果在 %s，工作区在 %s。\n", out, dir)
	return s.Trouble.tell(c, dir)
}

// listTroubled are the items that could not be read, and those that were read and could not be placed.
func listTroubled(items []workspace.Held) (unread, lost []workspace.Held) {
	for i := range items {
		switch it := &items[i]; {
		case isUnread(it):
			unread = append(unread, *it)
		case isLost(it):
			lost = append(lost, *it)
		}
	}
	return unread, lost
}

func isUnread(it *workspace.Held) bool { return it.Role != workspace.RoleAside && !it.Readable }

func isLost(it *workspace.Held) bool {
	return it.Role != workspace.RoleAside && it.Readable && !it.Placed()
}

func joinWhy(why []string) string { return strings.Join(why, "；") }

// trouble names what could not be read and what could not be placed, with the reason.
type trouble struct{ Unread, Lost []string }

// whyUnread says to officers why a report could not be read, and what to tell the institution. It has a finding that says so.
func whyUnread(r *nianping.Report) string {
	f := &r.Findings[0]
	reason := strings.TrimPrefix(f.Message, "“"+r.File+"”：") // who names the file
	// a mail without its attachments says itself what to ask for
	if info, ok := nianping.FindingInfo(f.Code); ok && !strings.Contains(reason, "请机构") {
		reason = strings.TrimSuffix(reason, "。") + "；告知机构：" + info.Remedy
	}
	return reason
}

// note names an item, if anything is wrong with it.
func (t *trouble) note(ctx context.Context, w *workspace.Workspace, it *workspace.Held) {
	switch {
	case isUnread(it):
		reason := "原因不明"
		if r, err := w.Report(ctx, it.SHA256); err == nil && len(r.Findings) > 0 {
			reason = whyUnread(r)
		}
		t.Unread = append(t.Unread, it.Path+"："+nianping.MaskText(reason))
	case isLost(it):
		why := "依据不足"
		if len(it.Why) > 0 {
			why = joinWhy(it.Why)
		}
		t.Lost = append(t.Lost, it.Path+"："+nianping.MaskText(why))
	}
}

// tell says what officers must look at themselves, in the workspace in dir; nil where there is nothing.
func (t *trouble) tell(c *cli.Context, dir string) error {
	for _, line := range t.Unread {
		fmt.Fprintln(c.App.ErrWriter, "无法读取："+line)
	}
	for _, line := range t.Lost {
		fmt.Fprintln(c.App.ErrWriter, "未归属："+line)
	}
	n := len(t.Unread) + len(t.Lost)
	if n == 0 {
		return nil
	}
	return &partialError{fmt.Sprintf("有 %d 份材料需要人工处理；已全部入库，运行 nianping -w %s review export -o 核对表.xlsx 处理。", n, dir)}
}
