package html

import (
	"encoding/json"
	"io"
	"net/url"

	"nianping"
)

// Home is the grid of institutions and years.
type Home struct {
	Frame
	Empty                      bool // no registry has been imported
	Day                        string
	Name, District, Type       string // the filters; "" for all
	State                      nianping.SubmissionState
	Year                       int      // the year that State is asked of; 0 for any
	Districts, Types           []string // to choose from
	Years                      []int
	Tallies                    []Tally
	Rows                       []HomeRow
	Found, First, Last         int    // institutions that the filters leave; those of this page, 1-based
	Before, After              string // addresses of the pages before and after; "" for none
	UnplacedCount, Institution int    // files without a place; institutions in the registry
}

// Columns is how many columns the grid has.
func (p *Home) Columns() int { return 3 + len(p.Years) }

// Tally says how many institutions are in each state in one year.
type Tally struct {
	Year       int
	Owed, Came int    // institutions that owe a report; of these, those from which one came that can be read
	Share      string // Came in per cent of Owed
	Counts     []StateCount
}

// StateCount is one state with the number of institutions in it.
type StateCount struct {
	State nianping.SubmissionState
	Name  string
	N     int
	Href  string // of the grid with these alone
}

// HomeRow is one institution.
type HomeRow struct {
	Name, Type, District string
	Cells                []StateCell // one a year
}

// StateCell is the state of one institution and year.
type StateCell struct {
	State nianping.SubmissionState
	Words string
	Href  string
}

// WriteHome writes the page 报送情况.
func WriteHome(w io.Writer, p *Home) error { return write(w, "home", p) }

// States are all states of a submission in the order in which they are shown.
func (*Home) States() []StateCount { return stateChoices }

var stateChoices = func() (list []StateCount) {
	for _, s := range nianping.SubmissionStates {
		list = append(list, StateCount{State: s, Name: s.Name()})
	}
	return list
}()

// Inbox is the page where files come in.
type Inbox struct {
	Frame
	Today         string
	Years         []int
	Troubled      []*InboxItem
	Items         []*InboxItem // what came last
	More          int          // items that are not shown
	TroubledCount int          // all files that somebody must look at; Troubled are the first of them
	Problems      []string     // what else the officer should know of the last files
	Batch         int          // files that just came; 0 for none
	Chosen        *InboxItem   // whose place is to be changed; nil for none
	NoRegistry    bool         // nothing can be placed yet
	Limit         string       // how large one file and all together may be
}

// InboxItem is one file that came.
type InboxItem struct {
	ID                                 string
	Path, Received, Source, Why, Taken string
	Institution                        string // the guess or the place
	Year                               int
	Href                               string // of the report; "" for none
	Again                              string // where its place can be changed; "" where it is listed as troubled
	Lost, Unread                       bool
}

// placing is the form that says where one file belongs.
type placing struct {
	InboxItem
	Years   []int
	Officer string
}

// Placing is the form of one file of the page.
func (p *Inbox) Placing(it *InboxItem) placing { return placing{*it, p.Years, p.Officer} }

// WriteInbox writes the page 收件.
func WriteInbox(w io.Writer, p *Inbox) error { return write(w, "inbox", p) }

// ReportPage is one institution and year.
type ReportPage struct {
	Frame
	Institution, Key, Type, District string
	Year                             int
	Years                            []StateCell // the other years of the institution
	State                            StateCell
	SHA256                           string // of the content that counts; "" where nothing could be read
	Submissions                      []Submission
	Reading                          *Reading // nil where nothing could be read
	Decisions                        []nianping.Decision
	Official                         []Official
	Grounds                          []Official           // all deductions and vetoes of the standard
	Evaluation                       *nianping.Evaluation // as it may be shown
	Was                              string               // the total before the last correction; "" for none
	Moves                            []string             // how the items moved by it
	Typed                            Typed                // what was typed and could not be saved
	Next                             *NextReport          // the next report to look at; nil for none
	Fix                              nianping.Pointer     // the value to correct; "" for none
	Private                          bool                 // whether hidden numbers may be asked for
	Stale                            []string             // corrections that no longer apply
	PDF                              string               // address of the evaluation report; "" for none
}

// Typed is a form that was not saved, so that nothing need be typed again.
type Typed struct {
	Of            string // the pointer, the code or the list that it is about
	Value, Reason string
	Cells         map[string]string // of a row to be added, by field
}

// NextReport leads to the next report that somebody must look at.
type NextReport struct {
	Name, Href string
	Left       int // how many there are in the year, without the one on the page
}

// TypedOr is the value to start the correction of a pointer from: the one that was typed, else the one that was read.
func (p *ReportPage) TypedOr(at nianping.Pointer, read string) string {
	if p.Typed.Of == string(at) {
		return p.Typed.Value
	}
	return read
}

// TypedReason is the reason that was typed for a pointer; "" for none.
func (p *ReportPage) TypedReason(at nianping.Pointer) string {
	if p.Typed.Of == string(at) {
		return p.Typed.Reason
	}
	return ""
}

// addField is one field of the form for a row that was not read.
type addField struct {
	Name, Title, Value string
	Options            []string // nil where anything may be typed
	Needed             bool
}

// addForm adds a row to a list of the report.
type addForm struct {
	List, Title, Reason string
	Fields              []addField
}

// AddForms are the forms for what the program did not read: one for each list to which rows can be added.
func (p *ReportPage) AddForms() (forms []addForm) {
	for _, list := range nianping.AddedLists {
		form := addForm{List: list.List, Title: map[string]string{"outcomes": "一行统计", "examiners": "一名考评员"}[list.List]}
		for _, name := range list.Fields {
			f := addField{Name: name, Title: nianping.FieldName(list.List, name), Options: nianping.AddedOptions(name), Needed: list.List == "examiners" && name == "name"}
			if p.Typed.Of == list.List {
				f.Value, form.Reason = p.Typed.Cells[name], p.Typed.Reason
			}
			form.Fields = append(form.Fields, f)
		}
		forms = append(forms, form)
	}
	return forms
}

// AddValues are the single values of which the program read none, for the form that gives one; the one that was typed is chosen.
func (p *ReportPage) AddValues() (list []addValue) {
	text, err := json.Marshal(p.Reading.Report)
	var tree any
	if err != nil || json.Unmarshal(text, &tree) != nil {
		return nil
	}
	for _, at := range nianping.AddedValues() {
		if v, ok := at.In(tree); ok && v == nil {
			list = append(list, addValue{at, nianping.AddedName(at), p.Typed.Of == string(at)})
		}
	}
	return list
}

// addValue is a single value that was not read.
type addValue struct {
	Pointer nianping.Pointer
	Name    string
	Chosen  bool
}

// Adding reports whether a row or value that was typed could not be added, so that its form stays open.
func (p *ReportPage) Adding() bool {
	return p.Typed.Cells != nil
}

// Open reports whether something is unknown, so that the total may still move.
func (p *ReportPage) Open() bool {
	e := p.Evaluation
	return e.Confirmed != nil && e.Potential != nil && e.Confirmed.Cmp(e.Potential) != 0
}

// Further are the deductions and vetoes that stand on the page by nothing yet.
func (p *ReportPage) Further() []Official {
	shown := map[string]bool{}
	for _, o := range p.Official {
		shown[o.Code] = true
	}
	var list []Official
	for _, g := range p.Grounds {
		if !shown[g.Code] {
			list = append(list, g)
		}
	}
	return list
}

// Grade is the class of the grade's mark.
func (p *ReportPage) Grade() string { return gradeClass(p.Evaluation.Grade) }

// Submission is one version that came.
type Submission struct {
	File, Received, Source string
	Again                  string // where its place can be changed; "" where that is not known
	Counts, Unread         bool
}

// Official is a deduction or a veto that an officer may decide.
type Official struct{ Code, Text string }

// WriteReport writes the page of one report.
func WriteReport(w io.Writer, p *ReportPage) error {
	data := reportData{ReportPage: p, shownReading: &shownReading{}}
	if p.Reading != nil {
		data.shownReading = p.Reading.show()
	}
	base := "?" + url.Values{"i": {p.Key}, "y": {itoa(p.Year)}}.Encode()
	for _, v := range data.all {
		v.Href = base + "&" + url.Values{"fix": {string(v.Pointer)}}.Encode() + "#fix"
		v.Reveals = v.Private && p.Private
		if v.Pointer == p.Fix {
			data.Fixing = v
		}
	}
	data.Findings = p.decisions(data.Findings)
	return write(w, "report", data)
}

type reportData struct {
	*ReportPage
	*shownReading
	Fixing *shownValue
}

// decisions puts findings of one code together, as decisions are made on codes, says what was decided, and adds
// deductions and vetoes.
func (p *ReportPage) decisions(findings []*shownFinding) []*shownFinding {
	var list []*shownFinding
	byCode := map[string]*shownFinding{}
	for _, f := range findings {
		if had := byCode[f.Code]; had != nil {
			had.Others = append(had.Others, f)
			continue
		}
		byCode[f.Code] = f
		f.Decidable = f.Class != string(nianping.Low)
		list = append(list, f)
	}
	for _, o := range p.Official {
		list = append(list, &shownFinding{ID: "o" + o.Code, Code: o.Code, Severity: "扣分与否决", Class: string(nianping.High), Text: o.Text, Decidable: true, Official: true})
	}
	for _, f := range list {
		if p.Typed.Of == f.Code {
			f.Typed = p.Typed.Reason
		}
		for _, d := range p.Decisions {
			if d.Code == f.Code {
				f.Verdict, f.Who, f.On, f.Why, f.Document = nianping.VerdictNo, d.By, d.On, d.Reason, d.Document
				if d.Confirmed {
					f.Verdict = nianping.VerdictYes
				}
			}
		}
	}
	return list
}

// Scores is the ranking of one year.
type Scores struct {
	Frame
	Year          int
	Years         []int
	Type          string
	Types         []string
	Grades        []GradeCount
	Spans         bool   // whether a row has a range of ranks
	Settled       string // who ended the correction round, when and why; "" while it is open
	Rows          []ScoreRow
	Before, After string // addresses of the pages before and after; "" for none
}

// GradeCount says how many institutions have a grade.
type GradeCount struct {
	Name nianping.GradeName
	N    int
}

// Class is the class of the grade's mark.
func (g GradeCount) Class() string { return gradeClass(g.Name) }

// GradeCounts puts how many have each grade into the order of the grades, without those that none has.
func GradeCounts(n map[nianping.GradeName]int) []GradeCount {
	var counts []GradeCount
	for _, g := range nianping.GradeNames {
		if n[g] > 0 {
			counts = append(counts, GradeCount{g, n[g]})
		}
	}
	return counts
}

// ScoreRow is one institution of the ranking.
type ScoreRow struct {
	Evaluation          *nianping.Evaluation
	Rank, RankAll, Span string
	Notes, Href         string
	Before, Change      string // total of the year before, and by how much it changed
	Moved               string // how the place over all types changed: ↑3
	Open                int    // doubts that nobody has settled
}

// Grade is the class of the grade's mark.
func (r ScoreRow) Grade() string { return gradeClass(r.Evaluation.Grade) }

// WriteScores writes the page 评分排名.
func WriteScores(w io.Writer, p *Scores) error { return write(w, "scores", p) }

// Print is the page of what can be downloaded.
type Print struct {
	Frame
	Year     int
	Years    []int
	Audience string
	Name     string     // part of the names of those asked for; "" for all
	Main     []Download // reports and workbooks over all institutions
	Singles  []Download // one an institution, those of this page
	Found    int        // institutions that the name leaves

	Before, After string // addresses of the pages before and after; "" for none
}

// Download is one file that can be had.
type Download struct{ Name, Note, Href string }

// WritePrint writes the page 打印.
func WritePrint(w io.Writer, p *Print) error { return write(w, "print", p) }
