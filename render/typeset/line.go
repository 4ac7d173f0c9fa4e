package typeset

import "sync"

// atom is one character on its way to a line.
type atom struct {
	r         rune
	class     class
	face      *Face
	style     *Style
	mark      int
	width     float64 // advance, points
	trimLeft  float64 // empty points before its ink that may go (full-width punctuation)
	trimRight float64 // and after it
}

// Setting is how a paragraph is broken.
type Setting struct {
	Width  float64 // points between the margins
	Indent float64 // points by which the first line is shorter; negative: the others are (hanging)
	Align  Align
}

// Break sets spans into lines. It never loses a character: the ranges of the lines follow each other from the first
// character to the last. Empty text gives no line.
func Break(spans []Span, s Setting) []Line {
	kept := pool.Get().(*[]atom)
	defer pool.Put(kept)
	atoms := atomise(kept, spans)
	var lines []Line
	for start := 0; start < len(atoms); {
		left := 0.0
		if s.Indent > 0 && (start == 0 || atoms[start-1].r == '\n') {
			left = s.Indent
		} else if s.Indent < 0 && start > 0 && atoms[start-1].r != '\n' {
			left = -s.Indent
		}
		first := start
		end, next, last := chooseEnd(atoms, first, s.Width-left)
		line := place(atoms[first:end], s.Width-left, s.Align == Justify && !last)
		line.Left, line.Start, line.End, line.Last = left, start, next, last
		switch s.Align {
		case Centre:
			line.Left += (s.Width - left - line.Width) / 2
		case Right:
			line.Left += s.Width - left - line.Width
		}
		lines = append(lines, line)
		start = next
	}
	return lines
}

// Measure is the width of spans on one line, points.
func Measure(spans ...Span) float64 {
	kept := pool.Get().(*[]atom)
	defer pool.Put(kept)
	return place(atomise(kept, spans), 0, false).Width
}

// Natural is the width of the widest line of spans that are broken at line feeds alone, points.
func Natural(spans []Span) float64 {
	kept := pool.Get().(*[]atom)
	defer pool.Put(kept)
	widest, x := 0.0, 0.0
	atoms := atomise(kept, spans)
	var before *atom
	for i := range atoms {
		a := &atoms[i]
		switch {
		case a.r == '\n':
			before = nil
			continue
		case a.class == ignorable:
			continue
		case before == nil:
			x = -a.trimLeft
		default:
			g, _ := gap(before, a)
			x += g
		}
		x += a.width
		before = a
		widest = max(widest, x-a.trimRight)
	}
	return widest
}

// pool keeps the room of atoms from one text to the next: they never leave this package.
var pool = sync.Pool{New: func() any { return new([]atom) }}

// atomise takes spans apart, in the room that is kept.
func atomise(kept *[]atom, spans []Span) []atom {
	atoms := (*kept)[:0]
	for _, s := range spans {
		size := s.Style.Size / 1000
		for _, r := range s.Text {
			a := atom{r: r, class: classOf(r), style: s.Style, mark: s.Mark}
			switch {
			case r == '\n' || a.class == ignorable:
			case a.class == space:
				a.face = s.Style.Family.face(' ')
				a.width = spaceWidth(r, a.face) * size
			default:
				if a.face = s.Style.Family.face(r); a.face == nil {
					a.width = 1000 * size
					break
				}
				a.width = float64(a.face.Width(r)) * size
				a.trim(size)
			}
			atoms = append(atoms, a)
		}
	}
	*kept = atoms
	return atoms
}

func spaceWidth(r rune, face *Face) float64 {
	if r == '\u3000' || r == '\u2003' {
		return 1000
	}
	if face == nil || r == '\u2002' {
		return 500
	}
	return float64(face.Width(' '))
}

// trim finds how much of a full-width mark is empty: at most half an em, and a little is left beside the ink.
func (a *atom) trim(size float64) {
	if a.class != opening && a.class != closing || a.width < 900*size {
		return
	}
	const keep, most = 40, 500
	left, right := a.face.bearings(a.r)
	if a.class == opening && left > keep {
		a.trimLeft = float64(min(left-keep, most)) * size
	}
	if a.class == closing && right > keep {
		a.trimRight = float64(min(right-keep, most)) * size
	}
}

// gap is what stands between two neighbours beside their advances: a quarter of an em, or less than nothing where two
// marks meet. shrink is by how much it may yield when a line is tight.
func gap(a, b *atom) (width, shrink float64) {
	switch {
	case isHan(a.r) && isLatin(b.r) || isLatin(a.r) && isHan(b.r):
		em := min(a.style.Size, b.style.Size)
		return em / 4, em / 8
	case a.class == closing && (b.class == closing || b.class == opening):
		return -a.trimRight, 0
	case a.class == opening && b.class == opening:
		return -b.trimLeft, 0
	case a.class == closing:
		return 0, a.trimRight / 2
	case b.class == opening:
		return 0, b.trimLeft / 2
	}
	return 0, 0
}

// chooseEnd finds the end of the line that begins at first: the atoms up to end are drawn, the next line begins at next,
// and last says that the paragraph ends here.
func chooseEnd(atoms []atom, first int, width float64) (end, next int, last bool) {
	const slack = 1e-6
	var used, shrink float64
	loose, tight, fits, gaps := candidate{}, candidate{}, first, 0
	var before *atom
	for i := first; i < len(atoms); i++ {
		a := &atoms[i]
		if a.r == '\n' {
			return trimSpaces(atoms, first, i), i + 1, true
		}
		if a.class == ignorable {
			continue
		}
		if before == nil {
			used = -a.trimLeft
		} else {
			g, s := gap(before, a)
			used, shrink = used+g, shrink+s
			if stretches(before, a) {
				gaps++
			}
		}
		used += a.width
		before = a
		if a.class == space {
			continue
		}
		if used-a.trimRight-shrink > width+slack {
			if best := better(loose, tight, width, a.style.Size); best > first {
				return trimSpaces(atoms, first, best), best, false
			}
			cut := emergency(atoms, first, fits)
			return cut, cut, false
		}
		fits = i + 1
		if b := following(atoms, i+1); b < len(atoms) && atoms[b].r != '\n' && mayBreak(atoms, i, b) {
			tight = candidate{b, used - a.trimRight, shrink, gaps}
			if tight.width <= width+slack {
				loose = tight
			}
		}
	}
	if used-before.trimRightOrNone() > width+slack {
		if best := better(loose, candidate{len(atoms), used - before.trimRightOrNone(), shrink, gaps}, width, atoms[first].style.Size); best < len(atoms) && best > first {
			return trimSpaces(atoms, first, best), best, false
		}
	}
	return trimSpaces(atoms, first, len(atoms)), len(atoms), true
}

// candidate is a place where a line may end: before the atom next, with the line's natural width, by how much it may
// shrink, and how many gaps may stretch.
type candidate struct {
	next          int
	width, shrink float64
	gaps          int
}

// better chooses between the last end that fits as it is and the last that fits when tightened: a line that needs most of
// its yielding is worse than one that is a little loose.
func better(loose, tight candidate, width, size float64) int {
	if loose.next == 0 || loose.next == tight.next || tight.next == 0 {
		return max(tight.next, loose.next)
	}
	squeeze := (tight.width - width) / tight.shrink
	stretch := (width - loose.width) / float64(max(loose.gaps, 1)) / size
	if squeeze > 0.4 && stretch < 0.12*squeeze {
		return loose.next
	}
	return tight.next
}

// trimRightOrNone is the empty part at the end of a line that ends with the atom; 0 for none.
func (a *atom) trimRightOrNone() float64 {
	if a == nil {
		return 0
	}
	return a.trimRight
}

// following is the first atom from i on that is neither a space nor ignorable.
func following(atoms []atom, i int) int {
	for i < len(atoms) && (atoms[i].class == space || atoms[i].class == ignorable) {
		i++
	}
	return i
}

// mayBreak reports whether a line may end after atom i where the next visible one is b.
func mayBreak(atoms []atom, i, b int) bool {
	for k := i + 1; k < b; k++ {
		if atoms[k].class == space {
			return atoms[i].class != opening && atoms[b].class != closing && atoms[b].class != dash
		}
	}
	return !glued(&atoms[i], &atoms[b])
}

// emergency cuts what has no place to break within the line: after a mark of an address if there is one, else where the
// line is full, but never nothing.
func emergency(atoms []atom, first, fits int) int {
	cut := max(fits, first+1)
	for cut < len(atoms) && atoms[cut].class == ignorable {
		cut++
	}
	for back := cut; back > first+1 && back > cut-4 && cut < len(atoms); back-- {
		if c := atoms[back].class; c != closing && c != dash {
			cut = back
			break
		}
	}
	for k := cut; k > first+(cut-first)/2; k-- {
		switch atoms[k-1].r {
		case '/', '-', '_', '@', '&', '=', '?', ',', ';':
			return k
		}
	}
	return cut
}

func trimSpaces(atoms []atom, first, end int) int {
	for end > first && (atoms[end-1].class == space || atoms[end-1].class == ignorable) {
		end--
	}
	return end
}

// place sets atoms on one line, tightens them where they were chosen to be tight and, where asked, stretches them to the
// width. A width of 0 sets them as they are.
func place(atoms []atom, width float64, justify bool) Line {
	var line Line
	line.Glyphs = make([]Glyph, 0, len(atoms))
	var x, shrink float64
	stretch := 0
	var before *atom
	for i := range atoms {
		a := &atoms[i]
		if a.class == ignorable || a.r == '\n' {
			continue
		}
		if before == nil {
			x = -a.trimLeft
		} else {
			g, s := gap(before, a)
			x, shrink = x+g, shrink+s
			if stretches(before, a) {
				stretch++
			}
		}
		line.Glyphs = append(line.Glyphs, Glyph{Rune: a.r, Face: a.face, Style: a.style, Mark: a.mark, X: x, Width: a.width})
		x += a.width
		before = a
	}
	if before == nil {
		return line
	}
	line.Width = x - before.trimRight
	switch extra := width - line.Width; {
	case extra < 0 && shrink > 0 && width > 0:
		tighten(line.Glyphs, atoms, min(-extra/shrink, 1))
	case justify && extra > 0 && extra <= before.style.Size*float64(stretch)/2:
		widen(line.Glyphs, atoms, extra/float64(stretch))
	default:
		return line
	}
	line.Width = width
	return line
}

// stretches reports whether justification may widen between a and b: everywhere but inside words and between marks that
// belong together.
func stretches(a, b *atom) bool {
	if a.class == dash && b.class == dash || a.class == opening || b.class == closing {
		return false
	}
	return !(isASCII(a.r) && isASCII(b.r) || a.class == word && b.class == word)
}

func widen(glyphs []Glyph, atoms []atom, each float64) {
	shift(glyphs, atoms, func(a, b *atom) float64 {
		if stretches(a, b) {
			return each
		}
		return 0
	})
}

func tighten(glyphs []Glyph, atoms []atom, ratio float64) {
	shift(glyphs, atoms, func(a, b *atom) float64 {
		_, s := gap(a, b)
		return -s * ratio
	})
}

// shift moves the glyphs by the running sum of by over their atoms.
func shift(glyphs []Glyph, atoms []atom, by func(a, b *atom) float64) {
	var before *atom
	sum, n := 0.0, 0
	for i := range atoms {
		a := &atoms[i]
		if a.class == ignorable || a.r == '\n' {
			continue
		}
		if before != nil {
			sum += by(before, a)
		}
		glyphs[n].X += sum
		before = a
		n++
	}
}
