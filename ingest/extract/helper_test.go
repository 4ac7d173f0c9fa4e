package extract

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nianping/ingest/document"
)

// opened are the paragraphs with which a test's report for 2024 begins; the last is the heading of the part under test.
func opened(part ...string) []string {
	return append([]string{"黄山市示例职业培训学校", "2024年度工作总结"}, part...)
}

// written makes a document of paragraphs and, behind them, a table ("" for none, see grid).
func written(table string, paragraphs ...string) *document.Document {
	doc := &document.Document{}
	for i, s := range paragraphs {
		doc.Body = append(doc.Body, document.P(&document.Paragraph{Text: s, Ref: document.Ref{Para: i + 1}}))
	}
	if table != "" {
		doc.Body = append(doc.Body, document.T(grid(table)))
	}
	return doc
}

// readBy gives the facts that one rule finds in a document.
func readBy(rule func(*Reading, *Collector), doc *document.Document) []Fact {
	c := &Collector{}
	rule(Read(doc), c)
	return c.list
}

// printed prints the facts whose field begins with a prefix: field=value, in order; not the words that say what their rows are about.
func printed(prefix string, facts []Fact) string {
	var out []string
	for _, f := range facts {
		if name, ok := strings.CutPrefix(f.Field, prefix); ok && f.Rule != rowWords {
			out = append(out, fmt.Sprintf("%s=%v", name, f.Value))
		}
	}
	return strings.Join(out, " ")
}

// hold checks a table of cases: the last two of each are what is read and what it must give, the first names it.
func hold[C [2]string | [3]string](t *testing.T, read func(string) string, cases []C) {
	t.Helper()
	for _, c := range cases {
		if got, want := read(c[len(c)-2]), c[len(c)-1]; got != want {
			t.Errorf("%s\n gives %s\n want  %s", c[0], got, want)
		}
	}
}

// grid makes a table of lines; cells stand between |, and “<” continues the cell at the left, “^” the one above;
// ¶ breaks a line in a cell.
func grid(lines string) *document.Table {
	t := &document.Table{Ref: document.Ref{Table: 1}}
	at := map[[2]int]int{}
	for r, line := range strings.Split(strings.TrimSpace(lines), "\n") {
		for c, s := range strings.Split(strings.TrimSpace(line), "|") {
			s = strings.ReplaceAll(strings.TrimSpace(s), "¶", "\n")
			switch {
			case s == "<":
				i := at[[2]int{r, c - 1}]
				if t.Cells[i].Row == r {
					t.Cells[i].ColSpan++
				}
				at[[2]int{r, c}] = i
				continue
			case s == "^":
				i := at[[2]int{r - 1, c}]
				if t.Cells[i].Col == c {
					t.Cells[i].RowSpan++
				}
				at[[2]int{r, c}] = i
				continue
			}
			at[[2]int{r, c}] = len(t.Cells)
			cell := document.Cell{Row: r, Col: c, RowSpan: 1, ColSpan: 1}
			if s != "" {
				cell.Blocks = []document.Block{document.P(&document.Paragraph{Text: s})}
			}
			t.Cells = append(t.Cells, cell)
		}
	}
	t.Seal()
	return t
}

// corpusLines are the lines of the corpus as text.
func corpusLines(t *testing.T) []string {
	t.Helper()
	names, err := filepath.Glob("../../fixtures/corpus/*.document.txt")
	if err != nil || len(names) == 0 {
		t.Fatalf("no corpus: %v", err)
	}
	var lines []string
	for _, name := range names {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.SplitSeq(string(raw), "\n") {
			lines = append(lines, NewView(line).Text)
		}
	}
	return lines
}
