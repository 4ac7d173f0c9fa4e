package pdf

import (
	"context"
	"math"
	"os"
	"path/filepath"
	"testing"
)

// What batch.wasm writes is what PDFium says when it is asked one thing at a time.
func TestABatchSaysWhatSingleCallsSay(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile(filepath.Join(corpus, "d15.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	s, err := (&reading{context.Background(), data, lean}).start()
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	room := s.call("malloc", 128)
	at := func(offset int) uint64 { return room + uint64(offset) }
	same := func(what string, i, offset int, got record, length int) {
		t.Helper()
		want, _ := s.pdfium.Memory().Read(uint32(at(offset)), uint32(length))
		if string(got[offset:offset+length]) != string(want) {
			t.Fatalf("%s %d, offset %d: batch %x, single call %x", what, i, offset, got[offset:offset+length], want)
		}
	}
	all := func(name string, of uint64, count, size int) (out [][]byte) {
		for r := range s.records(name, of, count, size) {
			out = append(out, append([]byte(nil), r...))
		}
		if len(out) != count || count == 0 {
			t.Fatalf("%s: %d of %d", name, len(out), count)
		}
		return out
	}
	page := s.call("FPDF_LoadPage", s.doc, 0)
	text := s.call("FPDFText_LoadPage", page)
	for i, b := range all("chars", text, s.number("FPDFText_CountChars", text), charBytes) {
		c, n := record(b), uint64(i)
		if c.is(76) != (s.call("FPDFText_GetCharBox", text, n, at(0), at(8), at(16), at(24)) != 0) ||
			c.is(77) != (s.call("FPDFText_GetCharOrigin", text, n, at(32), at(40)) != 0) ||
			c.is(78) != (s.call("FPDFText_GetLooseCharBox", text, n, at(48)) != 0) ||
			c.int(72) != s.number("FPDFText_GetUnicode", text, n) || c.double(64) != math.Float64frombits(s.call("FPDFText_GetFontSize", text, n)) {
			t.Fatalf("character %d: %x", i, b)
		}
		same("character", i, 0, c, 64)
	}
	segments := 0
	for i, b := range all("objects", page, s.number("FPDFPage_CountObjects", page), objectBytes) {
		o := record(b)
		object := s.call("FPDFPage_GetObject", page, uint64(i))
		if uint64(o.int(0)) != object || o.int(4) != s.number("FPDFPageObj_GetType", object) {
			t.Fatalf("object %d: %x", i, b)
		}
		if o.int(4) != objectPath {
			continue
		}
		if o.is(52) != (s.call("FPDFPageObj_GetBounds", object, at(8), at(12), at(16), at(20)) != 0) ||
			o.is(53) != (s.call("FPDFPageObj_GetMatrix", object, at(24)) != 0) || o.int(48) != s.number("FPDFPath_CountSegments", object) {
			t.Fatalf("path %d: %x", i, b)
		}
		same("path", i, 8, o, 40)
		for j, b := range all("segments", object, o.int(48), segmentBytes) {
			g := record(b)
			segment := s.call("FPDFPath_GetPathSegment", object, uint64(j))
			if g.is(12) != (s.call("FPDFPathSegment_GetPoint", segment, at(0), at(4)) != 0) || g.int(8) != s.number("FPDFPathSegment_GetType", segment) ||
				g.is(13) != (s.call("FPDFPathSegment_GetClose", segment) != 0) {
				t.Fatalf("segment %d of path %d: %x", j, i, b)
			}
			same("segment", j, 0, g, 8)
			segments++
		}
	}
	if segments == 0 || s.err != nil {
		t.Error(segments, s.err)
	}
}
