package main

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"time"
)

func TestOCRWithoutTesseractSaysWhatToInstall(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	for _, args := range [][]string{{"extract", "--ocr", "../../fixtures/rough/inbox/总结.docx"}, {"check", "../../fixtures/rough/inbox/总结.docx", "--ocr"},
		{"ingest", "-w", t.TempDir(), "--ocr", "../../fixtures/rough/inbox"}} {
		var out, talk bytes.Buffer
		if status := run(context.Background(), args, &out, &talk, time.Now); status != 1 || !strings.Contains(talk.String(), "tesseract-ocr-chi-sim") || out.Len() > 0 {
			t.Errorf("%v: status %d, %q, %q", args[0], status, out.String(), talk.String())
		}
	}
}
