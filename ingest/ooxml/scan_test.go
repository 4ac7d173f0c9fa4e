package ooxml

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"nianping/ingest/document"
)

// outline writes what a scanner sees: elements by their names here, text in brackets.
func outline(s *Scanner) string { return outlined(s, func(*strings.Builder) {}) }

// outlined is outline with what more is to be written of each element.
func outlined(s *Scanner, more func(*strings.Builder)) string {
	var b strings.Builder
	for s.err == nil {
		switch s.next() {
		case tokenStart:
			b.WriteString("<" + s.name())
			more(&b)
		case tokenEnd:
			b.WriteString(">")
		case tokenText:
			b.WriteString("[" + string(s.buf) + "]")
		case tokenDone:
			return b.String()
		}
	}
	return b.String()
}

const w, strictW = `http://schemas.openxmlformats.org/wordprocessingml/2006/main`, `http://purl.oclc.org/ooxml/wordprocessingml/main`

func TestNamesAreThoseOfTheNamespace(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, xml, want string }{
		{"the usual prefix", `<w:p xmlns:w="` + w + `"/>`, "<w:p>"},
		{"another prefix", `<x:p xmlns:x="` + w + `"/>`, "<w:p>"},
		{"no prefix", `<p xmlns="` + w + `"><r/></p>`, "<w:p<w:r>>"},
		{"the Strict edition", `<w:p xmlns:w="` + strictW + `"/>`, "<w:p>"},
		{"an unknown namespace", `<w:p xmlns:w="urn:mine"/>`, "<?:p>"},
		{"no namespace", `<p/>`, "<?:p>"},
		{"a prefix that changes its meaning and back", `<a:x xmlns:a="` + w + `"><a:y xmlns:a="urn:mine"><a:z/></a:y><a:y/></a:x>`, "<w:x<?:y<?:z>><w:y>>"},
		{"a default that changes and back", `<x xmlns="` + w + `"><y xmlns="urn:mine"/><y/></x>`, "<w:x<?:y><w:y>>"},
		{"an inner declaration", `<x xmlns="` + w + `"><v:y xmlns:v="urn:schemas-microsoft-com:vml"/></x>`, "<w:x<v:y>>"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			s := NewScanner([]byte(test.xml))
			if got := outline(s); got != test.want || s.Err() != nil {
				t.Errorf("got %s, %v; want %s", got, s.Err(), test.want)
			}
		})
	}
}

func TestAttributesAndText(t *testing.T) {
	t.Parallel()
	s := NewScanner([]byte(`<w:a xmlns:w="` + w + `" w:val='a&amp;"b' val=" x " w:long="` + strings.Repeat("长", 40) + `">1 &lt; 2` + "\r\n" + `<w:b/>三<![CDATA[<四>]]></w:a>`))
	if !s.Root() || s.Attr("w:val") != `a&"b` || s.Attr("val") != " x " || s.Attr("w:none") != "" || s.Attr("w:long") != strings.Repeat("长", 40) {
		t.Errorf("attributes: %q %q", s.Attr("w:val"), s.Attr("val"))
	}
	if _, ok := s.Lookup("x:val"); ok {
		t.Error("an attribute of another namespace was found")
	}
	if got := s.Text(); got != "1 < 2\n三<四>" {
		t.Errorf("text %q", got)
	}
	if err := s.Finish(); err != nil {
		t.Error(err)
	}
}

func TestChildrenAreFoundWhateverWasReadOfTheOnesBefore(t *testing.T) {
	t.Parallel()
	s := NewScanner([]byte(`<r xmlns="` + w + `"><a><b><c/></b><b/></a>text<d/><e>x</e></r>`))
	var got []string
	s.Root()
	for depth := s.Depth(); s.Child(depth); {
		got = append(got, s.Name)
		if s.Name == "w:a" && s.Child(s.Depth()) { // only the first grandchild
			got = append(got, s.Name)
		}
	}
	if strings.Join(got, " ") != "w:a w:b w:d w:e" || s.Finish() != nil {
		t.Errorf("got %v, %v", got, s.Err())
	}
}

func TestWhatIsNotWellFormedIsCorrupt(t *testing.T) {
	t.Parallel()
	for _, x := range []string{
		"", "   ", "text", "<", "<a", "<a>", "<a></b>", "</a>", "<a/><b/>", "<a/>x", "<a b></a>", "<a b=c/>", `<a b="1" b="2"/>`, `<a b="<"/>`, `<a b="1"c="2"/>`,
		"<a>&nbsp;</a>", "<a>&#0;</a>", "<a>&#xFFFF;</a>", "<a>&</a>", "<a>&amp</a>", "<a>\x01</a>", `<a b="&x;"/>`, "<a>\xff</a>", "<a><!-- </a>", "<a><![CDATA[x</a>", "<![CDATA[x]]>",
		"<a / >", "<a><!ELEMENT b></a>", "<!DOCTYPE a", "< a/>", "<a>\xED\xA0\x80</a>",
	} {
		s := NewScanner([]byte(x))
		if err := s.Finish(); !errors.Is(err, document.ErrCorrupt) {
			t.Errorf("%q: got %v, want ErrCorrupt", x, err)
		}
	}
}

func TestElementsTooDeepAreTooLarge(t *testing.T) {
	t.Parallel()
	s := NewScanner([]byte(strings.Repeat("<a>", maxNesting+1)))
	if err := s.Finish(); !errors.Is(err, document.ErrTooLarge) {
		t.Errorf("got %v", err)
	}
}

func TestAChoiceIsTakenWhenAllItNeedsIsKnown(t *testing.T) {
	t.Parallel()
	s := NewScanner([]byte(`<a xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:new="urn:new"/>`))
	s.Root()
	for prefixes, want := range map[string]bool{"wps": true, "": true, "new": false, "wps new": false, "undeclared": false} {
		if got := s.Knows(prefixes); got != want {
			t.Errorf("Knows(%q) = %v", prefixes, got)
		}
	}
}

// FuzzScanner holds the scanner beside encoding/xml: what the one takes as well-formed, the other does too, but for
// what is said below, and their texts agree.
func FuzzScanner(f *testing.F) {
	for _, x := range []string{`<?xml version="1.0"?><w:a xmlns:w="` + w + `" b="c&gt;">x<w:b/><!-- y --><![CDATA[z]]></w:a>`, "<a>\r\n&#x4E00;</a>", "<a b='1' c=\"2\"/>", "<a><b></a></b>"} {
		f.Add([]byte(x))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		s := NewScanner(data)
		var text []byte
		for s.err == nil {
			k := s.next()
			if k == tokenText {
				text = append(text, s.buf...)
			}
			if k == tokenDone {
				break
			}
		}
		if s.Err() != nil {
			if !errors.Is(s.Err(), document.ErrCorrupt) && !errors.Is(s.Err(), document.ErrTooLarge) {
				t.Fatalf("an error of no known kind: %v", s.Err())
			}
			return
		}
		want, err := textOf(string(s.data))
		if err == nil && want != string(text) {
			t.Errorf("text %q, encoding/xml has %q", text, want)
		}
	})
}

// textOf is the text inside the root element as encoding/xml reads it.
func textOf(x string) (string, error) {
	var b strings.Builder
	depth := 0
	d := xml.NewDecoder(strings.NewReader(x))
	for {
		token, err := d.RawToken()
		if err == io.EOF {
			return b.String(), nil
		}
		if err != nil {
			return "", err
		}
		switch token := token.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		case xml.CharData:
			if depth > 0 {
				b.Write(token)
			}
		}
	}
}
