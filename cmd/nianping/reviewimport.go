package main

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"nianping"
	"nianping/ingest/workbook"
	"nianping/ingest/workspace"
)

func importReview(c *cli.Context) error {
	if c.NArg() != 1 {
		return usagef("review import 需要一个核对表")
	}
	file := c.Args().First()
	data, err := os.ReadFile(file)
	if err != nil {
		return fmt.Errorf("核对表“%s”读不出来：%w", file, err)
	}
	book, problems, err := workbook.ReadReview(data)
	if err != nil {
		return fmt.Errorf("“%s”：%w", file, err)
	}
	w, err := openWorkspace(c, false)
	if err != nil {
		return err
	}
	defer w.Close()
	rubric, err := rubricOf(c)
	if err != nil {
		return err
	}
	t := &takeBack{w: w, by: c.String("by"), rubric: rubric, problems: problems}
	if err := t.prepare(c.Context, book); err != nil {
		return err
	}
	if len(t.problems) > 0 {
		for _, p := range t.problems {
			fmt.Fprintln(c.App.ErrWriter, p)
		}
		return fmt.Errorf("核对表有 %d 行不合要求，本次一项也没有导入；改正后请重新导入", len(t.problems))
	}
	if err := t.apply(c.Context, filepath.Base(file)); err != nil {
		return err
	}
	_, err = fmt.Fprintf(c.App.Writer, "已导入：归属 %d 份，更正 %d 个数值，认定 %d 项，补录 %d 行；其余各行与以前相同或未填。\n", len(t.places), len(t.corrections)-t.added, t.decided, t.added)
	return err
}

// takeBack turns a filled-in review workbook into changes, all of which fit.
type takeBack struct {
	w           *workspace.Workspace
	by          string           // the officer of rows that name none
	rubric      *nianping.Rubric // whose deductions and vetoes an added row may name; nil where no row is added
	problems    []workbook.Problem
	places      map[int]workspace.Placement
	corrections []workspace.Correction
	added       int // of them rows
	decisions   map[workspace.CaseKey][]nianping.Decision
	decided     int
}

func (t *takeBack) problem(sheet string, row int, format string, args ...any) {
	t.problems = append(t.problems, workbook.Problem{Sheet: sheet, Row: row, Text: fmt.Sprintf(format, args...), Skipped: true})
}

func (t *takeBack) officer(named string) string {
	switch {
	case named != "":
		return named
	case t.by != "":
		return t.by
	}
	return "未署名"
}

func (t *takeBack) prepare(ctx context.Context, b *nianping.ReviewBook) error {
	registry, err := t.w.Registry(ctx)
	if err != nil {
		return err
	}
	items, err := t.w.Items(ctx)
	if err != nil {
		return err
	}
	t.place(b, registry, items)
	if err := t.findContents(ctx, b, registry); err != nil {
		return err
	}
	had, err := t.w.Corrections(ctx)
	if err != nil {
		return err
	}
	if err := t.correct(ctx, b, items, had); err != nil {
		return err
	}
	if err := t.add(ctx, b, had); err != nil {
		return err
	}
	return t.decide(ctx, b, registry)
}

// place checks the rows of unplaced items.
func (t *takeBack) place(b *nianping.ReviewBook, registry []nianping.Institution, items []workspace.Held) {
	t.places = map[int]workspace.Placement{}
	byID, byName := map[string]*workspace.Held{}, map[string]*nianping.Institution{}
	for i := range items {
		byID[itemID(&items[i])] = &items[i]
	}
	for i := range registry {
		for _, n := range registry[i].Names() {
			byName[nianping.NameKey(n)] = &registry[i]
		}
		byName[registry[i].CreditCode] = &registry[i]
	}
	for i := range registry { // a present name is stronger than another's former one
		byName[nianping.NameKey(registry[i].Name)] = &registry[i]
	}
	for _, u := range b.Unplaced {
		it := byID[u.ID]
		if it == nil {
			t.problem(nianping.SheetUnplaced, u.Row, "标识“%s”被改动过，工作区里没有这份材料", u.ID)
			continue
		}
		p := workspace.Placement{Role: workspace.RoleAside, Officer: t.officer(u.By), Why: []string{"人工认定不是报送材料"}}
		if u.Handling == nianping.HandlePlace {
			in := byName[nianping.NameKey(u.Institution)]
			if in == nil {
				t.problem(nianping.SheetUnplaced, u.Row, "名册里没有“%s”这家机构，请填机构全称", u.Institution)
				continue
			}
			year, err := strconv.Atoi(u.Year)
			if _, ok := nianping.Due(year); err != nil || !ok {
				t.problem(nianping.SheetUnplaced, u.Row, "归属年度“%s”不对，自%d年度起才有年度总结", u.Year, nianping.FirstReportYear)
				continue
			}
			p = workspace.Placement{Institution: workspace.InstitutionKey(in), Year: year, Role: workspace.RoleReport, Officer: t.officer(u.By), Why: []string{"人工归属"}}
		}
		if it.Officer != "" && it.Institution == p.Institution && it.Year == p.Year && it.Role == p.Role {
			continue
		}
		t.places[it.ID] = p
	}
}

// correct checks the corrected values against what was read and against the kind of value that stands there.
func (t *takeBack) correct(ctx context.Context, b *nianping.ReviewBook, items []workspace.Held, had map[string][]workspace.Correction) error {
	known := map[string]bool{}
	for _, it := range items {
		known[it.SHA256] = true
	}
	for _, d := range b.Doubts {
		sheet := cmp.Or(d.Sheet, nianping.SheetDoubts)
		if d.Sheet != "" && d.SHA256 == "" { // told by findContents
			continue
		}
		if !known[d.SHA256] {
			t.problem(sheet, d.Row, "标识被改动过，工作区里没有这份材料")
			continue
		}
		reading, err := t.w.Reading(ctx, d.SHA256)
		if err != nil {
			return err
		}
		base, err := workspace.Extend(reading.Report, had[d.SHA256])
		if err != nil {
			return err
		}
		text, err := json.Marshal(base)
		if err != nil {
			return err
		}
		old := workspace.ValueAt(text, d.Pointer)
		if old == nil {
			t.problem(sheet, d.Row, "标识被改动过，或程序更新后这个值已不在原处（%s）；请重新导出核对表", d.Pointer)
			continue
		}
		value, why := correctedValue(base, d.Pointer, old, d.Value)
		if why != "" {
			t.problem(sheet, d.Row, "%s", why)
			continue
		}
		if m := examinerName().FindStringSubmatch(string(d.Pointer)); m != nil && string(value) == "null" { // a person without a name is no person
			d.Pointer = nianping.Pointer(m[1])
			old = workspace.ValueAt(text, d.Pointer)
		}
		c := workspace.Correction{SHA256: d.SHA256, Pointer: d.Pointer, Old: old, New: value, Reason: d.Reason, Officer: t.officer(d.By)}
		repeated := false
		for _, k := range had[d.SHA256] {
			if k.Pointer == c.Pointer {
				repeated = string(k.New) == string(c.New)
			}
		}
		if !repeated {
			t.corrections = append(t.corrections, c)
		}
	}
	return nil
}

var examinerName = nianping.Expression(`^(/examiners/\d+)/name$`)

// correctedValue turns a cell into the value that fits the pointer: a number, words, 是 or 否, a level, nothing. why says
// what is wrong with it, in Chinese.
func correctedValue(r *nianping.Report, p nianping.Pointer, old json.RawMessage, cell string) (value json.RawMessage, why string) {
	if shown := nianping.ReadableValue(old); cell == shown || cell == nianping.MaskText(shown) || cell == nianping.MaskID(shown) {
		return old, ""
	}
	for _, v := range valuesOf(p, cell) {
		text, err := json.Marshal(v)
		if err != nil {
			continue
		}
		fixed, err := workspace.Overlay(r, []workspace.Correction{{Pointer: p, Old: old, New: text}})
		if err == nil && len(fixed.Stale) == 0 && sensible(p, text) {
			return text, ""
		}
	}
	return nil, fmt.Sprintf("正确值“%s”不适合这一项（%s，读到的是“%s”）：应为%s", cell, r.ValueName(p), nianping.MaskText(nianping.ReadableValue(old)), wantedKind(p))
}

// valuesOf are the JSON values that a cell may stand for at a pointer, the likeliest first.
func valuesOf(p nianping.Pointer, cell string) []any {
	switch cell {
	case nianping.ValueNone, "空":
		return []any{nil}
	case "是":
		return []any{true}
	case "否":
		return []any{false}
	}
	switch fieldOf(p) {
	case "level":
		if level := workbook.OneLevel(cell); level != "" {
			return []any{string(level)}
		}
	case "grade":
		for _, g := range []nianping.Grade{nianping.GradeExaminer, nianping.GradeSenior} {
			if cell == g.Name() {
				return []any{string(g)}
			}
		}
	case "programme":
		for _, k := range []nianping.Programme{nianping.SkillLevel, nianping.Qualification, nianping.Specialised} {
			if cell == k.Name() {
				return []any{string(k)}
			}
		}
	}
	var candidates []any
	number := strings.NewReplacer(",", "", "，", "", "％", "", "%", "").Replace(cell)
	if _, err := strconv.ParseFloat(number, 64); err == nil {
		candidates = append(candidates, json.RawMessage(number))
	}
	return append(candidates, cell)
}

// fieldOf is the last part of a pointer.
func fieldOf(p nianping.Pointer) string { return string(p)[strings.LastIndexByte(string(p), '/')+1:] }

// sensible refuses values whose type fits but which cannot be: a negative count, a rate above 100, no date, no level.
func sensible(p nianping.Pointer, text json.RawMessage) bool {
	var n float64
	field := fieldOf(p)
	if json.Unmarshal(text, &n) == nil && string(text) != "null" {
		return n >= 0 && !(n > 100 && (field == "pass_rate" || field == "share")) && !(field == "year" && (n < 2000 || n > 2100))
	}
	var s string
	if json.Unmarshal(text, &s) != nil {
		return true
	}
	switch field {
	case "level":
		return nianping.Level(s).Rank() >= 0 || string(text) == "null"
	case "valid_until":
		return workbook.IsDay(s) || string(text) == "null"
	case "gender":
		return s == "男" || s == "女" || string(text) == "null"
	case "grade":
		return nianping.Grade(s).Name() != "" || string(text) == "null"
	case "programme":
		return nianping.Programme(s).Name() != "" || string(text) == "null"
	}
	return true
}

// wantedKind says in Chinese what a pointer's value must be.
func wantedKind(p nianping.Pointer) string {
	switch fieldOf(p) {
	case "grade":
		return "考评员或高级考评员，或“无”"
	case "programme":
		return "职业技能等级认定、职业资格评价或专项职业能力考核，或“无”"
	case "level":
		return "等级，例如 三级，或“无”"
	case "valid_until":
		return "日期，例如 2026-09-30、2026-09 或 2026，或“无”"
	case "pass_rate", "share":
		return "0 到 100 的数，例如 89.2，或“无”"
	case "year":
		return "年份，例如 2024"
	case "name", "occupation", "source", "employer", "certificate_no", "id_number", "phone", "credit_code":
		return "文字，或“无”"
	case "gender":
		return "男或女，或“无”"
	case "video_surveillance", "results_publicised", "archives_kept":
		return "是、否或“无”"
	}
	return "不小于 0 的数，或“无”"
}

// decide checks verdicts on findings, deductions and vetoes.
func (t *takeBack) decide(ctx context.Context, b *nianping.ReviewBook, registry []nianping.Institution) error {
	had, err := t.w.Decisions(ctx)
	if err != nil {
		return err
	}
	keys := institutionsByKey(registry)
	t.decisions = map[workspace.CaseKey][]nianping.Decision{}
	take := func(sheet string, list []nianping.ReviewFinding) {
		for _, f := range t.spread(sheet, list, registry, keys) {
			k := workspace.CaseKey{Institution: f.Key, Year: f.Year}
			d := nianping.Decision{Code: f.Code, Confirmed: f.Verdict == nianping.VerdictYes, By: t.officer(f.Who), On: f.DecidedOn, Document: f.Document, Reason: f.Why}
			if d.On == "" {
				d.On = nianping.DateOf(t.w.Now()).String()
			}
			repeated := false
			for _, x := range had[k] {
				if f.DecidedOn == "" {
					x.On = d.On
				}
				if f.Who == "" {
					x.By = d.By
				}
				repeated = repeated || x == d
			}
			if !repeated {
				t.decisions[k] = append(t.decisions[k], d)
				t.decided++
			}
		}
	}
	take(nianping.SheetFindings, b.Findings)
	take(nianping.SheetPenalties, b.Vetoes)
	return nil
}

// spread gives each row its institution: by key, by name in a row that the officer added, and one row each where a row
// decides on all.
func (t *takeBack) spread(sheet string, list []nianping.ReviewFinding, registry []nianping.Institution, keys map[string]int) []nianping.ReviewFinding {
	var out []nianping.ReviewFinding
	for _, f := range list {
		i, known := keys[f.Key]
		if f.Key == "" {
			i, known = keys[nianping.NameKey(f.Institution)]
		}
		switch {
		case f.Code == nianping.DecisionFinal && (f.Key == nianping.AllInstitutionsKey || f.Institution == nianping.AllInstitutions):
			for i := range registry {
				f.Key = workspace.InstitutionKey(&registry[i])
				out = append(out, f)
			}
		case !known && f.Key == "":
			t.problem(sheet, f.Row, "名册里没有“%s”这家机构，请填机构全称", f.Institution)
		case !known:
			t.problem(sheet, f.Row, "标识被改动过，名册里没有这家机构（%s）", f.Key)
		case f.Key == "" && !t.decidable(f.Code):
			t.problem(sheet, f.Row, "没有代码为“%s”的扣分或否决", f.Code)
		default:
			f.Key = workspace.InstitutionKey(&registry[i])
			out = append(out, f)
		}
	}
	return out
}

// decidable: the code is one of a deduction or veto of the standard, or the end of the correction round.
func (t *takeBack) decidable(code string) bool {
	for _, d := range t.rubric.Deductions {
		if d.Code == code {
			return true
		}
	}
	for _, v := range t.rubric.Vetoes {
		if v.Code == code {
			return true
		}
	}
	return code == nianping.DecisionFinal
}

// apply makes all changes.
func (t *takeBack) apply(ctx context.Context, file string) error {
	if err := t.w.Place(ctx, t.places); err != nil {
		return err
	}
	if err := t.w.Correct(ctx, t.corrections); err != nil {
		return err
	}
	if err := t.w.Decide(ctx, t.decisions); err != nil {
		return err
	}
	return t.w.Record(ctx, "review.import", map[string]any{"file": file, "placed": len(t.places), "corrected": len(t.corrections) - t.added, "added": t.added, "decided": t.decided})
}
