package msdoc

import (
	"slices"
	"strings"
	"unicode/utf16"

	"nianping/ingest/ordinal"
	"nianping/ingest/symbol"
)

// levels is how many levels a list has.
const levels = 9

// level says how a list numbers one of its levels ([MS-DOC] 2.9.149).
type level struct {
	start   int
	format  int // MSONFC
	legal   bool
	keep    bool // does not restart after every higher level
	restart int  // with keep: restarts after this level (1-based) or a higher one, 0 never
	text    []uint16
	font    int // of a bullet, −1 not given
}

// list is a list definition with its counters, which all its instances share.
type list struct {
	id      int
	levels  []level
	styles  [levels]int // the paragraph style tied to each level, 0xFFF none
	counts  [levels]int
	started [levels]bool
}

// instance is a use of a list with levels of its own (LFO).
type instance struct {
	of       *list
	starts   [levels]int // −1 where the list's own holds
	override [levels]*level
	begun    [levels]bool
}

// lists are the instances; a paragraph names one by its 1-based index.
type lists []*instance

// readLists reads the list definitions and their instances.
func readLists(table []byte, where extent, plf []byte) lists {
	defined := map[int]*list{}
	head := cut(table, where.offset, where.size)
	count := u16(head, 0)
	rest := table[min(max(where.offset+2+28*count, 0), len(table)):] // the levels stand behind the definitions
	for i := range count {
		b := cut(head, 2+28*i, 28)
		if b == nil {
			break
		}
		l := &list{id: u32(b, 0)}
		n := levels
		if b[26]&1 != 0 {
			n = 1
		}
		for k := range l.styles {
			l.styles[k] = u16(b, 8+2*k)
		}
		for range n {
			v, size := readLevel(rest)
			if size == 0 {
				break
			}
			l.levels, rest = append(l.levels, v), rest[size:]
		}
		defined[l.id] = l
	}
	return readInstances(plf, defined)
}

// readLevel reads a LVL and says how many bytes it takes, 0 for none.
func readLevel(b []byte) (v level, size int) {
	if len(b) < 28 {
		return v, 0
	}
	v = level{start: i32(b, 0), format: int(b[4]), legal: b[5]&4 != 0, keep: b[5]&8 != 0, restart: int(b[26]), font: -1}
	chpx, papx := int(b[24]), int(b[25])
	at := 28 + papx
	sprms(cut(b, at, chpx), false, func(code uint16, arg []byte) {
		if code == sprmCFont {
			v.font = u16(arg, 0)
		}
	})
	at += chpx
	n := u16(b, at)
	text := cut(b, at+2, 2*n)
	if at+2+2*n > len(b) || n > 512 {
		return v, 0
	}
	for i := range n {
		v.text = append(v.text, uint16(u16(text, 2*i)))
	}
	return v, at + 2 + 2*n
}

func readInstances(b []byte, defined map[int]*list) lists {
	count := u32(b, 0)
	if count > len(b)/16 {
		return nil
	}
	out := make(lists, 0, count)
	rest := b[min(4+16*count, len(b)):]
	for i := range count {
		lfo := b[4+16*i:]
		s := &instance{of: defined[u32(lfo, 0)], starts: [levels]int{-1, -1, -1, -1, -1, -1, -1, -1, -1}}
		out = append(out, s)
		overrides := int(lfo[12])
		rest = rest[min(4, len(rest)):]
		for range overrides {
			if len(rest) < 8 {
				break
			}
			flags := u32(rest, 4)
			k := flags & 0xF
			if flags&0x10 != 0 && k < levels {
				s.starts[k] = i32(rest, 0)
			}
			rest = rest[8:]
			if flags&0x20 == 0 {
				continue
			}
			v, size := readLevel(rest)
			if size == 0 {
				return out
			}
			if rest = rest[size:]; k < levels {
				s.override[k] = &v
				if flags&0x10 != 0 {
					s.starts[k] = v.start
				}
			}
		}
	}
	return out
}

// level gives how an instance numbers a level, nil for none.
func (s *instance) level(k int) *level {
	if s.override[k] != nil {
		return s.override[k]
	}
	if k < len(s.of.levels) {
		return &s.of.levels[k]
	}
	return nil
}

// next counts a paragraph of a list and gives its number as people see it.
func (r *reader) next(p *paragraph) string {
	i := p.ilfo
	if i < 1 || i > len(r.lists) || r.lists[i-1].of == nil {
		return ""
	}
	s := r.lists[i-1]
	l, k := s.of, p.ilvl
	if p.listStyle >= 0 {
		if at := slices.Index(l.styles[:], p.listStyle); at >= 0 {
			k = at
		}
	}
	if k < 0 || k >= levels {
		k = 0
	}
	v := s.level(k)
	if v == nil {
		return ""
	}
	switch {
	case s.starts[k] >= 0 && !s.begun[k]:
		l.counts[k] = s.starts[k]
	case !l.started[k]:
		l.counts[k] = v.start
	default:
		l.counts[k]++
	}
	l.started[k], s.begun[k] = true, true
	for deep := k + 1; deep < levels; deep++ {
		d := s.level(deep)
		if d == nil || d.keep && (d.restart == 0 || k+1 > d.restart) {
			continue
		}
		l.started[deep] = false
	}
	return r.number(s, v, k)
}

// number writes a level's text with the counts in it.
func (r *reader) number(s *instance, v *level, k int) string {
	if v.format == ordinal.Bullet {
		return r.bullet(v)
	}
	var out strings.Builder
	for _, c := range utf16.Decode(v.text) {
		if c >= levels {
			out.WriteRune(symbol.Rune("", c))
			continue
		}
		of := s.level(int(c))
		if of == nil || int(c) > k {
			continue
		}
		n, format := s.of.counts[c], of.format
		if !s.of.started[c] { // a higher level that has not come yet shows its start
			n = of.start
		}
		if v.legal && format != ordinal.None {
			format = ordinal.Decimal
		}
		out.WriteString(ordinal.Text(format, n))
	}
	return out.String()
}

func (r *reader) bullet(v *level) string {
	var out strings.Builder
	for _, c := range utf16.Decode(v.text) {
		if c > 8 {
			out.WriteRune(symbol.Rune(r.fontName(v.font), c))
		}
	}
	return out.String()
}

func (r *reader) fontName(i int) string {
	if i < 0 || i >= len(r.fonts) {
		return ""
	}
	return r.fonts[i].name
}
