package pdf

import (
	"slices"
	"strings"
	"testing"

	"nianping"
)

// outcome is a stated row; "" leaves a key out.
func outcome(programme nianping.Programme, occupation string, level nianping.Level, registered, passed int) nianping.Outcome {
	o := nianping.Outcome{Registered: ptr(registered), Passed: ptr(passed), Stated: true}
	if programme != "" {
		o.Programme = &programme
	}
	if occupation != "" {
		o.Occupation = &occupation
	}
	if level != "" {
		o.Level = &level
	}
	return o
}

func reportOf(rows ...nianping.Outcome) *nianping.Report {
	r := nianping.NewReport("总结.docx", "00")
	r.Outcomes = rows
	return r
}

func TestRowsOfTwoProgrammesAreToldApart(t *testing.T) {
	t.Parallel()
	in := sample(2024)
	in.Case.Report = reportOf(
		outcome(nianping.SkillLevel, "", "4", 120, 100), outcome(nianping.Qualification, "", "4", 30, 24), outcome(nianping.SkillLevel, "", "3", 50, 40),
		outcome(nianping.SkillLevel, "电工", "", 170, 140), outcome(nianping.Qualification, "电工", "", 30, 24))
	w := newEvaluationWriter(EmbeddedFonts(), in)
	for _, c := range []chart{w.rateChart(), w.volumeChart()} {
		var labels []string
		for _, b := range c.bars {
			if slices.Contains(labels, b.label) {
				t.Errorf("%s: two bars are called %s", c.title, b.label)
			}
			labels = append(labels, b.label)
		}
	}
	if got := w.tally.labels(w.tally.levels); got[0] != "四级/中级工（职业技能等级认定）" {
		t.Errorf("the first level is called %s", got[0])
	}
	if total := w.tally.total; total == nil || *total.registered != 200 || !total.derived {
		t.Errorf("the total is %+v", total)
	}
}

func TestTheTotalCountsEveryProgrammeOnce(t *testing.T) {
	t.Parallel()
	skill, special, exam := nianping.SkillLevel, nianping.Specialised, nianping.Qualification
	for name, c := range map[string]struct {
		rows    []nianping.Outcome
		total   int
		derived bool
	}{
		"the stated one over all":              {[]nianping.Outcome{outcome(skill, "", "", 272, 1), outcome("", "", "", 476, 1), outcome(special, "", "", 204, 1)}, 476, false},
		"the only one":                         {[]nianping.Outcome{outcome(skill, "", "", 272, 1), outcome(skill, "", "4", 100, 1)}, 272, false},
		"the sum of two":                       {[]nianping.Outcome{outcome(skill, "", "", 152, 1), outcome(special, "", "", 46, 1)}, 198, true},
		"a programme without a total":          {[]nianping.Outcome{outcome(skill, "", "", 967, 1), outcome(exam, "", "4", 40, 1), outcome(exam, "", "3", 30, 1)}, 1037, true},
		"a programme with a cross table alone": {[]nianping.Outcome{outcome(skill, "", "", 100, 1), outcome(exam, "电工", "4", 40, 1), outcome(exam, "电工", "3", 30, 1)}, 170, true},
		"a level over all and of one":          {[]nianping.Outcome{outcome("", "", "4", 100, 1), outcome(skill, "", "4", 60, 1), outcome("", "", "3", 50, 1)}, 150, true},
		"no programme named":                   {[]nianping.Outcome{outcome("", "", "4", 100, 1), outcome("", "", "3", 50, 1)}, 150, true},
	} {
		y := newTally(reportOf(c.rows...))
		if y.total == nil || y.total.registered == nil || *y.total.registered != c.total || y.total.derived != c.derived {
			t.Errorf("%s: %+v", name, y.total)
		}
	}
	if y := newTally(reportOf()); y.total != nil {
		t.Errorf("nothing stated adds up to %+v", y.total)
	}
}

// A partial breakdown is no wrong sum, and items without levels are not missing from the levels.
func TestTheAppendixAccusesNobodyOfAPartialBreakdown(t *testing.T) {
	t.Parallel()
	for name, r := range map[string]*nianping.Report{
		"two of three levels": reportOf(outcome(nianping.SkillLevel, "", "", 300, 250), outcome(nianping.SkillLevel, "", "3", 45, 40), outcome(nianping.SkillLevel, "", "2", 20, 18)),
		"levels beside items": reportOf(outcome("", "", "", 476, 400), outcome(nianping.SkillLevel, "", "5", 200, 150), outcome(nianping.SkillLevel, "", "4", 72, 60), outcome(nianping.Specialised, "月嫂", "", 204, 190)),
	} {
		if wrong := wrongSums(r); len(wrong) > 0 {
			t.Errorf("%s: called wrong: %v", name, wrong)
		}
	}
	wrong := wrongSums(reportOf(outcome(nianping.SkillLevel, "", "", 300, 250), outcome(nianping.SkillLevel, "", "3", 245, 200), outcome(nianping.SkillLevel, "", "4", 120, 90)))
	if len(wrong) != 2 || wrong[0].formula != "245＋120＝365≠300" {
		t.Errorf("levels that exceed the total give %v", wrong)
	}
}

func wrongSums(r *nianping.Report) []sumCheck {
	in := sample(2024)
	in.Case.Report = r
	w := &evaluationWriter{in: in, tally: newTally(r)}
	return slices.DeleteFunc(w.checks(), func(c sumCheck) bool { return c.holds })
}

func TestACitysRateNeedsBothCountsOfEveryRow(t *testing.T) {
	t.Parallel()
	registeredOnly := outcome(nianping.SkillLevel, "", "4", 100, 0)
	registeredOnly.Passed = nil
	passedOnly := outcome(nianping.SkillLevel, "", "4", 0, 50)
	passedOnly.Registered = nil
	full := outcome(nianping.SkillLevel, "", "4", 100, 90)
	exam := outcome(nianping.Qualification, "", "4", 20, 10)
	for _, c := range []struct {
		name    string
		rows    [][]nianping.Outcome
		percent string
		of      int
	}{
		{"both", [][]nianping.Outcome{{full}, {full, exam}}, "86.36%", 2},
		{"one without passes", [][]nianping.Outcome{{full}, {registeredOnly}}, "—", 2},
		{"one with passes alone", [][]nianping.Outcome{{full}, {passedOnly}}, "—", 2},
	} {
		var all []Scored
		for _, rows := range c.rows {
			all = append(all, Scored{Case: &nianping.Case{Report: reportOf(rows...)}, Evaluation: &nianping.Evaluation{}})
		}
		_, levels, _ := cityCounts(all)
		if len(levels) != 1 || levels[0].percent() != c.percent || levels[0].institutions != c.of {
			t.Errorf("%s: %s of %d", c.name, levels[0].percent(), levels[0].institutions)
		}
	}
}

func TestWhatIsGivenOnlyAboutIsSaidSo(t *testing.T) {
	t.Parallel()
	in := sample(2024)
	for i := range in.Case.Report.Outcomes {
		if o := &in.Case.Report.Outcomes[i]; o.Occupation == nil && o.Level == nil {
			o.Approximate = []string{"registered", "passed"}
		}
	}
	text := words(laid(t, in))
	for _, want := range []string{"全年报考约647人次、合格约582人次", "\n≈647\n"} {
		if !strings.Contains(strings.ReplaceAll(text, " ", ""), want) {
			t.Errorf("%q is not said", want)
		}
	}
}

// A level that one occupation alone has is not added up by the reader: its cell of the cross table stands for it.
func TestALevelOfTheCrossTableAloneIsNotLeftOut(t *testing.T) {
	t.Parallel()
	derived := outcome(nianping.SkillLevel, "", "4", 317, 276)
	derived.Stated = false
	y := newTally(reportOf(outcome(nianping.SkillLevel, "养老护理员", "4", 236, 208), outcome(nianping.SkillLevel, "育婴员", "4", 81, 68),
		outcome(nianping.SkillLevel, "养老护理员", "2", 18, 11), outcome(nianping.SkillLevel, "育婴员", "", 90, 76), derived))
	for name, c := range map[string]struct {
		rows []figures
		want []string
	}{
		"levels":      {y.levels, []string{"四级/中级工 317/276", "二级/技师 18/11"}},
		"occupations": {y.occupations, []string{"育婴员 90/76", "养老护理员 254/219"}},
	} {
		var got []string
		labels := y.labels(c.rows)
		for i, f := range c.rows {
			got = append(got, labels[i]+" "+count(f.registered)+"/"+count(f.passed))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

func TestNoRateIsReckonedOfWhatIsGivenOnlyAbout(t *testing.T) {
	t.Parallel()
	about, rate := outcome(nianping.SkillLevel, "", "4", 300, 270), outcome(nianping.SkillLevel, "", "3", 100, 90)
	about.Approximate, about.PassRate, about.RateDecimals = []string{"registered", "passed"}, ptr(85.0), ptr(0)
	rate.Approximate, rate.PassRate, rate.RateDecimals = []string{"pass_rate"}, ptr(90.0), ptr(0)
	y := newTally(reportOf(about, rate))
	for i, want := range []struct{ count, said, reckoned string }{{"≈300", "85%", "—"}, {"100", "约90%", "90.00%"}} {
		f := &y.levels[i]
		if got := f.said(f.registered, "≈"); got != want.count || f.rate != want.said || f.percent() != want.reckoned {
			t.Errorf("%s, %s, %s; want %v", got, f.rate, f.percent(), want)
		}
	}
	total, _, _ := cityCounts([]Scored{{Case: &nianping.Case{Report: reportOf(rate)}}})
	if total.registered != 100 || total.left != 0 {
		t.Errorf("the city counts %d, and leaves %d out: the counts are exact", total.registered, total.left)
	}
}
