package xlsx

import (
	"sort"
	"strconv"
	"strings"

	"nianping/ingest/document"
	"nianping/ingest/numfmt"
	"nianping/ingest/ooxml"
)

// style is what a cell's format says about what is seen.
type style struct {
	code         string // number format
	bold, struck bool
}

// richText is a text of the shared table or of a cell, with its struck-out pieces.
type richText struct {
	text  string
	spans []document.Span
}

func sorted(relations map[string]ooxml.Relation) []ooxml.Relation {
	out := make([]ooxml.Relation, 0, len(relations))
	for _, r := range relations {
		out = append(out, r)
	}
	sort.Slice(out, func(i, j int) bool { return out[i].ID < out[j].ID })
	return out
}

func (r *reader) readStyles(name string) error {
	part, err := r.pkg.Part(name)
	if err != nil || part == nil {
		return err
	}
	codes := map[int]string{}
	type font struct{ bold, struck bool }
	var fonts []font
	s := ooxml.NewScanner(part)
	if !s.Root() {
		return s.Err()
	}
	for depth := s.Depth(); s.Child(depth); {
		switch group, d := s.Name, s.Depth(); group {
		case "x:numFmts":
			for s.Child(d) {
				codes[atoi(s.Attr("numFmtId"))] = s.Attr("formatCode")
			}
		case "x:fonts":
			for s.Child(d) {
				var f font
				for k := s.Depth(); s.Child(k); {
					switch s.Name {
					case "x:b":
						f.bold = !isFalse(s.Attr("val"))
					case "x:strike":
						f.struck = !isFalse(s.Attr("val"))
					}
				}
				fonts = append(fonts, f)
			}
		case "x:cellXfs":
			for s.Child(d) {
				id := atoi(s.Attr("numFmtId"))
				x := style{code: codes[id]}
				if x.code == "" {
					x.code = numfmt.Builtin(id)
				}
				if f := atoi(s.Attr("fontId")); f >= 0 && f < len(fonts) {
					x.bold, x.struck = fonts[f].bold, fonts[f].struck
				}
				r.styles = append(r.styles, x)
			}
		}
	}
	return s.Err()
}

func isFalse(v string) bool { return v == "0" || v == "false" || v == "off" }

func (r *reader) readStrings(name string) error {
	part, err := r.pkg.Part(name)
	if err != nil || part == nil {
		return err
	}
	s := ooxml.NewScanner(part)
	if !s.Root() {
		return s.Err()
	}
	for depth := s.Depth(); s.Child(depth); {
		if s.Name == "x:si" {
			r.strings = append(r.strings, readRich(s))
		}
	}
	return s.Err()
}

// readRich reads the text of the element just found: its own, or that of its runs; phonetic guides are left out.
func readRich(s *ooxml.Scanner) richText {
	var t richText
	for depth := s.Depth(); s.Child(depth); {
		switch s.Name {
		case "x:t":
			t.text += unescape(s.Text())
		case "x:r":
			struck := false
			start := len(t.text)
			for d := s.Depth(); s.Child(d); {
				switch s.Name {
				case "x:rPr":
					for k := s.Depth(); s.Child(k); {
						if s.Name == "x:strike" {
							struck = !isFalse(s.Attr("val"))
						}
					}
				case "x:t":
					t.text += unescape(s.Text())
				}
			}
			if struck && len(t.text) > start {
				t.spans = append(t.spans, document.Span{Start: start, End: len(t.text)})
			}
		}
	}
	return t
}

// unescape resolves _x000D_ and its like (22.4.2.4), and brings line ends to one.
func unescape(text string) string {
	if strings.Contains(text, "_x") {
		var b strings.Builder
		for {
			i := strings.Index(text, "_x")
			if i < 0 || i+7 > len(text) {
				break
			}
			n, err := strconv.ParseUint(text[i+2:i+6], 16, 16)
			if err != nil || text[i+6] != '_' {
				b.WriteString(text[:i+2])
				text = text[i+2:]
				continue
			}
			b.WriteString(text[:i])
			if n == '\t' || n == '\n' || n >= 0x20 && (n < 0xD800 || n > 0xDFFF) {
				b.WriteRune(rune(n))
			}
			text = text[i+7:]
		}
		text = b.String() + text
	}
	return strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
}
