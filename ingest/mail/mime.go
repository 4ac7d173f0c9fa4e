package mail

import (
	"bytes"
	"fmt"
	"strings"

	"nianping/ingest/charset"
	"nianping/ingest/document"
)

// entity is a part of a mail with its header read.
type entity struct {
	header      header
	kind        string // media type in lower case
	params      []param
	disposition string
	dparams     []param
	body        []byte
}

func newEntity(h header, body []byte) entity {
	e := entity{header: h, body: body}
	e.kind, e.params = value(h.get("content-type"))
	e.disposition, e.dparams = value(h.get("content-disposition"))
	if !strings.Contains(e.kind, "/") {
		e.kind = "text/plain"
	}
	return e
}

// name is the part's file name, "" where none is given.
func (e *entity) name() string { return fileName(e.dparams, e.params) }

// mime reads a mail in the form of RFC 5322 and MIME.
func (s *splitting) mime(m *Message, data []byte) error {
	h, body := readHeader(bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF")), "\r\n"))
	if len(h.fields) == 0 {
		return fmt.Errorf("%w（不是邮件：没有邮件头）", document.ErrCorrupt)
	}
	m.Subject = h.text("subject")
	m.From = h.text("from")
	m.Received = received(h)
	m.Date = date(h.get("date"))
	return s.entity(m, newEntity(h, body), 0, "")
}

// entity reads a part, and those within it. within is the kind of multipart that it stands in.
func (s *splitting) entity(m *Message, e entity, depth int, within string) error {
	if depth > s.limits.Depth {
		return fmt.Errorf("%w（邮件嵌套超过 %d 层）", document.ErrTooLarge, s.limits.Depth)
	}
	if strings.HasPrefix(e.kind, "multipart/") {
		return s.multipart(m, e, depth)
	}
	body := e.decode()
	if err := s.take(body); err != nil {
		return err
	}
	name := e.name()
	attached := e.disposition == "attachment" || name != ""
	switch {
	case ignored[e.kind]:
		m.warn("签名、名片、回执等附带部分未读取")
	case e.kind == "message/rfc822" || e.kind == "message/global":
		m.Parts = append(m.Parts, Part{Name: orSubject(name, body), Data: body})
	case e.kind == "text/plain" && !attached:
		text, _ := charset.Decode(body, plain(e.params, "charset"))
		if strings.EqualFold(plain(e.params, "format"), "flowed") {
			text = unflowed(text, strings.EqualFold(plain(e.params, "delsp"), "yes"))
		}
		text, files := uuencoded(text)
		for _, f := range files {
			if err := s.take(f.Data); err != nil {
				return err
			}
			m.Parts = append(m.Parts, f)
		}
		m.Text = join(m.Text, text)
	case e.kind == "text/html" && !attached:
		if m.HTML == nil {
			m.HTML, m.Charset = body, plain(e.params, "charset")
		} else if within == "multipart/related" { // a further page: a frame, or a sheet of a workbook
			m.Parts = append(m.Parts, Part{Name: orKind(base(e.header.get("content-location")), e.kind, len(m.Parts)), Data: body})
		}
	case isTNEF(body):
		return s.tnef(m, body)
	case strings.HasPrefix(e.kind, "image/") && e.disposition != "attachment" && within == "multipart/related":
		m.warn("正文中的图片未读取")
	case len(body) == 0 && name == "":
	default:
		m.Parts = append(m.Parts, Part{Name: orKind(name, e.kind, len(m.Parts)), Data: body})
	}
	return nil
}

// unflowed joins the lines that a mailer cut (RFC 3676): those that end in a blank, which goes too where delsp says so.
func unflowed(text string, delsp bool) string {
	var b strings.Builder
	for line := range strings.SplitAfterSeq(text, "\n") {
		body := strings.TrimRight(line, "\r\n")
		if !strings.HasSuffix(body, " ") || body == "-- " {
			b.WriteString(line)
			continue
		}
		if delsp {
			body = body[:len(body)-1]
		}
		b.WriteString(body)
	}
	return b.String()
}

// ignored are kinds of parts that mailers add and nobody sent.
var ignored = map[string]bool{"application/pkcs7-signature": true, "application/x-pkcs7-signature": true, "application/pgp-signature": true,
	"text/x-vcard": true, "text/vcard": true, "text/directory": true, "message/delivery-status": true, "message/disposition-notification": true,
	"text/rfc822-headers": true, "application/applefile": true, "text/calendar": true}

func join(a, b string) string {
	if a == "" {
		return b
	}
	return a + "\n" + b
}

// orSubject names a mail within a mail after its subject.
func orSubject(name string, mail []byte) string {
	if name != "" {
		return name
	}
	h, _ := readHeader(mail)
	if subject := base(h.text("subject")); subject != "" {
		return subject + ".eml"
	}
	return "转发的邮件.eml"
}

// orKind names a part that has no name.
func orKind(name, kind string, index int) string {
	if name != "" {
		return name
	}
	ending := ""
	if sub, ok := strings.CutPrefix(kind, "image/"); ok {
		ending = "." + base(sub)
	}
	return fmt.Sprintf("附件%d%s", index+1, ending)
}

// multipart cuts a body at its boundary. One that is missing is guessed from the first line that looks like one.
func (s *splitting) multipart(m *Message, e entity, depth int) error {
	boundary := plain(e.params, "boundary")
	pieces := cutAt(e.body, boundary)
	if len(pieces) == 0 {
		if guess := guessBoundary(e.body); guess != "" {
			m.warn("邮件的分段标记缺失或有误，已按内容推断")
			pieces = cutAt(e.body, guess)
		}
	}
	if len(pieces) == 0 {
		m.warn("邮件的分段标记缺失，全文按正文读取")
		text, _ := charset.Decode(e.body, "")
		m.Text = join(m.Text, text)
		return s.take(e.body)
	}
	for _, p := range pieces {
		h, body := readHeader(p)
		part := newEntity(h, body)
		if e.kind == "multipart/digest" && h.get("content-type") == "" {
			part.kind = "message/rfc822"
		}
		if err := s.entity(m, part, depth+1, e.kind); err != nil {
			return err
		}
	}
	return nil
}

// cutAt gives the pieces between the lines of a boundary; the last runs to the end where the closing line is missing.
func cutAt(body []byte, boundary string) [][]byte {
	if boundary == "" {
		return nil
	}
	mark := []byte("--" + boundary)
	var pieces [][]byte
	start := -1
	for at := 0; at < len(body); {
		end := bytes.IndexByte(body[at:], '\n')
		next := len(body)
		if end >= 0 {
			next = at + end + 1
		}
		line := bytes.TrimRight(body[at:next], " \t\r\n")
		if bytes.HasPrefix(line, mark) {
			rest := line[len(mark):]
			if len(rest) == 0 || string(rest) == "--" {
				if start >= 0 {
					pieces = append(pieces, withoutEnd(body[start:at]))
				}
				start = next
				if len(rest) > 0 {
					return pieces
				}
			}
		}
		at = next
	}
	if start >= 0 && start < len(body) {
		pieces = append(pieces, body[start:])
	}
	return pieces
}

// withoutEnd takes the line end off that belongs to the boundary.
func withoutEnd(b []byte) []byte {
	return bytes.TrimSuffix(bytes.TrimSuffix(b, []byte("\n")), []byte("\r"))
}

// guessBoundary takes the first line that begins with "--" and is followed by a header.
func guessBoundary(body []byte) string {
	rest := body
	for len(rest) > 0 {
		line, after, _ := bytes.Cut(rest, []byte("\n"))
		rest = after
		line = bytes.TrimRight(line, " \t\r")
		if len(line) > 2 && bytes.HasPrefix(line, []byte("--")) {
			if h, _ := readHeader(after); h.get("content-type") != "" || h.get("content-transfer-encoding") != "" {
				return string(line[2:])
			}
		}
	}
	return ""
}

// decode undoes the transfer encoding; an unknown one is taken as none, unless the body is plainly base64.
func (e *entity) decode() []byte {
	switch encoding := strings.ToLower(strings.Trim(strings.TrimSpace(e.header.get("content-transfer-encoding")), `"`)); encoding {
	case "base64":
		return fromBase64(e.body)
	case "quoted-printable":
		return fromQuoted(e.body, false)
	case "x-uuencode", "uuencode", "x-uue":
		if _, files := uuencoded(string(e.body)); len(files) > 0 {
			return files[0].Data
		}
	}
	return e.body
}

// uuencoded takes files out of a text that are written in it as older mailers did (begin 644 name … end).
func uuencoded(text string) (string, []Part) {
	if !strings.Contains(text, "\nend") || !strings.Contains(text, "begin ") {
		return text, nil
	}
	var kept []string
	var files []Part
	lines := strings.Split(text, "\n")
	for i := 0; i < len(lines); i++ {
		head := strings.Fields(lines[i])
		if len(head) < 3 || head[0] != "begin" || len(head[1]) < 3 || strings.Trim(head[1], "01234567") != "" {
			kept = append(kept, lines[i])
			continue
		}
		end := i + 1
		var data []byte
		for end < len(lines) && strings.TrimSpace(lines[end]) != "end" {
			data = append(data, uuLine(strings.TrimRight(lines[end], "\r"))...)
			end++
		}
		if end == len(lines) {
			kept = append(kept, lines[i])
			continue
		}
		files = append(files, Part{Name: base(charset.Repair(strings.Join(head[2:], " "))), Data: data})
		i = end
	}
	return strings.Join(kept, "\n"), files
}

func uuLine(line string) []byte {
	if line == "" {
		return nil
	}
	n := int(line[0]-' ') & 63
	var out []byte
	for i := 1; i+3 < len(line)+3 && len(out) < n; i += 4 {
		var v uint32
		for k := range 4 {
			c := byte(' ')
			if i+k < len(line) {
				c = line[i+k]
			}
			v = v<<6 | uint32(c-' ')&63
		}
		out = append(out, byte(v>>16), byte(v>>8), byte(v))
	}
	return out[:min(n, len(out))]
}

// mbox cuts a mailbox into mails; a single mail is itself. A line that begins with "From " after a blank one, and is followed by a header,
// begins a mail.
func mbox(data []byte) [][]byte {
	if !bytes.HasPrefix(data, []byte("From ")) {
		return [][]byte{data}
	}
	var out [][]byte
	start, blank := -1, true
	for at := 0; at < len(data); {
		next := len(data)
		if end := bytes.IndexByte(data[at:], '\n'); end >= 0 {
			next = at + end + 1
		}
		line := data[at:next]
		if blank && bytes.HasPrefix(line, []byte("From ")) {
			if h, _ := readHeader(data[next:min(next+4096, len(data))]); len(h.fields) > 0 {
				if start >= 0 {
					out = append(out, unescaped(data[start:at]))
				}
				start = next
			}
		}
		blank = len(bytes.TrimSpace(line)) == 0
		at = next
	}
	if start >= 0 {
		out = append(out, unescaped(data[start:]))
	}
	return out
}

// unescaped undoes the '>' that mailboxes put before "From " at the start of a line.
func unescaped(b []byte) []byte { return bytes.ReplaceAll(b, []byte("\n>From "), []byte("\nFrom ")) }
