package msdoc

import "slices"

// paragraph are the properties of a paragraph that are read.
type paragraph struct {
	istd      int
	inTable   bool
	ttp       bool // the mark that ends a row
	innerCell bool // ends a cell of a nested table
	innerTtp  bool // ends a row of a nested table
	itap      int  // depth of tables, where given
	ilfo      int  // list, 0 none
	ilvl      int
	listStyle int // the style that brought the list in, −1 for the paragraph itself
	outline   int // 0–8; 9 body text; −1 not given
}

// depth is how deep in tables a paragraph stands.
func (p *paragraph) depth() int {
	if !p.inTable {
		return 0
	}
	return max(p.itap, 1)
}

// set applies one modifier.
func (p *paragraph) set(code uint16, arg []byte) {
	switch code {
	case sprmPFInTable:
		p.inTable = arg[0] != 0
	case sprmPFTtp:
		p.ttp = arg[0] != 0
	case sprmPInnerCell:
		p.innerCell = arg[0] != 0
	case sprmPInnerTtp:
		p.innerTtp = arg[0] != 0
	case sprmPItap:
		p.itap = i32(arg, 0)
	case sprmPDtap:
		p.itap += i32(arg, 0)
	case sprmPIlfo:
		p.ilfo, p.listStyle = u16(arg, 0), -1
	case sprmPIlvl:
		p.ilvl = int(arg[0])
	case sprmPOutLvl:
		p.outline = int(arg[0])
	}
}

// row are the properties of a table row that are read.
type row struct {
	edges   []int // of the cells, one more than there are cells
	cells   []cellFlags
	heading bool
}

type cellFlags struct{ hFirst, hMerged, vFirst, vMerged bool }

// maxColumns is what [MS-DOC] 2.9.326 allows a row.
const maxColumns = 64

// set applies one modifier to a row.
func (w *row) set(code uint16, arg []byte, old bool) {
	switch code {
	case sprmTDefTable, sprmTDefTab10:
		w.define(arg, old)
	case sprmTHeader:
		w.heading = arg[0] != 0
	case sprmTVertMerge:
		if len(arg) >= 2 && int(arg[0]) < len(w.cells) {
			w.cells[arg[0]].vFirst, w.cells[arg[0]].vMerged = arg[1] == 3, arg[1] == 1
		}
	case sprmTInsert:
		w.insert(int(arg[0]), int(arg[1]), u16(arg, 2))
	case sprmTDelete:
		first, limit := int(arg[0]), min(int(arg[1]), len(w.cells))
		if first < limit {
			width := w.edges[limit] - w.edges[first]
			w.cells, w.edges = slices.Delete(w.cells, first, limit), slices.Delete(w.edges, first, limit)
			for i := first; i < len(w.edges); i++ {
				w.edges[i] -= width
			}
		}
	case sprmTDxaCol:
		for i := int(arg[0]); i < min(int(arg[1]), len(w.cells)); i++ {
			grow := u16(arg, 2) - (w.edges[i+1] - w.edges[i])
			for k := i + 1; k < len(w.edges); k++ {
				w.edges[k] += grow
			}
		}
	case sprmTMerge, sprmTSplit:
		for i := int(arg[0]); i < min(int(arg[1]), len(w.cells)); i++ {
			w.cells[i].hFirst = code == sprmTMerge && i == int(arg[0])
			w.cells[i].hMerged = code == sprmTMerge && i > int(arg[0])
		}
	}
}

// define reads a row's cells: their number, their edges, their flags ([MS-DOC] 2.9.324; TC10 before Word 97).
func (w *row) define(arg []byte, old bool) {
	if len(arg) == 0 {
		return
	}
	n := int(arg[0])
	if n > maxColumns || len(arg) < 1+2*(n+1) {
		return
	}
	w.edges, w.cells = make([]int, n+1), make([]cellFlags, n)
	for i := range w.edges {
		w.edges[i] = i16(arg, 1+2*i)
	}
	size := 20
	if old {
		size = 10
	}
	for i := range w.cells {
		at := 1 + 2*(n+1) + size*i
		if at+2 > len(arg) {
			break
		}
		flags := u16(arg, at)
		w.cells[i] = cellFlags{hFirst: flags&1 != 0, hMerged: flags&2 != 0}
		if !old {
			w.cells[i].vFirst, w.cells[i].vMerged = flags&0x40 != 0, flags&0x60 == 0x20
		}
	}
}

func (w *row) insert(at, count, width int) {
	if len(w.edges) == 0 || count < 1 || len(w.cells)+count > maxColumns {
		return
	}
	for len(w.cells) < at { // cells that did not exist yet
		w.cells = append(w.cells, cellFlags{})
		w.edges = append(w.edges, w.edges[len(w.edges)-1]+width)
		if len(w.cells) >= maxColumns {
			return
		}
	}
	for i := range count {
		left := w.edges[at+i]
		w.cells = slices.Insert(w.cells, at+i, cellFlags{})
		w.edges = slices.Insert(w.edges, at+i+1, left)
		for k := at + i + 1; k < len(w.edges); k++ {
			if k == at+i+1 {
				w.edges[k] = left + width
			} else {
				w.edges[k] += width
			}
		}
	}
}

// character are the properties of a character that are read.
type character struct {
	bold, strike, hidden, deleted bool
	double                        bool // struck out twice
	special                       bool // a sign that stands for something
	symbol                        rune // from a symbol font, 0 none
	symbolFont                    int
	font                          int // index of the font table, −1 not given
	picture                       int // where the stream Data has more, −1 nowhere; of a field separator, the number of the object
}

// set applies one modifier; base is the style's look, which some modifiers refer to.
func (c *character) set(code uint16, arg []byte, base *character, old bool) {
	switch code {
	case sprmCFBold:
		c.bold = toggle(arg[0], base.bold)
	case sprmCFStrike:
		c.strike = toggle(arg[0], base.strike)
	case sprmCFDStrike:
		c.double = arg[0] != 0
	case sprmCFVanish:
		c.hidden = toggle(arg[0], base.hidden)
	case sprmCFRMarkDel:
		c.deleted = arg[0] != 0
	case sprmCFSpec:
		c.special = arg[0] != 0
	case sprmCPlain:
		c.bold, c.strike, c.hidden, c.double = base.bold, base.strike, base.hidden, base.double
	case sprmCFont, sprmCFontOld:
		c.font = u16(arg, 0)
	case sprmCPicture:
		c.picture = i32(arg, 0)
	case sprmCSymbol:
		c.special, c.symbolFont = true, u16(arg, 0)
		if c.symbol = rune(u16(arg, 2)); old && len(arg) == 3 {
			c.symbol = rune(arg[2])
		}
	}
}

// toggle reads a ToggleOperand ([MS-DOC] 2.9.327): 0x80 and 0x81 mean the style's value and its contrary.
func toggle(value byte, style bool) bool {
	switch value {
	case 0x80:
		return style
	case 0x81:
		return !style
	}
	return value != 0
}
