// Package ooxml opens the container that Word and Excel files share: zip parts, relationships and content types, and
// XML with its two editions of namespaces (Transitional and Strict) brought to one. It knows no document.
package ooxml

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"path"
	"strings"
	"sync"

	"nianping/ingest/document"
)

// ratioFrom is the unpacked size from which a member's compression ratio is looked at; small parts of real files
// exceed any sensible ratio.
const (
	ratioFrom = 1 << 20
	maxRatio  = 400
)

// Package is an opened container. Its parts are found by name without regard to case, leading slashes or backslashes.
type Package struct {
	data     []byte // of the container; nil for a flat one
	members  map[string]*member
	names    []string // in the order of the directory
	limits   document.Limits
	unpacked int64
	types    contentTypes
	known    *namespaces // names met in a part that has been scanned, for the next
}

// member is a part as it is kept: in a zip, or in the text of a flat container.
type member struct {
	name  string
	file  *zip.File
	data  []byte
	coded bool // data is in base64
}

// Open reads the directory of a container. The error wraps ErrCorrupt for a broken or cut-off zip, ErrEncrypted when
// members need a password, ErrTooLarge past the limits, ErrUnsupported when the bytes are no zip at all.
func Open(data []byte, limits document.Limits) (*Package, error) {
	if err := limits.Defaults().Fit(int64(len(data))); err != nil {
		return nil, err
	}
	if len(data) == 0 {
		return nil, fmt.Errorf("%w（文件是空的）", document.ErrCorrupt)
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		if !bytes.HasPrefix(data, []byte("PK")) {
			return nil, fmt.Errorf("%w（不是新版 Office 文件）", document.ErrUnsupported)
		}
		return nil, fmt.Errorf("%w（文件内部的压缩结构不完整，可能没有传完）", document.ErrCorrupt)
	}
	return OpenZip(z, data, limits)
}

// OpenZip is Open of data that fits the limits and whose directory is known.
func OpenZip(z *zip.Reader, data []byte, limits document.Limits) (*Package, error) {
	limits = limits.Defaults()
	z.RegisterDecompressor(zip.Deflate, inflate)
	p := &Package{data: data, members: make(map[string]*member, len(z.File)), limits: limits}
	if len(z.File) > limits.Parts {
		return nil, p.tooMany()
	}
	for _, f := range z.File {
		if !strings.HasSuffix(f.Name, "/") {
			p.add(key(f.Name), &member{name: f.Name, file: f})
		}
	}
	return p, p.readTypes()
}

// add keeps a member, the first of two with one name.
func (p *Package) add(name string, m *member) {
	if p.members[name] == nil {
		p.members[name] = m
		p.names = append(p.names, name)
	}
}

func (p *Package) tooMany() error {
	return fmt.Errorf("%w（文件内部的部分超过 %d 个）", document.ErrTooLarge, p.limits.Parts)
}

// key is the form under which a part is kept.
func key(name string) string {
	clean := len(name) > 0 && name[0] != '/'
	for i := 0; i < len(name) && clean; i++ {
		c := name[i]
		clean = c < 0x80 && c != '\\' && c != '.' || c == '.' && i > 0 && name[i-1] != '/' && name[i-1] != '.'
		clean = clean && (c != '/' || i+1 < len(name) && name[i+1] != '/')
	}
	if clean {
		return strings.ToLower(name)
	}
	return strings.ToLower(strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(name, `\`, "/")), "/"))
}

// Names are the parts' names in lower case, in the order of the container's directory.
func (p *Package) Names() []string { return p.names }

// Has reports whether a part is there.
func (p *Package) Has(name string) bool { return p != nil && p.members[key(name)] != nil }

// Part unpacks a part; nil without an error when there is none of that name.
func (p *Package) Part(name string) ([]byte, error) { return p.unpack(name, nil) }

// rooms are the unpacked parts that have been scanned, of any package, to unpack others into.
var rooms sync.Pool

// maxRoom is the largest part whose room is kept.
const maxRoom = 4 << 20

// Scan unpacks a part and starts a scanner on it; nil without an error when there is none of that name. What a scanner
// leaves at its Finish serves the next.
func (p *Package) Scan(name string) (*Scanner, error) {
	if !p.Has(name) {
		return nil, nil
	}
	var room []byte
	if r, ok := rooms.Get().(*[]byte); ok {
		room = *r
	}
	part, err := p.unpack(name, room)
	if err != nil {
		return nil, err
	}
	s := &Scanner{names: p.namespaces(), met: mets.Get().(*met), from: p}
	p.known = nil
	s.names.said = s.names.said[:0]
	s.data, s.err = toUTF8(part)
	return s, nil
}

// namespaces are the names met so far.
func (p *Package) namespaces() *namespaces {
	if p.known == nil {
		p.known = newNamespaces()
	}
	return p.known
}

func (p *Package) unpack(name string, room []byte) ([]byte, error) {
	if p == nil { // a document that is one XML file has no parts
		return nil, nil
	}
	m := p.members[key(name)]
	switch {
	case m == nil:
		return nil, nil
	case m.file == nil:
		data, err := m.decoded()
		p.unpacked += int64(len(data))
		return append(room[:0], data...), err
	case m.file.Flags&1 != 0:
		return nil, fmt.Errorf("%w（%s）", document.ErrEncrypted, m.name)
	}
	f := m.file
	if p.exceeds(f) {
		return nil, p.tooLarge(f.Name)
	}
	size := int64(f.UncompressedSize64)
	out := room[:cap(room)]
	if int64(len(out)) < size || out == nil {
		out = make([]byte, size)
	}
	out = out[:size]
	if p.inflated(f, out) {
		p.unpacked += size
		return out, nil
	}
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("%w（%s 无法解压%s）", document.ErrCorrupt, f.Name, document.Because(err))
	}
	defer r.Close()
	n, err := io.ReadFull(r, out)
	if err == nil {
		var more [1]byte
		if k, e := r.Read(more[:]); k > 0 {
			return nil, p.tooLarge(f.Name)
		} else if e != nil && e != io.EOF {
			err = e
		}
	}
	if err != nil {
		return nil, fmt.Errorf("%w（%s 不完整%s）", document.ErrCorrupt, f.Name, document.Because(err))
	}
	p.unpacked += int64(n)
	return out, nil
}

// packed is a part as the zip has it; nil where there is none.
func (p *Package) packed(name string) *zip.File {
	if p == nil {
		return nil
	}
	if m := p.members[key(name)]; m != nil {
		return m.file
	}
	return nil
}

// exceeds reports whether a part is larger than the limits allow, by what the container says of it.
func (p *Package) exceeds(f *zip.File) bool {
	limit := min(p.limits.Part, p.limits.Unpacked-p.unpacked)
	size := int64(min(f.UncompressedSize64, 1<<40))
	return size > limit || size > ratioFrom && size/maxRatio > int64(f.CompressedSize64)
}

func (p *Package) tooLarge(name string) error {
	return fmt.Errorf("%w（%s 解压后超过上限）", document.ErrTooLarge, name)
}

// Type is the content type that the container states for a part, "" where it states none.
func (p *Package) Type(name string) string {
	name = key(name)
	if t := p.types.parts[name]; t != "" {
		return t
	}
	return p.types.defaults[strings.TrimPrefix(path.Ext(name), ".")]
}

// contentTypes are those that a container states for its parts.
type contentTypes struct {
	parts    map[string]string // by the part's key
	defaults map[string]string // by the extension
}

var knownTypes Shelf[contentTypes]

func (p *Package) readTypes() (err error) {
	const part = "[Content_Types].xml"
	p.types, err = knownTypes.Read(p, part, func() (contentTypes, error) {
		types := contentTypes{map[string]string{}, map[string]string{}}
		s, err := p.Scan(part)
		if err != nil || s == nil {
			return types, err
		}
		if s.Root() {
			for depth := s.Depth(); s.Child(depth); {
				switch s.Name {
				case "ct:Override":
					types.parts[key(s.Attr("PartName"))] = s.Attr("ContentType")
				case "ct:Default":
					types.defaults[strings.ToLower(s.Attr("Extension"))] = s.Attr("ContentType")
				}
			}
		}
		return types, s.Finish()
	})
	return err
}

// Unpacked is the number of bytes unpacked so far.
func (p *Package) Unpacked() int64 { return p.unpacked }
