package msdoc

import (
	"sort"

	"nianping/ingest/document"
)

// anchorBoxes finds where the text boxes of the body are anchored: the shape that holds a box's text is named by both
// lists. A box whose shape is within a group, or not anchored at all, is kept under −1 and ends the body.
func (r *reader) anchorBoxes() {
	r.boxes = map[int][]span{}
	texts := r.part(fcBoxTexts)
	at := positions(texts, 22)
	start, end := r.fib.story(ccpBoxes)
	if r.fib.old || len(at) < 2 {
		if end > start {
			r.boxes[-1] = []span{{start, end}}
		}
		return
	}
	anchors := r.part(fcAnchors)
	anchored := positions(anchors, 26)
	byShape := map[int]int{}
	for i := 0; i+1 < len(anchored); i++ {
		byShape[u32(anchors, 4*len(anchored)+26*i)] = anchored[i]
	}
	groups := r.groups()
	for i := 0; i+1 < len(at); i++ {
		item := 4*len(at) + 22*i
		s := span{start + at[i], min(start+at[i+1], end)}
		if u16(texts, item+8) != 0 || s.start < start || s.start >= s.end {
			continue // kept for reuse, or empty
		}
		shape := u32(texts, item+14)
		cp, ok := byShape[shape]
		if !ok {
			cp, ok = byShape[groups[shape]]
		}
		if !ok {
			cp = -1
		}
		r.boxes[cp] = append(r.boxes[cp], s)
	}
}

// body reads the main text and its text boxes.
func (r *reader) body() ([]document.Block, error) {
	_, end := r.fib.story(ccpBody)
	out, err := r.read(0, end, document.Body)
	if err != nil {
		return nil, err
	}
	left := make([]int, 0, len(r.boxes))
	for cp := range r.boxes {
		left = append(left, cp)
	}
	sort.Ints(left)
	for _, cp := range left {
		for _, s := range r.boxes[cp] {
			blocks, err := r.read(s.start, s.end, document.TextBox)
			if err != nil {
				return nil, err
			}
			out = append(out, blocks...)
		}
	}
	return out, nil
}

// groups gives, for each shape within a group of drawings, the shape that stands for the outermost group
// ([MS-ODRAW] 2.2.16).
func (r *reader) groups() map[int]int {
	out := map[int]int{}
	b := r.part(fcDrawings)
	b = skipRecord(b) // the drawing group's own data
	for len(b) > 9 {
		record := b[1:] // a byte tells body from headers
		n := u32(record, 4)
		body := cut(record, 8, n)
		if body == nil {
			return out
		}
		shapes(body, 0, 0, out)
		b = record[8+n:]
	}
	return out
}

// skipRecord leaves out the record that a list begins with.
func skipRecord(b []byte) []byte {
	if len(b) < 8 || u32(b, 4) > len(b)-8 {
		return nil
	}
	return b[8+u32(b, 4):]
}

const (
	recordGroup = 0xF003
	recordShape = 0xF004
	recordFSP   = 0xF00A
)

// shapes walks the records of a drawing. The first shape of a group stands for it; the outermost group of a drawing
// holds all shapes and is none.
func shapes(b []byte, depth, group int, out map[int]int) {
	first := true
	for len(b) >= 8 && depth < 32 {
		kind, n := u16(b, 2), u32(b, 4)
		body := cut(b, 8, n)
		if body == nil {
			return
		}
		switch kind {
		case recordGroup:
			inner := group
			if group == 0 && depth > 0 {
				inner = firstShape(body)
			}
			shapes(body, depth+1, inner, out)
		case recordShape:
			if id := shapeID(body); id != 0 && group != 0 && !(first && id == group) {
				out[id] = group
			}
			first = false
		}
		b = b[8+n:]
	}
}

func firstShape(b []byte) int {
	if len(b) >= 8 && u16(b, 2) == recordShape {
		return shapeID(cut(b, 8, u32(b, 4)))
	}
	return 0
}

func shapeID(b []byte) int {
	for len(b) >= 8 {
		n := u32(b, 4)
		if u16(b, 2) == recordFSP {
			return u32(b, 8)
		}
		if n > len(b)-8 {
			return 0
		}
		b = b[8+n:]
	}
	return 0
}
