//go:build peers

package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"nianping/ingest"
	"nianping/ingest/document"
	"nianping/template"
)

// TestFormsAreReadAfterLibreOfficeSavedThem fills forms, has LibreOffice save them in other formats, and reads those.
func TestFormsAreReadAfterLibreOfficeSavedThem(t *testing.T) {
	dir := t.TempDir()
	var forms []template.Form
	var files []string
	for i, in := range townRegistry(t) {
		if len(filedNames(&in, 2024)) == 0 {
			continue
		}
		f := filledForm(&in, 2024, []int{1, 5, 60}[i%3], uint64(i))
		var b bytes.Buffer
		if err := template.WriteForm(&b, f); err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(dir, fmt.Sprintf("f%02d.docx", i))
		if err := os.WriteFile(file, b.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		forms, files = append(forms, f), append(files, file)
	}
	for _, k := range []struct{ ext, filter string }{{"docx", "docx:Office Open XML Text"}, {"doc", "doc:MS Word 97"}, {"odt", "odt"}, {"pdf", "pdf"}, {"rtf", "rtf"}} {
		t.Run(k.ext, func(t *testing.T) {
			out := filepath.Join(dir, "as-"+k.ext)
			args := append([]string{"-env:UserInstallation=file://" + filepath.Join(dir, "profile"), "--headless", "--convert-to", k.filter, "--outdir", out}, files...)
			if text, err := exec.Command("soffice", args...).CombinedOutput(); err != nil {
				t.Fatalf("%v\n%s", err, text)
			}
			wrong := 0
			for i, f := range forms {
				name := filepath.Base(files[i])
				name = name[:len(name)-len("docx")] + k.ext
				data, err := os.ReadFile(filepath.Join(out, name))
				if err != nil {
					t.Fatal(err)
				}
				got, _, err := ingest.Read(context.Background(), name, data, document.Limits{})
				if err != nil {
					t.Fatal(err)
				}
				list := difference(f, got)
				wrong += len(list)
				for _, d := range list {
					t.Errorf("%s: %s", f.Institution.Name, d)
				}
			}
			t.Logf("%s: %d forms, %d differences", k.ext, len(forms), wrong)
		})
	}
}
