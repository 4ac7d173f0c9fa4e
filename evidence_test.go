package nianping

import (
	"fmt"
	"reflect"
	"testing"
)

// listed200 is a report with 200 listed examiners, evidence for each of their names.
func listed200() *Report {
	r := NewReport("a.docx", "00")
	for i := range 200 {
		r.Examiners = append(r.Examiners, Examiner{Name: "张三"})
		r.Evidence[PointerTo("examiners", i, "name")] = []Evidence{{At: fmt.Sprintf("表1第%d行第2列", i+2), Text: fmt.Sprintf("%d\t张三\t高级考评员", i+1)}}
	}
	return r
}

func TestPlacesFindWhatAReportFinds(t *testing.T) {
	t.Parallel()
	r := listed200()
	r.Evidence["/examiners-of-old/0"] = []Evidence{{At: "第1段"}} // sorts between /examiners and what is below it
	r.Evidence["/year"] = []Evidence{}
	r.Evidence["/year/x"] = []Evidence{{At: "第2段"}}
	places := r.Places()
	for _, p := range []Pointer{"/examiners/0", "/examiners/19", "/examiners/1/name", "/examiners", "/examiners/200", "/year", "/staff", "", "/examiners-of-old"} {
		if got, want := places.EvidenceFor(p, "/examiners/7"), r.EvidenceFor(p, "/examiners/7"); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %v, want %v", p, got, want)
		}
	}
}

func BenchmarkEvidenceOf200Rows(b *testing.B) {
	r := listed200()
	b.Run("each by itself", func(b *testing.B) {
		for b.Loop() {
			for i := range r.Examiners {
				r.EvidenceFor(PointerTo("examiners", i))
			}
		}
	})
	b.Run("by places", func(b *testing.B) {
		for b.Loop() {
			places := r.Places()
			for i := range r.Examiners {
				places.EvidenceFor(PointerTo("examiners", i))
			}
		}
	})
}

func BenchmarkMaskText(b *testing.B) {
	for name, s := range map[string]string{
		"no number": "2024年度组织职业技能等级认定12批次，报考120人次，合格100人次，通过率83.33%，合格人员均已取得证书。",
		"a number":  "联系人张三，电话13812345678，2024年度组织职业技能等级认定12批次，报考120人次，合格100人次。",
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				MaskText(s)
			}
		})
	}
}
