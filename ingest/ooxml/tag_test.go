package ooxml

import (
	"fmt"
	"strings"
	"testing"

	"nianping/ingest/document"
	"nianping/ingest/document/documenttest"
)

// seen is all that a scanner with what others met before tells of a part.
func seen(before *met, part string) string {
	s := NewScanner([]byte(part))
	s.met = before
	text := outlined(s, func(b *strings.Builder) {
		for i := range s.attrs {
			name := s.attributeName(s.raw(s.attrs[i].name))
			value, _ := s.Lookup(name)
			b.WriteString(" " + name + "=" + value)
		}
	})
	if s.err != nil {
		return text + s.err.Error()
	}
	return text
}

func TestATagThatWasMetBeforeIsReadAsIfItWereNew(t *testing.T) {
	t.Parallel()
	const root = `<w:a xmlns:w="` + w + `">`
	parts := []string{
		root + strings.Repeat(`<w:b w:val="1" w:x="a&amp;b"/><w:c><w:b w:val="2">x</w:b></w:c>`, 4) + `</w:a>`,
		`<v:a xmlns:v="` + w + `" xmlns:w="urn:mine"><w:b w:val="1" w:x="a&amp;b"/><w:c/></v:a>`,
		root + `<w:b w:val="1" w:x="a&amp;b"></w:b><w:c/></w:a>`,
		root + strings.Repeat(`<w:d w:val="a>b"/><w:d w:val="a>c"/><w:e w:val=""/>`, 4) + `</w:a>`,
		root + strings.Repeat(`<w:f xmlns:w="urn:mine" w:g="1"><w:b w:val="2"/></w:f><w:b w:val="2"/>`, 4) + `</w:a>`,
		root + strings.Repeat(`<w:c><w:b w:val="2">x</w:b></w:c >`, 2) + `<w:c></w:b></w:a>`,
		root + strings.Repeat(`<w:b w:val="2">`, maxNesting+1),
		root + `<w:b w:val="1" w:val="1"/></w:a>`,
		root + `<w:b w:val="2"`,
		`<w:b w:val="2">x</w:b><w:b w:val="2">x</w:b>`,
	}
	for i := range maxTags {
		parts = append(parts, root+strings.Repeat(fmt.Sprintf(`<w:b w:val="%d"/><w:c w:n="%d">`, i, i%7)+`</w:c>`, 3)+`</w:a>`)
	}
	used := newMet()
	for range 2 {
		for _, part := range parts {
			if got, want := seen(used, part), seen(newMet(), part); got != want {
				t.Fatalf("%.200s\nwith tags of before: %.300s\nwithout:             %.300s", part, got, want)
			}
		}
	}
}

func TestTheTagsOfPeoplesDocumentsAreMostlyKnown(t *testing.T) {
	t.Parallel()
	_, files := documenttest.Load(t, "../../fixtures/corpus/d0*.docx")
	before, unknown, all := newMet(), 0, 0
	for _, data := range files {
		p, err := Open(data, document.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		part, err := p.Part("word/document.xml")
		if err != nil {
			t.Fatal(err)
		}
		s := NewScanner(part)
		s.met = before
		for s.next() != tokenDone {
			if s.closing || len(s.open) > 0 && s.data[s.pos-1] == '>' {
				all++
			}
		}
		unknown += s.unknown
	}
	if 2*unknown > all {
		t.Errorf("%d more unknown tags than known ones, of %d", unknown, all)
	}
}
