package xlsx

import (
	"archive/zip"
	"bytes"
	"errors"
	"hash/crc32"
	"io"
	"io/fs"
	"maps"
	"slices"
	"sort"

	"github.com/klauspost/compress/flate"
	"github.com/xuri/excelize/v2"

	"nianping"
)

// writeSorted writes a workbook with its parts in the order of their names: excelize keeps them in maps, and the same
// workbook would have other bytes each time. streamed are rows that excelize does not have, by the sheets' names in the
// workbook; nil for none.
func writeSorted(w io.Writer, f *excelize.File, streamed map[string]*sheetRows) error {
	all := &parts{deflated: map[string]*part{}, streamed: streamed, deflate: deflaters.Get().(*flate.Writer)}
	defer deflaters.Put(all.deflate)
	f.SetZipWriter(func(io.Writer) excelize.ZipWriter { return all })
	if _, err := f.WriteToBuffer(); err != nil { // into all, which leaves the buffer empty
		return err
	}
	out := zip.NewWriter(w)
	if err := all.writeTypes(out); err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(all.deflated)) {
		if err := all.deflated[name].writeTo(out, name); err != nil {
			return err
		}
	}
	return out.Close()
}

// parts gathers the parts of a workbook, each deflated as it comes; excelize writes one after another.
type parts struct {
	deflated map[string]*part
	streamed map[string]*sheetRows
	types    bytes.Buffer // the list of content types, as it is
	deflate  *flate.Writer
	open     *part // that is being deflated; nil for none
}

// part is one deflated part: what excelize has of it, or rows between what excelize has around them.
type part struct {
	data, behind bytes.Buffer // deflated: all of it, or what stands before and behind the rows
	crc          uint32
	size         uint64       // before it was deflated
	to           *parts       // whose deflater it uses
	rows         *sheetRows   // that stand in it; nil for none
	blocks       []block      // of the rows
	deflated     uint64       // size of the blocks
	frame        bytes.Buffer // what stands around the rows
}

// writeTo writes the part into a workbook.
func (p *part) writeTo(out *zip.Writer, name string) error {
	to, err := out.CreateRaw(&zip.FileHeader{Name: name, Method: zip.Deflate, CRC32: p.crc, CompressedSize64: uint64(p.data.Len()) + p.deflated + uint64(p.behind.Len()), UncompressedSize64: p.size})
	if err == nil {
		_, err = to.Write(p.data.Bytes())
	}
	for _, b := range p.blocks {
		if err == nil {
			err = p.rows.store.copy(to, b)
		}
	}
	if err == nil {
		_, err = to.Write(p.behind.Bytes())
	}
	return err
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
	p := &part{to: a, rows: a.streamed[name]}
	a.deflated[name], a.open = p, p
	a.deflate.Reset(&p.data)
	if p.rows != nil {
		return &p.frame, nil
	}
	return p, nil
}

// Write deflates some of a part.
func (p *part) Write(b []byte) (int, error) {
	p.crc = crc32.Update(p.crc, crc32.IEEETable, b)
	p.size += uint64(len(b))
	return p.to.deflate.Write(b)
}

// Close ends the last part.
func (a *parts) Close() error {
	p := a.open
	if p == nil {
		return nil
	}
	a.open = nil
	if p.rows != nil {
		if err := p.join(); err != nil {
			return err
		}
	}
	return a.deflate.Close()
}

// rowsEnd is what stands behind the rows of a sheet.
const rowsEnd = "</sheetData>"

// join puts the rows into their frame: deflated pieces stand behind each other as they are, if none looks back at another.
func (p *part) join() error {
	before, _, _ := bytes.Cut(p.frame.Bytes(), []byte(rowsEnd))
	if _, err := p.Write(before); err != nil {
		return err
	}
	if err := p.to.deflate.Flush(); err != nil {
		return err
	}
	var err error
	if p.blocks, p.deflated, err = p.rows.end(); err != nil {
		return err
	}
	p.crc = bothCRC(p.crc, p.rows.crc, p.rows.size)
	p.size += p.rows.size
	p.to.deflate.Reset(&p.behind)
	_, err = p.Write(p.frame.Bytes()[len(before):])
	return err
}

// bothCRC is the checksum of two texts one after another, by that of each and the length of the second: what the first adds
// is what it would add before as many zeros.
func bothCRC(first, second uint32, length uint64) uint32 {
	zeros := make([]byte, 1<<16)
	with, without := first, uint32(0)
	for length > 0 {
		n := min(length, uint64(len(zeros)))
		with, without = crc32.Update(with, crc32.IEEETable, zeros[:n]), crc32.Update(without, crc32.IEEETable, zeros[:n])
		length -= n
	}
	return second ^ with ^ without
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
	entries := typeEntry().FindAllString(list, -1)
	sort.Strings(entries)
	next := 0
	_, err = io.WriteString(w, typeEntry().ReplaceAllStringFunc(list, func(string) string {
		next++
		return entries[next-1]
	}))
	return err
}

var typeEntry = nianping.Expression(`<(?:Default|Override) [^>]*></(?:Default|Override)>`)
