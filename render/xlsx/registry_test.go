package xlsx

import (
	"bytes"
	"reflect"
	"testing"

	"github.com/xuri/excelize/v2"

	"nianping"
)

func TestTheRegistryIsWrittenInTheContractsColumnsAndTheSameBytes(t *testing.T) {
	t.Parallel()
	list := []nianping.Institution{{Name: "甲公司", CreditCode: "91350100M000100Y43", Type: nianping.Enterprise, Phone: "13812345678", FormerNames: []string{"乙", "丙"}, Filings: []nianping.Filing{
		{Programme: nianping.SkillLevel, Occupation: "电工", Code: "6-31-01-03", Levels: []nianping.Level{"5", "4", "3", "1"}, From: nianping.Date{Year: 2022, Month: 6, Day: 1}, To: nianping.Date{Year: 2025, Month: 5, Day: 31}, State: nianping.Active, Common: true},
		{Programme: nianping.Specialised, Occupation: "豆腐制作", State: nianping.Withdrawn, StateDate: nianping.Date{Year: 2025, Month: 3, Day: 10}}}}}
	var a, b bytes.Buffer
	for _, w := range []*bytes.Buffer{&a, &b} {
		if err := WriteRegistry(w, list, false); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("two writings differ")
	}
	f, err := excelize.OpenReader(&a)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := f.GetRows("备案名册")
	if err != nil || len(rows) != 3 {
		t.Fatal(rows, err)
	}
	if !reflect.DeepEqual(rows[0], nianping.RegistryColumns) {
		t.Errorf("heading %v", rows[0])
	}
	want := []string{"甲公司", "91350100M000100Y43", "企业", "", "职业技能等级认定", "电工", "6-31-01-03", "五级-三级、一级", "2022-06-01", "2025-05-31", "在备", "", "是", "乙、丙", "", "138****5678"}
	if !reflect.DeepEqual(rows[1], want) {
		t.Errorf("got %q", rows[1])
	}
}
