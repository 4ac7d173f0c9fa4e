package placing

import (
	"fmt"
	"strings"
	"testing"

	"nianping"
)

const codeA = "91350100M000100Y43"

var registry = []nianping.Institution{
	{Name: "黄山市新安机床有限公司", CreditCode: codeA, Email: "a@example.com", Phone: "13800000001"},
	{Name: "黄山市新安机床有限公司歙县分公司"},
	{Name: "徽州区明理职业培训学校", FormerNames: []string{"徽州区育才职业培训学校", "明理学校"}, Email: "b@example.com"},
	{Name: "祁门县明理职业技能培训学校"},
}

// report makes a report-like reading.
func report(name string, year int) *nianping.Report {
	r := nianping.NewReport("f", "h")
	r.Sections.Overview = true
	if name != "" {
		r.Institution.Name = &name
	}
	if year != 0 {
		r.Year = &year
	}
	return r
}

func TestASubmissionIsPlacedByWeightedEvidence(t *testing.T) {
	t.Parallel()
	f := NewFinder(registry)
	long := strings.Repeat("\n开展了评价工作。", 30)
	for _, c := range []struct {
		name  string
		paper Paper
		want  string // institution and year
	}{
		{"the title", Paper{File: "总结(1).docx", Text: "黄山市新安机床有限公司\n2024年度评价工作总结" + long}, "0 2024"},
		{"a branch is not its company", Paper{File: "1.docx", Text: "黄山市新安机床有限公司歙县分公司2023年度总结" + long}, "1 2023"},
		{"a title broken within the name", Paper{Text: "徽州区明理职业\n培训学校年度总结" + long, Report: report("", 2024)}, "2 2024"},
		{"the code alone", Paper{Text: "年度总结\n统一社会信用代码：" + codeA + long, Report: report("", 2024)}, "0 2024"},
		{"a former name", Paper{Text: "徽州区育才职业培训学校2023年度总结" + long}, "2 2023"},
		{"the file name alone, where the document names nobody", Paper{File: "徽州区明理职业培训学校.docx", Text: "总结" + long, Report: report("", 2024)}, "2 2024"},
		{"the file name against a name that is not filed", Paper{File: "徽州区明理职业培训学校.docx", Text: "总结" + long, Report: report("某某公司", 2024)}, "-1 2024"},
		{"a short name alone is not enough", Paper{File: "明理学校2024.docx", Text: "年度总结" + long, Report: report("", 2024)}, "-1 2024"},
		{"the signature alone is not enough", Paper{Text: "总结" + long + "\n徽州区明理职业培训学校", Report: report("", 2024)}, "-1 2024"},
		{"signature and file name", Paper{File: "徽州区明理职业培训学校.docx", Text: "总结" + long + "\n徽州区明理职业培训学校", Report: report("", 2024)}, "2 2024"},
		{"title against file name and subject: an officer decides", Paper{File: "祁门县明理职业技能培训学校2024.docx", Subject: "祁门县明理职业技能培训学校总结", Text: "徽州区明理职业培训学校2024年度总结" + long, Report: report("", 2024)}, "-1 2024"},
		{"title against a folder", Paper{Folder: "祁门县明理职业技能培训学校", Text: "徽州区明理职业培训学校2024年度总结" + long, Report: report("", 2024)}, "2 2024"},
		{"the receipt log", Paper{Claimed: "祁门县明理职业技能培训学校", Text: "年度总结" + long, Report: report("", 2024)}, "3 2024"},
		{"sender and subject", Paper{Sender: "B@example.com", Subject: "徽州区明理职业培训学校报送", Text: "年度总结" + long, Report: report("", 2024)}, "2 2024"},
		{"an unreadable file by its name", Paper{File: "徽州区明理职业培训学校2024年度总结.pdf", Report: nianping.NewReport("", "")}, "2 2024"},
		{"nothing speaks for anyone", Paper{File: "1.pdf"}, "-1 0"},
		{"an institution that is not filed", Paper{Text: "某某公司2024年度总结" + long, Report: report("某某公司", 2024)}, "-1 2024"},
	} {
		c.paper.Readable = c.paper.Text != ""
		if c.paper.Report == nil && c.paper.Readable {
			c.paper.Report = report("", 0)
		}
		v := f.Place(c.paper)
		if got := fmt.Sprint(v.Institution, v.Year); got != c.want {
			t.Errorf("%s: got %s, want %s: %v", c.name, got, c.want, v.Why)
		}
	}
}

func TestTheYearIsWhatTheTextSaysElseTitleElseName(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		paper Paper
		want  int
	}{
		{Paper{File: "2023年总结.docx", Report: report("", 2024)}, 2024},
		{Paper{File: "总结.docx", Text: "二〇二三年度评价工作总结"}, 2023},
		{Paper{File: "机电学校24年总结.pdf"}, 2024},
		{Paper{File: "附件2 2024年度总结（2025-05-29）.pdf"}, 2024},
		{Paper{File: "扫描全能王 2025-05-29 17.02.pdf"}, 0},
		{Paper{File: "公交〔2025〕17号.pdf"}, 0},
		{Paper{File: "20250526.pdf"}, 0},
		{Paper{File: "2023、2024年总结.pdf"}, 0},
		{Paper{File: "1.pdf", Subject: "报送2024年度总结"}, 2024},
		{Paper{File: "2023年.docx", Text: "2024年度评价工作总结"}, 0},
		{Paper{Text: "2024年工作总结\n2025年5月20日"}, 2024},
	} {
		v := NewFinder(nil).Place(c.paper)
		if v.Year != c.want {
			t.Errorf("%+v: got %d, want %d: %v", c.paper, v.Year, c.want, v.Why)
		}
	}
	if f := YearFinding(report("", 2023), 2024); f == nil || f.Code != "YEAR_MISMATCH" {
		t.Errorf("%+v", f)
	}
	if f := YearFinding(report("", 2024), 2024); f != nil {
		t.Errorf("%+v", f)
	}
}

func TestPartsGoWithTheReportBesideThem(t *testing.T) {
	t.Parallel()
	piece := func(institution string, year int, parcel string, readable, like bool) Piece {
		return Piece{Institution: institution, Year: year, Parcel: parcel, Mail: !strings.HasPrefix(parcel, "folder"), Readable: readable, ReportLike: like}
	}
	pieces := []Piece{
		piece("A", 2024, "mail 1", true, true),    // the report
		piece("", 0, "mail 1", true, false),       // its examiner workbook
		piece("", 0, "mail 1", false, false),      // its stamped scan
		piece("A", 2023, "mail 2", true, true),    // both years in one mail
		piece("A", 2024, "mail 2", true, true),    //
		piece("A", 0, "mail 2", true, false),      // a list for neither: an officer decides
		piece("A", 2023, "mail 2", false, false),  // a scan that names its year
		piece("A", 2024, "later", true, false),    // a list sent later
		piece("B", 2024, "mail 3", false, false),  // an unreadable file alone is the submission
		piece("", 0, "folder", false, false),      // a folder of many
		piece("C", 2024, "folder", true, true),    //
		piece("C", 2024, "folder", false, false),  // its scan
		piece("D", 2024, "folder 2", true, false), // a list without a report is what came
		{Institution: "A", Year: 2024, Parcel: "mail 1", Mail: true, Readable: true, ReportLike: true, PDF: true},      // the report's printed copy
		{Institution: "C", Year: 2024, Parcel: "folder", Readable: true, ReportLike: true, PDF: true, File: "另一版.pdf"}, // another version
		{Institution: "E", Year: 2024, Parcel: "folder", Readable: true, ReportLike: true, PDF: true, File: "总结.pdf"},  // a copy by its name
		{Institution: "E", Year: 2024, Parcel: "folder", Readable: true, ReportLike: true, File: "总结.docx"},
	}
	part := Settle(pieces)
	want := []bool{false, true, true, false, false, false, true, true, false, false, false, true, false, true, false, true, false}
	for i := range pieces {
		if part[i] != want[i] {
			t.Errorf("piece %d: part %v, want %v (%+v)", i, part[i], want[i], pieces[i])
		}
	}
	if pieces[1].Institution != "A" || pieces[1].Year != 2024 || pieces[5].Year != 0 || pieces[9].Institution != "" {
		t.Errorf("%+v", pieces)
	}
}
