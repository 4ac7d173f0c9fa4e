package text

import (
	"regexp"
	"strings"
)

// maxLines bounds a table of text, so that looking for one stays cheap.
const maxLines = 20_000

// tableAt finds a table at the beginning of lines, and how many of them it takes; 0 where there is none.
func tableAt(lines []string) ([][]string, int) {
	for _, find := range []func([]string) ([][]string, int){drawn, markdown, tabbed, aligned} {
		if rows, n := find(lines); n > 0 {
			return rows, n
		}
	}
	return nil, 0
}

var ruleLine = regexp.MustCompile(`^\s*[-+|:=\s]*[-=]{2,}[-+|:=\s]*$`)

// isRule reports whether a line is drawn only: ├──┼──┤, +----+, |---|.
func isRule(line string) bool {
	line = strings.TrimSpace(line)
	if line == "" {
		return false
	}
	if strings.ContainsAny(line, "─━═") && strings.IndexFunc(line, func(r rune) bool { return (r < 0x2500 || r > 0x257F) && r != ' ' }) < 0 {
		return true
	}
	return ruleLine.MatchString(line) && strings.ContainsAny(line, "|+")
}

// drawn reads a table within drawn lines. Between two rules, lines belong to one row; with no rule but the frame, a line without blank cells
// is a row of its own.
func drawn(lines []string) ([][]string, int) {
	if !isRule(lines[0]) || strings.HasPrefix(strings.TrimSpace(lines[0]), "|") {
		return nil, 0
	}
	var rows [][]string
	open := false // the last row may go on
	rules, n := 1, 1
	for ; n < len(lines) && n < maxLines; n++ {
		if isRule(lines[n]) {
			open = false
			rules++
			continue
		}
		cells := cut(lines[n])
		if cells == nil {
			break
		}
		if !open || len(rows) == 0 || len(rows[len(rows)-1]) != len(cells) || rules == 1 && !anyBlank(cells) {
			rows = append(rows, cells)
			open = true
			continue
		}
		last := rows[len(rows)-1]
		for i := range cells {
			last[i] = strings.TrimSpace(last[i]) + strings.TrimSpace(cells[i])
		}
	}
	if len(rows) == 0 {
		return nil, 0
	}
	return rows, n
}

func anyBlank(cells []string) bool {
	for _, c := range cells {
		if strings.TrimSpace(c) == "" {
			return true
		}
	}
	return false
}

// cut takes a line apart at its upright lines; nil where it has none at both ends.
func cut(line string) []string {
	line = strings.TrimSpace(line)
	for _, bar := range []string{"│", "┃", "║", "|"} {
		if strings.HasPrefix(line, bar) && strings.HasSuffix(line, bar) && len(line) > len(bar) {
			return strings.Split(strings.TrimSuffix(strings.TrimPrefix(line, bar), bar), bar)
		}
	}
	return nil
}

var delimiterCell = regexp.MustCompile(`^\s*:?-+:?\s*$`)

// markdown reads a table whose second line is |---|---|.
func markdown(lines []string) ([][]string, int) {
	if len(lines) < 2 || !strings.Contains(lines[0], "|") || !strings.Contains(lines[1], "-") {
		return nil, 0
	}
	head, rule := pipes(lines[0]), pipes(lines[1])
	if len(head) < 2 || len(head) != len(rule) {
		return nil, 0
	}
	for _, c := range rule {
		if !delimiterCell.MatchString(c) {
			return nil, 0
		}
	}
	rows := [][]string{head}
	n := 2
	for ; n < len(lines) && n < maxLines && strings.Contains(lines[n], "|"); n++ {
		rows = append(rows, pipes(lines[n]))
	}
	return rows, n
}

func pipes(line string) []string {
	line = strings.TrimSpace(line)
	line = strings.TrimSuffix(strings.TrimPrefix(line, "|"), "|")
	cells := strings.Split(strings.ReplaceAll(line, `\|`, "\x00"), "|")
	for i := range cells {
		cells[i] = strings.TrimSpace(strings.ReplaceAll(cells[i], "\x00", "|"))
	}
	return cells
}

// tabbed reads lines of equally many fields between tabs: two lines or more of two fields or more. A last field may be left blank.
func tabbed(lines []string) ([][]string, int) {
	return regular(lines, 2, 2, func(line string) []string {
		if strings.HasPrefix(line, "\t\t") || !strings.Contains(strings.TrimSpace(line), "\t") {
			return nil
		}
		return strings.Split(strings.TrimRight(line, " "), "\t")
	})
}

var gaps = regexp.MustCompile(` {2,}|\x{3000}{2,}| +\x{3000}+|\x{3000}+ +|\t+`)

// aligned reads columns that are set by blanks: three lines or more of three fields or more, none of them a sentence.
func aligned(lines []string) ([][]string, int) {
	return regular(lines, 3, 3, func(line string) []string {
		line = strings.Trim(line, " \t\u3000")
		if strings.ContainsAny(line, "。；") || !gaps.MatchString(line) {
			return nil
		}
		return gaps.Split(line, -1)
	})
}

// regular takes lines as long as they have equally many fields.
func regular(lines []string, fewestRows, fewestCols int, split func(string) []string) ([][]string, int) {
	var rows [][]string
	for n := 0; n < len(lines) && n < maxLines; n++ {
		cells := split(lines[n])
		if len(cells) < fewestCols || len(rows) > 0 && len(cells) != len(rows[0]) {
			break
		}
		rows = append(rows, cells)
	}
	if len(rows) < fewestRows {
		return nil, 0
	}
	return rows, len(rows)
}
