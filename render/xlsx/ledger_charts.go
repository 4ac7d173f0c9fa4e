package xlsx

import (
	"fmt"
	"maps"
	"slices"

	"github.com/xuri/excelize/v2"

	"nianping"
)

const chartSheet = "图表"

// chartSums are what the charts show: by chart, name and year.
type chartSums struct {
	years map[int]bool
	by    []map[string]map[int]int
}

// ledgerCharts is THE list of charts.
var ledgerCharts = []struct {
	title string
	names func() []string
	count func(e *LedgerEntry) map[string]int
}{
	{"各等次机构数（家）", gradeNames, func(x *LedgerEntry) map[string]int { return map[string]int{string(x.Evaluation.Grade): 1} }},
	{"报送情况（家）", stateNames, func(x *LedgerEntry) map[string]int { return map[string]int{x.Evaluation.Status.State.Name(): 1} }},
	{"各等级报考人次（载明的）", nianping.LevelNames, levelCounts},
}

func newChartSums() *chartSums {
	s := &chartSums{years: map[int]bool{}}
	for range ledgerCharts {
		s.by = append(s.by, map[string]map[int]int{})
	}
	return s
}

func (s *chartSums) add(x *LedgerEntry) {
	s.years[x.Evaluation.Year] = true
	for i, c := range ledgerCharts {
		for name, n := range c.count(x) {
			if s.by[i][name] == nil {
				s.by[i][name] = map[int]int{}
			}
			s.by[i][name][x.Evaluation.Year] += n
		}
	}
}

// charts fills a sheet with a small table and a native chart of grades, of submission states and of candidates by level for
// each year.
func (s *chartSums) charts(f *excelize.File) error {
	years := slices.Sorted(maps.Keys(s.years))
	if len(years) == 0 {
		return f.SetCellStr(chartSheet, "A1", "没有可画的数据。")
	}
	row := 1
	for i, c := range ledgerCharts {
		names := c.names()
		if err := chart(f, row, c.title, names, years, s.by[i]); err != nil {
			return err
		}
		row += max(len(names)+3, 18)
	}
	paper, upright, one, fit := 9, "portrait", 1, true
	if err := f.SetPageLayout(chartSheet, &excelize.PageLayoutOptions{Size: &paper, Orientation: &upright, FitToWidth: &one, FitToHeight: &one}); err != nil {
		return err
	}
	if err := f.SetSheetProps(chartSheet, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	return f.SetColWidth(chartSheet, "A", "A", 24)
}

// chart writes a table of sums by name and year and a chart of it beside.
func chart(f *excelize.File, row int, title string, names []string, years []int, sums map[string]map[int]int) error {
	head := []any{title}
	for _, y := range years {
		head = append(head, fmt.Sprintf("%d年度", y))
	}
	if err := f.SetSheetRow(chartSheet, fmt.Sprintf("A%d", row), &head); err != nil {
		return err
	}
	for i, name := range names {
		line := []any{name}
		for _, y := range years {
			line = append(line, sums[name][y])
		}
		if err := f.SetSheetRow(chartSheet, fmt.Sprintf("A%d", row+1+i), &line); err != nil {
			return err
		}
	}
	axis := excelize.ChartAxis{Font: excelize.Font{Color: "404040", Size: 9}}
	c := &excelize.Chart{Type: excelize.Col, XAxis: axis, YAxis: axis, Title: excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: title}}}, Dimension: excelize.ChartDimension{Width: 560, Height: 300}, Legend: excelize.ChartLegend{Position: "bottom"},
		PlotArea: excelize.ChartPlotArea{ShowVal: true}}
	colours := []string{"B9C6D6", "1F3A5F", "7F9DB9", "8A5A00"}
	for i := range years {
		letter, err := excelize.ColumnNumberToName(i + 2)
		if err != nil {
			return err
		}
		c.Series = append(c.Series, excelize.ChartSeries{
			Name:       fmt.Sprintf("'%s'!$%s$%d", chartSheet, letter, row),
			Categories: fmt.Sprintf("'%s'!$A$%d:$A$%d", chartSheet, row+1, row+len(names)),
			Values:     fmt.Sprintf("'%s'!$%s$%d:$%s$%d", chartSheet, letter, row+1, letter, row+len(names)),
			Fill:       excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colours[i%len(colours)]}},
		})
	}
	at, err := excelize.CoordinatesToCellName(len(years)+3, row)
	if err != nil {
		return err
	}
	return f.AddChart(chartSheet, at, c)
}

func gradeNames() []string {
	var names []string
	for _, g := range nianping.GradeNames {
		names = append(names, string(g))
	}
	return names
}

func stateNames() []string {
	var names []string
	for _, s := range nianping.SubmissionStates {
		names = append(names, s.Name())
	}
	return names
}

// levelCounts are the candidates that a report states by level, those given only about left out. A row over all programmes
// stands for the rows of the single ones, and a row over all occupations for those of the cross table.
func levelCounts(x *LedgerEntry) map[string]int {
	sums := map[string]int{}
	if x.Case.Report == nil {
		return sums
	}
	var told []*nianping.Outcome
	for _, grain := range []struct{ occupations, programmes bool }{{false, false}, {false, true}, {true, false}, {true, true}} {
		var here []*nianping.Outcome
		for i := range x.Case.Report.Outcomes {
			o := &x.Case.Report.Outcomes[i]
			if !o.Stated || o.Level == nil || o.Registered == nil || (o.Occupation != nil) != grain.occupations || (o.Programme != nil) != grain.programmes {
				continue
			}
			if slices.ContainsFunc(told, func(t *nianping.Outcome) bool {
				return *t.Level == *o.Level && (t.Programme == nil || o.Programme == nil || *t.Programme == *o.Programme)
			}) {
				continue
			}
			here = append(here, o)
			if !o.IsApproximate("registered") {
				sums[o.Level.Name()] += *o.Registered
			}
		}
		told = append(told, here...)
	}
	return sums
}
