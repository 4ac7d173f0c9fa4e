package xlsx

import (
	"bytes"
	"fmt"
	"slices"
	"testing"

	"github.com/xuri/excelize/v2"

	"nianping"
)

func TestTheScoreWorkbookHoldsResultsItemsAndFindings(t *testing.T) {
	t.Parallel()
	one, three := 1, 3
	r := nianping.NewReport("总结.docx", "")
	r.Outcomes = []nianping.Outcome{}
	e := nianping.Evaluate(&nianping.Case{Year: 2024, Report: r, Institution: &nianping.Institution{Name: "新安学校", Type: nianping.School},
		Status: nianping.Status{State: nianping.OnTime, DaysLate: new(int)}}, nianping.DefaultRubric())
	e.Rank, e.RankAll, e.RankBest, e.RankWorst = &one, &three, &one, &three
	var b bytes.Buffer
	if err := WriteScore(&b, func(yield func(*nianping.Evaluation, error) bool) { yield(&e, nil) }); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for sheet, want := range map[string]int{"评估结果": 3, "条目": 1 + len(e.Items), "问题": 1 + len(e.Findings)} {
		rows, err := f.GetRows(sheet)
		if err != nil || len(rows) != want {
			t.Errorf("工作表“%s”有%d行，应有%d行（%v）", sheet, len(rows), want, err)
		}
	}
	if got, _ := f.GetCellValue("评估结果", "O3"); got != "1—3" {
		t.Errorf("名次区间为“%s”，应为1—3", got)
	}
}

func TestAPageThatIsFullGoesOnInAnotherSheet(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	pages := []page{{name: "甲", note: "说明", columns: []column{{title: "数", width: 8}}}, {name: "乙", columns: []column{{title: "数", width: 8}}}}
	err := streamBook(&b, pages, 3, func(add func(page int, row []any) error) error {
		for i := range 7 {
			if err := add(0, []any{i}); err != nil {
				return err
			}
		}
		return add(1, []any{7})
	})
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var got []string
	for _, name := range f.GetSheetList() {
		rows, err := f.GetRows(name)
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, name, fmt.Sprint(rows))
	}
	if want := []string{"甲", "[[说明] [数] [0] [1] [2]]", "乙", "[[数] [7]]", "甲（2）", "[[说明] [数] [3] [4] [5]]", "甲（3）", "[[说明] [数] [6]]"}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}
