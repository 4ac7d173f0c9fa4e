// Package docx reads Word documents (ECMA-376 and ISO/IEC 29500, Transitional and Strict) as a person sees them, and
// their relatives in one XML file: flat containers and Word 2003 XML, which many Chinese systems export under the name .doc.
//
// Read: paragraphs and tables in order, at any nesting; merged cells as one cell with its span; automatic numbers of
// paragraphs as text; tracked changes as accepted; content controls; text boxes (DrawingML and VML) and SmartArt once,
// after the paragraph that anchors them; field results; symbols of symbol fonts as Unicode; formulas as their
// characters; the base text of ruby; footnotes and endnotes that are referred to; the headers and footers that pages
// show; struck-out text, marked as such; prompts of unfilled form fields, marked as such; chunks (altChunk) in docx.
//
// Partly: numbers and text of one list are separated by a blank, but for 、 ） and circled numbers, after which people
// set none, and where the list says “nothing”; bold is what styles and runs say, not what table styles say.
//
// Not read, with a warning: deleted and hidden text, comments, text covered by a merged cell, pictures, charts. Files
// within the file (workbooks, HTML chunks) are handed on in Document.Embedded.
package docx

import (
	"archive/zip"
	"context"
	"fmt"
	"path"
	"sort"
	"strings"

	"nianping/ingest/document"
	"nianping/ingest/ooxml"
)

const (
	// maxChunks bounds how deep documents lie within documents (w:altChunk).
	maxChunks = 3
	// maxBlocks bounds paragraphs, and table cells, so that one document stays under 256 MB whatever Limits.Cells
	// allows; 400,000 paragraphs fill ten thousand pages.
	maxBlocks = 400_000
)

// reader holds what all parts of one document share.
type reader struct {
	ctx      context.Context
	pkg      *ooxml.Package
	limits   document.Limits
	doc      *document.Document
	styles   *styles
	lists    *lists
	evenOdd  bool // even pages have headers of their own
	pictures bool // there is a picture in the text
	chunks   int  // documents around this one

	paragraphs int // all w:p so far
	cells      int // all w:tc so far
	positions  int // of the grids of all tables so far

	memory   *document.Memory // of the blocks
	marks    []pendingMark
	within   notes // that stand in the text itself, as in Word 2003 XML
	warnings []pendingWarning
	embedded []pendingFile
	sections []reference
}

// Read reads a .docx, .docm, .dotx or .dotm. The error wraps ErrCorrupt when the container or a part that is needed is
// broken, ErrEncrypted when the members of the zip need a password, ErrTooLarge past the limits or the context's
// deadline, ErrScanned when its text is nothing but pictures, and ErrUnsupported when the bytes are no Word document.
func Read(ctx context.Context, data []byte, limits document.Limits) (*document.Document, error) {
	pkg, err := ooxml.Open(data, limits)
	if err != nil {
		return nil, err
	}
	return readAll(ctx, pkg, limits)
}

// ReadZip is Read of data that fits the limits and whose directory is known.
func ReadZip(ctx context.Context, z *zip.Reader, data []byte, limits document.Limits) (*document.Document, error) {
	pkg, err := ooxml.OpenZip(z, data, limits)
	if err != nil {
		return nil, err
	}
	return readAll(ctx, pkg, limits)
}

// readAll reads the document that lies in a package.
func readAll(ctx context.Context, pkg *ooxml.Package, limits document.Limits) (*document.Document, error) {
	r := newReader(ctx, limits, "docx")
	if err := r.readPackage(pkg); err != nil {
		return nil, err
	}
	return r.finished()
}

func newReader(ctx context.Context, limits document.Limits, format string) *reader {
	limits = limits.Defaults()
	limits.Cells = min(limits.Cells, maxBlocks)
	r := &reader{ctx: ctx, limits: limits, doc: &document.Document{Format: format}}
	r.memory = r.doc.Lend()
	return r
}

// finished gives the document with its places, when there is text in it.
func (r *reader) finished() (*document.Document, error) {
	if len(r.doc.Body)+len(r.embedded) == 0 && r.pictures {
		return nil, fmt.Errorf("%w（Word 文件里只有图片）", document.ErrScanned)
	}
	r.place()
	return r.doc, nil
}

func (r *reader) readPackage(pkg *ooxml.Package) error {
	r.pkg = pkg
	top, err := pkg.Relations("")
	if err != nil {
		return err
	}
	main, err := mainPart(pkg, top)
	if err != nil {
		return err
	}
	relations, err := pkg.Relations(main)
	if err != nil {
		return err
	}
	if r.styles, err = r.readStyles(r.companion(main, relations, "styles")); err != nil {
		return err
	}
	if r.lists, err = r.readLists(r.companion(main, relations, "numbering")); err != nil {
		return err
	}
	if err := r.readSettings(r.companion(main, relations, "settings")); err != nil {
		return err
	}
	if r.doc.Body, err = r.readStory(main, relations, document.Body); err != nil {
		return err
	}
	if err := r.readNotes(main, relations); err != nil {
		return err
	}
	if err := r.readHeaders(relations); err != nil {
		return err
	}
	return r.readProperties(top)
}

// check stops the reading when the time for this input is over, or it has more paragraphs than a table may have cells.
func (r *reader) check() error {
	if err := r.ctx.Err(); err != nil {
		return fmt.Errorf("%w（读取时间超过上限）", document.ErrTooLarge)
	}
	if r.paragraphs++; r.paragraphs > r.limits.Cells {
		return fmt.Errorf("%w（超过 %d 段）", document.ErrTooLarge, r.limits.Cells)
	}
	return nil
}

// mainPart finds the part with the document's text: by the container's relationship, by content type, by its usual name.
func mainPart(pkg *ooxml.Package, relations map[string]ooxml.Relation) (string, error) {
	if name := target(relations, "officeDocument"); name != "" && pkg.Has(name) {
		if t := pkg.Type(name); strings.Contains(t, "spreadsheetml") || strings.Contains(t, "presentationml") || strings.Contains(t, "visio") {
			return "", fmt.Errorf("%w（是表格或演示文稿，不是 Word 文档）", document.ErrUnsupported)
		}
		return name, nil
	}
	for _, name := range pkg.Names() {
		if t := pkg.Type(name); strings.Contains(t, "main+xml") && (strings.Contains(t, "wordprocessingml") || strings.Contains(t, "ms-word")) {
			return name, nil
		}
	}
	word := false
	for _, name := range pkg.Names() {
		dir, file := path.Split(name)
		if strings.HasSuffix(dir, "word/") && strings.HasPrefix(file, "document") && strings.HasSuffix(file, ".xml") {
			return name, nil
		}
		word = word || strings.HasPrefix(name, "word/")
	}
	if word {
		return "", fmt.Errorf("%w（压缩包里缺少 Word 正文）", document.ErrCorrupt)
	}
	return "", fmt.Errorf("%w（压缩包里没有 Word 正文）", document.ErrUnsupported)
}

// target is where the relation of a type leads, the first by name when there are more; "" where there is none.
func target(relations map[string]ooxml.Relation, kind string) string {
	best := ""
	for _, r := range relations {
		if r.Type == kind && !r.External && (best == "" || r.Target < best) {
			best = r.Target
		}
	}
	return best
}

// companion is a part that belongs to the main one: by relationship, else by its usual name in the same folder.
func (r *reader) companion(main string, relations map[string]ooxml.Relation, kind string) string {
	if name := target(relations, kind); name != "" && r.pkg.Has(name) {
		return name
	}
	return path.Join(path.Dir(main), kind+".xml")
}

// open starts a scanner on a part; nil where the part does not exist.
func (r *reader) open(part string) (*ooxml.Scanner, error) {
	if part == "" {
		return nil, nil
	}
	return r.pkg.Scan(part)
}

// readPart reads a part of one story from its root element on; a part that does not exist is passed over.
func (r *reader) readPart(part string, read func(*story)) error {
	s, err := r.open(part)
	if err != nil || s == nil {
		return err
	}
	if s.Root() {
		read(&story{reader: r, s: s})
	}
	return s.Finish()
}

// sortedTargets are the targets of relations whose type is one of kinds, in order.
func sortedTargets(relations map[string]ooxml.Relation, kinds ...string) []string {
	var out []string
	for _, r := range relations {
		for _, k := range kinds {
			if r.Type == k && !r.External {
				out = append(out, r.Target)
			}
		}
	}
	sort.Strings(out)
	return out
}
