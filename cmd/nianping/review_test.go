package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"nianping"
	"nianping/ingest/workspace"
)

// inDoubt makes a workspace with one report on which five values of different kinds are in doubt.
func inDoubt(t *testing.T) (dir, hash string) {
	t.Helper()
	ctx := context.Background()
	dir = filepath.Join(t.TempDir(), "w")
	w, err := workspace.Open(ctx, dir, fixedNow)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	registry := []nianping.Institution{{Name: "黄山市甲职业培训学校", Type: nianping.ThirdParty, FormerNames: []string{}, Filings: []nianping.Filing{{Programme: nianping.SkillLevel, Occupation: "电工",
		Levels: []nianping.Level{nianping.Level5}, From: nianping.Date{Year: 2022, Month: 6, Day: 1}, To: nianping.Date{Year: 2025, Month: 5, Day: 31}, State: nianping.Active}}}}
	if _, err := w.SetRegistry(ctx, "r.xlsx", "00", registry); err != nil {
		t.Fatal(err)
	}
	hash = hashOf([]byte("original"))
	r := nianping.NewReport("a.docx", hash)
	year, registered, rate, until, level, id, occupation := 2024, 120, 89.2, "2025-06", nianping.Level5, "341002198001011234", "电工"
	r.Year = &year
	r.Outcomes = []nianping.Outcome{{Registered: &registered, PassRate: &rate, Level: &level, Stated: true}}
	r.Examiners = []nianping.Examiner{{Name: "张三", IDNumber: &id, ValidUntil: &until, Occupation: &occupation}}
	r.Evidence["/outcomes/0/registered"] = []nianping.Evidence{{At: "第3段", Text: "报考120人"}}
	for _, p := range []nianping.Pointer{"/outcomes/0/registered", "/outcomes/0/pass_rate", "/outcomes/0/level", "/examiners/0/valid_until", "/examiners/0/id_number"} {
		r.Review = append(r.Review, nianping.Review{Pointer: p, Reason: "不确定"})
	}
	item, _, err := w.Add(ctx, workspace.Item{Path: "a.docx", File: "a.docx", SHA256: hash, Received: nianping.Received{At: "2025-05-20"}}, workspace.Reading{Readable: true, Report: r, Text: "报考120人\n"})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Place(ctx, map[int]workspace.Placement{item: {Institution: workspace.InstitutionKey(&registry[0]), Year: 2024, Role: workspace.RoleReport}}); err != nil {
		t.Fatal(err)
	}
	return dir, hash
}

// fillIn writes cells of a review workbook: sheet, row, heading, value.
func fillIn(t *testing.T, file string, cells ...[4]string) {
	t.Helper()
	f, err := excelize.OpenFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range cells {
		rows, err := f.GetRows(c[0])
		if err != nil {
			t.Fatal(err)
		}
		done := false
		for col, title := range rows[1] {
			if title == c[2] {
				name, _ := excelize.ColumnNumberToName(col + 1)
				if err := f.SetCellStr(c[0], name+c[1], c[3]); err != nil {
					t.Fatal(err)
				}
				done = true
			}
		}
		if !done {
			t.Fatalf("no column %s", c[2])
		}
	}
	if err := f.Save(); err != nil {
		t.Fatal(err)
	}
}

func TestWrongRowsOfAReviewAreNamedAndNothingIsTaken(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		cells [][4]string
		want  string
	}{
		"a word for a count":         {[][4]string{{"存疑数值", "3", "正确值", "很多"}}, "第3行未采用：正确值“很多”不适合这一项（统计第1项（五级/初级工）报考人数，读到的是“120”）：应为不小于 0 的数"},
		"half a person":              {[][4]string{{"存疑数值", "3", "正确值", "119.5"}}, "第3行"},
		"a negative count":           {[][4]string{{"存疑数值", "3", "正确值", "-3"}}, "第3行"},
		"a rate over a hundred":      {[][4]string{{"存疑数值", "4", "正确值", "892"}}, "应为0 到 100 的数"},
		"a level that is none":       {[][4]string{{"存疑数值", "5", "正确值", "熟练"}}, "应为等级"},
		"a date that is none":        {[][4]string{{"存疑数值", "6", "正确值", "2025-13"}}, "应为日期"},
		"a changed identifier":       {[][4]string{{"存疑数值", "3", "标识（勿改）", "abc"}, {"存疑数值", "3", "正确值", "120"}}, "第3行未采用：标识“abc”被改动过"},
		"another content":            {[][4]string{{"存疑数值", "3", "标识（勿改）", strings.Repeat("0", 64) + "#/year"}, {"存疑数值", "3", "正确值", "2024"}}, "工作区里没有这份材料"},
		"a wrong date of a decision": {[][4]string{{"问题认定", "3", "认定", "属实"}, {"问题认定", "3", "认定日期", "6月底"}}, "第3行未采用：认定日期“6月底”不是能识别的日期"},
		"dismissed without a reason": {[][4]string{{"问题认定", "3", "认定", "不属实"}}, "要写理由"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir, _ := inDoubt(t)
			file := filepath.Join(t.TempDir(), "r.xlsx")
			if code, out, talk := runLine(t, "-w", dir, "review", "export", "-o", file, "--year", "2024"); code != 0 {
				t.Fatal(code, out, talk)
			}
			fillIn(t, file, append(c.cells, [4]string{"存疑数值", "7", "正确值", "无"})...)
			code, out, talk := runLine(t, "-w", dir, "review", "import", file)
			if code != 1 || !strings.Contains(talk, c.want) || !strings.Contains(talk, "一项也没有导入") {
				t.Errorf("exit %d\n%s%s", code, out, talk)
			}
			if code, out, _ := runLine(t, "-w", dir, "log"); code != 0 || strings.Contains(out, "更正数据") {
				t.Errorf("something was taken:\n%s", out)
			}
		})
	}
}

func TestAReviewIsTakenOnceAndLiesOverTheReading(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	dir, hash := inDoubt(t)
	file := filepath.Join(t.TempDir(), "r.xlsx")
	if code, out, talk := runLine(t, "-w", dir, "review", "export", "-o", file, "--year", "2024"); code != 0 || !strings.Contains(out, "存疑数值 5 个") {
		t.Fatal(code, out, talk)
	}
	if data, err := os.ReadFile(file); err != nil || bytes.Contains(data, []byte("341002198001011234")) {
		t.Error(err)
	}
	fillIn(t, file, [4]string{"存疑数值", "3", "正确值", "1,210"}, [4]string{"存疑数值", "3", "经办人", "王"}, [4]string{"存疑数值", "4", "正确值", "90％"}, [4]string{"存疑数值", "5", "正确值", "四级"},
		[4]string{"存疑数值", "6", "正确值", "2026-06"}, [4]string{"存疑数值", "7", "正确值", "341***********1234"},
		[4]string{"问题认定", "3", "认定", "不属实"}, [4]string{"问题认定", "3", "理由", "已补证明"})
	for _, want := range []string{"更正 5 个数值，认定 1 项", "更正 0 个数值，认定 0 项，补录 0 行"} {
		if code, out, talk := runLine(t, "-w", dir, "review", "import", file, "--by", "李"); code != 0 || !strings.Contains(out, want) {
			t.Fatalf("exit %d, want %s\n%s%s", code, want, out, talk)
		}
	}
	w, err := workspace.Open(ctx, dir, fixedNow)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	book, err := openCases(ctx, w, nianping.Date{Year: 2025, Month: 7, Day: 1})
	if err != nil {
		t.Fatal(err)
	}
	f := book.one(0, 2024)
	c, _, err := book.open(ctx, f, nil)
	if err != nil {
		t.Fatal(err)
	}
	o, e := c.Report.Outcomes[0], c.Report.Examiners[0]
	if *o.Registered != 1210 || *o.PassRate != 90 || *o.Level != nianping.Level4 || *e.ValidUntil != "2026-06" || *e.IDNumber != "341002198001011234" || len(c.Report.Review) != 0 {
		t.Errorf("%s", oneLine(c.Report))
	}
	if len(f.Decisions) != 1 || f.Decisions[0].Confirmed || f.Decisions[0].By != "李" {
		t.Errorf("%+v", f.Decisions)
	}
	if r, err := w.Reading(ctx, hash); err != nil || *r.Report.Outcomes[0].Registered != 120 {
		t.Errorf("the reading was changed: %v", err)
	}
}
