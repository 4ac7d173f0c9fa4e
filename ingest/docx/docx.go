// Package docx reads Word documents (ECMA-376, ISO/IEC 29500, both editions) as a person sees them.
package docx

import (
	"context"
	"fmt"
	"path"
	"strings"

	"nianping/ingest/document"
	"nianping/ingest/ooxml"
)

// reader holds what all parts of one document share.
type reader struct {
	ctx     context.Context
	pkg     *ooxml.Package
	limits  document.Limits
	doc     *document.Document
	styles  *styles
	lists   *lists
	cells   int // positions of all tables so far
	evenOdd bool

	marks    []pendingMark
	warnings []pendingWarning
	headers  []section
}

// pendingMark is a note reference whose note is read later.
type pendingMark struct {
	in    *document.Paragraph
	index int
	note  noteKey
}

// pendingWarning is a warning about a place that gets its number at the end.
type pendingWarning struct {
	at   *document.Ref
	text string
}

// Read reads a .docx, .docm, .dotx or .dotm. The error wraps ErrCorrupt when the container or a part that is needed is
// broken, ErrEncrypted when the members of the zip need a password, ErrTooLarge past the limits or the context's
// deadline, and ErrUnsupported when the bytes are no Word document.
func Read(ctx context.Context, data []byte, limits document.Limits) (*document.Document, error) {
	limits = limits.Defaults()
	pkg, err := ooxml.Open(data, limits)
	if err != nil {
		return nil, err
	}
	main, err := mainPart(pkg)
	if err != nil {
		return nil, err
	}
	r := &reader{ctx: ctx, pkg: pkg, limits: limits, doc: &document.Document{Format: "docx"}}
	if err := r.read(main); err != nil {
		return nil, err
	}
	return r.doc, nil
}

func (r *reader) read(main string) error {
	relations, err := r.pkg.Relations(main)
	if err != nil {
		return err
	}
	if r.styles, err = r.readStyles(first(relations, "styles")); err != nil {
		return err
	}
	if r.lists, err = r.readLists(first(relations, "numbering")); err != nil {
		return err
	}
	if err := r.readSettings(first(relations, "settings")); err != nil {
		return err
	}
	body, err := r.readStory(main, relations, document.Body)
	if err != nil {
		return err
	}
	r.doc.Body = body
	if err := r.readNotes(relations); err != nil {
		return err
	}
	if err := r.readHeaders(relations); err != nil {
		return err
	}
	if err := r.readProperties(); err != nil {
		return err
	}
	r.number()
	return nil
}

// first is the target of the first relation of a type, "" where there is none.
func first(relations map[string]ooxml.Relation, kind string) string {
	best := ""
	for _, r := range relations {
		if r.Type == kind && !r.External && (best == "" || r.Target < best) {
			best = r.Target
		}
	}
	return best
}

// mainPart finds the document's text: by the container's relationship, by content type, by the usual name.
func mainPart(pkg *ooxml.Package) (string, error) {
	relations, err := pkg.Relations("")
	if err != nil {
		return "", err
	}
	if name := first(relations, "officeDocument"); name != "" && pkg.Has(name) {
		if t := pkg.Type(name); strings.Contains(t, "spreadsheetml") || strings.Contains(t, "presentationml") {
			return "", fmt.Errorf("%w（是表格或演示文稿，不是 Word 文档）", document.ErrUnsupported)
		}
		return name, nil
	}
	for _, name := range pkg.Names() {
		if strings.Contains(pkg.Type(name), "wordprocessingml") && strings.Contains(pkg.Type(name), "main+xml") {
			return name, nil
		}
	}
	for _, name := range pkg.Names() {
		if dir, file := path.Split(name); strings.HasSuffix(dir, "word/") && strings.HasPrefix(file, "document") && strings.HasSuffix(file, ".xml") {
			return name, nil
		}
	}
	for _, name := range pkg.Names() {
		if strings.HasPrefix(name, "word/") {
			return "", fmt.Errorf("%w（缺少正文部分）", document.ErrCorrupt)
		}
	}
	return "", fmt.Errorf("%w（压缩包里没有 Word 正文）", document.ErrUnsupported)
}

// check stops the reading when the time for this input is over.
func (r *reader) check() error {
	if r.ctx.Err() != nil {
		return fmt.Errorf("%w（读取超时）", document.ErrTooLarge)
	}
	return nil
}

func (r *reader) warn(at *document.Ref, text string) {
	r.warnings = append(r.warnings, pendingWarning{at, text})
}
