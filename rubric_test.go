package nianping_test

import (
	"bytes"
	"strings"
	"testing"

	"nianping"
)

func TestTheDefaultRubricAddsUpToAHundredAndKeepsItsHash(t *testing.T) {
	t.Parallel()
	r := nianping.DefaultRubric()
	if len(r.Items) != 28 || len(r.Categories) != 8 || r.Maximum.String() != "100" {
		t.Errorf("%d个类别%d个条目，总满分%s", len(r.Categories), len(r.Items), r.Maximum)
	}
	again, err := nianping.ParseRubric(r.Canonical())
	if err != nil {
		t.Fatal(err)
	}
	if again.Hash() != r.Hash() || !bytes.Equal(again.Canonical(), r.Canonical()) {
		t.Error("再读一遍后散列不同")
	}
	again.Items[0].Basis += "改"
	if again.Hash() == r.Hash() {
		t.Error("改了依据而散列不变")
	}
}

func TestEveryMetricOfTheDefaultRubricIsListedAndEveryListedOneIsUsed(t *testing.T) {
	t.Parallel()
	used := map[string]bool{}
	for _, item := range nianping.DefaultRubric().Items {
		for _, part := range item.Parts {
			used[part.Metric] = true
		}
	}
	for _, m := range nianping.Metrics() {
		if !used[m.Name] {
			t.Errorf("指标%s没有用到", m.Name)
		}
		if m.Definition == "" || m.Unit == "" {
			t.Errorf("指标%s没有定义或单位", m.Name)
		}
	}
}

func TestABadRubricIsRefusedWithThePlaceAndWhatIsAllowed(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, from, to, want string }{
		{"满分合计不对", `"code": "C1",
      "name": "每工种考评员不少于5名",
      "max": 8`, `"code": "C1",
      "name": "每工种考评员不少于5名",
      "max": 9`, "条目C1：各评分项满分之和为8，应等于条目满分9"},
		{"类别合计不对", `"name": "培训",
      "max": 5`, `"name": "培训",
      "max": 6`, "类别G：启用条目满分之和为5，应等于类别满分6"},
		{"没有的指标", `"metric": "venue.video"`, `"metric": "venue.films"`, "条目D4第1项：没有名为“venue.films”的指标"},
		{"没有的规则", `"kind": "minus"`, `"kind": "guess"`, "条目E4第1项：没有名为“guess”的规则，可用：是、"},
		{"分段重叠", `"limit": 7,`, `"limit": 70,`, "条目A1第1项：分段重叠"},
		{"得分超过满分", `"points": 4.5`, `"points": 45`, "得分45不在0与满分6之间"},
		{"数字写成文字", `"max": 8`, `"max": "八"`, "应为数字"},
		{"不认识的键", `"basis": "N一",`, `"basis": "N一", "weight": 2,`, "unknown field"},
		{"不认识的情形", `"case": "小于分项"`, `"case": "大概"`, "情形“大概”重复或不认识，可用：不少于分项、小于分项"},
		{"不认识的问题代码", `"PASS_EXCEEDS_REGISTERED"`, `"TYPO"`, "扣分X3：没有代码为“TYPO”的问题"},
		{"分数线不降", `"min": 80`, `"min": 95`, "等次良好：分数线应低于上一等次的90，现为95"},
		{"停用条目后合计不足", `"basis": "附2-三（三）、N三",`, `"basis": "附2-三（三）、N三", "off": true,`, "类别F：启用条目满分之和为12，应等于类别满分16"},
		{"不是JSON", `{`, `这是`, "不是规定的格式"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			good := string(nianping.DefaultRubric().Canonical())
			if !strings.Contains(good, tt.from) {
				t.Fatalf("评分标准里没有%s", tt.from)
			}
			_, err := nianping.ParseRubric([]byte(strings.Replace(good, tt.from, tt.to, 1)))
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("报错为“%v”，应含“%s”", err, tt.want)
			}
		})
	}
}

func TestAnItemMayFallAwayForOneType(t *testing.T) {
	t.Parallel()
	r := nianping.DefaultRubric()
	for i := range r.Items {
		if r.Items[i].Code == "G1" {
			r.Items[i].Parts[0].ByType[nianping.School] = nianping.Variant{Rule: &nianping.Rule{Kind: nianping.RuleNone}}
		}
	}
	if faults := r.Validate(); len(faults) > 0 {
		t.Fatal(faults)
	}
	tables, err := nianping.RubricFromTables(r.Tables())
	if err != nil || tables.Hash() != r.Hash() {
		t.Fatalf("经工作簿读回后不同：%v", err)
	}
	for _, kind := range []nianping.InstitutionType{nianping.School, nianping.ThirdParty} {
		c := cleanCase()
		c.Institution.Type = kind
		for _, item := range nianping.Evaluate(c, r).Items {
			if item.Code == "G1" && (item.State == nianping.NotApplicable) != (kind == nianping.School) {
				t.Errorf("%s的G1为%s：%s", kind, item.State, item.Reason)
			}
		}
	}
}
