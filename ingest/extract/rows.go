package extract

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"nianping"
)

// rows are the lists of the report under construction, with the way from a row's key to its place.
type rows struct {
	r         *nianping.Report
	scope     map[string]int
	sources   map[int]int
	outcomes  map[RowKey]int
	examiners map[int]int
	venues    map[string]int
	evidence  []nianping.Evidence // the first of each value, which most have alone
	texts     strings.Builder     // all pointers and places
	strings   []string            // those values that are strings
	conflicts []string            // those told, with their field
}

// newRows makes room for facts for so many values.
func newRows(r *nianping.Report, facts []Fact, values int) *rows {
	people, counted, texts := 0, 0, 0 // examiners with a name, rows with those who registered, as nearly all have; values that are strings
	for i := range facts {
		switch facts[i].Field {
		case "examiners/name":
			people++
		case "outcomes/registered":
			counted++
		}
		if _, ok := facts[i].Value.(string); ok {
			texts++
		}
	}
	r.Examiners = slices.Grow(r.Examiners, people)
	r.Outcomes = slices.Grow(r.Outcomes, counted)
	k := &rows{r: r, scope: map[string]int{}, sources: map[int]int{}, outcomes: make(map[RowKey]int, counted), examiners: make(map[int]int, people), venues: map[string]int{},
		evidence: make([]nianping.Evidence, 0, values), strings: make([]string, 0, texts)}
	k.texts.Grow(len(facts) * len("/examiners/10/certificate_no表1第12行第10列"))
	return k
}

// text makes a string of bytes, as a piece of one text: a report has hundreds of pointers and places.
func (k *rows) text(b []byte) string {
	from := k.texts.Len()
	k.texts.Write(b)
	return k.texts.String()[from:]
}

// evidence is where the fact was read, as text, and its words.
func (f *Fact) evidence(at string) nianping.Evidence {
	return nianping.Evidence{At: at, Text: f.Text, Recognised: f.Recognised, Doubted: f.Doubted}
}

// prove adds evidence once.
func (k *rows) prove(p nianping.Pointer, f *Fact) {
	if f.Text == "" {
		return
	}
	var few [64]byte
	e := f.evidence(k.text(f.At.Append(few[:0])))
	switch list := k.r.Evidence[p]; {
	case list == nil:
		n := len(k.evidence)
		k.evidence = append(k.evidence, e)
		k.r.Evidence[p] = k.evidence[n : n+1 : n+1]
	case !slices.Contains(list, e):
		k.r.Evidence[p] = append(list, e)
	}
}

// at is where the row of a list is that a value is for, made where none is; -1 for a value without rows.
func (k *rows) at(list string, of RowKey) int {
	switch list {
	case "scope":
		return rowAt(k.scope, of.Occupation, &k.r.Scope, func() nianping.ScopeItem {
			return nianping.ScopeItem{Occupation: of.Occupation, Levels: []nianping.Level{}}
		})
	case "candidate_sources":
		return rowAt(k.sources, of.Row, &k.r.CandidateSources, func() (empty nianping.CandidateSource) { return empty })
	case "outcomes":
		return rowAt(k.outcomes, of, &k.r.Outcomes, func() nianping.Outcome { return newOutcome(of) })
	case "examiners":
		return rowAt(k.examiners, of.Row, &k.r.Examiners, func() (empty nianping.Examiner) { return empty })
	case "venues/by_occupation":
		return rowAt(k.venues, of.Occupation, &k.r.Venues.ByOccupation, func() nianping.OccupationVenue {
			return nianping.OccupationVenue{Occupation: of.Occupation}
		})
	}
	return -1
}

// rowAt is where the row of a key is in its list, to which it is added where it is not there.
func rowAt[K comparable, R any](places map[K]int, key K, list *[]R, row func() R) int {
	i, ok := places[key]
	if !ok {
		i = len(*list)
		places[key] = i
		*list = append(*list, row())
	}
	return i
}

func newOutcome(o RowKey) nianping.Outcome {
	row := nianping.Outcome{Stated: o.Row == 0}
	if o.Programme != "" {
		row.Programme = &o.Programme
	}
	if o.Occupation != "" {
		row.Occupation = &o.Occupation
	}
	if o.Level != "" {
		row.Level = &o.Level
	}
	return row
}

// annotate keeps of the value of a row of outcomes how a rate was written, and that a count is approximate.
func annotate(row *nianping.Outcome, name string, f *Fact) {
	if f.Approx {
		row.Approximate = append(row.Approximate, name)
	}
	if name == "pass_rate" {
		if f.Base > 0 {
			base := f.Base
			row.RateBase = &base
		}
		if f.Decimals < 0 {
			row.RateWords = true
		} else {
			d := f.Decimals
			row.RateDecimals = &d
		}
	}
}

// pointer is the JSON pointer of a value of a list's row, or of one without rows.
func (k *rows) pointer(list string, row int, name string) nianping.Pointer {
	var few [64]byte
	p := append(append(few[:0], '/'), list...)
	if row >= 0 {
		p = strconv.AppendInt(append(p, '/'), int64(row), 10)
	}
	if name != "" {
		p = append(append(p, '/'), name...)
	}
	return nianping.Pointer(k.text(p))
}

// fieldName is a field's name for people: 电工四级合格人数.
func fieldName(field string, of RowKey) string {
	who := ""
	if of.Programme != "" && strings.HasPrefix(field, "outcomes/") {
		who = of.Programme.Name()
	}
	who += of.Occupation
	if of.Level != "" {
		who += of.Level.Name()
	}
	if n, ok := fieldNames[field]; ok {
		return who + n
	}
	return who + field
}

var fieldNames = map[string]string{
	"institution/name": "机构名称", "institution/credit_code": "统一社会信用代码", "year": "报告年度",
	"training/social_people": "社会化培训人数", "training/subsidised_people": "政府补贴性培训人数", "training/total_people": "全年累计培训人数",
	"training/social_classes": "社会化培训期数", "training/subsidised_classes": "政府补贴性培训期数", "training/total_classes": "全年累计培训期数",
	"staff/full_time": "专职人员数", "staff/part_time": "兼职人员数", "staff/managers": "管理人员数", "staff/examiners": "考评人员数",
	"staff/supervisors": "督导人员数", "staff/experts": "专家人数",
	"venues/office_area": "办公用房面积", "venues/theory_area": "理论考场面积", "venues/theory_seats": "理论考位数",
	"venues/practical_area": "实操场地面积", "venues/practical_stations": "实操工位数", "venues/video_surveillance": "视频监控", "venues/lease_years": "场地使用年限",
	"venues/by_occupation/theory_area": "理论考场面积", "venues/by_occupation/theory_seats": "理论考位数",
	"venues/by_occupation/practical_area": "实操场地面积", "venues/by_occupation/practical_stations": "实操工位数",
	"implementation/plans_filed": "评价计划报备次数", "implementation/batches": "认定批次数", "implementation/violations": "违纪违规起数",
	"implementation/supervisions": "内部质量督导次数", "implementation/results_publicised": "结果公示", "implementation/archives_kept": "评价档案",
	"outcomes/registered": "报考人数", "outcomes/examined": "实考人数", "outcomes/passed": "合格人数", "outcomes/certified": "获证人数", "outcomes/pass_rate": "通过率",
	"scope/levels": "备案等级", "scope/code": "职业编码",
}

// show prints a value as a person would write it.
func show(v any) string {
	switch x := v.(type) {
	case float64:
		return strconv.FormatFloat(x, 'f', -1, 64)
	case []nianping.Level:
		var names []string
		for _, l := range x {
			names = append(names, l.Name())
		}
		return strings.Join(names, "、")
	}
	return fmt.Sprint(v)
}
