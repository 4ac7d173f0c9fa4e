package ooxml

import "strings"

// prefixes gives the one short name by which the readers know each namespace. The Strict edition (ISO/IEC 29500) and
// the Transitional one (ECMA-376) differ in the addresses only, and so meet here, once.
var prefixes = map[string]string{
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main":              "w",
	"http://purl.oclc.org/ooxml/wordprocessingml/main":                          "w",
	"http://schemas.openxmlformats.org/spreadsheetml/2006/main":                 "x",
	"http://purl.oclc.org/ooxml/spreadsheetml/main":                             "x",
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships":       "r",
	"http://purl.oclc.org/ooxml/officeDocument/relationships":                   "r",
	"http://schemas.openxmlformats.org/officeDocument/2006/math":                "m",
	"http://purl.oclc.org/ooxml/officeDocument/math":                            "m",
	"http://schemas.openxmlformats.org/drawingml/2006/main":                     "a",
	"http://purl.oclc.org/ooxml/drawingml/main":                                 "a",
	"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing":    "wp",
	"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing":                "wp",
	"http://schemas.openxmlformats.org/drawingml/2006/diagram":                  "dgm",
	"http://purl.oclc.org/ooxml/drawingml/diagram":                              "dgm",
	"http://schemas.openxmlformats.org/drawingml/2006/chart":                    "c",
	"http://purl.oclc.org/ooxml/drawingml/chart":                                "c",
	"http://schemas.openxmlformats.org/drawingml/2006/picture":                  "pic",
	"http://purl.oclc.org/ooxml/drawingml/picture":                              "pic",
	"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties":   "cp",
	"http://purl.oclc.org/ooxml/officeDocument/customProperties":                "cp",
	"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties": "ep",
	"http://purl.oclc.org/ooxml/officeDocument/extendedProperties":              "ep",
	"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes":      "vt",
	"http://purl.oclc.org/ooxml/officeDocument/docPropsVTypes":                  "vt",
	"http://schemas.openxmlformats.org/package/2006/relationships":              "rel",
	"http://schemas.openxmlformats.org/package/2006/content-types":              "ct",
	"http://schemas.openxmlformats.org/package/2006/metadata/core-properties":   "core",
	"http://schemas.openxmlformats.org/markup-compatibility/2006":               "mc",
	"http://schemas.microsoft.com/office/word/2010/wordprocessingShape":         "wps",
	"http://schemas.microsoft.com/office/word/2010/wordprocessingGroup":         "wpg",
	"http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas":        "wpc",
	"http://schemas.microsoft.com/office/word/2010/wordprocessingInk":           "wpi",
	"http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing":       "wp14",
	"http://schemas.microsoft.com/office/word/2010/wordml":                      "w14",
	"http://schemas.microsoft.com/office/word/2012/wordml":                      "w15",
	"http://schemas.microsoft.com/office/word/2006/wordml":                      "wne",
	"http://schemas.microsoft.com/office/word/2018/wordml":                      "w16",
	"http://schemas.microsoft.com/office/word/2016/wordml/cid":                  "w16cid",
	"http://schemas.microsoft.com/office/word/2018/wordml/cex":                  "w16cex",
	"http://schemas.microsoft.com/office/word/2023/wordml/word16du":             "w16du",
	"http://schemas.microsoft.com/office/drawing/2014/main":                     "a16",
	"http://schemas.microsoft.com/office/word/2015/wordml/symex":                "w16se",
	"http://schemas.microsoft.com/office/drawing/2010/main":                     "a14",
	"http://schemas.microsoft.com/office/drawing/2008/diagram":                  "dsp",
	"http://schemas.microsoft.com/office/word/2003/wordml":                      "w",
	"http://schemas.microsoft.com/aml/2001/core":                                "aml",
	"urn:schemas-microsoft-com:vml":                                             "v",
	"urn:schemas-microsoft-com:office:office":                                   "o",
	"urn:schemas-microsoft-com:office:word":                                     "w10",
	"http://purl.org/dc/elements/1.1/":                                          "dc",
	"http://purl.org/dc/terms/":                                                 "dcterms",
	"http://www.w3.org/XML/1998/namespace":                                      "xml",
	"http://schemas.microsoft.com/office/2006/xmlPackage":                       "pkg",
}

// namespaces knows which prefix means what at the scanner's place.
type namespaces struct {
	bound    map[string]string // prefix in the file → ours, "?" for a namespace we do not know
	shadowed []shadow
	said     []binding // by the part at hand, in order
	meaning  uint64    // of all that is bound: the same for the same bindings
}

// binding is a prefix in a file with ours for it.
type binding struct{ prefix, ours string }

// shadow is a binding that an inner element replaced.
type shadow struct {
	prefix, was string
	depth       int
}

func newNamespaces() *namespaces { return &namespaces{bound: map[string]string{"xml": "xml"}} }

// declared reports whether an attribute is a namespace declaration, and of which prefix (none for the default).
func declared(raw []byte) (prefix []byte, ok bool) {
	if raw[0] != 'x' || len(raw) < 5 || string(raw[:5]) != "xmlns" {
		return nil, false
	}
	if len(raw) == 5 {
		return nil, true
	}
	return raw[6:], raw[5] == ':'
}

// oursOf is our prefix for a namespace, "?" for one that we do not know.
func oursOf(uri []byte) string {
	if ours, ok := prefixes[string(uri)]; ok {
		return ours
	}
	return "?"
}

func (n *namespaces) declare(prefix, ours string, depth int) {
	n.said = append(n.said, binding{prefix, ours})
	was, bound := n.bound[prefix]
	if bound && was == ours {
		return
	}
	if !bound && prefix == "" {
		was, bound = "?", true
	}
	if bound {
		n.shadowed = append(n.shadowed, shadow{prefix, was, depth})
	}
	n.bind(prefix, ours)
}

// bind lets a prefix mean something else.
func (n *namespaces) bind(prefix, ours string) {
	n.meaning ^= meaningOf(prefix, n.bound[prefix]) ^ meaningOf(prefix, ours)
	n.bound[prefix] = ours
}

// hear leaves the bindings as a part leaves them that says so: what was bound before stays.
func (n *namespaces) hear(said []binding) {
	for _, b := range said {
		if b.prefix == "" {
			b.ours = "?" // the default ends with the element that sets it
		}
		if _, bound := n.bound[b.prefix]; !bound {
			n.bind(b.prefix, b.ours)
		}
	}
}

// leave restores the bindings that an element at the given depth and below it replaced. A prefix that was new there
// stays known: nothing but a file that forgot to declare it could tell.
func (n *namespaces) leave(depth int) {
	for len(n.shadowed) > 0 && n.shadowed[len(n.shadowed)-1].depth > depth {
		s := n.shadowed[len(n.shadowed)-1]
		n.shadowed = n.shadowed[:len(n.shadowed)-1]
		n.bind(s.prefix, s.was)
	}
}

// elementName is our name of an element.
func (s *Scanner) elementName(raw []byte) string {
	if ours, ok := s.met.elements[rawName{string(raw), s.names.meaning}]; ok {
		return ours
	}
	name := string(raw)
	prefix, local, ok := strings.Cut(name, ":")
	if !ok {
		prefix, local = "", name
	}
	return keep(s.met.elements, rawName{name, s.names.meaning}, name, s.names.ours(prefix)+":"+local)
}

// attributeName is our name of an attribute; one without a prefix has no namespace and keeps its bare name.
func (s *Scanner) attributeName(raw []byte) string {
	if ours, ok := s.met.attrs[rawName{string(raw), s.names.meaning}]; ok {
		return ours
	}
	name := string(raw)
	ours := name
	if i := strings.IndexByte(name, ':'); i >= 0 {
		ours = s.names.ours(name[:i]) + name[i:]
	}
	return keep(s.met.attrs, rawName{name, s.names.meaning}, name, ours)
}

func (n *namespaces) ours(prefix string) string {
	if p, ok := n.bound[prefix]; ok {
		return p
	}
	return "?"
}
