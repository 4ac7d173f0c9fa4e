package extract

import (
	"slices"
	"testing"

	"nianping"
	"nianping/ingest/document"
)

func TestWhatIsSaidOfOnePartIsNotSaidOfTheYear(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		words string
		want  bool
	}{
		{"本年度未开展认定。", true},
		{"因场地改造，2024年度未开展职业技能等级认定，无考生。", true},
		{"各职业、各等级本年度均未开展认定。", true},
		{"2024年1月起场地停用，新场地至12月底才交付，全年未开展认定。", true},
		{"2024年1月起因场地改造，本年度未开展认定。", true},
		{"备案的五级、四级因题库未到位，本年度未开展认定。", true},
		{"截至12月底未开展认定。", true},
		{"注：“/”表示该等级本年度未开考或未备案。", false},
		{"表中“—”为本年度未开考。", false},
		{"打×的表示未开展认定。", false},
		{"空白处为未组织认定。", false},
		{"四级本年度未开考。", false},
		{"三级（高级工）全年未开展认定。", false},
		{"焊工因报名不足，本年度未开展认定。", false},
		{"电工四级由于题库没有到位，本年度未组织认定。", false},
		{"其余等级未开展认定。", false},
		{"其他职业本年度未开考。", false},
		{"该职业未组织认定。", false},
		{"对社会人员未开展认定。", false},
		{"上半年未开展认定。", false},
		{"一季度未组织认定。", false},
		{"未开展认定的等级已申请取消备案。", false},
	} {
		if got := inactive(written("", opened("三、评价工作开展情况", "（一）总体情况", "备案职业为电工（五级、四级）、焊工（五级）。", c.words)...)); got != c.want {
			t.Errorf("%s: %v, want %v", c.words, got, c.want)
		}
	}
	for table, want := range map[string]bool{
		"职业|等级|备注\n电工|五级|已开考\n焊工|五级|本年度未开考":    false,
		"等级|情况说明\n五级|组织2批\n四级|未开展认定":           false,
		"职业|等级|备注\n电工|五级|本年度未开考\n焊工|五级|本年度未开考": true,
		"项目|内容\n评价开展情况|本年度未开展评价，无考生":           true,
	} {
		if got := inactive(written(table, opened("三、评价工作开展情况", "（一）总体情况", "备案职业为电工（五级、四级）、焊工（五级）。")...)); got != want {
			t.Errorf("%s: %v, want %v", table, got, want)
		}
	}
	if !inactive(written("", opened("三、评价工作开展情况", "（一）总体情况", "备案职业为电工。", "电工因题库未到位，本年度未开展认定。")...)) {
		t.Error("the only occupation is all of the year")
	}
}

// inactive reports whether a document is read as one of a year without assessment.
func inactive(doc *document.Document) bool {
	return slices.ContainsFunc(readBy(claimFacts, doc), func(f Fact) bool {
		return f.Value == nianping.Claim{Code: "no_activity", State: nianping.ClaimStated}
	})
}
