package ooxml

import (
	"net/url"
	"path"
	"strings"
)

// Relation leads from one part to another, or out of the container.
type Relation struct {
	ID       string
	Type     string // the last step of the type's address: officeDocument, styles, header, hyperlink …
	Target   string // name of a part, or an address when External
	External bool
}

// Relations of a part, by ID; "" stands for the container itself. Empty where the part has none.
func (p *Package) Relations(part string) (map[string]Relation, error) {
	dir, file := path.Split(part)
	list, err := p.relations(dir + "_rels/" + file + ".rels")
	if len(list) == 0 {
		return nil, err
	}
	relations := make(map[string]Relation, len(list))
	for _, r := range list {
		if !r.External {
			r.Target = p.resolve(dir, r.Target)
		}
		relations[r.ID] = r
	}
	return relations, err
}

var knownRelations Shelf[[]Relation]

// relations are those in a part, in its order, with their targets as they stand there.
func (p *Package) relations(part string) ([]Relation, error) {
	return knownRelations.Read(p, part, func() (list []Relation, err error) {
		s, err := p.Scan(part)
		if err != nil || s == nil {
			return nil, err
		}
		if s.Root() {
			for depth := s.Depth(); s.Child(depth); {
				if s.Name == "rel:Relationship" {
					list = append(list, Relation{ID: s.Attr("Id"), Type: path.Base(s.Attr("Type")), Target: s.Attr("Target"),
						External: s.Attr("TargetMode") == "External"})
				}
			}
		}
		return list, s.Finish()
	})
}

// resolve makes a part's name of a target, which is relative to the folder of the part that names it, or absolute.
// Producers that wrote an absolute one without its slash, or escaped it, are met half-way.
func (p *Package) resolve(dir, target string) string {
	target = strings.ReplaceAll(target, `\`, "/")
	if i := strings.IndexByte(target, '#'); i >= 0 {
		target = target[:i]
	}
	from := [...]string{dir, ""}
	if strings.HasPrefix(target, "/") {
		from = [...]string{"", dir}
	}
	for _, folder := range from {
		c := path.Join("/", folder, target)[1:]
		if p.Has(c) {
			return c
		}
		if plain, err := url.PathUnescape(c); err == nil && plain != c && p.Has(plain) {
			return plain
		}
	}
	return path.Join("/", from[0], target)[1:]
}
