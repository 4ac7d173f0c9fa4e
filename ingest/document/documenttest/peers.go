//go:build peers

package documenttest

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
)

// Missing converts files with LibreOffice and looks for every Chinese character of its text in ours. It gives, by file,
// how many of how many are missing.
func (read Read) Missing(t *testing.T, files []string) map[string][2]int {
	t.Helper()
	program, err := exec.LookPath("soffice")
	if err != nil {
		t.Fatal("LibreOffice (soffice) is needed for the tests of peers:", err)
	}
	out := t.TempDir()
	profile := "-env:UserInstallation=file://" + filepath.ToSlash(filepath.Join(out, "profile"))
	if said, err := exec.Command(program, append([]string{profile, "--headless", "--convert-to", "txt:Text", "--outdir", out}, files...)...).CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, said)
	}
	missing := map[string][2]int{}
	for _, file := range files {
		theirs, err := os.ReadFile(filepath.Join(out, strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		_, ours := read.Dump(t, load(t, file))
		have := map[rune]int{}
		for _, r := range ours {
			have[r]++
		}
		lost, total := 0, 0
		for _, r := range string(theirs) {
			if !unicode.Is(unicode.Han, r) {
				continue
			}
			total++
			if have[r]--; have[r] < 0 {
				lost++
			}
		}
		missing[file] = [2]int{lost, total}
	}
	return missing
}

// Whole fails where a Chinese character of LibreOffice's text is missing, or where a file has fewer than 500.
func (read Read) Whole(t *testing.T, files []string) {
	t.Helper()
	for file, n := range read.Missing(t, files) {
		if n[0] > 0 || n[1] < 500 {
			t.Errorf("%s: %d of %d Chinese characters of LibreOffice are missing", file, n[0], n[1])
		}
	}
}
