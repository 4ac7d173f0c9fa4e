package nianping

import "sync"

// Checks is THE list of finding codes, in the order in which findings are printed: what each means, why it is asked, what
// to do about it, and the function that finds it. Rows without a function are found elsewhere: while a file is read,
// while facts become a report (CONFLICT), or across institutions (CheckPeers). The slice must not be changed.
//
// Of the signals of the domain research (section 7) these are not here, since what they ask is not in a report, in the
// registry or in what came with them: F24 (a document's author and times: readers keep the words of a file, not its
// properties), F25 (the length of single sections: a report says whether a section has content, not how much), F35 (the
// names of supervisors and heads: only their number is read), F36 for malformed numbers (no form of card number is
// published), F38 (the list of examiners at filing), F52 for single batches (their dates; FILING_LAPSED asks by year), F53
// for a third year and F54 for ceilings of schools (no source for Anhui), F62 for the end of a lease (only its years), F64
// (addresses), F83 (seals and signatures). F19 for trained below evaluated is left out on purpose: training and examining
// are to be kept apart (考培分离), so an organisation that examines people whom it has not trained does what is wanted.
func Checks() []Check { return checks() }

var checks = sync.OnceValue(func() []Check {
	return []Check{
		// Why a file could not be read: found by the readers.
		{Code: "SCANNED", Severity: High, Title: "扫描件或图片", Basis: "N二", Remedy: "请报送可以复制文字的电子文档（Word 或 Excel），扫描件只作附件。"},
		{Code: "ENCRYPTED", Severity: High, Title: "文件加密", Basis: "N二", Remedy: "请取消文件的打开密码后重新报送。"},
		{Code: "CORRUPT", Severity: High, Title: "文件损坏", Basis: "N二", Remedy: "请在本机打开核对、另存后重新报送。"},
		{Code: "UNSUPPORTED", Severity: High, Title: "格式不能识别", Basis: "N二", Remedy: "请按附件2模板用 Word 文档重新报送。"},
		{Code: "TOO_LARGE", Severity: High, Title: "文件过大", Basis: "N二", Remedy: "请删去照片、录像等附件后重新报送。"},

		// The document by itself: contract, section 4.
		{Code: "SECTION_MISSING", Severity: Medium, Title: "缺少部分内容", Basis: "附件2", Remedy: "请对照附件2模板补写所缺部分。", Run: checkSections, Absence: true},
		{Code: "YEAR_MISMATCH", Severity: Medium, Title: "年度不一致", Basis: "N二", Remedy: "请核实总结所属年度并更正标题或正文。", Run: checkYear, Workspace: true},
		{Code: "CONFLICT", Severity: Medium, Title: "同一数字前后不一", Basis: "N三", Remedy: "请核实后统一全文数字。"},
		{Code: "STATISTICS_MISSING", Severity: High, Title: "缺少分级统计数据", Basis: "附2-三（一）", Remedy: "请补报报考人数、合格人数和通过率，并分级别统计。", Run: checkStatistics, Absence: true, Lacks: "/sections/overview"},
		{Code: "TOTAL_MISMATCH", Severity: Medium, Title: "合计不等于分项之和", Basis: "附2-三（一）", Remedy: "请核对各等级、各职业数字与合计，更正后重报。", Run: checkTotals, Lacks: "/sections/overview"},
		{Code: "RATE_MISMATCH", Severity: Medium, Title: "通过率与人数不符", Basis: "附2-三（一）", Remedy: "请核对人数与通过率，并说明通过率按报考还是按实考计算。", Run: checkRates, Lacks: "/sections/overview"},
		{Code: "PASS_EXCEEDS_REGISTERED", Severity: High, Title: "合格或获证人数多于报考人数", Basis: "附2-三（一）", Remedy: "请核实人数并附该批次花名册说明。", Run: checkExceeds, Lacks: "/sections/overview"},
		{Code: "OCCUPATION_OUT_OF_SCOPE", Severity: High, Title: "超备案职业评价", Basis: "N一", Remedy: "请说明开展该职业评价的依据；职业调整须及时备案。", Run: checkOccupationScope, Lacks: "/sections/basic"},
		{Code: "LEVEL_OUT_OF_SCOPE", Severity: High, Title: "超备案等级评价", Basis: "N一", Remedy: "请说明开展该等级评价的依据；等级调整须及时备案。", Run: checkLevelScope, Lacks: "/sections/basic"},
		{Code: "SCOPE_DIFFERS", Severity: Medium, Title: "所述备案范围与名册不符", Basis: "N一", Remedy: "请核对备案职业和等级；有调整的附备案文件。", Run: checkScopeDiffers, Workspace: true},
		{Code: "FILING_LAPSED", Severity: High, Title: "备案到期", Basis: "N一", Remedy: "请说明备案到期后是否仍开展评价，并办理延续备案。", Run: checkFilingLapsed, Workspace: true},
		{Code: "EXAMINER_LIST_MISSING", Severity: High, Title: "备案工种未列考评员", Basis: "附2-三（二）", Remedy: "请补列该工种考评员基本信息。", Run: checkExaminerListMissing, Absence: true, Lacks: "/sections/foundation"},
		{Code: "EXAMINERS_TOO_FEW", Severity: High, Title: "考评员不足5名", Basis: "N一", Remedy: "请补充该工种考评员至5名以上，或说明缺额原因。", Run: checkExaminersTooFew, Absence: true, Lacks: "/sections/foundation"},
		{Code: "EXAMINERS_TOO_FEW_FOR_LEVEL", Severity: Medium, Title: "某等级有资质的考评员不足5人", Basis: "附1-四", Remedy: "请补充具有相应等级考评资质的考评员，或在名单中注明考评等级。", Run: checkExaminersForLevel, Workspace: true, Absence: true, Lacks: "/sections/foundation"},
		{Code: "EXAMINER_EXPIRED", Severity: Medium, Title: "考评员证卡过期", Basis: "附1-四", Remedy: "请办理换证，或说明过期后未参加考评。", Run: checkExaminerExpired},
		{Code: "EXAMINER_DUPLICATE", Severity: Low, Title: "考评员重复列出", Basis: "附2-三（二）", Remedy: "请删去重复人员，重新核对人数。", Run: checkExaminerDuplicate},
		{Code: "ID_INVALID", Severity: Medium, Title: "身份证号码有误", Basis: "附2-三（二）", Remedy: "请核对身份证件后更正号码。", Run: checkIDs},
		{Code: "VENUE_BELOW_STANDARD", Severity: Medium, Title: "场地低于备案条件", Basis: "附1-三", Remedy: "请补足场地设备，或说明另有场地并附证明。", Run: checkVenues},
		{Code: "TENURE_TOO_SHORT", Severity: Medium, Title: "场地使用权不足3年", Basis: "附1-三", Remedy: "请续签场地使用协议至3年以上并报送复印件。", Run: checkTenure},
		{Code: "POST_MISSING", Severity: Low, Title: "岗位未配备", Basis: "附1-四", Remedy: "请补充各岗位（负责人、管理、财务、网络技术、考评）的人员配备。", Run: checkPosts, Absence: true},

		// Across institutions and years: CheckPeers.
		{Code: "NEAR_DUPLICATE", Severity: High, Title: "文字雷同", Basis: "N三", Remedy: "请重新撰写并说明雷同原因。"},
		{Code: "EXAMINER_SHARED", Severity: Medium, Title: "考评员被多家机构列出", Basis: "附1-四", Remedy: "请提供聘用协议，说明该考评员在各机构的任职情况。"},
		{Code: "PEER_OUTLIER", Severity: Medium, Title: "通过率明显偏离同行", Basis: "N三", Remedy: "请说明该职业等级通过率偏高或偏低的原因。"},
		{Code: "EXAMINER_LIST_COPIED", Severity: Medium, Title: "考评员名单与另一机构相同", Basis: "附1-四", Remedy: "请提供本机构考评员的聘用协议。"},
		{Code: "OTHER_INSTITUTION_NAMED", Severity: Medium, Title: "正文写的是另一机构", Basis: "N三", Remedy: "请改正，并说明总结由谁撰写。"},
		{Code: "VOLUME_SHARE", Severity: Low, Title: "业务量占全市比重大", Basis: "N三"},

		// Signals (domain.md, section 7): each asks a question and lowers nothing.
		{Code: "ALL_PASSED", Severity: Medium, Title: "全部合格", Basis: "N三", Remedy: "请提供该批次评分记录备查。", Run: signalAllPassed, Workspace: true},
		{Code: "RATES_IDENTICAL", Severity: Medium, Title: "多组通过率完全相同", Basis: "N三", Remedy: "请核对各组人数。", Run: signalRatesIdentical, Workspace: true},
		{Code: "RATES_ROUND", Severity: Medium, Title: "通过率都是整数", Basis: "N三", Remedy: "请核对各组人数。", Run: signalRatesRound, Workspace: true},
		{Code: "RATE_JUMP", Severity: Medium, Title: "通过率比上年骤变", Basis: "N三", Remedy: "请说明变化原因。", Run: signalRateJump, Workspace: true},
		{Code: "HIGHER_LEVEL_EASIER", Severity: Medium, Title: "等级越高通过率越高", Basis: "N三", Remedy: "请说明高等级通过率明显高于低等级的原因。", Run: signalHigherLevelEasier, Workspace: true},
		{Code: "NO_ABSENCE", Severity: Low, Title: "无一人缺考", Basis: "N三", Remedy: "请核对实考人数。", Run: signalNoAbsence, Workspace: true},
		{Code: "VOLUME_JUMP", Severity: Medium, Title: "业务量骤增", Basis: "N三", Remedy: "请说明业务量增长与考评员、工位是否匹配。", Run: signalVolumeJump, Workspace: true},
		{Code: "OVER_CAPACITY", Severity: Medium, Title: "超出考评能力", Basis: "N三", Remedy: "请提供评价计划和考务安排备查。", Run: signalOverCapacity, Workspace: true},
		{Code: "STATION_CAPACITY", Severity: Medium, Title: "超出工位能力", Basis: "N三", Remedy: "请提供评价计划和考场安排备查。", Run: signalStationCapacity, Workspace: true},
		{Code: "BATCHES_MISSING", Severity: Medium, Title: "有考生而无批次", Basis: "附2-三（三）", Remedy: "请补报认定批次。", Run: signalBatchesMissing, Workspace: true},
		{Code: "BATCH_TOO_LARGE", Severity: Medium, Title: "每批次人数过多", Basis: "N三", Remedy: "请说明考场与批次安排。", Run: signalBatchTooLarge, Workspace: true},
		{Code: "SUBSIDY_EQUALS_PASSED", Severity: Medium, Title: "补贴培训、报考、合格人数相同", Basis: "N三", Remedy: "请提供培训与考核花名册备查。", Run: signalSubsidyEqual, Workspace: true},
		{Code: "TRAINING_UNCHANGED", Severity: Low, Title: "培训人数与上年相同", Basis: "附2-二", Remedy: "请核对本年度培训人数。", Run: signalTrainingUnchanged, Workspace: true},
		{Code: "SENIOR_EXAMINER_MISSING", Severity: High, Title: "技师等级无高级考评员", Basis: "附1-四", Remedy: "请说明二级、一级由谁考评，并补列高级考评员。", Run: signalSeniorMissing, Workspace: true, Absence: true, Lacks: "/sections/foundation"},
		{Code: "EXAMINER_MANY_OCCUPATIONS", Severity: Medium, Title: "一人考评多个职业", Basis: "附1-四", Remedy: "请提供该考评员各职业的证卡。", Run: signalManyOccupations, Workspace: true},
		{Code: "CARD_NUMBER_SHARED", Severity: Medium, Title: "不同的人证卡编号相同", Basis: "附1-四", Remedy: "请核对证卡编号。", Run: signalCardShared, Workspace: true},
		{Code: "EXAMINER_AGE", Severity: Low, Title: "考评员年龄异常", Basis: "附1-四", Remedy: "请核对身份信息。", Run: signalExaminerAge, Workspace: true},
		{Code: "OCCUPATION_IDLE", Severity: Medium, Title: "备案职业连续两年未开展", Basis: "N一", Remedy: "请说明原因，不再开展的申请调整备案。", Run: signalOccupationIdle, Workspace: true},
		{Code: "OUTSIDE_CANDIDATES", Severity: Medium, Title: "企业面向社会人员评价", Basis: "N一", Remedy: "请说明社会考生的来源与依据。", Run: signalOutsideCandidates, Workspace: true},
		{Code: "SEATS_TOO_DENSE", Severity: Medium, Title: "考位与面积不相称", Basis: "附1-三（二）", Remedy: "请核对理论考场面积与考位数。", Run: signalSeatsDense, Workspace: true},
		{Code: "SUPERVISION_BELOW_BATCHES", Severity: Low, Title: "督导次数少于批次", Basis: "附2-三（三）", Remedy: "请说明未督导的批次。", Run: signalSupervision, Workspace: true},
		{Code: "PLANS_BELOW_BATCHES", Severity: Medium, Title: "报备计划少于批次", Basis: "附2-三（三）", Remedy: "请说明未报备即开展的批次。", Run: signalPlans, Workspace: true},
		{Code: "FILING_SURGE", Severity: High, Title: "备案后业务激增", Basis: "N三", Remedy: "请提供各批次的评价计划、考评员派遣和考场安排备查。", Run: signalFilingSurge, Workspace: true},
		{Code: "VENUE_UNCHANGED", Severity: Low, Title: "新增职业而场地未变", Basis: "附1-三", Remedy: "请说明新增职业的考核场地。", Run: signalVenueUnchanged, Workspace: true},
		{Code: "EXAMINERS_OF_EMPLOYER", Severity: Medium, Title: "考评员与考生来自同一单位", Basis: "N三", Remedy: "请说明考评员回避的安排。", Run: signalExaminersOfEmployer, Workspace: true},
		{Code: "ITEM_IS_OCCUPATION", Severity: Medium, Title: "专项项目是国家职业", Basis: "N一", Remedy: "请核对备案的评价种类；属于国家职业的按职业技能等级认定办理。", Run: signalItemIsOccupation, Workspace: true},
		{Code: "LAST_YEAR_DOMINATES", Severity: Medium, Title: "多处写的是上一年", Basis: "N二", Remedy: "请核对正文各处的年度，沿用的文字和数字重新填写。", Run: signalLastYear, Workspace: true},
		{Code: "CERTIFICATE_WORDING", Severity: Medium, Title: "证书名称不规范", Basis: "N三", Remedy: "请改用“职业技能等级证书”，并检查对外宣传材料。", Run: signalCertificateWording, Workspace: true},
		{Code: "OUTSIDE_SITE", Severity: Medium, Title: "委托、加盟或外设站点", Basis: "N一", Remedy: "请说明站点的备案情况和管理责任。", Run: signalOutsideSite, Workspace: true},
		{Code: "PUBLICITY_VAGUE", Severity: Low, Title: "公示没有天数和地点", Basis: "附2-三（三）", Remedy: "请写明公示的天数和地点。", Run: signalPublicityVague, Workspace: true},
		{Code: "NO_FAULT_AT_ALL", Severity: Medium, Title: "违纪、投诉、不合格都为零", Basis: "N三", Remedy: "请提供评分记录、考场记录和投诉登记备查。", Run: signalNoFaultAtAll, Workspace: true},
		{Code: "LAST_DAY_CORRECTIONS", Severity: Medium, Title: "截止日报送后多次更正", Basis: "N二", Remedy: "请说明各次更正的内容。", Run: signalLastDay, Workspace: true},
		{Code: "VERSION_CHANGED", Severity: Medium, Title: "前后两版合计变动较大", Basis: "N三", Remedy: "请说明合计人数变动的原因，并附依据。", Run: signalVersionChanged, Workspace: true},
		{Code: "VERSIONS_DIFFER", Severity: Low, Title: "电子文档与PDF数字不同", Basis: "N三", Remedy: "请说明以哪一份为准。", Run: signalFormsDiffer, Workspace: true},
		{Code: "DISCIPLINE_UNSTATED", Severity: Medium, Title: "未说明违纪违规情况", Basis: "附2-三（三）", Remedy: "请补充违纪违规查处情况（没有的写明“无”）。", Run: signalDiscipline, Workspace: true, Absence: true},
	}
})
