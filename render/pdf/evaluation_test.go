package pdf

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"nianping"
)

// variants are the shapes that a report must hold: each is an invented institution.
func variants() map[string]*EvaluationReport {
	v := map[string]*EvaluationReport{"school": sample(2024)}

	institution := sample(2024)
	institution.Audience = ForInstitution
	v["institution"] = institution
	public := sample(2024)
	public.Audience = Public
	v["public"] = public

	missing := sample(2024)
	missing.Case.Report, missing.Case.LastYear = nil, nil
	missing.Evaluation.Findings, missing.Evaluation.Deductions = nil, nil
	missing.Evaluation.Total, missing.Evaluation.Confirmed, missing.Evaluation.Potential, missing.Evaluation.Coverage = nil, nil, nil, nil
	missing.Evaluation.Rank, missing.Evaluation.RankAll, missing.Evaluation.Grade = nil, nil, nianping.NotSubmitted
	missing.Evaluation.Status.State, missing.Evaluation.Status.ReceivedAt, missing.Evaluation.Status.DaysLate = nianping.Missing, nil, nil
	v["missing"] = missing

	inactive := sample(2024)
	inactive.Case.Report.Outcomes = nil
	inactive.Evaluation.Grade, inactive.Evaluation.Rank, inactive.Evaluation.RankAll = nianping.Inactive, nil, nil
	v["inactive"] = inactive

	large := sample(2024)
	skill := nianping.SkillLevel
	r := large.Case.Report
	for i := 0; i < 40; i++ {
		name := fmt.Sprintf("%c类设备安装调试与维护保养人员（自动化生产线方向）", 0x4e00+37*i)
		large.Case.Institution.Filings = append(large.Case.Institution.Filings, nianping.Filing{Programme: skill, Occupation: name, Levels: []nianping.Level{"5", "4", "2"}, From: nianping.Date{Year: 2023, Month: 1, Day: 1}, To: nianping.Date{Year: 2027, Month: 12, Day: 31}, State: nianping.Active})
		r.Outcomes = append(r.Outcomes, nianping.Outcome{Programme: &skill, Occupation: ptr(name), Registered: ptr(100000 + i), Passed: ptr(90000), Stated: true})
	}
	for i := 0; i < 60; i++ {
		r.Examiners = append(r.Examiners, nianping.Examiner{Name: "买买提·吐尔逊·阿卜杜热合曼" + itoa(i), Occupation: ptr("一类设备安装调试与维护保养人员（自动化生产线方向）"), CertificateNo: ptr(fmt.Sprintf("皖考评字〔2023〕第%018d号", i)), ValidUntil: ptr("2027"), IDNumber: ptr("341002199003077514"), Phone: ptr("13855912345")})
	}
	large.Evaluation.Institution = "黄山市徽州区某某先进制造技术与职业技能人才评价服务中心（普通合伙）屯溪分中心"
	large.Evaluation.Items[0].Reason = strings.Repeat("总结在第三部分第二节列出了全部考评员的姓名、职业和证卡编号，逐人核对有效期。", 60)
	v["large"] = large

	worst := sample(2024)
	worst.Evaluation.Items[3].Reason = "方建国、王**等6人未载明有效期。"
	worst.Evaluation.Findings[0].Message = "联系人13855912345，身份证341002199003077514，证卡341020230100，网址https://example.invalid/" + strings.Repeat("a", 200) + "，姓名𠮷𪚥。"
	v["worst"] = worst
	return v
}

func laid(t testing.TB, in *EvaluationReport) *document {
	t.Helper()
	d, err := layEvaluation(EmbeddedFonts(), in)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// words are all characters of a document in the order in which they were placed, a line each.
func words(d *document) string {
	var b strings.Builder
	for _, p := range d.pages {
		for _, x := range p.texts {
			for i := range x.line.Glyphs {
				b.WriteRune(x.line.Glyphs[i].Rune)
			}
			b.WriteByte('\n')
		}
	}
	return b.String()
}

func TestNothingStandsOutsideThePage(t *testing.T) {
	t.Parallel()
	for name, in := range variants() {
		checkInside(t, name, laid(t, in))
	}
	for _, n := range []int{0, 1, 34, 90} {
		d, err := layRanking(EmbeddedFonts(), sampleTown(2024, n))
		if err != nil {
			t.Fatal(err)
		}
		checkInside(t, fmt.Sprintf("ranking of %d", n), d)
	}
}

func checkInside(t *testing.T, name string, d *document) {
	t.Helper()
	for n, p := range d.pages {
		for _, x := range p.texts {
			glyphs := x.line.Glyphs
			if len(glyphs) == 0 {
				continue
			}
			first, last := glyphs[0], glyphs[len(glyphs)-1]
			from, to := x.x+x.line.Left+first.X, x.x+x.line.Left+last.X+last.Width
			if from < left-first.Style.Size/2-0.1 || to > right+last.Style.Size/2+0.1 || x.y < top-15*mm || x.y > bottom+13*mm {
				t.Errorf("%s: page %d: %q stands at %.1f–%.1f, %.1f", name, n+1, words(&document{pages: []*page{{texts: []text{x}}}}), from, to, x.y)
			}
		}
	}
}

// A field's text must end before the next field's begins: two texts on one base line never overlap.
func TestNoTextLiesOnAnother(t *testing.T) {
	t.Parallel()
	for name, in := range variants() {
		for n, p := range laid(t, in).pages {
			type extent struct{ from, to float64 }
			lines := map[int][]extent{}
			for _, x := range p.texts {
				if len(x.line.Glyphs) == 0 {
					continue
				}
				from := x.x + x.line.Left
				e := extent{from, from + x.line.Width}
				y := int(x.y * 10)
				for _, other := range lines[y] {
					if e.from < other.to-0.1 && other.from < e.to-0.1 {
						t.Errorf("%s: page %d: two texts overlap at %.1f: %.1f–%.1f and %.1f–%.1f", name, n+1, x.y, e.from, e.to, other.from, other.to)
					}
				}
				lines[y] = append(lines[y], e)
			}
		}
	}
}

func TestEveryLinkLeadsSomewhere(t *testing.T) {
	t.Parallel()
	d := laid(t, sample(2024))
	links := 0
	for _, p := range d.pages {
		for _, l := range p.links {
			links++
			if _, ok := d.anchors[l.to]; !ok && d.uris[l.to] == "" {
				t.Errorf("a link leads to nothing: %d", l.to)
			}
		}
	}
	if links < 60 {
		t.Errorf("only %d links", links)
	}
}

func TestTheAudienceDecidesWhatIsShown(t *testing.T) {
	t.Parallel()
	all := variants()
	deliberated := all["worst"]
	deliberate(deliberated)
	for _, c := range []struct {
		audience      Audience
		shown, hidden []string
	}{
		{Internal,
			[]string{"程䶮", "341020230100", "内部资料", "341***********7514", "138****2345", "签名", "延续备案", "人社部门", "待人工认定", "黟县渔亭技工学校", "不成立", "业务量占全市比重大",
				"该机构于2025年6月4日", "责任单位", "王科长", "收件登记", "关于徽州职业技术学校"},
			[]string{"341002199003077514", "13855912345", "异议", "你单位"}},
		{ForInstitution,
			[]string{"程䶮", "3410***100", "你单位于2025年6月4日", "与另一机构相同或相混", "异议", "受理单位", "年度总结.docx", "黄人社〔2025〕8号", "如何提高", "初评", "茶艺师补充1名"},
			[]string{"341020230100", "341002199003077514", "13855912345", "内部资料", "签名", "承办人", "建议延续", "延续备案建议", "人社部门", "待人工认定", "黟县渔亭技工学校", "不成立",
				"VOLUME_SHARE", "RATE_MISMATCH", "业务量占全市比重大", "通过率与人数不符", "该机构", "责任单位", "王科长", "收件登记", "关于徽州"}},
		{Public,
			[]string{"88.21", "黄人社〔2025〕8号", "初评", "考评员重复列出"},
			[]string{"程䶮", "方建国", "方**", "王**", "341020230100", "341002199003077514", "13855912345", "内部资料", "学校现有考评员15人", "签名", "须办事项", "待人工认定", "黟县渔亭技工学校",
				"考评员不足5名", "EXAMINERS_TOO_FEW", "文字雷同", "王科长", "年度总结.docx", "如何提高", "补正清单", "茶艺师补充1名", "不利理解"}},
	} {
		in := *deliberated
		in.Audience = c.audience
		d := laid(t, &in)
		text := strings.ReplaceAll(words(d), "\n", "") + string(d.files[0].content)
		for _, s := range c.shown {
			if !strings.Contains(text, s) {
				t.Errorf("%s: %s is not shown", c.audience, s)
			}
		}
		for _, s := range c.hidden {
			if strings.Contains(text, s) {
				t.Errorf("%s: %s is shown", c.audience, s)
			}
		}
	}
}

// deliberate adds to a report what officers decided and what they have yet to decide.
func deliberate(in *EvaluationReport) {
	e := in.Evaluation
	e.Findings = append(e.Findings,
		nianping.Finding{Code: "NEAR_DUPLICATE", Severity: nianping.High, About: nianping.AboutOther, Message: "81.5%的文字与黟县渔亭技工学校2024年度总结相同。"},
		nianping.Finding{Code: "VOLUME_SHARE", Severity: nianping.Low, Message: "考生占全市的31.20%。"})
	in.Case.Decisions = []nianping.Decision{
		{Code: "RATE_MISMATCH", Confirmed: false, By: "王科长", On: "2025-06-09", Reason: "按实考计算"},
		{Code: "EXAMINER_DUPLICATE", Confirmed: true, By: "王科长", On: "2025-06-09"},
	}
	e.Decisions = in.Case.Decisions
	e.Deductions = append(e.Deductions, nianping.Deduction{Code: "X4", Name: "虚报人数", Points: nianping.PointsOf(1, 1), Confirmed: true, Finding: "EXAMINER_DUPLICATE", By: "王科长", On: "2025-06-09", Document: "黄人社〔2025〕8号"})
	e.Vetoes = []nianping.Veto{{Code: "V2", Name: "与他人雷同", Reason: "文字与黟县渔亭技工学校相同"}, {Code: "V3", Name: "拒不整改", Confirmed: true, Reason: "与黟县渔亭技工学校同", By: "王科长", On: "2025-06-09", Document: "黄人社〔2025〕9号"}}
	e.GradeReason += "一票否决：拒不整改（王科长，2025-06-09，黄人社〔2025〕9号）。"
}

// Officers and the institution speak of 问题2 and mean the same.
func TestFindingsHaveTheSameNumbersForOfficersAndInstitution(t *testing.T) {
	t.Parallel()
	var numbered [2][]string
	for i, audience := range []Audience{Internal, ForInstitution} {
		in := sample(2024)
		deliberate(in)
		in.Audience = audience
		for _, f := range newEvaluationWriter(EmbeddedFonts(), in).e.Findings {
			numbered[i] = append(numbered[i], f.Code)
		}
	}
	if want := []string{"EXAMINERS_TOO_FEW", "NEAR_DUPLICATE", "EXAMINER_DUPLICATE"}; !slices.Equal(numbered[1], want) || !slices.Equal(numbered[0][:3], want) || len(numbered[0]) != 5 {
		t.Errorf("officers read %v, the institution %v", numbered[0], numbered[1])
	}
}

func TestAReportThatNeverCameIsTwoPagesWithoutPoints(t *testing.T) {
	t.Parallel()
	d := laid(t, variants()["missing"])
	text := words(d)
	if len(d.pages) > 2 || strings.Contains(text, "评分明细") || !strings.Contains(text, "未报送") {
		t.Errorf("%d pages:\n%s", len(d.pages), text)
	}
}

// Nobody is told that examiners are missing who may only not have been read.
func TestAListThatMayNotHaveBeenReadIsHeldAgainstNobody(t *testing.T) {
	t.Parallel()
	for _, audience := range []Audience{Internal, ForInstitution, Public} {
		in := sample(2024)
		in.Audience, in.Case.Report.Examiners = audience, nil
		said := words(laid(t, in))
		if !strings.Contains(said, "未列考评员") || strings.Contains(said, "可能没有读全") {
			t.Errorf("%v: what is not there is not said", audience)
		}
		in.Case.Report.Review = append(in.Case.Report.Review, nianping.Review{Pointer: "/sections/foundation", Reason: "考评员名单可能没有读全"})
		said = words(laid(t, in))
		if strings.Contains(said, "未列考评员") || strings.Contains(said, "不足5名。") || !strings.Contains(said, "人数待核对") || !strings.Contains(said, "名单可能没有读全，待核对") {
			t.Errorf("%v: it is held against the institution", audience)
		}
	}
}

func TestAMissingGlyphIsToldOf(t *testing.T) {
	t.Parallel()
	if text := words(laid(t, variants()["worst"])); !strings.Contains(text, "U+20BB7") || !strings.Contains(text, "U+2A6A5") {
		t.Error("the characters without a glyph are not named")
	}
}

func TestReportsAreTheSameEachTime(t *testing.T) {
	t.Parallel()
	for name, in := range variants() {
		sameTwice(t, name, func(out io.Writer) error { return WriteEvaluation(out, EmbeddedFonts(), in) })
	}
}

// BenchmarkEvaluation is one report after another; on all cores, as render writes them, BenchmarkEvaluations. Bytes are of
// one file.
func BenchmarkEvaluation(b *testing.B) {
	for _, name := range []string{"school", "large", "missing"} {
		in := variants()[name]
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			size := 0
			for b.Loop() {
				size = written(b, in)
			}
			b.ReportMetric(float64(size), "bytes")
		})
	}
}

func BenchmarkEvaluations(b *testing.B) {
	for _, name := range []string{"school", "large"} {
		in := variants()[name]
		b.Run(name, func(b *testing.B) {
			b.RunParallel(func(pb *testing.PB) {
				for pb.Next() {
					written(b, in)
				}
			})
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "reports/s")
		})
	}
}

// written is the size of a report's file.
func written(b *testing.B, in *EvaluationReport) int {
	var out bytes.Buffer
	if err := WriteEvaluation(&out, EmbeddedFonts(), in); err != nil {
		b.Fatal(err)
	}
	return out.Len()
}

// Two people of one name are told apart by numbers of which the audience sees the ends alone.
func TestMaskingChangesNoCount(t *testing.T) {
	t.Parallel()
	for _, audience := range []Audience{Internal, ForInstitution, Public} {
		in := sample(2024)
		in.Audience = audience
		r := in.Case.Report
		r.Examiners = nil
		for i := range 5 {
			r.Examiners = append(r.Examiners, nianping.Examiner{Name: "王芳", Occupation: ptr("电工"), CertificateNo: ptr("3410" + itoa(i) + "00000123"), IDNumber: ptr("341002199003" + itoa(i) + "77514")})
		}
		want := in.Case.Staff()[0]
		if want.Short != 0 {
			t.Fatalf("the checks miss %d", want.Short)
		}
		if text := words(laid(t, in)); strings.Contains(text, "电工\n五级至三级\n2025-06-30\n1\n") || !strings.Contains(text, "电工\n五级至三级\n2025-06-30\n5\n") {
			t.Errorf("%s: five people are not five", audience)
		}
	}
}
