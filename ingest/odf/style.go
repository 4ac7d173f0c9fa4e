package odf

import (
	"strconv"
	"strings"

	"nianping/ingest/ordinal"
	"nianping/ingest/symbol"
)

// style is what a style says of what is seen; nil values are inherited.
type style struct {
	parent, list, font   string
	bold, struck, hidden *bool
	outline              int
	collapsed            bool // a sheet that is not displayed
}

// listStyle is the levels of a kind of list.
type listStyle struct{ levels [10]level }

type level struct {
	format         string // style:num-format
	prefix, suffix string
	bullet         string
	display        int
	start          int
	set            bool
}

// counter is a list that runs.
type counter struct {
	style  *listStyle
	values [10]int
	begun  [10]bool
}

// readStyles notes the styles of a part.
func (r *reader) readStyles(root *node) {
	for _, group := range root.kids {
		switch group.name {
		case "office:styles", "office:automatic-styles":
		default:
			continue
		}
		for _, n := range group.kids {
			switch n.name {
			case "style:style":
				r.styles[n.attr("style:family")+" "+n.attr("style:name")] = readStyle(n)
			case "text:list-style":
				r.lists[n.attr("style:name")] = readListStyle(n)
			case "text:outline-style":
				r.outline = readListStyle(n)
			}
		}
	}
}

func readStyle(n *node) *style {
	s := &style{parent: n.attr("style:parent-style-name"), list: n.attr("style:list-style-name")}
	s.outline, _ = strconv.Atoi(n.attr("style:default-outline-level"))
	if p := n.find("style:text-properties"); p != nil {
		if s.font = p.attr("style:font-name"); s.font == "" {
			s.font = strings.Trim(p.attr("fo:font-family"), "'")
		}
		if w := p.attr("fo:font-weight"); w != "" {
			s.bold = truth(w == "bold" || w >= "600" && len(w) == 3)
		}
		if l := p.attr("style:text-line-through-style") + p.attr("style:text-line-through-type") + p.attr("style:text-crossing-out"); l != "" {
			s.struck = truth(strings.Trim(strings.ReplaceAll(l, "none", ""), " ") != "")
		}
		if d := p.attr("text:display"); d != "" {
			s.hidden = truth(d == "none")
		}
	}
	if p := n.find("style:table-properties"); p != nil {
		s.collapsed = p.attr("table:display") == "false"
	}
	return s
}

func truth(b bool) *bool { return &b }

// look is a style with what it inherits.
type look struct {
	bold, struck, hidden bool
	outline              int
	list, font           string
}

// resolve lays a style, and those that it builds on, over a look.
func (r *reader) resolve(base look, family, name string) look {
	var chain []*style
	for range 20 {
		s := r.styles[family+" "+name]
		if s == nil {
			break
		}
		chain = append(chain, s)
		name = s.parent
	}
	for i := len(chain) - 1; i >= 0; i-- {
		s := chain[i]
		if s.bold != nil {
			base.bold = *s.bold
		}
		if s.struck != nil {
			base.struck = *s.struck
		}
		if s.hidden != nil {
			base.hidden = *s.hidden
		}
		if s.outline > 0 {
			base.outline = s.outline
		}
		if s.font != "" {
			base.font = s.font
		}
		if s.list != "" {
			base.list = s.list
		}
	}
	return base
}

func readListStyle(n *node) *listStyle {
	l := &listStyle{}
	for _, k := range n.kids {
		at := k.number("text:level", 10) - 1
		v := level{display: k.number("text:display-levels", 10), start: 1, set: true}
		if s, err := strconv.Atoi(k.attr("text:start-value")); err == nil {
			v.start = s
		}
		v.prefix, v.suffix = k.attr("style:num-prefix"), k.attr("style:num-suffix")
		switch k.name {
		case "text:list-level-style-number", "text:outline-level-style":
			v.format = k.attr("style:num-format")
		case "text:list-level-style-bullet":
			v.bullet = k.attr("text:bullet-char")
			font := ""
			if p := k.find("style:text-properties"); p != nil {
				font = p.attr("style:font-name") + strings.Trim(p.attr("fo:font-family"), "'")
			}
			if r := []rune(v.bullet); len(r) == 1 {
				v.bullet = string(symbol.Rune(font, r[0]))
			}
		default:
			continue
		}
		l.levels[at] = v
	}
	return l
}

// formats gives the number format that LibreOffice names by its first numbers, at their code in package ordinal.
var formats = []struct{ begins, name string }{
	{"一, 二", "chineseCountingThousand"}, {"壹, 贰", "chineseLegalSimplified"}, {"壹, 貳", "ideographLegalTraditional"}, {"①", "decimalEnclosedCircle"}, {"甲, 乙", "ideographTraditional"},
	{"子, 丑", "ideographZodiac"}, {"１", "decimalFullWidth"}, {"01", "decimalZero"}, {"㊀", "ideographEnclosedCircle"}, {"⑴", "decimalEnclosedParen"}, {"⒈", "decimalEnclosedFullstop"},
	{"一", "chineseCountingThousand"}, {"壹", "chineseLegalSimplified"}, {"甲", "ideographTraditional"}, {"子", "ideographZodiac"},
	{"1", "decimal"}, {"a", "lowerLetter"}, {"A", "upperLetter"}, {"i", "lowerRoman"}, {"I", "upperRoman"},
}

func numberText(format string, n int) string {
	if format == "" {
		return ""
	}
	for _, f := range formats {
		if strings.HasPrefix(format, f.begins) {
			code, _ := ordinal.Code(f.name)
			return ordinal.Text(code, n)
		}
	}
	return strconv.Itoa(n)
}

// next counts an item at a level (0-based) and writes its number; start ≥ 0 restarts.
func (c *counter) next(at, start int) string {
	at = min(max(at, 0), 9)
	v := c.style.levels[at]
	switch {
	case start >= 0:
		c.values[at] = start
	case !c.begun[at]:
		c.values[at] = v.start
	default:
		c.values[at]++
	}
	c.begun[at] = true
	for k := at + 1; k < 10; k++ {
		c.begun[k] = false
	}
	if v.bullet != "" {
		return v.bullet
	}
	if !v.set || v.format == "" {
		return strings.TrimSpace(v.prefix + v.suffix)
	}
	var parts []string
	for k := max(at-v.display+1, 0); k <= at; k++ {
		w := c.style.levels[k]
		if w.format == "" {
			continue
		}
		if !c.begun[k] {
			c.values[k] = w.start
		}
		parts = append(parts, numberText(w.format, c.values[k]))
	}
	return v.prefix + strings.Join(parts, ".") + v.suffix
}
