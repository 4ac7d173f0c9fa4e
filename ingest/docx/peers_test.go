//go:build peers

package docx

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
)

// more says what LibreOffice prints and this reader leaves out, with reason.
var more = map[string]string{
	"d22": "hidden text, which LibreOffice prints",
}

// TestNoChineseCharacterOfLibreOfficeIsMissing converts the corpus with LibreOffice and looks for every Chinese
// character of its text in ours. The other way round there is more in ours: headers, footers, notes, text boxes, symbols.
func TestNoChineseCharacterOfLibreOfficeIsMissing(t *testing.T) {
	program, err := exec.LookPath("soffice")
	if err != nil {
		t.Fatal("LibreOffice (soffice) is needed for the tests of peers:", err)
	}
	files, err := filepath.Glob("../../fixtures/corpus/d*.docx")
	if err != nil || len(files) < 18 {
		t.Fatalf("corpus: %d files, %v", len(files), err)
	}
	out := t.TempDir()
	profile := "-env:UserInstallation=file://" + filepath.ToSlash(filepath.Join(out, "profile"))
	if said, err := exec.Command(program, append([]string{profile, "--headless", "--convert-to", "txt:Text", "--outdir", out}, files...)...).CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, said)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".docx")
		theirs, err := os.ReadFile(filepath.Join(out, name+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		missing := han(string(theirs))
		total := 0
		for _, n := range missing {
			total += n
		}
		for r, n := range han(dump(t, read(t, data))) {
			missing[r] -= n
		}
		lost := 0
		for _, n := range missing {
			lost += max(n, 0)
		}
		if reason := more[name]; lost > 0 && reason == "" {
			t.Errorf("%s: %d of %d Chinese characters of LibreOffice are missing: %v", name, lost, total, missing)
		} else if lost == 0 && reason != "" {
			t.Errorf("%s: nothing is missing, though %s", name, reason)
		}
	}
}

// han counts the Chinese characters of a text.
func han(s string) map[rune]int {
	count := map[rune]int{}
	for _, r := range s {
		if unicode.Is(unicode.Han, r) {
			count[r]++
		}
	}
	return count
}
