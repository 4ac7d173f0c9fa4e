package typeset

import (
	"encoding/binary"
	"fmt"
	"slices"
)

// Subset cuts the face to the characters of one document: a TrueType program as PDF embeds it, in which glyph i+1 draws
// runes[i] and glyph 0 what is missing. It holds the six tables that a PDF reader needs and no instructions. Characters
// that the face lacks draw what is missing; the same characters give the same bytes.
func (f *Face) Subset(runes []rune) []byte {
	c := f.begin(len(runes))
	c.add(runes)
	return c.program()
}

// Common are characters that most documents use of a face, cut once for all of them.
type Common struct {
	runes []rune
	cut   *cut
}

// Common cuts those of the runes that the face draws by outlines of their own. It is nil where what is missing is drawn by parts.
func (f *Face) Common(runes []rune) *Common {
	kept := make([]rune, 0, len(runes))
	for _, r := range runes {
		if glyph := f.glyph(r); glyph != 0 {
			if outline := f.outline(glyph); len(outline) < 10 || i16(outline, 0) >= 0 {
				kept = append(kept, r)
			}
		}
	}
	c := f.begin(len(kept))
	if c.add(kept); len(c.old) != len(kept)+1 {
		return nil
	}
	return &Common{kept, c}
}

// Runes are the characters in the order of their glyphs, from glyph 1.
func (c *Common) Runes() []rune { return c.runes }

// Outlines are their outlines, as they stand in every subset that begins with them.
func (c *Common) Outlines() []byte { return c.cut.glyf }

// Subset is Subset of the common characters and of others after them. From start on its bytes are Outlines.
func (c *Common) Subset(others []rune) (program []byte, start int) {
	all := &cut{face: c.cut.face, old: slices.Clone(c.cut.old), renamed: map[int]int{},
		glyf: slices.Grow(slices.Clone(c.cut.glyf), 300*len(others)), loca: slices.Clone(c.cut.loca), hmtx: slices.Clone(c.cut.hmtx)}
	all.add(others)
	return all.program(), headerSize
}

// cut is a subset in the making.
type cut struct {
	face             *Face
	old              []int       // old glyph of each new one
	renamed          map[int]int // new number of a component
	glyf, loca, hmtx []byte
}

// begin begins a subset of so many characters with what is missing.
func (f *Face) begin(size int) *cut {
	c := &cut{face: f, old: make([]int, 1, size+16), renamed: map[int]int{}}
	c.loca, c.glyf, c.hmtx = make([]byte, 0, 4*size+64), make([]byte, 0, 300*size), make([]byte, 0, 4*size+64)
	return c
}

// add appends the glyphs of characters, and the parts that they are made of.
func (c *cut) add(runes []rune) {
	for _, r := range runes {
		c.old = append(c.old, c.face.glyph(r))
	}
	for n := len(c.loca) / 4; n < len(c.old); n++ { // the parts of a glyph add to them
		start := len(c.glyf)
		c.loca = binary.BigEndian.AppendUint32(c.loca, uint32(start))
		c.glyf = appendBare(c.glyf, c.face.outline(c.old[n]))
		c.old = appendComponents(c.glyf[start:], c.old, c.renamed)
		for len(c.glyf)%4 != 0 {
			c.glyf = append(c.glyf, 0)
		}
		c.hmtx = binary.BigEndian.AppendUint16(c.hmtx, c.face.advance(c.old[n]))
		left := 0
		if len(c.glyf)-start >= 10 {
			left = i16(c.glyf, start+2)
		}
		c.hmtx = binary.BigEndian.AppendUint16(c.hmtx, uint16(left))
	}
}

// headerSize is the size of a subset's directory, behind which its outlines stand.
const headerSize = 12 + 16*6

// program is the finished TrueType program.
func (c *cut) program() []byte {
	count, tables := uint16(len(c.old)), c.face.tables
	head := patched(tables["head"], 50, 1)
	copy(head[8:12], []byte{0, 0, 0, 0})
	return assemble([]table{
		{"glyf", c.glyf}, {"head", head}, {"hhea", patched(tables["hhea"], 34, count)}, {"hmtx", c.hmtx},
		{"loca", binary.BigEndian.AppendUint32(c.loca, uint32(len(c.glyf)))}, {"maxp", patched(tables["maxp"], 4, count)},
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
