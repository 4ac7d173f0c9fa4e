package msdoc

import (
	"bytes"
	"encoding/binary"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/simplifiedchinese"

	"nianping/ingest/document"
	"nianping/ingest/document/documenttest"
	"nianping/ingest/ole/oletest"
)

// para is a paragraph of a document made in code. Its text holds its own mark (\r, \a or \f).
type para struct {
	text string
	istd int
	papx []byte
	runs []look // from the start on; what they leave over is plain
}

// look is a stretch of a paragraph with a property list.
type look struct {
	n    int // in UTF-16 units
	chpx []byte
}

// made is a Word document made in code.
type made struct {
	old     bool // Word 6, in GBK
	stories [ccpCount][]para
	tables  map[int][]byte    // further tables of the table stream
	after   map[int][]byte    // what stands behind one of them, beyond its stated size
	data    []byte            // the stream Data
	more    map[string][]byte // further streams
	swap    int               // cp at which the text is cut in two pieces, stored the wrong way round
	prm     int               // property change on the first piece
	flags   int               // of the FIB
}

func op(code uint16, arg ...byte) []byte {
	return append(binary.LittleEndian.AppendUint16(nil, code), arg...)
}

func w16(v ...int) (out []byte) {
	for _, n := range v {
		out = binary.LittleEndian.AppendUint16(out, uint16(n))
	}
	return out
}

func w32(v ...int) (out []byte) {
	for _, n := range v {
		out = binary.LittleEndian.AppendUint32(out, uint32(n))
	}
	return out
}

func join(parts ...[]byte) []byte { return bytes.Join(parts, nil) }

// textStart is where the text begins in the stream.
const textStart = 0x800

// bytes makes the compound file.
func (m *made) bytes() []byte {
	main, table := m.streams()
	streams := map[string][]byte{"WordDocument": main, "0Table": table}
	if m.data != nil {
		streams["Data"] = m.data
	}
	for name, b := range m.more {
		streams[name] = b
	}
	return oletest.Build(streams)
}

func (m *made) encode(s string) ([]byte, int) {
	if m.old {
		b, _ := simplifiedchinese.GBK.NewEncoder().Bytes([]byte(s))
		return b, len(b)
	}
	var out []byte
	units := utf16.Encode([]rune(s))
	for _, u := range units {
		out = binary.LittleEndian.AppendUint16(out, u)
	}
	return out, len(units)
}

func (m *made) streams() (main, table []byte) {
	width := 2
	if m.old {
		width = 1
	}
	var text []byte
	var counts [ccpCount]int
	for i, story := range m.stories {
		for _, p := range story {
			b, n := m.encode(p.text)
			text = append(text, b...)
			counts[i] += n
		}
	}
	total := len(text) / width
	fc := func(cp int) int { return textStart + cp*width }
	pcd := func(cp, prm int) []byte { return join(w16(0), w32(fc(cp)), w16(prm)) }
	pieces := join(w32(0, total), pcd(0, m.prm))
	if m.swap > 0 {
		rest := total - m.swap
		fc = func(cp int) int { // the second piece is stored first
			if cp < m.swap {
				return textStart + (rest+cp)*width
			}
			return textStart + (cp-m.swap)*width
		}
		pieces = join(w32(0, m.swap, total), pcd(0, m.prm), pcd(m.swap, 0))
		text = append(append([]byte(nil), text[m.swap*width:]...), text[:m.swap*width]...)
	}
	main = append(make([]byte, textStart), text...)
	var papx, chpx [][2]int // start of the run in the stream, page
	cp := 0
	page := func(b []byte) int {
		main = append(main, make([]byte, (pageSize-len(main)%pageSize)%pageSize)...)
		main = append(main, b...)
		return len(main)/pageSize - 1
	}
	for _, story := range m.stories {
		for _, p := range story {
			_, n := m.encode(p.text)
			papx = append(papx, [2]int{fc(cp), page(m.papxPage(fc(cp), fc(cp+n-1)+width, p))})
			chpx = append(chpx, [2]int{fc(cp), page(m.chpxPage(fc(cp), n, width, p.runs))})
			cp += n
		}
	}
	parts := map[int][]byte{fcPapx: m.pageTable(papx, len(main)), fcChpx: m.pageTable(chpx, len(main))}
	if !m.old || m.swap > 0 {
		parts[fcPieces] = join([]byte{2}, w32(len(pieces)), pieces)
	}
	for k, b := range m.tables {
		parts[k] = b
	}
	m.head(main, counts)
	where, put := newOffsets, &table
	if m.old {
		where, put = oldOffsets, &main
	}
	for k := range fcCount {
		if len(parts[k]) > 0 {
			copy(main[where[k]:], w32(len(*put), len(parts[k])))
			*put = append(append(*put, parts[k]...), m.after[k]...)
		}
	}
	return main, table
}

// head fills in the FIB.
func (m *made) head(main []byte, counts [ccpCount]int) {
	flags, at := m.flags, 0x4C
	if m.old {
		copy(main, w16(0xA5DC, 0x65, 0, 0x804))
		copy(main[0x18:], w32(textStart))
		if at = 0x34; m.swap > 0 {
			flags |= 4
		}
	} else {
		copy(main, w16(0xA5EC, 0xC1, 0, 0x409))
	}
	copy(main[0x0A:], w16(flags))
	copy(main[at:], w32(counts[:]...))
}

// papxPage is a formatting page with one paragraph.
func (m *made) papxPage(start, end int, p para) []byte {
	b := make([]byte, pageSize)
	copy(b, w32(start, end))
	b[8], b[pageSize-1] = 20, 1 // the list stands at 40
	list := append(w16(p.istd), p.papx...)
	if m.old {
		b[40] = byte((len(list) + 1) / 2)
		copy(b[41:], list)
		return b
	}
	b[41] = byte((len(list) + 1) / 2)
	copy(b[42:], list)
	return b
}

func (m *made) chpxPage(start, n, width int, runs []look) []byte {
	b := make([]byte, pageSize)
	all := append(append([]look(nil), runs...), look{n: n})
	at, list := 0, 256
	for i, r := range all {
		copy(b[4*i:], w32(start+at*width))
		if at += r.n; at > n {
			at = n
		}
		copy(b[4*i+4:], w32(start+at*width))
		if len(r.chpx) > 0 {
			b[4*(len(all)+1)+i] = byte(list / 2)
			b[list] = byte(len(r.chpx))
			list += 1 + copy(b[list+1:], r.chpx)
			list += list & 1
		}
	}
	b[pageSize-1] = byte(len(all))
	return b
}

// pageTable is the list of formatting pages.
func (m *made) pageTable(pages [][2]int, end int) (out []byte) {
	for _, p := range pages {
		out = append(out, w32(p[0])...)
	}
	out = append(out, w32(end)...)
	for _, p := range pages {
		if m.old {
			out = append(out, w16(p[1])...)
		} else {
			out = append(out, w32(p[1])...)
		}
	}
	return out
}

// body makes a document with paragraphs only.
func body(paras ...para) *made {
	m := &made{}
	m.stories[ccpBody] = paras
	return m
}

func dump(t *testing.T, m *made) (*document.Document, string) {
	t.Helper()
	d, text := documenttest.Read(Read).Dump(t, m.bytes())
	for _, w := range d.Warnings {
		text += "! " + w.At.String() + " " + w.Text + "\n"
	}
	return d, text
}
