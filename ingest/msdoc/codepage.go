package msdoc

import (
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// codePage says how the bytes of an old document read.
type codePage struct {
	single *charmap.Charmap  // one byte a character
	double encoding.Encoding // one or two; nil for a single one
}

// decode reads the character that begins with b; next gives the byte after it.
func (c *codePage) decode(b byte, next func() (byte, bool)) (r rune, n int) {
	if c.double == nil {
		return c.single.DecodeByte(b), 1
	}
	if trail, ok := next(); ok && trail >= 0x30 {
		out, err := c.double.NewDecoder().Bytes([]byte{b, trail})
		if r := []rune(string(out)); err == nil && len(r) == 1 && r[0] != 0xFFFD {
			return r[0], 2
		}
	}
	return charmap.Windows1252.DecodeByte(b), 1
}

// codePages are the code pages of Word's languages, by the low byte of the language code ([MS-LCID]).
var codePages = map[int]codePage{
	0x01: {single: charmap.Windows1256}, 0x02: {single: charmap.Windows1251}, 0x04: {double: simplifiedchinese.GB18030}, 0x05: {single: charmap.Windows1250},
	0x08: {single: charmap.Windows1253}, 0x0D: {single: charmap.Windows1255}, 0x0E: {single: charmap.Windows1250}, 0x11: {double: japanese.ShiftJIS},
	0x12: {double: korean.EUCKR}, 0x15: {single: charmap.Windows1250}, 0x18: {single: charmap.Windows1250}, 0x19: {single: charmap.Windows1251},
	0x1B: {single: charmap.Windows1250}, 0x1E: {single: charmap.Windows874}, 0x1F: {single: charmap.Windows1254}, 0x22: {single: charmap.Windows1251},
	0x24: {single: charmap.Windows1250}, 0x25: {single: charmap.Windows1257}, 0x26: {single: charmap.Windows1257}, 0x27: {single: charmap.Windows1257},
}

// charsets are the code pages of fonts ([MS-WMF] 2.1.1.5).
var charsets = map[byte]codePage{
	128: {double: japanese.ShiftJIS}, 129: {double: korean.EUCKR}, 134: {double: simplifiedchinese.GB18030}, 136: {double: traditionalchinese.Big5},
	161: {single: charmap.Windows1253}, 162: {single: charmap.Windows1254}, 177: {single: charmap.Windows1255}, 178: {single: charmap.Windows1256},
	186: {single: charmap.Windows1257}, 204: {single: charmap.Windows1251}, 222: {single: charmap.Windows874}, 238: {single: charmap.Windows1250},
}

// macintosh is the character set of documents that Word for Mac wrote.
const macintosh = 256

// codePage picks the code page of an old document: by the machine it was written on, by its language, else by a Chinese
// font in it. nil is the Western one.
func (r *reader) codePage() *codePage {
	if !r.fib.old {
		return nil
	}
	if r.fib.charset == macintosh {
		return &codePage{single: charmap.Macintosh}
	}
	if l := r.fib.language; l == 0x0404 || l == 0x0C04 || l == 0x1404 {
		return &codePage{double: traditionalchinese.Big5}
	}
	if c, ok := codePages[r.fib.language&0xFF]; ok {
		return &c
	}
	for _, f := range r.fonts {
		if f.charset == 134 || strings.ContainsAny(f.name, "宋黑楷仿") {
			return &codePage{double: simplifiedchinese.GB18030}
		}
	}
	return nil
}

// codeOf is the code page of text in a font of an old document. A Western font does not speak against the document's own
// page: bytes above 0x7F in it are Chinese in a Chinese document.
func (r *reader) codeOf(font int) *codePage {
	if font >= 0 && font < len(r.fonts) {
		if c, ok := charsets[r.fonts[font].charset]; ok {
			return &c
		}
	}
	return r.standard
}
