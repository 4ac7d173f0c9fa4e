package workspace

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"nianping"
)

// Added ends the pointer of a correction that adds a row at the end of a list: /examiners/- (RFC 6901, section 4: the element
// behind the last one).
const Added = "/-"

// AddedAt is the place of a row that an officer added: it stands in no document.
const AddedAt = "人工补录"

// Overlaid is a report with corrections laid over it.
type Overlaid struct {
	Report *nianping.Report
	Stale  []Correction // those that no longer apply, because a newer program reads another value there, or none

	Rows map[nianping.Pointer]Correction // the rows that were added, by the pointers of corrections

	out map[nianping.Pointer][]int // of each list the rows that were taken out, by the numbering of corrections, in order
}

// Overlay lays corrections over a report: first the rows that were added, then the values, the latest for each, and at last rows are
// taken out. A corrected value is no longer on review.
func Overlay(r *nianping.Report, list []Correction) (*Overlaid, error) {
	o := &Overlaid{Report: r}
	if len(list) == 0 {
		return o, nil
	}
	base, err := Extend(r, list)
	if err != nil {
		return nil, err
	}
	text, err := json.Marshal(base)
	if err != nil {
		return nil, err
	}
	var was, tree any
	if err := json.Unmarshal(text, &was); err != nil {
		return nil, err
	}
	if err := json.Unmarshal(text, &tree); err != nil {
		return nil, err
	}
	latest := map[nianping.Pointer]int{}
	for i, c := range list {
		latest[c.Pointer] = i
	}
	settled := map[nianping.Pointer]bool{}
	o.out, o.Rows = map[nianping.Pointer][]int{}, map[nianping.Pointer]Correction{}
	next := map[nianping.Pointer]int{"/outcomes": len(r.Outcomes), "/examiners": len(r.Examiners)}
	for i, c := range list {
		if rows, adds := strings.CutSuffix(string(c.Pointer), Added); adds {
			at := nianping.Pointer(rows)
			o.Rows[at+nianping.PointerTo(next[at])] = c
			next[at]++
			continue
		}
		if latest[c.Pointer] != i {
			continue
		}
		old, ok := c.Pointer.In(was)
		var value any
		if !ok || !same(mustJSON(old), c.Old) || json.Unmarshal(c.New, &value) != nil {
			o.Stale = append(o.Stale, c)
			continue
		}
		if rows, n, ok := rowOf(c.Pointer); ok && value == nil {
			o.out[rows] = append(o.out[rows], n)
		} else if !put(tree, c.Pointer, value) {
			o.Stale = append(o.Stale, c)
			continue
		}
		settled[c.Pointer] = true
	}
	if text, err = json.Marshal(tree); err != nil {
		return nil, err
	}
	o.Report = new(nianping.Report)
	if err := json.Unmarshal(text, o.Report); err != nil {
		return nil, fmt.Errorf("更正值的类型不对：%w", err)
	}
	for p := range settled {
		if v, ok := p.In(tree); ok && v != nil && len(o.Report.Evidence[p]) == 0 {
			o.Report.Evidence[p] = added(v)
		}
	}
	o.settle(settled)
	o.takeOut()
	return o, nil
}

// settle takes what a person has looked at off the review list.
func (o *Overlaid) settle(settled map[nianping.Pointer]bool) {
	for p := range settled {
		for i := range o.Report.Evidence[p] {
			o.Report.Evidence[p][i].Recognised, o.Report.Evidence[p][i].Doubted = false, false
		}
	}
	open := []nianping.Review{}
	for _, v := range o.Report.Review {
		if !settled[v.Pointer] {
			open = append(open, v)
		}
	}
	o.Report.Review = open
}

// takeOut takes rows out of their lists, and their evidence and doubts; pointers to the rows behind them are renumbered.
func (o *Overlaid) takeOut() {
	for list, rows := range o.out {
		slices.Sort(rows)
		for _, n := range slices.Backward(rows) {
			rowLists[list](o.Report, n)
		}
	}
	if len(o.out) == 0 {
		return
	}
	evidence := make(map[nianping.Pointer][]nianping.Evidence, len(o.Report.Evidence))
	for p, list := range o.Report.Evidence {
		if q, ok := o.Shown(p); ok {
			evidence[q] = list
		}
	}
	open := []nianping.Review{}
	for _, v := range o.Report.Review {
		if q, ok := o.Shown(v.Pointer); ok {
			v.Pointer = q
			open = append(open, v)
		}
	}
	o.Report.Evidence, o.Report.Review = evidence, open
}

// Shown is the pointer of the corrected report for one of a correction; ok is false within a row that was taken out.
func (o *Overlaid) Shown(p nianping.Pointer) (q nianping.Pointer, ok bool) {
	return o.renumbered(p, func(n int, out []int) (int, bool) {
		before, taken := slices.BinarySearch(out, n)
		return n - before, !taken
	})
}

// Base is the pointer that a correction needs for one of the corrected report.
func (o *Overlaid) Base(p nianping.Pointer) nianping.Pointer {
	q, _ := o.renumbered(p, func(n int, out []int) (int, bool) {
		for _, taken := range out {
			if taken <= n {
				n++
			}
		}
		return n, true
	})
	return q
}

// renumbered puts another number of its row into a pointer of a list with rows that were taken out; others stay as they are.
func (o *Overlaid) renumbered(p nianping.Pointer, number func(n int, out []int) (int, bool)) (nianping.Pointer, bool) {
	if o == nil {
		return p, true
	}
	for list, out := range o.out {
		if n, below, ok := p.Row(list); ok {
			n, ok = number(n, out)
			return list + nianping.PointerTo(n) + below, ok
		}
	}
	return p, true
}

// rowLists take a row out of a list of the report.
var rowLists = map[nianping.Pointer]func(r *nianping.Report, n int){
	"/outcomes":             func(r *nianping.Report, n int) { r.Outcomes = slices.Delete(r.Outcomes, n, n+1) },
	"/examiners":            func(r *nianping.Report, n int) { r.Examiners = slices.Delete(r.Examiners, n, n+1) },
	"/scope":                func(r *nianping.Report, n int) { r.Scope = slices.Delete(r.Scope, n, n+1) },
	"/levels_held":          func(r *nianping.Report, n int) { r.LevelsHeld = slices.Delete(r.LevelsHeld, n, n+1) },
	"/candidate_sources":    func(r *nianping.Report, n int) { r.CandidateSources = slices.Delete(r.CandidateSources, n, n+1) },
	"/venues/by_occupation": func(r *nianping.Report, n int) { r.Venues.ByOccupation = slices.Delete(r.Venues.ByOccupation, n, n+1) },
	"/rules":                func(r *nianping.Report, n int) { r.Rules = slices.Delete(r.Rules, n, n+1) },
	"/claims":               func(r *nianping.Report, n int) { r.Claims = slices.Delete(r.Claims, n, n+1) },
}

// rowOf is the list and the number of a row that a pointer means; ok is false for all else.
func rowOf(p nianping.Pointer) (list nianping.Pointer, n int, ok bool) {
	cut := max(0, strings.LastIndexByte(string(p), '/'))
	if list = p[:cut]; rowLists[list] == nil {
		return "", 0, false
	}
	n, _, ok = p.Row(list)
	return list, n, ok
}

// adds reports whether a correction adds a row.
func (c *Correction) adds() bool { return strings.HasSuffix(string(c.Pointer), Added) }

// Extend is the report with the rows that officers added behind those that were read, in the order in which they were added.
func Extend(r *nianping.Report, list []Correction) (*nianping.Report, error) {
	if !slices.ContainsFunc(list, func(c Correction) bool { return c.adds() }) {
		return r, nil
	}
	x := *r
	x.Outcomes, x.Examiners, x.Evidence = slices.Clone(r.Outcomes), slices.Clone(r.Examiners), maps.Clone(r.Evidence)
	for _, c := range list {
		if !c.adds() {
			continue
		}
		var row nianping.Pointer
		var err error
		switch c.Pointer {
		case "/outcomes" + Added:
			x.Outcomes, err = appended(x.Outcomes, c.New)
			row = nianping.PointerTo("outcomes", len(x.Outcomes)-1)
		case "/examiners" + Added:
			x.Examiners, err = appended(x.Examiners, c.New)
			row = nianping.PointerTo("examiners", len(x.Examiners)-1)
		default:
			err = fmt.Errorf("不能在 %s 补录", c.Pointer)
		}
		var fields map[string]any
		if err == nil {
			err = json.Unmarshal(c.New, &fields)
		}
		if err != nil {
			return nil, fmt.Errorf("补录的一行读不出来：%w", err)
		}
		for name, v := range fields {
			if v != nil && name != "stated" { // which no document says
				x.Evidence[row+nianping.PointerTo(name)] = added(v)
			}
		}
	}
	return &x, nil
}

// added is the evidence of a value that an officer gave where none was read.
func added(v any) []nianping.Evidence {
	return []nianping.Evidence{{At: AddedAt, Text: nianping.ReadableValue(mustJSON(v))}}
}

func appended[T any](list []T, row json.RawMessage) ([]T, error) {
	var v T
	err := json.Unmarshal(row, &v)
	return append(list, v), err
}

// put writes a value at a pointer that leads somewhere.
func put(tree any, p nianping.Pointer, value any) bool {
	cut := strings.LastIndexByte(string(p), '/')
	if cut < 0 {
		return false
	}
	last := p[cut:].Parts()[0]
	parent, ok := p[:cut].In(tree)
	if !ok {
		return false
	}
	switch node := parent.(type) {
	case map[string]any:
		if _, known := node[last]; !known {
			return false
		}
		node[last] = value
		return true
	case []any:
		i, err := strconv.Atoi(last)
		if err != nil || i < 0 || i >= len(node) {
			return false
		}
		node[i] = value
		return true
	}
	return false
}
