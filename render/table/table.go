// Package table writes tables for terminals. Chinese characters and the punctuation that Chinese consoles show two
// columns wide are counted as two, so that columns stand under each other.
package table

import (
	"bufio"
	"io"
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// Align is how a column stands.
type Align uint8

// The two alignments.
const (
	Left Align = iota
	Right
)

// Column is one column of a table: its heading and its alignment.
type Column struct {
	Title string
	Align Align
}

// Table is a heading and rows of cells; a row may be shorter than the heading.
type Table struct {
	Columns []Column
	Rows    [][]string
}

// Write prints the table with two spaces between its columns and a line under the heading. Line breaks and control
// characters in cells are shown as spaces, so that a cell cannot disturb the terminal.
func (t *Table) Write(w io.Writer) error {
	b := bufio.NewWriter(w)
	widths := make([]int, len(t.Columns))
	heading := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		heading[i], widths[i] = c.Title, Width(c.Title)
	}
	rows := make([][]string, len(t.Rows))
	for i, r := range t.Rows {
		rows[i] = make([]string, len(t.Columns))
		for j := range min(len(r), len(t.Columns)) {
			rows[i][j] = plain(r[j])
			widths[j] = max(widths[j], Width(rows[i][j]))
		}
	}
	t.writeRow(b, heading, widths)
	total := 0
	for _, n := range widths {
		total += n + 2
	}
	b.WriteString(strings.Repeat("-", max(total-2, 0)))
	b.WriteByte('\n')
	for _, r := range rows {
		t.writeRow(b, r, widths)
	}
	return b.Flush()
}

func (t *Table) writeRow(b *bufio.Writer, cells []string, widths []int) {
	var line strings.Builder
	for i, s := range cells {
		if i > 0 {
			line.WriteString("  ")
		}
		pad := strings.Repeat(" ", widths[i]-Width(s))
		if t.Columns[i].Align == Right {
			line.WriteString(pad + s)
		} else {
			line.WriteString(s + pad)
		}
	}
	b.WriteString(strings.TrimRight(line.String(), " "))
	b.WriteByte('\n')
}

// Width is the number of terminal columns that s takes: two for wide and full-width characters and for those of
// ambiguous width (“”①…—), as consoles of Chinese systems show them, none for combining marks and invisible characters.
func Width(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf, unicode.Cc):
		default:
			n++
			switch width.LookupRune(r).Kind() {
			case width.EastAsianWide, width.EastAsianFullwidth, width.EastAsianAmbiguous:
				n++
			}
		}
	}
	return n
}

// plain shows control characters as spaces.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, s)
}
