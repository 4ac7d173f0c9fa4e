package rtf

// destination says where text goes.
type destination uint8

const (
	destText   destination = iota // into the open story
	destSkip                      // nowhere
	destShape                     // nowhere, but a text box within counts
	destNumber                    // the paragraph's automatic number
	destFont                      // the font table
	destStyle                     // the style sheet
	destTitle                     // the document's title
	destCode                      // the code of a field
	destForm                      // a form field: controls only
	destEntry                     // an entry of a form field's list
	destClass                     // the program of an embedded object
	destData                      // its data
	destRow                       // the row of a nested table: controls only
)

// state is what a group restores when it closes.
type state struct {
	dest    destination
	outer   destination // where \ud goes back to
	fresh   bool        // nothing but the opening brace so far
	starred bool        // \* came
	opens   bool        // this group opened a story
	uc      int         // bytes that stand in for one \u
	char    character
	para    paragraph
}

type character struct {
	font                          int
	bold, strike, hidden, deleted bool
	double                        bool
}

type paragraph struct {
	table   bool // \intbl
	itap    int
	outline int // 0–8, −1 not given
	style   int
}

func newState() state {
	return state{outer: destSkip, uc: 1, para: newParagraph(), char: character{font: -1}}
}

func newParagraph() paragraph { return paragraph{outline: -1} }

// level is how deep in tables a paragraph stands.
func (p *paragraph) level() int {
	switch {
	case p.itap > 0:
		return p.itap
	case p.table:
		return 1
	}
	return 0
}

// font is an entry of the font table.
type font struct {
	name    []byte
	charset int // −1 not given
	page    int // code page, 0 not given
}

// styleLevel is what a style says of a paragraph's outline level, −1 nothing.
type styleLevel int

// entry is the font or style that is being read.
type entry struct {
	number, charset, page int
	outline               int
	name                  []byte
	open                  bool
}

// endEntry keeps the font or style that has been read.
func (r *reader) endEntry(d destination) {
	e := r.entry
	r.entry = entry{charset: -1, outline: -1}
	if !e.open {
		return
	}
	if d == destFont {
		r.fonts[e.number] = font{e.name, e.charset, e.page}
		return
	}
	r.styles[e.number] = styleLevel(e.outline)
}
