package nianping

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"
	"sync"
)

// Rubric is a standard of the periodic evaluation (评分标准) as data: what is scored, by which figures and rules, and what
// the points mean. All numbers are exact decimals.
type Rubric struct {
	Name        string          `json:"name"`  // e.g. HS-1.0
	Title       string          `json:"title"` // as printed
	FromYear    int             `json:"from_year"`
	Maximum     Decimal         `json:"maximum"` // the sum of all maxima
	Coverage    CoverageRule    `json:"coverage"`
	Categories  []Category      `json:"categories"`
	Items       []Item          `json:"items"`
	Deductions  []DeductionRule `json:"deductions"`
	MaxDeducted Decimal         `json:"max_deducted"` // all deductions together take off no more
	Vetoes      []VetoRule      `json:"vetoes"`
	Grades      []GradeRule     `json:"grades"`      // from the best to the last, whose minimum is 0
	Limits      []Limit         `json:"limits"`      // of the checks; those not named are the default standard's
	Capability  []CapabilityRow `json:"capability"`  // 考评资质; nil is the default standard's
	Occupations []OccupationRow `json:"occupations"` // 职业目录; nil is the default standard's
}

// CoverageRule says how much must be known: from Grade on the grade counts; from Provisional on it is 暂定 where unknown
// points cannot change it, else 待核实; below, 待核实. Shares from 0 to 1.
type CoverageRule struct {
	Grade       Decimal `json:"grade"`
	Provisional Decimal `json:"provisional"`
}

// Category is a group of items with its floor in the grades.
type Category struct {
	Code string  `json:"code"`
	Name string  `json:"name"`
	Max  Decimal `json:"max"`
}

// Item is one line of the rubric.
type Item struct {
	Code     string  `json:"code"` // begins with its category's code
	Name     string  `json:"name"`
	Max      Decimal `json:"max"`
	Evidence string  `json:"evidence"`      // the part of Attachment 2, or 报送时间
	Basis    string  `json:"basis"`         // clause of the notice
	Off      bool    `json:"off,omitempty"` // switched off
	Parts    []Part  `json:"parts"`
}

// Part is one figure of an item with the rule that turns it into points.
type Part struct {
	Name    string                      `json:"name"` // what is wanted, as in “写明…”
	Metric  string                      `json:"metric"`
	Max     Decimal                     `json:"max"`
	Rule    Rule                        `json:"rule"`
	Params  map[string]Decimal          `json:"params,omitempty"`  // of the metric, where they differ from its own
	Missing WhenMissing                 `json:"missing,omitempty"` // "" is zero
	ByType  map[InstitutionType]Variant `json:"by_type,omitempty"`
}

// Variant replaces a part's rule, or what a missing fact means, for one type of institution.
type Variant struct {
	Rule    *Rule       `json:"rule,omitempty"`
	Missing WhenMissing `json:"missing,omitempty"`
}

// WhenMissing says what a fact counts that a readable document does not state.
type WhenMissing string

// The three meanings of a fact that is not stated. What could not be read is unknown whatever this says.
const (
	MissingZero    WhenMissing = "zero"           // 0 points
	MissingUnknown WhenMissing = "unknown"        // neither points nor maximum
	MissingNA      WhenMissing = "not_applicable" // the part falls away
)

// Rule turns a measure into points.
type Rule struct {
	Kind  RuleKind `json:"kind"`
	Each  *Decimal `json:"each,omitempty"`  // 每项得分: points for each unit
	Steps []Step   `json:"steps,omitempty"` // 分段
	Cases []CaseOf `json:"cases,omitempty"` // 情形
}

// RuleKind is one of the rules below.
type RuleKind string

// The rules.
const (
	RuleYes     RuleKind = "yes"      // 是: the maximum where the value is not 0
	RuleLinear  RuleKind = "linear"   // 按比例: maximum × value, the value a share from 0 to 1
	RuleEach    RuleKind = "each"     // 每项: each × value, at most the maximum
	RuleAtLeast RuleKind = "at_least" // 达到: the points of the first step whose limit the value reaches; limits fall
	RuleAtMost  RuleKind = "at_most"  // 不超过: the points of the first step whose limit the value does not exceed; limits rise
	RuleMinus   RuleKind = "minus"    // 扣减: maximum − value, at least 0
	RuleCases   RuleKind = "cases"    // 情形: the points of the case
	RuleNone    RuleKind = "none"     // 不适用: the part falls away; for one type of institution
)

// ruleKinds are the rules with their names as the workbook shows them.
var ruleKinds = []struct {
	Kind RuleKind
	Name string
}{
	{RuleYes, "是"}, {RuleLinear, "按比例"}, {RuleEach, "每项"}, {RuleAtLeast, "达到"}, {RuleAtMost, "不超过"}, {RuleMinus, "扣减"}, {RuleCases, "情形"}, {RuleNone, "不适用"},
}

// Name is the rule's Chinese name.
func (k RuleKind) Name() string {
	for _, r := range ruleKinds {
		if r.Kind == k {
			return r.Name
		}
	}
	return ""
}

// RuleKindNamed is the rule of a Chinese name; ok is false for none.
func RuleKindNamed(name string) (kind RuleKind, ok bool) {
	for _, r := range ruleKinds {
		if r.Name == name {
			return r.Kind, true
		}
	}
	return "", false
}

// RuleKindNames are the rules' Chinese names.
func RuleKindNames() []string {
	var names []string
	for _, r := range ruleKinds {
		names = append(names, r.Name)
	}
	return names
}

// RuleKindList is RuleKindNames for messages.
func RuleKindList() string { return strings.Join(RuleKindNames(), "、") }

// Step is one band: a limit and its points.
type Step struct {
	Limit  Decimal `json:"limit"`
	Points Decimal `json:"points"`
}

// CaseOf is one case and its points.
type CaseOf struct {
	Case   string  `json:"case"`
	Points Decimal `json:"points"`
}

// DeductionRule is a deduction that findings suggest and only an officer's decision confirms.
type DeductionRule struct {
	Code     string   `json:"code"` // X1…
	Name     string   `json:"name"`
	Points   Decimal  `json:"points"`   // taken off for each finding, or once
	Findings []string `json:"findings"` // codes that suggest it; empty: decisions only
	About    string   `json:"about,omitempty"`
	Each     bool     `json:"each,omitempty"` // once for each finding
	Most     *Decimal `json:"most,omitempty"` // in all, where Each
}

// VetoRule is a ground for 不合格 that findings make suspected and only a signed decision confirms.
type VetoRule struct {
	Code     string   `json:"code"` // V1…
	Name     string   `json:"name"`
	Findings []string `json:"findings,omitempty"`
	Missing  bool     `json:"missing,omitempty"` // suspected where no report came
}

// GradeRule is a grade with its conditions.
type GradeRule struct {
	Grade  GradeName `json:"grade"`
	Min    Decimal   `json:"min"`               // of the total
	Floor  *Decimal  `json:"floor,omitempty"`   // of each category, as a share of its maximum
	OnTime bool      `json:"on_time,omitempty"` // the report came on time
	NoHigh bool      `json:"no_high,omitempty"` // no unresolved finding of high severity
	Advice string    `json:"advice"`            // what the result is used for
}

// Decimal is an exact decimal number, written as a JSON number.
type Decimal struct{ exact Points }

// Points are the value as points.
func (d *Decimal) Points() *Points {
	p := d.exact
	return &p
}

// String is the decimal as short as it is exact: 1.5.
func (d Decimal) String() string {
	if d.exact.isWhole() {
		return d.exact.fractionText()
	}
	prec := 0
	for scaled := d.exact; !scaled.isWhole() && prec < 12; prec++ {
		scaled = scaled.times(whole(10))
	}
	return d.exact.Rat().FloatString(prec)
}

// ParseDecimal reads a decimal number such as 1.5.
func ParseDecimal(s string) (Decimal, error) {
	var d Decimal
	if s == "" || len(s) > 20 || strings.Trim(s, "0123456789.-") != "" {
		return d, fmt.Errorf("“%s”不是数字", s)
	}
	if err := d.exact.SetExact(s); err != nil {
		return d, fmt.Errorf("“%s”不是数字", s)
	}
	return d, nil
}

// MarshalJSON writes the exact decimal as a number.
func (d Decimal) MarshalJSON() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalJSON reads a JSON number; text in its place is an error.
func (d *Decimal) UnmarshalJSON(b []byte) error {
	v, err := ParseDecimal(string(b))
	if err != nil {
		return fmt.Errorf("应为数字，实为 %s", b)
	}
	*d = v
	return nil
}

//go:embed rubric.json
var defaultRubric []byte

// defaultStandard is the default rubric, for looking up only. It is not validated, since validation asks the lists of
// checks and metrics, which look up in it.
var defaultStandard = sync.OnceValue(func() *Rubric {
	r := new(Rubric)
	if err := json.Unmarshal(defaultRubric, r); err != nil {
		panic("rubric.json: " + err.Error()) // a test holds it
	}
	return r
})

// DefaultRubric is HS-1.0.
func DefaultRubric() *Rubric {
	r, err := ParseRubric(defaultRubric)
	if err != nil {
		panic("rubric.json: " + err.Error()) // a test holds it
	}
	return r
}

// DefaultRubricHash is the Hash of DefaultRubric, worked out once.
func DefaultRubricHash() string { return defaultHash() }

var defaultHash = sync.OnceValue(func() string { return defaultStandard().Hash() })

// ParseRubric reads a rubric's JSON strictly: unknown keys, text for numbers and all that Validate finds are errors.
func ParseRubric(data []byte) (*Rubric, error) {
	dec := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	dec.DisallowUnknownFields()
	r := new(Rubric)
	if err := dec.Decode(r); err != nil {
		return nil, fmt.Errorf("评分标准不是规定的格式（%w），请以 rubric export 导出的为样本", err)
	}
	if faults := r.Validate(); len(faults) > 0 {
		return nil, RubricError(faults)
	}
	return r, nil
}

// Canonical is the rubric's JSON with indentation, the same bytes for the same rubric.
func (r *Rubric) Canonical() []byte {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(r); err != nil {
		panic("a rubric is plain data: " + err.Error())
	}
	return b.Bytes()
}

// Hash is the SHA-256 of Canonical in lower-case hex.
func (r *Rubric) Hash() string {
	sum := sha256.Sum256(r.Canonical())
	return hex.EncodeToString(sum[:])
}

// Category finds a category by code, nil where there is none.
func (r *Rubric) Category(code string) *Category {
	for i := range r.Categories {
		if r.Categories[i].Code == code {
			return &r.Categories[i]
		}
	}
	return nil
}

// CategoryOf is the category whose code the item's begins with, nil where there is none.
func (r *Rubric) CategoryOf(item *Item) *Category {
	var best *Category
	for i := range r.Categories {
		c := &r.Categories[i]
		if strings.HasPrefix(item.Code, c.Code) && (best == nil || len(c.Code) > len(best.Code)) {
			best = c
		}
	}
	return best
}
