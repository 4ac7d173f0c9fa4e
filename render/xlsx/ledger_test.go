package xlsx

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"nianping"
)

func ref[T any](v T) *T { return &v }

// sampleLedger is an invented ledger of n institutions over two years.
func sampleLedger(n int) *Ledger {
	in := &Ledger{Date: nianping.Date{Year: 2025, Month: 7, Day: 1}, Rubric: "HS-1.0"}
	skill := nianping.SkillLevel
	var list []LedgerEntry
	for i := 0; i < n; i++ {
		for year := 2023; year <= 2024; year++ {
			name := fmt.Sprintf("徽州第%d职业技术学校", i+1)
			r := nianping.NewReport("总结.docx", strings.Repeat("a", 64))
			for k, l := range []nianping.Level{"5", "4", "3"} {
				r.Outcomes = append(r.Outcomes, nianping.Outcome{Programme: &skill, Level: ref(l), Registered: ref(100 + i + k), Passed: ref(90), PassRate: ref(89.11), Stated: true})
				r.Evidence[nianping.PointerTo("outcomes", k, "registered")] = []nianping.Evidence{{At: "表1第2行第2列", Text: "联系电话13855912345，报考120人"}}
			}
			r.Outcomes = append(r.Outcomes, nianping.Outcome{Registered: ref(300), Passed: nil, Stated: true, Approximate: []string{"registered"}})
			for k := 0; k < 15; k++ {
				r.Examiners = append(r.Examiners, nianping.Examiner{Name: "程某", Occupation: ref("电工"), CertificateNo: ref("34101234567"), ValidUntil: ref("2026-12"), IDNumber: ref("341002199003077514"), Phone: ref("13855912345")})
			}
			r.Review = []nianping.Review{{Pointer: "/outcomes/3/registered", Reason: "原文写作约300人次"}}
			e := &nianping.Evaluation{Institution: name, CreditCode: "12341000MB1234567X", Type: nianping.School, District: "徽州区", Year: year, Rank: ref(i + 1), RankAll: ref(i + 1),
				Total: nianping.PointsOf(8821, 100), Confirmed: nianping.PointsOf(8688, 100), Potential: nianping.PointsOf(8838, 100), Coverage: nianping.PointsOf(985, 1000), Grade: nianping.Good, GradeReason: "总分88.21，达到良好。",
				Status: nianping.Status{Institution: name, Year: year, Due: "2025-05-31", State: nianping.Late, ReceivedAt: ref("2025-06-04T09:12:00+08:00"), DaysLate: ref(4), File: ref("总结.docx")}}
			for k := 0; k < 26; k++ {
				e.Items = append(e.Items, nianping.EvaluatedItem{Code: fmt.Sprintf("A%d", k), Name: "规章制度健全", Points: nianping.PointsOf(9, 2), Max: nianping.PointsOf(6, 1), State: nianping.Scored, Reason: "写明六项制度中的四项，得4.5分。", Basis: "附1-二",
					Evidence: []nianping.Evidence{{At: "第12段", Text: "建立财务管理、评价服务规程、档案管理、安全保卫四项制度"}}})
			}
			e.Items[0].Points, e.Items[0].State = nil, nianping.UnreadableFact
			e.Findings = []nianping.Finding{{Code: "RATE_MISMATCH", Severity: nianping.Medium, Message: "通过率与人数不符。", Formula: "90÷101＝89.11%", Question: "按报考还是按实考计算？"}}
			list = append(list, LedgerEntry{Case: &nianping.Case{Year: year, Report: r, Status: e.Status}, Evaluation: e, Report: fmt.Sprintf("%d年度评估报告/%s.pdf", year, name)})
		}
	}
	in.Entries = func(yield func(*LedgerEntry, error) bool) {
		for i := range list {
			if !yield(&list[i], nil) {
				return
			}
		}
	}
	return in
}

func ledger(t testing.TB, in *Ledger) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := WriteLedger(&b, in); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestTheLedgerHoldsWhatOfficersLookFor(t *testing.T) {
	t.Parallel()
	data := ledger(t, sampleLedger(2))
	if out := os.Getenv("NIANPING_LEDGER"); out != "" { // to look at it
		if err := os.WriteFile(out, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, c := range []struct{ sheet, cell, want string }{
		{"报送情况", "G3", "逾期"}, {"报送情况", "I3", "4"}, {"统计", "G3", "100"}, {"统计", "K3", "89.11%"}, {"统计", "L3", "90.00%"}, {"统计", "H3", ""}, {"统计", "N6", "报考"},
		{"考评员", "D3", "程某"}, {"评分", "H3", "88.21"}, {"评分", "K3", "98.50%"}, {"评分明细", "E3", ""}, {"评分明细", "G3", "未能读取"}, {"评分明细", "E4", "4.50"}, {"问题", "C3", "一般"}, {"存疑", "C3", "统计第4项（总计）报考人数"}, {"存疑", "D3", "原文写作约300人次"},
	} {
		if got, err := f.GetCellValue(c.sheet, c.cell); err != nil || got != c.want {
			t.Errorf("%s!%s holds %q (%v), want %q", c.sheet, c.cell, got, err, c.want)
		}
	}
	if link, err := f.GetCellFormula("报送情况", "L3"); err != nil || !strings.Contains(link, "2023年度评估报告/徽州第1职业技术学校.pdf") {
		t.Errorf("the link to the report is %q (%v)", link, err)
	}
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		text := fmt.Sprint(rows)
		for _, secret := range []string{"341002199003077514", "13855912345"} {
			if strings.Contains(text, secret) {
				t.Errorf("%s shows %s", sheet, secret)
			}
		}
	}
}

func TestTheChartOfLevelsCountsEachCandidateOnce(t *testing.T) {
	t.Parallel()
	skill, exam := nianping.SkillLevel, nianping.Qualification
	row := func(p *nianping.Programme, occupation string, l nianping.Level, n int) nianping.Outcome {
		o := nianping.Outcome{Programme: p, Level: ref(l), Registered: ref(n), Stated: true}
		if occupation != "" {
			o.Occupation = ref(occupation)
		}
		return o
	}
	r := nianping.NewReport("总结.docx", "00")
	r.Outcomes = []nianping.Outcome{
		row(nil, "", "5", 100), row(&skill, "", "5", 60), row(&exam, "", "5", 40), row(&skill, "电工", "5", 60), // over all programmes
		row(&skill, "", "4", 50), row(&exam, "", "4", 30), row(&skill, "电工", "4", 50), row(nil, "焊工", "4", 9), // of each
		row(&exam, "", "3", 20), row(&skill, "电工", "3", 7), row(&skill, "焊工", "3", 5), row(&exam, "焊工", "3", 20), // of one, the other in the cross table
		row(&skill, "电工", "2", 4), // in the cross table alone
	}
	r.Outcomes = append(r.Outcomes, nianping.Outcome{Programme: &skill, Level: ref(nianping.Level("2")), Registered: ref(4)}) // added up by the reader
	got := levelCounts(&LedgerEntry{Case: &nianping.Case{Report: r}})
	for level, want := range map[nianping.Level]int{"5": 100, "4": 80, "3": 32, "2": 4} {
		if got[level.Name()] != want {
			t.Errorf("%s: %d, want %d", level.Name(), got[level.Name()], want)
		}
	}
}

func TestTheDictionaryExplainsEveryColumn(t *testing.T) {
	t.Parallel()
	in := sampleLedger(1)
	for _, p := range in.sheets() {
		for _, c := range p.columns {
			if c.meaning == "" {
				t.Errorf("%s: %s is not explained", p.name, c.title)
			}
		}
		for x := range in.Entries {
			p.each(x, func(row []any) {
				if len(row) != len(p.columns) {
					t.Fatalf("%s: a row has %d fields for %d columns", p.name, len(row), len(p.columns))
				}
			})
		}
	}
}

func TestTheLedgerIsTheSameEachTime(t *testing.T) {
	t.Parallel()
	if !bytes.Equal(ledger(t, sampleLedger(3)), ledger(t, sampleLedger(3))) {
		t.Error("two runs differ")
	}
}

func TestAFullSheetGoesOnInAnother(t *testing.T) {
	t.Parallel()
	all := func(most int) (sheets []string, rows map[string][][]string) {
		var b bytes.Buffer
		if err := sampleLedger(3).write(&b, most); err != nil {
			t.Fatal(err)
		}
		f, err := excelize.OpenReader(&b)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		rows = map[string][][]string{}
		for _, sheet := range f.GetSheetList() {
			list, err := f.GetRows(sheet)
			if err != nil {
				t.Fatal(err)
			}
			sheets = append(sheets, sheet)
			if name, _, _ := strings.Cut(sheet, "（"); len(list) > headRow && name != chartSheet {
				if name != sheet && len(list)-headRow > most {
					t.Errorf("%s has %d rows", sheet, len(list)-headRow)
				}
				rows[name] = append(rows[name], list[headRow:]...)
			}
		}
		return sheets, rows
	}
	_, want := all(excelize.TotalRows)
	sheets, got := all(60) // 26 items a report: two reports a sheet
	if !reflect.DeepEqual(got, want) {
		t.Error("the rows on several sheets are others than on one")
	}
	if names := strings.Join(sheets, " "); !strings.Contains(names, "评分明细 评分明细（2） 评分明细（3） 问题 存疑 数据字典 ") {
		t.Errorf("the sheets are %s", names)
	}
}

func TestALedgerFromAFileIsTheSame(t *testing.T) {
	t.Parallel()
	in := sampleLedger(60) // more than one block
	store, err := os.Create(filepath.Join(t.TempDir(), "rows"))
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	in.Store = store
	got := ledger(t, in)
	if info, err := store.Stat(); err != nil || info.Size() < int64(len(got)/2) {
		t.Errorf("%v: the file does not hold the rows of %d bytes", info, len(got))
	}
	if !bytes.Equal(got, ledger(t, sampleLedger(60))) {
		t.Error("the ledger is another one")
	}
	store.Close()
	if err := WriteLedger(io.Discard, in); !errors.Is(err, os.ErrClosed) {
		t.Errorf("%v where rows cannot be kept", err)
	}
}

func TestAnEmptyLedgerIsWrittenAllTheSame(t *testing.T) {
	t.Parallel()
	ledger(t, &Ledger{Date: nianping.Date{Year: 2025, Month: 7, Day: 1}})
}

func BenchmarkLedgerOf300InstitutionsAndTwoYears(b *testing.B) {
	in := sampleLedger(300)
	for b.Loop() {
		ledger(b, in)
	}
}

func TestTheStatisticsGoOutAsPlainTables(t *testing.T) {
	t.Parallel()
	var table, data bytes.Buffer
	if err := WriteStatisticsCSV(&table, sampleLedger(1)); err != nil {
		t.Fatal(err)
	}
	if want := "\ufeff年度,机构名称,评价种类"; !strings.HasPrefix(table.String(), want) || !strings.Contains(table.String(), "\n2023,徽州第1职业技术学校,职业技能等级认定,,五级/初级工,等级,100,,90,,0.8911,0.9,载明,") {
		t.Errorf("got %.300s", table.String())
	}
	if err := WriteStatisticsJSON(&data, sampleLedger(1)); err != nil {
		t.Fatal(err)
	}
	var back struct{ Rows [][]any }
	if err := json.Unmarshal(data.Bytes(), &back); err != nil || len(back.Rows) != 8 || back.Rows[0][1] != "徽州第1职业技术学校" {
		t.Errorf("%v, %v", back, err)
	}
	var none bytes.Buffer
	if err := WriteStatisticsJSON(&none, &Ledger{}); err != nil || !strings.HasSuffix(none.String(), "\n ],\n \"rows\": []\n}\n") {
		t.Errorf("%v: %s", err, &none)
	}
	if !strings.Contains(data.String(), `"meaning": "人次；空：未载明"`) || strings.Contains(data.String(), "13855912345") {
		t.Errorf("got %.300s", data.String())
	}
}

func TestARowIsAsHighAsItsWords(t *testing.T) {
	t.Parallel()
	columns := []ledgerColumn{{width: 22.5, kind: words}, {width: 8, kind: whole}}
	for text, want := range map[string]float64{"": 18, "年度总结.docx": 18, "十个汉字占二十个位置": 18, "十一个汉字占两行的位置": 32.5, strings.Repeat("长", 1000): 400} {
		if got := rowHeight(columns, []any{text, 12345678}); got != want {
			t.Errorf("%.20s: %.1f points, want %.1f", text, got, want)
		}
	}
}
