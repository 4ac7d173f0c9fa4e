package nianping_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// Tools that readers of formats share; none of them knows a format of its own or what a report is.
var readingTools = []string{"ingest/document", "ingest/ooxml", "ingest/ole", "ingest/charset", "ingest/layout", "ingest/sheet", "ingest/numfmt", "ingest/ordinal", "ingest/symbol", "ingest/page"}

// importRules say who may import whom (design.md, section 2): ours are packages of this module, "" the root; outside are
// prefixes of modules. The first row that fits a package holds. What stands in no row may import nothing.
var importRules = []struct {
	packages []string
	ours     []string
	outside  []string
}{
	{[]string{"."}, nil, nil},
	{[]string{"ingest/document", "ingest/ordinal", "ingest/symbol", "ingest/numfmt"}, nil, nil},
	{[]string{"ingest/ooxml"}, []string{"ingest/document"}, []string{"github.com/klauspost/compress/flate"}},
	{[]string{"ingest/sheet", "ingest/page", "ingest/document/documenttest"}, []string{"ingest/document"}, nil},
	{[]string{"ingest/charset"}, nil, []string{"golang.org/x/text"}},
	{[]string{"ingest/ole"}, []string{"ingest/document"}, []string{"github.com/richardlehane/mscfb", "golang.org/x/text"}}, // code pages of property sets
	{[]string{"ingest/layout"}, readingTools, nil},
	{[]string{"ingest/docx"}, readingTools, nil},
	{[]string{"ingest/msdoc", "ingest/rtf", "ingest/xls"}, readingTools, []string{"golang.org/x/text", "github.com/richardlehane/mscfb"}},
	{[]string{"ingest/xlsx"}, readingTools, []string{"github.com/xuri/excelize/v2"}},
	{[]string{"ingest/html"}, readingTools, []string{"golang.org/x/net/html"}},
	{[]string{"ingest/pdf"}, readingTools, []string{"github.com/klippa-app/go-pdfium", "github.com/tetratelabs/wazero"}},
	{[]string{"ingest/ocr"}, readingTools, []string{"golang.org/x/image"}}, // the one package that calls another program
	{[]string{"ingest/archive"}, readingTools, []string{"github.com/bodgit/sevenzip", "github.com/nwaples/rardecode/v2"}},
	{[]string{"ingest/mail"}, readingTools, []string{"github.com/richardlehane/mscfb", "github.com/emersion/go-message"}},
	{[]string{"ingest/extract"}, []string{"", "ingest/document"}, []string{"golang.org/x/text"}},
	{[]string{"ingest/placing"}, []string{""}, []string{"golang.org/x/text"}},
	{[]string{"ingest/workspace"}, []string{""}, []string{"modernc.org/sqlite", "github.com/go-json-experiment/json", "github.com/klauspost/compress/flate", "github.com/klauspost/compress/s2"}},
	{[]string{"ingest/workbook"}, []string{""}, []string{"github.com/xuri/excelize/v2", "golang.org/x/text"}},
	{[]string{"ingest/*"}, readingTools, []string{"golang.org/x/text"}}, // further readers of formats on the standard library
	{[]string{"ingest"}, []string{"", "ingest/*", "!ingest/workspace", "!ingest/workbook", "!ingest/placing"}, []string{"golang.org/x/text"}},
	{[]string{"template"}, []string{""}, []string{"github.com/lukasjarosch/go-docx", "github.com/xuri/excelize/v2"}},
	{[]string{"render/typeset"}, nil, []string{"golang.org/x/image"}},
	{[]string{"render/*"}, []string{"", "render/typeset"}, []string{"github.com/xuri/excelize/v2", "github.com/jung-kurt/gofpdf", "github.com/klauspost/compress", "github.com/lukasjarosch/go-docx", "golang.org/x/text"}},
	{[]string{"cmd/nianping"}, []string{"*", "*/*", ""}, []string{"github.com/urfave/cli/v2", "github.com/schollz/progressbar/v3", "golang.org/x/term", "golang.org/x/text", "github.com/go-json-experiment/json"}},
}

func TestPackagesImportOnlyWhatTheDesignAllows(t *testing.T) {
	t.Parallel()
	checked := 0
	err := filepath.WalkDir(".", func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && file != "." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata" || d.Name() == "fixtures") {
			return filepath.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") { // tests may use what they need
			return nil
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		checked++
		pkg := filepath.ToSlash(filepath.Dir(file))
		for _, spec := range parsed.Imports {
			name, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			if !mayImport(pkg, name) {
				t.Errorf("%s must not import %s", filepath.ToSlash(file), name)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if checked < 50 {
		t.Errorf("only %d files were checked", checked)
	}
}

// mayImport looks a package up in importRules.
func mayImport(pkg, name string) bool {
	first, _, _ := strings.Cut(name, "/")
	ours := first == "nianping"
	if !ours && !strings.Contains(first, ".") {
		return true // standard library
	}
	for _, rule := range importRules {
		if !fits(rule.packages, pkg) {
			continue
		}
		if ours {
			return fits(rule.ours, strings.TrimPrefix(strings.TrimPrefix(name, "nianping"), "/"))
		}
		for _, prefix := range rule.outside {
			if name == prefix || strings.HasPrefix(name, prefix+"/") {
				return true
			}
		}
		return false
	}
	return false
}

// fits matches a package against patterns, one with ! in front taking back what others allow. Packages of test tools
// (ingest/document/documenttest, ingest/ole/oletest) fit none of those for code, so that only tests use them.
func fits(patterns []string, pkg string) bool {
	ok := false
	for _, p := range patterns {
		pattern, refused := strings.CutPrefix(p, "!")
		if match, err := path.Match(pattern, pkg); err == nil && match {
			ok = !refused
		}
	}
	return ok
}

func TestTheImportRulesForbid(t *testing.T) {
	t.Parallel()
	for _, c := range [][2]string{{".", "golang.org/x/text/width"}, {".", "nianping/ingest"}, {"ingest/docx", "nianping"}, {"ingest/docx", "nianping/ingest/extract"}, {"ingest/extract", "nianping/ingest/docx"},
		{"ingest", "nianping/ingest/workspace"}, {"render/pdf", "nianping/ingest"}, {"render/xlsx", "nianping/render/pdf"}, {"ingest/workspace", "nianping/ingest/workbook"}, {"template", "github.com/urfave/cli/v2"}, {"new", "nianping"}} {
		if mayImport(c[0], c[1]) {
			t.Errorf("%s may import %s", c[0], c[1])
		}
	}
}
