package main

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"path/filepath"
	"strings"
	"testing"

	"nianping"
	"nianping/ingest/workspace"
)

// cellsOf are the cells of one row of a sheet of a review workbook, by heading.
func cellsOf(sheet, row string, cells ...string) (list [][4]string) {
	for i := 0; i < len(cells); i += 2 {
		list = append(list, [4]string{sheet, row, cells[i], cells[i+1]})
	}
	return list
}

// What the program did not read is added by workbook: rows of statistics, examiners and single values; a person who is none is taken out.
// The same workbook adds nothing twice, and what was read stays as it was.
func TestWhatWasNotReadIsAddedByWorkbook(t *testing.T) {
	t.Parallel()
	dir, _ := inDoubt(t)
	file := filepath.Join(t.TempDir(), "r.xlsx")
	if code, out, talk := runLine(t, "-w", dir, "review", "export", "-o", file, "--year", "2024"); code != 0 {
		t.Fatal(code, out, talk)
	}
	of := []string{"机构名称", "黄山市甲职业培训学校", "年度", "2024", "理由", "原件第3页", "经办人", "王"}
	var cells [][4]string
	cells = append(cells, cellsOf("补录统计", "3", append(of, "评价种类", "职业技能等级认定", "职业", "电工", "等级", "四级/中级工", "报考人数", "1,060", "合格人数", "55", "通过率", "91.7%")...)...)
	cells = append(cells, cellsOf("补录考评员", "3", append(of, "姓名", "李四", "职业", "电工", "等级", "三级", "考评员类别", "高级考评员", "有效期", "2026.9", "身份证号", "341002198503022345")...)...)
	cells = append(cells, cellsOf("补录数值", "3", append(of, "项目", "培训总人数", "正确值", "300")...)...)
	cells = append(cells, [4]string{"存疑数值", "3", "正确值", "119"})
	fillIn(t, file, cells...)
	for _, want := range []string{"更正 2 个数值，认定 0 项，补录 2 行", "更正 0 个数值，认定 0 项，补录 0 行"} {
		if code, out, talk := runLine(t, "-w", dir, "review", "import", file); code != 0 || !strings.Contains(out, want) {
			t.Fatalf("exit %d, want %s\n%s%s", code, want, out, talk)
		}
	}
	report, _ := corrected(t, dir)
	if len(report.Outcomes) != 2 || len(report.Examiners) != 2 {
		t.Fatalf("%s", oneLine(report))
	}
	o, e := report.Outcomes[1], report.Examiners[1]
	if *report.Outcomes[0].Registered != 119 || *o.Programme != nianping.SkillLevel || *o.Occupation != "电工" || *o.Level != nianping.Level4 || *o.Registered != 1060 || *o.Passed != 55 || *o.PassRate != 91.7 || o.Examined != nil || !o.Stated {
		t.Errorf("%s", oneLine(report))
	}
	if e.Name != "李四" || *e.Grade != nianping.GradeSenior || *e.ValidUntil != "2026-09" || *e.Level != nianping.Level3 || *report.Training.TotalPeople != 300 {
		t.Errorf("%s", oneLine(report))
	}
	if ev := report.Evidence["/outcomes/1/passed"]; len(ev) != 1 || ev[0] != (nianping.Evidence{At: workspace.AddedAt, Text: "55"}) {
		t.Errorf("the evidence of what was added: %v", ev)
	}
	_, out, _ := runLine(t, "-w", dir, "log")
	if strings.Contains(out, "341002198503022345") || !strings.Contains(out, "李四") {
		t.Errorf("the log:\n%s", out)
	}
}

// A person whose name is put right to 无 is none, and the others keep their corrections.
func TestAPersonWithoutANameIsTakenOut(t *testing.T) {
	t.Parallel()
	dir, hash := inDoubt(t)
	w, err := workspace.Open(context.Background(), dir, fixedNow)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	take := func(rows ...nianping.ReviewDoubt) {
		k := &takeBack{w: w, by: "王"}
		if err := k.prepare(context.Background(), &nianping.ReviewBook{Doubts: rows}); err != nil || len(k.problems) > 0 {
			t.Fatal(err, k.problems)
		}
		if err := k.apply(context.Background(), "x"); err != nil {
			t.Fatal(err)
		}
	}
	take(nianping.ReviewDoubt{SHA256: hash, Pointer: "/examiners/0/name", Value: "无", Reason: "是表头"})
	if report, _ := corrected(t, dir); len(report.Examiners) != 0 || len(report.Review) != 3 {
		t.Errorf("%s", oneLine(report))
	}
}

// What does not fit is named, and nothing of the workbook is taken.
func TestWhatCannotBeAddedIsNamed(t *testing.T) {
	t.Parallel()
	of := []string{"机构名称", "黄山市甲职业培训学校", "年度", "2024", "理由", "原件第3页"}
	for name, c := range map[string]struct {
		sheet string
		cells []string
		want  string
	}{
		"an unknown institution":  {"补录统计", []string{"机构名称", "没有的学校", "年度", "2024", "理由", "x", "报考人数", "5"}, "名册里没有“没有的学校”"},
		"a year without a report": {"补录统计", []string{"机构名称", "黄山市甲职业培训学校", "年度", "2023", "理由", "x", "报考人数", "5"}, "没有能读的总结"},
		"no year":                 {"补录统计", []string{"机构名称", "黄山市甲职业培训学校", "理由", "x", "报考人数", "5"}, "要写机构名称和年度"},
		"no reason":               {"补录统计", []string{"机构名称", "黄山市甲职业培训学校", "年度", "2024", "职业", "焊工", "报考人数", "5"}, "要写理由"},
		"no figure":               {"补录统计", append([]string{"职业", "焊工"}, of...), "至少要填一个人数或通过率"},
		"half a person":           {"补录统计", append([]string{"职业", "焊工", "报考人数", "5.5"}, of...), "报考人数“5.5”不对"},
		"a row that was read":     {"补录统计", append([]string{"等级", "五级/初级工", "报考人数", "5"}, of...), "已有这一行（五级/初级工）"},
		"no name":                 {"补录考评员", append([]string{"职业", "焊工"}, of...), "要填姓名"},
		"a person who was read":   {"补录考评员", append([]string{"姓名", "张三", "职业", "电工"}, of...), "已有这一行（张三）"},
		"a grade that is none":    {"补录考评员", append([]string{"姓名", "王五", "考评员类别", "专家"}, of...), "应为考评员或高级考评员"},
		"a day that is none":      {"补录考评员", append([]string{"姓名", "王五", "有效期", "长期有效"}, of...), "有效期“长期有效”不对"},
		"an unknown item":         {"补录数值", append([]string{"项目", "培训总额", "正确值", "5"}, of...), "项目“培训总额”不认识"},
		"a word for a figure":     {"补录数值", append([]string{"项目", "培训总人数", "正确值", "很多"}, of...), "正确值“很多”不适合这一项"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir, _ := inDoubt(t)
			file := filepath.Join(t.TempDir(), "r.xlsx")
			if code, out, talk := runLine(t, "-w", dir, "review", "export", "-o", file, "--year", "2024"); code != 0 {
				t.Fatal(code, out, talk)
			}
			fillIn(t, file, append(cellsOf(c.sheet, "3", c.cells...), [4]string{"存疑数值", "3", "正确值", "119"})...)
			code, out, talk := runLine(t, "-w", dir, "review", "import", file)
			if code != 1 || !strings.Contains(talk, c.want) || !strings.Contains(talk, c.sheet+"”第3行") || !strings.Contains(talk, "一项也没有导入") {
				t.Errorf("exit %d, want %s\n%s%s", code, c.want, out, talk)
			}
		})
	}
}

// corrected is the report of the one case of inDoubt with what officers put right.
func corrected(t *testing.T, dir string) (*nianping.Report, *caseContent) {
	t.Helper()
	w, err := workspace.Open(context.Background(), dir, fixedNow)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	book, err := openCases(context.Background(), w, nianping.Date{Year: 2025, Month: 7, Day: 1})
	if err != nil {
		t.Fatal(err)
	}
	c, content, err := book.open(context.Background(), book.one(0, 2024), nil)
	if err != nil {
		t.Fatal(err)
	}
	return c.Report, content
}

// The page adds an examiner, says who did, and a person taken out leaves the corrections of the others where they belong.
func TestThePageAddsAndTakesOut(t *testing.T) {
	t.Parallel()
	b, page := machineWorks(t)
	hash := hashShown.FindStringSubmatch(b.get(page))
	if hash == nil {
		t.Fatal("no report")
	}
	of := url.Values{"i": {"9134100015201K3M9A"}, "y": {"2024"}, "sha": {hash[1]}, "by": {"李某"}, "reason": {"原件第3页"}}
	with := func(pairs ...string) url.Values {
		form := url.Values{}
		for k, v := range of {
			form[k] = v
		}
		for i := 0; i < len(pairs); i += 2 {
			form.Set(pairs[i], pairs[i+1])
		}
		return form
	}
	if w := b.post("/add", with("list", "examiners", "f.name", "赵补录", "f.valid_until", "长期")); w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), "赵补录") {
		t.Errorf("a day that is none: %d", w.Code)
	}
	if w := b.post("/add", with("list", "claims", "f.code", "x")); w.Code == http.StatusSeeOther {
		t.Error("a claim was added")
	}
	w := b.post("/add", with("list", "examiners", "f.name", "赵补录", "f.occupation", "车工", "f.grade", "高级考评员"))
	if w.Code != http.StatusSeeOther {
		t.Fatalf("%d %s", w.Code, w.Body)
	}
	after := b.get(w.Header().Get("Location"))
	if !strings.Contains(after, "赵补录") || !strings.Contains(after, "李某补录（") || !strings.Contains(after, "补录已保存") {
		t.Error("what was added is not shown")
	}
	names := nameShown.FindAllStringSubmatch(after, -1)
	if len(names) < 3 {
		t.Fatalf("%d examiners are shown", len(names))
	}
	first, second := names[0][1], names[1][1]
	if w := b.post("/correct", with("p", "/examiners/0/name", "seen", first, "value", "无")); w.Code != http.StatusSeeOther {
		t.Fatalf("%d %s", w.Code, w.Body)
	}
	after = b.get(page)
	if now := nameShown.FindAllStringSubmatch(after, -1); len(now) != len(names)-1 || now[0][1] != second {
		t.Fatalf("after %s was taken out: %v", first, now)
	}
	if w := b.post("/correct", with("p", "/examiners/0/name", "seen", second, "value", second+"甲")); w.Code != http.StatusSeeOther {
		t.Fatalf("%d %s", w.Code, w.Body)
	}
	after = b.get(page)
	if now := nameShown.FindAllStringSubmatch(after, -1); now[0][1] != second+"甲" || len(now) != len(names)-1 || !strings.Contains(after, fmt.Sprintf("李某由“%s”更正", second)) {
		t.Errorf("after the next was put right: %v", now)
	}
}

var (
	hashShown = nianping.Expression(`name="sha" value="([0-9a-f]{64})"`)()
	nameShown = nianping.Expression(`data-p="/examiners/\d+/name"[^>]*data-plain="([^"]*)"`)()
)
