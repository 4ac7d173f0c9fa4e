package workbook

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"nianping"
)

// rubricBook writes the default rubric as a workbook, lets edit change it, and gives its bytes.
func rubricBook(t *testing.T, edit func(f *excelize.File)) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for i, table := range nianping.DefaultRubric().Tables() {
		if i == 0 {
			f.SetSheetName("Sheet1", table.Name)
		} else {
			f.NewSheet(table.Name)
		}
		f.SetCellStr(table.Name, "A1", table.Note)
		for r, row := range append([][]string{table.Columns}, table.Rows...) {
			for c, cell := range row {
				name, _ := excelize.CoordinatesToCellName(c+1, r+2)
				f.SetCellStr(table.Name, name, cell)
			}
		}
	}
	if edit != nil {
		edit(f)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestARubricComesBackFromItsWorkbookUnchanged(t *testing.T) {
	t.Parallel()
	r, err := ReadRubric(rubricBook(t, nil))
	if err != nil {
		t.Fatal(err)
	}
	if want := nianping.DefaultRubric(); r.Hash() != want.Hash() {
		t.Errorf("读回的评分标准与原来的不同：\n%s\n%s", r.Canonical(), want.Canonical())
	}
}

func TestAnOfficersEditIsTaken(t *testing.T) {
	t.Parallel()
	r, err := ReadRubric(rubricBook(t, func(f *excelize.File) {
		f.SetCellStr("总则", "B3", "HS-2.0")
		f.SetCellFloat("等次", "B3", 88.5, -1, 64) // a number, where the program wrote text
	}))
	if err != nil {
		t.Fatal(err)
	}
	if r.Name != "HS-2.0" || r.Grades[0].Min.String() != "88.5" {
		t.Errorf("名称%s，优秀线%s", r.Name, r.Grades[0].Min)
	}
}

func TestAFaultInARubricsWorkbookNamesSheetRowAndWhatIsAllowed(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, sheet, cell, value, want string
	}{
		{"文字代替数字", "条目", "G3", "六", "工作表“条目”第3行：“评分项满分”应为数字，实为“六”"},
		{"满分合计不对", "条目", "C3", "7", "工作表“条目”第3行：各评分项满分之和为6，应等于条目满分7"},
		{"没有的指标", "条目", "F4", "report.pages", "工作表“条目”第4行：没有名为“report.pages”的指标"},
		{"没有的规则", "条目", "H3", "估计", "没有名为“估计”的规则，可用：是、按比例"},
		{"分段重叠", "条目", "I3", "0=6；7=4.5；5=3", "工作表“条目”第3行：分段重叠"},
		{"分段写法不对", "条目", "I3", "七天以内4分", "应写作“左=右；左=右”"},
		{"停用一栏写了别的", "条目", "D3", "暂停", "“停用”应为“是”或留空"},
		{"类别底线过大", "等次", "C3", "70", "工作表“等次”第3行：类别底线应在0与1之间，现为70"},
		{"类别合计不对", "类别", "C3", "13", "工作表“类别”第3行"},
		{"阈值写成文字", "阈值", "B3", "十", "工作表“阈值”第3行：“数值”应为数字，实为“十”"},
		{"人数不是整数", "阈值", "B3", "2.5", "工作表“阈值”第3行：单位为“人”的数值应为整数，现为2.5"},
		{"没有的阈值", "阈值", "A4", "X.y", "工作表“阈值”第4行：没有名为“X.y”的阈值，可用：ALL_PASSED.upper、"},
		{"考评资质写了别的", "考评资质", "C3", "也许", "工作表“考评资质”第3行：“可否考评”应为“可以”或“不可以”，实为“也许”"},
		{"没有的等级", "考评资质", "B4", "七级", "工作表“考评资质”第4行：职业技能等级不认识，可用：学徒工、"},
		{"一个职业两行", "职业目录", "A4", "茶艺师", "工作表“职业目录”第3行：“茶艺师”重复"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := ReadRubric(rubricBook(t, func(f *excelize.File) { f.SetCellStr(tt.sheet, tt.cell, tt.value) }))
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("报错为“%v”，应含“%s”", err, tt.want)
			}
		})
	}
	if r, err := ReadRubric(rubricBook(t, func(f *excelize.File) { f.DeleteSheet("阈值") })); err != nil || r.Limits != nil {
		t.Errorf("缺少可以没有的工作表时：%v", err)
	}
	_, err := ReadRubric(rubricBook(t, func(f *excelize.File) { f.DeleteSheet("等次") }))
	if err == nil || !strings.Contains(err.Error(), "工作表“等次”：缺少这张工作表") {
		t.Errorf("缺少工作表时报错为“%v”", err)
	}
}
