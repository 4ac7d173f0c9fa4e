package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"strings"

	"nianping"
	"nianping/ingest"
	"nianping/ingest/document"
	"nianping/template"
)

// boilerplate is what all may share when their texts are compared: the notice, and the printed words of the form
// and of its companion workbook.
func boilerplate(ctx context.Context) (*nianping.Boilerplate, error) {
	var texts []string
	for _, in := range []*nianping.Institution{nil, formSample} {
		for _, write := range []func(io.Writer, template.Form) error{template.WriteForm, template.WriteWorkbook} {
			text, err := formText(ctx, in, write)
			if err != nil {
				return nil, fmt.Errorf("表格的印刷文字读不出来：%w", err)
			}
			texts = append(texts, text)
		}
	}
	return nianping.NewBoilerplate(texts...), nil
}

// formSample has a filing of each kind, so that its form shows every table that a form can have.
var formSample = &nianping.Institution{Name: "某机构", Type: nianping.School, Filings: []nianping.Filing{
	{Programme: nianping.SkillLevel, Occupation: "某职业", Levels: nianping.Levels},
	{Programme: nianping.Qualification, Occupation: "某资格", Levels: nianping.Levels},
	{Programme: nianping.Specialised, Occupation: "某项目"},
}}

// formText is what a reader sees of a form that nobody has filled.
func formText(ctx context.Context, in *nianping.Institution, write func(io.Writer, template.Form) error) (string, error) {
	var form bytes.Buffer
	if err := write(&form, template.Form{Year: nianping.FirstReportYear, Institution: in}); err != nil {
		return "", err
	}
	doc, _, err := ingest.ReadDocument(ctx, "form", form.Bytes(), document.Limits{})
	if err != nil {
		return "", err
	}
	var text strings.Builder
	err = doc.Dump(&text)
	return text.String(), err
}
