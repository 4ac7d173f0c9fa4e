package mail

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"sort"
	"strconv"
	"strings"

	"github.com/richardlehane/mscfb"

	"nianping/ingest/document"
	"nianping/ingest/ole"
)

// Names within an Outlook message file ([MS-OXMSG] 2.2).
const (
	valueStream      = "__substg1.0_"
	propertiesStream = "__properties_version1.0"
	attachStorage    = "__attach_version1.0_"
)

func isOLE(data []byte) bool { return ole.Is(data) }

// storage is a folder of the compound file: its streams and folders by name.
type storage struct {
	streams map[string]*mscfb.File
	folders map[string]*storage
}

// outlook reads a .msg.
func (s *splitting) outlook(data []byte) (*Message, error) {
	r, err := mscfb.New(bytes.NewReader(append(append([]byte(nil), data...), make([]byte, 4096)...)))
	if err != nil {
		return nil, fmt.Errorf("%w（Outlook 邮件的目录损坏%s）", document.ErrCorrupt, document.Because(err))
	}
	root := &storage{map[string]*mscfb.File{}, map[string]*storage{}}
	for i, f := range r.File {
		if i == 0 {
			continue
		}
		at := root
		for _, folder := range f.Path {
			at = at.folder(folder)
		}
		if f.FileInfo().IsDir() {
			at.folder(f.Name)
		} else if at.streams[f.Name] == nil {
			at.streams[f.Name] = f
		}
	}
	if root.streams[propertiesStream] == nil {
		return nil, fmt.Errorf("%w（不是 Outlook 邮件）", document.ErrCorrupt)
	}
	return s.message(root, 32, 0, int64(len(data)))
}

func (g *storage) folder(name string) *storage {
	if g.folders[name] == nil {
		g.folders[name] = &storage{map[string]*mscfb.File{}, map[string]*storage{}}
	}
	return g.folders[name]
}

// message reads the mail in a storage; its property stream has a head of the given length, and no stream is longer than size.
func (s *splitting) message(g *storage, head, depth int, size int64) (*Message, error) {
	if depth > s.limits.Depth {
		return nil, fmt.Errorf("%w（邮件嵌套超过 %d 层）", document.ErrTooLarge, s.limits.Depth)
	}
	m := &Message{}
	p, err := s.properties(g, head, size)
	if err != nil {
		return nil, err
	}
	m.fill(p)
	if m.Text == "" && m.HTML == nil && len(p[propBodyRTF].data) > 0 {
		m.warn("邮件正文是 RTF 格式，未读取")
	}
	names := make([]string, 0, len(g.folders))
	for n := range g.folders {
		if strings.HasPrefix(n, attachStorage) {
			names = append(names, n)
		}
	}
	sort.Strings(names)
	for _, n := range names {
		if err := s.attached(m, g.folders[n], depth, size); err != nil {
			return m, err
		}
	}
	return m, nil
}

// attached reads one attachment: a file, or a mail within the mail.
func (s *splitting) attached(m *Message, g *storage, depth int, size int64) error {
	p, err := s.properties(g, 8, size)
	if err != nil {
		return err
	}
	part := p.attachment()
	if inner := g.folders[valueStream+"3701000D"]; inner != nil {
		if inner.streams[propertiesStream] == nil {
			m.warn("附件中嵌入的对象未读取")
			return nil
		}
		if part.Message, err = s.message(inner, 24, depth+1, size); err != nil {
			return err
		}
		if part.Name == "" || !strings.Contains(part.Name, ".") {
			part.Name = orText(base(part.Message.Subject), "转发的邮件") + ".msg"
		}
		m.Parts = append(m.Parts, part)
		return nil
	}
	if len(p[propContentID].data) > 0 && strings.HasPrefix(p.text(propAttachMime), "image/") && m.HTML != nil &&
		bytes.Contains(m.HTML, []byte(p.text(propContentID))) {
		m.warn("正文中的图片未读取")
		return nil
	}
	if part.Data == nil && part.Name == "" {
		return nil
	}
	if isTNEF(part.Data) {
		return s.tnef(m, part.Data)
	}
	part.Name = orText(part.Name, fmt.Sprintf("附件%d", len(m.Parts)+1))
	m.Parts = append(m.Parts, part)
	return nil
}

func orText(a, b string) string {
	if a == "" {
		return b
	}
	return a
}

// properties reads the values of a storage: those of fixed length in its property stream, the others in streams of their own.
func (s *splitting) properties(g *storage, head int, size int64) (properties, error) {
	p := properties{}
	if f := g.streams[propertiesStream]; f != nil {
		b, err := s.stream(f, size)
		if err != nil {
			return nil, err
		}
		for at := head; at+16 <= len(b); at += 16 {
			kind, id := binary.LittleEndian.Uint16(b[at:]), binary.LittleEndian.Uint16(b[at+2:])
			switch kind {
			case typeInt32, typeBool, typeTime:
				p[id] = property{kind, b[at+8 : at+16]}
			}
		}
	}
	names := make([]string, 0, len(g.streams))
	for n := range g.streams {
		names = append(names, n)
	}
	sort.Strings(names)
	for _, n := range names {
		code, ok := strings.CutPrefix(n, valueStream)
		if !ok || len(code) != 8 {
			continue
		}
		v, err := strconv.ParseUint(code, 16, 32)
		if err != nil {
			continue
		}
		id, kind := uint16(v>>16), uint16(v)
		if kind != typeString8 && kind != typeUnicode && kind != typeBinary || !wanted[id] || p[id].kind == typeUnicode {
			continue
		}
		b, err := s.stream(g.streams[n], size)
		if err != nil {
			return nil, err
		}
		p[id] = property{kind, b}
	}
	return p, nil
}

// wanted are the properties that are read.
var wanted = map[uint16]bool{propSubject: true, propHeaders: true, propSenderName: true, propSenderAddress: true, propSenderSMTP: true, propBody: true, propBodyRTF: true,
	propBodyHTML: true, propAttachData: true, propShortName: true, propLongName: true, propAttachMime: true, propContentID: true, propDisplayName: true}

// stream reads a stream whole, within the limits.
func (s *splitting) stream(f *mscfb.File, size int64) ([]byte, error) {
	if f.Size > size {
		return nil, fmt.Errorf("%w（Outlook 邮件的 %s 部分不完整）", document.ErrCorrupt, f.Name)
	}
	if f.Size > s.limits.Part {
		return nil, fmt.Errorf("%w（邮件的附件超过 %s）", document.ErrTooLarge, document.Size(s.limits.Part))
	}
	b := make([]byte, f.Size)
	for n := 0; n < len(b); {
		k, err := f.Read(b[n:min(n+64<<10, len(b))])
		n += k
		if k == 0 || err != nil && err != io.EOF {
			return nil, fmt.Errorf("%w（Outlook 邮件的 %s 部分不完整）", document.ErrCorrupt, f.Name)
		}
	}
	return b, s.take(b)
}
