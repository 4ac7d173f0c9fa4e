package html

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// look is what a style says about what is seen.
type look struct {
	hidden, struck, pre, block bool
	number                     bool // Word's own list number (mso-list:Ignore)
	bold                       int  // 1 bold, −1 not, 0 unsaid
	outline                    int  // Word's outline level
	list                       string
	font                       string // a symbol font; "-" for another
}

// styleSheet holds the rules of a page with simple selectors: tag, .class, tag.class, #id.
type styleSheet map[string]look

// collect reads every style element of the page.
func (s *styleSheet) collect(n *html.Node) {
	*s = styleSheet{}
	var visit func(*html.Node)
	visit = func(k *html.Node) {
		if k.DataAtom == atom.Style && k.FirstChild != nil {
			s.rules(k.FirstChild.Data)
		}
		for c := k.FirstChild; c != nil; c = c.NextSibling {
			visit(c)
		}
	}
	visit(n)
}

// rules reads a style sheet; what stands in at-rules (@media print, @page) is passed over.
func (s *styleSheet) rules(css string) {
	css = strings.NewReplacer("<!--", "", "-->", "").Replace(css)
	for {
		start := strings.Index(css, "/*")
		if start < 0 {
			break
		}
		end := strings.Index(css[start+2:], "*/")
		if end < 0 {
			css = css[:start]
			break
		}
		css = css[:start] + " " + css[start+2+end+2:]
	}
	for {
		open := strings.IndexByte(css, '{')
		if open < 0 {
			return
		}
		selectors := strings.TrimSpace(css[:open])
		body := css[open+1:]
		end := closing(body)
		if !strings.HasPrefix(selectors, "@") {
			l := declarations(body[:end])
			if l != (look{}) {
				for _, sel := range strings.Split(selectors, ",") {
					s.add(strings.ToLower(strings.TrimSpace(sel)), l)
				}
			}
		}
		css = body[min(end+1, len(body)):]
	}
}

// closing finds the brace that ends a block, or the end.
func closing(body string) int {
	depth := 1
	for i := range len(body) {
		switch body[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return len(body)
}

func (s *styleSheet) add(selector string, l look) {
	if selector == "" || strings.ContainsAny(selector, " >+~:[*") {
		return
	}
	(*s)[selector] = (*s)[selector].with(l)
}

// with lays a later style over an earlier one.
func (l look) with(m look) look {
	l.hidden, l.struck, l.pre, l.block, l.number = l.hidden || m.hidden, l.struck || m.struck, l.pre || m.pre, l.block || m.block, l.number || m.number
	if m.bold != 0 {
		l.bold = m.bold
	}
	if m.outline != 0 {
		l.outline = m.outline
	}
	if m.list != "" {
		l.list = m.list
	}
	if m.font != "" {
		l.font = m.font
	}
	return l
}

// of is the look of an element: the sheet's rules, then its own style and attributes.
func (s styleSheet) of(n *html.Node) look {
	var l look
	if len(s) > 0 {
		l = s[n.Data]
		for _, c := range strings.Fields(strings.ToLower(attr(n, "class"))) {
			l = l.with(s["."+c]).with(s[n.Data+"."+c])
		}
		if id := strings.ToLower(attr(n, "id")); id != "" {
			l = l.with(s["#"+id])
		}
	}
	if own, ok := lookup(n, "style"); ok {
		low := strings.ToLower(own)
		m := declarations(own)
		if l.hidden && strings.Contains(low, "display") && !m.hidden {
			l.hidden = false
		}
		l = l.with(m)
	}
	if _, hidden := lookup(n, "hidden"); hidden {
		l.hidden = true
	}
	return l
}

// declarations reads the properties that matter.
func declarations(css string) look {
	var l look
	for _, d := range strings.Split(css, ";") {
		name, value, ok := strings.Cut(d, ":")
		if !ok {
			continue
		}
		name = strings.ToLower(strings.TrimSpace(name))
		value = strings.TrimSpace(strings.ReplaceAll(value, "!important", ""))
		low := strings.ToLower(value)
		switch name {
		case "display":
			l.hidden = l.hidden || low == "none"
			l.block = low == "block" || low == "list-item"
		case "visibility":
			l.hidden = l.hidden || low == "hidden" || low == "collapse"
		case "mso-hide":
			l.hidden = l.hidden || low == "all"
		case "text-decoration", "text-decoration-line":
			l.struck = strings.Contains(low, "line-through")
		case "font-weight":
			l.bold = -1
			if strings.HasPrefix(low, "bold") || low >= "600" && low <= "900" && len(low) == 3 {
				l.bold = 1
			}
		case "white-space":
			l.pre = strings.HasPrefix(low, "pre")
		case "mso-list":
			l.number = low == "ignore"
		case "mso-outline-level":
			if len(low) == 1 && low[0] >= '1' && low[0] <= '9' {
				l.outline = int(low[0] - '0')
			}
		case "list-style-type":
			l.list = value
		case "list-style":
			for _, w := range strings.Fields(low) {
				if _, known := styles[w]; known || w == "none" || w == "disc" || w == "circle" || w == "square" {
					l.list = w
				}
			}
		case "font-family", "font":
			l.font = symbolFont(low)
		}
	}
	return l
}

// symbolFont names the symbol font of a font property, "-" for any other font.
func symbolFont(value string) string {
	switch {
	case strings.Contains(value, "wingdings 2"):
		return "Wingdings 2"
	case strings.Contains(value, "wingdings") && !strings.Contains(value, "wingdings 3"):
		return "Wingdings"
	case strings.Trim(value, `"' `) == "symbol" || strings.HasSuffix(value, " symbol"):
		return "Symbol"
	}
	return "-"
}
