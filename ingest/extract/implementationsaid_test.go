package extract

import (
	"fmt"
	"sort"
	"strings"
	"testing"
)

// held prints what a document of 三（三） says was held, of some fields, a doubted value with “?”.
func held(table string, part ...string) string {
	seen := map[string]bool{}
	var out []string
	for _, f := range readBy(implementationFacts, written(table, opened(append([]string{"三、评价工作开展情况", "（三）评价实施情况"}, part...)...)...)) {
		name := strings.TrimPrefix(f.Field, "implementation/")
		if name != "batches" && name != "supervisions" && name != "violations" {
			continue
		}
		s := fmt.Sprintf("%s %v", name, f.Value)
		if f.Doubt != "" {
			s += "?"
		}
		if !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	sort.Strings(out)
	return strings.Join(out, ", ")
}

func TestAFigureOfOnePartIsNotTheYears(t *testing.T) {
	t.Parallel()
	hold(t, func(s string) string { return held("", strings.Split(s, "|")...) }, [][2]string{
		{"一季度督导2次。二季度第二、三批各派督导员到场，共督导3次。内部质量督导全年10次。", "supervisions 10"},
		{"本季第四、五批督导3次。|六个批次均提前报备评价计划，计划6份。内部质量督导全年10次。", "batches 6, supervisions 10"},
		{"全年组织认定5批；其中三季度集中组织2批，督导3次，全年督导6次。", "batches 5, supervisions 6"},
		{"上半年督导5次，下半年督导6次，全年督导11次。", "supervisions 11"},
		{"一季度督导2次，二季度督导3次，三季度督导1次。", "supervisions 6?"},
		{"上半年办了5个批次，下半年办了6个批次，一共11个批次。", "batches 11"},
		{"上半年办了5个批次，下半年办了6个批次，共11个批次，内部督导共9次。", "batches 11, supervisions 9"},
		{"第一批督导2次，其余两批各督导1次，共督导4次。", "supervisions 4"},
		{"第二、三批因故合并。全年组织认定5批次。", "batches 5"},
		{"全年组织认定5批次，从第一批到第五批均有内督到场，共督导5次。", "batches 5, supervisions 5"},
		{"每批次督导2次，共督导8次。", "supervisions 8"},
		{"全年内部督导8次，第三批另有市局督导1次。", "supervisions 8"},
	})
}

func TestATableSaysBesideItsLabelsWhatWasHeld(t *testing.T) {
	t.Parallel()
	for _, c := range [][2]string{
		{"组织认定|7批次\n计划调整|1次，因停电检修改期", "batches 7"},
		{"开展评价|共5批\n督导|每批次1次，全年6次\n违纪|查处2起", "batches 5, supervisions 6, violations 2"},
		{"内部质量督导|9次，每批均到场\n违纪违规|查处1起，代人加工试件，取消两人成绩并记入诚信档案", "supervisions 9, violations 1"},
		{"督导|三季度2次\n违纪违规处理规定|查处1起即取消资格", ""},
		{"认定结果|第3批次合格率较低\n督导员|5人", ""},
	} {
		if got := held(c[0]); got != c[1] {
			t.Errorf("%s\n gives %s\n want  %s", c[0], got, c[1])
		}
	}
}
