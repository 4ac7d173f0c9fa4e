package docx

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"nianping/ingest/document"
	"nianping/ingest/document/documenttest"
)

// parts are the parts of a small document by name; a test states the ones it is about.
type parts map[string]string

const (
	transitional = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" `
	namespacesX  = `xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" ` +
		`xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ` +
		`xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" ` +
		`xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" ` +
		`xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" ` +
		`xmlns:cx="http://schemas.microsoft.com/office/drawing/2014/chartex"`
	relationsNS = `xmlns="http://schemas.openxmlformats.org/package/2006/relationships"`
	typeBase    = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	typeCore    = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
)

// build makes a docx whose body is the given XML. Part names of more are relative to word/; each is related to the
// body under the id of its own name without ending.
func build(body string, more parts) []byte {
	all := parts{
		"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
		"_rels/.rels":         related(typeBase+"officeDocument", "word/document.xml"),
		"word/document.xml":   wrap("document", "<w:body>"+body+"</w:body>"),
	}
	var relations strings.Builder
	for name, content := range more {
		all["word/"+name] = content
		id, _, _ := strings.Cut(name[strings.LastIndexByte(name, '/')+1:], ".")
		kind := strings.TrimRight(id, "0123456789")
		if strings.HasPrefix(id, "chunk") {
			kind = "aFChunk"
		}
		relations.WriteString(`<Relationship Id="` + id + `" Type="` + typeBase + kind + `" Target="` + name + `"/>`)
	}
	all["word/_rels/document.xml.rels"] = `<Relationships ` + relationsNS + `>` + relations.String() + `</Relationships>`
	return zipOf(all)
}

// related is a part of relationships: the type and the target of each.
func related(typesAndTargets ...string) string {
	var b strings.Builder
	for k := range slices.Chunk(typesAndTargets, 2) {
		fmt.Fprintf(&b, `<Relationship Id="r%d" Type="%s" Target="%s"/>`, b.Len(), k[0], k[1])
	}
	return `<Relationships ` + relationsNS + `>` + b.String() + `</Relationships>`
}

// wrap makes a part of XML with the usual namespaces.
func wrap(root, content string) string {
	return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:` + root + ` ` + transitional + namespacesX + `>` + content + `</w:` + root + `>`
}

// zipOf packs parts in a fixed order of names.
func zipOf(all parts) []byte {
	var list []string
	for _, name := range sortedNames(all) {
		list = append(list, name, all[name])
	}
	return documenttest.Zip(list...)
}

func sortedNames(all parts) []string {
	names := make([]string, 0, len(all))
	for n := range all {
		names = append(names, n)
	}
	for i := range names {
		for j := i; j > 0 && names[j] < names[j-1]; j-- {
			names[j], names[j-1] = names[j-1], names[j]
		}
	}
	return names
}

// p is a paragraph of one run.
func p(text string) string { return `<w:p>` + r(text) + `</w:p>` }

// r is a run.
func r(text string) string { return `<w:r><w:t xml:space="preserve">` + text + `</w:t></w:r>` }

func read(t testing.TB, data []byte) *document.Document {
	t.Helper()
	d, err := Read(context.Background(), data, document.Limits{})
	if err != nil {
		t.Fatalf("Read: %v", err)
	}
	return d
}

// dump is the document as text, without its last line end.
func dump(t testing.TB, d *document.Document) string {
	t.Helper()
	return strings.TrimSuffix(documenttest.Text(t, d), "\n")
}

// warned reports whether a warning says something.
func warned(d *document.Document, text string) bool {
	for _, w := range d.Warnings {
		if strings.Contains(w.Text, text) {
			return true
		}
	}
	return false
}
