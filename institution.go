package nianping

// InstitutionType is 机构类别.
type InstitutionType string

// The three types of the notice's address line.
const (
	Enterprise InstitutionType = "企业"       // 企业自主评价机构
	School     InstitutionType = "院校"       // 职业（技工）院校
	ThirdParty InstitutionType = "社会培训评价组织" // 社会培训评价组织
)

// InstitutionTypes are the types as the notice names them.
var InstitutionTypes = []InstitutionType{Enterprise, School, ThirdParty}

// InstitutionTypeNames are the words for them.
func InstitutionTypeNames() []string {
	var names []string
	for _, t := range InstitutionTypes {
		names = append(names, string(t))
	}
	return names
}

// FilingState is 状态 of a filing.
type FilingState string

// The states of the registry workbook (contract, section 3).
const (
	Active     FilingState = "在备"
	Suspended  FilingState = "暂停"
	Withdrawn  FilingState = "退出"
	StruckOff  FilingState = "撤销"
	Deregister FilingState = "注销"
)

// Ended reports whether the state ends a filing (退出, 撤销, 注销).
func (s FilingState) Ended() bool { return s == Withdrawn || s == StruckOff || s == Deregister }

// Institution is one filed institution with all its filings.
type Institution struct {
	Name        string          `json:"name"`        // 机构名称
	CreditCode  string          `json:"credit_code"` // 统一社会信用代码; "" where the registry has none
	Type        InstitutionType `json:"type"`
	District    string          `json:"district"`     // 所属区县
	FormerNames []string        `json:"former_names"` // 曾用名, aliases
	Contact     string          `json:"contact,omitempty"`
	Phone       string          `json:"phone,omitempty"`
	Email       string          `json:"email,omitempty"`
	Note        string          `json:"note,omitempty"`
	Filings     []Filing        `json:"filings"` // in the registry's order
}

// Filing is one filed occupation (备案职业) of an institution: a row of the registry.
type Filing struct {
	Programme  Programme   `json:"programme"`
	Occupation string      `json:"occupation"`
	Code       string      `json:"code"`   // 职业编码; "" where the registry has none
	Levels     []Level     `json:"levels"` // empty for 专项职业能力
	From       Date        `json:"from"`   // 备案起始日
	To         Date        `json:"to"`     // 备案截止日, inclusive; where the registry has only a start, three years later less a day
	State      FilingState `json:"state"`
	StateDate  Date        `json:"state_date"` // 状态日期; zero where not given
	Common     bool        `json:"common"`     // 通用工种: the 10-station rule applies
}
