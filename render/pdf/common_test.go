package pdf

import (
	"bytes"
	"testing"

	"nianping/render/typeset"
)

// What was deflated for all reports must be what each report's font holds, and most of it must be of use.
func TestCommonCharactersAreDeflatedOnceForAll(t *testing.T) {
	t.Parallel()
	fonts := EmbeddedFonts()
	for name, in := range variants() {
		w := &writer{doc: laid(t, in), uses: map[*typeset.Face]*fontUse{}}
		w.collect()
		for _, u := range w.fonts {
			program, before := u.program()
			if want := u.face.Subset(u.runes); !bytes.Equal(program, want) {
				t.Errorf("%s: %s cut in two steps is another font", name, u.face.Name)
			}
			switch {
			case before == nil && fonts.common[u.face] != nil && (name == "school" || name == "institution"):
				t.Errorf("%s: %s has nothing in common with other reports", name, u.face.Name)
			case before != nil && name == "missing":
				t.Errorf("a report of two pages takes all common characters of %s along", u.face.Name)
			}
			if before == nil {
				continue
			}
			z := deflaters.Get().(*deflater)
			if !bytes.Equal(inflated(t, z.deflate(program, before)), program) {
				t.Errorf("%s: %s does not inflate to itself", name, u.face.Name)
			}
			deflaters.Put(z)
		}
	}
}
