package ooxml

import (
	"archive/zip"
	"bytes"
	"hash/crc32"
	"io"
	"strings"
	"testing"

	"nianping/ingest/document"
	"nianping/ingest/document/documenttest"
)

func TestAMemberIsUnpackedAsArchiveZipUnpacksIt(t *testing.T) {
	t.Parallel()
	text := strings.Repeat("技能等级认定 <w:p/> ", 50)
	described := documenttest.Zip("a.xml", text)
	if p, err := Open(described, document.Limits{}); err != nil || !p.inflated(p.packed("a.xml"), make([]byte, len(text))) {
		t.Fatalf("a whole member is not unpacked from the bytes (%v)", err)
	}
	for _, whole := range [][]byte{described, plainZip(t, text)} {
		for at := range whole { // a broken byte anywhere
			data := bytes.Clone(whole)
			data[at] ^= 0x5A
			p, err := Open(data, document.Limits{})
			if err != nil || !p.Has("a.xml") {
				continue
			}
			got, err := p.Part("a.xml")
			want, wantErr := firstMember(data)
			if (err == nil) != (wantErr == nil) || err == nil && !bytes.Equal(got, want) {
				t.Fatalf("byte %d: %d bytes, %v; archive/zip gives %d, %v", at, len(got), err, len(want), wantErr)
			}
		}
	}
}

// plainZip is a zip whose one member is described in front of it only, as Word writes it.
func plainZip(t *testing.T, text string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(documenttest.Zip("a.xml", text)), int64(len(documenttest.Zip("a.xml", text))))
	if err != nil {
		t.Fatal(err)
	}
	r, err := z.File[0].OpenRaw()
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	out := zip.NewWriter(&b)
	w, err := out.CreateRaw(&zip.FileHeader{Name: "a.xml", Method: zip.Deflate, CRC32: crc32.ChecksumIEEE([]byte(text)),
		CompressedSize64: z.File[0].CompressedSize64, UncompressedSize64: uint64(len(text))})
	if err == nil {
		_, err = io.Copy(w, r)
	}
	if err == nil {
		err = out.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// firstMember is the first member of a zip as archive/zip unpacks it.
func firstMember(data []byte) ([]byte, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	r, err := z.File[0].Open()
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}
