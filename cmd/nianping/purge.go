package main

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"nianping"
	"nianping/ingest/workspace"
)

// retentionYears is how long originals and personal data are kept after an institution's last filing ended (domain notes,
// section 6).
const retentionYears = 3

func purgeCommand() *cli.Command {
	return &cli.Command{
		Name:  "purge",
		Usage: fmt.Sprintf("删除备案终止满%d年的机构的原件和个人信息，保留统计数字", retentionYears),
		Flags: []cli.Flag{
			asOfFlag(),
			&cli.BoolFlag{Name: "yes", Usage: "确认删除；不写则只列出会删除哪些"},
		},
		Action: runPurge,
	}
}

func runPurge(c *cli.Context) error {
	day, err := asOf(c)
	if err != nil {
		return err
	}
	w, err := openWorkspace(c, false)
	if err != nil {
		return err
	}
	defer w.Close()
	registry, err := w.Registry(c.Context)
	if err != nil {
		return err
	}
	var keys []string
	for i := range registry {
		in := &registry[i]
		if end, ended := filingEnd(in); ended && end.AddYears(retentionYears).Before(day) {
			keys = append(keys, workspace.InstitutionKey(in))
			fmt.Fprintf(c.App.Writer, "%s：备案于%s终止，保存期已满\n", in.Name, end.Chinese())
		}
	}
	if !c.Bool("yes") {
		_, err := fmt.Fprintf(c.App.Writer, "共 %d 家机构的材料保存期已满，没有删除任何内容；确认删除请加 --yes（建议先 nianping backup）。\n", len(keys))
		return err
	}
	n, err := w.Purge(c.Context, keys)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(c.App.Writer, "已删除 %d 份材料的原件和个人信息，统计数字保留。\n", n)
	return err
}

// filingEnd is the last day on which any filing of the institution was in force; false where one has no end.
func filingEnd(in *nianping.Institution) (nianping.Date, bool) {
	var last nianping.Date
	for _, f := range in.Filings {
		end := f.To
		if f.State.Ended() && !f.StateDate.IsZero() && (end.IsZero() || f.StateDate.Before(end)) {
			end = f.StateDate
		}
		if end.IsZero() {
			return end, false
		}
		if last.Before(end) {
			last = end
		}
	}
	return last, len(in.Filings) > 0
}
