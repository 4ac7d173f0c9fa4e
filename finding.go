package nianping

// Severity of a finding.
type Severity string

// The three severities of contract section 4.
const (
	High   Severity = "high"   // a person must decide
	Medium Severity = "medium" // explain
	Low    Severity = "low"    // note
)

// Finding is a fault of a report itself. It never lowers a score by itself: only a deduction that an officer has
// confirmed does.
type Finding struct {
	Code     string     `json:"code"`
	Severity Severity   `json:"severity"`
	Message  string     `json:"message"` // a whole Chinese sentence with the numbers at issue
	Evidence []Evidence `json:"evidence"`
	Formula  string     `json:"formula,omitempty"`  // the arithmetic with its numbers: 63+99+66=228≠231
	Question string     `json:"question,omitempty"` // what to ask the institution, in plain words
}
