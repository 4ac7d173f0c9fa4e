package xlsx

import (
	"archive/zip"
	"bytes"
	"io"
	"sort"

	"github.com/xuri/excelize/v2"
)

// writeSorted writes a workbook with its parts in the order of their names: excelize keeps them in maps, and the same
// workbook would have other bytes each time.
func writeSorted(w io.Writer, f *excelize.File) error {
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		return err
	}
	in, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		return err
	}
	sort.Slice(in.File, func(i, j int) bool { return partLess(in.File[i].Name, in.File[j].Name) })
	out := zip.NewWriter(w)
	for _, part := range in.File {
		if err := copyPart(out, part); err != nil {
			return err
		}
	}
	return out.Close()
}

// partLess puts the list of content types first, where readers look for it.
func partLess(a, b string) bool {
	const types = "[Content_Types].xml"
	if (a == types) != (b == types) {
		return a == types
	}
	return a < b
}

func copyPart(out *zip.Writer, part *zip.File) error {
	r, err := part.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	w, err := out.CreateHeader(&zip.FileHeader{Name: part.Name, Method: zip.Deflate})
	if err != nil {
		return err
	}
	_, err = io.Copy(w, r)
	return err
}
