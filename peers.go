package nianping

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"sort"
	"strings"
	"sync"
)

// Limits of the checks across institutions and years that the contract fixes, and of the search.
const (
	otherShare      = 0.60 // of a text that is another institution's
	lastYearShare   = 0.85 // of a text that is its own of last year
	sharedBy        = 3    // institutions that list one person
	postingsKept    = 64   // reports that one run of text leads to: more share it only if it is common to all
	candidateShare  = 0.04 // of the sample, from which on two texts are compared whole
	candidateShared = 3    // of the sample
	duplicateBlock  = 2048 // reports whose pairs are in memory at a time
)

// CheckPeers compares reports across institutions and years and gives, for each fingerprint, the findings that concern
// it: those of CheckTexts, then those of CheckFigures.
func CheckPeers(prints []Fingerprint, text func(i int) string, b *Boilerplate, r *Rubric) [][]Finding {
	found := CheckTexts(prints, text, b)
	for i, list := range CheckFigures(prints, r) {
		found[i] = append(found[i], list...)
	}
	return found
}

// CheckTexts looks for near copies and for sentences about another institution; the fingerprints' figures are not looked
// at. text returns a report's whole text again, by its index; it is asked only for the few that look alike, by several
// goroutines at a time. The order of the fingerprints has no influence on what is found.
func CheckTexts(prints []Fingerprint, text func(i int) string, b *Boilerplate) [][]Finding {
	found := make([][]Finding, len(prints))
	add := adder(found)
	nearDuplicates(prints, text, b, add)
	otherNames(prints, text, add)
	return found
}

// CheckFigures compares examiners, their lists, pass rates and volumes; the fingerprints' texts are not looked at. The
// limits are the rubric's, the default standard's where it is nil. The order of the fingerprints has no influence on what is
// found.
func CheckFigures(prints []Fingerprint, r *Rubric) [][]Finding {
	found := make([][]Finding, len(prints))
	add := adder(found)
	sharedExaminers(prints, add)
	copiedLists(prints, r, add)
	peerOutliers(prints, r, add)
	volumeShares(prints, r, add)
	return found
}

// adder enters findings with the severity of their code.
func adder(found [][]Finding) func(int, Finding) {
	return func(i int, f Finding) {
		if f.Severity == "" {
			info, _ := FindingInfo(f.Code)
			f.Severity = info.Severity
		}
		if f.Evidence == nil {
			f.Evidence = []Evidence{}
		}
		found[i] = append(found[i], f)
	}
}

// nearDuplicates: NEAR_DUPLICATE. An index of sampled runs of text leads to the pairs that look alike; a sieve leaves those
// that may reach a limit; these are compared by all their runs, and the few that then reach it by their texts, so that a
// finding rests on the exact share. Pairs are looked at a block of reports at a time, so that they need little memory.
func nearDuplicates(prints []Fingerprint, text func(int) string, b *Boilerplate, add func(int, Finding)) {
	order := byIdentity(prints)
	index := newPostings(prints, order)
	for from := 0; from < len(order); from += duplicateBlock {
		alike := sift(prints, order, candidatePairs(prints, order, index, from, min(from+duplicateBlock, len(order))))
		places := slices.Sorted(maps.Keys(alike))
		onAllCores(len(places), func() func(int) {
			return func(k int) { confirmDuplicates(prints, order[places[k]], alike[places[k]], text, b, add) }
		})
	}
}

// postings tell for each sampled run that several reports share which those are: their places in the order of identity,
// postingsKept at most.
type postings struct {
	runs    []uint32 // ascending, each once
	first   []int32  // for each of runs, and the end: its place in reports
	reports []int32
}

func newPostings(prints []Fingerprint, order []int) *postings {
	size := 0
	for i := range prints {
		size += len(prints[i].sketch)
	}
	all := make([]uint64, 0, size) // a run, and the place of a report that has it
	for place, i := range order {
		for _, h := range prints[i].sketch {
			all = append(all, uint64(h)<<32|uint64(place))
		}
	}
	slices.Sort(all)
	p := &postings{}
	for at := 0; at < len(all); {
		run, from := uint32(all[at]>>32), len(p.reports)
		for ; at < len(all) && uint32(all[at]>>32) == run; at++ {
			place := int32(uint32(all[at]))
			if n := len(p.reports); n-from < postingsKept && (n == from || p.reports[n-1] != place) {
				p.reports = append(p.reports, place)
			}
		}
		if len(p.reports)-from < 2 {
			p.reports = p.reports[:from]
			continue
		}
		p.runs, p.first = append(p.runs, run), append(p.first, int32(from))
	}
	p.first = append(p.first, int32(len(p.reports)))
	return p
}

// of are the places of the reports that share a run; none where one has it alone.
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
func candidatePairs(prints []Fingerprint, order []int, index *postings, from, to int) []duplicatePair {
	var lock sync.Mutex
	var all []duplicatePair
	onAllCores(to-from, func() func(int) {
		counts := make([]int32, len(prints))
		var touched []int32
		var pairs []duplicatePair
		return func(k int) {
			place := from + k
			p := &prints[order[place]]
			if p.size < shortestCompare {
				return
			}
			touched, pairs = touched[:0], pairs[:0]
			for _, h := range p.sketch {
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
				q := &prints[order[other]]
				if int(other) != place && n >= candidateShared && float64(n) >= candidateShare*float64(len(p.sketch)) && (q.Institution != p.Institution || q.Year == p.Year-1) {
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

// sift gives for each place the reports that it may be a copy of: those of sorted pairs that reach their limit by all runs.
func sift(prints []Fingerprint, order []int, pairs []duplicatePair) map[int][]lookalike {
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
		s := new(sieve)
		return func(k int) {
			other := &prints[order[groups[k][0].other()]]
			s.take(other.runs)
			for _, p := range groups[k] {
				mine := &prints[order[p.place()]]
				a := lookalike{place: p.other(), own: mine.Institution == other.Institution}
				if !s.mayReach(mine, a.limit()) {
					continue
				}
				if a.bound = newOverlap(mine.runs).share(other.runs); a.bound >= a.limit() {
					lock.Lock()
					alike[p.place()] = append(alike[p.place()], a)
					lock.Unlock()
				}
			}
		}
	})
	for place, list := range alike {
		slices.SortFunc(list, func(x, y lookalike) int { return cmp.Or(cmp.Compare(y.bound, x.bound), x.place-y.place) })
		for k := range list {
			list[k].report = order[list[k].place]
		}
		alike[place] = list
	}
	return alike
}

// lookalike is a report that another may be a copy of: own of the same institution's last year, bound never below the share.
type lookalike struct {
	place, report int // its place in the order of identity, and in the fingerprints
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
func confirmDuplicates(prints []Fingerprint, i int, alike []lookalike, text func(int) string, b *Boilerplate, add func(int, Finding)) {
	mine := newOverlap(wholeRuns(text(i), b))
	best, bestShare := -1, 0.0
	for _, a := range alike {
		if !a.own && a.bound <= bestShare {
			continue
		}
		share := mine.share(wholeRuns(text(a.report), b))
		switch {
		case a.own && share >= lastYearShare:
			add(i, duplicateFinding(&prints[a.report], share, AboutLastYear))
		case !a.own && share >= otherShare && share > bestShare:
			best, bestShare = a.report, share
		}
	}
	if best >= 0 {
		add(i, duplicateFinding(&prints[best], bestShare, AboutOther))
	}
}

func duplicateFinding(other *Fingerprint, share float64, about string) Finding {
	// Cut, never rounded: 59.96 % is not shown as 60 %.
	percent := fmt.Sprintf("%.1f", float64(int(share*1000))/10)
	if about == AboutLastYear {
		return Finding{Code: "NEAR_DUPLICATE", About: about,
			Message:  fmt.Sprintf("除通知和模板文字外，%s%%的文字与本机构%d年度总结相同。", percent, other.Year),
			Formula:  fmt.Sprintf("%s%%≥%.0f%%", percent, lastYearShare*100),
			Question: "本年度的工作与上年有哪些不同？"}
	}
	return Finding{Code: "NEAR_DUPLICATE", About: about,
		Message:  fmt.Sprintf("除通知和模板文字外，%s%%的文字与%s%d年度总结相同。", percent, other.Name, other.Year),
		Formula:  fmt.Sprintf("%s%%≥%.0f%%", percent, otherShare*100),
		Question: "总结由谁撰写？与该机构是否使用了同一份材料？"}
}

// byIdentity is an order of the fingerprints that does not depend on theirs.
func byIdentity(prints []Fingerprint) []int {
	order := make([]int, len(prints))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(x, y int) bool { return identityLess(&prints[order[x]], &prints[order[y]]) })
	return order
}

func identityLess(a, b *Fingerprint) bool {
	if a.Institution != b.Institution {
		return a.Institution < b.Institution
	}
	return a.Year < b.Year
}

// sharedExaminers: EXAMINER_SHARED, one finding a report for all its persons.
func sharedExaminers(prints []Fingerprint, add func(int, Finding)) {
	type year struct {
		token string
		year  int
	}
	by := map[year]map[string]bool{}
	for i := range prints {
		for _, p := range prints[i].Persons {
			if p.Token == "" {
				continue
			}
			key := year{p.Token, prints[i].Year}
			if by[key] == nil {
				by[key] = map[string]bool{}
			}
			by[key][prints[i].Institution] = true
		}
	}
	for i := range prints {
		var who []string
		var evidence []Evidence
		for _, p := range prints[i].Persons {
			if n := len(by[year{p.Token, prints[i].Year}]); n >= sharedBy {
				who = append(who, fmt.Sprintf("%s（%d家）", p.Name, n))
				evidence = append(evidence, p.Evidence...)
			}
		}
		if len(who) > 0 {
			add(i, Finding{Code: "EXAMINER_SHARED", Evidence: evidence,
				Message:  fmt.Sprintf("%d名考评员同时被%d家以上机构列出：%s。", len(who), sharedBy, listed(who, 5, "人")),
				Question: "该考评员与本机构的聘用关系如何？全年参加了哪些批次？"})
		}
	}
}

// copiedLists: EXAMINER_LIST_COPIED, one occupation's list with the same persons in the same order.
func copiedLists(prints []Fingerprint, r *Rubric, add func(int, Finding)) {
	type list struct {
		occupation string
		hash       uint64
		year       int
	}
	least := r.count("EXAMINER_LIST_COPIED.people")
	by := map[list]map[string]string{}
	key := func(i int, l PeerList) list { return list{tidyOccupation(l.Occupation), l.Hash, prints[i].Year} }
	for i := range prints {
		for _, l := range prints[i].Lists {
			if l.Size < least {
				continue
			}
			if by[key(i, l)] == nil {
				by[key(i, l)] = map[string]string{}
			}
			by[key(i, l)][prints[i].Institution] = prints[i].Name
		}
	}
	for i := range prints {
		for _, l := range prints[i].Lists {
			var others []string
			for institution, name := range by[key(i, l)] {
				if institution != prints[i].Institution {
					others = append(others, name)
				}
			}
			if len(others) == 0 {
				continue
			}
			sort.Strings(others)
			add(i, Finding{Code: "EXAMINER_LIST_COPIED", About: AboutOther,
				Message:  fmt.Sprintf("%s的%d名考评员与%s的名单人员和次序完全相同。", l.Occupation, l.Size, listed(others, 3, "家")),
				Question: fmt.Sprintf("%s的考评员是本机构聘用的吗？", l.Occupation)})
		}
	}
}

// peerOutliers: PEER_OUTLIER, a pass rate more than three median deviations from the median of the institutions with the
// same occupation and level that year.
func peerOutliers(prints []Fingerprint, r *Rubric, add func(int, Finding)) {
	type cell struct {
		occupation string
		level      Level
		year       int
	}
	people, institutions := r.count("PEER_OUTLIER.people"), r.count("PEER_OUTLIER.institutions")
	times, least := r.count("PEER_OUTLIER.times"), r.count("PEER_OUTLIER.deviation")*100
	rates := map[cell][]int{} // hundredths of a per cent
	rate := func(g PeerGroup) int { return g.Passed * 10000 / g.Registered }
	counts := func(g PeerGroup) bool { return g.Registered >= people && g.Passed <= g.Registered }
	for i := range prints {
		for _, g := range prints[i].Groups {
			if counts(g) {
				k := cell{g.Occupation, g.Level, prints[i].Year}
				rates[k] = append(rates[k], rate(g))
			}
		}
	}
	type usual struct{ middle, deviation int }
	of := map[cell]usual{}
	for k, all := range rates {
		middle := median(all)
		apart := make([]int, len(all))
		for i, n := range all {
			apart[i] = abs(n - middle)
		}
		of[k] = usual{middle, max(median(apart), least)}
	}
	for i := range prints {
		for _, g := range prints[i].Groups {
			k := cell{g.Occupation, g.Level, prints[i].Year}
			u := of[k]
			if !counts(g) || len(rates[k]) < institutions || abs(rate(g)-u.middle) <= times*u.deviation {
				continue
			}
			name := strings.TrimSpace(g.Occupation + g.Level.Name())
			add(i, Finding{Code: "PEER_OUTLIER", Evidence: g.Evidence,
				Message:  fmt.Sprintf("%s通过率%s，同职业同等级%d家机构的中位数为%s，相差超过%d倍中位偏差。", name, hundredths(rate(g)), len(rates[k]), hundredths(u.middle), times),
				Formula:  fmt.Sprintf("|%s−%s|＞%d×%s", hundredths(rate(g)), hundredths(u.middle), times, hundredths(u.deviation)),
				Question: fmt.Sprintf("%s的通过率与同行差别较大，原因是什么？", name)})
		}
	}
}

func hundredths(n int) string { return fmt.Sprintf("%d.%02d%%", n/100, n%100) }

// median of at least one number; of an even count the mean of the middle two, cut.
func median(list []int) int {
	s := append([]int(nil), list...)
	sort.Ints(s)
	if n := len(s); n%2 == 0 {
		return (s[n/2-1] + s[n/2]) / 2
	}
	return s[len(s)/2]
}
