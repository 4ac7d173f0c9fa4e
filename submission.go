package nianping

// SubmissionState is the state of one institution's report for one year (contract, section 2).
type SubmissionState string

// The states that `status` prints.
const (
	OnTime      SubmissionState = "on_time"
	Late        SubmissionState = "late"
	Missing     SubmissionState = "missing"
	NotDue      SubmissionState = "not_due"      // the deadline lies after the as-of date and nothing has come
	NotRequired SubmissionState = "not_required" // owes none; a report that came all the same is kept
	Unreadable  SubmissionState = "unreadable"   // something came, and nothing readable
)

// SubmissionStates are the states in the order in which they are shown.
var SubmissionStates = []SubmissionState{OnTime, Late, Missing, Unreadable, NotDue, NotRequired}

// Name is the state's Chinese name.
func (s SubmissionState) Name() string {
	switch s {
	case OnTime:
		return "按期"
	case Late:
		return "逾期"
	case Missing:
		return "未报送"
	case NotDue:
		return "未到期"
	case NotRequired:
		return "免报"
	case Unreadable:
		return "无法读取"
	}
	return ""
}

// Status is one row of `status --format json`.
type Status struct {
	Institution string          `json:"institution"`
	CreditCode  string          `json:"credit_code"`
	Year        int             `json:"year"`
	Due         string          `json:"due"` // YYYY-MM-DD
	State       SubmissionState `json:"status"`
	ReceivedAt  *string         `json:"received_at"` // RFC 3339 +08:00, or the date alone; of the first readable submission; nil for missing
	DaysLate    *int            `json:"days_late"`   // calendar days after due; 0 on time; nil otherwise
	File        *string         `json:"file"`        // the version whose content counts (the latest accepted); of unreadable ones the latest
	Supersedes  []string        `json:"supersedes"`  // names of the earlier ones, oldest first
}

// DueOn is the day that Due names: the one that the bureau goes by, moved past a holiday or not.
func (s *Status) DueOn() Date {
	if d, err := ParseDate(s.Due); err == nil {
		return d
	}
	d, _ := Due(s.Year)
	return d
}

// Received is when a submission came: a moment, or only a day.
type Received struct {
	At     string `json:"at"`     // RFC 3339 with +08:00, or YYYY-MM-DD where only the day is known
	Source string `json:"source"` // how it is known, in Chinese: 邮件头收到时间, 收件登记, 文件夹名, …
	Weak   bool   `json:"weak"`   // taken from the file's modification time
}

// Submission is one file that was received for one institution and year.
type Submission struct {
	File     string   // base name as received
	SHA256   string   // of the original
	Year     int      // the year it was placed to
	Received Received // when it came
	Readable bool     // whether a report could be read from it
	Report   *Report  // nil where not readable
}
