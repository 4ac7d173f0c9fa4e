package msdoc

import (
	"fmt"
	"sort"
	"unicode/utf16"

	"golang.org/x/text/encoding/simplifiedchinese"

	"nianping/ingest/document"
)

// run is a stretch of the stream whose text has one property list.
type run struct {
	start, end int // bytes in the stream WordDocument
	list       []byte
}

// runs are sorted by where they start.
type runs struct {
	all  []run
	hint int
}

// find gives the run that holds a byte of the stream, nil where there is none.
func (r *runs) find(fc int) *run {
	for i := r.hint; i < len(r.all) && i < r.hint+2; i++ {
		if fc >= r.all[i].start && fc < r.all[i].end {
			r.hint = i
			return &r.all[i]
		}
	}
	i := sort.Search(len(r.all), func(i int) bool { return r.all[i].start > fc }) - 1
	if i < 0 || fc >= r.all[i].end {
		return nil
	}
	r.hint = i
	return &r.all[i]
}

// pageSize is the size of a formatting page (FKP, [MS-DOC] 2.9.33 and 2.9.186).
const pageSize = 512

// maxRuns bounds the runs of one kind; a book of a thousand pages has a tenth of it.
const maxRuns = 1 << 20

// readRuns reads all formatting pages that a table of pages lists.
func (r *reader) readRuns(which int, read func(out []run, page []byte, old bool) []run) (runs, error) {
	width, plc := 4, r.part(which)
	more := pages{}
	if r.fib.old {
		width = 2
		if more = r.fib.pnPapx; which == fcChpx {
			more = r.fib.pnChpx
		}
	}
	n := max((len(plc)-4)/(4+width), 0)
	numbers := make([]int, 0, n)
	for i := range n {
		at := 4*(n+1) + width*i
		if r.fib.old {
			numbers = append(numbers, u16(plc, at))
		} else {
			numbers = append(numbers, u32(plc, at)&0x3FFFFF)
		}
	}
	if n < more.count && more.first > 0 { // Word 6 leaves pages out of the table that follow each other
		numbers = numbers[:0]
		for i := range more.count {
			numbers = append(numbers, more.first+i)
		}
	}
	out := make([]run, 0, 8*len(numbers))
	seen := make(map[int]bool, len(numbers))
	for _, pn := range numbers {
		if seen[pn] {
			continue
		}
		seen[pn] = true
		if page := cut(r.main, pn*pageSize, pageSize); page != nil {
			out = read(out, page, r.fib.old)
		}
		if len(out) > maxRuns {
			return runs{}, fmt.Errorf("%w（格式段超过 %d 个）", document.ErrTooLarge, maxRuns)
		}
	}
	if !sort.SliceIsSorted(out, func(i, k int) bool { return out[i].start < out[k].start }) {
		sort.SliceStable(out, func(i, k int) bool { return out[i].start < out[k].start })
	}
	return runs{all: out}, nil
}

// papxPage reads a page of paragraph properties: a style index and a property list for each run.
func papxPage(out []run, page []byte, old bool) []run {
	width := 13
	if old {
		width = 7
	}
	n := int(page[pageSize-1])
	for i := range n {
		at := 4*(n+1) + width*i
		if at >= pageSize-1 {
			break
		}
		start, end := u32(page, 4*i), u32(page, 4*i+4)
		var list []byte
		if at := 2 * int(page[at]); at > 0 && at < pageSize-1 {
			size, skip := 2*int(page[at]), 1 // in words, without the length itself
			switch {
			case !old && size > 0: // with it
				size--
			case !old:
				size, skip = 2*int(page[at+1]), 2
			}
			if size > 0 {
				list = page[at+skip : min(at+skip+size, pageSize-1)]
			}
		}
		if end > start {
			out = append(out, run{start, end, list})
		}
	}
	return out
}

// chpxPage reads a page of character properties.
func chpxPage(out []run, page []byte, _ bool) []run {
	n := int(page[pageSize-1])
	for i := range n {
		at := 4*(n+1) + i
		if at >= pageSize-1 {
			break
		}
		start, end := u32(page, 4*i), u32(page, 4*i+4)
		var list []byte
		if at := 2 * int(page[at]); at > 0 && at < pageSize-1 {
			list = page[at+1 : min(at+1+int(page[at]), pageSize-1)]
		}
		if end > start {
			out = append(out, run{start, end, list})
		}
	}
	return out
}

// font is an entry of the font table.
type font struct {
	name    string
	charset byte
}

// readFonts reads the font table (SttbfFfn, [MS-DOC] 2.9.286).
func readFonts(b []byte, old bool) []font {
	var out []font
	at := 4
	if old {
		at = 2
	}
	for at < len(b) && len(out) < 4096 {
		size := int(b[at])
		f := cut(b, at+1, size)
		if f == nil {
			break
		}
		at += 1 + size
		if old {
			if len(f) > 5 {
				out = append(out, font{byteName(f[5:]), f[3]})
			} else {
				out = append(out, font{})
			}
			continue
		}
		if len(f) < 39 {
			out = append(out, font{})
			continue
		}
		var name []uint16
		for i := 39; i+1 < len(f) && u16(f, i) != 0; i += 2 {
			name = append(name, uint16(u16(f, i)))
		}
		out = append(out, font{string(utf16.Decode(name)), f[3]})
	}
	return out
}

func byteName(b []byte) string {
	for i, c := range b {
		if c == 0 {
			b = b[:i]
			break
		}
	}
	s, err := simplifiedchinese.GB18030.NewDecoder().Bytes(b)
	if err != nil {
		return ""
	}
	return string(s)
}
