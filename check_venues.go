package nianping

import (
	"fmt"
	"strconv"
)

// checkVenues: VENUE_BELOW_STANDARD. Each stated figure, of the shared room or of one occupation's, against the notice's
// own number; never multiplied by the number of occupations.
func checkVenues(c *Case) []Finding {
	v := &c.Report.Venues
	var found []Finding
	area := func(name string, value *float64, least float64, basis string, at Pointer) {
		if value != nil && *value < least {
			found = append(found, venueFinding(c.Report, name, strconv.FormatFloat(*value, 'f', -1, 64), strconv.FormatFloat(least, 'f', -1, 64), "平方米", basis, Medium, at))
		}
	}
	count := func(name string, value *int, least int, unit, basis string, severity Severity, at Pointer) {
		if value != nil && *value < least {
			found = append(found, venueFinding(c.Report, name, strconv.Itoa(*value), strconv.Itoa(least), unit, basis, severity, at))
		}
	}
	area("办公用房", v.OfficeArea, OfficeAreaMin, "附1-三（一）", "/venues/office_area")
	area("理论考场", v.TheoryArea, TheoryAreaMin, "附1-三（二）", "/venues/theory_area")
	count("理论考场", v.TheorySeats, TheorySeatsMin, "个考位", "附1-三（二）", Medium, "/venues/theory_seats")
	count("操作考场", v.PracticalStations, PracticalStationsMin, "个工位", "附1-三（三）", Low, "/venues/practical_stations")
	for i, o := range v.ByOccupation {
		at := func(field string) Pointer { return PointerTo("venues", "by_occupation", i, field) }
		area(o.Occupation+"理论考场", o.TheoryArea, TheoryAreaMin, "附1-三（二）", at("theory_area"))
		count(o.Occupation+"理论考场", o.TheorySeats, TheorySeatsMin, "个考位", "附1-三（二）", Medium, at("theory_seats"))
		count(o.Occupation+"操作考场", o.PracticalStations, PracticalStationsMin, "个工位", "附1-三（三）", Low, at("practical_stations"))
	}
	return found
}

func venueFinding(r *Report, name, value, least, unit, basis string, severity Severity, at Pointer) Finding {
	return Finding{Severity: severity,
		Message:  fmt.Sprintf("%s只有%s%s，低于%s规定的%s%s。", name, value, unit, basis, least, unit),
		Formula:  value + "＜" + least,
		Question: fmt.Sprintf("%s是否还有未写明的场地？", name),
		Evidence: r.EvidenceFor(at),
	}
}

// checkTenure: TENURE_TOO_SHORT.
func checkTenure(c *Case) []Finding {
	years := c.Report.Venues.LeaseYears
	if years == nil || *years >= PremisesYears || c.Report.claim("own_premises") == ClaimStated {
		return nil
	}
	n := strconv.FormatFloat(*years, 'f', -1, 64)
	return []Finding{{
		Message:  fmt.Sprintf("场地使用权%s年，不足附1-三规定的%d年。", n, PremisesYears),
		Formula:  fmt.Sprintf("%s＜%d", n, PremisesYears),
		Question: "场地使用权至哪一天？是否续签？",
		Evidence: c.Report.EvidenceFor("/venues/lease_years"),
	}}
}
