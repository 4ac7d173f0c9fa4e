package workspace

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"nianping"
)

// named is a report with examiners of these names, each with evidence and in doubt.
func named(names ...string) *nianping.Report {
	r := nianping.NewReport("a.docx", "h")
	for i, n := range names {
		r.Examiners = append(r.Examiners, nianping.Examiner{Name: n})
		p := nianping.PointerTo("examiners", i, "name")
		r.Evidence[p] = []nianping.Evidence{{At: "第1段", Text: n}}
		r.Review = append(r.Review, nianping.Review{Pointer: p, Reason: n})
	}
	return r
}

// shown prints the examiners of a report, each with the words of its name and whether it is in doubt.
func shown(r *nianping.Report) string {
	var list []string
	for i, e := range r.Examiners {
		p := nianping.PointerTo("examiners", i, "name")
		s := e.Name
		for _, ev := range r.Evidence[p] {
			s += "@" + ev.At + ev.Text
		}
		for _, v := range r.Review {
			if v.Pointer == p {
				s += "?" + v.Reason
			}
		}
		list = append(list, s)
	}
	return strings.Join(list, " ")
}

func row(name string) json.RawMessage { return mustJSON(nianping.Examiner{Name: name}) }

// Rows that were not read are added behind those that were, rows that are none are taken out, and what is said of the others stays theirs.
func TestRowsAreAddedAndTakenOut(t *testing.T) {
	t.Parallel()
	add := func(name string) Correction {
		return Correction{Pointer: "/examiners" + Added, Old: json.RawMessage("null"), New: row(name)}
	}
	out := func(n int, name string) Correction {
		return Correction{Pointer: nianping.PointerTo("examiners", n), Old: row(name), New: json.RawMessage("null")}
	}
	back := func(n int, name string) Correction {
		return Correction{Pointer: nianping.PointerTo("examiners", n), Old: row(name), New: row(name)}
	}
	rename := func(n int, was, is string) Correction {
		return Correction{Pointer: nianping.PointerTo("examiners", n, "name"), Old: mustJSON(was), New: mustJSON(is)}
	}
	for _, c := range []struct {
		name  string
		list  []Correction
		want  string
		stale int
	}{
		{"nothing", nil, "甲@第1段甲?甲 乙@第1段乙?乙 丙@第1段丙?丙", 0},
		{"added", []Correction{add("丁"), add("戊")}, "甲@第1段甲?甲 乙@第1段乙?乙 丙@第1段丙?丙 丁@人工补录丁 戊@人工补录戊", 0},
		{"taken out", []Correction{out(1, "乙")}, "甲@第1段甲?甲 丙@第1段丙?丙", 0},
		{"two taken out, in any order", []Correction{out(2, "丙"), out(0, "甲")}, "乙@第1段乙?乙", 0},
		{"an added one is corrected", []Correction{add("丁"), rename(3, "丁", "丁一")}, "甲@第1段甲?甲 乙@第1段乙?乙 丙@第1段丙?丙 丁一@人工补录丁", 0},
		{"an added one is taken out", []Correction{add("丁"), add("戊"), out(3, "丁")}, "甲@第1段甲?甲 乙@第1段乙?乙 丙@第1段丙?丙 戊@人工补录戊", 0},
		{"corrected, then taken out", []Correction{rename(0, "甲", "甲甲"), out(0, "甲")}, "乙@第1段乙?乙 丙@第1段丙?丙", 0},
		{"put back", []Correction{out(1, "乙"), back(1, "乙")}, "甲@第1段甲?甲 乙@第1段乙?乙 丙@第1段丙?丙", 0},
		{"corrected behind one that is taken out", []Correction{out(0, "甲"), rename(2, "丙", "丙丙")}, "乙@第1段乙?乙 丙丙@第1段丙", 0},
		{"another is read there now", []Correction{out(1, "己")}, "甲@第1段甲?甲 乙@第1段乙?乙 丙@第1段丙?丙", 1},
	} {
		r := named("甲", "乙", "丙")
		o, err := Overlay(r, c.list)
		if err != nil {
			t.Fatal(c.name, err)
		}
		if got := shown(o.Report); got != c.want || len(o.Stale) != c.stale {
			t.Errorf("%s:\n %s, stale %v\nwant\n %s", c.name, got, o.Stale, c.want)
		}
		if shown(r) != "甲@第1段甲?甲 乙@第1段乙?乙 丙@第1段丙?丙" {
			t.Errorf("%s: the reading was changed", c.name)
		}
		for i := range o.Report.Examiners { // a correction made from what is shown meets the same row
			p := nianping.PointerTo("examiners", i, "name")
			if q, ok := o.Shown(o.Base(p)); !ok || q != p {
				t.Errorf("%s: %s is corrected as %s, which is shown as %s, %v", c.name, p, o.Base(p), q, ok)
			}
		}
	}
	o, err := Overlay(named("甲", "乙"), []Correction{out(0, "甲")})
	if err != nil || o.Base("/examiners/0/phone") != "/examiners/1/phone" || o.Base("/year") != "/year" {
		t.Error(o, err)
	}
	if q, ok := o.Shown("/examiners/0/name"); ok {
		t.Errorf("a value of a row that was taken out is shown as %s", q)
	}
	for _, bad := range []Correction{{Pointer: "/rules" + Added, New: mustJSON("x")}, {Pointer: "/examiners" + Added, New: mustJSON("x")}} {
		if _, err := Overlay(named(), []Correction{bad}); err == nil {
			t.Errorf("%s was added", bad.Pointer)
		}
	}
}

// The log is never cleared, so the numbers of persons stand masked in it, in values and in rows.
func TestALoggedRowHidesNumbers(t *testing.T) {
	t.Parallel()
	id, phone := "341002198001011234", "13955912345"
	for _, v := range []json.RawMessage{mustJSON(nianping.Examiner{Name: "甲", IDNumber: &id, Phone: &phone}), mustJSON(id)} {
		if got := fmt.Sprintf("%s", maskValue("/examiners/0/id_number", v)); strings.Contains(got, id) || strings.Contains(got, phone) {
			t.Errorf("%s is logged as %s", v, got)
		}
	}
}
