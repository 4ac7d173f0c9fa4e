package pdf

import (
	"bytes"
	"encoding/binary"
	"strings"
	"sync"

	"nianping/render/typeset"
)

// common are the characters that most reports use of a face. A report that uses most of them takes them all, before its others:
// their outlines, most of a font, are deflated once for all reports.
type common struct {
	cut      *typeset.Common
	deflated func() []byte // the outlines as a piece of a raw deflate stream that ends on a whole byte
}

func newCommon(face *typeset.Face, list string) *common {
	c := &common{cut: face.Common([]rune(strings.ReplaceAll(list, "\n", "")))}
	c.deflated = sync.OnceValue(func() []byte {
		z := deflaters.Get().(*deflater)
		defer deflaters.Put(z)
		z.out.Reset()
		z.z.Reset(&z.out)
		z.z.Write(c.cut.Outlines()) // into memory: cannot fail
		z.z.Flush()
		return bytes.Clone(z.out.Bytes())
	})
	return c
}

// serves reports whether a document that uses these characters should take all the common ones.
func (c *common) serves(used codes) bool {
	if c == nil || c.cut == nil {
		return false
	}
	n := 0
	for _, r := range c.cut.Runes() {
		if used.has(r) {
			n++
		}
	}
	return 100*n >= 85*len(c.cut.Runes())
}

// known is the piece of a stream's bytes that was deflated before.
type known struct {
	from, to int
	deflated []byte
}

// write puts out what stands before the piece, as a block that is not deflated, and the piece.
func (k *known) write(out *bytes.Buffer, data []byte) {
	length := uint16(k.from)
	out.Write(binary.LittleEndian.AppendUint16(binary.LittleEndian.AppendUint16([]byte{0}, length), ^length))
	out.Write(data[:k.from])
	out.Write(k.deflated)
}
