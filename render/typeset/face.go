package typeset

import (
	"encoding/binary"
	"fmt"
)

// Face is a parsed TrueType face. It never changes after ParseFace and may be shared by goroutines. All its measures are
// in thousandths of an em.
type Face struct {
	Name      string // as given to ParseFace; unique among the faces of a document
	Ascent    int
	Descent   int // negative
	CapHeight int

	em     int
	pages  [][]drawn // of a rune: pages[r>>8][r&255], the zero value where there is none
	tables map[string][]byte
	long   bool // loca holds 32-bit offsets
	glyphs int
	metric int // number of full entries in hmtx
}

// drawn is what a face has for a character: its glyph, and its advance in thousandths of an em.
type drawn struct {
	glyph uint16
	width uint16
}

// ParseFace reads a TrueType font with outlines of its own (glyf). It fails on collections, on OpenType with CFF outlines
// and on damaged files. The bytes must not change afterwards.
func ParseFace(name string, ttf []byte) (face *Face, err error) {
	defer func() {
		if recover() != nil { // any index beyond the bytes
			face, err = nil, fmt.Errorf("字体 %s 已损坏：表的位置超出文件", name)
		}
	}()
	ttf = ttf[:len(ttf):len(ttf)]
	if len(ttf) < 12 {
		return nil, fmt.Errorf("字体 %s 不是字体文件", name)
	}
	switch binary.BigEndian.Uint32(ttf) {
	case 0x00010000, 0x74727565:
	case 0x4F54544F:
		return nil, fmt.Errorf("字体 %s 是 CFF 轮廓的 OpenType，请换用 TrueType（.ttf）字体", name)
	case 0x74746366:
		return nil, fmt.Errorf("字体 %s 是字体集合（.ttc），请换用单个的 .ttf 字体", name)
	default:
		return nil, fmt.Errorf("字体 %s 不是 TrueType 字体", name)
	}
	f := &Face{Name: name, tables: readTables(ttf)}
	for _, tag := range []string{"head", "hhea", "maxp", "hmtx", "cmap", "loca", "glyf", "OS/2"} {
		if len(f.tables[tag]) == 0 {
			return nil, fmt.Errorf("字体 %s 缺少 %s 表", name, tag)
		}
	}
	f.measure()
	if os2 := f.tables["OS/2"]; u16(os2, 0) > 1 {
		f.CapHeight = f.mille(i16(os2, 88))
	}
	if f.em == 0 || f.metric == 0 || !f.readCmap() {
		return nil, fmt.Errorf("字体 %s 没有可用的统一码字符表", name)
	}
	for glyph := 0; glyph < f.glyphs; glyph++ {
		f.outline(glyph) // out of bounds: recovered above
	}
	f.advance(f.metric - 1)
	return f, nil
}

func readTables(ttf []byte) map[string][]byte {
	tables := map[string][]byte{}
	for i := 0; i < int(u16(ttf, 4)); i++ {
		record := ttf[12+16*i:]
		start, size := u32(record, 8), u32(record, 12)
		tables[string(record[:4])] = ttf[start : start+size : start+size]
	}
	return tables
}

// measure reads what the glyphs are counted and measured by.
func (f *Face) measure() {
	f.em = int(u16(f.tables["head"], 18))
	f.long = u16(f.tables["head"], 50) == 1
	f.glyphs = int(u16(f.tables["maxp"], 4))
	f.metric = int(u16(f.tables["hhea"], 34))
	f.Ascent = f.mille(i16(f.tables["hhea"], 4))
	f.Descent = f.mille(i16(f.tables["hhea"], 6))
	f.CapHeight = f.Ascent
}

// readCmap fills pages from the widest Unicode table that the face has: format 12, else format 4.
func (f *Face) readCmap() bool {
	cmap := f.tables["cmap"]
	var full, basic []byte
	for i := 0; i < int(u16(cmap, 2)); i++ {
		platform, offset := u16(cmap, 4+8*i), u32(cmap, 8+8*i)
		if platform != 0 && platform != 3 {
			continue
		}
		switch table := cmap[offset:]; u16(table, 0) {
		case 12:
			full = table
		case 4:
			basic = table
		}
	}
	switch {
	case full != nil:
		for i := 0; i < int(u32(full, 12)); i++ {
			group := full[16+12*i:]
			first, last, glyph := u32(group, 0), u32(group, 4), u32(group, 8)
			for r := first; r <= last && r <= 0x3FFFF; r++ {
				f.set(rune(r), int(glyph+r-first))
			}
		}
	case basic != nil:
		f.readSegments(basic)
	}
	return len(f.pages) > 0
}

// readSegments reads a cmap subtable of format 4.
func (f *Face) readSegments(table []byte) {
	n := int(u16(table, 6)) / 2
	for s := 0; s < n; s++ {
		last, first := int(u16(table, 14+2*s)), int(u16(table, 16+2*n+2*s))
		delta, at := int(u16(table, 16+4*n+2*s)), 16+6*n+2*s
		shift := int(u16(table, at))
		for r := first; r <= last && r != 0xFFFF; r++ {
			glyph := r + delta
			if shift != 0 {
				if glyph = int(u16(table, at+shift+2*(r-first))); glyph != 0 {
					glyph += delta
				}
			}
			f.set(rune(r), glyph&0xFFFF)
		}
	}
}

func (f *Face) set(r rune, glyph int) {
	if glyph == 0 || glyph >= f.glyphs {
		return
	}
	for int(r>>8) >= len(f.pages) {
		f.pages = append(f.pages, nil)
	}
	if f.pages[r>>8] == nil {
		f.pages[r>>8] = make([]drawn, 256)
	}
	f.pages[r>>8][r&255] = drawn{uint16(glyph), uint16(min(f.mille(int(f.advance(glyph))), 0xFFFF))}
}

// Has reports whether the face can draw r.
func (f *Face) Has(r rune) bool { return f.glyph(r) != 0 }

// Runes are all characters of the face in the order of their code points.
func (f *Face) Runes() []rune {
	var all []rune
	for high, page := range f.pages {
		for low, d := range page {
			if d.glyph != 0 {
				all = append(all, rune(high<<8|low))
			}
		}
	}
	return all
}

// drawn is what the face has for r, the zero value where it has nothing.
func (f *Face) drawn(r rune) drawn {
	if page := int(r >> 8); r >= 0 && page < len(f.pages) && f.pages[page] != nil {
		return f.pages[page][r&255]
	}
	return drawn{}
}

func (f *Face) glyph(r rune) int { return int(f.drawn(r).glyph) }

// Width is the advance of r in thousandths of an em, that of the missing glyph where the face has no r.
func (f *Face) Width(r rune) int {
	if d := f.drawn(r); d.glyph != 0 {
		return int(d.width)
	}
	return f.mille(int(f.advance(0)))
}

func (f *Face) advance(glyph int) uint16 {
	if glyph >= f.metric {
		glyph = f.metric - 1
	}
	return u16(f.tables["hmtx"], 4*glyph)
}

// bearings are the empty thousandths left and right of the ink of r.
func (f *Face) bearings(r rune) (left, right int) {
	glyph := f.glyph(r)
	outline := f.outline(glyph)
	width := f.mille(int(f.advance(glyph)))
	if len(outline) < 10 {
		return width, width
	}
	return f.mille(i16(outline, 2)), width - f.mille(i16(outline, 6))
}

// outline is the glyph's piece of the glyf table, empty for a blank one.
func (f *Face) outline(glyph int) []byte {
	loca, glyf := f.tables["loca"], f.tables["glyf"]
	if f.long {
		return glyf[u32(loca, 4*glyph):u32(loca, 4*glyph+4)]
	}
	return glyf[2*int(u16(loca, 2*glyph)) : 2*int(u16(loca, 2*glyph+2))]
}

// Box is the box around all glyphs of the face: left, bottom, right, top.
func (f *Face) Box() [4]int {
	head := f.tables["head"]
	return [4]int{f.mille(i16(head, 36)), f.mille(i16(head, 38)), f.mille(i16(head, 40)), f.mille(i16(head, 42))}
}

func (f *Face) mille(units int) int { return units * 1000 / f.em }

func u16(b []byte, at int) uint16 { return binary.BigEndian.Uint16(b[at:]) }
func i16(b []byte, at int) int    { return int(int16(binary.BigEndian.Uint16(b[at:]))) }
func u32(b []byte, at int) uint32 { return binary.BigEndian.Uint32(b[at:]) }
