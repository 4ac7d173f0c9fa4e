package ooxml

import (
	"encoding/base64"
	"fmt"
	"strings"

	"nianping/ingest/document"
)

// OpenFlat opens a container written as one XML file (pkg:package, “Word XML document”). Errors are those of Open.
func OpenFlat(data []byte, limits document.Limits) (*Package, error) {
	limits = limits.Defaults()
	if err := limits.Fit(int64(len(data))); err != nil {
		return nil, err
	}
	p := &Package{members: map[string]*member{}, limits: limits, types: contentTypes{parts: map[string]string{}}}
	s := NewScanner(data)
	if !s.Root() || s.Name != "pkg:package" {
		if s.Err() != nil {
			return nil, s.Err()
		}
		return nil, fmt.Errorf("%w（不是 Word 的 XML 文件）", document.ErrUnsupported)
	}
	for depth := s.Depth(); s.Child(depth); {
		if s.Name != "pkg:part" {
			continue
		}
		name, kind := key(s.Attr("pkg:name")), s.Attr("pkg:contentType")
		for part := s.Depth(); s.Child(part); {
			m := &member{name: name, coded: s.Name == "pkg:binaryData"}
			if !m.coded && s.Name != "pkg:xmlData" {
				continue
			}
			m.data = s.inner()
			p.types.parts[name] = kind
			p.add(name, m)
		}
		if len(p.names) > limits.Parts {
			return nil, p.tooMany()
		}
	}
	err := s.Finish()
	p.known = s.names // parts may lean on the prefixes declared around them
	return p, err
}

// inner passes the element just found and gives what stands between its tags, as written.
func (s *Scanner) inner() []byte {
	depth, from, to := len(s.open), s.pos, s.pos
	for s.err == nil && len(s.open) >= depth {
		to = s.pos
		s.next()
	}
	if s.err != nil || to < from {
		return nil
	}
	return s.data[from:to]
}

// decoded is the content of a member of a flat container.
func (m *member) decoded() ([]byte, error) {
	if !m.coded {
		return m.data, nil
	}
	out, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(string(m.data)), ""))
	if err != nil {
		return nil, fmt.Errorf("%w（%s 的内容损坏）", document.ErrCorrupt, m.name)
	}
	return out, nil
}
