package nianping

import (
	"encoding/json"
	"strings"
	"testing"
)

func day(s string) Date {
	if s == "" {
		return Date{}
	}
	d, err := ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

func filing(from, to string, state FilingState, on string) Filing {
	return Filing{Programme: SkillLevel, Occupation: "电工", From: day(from), To: day(to), State: state, StateDate: day(on)}
}

func TestWhoOwesAReport(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name    string
		filings []Filing
		year    int
		want    bool
	}{
		{"in force the whole year", []Filing{filing("2022-06-01", "2025-05-31", Active, "")}, 2023, true},
		{"no report is due before 2023", []Filing{filing("2020-01-01", "2026-12-31", Active, "")}, 2022, false},
		{"filed on the year's last day", []Filing{filing("2023-12-31", "2026-12-30", Active, "")}, 2023, true},
		{"filed on the first day of the next year", []Filing{filing("2024-01-01", "2026-12-31", Active, "")}, 2023, false},
		{"ran out on the year's first day", []Filing{filing("2021-01-02", "2024-01-01", Active, "")}, 2024, true},
		{"ran out on the last day of the year before", []Filing{filing("2021-01-01", "2023-12-31", Active, "")}, 2024, false},
		{"ran out within the year and before the due date", []Filing{filing("2021-03-01", "2024-02-29", Active, "")}, 2024, true},
		{"withdrawn the day before the due date", []Filing{filing("2022-06-01", "2025-05-31", Withdrawn, "2025-05-30")}, 2024, false},
		{"withdrawn on the due date", []Filing{filing("2022-06-01", "2026-05-31", Withdrawn, "2025-05-31")}, 2024, true},
		{"withdrawn after the due date", []Filing{filing("2022-06-01", "2026-05-31", Withdrawn, "2025-07-01")}, 2024, true},
		{"withdrawn within the year", []Filing{filing("2022-06-01", "2025-05-31", Withdrawn, "2023-08-01")}, 2023, false},
		{"struck off before the due date", []Filing{filing("2022-06-01", "2025-05-31", StruckOff, "2024-12-01")}, 2024, false},
		{"deregistered before the due date of 2025", []Filing{filing("2024-06-01", "2027-05-31", Deregister, "2026-03-30")}, 2025, false},
		{"withdrawn on the due date of 2025", []Filing{filing("2024-06-01", "2027-05-31", Withdrawn, "2026-03-31")}, 2025, true},
		{"withdrawn, no date known", []Filing{filing("2022-06-01", "2025-05-31", Withdrawn, "")}, 2023, false},
		{"suspended still owes", []Filing{filing("2022-06-01", "2025-05-31", Suspended, "2023-02-01")}, 2023, true},
		{"one of two occupations withdrawn", []Filing{filing("2022-06-01", "2025-05-31", Withdrawn, "2023-02-01"), filing("2022-06-01", "2025-05-31", Active, "")}, 2023, true},
		{"both occupations withdrawn", []Filing{filing("2022-06-01", "2025-05-31", Withdrawn, "2023-02-01"), filing("2022-06-01", "2025-05-31", StruckOff, "2024-02-01")}, 2023, false},
		{"an occupation withdrawn after the year, another filed since", []Filing{filing("2021-06-01", "2024-05-31", Withdrawn, "2024-02-01"), filing("2024-03-01", "2027-02-28", Active, "")}, 2023, true},
		{"an occupation withdrawn before the year, another filed after it", []Filing{filing("2021-06-01", "2024-05-31", Withdrawn, "2022-12-31"), filing("2024-03-01", "2027-02-28", Active, "")}, 2023, false},
		{"an end alone is known", []Filing{filing("", "2025-05-31", Active, "")}, 2023, true},
		{"nothing filed", nil, 2023, false},
	} {
		in := Institution{Name: "甲", Filings: c.filings}
		if got := in.Owes(c.year); got != c.want {
			t.Errorf("%s: owes %d = %v, want %v", c.name, c.year, got, c.want)
		}
	}
}

func sub(file, at string, readable bool) Submission {
	return Submission{File: file, SHA256: "hash of " + file, Received: Received{At: at}, Readable: readable}
}

func TestStatusByTheContractsWords(t *testing.T) {
	t.Parallel()
	current := []Filing{filing("2022-06-01", "2025-05-31", Active, "")}
	gone := []Filing{filing("2022-06-01", "2025-05-31", Withdrawn, "2024-10-01")}
	weak := sub("a.docx", "2026-02-01T08:00:00+08:00", true)
	weak.Received.Weak = true
	again := sub("总结(1).docx", "2025-06-05", true)
	again.SHA256 = "hash of a.docx"
	for _, c := range []struct {
		name    string
		filings []Filing
		year    int
		asOf    string
		subs    []Submission
		want    string // state received_at days_late file supersedes
	}{
		{"nothing came", current, 2024, "2025-06-30", nil, "missing null null null []"},
		{"nothing came, on the due date", current, 2024, "2025-05-31", nil, "missing null null null []"},
		{"nothing came, the day before the due date", current, 2024, "2025-05-30", nil, "not_due null null null []"},
		{"on time", current, 2024, "2025-06-30", []Submission{sub("a.docx", "2025-05-28", true)}, `on_time "2025-05-28" 0 "a.docx" []`},
		{"on the due date, date only", current, 2024, "2025-06-30", []Submission{sub("a.docx", "2025-05-31", true)}, `on_time "2025-05-31" 0 "a.docx" []`},
		{"in the due date's last second", current, 2024, "2025-06-30", []Submission{sub("a.docx", "2025-05-31T23:59:59+08:00", true)}, `on_time "2025-05-31T23:59:59+08:00" 0 "a.docx" []`},
		{"a second later", current, 2024, "2025-06-30", []Submission{sub("a.docx", "2025-06-01T00:00:00+08:00", true)}, `late "2025-06-01T00:00:00+08:00" 1 "a.docx" []`},
		{"three days late", current, 2024, "2025-06-30", []Submission{sub("a.docx", "2025-06-03", true)}, `late "2025-06-03" 3 "a.docx" []`},
		{"late over a year's end", []Filing{filing("2024-06-01", "2027-05-31", Active, "")}, 2025, "2027-06-30", []Submission{sub("a.docx", "2027-03-31", true)}, `late "2027-03-31" 365 "a.docx" []`},
		{"before the due date of a later year", []Filing{filing("2024-06-01", "2027-05-31", Active, "")}, 2025, "2026-02-01", []Submission{sub("a.docx", "2026-01-20", true)}, `on_time "2026-01-20" 0 "a.docx" []`},
		{"only something unreadable", current, 2024, "2025-06-30", []Submission{sub("a.pdf", "2025-05-28", false)}, `unreadable null null "a.pdf" []`},
		{"unreadable twice", current, 2024, "2025-06-30", []Submission{sub("b.pdf", "2025-05-29", false), sub("a.pdf", "2025-05-28", false)}, `unreadable null null "b.pdf" ["a.pdf"]`},
		{"unreadable on time, readable late", current, 2024, "2025-06-30", []Submission{sub("a.pdf", "2025-05-28", false), sub("b.docx", "2025-06-02T09:00:00+08:00", true)}, `late "2025-06-02T09:00:00+08:00" 2 "b.docx" ["a.pdf"]`},
		{"readable on time, unreadable later", current, 2024, "2025-06-30", []Submission{sub("a.docx", "2025-05-28", true), sub("b.pdf", "2025-06-02", false)}, `on_time "2025-05-28" 0 "a.docx" []`},
		{"three versions in another order", current, 2024, "2025-06-30", []Submission{sub("c.docx", "2025-06-20", true), sub("a.docx", "2025-05-20", true), sub("b.docx", "2025-06-01", true)}, `on_time "2025-05-20" 0 "c.docx" ["a.docx","b.docx"]`},
		{"the same content twice is one version", current, 2024, "2025-06-30", []Submission{sub("a.docx", "2025-05-20", true), again}, `on_time "2025-05-20" 0 "a.docx" []`},
		{"owes none, a report came", gone, 2024, "2025-06-30", []Submission{sub("a.docx", "2025-06-02", true)}, `not_required "2025-06-02" null "a.docx" []`},
		{"owes none, nothing came", gone, 2024, "2025-06-30", nil, "not_required null null null []"},
		{"owes none, only something unreadable", gone, 2024, "2025-06-30", []Submission{sub("a.pdf", "2025-06-02", false)}, `not_required null null "a.pdf" []`},
		{"had not come yet on that day", current, 2024, "2025-06-01", []Submission{sub("a.docx", "2025-06-02", true)}, "missing null null null []"},
		{"the file's own date does not hide it", current, 2024, "2025-06-30", []Submission{weak}, `late "2026-02-01T08:00:00+08:00" 246 "a.docx" []`},
		{"a correction of the same day counts", current, 2024, "2025-06-30", []Submission{sub("更正 总结.docx", "2025-05-20", true), sub("总结.docx", "2025-05-20", true), sub("甲.docx", "2025-05-20T08:00:00+08:00", true)}, `on_time "2025-05-20" 0 "更正 总结.docx" ["总结.docx","甲.docx"]`},
		{"a day alone stands before the moments of the day", current, 2024, "2025-06-30", []Submission{sub("b.docx", "2025-05-20T08:00:00+08:00", true), sub("a.docx", "2025-05-20", true)}, `on_time "2025-05-20" 0 "b.docx" ["a.docx"]`},
	} {
		in := Institution{Name: "甲", CreditCode: "C", Filings: c.filings}
		st := in.StatusFor(c.year, c.subs, day(c.asOf))
		if got := describe(t, st); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

func describe(t *testing.T, st Status) string {
	t.Helper()
	parts := []string{string(st.State)}
	for _, v := range []any{st.ReceivedAt, st.DaysLate, st.File, st.Supersedes} {
		b, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		parts = append(parts, string(b))
	}
	return strings.Join(parts, " ")
}

func TestStatusesStandByYearThenInTheRegistrysOrder(t *testing.T) {
	t.Parallel()
	f := []Filing{filing("2022-06-01", "2025-05-31", Active, "")}
	registry := []Institution{{Name: "乙", Filings: f}, {Name: "甲", Filings: f}}
	list := Statuses(registry, []int{2024, 2023, 2024}, Due, func(i, year int) []Submission { return nil }, day("2025-07-01"))
	var got []string
	for _, s := range list {
		got = append(got, s.Institution+s.Due)
	}
	if strings.Join(got, " ") != "乙2025-05-31 甲2025-05-31 乙2025-05-31 甲2025-05-31" || list[0].Year != 2023 || list[2].Year != 2024 {
		t.Errorf("got %v", got)
	}
	b, err := json.Marshal(list[0])
	if want := `{"institution":"乙","credit_code":"","year":2023,"due":"2025-05-31","status":"missing","received_at":null,"days_late":null,"file":null,"supersedes":[]}`; err != nil || string(b) != want {
		t.Errorf("got %s, want %s", b, want)
	}
}

func TestADeadlineMayRollOverToTheNextWorkingDay(t *testing.T) {
	t.Parallel()
	for year, want := range map[int]string{2022: "", 2023: "2025-06-03", 2024: "2025-06-03", 2025: "2026-03-31", 2028: "2029-04-02", 2029: "2030-04-01"} {
		if due, _ := RolledDue(year); due.String() != want {
			t.Errorf("%d: %s, want %s", year, due, want)
		}
	}
	in := Institution{Filings: []Filing{filing("2022-06-01", "2025-05-31", Active, "")}}
	subs := []Submission{sub("a.docx", "2025-06-03T23:00:00+08:00", true)}
	due, _ := RolledDue(2024)
	if st := in.StatusBy(due, 2024, subs, day("2025-07-01")); st.State != OnTime || st.Due != "2025-06-03" {
		t.Errorf("%+v", st)
	}
	if st := in.StatusFor(2024, subs, day("2025-07-01")); st.State != Late || *st.DaysLate != 3 {
		t.Errorf("%+v", st)
	}
}

func TestAMomentIsShownInShanghaiTime(t *testing.T) {
	t.Parallel()
	r := ReceivedAt(Date{2025, 5, 31}.Time().UTC(), "邮件")
	if r.At != "2025-05-31T00:00:00+08:00" || r.Day() != (Date{2025, 5, 31}) {
		t.Errorf("got %+v", r)
	}
}

func TestADateStandsInJSONAsPeopleWriteIt(t *testing.T) {
	t.Parallel()
	type filing struct{ From, To Date }
	had := filing{From: Date{Year: 2022, Month: 9, Day: 3}}
	data, err := json.Marshal(had)
	if err != nil || string(data) != `{"From":"2022-09-03","To":null}` {
		t.Errorf("%s (%v)", data, err)
	}
	for _, text := range []string{string(data), `{"From":{"Year":2022,"Month":9,"Day":3},"To":{"Year":0,"Month":0,"Day":0}}`} {
		var got filing
		if err := json.Unmarshal([]byte(text), &got); err != nil || got != had {
			t.Errorf("%s: %+v (%v)", text, got, err)
		}
	}
	var d Date
	if err := json.Unmarshal([]byte(`"2022年9月"`), &d); err == nil {
		t.Error("what is no date must not be read as one")
	}
}
