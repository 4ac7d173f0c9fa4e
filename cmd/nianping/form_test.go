package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"reflect"
	"regexp"
	"sort"
	"testing"

	"nianping"
	"nianping/ingest"
	"nianping/ingest/document"
	"nianping/ingest/workbook"
	"nianping/template"
)

// townRegistry is the invented town's registry.
func townRegistry(t testing.TB) []nianping.Institution {
	t.Helper()
	data, err := os.ReadFile("../../fixtures/town/registry.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	reg, err := workbook.ReadRegistry(data)
	if err != nil {
		t.Fatal(err)
	}
	return reg.Institutions
}

// filledForm is a form with figures that add up, by a fixed seed.
func filledForm(in *nianping.Institution, year, examiners int, seed uint64) template.Form {
	rnd := rand.New(rand.NewPCG(seed, 7))
	r := nianping.NewReport("", "")
	count := func(n int) *int { k := 1 + rnd.IntN(n); return &k }
	atLeast := func(n int) *int { k := n + rnd.IntN(40); return &k }
	fillOutcomes(r, in, year, rnd)
	for _, k := range in.Filings {
		if k.InForce(year) && !listed(r, k.Occupation) {
			fillExaminers(r, k, year, examiners, rnd)
		}
	}
	social, subsidised := count(400), count(300)
	total := *social + *subsidised
	sc, bc := count(9), count(9)
	tc := *sc + *bc
	r.Training = nianping.Training{SocialPeople: social, SubsidisedPeople: subsidised, TotalPeople: &total, SocialClasses: sc, SubsidisedClasses: bc, TotalClasses: &tc}
	r.Staff = nianping.Staff{FullTime: count(9), PartTime: count(9), Managers: count(5), Examiners: count(80), Supervisors: count(6), Experts: count(9)}
	area := func() *float64 { x := float64(60 + rnd.IntN(300)); return &x }
	yes := true
	years := float64(3 + rnd.IntN(6))
	r.Venues = nianping.Venues{OfficeArea: area(), VideoSurveillance: &yes, LeaseYears: &years}
	for _, name := range filedNames(in, year) {
		r.Venues.ByOccupation = append(r.Venues.ByOccupation, nianping.OccupationVenue{Occupation: name, TheoryArea: area(), TheorySeats: atLeast(30), PracticalArea: area(), PracticalStations: atLeast(10)})
	}
	none := 0
	r.Implementation = nianping.Implementation{PlansFiled: count(12), Batches: count(12), Violations: &none, Supervisions: count(12), ResultsPublicised: &yes, ArchivesKept: &yes}
	r.Rules = append(r.Rules, nianping.RuleNames...)
	n1, n2 := 10+rnd.IntN(90), 10+rnd.IntN(90)
	r.CandidateSources = []nianping.CandidateSource{{Source: "在校学生", Count: &n1}, {Source: "企业职工", Count: &n2}}
	return template.Form{Year: year, Institution: in, Known: r, Words: template.Words{
		Basic:    in.Name + "成立于2010年，具有独立法人资格，设有评价管理办公室，负责技能人才评价的组织实施，职责分工明确。",
		Training: "本年度按计划组织各类培训，学员反映良好。", Quality: "已建立质量管理体系，考务、考评、督导相互分离，设备定期维护。",
		Implementation: "签到表、考场记录、评分记录齐全，全程录像。", Plans: "一是增加实操设备投入；二是组织考评员参加继续教育，提高评价质量。",
		Ownership: "租赁", Duties: "内部职责分工见下表。", ResultsReported: "评价结果已全部报备。", IntegrityFiles: "相关人员诚信档案已建立。", Reporter: "汪晓燕"}}
}

func listed(r *nianping.Report, occupation string) bool {
	for _, e := range r.Examiners {
		if *e.Occupation == occupation {
			return true
		}
	}
	return false
}

func filedNames(in *nianping.Institution, year int) []string {
	var names []string
	seen := map[string]bool{}
	for _, k := range in.Filings {
		if k.InForce(year) && !seen[k.Occupation] {
			seen[k.Occupation] = true
			names = append(names, k.Occupation)
		}
	}
	return names
}

type tally struct{ registered, examined, passed int }

func (a tally) plus(b tally) tally {
	return tally{a.registered + b.registered, a.examined + b.examined, a.passed + b.passed}
}

func fillOutcomes(r *nianping.Report, in *nianping.Institution, year int, rnd *rand.Rand) {
	for _, p := range []nianping.Programme{nianping.SkillLevel, nianping.Qualification, nianping.Specialised} {
		add := func(occupation *string, level *nianping.Level, k tally, rated bool) {
			o := nianping.Outcome{Programme: &p, Occupation: occupation, Level: level, Registered: &k.registered, Examined: &k.examined, Passed: &k.passed, Certified: &k.passed, Stated: true}
			if rated {
				rate, one := math.Round(float64(k.passed)*1000/float64(k.registered))/10, 1
				o.PassRate, o.RateDecimals = &rate, &one
			}
			r.Outcomes = append(r.Outcomes, o)
		}
		all, levels := tally{}, map[nianping.Level]tally{}
		for _, f := range in.Filings {
			if f.Programme != p || !f.InForce(year) {
				continue
			}
			sum := tally{}
			one := func() tally {
				k := tally{registered: 20 + rnd.IntN(200)}
				k.examined = k.registered - rnd.IntN(10)
				k.passed = k.examined - rnd.IntN(k.examined/2)
				return k
			}
			if p == nianping.Specialised {
				sum = one()
			}
			for _, l := range f.Levels {
				k := one()
				sum = sum.plus(k)
				levels[l] = levels[l].plus(k)
				add(&f.Occupation, &l, k, false)
			}
			all = all.plus(sum)
			add(&f.Occupation, nil, sum, true)
		}
		if all.registered == 0 {
			continue
		}
		for _, l := range nianping.Levels {
			if k, ok := levels[l]; ok {
				add(nil, &l, k, true)
				r.LevelsHeld = append(r.LevelsHeld, l)
			}
		}
		add(nil, nil, all, true)
	}
	r.LevelsHeld = sortedLevels(r.LevelsHeld)
}

func sortedLevels(list []nianping.Level) []nianping.Level {
	seen := map[nianping.Level]bool{}
	for _, l := range list {
		seen[l] = true
	}
	out := []nianping.Level{}
	for _, l := range nianping.Levels {
		if seen[l] {
			out = append(out, l)
		}
	}
	return out
}

func fillExaminers(r *nianping.Report, f nianping.Filing, year, n int, rnd *rand.Rand) {
	family, given := []rune("汪程方吴胡江叶潘许洪"), []rune("建国晓燕志强丽敏俊杰海涛文娟")
	for i := range n {
		gender := []string{"男", "女"}[rnd.IntN(2)]
		grade := []nianping.Grade{nianping.GradeExaminer, nianping.GradeSenior}[rnd.IntN(2)]
		level := nianping.Levels[1+rnd.IntN(5)]
		card, until := fmt.Sprintf("K34%02d%06d", i%90+10, rnd.IntN(1000000)), fmt.Sprintf("%d-%02d-%02d", year+1, 1+rnd.IntN(12), 1+rnd.IntN(28))
		employer := "黄山市歙州机械有限公司"
		e := nianping.Examiner{Name: string([]rune{family[i%10], given[i/10%14], given[rnd.IntN(14)]}), Gender: &gender, Occupation: &f.Occupation, Grade: &grade, CertificateNo: &card, ValidUntil: &until, Employer: &employer}
		if f.Programme != nianping.Specialised {
			e.Level = &level
		}
		r.Examiners = append(r.Examiners, e)
	}
}

// difference lists where what was read is not what was filled in.
func difference(want template.Form, got *nianping.Report) []string {
	var out []string
	say := func(what string, want, got any) {
		if !reflect.DeepEqual(want, got) {
			out = append(out, fmt.Sprintf("%s: filled %s, read %s", what, show(want), show(got)))
		}
	}
	k := want.Known
	say("name", &want.Institution.Name, got.Institution.Name)
	if want.Institution.CreditCode != "" {
		say("code", &want.Institution.CreditCode, got.Institution.CreditCode)
	}
	say("year", &want.Year, got.Year)
	say("training", k.Training, got.Training)
	say("staff", k.Staff, got.Staff)
	say("implementation", k.Implementation, got.Implementation)
	rooms, venues := k.Venues.ByOccupation, got.Venues
	say("office", k.Venues.OfficeArea, venues.OfficeArea)
	say("video", k.Venues.VideoSurveillance, venues.VideoSurveillance)
	say("lease", k.Venues.LeaseYears, venues.LeaseYears)
	say("rooms", rooms, venues.ByOccupation)
	say("levels held", k.LevelsHeld, sortedLevels(got.LevelsHeld))
	say("sources", k.CandidateSources, got.CandidateSources)
	say("rules", k.Rules, got.Rules)
	say("sections", nianping.Sections{Basic: true, Training: true, Overview: true, Foundation: true, Implementation: true, Plans: true}, got.Sections)
	say("outcomes", outcomeLines(k.Outcomes), outcomeLines(got.Outcomes))
	var scope []string
	for _, f := range want.Institution.Filings {
		if f.InForce(want.Year) {
			scope = append(scope, fmt.Sprint(f.Occupation, f.Code, f.Levels))
		}
	}
	var read []string
	for _, s := range got.Scope {
		code := ""
		if s.Code != nil {
			code = *s.Code
		}
		read = append(read, fmt.Sprint(s.Occupation, code, s.Levels))
	}
	sort.Strings(scope)
	sort.Strings(read)
	say("scope", scope, read)
	if len(k.Examiners) != len(got.Examiners) {
		say("examiners", len(k.Examiners), len(got.Examiners))
	} else {
		for i := range k.Examiners {
			say(fmt.Sprint("examiner ", i), k.Examiners[i], got.Examiners[i])
		}
	}
	for _, v := range got.Review {
		out = append(out, "review: "+string(v.Pointer)+" "+v.Reason)
	}
	return out
}

func show(v any) string {
	if r := reflect.ValueOf(v); r.Kind() == reflect.Pointer && !r.IsNil() {
		return fmt.Sprintf("%+v", r.Elem())
	}
	data, _ := json.Marshal(v)
	s := string(data)
	if len(s) > 900 {
		s = s[:900]
	}
	return s
}

// outcomeLines are the stated rows in a fixed order.
func outcomeLines(list []nianping.Outcome) []string {
	var lines []string
	for _, o := range list {
		if o.Stated {
			name, level, p := "-", nianping.Level("-"), nianping.Programme("-")
			if o.Occupation != nil {
				name = *o.Occupation
			}
			if o.Level != nil {
				level = *o.Level
			}
			if o.Programme != nil {
				p = *o.Programme
			}
			rate := "-"
			if o.PassRate != nil {
				rate = fmt.Sprint(*o.PassRate)
			}
			lines = append(lines, fmt.Sprintf("%s %s %s %s/%s/%s/%s %s", p, name, level, num(o.Registered), num(o.Examined), num(o.Passed), num(o.Certified), rate))
		}
	}
	sort.Strings(lines)
	return lines
}

func num(n *int) string {
	if n == nil {
		return "-"
	}
	return fmt.Sprint(*n)
}

func TestWhatIsFilledIntoAFormIsReadWithNothingInDoubt(t *testing.T) {
	t.Parallel()
	for ext, write := range map[string]func(io.Writer, template.Form) error{".docx": template.WriteForm, ".xlsx": template.WriteWorkbook} {
		t.Run(ext, func(t *testing.T) {
			t.Parallel()
			rereadForms(t, ext, write, func(data []byte) []byte { return data })
		})
	}
}

// TestFormsAreReadWithoutTheirTags takes the content controls away and leaves what they hold, as other programs do.
func TestFormsAreReadWithoutTheirTags(t *testing.T) {
	t.Parallel()
	controls := regexp.MustCompile(`<w:sdt><w:sdtPr>.*?</w:sdtPr><w:sdtContent>|</w:sdtContent></w:sdt>`)
	rereadForms(t, ".docx", template.WriteForm, func(data []byte) []byte {
		return repack(t, data, controls.ReplaceAllString(zipParts(t, data)["word/document.xml"], ""))
	})
}

// rereadForms fills a form for every institution of the town, lets send change it, and holds what is read against what was filled in.
func rereadForms(t *testing.T, ext string, write func(io.Writer, template.Form) error, send func([]byte) []byte) {
	t.Helper()
	for i, in := range townRegistry(t) {
		if len(filedNames(&in, 2024)) == 0 {
			continue
		}
		f := filledForm(&in, 2024, []int{1, 5, 60}[i%3], uint64(i))
		var b bytes.Buffer
		if err := write(&b, f); err != nil {
			t.Fatal(err)
		}
		got, _, err := ingest.Read(context.Background(), "x"+ext, send(b.Bytes()), document.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range difference(f, got) {
			t.Errorf("%s: %s", in.Name, d)
		}
	}
}
