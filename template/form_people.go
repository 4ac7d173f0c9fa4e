package template

import (
	"nianping"
)

// examiners has a list for each filed occupation, and one for any occupation in the blank form. The people whom Known
// lists for it stand first; blank lines follow.
func (f *Form) examiners(r *nianping.Report) []Values {
	var list []Values
	for _, name := range f.occupationNames() {
		var people []Values
		for i := range r.Examiners {
			if e := &r.Examiners[i]; e.Occupation != nil && nianping.SameOccupation(*e.Occupation, name) {
				people = append(people, person(e))
			}
		}
		check := ""
		if f.Check && len(people) > 0 {
			check = "（请核对）"
		}
		people = append(people, blank(max(examinerLines-len(people), spareRows), "姓名", "性别", "等级", "类别", "证号", "有效期", "单位")...)
		list = append(list, Values{"职业": name, "核对": check, "考评员": numbered(people)})
	}
	return list
}

// occupationNames are the filed occupations, each once; one blank to write into where there are none.
func (f *Form) occupationNames() []string {
	var names []string
	seen := map[string]bool{}
	for _, k := range f.filings() {
		if !seen[k.Occupation] {
			seen[k.Occupation] = true
			names = append(names, k.Occupation)
		}
	}
	if len(names) == 0 {
		names = []string{"____________"}
	}
	return names
}

func person(e *nianping.Examiner) Values {
	v := Values{"姓名": e.Name, "性别": text(e.Gender), "等级": "", "类别": "", "证号": text(e.CertificateNo), "有效期": text(e.ValidUntil), "单位": text(e.Employer)}
	if e.Level != nil {
		v["等级"] = e.Level.Name()
	}
	if e.Grade != nil {
		v["类别"] = map[nianping.Grade]string{nianping.GradeExaminer: "考评员", nianping.GradeSenior: "高级考评员"}[*e.Grade]
	}
	return v
}

// rooms has a row for each filed occupation, after one for rooms that all share.
func (f *Form) rooms(r *nianping.Report) []Values {
	shared := Values{"职业": "各职业共用", "理论面积": "", "考位": "", "实操面积": "", "工位": ""}
	if v := r.Venues; len(v.ByOccupation) == 0 {
		shared = Values{"职业": "各职业共用", "理论面积": decimal(v.TheoryArea), "考位": number(v.TheorySeats), "实操面积": decimal(v.PracticalArea), "工位": number(v.PracticalStations)}
	}
	rows := []Values{shared}
	for _, name := range f.occupationNames() {
		if f.Institution == nil {
			break
		}
		row := Values{"职业": name, "理论面积": "", "考位": "", "实操面积": "", "工位": ""}
		for _, v := range r.Venues.ByOccupation {
			if nianping.SameOccupation(v.Occupation, name) {
				row = Values{"职业": name, "理论面积": decimal(v.TheoryArea), "考位": number(v.TheorySeats), "实操面积": decimal(v.PracticalArea), "工位": number(v.PracticalStations)}
			}
		}
		rows = append(rows, row)
	}
	return append(rows, blank(spareRows, "职业", "理论面积", "考位", "实操面积", "工位")...)
}
