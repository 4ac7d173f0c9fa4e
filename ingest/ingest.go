package ingest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path/filepath"

	"nianping"
	"nianping/ingest/document"
	"nianping/ingest/extract"
)

// Read is Read of a reader that recognises no pictures.
func Read(ctx context.Context, name string, data []byte, limits document.Limits) (*nianping.Report, *document.Document, error) {
	return Reader{Limits: limits}.Read(ctx, name, data)
}

// Read reads one file and returns what it states with the findings that it shows by itself, and the document behind it.
// It always returns a report: a file that cannot be read gives one with nulls and the finding that says why, beside the
// error, and no document. The report's file is the base name of name.
func (r Reader) Read(ctx context.Context, name string, data []byte) (*nianping.Report, *document.Document, error) {
	base := filepath.Base(name)
	sum := sha256.Sum256(data)
	hash := hex.EncodeToString(sum[:])
	doc, format, err := r.Document(ctx, base, data)
	if err != nil {
		return unread(base, hash, format, err), nil, err
	}
	report, err := understand(base, hash, format, doc)
	if err != nil {
		return unread(base, hash, format, err), doc, err
	}
	return report, doc, nil
}

// understand is the boundary of the rules: a fault of theirs costs one file, not the batch.
func understand(base, hash, format string, doc *document.Document) (r *nianping.Report, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("“%s”：%w（提取程序在此文件上出错：%v）", base, document.ErrCorrupt, p)
		}
	}()
	r = extract.Report(base, hash, format, doc)
	r.Recognised = len(doc.Recognised) > 0
	for i := range r.Findings {
		r.Hedge(&r.Findings[i])
	}
	year := 0
	if r.Year != nil {
		year = *r.Year
	}
	r.Findings = append(r.Findings, nianping.RunChecks(&nianping.Case{Report: r, Year: year})...)
	return r, nil
}

// unread is the report of a file that could not be read.
func unread(base, hash, format string, err error) *nianping.Report {
	r := nianping.NewReport(base, hash)
	if format != "" {
		r.Format = &format
	}
	r.Findings = append(r.Findings, nianping.Finding{Code: FindingOf(err), Severity: nianping.High, Message: WhatHappened(err) + "。", Evidence: []nianping.Evidence{}})
	return r
}
