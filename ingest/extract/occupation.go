package extract

// namesIn returns the occupations that a text names, from left to right, with where each stands.
func (r *Reading) namesIn(text string) []Span {
	var out []Span
	for i := r.Names.any.next(text, 0); i < len(text); i = r.Names.any.next(text, i) {
		if n := r.Names.At(text, i); n != nil {
			out = append(out, Span{i, i + len(n.Text)})
			i += len(n.Text)
		} else {
			i++
		}
	}
	return out
}

func (r *Reading) namesOccupation(text string) bool { return r.Names.In(text) }

func (r *Reading) isOccupation(text string) bool { return r.Names.Of(text) != nil }

// occupationAtEnd is the last occupation that a text names, "" where it names none.
func (r *Reading) occupationAtEnd(text string) string {
	list := r.namesIn(text)
	if len(list) == 0 {
		return ""
	}
	last := list[len(list)-1]
	return text[last.Start:last.End]
}
