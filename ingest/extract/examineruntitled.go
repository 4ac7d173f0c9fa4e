package extract

import (
	"slices"
	"strings"
)

// Some clerks set the list of examiners under the paragraph on staff without a title; what its cells hold and how many it names then tell
// whose list it is.

// holdsExaminerCards reports whether the numbers of the certificates in a table of people say that they are examiners': 皖交考评（2022）031号.
func holdsExaminerCards(t *Table, groups []map[string]int) bool {
	numbered := func(s string) bool { return strings.Contains(s, "考评") && hasDigit(s) }
	return slices.ContainsFunc(groups, func(g map[string]int) bool {
		for _, f := range [...]string{"certificate_no", "certified", "serial"} {
			if c, ok := g[f]; ok && t.mostCells(c, numbered) {
				return true
			}
		}
		return false
	})
}

// listsAllTold reports whether a table of people and their occupations names as many, two at least, as one of the paragraphs just above it
// counts examiners, and no others: 考评员12人,督导员2人。…
func listsAllTold(r *Reading, b *Block, t *Table, groups []map[string]int) bool {
	names := map[string]bool{}
	for _, g := range groups {
		if _, ok := g["occupation"]; !ok {
			return false
		}
		for row := t.Head; row < t.Rows; row++ {
			if s := t.Text(row, g["name"]); isPersonName(s) {
				names[s] = true
			}
		}
	}
	for i := b.Index - 1; len(names) > 1 && i >= 0 && i >= b.Index-3; i-- {
		above := &r.Blocks[i]
		if above.Table != nil || above.Heading || above.Section != b.Section {
			return false
		}
		told := false
		for _, m := range staffIn(nil, r, above) {
			switch {
			case int(m.value) != len(names):
			case m.of == "examiners":
				told = true
			case m.of == "supervisors" || m.of == "experts":
				return false
			}
		}
		if told {
			return true
		}
	}
	return false
}
