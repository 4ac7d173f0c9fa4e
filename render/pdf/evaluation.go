package pdf

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"nianping"
	"nianping/render/typeset"
)

// Audience decides which personal data a report shows (domain notes, section 6).
type Audience string

// The audiences: the bureau's own file, the institution itself, and everyone.
const (
	Internal       Audience = "internal"
	ForInstitution Audience = "institution"
	Public         Audience = "public"
)

// EvaluationReport is all that the evaluation report of one institution and year is made of.
type EvaluationReport struct {
	Number      string                // 报告编号, as printed
	Date        nianping.Date         // of the evaluation; also the PDF's date, so that the same input gives the same bytes
	Audience    Audience              //
	Case        *nianping.Case        // institution, year, status, this year's and last year's report
	Evaluation  *nianping.Evaluation  //
	City        City                  // what the figures are held against
	Received    nianping.Received     // of the submission that decided; the zero value where none came
	CorrectBy   nianping.Date         // last day for corrections; zero: ten working days from receipt of the report
	Submissions []nianping.Submission // all that came for this year, in order
	Logo        *Logo                 // nil for none
	Source      string                // where the original lies, relative to the report's folder; "" for no link
	Desk        Desk                  // whom the institution may ask
}

// Desk is where an institution may ask and object; what is "" is left open on the page, to be filled in by hand.
type Desk struct {
	Office, Contact, Phone string // 受理单位, 联系人, 联系电话
}

// City is what one institution's figures are held against: figures of all institutions in the same evaluation.
type City struct {
	Ranked    map[nianping.InstitutionType]int // ranked institutions by type
	All       int                              // ranked institutions of all types
	PassRates map[nianping.Level]Median        // of the institutions' pass rates at a level, per cent
	Category  map[string]Median                // of the categories' share of points, per cent, by the rubric's category code
}

// Median is the middle of several institutions' values.
type Median struct {
	Value float64 // per cent
	Of    int     // institutions; a median of fewer than three is not drawn
}

// evaluationWriter sets one evaluation report.
type evaluationWriter struct {
	*flow
	in       *EvaluationReport
	e        *nianping.Evaluation
	evidence evidenceList
	itemMark []int // anchors of the score items' rows
	findMark []int // anchors of the findings' rows
	staff    []nianping.OccupationStaff
	told     []nianping.Finding // the first of the findings: those that the institution is told
	tally    tally              // this year
	before   tally              // last year
}

// WriteEvaluation writes the evaluation report of one institution and year as a PDF. The same input gives the same bytes.
func WriteEvaluation(out io.Writer, fonts *Fonts, in *EvaluationReport) error {
	d, err := layEvaluation(fonts, in)
	if err != nil {
		return err
	}
	return d.write(out)
}

// layEvaluation lays the report out.
func layEvaluation(fonts *Fonts, in *EvaluationReport) (*document, error) {
	if in.Case == nil || in.Evaluation == nil {
		return nil, fmt.Errorf("评估报告缺少评估结果")
	}
	w := newEvaluationWriter(fonts, in)
	d, e := w.document, w.e
	in = w.in
	headline := []string{e.Institution, fmt.Sprintf("%d年度", e.Year), "技能人才评价工作", "定期评估结果"}
	switch in.Audience {
	case Internal:
		headline[0], headline[3] = "关于"+e.Institution, "定期评估情况的报告"
	case ForInstitution:
		headline[3] += "反馈"
	}
	d.title = strings.Join(headline, "")
	d.subject, d.date, d.logo = fmt.Sprintf("报告编号 %s，评分标准 %s", in.Number, e.Rubric), in.Date.Time(), in.Logo
	if in.Audience == Internal {
		d.marking = "内部资料"
	}
	d.footer = fmt.Sprintf("%s · 评分标准 %s（%s） · 数据 %s", in.Number, e.Rubric, short(e.RubricHash), short(in.hash()))
	data, err := in.data()
	if err != nil {
		return nil, err
	}
	d.files = []file{{name: "result.json", description: "评估结果的数据文件（JSON），供程序读取", content: data}}
	w.headline(headline...)
	w.front()
	w.numbers()
	w.examiners()
	if in.Case.Report != nil {
		w.scores()
	}
	if len(e.Findings) > 0 || in.Case.Report != nil && in.Audience != Public {
		w.findings()
	}
	switch in.Audience {
	case Internal:
		w.corrections()
		w.advice()
	case ForInstitution:
		w.corrections()
		w.reply()
	default:
		w.skip(0.5)
		w.remark(renewalClause)
	}
	w.appendix()
	w.submissions()
	w.evidenceSection()
	w.finish()
	return d, nil
}

// newEvaluationWriter gathers what the report says.
func newEvaluationWriter(fonts *Fonts, in *EvaluationReport) *evaluationWriter {
	w := &evaluationWriter{flow: newFlow(&document{fonts: fonts}), staff: in.Case.Staff()} // before numbers are masked that tell people apart
	w.in = in.forAudience()
	w.e, w.tally, w.before = w.in.Evaluation, newTally(w.in.Case.Report), newTally(w.in.Case.LastYear)
	w.told = w.e.Findings[:min(in.told(), len(w.e.Findings))]
	w.collectEvidence()
	return w
}

// hash is the hash of the submission whose content counts, "" where there is none.
func (in *EvaluationReport) hash() string {
	if in.Case.Report == nil {
		return ""
	}
	return in.Case.Report.SHA256
}

// data is the machine-readable result that is attached to the PDF.
func (in *EvaluationReport) data() ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(struct {
		Number     string               `json:"number"`
		Date       string               `json:"date"`
		Audience   Audience             `json:"audience"`
		SHA256     string               `json:"sha256"`
		Evaluation *nianping.Evaluation `json:"evaluation"`
	}{in.Number, in.Date.String(), in.Audience, in.hash(), in.Evaluation}); err != nil {
		return nil, fmt.Errorf("写出评估结果数据失败：%w", err)
	}
	return b.Bytes(), nil
}

func short(hash string) string {
	if hash == "" {
		return "无"
	}
	return hash[:min(len(hash), 12)]
}

// t is a span of text.
func t(text string, style *typeset.Style) typeset.Span { return typeset.Span{Text: text, Style: style} }

// one is a field with one span.
func one(text string, style *typeset.Style) cell { return cell{spans: []typeset.Span{t(text, style)}} }
