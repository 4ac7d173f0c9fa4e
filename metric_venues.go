package nianping

import (
	"fmt"
	"strconv"
	"strings"
)

// decimalOf is a float as the decimal it prints as, so that 58.5 is 117/2 and never a binary neighbour.
func decimalOf(f float64) (p Points) {
	_ = p.SetExact(strconv.FormatFloat(f, 'f', -1, 64)) // reads every finite number
	return p
}

func metricOfficeArea(c *Case, _ Params) Measure {
	return c.area("办公用房", c.Report.Venues.OfficeArea, "/venues/office_area")
}

func (c *Case) area(name string, v *float64, at Pointer) Measure {
	if v == nil {
		return c.lacking("没有写明"+name+"面积", at)
	}
	text := strconv.FormatFloat(*v, 'f', -1, 64) + "平方米"
	return measured(decimalOf(*v), text, name+text, at)
}

// theoryRequired: an institution of 专项职业能力 only may do without a room for written exams.
func (c *Case) theoryRequired() bool {
	for _, s := range c.filedScope() {
		if !s.Specialised {
			return true
		}
	}
	return len(c.filedScope()) == 0
}

// leastRoom is the least that a report states of its rooms for written exams, those of single occupations before the one of
// all, with its place and the room's name; nil where none is stated.
func leastRoom[N int | float64](r *Report, field string, whole *N, of func(*OccupationVenue) *N) (least *N, at Pointer, name string) {
	for i := range r.Venues.ByOccupation {
		o := &r.Venues.ByOccupation[i]
		if n := of(o); n != nil && (least == nil || *n < *least) {
			least, at, name = n, PointerTo("venues", "by_occupation", i, field), o.Occupation+"理论考场"
		}
	}
	if least == nil {
		return whole, PointerTo("venues", field), "理论考场"
	}
	return least, at, name
}

const noTheoryRoom = "只考核专项职业能力，没有写明理论考场"

func metricTheoryArea(c *Case, _ Params) Measure {
	value, at, name := leastRoom(c.Report, "theory_area", c.Report.Venues.TheoryArea, func(o *OccupationVenue) *float64 { return o.TheoryArea })
	if value == nil && !c.theoryRequired() {
		return notApplicable(noTheoryRoom)
	}
	return c.area(name, value, at)
}

func metricTheorySeats(c *Case, _ Params) Measure {
	value, at, name := leastRoom(c.Report, "theory_seats", c.Report.Venues.TheorySeats, func(o *OccupationVenue) *int { return o.TheorySeats })
	switch {
	case value == nil && !c.theoryRequired():
		return notApplicable(noTheoryRoom)
	case value == nil:
		return c.lacking("没有写明理论考场考位数", at)
	}
	return measured(whole(*value), fmt.Sprintf("%d个", *value), fmt.Sprintf("%s%d个考位", name, *value), at)
}

func metricStations(c *Case, p Params) Measure {
	v := &c.Report.Venues
	sum, n := Points{}, 0
	var words []string
	var at []Pointer
	for _, activeOnly := range []bool{true, false} {
		for i, o := range v.ByOccupation {
			if o.PracticalStations == nil || activeOnly && !occupationHeld(c.Report, o.Occupation) || c.uncommon(o.Occupation) {
				continue
			}
			n++
			sum = sum.plus(capped(*o.PracticalStations, p["need"]))
			words = append(words, fmt.Sprintf("%s%d个", o.Occupation, *o.PracticalStations))
			at = append(at, PointerTo("venues", "by_occupation", i, "practical_stations"))
		}
		if n > 0 {
			break
		}
	}
	if n > 0 {
		share := mean(sum, n)
		return measured(share, percent(share), fmt.Sprintf("工位：%s，每职业应有%s个", strings.Join(words, "、"), p["need"].fractionText()), at...)
	}
	if c.allUncommon() {
		return notApplicable("备案职业都不是通用工种")
	}
	if v.PracticalStations == nil {
		return c.lacking("没有写明考核工位数", "/venues/practical_stations")
	}
	share := capped(*v.PracticalStations, p["need"])
	return measured(share, percent(share), fmt.Sprintf("考核工位%d个，每职业应有%s个", *v.PracticalStations, p["need"].fractionText()), "/venues/practical_stations")
}

// usesCommon: the registry fills its column 通用工种 at all.
func (c *Case) usesCommon() bool {
	if c.Institution != nil {
		for _, f := range c.Institution.Filings {
			if f.Common {
				return true
			}
		}
	}
	return false
}

// uncommon: the registry says 否 under 通用工种 for the occupation, so the ten-station rule does not bind.
func (c *Case) uncommon(occupation string) bool {
	if !c.usesCommon() {
		return false
	}
	found := false
	for _, f := range c.Institution.Filings {
		if SameOccupation(f.Occupation, occupation) {
			if f.Common {
				return false
			}
			found = true
		}
	}
	return found
}

func (c *Case) allUncommon() bool {
	scope := c.filedScope()
	for _, s := range scope {
		if !c.uncommon(s.Name) {
			return false
		}
	}
	return len(scope) > 0
}

func metricVideo(c *Case, _ Params) Measure {
	v := c.Report.Venues.VideoSurveillance
	switch {
	case v == nil:
		return c.lacking("没有写明视频监控", "/venues/video_surveillance")
	case *v:
		return yesNo(true, "配备视频监控", "/venues/video_surveillance")
	}
	return yesNo(false, "写明没有视频监控", "/venues/video_surveillance")
}
