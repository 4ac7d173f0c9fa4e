package msdoc

import (
	"fmt"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"

	"nianping/ingest/document"
)

// piece is a stretch of the text that lies in the stream in one run ([MS-DOC] 2.8.35).
type piece struct {
	start, end int // character positions
	offset     int // of the first character in the stream, in bytes
	width      int // bytes of a character: 1 or 2
	prm        int // a property change on top of the formatting pages
}

// text is the text of all stories, addressed by character position (CP): a UTF-16 unit since Word 97, a byte before.
type text struct {
	main    []byte
	pieces  []piece
	changes [][]byte // property lists that pieces refer to
	length  int
	code    *codePage // old: how bytes above 0x7F read
	hint    int       // the piece found last
}

// readText reads the piece table.
func readText(main, table []byte, f *fib) (t text, err error) {
	t.main = main
	for _, n := range f.ccp {
		t.length += n
	}
	clx := cut(table, f.fc[fcPieces].offset, f.fc[fcPieces].size)
	if clx == nil || f.old && !f.complex {
		width := 1
		if f.wide {
			width = 2
		}
		if t.length > 0 {
			t.pieces = []piece{{0, t.length, f.textStart, width, 0}}
		}
	} else if err := t.readPieces(clx, f); err != nil {
		return t, err
	}
	at := 0
	for _, p := range t.pieces {
		if p.start != at || p.end < p.start || p.offset < 0 || p.offset > len(main) || (p.end-p.start)*p.width > len(main)-p.offset {
			return t, fmt.Errorf("%w（Word 正文的位置有误）", document.ErrCorrupt)
		}
		at = p.end
	}
	// A piece table may count one paragraph mark more than the stories, never fewer characters.
	if at < t.length || at > len(main)+1 {
		return t, fmt.Errorf("%w（Word 正文不完整：应有 %d 字，只有 %d 字）", document.ErrCorrupt, t.length, at)
	}
	return t, nil
}

func (t *text) readPieces(clx []byte, f *fib) error {
	for at := 0; at < len(clx); {
		switch clx[at] {
		case 1:
			n := u16(clx, at+1)
			change := cut(clx, at+3, n)
			if change == nil && n > 0 {
				return fmt.Errorf("%w（Word 正文的索引损坏）", document.ErrCorrupt)
			}
			t.changes = append(t.changes, change)
			at += 3 + n
		case 2:
			plc := cut(clx, at+5, u32(clx, at+1))
			if plc == nil { // LibreOffice and some others count short; what is there decides
				plc = clx[min(at+5, len(clx)):]
			}
			n := (len(plc) - 4) / 12
			for i := range max(n, 0) {
				p := piece{start: u32(plc, 4*i), end: u32(plc, 4*i+4), width: 2, prm: u16(plc, 4*(n+1)+8*i+6)}
				fc := u32(plc, 4*(n+1)+8*i+2)
				switch {
				case f.old:
					if p.offset = fc; !f.wide {
						p.width = 1
					}
				case fc&0x40000000 != 0:
					p.offset, p.width = fc&0x3FFFFFFF/2, 1
				default:
					p.offset = fc & 0x3FFFFFFF
				}
				t.pieces = append(t.pieces, p)
			}
			return nil
		default:
			return fmt.Errorf("%w（Word 正文的索引损坏）", document.ErrCorrupt)
		}
	}
	return fmt.Errorf("%w（Word 正文没有索引）", document.ErrCorrupt)
}

// piece finds the piece that holds a position, nil outside the text.
func (t *text) piece(cp int) *piece {
	if t.hint < len(t.pieces) {
		if p := &t.pieces[t.hint]; cp >= p.start && cp < p.end {
			return p
		}
	}
	low, high := 0, len(t.pieces)
	for low < high {
		if mid := (low + high) / 2; t.pieces[mid].end <= cp {
			low = mid + 1
		} else {
			high = mid
		}
	}
	if low == len(t.pieces) || cp < t.pieces[low].start {
		return nil
	}
	t.hint = low
	return &t.pieces[low]
}

// unit is the raw character at a position: a UTF-16 unit, or a byte of the old format. 0 outside the text.
func (t *text) unit(cp int) rune {
	p := t.piece(cp)
	if p == nil {
		return 0
	}
	at := p.offset + (cp-p.start)*p.width
	if p.width == 2 {
		return rune(t.main[at]) | rune(t.main[at+1])<<8
	}
	return rune(t.main[at])
}

// character decodes the character at a position and says how many positions it takes.
func (t *text) character(cp int) (r rune, n int) {
	r = t.unit(cp)
	if r < 0x80 {
		return r, 1
	}
	p := t.piece(cp)
	if p.width == 1 {
		if t.code == nil {
			return charmap.Windows1252.DecodeByte(byte(r)), 1
		}
		return t.code.decode(byte(r), func() (byte, bool) {
			next := t.unit(cp + 1)
			return byte(next), next >= 0x20
		})
	}
	if utf16.IsSurrogate(r) {
		if full := utf16.DecodeRune(r, t.unit(cp+1)); full != 0xFFFD {
			return full, 2
		}
		return 0xFFFD, 1
	}
	return r, 1
}

// change is the property list that a piece lays over its text ([MS-DOC] 2.9.210 and 2.9.214).
func (t *text) change(prm int, old bool) []byte {
	if prm == 0 {
		return nil
	}
	if prm&1 != 0 {
		if i := prm >> 1; i < len(t.changes) {
			return t.changes[i]
		}
		return nil
	}
	code, value := byte(prm>>1&0x7F), byte(prm>>8)
	if old {
		return []byte{code, value}
	}
	if op, ok := shortChanges[code]; ok {
		return []byte{byte(op), byte(op >> 8), value}
	}
	return nil
}

// shortChanges are the one-byte property codes of a Prm0 that matter here.
var shortChanges = map[byte]uint16{
	0x18: sprmPFInTable, 0x19: sprmPFTtp, 0x41: sprmCFRMarkDel, 0x42: sprmCFRMark, 0x55: sprmCFBold, 0x57: sprmCFStrike,
	0x5C: sprmCFVanish, 0x75: sprmCFSpec, 0x0D: sprmPIlvl,
}
