package html

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"nianping"
)

// valueGroups are the parts of a report in the order in which they are shown: single values, or a list with its fields.
var valueGroups = []struct {
	Title  string
	List   string   // the list's name; "" for single values
	Fields []string // pointers without their first slash; below the list's rows where List is set
}{
	{"机构与年度", "", []string{"institution/name", "institution/credit_code", "year"}},
	{"评价统计", "outcomes", nianping.AddedFields("outcomes")},
	{"开展的等级", "levels_held", []string{""}},
	{"备案范围", "scope", []string{"occupation", "code", "levels"}},
	{"考生来源", "candidate_sources", []string{"source", "count", "share"}},
	{"培训", "", []string{"training/social_people", "training/subsidised_people", "training/total_people", "training/social_classes", "training/subsidised_classes", "training/total_classes"}},
	{"人员", "", []string{"staff/full_time", "staff/part_time", "staff/managers", "staff/examiners", "staff/supervisors", "staff/experts"}},
	{"场地", "", []string{"venues/office_area", "venues/theory_area", "venues/theory_seats", "venues/practical_area", "venues/practical_stations", "venues/video_surveillance", "venues/lease_years"}},
	{"分职业场地", "venues/by_occupation", []string{"occupation", "theory_area", "theory_seats", "practical_area", "practical_stations"}},
	{"评价实施", "", []string{"implementation/plans_filed", "implementation/batches", "implementation/violations", "implementation/supervisions", "implementation/results_publicised", "implementation/archives_kept"}},
	{"考评员", "examiners", nianping.AddedFields("examiners")},
	{"管理制度", "rules", []string{""}},
	{"其他事项", "claims", []string{"code", "state"}},
}

// shownGroup is one part of a report: single values, or rows under headings.
type shownGroup struct {
	Title    string
	Headings []string
	Rows     [][]*shownValue
}

// shownValue is one value of a report. A nil one stands for what the document does not state.
type shownValue struct {
	ID      string
	Pointer nianping.Pointer
	Name    string // what it is: 统计第1项（电工 三级/高级工）合格人数
	Label   string // within its group: 合格人数
	Text    string // for people
	Plain   string // as a workbook has it, what a correction starts from
	Doubt   string // why the program is not sure; "" where it is
	Mark    string // ID of its first mark; "" where its words are not in this document
	Href    string // what a click leads to; "" for nothing
	Private bool   // shown in part only
	Reveals bool   // the whole may be asked for
	Empty   bool   // not stated
	Fixed   string // who corrected it, from what; "" where nobody did
	uses    []nianping.Evidence
}

// values lays a report out; fixed says what officers corrected. Values that are not stated are left out of lists of single values,
// but for those that rows need and those corrected.
func values(r *nianping.Report, evidence map[nianping.Pointer][]nianping.Evidence, fixed map[nianping.Pointer]string) ([]shownGroup, []*shownValue) {
	var tree any
	if data, err := json.Marshal(r); err != nil || json.Unmarshal(data, &tree) != nil {
		return nil, nil
	}
	doubts := map[nianping.Pointer]string{}
	for _, v := range r.Review {
		if doubts[v.Pointer] != "" {
			doubts[v.Pointer] += "；"
		}
		doubts[v.Pointer] += v.Reason
	}
	var all []*shownValue
	value := func(p nianping.Pointer, raw any, field string) *shownValue {
		text, err := json.Marshal(raw)
		if err != nil {
			return nil
		}
		v := &shownValue{ID: fmt.Sprintf("v%d", len(all)+1), Pointer: p, Name: r.ValueName(p), Label: r.ValueName(nianping.Pointer("/" + field)), Plain: nianping.ReadableValue(text),
			Doubt: doubts[p], Fixed: fixed[p], Empty: raw == nil, uses: evidence[p]}
		v.Text = inWords(p, raw, v.Plain)
		v.Private = strings.Contains(v.Text, "*") && (field == "id_number" || field == "phone")
		all = append(all, v)
		return v
	}
	var groups []shownGroup
	for _, g := range valueGroups {
		out := shownGroup{Title: g.Title}
		if g.List == "" {
			for _, f := range g.Fields {
				p := nianping.Pointer("/" + f)
				if raw, ok := p.In(tree); ok && (raw != nil || fixed[p] != "" || doubts[p] != "") {
					out.Rows = append(out.Rows, []*shownValue{value(p, raw, f[strings.LastIndexByte(f, '/')+1:])})
				}
			}
		} else {
			out.Headings, out.Rows = listRows(tree, g.List, g.Fields, r.ValueName, doubts, value)
		}
		if len(out.Rows) > 0 {
			groups = append(groups, out)
		}
	}
	return groups, all
}

// listRows lays out a list without the columns that no row has anything in. A doubt about a whole row stands at its first
// value.
func listRows(tree any, list string, fields []string, names func(nianping.Pointer) string, doubts map[nianping.Pointer]string, value func(nianping.Pointer, any, string) *shownValue) (headings []string, rows [][]*shownValue) {
	raw, _ := nianping.Pointer("/" + list).In(tree)
	entries, _ := raw.([]any)
	var used []string
	for _, f := range fields {
		for i := range entries {
			if v, ok := below("", f).In(entries[i]); ok && v != nil {
				used = append(used, f)
				headings = append(headings, names(nianping.Pointer("/"+f)))
				break
			}
		}
	}
	for i := range entries {
		var row []*shownValue
		p := nianping.Pointer("/" + list + "/" + strconv.Itoa(i))
		for k, f := range used {
			v, _ := below("", f).In(entries[i])
			cell := value(below(p, f), v, f)
			if k == 0 && cell != nil && f != "" && doubts[p] != "" {
				cell.Doubt = strings.TrimPrefix(cell.Doubt+"；"+doubts[p], "；")
			}
			row = append(row, cell)
		}
		rows = append(rows, row)
	}
	if len(fields) == 1 && fields[0] == "" {
		headings = nil
	}
	return headings, rows
}

func below(p nianping.Pointer, field string) nianping.Pointer {
	if field == "" {
		return p
	}
	return p + nianping.Pointer("/"+field)
}

// inWords shows a value to people: codes by their names, lists joined.
func inWords(p nianping.Pointer, raw any, plain string) string {
	field := string(p)[strings.LastIndexByte(string(p), '/')+1:]
	switch x := raw.(type) {
	case nil:
		return "—"
	case []any:
		var words []string
		for _, e := range x {
			s := fmt.Sprint(e)
			if name := nianping.Level(s).Name(); name != "" {
				s = name
			}
			words = append(words, s)
		}
		if len(words) == 0 {
			return "—"
		}
		return strings.Join(words, "、")
	case string:
		switch field {
		case "programme":
			return nianping.Programme(x).Name()
		case "grade":
			return map[string]string{"examiner": "考评员", "senior": "高级考评员"}[x]
		case "state":
			return map[nianping.ClaimState]string{nianping.ClaimStated: "有", nianping.ClaimNone: "文中说没有", nianping.ClaimPlanned: "只是打算"}[nianping.ClaimState(x)]
		case "code":
			for _, c := range nianping.ClaimCodes {
				if c.Code == x {
					return c.Name
				}
			}
		}
	}
	if field == "pass_rate" || field == "share" {
		return plain + "%"
	}
	return plain
}
