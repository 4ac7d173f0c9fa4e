package main

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"io"
	"os"
	"strings"
	"testing"

	"nianping"
	"nianping/ingest"
	"nianping/ingest/document"
	"nianping/template"
)

var writeForms = flag.Bool("forms", false, "write forms.txt anew")

// formSample has a filing of each kind, so that its form shows every table that a form can have.
var formSample = &nianping.Institution{Name: "某机构", Type: nianping.School, Filings: []nianping.Filing{
	{Programme: nianping.SkillLevel, Occupation: "某职业", Levels: nianping.Levels},
	{Programme: nianping.Qualification, Occupation: "某资格", Levels: nianping.Levels},
	{Programme: nianping.Specialised, Occupation: "某项目"},
}}

func TestThePrintedWordsAreThoseOfOurForms(t *testing.T) {
	t.Parallel()
	var texts []string
	for _, in := range []*nianping.Institution{nil, formSample} {
		for _, write := range []func(io.Writer, template.Form) error{template.WriteForm, template.WriteWorkbook} {
			texts = append(texts, formText(t, write, template.Form{Year: nianping.FirstReportYear, Institution: in}))
		}
	}
	now := strings.Join(texts, formEnd)
	if *writeForms {
		if err := os.WriteFile("forms.txt", []byte(now), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if now != printedForms {
		t.Error("forms.txt holds other words than the forms: go test ./cmd/nianping -run PrintedWords -forms")
	}
}

// formText is what a reader sees of a form.
func formText(t *testing.T, write func(io.Writer, template.Form) error, form template.Form) string {
	t.Helper()
	var file bytes.Buffer
	if err := write(&file, form); err != nil {
		t.Fatal(err)
	}
	doc, _, err := ingest.ReadDocument(context.Background(), "form", file.Bytes(), document.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	if err := doc.Dump(&text); err != nil {
		t.Fatal(err)
	}
	return text.String()
}

func BenchmarkBoilerplate(b *testing.B) {
	for b.Loop() {
		newBoilerplate()
	}
}

// formOf fills our form with a corpus report and gives its text.
func formOf(t *testing.T, name string) string {
	t.Helper()
	raw, err := os.ReadFile("../../fixtures/corpus/" + name + ".gold.json")
	if err != nil {
		t.Fatal(err)
	}
	var g struct {
		nianping.Report
		Findings []string `json:"findings"` // the gold's labels
	}
	if err := json.Unmarshal(raw, &g); err != nil {
		t.Fatal(err)
	}
	in := &nianping.Institution{Name: *g.Institution.Name, Type: nianping.School}
	for _, s := range g.Scope {
		in.Filings = append(in.Filings, nianping.Filing{Programme: nianping.SkillLevel, Occupation: s.Occupation, Levels: s.Levels})
	}
	return formText(t, template.WriteForm, template.Form{Year: 2024, Institution: in, Known: &g.Report})
}

func TestTwoReportsOnOurOwnFormAreNoCopies(t *testing.T) {
	t.Parallel()
	common := boilerplate()
	a, b := formOf(t, "d01"), formOf(t, "d18")
	if share := nianping.TextShare(a, b, common); share >= 0.5 {
		t.Errorf("两家各自填写的表格被看作%.0f%%雷同", share*100)
	}
	if share := nianping.TextShare(a, strings.ReplaceAll(a, "徽岭机床", "云谷"), common); share < 0.9 {
		t.Errorf("改了名称的同一份表格只算%.0f%%雷同", share*100)
	}
}
