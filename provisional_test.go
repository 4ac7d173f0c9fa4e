package nianping_test

import (
	"strings"
	"testing"

	"nianping"
)

// What was misread is no fault of the report: a finding on words that were recognised, or stand in a doubted table, says so, and the institution is not asked about it
// before an officer has looked.
func TestAFindingOnDoubtedWordsIsProvisional(t *testing.T) {
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
	doubted := faulty(false)
	doubted.Report.Evidence["/outcomes/0/passed"][0].Doubted = true
	for name, test := range map[string]struct {
		c       *nianping.Case
		note    string
		exceeds bool // PASS_EXCEEDS_REGISTERED, which has evidence
		missing bool // SECTION_MISSING, which has none
	}{
		"all was read":                          {faulty(false), "图像识别", false, false},
		"another page was recognised":           {faulty(true), "图像识别", false, true},
		"one of the two numbers was recognised": {faulty(true, "/outcomes/0/passed"), "图像识别", true, true},
		"both numbers were recognised":          {faulty(true, "/outcomes/0/passed", "/outcomes/0/registered"), "图像识别", true, true},
		"one of the two stands in such a table": {doubted, "没有画线", true, false},
	} {
		for code, want := range map[string]bool{"PASS_EXCEEDS_REGISTERED": test.exceeds, "SECTION_MISSING": test.missing} {
			seen := false
			for _, f := range nianping.AllFindings(test.c) {
				if f.Code != code {
					continue
				}
				seen = true
				if f.Provisional != want || strings.Contains(f.Message, test.note) != want {
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

// What may only not have been read is no fault of the report: a finding that something is missing is provisional while the part that it
// would stand in is on review, until an officer has confirmed that part.
func TestAFindingOfWhatMayNotHaveBeenReadIsProvisional(t *testing.T) {
	t.Parallel()
	const overview, foundation, basic = "/sections/overview", "/sections/foundation", "/sections/basic"
	for _, test := range []struct {
		review nianping.Pointer
		want   map[string]bool // by code, whether it is provisional
	}{
		{"", map[string]bool{"STATISTICS_MISSING": false, "EXAMINERS_TOO_FEW": false, "OCCUPATION_OUT_OF_SCOPE": false, "SECTION_MISSING": false}},
		{overview, map[string]bool{"STATISTICS_MISSING": true, "EXAMINERS_TOO_FEW": false, "OCCUPATION_OUT_OF_SCOPE": false, "SECTION_MISSING": false}},
		{foundation, map[string]bool{"STATISTICS_MISSING": false, "EXAMINERS_TOO_FEW": true, "OCCUPATION_OUT_OF_SCOPE": false, "SECTION_MISSING": false}},
		{basic, map[string]bool{"STATISTICS_MISSING": false, "EXAMINERS_TOO_FEW": false, "OCCUPATION_OUT_OF_SCOPE": true, "SECTION_MISSING": false}},
		{"/sections/plans", map[string]bool{"STATISTICS_MISSING": false, "EXAMINERS_TOO_FEW": false, "OCCUPATION_OUT_OF_SCOPE": false, "SECTION_MISSING": true}},
	} {
		r := nianping.NewReport("总结.docx", "")
		r.Sections = nianping.Sections{Basic: true, Training: true, Overview: true, Foundation: true, Implementation: true}
		r.Scope = []nianping.ScopeItem{{Occupation: "电工", Levels: []nianping.Level{"5"}}}
		r.Outcomes = []nianping.Outcome{row(nianping.SkillLevel, "焊工", "", 60, 50, 0)}
		r.Examiners = []nianping.Examiner{{Name: "王建国", Occupation: p("电工")}}
		if test.review != "" {
			r.Review = []nianping.Review{{Pointer: test.review, Reason: "可能没有读全"}}
		}
		c := &nianping.Case{Report: r}
		seen := map[string]bool{}
		for _, f := range nianping.AllFindings(c) {
			want, asked := test.want[f.Code]
			seen[f.Code] = true
			if asked && (f.Provisional != want || strings.Contains(f.Message, "没有读全") != want || c.Tells(&f) == want) {
				t.Errorf("review of %q: %s is provisional: %v; %s", test.review, f.Code, f.Provisional, f.Message)
			}
		}
		for code := range test.want {
			if !seen[code] {
				t.Errorf("review of %q: no %s", test.review, code)
			}
		}
	}
}
