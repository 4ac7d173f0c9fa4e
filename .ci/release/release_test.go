package main

import (
	"bytes"
	"debug/pe"
	"encoding/base64"
	"encoding/json"
	"image/color"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
)

func TestTheIconFillsItsSquareAtEverySize(t *testing.T) {
	t.Parallel()
	for _, size := range iconSizes {
		icon := drawIcon(size)
		if _, _, _, alpha := icon.At(0, 0).RGBA(); alpha > 0x8000 {
			t.Errorf("%d: the corner is not round", size)
		}
		colours := map[color.Color]bool{}
		for x := range size {
			for y := range size {
				colours[icon.At(x, y)] = true
			}
		}
		for _, c := range []color.Color{deepBlue, white, amber} {
			if !colours[c] {
				t.Errorf("%d: %v is missing", size, c)
			}
		}
	}
}

func TestTheWindowsResourceHoldsIconManifestAndVersion(t *testing.T) {
	t.Parallel()
	data, err := windowsResource()
	if err != nil {
		t.Fatal(err)
	}
	again, err := windowsResource()
	if err != nil || !bytes.Equal(data, again) {
		t.Errorf("not the same bytes again: %v", err)
	}
	f, err := pe.NewFile(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if f.Machine != pe.IMAGE_FILE_MACHINE_AMD64 || f.Section(".rsrc") == nil {
		t.Errorf("machine %x, sections %v", f.Machine, f.Sections)
	}
	wide := func(s string) []byte {
		var b []byte
		for _, u := range utf16.Encode([]rune(s)) {
			b = append(b, byte(u), byte(u>>8))
		}
		return b
	}
	for name, want := range map[string][]byte{"the product's name": wide("年评"), "long paths": []byte("longPathAware"), "the level of rights": []byte("asInvoker"), "the large icon": []byte("\x89PNG")} {
		if !bytes.Contains(data, want) {
			t.Errorf("%s is missing", name)
		}
	}
}

// dependencies are the modules that the program is built from.
func dependencies(t *testing.T) []string {
	t.Helper()
	cmd := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{.Path}}{{end}}", "./cmd/nianping")
	cmd.Dir = "../.."
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	list := strings.Fields(string(out))
	slices.Sort(list)
	return slices.DeleteFunc(slices.Compact(list), func(m string) bool { return m == "nianping" })
}

func TestEveryDependencyHasALicenceThatIsKnown(t *testing.T) {
	t.Parallel()
	list := dependencies(t)
	if len(list) < 20 {
		t.Fatalf("only %d modules", len(list))
	}
	book := licenceBook{texts: map[string][]licenceText{}}
	for _, m := range list {
		dir, err := moduleDir("../..", m)
		if err != nil {
			t.Fatal(err)
		}
		ids, err := book.add(m, dir)
		if err != nil {
			t.Error(err)
		}
		t.Log(m, ids)
	}
	var all bytes.Buffer
	book.write(&all)
	for _, m := range list {
		if !bytes.Contains(all.Bytes(), []byte("\n"+m+" · ")) {
			t.Errorf("the licence of %s is not handed on", m)
		}
	}
}

// TestTheReleaseToolIsNoDependencyOfTheProgram keeps what draws icons out of the module that officers run.
func TestTheReleaseToolIsNoDependencyOfTheProgram(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("../../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(text), "winres") {
		t.Error("go.mod requires winres")
	}
}

func TestABillNamesTheBinaryItsModulesAndWhatIsEmbedded(t *testing.T) {
	t.Parallel()
	sum := strings.Repeat("ab", 32)
	info := &debug.BuildInfo{GoVersion: "go1.26.0", Deps: []*debug.Module{{Path: "github.com/xuri/excelize/v2", Version: "v2.11.1", Sum: "h1:" + base64.StdEncoding.EncodeToString(bytes.Repeat([]byte{7}, 32))}}}
	book := licenceBook{texts: map[string][]licenceText{}}
	b, err := billOf("../..", targets[0], info, sum, "c0ffee", &book)
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(b)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{sum, "c0ffee", `"pkg:golang/std@1.26.0"`, `"pkg:golang/github.com/xuri/excelize/v2@v2.11.1"`, strings.Repeat("07", 32), `"BSD-3-Clause"`, `"OFL-1.1"`, "pdfium.wasm", "NianpingSong-Regular.ttf"} {
		if !strings.Contains(string(text), want) {
			t.Errorf("the bill lacks %s", want)
		}
	}
	info.Deps[0].Sum = "h1:short"
	if _, err := billOf("../..", targets[0], info, sum, "c0ffee", &book); err == nil {
		t.Error("a module without a checksum passes")
	}
}

func TestALicenceThatNobodyKnowsStopsTheRelease(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	book := licenceBook{texts: map[string][]licenceText{}}
	if _, err := book.add("x", dir); err == nil {
		t.Error("no licence at all passes")
	}
	if err := os.WriteFile(filepath.Join(dir, "LICENSE"), []byte("You may read this on Tuesdays."), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := book.add("x", dir); err == nil {
		t.Error("an unknown licence passes")
	}
}

func TestChecksumsAreReadBySha256sum(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for _, name := range []string{"b", "a"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(name), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := writeChecksums(dir); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(dir, "SHA256SUMS"))
	want := "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb  a\n3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d  b\n"
	if err != nil || string(text) != want {
		t.Errorf("%v\n%s", err, text)
	}
}

func TestOnlyWhatIsCommittedIsReleased(t *testing.T) {
	t.Parallel()
	root := t.TempDir()
	git := func(args ...string) {
		t.Helper()
		cmd := exec.Command("git", append([]string{"-C", root, "-c", "user.name=n", "-c", "user.email=n@example.invalid"}, args...)...)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	write := func(name, text string) {
		t.Helper()
		at := filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(at, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	git("init", "-q")
	write("a/main.go", "committed")
	git("add", ".")
	git("commit", "-q", "-m", "x")
	git("tag", "released")
	write("a/main.go", "committed later")
	git("commit", "-q", "-a", "-m", "y")
	write("a/main.go", "changed since")
	write("a/stray.syso", "stray")
	to := filepath.Join(t.TempDir(), "src")
	if err := checkout(root, "released", to); err != nil {
		t.Fatal(err)
	}
	if text, err := os.ReadFile(filepath.Join(to, "a", "main.go")); err != nil || string(text) != "committed" {
		t.Errorf("%q %v", text, err)
	}
	if list, err := os.ReadDir(filepath.Join(to, "a")); err != nil || len(list) != 1 {
		t.Errorf("%v %v", list, err)
	}
}
