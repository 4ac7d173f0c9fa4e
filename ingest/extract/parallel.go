package extract

import "strings"

// respectively and each are the words that give numbers to a list of subjects before them.
var (
	respectively = anyOf("分别", "依次")
	each         = anyOf("各", "均为", "均是", "均有", "都为", "都是", "都有")
)

// after is where what follows a word begins: behind one of the verbs that may stand there.
func after(text string, at int, verbs string) int {
	return at + lenOfOne(text[at:], verbs)
}

// parallel reads lists in the same order: 专职、兼职人员分别为2人、7人; 督导员、专家各3人; 专职、兼职均为3人. The result gives each number,
// by its offset, the subject word that it belongs to and the words between that and the next one.
func parallel(s *Sentence, hits []Hit) map[int]spokenOf {
	if len(hits) < 2 || !s.Says(respectively) && !s.Says(each) {
		return nil
	}
	text, out := s.Text, map[int]spokenOf{}
	for i := range s.Clauses {
		cl := &s.Clauses[i]
		start, end := cl.Start-s.Start, cl.End()-s.Start
		switch {
		case cl.Says(respectively):
			at := start + respectively.First(cl.Text)
			from := after(text[:end], at+len("分别"), "为是有达设")
			subjects, groups := hitsWithin(hits, start, at), numberGroups(text, s.Numbers(), from, end, "、和及与")
			if len(subjects) != len(groups) || len(subjects) < 2 { // 专职,兼职人员分别为2人,7人
				start, end = s.listAround(i)
				subjects, groups = hitsWithin(hits, start, at), numberGroups(text, s.Numbers(), from, end, ",、和及与")
			}
			if len(subjects) == 0 && len(groups) > 1 && groups[0][0].Kind == People && !hasKind(numbersBefore(s.Numbers(), from), groups[0][0].Kind) { // 分别办班6期、5期,分别培训|180人、150人
				subjects = hitsWithin(hits, 0, at)
			}
			if len(subjects) >= 2 && len(subjects) == len(groups) {
				for i, g := range groups {
					for _, n := range g {
						out[n.Start] = subjectOf(text, subjects, i, at)
					}
				}
			}
		case cl.Says(each):
			at := start + each.First(cl.Text)
			subjects := hitsWithin(hits, start, at)
			groups := numberGroups(text, s.Numbers(), after(text[:end], at+len("各"), "有设为"), end, "、和及与")
			if len(subjects) >= 2 && len(groups) == 1 {
				for i := range subjects {
					for _, n := range groups[0] {
						k := subjectOf(text, subjects, i, at) // the last one's phrase is for all: 培训和认定人数均为0
						k.also = append(out[n.Start].also, out[n.Start].own()...)
						out[n.Start] = k
					}
				}
			}
		}
	}
	return out
}

// numbersBefore are those of a list that begin before a place.
func numbersBefore(numbers []Number, at int) []Number {
	n := 0
	for n < len(numbers) && numbers[n].Start < at {
		n++
	}
	return numbers[:n]
}

// spokenOf is a subject found by its place in a list. also holds further subjects that share the number (各3人).
type spokenOf struct {
	spoken
	phrase string // the words from the subject to the next: 考位
	also   []spoken
}

func (s spokenOf) own() []spoken {
	if s.means == "" {
		return nil
	}
	return []spoken{s.spoken}
}

func subjectOf(text string, subjects []Hit, i, end int) spokenOf {
	stop := end
	if i+1 < len(subjects) {
		stop = subjects[i+1].Start
	}
	h := subjects[i]
	return spokenOf{spoken: spoken{h.Row.Means, h.Start, h.End}, phrase: strings.Trim(text[h.End:stop], "、和及与,")}
}

func hitsWithin(hits []Hit, from, to int) []Hit {
	var out []Hit
	for _, h := range hits {
		if h.Start >= from && h.End <= to {
			if n := len(out); n > 0 && out[n-1].Row.Means == h.Row.Means {
				continue // one subject in several words: 社会化 培训
			}
			out = append(out, h)
		}
	}
	return out
}

// listAround is the part of a sentence around a clause in which commas may part a list and what is said of it in order: back over
// clauses without figures, forth over clauses that are figures alone.
func (s *Sentence) listAround(i int) (start, end int) {
	first, last := i, i
	for first > 0 && len(s.Clauses[first-1].Numbers()) == 0 && s.Text[s.Clauses[first-1].End()-s.Start] == ',' {
		first--
	}
	for last+1 < len(s.Clauses) && onlyFigures(&s.Clauses[last+1]) {
		last++
	}
	return s.Clauses[first].Start - s.Start, s.Clauses[last].End() - s.Start
}

// onlyFigures reports whether a clause is figures alone: 3期105人; 90平方米和700平方米.
func onlyFigures(cl *Piece) bool {
	at := 0
	for _, n := range cl.Numbers() {
		if strings.Trim(cl.Text[at:n.Start], "、和及与") != "" {
			return false
		}
		at = n.UnitEnd
	}
	return at == len(cl.Text)
}

// numberGroups are the numbers of a list, grouped between its marks.
func numberGroups(text string, numbers []Number, from, to int, marks string) [][]Number {
	var out [][]Number
	last := -1
	for _, n := range numbers {
		if n.Start < from || n.UnitEnd > to || n.Kind == Former {
			continue
		}
		if last < 0 || containsAny(text[last:n.Start], marks) {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], n)
		last = n.UnitEnd
	}
	return out
}
