package extract

// Rule reads one kind of fact from a reading.
type Rule struct {
	Name  string
	Reads string // what it reads, in plain words, for `extract --explain`
	Run   func(*Reading, *Collector)
}

// Rules is THE list of rules, in the order in which they run. A new rule is a function in its subject's file and a row
// here.
var Rules = []Rule{
	{"identity", "机构名称和统一社会信用代码", identityFacts},
	{"year", "报告年度", yearFacts},
	{"scope", "备案职业、编码和等级", scopeFacts},
	{"examiners", "考评员名单：表格与正文，一人一职业一条", examinerFacts},
	{"training", "社会化、补贴性和全年累计培训", trainingFacts},
	{"staff", "专职、兼职、管理、考评、督导人员和专家", staffFacts},
	{"venues", "办公、理论、实操场地和监控", venueFacts},
	{"rules", "已建立的六项管理制度", ruleFacts},
	{"sources", "考生主要来源", sourceFacts},
	{"claims", "评分所需、其他字段没有的事实", claimFacts},
	{"implementation", "计划报备、批次、违纪、督导、公示、档案", implementationFacts},
	{"outcomes", "报考、实考、合格、获证人数和通过率：正文与表格", outcomeFacts},
	{"sections", "附件2各部分是否有实际内容", sectionFacts},
}
