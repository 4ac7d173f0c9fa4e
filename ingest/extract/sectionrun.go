package extract

import (
	"slices"
	"strconv"
	"strings"
)

// Where the parts of Attachment 2 are numbered in digits (1．基本情况 … 4．打算), their numbers look like those of the items below
// them (1．备案范围 2．考生来源). A part's heading is told by its place in the run over the document: its number grows, and its
// words name the next part.

// aNumberedTitle is a line that is nothing but a title behind a number in digits.
type aNumberedTitle struct {
	block, number int
	bracket       bool    // （1）
	title         bool    // nothing but a title stands behind it
	part          Section // what its words mean first, None where they tell nothing
}

// rankPartNumbers gives the headings of such a run the first rank where their own does not do: items numbered （一） stand below
// them, or titles in the other form of digits, or one of them is no heading by itself. A report with a part numbered 一、 has no such run.
func (r *Reading) rankPartNumbers() {
	var titles, numbered []aNumberedTitle
	above := false // a number of the second rank names a part
	for i := range r.Blocks {
		b := &r.Blocks[i]
		if !b.mayHead() || b.part != None {
			continue
		}
		rank, length := numbering(b.Text())
		if rank == 0 {
			rank, length = b.blankNumber()
		}
		names := (rank == 1 || rank == 2) && len(partsOf(firstRunes(b.Text()[length:], 34))) > 0
		if names && rank == 1 {
			return
		}
		above = above || names
		if rank >= 3 {
			t, ok := numberedTitle(b.Text(), length)
			if t.block = i; ok {
				titles = append(titles, t)
			}
			numbered = append(numbered, t)
		}
	}
	for _, bracket := range [...]bool{false, true} {
		run := partRun(titles, bracket)
		below := titlesBelow(numbered, run, !bracket)
		if !above && len(below) < 2 && !slices.ContainsFunc(run, func(i int) bool { return !headingOf(&r.Blocks[i]).is }) {
			continue
		}
		for _, i := range run {
			r.Blocks[i].first = true
		}
		for _, i := range below {
			r.Blocks[i].second = true
		}
	}
}

// titlesBelow are the blocks of the titles numbered in brackets or without that stand right below those of a run and number on from
// the first of them, whatever items stand between: 3．评价情况, （1）总体情况, 1、报名。…, （2）基础建设, 1、制度。…, （3）评价实施.
func titlesBelow(numbered []aNumberedTitle, run []int, bracket bool) (below []int) {
	next := 0 // the number of the next, 0 where none is looked for
	for i := range numbered {
		switch t := &numbered[i]; {
		case slices.Contains(run, t.block):
			next = 1
		case t.bracket == bracket && t.number == next && t.title:
			below = append(below, t.block)
			next++
		case next == 1:
			next = 0
		}
	}
	return below
}

// numberedTitle reads a line of which the first bytes are its number; ok is false where more than a title follows.
func numberedTitle(line string, length int) (t aNumberedTitle, ok bool) {
	t.bracket = strings.HasPrefix(line, "(")
	title := strings.Trim(line[length:], " :")
	if title == "" || len(title) > longestTitle || runeCount(title) > 34 || strings.ContainsAny(title, "。;:\t\n") || countsHeads(title) {
		return t, false
	}
	digits := strings.Trim(line[:length], "(、.,) ")
	n, err := strconv.Atoi(digits)
	if err != nil { // 1.1
		return t, false
	}
	t.number, t.title = n, true
	if parts := partsOf(title); len(parts) > 0 && parts[0] != apart {
		t.part = parts[0]
	}
	return t, true
}

// partOrder is the order of Attachment 2; 三 as a whole stands before its own parts.
var partOrder = map[Section]int{Basic: 1, TrainingPart: 2, evaluation: 3, Overview: 4, Foundation: 5, Implementation: 6, Plans: 7}

// mayFollow reports whether a part may be numbered next behind another one: behind 三 as a whole its own parts are numbered anew.
func mayFollow(before, next *aNumberedTitle) bool {
	return next.number > before.number && partOrder[next.part] > partOrder[before.part] &&
		(before.part != evaluation || next.part == Plans)
}

// partRun are the blocks of the longest run of three parts or more that begins with one of the first two, the last such run where
// several are as long, and of the titles of other words that alone have a number left out between two of it or the number before its first.
// More than one number may be left out only where titles have all.
func partRun(titles []aNumberedTitle, bracket bool) []int {
	length, from := make([]int, len(titles)), make([]int, len(titles))
	last := -1
	for i := range titles {
		t := &titles[i]
		if t.bracket != bracket || t.part == None {
			continue
		}
		from[i] = -1
		if t.number <= 2 && (t.part == Basic || t.part == TrainingPart) {
			length[i] = 1
		}
		for k := range i {
			if before := &titles[k]; before.bracket == bracket && length[k] > 0 && length[k] >= length[i] && mayFollow(before, t) &&
				(t.number <= before.number+2 || len(numbersBetween(titles[k+1:i], before, t)) == t.number-before.number-1) {
				length[i], from[i] = length[k]+1, k
			}
		}
		if length[i] >= 3 && (last < 0 || length[i] >= length[last]) {
			last = i
		}
	}
	var run []int
	for i := last; i >= 0; i = from[i] {
		run = append(run, titles[i].block)
		if k := from[i]; k >= 0 {
			run = append(run, numbersBetween(titles[k+1:i], &titles[k], &titles[i])...)
		} else if k < 0 && titles[i].number == 2 {
			if first := onlyNumbered(titles[:i], 1, bracket); first >= 0 { // 01 集团与评价机构
				run = append(run, first)
			}
		}
	}
	return run
}

// numbersBetween are the blocks of titles that alone among some have a number between those of two.
func numbersBetween(titles []aNumberedTitle, before, next *aNumberedTitle) (found []int) {
	for n := before.number + 1; n < next.number; n++ {
		if only := onlyNumbered(titles, n, next.bracket); only >= 0 {
			found = append(found, only)
		}
	}
	return found
}

// onlyNumbered is the block of the only title with a number, -1 where none or several have it.
func onlyNumbered(titles []aNumberedTitle, number int, bracket bool) int {
	found := -1
	for i := range titles {
		if t := &titles[i]; t.number == number && t.bracket == bracket {
			if found >= 0 {
				return -1
			}
			found = t.block
		}
	}
	return found
}
