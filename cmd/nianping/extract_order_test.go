package main

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

func TestExtractPrintsInTheOrderOfItsFiles(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("../../fixtures/corpus/d0*")
	if err != nil || len(files) < 8 {
		t.Fatal(len(files), err)
	}
	files = append(files, filepath.Join(t.TempDir(), "missing.docx"))
	files = append(files, files[:3]...)
	code, out, talk := runLine(t, append([]string{"extract", "--jsonl"}, files...)...)
	if code != 3 || !strings.Contains(talk, "missing.docx") {
		t.Errorf("exit %d\n%s", code, talk)
	}
	lines := strings.Split(strings.TrimSpace(out), "\n")
	if len(lines) != len(files)-1 {
		t.Fatalf("%d lines for %d files that are there", len(lines), len(files)-1)
	}
	for i, name := range append(files[:len(files)-4:len(files)-4], files[len(files)-3:]...) {
		if !strings.Contains(lines[i], fmt.Sprintf(`"file":"%s"`, filepath.Base(name))) {
			t.Errorf("line %d is not %s", i, name)
		}
	}
}
