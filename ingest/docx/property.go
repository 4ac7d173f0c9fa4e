package docx

import (
	"errors"
	"strings"

	"nianping/ingest/document"
	"nianping/ingest/ooxml"
)

// kept are the built-in properties that are kept, and how Document.Props names them. Persons' names are not among them.
var kept = map[string]string{
	"dc:title": "title", "dc:subject": "subject", "dc:description": "description", "core:keywords": "keywords", "core:category": "category",
	"o:Title": "title", "o:Subject": "subject", "o:Company": "company", "o:Keywords": "keywords", "o:Created": "created",
	"dcterms:created": "created", "dcterms:modified": "modified", "ep:Company": "company", "ep:Application": "application",
}

// readProperties reads what the file says of itself; a custom property keeps its own name. Broken or bloated ones are a warning:
// nobody sees them in the text.
func (r *reader) readProperties(relations map[string]ooxml.Relation) error {
	for _, part := range sortedTargets(relations, "core-properties", "coreProperties", "extended-properties", "extendedProperties", "custom-properties", "customProperties") {
		said, err := knownProperties.Read(r.pkg, part, func() (said []property, err error) {
			err = r.readPart(part, func(st *story) { said = st.properties() })
			return said, err
		})
		r.keep(said)
		switch {
		case errors.Is(err, document.ErrCorrupt):
			r.warn(place{}, "文档属性损坏，未读取")
		case errors.Is(err, document.ErrTooLarge):
			r.warn(place{}, "文档属性过大，未读取")
		case err != nil:
			return err
		}
	}
	return nil
}

// property is one that is kept, by its name in Document.Props.
type property struct{ name, value string }

var knownProperties ooxml.Shelf[[]property]

func (st *story) properties() (said []property) {
	for depth := st.s.Depth(); st.s.Child(depth); {
		name := kept[st.s.Name]
		if st.s.Name == "cp:property" {
			name = st.s.Attr("name")
		}
		if name == "" {
			continue
		}
		if value := strings.TrimSpace(st.s.Text()); value != "" {
			said = append(said, property{name, value})
		}
	}
	return said
}

func (r *reader) keep(said []property) {
	if len(said) > 0 && r.doc.Props == nil {
		r.doc.Props = map[string]string{}
	}
	for _, p := range said {
		r.doc.Props[p.name] = p.value
	}
}
