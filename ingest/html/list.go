package html

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"nianping/ingest/ordinal"
)

// list counts the items of one list.
type list struct {
	kind   string // a list-style-type, or a type of HTML; "" shows nothing
	number int
	step   int
}

// newList begins a list as its element says.
func newList(n *html.Node, look look) *list {
	l := &list{kind: "•", number: 1, step: 1}
	if n.DataAtom == atom.Ol {
		l.kind = "decimal"
		if v, err := strconv.Atoi(attr(n, "start")); err == nil {
			l.number = v
		}
		if _, reversed := lookup(n, "reversed"); reversed {
			l.step = -1
			if _, set := lookup(n, "start"); !set {
				l.number = items(n)
			}
		}
	}
	if t := attr(n, "type"); t != "" {
		l.kind = t
	}
	if look.list != "" {
		l.kind = look.list
	}
	return l
}

func items(n *html.Node) int {
	count := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.Li {
			count++
		}
	}
	return count
}

// next is the number of an item; an item outside any list has a bullet.
func (l *list) next(n *html.Node) string {
	if l == nil {
		return "•"
	}
	if v, err := strconv.Atoi(attr(n, "value")); err == nil {
		l.number = v
	}
	kind := l.kind
	if t := attr(n, "type"); t != "" {
		kind = t
	}
	text := marker(kind, l.number)
	l.number += l.step
	return text
}

// styles gives the number format of a list-style-type, and what stands behind the number.
var styles = map[string]struct {
	format string
	behind string
}{
	"decimal": {"decimal", "."}, "1": {"decimal", "."}, "decimal-leading-zero": {"decimalZero", "."},
	"lower-alpha": {"lowerLetter", "."}, "lower-latin": {"lowerLetter", "."}, "upper-alpha": {"upperLetter", "."}, "upper-latin": {"upperLetter", "."},
	"lower-roman": {"lowerRoman", "."}, "upper-roman": {"upperRoman", "."},
	"cjk-ideographic": {"chineseCountingThousand", "、"}, "simp-chinese-informal": {"chineseCountingThousand", "、"},
	"trad-chinese-informal": {"chineseCountingThousand", "、"}, "cjk-decimal": {"ideographDigital", "、"},
	"simp-chinese-formal": {"chineseLegalSimplified", "、"}, "cjk-heavenly-stem": {"ideographTraditional", "、"}, "cjk-earthly-branch": {"ideographZodiac", "、"},
}

// marker writes the sign of an item.
func marker(kind string, n int) string {
	switch kind {
	case "a":
		kind = "lower-alpha"
	case "A":
		kind = "upper-alpha"
	case "i":
		kind = "lower-roman"
	case "I":
		kind = "upper-roman"
	}
	kind = strings.ToLower(kind)
	switch kind {
	case "none":
		return ""
	case "•", "disc":
		return "•"
	case "circle":
		return "○"
	case "square":
		return "▪"
	}
	if quoted := strings.Trim(kind, `"'`); quoted != kind {
		return strings.TrimSpace(quoted)
	}
	s, ok := styles[kind]
	if !ok {
		s = styles["decimal"]
	}
	code, _ := ordinal.Code(s.format)
	return ordinal.Text(code, n) + s.behind
}
