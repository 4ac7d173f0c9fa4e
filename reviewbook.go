package nianping

import "encoding/json"

// The review workbook (核对表): what an officer must decide, written by `review export` and taken back by `review import`.
// Every row carries an identifier that says what it is about; the officer fills in the last columns only.
const (
	SheetUnplaced  = "未归属材料"
	SheetDoubts    = "存疑数值"
	SheetFindings  = "问题认定"
	SheetPenalties = "扣分与否决"

	ColIdentifier = "标识（勿改）"
	ColPath       = "材料"
	ColWhy        = "原因"
	ColCandidates = "可能的机构"
	ColYear       = "年度"
	ColItem       = "项目"
	ColRead       = "读到的值"
	ColWords      = "原文"
	ColPlace      = "位置"
	ColDoubt      = "疑问"
	ColFinding    = "问题"
	ColSeverity   = "程度"

	// What the officer fills in.
	ColHandling  = "处理"
	ColBelongsTo = "归属机构"
	ColForYear   = "归属年度"
	ColValue     = "正确值"
	ColVerdict   = "认定"
	ColDecidedOn = "认定日期"
	ColDocument  = "文号"
	ColReason    = "理由"
	ColOfficer   = "经办人"
)

// The words of the columns 处理 and 认定, and what empties a value.
const (
	HandlePlace = "归属"
	HandleAside = "不是报送材料"
	VerdictYes  = "属实"
	VerdictNo   = "不属实"
	ValueNone   = "无"
)

// ReviewUnplaced is one item that could not be placed.
type ReviewUnplaced struct {
	ID         string // number and hash of the item
	Path       string
	Received   string
	Why        string
	Candidates string

	Row                             int // in a workbook that was read
	Handling, Institution, Year, By string
}

// ReviewDoubt is one value that the program is not sure of.
type ReviewDoubt struct {
	SHA256      string  // of the content
	Pointer     Pointer // of the value
	Institution string
	Year        int
	Item        string // what the value is, in Chinese
	Read        string // the value as read, "" for none
	Words       string // what was read, masked
	Place       string
	Doubt       string

	Row               int
	Value, Reason, By string
}

// ReviewFinding is one finding, deduction or veto of one institution and year. A row that an officer added has no Key, only
// the institution's name.
type ReviewFinding struct {
	Key         string // of the institution
	Code        string
	Institution string
	Year        int
	Severity    string
	Text        string

	Row                                    int
	Verdict, DecidedOn, Document, Why, Who string
}

// AllInstitutions stands for every institution in a row that decides on a whole year: the end of the correction round.
const (
	AllInstitutions    = "全部机构"
	AllInstitutionsKey = "*"
)

// ReviewBook is a whole review workbook.
type ReviewBook struct {
	Grounds []string // deductions and vetoes by code and name, for rows that an officer adds: V4 提供虚假材料

	Unplaced []ReviewUnplaced
	Doubts   []ReviewDoubt
	Findings []ReviewFinding
	Vetoes   []ReviewFinding
}

// ReadableValue shows a JSON value in a cell: numbers and words as they are, 是 and 否, "" for null.
func ReadableValue(raw json.RawMessage) string {
	var v any
	if json.Unmarshal(raw, &v) != nil {
		return ""
	}
	switch x := v.(type) {
	case nil:
		return ""
	case bool:
		if x {
			return "是"
		}
		return "否"
	case string:
		if name := Level(x).Name(); name != "" {
			return name
		}
		return x
	}
	return string(raw)
}

// Fill shows a decision that was made before.
func (r *ReviewFinding) Fill(decisions []Decision) {
	for _, d := range decisions {
		if d.Code == r.Code {
			r.Verdict, r.DecidedOn, r.Document, r.Why, r.Who = VerdictNo, d.On, d.Document, d.Reason, d.By
			if d.Confirmed {
				r.Verdict = VerdictYes
			}
		}
	}
}
