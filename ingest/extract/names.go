package extract

// Names are the occupations and assessed items that a document speaks of: those of its own scope first, then those of
// its tables, then those of the national classification that stand in its text.
type Names struct {
	List  []string // in order of discovery, as the document writes them, normalised
	first map[rune][]string
}

func findNames(r *Reading) *Names {
	n := &Names{first: map[rune][]string{}}
	return n
}
