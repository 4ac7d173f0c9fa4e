package ingest

import (
	"archive/zip"
	"bytes"
	"strings"

	"nianping/ingest/charset"
	"nianping/ingest/document"
	"nianping/ingest/ole"
	"nianping/ingest/ooxml"
	"nianping/ingest/text"
	"nianping/ingest/xls"
)

// headBytes is how much of a file is looked at as text.
const headBytes = 8 << 10

// sample is a file under examination; what is costly to find out is found out once, and only when asked.
type sample struct {
	data  []byte
	names []string    // zip: the parts' names in lower case
	zip   bool        // names are looked up
	dir   *zip.Reader // its directory; nil where there is none or it is cut off
	types *string     // content types of an Office container, lower case; "" where there are none
	ole   *oleSigns
	lead  *string // the head as text, lower case, without leading blanks; "" for binary
}

type oleSigns struct {
	kind      string
	encrypted bool
}

func begins(magic ...string) func(*sample) bool { return magicAt(0, magic...) }

func magicAt(offset int, magic ...string) func(*sample) bool {
	return func(s *sample) bool {
		for _, m := range magic {
			if len(s.data) >= offset && bytes.HasPrefix(s.data[offset:], []byte(m)) {
				return true
			}
		}
		return false
	}
}

// zipWith recognises an OPC package by the folder of its main part.
func zipWith(folder string) func(*sample) bool {
	return func(s *sample) bool {
		for _, n := range s.parts() {
			if strings.HasPrefix(n, folder) && strings.HasSuffix(n, ".xml") {
				return true
			}
		}
		return false
	}
}

// office recognises an Office container by the folder of its main part or, where a producer lays its parts out otherwise, by the content type.
func office(folder, kind string) func(*sample) bool {
	return func(s *sample) bool { return zipWith(folder)(s) || strings.Contains(s.contentTypes(), kind) }
}

// contentTypes is the list of a container's content types, where its main part does not lie where all producers put it.
func (s *sample) contentTypes() string {
	if s.types == nil {
		types := ""
		if zipPart("[content_types].xml")(s) && !zipWith("word/")(s) && !zipWith("xl/")(s) && !zipWith("ppt/")(s) {
			if pkg, err := ooxml.Open(s.data, document.Limits{}); err == nil {
				part, _ := pkg.Part("[Content_Types].xml") // nil where it cannot be read
				types = strings.ToLower(string(part))
			}
		}
		s.types = &types
	}
	return *s.types
}

func zipPart(name string) func(*sample) bool {
	return func(s *sample) bool {
		for _, n := range s.parts() {
			if n == name {
				return true
			}
		}
		return false
	}
}

// odfKind recognises an OpenDocument file by the media type that its first member holds; "" is any with a manifest.
func odfKind(kind string) func(*sample) bool {
	return func(s *sample) bool {
		if !zipPart("content.xml")(s) {
			return false
		}
		if kind == "" {
			return zipPart("meta-inf/manifest.xml")(s)
		}
		return bytes.Contains(s.data[:min(len(s.data), 256)], []byte("opendocument."+kind))
	}
}

// parts are the names in a zip, read from the local headers where the directory is cut off.
func (s *sample) parts() []string {
	if s.zip || !bytes.HasPrefix(s.data, []byte("PK")) {
		return s.names
	}
	s.zip = true
	if z, err := zip.NewReader(bytes.NewReader(s.data), int64(len(s.data))); err == nil {
		s.dir = z
		for _, f := range z.File {
			s.names = append(s.names, partName(f.Name))
		}
		return s.names
	}
	rest := s.data
	for len(s.names) < 1000 {
		i := bytes.Index(rest, []byte("PK\x03\x04"))
		if i < 0 || i+30 > len(rest) {
			break
		}
		rest = rest[i:]
		length := int(rest[26]) | int(rest[27])<<8
		if 30+length > len(rest) {
			break
		}
		s.names = append(s.names, partName(string(rest[30:30+length])))
		rest = rest[30+length:]
	}
	return s.names
}

func partName(name string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "/"))
}

func oleKind(kind string) func(*sample) bool {
	return func(s *sample) bool { return s.oleSigns().kind == kind }
}

func (s *sample) oleEncrypted() bool { return s.oleSigns().encrypted }

func (s *sample) oleSigns() *oleSigns {
	if s.ole == nil {
		s.ole = &oleSigns{}
		if ole.Is(s.data) {
			s.ole.kind, s.ole.encrypted = ole.Sniff(s.data)
		}
	}
	return s.ole
}

// bitmap checks the reserved bytes too, for text may begin with BM.
func (s *sample) bitmap() bool {
	return len(s.data) > 26 && bytes.HasPrefix(s.data, []byte("BM")) && bytes.Equal(s.data[6:10], make([]byte, 4))
}

// head is the beginning of a text file in lower case, blanks in front left off; "" for a binary one.
func (s *sample) head() string {
	if s.lead == nil {
		lead := ""
		if b := s.data[:min(len(s.data), headBytes)]; charset.IsText(b) {
			lead, _ = charset.Decode(b, "")
			lead = strings.ToLower(strings.TrimLeft(lead, "\uFEFF \t\r\n"))
		} else if b := bytes.TrimLeft(b, " \t\r\n"); len(b) > 0 && (b[0] == '<' || b[0] == '{') && bytes.Count(b, []byte{0}) < len(b)/20 {
			lead = strings.ToLower(strings.ReplaceAll(string(b), "\x00", "")) // markup in an encoding that is not known here, or with a few bytes gone wrong
		}
		s.lead = &lead
	}
	return *s.lead
}

// rtf begins with its signature, whatever the bytes behind it are.
func (s *sample) rtf() bool {
	return bytes.HasPrefix(bytes.TrimLeft(bytes.TrimPrefix(s.data[:min(len(s.data), headBytes)], []byte("\xEF\xBB\xBF")), " \t\r\n\x00"), []byte(`{\rtf`))
}

// excelXML is SpreadsheetML 2003: XML that names Excel's namespace near its root.
func (s *sample) excelXML() bool {
	return strings.HasPrefix(s.head(), "<") && strings.Contains(s.head(), "urn:schemas-microsoft-com:office:spreadsheet") &&
		(strings.Contains(s.head(), "<workbook") || strings.Contains(s.head(), ":workbook"))
}

// wordXML is a Word document in one XML file, of 2003 or as a flat container.
func (s *sample) wordXML() bool {
	return strings.HasPrefix(s.head(), "<") &&
		(strings.Contains(s.head(), "http://schemas.microsoft.com/office/word/2003/wordml") || strings.Contains(s.head(), "http://schemas.microsoft.com/office/2006/xmlpackage"))
}

// flatODF is an OpenDocument file in one XML file.
func (s *sample) flatODF() bool {
	return strings.HasPrefix(s.head(), "<") && strings.Contains(s.head(), "opendocument:xmlns:office:1.0") && strings.Contains(s.head(), ":document ")
}

// csv is text that is clearly a table of fields.
func (s *sample) csv() bool {
	return s.head() != "" && text.IsCSV(s.data[:min(len(s.data), headBytes)])
}

// plain is any text, but not a page of code or data in XML or JSON.
func (s *sample) plain() bool {
	h := s.head()
	return h != "" && !strings.HasPrefix(h, "<?xml") && !strings.HasPrefix(h, "{\"") && charset.IsText(s.data)
}

// htmlTags are tags of which one stands near the top of every page, also of a mere fragment.
var htmlTags = []string{"<!doctype html", "<html", "<head", "<body", "<table", "<meta", "<style", "<title", "<div", "<p>", "<p ", "<font", "<center", "<h1", "<link", "<script"}

// html is text that begins with a tag of HTML; a comment or an XML declaration may stand before it.
func (s *sample) html() bool {
	h := s.head()
	for range 8 {
		switch {
		case strings.HasPrefix(h, "<!--"):
			_, rest, ok := strings.Cut(h, "-->")
			if !ok { // a long comment, as systems write on top of their exports
				return bytes.Contains(bytes.ToLower(s.data), []byte("<html"))
			}
			h = rest
		case strings.HasPrefix(h, "<?"):
			_, rest, ok := strings.Cut(h, "?>")
			if !ok {
				return false
			}
			h = rest
		default:
			for _, tag := range htmlTags {
				if strings.HasPrefix(h, tag) {
					return true
				}
			}
			return strings.HasPrefix(h, "<!doctype") && strings.Contains(h, "<html")
		}
		h = strings.TrimLeft(h, " \t\r\n")
	}
	return false
}

// mbox is a line "From sender date" before the header of a mail.
func (s *sample) mbox() bool {
	if !bytes.HasPrefix(s.data, []byte("From ")) {
		return false
	}
	_, rest, ok := bytes.Cut(s.data[:min(len(s.data), headBytes)], []byte("\n"))
	return ok && headerFields(rest) >= 2
}

func (s *sample) mail() bool { return headerFields(s.data[:min(len(s.data), headBytes)]) >= 2 }

// mhtml is a page saved in the form of a mail: one that nobody sent.
func (s *sample) mhtml() bool {
	if !s.mail() {
		return false
	}
	top, _, _ := strings.Cut(strings.ReplaceAll(s.head(), "\r\n", "\n"), "\n\n")
	if strings.Contains(top, "from: <saved by") || strings.Contains(top, "snapshot-content-location:") {
		return true
	}
	return strings.Contains(top, "multipart/related") && !strings.Contains("\n"+top, "\nto:") && !strings.Contains("\n"+top, "\nreceived:") && !strings.Contains("\n"+top, "\nfrom:") ||
		strings.Contains("\n"+top, "\ncontent-location:") && !strings.Contains("\n"+top, "\nto:")
}

// mailFields are header fields that tell a mail from other text that has a colon in its first lines.
var mailFields = map[string]bool{"received": true, "from": true, "to": true, "subject": true, "date": true, "message-id": true,
	"mime-version": true, "content-type": true, "return-path": true, "delivered-to": true, "reply-to": true, "cc": true,
	"content-transfer-encoding": true, "x-mailer": true, "sender": true, "dkim-signature": true, "x-qq-mid": true,
	"x-originating-ip": true, "x-priority": true, "in-reply-to": true, "references": true, "content-location": true}

// headerFields counts the known fields at the top of a mail; 0 when the top is no header.
func headerFields(b []byte) int {
	b = bytes.TrimLeft(bytes.TrimPrefix(b, []byte{0xEF, 0xBB, 0xBF}), "\r\n")
	known := 0
	for first := true; len(b) > 0; first = false {
		line, rest, whole := bytes.Cut(b, []byte("\n"))
		line = bytes.TrimSuffix(line, []byte("\r"))
		b = rest
		if len(line) == 0 || !whole && !first {
			break
		}
		if line[0] == ' ' || line[0] == '\t' {
			if first {
				return 0
			}
			continue
		}
		name, _, ok := bytes.Cut(line, []byte(":"))
		if !ok || len(name) == 0 || bytes.ContainsAny(name, " <>{}\x00") && !bytes.HasPrefix(line, []byte(">From ")) {
			return 0
		}
		if mailFields[strings.ToLower(string(name))] {
			known++
		}
	}
	return known
}

// workbook is a BIFF workbook, in a compound file or bare.
func (s *sample) workbook() bool { return s.oleSigns().kind == "xls" || xls.Is(s.data) }

// pdf looks for the signature in the first kilobyte: some producers write a few bytes before it.
func (s *sample) pdf() bool {
	return bytes.Contains(s.data[:min(len(s.data), 1024)], []byte("%PDF-"))
}
