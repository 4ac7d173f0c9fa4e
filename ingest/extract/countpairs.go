package extract

import (
	"math"
	"slices"
	"strings"
)

// pairs are the figures of the cells that hold several counts of a table: 146/135, 60(55).
type pairs struct {
	size  int // how many of each cell
	cells []pair
}

// pair are the counts of one cell, in the order in which they stand.
type pair struct {
	place
	counts []int
}

// pairedCells are the cells of a table's body that hold the same number of counts, two or three, between strokes or brackets; none
// where fewer than two do, or where more cells hold one count alone that is no rate.
func (t *Table) pairedCells() pairs {
	var p pairs
	alone := 0
	for r := t.Head; r < t.Rows; r++ {
		for _, c := range t.filled(r) {
			s := t.Text(r, c)
			if !isDigitByte(s[0]) {
				continue
			}
			if digitsOnly(s) {
				alone++
				continue
			}
			list := strokedCounts(s)
			switch {
			case len(list) > 1 && (p.size == 0 || p.size == len(list)):
				p.size = len(list)
				p.cells = append(p.cells, pair{place{r, c}, list})
			case len(list) == 1:
				alone++
			}
		}
	}
	if len(p.cells) < 2 || alone > len(p.cells) {
		return pairs{}
	}
	return p
}

// strokedCounts are the whole numbers of a cell that holds nothing else but what parts them; nil for any other cell.
func strokedCounts(s string) []int {
	var list []int
	end := 0
	for _, n := range Numbers(s) {
		v, ok := n.Int()
		if between := strings.Trim(s[end:n.Start], " "); !ok || n.Kind != Plain && n.Kind != People || len(list) > 0 && !countStrokes.Is(between) || len(list) == 0 && between != "" {
			return nil
		}
		list, end = append(list, v), n.UnitEnd
	}
	if rest := strings.Trim(s[end:], " "); len(list) > 3 || rest != "" && rest != ")" {
		return nil
	}
	return list
}

// countStrokes part the counts of a cell.
var countStrokes = listOf("/", "(", "|", "\\", ",", "、", ";")

// falls reports whether nearly all cells hold counts that do not grow in an order of their places.
func (p pairs) falls(order []int) bool {
	wrong := 0
	for _, cell := range p.cells {
		for i := 1; i < len(order); i++ {
			if cell.counts[order[i]] > cell.counts[order[i-1]] {
				wrong++
				break
			}
		}
	}
	return 5*wrong <= len(p.cells)
}

// fallOf are the places of metrics by the order of countFields.
func fallOf(metrics []string) []int {
	var order []int
	for _, m := range countFields {
		if i := slices.Index(metrics, m); i >= 0 {
			order = append(order, i)
		}
	}
	return order
}

// pairMetrics are the counts that the cells of a table hold where the words about it name as many but do not list them: 斜线前为报考
// 人数，斜线后为合格人数. They come in the order of the words where the figures bear it out, else in that of the figures. Of more
// than the cells hold, those who registered and passed are meant; so are they where no words name any but rates of the table are
// those of its cells. nil where the words name too few or the figures fit neither.
func (k *countTable) pairMetrics(words string) []string {
	p := k.t.pairedCells()
	if p.size == 0 {
		return nil
	}
	var said []string
	for h := range metricWords.each(words + " " + k.legend()) {
		if m := h.Row.Means; slices.Contains(countFields[:], m) && !slices.Contains(said, m) {
			said = append(said, m)
		}
	}
	if p.size == 2 && (len(said) > 2 && slices.Contains(said, "registered") && slices.Contains(said, "passed") || len(said) == 0 && k.t.rated(p)) {
		said = slices.DeleteFunc(said, func(m string) bool { return m != "registered" && m != "passed" })
		if len(said) == 0 {
			said = []string{"registered", "passed"}
		}
	}
	if len(said) != p.size {
		return nil
	}
	if p.falls(fallOf(said)) {
		return said
	}
	slices.Reverse(said)
	if p.falls(fallOf(said)) {
		return said
	}
	return nil
}

// rated reports whether two rates of a table or more are those of the pairs in their rows or columns.
func (t *Table) rated(p pairs) bool {
	fits := 0
	for r := t.Head; r < t.Rows; r++ {
		for _, c := range t.filled(r) {
			n := Numbers(t.Text(r, c))
			if len(n) != 1 || !t.IsNumber(r, c) || n[0].Kind != Rate && n[0].Decimals == 0 {
				continue
			}
			if slices.ContainsFunc(p.cells, func(k pair) bool {
				low, high := min(k.counts[0], k.counts[1]), max(k.counts[0], k.counts[1])
				return (k.row == r || k.col == c) && high > 0 && math.Abs(100*float64(low)/float64(high)-n[0].Value) < 0.1
			}) {
				fits++
			}
		}
	}
	return fits > 1
}

// legend is what stands in or right below a table to say how to read it: 注：括号内为合格人数.
func (k *countTable) legend() string {
	s := ""
	for r := k.t.Head; r < k.t.Rows; r++ {
		if cells := k.t.filled(r); len(cells) == 1 && !hasDigit(k.t.Text(r, cells[0])) {
			s += k.t.Text(r, cells[0]) + " "
		}
	}
	if next := k.b.Index + 1; next < len(k.ctx.r.Blocks) && !k.b.InCell {
		if b := &k.ctx.r.Blocks[next]; b.Table == nil && !hasDigit(b.Text()) && runeCount(b.Text()) <= 60 {
			s += b.Text()
		}
	}
	return s
}
