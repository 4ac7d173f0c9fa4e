package pdf

import (
	"bytes"
	"crypto/md5"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"hash/adler32"
	"io"
	"slices"
	"strconv"
	"sync"

	"github.com/klauspost/compress/flate"

	"nianping"
)

// object is one indirect object of a PDF: a dictionary, and the bytes behind it if it is a stream.
type object struct {
	dict   string // between << and >>, without Length and Filter
	stream []byte
	plain  bool   // a stream that stays as it is, for programs that look for it
	known  *known // what of the stream is deflated already; nil for nothing
}

// objects are the objects of a PDF: number n is objects[n-1].
type objects []object

// add appends an object and gives its number.
func (o *objects) add(x object) int {
	*o = append(*o, x)
	return len(*o)
}

var (
	outlines   = nianping.Expression(`/Outlines (\d+) 0 R`)
	lastNumber = nianping.Expression(`startxref\n(\d+)\n`)
)

// opened are the objects of a file that gofpdf wrote, without compression. The last two are the document's information and
// the catalog.
func opened(file []byte) (objects, error) {
	m := lastNumber().FindSubmatch(file[max(0, len(file)-64):])
	if m == nil {
		return nil, fmt.Errorf("PDF 没有目录")
	}
	xref, err := strconv.Atoi(string(m[1]))
	if err != nil {
		return nil, err
	}
	// The table has lines of 20 bytes, the first of which is for number 0.
	table := file[xref+bytes.Index(file[xref:], []byte(" f \n"))+4:]
	var starts []int
	for ; bytes.HasSuffix(table[:min(20, len(table))], []byte(" n \n")); table = table[20:] {
		at, err := strconv.Atoi(string(table[:10]))
		if err != nil {
			return nil, err
		}
		starts = append(starts, at)
	}
	ends := append(slices.Clone(starts), xref)
	slices.Sort(ends)
	all := make(objects, len(starts))
	for i, start := range starts {
		k, _ := slices.BinarySearch(ends, start)
		body := bytes.TrimPrefix(file[start:ends[k+1]], []byte(strconv.Itoa(i+1)+" 0 obj\n"))
		body = bytes.TrimSuffix(body, []byte("endobj\n"))
		dict, stream, isStream := bytes.Cut(body, []byte(">>\nstream\n"))
		if isStream && bytes.HasPrefix(dict, []byte("<</Length ")) {
			all[i].stream = bytes.TrimSuffix(stream, []byte("\nendstream\n"))
			continue
		}
		body = bytes.TrimSpace(body)
		all[i].dict = string(bytes.TrimSuffix(bytes.TrimPrefix(body, []byte("<<")), []byte(">>")))
	}
	return all, nil
}

// seal makes the finished file of what gofpdf wrote: fonts and attachments are added, streams deflated, and all else packed
// into one stream as PDF 1.5 and later have it, which takes a third off the file. gofpdf could write fonts and attachments itself, but
// it parses every font twice for each document, and where it attaches a file, its links and bookmarks lead a page astray.
func (w *writer) seal(out io.Writer, file []byte) error {
	all, err := opened(file)
	if err != nil {
		return err
	}
	info, catalog := len(all)-1, len(all)
	all[1].dict = "/ProcSet [/PDF /Text /ImageC] /Font <<" + w.fontObjects(&all) + ">>"
	if w.doc.logo != nil {
		all[1].dict += fmt.Sprintf(" /XObject <</Logo %d 0 R>>", all.add(w.doc.logo.object()))
	}
	all[info-1].dict = zoned(all[info-1].dict)
	for n := range w.doc.pages { // each is followed by its drawing
		all[2+2*n].dict = printed(all[2+2*n].dict)
	}
	all[catalog-1].dict = w.catalog(&all, all[catalog-1].dict)
	return all.write(out, catalog, info)
}

// catalog is the root of the document, with its language, the attached files and the metadata.
func (w *writer) catalog(all *objects, written string) string {
	b := []byte("/Type /Catalog /Pages 1 0 R /Lang (zh-CN) /ViewerPreferences <</DisplayDocTitle true>>")
	if m := outlines().FindStringSubmatch(written); m != nil {
		root, _ := strconv.Atoi(m[1]) // digits
		w.doc.count(*all, root)
		b = append(b, " /PageMode /UseOutlines "+m[0]...)
	}
	b = append(b, intent(all)...)
	b = fmt.Appendf(b, " /Metadata %d 0 R", all.add(object{dict: "/Type /Metadata /Subtype /XML", stream: w.doc.metadata(), plain: true}))
	if len(w.doc.files) == 0 {
		return string(b)
	}
	var names, list []byte
	for _, f := range w.doc.files {
		content := all.add(object{dict: fmt.Sprintf("/Type /EmbeddedFile /Subtype /application#2Fjson /Params <</Size %d /CheckSum <%x> /ModDate (%s)>>", len(f.content), md5.Sum(f.content), w.doc.date.Format("D:20060102150405+08'00'")), stream: f.content})
		n := all.add(object{dict: fmt.Sprintf("/Type /Filespec /F %s /UF %s /Desc %s /AFRelationship /Data /EF <</F %d 0 R /UF %d 0 R>>",
			literal(f.name), literal(utf16String(f.name)), literal(utf16String(f.description)), content, content)})
		names = fmt.Appendf(names, "%s %d 0 R ", literal(f.name), n)
		list = fmt.Appendf(list, "%d 0 R ", n)
	}
	return fmt.Sprintf("%s /Names <</EmbeddedFiles <</Names [%s]>>>> /AF [%s]", b, names, list)
}

// write puts the objects out: streams one by one, all others in one object stream, then the table of places as a stream.
func (o objects) write(out io.Writer, root, info int) error {
	b := files.Get().(*bytes.Buffer)
	defer files.Put(b)
	b.Reset()
	b.WriteString("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")
	z := deflaters.Get().(*deflater)
	defer deflaters.Put(z)
	var head, packed []byte
	count, pack, table := 0, len(o)+1, len(o)+2
	places := make([]byte, 0, 5*(len(o)+3))
	place := func(kind byte, a, b int) {
		places = append(places, kind, byte(a>>16), byte(a>>8), byte(a), byte(b>>8), byte(b))
	}
	stream := func(number int, x *object) {
		data, filter := x.stream, ""
		if !x.plain {
			data, filter = z.deflate(data, x.known), " /Filter /FlateDecode"
		}
		fmt.Fprintf(b, "%d 0 obj\n<<%s%s /Length %d>>\nstream\n", number, x.dict, filter, len(data))
		b.Write(data)
		b.WriteString("\nendstream\nendobj\n")
	}
	place(0, 0, 0xFFFF)
	for i := range o {
		x := &o[i]
		if x.stream != nil {
			place(1, b.Len(), 0)
			stream(i+1, x)
			continue
		}
		place(2, pack, count)
		count++
		head = fmt.Appendf(head, "%d %d ", i+1, len(packed))
		packed = append(append(append(packed, "<<"...), x.dict...), ">>\n"...)
	}
	place(1, b.Len(), 0)
	stream(pack, &object{dict: fmt.Sprintf("/Type /ObjStm /N %d /First %d", count, len(head)), stream: append(head, packed...)})
	sum, at := sha256.Sum256(b.Bytes()), b.Len()
	place(1, at, 0)
	stream(table, &object{dict: fmt.Sprintf("/Type /XRef /Size %d /W [1 3 2] /Root %d 0 R /Info %d 0 R /ID [<%x> <%x>]", table+1, root, info, sum[:16], sum[:16]), stream: places})
	fmt.Fprintf(b, "startxref\n%d\n%%%%EOF\n", at)
	_, err := out.Write(b.Bytes())
	return err
}

// files are the rooms for whole files, kept from one to the next.
var files = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// deflater compresses one stream after another; it is costly to make and cheap to use again. Level 5 of this library takes
// a third of the time of the standard one's usual level, for 3 % more bytes.
type deflater struct {
	out bytes.Buffer
	z   *flate.Writer
}

// deflaters are those at rest.
var deflaters = sync.Pool{New: func() any {
	d := &deflater{}
	d.z, _ = flate.NewWriter(&d.out, 5) // a level that there is
	return d
}}

// deflated is data compressed.
func deflated(data []byte) []byte {
	z := deflaters.Get().(*deflater)
	defer deflaters.Put(z)
	return bytes.Clone(z.deflate(data, nil))
}

// deflate compresses data, of which a piece may be deflated already; the result holds until the next call.
func (d *deflater) deflate(data []byte, k *known) []byte {
	d.out.Reset()
	d.out.WriteString("\x78\x01") // zlib
	rest := data
	if k != nil {
		k.write(&d.out, data)
		rest = data[k.to:]
	}
	d.z.Reset(&d.out)
	d.z.Write(rest) // into memory: cannot fail
	d.z.Close()
	return binary.BigEndian.AppendUint32(d.out.Bytes(), adler32.Checksum(data))
}

// literal is a PDF string of bytes.
func literal(s string) string {
	b := []byte{'('}
	for i := 0; i < len(s); i++ {
		b = appendEscaped(b, s[i])
	}
	return string(append(b, ')'))
}
