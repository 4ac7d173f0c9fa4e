package ooxml

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"nianping/ingest/document"
)

// maxNesting bounds open XML elements; Word itself writes some forty in the deepest documents.
const maxNesting = 2000

// Scanner walks one XML part from start tag to start tag. It checks well-formedness (tags that match, one root,
// quoted and distinct attributes, known entities, legal characters) and names elements and attributes by namespace, so that a reader
// compares plain strings: "w:p" is a paragraph whatever prefix the producer chose and whichever edition of the standard.
//
// The first error sticks: from then on Child reports false, and Err says why.
type Scanner struct {
	Name  string // of the element that Child found
	attrs []attr

	data    []byte
	pos     int
	start   int // of the start tag read last
	err     error
	open    []span // raw names of the open elements
	closing bool   // the element was self-closing: its end comes next
	rooted  bool   // the root element has been seen
	base    int    // of the places in attrs
	room    []attr // for attributes that were not known
	met     *met
	last    *tag // the start tag read last, where it is kept
	unknown int  // start tags that were not known, less those that were
	names   *namespaces
	from    *Package // takes data and names back for the next part; nil for a part that came from elsewhere
	buf     []byte   // the text token
	scratch []byte   // room for text with entities
}

type span struct{ start, end int }

type token uint8

const (
	tokenEnd token = iota // also after an error
	tokenStart
	tokenText
	tokenDone
)

// NewScanner starts at the top of a part. Parts in UTF-16 are converted first.
func NewScanner(part []byte) *Scanner {
	s := &Scanner{names: newNamespaces(), met: mets.Get().(*met)}
	s.data, s.err = toUTF8(part)
	return s
}

// Err is the first error, wrapping document.ErrCorrupt or document.ErrTooLarge; nil while all is well.
func (s *Scanner) Err() error { return s.err }

// Depth is the number of open elements.
func (s *Scanner) Depth() int { return len(s.open) }

// Fail makes the scanner stop with an error of the caller's, unless it has one already.
func (s *Scanner) Fail(err error) {
	if s.err == nil {
		s.err = err
	}
}

func (s *Scanner) corrupt(what string) token {
	s.Fail(fmt.Errorf("%w（XML 在第 %d 字节处出错：%s）", document.ErrCorrupt, s.pos, what))
	return tokenDone
}

// Root moves to the root element; false when there is none.
func (s *Scanner) Root() bool { return s.Child(0) }

// Child moves to the next start tag directly inside the element that was open at the given depth, and reports false
// when that element ends. What the caller did not read of earlier children is passed over.
func (s *Scanner) Child(depth int) bool {
	for s.err == nil {
		switch s.next() {
		case tokenStart:
			if len(s.open) == depth+1 {
				s.Name = s.name()
				return true
			}
		case tokenEnd:
			if len(s.open) < depth {
				return false
			}
		case tokenDone:
			return false
		}
	}
	return false
}

// Finish reads on to the end of the part, so that what follows the element last read is checked too. The scanner is of
// no more use then.
func (s *Scanner) Finish() error {
	for s.err == nil && s.next() != tokenDone {
	}
	if s.met != nil {
		mets.Put(s.met)
		s.met = nil
	}
	if s.from != nil && s.err == nil {
		if cap(s.data) <= maxRoom {
			room := s.data[:0]
			rooms.Put(&room)
		}
		s.from.known = s.names
		s.from, s.data, s.buf = nil, nil, nil
	}
	return s.err
}

// AppendText appends the character data of the element just found, to its end tag, elements inside it included.
func (s *Scanner) AppendText(to []byte) []byte {
	depth := len(s.open)
	for s.err == nil {
		switch s.next() {
		case tokenText:
			to = append(to, s.buf...)
		case tokenEnd:
			if len(s.open) < depth {
				return to
			}
		case tokenDone:
			return to
		}
	}
	return to
}

// Text is the character data of the element just found.
func (s *Scanner) Text() string { return string(s.AppendText(nil)) }

// Knows reports whether all the prefixes that an mc:Choice requires stand for namespaces known here.
func (s *Scanner) Knows(prefixes string) bool {
	for _, p := range strings.Fields(prefixes) {
		if s.names.ours(p) == "?" {
			return false
		}
	}
	return true
}

// next moves to the next token.
func (s *Scanner) next() token {
	if s.closing {
		s.closing = false
		return s.pop()
	}
	for s.err == nil {
		if s.pos >= len(s.data) {
			switch {
			case len(s.open) > 0:
				return s.corrupt("文件在中途断开")
			case !s.rooted:
				return s.corrupt("没有内容")
			}
			return tokenDone
		}
		if s.data[s.pos] != '<' {
			if s.text() {
				return tokenText
			}
			continue
		}
		rest := s.data[s.pos+1:]
		switch {
		case len(rest) == 0:
			return s.corrupt("文件在标签中断开")
		case rest[0] == '/':
			return s.endTag()
		case rest[0] == '?':
			s.passOver("?>", 2)
		case rest[0] == '!':
			if bytes.HasPrefix(rest, []byte("![CDATA[")) {
				if s.cdata() {
					return tokenText
				}
				continue
			}
			s.declaration(rest)
		default:
			return s.startTag()
		}
	}
	return tokenDone
}

// passOver moves behind the given terminator.
func (s *Scanner) passOver(terminator string, skip int) {
	i := bytes.Index(s.data[min(s.pos+skip, len(s.data)):], []byte(terminator))
	if i < 0 {
		s.corrupt("文件在中途断开")
		return
	}
	s.pos += skip + i + len(terminator)
}

// declaration passes over a comment or a document type; OOXML has no use for the latter, and its entities stay unknown.
func (s *Scanner) declaration(rest []byte) {
	if bytes.HasPrefix(rest, []byte("!--")) {
		s.passOver("-->", 4)
		return
	}
	if s.rooted || !bytes.HasPrefix(rest, []byte("!DOCTYPE")) {
		s.corrupt("标签不合规范")
		return
	}
	depth := 0
	for i := s.pos; i < len(s.data); i++ {
		switch s.data[i] {
		case '<':
			depth++
		case '>':
			if depth--; depth == 0 {
				s.pos = i + 1
				return
			}
		}
	}
	s.corrupt("文件在中途断开")
}

// text reads character data up to the next tag into buf; false when there was only white space outside the root.
func (s *Scanner) text() bool {
	end := bytes.IndexByte(s.data[s.pos:], '<')
	if end < 0 {
		end = len(s.data) - s.pos
	}
	raw := s.data[s.pos : s.pos+end]
	if len(s.open) == 0 {
		if len(bytes.TrimSpace(raw)) > 0 {
			s.corrupt("正文之外有文字")
		}
		s.pos += end
		return false
	}
	if s.buf = raw; !plain(raw) {
		s.scratch = s.unescape(s.scratch[:0], raw)
		s.buf = s.scratch
	}
	s.pos += end
	return true
}

func (s *Scanner) cdata() bool {
	start := s.pos + len("<![CDATA[")
	i := bytes.Index(s.data[start:], []byte("]]>"))
	if i < 0 || len(s.open) == 0 {
		s.corrupt("CDATA 不完整")
		return false
	}
	s.buf = s.data[start : start+i]
	s.pos = start + i + 3
	return true
}

func (s *Scanner) endTag() token {
	s.pos += 2
	start := s.pos
	if n := len(s.open); n > 0 { // as nearly all are written
		top := s.open[n-1]
		end := start + top.end - top.start
		if end < len(s.data) && s.data[end] == '>' && bytes.Equal(s.data[start:end], s.data[top.start:top.end]) {
			s.pos = end + 1
			return s.pop()
		}
	}
	s.skipName()
	name := s.data[start:s.pos]
	s.skipSpace()
	if s.pos >= len(s.data) || s.data[s.pos] != '>' {
		return s.corrupt("结束标签不完整")
	}
	s.pos++
	if len(s.open) == 0 {
		return s.corrupt("多出一个结束标签")
	}
	top := s.open[len(s.open)-1]
	if !bytes.Equal(name, s.data[top.start:top.end]) {
		return s.corrupt("标签没有配对：" + printable(name))
	}
	return s.pop()
}

// name is the name of the element whose start tag was read last; elements that are passed over need none.
func (s *Scanner) name() string {
	raw, t := s.open[len(s.open)-1], s.last
	if t == nil {
		return s.elementName(s.data[raw.start:raw.end])
	}
	if t.ours == "" || t.meaning != s.names.meaning {
		t.ours, t.meaning = s.elementName(s.data[raw.start:raw.end]), s.names.meaning
	}
	return t.ours
}

func (s *Scanner) pop() token {
	s.open = s.open[:len(s.open)-1]
	s.names.leave(len(s.open))
	return tokenEnd
}

func (s *Scanner) startTag() token {
	if s.rooted && len(s.open) == 0 {
		return s.corrupt("有两个根元素")
	}
	s.start = s.pos
	s.pos++
	s.rooted = true
	t, unknown := s.expected(), candidate{}
	if t == nil {
		t, unknown = s.known()
	}
	if t != nil {
		if !s.repeat(t) {
			return tokenDone
		}
		return tokenStart
	}
	start := s.pos
	s.skipName()
	if s.pos == start {
		return s.corrupt("标签没有名字")
	}
	name, said := span{start, s.pos}, len(s.names.said)
	if !s.push(name) || !s.attributes() {
		return tokenDone
	}
	if len(s.names.said) > said { // what it declares holds for this part only
		unknown.place = nil
	}
	s.keep(unknown, name.end-name.start)
	return tokenStart
}

// push opens an element.
func (s *Scanner) push(name span) bool {
	s.open = append(s.open, name)
	if len(s.open) > maxNesting {
		s.Fail(fmt.Errorf("%w（XML 嵌套超过 %d 层）", document.ErrTooLarge, maxNesting))
		return false
	}
	return true
}

func (s *Scanner) skipSpace() {
	for s.pos < len(s.data) && isSpace(s.data[s.pos]) {
		s.pos++
	}
}

func (s *Scanner) skipName() {
	data, i := s.data, s.pos
	for i < len(data) && !endsName[data[i]] {
		i++
	}
	s.pos = i
}

var endsName = [256]bool{' ': true, '\t': true, '\r': true, '\n': true, '=': true, '>': true, '/': true, '<': true,
	'"': true, '\'': true, '&': true, '?': true, '!': true}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

func printable(b []byte) string {
	if len(b) > 40 {
		b = b[:40]
	}
	if !utf8.Valid(b) {
		return "?"
	}
	return string(b)
}
