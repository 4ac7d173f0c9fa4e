package nianping_test

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// TestEveryExpressionCompiles looks for the expressions in the sources: the program would meet a mistake only at its first use.
func TestEveryExpressionCompiles(t *testing.T) {
	t.Parallel()
	compiled, files := 0, token.NewFileSet()
	err := filepath.WalkDir(".", func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
			return err
		}
		parsed, err := parser.ParseFile(files, file, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok && calledName(call) == "Expression" {
				compiled++
				if err := compileLiteral(call.Args); err != nil {
					t.Errorf("%s: %v", files.Position(call.Pos()), err)
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if compiled < 30 {
		t.Errorf("only %d expressions were found", compiled)
	}
}

// calledName is the name of what is called, without its package.
func calledName(call *ast.CallExpr) string {
	switch f := call.Fun.(type) {
	case *ast.Ident:
		return f.Name
	case *ast.SelectorExpr:
		return f.Sel.Name
	}
	return ""
}

func compileLiteral(args []ast.Expr) error {
	literal, ok := args[0].(*ast.BasicLit)
	if !ok {
		return errors.New("it is no literal, so that nothing compiles it before its first use")
	}
	text, err := strconv.Unquote(literal.Value)
	if err == nil {
		_, err = regexp.Compile(text)
	}
	return err
}
