package nianping

import (
	"fmt"
	"strconv"
	"strings"
)

func signalVolumeJump(c *Case) []Finding {
	if c.LastYear == nil {
		return nil
	}
	now, ok := candidates(c.Report)
	before, had := candidates(c.LastYear)
	if !ok || !had || before < c.count("VOLUME_JUMP.people") || now <= before*c.count("VOLUME_JUMP.times") ||
		len(c.Report.Examiners) > len(c.LastYear.Examiners) || grew(c.Report.Venues.PracticalStations, c.LastYear.Venues.PracticalStations) {
		return nil
	}
	return []Finding{{
		Message:  fmt.Sprintf("报考人数由上年的%d人增至%d人，而考评员和工位没有增加。", before, now),
		Formula:  fmt.Sprintf("%d÷%d=%.2f倍＞%d倍", now, before, float64(now)/float64(before), c.count("VOLUME_JUMP.times")),
		Question: "业务量增长而人员、工位不变，考务是怎样安排的？",
		Evidence: c.Report.EvidenceFor(c.totalPointers("registered", "examined", "passed")...),
	}}
}

func grew(now, before *int) bool { return now != nil && before != nil && *now > *before }

// signalOverCapacity: more candidates of an occupation than its examiners could see on all days of all batches.
func signalOverCapacity(c *Case) []Finding {
	batches := c.Report.Implementation.Batches
	if batches == nil || *batches <= 0 {
		return nil
	}
	ro := c.roster()
	var found []Finding
	for k, s := range ro.scope {
		i := largestRow(c.Report, s.Name)
		examiners := len(ro.lists[k])
		if i < 0 || examiners < 3 {
			continue
		}
		row := &c.Report.Outcomes[i]
		groups := examiners / 3
		days := *batches * c.count("OVER_CAPACITY.days")
		most := groups * c.count("OVER_CAPACITY.per_day") * days
		if row.size() <= most {
			continue
		}
		found = append(found, Finding{
			Message:  fmt.Sprintf("%s考生%d人，按%d名考评员（3人一组）、%d批次（每批%d天）、每组每天%d人估算最多%d人。", s.Name, row.size(), examiners, *batches, c.count("OVER_CAPACITY.days"), c.count("OVER_CAPACITY.per_day"), most),
			Formula:  fmt.Sprintf("%d×%d×%d=%d＜%d", groups, c.count("OVER_CAPACITY.per_day"), days, most, row.size()),
			Question: fmt.Sprintf("%s各批次的考评员派遣和考试天数如何安排？", s.Name),
			Evidence: c.Report.EvidenceFor("/implementation/batches"),
		})
	}
	return found
}

// signalFilingSurge: so much in the first days after the filing began (F13). A report counts the year, so it can only be
// told where all filings began so late that the year's work lies within those days.
func signalFilingSurge(c *Case) []Finding {
	start := Date{}
	for _, f := range c.Institution.Filings {
		if !f.InForce(c.Year) {
			continue
		}
		if f.From.IsZero() {
			return nil
		}
		if start.IsZero() || f.From.Before(start) {
			start = f.From
		}
	}
	days := Date{c.Year, 12, 31}.DaysAfter(start) + 1
	if start.IsZero() || days > c.count("FILING_SURGE.days") {
		return nil
	}
	n, counted := candidates(c.Report)
	b := c.Report.Implementation.Batches
	var much []string
	if counted && n > c.count("FILING_SURGE.people") {
		much = append(much, fmt.Sprintf("考生%d人", n))
	}
	if b != nil && *b > c.count("FILING_SURGE.batches") {
		much = append(much, fmt.Sprintf("评价%d批次", *b))
	}
	if len(much) == 0 {
		return nil
	}
	return []Finding{{
		Message:  fmt.Sprintf("%s备案，到年底只有%d天，已有%s。", start.Chinese(), days, strings.Join(much, "、")),
		Question: "各批次的日期、考评员和考场如何安排？",
		Evidence: c.Report.EvidenceFor("/implementation/batches"),
	}}
}

// signalVenueUnchanged: occupations were added, and every figure of the venues is last year's (F63).
func signalVenueUnchanged(c *Case) []Finding {
	if c.LastYear == nil {
		return nil
	}
	before := scopeNames(registryScope(c.Institution.Filings, c.Year-1))
	var added []string
	for _, s := range registryScope(c.Institution.Filings, c.Year) {
		if len(before) > 0 && len(matchOccupation(s.Name, before)) == 0 {
			added = append(added, s.Name)
		}
	}
	now, was := &c.Report.Venues, &c.LastYear.Venues
	if len(added) == 0 || now.PracticalStations == nil || now.PracticalArea == nil || !same(now.PracticalStations, was.PracticalStations) || !same(now.PracticalArea, was.PracticalArea) || !same(now.TheoryArea, was.TheoryArea) {
		return nil
	}
	return []Finding{{
		Message:  fmt.Sprintf("本年度新增备案职业%s，而场地面积和工位数与上年完全相同。", listed(added, 4, "个")),
		Question: "新增职业的操作考核在哪里进行？",
		Evidence: c.Report.EvidenceFor("/venues/practical_area", "/venues/practical_stations"),
	}}
}

func same[T comparable](a, b *T) bool { return a == b || a != nil && b != nil && *a == *b }

func signalStationCapacity(c *Case) []Finding {
	stations := c.Report.Venues.PracticalStations
	n, ok := candidates(c.Report)
	if stations == nil || *stations <= 0 || !ok {
		return nil
	}
	perDay := *stations * c.count("STATION_CAPACITY.turns")
	days := (n + perDay - 1) / perDay
	if days <= c.count("STATION_CAPACITY.days") {
		return nil
	}
	return []Finding{{
		Message:  fmt.Sprintf("考生%d人、工位%d个，按每工位每天%d场估算需%d天，超过%d天。", n, *stations, c.count("STATION_CAPACITY.turns"), days, c.count("STATION_CAPACITY.days")),
		Formula:  fmt.Sprintf("%d÷(%d×%d)≈%d", n, *stations, c.count("STATION_CAPACITY.turns"), days),
		Question: "操作考核在哪里进行，用了多少天？",
		Evidence: c.Report.EvidenceFor("/venues/practical_stations"),
	}}
}

func signalBatchesMissing(c *Case) []Finding {
	b := c.Report.Implementation.Batches
	n, ok := candidates(c.Report)
	if b == nil || *b != 0 || !ok || n == 0 {
		return nil
	}
	return []Finding{{
		Message:  fmt.Sprintf("总结写明认定批次为0，但有考生%d人。", n),
		Formula:  fmt.Sprintf("0批次，%d人＞0", n),
		Question: "全年开展了多少批次评价？",
		Evidence: c.Report.EvidenceFor("/implementation/batches"),
	}}
}

func signalBatchTooLarge(c *Case) []Finding {
	b := c.Report.Implementation.Batches
	n, ok := candidates(c.Report)
	if b == nil || *b <= 0 || !ok || n <= *b*c.count("BATCH_TOO_LARGE.people") {
		return nil
	}
	if seats := c.Report.Venues.TheorySeats; seats != nil && n <= *b**seats { // so many fit in at once
		return nil
	}
	return []Finding{{
		Message:  fmt.Sprintf("考生%d人、%d批次，平均每批超过%d人。", n, *b, c.count("BATCH_TOO_LARGE.people")),
		Formula:  fmt.Sprintf("%d÷%d=%.1f＞%d", n, *b, float64(n)/float64(*b), c.count("BATCH_TOO_LARGE.people")),
		Question: "每批次安排了几个考场、几天？",
		Evidence: c.Report.EvidenceFor("/implementation/batches"),
	}}
}

func signalSubsidyEqual(c *Case) []Finding {
	s := c.Report.Training.SubsidisedPeople
	t := grandTotal(c.Report)
	if s == nil || t == nil || *s < c.count("SUBSIDY_EQUALS_PASSED.people") || t.exact(0) == nil || t.exact(2) == nil || *t.exact(0) != *s || *t.exact(2) != *s {
		return nil
	}
	return []Finding{{
		Message:  fmt.Sprintf("政府补贴性培训、报考、合格都是%d人。", *s),
		Formula:  fmt.Sprintf("%d=%d=%d", *s, *t.exact(0), *t.exact(2)),
		Question: "参加培训的人是否全部报考并全部合格？",
		Evidence: c.Report.EvidenceFor(append(c.totalPointers("registered", "passed"), "/training/subsidised_people")...),
	}}
}

func signalTrainingUnchanged(c *Case) []Finding {
	if c.LastYear == nil {
		return nil
	}
	now, before := c.Report.Training.TotalPeople, c.LastYear.Training.TotalPeople
	if now == nil || before == nil || *now == 0 || *now != *before {
		return nil
	}
	return []Finding{{
		Message:  fmt.Sprintf("全年累计培训%d人，与上年完全相同。", *now),
		Formula:  fmt.Sprintf("%d=%d", *now, *before),
		Question: "本年度培训人数是否重新统计？",
		Evidence: c.Report.EvidenceFor("/training/total_people"),
	}}
}

func signalOccupationIdle(c *Case) []Finding {
	if c.LastYear == nil {
		return nil
	}
	var idle []string
	before := registryScope(c.Institution.Filings, c.Year-1)
	for _, s := range registryScope(c.Institution.Filings, c.Year) {
		if len(matchOccupation(s.Name, scopeNames(before))) > 0 && knowsOccupations(c.Report) && knowsOccupations(c.LastYear) &&
			!occupationHeld(c.Report, s.Name) && !occupationHeld(c.LastYear, s.Name) {
			idle = append(idle, s.Name)
		}
	}
	if len(idle) == 0 {
		return nil
	}
	return []Finding{{
		Message:  fmt.Sprintf("备案职业%s已连续两年没有考生。", listed(idle, 6, "个")),
		Question: "未开展的原因是什么？是否申请调整备案？",
	}}
}

// knowsOccupations: the report counts candidates by occupation, or says that none were examined.
func knowsOccupations(r *Report) bool {
	if r.inactive() {
		return true
	}
	for i := range r.Outcomes {
		if r.Outcomes[i].Occupation != nil {
			return true
		}
	}
	return false
}

func occupationHeld(r *Report, occupation string) bool {
	for i := range r.Outcomes {
		o := &r.Outcomes[i]
		if o.Occupation != nil && o.held() && len(matchOccupation(*o.Occupation, []string{occupation})) > 0 {
			return true
		}
	}
	return false
}

func signalSeatsDense(c *Case) []Finding {
	v := c.Report.Venues
	if v.TheoryArea == nil || v.TheorySeats == nil {
		return nil
	}
	perSeat := c.limit("SEATS_TOO_DENSE.area")
	if !decimalOf(*v.TheoryArea).less(perSeat.times(whole(*v.TheorySeats))) {
		return nil
	}
	words := Decimal{perSeat}.String()
	area := strconv.FormatFloat(*v.TheoryArea, 'f', -1, 64)
	return []Finding{{
		Message:  fmt.Sprintf("理论考场%s平方米设%d个考位，平均每个考位不足%s平方米。", area, *v.TheorySeats, words),
		Formula:  fmt.Sprintf("%d×%s＞%s", *v.TheorySeats, words, area),
		Question: "理论考场的面积和考位数是否填错？",
		Evidence: c.Report.EvidenceFor("/venues/theory_area", "/venues/theory_seats"),
	}}
}
