package xlsx

import (
	"io"
	"strings"

	"nianping"
)

// StatusRow is one row of `status` with what the registry adds to it.
type StatusRow struct {
	nianping.Status
	Type     nianping.InstitutionType
	District string
}

// WriteStatus writes who has reported, when, how late, and who is missing.
func WriteStatus(w io.Writer, rows []StatusRow) error {
	p := page{name: "报送情况", columns: []column{{title: "年度", width: 8}, {title: "机构名称", width: 34}, {title: "统一社会信用代码", width: 22}, {title: "机构类别", width: 18}, {title: "所属区县", width: 10},
		{title: "应报日期", width: 12}, {title: "报送情况", width: 10}, {title: "收到时间", width: 20}, {title: "逾期天数", width: 10}, {title: "采用文件", width: 36}, {title: "此前版本", width: 36}}}
	for _, r := range rows {
		p.rows = append(p.rows, []any{r.Year, r.Institution, r.CreditCode, string(r.Type), r.District, r.Due, r.State.Name(), PlainTime(r.ReceivedAt), number(r.DaysLate), text(r.File), strings.Join(r.Supersedes, "、")})
	}
	pages := []page{p}
	for _, by := range []struct {
		title string
		of    func(StatusRow) string
	}{{"按类别", func(r StatusRow) string { return string(r.Type) }}, {"按区县", func(r StatusRow) string { return r.District }}} {
		sums := page{name: by.title, columns: []column{{title: strings.TrimPrefix(by.title, "按"), width: 20}}}
		for _, s := range nianping.SubmissionStates {
			sums.columns = append(sums.columns, column{title: s.Name(), width: 10})
		}
		for _, s := range StatusSums(rows, by.of) {
			row := []any{s.Name}
			for _, n := range s.Counts {
				row = append(row, n)
			}
			sums.rows = append(sums.rows, row)
		}
		pages = append(pages, sums)
	}
	return writeBook(w, pages)
}

// StatusSum counts the rows of one group by state, in the order of nianping.SubmissionStates.
type StatusSum struct {
	Name   string
	Counts []int
}

// StatusSums groups rows, in the order in which the groups first stand, and counts them by state.
func StatusSums(rows []StatusRow, group func(StatusRow) string) []StatusSum {
	var sums []StatusSum
	at := map[string]int{}
	for _, r := range rows {
		name := group(r)
		if name == "" {
			name = "（未填）"
		}
		i, known := at[name]
		if !known {
			i = len(sums)
			at[name] = i
			sums = append(sums, StatusSum{name, make([]int, len(nianping.SubmissionStates))})
		}
		for k, s := range nianping.SubmissionStates {
			if s == r.State {
				sums[i].Counts[k]++
			}
		}
	}
	return sums
}

// PlainTime writes a receipt as people do: 2025-05-28 16:40:05, or the day alone; "" for nil.
func PlainTime(at *string) string {
	if at == nil {
		return ""
	}
	return strings.Replace(strings.TrimSuffix(*at, "+08:00"), "T", " ", 1)
}

func text(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
