package pdf

import (
	"fmt"
	"hash/fnv"
	"slices"
	"unicode/utf16"

	"nianping/render/typeset"
)

// fontUse are the characters that a document uses of a face. Its codes in the PDF are the glyphs of the subset: code n
// draws runes[n-1].
type fontUse struct {
	face   *typeset.Face
	name   string // in the pages' resources
	runes  []rune // in the order of their codes: those of common, then the others, by their code points
	codes  codes
	common *common // nil: all are others
}

// codes are the codes of characters: codes[r>>8][r&255], 0 for none.
type codes [][]uint16

// place is where the code of r stands.
func (c *codes) place(r rune) *uint16 {
	page := int(r >> 8)
	if page >= len(*c) {
		*c = append(*c, make(codes, page+1-len(*c))...)
	}
	if (*c)[page] == nil {
		(*c)[page] = make([]uint16, 256)
	}
	return &(*c)[page][r&255]
}

func (c codes) of(r rune) uint16 { return c[r>>8][r&255] }

func (c codes) has(r rune) bool { return int(r>>8) < len(c) && c[r>>8] != nil && c.of(r) != 0 }

// collect finds the faces and characters that the pages use.
func (w *writer) collect() {
	var u *fontUse
	use := func(face *typeset.Face, r rune) {
		if u == nil || u.face != face {
			if u = w.uses[face]; u == nil {
				u = &fontUse{face: face, name: "F" + itoa(len(w.fonts)+1)}
				w.uses[face] = u
				w.fonts = append(w.fonts, u)
			}
		}
		if code := u.codes.place(r); *code == 0 {
			*code = 1 // seen
			u.runes = append(u.runes, r)
		}
	}
	for _, p := range w.doc.pages {
		for _, t := range p.texts {
			for i := range t.line.Glyphs {
				g := &t.line.Glyphs[i]
				if g.Face != nil {
					use(g.Face, g.Rune)
					continue
				}
				for _, r := range "0123456789ABCDEF" { // the code point in the substitute
					use(w.doc.fonts.hei[0], r)
				}
			}
		}
	}
	for _, u := range w.fonts {
		slices.Sort(u.runes)
		if c := w.doc.fonts.common[u.face]; c.serves(u.codes) {
			u.common = c
			first := c.cut.Runes()
			for _, r := range first {
				*u.codes.place(r) = 0
			}
			others := slices.DeleteFunc(u.runes, func(r rune) bool { return u.codes.of(r) == 0 })
			u.runes = slices.Concat(first, others)
		}
		for i, r := range u.runes {
			*u.codes.place(r) = uint16(i + 1)
		}
	}
}

// fontObjects adds the subset of each face with its widths and the way back from codes to characters, and gives the entries
// of the resources.
func (w *writer) fontObjects(all *objects) string {
	var entries []byte
	for _, u := range w.fonts {
		f := u.face
		name := u.tag() + "+" + pdfName(f.Name)
		program, before := u.program()
		file := all.add(object{dict: fmt.Sprintf("/Length1 %d", len(program)), stream: program, known: before})
		box := f.Box()
		descriptor := all.add(object{dict: fmt.Sprintf("/Type /FontDescriptor /FontName /%s /Flags 4 /FontBBox [%d %d %d %d] /ItalicAngle 0 /Ascent %d /Descent %d /CapHeight %d /StemV 80 /FontFile2 %d 0 R",
			name, box[0], box[1], box[2], box[3], f.Ascent, f.Descent, f.CapHeight, file)})
		cid := all.add(object{dict: fmt.Sprintf("/Type /Font /Subtype /CIDFontType2 /BaseFont /%s /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> /CIDToGIDMap /Identity /FontDescriptor %d 0 R /DW 1000 /W [%s]",
			name, descriptor, u.widths())})
		unicode := all.add(object{stream: u.toUnicode()})
		font := all.add(object{dict: fmt.Sprintf("/Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H /DescendantFonts [%d 0 R] /ToUnicode %d 0 R", name, cid, unicode)})
		entries = fmt.Appendf(entries, "/%s %d 0 R ", u.name, font)
	}
	return string(entries)
}

// program is the subset, and the piece of it that is deflated already; nil for none.
func (u *fontUse) program() ([]byte, *known) {
	if u.common == nil {
		return u.face.Subset(u.runes), nil
	}
	n, outlines := len(u.common.cut.Runes()), u.common.cut.Outlines()
	program, start := u.common.cut.Subset(u.runes[n:])
	return program, &known{start, start + len(outlines), u.common.deflated()}
}

// tag is the mark of a subset, six letters that tell it from other subsets of the face.
func (u *fontUse) tag() string {
	h := fnv.New64a()
	for _, r := range u.runes {
		h.Write([]byte{byte(r >> 16), byte(r >> 8), byte(r)})
	}
	n := h.Sum64()
	var tag [6]byte
	for i := range tag {
		tag[i] = 'A' + byte(n%26)
		n /= 26
	}
	return string(tag[:])
}

// widths lists the advances that differ from the em, runs of codes together.
func (u *fontUse) widths() []byte {
	var b []byte
	last := -1
	for i, r := range u.runes {
		width := u.face.Width(r)
		if width == 1000 {
			continue
		}
		if last != i {
			if last >= 0 {
				b = append(b, ']')
			}
			b = fmt.Appendf(b, "%d [", i+1)
		}
		b = fmt.Appendf(b, "%d ", width)
		last = i + 1
	}
	if last >= 0 {
		b = append(b, ']')
	}
	return b
}

// toUnicode is the CMap that leads from the codes back to the characters, for search and copying.
func (u *fontUse) toUnicode() []byte {
	b := []byte("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def /CMapName /Adobe-Identity-UCS def /CMapType 2 def\n1 begincodespacerange <0000> <FFFF> endcodespacerange\n")
	const most = 100 // entries in a block
	for from := 0; from < len(u.runes); from += most {
		part := u.runes[from:min(from+most, len(u.runes))]
		b = fmt.Appendf(b, "%d beginbfchar\n", len(part))
		for i, r := range part {
			b = append(appendHex(append(b, '<'), uint16(from+i+1)), "> <"...)
			b = append(appendUTF16(b, r), ">\n"...)
		}
		b = append(b, "endbfchar\n"...)
	}
	return append(b, "endcmap CMapName currentdict /CMap defineresource pop end end"...)
}

// appendUTF16 writes a character as PDF's hexadecimal strings do.
func appendUTF16(b []byte, r rune) []byte {
	for _, unit := range utf16.AppendRune(nil, r) {
		b = appendHex(b, unit)
	}
	return b
}

func appendHex(b []byte, v uint16) []byte {
	const digits = "0123456789ABCDEF"
	return append(b, digits[v>>12], digits[v>>8&15], digits[v>>4&15], digits[v&15])
}

// pdfName escapes what may not stand in a PDF name.
func pdfName(s string) string {
	var b []byte
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '-' || c == '.' || c == '_' {
			b = append(b, c)
		} else {
			b = fmt.Appendf(b, "#%02X", c)
		}
	}
	return string(b)
}
