package template

import (
	"sort"
	"strconv"

	"nianping"
)

// programmes are the tables of counts: one set for each programme that is filed, for all three where nobody says.
func (f *Form) programmes(r *nianping.Report) []Values {
	var list []Values
	filings := f.filings()
	for _, p := range [...]nianping.Programme{nianping.SkillLevel, nianping.Qualification, nianping.Specialised} {
		var mine []nianping.Filing
		for _, k := range filings {
			if k.Programme == p {
				mine = append(mine, k)
			}
		}
		if len(filings) > 0 && len(mine) == 0 {
			continue
		}
		levelled := p != nianping.Specialised
		rows := counted{r, p}
		list = append(list, Values{"名称": p.Name(), "分级": levelled, "不分级": !levelled, "合计": rows.row(nil, nil),
			"级别": rows.levels(mine), "职业": rows.occupations(mine), "明细": rows.cross(mine)})
	}
	return list
}

// counted finds a programme's rows of a report.
type counted struct {
	r *nianping.Report
	p nianping.Programme
}

// find is the row of an occupation and a level, nil for all; nil where the report has none.
func (k counted) find(occupation *string, level *nianping.Level) *nianping.Outcome {
	for i := range k.r.Outcomes {
		o := &k.r.Outcomes[i]
		if o.Programme != nil && *o.Programme == k.p && same(o.Occupation, occupation) && same(o.Level, level) {
			return o
		}
	}
	return nil
}

func same[T comparable](a, b *T) bool {
	return a == nil && b == nil || a != nil && b != nil && *a == *b
}

func (k counted) row(occupation *string, level *nianping.Level) Values {
	o := k.find(occupation, level)
	if o == nil {
		o = &nianping.Outcome{}
	}
	rate := decimal(o.PassRate)
	if o.PassRate != nil && o.RateDecimals != nil {
		rate = strconv.FormatFloat(*o.PassRate, 'f', *o.RateDecimals, 64)
	}
	return Values{"报考": number(o.Registered), "实考": number(o.Examined), "合格": number(o.Passed), "获证": number(o.Certified), "通过率": rate}
}

// levels has a row for each filed level, the lowest first; five blank ones where nobody says.
func (k counted) levels(filings []nianping.Filing) []Values {
	filed := map[nianping.Level]bool{}
	for _, f := range filings {
		for _, l := range f.Levels {
			filed[l] = true
		}
	}
	var rows []Values
	for _, l := range nianping.Levels {
		if filed[l] {
			row := k.row(nil, &l)
			row["等级"] = l.Name()
			rows = append(rows, row)
		}
	}
	if len(rows) == 0 {
		rows = blank(5, "等级", "报考", "实考", "合格", "获证", "通过率")
	}
	return rows
}

// occupations has a row for each filed occupation, sorted by candidates as the notice asks where they are known.
func (k counted) occupations(filings []nianping.Filing) []Values {
	var names []string
	for _, f := range filings {
		names = append(names, f.Occupation)
	}
	candidates := func(name string) int {
		if o := k.find(&name, nil); o != nil && o.Registered != nil {
			return *o.Registered
		}
		return -1
	}
	sort.SliceStable(names, func(i, j int) bool { return candidates(names[i]) > candidates(names[j]) })
	var rows []Values
	for _, name := range names {
		row := k.row(&name, nil)
		row["职业"] = name
		rows = append(rows, row)
	}
	spare := 1
	if len(rows) == 0 {
		spare = blankLines
	}
	return numbered(append(rows, blank(spare, "职业", "报考", "实考", "合格", "获证", "通过率")...))
}

// cross has a row for each filed occupation and level.
func (k counted) cross(filings []nianping.Filing) []Values {
	var rows []Values
	for _, f := range filings {
		for _, l := range nianping.Levels {
			for _, filed := range f.Levels {
				if filed == l {
					row := k.row(&f.Occupation, &l)
					delete(row, "通过率")
					row["职业"], row["等级"] = f.Occupation, l.Name()
					rows = append(rows, row)
				}
			}
		}
	}
	if len(rows) == 0 {
		rows = blank(blankLines, "职业", "等级", "报考", "实考", "合格", "获证")
	}
	return rows
}
