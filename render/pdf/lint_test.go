package pdf

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"strings"
	"testing"
)

// gofpdf's own text layout loses or misplaces Chinese characters: it only writes here.
func TestGofpdfIsNotAskedToLayOutText(t *testing.T) {
	t.Parallel()
	banned := map[string]bool{"MultiCell": true, "SplitText": true, "SplitLines": true, "Write": true, "WriteAligned": true, "WriteLinkString": true,
		"Cell": true, "Cellf": true, "CellFormat": true, "SubWrite": true}
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, entry := range entries {
		if !strings.HasSuffix(entry.Name(), ".go") || strings.HasSuffix(entry.Name(), "_test.go") {
			continue
		}
		seen++
		files := token.NewFileSet()
		file, err := parser.ParseFile(files, entry.Name(), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if sel, ok := n.(*ast.SelectorExpr); ok && banned[sel.Sel.Name] {
				if inner, ok := sel.X.(*ast.SelectorExpr); ok && inner.Sel.Name == "pdf" {
					t.Errorf("%s: gofpdf's %s", files.Position(sel.Pos()), sel.Sel.Name)
				}
			}
			return true
		})
	}
	if seen < 10 {
		t.Errorf("only %d files looked at", seen)
	}
}
