package extract

import "nianping"

// scalars are the single values of a report by field name: where each is kept. Value of a Fact is int, float64, bool or
// string as the field demands.
var scalars = map[string]func(*nianping.Report) any{
	"institution/name":                  func(r *nianping.Report) any { return &r.Institution.Name },
	"institution/credit_code":           func(r *nianping.Report) any { return &r.Institution.CreditCode },
	"year":                              func(r *nianping.Report) any { return &r.Year },
	"training/social_people":            func(r *nianping.Report) any { return &r.Training.SocialPeople },
	"training/subsidised_people":        func(r *nianping.Report) any { return &r.Training.SubsidisedPeople },
	"training/total_people":             func(r *nianping.Report) any { return &r.Training.TotalPeople },
	"training/social_classes":           func(r *nianping.Report) any { return &r.Training.SocialClasses },
	"training/subsidised_classes":       func(r *nianping.Report) any { return &r.Training.SubsidisedClasses },
	"training/total_classes":            func(r *nianping.Report) any { return &r.Training.TotalClasses },
	"staff/full_time":                   func(r *nianping.Report) any { return &r.Staff.FullTime },
	"staff/part_time":                   func(r *nianping.Report) any { return &r.Staff.PartTime },
	"staff/managers":                    func(r *nianping.Report) any { return &r.Staff.Managers },
	"staff/examiners":                   func(r *nianping.Report) any { return &r.Staff.Examiners },
	"staff/supervisors":                 func(r *nianping.Report) any { return &r.Staff.Supervisors },
	"staff/experts":                     func(r *nianping.Report) any { return &r.Staff.Experts },
	"venues/office_area":                func(r *nianping.Report) any { return &r.Venues.OfficeArea },
	"venues/theory_area":                func(r *nianping.Report) any { return &r.Venues.TheoryArea },
	"venues/theory_seats":               func(r *nianping.Report) any { return &r.Venues.TheorySeats },
	"venues/practical_area":             func(r *nianping.Report) any { return &r.Venues.PracticalArea },
	"venues/practical_stations":         func(r *nianping.Report) any { return &r.Venues.PracticalStations },
	"venues/video_surveillance":         func(r *nianping.Report) any { return &r.Venues.VideoSurveillance },
	"venues/lease_years":                func(r *nianping.Report) any { return &r.Venues.LeaseYears },
	"implementation/plans_filed":        func(r *nianping.Report) any { return &r.Implementation.PlansFiled },
	"implementation/batches":            func(r *nianping.Report) any { return &r.Implementation.Batches },
	"implementation/violations":         func(r *nianping.Report) any { return &r.Implementation.Violations },
	"implementation/supervisions":       func(r *nianping.Report) any { return &r.Implementation.Supervisions },
	"implementation/results_publicised": func(r *nianping.Report) any { return &r.Implementation.ResultsPublicised },
	"implementation/archives_kept":      func(r *nianping.Report) any { return &r.Implementation.ArchivesKept },
	"rules_general":                     func(r *nianping.Report) any { return &r.RulesGeneral },
	"sections/basic":                    func(r *nianping.Report) any { return &r.Sections.Basic },
	"sections/training":                 func(r *nianping.Report) any { return &r.Sections.Training },
	"sections/overview":                 func(r *nianping.Report) any { return &r.Sections.Overview },
	"sections/foundation":               func(r *nianping.Report) any { return &r.Sections.Foundation },
	"sections/implementation":           func(r *nianping.Report) any { return &r.Sections.Implementation },
	"sections/plans":                    func(r *nianping.Report) any { return &r.Sections.Plans },
}

// The rows of lists. Their fields, with the type of Value:
//
//	scope/occupation string, scope/code string, scope/levels []nianping.Level   keyed by Of.Occupation
//	levels_held nianping.Level                                                  one fact a level
//	candidate_sources/source string, /count int, /share float64                 keyed by Of.Row
//	outcomes/occupation string, /level nianping.Level, /programme nianping.Programme,
//	  all of Of, for their words alone; /registered, /examined, /passed, /certified int, /pass_rate float64 keyed by Of
//	examiners/name, /gender, /id_number, /occupation, /certificate_no, /valid_until, /employer, /phone string,
//	  /level nianping.Level, /grade nianping.Grade                              keyed by Of.Row
//	venues/by_occupation/theory_area, /practical_area float64, /theory_seats, /practical_stations int, by Of.Occupation
//	rules string (of nianping.RuleNames)                                        one fact a rule
//	claims nianping.Claim                                                       one fact a claim
//	findings nianping.Finding                                                   a fault that one rule sees by itself
var rowTargets = map[string]func(*nianping.Report, int) any{
	"scope/occupation":                        func(r *nianping.Report, i int) any { return &r.Scope[i].Occupation },
	"scope/code":                              func(r *nianping.Report, i int) any { return &r.Scope[i].Code },
	"scope/levels":                            func(r *nianping.Report, i int) any { return &r.Scope[i].Levels },
	"candidate_sources/source":                func(r *nianping.Report, i int) any { return &r.CandidateSources[i].Source },
	"candidate_sources/count":                 func(r *nianping.Report, i int) any { return &r.CandidateSources[i].Count },
	"candidate_sources/share":                 func(r *nianping.Report, i int) any { return &r.CandidateSources[i].Share },
	"outcomes/occupation":                     func(r *nianping.Report, i int) any { return &r.Outcomes[i].Occupation },
	"outcomes/level":                          func(r *nianping.Report, i int) any { return &r.Outcomes[i].Level },
	"outcomes/programme":                      func(r *nianping.Report, i int) any { return &r.Outcomes[i].Programme },
	"outcomes/registered":                     func(r *nianping.Report, i int) any { return &r.Outcomes[i].Registered },
	"outcomes/examined":                       func(r *nianping.Report, i int) any { return &r.Outcomes[i].Examined },
	"outcomes/passed":                         func(r *nianping.Report, i int) any { return &r.Outcomes[i].Passed },
	"outcomes/certified":                      func(r *nianping.Report, i int) any { return &r.Outcomes[i].Certified },
	"outcomes/pass_rate":                      func(r *nianping.Report, i int) any { return &r.Outcomes[i].PassRate },
	"examiners/name":                          func(r *nianping.Report, i int) any { return &r.Examiners[i].Name },
	"examiners/gender":                        func(r *nianping.Report, i int) any { return &r.Examiners[i].Gender },
	"examiners/id_number":                     func(r *nianping.Report, i int) any { return &r.Examiners[i].IDNumber },
	"examiners/occupation":                    func(r *nianping.Report, i int) any { return &r.Examiners[i].Occupation },
	"examiners/level":                         func(r *nianping.Report, i int) any { return &r.Examiners[i].Level },
	"examiners/grade":                         func(r *nianping.Report, i int) any { return &r.Examiners[i].Grade },
	"examiners/certificate_no":                func(r *nianping.Report, i int) any { return &r.Examiners[i].CertificateNo },
	"examiners/valid_until":                   func(r *nianping.Report, i int) any { return &r.Examiners[i].ValidUntil },
	"examiners/employer":                      func(r *nianping.Report, i int) any { return &r.Examiners[i].Employer },
	"examiners/phone":                         func(r *nianping.Report, i int) any { return &r.Examiners[i].Phone },
	"venues/by_occupation/occupation":         func(r *nianping.Report, i int) any { return &r.Venues.ByOccupation[i].Occupation },
	"venues/by_occupation/theory_area":        func(r *nianping.Report, i int) any { return &r.Venues.ByOccupation[i].TheoryArea },
	"venues/by_occupation/theory_seats":       func(r *nianping.Report, i int) any { return &r.Venues.ByOccupation[i].TheorySeats },
	"venues/by_occupation/practical_area":     func(r *nianping.Report, i int) any { return &r.Venues.ByOccupation[i].PracticalArea },
	"venues/by_occupation/practical_stations": func(r *nianping.Report, i int) any { return &r.Venues.ByOccupation[i].PracticalStations },
}
