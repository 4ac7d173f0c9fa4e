package ooxml

import (
	"maps"
	"strings"
	"testing"

	"nianping/ingest/document"
	"nianping/ingest/document/documenttest"
)

func TestAPartThatIsPassedOverLeavesWhatAScannedOneLeaves(t *testing.T) {
	t.Parallel()
	for _, part := range []string{
		`<a/>`,
		`<w:a xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>`,
		`<a xmlns="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><b xmlns:m="x:y"/></a>`,
		`<a xmlns:m="urn:schemas-microsoft-com:vml"><b xmlns:m="urn:schemas-microsoft-com:office:office"/></a>`,
		`<a><b xmlns:m="urn:schemas-microsoft-com:vml"/><b xmlns:m="urn:schemas-microsoft-com:office:office"/></a>`,
	} {
		data := documenttest.Zip("first.xml", `<a xmlns:r="urn:schemas-microsoft-com:vml" xmlns:o="x:z"/>`, "styles.xml", part)
		open := func() *Package {
			p, err := Open(data, document.Limits{})
			if err != nil {
				t.Fatal(err)
			}
			return p
		}
		scan := func(p *Package, name string) Trace {
			s, err := p.Scan(name)
			if err == nil {
				err = s.Finish()
			}
			if err != nil {
				t.Fatal(err)
			}
			return p.Trace()
		}
		first := open()
		trace := scan(first, "styles.xml")
		scanned, passed := open(), open()
		scan(scanned, "first.xml")
		scan(scanned, "styles.xml")
		scan(passed, "first.xml")
		if !passed.PassOver("styles.xml", trace) {
			t.Fatalf("%s is not passed over", part)
		}
		if !maps.Equal(scanned.namespaces().bound, passed.namespaces().bound) || scanned.Unpacked() != passed.Unpacked() {
			t.Errorf("%s: scanned leaves %v, %d bytes; passed over %v, %d bytes", part, scanned.namespaces().bound, scanned.Unpacked(), passed.namespaces().bound, passed.Unpacked())
		}
	}
}

func TestOnlyPartsThatHoldTheSameHaveOneMark(t *testing.T) {
	t.Parallel()
	marks := map[Mark]string{}
	for _, text := range []string{"<a/>", "<b/>", "<a></a>", strings.Repeat("<a/>", 500)} {
		p, err := Open(documenttest.Zip("other.xml", text+"x", "styles.xml", text), document.Limits{Unpacked: 1000})
		if err != nil {
			t.Fatal(err)
		}
		m, ok := p.Mark("/Styles.xml")
		if again, _ := p.Mark("styles.xml"); !ok || again != m || marks[m] != "" {
			t.Errorf("%.10s has the mark of %.10s", text, marks[m])
		}
		marks[m] = text
		if p.PassOver("styles.xml", Trace{}) != (len(text) <= 1000) {
			t.Errorf("%d bytes are passed over against the limit", len(text))
		}
		if _, ok := p.Mark("none.xml"); ok {
			t.Error("a part that is not there has a mark")
		}
	}
}
