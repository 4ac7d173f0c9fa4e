package workbook

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

func TestAReceiptLogIsReadWithDatesAndTimes(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("../../fixtures/town/inbox/收件登记.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	log, err := ReadReceipts(data)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, r := range log.Rows {
		got[r.File] = r.Received.At
	}
	for file, at := range map[string]string{"速联物流2023.xlsx": "2025-03-31", "祁门文峰中职2023年总结.wps": "2025-07-15T10:05:00+08:00", "企业报送/徽光仪器厂.docx": "2025-05-30T09:12:00+08:00",
		"渔亭机械配件厂年度评价工作总结.docx": "2025-09-02", "县区转报/歙县2024年材料.zip": "2025-05-27", "企业报送/本草轩总结.docx": "2024-03-25"} {
		if got[file] != at {
			t.Errorf("%s: %q, want %q", file, got[file], at)
		}
	}
	if len(log.Rows) != 14 || len(log.Problems) != 0 {
		t.Errorf("%d rows, %v", len(log.Rows), log.Problems)
	}
}

func TestAReceiptRowThatIsNotUnderstoodIsNamed(t *testing.T) {
	t.Parallel()
	log, err := ReadReceipts(book(t, testSheet{"登记", [][]any{{"收件登记"}, {"收件时间", "材料名称"},
		{"2025.5.28", `.\企业\a.docx`}, {"下周", "b.docx"}, {"2025-05-28", nil}, {nil, "c.docx"}}, nil}))
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(log.Rows); len(log.Rows) != 1 || !strings.Contains(got, "企业/a.docx {2025-05-28 收件登记 false}") {
		t.Errorf("%s", got)
	}
	if got := fmt.Sprint(log.Problems); len(log.Problems) != 3 || !strings.Contains(got, "第4行未采用：“b.docx”的收到日期“下周”") {
		t.Errorf("%s", got)
	}
	if _, err := ReadReceipts(book(t, testSheet{"S", [][]any{{"名称", "数量"}}, nil})); err == nil {
		t.Error("a workbook without the headings was taken for a receipt log")
	}
}
