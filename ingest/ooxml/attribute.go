package ooxml

import (
	"bytes"
	"strings"
)

// attr is where an attribute's name (with the file's prefix) and its value (with entities) stand, from the scanner's base on.
type attr struct {
	name, value span
	said        string // the value without entities, where it is known
}

// Attr is an attribute of the element just found, "" where there is none.
func (s *Scanner) Attr(name string) string {
	v, _ := s.Lookup(name)
	return v
}

// Lookup is Attr for those who must tell an empty attribute from none.
func (s *Scanner) Lookup(name string) (string, bool) {
	local := name[strings.IndexByte(name, ':')+1:]
	for i := range s.attrs {
		raw := s.raw(s.attrs[i].name)
		if n := len(raw) - len(local); n >= 0 && string(raw[n:]) == local && s.attributeName(raw) == name {
			if s.attrs[i].said != "" {
				return s.attrs[i].said, true
			}
			return s.value(s.raw(s.attrs[i].value)), true
		}
	}
	return "", false
}

func (s *Scanner) raw(p span) []byte { return s.data[s.base+p.start : s.base+p.end] }

// value is an attribute's value as a string; the short ones that documents repeat are made once.
func (s *Scanner) value(raw []byte) string {
	if v, ok := s.met.values[string(raw)]; ok {
		return v
	}
	if !plain(raw) {
		return string(s.unescape(nil, raw))
	}
	v := string(raw)
	return keep(s.met.values, v, v, v)
}

// attributes reads up to the end of the start tag.
func (s *Scanner) attributes() bool {
	s.base, s.attrs = 0, s.room[:0]
	ok := s.eachAttribute()
	s.room = s.attrs
	return ok
}

func (s *Scanner) eachAttribute() bool {
	for {
		before := s.pos
		s.skipSpace()
		if s.pos >= len(s.data) {
			s.corrupt("文件在标签中断开")
			return false
		}
		switch s.data[s.pos] {
		case '>':
			s.pos++
			return true
		case '/':
			if s.pos+1 >= len(s.data) || s.data[s.pos+1] != '>' {
				s.corrupt("标签不合规范")
				return false
			}
			s.pos += 2
			s.closing = true
			return true
		}
		if s.pos == before {
			s.corrupt("标签不合规范")
			return false
		}
		if !s.usual() && !s.attribute() {
			return false
		}
	}
}

// usual reads an attribute as all producers write it, name="value" with nothing to look at in it; false, and nothing read, for any
// other, for a declaration and for the second of one name.
func (s *Scanner) usual() bool {
	data, i := s.data, s.pos
	name := span{start: i}
	for i < len(data) && !endsName[data[i]] {
		i++
	}
	name.end = i
	if name.end == name.start || i+1 >= len(data) || data[i] != '=' || data[i+1] != '"' || data[name.start] == 'x' {
		return false
	}
	i += 2
	value := span{start: i}
	for i < len(data) && !stopsValue[data[i]] {
		i++
	}
	if value.end = i; i >= len(data) || data[i] != '"' {
		return false
	}
	for _, a := range s.attrs {
		if a.name.end-a.name.start == name.end-name.start && bytes.Equal(s.raw(a.name), s.raw(name)) {
			return false
		}
	}
	s.attrs = append(s.attrs, attr{name: name, value: value})
	s.pos = i + 1
	return true
}

func (s *Scanner) attribute() bool {
	name := span{start: s.pos}
	s.skipName()
	name.end = s.pos
	s.skipSpace()
	if name.start == name.end || s.pos >= len(s.data) || s.data[s.pos] != '=' {
		s.corrupt("属性不合规范")
		return false
	}
	s.pos++
	s.skipSpace()
	value, ok := s.quoted()
	if !ok {
		return false
	}
	raw := s.raw(name)
	if prefix, ok := declared(raw); ok {
		uri := s.raw(value)
		if !plain(uri) {
			uri = s.unescape(nil, uri)
		}
		s.names.declare(string(prefix), oursOf(uri), len(s.open))
		return true
	}
	for i := range s.attrs {
		if bytes.Equal(s.raw(s.attrs[i].name), raw) {
			s.corrupt("属性重复：" + printable(raw))
			return false
		}
	}
	s.attrs = append(s.attrs, attr{name: name, value: value})
	return true
}

// quoted reads an attribute's value with its quotes and checks its characters.
func (s *Scanner) quoted() (value span, ok bool) {
	data, i := s.data, s.pos
	if i >= len(data) || data[i] != '"' && data[i] != '\'' {
		s.corrupt("属性没有引号")
		return value, false
	}
	quote := data[i]
	i++
	value.start = i
	look := false
	for ; i < len(data); i++ {
		if c := data[i]; !stopsValue[c] {
			continue
		} else if c == quote {
			break
		} else if c == '<' {
			s.corrupt("属性中有标签")
			return value, false
		} else if special[c] {
			look = true
		}
	}
	if i >= len(data) {
		s.corrupt("属性没有结束")
		return value, false
	}
	value.end, s.pos = i, i+1
	if look {
		s.scratch = s.unescape(s.scratch[:0], s.raw(value)) // for its errors
	}
	return value, s.err == nil
}

// stopsValue marks the bytes at which quoted looks: the quotes, the beginning of a tag, and those that need a look.
var stopsValue = func() [256]bool {
	t := special
	t['"'], t['\''], t['<'] = true, true, true
	return t
}()
