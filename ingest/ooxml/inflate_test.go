package ooxml

import (
	"bytes"
	"compress/flate"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"nianping/ingest/document"
	"nianping/ingest/document/documenttest"
)

// deflated packs data in one way of the standard library's.
func deflated(t testing.TB, data []byte, level int) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := flate.NewWriter(&b, level)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// samples are texts of the kinds that make different blocks: none, stored, fixed codes, long codes, far and overlapping copies.
func samples() map[string][]byte {
	random := rand.New(rand.NewPCG(1, 2))
	noise, skewed := make([]byte, 70_000), make([]byte, 200_000)
	for i := range noise {
		noise[i] = byte(random.Uint32())
	}
	for i := range skewed { // codes of all lengths
		skewed[i] = byte(min(random.ExpFloat64()*12, 255))
	}
	var xml strings.Builder
	for i := range 3000 {
		fmt.Fprintf(&xml, `<w:r><w:rPr><w:sz w:val="%d"/></w:rPr><w:t>考评员%d人</w:t></w:r>`, i%7, random.IntN(1000))
	}
	return map[string][]byte{"empty": nil, "one byte": {'x'}, "short": []byte("报考278人，合格251人"), "same": bytes.Repeat([]byte{'a'}, 100_000),
		"noise": noise, "skewed": skewed, "xml": []byte(xml.String()), "far": append(append(bytes.Clone(noise[:30_000]), skewed[:2_000]...), noise[:30_000]...)}
}

func TestInflatesWhatTheStandardLibraryDeflates(t *testing.T) {
	t.Parallel()
	for name, data := range samples() {
		for _, level := range []int{flate.HuffmanOnly, flate.NoCompression, flate.BestSpeed, flate.DefaultCompression, flate.BestCompression} {
			packed := deflated(t, data, level)
			out := bytes.Repeat([]byte{0xEE}, len(data))
			if !inflate(out, packed) || !bytes.Equal(out, data) {
				t.Errorf("%s at level %d is not unpacked", name, level)
			}
			if inflate(make([]byte, len(data)+1), packed) {
				t.Errorf("%s at level %d fills more than it has", name, level)
			}
			if len(data) > 0 && inflate(make([]byte, len(data)-1), packed) {
				t.Errorf("%s at level %d fits into less than it has", name, level)
			}
			for _, cut := range []int{0, 1, len(packed) / 2, len(packed) - 1} {
				if inflate(out, packed[:cut]) {
					t.Errorf("%s at level %d is whole after %d of %d bytes", name, level, cut, len(packed))
				}
			}
		}
	}
}

// FuzzInflate holds whatever is taken for whole to what the standard library makes of it.
func FuzzInflate(f *testing.F) {
	for _, data := range samples() {
		data = data[:min(len(data), 2000)]
		f.Add(deflated(f, data, flate.BestCompression), len(data))
	}
	f.Fuzz(func(t *testing.T, packed []byte, size int) {
		if size < 0 || size > 1<<16 {
			return
		}
		out := make([]byte, size)
		got := inflate(out, packed)
		want, err := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(packed)), int64(size)+1))
		if whole := err == nil && len(want) == size; got != whole {
			t.Fatalf("inflate says %v; the standard library: %d of %d bytes, %v", got, len(want), size, err)
		}
		if got && !bytes.Equal(out, want) {
			t.Fatal("other bytes than the standard library's")
		}
	})
}

// BenchmarkInflate unpacks the texts and styles of the corpus's documents.
func BenchmarkInflate(b *testing.B) {
	_, files := documenttest.Load(b, "../../fixtures/corpus/*.docx")
	type part struct {
		packed []byte
		size   uint64
	}
	var parts []part
	var size int64
	for _, data := range files {
		pkg, err := Open(data, document.Limits{})
		if err != nil {
			b.Fatal(err)
		}
		for _, name := range []string{"word/document.xml", "word/styles.xml", "word/settings.xml", "[Content_Types].xml"} {
			if f := pkg.zipped(name); f != nil {
				packed, _ := pkg.packed(f)
				parts = append(parts, part{packed, f.UncompressedSize64})
				size += int64(f.UncompressedSize64)
			}
		}
	}
	room := make([]byte, maxRoom)
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		for _, p := range parts {
			if !inflate(room[:p.size], p.packed) {
				b.Fatal("a part is not unpacked")
			}
		}
	}
}
