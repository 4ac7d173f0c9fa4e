package ingest

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"nianping/ingest/document"
	"nianping/ingest/document/documenttest"
)

// zipped makes a zip of names, each with a little content.
func zipped(names ...string) []byte {
	var parts []string
	for _, n := range names {
		parts = append(parts, n, "<a/>")
	}
	return documenttest.Zip(parts...)
}

func TestTheFormatIsFoundByContent(t *testing.T) {
	t.Parallel()
	docx := zipped("[Content_Types].xml", "word/document.xml")
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"a Word document":                    {docx, "docx"},
		"a Word document cut off":            {docx[:len(docx)-30], "docx"},
		"a Word document with other slashes": {zipped(`word\document.xml`), "docx"},
		"a Word document laid out otherwise": {documenttest.Zip("[Content_Types].xml", `<Types><Override PartName="/d.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`, "d.xml", "<a/>"), "docx"},
		"a container of Office alone":        {zipped("[Content_Types].xml", "_rels/.rels"), "opc"},
		"an RTF with bytes of any kind":      {[]byte("{\\rtf1 \xFF\x00\x81\xFE}"), "rtf"},
		"a page with bytes gone wrong":       {[]byte("<HTML><BODY>" + strings.Repeat("今年报考120人", 20) + "\x00\x07\x00</BODY>"), "html"},
		"a page that begins with a link":     {[]byte("<?xml version='1.0'?><link href='a.css'/><p>x"), "html"},
		"a document of Word 2":               {[]byte("\xDB\xA5\x2D\x001@"), "word2"},
		"a presentation":                     {zipped("ppt/presentation.xml"), "pptx"},
		"a binary workbook":                  {zipped("xl/workbook.bin"), "xlsb"},
		"a zip with a document in it":        {zipped("总结/年度总结.docx"), "zip"},
		"a rar":                              {[]byte("Rar!\x1A\x07\x01\x00"), "rar"},
		"a 7z":                               {[]byte("7z\xBC\xAF\x27\x1C\x00\x04"), "7z"},
		"a gzip":                             {[]byte("\x1F\x8B\x08\x00"), "gz"},
		"a photo":                            {[]byte("\xFF\xD8\xFF\xE0\x00\x10JFIF"), "jpg"},
		"a mail":                             {[]byte("Received: by x\r\n from y\r\nFrom: a@b.cn\r\nSubject: x\r\n\r\nhi"), "eml"},
		"a mail with an odd field in front":  {[]byte("X-Foo: 1\nMIME-Version: 1.0\nTo: a\n\nhi"), "eml"},
		"a mailbox":                          {[]byte("From a@b.cn Mon May 26 10:00:00 2025\nFrom: a@b.cn\nSubject: x\n\nhi"), "mbox"},
		"a broken compound file":             {append([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), make([]byte, 600)...), "ole"},
		"random bytes":                       {[]byte{7, 3, 0, 1, 200, 2, 9, 1, 1, 0, 0}, ""},
		"a program":                          {[]byte("MZ\x90\x00"), "exe"},
		"a workbook":                         {zipped("[Content_Types].xml", "xl/workbook.xml"), "xlsx"},
		"an RTF":                             {[]byte("{\\rtf1\\ansi x}"), "rtf"},
		"a page":                             {[]byte("\r\n<!-- x --><HTML><body>"), "html"},
		"a fragment of a page":               {[]byte("<table border=1><tr>"), "html"},
		"XHTML":                              {[]byte("<?xml version='1.0'?><!DOCTYPE html PUBLIC><html>"), "html"},
		"SpreadsheetML 2003":                 {[]byte("<?xml version='1.0'?><?mso-application progid='Excel.Sheet'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'>"), "xml"},
		"Word 2003 XML, named":               {[]byte("<?xml version='1.0'?><?mso-application progid='Word.Document'?><w:wordDocument xmlns:w='http://schemas.microsoft.com/office/word/2003/wordml'>"), "wordml"},
		"a flat Word container":              {[]byte("<pkg:package xmlns:pkg='http://schemas.microsoft.com/office/2006/xmlPackage'>"), "wordml"},
		"a page saved with its pictures":     {[]byte("MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"x\"\r\n\r\n--x\r\n"), "mhtml"},
		"a shortcut":                         {[]byte("L\x00\x00\x00\x01\x14\x02\x00"), "lnk"},
		"Word 2003 XML":                      {[]byte("<?xml version='1.0'?><w:wordDocument xmlns:w='http://schemas.microsoft.com/office/word/2003/wordml'>"), "wordml"},
		"CSV":                                {[]byte("等级,报考,合格\n五级,40,38\n"), "csv"},
		"plain text":                         {[]byte("一、基本情况\n报考120人"), "txt"},
		"XML of another kind":                {[]byte("<?xml version='1.0'?><a/>"), ""},
		"an OpenDocument text":               {zipped("mimetype", "content.xml", "META-INF/manifest.xml"), "odf"},
		"an OFD":                             {zipped("OFD.xml", "Doc_0/Document.xml"), "ofd"},
		"a BMP":                              {append([]byte("BM\x00\x10\x00\x00\x00\x00\x00\x00"), make([]byte, 30)...), "bmp"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := FormatOf(c.data); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestEveryFormatIsReadOrOpenedOrRefusedWithOneOfTheFiveErrors(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, f := range formats {
		ways := 0
		for _, is := range []bool{f.read != nil, f.opens, f.why != nil} {
			if is {
				ways++
			}
		}
		if ways == 0 || ways == 2 && f.why != nil || ways == 3 {
			t.Errorf("%s: %d ways", f.name, ways)
		}
		if f.why != nil && !known(f.why) {
			t.Errorf("%s: refused with %v", f.name, f.why)
		}
		if seen[f.name] {
			t.Errorf("%s stands twice", f.name)
		}
		seen[f.name] = true
	}
}

func TestRefusalsNameTheFileAndTheReason(t *testing.T) {
	t.Parallel()
	docx := zipped("[Content_Types].xml", "word/document.xml")
	for name, c := range map[string]struct {
		data   []byte
		limits document.Limits
		code   string
		format string
	}{
		"an empty file":         {nil, document.Limits{}, "CORRUPT", ""},
		"random bytes":          {[]byte{7, 3, 0, 1, 200, 2, 9}, document.Limits{}, "CORRUPT", ""},
		"past the size allowed": {make([]byte, 100), document.Limits{Input: 99}, "TOO_LARGE", ""},
		"a photo":               {[]byte("\xFF\xD8\xFF\xE0"), document.Limits{}, "SCANNED", "jpg"},
		"a truncated document":  {docx[:len(docx)-30], document.Limits{}, "CORRUPT", "docx"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			doc, format, err := ReadDocument(context.Background(), "某校总结.docx", c.data, c.limits)
			if doc != nil || FindingOf(err) != c.code || format != c.format {
				t.Errorf("got %v, %q, %v", doc, format, err)
			}
			if err != nil && !strings.Contains(err.Error(), "某校总结.docx") {
				t.Errorf("the file is not named: %v", err)
			}
		})
	}
}

func TestTheBoundaryHoldsAgainstPanicsAndHangs(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		read func(context.Context, []byte, document.Limits) (*document.Document, error)
		want error
	}{
		"a panic": {func(context.Context, []byte, document.Limits) (*document.Document, error) {
			var p []int
			return nil, fmt.Errorf("%d", p[3])
		}, document.ErrCorrupt},
		"a reader that waits for its context": {func(ctx context.Context, _ []byte, _ document.Limits) (*document.Document, error) {
			<-ctx.Done()
			return nil, ctx.Err()
		}, document.ErrTooLarge},
		"an error of a library": {func(context.Context, []byte, document.Limits) (*document.Document, error) {
			return nil, errors.New("unexpected EOF")
		}, document.ErrCorrupt},
		"nothing at all": {func(context.Context, []byte, document.Limits) (*document.Document, error) {
			return nil, nil
		}, document.ErrCorrupt},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			doc, err := guarded(context.Background(), 10*time.Millisecond, func(ctx context.Context) (*document.Document, error) { return c.read(ctx, nil, document.Limits{}) })
			if doc != nil || !errors.Is(err, c.want) {
				t.Errorf("got %v, %v", doc, err)
			}
		})
	}
}

func TestAWordDocumentInOneXMLFileIsReadWithItsPictures(t *testing.T) {
	t.Parallel()
	data := `<?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"><w:body><w:p><w:r><w:t>报考120人</w:t></w:r>` +
		`<w:r><w:pict><v:shape><v:imagedata src="wordml://1.png"/></v:shape><o:OLEObject Type="Embed" ProgID="Excel.Sheet.8"/></w:pict></w:r></w:p></w:body></w:wordDocument>`
	doc, _, err := ReadDocument(context.Background(), "a.doc", []byte(data), document.Limits{})
	if err != nil || len(doc.Body) == 0 || doc.Body[0].Paragraph.Text != "报考120人" {
		t.Errorf("got %+v, %v", doc, err)
	}
}

func TestMarkupInAnUnknownEncodingIsStillMarkup(t *testing.T) {
	t.Parallel()
	for want, data := range map[string]string{"html": "<html><body>\xC7\xE1\xD8\xC7\xC8\xAD\x8F\x81\x9D", "rtf": "{\\rtf1\\ansi \x81\x8D\x8F\x90\x9D\x81\xFF"} {
		if got := FormatOf([]byte(data)); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	if got := FormatOf([]byte("<!-- " + strings.Repeat("x", 9000) + " --><html><p>甲")); got != "html" {
		t.Errorf("behind a long comment: %q", got)
	}
}

// A finding goes to the institution: what officers are told to do stands in the error alone.
func TestAFindingTellsNobodyToAskTheInstitution(t *testing.T) {
	t.Parallel()
	for _, k := range refusals {
		got := unread("总结.docx", "00", "docx", fmt.Errorf("“总结.docx”：%w（第3页）", k.err)).Findings[0]
		if got.Code != k.code || strings.Contains(got.Message, "请") || !strings.HasSuffix(got.Message, "（第3页）。") {
			t.Errorf("%s: %s %s", k.code, got.Code, got.Message)
		}
	}
}
