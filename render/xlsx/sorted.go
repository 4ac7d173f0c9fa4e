package xlsx

import (
	"archive/zip"
	"bytes"
	"io"
	"regexp"
	"sort"

	"github.com/klauspost/compress/flate"
	"github.com/xuri/excelize/v2"
)

// writeSorted writes a workbook with its parts in the order of their names: excelize keeps them in maps, and the same
// workbook would have other bytes each time. The parts stay deflated as excelize left them.
func writeSorted(w io.Writer, f *excelize.File) error {
	f.SetZipWriter(func(w io.Writer) excelize.ZipWriter { return newZip(w) })
	b, err := f.WriteToBuffer()
	if err != nil {
		return err
	}
	in, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		return err
	}
	sort.Slice(in.File, func(i, j int) bool { return partLess(in.File[i].Name, in.File[j].Name) })
	out := newZip(w)
	for _, part := range in.File {
		if part.Name == contentTypes {
			err = copyTypes(out, part)
		} else {
			err = out.Copy(part)
		}
		if err != nil {
			return err
		}
	}
	return out.Close()
}

// newZip deflates at half the cost of archive/zip, and as tightly.
func newZip(w io.Writer) *zip.Writer {
	z := zip.NewWriter(w)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.DefaultCompression) })
	return z
}

const contentTypes = "[Content_Types].xml"

// partLess puts the list of content types first, where readers look for it.
func partLess(a, b string) bool {
	if (a == contentTypes) != (b == contentTypes) {
		return a == contentTypes
	}
	return a < b
}

// copyTypes copies the list of content types with its entries in order: a chart makes excelize add those of pictures from
// a map.
func copyTypes(out *zip.Writer, part *zip.File) error {
	r, err := part.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	list, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	w, err := out.Create(part.Name)
	if err != nil {
		return err
	}
	entries := typeEntry.FindAllString(string(list), -1)
	sort.Strings(entries)
	next := 0
	_, err = io.WriteString(w, typeEntry.ReplaceAllStringFunc(string(list), func(string) string {
		next++
		return entries[next-1]
	}))
	return err
}

var typeEntry = regexp.MustCompile(`<(?:Default|Override) [^>]*></(?:Default|Override)>`)
