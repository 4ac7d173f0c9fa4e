package nianping

import (
	"fmt"
	"strconv"
)

func signalVolumeJump(c *Case) []Finding {
	if c.LastYear == nil {
		return nil
	}
	now, ok := candidates(c.Report)
	before, had := candidates(c.LastYear)
	if !ok || !had || before < signalLimits.VolumeSize || now <= before*signalLimits.VolumeTimes ||
		len(c.Report.Examiners) > len(c.LastYear.Examiners) || grew(c.Report.Venues.PracticalStations, c.LastYear.Venues.PracticalStations) {
		return nil
	}
	return []Finding{{
		Message:  fmt.Sprintf("报考人数由上年的%d人增至%d人，而考评员和工位没有增加。", before, now),
		Formula:  fmt.Sprintf("%d÷%d=%.2f倍＞%d倍", now, before, float64(now)/float64(before), signalLimits.VolumeTimes),
		Question: "业务量增长而人员、工位不变，考务是怎样安排的？",
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
		days := *batches * signalLimits.DaysPerBatch
		most := groups * signalLimits.CandidatesPerGroupDay * days
		if row.size() <= most {
			continue
		}
		found = append(found, Finding{
			Message:  fmt.Sprintf("%s考生%d人，按%d名考评员（3人一组）、%d批次（每批%d天）、每组每天%d人估算最多%d人。", s.Name, row.size(), examiners, *batches, signalLimits.DaysPerBatch, signalLimits.CandidatesPerGroupDay, most),
			Formula:  fmt.Sprintf("%d×%d×%d=%d＜%d", groups, signalLimits.CandidatesPerGroupDay, days, most, row.size()),
			Question: fmt.Sprintf("%s各批次的考评员派遣和考试天数如何安排？", s.Name),
			Evidence: c.Report.EvidenceFor("/implementation/batches"),
		})
	}
	return found
}

func signalStationCapacity(c *Case) []Finding {
	stations := c.Report.Venues.PracticalStations
	n, ok := candidates(c.Report)
	if stations == nil || *stations <= 0 || !ok {
		return nil
	}
	perDay := *stations * signalLimits.TurnsPerStationDay
	days := (n + perDay - 1) / perDay
	if days <= signalLimits.StationDays {
		return nil
	}
	return []Finding{{
		Message:  fmt.Sprintf("考生%d人、工位%d个，按每工位每天%d场估算需%d天，超过%d天。", n, *stations, signalLimits.TurnsPerStationDay, days, signalLimits.StationDays),
		Formula:  fmt.Sprintf("%d÷(%d×%d)≈%d", n, *stations, signalLimits.TurnsPerStationDay, days),
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
		Question: "全年开展了多少批次评价？",
		Evidence: c.Report.EvidenceFor("/implementation/batches"),
	}}
}

func signalBatchTooLarge(c *Case) []Finding {
	b := c.Report.Implementation.Batches
	n, ok := candidates(c.Report)
	if b == nil || *b <= 0 || !ok || n <= *b*signalLimits.BatchSize {
		return nil
	}
	return []Finding{{
		Message:  fmt.Sprintf("考生%d人、%d批次，平均每批超过%d人。", n, *b, signalLimits.BatchSize),
		Formula:  fmt.Sprintf("%d÷%d=%.1f＞%d", n, *b, float64(n)/float64(*b), signalLimits.BatchSize),
		Question: "每批次安排了几个考场、几天？",
		Evidence: c.Report.EvidenceFor("/implementation/batches"),
	}}
}

func signalSubsidyEqual(c *Case) []Finding {
	s := c.Report.Training.SubsidisedPeople
	t := grandTotal(c.Report)
	if s == nil || t == nil || *s < signalLimits.SubsidySize || t.exact(0) == nil || t.exact(2) == nil || *t.exact(0) != *s || *t.exact(2) != *s {
		return nil
	}
	return []Finding{{
		Message:  fmt.Sprintf("政府补贴性培训、报考、合格都是%d人。", *s),
		Question: "参加培训的人是否全部报考并全部合格？",
		Evidence: c.Report.EvidenceFor("/training/subsidised_people"),
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
	if v.TheoryArea == nil || v.TheorySeats == nil || float64(*v.TheorySeats)*signalLimits.AreaPerSeat <= *v.TheoryArea {
		return nil
	}
	area := strconv.FormatFloat(*v.TheoryArea, 'f', -1, 64)
	return []Finding{{
		Message:  fmt.Sprintf("理论考场%s平方米设%d个考位，平均每个考位不足%.1f平方米。", area, *v.TheorySeats, signalLimits.AreaPerSeat),
		Formula:  fmt.Sprintf("%d×%.1f＞%s", *v.TheorySeats, signalLimits.AreaPerSeat, area),
		Question: "理论考场的面积和考位数是否填错？",
		Evidence: c.Report.EvidenceFor("/venues/theory_area", "/venues/theory_seats"),
	}}
}
