package main

import (
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"nianping": main})
}

// TestStories runs what an officer does, command by command (testdata/script). Beside testscript's own commands:
//
//	exits N COMMAND ARG…            runs a command and demands an exit status
//	book FILE.xlsx SHEET ROWS.tsv   makes a workbook of a file with tabs
//	cell FILE.xlsx SHEET ROW COLUMN VALUE   writes into the row-th row (of the sheet) under a heading
//	sheet FILE.xlsx SHEET           prints a sheet with tabs
func TestStories(t *testing.T) {
	t.Parallel()
	fixtures, err := filepath.Abs("../../fixtures")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(e *testscript.Env) error {
			e.Setenv("FIXTURES", fixtures)
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"exits": exits, "book": makeBook, "cell": setCell, "sheet": printSheet},
	})
}

func exits(ts *testscript.TestScript, neg bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	got := 0
	if err != nil {
		if _, scanErr := fmt.Sscanf(err.Error(), "exit status %d", &got); scanErr != nil {
			ts.Fatalf("%v", err)
		}
	}
	if (got == want) == neg {
		ts.Fatalf("exit status %d, want %d", got, want)
	}
}

func makeBook(ts *testscript.TestScript, neg bool, args []string) {
	f := excelize.NewFile()
	ts.Check(f.SetSheetName("Sheet1", args[1]))
	for r, line := range strings.Split(strings.TrimRight(ts.ReadFile(args[2]), "\n"), "\n") {
		for c, v := range strings.Split(line, "\t") {
			name, err := excelize.CoordinatesToCellName(c+1, r+1)
			ts.Check(err)
			ts.Check(f.SetCellStr(args[1], name, v))
		}
	}
	ts.Check(f.SaveAs(ts.MkAbs(args[0])))
}

func setCell(ts *testscript.TestScript, neg bool, args []string) {
	f, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	rows, err := f.GetRows(args[1])
	ts.Check(err)
	row, err := strconv.Atoi(args[2])
	ts.Check(err)
	for _, line := range rows[:2] {
		for c, title := range line {
			if title == args[3] {
				name, err := excelize.CoordinatesToCellName(c+1, row)
				ts.Check(err)
				ts.Check(f.SetCellStr(args[1], name, args[4]))
				ts.Check(f.Save())
				return
			}
		}
	}
	ts.Fatalf("no column %s", args[3])
}

func printSheet(ts *testscript.TestScript, neg bool, args []string) {
	f, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	rows, err := f.GetRows(args[1])
	ts.Check(err)
	for i, cells := range rows {
		fmt.Fprintf(ts.Stdout(), "%d\t%s\n", i+1, strings.Join(cells, "\t"))
	}
}
