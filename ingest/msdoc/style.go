package msdoc

// style is one style with what its ancestors give it.
type style struct {
	heading int // 1–9 for the built-in headings, 0 for others
	para    paragraph
	char    character
	list    []byte // the modifiers of its characters, for a character style
	isChar  bool
}

// rawStyle is a style as the sheet has it.
type rawStyle struct {
	kind, base, sti int
	papx, chpx      []byte
	state           byte // 0 not resolved yet, 1 being resolved, 2 done
}

// newStyle is what a paragraph has without any style.
func newStyle() style {
	return style{para: paragraph{outline: -1, listStyle: -1}, char: character{font: -1, picture: -1}}
}

// maxStyles is what [MS-DOC] 2.9.271 allows (0x0FFE).
const maxStyles = 4096

// readStyles reads the style sheet ([MS-DOC] 2.9.272).
func readStyles(b []byte, old bool) []style {
	head := u16(b, 0)
	count, baseSize := min(u16(b, 2), maxStyles), u16(b, 4)
	raw := make([]rawStyle, 0, count)
	at := 2 + head
	for range count {
		if at+2 > len(b) {
			break
		}
		size := u16(b, at)
		raw = append(raw, readStyle(cut(b, at+2, size), baseSize, old))
		at += 2 + size
		if at&1 != 0 && !old {
			at++
		}
	}
	out := make([]style, len(raw))
	for i := range raw {
		resolve(raw, out, i, old)
	}
	return out
}

func readStyle(b []byte, baseSize int, old bool) rawStyle {
	s := rawStyle{kind: 0, base: 0xFFF}
	if len(b) < 8 {
		return s
	}
	s.sti, s.kind, s.base = u16(b, 0)&0xFFF, u16(b, 2)&0xF, u16(b, 2)>>4
	count := u16(b, 4) & 0xF
	at := baseSize
	if old {
		if at >= len(b) {
			return s
		}
		at += 2 + int(b[at])
	} else {
		at += 4 + 2*u16(b, at)
	}
	for i := range count {
		if at&1 != 0 {
			at++
		}
		upx := cut(b, at+2, u16(b, at))
		at += 2 + u16(b, at)
		switch {
		case s.kind == 1 && i == 0 && len(upx) >= 2:
			s.papx = upx[2:]
		case s.kind == 1 && i == 1, s.kind == 2 && i == 0:
			s.chpx = upx
		}
	}
	return s
}

// resolve fills in a style after the one that it is based on. A circle of styles ends at the first one met twice.
func resolve(raw []rawStyle, out []style, i int, old bool) {
	s := &raw[i]
	if s.state != 0 {
		return
	}
	s.state = 1
	resolved := newStyle()
	if b := s.base; b < len(raw) && b != i && raw[b].kind == s.kind {
		if resolve(raw, out, b, old); raw[b].state == 2 {
			resolved = out[b]
		}
	}
	if resolved.heading = 0; s.sti >= 1 && s.sti <= 9 && s.kind == 1 {
		resolved.heading = s.sti
	}
	base := resolved.char
	sprms(s.papx, old, func(code uint16, arg []byte) {
		resolved.para.set(code, arg)
		if code == sprmPIlfo {
			resolved.para.listStyle = i
		}
	})
	sprms(s.chpx, old, func(code uint16, arg []byte) { resolved.char.set(code, arg, &base, old) })
	resolved.para.istd = i
	resolved.isChar, resolved.list = s.kind == 2, s.chpx
	if s.kind == 2 && s.base < len(raw) && s.base != i && len(out[s.base].list) > 0 {
		resolved.list = append(append([]byte(nil), out[s.base].list...), s.chpx...)
	}
	out[i] = resolved
	s.state = 2
}

// style gives a style by its index; an index without a style is that of plain text.
func (r *reader) style(istd int) *style {
	if istd >= 0 && istd < len(r.styles) {
		return &r.styles[istd]
	}
	if len(r.styles) == 0 {
		r.styles = []style{newStyle()}
	}
	return &r.styles[0]
}
