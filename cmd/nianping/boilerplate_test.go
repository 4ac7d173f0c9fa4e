package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"nianping"
	"nianping/ingest"
	"nianping/ingest/document"
	"nianping/template"
)

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
	var form, text bytes.Buffer
	if err := template.WriteForm(&form, template.Form{Year: 2024, Institution: in, Known: &g.Report}); err != nil {
		t.Fatal(err)
	}
	doc, _, err := ingest.ReadDocument(context.Background(), "form.docx", form.Bytes(), document.Limits{})
	if err == nil {
		err = doc.Dump(&text)
	}
	if err != nil {
		t.Fatal(err)
	}
	return text.String()
}

func TestTwoReportsOnOurOwnFormAreNoCopies(t *testing.T) {
	t.Parallel()
	common, err := boilerplate(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	a, b := formOf(t, "d01"), formOf(t, "d18")
	if share := nianping.TextShare(a, b, common); share >= 0.5 {
		t.Errorf("两家各自填写的表格被看作%.0f%%雷同", share*100)
	}
	if share := nianping.TextShare(a, strings.ReplaceAll(a, "徽岭机床", "云谷"), common); share < 0.9 {
		t.Errorf("改了名称的同一份表格只算%.0f%%雷同", share*100)
	}
}
