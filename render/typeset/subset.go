package typeset

import (
	"encoding/binary"
	"sort"
)

// Mapping gives the character that a code of a subset draws. Codes are what stands in the PDF; for characters of the
// Basic Multilingual Plane a code is the character itself, for others the caller takes one from the private use area.
type Mapping struct {
	Code uint16
	Rune rune
}

// Subset cuts the face to the characters of one document: a TrueType font of its own with a cmap of format 4 for the
// codes. Characters that the face lacks draw nothing. The same mappings, in any order, give the same bytes.
func (f *Face) Subset(mappings []Mapping) []byte {
	sorted := append([]Mapping(nil), mappings...)
	sort.Slice(sorted, func(i, j int) bool { return sorted[i].Code < sorted[j].Code })
	old := []int{0} // old glyph of each new one
	codes := sorted[:0]
	for i, m := range sorted {
		if glyph := f.glyph(m.Rune); glyph != 0 && (i == 0 || m.Code != sorted[i-1].Code) {
			codes = append(codes, m)
			old = append(old, glyph)
		}
	}
	loca, glyf, hmtx := make([]byte, 0, 4*len(old)+64), make([]byte, 0, 300*len(old)), make([]byte, 0, 4*len(old)+64)
	renamed := map[int]int{} // new number of a component
	for n := 0; n < len(old); n++ {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		start := len(glyf)
		glyf = append(glyf, f.outline(old[n])...)
		old = appendComponents(glyf[start:], old, renamed)
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
		hmtx = binary.BigEndian.AppendUint16(hmtx, f.advance(old[n]))
		left := 0
		if len(glyf)-start >= 10 {
			left = i16(glyf, start+2)
		}
		hmtx = binary.BigEndian.AppendUint16(hmtx, uint16(left))
	}
	loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))

	count := uint16(len(old))
	head := patched(f.tables["head"], 50, 1)
	copy(head[8:12], []byte{0, 0, 0, 0})
	post := make([]byte, 32)
	copy(post, f.tables["post"][:16])
	binary.BigEndian.PutUint32(post, 0x00030000)
	return assemble([]table{
		{"OS/2", f.tables["OS/2"]}, {"cmap", segments(codes)}, {"glyf", glyf}, {"head", head},
		{"hhea", patched(f.tables["hhea"], 34, count)}, {"hmtx", hmtx}, {"loca", loca},
		{"maxp", patched(f.tables["maxp"], 4, count)}, {"name", []byte{0, 0, 0, 0, 0, 6}}, {"post", post},
	})
}

// appendComponents renumbers the parts of a composite glyph in place and adds those not yet there to the list.
func appendComponents(outline []byte, old []int, renamed map[int]int) []int {
	const (
		words, scale, more, scaleXY, matrix = 1 << 0, 1 << 3, 1 << 5, 1 << 6, 1 << 7
	)
	if len(outline) < 10 || i16(outline, 0) >= 0 {
		return old
	}
	for at, flags := 10, more; flags&more != 0; {
		flags = int(u16(outline, at))
		part := int(u16(outline, at+2))
		number, known := renamed[part]
		if !known {
			number = len(old)
			renamed[part] = number
			old = append(old, part)
		}
		binary.BigEndian.PutUint16(outline[at+2:], uint16(number))
		at += 6
		if flags&words != 0 {
			at += 2
		}
		switch {
		case flags&scale != 0:
			at += 2
		case flags&scaleXY != 0:
			at += 4
		case flags&matrix != 0:
			at += 8
		}
	}
	return old
}

// segments writes a cmap with one subtable of format 4; glyphs are numbered from 1 in the order of the codes.
func segments(codes []Mapping) []byte {
	type run struct{ first, last, glyph int }
	var runs []run
	for i, m := range codes {
		if n := len(runs); n > 0 && runs[n-1].last+1 == int(m.Code) {
			runs[n-1].last++
			continue
		}
		runs = append(runs, run{int(m.Code), int(m.Code), i + 1})
	}
	runs = append(runs, run{0xFFFF, 0xFFFF, 0})
	n, power, log := len(runs), 1, 0
	for power*2 <= n {
		power, log = power*2, log+1
	}
	out := make([]byte, 0, 28+8*n)
	put := func(values ...int) {
		for _, v := range values {
			out = binary.BigEndian.AppendUint16(out, uint16(v))
		}
	}
	put(0, 1, 3, 1, 0, 12)
	put(4, 16+8*n, 0, 2*n, 2*power, log, 2*(n-power))
	for _, r := range runs {
		put(r.last)
	}
	put(0)
	for _, r := range runs {
		put(r.first)
	}
	for _, r := range runs {
		put(r.glyph - r.first)
	}
	for range runs {
		put(0)
	}
	return out
}

func patched(table []byte, at int, value uint16) []byte {
	out := append([]byte(nil), table...)
	binary.BigEndian.PutUint16(out[at:], value)
	return out
}

type table struct {
	tag  string
	data []byte
}

// assemble writes a TrueType file; tables come sorted by tag.
func assemble(tables []table) []byte {
	power, log := 1, 0
	for power*2 <= len(tables) {
		power, log = power*2, log+1
	}
	size := 12 + 16*len(tables)
	for _, t := range tables {
		size += (len(t.data) + 3) &^ 3
	}
	out := make([]byte, 0, size)
	out = binary.BigEndian.AppendUint32(out, 0x00010000)
	for _, v := range []int{len(tables), 16 * power, log, 16 * (len(tables) - power)} {
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	at := 12 + 16*len(tables)
	for _, t := range tables {
		out = append(out, t.tag...)
		out = binary.BigEndian.AppendUint32(out, checksum(t.data))
		out = binary.BigEndian.AppendUint32(out, uint32(at))
		out = binary.BigEndian.AppendUint32(out, uint32(len(t.data)))
		at += (len(t.data) + 3) &^ 3
	}
	for _, t := range tables {
		out = append(out, t.data...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	return out
}

func checksum(data []byte) (sum uint32) {
	for ; len(data) >= 4; data = data[4:] {
		sum += binary.BigEndian.Uint32(data)
	}
	var rest [4]byte
	copy(rest[:], data)
	return sum + binary.BigEndian.Uint32(rest[:])
}
