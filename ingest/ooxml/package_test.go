package ooxml

import (
	"bytes"
	"errors"
	"testing"

	"nianping/ingest/document"
	"nianping/ingest/document/documenttest"
)

func TestPartsAreFoundUnderAnySpelling(t *testing.T) {
	t.Parallel()
	p, err := Open(documenttest.Zip(`word\Document.XML`, "<a/>", "/xl/b.xml", "<b/>"), document.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"word/document.xml", "/word/document.xml", "Word/DOCUMENT.xml", `word\document.xml`, "word/./document.xml", "word//document.xml", "xl/../xl/b.xml"} {
		if !p.Has(name) {
			t.Errorf("%s is not found", name)
		}
	}
	if data, err := p.Part("word/none.xml"); data != nil || err != nil {
		t.Errorf("a part that is not there gives %v, %v", data, err)
	}
}

func TestRelationsLeadToParts(t *testing.T) {
	t.Parallel()
	rels := `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/styles" Target="styles.xml"/>` +
		`<Relationship Id="b" Type="x/image" Target="../media/%E5%9B%BE.png"/>` +
		`<Relationship Id="c" Type="x/header" Target="word/header1.xml"/>` +
		`<Relationship Id="d" Type="x/hyperlink" Target="http://example.com/a" TargetMode="External"/>` +
		`<Relationship Id="e" Type="x/footer" Target="/word/footer1.xml#x"/></Relationships>`
	p, err := Open(documenttest.Zip("word/_rels/document.xml.rels", rels, "word/styles.xml", "", "media/图.png", "", "word/header1.xml", "", "word/footer1.xml", ""), document.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	got, err := p.Relations("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	for id, want := range map[string]Relation{
		"a": {"a", "styles", "word/styles.xml", false},
		"b": {"b", "image", "media/图.png", false},
		"c": {"c", "header", "word/header1.xml", false},
		"d": {"d", "hyperlink", "http://example.com/a", true},
		"e": {"e", "footer", "word/footer1.xml", false},
	} {
		if got[id] != want {
			t.Errorf("got %+v, want %+v", got[id], want)
		}
	}
}

func TestAMemberThatLiesAboutItsSizeIsStopped(t *testing.T) {
	t.Parallel()
	data := documenttest.Zip("a.xml", "<a>"+string(bytes.Repeat([]byte("x"), 5000))+"</a>")
	for _, size := range []byte{1, 0xFF} {
		lying := bytes.Clone(data)
		at := bytes.LastIndex(lying, []byte("PK\x01\x02")) + 24 // the unpacked size in the directory
		lying[at+1], lying[at+2] = size, 0
		p, err := Open(lying, document.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := p.Part("a.xml"); !errors.Is(err, document.ErrTooLarge) && !errors.Is(err, document.ErrCorrupt) {
			t.Errorf("size byte %d: got %v", size, err)
		}
	}
}

func TestTheRatioOfSmallMembersIsNobodysBusiness(t *testing.T) {
	t.Parallel()
	p, err := Open(documenttest.Zip("small.xml", string(make([]byte, 900<<10)), "large.xml", string(make([]byte, 2<<20))), document.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.Part("small.xml"); err != nil {
		t.Errorf("small: %v", err)
	}
	if _, err := p.Part("large.xml"); !errors.Is(err, document.ErrTooLarge) {
		t.Errorf("large: got %v, want ErrTooLarge", err)
	}
}
