package xlsx

import (
	"bytes"
	"testing"

	"github.com/xuri/excelize/v2"

	"nianping"
)

func TestARubricsWorkbookHoldsEverySheetAndRow(t *testing.T) {
	t.Parallel()
	var first, second bytes.Buffer
	r := nianping.DefaultRubric()
	if err := WriteRubric(&first, r); err != nil {
		t.Fatal(err)
	}
	if err := WriteRubric(&second, r); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Error("两次写出的字节不同")
	}
	f, err := excelize.OpenReader(&first)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, table := range r.Tables() {
		rows, err := f.GetRows(table.Name)
		if err != nil {
			t.Fatal(err)
		}
		if want := len(table.Rows) + 2; len(rows) != want || rows[1][0] != table.Columns[0] {
			t.Errorf("工作表“%s”有%d行，应有%d行", table.Name, len(rows), want)
		}
	}
}
