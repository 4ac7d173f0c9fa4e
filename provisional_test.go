package nianping_test

import (
	"strings"
	"testing"

	"nianping"
)

// What was misread is no fault of the report: a finding on words that were recognised says so, and the institution is not asked about it
// before an officer has looked.
func TestAFindingOnRecognisedWordsIsProvisional(t *testing.T) {
	t.Parallel()
	faulty := func(recognised bool, ocr ...nianping.Pointer) *nianping.Case {
		r := nianping.NewReport("总结.pdf", "")
		r.Outcomes = []nianping.Outcome{row(nianping.SkillLevel, "电工", "5", 60, 80, 0)}
		for _, at := range []nianping.Pointer{"/outcomes/0/registered", "/outcomes/0/passed"} {
			r.Evidence[at] = []nianping.Evidence{{At: "第1页", Text: string(at)}}
		}
		for _, at := range ocr {
			r.Evidence[at][0].Recognised = true
		}
		r.Recognised = recognised
		return &nianping.Case{Report: r}
	}
	for name, test := range map[string]struct {
		c       *nianping.Case
		exceeds bool // PASS_EXCEEDS_REGISTERED, which has evidence
		missing bool // SECTION_MISSING, which has none
	}{
		"all was read":                          {faulty(false), false, false},
		"another page was recognised":           {faulty(true), false, true},
		"one of the two numbers was recognised": {faulty(true, "/outcomes/0/passed"), true, true},
		"both numbers were recognised":          {faulty(true, "/outcomes/0/passed", "/outcomes/0/registered"), true, true},
	} {
		for code, want := range map[string]bool{"PASS_EXCEEDS_REGISTERED": test.exceeds, "SECTION_MISSING": test.missing} {
			seen := false
			for _, f := range nianping.AllFindings(test.c) {
				if f.Code != code {
					continue
				}
				seen = true
				if f.Provisional != want || strings.Contains(f.Message, "图像识别") != want {
					t.Errorf("%s: %s is provisional: %v; %s", name, code, f.Provisional, f.Message)
				}
				if test.c.Tells(&f) == want {
					t.Errorf("%s: the institution is told of %s: %v", name, code, !want)
				}
				test.c.Decisions = []nianping.Decision{{Code: code, Confirmed: true}}
				if !test.c.Tells(&f) {
					t.Errorf("%s: the institution is not told of a confirmed %s", name, code)
				}
				test.c.Decisions = nil
			}
			if !seen {
				t.Errorf("%s: no %s", name, code)
			}
		}
	}
}
