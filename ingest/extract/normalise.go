package extract

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"nianping/ingest/document"
)

// View is a text as the rules read it: NFKC, one kind of dash and tilde, no spaces between Chinese characters, digits
// that were typed with spaces joined; and the way back to the original words.
//
// Punctuation becomes ASCII where NFKC makes it so: rules look for , ; : ( ) % and for 。 、 which stay.
// A tab stays '\t', a soft line break '\n'.
type View struct {
	Text  string // normalised
	From  string // original
	jumps []jump // where the two part
}

// jump is a place from which on the bytes of Text follow those of the original from another place on.
type jump struct{ at, from int32 }

// NewView normalises a text.
func NewView(s string) View { return newViewWithout(s, nil) }

// newViewWithout normalises a text and leaves pieces of it out.
func newViewWithout(s string, cut []document.Span) View {
	v := charactersOf(s, cut)
	v.Text = amongThem(v.Text)
	return v
}

// amongThem puts 其中 for the other words that begin a clause on some of those just counted, which are as long: 内中五级64人.
func amongThem(text string) string {
	if len(text) < len("其中五级8人") { // most cells of tables
		return text
	}
	for _, word := range [...]string{"内中", "当中"} {
		for from := 0; ; {
			i := strings.Index(text[from:], word)
			if i < 0 {
				break
			}
			at := from + i
			from = at + len(word)
			if at == 0 && from < len(text) || at > 0 && strings.IndexByte(",;:(", text[at-1]) >= 0 || strings.HasSuffix(text[:at], "。") { // not the word alone, as in a lexicon
				text = text[:at] + "其中" + text[from:]
			}
		}
	}
	return text
}

// charactersOf is a text with its characters in one form.
func charactersOf(s string, cut []document.Span) View {
	stays := func(from int) int {
		if len(cut) > 0 {
			return from
		}
		return endOfStaying(s, from)
	}
	if stays(0) == len(s) {
		return View{Text: s, From: s}
	}
	var few [8]glyph
	var w viewWriter
	w.begin(s)
	for i := 0; i < len(s); {
		end := stays(i)
		w.copy(i, end)
		if i = end; i == len(s) {
			break
		}
		at := i
		r, n := utf8.DecodeRuneInString(s[i:])
		if i += n; inSpans(cut, at) {
			continue
		}
		for _, g := range appendGlyphs(few[:0], r, int32(at)) {
			if isSpace(g.r) { // spaces are judged by what stands around them
				return newSpacedView(s, cut)
			}
			w.put(g)
		}
	}
	return w.view()
}

func newSpacedView(s string, cut []document.Span) View {
	glyphs := make([]glyph, 0, len(s)/3+8)
	for i, r := range s {
		if !inSpans(cut, i) {
			glyphs = appendGlyphs(glyphs, r, int32(i))
		}
	}
	if spacedProse(glyphs) {
		spacesToCommas(glyphs, 1)
	} else {
		namesApart(glyphs)
		if !containsAny(s, "。\t\n") {
			spacesToCommas(glyphs, 2)
		}
	}
	var w viewWriter
	w.begin(s)
	for _, g := range joinSpaces(glyphs) {
		w.put(g)
	}
	return w.view()
}

// viewWriter writes a view piece by piece.
type viewWriter struct {
	from  string
	text  strings.Builder
	jumps []jump
	next  int // the original offset of the byte that would follow without a jump
}

// begin makes room for what most texts need: as many bytes as the original has, a jump at every tenth character.
func (w *viewWriter) begin(s string) {
	w.from, w.jumps = s, make([]jump, 0, len(s)/30+2)
	w.text.Grow(len(s))
}

// copy writes a piece of the original as it is.
func (w *viewWriter) copy(from, to int) {
	if from < to {
		w.jump(from)
		w.text.WriteString(w.from[from:to])
		w.next += to - from
	}
}

func (w *viewWriter) put(g glyph) {
	if utf8.ValidRune(g.r) {
		w.jump(int(g.off))
		w.text.WriteRune(g.r)
		w.next += utf8.RuneLen(g.r)
	}
}

func (w *viewWriter) jump(from int) {
	if from != w.next {
		w.jumps = append(w.jumps, jump{int32(w.text.Len()), int32(from)})
		w.next = from
	}
}

func (w *viewWriter) view() View { return View{Text: w.text.String(), From: w.from, jumps: w.jumps} }

func inSpans(list []document.Span, at int) bool {
	for _, c := range list {
		if at >= c.Start && at < c.End {
			return true
		}
	}
	return false
}

// Original returns the document's own words for a range of bytes of Text, soft breaks and tabs as spaces.
func (v View) Original(start, end int) string {
	if start < 0 || end > len(v.Text) || start >= end {
		return ""
	}
	s := v.From
	if len(v.jumps) > 0 || end-start < len(s) {
		s = s[v.offset(start):v.end(end)]
	}
	if strings.IndexByte(s, '\n') >= 0 || strings.IndexByte(s, '\t') >= 0 || strings.IndexByte(s, '\r') >= 0 {
		s = oneLine.Replace(s)
	}
	return trimSpace(s)
}

// offset is the original offset of the character that holds the byte at of Text.
func (v View) offset(at int) int {
	for at > 0 && !utf8.RuneStart(v.Text[at]) {
		at--
	}
	n := sort.Search(len(v.jumps), func(i int) bool { return int(v.jumps[i].at) > at })
	if n == 0 {
		return at
	}
	k := v.jumps[n-1]
	return int(k.from) + at - int(k.at)
}

// end is the original offset just after the character before the byte at of Text.
func (v View) end(at int) int {
	from := v.offset(at - 1)
	_, n := utf8.DecodeRuneInString(v.From[from:])
	return from + n
}

var oneLine = strings.NewReplacer("\n", " ", "\t", " ", "\r", " ")

type glyph struct {
	r   rune
	off int32
}

// sameGlyph unifies what NFKC leaves apart.
var sameGlyph = map[rune]rune{
	'—': '-', '–': '-', '―': '-', '‐': '-', '‑': '-', '‒': '-', '−': '-', '─': '-', '－': '-', '﹣': '-', '━': '-',
	'～': '~', '〜': '~', '∼': '~', '﹏': '~', '˜': '~',
	'○': '〇', '◯': '〇', '⚪': '〇', '•': '·', '・': '·', '‧': '·', '∙': '·', '･': '·',
	'＂': '"', '〃': '〃', '″': '″', '﹪': '%', '٪': '%', '〔': '[', '〕': ']', '﹝': '[', '﹞': ']',
	'⼀': '一', '⼆': '二', '⼋': '八', '⼗': '十', 'Ω': 'Ω',
}

// staysAsItIs reports whether a character is no space and one of the frequent ones that normalising leaves alone.
func staysAsItIs(r rune) bool {
	switch {
	case r < 0x80:
		return r > ' ' && r != 0x7f
	case isHan(r):
		return true
	}
	switch r {
	case '。', '、', '“', '”', '《', '》', '【', '】', '〇', '√':
		return true
	}
	return false
}

// endOfStaying is the end of the characters from a place on that normalising leaves alone.
func endOfStaying(s string, i int) int {
	for i < len(s) {
		c := s[i]
		if c >= 0xe4 && c <= 0xe9 && i+2 < len(s) && s[i+1]&0xc0 == 0x80 && s[i+2]&0xc0 == 0x80 && (c > 0xe4 || s[i+1] >= 0xb8) { // Chinese
			i += 3
			continue
		}
		if c > ' ' && c < 0x7f {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if !staysAsItIs(r) {
			break
		}
		i += n
	}
	return i
}

func appendGlyphs(to []glyph, r rune, off int32) []glyph {
	switch {
	case r == '\t' || r == '\n':
		return append(to, glyph{r, off})
	case r == '\r' || r == '\v' || r == '\f' || r == '\u2028' || r == '\u2029':
		return append(to, glyph{'\n', off})
	case staysAsItIs(r):
		return append(to, glyph{r, off})
	case r >= 0xff01 && r <= 0xff5e:
		return append(to, glyph{r - 0xfee0, off})
	case r == '\u2009' || r == '\u202f' || r == '\u200a':
		return append(to, glyph{thinSpace, off})
	case unicode.IsSpace(r):
		return append(to, glyph{' ', off})
	case unicode.Is(unicode.Cf, r) || r == '\ufffe':
		return to
	case r >= '①' && r <= '⑳':
		return appendItem(to, int(r-'①')+1, off)
	}
	if s, ok := sameGlyph[r]; ok {
		return append(to, glyph{s, off})
	}
	for _, k := range norm.NFKC.String(string(r)) {
		to = append(to, glyph{k, off})
	}
	return to
}

// appendItem writes ① as (1), so that a circled number is never read as a digit of what follows.
func appendItem(to []glyph, n int, off int32) []glyph {
	to = append(to, glyph{'(', off})
	if n >= 10 {
		to = append(to, glyph{rune('0' + n/10), off})
	}
	return append(to, glyph{rune('0' + n%10), off}, glyph{')', off})
}

const thinSpace = '\u2009'

// spacedProse tells prose whose writer set spaces for punctuation from text that is only spread out.
func spacedProse(in []glyph) bool {
	pieces, marks, words := 1, 0, 0
	for i, g := range in {
		switch g.r {
		case ' ':
			if i > 0 && in[i-1].r != ' ' {
				pieces++
			}
		case '\t', '\n':
			return false
		case ',', '。', ';', ':', '、':
			marks++
		default:
			words++
		}
	}
	return pieces >= 5 && words >= 30 && words >= 3*pieces && marks*6 <= pieces
}

// spelt is the text of some characters.
func spelt(in []glyph) string {
	var s strings.Builder
	for _, g := range in {
		s.WriteRune(g.r)
	}
	return s.String()
}

// spacesToCommas writes the first space of a gap between two pieces as the comma that it stands for. Where only wide gaps
// stand for one, the pieces beside it must be words, not letters spread out: 培训  今年开了16个班, but 姓  名.
func spacesToCommas(in []glyph, wide int) {
	for i := 1; i+1 < len(in); i++ {
		if in[i].r != ' ' || in[i-1].r == ' ' || in[i-1].r == ',' {
			continue
		}
		end := i
		for end < len(in) && in[end].r == ' ' {
			end++
		}
		if wide == 1 || end-i >= wide && worded(in, i, end) {
			in[i].r = ','
		}
	}
}

// worded reports whether words of Chinese stand on both sides of a gap, eight characters of them in all.
func worded(in []glyph, start, end int) bool {
	left, right := 0, 0
	for i := start - 1; i >= 0 && unicode.In(in[i].r, unicode.Han, unicode.Nd); i-- {
		left++
	}
	for i := end; i < len(in) && unicode.In(in[i].r, unicode.Han, unicode.Nd); i++ {
		right++
	}
	return left >= 2 && right >= 2 && left+right >= 8
}

// joinSpaces drops spaces that only spread characters out and keeps those that part words or numbers.
func joinSpaces(in []glyph) []glyph {
	out := make([]glyph, 0, len(in))
	for i := 0; i < len(in); {
		g := in[i]
		if !isSpace(g.r) {
			out = append(out, g)
			i++
			continue
		}
		k, wide, mark := i, 0, rune(0)
		for k < len(in) && isSpace(in[k].r) {
			if in[k].r == '\n' || (in[k].r == '\t' && mark == 0) {
				mark = in[k].r
			}
			wide++
			k++
		}
		switch {
		case mark != 0:
			out = append(out, glyph{mark, g.off})
		case len(out) == 0 || k == len(in):
		case !isWord(out[len(out)-1].r) || !isWord(in[k].r):
		case isDigit(out[len(out)-1].r) && isDigit(in[k].r) && wide == 1 && spreadDigits(out, in, i):
		default:
			out = append(out, glyph{' ', g.off})
		}
		i = k
	}
	return out
}

func isSpace(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == thinSpace }
func isDigit(r rune) bool { return r >= '0' && r <= '9' }

func hasDigit(s string) bool {
	for i := range len(s) {
		if isDigitByte(s[i]) {
			return true
		}
	}
	return false
}

func isWord(r rune) bool {
	return r < 0x80 && (isDigit(r) || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z')
}

// spreadDigits reports whether the space at in[at] stands inside one number: 1 2 3 6人, 1 236人.
func spreadDigits(out, in []glyph, at int) bool {
	before := 0
	for k := len(out) - 1; k >= 0 && isDigit(out[k].r); k-- {
		before++
	}
	after := 0
	for k := at + 1; k < len(in) && isDigit(in[k].r); k++ {
		after++
	}
	// before counts digits already joined, so a chain of single digits is told by the original text just before.
	lone := at >= 1 && isDigit(in[at-1].r) && (at < 2 || !isDigit(in[at-2].r))
	if after == 1 && lone {
		return true
	}
	if after != 3 {
		return false
	}
	return in[at].r == thinSpace && before <= 3 || before <= 2
}
