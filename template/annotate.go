package template

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"html"
	"io"
	"path"
	"regexp"
	"sort"
	"strconv"
	"strings"
	"time"

	"nianping"
)

// Note is one comment for a copy of a report.
type Note struct {
	At   string // the place as findings give it: 第12段, 表3第4行第2列; "" for the whole document
	Text string // the words that it is about; "" where only the place is known
	Say  string // the comment; a line break begins a new paragraph
}

// ErrNotDocx means that a file is no Word document of the kind that takes comments (.docx).
var ErrNotDocx = errors.New("只有 .docx 文件能加批注；请在 Word 或 WPS 中另存为 .docx 再试")

// limits of a docx that is annotated, in bytes.
const (
	maxPart    = 64 << 20
	maxPackage = 256 << 20
)

const commentsType = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"

// Annotate writes a copy of a docx with comments at the places of notes. Only four parts differ from the original: the
// document's body, where comment marks are inserted; the comments; and the two lists that name them. All others are
// copied as they lie in the file, byte for byte.
func Annotate(w io.Writer, original []byte, notes []Note, author string, when time.Time) error {
	pkg, err := openPackage(original)
	if err != nil {
		return err
	}
	changed, err := pkg.annotate(notes, author, when)
	if err != nil {
		return err
	}
	out := zip.NewWriter(w)
	for _, f := range pkg.zip.File {
		data, ok := changed[f.Name]
		if !ok {
			if err := out.Copy(f); err != nil {
				return err
			}
			continue
		}
		delete(changed, f.Name)
		if err := addPart(out, f.Name, data, when); err != nil {
			return err
		}
	}
	names := make([]string, 0, len(changed))
	for name := range changed {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		if err := addPart(out, name, changed[name], when); err != nil {
			return err
		}
	}
	return out.Close()
}

func addPart(out *zip.Writer, name string, data []byte, when time.Time) error {
	f, err := out.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: when})
	if err == nil {
		_, err = f.Write(data)
	}
	return err
}

// wordPackage is a docx whose parts are to be read by name.
type wordPackage struct {
	zip  *zip.Reader
	main string // the document part
}

var (
	relTag    = nianping.Expression(`<(?:\w+:)?Relationship\s[^>]*>`)
	rootClose = nianping.Expression(`</((?:\w+:)?\w+)\s*>\s*$`)
	rootEmpty = nianping.Expression(`/>\s*$`)
)

func openPackage(data []byte) (*wordPackage, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil { // a PDF, a doc
		return nil, ErrNotDocx
	}
	total := uint64(0)
	for _, f := range z.File {
		total += f.UncompressedSize64
	}
	if total > maxPackage {
		return nil, fmt.Errorf("%w（文件展开后过大）", ErrNotDocx)
	}
	pkg := &wordPackage{zip: z}
	rels, err := pkg.read("_rels/.rels")
	if err != nil {
		return nil, err
	}
	for _, tag := range relTag().FindAllString(string(rels), -1) {
		if strings.HasSuffix(attribute(tag, "Type"), "/officeDocument") {
			pkg.main = strings.TrimPrefix(path.Clean("/"+attribute(tag, "Target")), "/")
		}
	}
	if pkg.main == "" {
		return nil, ErrNotDocx
	}
	return pkg, nil
}

// read gives a part's bytes; an error where there is none or it is too large.
func (p *wordPackage) read(name string) ([]byte, error) {
	for _, f := range p.zip.File {
		if f.Name != name {
			continue
		}
		r, err := f.Open()
		if err != nil {
			return nil, fmt.Errorf("%w（%v）", ErrNotDocx, err)
		}
		defer r.Close()
		data, err := io.ReadAll(io.LimitReader(r, maxPart+1))
		if err != nil || len(data) > maxPart {
			return nil, fmt.Errorf("%w（%s 读不出来）", ErrNotDocx, name)
		}
		return data, nil
	}
	return nil, fmt.Errorf("%w（缺少 %s）", ErrNotDocx, name)
}

// attribute reads one attribute of a tag.
func attribute(tag, name string) string {
	m := regexp.MustCompile(`\s` + name + `\s*=\s*(?:"([^"]*)"|'([^']*)')`).FindStringSubmatch(tag)
	if m == nil {
		return ""
	}
	return html.UnescapeString(m[1] + m[2])
}

// annotate gives the parts that change.
func (p *wordPackage) annotate(notes []Note, author string, when time.Time) (map[string][]byte, error) {
	body, err := p.read(p.main)
	if err != nil {
		return nil, err
	}
	doc, err := scanBody(body)
	if err != nil {
		return nil, err
	}
	relsName := path.Join(path.Dir(p.main), "_rels", path.Base(p.main)+".rels")
	rels, err := p.read(relsName)
	if err != nil {
		rels = []byte(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>`)
	}
	changed := map[string][]byte{}
	comments, old := "", []byte(nil)
	for _, tag := range relTag().FindAllString(string(rels), -1) {
		if strings.HasSuffix(attribute(tag, "Type"), "/comments") {
			comments = strings.TrimPrefix(path.Join("/"+path.Dir(p.main), attribute(tag, "Target")), "/")
			if t := attribute(tag, "Target"); strings.HasPrefix(t, "/") {
				comments = t[1:]
			}
		}
	}
	firstID := 0
	if comments != "" {
		if old, err = p.read(comments); err != nil {
			return nil, err
		}
		for _, m := range regexp.MustCompile(`<\w+:comment\s[^>]*>`).FindAllString(string(old), -1) {
			if id, err := strconv.Atoi(attribute(m, `\w+:id`)); err == nil {
				firstID = max(firstID, id+1)
			}
		}
	} else if err := p.nameComments(&comments, relsName, rels, changed, doc.strict()); err != nil {
		return nil, err
	}
	changed[p.main] = doc.mark(notes, firstID)
	changed[comments], err = commentPart(old, doc, notes, firstID, author, when)
	return changed, err
}

// nameComments enters a new comments part into the two lists.
func (p *wordPackage) nameComments(comments *string, relsName string, rels []byte, changed map[string][]byte, strict bool) error {
	file := "comments.xml"
	for n := 2; p.has(path.Join(path.Dir(p.main), file)); n++ {
		file = fmt.Sprintf("comments%d.xml", n)
	}
	*comments = path.Join(path.Dir(p.main), file)
	kind := "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
	if strict {
		kind = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
	}
	id := "rIdNianping"
	for n := 2; bytes.Contains(rels, []byte(`"`+id+`"`)); n++ {
		id = fmt.Sprintf("rIdNianping%d", n)
	}
	var err error
	if changed[relsName], err = appendChild(rels, func(prefix string) string {
		return fmt.Sprintf(`<%sRelationship Id="%s" Type="%s" Target="%s"/>`, prefix, id, kind, file)
	}); err != nil {
		return err
	}
	types, err := p.read("[Content_Types].xml")
	if err != nil {
		return err
	}
	changed["[Content_Types].xml"], err = appendChild(types, func(prefix string) string {
		return fmt.Sprintf(`<%sOverride PartName="/%s" ContentType="%s"/>`, prefix, *comments, commentsType)
	})
	return err
}

func (p *wordPackage) has(name string) bool {
	for _, f := range p.zip.File {
		if strings.EqualFold(f.Name, name) {
			return true
		}
	}
	return false
}

// appendChild adds an element at the end of a part's root; child is given the root's prefix with its colon.
func appendChild(part []byte, child func(prefix string) string) ([]byte, error) {
	m := rootClose().FindSubmatchIndex(part)
	if m == nil || rootEmpty().Match(part) {
		return nil, fmt.Errorf("%w（清单部分不完整）", ErrNotDocx)
	}
	name := string(part[m[2]:m[3]])
	prefix := name[:strings.IndexByte(name, ':')+1]
	return []byte(string(part[:m[0]]) + child(prefix) + string(part[m[0]:])), nil
}

// commentPart is the comments part with the notes added to what it held.
func commentPart(old []byte, doc *body, notes []Note, firstID int, author string, when time.Time) ([]byte, error) {
	prefix, namespace := doc.prefix, doc.namespace
	write := func(prefix string) string {
		var b strings.Builder
		for i, n := range notes {
			fmt.Fprintf(&b, `<%scomment %sid="%d" %sauthor="%s" %sdate="%s" %sinitials="年评">`, prefix, prefix, firstID+i, prefix, html.EscapeString(author), prefix, when.UTC().Format("2006-01-02T15:04:05Z"), prefix)
			for _, line := range strings.Split(clean(n.Say), "\n") {
				line = restore(line)
				fmt.Fprintf(&b, `<%[1]sp><%[1]sr><%[1]st xml:space="preserve">%[2]s</%[1]st></%[1]sr></%[1]sp>`, prefix, html.EscapeString(line))
			}
			fmt.Fprintf(&b, `</%scomment>`, prefix)
		}
		return b.String()
	}
	if old != nil {
		return appendChild(old, write)
	}
	declare := "xmlns"
	if prefix != "" {
		declare += ":" + strings.TrimSuffix(prefix, ":")
	}
	return []byte(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + fmt.Sprintf(`<%scomments %s="%s">`, prefix, declare, namespace) + write(prefix) + fmt.Sprintf(`</%scomments>`, prefix)), nil
}
