package main

import (
	"context"
	"fmt"
	"io"

	"nianping"
	"nianping/render/xlsx"
)

// printVersions shows for each institution and year with several readable versions what changed in the key figures from
// one to the next: a figure that changes after a question is a signal by itself.
func printVersions(ctx context.Context, out io.Writer, book *casebook, years []int) error {
	found := 0
	for _, year := range years {
		for i := range book.registry {
			in := &book.registry[i]
			a := nianping.ArrivedBy(book.find(i, year), book.day)
			var before *nianping.Submission
			var was *nianping.Report
			for k := range a.Came {
				s := &a.Came[k]
				if !s.Readable {
					continue
				}
				reading, err := book.w.Reading(ctx, s.SHA256)
				if err != nil {
					return err
				}
				if before != nil {
					found++
					fmt.Fprintf(out, "%s %d年度：%s（%s）→ %s（%s）\n", in.Name, year, before.File, xlsx.PlainTime(&before.Received.At), s.File, xlsx.PlainTime(&s.Received.At))
					changes := figureChanges(was, reading.Report)
					if len(changes) == 0 {
						changes = []string{"主要数据没有变化"}
					}
					for _, c := range changes {
						fmt.Fprintln(out, "  "+c)
					}
				}
				before, was = s, reading.Report
			}
		}
	}
	_, err := fmt.Fprintf(out, "共 %d 次重报。\n", found)
	return err
}

// keyFigure is one figure that is compared between versions.
type keyFigure struct {
	name  string
	value *int
}

// keyFigures are the counts over all occupations by programme and level, the training totals, and the examiners listed.
func keyFigures(r *nianping.Report) []keyFigure {
	var list []keyFigure
	for i := range r.Outcomes {
		o := &r.Outcomes[i]
		if o.Occupation != nil || !o.Stated {
			continue
		}
		name := "合计"
		if o.Level != nil {
			name = o.Level.Name()
		}
		if o.Programme != nil {
			name = o.Programme.Name() + name
		}
		list = append(list, keyFigure{name + "报考人数", o.Registered}, keyFigure{name + "合格人数", o.Passed})
	}
	examiners := len(r.Examiners)
	return append(list, keyFigure{"社会化培训人数", r.Training.SocialPeople}, keyFigure{"补贴性培训人数", r.Training.SubsidisedPeople},
		keyFigure{"培训总人数", r.Training.TotalPeople}, keyFigure{"所列考评员人次", &examiners})
}

// figureChanges says which key figures differ between two versions.
func figureChanges(was, is *nianping.Report) []string {
	before := map[string]*int{}
	for _, f := range keyFigures(was) {
		before[f.name] = f.value
	}
	var changes []string
	for _, f := range keyFigures(is) {
		old := before[f.name]
		delete(before, f.name)
		if number(old) != number(f.value) {
			changes = append(changes, fmt.Sprintf("%s：%s → %s", f.name, number(old), number(f.value)))
		}
	}
	for _, f := range keyFigures(was) {
		if old, gone := before[f.name]; gone && old != nil {
			changes = append(changes, fmt.Sprintf("%s：%s → 未载明", f.name, number(old)))
		}
	}
	return changes
}

func number(n *int) string {
	if n == nil {
		return "未载明"
	}
	return fmt.Sprint(*n)
}
