package odf

import (
	"bytes"
	"context"
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"

	"nianping/ingest/document"
)

// The bounds of an XML part: elements and texts, and their nesting.
const (
	maxNodes = 1_500_000
	maxDepth = 400
)

// node is an element, or character data where name is "".
type node struct {
	name  string // with the usual prefix: text:p
	attrs []xml.Attr
	kids  []*node
	text  string
}

// prefixes are the usual ones of the namespaces of OpenDocument.
var prefixes = map[string]string{
	"urn:oasis:names:tc:opendocument:xmlns:office:1.0":                     "office",
	"urn:oasis:names:tc:opendocument:xmlns:text:1.0":                       "text",
	"urn:oasis:names:tc:opendocument:xmlns:table:1.0":                      "table",
	"urn:oasis:names:tc:opendocument:xmlns:style:1.0":                      "style",
	"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0":                    "draw",
	"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0":          "fo",
	"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0":             "svg",
	"http://www.w3.org/1999/xlink":                                         "xlink",
	"http://purl.org/dc/elements/1.1/":                                     "dc",
	"http://www.w3.org/XML/1998/namespace":                                 "xml",
	"http://openoffice.org/2000/office":                                    "office",
	"http://openoffice.org/2000/text":                                      "text",
	"http://openoffice.org/2000/table":                                     "table",
	"http://openoffice.org/2000/style":                                     "style",
	"http://openoffice.org/2000/drawing":                                   "draw",
	"http://www.w3.org/1999/XSL/Format":                                    "fo",
	"urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0": "loext",
}

func prefixed(n xml.Name) string {
	if p, ok := prefixes[n.Space]; ok {
		return p + ":" + n.Local
	}
	return "?:" + n.Local
}

// parse reads a part into a tree. The error wraps ErrCorrupt where it breaks off, or ErrTooLarge.
func parse(ctx context.Context, part []byte) (*node, error) {
	d := xml.NewDecoder(bytes.NewReader(part))
	top := &node{}
	open := []*node{top}
	for count := 0; ; count++ {
		t, err := d.Token()
		if err == io.EOF {
			break
		}
		switch {
		case err != nil:
			return nil, fmt.Errorf("%w（XML 出错%s）", document.ErrCorrupt, document.Because(err))
		case count > maxNodes || len(open) > maxDepth:
			return nil, fmt.Errorf("%w（XML 内容过多或嵌套过深）", document.ErrTooLarge)
		case count%10_000 == 0 && ctx.Err() != nil:
			return nil, ctx.Err()
		}
		at := open[len(open)-1]
		switch t := t.(type) {
		case xml.StartElement:
			n := &node{name: prefixed(t.Name), attrs: t.Attr}
			at.kids = append(at.kids, n)
			open = append(open, n)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			if len(open) > 1 {
				at.kids = append(at.kids, &node{text: string(t)})
			}
		}
	}
	if len(top.kids) == 0 || len(open) != 1 {
		return nil, fmt.Errorf("%w（XML 没有内容，或在中途断开）", document.ErrCorrupt)
	}
	return top.kids[0], nil
}

// attr is an attribute by its usual prefix, "" where there is none.
func (n *node) attr(name string) string {
	_, local, _ := strings.Cut(name, ":")
	for i := range n.attrs {
		if n.attrs[i].Name.Local == local && prefixed(n.attrs[i].Name) == name {
			return n.attrs[i].Value
		}
	}
	return ""
}

// number is an attribute as a whole number of at least 1.
func (n *node) number(name string, most int) int {
	v, err := strconv.Atoi(n.attr(name))
	if err != nil || v < 1 {
		return 1
	}
	return min(v, most)
}

// find is the first child of a name; nil where there is none, also of nil.
func (n *node) find(name string) *node {
	if n == nil {
		return nil
	}
	for _, k := range n.kids {
		if k.name == name {
			return k
		}
	}
	return nil
}
