package main

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"nianping"
	"nianping/ingest/workspace"
)

// findContents gives the rows and values that name only an institution and a year the content that counts of it.
func (t *takeBack) findContents(ctx context.Context, b *nianping.ReviewBook, registry []nianping.Institution) error {
	var book *casebook
	keys := institutionsByKey(registry)
	find := func(sheet string, row int, institution string, year int) (string, error) {
		i, known := keys[nianping.NameKey(institution)]
		if !known {
			t.problem(sheet, row, "名册里没有“%s”这家机构，请填机构全称", institution)
			return "", nil
		}
		if book == nil {
			var err error
			if book, err = openCases(ctx, t.w, nianping.DateOf(t.w.Now())); err != nil {
				return "", err
			}
		}
		hash := book.one(i, year).content()
		if hash == "" {
			t.problem(sheet, row, "“%s”%d年度没有能读的总结，不能补录；请机构用配套表格报送", institution, year)
		}
		return hash, nil
	}
	for i := range b.Rows {
		if r := &b.Rows[i]; r.SHA256 == "" {
			var err error
			if r.SHA256, err = find(r.Sheet, r.Row, r.Institution, r.Year); err != nil {
				return err
			}
		}
	}
	for i := range b.Doubts {
		if d := &b.Doubts[i]; d.Sheet != "" {
			var err error
			if d.SHA256, err = find(d.Sheet, d.Row, d.Institution, d.Year); err != nil {
				return err
			}
			if d.SHA256 != "" && d.Reason == "" {
				t.problem(d.Sheet, d.Row, "补录要写理由，例如：原件第3页")
			}
		}
	}
	return nil
}

// add checks the rows that the program did not read. One that was added before, or that stands in the report as it is, is not added
// again.
func (t *takeBack) add(ctx context.Context, b *nianping.ReviewBook, had map[string][]workspace.Correction) error {
	for _, r := range b.Rows {
		if r.SHA256 == "" { // told by findContents
			continue
		}
		row, why := addedRow(r.List, r.Cells)
		if why == "" && r.Reason == "" {
			why = "补录要写理由，例如：原件第3页"
		}
		if why != "" {
			t.problem(r.Sheet, r.Row, "%s", why)
			continue
		}
		c := workspace.Correction{SHA256: r.SHA256, Pointer: nianping.PointerTo(r.List) + workspace.Added, Old: json.RawMessage("null"), New: row, Reason: r.Reason, Officer: t.officer(r.By)}
		before := slices.Clone(had[r.SHA256])
		for _, k := range t.corrections {
			if k.SHA256 == r.SHA256 {
				before = append(before, k)
			}
		}
		if slices.ContainsFunc(before, func(k workspace.Correction) bool { return k.Pointer == c.Pointer && string(k.New) == string(row) }) {
			continue
		}
		reading, err := t.w.Reading(ctx, r.SHA256)
		if err != nil {
			return err
		}
		base, err := workspace.Extend(reading.Report, before)
		if err != nil {
			return err
		}
		if name := standsAlready(base, row); name != "" {
			t.problem(r.Sheet, r.Row, "已有这一行（%s），请在原来的一行上更正，不要补录", name)
			continue
		}
		t.corrections = append(t.corrections, c)
		t.added++
	}
	return nil
}

// addedRow turns the cells of a row into JSON; why says what is wrong with them, in Chinese.
func addedRow(list string, cells map[string]string) (row json.RawMessage, why string) {
	values := map[string]any{}
	for _, field := range nianping.AddedFields(list) {
		cell := cells[field]
		if cell == "" {
			continue
		}
		value, ok := fitting(list, field, cell)
		if !ok {
			return nil, fmt.Sprintf("%s“%s”不对：应为%s", nianping.FieldName(list, field), cell, wantedKind(nianping.PointerTo(list, 0, field)))
		}
		values[field] = value
	}
	var typed any
	switch list {
	case "outcomes":
		values["stated"] = true
		typed, why = &nianping.Outcome{}, "至少要填一个人数或通过率"
		for _, field := range []string{"registered", "examined", "passed", "certified", "pass_rate"} {
			if values[field] != nil {
				why = ""
			}
		}
	case "examiners":
		typed = &nianping.Examiner{}
		if values["name"] == nil {
			why = "要填姓名"
		}
	default:
		return nil, "只能补录统计和考评员"
	}
	if why != "" {
		return nil, why
	}
	if err := json.Unmarshal(jsonOf(values), typed); err != nil {
		return nil, err.Error()
	}
	return jsonOf(typed), ""
}

// standsAlready names the row of a report that an added one would count a second time; "" for none.
func standsAlready(r *nianping.Report, row json.RawMessage) string {
	var o nianping.Outcome
	var e nianping.Examiner
	_, _ = json.Unmarshal(row, &o), json.Unmarshal(row, &e) // by addedRow, one of them
	same := func(a, b *string) bool { return a == b || a != nil && b != nil && *a == *b }
	for i := range r.Outcomes {
		if k := &r.Outcomes[i]; e.Name == "" && k.Name() == o.Name() && (k.Programme == nil || o.Programme == nil || *k.Programme == *o.Programme) {
			return o.Name()
		}
	}
	for i := range r.Examiners {
		if k := &r.Examiners[i]; e.Name != "" && k.Name == e.Name && same(k.Occupation, e.Occupation) && (k.IDNumber == nil || e.IDNumber == nil || *k.IDNumber == *e.IDNumber) {
			return k.Name
		}
	}
	return ""
}

// fitting is the value that a cell stands for in a field of a row, the first that fits.
func fitting(list, field, cell string) (value any, ok bool) {
	p := nianping.PointerTo(list, 0, field)
	for _, v := range valuesOf(p, cell) {
		one := jsonOf(map[string]any{field: v})
		var row any = &nianping.Outcome{}
		if list == "examiners" {
			row = &nianping.Examiner{}
		}
		if json.Unmarshal(one, row) == nil && sensible(p, jsonOf(v)) {
			return v, true
		}
	}
	return nil, false
}
