package nianping

import (
	"fmt"
	"runtime"
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

// nearDuplicates: NEAR_DUPLICATE. An index of sampled runs of text leads to the pairs that look alike; those are compared
// by all their runs, and the few that then reach a limit by their texts, so that a finding rests on the exact share.
func nearDuplicates(prints []Fingerprint, text func(int) string, b *Boilerplate, add func(int, Finding)) {
	order := byIdentity(prints)
	index := newPostings(prints, order)
	next := make(chan int)
	var all sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		all.Go(func() {
			counts := make([]int32, len(prints))
			for i := range next {
				confirmDuplicates(prints, i, lookalikes(prints, i, index, order, counts), text, b, add)
			}
		})
	}
	for _, i := range order {
		if prints[i].size >= shortestCompare {
			next <- i
		}
	}
	close(next)
	all.Wait()
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

// lookalikes are the reports that report i may be a copy of. counts has a zero for each report and is left so.
func lookalikes(prints []Fingerprint, i int, index *postings, order []int, counts []int32) []lookalike {
	var touched []int32
	for _, h := range prints[i].sketch {
		for _, place := range index.of(h) {
			if counts[place] == 0 {
				touched = append(touched, place)
			}
			counts[place]++
		}
	}
	slices.Sort(touched)
	var runs *overlap[uint32]
	var alike []lookalike
	for _, place := range touched {
		j, n := order[place], counts[place]
		counts[place] = 0
		own := prints[j].Institution == prints[i].Institution
		if j == i || own && prints[j].Year != prints[i].Year-1 || n < candidateShared || float64(n) < candidateShare*float64(len(prints[i].sketch)) {
			continue
		}
		if runs == nil {
			runs = newOverlap(prints[i].runs)
		}
		limit := otherShare
		if own {
			limit = lastYearShare
		}
		if bound := runs.share(prints[j].runs); bound >= limit {
			alike = append(alike, lookalike{j, own, bound})
		}
	}
	return alike
}

// lookalike is a report that another may be a copy of: own of the same institution's last year, bound never below the share.
type lookalike struct {
	report int
	own    bool
	bound  float64
}

// confirmDuplicates compares report i with those that look alike by their texts, the likeliest first.
func confirmDuplicates(prints []Fingerprint, i int, alike []lookalike, text func(int) string, b *Boilerplate, add func(int, Finding)) {
	if len(alike) == 0 {
		return
	}
	sort.SliceStable(alike, func(x, y int) bool { return alike[x].bound > alike[y].bound })
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
