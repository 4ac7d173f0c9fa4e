package nianping

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"sync"
)

// Limits of the search for near copies: the shares are the contract's.
const (
	otherShare      = 0.60    // of a text that is another institution's
	lastYearShare   = 0.85    // of a text that is its own of last year
	postingsKept    = 64      // texts that one run leads to: more share it only if it is common to all
	postingsAtOne   = 1 << 21 // runs that are sorted at a time
	candidateShare  = 0.04    // of the sample, from which on two texts are compared whole
	candidateShared = 3       // of the sample
	duplicateBlock  = 2048    // texts whose runs and pairs are in memory at a time
)

// nearDuplicates: NEAR_DUPLICATE. An index of sampled runs of text leads to the pairs that look alike; a sieve leaves those
// that may reach a limit; these are compared by all their runs, and the few that then reach it by their texts, so that a
// finding rests on the exact share. Pairs are looked at a block of reports at a time, so that they need little memory.
func (t *Texts) nearDuplicates(order []int, text func(int) string, add func(int, Finding)) {
	index := t.index(order)
	for from := 0; from < len(order); from += duplicateBlock {
		alike := t.sift(order, t.candidatePairs(order, index, from, min(from+duplicateBlock, len(order))), from)
		places := slices.Sorted(maps.Keys(alike))
		onAllCores(len(places), func() func(int) {
			return func(k int) { t.confirmDuplicates(order[places[k]], alike[places[k]], text, add) }
		})
	}
}

// runIndex tells for each sampled run that several reports share which those are, in parts of equal ranges of runs: parts are made
// one by one, and what little of each is left stands where it was made.
type runIndex []postings

// part is the part that a run belongs to.
func (x runIndex) part(run uint32) int { return int(uint64(run) * uint64(len(x)) >> 32) }

// of are the places of the reports that share a run; none where one has it alone.
func (x runIndex) of(run uint32) []int32 { return x[x.part(run)].of(run) }

// postings are the places of the reports that share runs, in the order of identity, postingsKept at most.
type postings struct {
	runs    []uint32 // ascending, each once
	first   []int32  // for each of runs, and the end: its place in reports
	reports []int32
}

// index indexes the sketches of all texts.
func (t *Texts) index(order []int) runIndex {
	size := 0
	for i := range t.list {
		size += t.list[i].sketch
	}
	x := make(runIndex, size/postingsAtOne+1)
	onAllCores(len(x), func() func(int) {
		r := &textReader{texts: t}
		var all []uint64 // a run, and the place of a text that has it
		return func(k int) {
			all = all[:0]
			for place, i := range order {
				for _, h := range r.sketch(i) {
					if x.part(h) == k {
						all = append(all, uint64(h)<<32|uint64(place))
					}
				}
			}
			slices.Sort(all)
			x[k] = newPostings(all)
		}
	})
	return x
}

// newPostings are the postings of sorted runs, each with a place in its lower half. They are counted first, so that they take no
// more memory than they need.
func newPostings(all []uint64) (p postings) {
	runs, reports := 0, 0
	eachShared(all, func(_ uint32, places []int32) { runs, reports = runs+1, reports+len(places) })
	p = postings{make([]uint32, 0, runs), make([]int32, 0, runs+1), make([]int32, 0, reports)}
	eachShared(all, func(run uint32, places []int32) {
		p.runs, p.first = append(p.runs, run), append(p.first, int32(len(p.reports)))
		p.reports = append(p.reports, places...)
	})
	p.first = append(p.first, int32(len(p.reports)))
	return p
}

// eachShared hands over the runs that several reports share, with the places of the first of these; places are valid until it goes on.
func eachShared(all []uint64, take func(run uint32, places []int32)) {
	places := make([]int32, 0, postingsKept)
	for at := 0; at < len(all); {
		run := uint32(all[at] >> 32)
		places = places[:0]
		for ; at < len(all) && uint32(all[at]>>32) == run; at++ {
			place := int32(uint32(all[at]))
			if n := len(places); n < postingsKept && (n == 0 || places[n-1] != place) {
				places = append(places, place)
			}
		}
		if len(places) > 1 {
			take(run, places)
		}
	}
}

func (p *postings) of(run uint32) []int32 {
	if k, ok := slices.BinarySearch(p.runs, run); ok {
		return p.reports[p.first[k]:p.first[k+1]]
	}
	return nil
}

// duplicatePair is a report and another that it may be a copy of, by their places in the order of identity: the other's in
// the upper half, so that sorting brings together what is held against one other.
type duplicatePair uint64

func pairOf(other, place int) duplicatePair { return duplicatePair(other)<<32 | duplicatePair(place) }
func (p duplicatePair) other() int          { return int(p >> 32) }
func (p duplicatePair) place() int          { return int(p & 0xffffffff) }

// candidatePairs are the pairs of which the first stands between two places, sorted: those that share enough of its sample.
func (t *Texts) candidatePairs(order []int, index runIndex, from, to int) []duplicatePair {
	var lock sync.Mutex
	var all []duplicatePair
	onAllCores(to-from, func() func(int) {
		r := &textReader{texts: t}
		counts := make([]int32, len(order))
		var touched []int32
		var pairs []duplicatePair
		return func(k int) {
			place := from + k
			p := &t.list[order[place]]
			if p.size < shortestCompare {
				return
			}
			touched, pairs = touched[:0], pairs[:0]
			for _, h := range r.sketch(order[place]) {
				for _, other := range index.of(h) {
					if counts[other] == 0 {
						touched = append(touched, other)
					}
					counts[other]++
				}
			}
			for _, other := range touched {
				n := counts[other]
				counts[other] = 0
				q := &t.list[order[other]]
				if int(other) != place && n >= candidateShared && float64(n) >= candidateShare*float64(p.sketch) && (q.institution != p.institution || q.year == p.year-1) {
					pairs = append(pairs, pairOf(int(other), place))
				}
			}
			lock.Lock()
			all = append(all, pairs...)
			lock.Unlock()
		}
	})
	slices.Sort(all)
	return all
}

// sift gives for each place of a block the texts that it may be a copy of: those of sorted pairs that reach their limit by all
// runs. from is the first place of the block.
func (t *Texts) sift(order []int, pairs []duplicatePair, from int) map[int][]lookalike {
	block := t.block(order, pairs, from)
	var groups [][]duplicatePair // by the other
	for len(pairs) > 0 {
		n := 1
		for n < len(pairs) && pairs[n].other() == pairs[0].other() {
			n++
		}
		groups, pairs = append(groups, pairs[:n]), pairs[n:]
	}
	var lock sync.Mutex
	alike := map[int][]lookalike{}
	onAllCores(len(groups), func() func(int) {
		s, r, o := new(sieve), &textReader{texts: t}, new(overlap[uint32])
		return func(k int) {
			other := order[groups[k][0].other()]
			runs := r.runs(other)
			s.take(runs)
			for _, p := range groups[k] {
				mine := &block[p.place()-from]
				a := lookalike{place: p.other(), report: other, own: t.list[order[p.place()]].institution == t.list[other].institution}
				if !s.mayReach(mine, a.limit()) {
					continue
				}
				o.take(mine.runs)
				if a.bound = o.share(runs); a.bound >= a.limit() {
					lock.Lock()
					alike[p.place()] = append(alike[p.place()], a)
					lock.Unlock()
				}
			}
		}
	})
	for _, list := range alike {
		slices.SortFunc(list, func(x, y lookalike) int { return cmp.Or(cmp.Compare(y.bound, x.bound), x.place-y.place) })
	}
	return alike
}

// heldText is a text with all its runs, held against others.
type heldText struct {
	runs []uint32
	own  bits // by character: outside the boilerplate
	size int  // number of own
}

// block reads the texts from a place on that stand first in pairs, by their distance from it.
func (t *Texts) block(order []int, pairs []duplicatePair, from int) []heldText {
	block := make([]heldText, min(duplicateBlock, len(order)-from))
	for _, p := range pairs {
		block[p.place()-from].size = t.list[order[p.place()]].size
	}
	onAllCores(len(block), func() func(int) {
		r := &textReader{texts: t}
		return func(k int) {
			m := &block[k]
			if m.size == 0 {
				return
			}
			m.runs = slices.Clone(r.runs(order[from+k]))
			m.own = newBits(len(m.runs) + shingleLength)
			eachOwn(m.runs, m.own.set)
		}
	})
	return block
}

// lookalike is a report that another may be a copy of: own of the same institution's last year, bound never below the share.
type lookalike struct {
	place, report int // its place in the order of identity, and among the texts
	own           bool
	bound         float64
}

// limit is the share from which on it is said to be one.
func (a *lookalike) limit() float64 {
	if a.own {
		return lastYearShare
	}
	return otherShare
}

// confirmDuplicates compares report i with those that look alike by their texts, in their order: the likeliest first.
func (t *Texts) confirmDuplicates(i int, alike []lookalike, text func(int) string, add func(int, Finding)) {
	mine := newOverlap(wholeRuns(text(i), t.common))
	best, bestShare := -1, 0.0
	for _, a := range alike {
		if !a.own && a.bound <= bestShare {
			continue
		}
		share := mine.share(wholeRuns(text(a.report), t.common))
		switch {
		case a.own && share >= lastYearShare:
			add(i, duplicateFinding(&t.list[a.report], share, AboutLastYear))
		case !a.own && share >= otherShare && share > bestShare:
			best, bestShare = a.report, share
		}
	}
	if best >= 0 {
		add(i, duplicateFinding(&t.list[best], bestShare, AboutOther))
	}
}

func duplicateFinding(other *storedText, share float64, about string) Finding {
	// Cut, never rounded: 59.96 % is not shown as 60 %.
	percent := fmt.Sprintf("%.1f", float64(int(share*1000))/10)
	if about == AboutLastYear {
		return Finding{Code: "NEAR_DUPLICATE", About: about,
			Message:  fmt.Sprintf("除通知和模板文字外，%s%%的文字与本机构%d年度总结相同。", percent, other.year),
			Formula:  fmt.Sprintf("%s%%≥%.0f%%", percent, lastYearShare*100),
			Question: "本年度的工作与上年有哪些不同？"}
	}
	return Finding{Code: "NEAR_DUPLICATE", About: about,
		Message:  fmt.Sprintf("除通知和模板文字外，%s%%的文字与%s%d年度总结相同。", percent, other.name, other.year),
		Formula:  fmt.Sprintf("%s%%≥%.0f%%", percent, otherShare*100),
		Question: "总结由谁撰写？与该机构是否使用了同一份材料？"}
}
