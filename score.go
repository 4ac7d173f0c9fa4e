package nianping

// Case is all that is known of one institution and year: what checks, metrics and the rubric look at.
type Case struct {
	Institution *Institution // nil where only a document is at hand (`extract`, `check`)
	Year        int          // the year that is evaluated
	Status      Status       // timeliness; the zero Status where only a document is at hand
	Report      *Report      // with corrections applied; nil where nothing readable came
	LastYear    *Report      // the report of the year before; nil where there is none
	Earlier     *Report      // the first readable version, where a later one counts; nil where only one came
	Words       *Words       // of the report's text; nil where it is not at hand
	Decisions   []Decision   // what officers confirmed or dismissed
	Peers       []Finding    // findings across institutions (CheckPeers) that concern this case

	memo *memo // nil outside an evaluation
}

// memo keeps, for the length of one evaluation, what many checks and metrics ask for.
type memo struct {
	rubric *Rubric // that the evaluation goes by; nil for the default one
	roster *roster
	scope  []filedOccupation // of filedScope; nil until asked for

	filedAs map[string][]int // what filedAs said, by occupation as written
}

// By is the case as it is judged by a rubric: its checks go by the rubric's limits and not by the default standard's.
func (c *Case) By(r *Rubric) *Case {
	k := *c
	k.memo = &memo{rubric: r}
	return &k
}

// remembering is the case with room to keep what is asked for more than once. It must not outlive a change of the case.
func (c *Case) remembering() *Case {
	if c.memo != nil {
		return c
	}
	k := *c
	k.memo = new(memo)
	return &k
}

// DecisionFinal is the code of the decision that the correction round (补正) of an institution and year has ended: what a
// report does not state counts for nothing from then on, and the evaluation is 终评.
const DecisionFinal = "FINAL"

// Settled reports whether the correction round has ended; before that an evaluation is 初评.
func (c *Case) Settled() bool {
	d := c.decision(DecisionFinal)
	return d != nil && d.Confirmed
}

// Decision is what an officer decided on a finding, a deduction or a veto of one institution and year.
type Decision struct {
	Code      string `json:"code"`      // a finding code, or a rubric's deduction (X1…) or veto (V1…)
	Confirmed bool   `json:"confirmed"` // false: dismissed
	By        string `json:"by"`        // the officer
	On        string `json:"on"`        // YYYY-MM-DD
	Document  string `json:"document"`  // 文号 of the decision; "" where none
	Reason    string `json:"reason"`
}

// ItemState says why an item has points or none.
type ItemState string

// The four states of contract section 2: four different results, never one for another.
const (
	Scored         ItemState = "scored"
	NotStated      ItemState = "not_stated"
	UnreadableFact ItemState = "unreadable"
	NotApplicable  ItemState = "not_applicable"
)

// EvaluatedItem is one item of the rubric with its points and their reason.
type EvaluatedItem struct {
	Code       string     `json:"code"`
	Category   string     `json:"category"` // the rubric's category code, e.g. "A"
	Name       string     `json:"name"`
	Points     *Points    `json:"points"` // nil where unknown or not applicable
	Max        *Points    `json:"max"`
	Known      *Points    `json:"known"`      // the maximum of what is known of it: less than Max where a part is unknown or falls away
	Applicable *Points    `json:"applicable"` // the maximum of what applies to the institution: less than Max where a part falls away
	Metric     string     `json:"metric"`
	Value      *string    `json:"value"` // the metric's value as printed, nil where it has none
	State      ItemState  `json:"state"`
	Rule       string     `json:"rule,omitempty"` // how the value becomes points, in Chinese; "" but for Rubric.Explain
	Reason     string     `json:"reason"`         // a Chinese sentence: value, rule, result
	Basis      string     `json:"basis"`          // clause of the notice
	Evidence   []Evidence `json:"evidence"`
	Raise      string     `json:"raise,omitempty"` // what would raise the points, a Chinese sentence; "" at the maximum
	Raises     []Raise    `json:"raises,omitempty"`
}

// Raise is one thing that would raise an item's points.
type Raise struct {
	Effort Effort  `json:"effort"`
	Gain   *Points `json:"gain"` // at most
	Text   string  `json:"text"` // a Chinese clause
}

// Effort says what a raise costs the institution.
type Effort int

// The efforts, the cheapest first.
const (
	WriteDown Effort = iota // a fact that only needs to be written down or corrected
	SendAgain               // what came could not be read
	Improve                 // staff, rooms, practice
)

// GradeName is a grade of the evaluation (等次) or the reason why there is none.
type GradeName string

// The grades of HS-1.0 and the three that are not ranked.
const (
	Excellent    GradeName = "优秀"
	Good         GradeName = "良好"
	Passing      GradeName = "合格"
	BarelyPass   GradeName = "基本合格"
	Failing      GradeName = "不合格"
	Unverified   GradeName = "待核实"
	NotSubmitted GradeName = "未报送"
	Inactive     GradeName = "未开展"
)

// GradeNames are all grades as they are printed: from the best to the worst, then those that are not ranked.
var GradeNames = []GradeName{Excellent, Good, Passing, BarelyPass, Failing, Unverified, NotSubmitted, Inactive}

// Evaluation is the periodic evaluation (定期评估) of one institution and year.
type Evaluation struct {
	Institution string           `json:"institution"`
	CreditCode  string           `json:"credit_code"`
	Type        InstitutionType  `json:"type"`
	District    string           `json:"district"`
	Year        int              `json:"year"`
	Rank        *int             `json:"rank"`      // within type and year; nil for 待核实, 未报送, 未开展
	RankAll     *int             `json:"rank_all"`  // over all types
	Total       *Points          `json:"total"`     // 100 × known points ÷ known maximum, less confirmed deductions; nil where nothing is known
	Confirmed   *Points          `json:"confirmed"` // unknown counted as 0
	Potential   *Points          `json:"potential"` // unknown counted as full
	Coverage    *Points          `json:"coverage"`  // known maximum ÷ applicable maximum, 0–1
	Provisional bool             `json:"provisional"`
	Grade       GradeName        `json:"grade"`
	GradeReason string           `json:"grade_reason"` // why this grade and none higher, a Chinese sentence
	Advice      string           `json:"advice"`       // what the result suggests (延续备案…); "" where there is no grade
	Low         *Points          `json:"low"`          // Total if all doubtful values were wrong; nil where Total is
	High        *Points          `json:"high"`         // Total if all doubtful values were right in the institution's favour
	RankBest    *int             `json:"rank_best"`    // within type and year, were this institution's Total High; nil where unranked
	RankWorst   *int             `json:"rank_worst"`   // the same for Low
	Late        bool             `json:"late"`
	Vetoed      bool             `json:"vetoed"`
	Items       []EvaluatedItem  `json:"items"`
	Categories  []CategoryPoints `json:"categories"`
	Deductions  []Deduction      `json:"deductions"` // confirmed ones are in Total, suggested ones are not
	Vetoes      []Veto           `json:"vetoes"`
	Findings    []Finding        `json:"findings"`    // what the program found
	Decisions   []Decision       `json:"decisions"`   // what officers decided on findings, deductions and vetoes
	Rubric      string           `json:"rubric"`      // name and version, e.g. HS-1.0
	RubricHash  string           `json:"rubric_hash"` // SHA-256 of the rubric's canonical JSON
	Status      Status           `json:"submission"`
}

// CategoryPoints is the sum over one category's known items.
type CategoryPoints struct {
	Code   string  `json:"code"`
	Name   string  `json:"name"`
	Points *Points `json:"points"`
	Known  *Points `json:"known"` // known maximum
	Max    *Points `json:"max"`   // applicable maximum
}

// Said is the points as people read them: 7.6; 未知 where nothing of the category is known.
func (c *CategoryPoints) Said() string {
	if c.Known != nil && c.Known.sign() == 0 && c.Max != nil && c.Max.sign() > 0 {
		return "未知"
	}
	return c.Points.Short()
}

// Unknown says how many points of the category are neither given nor lost: 其中6分未知，暂不计; "" for none.
func (c *CategoryPoints) Unknown() string {
	if c.Known == nil || c.Max == nil || !c.Known.less(*c.Max) {
		return ""
	}
	unknown := c.Max.minus(*c.Known)
	return "其中" + unknown.Short() + "分未知，暂不计"
}

// Deduction is a deduction of the rubric (X1…) that the program suggests or an officer has confirmed.
type Deduction struct {
	Code      string  `json:"code"`
	Name      string  `json:"name"`
	Points    *Points `json:"points"` // positive: what is taken off
	Confirmed bool    `json:"confirmed"`
	Finding   string  `json:"finding"` // the finding's code it rests on
	By        string  `json:"by,omitempty"`
	On        string  `json:"on,omitempty"`
	Document  string  `json:"document,omitempty"`
}

// Veto is a ground for 不合格 (一票否决). The program only suspects; an officer's decision confirms.
type Veto struct {
	Code      string `json:"code"`
	Name      string `json:"name"`
	Confirmed bool   `json:"confirmed"`
	Reason    string `json:"reason"`
	By        string `json:"by,omitempty"`
	On        string `json:"on,omitempty"`
	Document  string `json:"document,omitempty"`
}
