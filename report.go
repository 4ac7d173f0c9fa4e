package nianping

// ReportSchema names the JSON form of a Report (contract, section 1).
const ReportSchema = "nianping.report/v1"

// Report is what one file states (contract, section 1). Absent is nil, never zero: zero is a statement.
type Report struct {
	Schema           string                 `json:"schema"`
	File             string                 `json:"file"`              // base name of the input
	SHA256           string                 `json:"sha256"`            // of the input's bytes, lower-case hex
	Format           *string                `json:"format"`            // found by content; nil if unknown
	Institution      Identity               `json:"institution"`       // as the document states it
	Year             *int                   `json:"year"`              // the year that the report is about (上一年度); nil where it cannot be told
	Scope            []ScopeItem            `json:"scope"`             // filed occupations as the document states them (备案范围)
	LevelsHeld       []Level                `json:"levels_held"`       // levels at which the document says assessments were held
	CandidateSources []CandidateSource      `json:"candidate_sources"` // 考生主要来源
	Outcomes         []Outcome              `json:"outcomes"`
	Training         Training               `json:"training"`
	Examiners        []Examiner             `json:"examiners"` // one for each person and occupation, as listed
	Staff            Staff                  `json:"staff"`
	Venues           Venues                 `json:"venues"`
	Implementation   Implementation         `json:"implementation"`
	Rules            []string               `json:"rules"`                   // of RuleNames, those that the text says are established
	RulesGeneral     bool                   `json:"rules_general,omitempty"` // only a general word (各项管理制度健全) and none of RuleNames by name
	Claims           []Claim                `json:"claims"`
	Sections         Sections               `json:"sections"`
	Findings         []Finding              `json:"findings"`
	Evidence         map[Pointer][]Evidence `json:"evidence"`
	Review           []Review               `json:"review"`
	Recognised       bool                   `json:"recognised,omitempty"` // words of the document were recognised in pictures (OCR)
}

// NewReport returns a Report with its lists empty, so that they print as [] and not as null.
func NewReport(file, sha256 string) *Report {
	return &Report{Schema: ReportSchema, File: file, SHA256: sha256,
		Scope: []ScopeItem{}, LevelsHeld: []Level{}, CandidateSources: []CandidateSource{}, Outcomes: []Outcome{},
		Examiners: []Examiner{}, Rules: []string{}, Claims: []Claim{}, Findings: []Finding{},
		Evidence: map[Pointer][]Evidence{}, Review: []Review{},
		Venues: Venues{ByOccupation: []OccupationVenue{}}}
}

// Identity is the institution as a document names itself.
type Identity struct {
	Name       *string `json:"name"`
	CreditCode *string `json:"credit_code"` // 统一社会信用代码, GB 32100
}

// ScopeItem is one filed occupation (职业/工种) or assessed item (专项职业能力考核项目).
type ScopeItem struct {
	Occupation string  `json:"occupation"`
	Code       *string `json:"code"`   // 职业编码, nil where not stated
	Levels     []Level `json:"levels"` // empty for 专项职业能力, which has none
}

// CandidateSource is one source of candidates in the document's words.
type CandidateSource struct {
	Source string   `json:"source"`
	Count  *int     `json:"count"` // people
	Share  *float64 `json:"share"` // per cent
}

// Training is section 二: people (人 or 人次) and classes (期, 班, 场).
type Training struct {
	SocialPeople      *int `json:"social_people"`      // 社会化培训
	SubsidisedPeople  *int `json:"subsidised_people"`  // 政府补贴性职业技能培训
	TotalPeople       *int `json:"total_people"`       // 全年累计培训规模
	SocialClasses     *int `json:"social_classes"`     //
	SubsidisedClasses *int `json:"subsidised_classes"` //
	TotalClasses      *int `json:"total_classes"`      //
}

// Staff holds head counts as stated.
type Staff struct {
	FullTime    *int `json:"full_time"`   // 专职
	PartTime    *int `json:"part_time"`   // 兼职
	Managers    *int `json:"managers"`    // 管理人员
	Examiners   *int `json:"examiners"`   // 考评人员
	Supervisors *int `json:"supervisors"` // 督导人员
	Experts     *int `json:"experts"`     // 专家
}

// Venues is the figure for the whole or the shared room; where only single rooms are given, their sum. Areas in m².
type Venues struct {
	OfficeArea        *float64          `json:"office_area"`
	TheoryArea        *float64          `json:"theory_area"`
	TheorySeats       *int              `json:"theory_seats"` // 考位
	PracticalArea     *float64          `json:"practical_area"`
	PracticalStations *int              `json:"practical_stations"` // 工位
	VideoSurveillance *bool             `json:"video_surveillance"`
	LeaseYears        *float64          `json:"lease_years,omitempty"` // 使用权年限, years; nil where not stated
	ByOccupation      []OccupationVenue `json:"by_occupation"`
}

// OccupationVenue is what a document gives for one occupation's rooms. Areas in m².
type OccupationVenue struct {
	Occupation        string   `json:"occupation"`
	TheoryArea        *float64 `json:"theory_area"`
	TheorySeats       *int     `json:"theory_seats"`
	PracticalArea     *float64 `json:"practical_area"`
	PracticalStations *int     `json:"practical_stations"`
}

// Implementation is section 三（三）.
type Implementation struct {
	PlansFiled        *int  `json:"plans_filed"`        // 评价计划报备
	Batches           *int  `json:"batches"`            // 认定批次
	Violations        *int  `json:"violations"`         // 违纪违规, 0 where the text says none
	Supervisions      *int  `json:"supervisions"`       // 内部质量督导 visits
	ResultsPublicised *bool `json:"results_publicised"` // 结果公示
	ArchivesKept      *bool `json:"archives_kept"`      // 评价档案
}

// RuleNames are the six management rules that Attachment 1, item 2 names (附1-二), in its words and order.
var RuleNames = []string{"财务管理制度", "评价服务规程", "档案管理制度", "设备安全操作规程", "安全保卫制度", "设备设施管理制度"}

// Sections says which parts of Attachment 2 are present with content of their own.
type Sections struct {
	Basic          bool `json:"basic"`          // 一、基本情况
	Training       bool `json:"training"`       // 二、培训工作开展情况
	Overview       bool `json:"overview"`       // 三（一）总体情况
	Foundation     bool `json:"foundation"`     // 三（二）基础建设情况
	Implementation bool `json:"implementation"` // 三（三）评价实施情况
	Plans          bool `json:"plans"`          // 四、下一步培训评价工作打算
}
