package rtf

import (
	"bytes"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"nianping/ingest/charset"
	"nianping/ingest/layout"
	"nianping/ingest/symbol"
)

// charsets are the code pages of font character sets; 0, 1 and 2 (Western, default, symbol) are seen to apart.
var charsets = map[int]int{
	77: 10000, 128: 932, 129: 949, 130: 1361, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258, 177: 1255, 178: 1256,
	186: 1257, 204: 1251, 222: 874, 238: 1250, 254: 437, 255: 850,
}

// symbolCharset is the character set of symbol fonts.
const symbolCharset = 2

// byte takes one byte of text, \'hh.
func (r *reader) byte(b byte) {
	r.state.fresh = false
	if r.skip > 0 {
		r.skip--
		return
	}
	if r.state.dest == destSkip {
		return
	}
	r.raw = append(r.raw, b)
}

// text takes plain bytes.
func (r *reader) text(b []byte) {
	r.state.fresh = false
	n := min(r.skip, len(b))
	r.skip -= n
	if r.state.dest == destSkip {
		return
	}
	if r.state.dest == destData {
		r.objects[len(r.objects)-1].hex(b[n:])
		return
	}
	r.raw = append(r.raw, b[n:]...)
}

// flush decodes the bytes that wait.
func (r *reader) flush() {
	if len(r.raw) == 0 {
		return
	}
	raw := r.raw
	r.raw = r.raw[:0]
	r.high = 0
	switch r.state.dest {
	case destSkip, destShape, destRow, destForm, destData:
		return
	case destFont, destStyle:
		r.entryText(raw)
		return
	case destClass:
		o := r.objects[len(r.objects)-1]
		o.class = append(o.class, raw[:min(len(raw), maxCode)]...)
		return
	}
	f, known := r.fonts[r.state.char.font]
	if known && f.charset == symbolCharset {
		for _, b := range raw {
			r.rune(symbol.Rune(string(f.name), rune(b)))
		}
		return
	}
	if !bytes.ContainsFunc(raw, func(c rune) bool { return c >= utf8.RuneSelf }) {
		for _, b := range raw {
			r.rune(rune(b))
		}
		return
	}
	for _, c := range r.decode(raw, f, known) {
		r.rune(c)
	}
}

// decode reads bytes in the code page of a font, else of the document. A Western font in a Chinese document often holds
// Chinese bytes all the same.
func (r *reader) decode(raw []byte, f font, known bool) string {
	page := r.codePage
	if known {
		switch p, named := charsets[f.charset]; {
		case f.page > 0:
			page = f.page
		case named:
			page = p
		case f.charset == 0 && !doubleByte(page):
			page = 1252
		}
	}
	if page == 65001 && utf8.Valid(raw) {
		return string(raw)
	}
	if e := charset.CodePage(page); e != nil {
		if s, err := e.NewDecoder().Bytes(raw); err == nil && !bytes.ContainsRune(s, utf8.RuneError) {
			return string(s)
		}
	}
	if r.codePage != page {
		if e := charset.CodePage(r.codePage); e != nil {
			if s, err := e.NewDecoder().Bytes(raw); err == nil && !bytes.ContainsRune(s, utf8.RuneError) {
				return string(s)
			}
		}
	}
	s, _ := charmap.Windows1252.NewDecoder().Bytes(raw)
	return string(s)
}

func doubleByte(page int) bool {
	return page == 936 || page == 950 || page == 932 || page == 949 || page == 54936
}

// unicode takes a \u.
func (r *reader) unicode(n int) {
	r.flush()
	c := rune(uint16(n))
	if n > 0xFFFF && n <= utf8.MaxRune {
		c = rune(n)
	}
	switch {
	case c >= 0xD800 && c < 0xDC00:
		r.high = c
		r.skip = r.state.uc
		return
	case c >= 0xDC00 && c < 0xE000:
		c = utf16.DecodeRune(r.high, c)
	case c >= 0xF000 && c <= 0xF0FF:
		name := ""
		if f, ok := r.fonts[r.state.char.font]; ok {
			name = string(f.name)
		}
		c = symbol.Rune(name, c)
	}
	r.high = 0
	if r.state.dest == destFont || r.state.dest == destStyle {
		r.entryText(utf8.AppendRune(nil, c))
	} else if r.state.dest != destSkip {
		r.rune(c)
	}
	r.skip = r.state.uc
}

// rune puts a character where the state says.
func (r *reader) rune(c rune) {
	st := &r.state
	switch st.dest {
	case destNumber:
		if c != '\t' {
			r.story().number = utf8.AppendRune(r.story().number, c)
		}
	case destCode:
		if f := r.fields[len(r.fields)-1]; len(f.code) < maxCode {
			f.code = utf8.AppendRune(f.code, c)
		}
	case destEntry:
		if n := len(r.fields); n > 0 && len(r.fields[n-1].form.entry) < maxCode {
			r.fields[n-1].form.entry = utf8.AppendRune(r.fields[n-1].form.entry, c)
		}
	case destTitle:
		r.title = utf8.AppendRune(r.title, c)
	case destText:
		s := r.story()
		switch {
		case st.char.deleted:
			s.gone = true
		case st.char.hidden:
			s.left = s.left || c > ' '
		default:
			s.line.Rune(c, layout.Style{Bold: st.char.bold, Strike: st.char.strike || st.char.double})
		}
	}
}

// entryText takes text of the font table or the style sheet; a semicolon ends an entry.
func (r *reader) entryText(raw []byte) {
	for _, b := range raw {
		if b == ';' {
			r.endEntry(r.state.dest)
			continue
		}
		if r.entry.name = append(r.entry.name, b); len(r.entry.name) > 256 {
			r.entry.name = r.entry.name[:256]
		}
	}
}
