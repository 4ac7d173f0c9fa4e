package nianping

import "time"

// The numbers of the notice, each with its clause (正文 N一–N三, 附件1 附1-一–四).
const (
	FilingYears             = 3  // N一: 备案期限一般为三年
	ExaminersPerOccupation  = 5  // N一: 每个备案工种不少于5名考评员
	ExaminersPerLevel       = 5  // 附1-四: 每个职业（工种）等级具有相应考评资质的持证人员不少于5人
	PremisesYears           = 3  // 附1-三: 所有权或3年以上使用权
	OfficeAreaMin           = 50 // 附1-三（一）: m²
	TheoryAreaMin           = 60 // 附1-三（二）: m² per occupation
	TheorySeatsMin          = 30 // 附1-三（二）: 考位
	PracticalStationsMin    = 10 // 附1-三（三）: 考核工位, 原则上, for occupations of general use
	FirstReportYear         = 2023
	EvaluatedFromSummaryFor = "N二" // 定期评估 rests on the previous year's summary
)

// Shanghai is the time zone of all dates and deadlines.
var Shanghai = time.FixedZone("Asia/Shanghai", 8*60*60)

// Due is the last day for a year's report (N二): 2025-05-31 for 2023 and 2024, 31 March of the next year after that.
// The day counts whole, to 23:59:59 in Shanghai. ok is false for years before 2023, for which no report is due.
func Due(year int) (due Date, ok bool) {
	switch {
	case year < FirstReportYear:
		return Date{}, false
	case year <= 2024:
		return Date{2025, 5, 31}, true
	}
	return Date{year + 1, 3, 31}, true
}
