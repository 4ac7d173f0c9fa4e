package html

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"nianping/ingest/document"
	"nianping/ingest/layout"
	"nianping/ingest/symbol"
)

// flow is a run of paragraphs and tables: the page, or a cell.
type flow struct {
	*reader
	blocks  []document.Block
	line    layout.Line
	number  string // automatic number of the next paragraph
	heading int
	space   bool // white space is owed before the next character
	broken  bool // and it held a line end, which is nothing between two Chinese characters
	hard    int  // spaces that do not collapse, owed likewise
	last    rune
}

// flush ends the paragraph; a number whose paragraph has not begun yet waits for it.
func (f *flow) flush() {
	f.space, f.broken, f.hard, f.last = false, false, 0, 0
	if f.line.Empty() {
		f.line = layout.Line{}
		return
	}
	f.blocks = append(f.blocks, f.line.Blocks(document.Body, f.number, f.heading, &f.pending)...)
	f.number, f.heading = "", 0
}

// walk goes through a node and what stands in it.
func (f *flow) walk(n *html.Node, st state) {
	if f.err != nil {
		return
	}
	if f.nodes++; f.nodes%1024 == 0 {
		f.err = f.ctx.Err()
	}
	switch n.Type {
	case html.TextNode:
		f.text(n.Data, st)
		return
	case html.DocumentNode:
		f.children(n, st)
		return
	case html.ElementNode:
	default:
		return
	}
	if n.DataAtom == atom.Head {
		f.title(n)
	}
	if skipped[n.DataAtom] || n.Data == "xml" || strings.HasPrefix(n.Data, "x:") {
		return
	}
	look := f.sheet.of(n)
	switch {
	case look.hidden:
		f.warnHidden(n)
		return
	case look.number:
		f.setNumber(textOf(n), handDown(st, n, look).font)
		return
	}
	st = handDown(st, n, look)
	if f.special(n, st) {
		return
	}
	block := blocks[n.DataAtom] || look.block
	if block {
		f.flush()
	}
	if st.heading > 0 {
		f.heading = st.heading
	}
	if n.DataAtom == atom.Li {
		f.number = st.list.next(n)
	}
	if n.DataAtom == atom.Ol || n.DataAtom == atom.Ul || n.DataAtom == atom.Menu || n.DataAtom == atom.Dir {
		st.list = newList(n, look)
	}
	f.children(n, st)
	if block {
		if n.DataAtom == atom.Li && f.number != "" && f.line.Empty() {
			f.blocks = append(f.blocks, f.line.Blocks(document.Body, f.number, 0, &f.pending)...)
			f.number = ""
		}
		f.flush()
	}
}

func (f *flow) children(n *html.Node, st state) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		f.walk(c, st)
	}
}

// handDown is the state inside an element.
func handDown(st state, n *html.Node, look look) state {
	switch n.DataAtom {
	case atom.B, atom.Strong, atom.Th:
		st.look.Bold = true
	case atom.S, atom.Strike, atom.Del:
		st.look.Strike = true
	case atom.Pre, atom.Textarea, atom.Xmp, atom.Listing, atom.Plaintext:
		st.pre = true
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		st.heading = int(n.Data[1] - '0')
		st.look.Bold = true
	case atom.Font:
		if face := attr(n, "face"); face != "" {
			st.font = symbolFont(strings.ToLower(face))
		}
	}
	if look.bold != 0 {
		st.look.Bold = look.bold > 0
	}
	st.look.Strike = st.look.Strike || look.struck
	st.pre = st.pre || look.pre
	if look.font != "" {
		st.font = look.font
	}
	if look.outline > 0 {
		st.heading = look.outline
	}
	return st
}

// special handles elements that are more than a frame round their content; false for the others.
func (f *flow) special(n *html.Node, st state) bool {
	switch n.DataAtom {
	case atom.Br:
		f.space, f.broken, f.hard = false, false, 0
		f.line.Rune('\n', st.look)
		f.last = '\n'
	case atom.Hr:
		f.flush()
	case atom.Img:
		f.warn("图片未读取")
		if alt := strings.TrimSpace(attr(n, "alt")); alt != "" && len([]rune(alt)) == 1 {
			f.text(alt, st)
		}
	case atom.Frame, atom.Frameset:
		f.warn("框架页的内容在另外的文件中，未读取")
		f.children(n, st)
	case atom.Table:
		f.flush()
		f.table(n, st)
	case atom.Input:
		f.input(n, st)
	case atom.Select:
		f.choice(n, st)
	case atom.Del:
		_, cited := lookup(n, "cite")
		_, dated := lookup(n, "datetime")
		if !cited && !dated {
			return false
		}
		f.warn("修订中删除的文字未读取")
	default:
		return false
	}
	return true
}

// input shows what a form field holds.
func (f *flow) input(n *html.Node, st state) {
	switch strings.ToLower(attr(n, "type")) {
	case "", "text", "number", "date", "tel", "email", "url", "search":
		f.text(attr(n, "value"), st)
	case "checkbox", "radio":
		sign := "□"
		if _, on := lookup(n, "checked"); on {
			sign = "☑"
		}
		f.text(sign, st)
	}
}

// choice shows the selected option, the first where none is.
func (f *flow) choice(n *html.Node, st state) {
	var shown *html.Node
	var find func(*html.Node)
	find = func(k *html.Node) {
		for c := k.FirstChild; c != nil; c = c.NextSibling {
			if c.DataAtom == atom.Option {
				if _, on := lookup(c, "selected"); on || shown == nil {
					shown = c
				}
				continue
			}
			find(c)
		}
	}
	find(n)
	if shown != nil {
		f.text(textOf(shown), st)
	}
}

// text appends character data, white space collapsed unless it is preformatted.
func (f *flow) text(data string, st state) {
	for _, r := range data {
		switch {
		case r == '\uFEFF' || r == '\u200B' || r == '\u00AD' || r == '\r':
			continue
		case st.pre && (r == '\n' || r == '\t' || r == ' '):
			if r == '\n' {
				f.line.Rune('\n', st.look)
			} else {
				f.line.Rune(r, st.look)
			}
			f.last = r
			continue
		case r == ' ' || r == '\n' || r == '\t' || r == '\f':
			f.space = true
			f.broken = f.broken || r == '\n'
			continue
		case r == '\u00A0':
			f.hard++
			f.space = false
			continue
		case r == 0x2028 || r == 0x2029:
			r = '\n'
		case r < 0x20 || r == 0x7F || r == unicode.ReplacementChar && f.last == r:
			continue
		}
		if f.space {
			if f.last != 0 && f.last != '\n' && f.last != ' ' && !(f.broken && wide(f.last) && wide(r)) {
				f.line.Rune(' ', st.look)
			}
			f.space, f.broken = false, false
		}
		for ; f.hard > 0; f.hard-- {
			if f.last != 0 {
				f.line.Rune(' ', st.look)
			}
		}
		if st.font != "" && st.font != "-" {
			r = symbol.Rune(st.font, r)
		}
		f.line.Rune(r, st.look)
		f.last = r
	}
}

// wide reports whether a character is Chinese: between two of them a line end in the source is no space.
func wide(r rune) bool {
	return unicode.Is(unicode.Han, r) || r >= 0x3000 && r <= 0x303F || r >= 0xFF00 && r <= 0xFFEF || r == '“' || r == '”' || r == '—' || r == '…'
}

// setNumber takes the number that Word wrote before a list paragraph.
func (f *flow) setNumber(text, font string) {
	text = strings.TrimSpace(strings.ReplaceAll(text, "\u00A0", " "))
	if r := []rune(text); len(r) == 1 && font != "" && font != "-" {
		text = string(symbol.Rune(font, r[0]))
	}
	if !f.line.Empty() {
		f.line.String(text, layout.Style{})
		return
	}
	f.number = text
}

// textOf is all character data in a node, white space as written.
func textOf(n *html.Node) string {
	var b strings.Builder
	var visit func(*html.Node)
	visit = func(k *html.Node) {
		if k.Type == html.TextNode {
			b.WriteString(k.Data)
		}
		for c := k.FirstChild; c != nil; c = c.NextSibling {
			visit(c)
		}
	}
	visit(n)
	return b.String()
}

func (f *flow) title(head *html.Node) {
	for c := head.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.Title {
			if t := strings.Join(strings.Fields(textOf(c)), " "); t != "" && f.doc.Props == nil {
				f.doc.Props = map[string]string{"title": t}
			}
		}
	}
}

func (f *flow) warnHidden(n *html.Node) {
	if strings.TrimSpace(textOf(n)) != "" {
		f.warn("隐藏的文字未读取")
	}
}
