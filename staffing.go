package nianping

// OccupationStaff is one filed occupation with the examiners that a report lists for it: what the checks count, for
// those who print it.
type OccupationStaff struct {
	Occupation  string
	Levels      []Level // filed levels; empty for 专项职业能力, and where nobody says
	Specialised bool    // 专项职业能力
	Examiners   []int   // indices into Report.Examiners; a person once, those listed for all occupations included
	Valid       int     // of them, people whose stated validity covers 31 December of the year
	Expired     int     // people whose stated validity ended before; the rest state none
	Senior      int     // 高级考评员
	Short       int     // people missing to five (N一), 0 where there are enough
	ShortLevels []Level // filed levels for which the list itself says that fewer than five may examine (附1-四)
	Unread      bool    // there are too few, and more may be listed than were read
}

// Staff sorts the examiners of a case to its filed occupations, in the order of the filing. Empty without a report.
func (c *Case) Staff() []OccupationStaff {
	if c.Report == nil {
		return nil
	}
	year, _ := c.reportYear()
	ro := c.roster()
	unread := unreadFinding(c.Report) != nil || c.unread("/examiners")
	staff := make([]OccupationStaff, len(ro.scope))
	for k, filed := range ro.scope {
		s := OccupationStaff{Occupation: filed.Name, Levels: filed.Levels, Specialised: filed.Specialised,
			Examiners: ro.lists[k], Short: max(ExaminersPerOccupation-len(ro.lists[k]), 0)}
		for _, i := range s.Examiners {
			e := &c.Report.Examiners[i]
			switch _, stated := e.validTo(); {
			case e.expired(year):
				s.Expired++
			case stated:
				s.Valid++
			}
			if e.Grade != nil && *e.Grade == GradeSenior {
				s.Senior++
			}
		}
		for _, l := range s.Levels {
			able := 0
			for _, i := range s.Examiners {
				if yes, known := c.eligible(&c.Report.Examiners[i], l); yes || !known {
					able++
				}
			}
			if able < ExaminersPerLevel {
				s.ShortLevels = append(s.ShortLevels, l)
			}
		}
		s.Unread = unread && (s.Short > 0 || len(s.ShortLevels) > 0)
		staff[k] = s
	}
	return staff
}
