//go:build peers

package pdf

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// run calls a peer program; one that is not there fails the test.
func run(t *testing.T, name string, args ...string) string {
	t.Helper()
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
	return string(out)
}

func TestPopplerAndQpdfReadTheReports(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for name, in := range variants() {
		path := filepath.Join(dir, name+".pdf")
		var b bytes.Buffer
		if err := WriteEvaluation(&b, EmbeddedFonts(), in); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		if out := run(t, "qpdf", "--check", path); !strings.Contains(out, "No syntax or stream encoding errors") {
			t.Errorf("%s: qpdf says\n%s", name, out)
		}
		for _, line := range strings.Split(strings.TrimSpace(run(t, "pdffonts", path)), "\n")[2:] {
			if fields := strings.Fields(line); fields[len(fields)-5] != "yes" {
				t.Errorf("%s: a font is not embedded: %s", name, line)
			}
		}
		text := squeeze(run(t, "pdftotext", "-raw", path, "-"))
		for _, want := range []string{squeeze(in.Evaluation.Institution), "年度", in.Number} {
			if !strings.Contains(text, want) {
				t.Errorf("%s: the text lacks %s", name, want)
			}
		}
		if name == "school" || name == "institution" {
			for _, want := range []string{"程䶮", "汪㛃", "吴𬀩", "胡𫖯·欧阳", "647", "89.95%", "附件1第四条"} {
				if !strings.Contains(text, want) {
					t.Errorf("%s: the text lacks %s", name, want)
				}
			}
			if list := run(t, "pdfdetach", "-list", path); !strings.Contains(list, "result.json") {
				t.Errorf("%s: no data attached: %s", name, list)
			}
		}
		if name == "worst" && !strings.Contains(text, "𠮷𪚥") {
			t.Error("a character without a glyph cannot be copied")
		}
	}
}
