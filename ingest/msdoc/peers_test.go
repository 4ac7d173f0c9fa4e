//go:build peers

package msdoc

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"nianping/ingest/document"
)

// TestNoChineseCharacterOfLibreOfficeIsMissing converts the corpus with LibreOffice and looks for every Chinese
// character of its text in ours.
func TestNoChineseCharacterOfLibreOfficeIsMissing(t *testing.T) {
	program, err := exec.LookPath("soffice")
	if err != nil {
		t.Fatal("LibreOffice (soffice) is needed for the tests of peers:", err)
	}
	out := t.TempDir()
	profile := "-env:UserInstallation=file://" + filepath.ToSlash(filepath.Join(out, "profile"))
	for _, name := range []string{"d06.doc", "d11.doc", "d12.doc", "d13.wps"} {
		file := filepath.Join("..", "..", "fixtures", "corpus", name)
		if said, err := exec.Command(program, profile, "--headless", "--convert-to", "txt:Text", "--outdir", out, file).CombinedOutput(); err != nil {
			t.Fatalf("soffice: %v\n%s", err, said)
		}
		theirs, err := os.ReadFile(filepath.Join(out, strings.TrimSuffix(name, filepath.Ext(name))+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		d, err := Read(context.Background(), data, document.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		var ours bytes.Buffer
		if err := d.Dump(&ours); err != nil {
			t.Fatal(err)
		}
		have := map[rune]int{}
		for _, r := range ours.String() {
			have[r]++
		}
		total, lost := 0, 0
		for _, r := range string(theirs) {
			if !unicode.Is(unicode.Han, r) {
				continue
			}
			total++
			if have[r]--; have[r] < 0 {
				lost++
			}
		}
		if lost > 0 || total < 500 {
			t.Errorf("%s: %d of %d Chinese characters of LibreOffice are missing", name, lost, total)
		}
	}
}
