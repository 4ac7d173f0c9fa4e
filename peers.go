package nianping

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"iter"
	"slices"
	"sort"
	"strings"
)

// sharedBy is the number of institutions that list one person from which on it is asked about (contract).
const sharedBy = 3

// CheckPeers compares reports across institutions and years and gives, for each fingerprint, the findings that concern it:
// those of Texts.Check, then those of CheckFigures. All is in memory; Texts compares more texts than fit there.
func CheckPeers(prints []Fingerprint, text func(i int) string, b *Boilerplate, r *Rubric) [][]Finding {
	texts := NewTexts(b, new(inMemory))
	for i := range prints {
		_ = texts.Add(prints[i].Institution, prints[i].Name, prints[i].Year, prints[i].Print) // memory takes everything
	}
	found, _ := texts.Check(text)
	figures, _ := CheckFigures(func(yield func(*Figures, error) bool) {
		for i := range prints {
			if !yield(&prints[i].Figures, nil) {
				return
			}
		}
	}, r)
	for i, list := range figures {
		found[i] = append(found[i], list...)
	}
	return found
}

// CheckFigures compares examiners, their lists, pass rates and volumes, and gives for each report, in their order, the
// findings that concern it. The limits are the rubric's, the default standard's where it is nil. The reports are gone through
// twice, so that no more than one of them need be in memory; the first error ends it. Their order has no influence on what is
// found.
func CheckFigures(all iter.Seq2[*Figures, error], r *Rubric) ([][]Finding, error) {
	s := newPeerSums(r)
	for f, err := range all {
		if err != nil {
			return nil, err
		}
		s.take(f)
	}
	s.end()
	var found [][]Finding
	for f, err := range all {
		if err != nil {
			return nil, err
		}
		var list []Finding
		s.check(f, func(x Finding) { list = append(list, complete(x)) })
		found = append(found, list)
	}
	return found, nil
}

// adder enters findings with the severity of their code.
func adder(found [][]Finding) func(int, Finding) {
	return func(i int, f Finding) { found[i] = append(found[i], complete(f)) }
}

// peerSums are what the figures of all reports come to, one small number for each thing that a report says.
type peerSums struct {
	limits       peerLimits
	institutions map[string]int32 // by their keys, in the order of their first report
	names        []string         // of institutions
	persons      holders
	lists        holders
	rates        map[peerCell][]int // hundredths of a per cent
	usual        map[peerCell]usualRate
	volume       map[int]int // by year
	reports      map[int]int // by year: those that tell their volume
}

// peerLimits are the limits of the rubric's that reports are compared by.
type peerLimits struct {
	listPeople                                             int
	ratePeople, rateInstitutions, rateTimes, rateDeviation int // the last in hundredths of a per cent
	volumeShare, volumeInstitutions                        int
}

func peerLimitsOf(r *Rubric) peerLimits {
	return peerLimits{
		listPeople: r.count("EXAMINER_LIST_COPIED.people"),
		ratePeople: r.count("PEER_OUTLIER.people"), rateInstitutions: r.count("PEER_OUTLIER.institutions"), rateTimes: r.count("PEER_OUTLIER.times"), rateDeviation: r.count("PEER_OUTLIER.deviation") * 100,
		volumeShare: r.count("VOLUME_SHARE.share"), volumeInstitutions: r.count("VOLUME_SHARE.institutions"),
	}
}

func newPeerSums(r *Rubric) *peerSums {
	return &peerSums{limits: peerLimitsOf(r), institutions: map[string]int32{}, rates: map[peerCell][]int{}, usual: map[peerCell]usualRate{}, volume: map[int]int{}, reports: map[int]int{}}
}

// take adds a report.
func (s *peerSums) take(f *Figures) {
	at, known := s.institutions[f.Institution]
	if !known {
		at = int32(len(s.names))
		s.institutions[f.Institution] = at
		s.names = append(s.names, f.Name)
	}
	for _, p := range f.Persons {
		if p.Token != "" {
			s.persons.add(f.personMark(p), at)
		}
	}
	for _, l := range f.Lists {
		if l.Size >= s.limits.listPeople {
			s.lists.add(f.listMark(l), at)
		}
	}
	for _, g := range f.Groups {
		if s.counts(g) {
			s.rates[f.cell(g)] = append(s.rates[f.cell(g)], g.rate())
		}
	}
	s.volume[f.Year] += f.Volume
	if f.Volume > 0 {
		s.reports[f.Year]++
	}
}

// end follows the last report.
func (s *peerSums) end() {
	s.persons.end(sharedBy)
	s.lists.end(2)
	for c, all := range s.rates {
		middle := median(all)
		apart := make([]int, len(all))
		for i, n := range all {
			apart[i] = abs(n - middle)
		}
		s.usual[c] = usualRate{len(all), middle, max(median(apart), s.limits.rateDeviation)}
	}
	s.rates = nil
}

// check gives the findings on a report.
func (s *peerSums) check(f *Figures, add func(Finding)) {
	s.sharedExaminers(f, add)
	s.copiedLists(f, add)
	s.outliers(f, add)
	s.volumeShare(f, add)
}

// peerMark is a hash by which a thing is known again in many reports; no two things of all that anybody will ever see share one.
type peerMark [2]uint64

func newMark(text string, numbers ...uint64) peerMark {
	h := fnv.New128a()
	data := make([]byte, 0, 128)
	for _, n := range numbers {
		data = binary.BigEndian.AppendUint64(data, n)
	}
	h.Write(append(data, text...))
	sum := h.Sum(data[:0])
	return peerMark{binary.BigEndian.Uint64(sum), binary.BigEndian.Uint64(sum[8:])}
}

func (f *Figures) personMark(p PersonToken) peerMark { return newMark(p.Token, uint64(f.Year)) }

func (f *Figures) listMark(l PeerList) peerMark {
	return newMark(tidyOccupation(l.Occupation), l.Hash, uint64(f.Year))
}

// holders tell of marks which institutions have them.
type holders struct {
	all []holder             // until end
	by  map[peerMark][]int32 // after it: those that enough institutions have
}

type holder struct {
	what peerMark
	who  int32 // an institution's place in peerSums.names
}

func (h *holders) add(what peerMark, who int32) { h.all = append(h.all, holder{what, who}) }

// end keeps the marks that at least so many institutions have.
func (h *holders) end(least int) {
	slices.SortFunc(h.all, func(x, y holder) int {
		return cmp.Or(cmp.Compare(x.what[0], y.what[0]), cmp.Compare(x.what[1], y.what[1]), cmp.Compare(x.who, y.who))
	})
	h.by = map[peerMark][]int32{}
	for from, to := 0, 0; from < len(h.all); from = to {
		var who []int32
		for to = from; to < len(h.all) && h.all[to].what == h.all[from].what; to++ {
			if n := len(who); n == 0 || who[n-1] != h.all[to].who {
				who = append(who, h.all[to].who)
			}
		}
		if len(who) >= least {
			h.by[h.all[from].what] = who
		}
	}
	h.all = nil
}

// sharedExaminers: EXAMINER_SHARED, one finding a report for all its persons.
func (s *peerSums) sharedExaminers(f *Figures, add func(Finding)) {
	var who []string
	var evidence []Evidence
	for _, p := range f.Persons {
		if n := len(s.persons.by[f.personMark(p)]); n >= sharedBy {
			who = append(who, fmt.Sprintf("%s（%d家）", p.Name, n))
			evidence = append(evidence, p.Evidence...)
		}
	}
	if len(who) > 0 {
		add(Finding{Code: "EXAMINER_SHARED", Evidence: evidence,
			Message:  fmt.Sprintf("%d名考评员同时被%d家以上机构列出：%s。", len(who), sharedBy, listed(who, 5, "人")),
			Question: "该考评员与本机构的聘用关系如何？全年参加了哪些批次？"})
	}
}

// copiedLists: EXAMINER_LIST_COPIED, one occupation's list with the same persons in the same order.
func (s *peerSums) copiedLists(f *Figures, add func(Finding)) {
	for _, l := range f.Lists {
		var others []string
		for _, at := range s.lists.by[f.listMark(l)] {
			if at != s.institutions[f.Institution] {
				others = append(others, s.names[at])
			}
		}
		if len(others) == 0 {
			continue
		}
		sort.Strings(others)
		add(Finding{Code: "EXAMINER_LIST_COPIED", About: AboutOther,
			Message:  fmt.Sprintf("%s的%d名考评员与%s的名单人员和次序完全相同。", l.Occupation, l.Size, listed(others, 3, "家")),
			Question: fmt.Sprintf("%s的考评员是本机构聘用的吗？", l.Occupation)})
	}
}

// peerCell is what pass rates are compared within.
type peerCell struct {
	occupation string
	level      Level
	year       int
}

// usualRate is what is usual in a cell, in hundredths of a per cent.
type usualRate struct{ reports, middle, deviation int }

func (f *Figures) cell(g PeerGroup) peerCell { return peerCell{g.Occupation, g.Level, f.Year} }

// rate is the pass rate in hundredths of a per cent.
func (g PeerGroup) rate() int { return g.Passed * 10000 / g.Registered }

// counts reports whether a group is large enough to be compared, and makes sense.
func (s *peerSums) counts(g PeerGroup) bool {
	return g.Registered >= s.limits.ratePeople && g.Passed <= g.Registered
}

// outliers: PEER_OUTLIER, a pass rate more than three median deviations from the median of the institutions with the same
// occupation and level that year.
func (s *peerSums) outliers(f *Figures, add func(Finding)) {
	times := s.limits.rateTimes
	for _, g := range f.Groups {
		u := s.usual[f.cell(g)]
		if !s.counts(g) || u.reports < s.limits.rateInstitutions || abs(g.rate()-u.middle) <= times*u.deviation {
			continue
		}
		name := strings.TrimSpace(g.Occupation + g.Level.Name())
		add(Finding{Code: "PEER_OUTLIER", Evidence: g.Evidence,
			Message:  fmt.Sprintf("%s通过率%s，同职业同等级%d家机构的中位数为%s，相差超过%d倍中位偏差。", name, hundredths(g.rate()), u.reports, hundredths(u.middle), times),
			Formula:  fmt.Sprintf("|%s−%s|＞%d×%s", hundredths(g.rate()), hundredths(u.middle), times, hundredths(u.deviation)),
			Question: fmt.Sprintf("%s的通过率与同行差别较大，原因是什么？", name)})
	}
}

// volumeShare: VOLUME_SHARE, one institution with a large part of the city's candidates of a year (F17).
func (s *peerSums) volumeShare(f *Figures, add func(Finding)) {
	share, reports, all, n := s.limits.volumeShare, s.reports[f.Year], s.volume[f.Year], f.Volume
	if reports < s.limits.volumeInstitutions || n*100 <= all*share {
		return
	}
	add(Finding{Code: "VOLUME_SHARE",
		Message:  fmt.Sprintf("考生%d人，占已报送%d家机构考生总数%d人的%s。", n, reports, all, hundredths(n*10000/all)),
		Formula:  fmt.Sprintf("%d÷%d＞%d%%", n, all, share),
		Question: "不是过错，供确定抽查对象时参考。"})
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
