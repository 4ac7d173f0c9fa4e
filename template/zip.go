package template

import (
	"archive/zip"
	"io"
	"sort"
	"time"
)

// zipDate is the date of all parts: the same values give the same bytes.
var zipDate = time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC)

// pack writes parts as a docx, the content types first as readers expect.
func pack(w io.Writer, files map[string][]byte) error {
	names := make([]string, 0, len(files))
	for name := range files {
		names = append(names, name)
	}
	sort.Strings(names)
	z := zip.NewWriter(w)
	for _, name := range names { // "[Content_Types].xml" sorts first
		f, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: zipDate})
		if err != nil {
			return err
		}
		if _, err := f.Write(files[name]); err != nil {
			return err
		}
	}
	return z.Close()
}
