//go:build peers

package pdf

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
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

// No checker of PDF/A-3 is to be had as a package. PDFBox's of PDF/A-1b (Debian: libpdfbox2-java and what it suggests) must
// complain of nothing but what that older form forbids and the newer allows.
func TestPreflightFindsOnlyWhatTheOldestFormForbids(t *testing.T) {
	t.Parallel()
	const folder = "/usr/share/java/"
	var jars []string
	for _, name := range []string{"preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "javax.activation", "jaxb-api"} {
		jar := folder + name + ".jar"
		if _, err := os.Stat(jar); err != nil {
			t.Skipf("%s is not installed", jar)
		}
		jars = append(jars, jar)
	}
	allowed := []string{"not a valid PDF/A-1b file", "EmbeddedFile entry is present", "Invalid version of the ICCProfile", "The CIDSet entry is missing", "conformance level must be A or B", "part must be 1"}
	dir := t.TempDir()
	for name, in := range variants() {
		var b bytes.Buffer
		if err := WriteEvaluation(&b, EmbeddedFonts(), in); err != nil {
			t.Fatal(err)
		}
		ours, plain := filepath.Join(dir, name+".pdf"), filepath.Join(dir, name+"-plain.pdf")
		if err := os.WriteFile(ours, b.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		run(t, "qpdf", "--object-streams=disable", "--newline-before-endstream", ours, plain)
		out, _ := exec.Command("java", "-cp", strings.Join(jars, ":"), "org.apache.pdfbox.preflight.Validator_A1b", plain).CombinedOutput() // fails always: it is no PDF/A-1
		lines := strings.Split(strings.TrimSpace(string(out)), "\n")
		if len(lines) < 4 {
			t.Fatalf("%s: preflight did not run: %s", name, out)
		}
		for _, line := range lines {
			if !slices.ContainsFunc(allowed, func(s string) bool { return strings.Contains(line, s) }) {
				t.Errorf("%s: %s", name, line)
			}
		}
	}
}
