package xlsx

import (
	"archive/zip"
	"bytes"
	"errors"
	"hash/crc32"
	"io"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"sort"

	"github.com/klauspost/compress/flate"
	"github.com/xuri/excelize/v2"
)

// writeSorted writes a workbook with its parts in the order of their names: excelize keeps them in maps, and the same
// workbook would have other bytes each time.
func writeSorted(w io.Writer, f *excelize.File) error {
	all := &parts{deflated: map[string]*part{}}
	f.SetZipWriter(func(io.Writer) excelize.ZipWriter { return all })
	if _, err := f.WriteToBuffer(); err != nil { // into all, which leaves the buffer empty
		return err
	}
	out := zip.NewWriter(w)
	if err := all.writeTypes(out); err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(all.deflated)) {
		p := all.deflated[name]
		to, err := out.CreateRaw(&zip.FileHeader{Name: name, Method: zip.Deflate, CRC32: p.crc, CompressedSize64: uint64(p.data.Len()), UncompressedSize64: p.size})
		if err == nil {
			_, err = to.Write(p.data.Bytes())
		}
		if err != nil {
			return err
		}
	}
	return out.Close()
}

// parts gathers the parts of a workbook, each deflated as it comes; excelize writes one after another.
type parts struct {
	deflated map[string]*part
	types    bytes.Buffer // the list of content types, as it is
	deflate  *flate.Writer
	open     bool // a part is being deflated
}

// part is one deflated part.
type part struct {
	data bytes.Buffer
	crc  uint32
	size uint64 // before it was deflated
	to   *parts // whose deflater it uses
}

const contentTypes = "[Content_Types].xml"

// Create begins a part and ends the one before.
func (a *parts) Create(name string) (io.Writer, error) {
	if err := a.Close(); err != nil {
		return nil, err
	}
	if name == contentTypes {
		return &a.types, nil
	}
	p := &part{to: a}
	a.deflated[name], a.open = p, true
	var err error
	if a.deflate == nil {
		a.deflate, err = flate.NewWriter(&p.data, flate.DefaultCompression)
	} else {
		a.deflate.Reset(&p.data)
	}
	return p, err
}

// Write deflates some of a part.
func (p *part) Write(b []byte) (int, error) {
	p.crc = crc32.Update(p.crc, crc32.IEEETable, b)
	p.size += uint64(len(b))
	return p.to.deflate.Write(b)
}

// Close ends the last part.
func (a *parts) Close() error {
	if !a.open {
		return nil
	}
	a.open = false
	return a.deflate.Close()
}

// AddFS is there for excelize alone, which does not call it.
func (a *parts) AddFS(fs.FS) error { return errors.ErrUnsupported }

// writeTypes writes the list of content types, where readers look for it, with its entries in order: a chart makes excelize
// add those of pictures from a map.
func (a *parts) writeTypes(out *zip.Writer) error {
	w, err := out.Create(contentTypes)
	if err != nil {
		return err
	}
	list := a.types.String()
	entries := typeEntry.FindAllString(list, -1)
	sort.Strings(entries)
	next := 0
	_, err = io.WriteString(w, typeEntry.ReplaceAllStringFunc(list, func(string) string {
		next++
		return entries[next-1]
	}))
	return err
}

var typeEntry = regexp.MustCompile(`<(?:Default|Override) [^>]*></(?:Default|Override)>`)
