package ooxml

import (
	"fmt"
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
		scan := func(p *Package, name string) trace {
			s, err := p.Scan(name)
			if err == nil {
				err = s.Finish()
			}
			if err != nil {
				t.Fatal(err)
			}
			return p.trace()
		}
		first := open()
		trace := scan(first, "styles.xml")
		scanned, passed := open(), open()
		scan(scanned, "first.xml")
		scan(scanned, "styles.xml")
		scan(passed, "first.xml")
		if !passed.passOver("styles.xml", trace) {
			t.Fatalf("%s is not passed over", part)
		}
		if !maps.Equal(scanned.namespaces().bound, passed.namespaces().bound) || scanned.Unpacked() != passed.Unpacked() {
			t.Errorf("%s: scanned leaves %v, %d bytes; passed over %v, %d bytes", part, scanned.namespaces().bound, scanned.Unpacked(), passed.namespaces().bound, passed.Unpacked())
		}
	}
}

func TestOnlyPartsThatHoldTheSameHaveOneMark(t *testing.T) {
	t.Parallel()
	marks := map[string]string{}
	for _, text := range []string{"<a/>", "<b/>", "<a></a>", strings.Repeat("<a/>", 500)} {
		p, err := Open(documenttest.Zip("other.xml", text+"x", "styles.xml", text), document.Limits{Unpacked: 1000})
		if err != nil {
			t.Fatal(err)
		}
		m, packed, ok := p.mark("/Styles.xml")
		is := fmt.Sprint(m, packed)
		if again, same, _ := p.mark("styles.xml"); !ok || fmt.Sprint(again, same) != is || marks[is] != "" {
			t.Errorf("%.10s has the mark of %.10s", text, marks[is])
		}
		marks[is] = text
		if p.passOver("styles.xml", trace{}) != (len(text) <= 1000) {
			t.Errorf("%d bytes are passed over against the limit", len(text))
		}
		if _, _, ok := p.mark("none.xml"); ok {
			t.Error("a part that is not there has a mark")
		}
	}
}

func TestAShelfMakesAPartOnce(t *testing.T) {
	t.Parallel()
	var shelf Shelf[string]
	made := 0
	read := func(text string, limits document.Limits) (string, error) {
		p, err := Open(documenttest.Zip("a.xml", text), limits)
		if err != nil {
			t.Fatal(err)
		}
		return shelf.Read(p, "a.xml", func() (string, error) {
			made++
			s, err := p.Scan("a.xml")
			if err != nil {
				return "", err
			}
			s.Root()
			text := s.Text()
			return text, s.Finish()
		})
	}
	long := "<a>" + strings.Repeat("长", 1000) + "</a>"
	for _, step := range []struct {
		text, want string
		limits     document.Limits
		made       int
		fails      bool
	}{
		{"<a>1</a>", "1", document.Limits{}, 1, false},
		{"<a>1</a>", "1", document.Limits{}, 1, false},
		{"<a>2</a>", "2", document.Limits{}, 2, false},
		{"<a>1</a>", "1", document.Limits{}, 2, false},
		{"<a>3</b>", "3", document.Limits{}, 3, true},
		{"<a>3</b>", "3", document.Limits{}, 4, true},
		{long, strings.Repeat("长", 1000), document.Limits{}, 5, false},
		{long, "", document.Limits{Part: 100}, 6, true},
	} {
		got, err := read(step.text, step.limits)
		if got != step.want || (err != nil) != step.fails || made != step.made {
			t.Errorf("%.20s: %.20q, %v, made %d; want %.20q, an error: %v, made %d", step.text, got, err, made, step.want, step.fails, step.made)
		}
	}
	for i := range 3 * maxShelf {
		if _, err := read("<a/>"+strings.Repeat(" ", i), document.Limits{}); err != nil {
			t.Fatal(err)
		}
	}
	if len(shelf.by) > maxShelf {
		t.Errorf("%d are kept", len(shelf.by))
	}
}
