package template

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"sort"
	"strconv"
	"strings"
	"unicode"

	"nianping"
)

// body is a document part with the places at which comments can stand.
type body struct {
	data      []byte
	prefix    string // of WordprocessingML's elements, with its colon; usually w:
	namespace string
	paras     []para
}

// para is one paragraph that does not lie within another.
type para struct {
	number          int // among the paragraphs outside tables in which something is seen; 0 within a table
	table, row, col int // 1-based; 0 outside tables
	end             int // offset of its closing tag
	text            string
	runs            []runPlace
}

// runPlace is one run: its offsets in the part and how much text stands before and after it in its paragraph.
type runPlace struct{ start, end, from, to int }

func (b *body) strict() bool { return strings.Contains(b.namespace, "purl.oclc.org") }

// scanBody finds paragraphs and runs by their byte offsets.
func scanBody(data []byte) (*body, error) {
	s := &bodyScan{b: &body{data: data}, d: xml.NewDecoder(bytes.NewReader(data))}
	for {
		before := int(s.d.InputOffset())
		t, err := s.d.RawToken()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("%w（正文不是完整的 XML：%v）", ErrNotDocx, err)
		}
		switch t := t.(type) {
		case xml.StartElement:
			if s.b.namespace == "" {
				if err := s.root(t); err != nil {
					return nil, err
				}
			}
			s.open(t, before)
		case xml.EndElement:
			s.close(t, before)
		case xml.CharData:
			if s.inText > 0 && s.skip == 0 && s.paraDepth > 0 {
				s.now.text += string(t)
			}
		}
	}
	if len(s.b.paras) == 0 {
		return nil, fmt.Errorf("%w（文件中没有可以批注的文字）", ErrNotDocx)
	}
	return s.b, nil
}

type bodyScan struct {
	b         *body
	d         *xml.Decoder
	now       para
	paraDepth int // of w:p around the position
	runDepth  int // of w:r around the position
	inText    int
	skip      int // within deleted text or a second rendering
	runFrom   int
	runStart  int
	number    int
	tables    int
	table     []tablePlace
}

type tablePlace struct{ number, row, col, span int }

// root learns which prefix the part gives to WordprocessingML.
func (s *bodyScan) root(t xml.StartElement) error {
	for _, a := range t.Attr {
		if !strings.Contains(a.Value, "wordprocessingml") || !strings.HasSuffix(a.Value, "/main") {
			continue
		}
		s.b.namespace = a.Value
		if a.Name.Space == "xmlns" {
			s.b.prefix = a.Name.Local + ":"
		}
		if strings.TrimSuffix(s.b.prefix, ":") == t.Name.Space {
			return nil
		}
	}
	if s.b.namespace == "" || s.b.prefix == "" { // attributes would need a prefix
		return ErrNotDocx
	}
	return nil
}

// word is an element's local name where it is WordprocessingML's, else its name with the prefix.
func (s *bodyScan) word(n xml.Name) string {
	if n.Space+":" == s.b.prefix {
		return n.Local
	}
	return n.Space + ":" + n.Local
}

func (s *bodyScan) open(t xml.StartElement, at int) {
	switch s.word(t.Name) {
	case "p":
		if s.paraDepth++; s.paraDepth == 1 {
			s.now = para{}
			if n := len(s.table); n > 0 {
				k := s.table[n-1]
				s.now.table, s.now.row, s.now.col = k.number, k.row, k.col
			}
		}
	case "r":
		if s.runDepth++; s.runDepth == 1 {
			s.runStart, s.runFrom = at, len(s.now.text)
		}
	case "t":
		s.inText++
	case "tab", "br", "cr":
		if s.runDepth > 0 && s.skip == 0 {
			s.now.text += " "
		}
	case "del", "moveFrom", "mc:Fallback":
		s.skip++
	case "tbl":
		if s.paraDepth == 0 {
			s.tables++
			s.table = append(s.table, tablePlace{number: s.tables})
		}
	case "tr":
		if n := len(s.table); n > 0 && s.paraDepth == 0 {
			s.table[n-1].row++
			s.table[n-1].col, s.table[n-1].span = 0, 1
		}
	case "tc":
		if n := len(s.table); n > 0 && s.paraDepth == 0 {
			s.table[n-1].col += s.table[n-1].span
			s.table[n-1].span = 1
		}
	case "gridSpan", "gridBefore":
		if n := len(s.table); n > 0 {
			for _, a := range t.Attr {
				if v, err := strconv.Atoi(a.Value); err == nil && a.Name.Local == "val" {
					s.table[n-1].span = v + map[bool]int{true: 1}[t.Name.Local == "gridBefore"]
				}
			}
		}
	}
}

func (s *bodyScan) close(t xml.EndElement, at int) {
	switch s.word(t.Name) {
	case "p":
		if s.paraDepth--; s.paraDepth == 0 {
			if s.now.table == 0 && strings.TrimSpace(s.now.text) != "" {
				s.number++
				s.now.number = s.number
			}
			s.now.end = at
			if int(s.d.InputOffset()) > at { // not <w:p/>
				s.b.paras = append(s.b.paras, s.now)
			}
		}
	case "r":
		if s.runDepth--; s.runDepth == 0 && s.paraDepth > 0 && s.skip == 0 {
			s.now.runs = append(s.now.runs, runPlace{s.runStart, int(s.d.InputOffset()), s.runFrom, len(s.now.text)})
		}
	case "t":
		s.inText--
	case "del", "moveFrom", "mc:Fallback":
		s.skip--
	case "tbl":
		if n := len(s.table); n > 0 && s.paraDepth == 0 {
			s.table = s.table[:n-1]
		}
	}
}

// insertion is a piece of XML at an offset; of those at one offset, ends stand before starts.
type insertion struct {
	at   int
	last bool
	text string
}

// mark inserts the marks of comments, numbered from firstID on, and changes nothing else.
func (b *body) mark(notes []Note, firstID int) []byte {
	var list []insertion
	for i, n := range notes {
		p, from, to := b.find(n)
		id := strconv.Itoa(firstID + i)
		start, end := p.end, p.end
		if from < len(p.runs) {
			start, end = p.runs[from].start, p.runs[to].end
		}
		open := fmt.Sprintf(`<%[1]scommentRangeStart %[1]sid="%[2]s"/>`, b.prefix, id)
		closing := fmt.Sprintf(`<%[1]scommentRangeEnd %[1]sid="%[2]s"/><%[1]sr><%[1]scommentReference %[1]sid="%[2]s"/></%[1]sr>`, b.prefix, id)
		if start == end {
			list = append(list, insertion{start, true, open + closing})
			continue
		}
		list = append(list, insertion{start, true, open}, insertion{end, false, closing})
	}
	sort.SliceStable(list, func(i, j int) bool {
		if list[i].at != list[j].at {
			return list[i].at < list[j].at
		}
		return !list[i].last && list[j].last
	})
	var out bytes.Buffer
	done := 0
	for _, k := range list {
		out.Write(b.data[done:k.at])
		out.WriteString(k.text)
		done = k.at
	}
	out.Write(b.data[done:])
	return out.Bytes()
}

var (
	paraRef = nianping.Expression(`^(?:文本框)?第(\d+)段`)
	cellRef = nianping.Expression(`表(\d+)(?:第(\d+)行第(\d+)列)?`)
)

// find is the paragraph of a note and the first and last of its runs that hold its words: the words decide, the place
// tells equal ones apart. Without words the place decides, without either the first paragraph that shows something.
func (b *body) find(n Note) (p *para, from, to int) {
	words := squeeze(n.Text)
	best, most := 0, -1
	for i := range b.paras {
		k := &b.paras[i]
		score := k.nearness(n.At)
		if words != "" && strings.Contains(squeeze(k.text), words) {
			score += 10
		}
		if len(k.runs) == 0 {
			score -= 8
		}
		if score > most && (k.text != "" || score > 0) {
			best, most = i, score
		}
	}
	p = &b.paras[best]
	at := -1
	if words != "" {
		at = strings.Index(squeeze(p.text), words)
	}
	if at < 0 {
		return p, 0, max(len(p.runs)-1, 0)
	}
	from = -1
	for i, r := range p.runs {
		lo, hi := len(squeeze(p.text[:r.from])), len(squeeze(p.text[:r.to]))
		if hi > at && lo < at+len(words) {
			if from < 0 {
				from = i
			}
			to = i
		}
	}
	if from < 0 {
		return p, 0, max(len(p.runs)-1, 0)
	}
	return p, from, to
}

// nearness is how well a paragraph fits a place: 4 for the very one, less for its row or table, 0 for none.
func (k *para) nearness(at string) int {
	if m := cellRef().FindStringSubmatch(at); m != nil {
		table, _ := strconv.Atoi(m[1])
		row, _ := strconv.Atoi(m[2])
		col, _ := strconv.Atoi(m[3])
		switch {
		case k.table != table:
			return 0
		case k.row == row && k.col == col:
			return 4
		case k.row == row:
			return 2
		}
		return 1
	}
	if m := paraRef().FindStringSubmatch(at); m != nil {
		if number, _ := strconv.Atoi(m[1]); number == k.number {
			return 4
		}
	}
	return 0
}

// squeeze leaves out white space: line ends and tabs are told differently in different places.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '\u200b' {
			return -1
		}
		return r
	}, s)
}
