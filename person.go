package nianping

// Grade is an examiner's grade.
type Grade string

// The two grades of examiners.
const (
	GradeExaminer Grade = "examiner" // 考评员
	GradeSenior   Grade = "senior"   // 高级考评员
)

// Examiner is one person listed for one occupation. nil where not stated.
type Examiner struct {
	Name          string  `json:"name"`
	Gender        *string `json:"gender"`    // "男" or "女"
	IDNumber      *string `json:"id_number"` // 公民身份号码 as written, masked or not (GB 11643)
	Occupation    *string `json:"occupation"`
	Level         *Level  `json:"level"` // the highest level that the person may examine
	Grade         *Grade  `json:"grade"`
	CertificateNo *string `json:"certificate_no"` // 证卡编号
	ValidUntil    *string `json:"valid_until"`    // YYYY-MM-DD, YYYY-MM or YYYY, as precise as stated
	Employer      *string `json:"employer"`
	Phone         *string `json:"phone"`
}

// Claim is a fact that the rubric asks for and that no other field carries.
type Claim struct {
	Code  string     `json:"code"`
	State ClaimState `json:"state"`
}

// ClaimState says how the text speaks of a claim.
type ClaimState string

// The three states. What the text does not speak of is not listed.
const (
	ClaimStated  ClaimState = "stated"
	ClaimNone    ClaimState = "none"    // the text says there is none
	ClaimPlanned ClaimState = "planned" // only intended (拟, 计划, 将)
)

// ClaimCodes are all codes of contract section 1 with what they mean, in its order.
var ClaimCodes = []struct{ Code, Name string }{
	{"organisation", "机构总体情况"}, {"duties", "内部职责分工"},
	{"post_head", "负责人"}, {"post_manager", "管理人员"}, {"post_finance", "财务人员"}, {"post_network", "网络技术人员"}, {"post_examiner", "考评人员"},
	{"secrecy", "保密场所或保密柜"}, {"safety", "消防、安全、环保"}, {"own_premises", "自有场地"}, {"lease_years_3", "所有权或3年以上使用权"},
	{"plan_reported", "评价计划报备"}, {"supervisors_named", "内部质量督导人员"}, {"supervision_every_batch", "每批次督导"},
	{"record_sign_in", "签到记录"}, {"record_room", "考场记录"}, {"record_scoring", "评分记录"}, {"record_video", "录像"}, {"record_papers", "试卷交接"},
	{"discipline_reported", "违纪违规查处情况"}, {"archive_per_batch", "一批次一档"}, {"archive_keeping", "档案专人、地点、年限"},
	{"integrity_files", "诚信档案"}, {"publicity", "结果公示"}, {"result_reported", "结果报备"},
	{"plan_actions", "两项以上具体打算"}, {"plan_concrete", "打算有数字、日期或具体问题"}, {"no_activity", "本年度未开展评价"},
}
