package typeset

import (
	"encoding/binary"
	"fmt"
)

// Subset cuts the face to the characters of one document: a TrueType program as PDF embeds it, in which glyph i+1 draws
// runes[i] and glyph 0 what is missing. It holds the six tables that a PDF reader needs and no instructions. Characters
// that the face lacks draw what is missing; the same characters give the same bytes.
func (f *Face) Subset(runes []rune) []byte {
	old := make([]int, 1, len(runes)+16) // old glyph of each new one
	for _, r := range runes {
		old = append(old, f.glyph(r))
	}
	loca, glyf, hmtx := make([]byte, 0, 4*len(old)+64), make([]byte, 0, 300*len(old)), make([]byte, 0, 4*len(old)+64)
	renamed := map[int]int{} // new number of a component
	for n := 0; n < len(old); n++ {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		start := len(glyf)
		glyf = appendBare(glyf, f.outline(old[n]))
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
	return assemble([]table{
		{"glyf", glyf}, {"head", head}, {"hhea", patched(f.tables["hhea"], 34, count)}, {"hmtx", hmtx}, {"loca", loca},
		{"maxp", patched(f.tables["maxp"], 4, count)},
	})
}

// Check cuts all glyphs of the face once. A face from outside may be damaged where ParseFace does not look.
func (f *Face) Check() (err error) {
	defer func() {
		if recover() != nil { // any index beyond the bytes
			err = fmt.Errorf("字体 %s 已损坏：有字形的轮廓不完整", f.Name)
		}
	}()
	f.Subset(f.Runes())
	return nil
}

// The flags of a composite glyph's parts.
const (
	partWords, partScale, partMore, partScaleXY, partMatrix, partInstructed = 1 << 0, 1 << 3, 1 << 5, 1 << 6, 1 << 7, 1 << 8
)

// appendBare appends an outline without its instructions, which would call programs that a subset does not hold.
func appendBare(to, outline []byte) []byte {
	if len(outline) < 10 {
		return append(to, outline...)
	}
	contours := i16(outline, 0)
	if contours < 0 {
		start := len(to)
		to = append(to, outline...)
		end := start + 10
		for more := true; more; {
			flags := u16(to, end)
			more = flags&partMore != 0
			binary.BigEndian.PutUint16(to[end:], flags&^partInstructed)
			end += partSize(int(flags))
		}
		return to[:end]
	}
	at := 10 + 2*contours
	size := int(u16(outline, at))
	to = append(to, outline[:at]...)
	to = append(to, 0, 0)
	return append(to, outline[at+2+size:]...)
}

// partSize is the length in bytes of one part of a composite glyph.
func partSize(flags int) int {
	size := 6
	if flags&partWords != 0 {
		size += 2
	}
	switch {
	case flags&partScale != 0:
		size += 2
	case flags&partScaleXY != 0:
		size += 4
	case flags&partMatrix != 0:
		size += 8
	}
	return size
}

// appendComponents renumbers the parts of a composite glyph in place and adds those not yet there to the list.
func appendComponents(outline []byte, old []int, renamed map[int]int) []int {
	if len(outline) < 10 || i16(outline, 0) >= 0 {
		return old
	}
	for at, flags := 10, partMore; flags&partMore != 0; {
		flags = int(u16(outline, at))
		part := int(u16(outline, at+2))
		number, known := renamed[part]
		if !known {
			number = len(old)
			renamed[part] = number
			old = append(old, part)
		}
		binary.BigEndian.PutUint16(outline[at+2:], uint16(number))
		at += partSize(flags)
	}
	return old
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
