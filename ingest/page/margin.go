package page

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"nianping/ingest/document"
)

var (
	digits   = regexp.MustCompile(`[0-9]+`)
	tableEnd = regexp.MustCompile(`^[0-9]{1,4}$`) // close below a line it is the end of a number that was broken
	pageMark = regexp.MustCompile(`^[\s第·—－–-]*[0-9]{1,4}[\s/页共,，·—－–0-9-]*$`)
)

// edge is a line at the top or the bottom of a page.
type edge struct {
	line  int // of the flow
	top   bool
	outer bool // no other stands beyond it
	text  string
	near  bool // it stands as near to the line beside it as those of a paragraph do, in the same size
	keys  []string
}

// edges are the two lines at the top of a page and the two at its bottom.
func (f *flow) edges() (list []edge) {
	n, pitch := len(f.lines), f.pitch()
	add := func(i, inner int, top bool) {
		l := &f.lines[i]
		e := edge{line: i, top: top, outer: i == 0 && top || i == n-1 && !top, text: strings.TrimSpace(l.text())}
		if inner >= 0 && inner < n {
			beside := &f.lines[inner]
			e.near = max(l.y-beside.y, beside.y-l.y) < 1.2*pitch && sameSize(l, beside)
		}
		e.keys = marginKeys(e.text, f.page, top)
		list = append(list, e)
	}
	for i := range min(2, n) {
		add(i, i+1, true)
	}
	for i := max(n-2, 0); i < n; i++ {
		add(i, i-1, false)
	}
	return list
}

// marginKeys are what a line at the edge of a page has in common with those of other pages where it is a header or a footer: the words between
// its numbers, and for each number it or by how much it exceeds the page's. All of the former must be frequent, of the latter two one.
func marginKeys(text string, page int, top bool) []string {
	keys := []string{fmt.Sprint(top, digits.ReplaceAllString(text, "#"))}
	for i, number := range digits.FindAllString(text, -1) {
		n, _ := strconv.Atoi(number)
		keys = append(keys, fmt.Sprint(keys[0], i, "=", number), fmt.Sprint(keys[0], i, "+", n-page))
	}
	return keys
}

// margins takes what repeats at the top and the bottom of the pages out of the flows and returns it. Dates or figures that happen to stand
// there on several pages are no such line: a number of one stays the same or grows with the pages. On some of the pages only, it stands apart
// from the text.
func margins(flows []*flow) (headers, footers []string) {
	seen := map[string]int{}
	pages := make([][]edge, len(flows))
	for i, f := range flows {
		pages[i] = f.edges()
		for _, e := range pages[i] {
			for _, k := range e.keys {
				seen[k]++
			}
		}
	}
	half, most := max(2, (len(flows)+1)/2), max(2, len(flows)-1)
	repeated := func(e *edge) bool {
		times := seen[e.keys[0]]
		for i := 1; i < len(e.keys); i += 2 {
			times = min(times, max(seen[e.keys[i]], seen[e.keys[i+1]]))
		}
		return len(flows) > 1 && times >= half && (times >= most || !e.near)
	}
	put := func(list []string, s string) []string {
		if slices.Contains(list, s) {
			return list
		}
		return append(list, s)
	}
	for i, f := range flows {
		drop := map[int]bool{}
		for k := range pages[i] {
			e := &pages[i][k]
			if l := f.lines; !e.top && e.line > 0 && tableEnd.MatchString(e.text) && l[e.line].y-l[e.line-1].y < 1.4*l[e.line].size {
				continue
			}
			if !repeated(e) && !(e.outer && !e.top && pageMark.MatchString(e.text)) {
				continue
			}
			drop[e.line] = true
			if e.top {
				headers = put(headers, e.text)
			} else {
				footers = put(footers, e.text)
			}
		}
		kept := f.lines[:0]
		for i, l := range f.lines {
			if !drop[i] {
				kept = append(kept, l)
			}
		}
		f.lines = kept
	}
	return headers, footers
}

func marginBlocks(texts []string, part document.Part) []document.Block {
	var out []document.Block
	for i, s := range texts {
		out = append(out, document.P(&document.Paragraph{Ref: document.Ref{Part: part, Para: i + 1}, Text: s}))
	}
	return out
}
