// Package placing finds out which institution and which year a received file belongs to, from what the file says and from
// how it came. It weighs evidence and never guesses: what is not clear goes to an officer.
package placing

import (
	"fmt"
	"iter"
	"slices"
	"sort"
	"strings"

	"nianping"
)

// Paper is what is known of one received file.
type Paper struct {
	File     string           // base name
	Folder   string           // names of the folders and archives that it lay in, outermost first, joined by " / "
	Subject  string           // of the mail
	Sender   string           // mail address
	Claimed  string           // 报送单位 of the receipt log
	Readable bool             //
	Report   *nianping.Report // what was read; may be nil
	Text     string           // all text, a line a paragraph, headers and footers last
}

// Verdict says where a paper belongs.
type Verdict struct {
	Institution int         // place in the registry, -1 where it is not clear
	Year        int         // 0 where it is not clear
	Why         []string    // reasons, in Chinese
	Candidates  []Candidate // the best institutions, best first, at most three
}

// Candidate is one institution with the weight of what speaks for it.
type Candidate struct {
	Institution int
	Weight      int
	Why         []string
}

// The weights of evidence (domain notes, 5.3). What the document says of itself counts by its strongest piece; how it came
// counts as a sum, which never outweighs a title: where the two disagree, an officer decides.
const (
	weightCode    = 100 // a valid credit code of the registry
	weightTitle   = 90  // the registered name in the title, or as the document's own name
	weightMargin  = 70  // in signature, header or footer
	weightBody    = 50  // elsewhere in the text
	weightClaimed = 80  // 报送单位 of the receipt log
	weightFile    = 60
	weightFolder  = 55
	weightSubject = 50
	weightSender  = 40 // the registry's mail address
	weightPhone   = 35 // the registry's telephone in the text
	weightShort   = 30 // a short name in title, file name, folder or subject
	outerMost     = 85

	acceptReadable       = 80
	acceptUncontradicted = 55 // for what names nobody, cannot be read, or only goes with a report: a full name outside is enough
	acceptMargin         = 25
)

// Finder knows the registry's names, codes, addresses and telephones.
type Finder struct {
	registry []nianping.Institution
	names    []name            // longest first
	byPair   map[[2]rune][]int // places in names, each name under that pair of its characters which fewest names have
	maybe    [1 << 10]uint64   // by the end of a pair's hash: byPair may have it, which of most pairs of a text says no
	byCode   map[string]int
	byMail   map[string]int
	byPhone  map[string]int
}

// name is one name under which an institution is known, folded; -1 for one that several share.
type name struct {
	key         string
	institution int
	short       bool
}

// NewFinder prepares a registry for placing.
func NewFinder(registry []nianping.Institution) *Finder {
	f := &Finder{registry: registry, byCode: map[string]int{}, byMail: map[string]int{}, byPhone: map[string]int{}}
	known := map[string]int{}
	add := func(key string, i int, short bool) {
		if len([]rune(key)) < 2 {
			return
		}
		if at, taken := known[key]; taken {
			if f.names[at].institution != i && (f.names[at].short || !short) {
				f.names[at].institution = -1
			}
			return
		}
		known[key] = len(f.names)
		f.names = append(f.names, name{key, i, short})
	}
	for i := range registry {
		for k, n := range registry[i].Names() {
			// A former name that is no longer than a short name is an abbreviation, and as weak.
			add(nianping.NameKey(n), i, k > 0 && len([]rune(n)) < 6)
		}
		unique(f.byCode, registry[i].CreditCode, i)
		for _, m := range strings.FieldsFunc(registry[i].Email, func(r rune) bool { return strings.ContainsRune(",;，；、 ", r) }) {
			unique(f.byMail, strings.ToLower(m), i)
		}
		for _, p := range phones().FindAllString(registry[i].Phone, -1) {
			unique(f.byPhone, p, i)
		}
	}
	for i := range registry {
		for _, n := range registry[i].Names() {
			add(nianping.ShortName(n), i, true)
		}
	}
	sort.SliceStable(f.names, func(i, j int) bool { return len(f.names[i].key) > len(f.names[j].key) })
	f.index()
	return f
}

// index files each name under its rarest pair of neighbouring characters, so that a line is held against the few names that
// it may contain and not against all of a province.
func (f *Finder) index() {
	common := map[[2]rune]int{}
	for i := range f.names {
		for pair := range pairs(f.names[i].key) {
			common[pair]++
		}
	}
	f.byPair = make(map[[2]rune][]int, len(f.names))
	for i := range f.names {
		var rarest [2]rune
		for pair := range pairs(f.names[i].key) {
			if rarest == ([2]rune{}) || common[pair] < common[rarest] {
				rarest = pair
			}
		}
		f.byPair[rarest] = append(f.byPair[rarest], i)
		word, bit := pairBit(rarest)
		f.maybe[word] |= bit
	}
}

// pairBit is the place of a pair in Finder.maybe.
func pairBit(pair [2]rune) (word, bit uint64) {
	h := uint64(pair[0])*0x9E3779B1 ^ uint64(pair[1])*0x85EBCA77
	return h >> 16 % (1 << 10), 1 << (h >> 10 % 64)
}

// pairs are the pairs of neighbouring characters of a text, in order.
func pairs(text string) iter.Seq[[2]rune] {
	return func(yield func([2]rune) bool) {
		var before rune
		for at, r := range text {
			if at > 0 && !yield([2]rune{before, r}) {
				return
			}
			before = r
		}
	}
}

var phones = nianping.Expression(`1[3-9][0-9]{9}|0[1-9][0-9]{1,2}[- ]?[0-9]{7,8}`)

// unique enters a sign that belongs to one institution; one that several share is evidence for none.
func unique(m map[string]int, sign string, i int) {
	if sign == "" {
		return
	}
	if at, taken := m[sign]; taken && at != i {
		i = -1
	}
	m[sign] = i
}

// hit is an institution named in a text.
type hit struct {
	institution int
	short       bool
}

// candidates are the places in names of those that a text may contain, in order.
func (f *Finder) candidates(text string) []int {
	var maybe []int
	for pair := range pairs(text) {
		if word, bit := pairBit(pair); f.maybe[word]&bit != 0 {
			maybe = append(maybe, f.byPair[pair]...)
		}
	}
	slices.Sort(maybe)
	return slices.Compact(maybe)
}

// named are the institutions that a line names, each by the longest name that fits: 甲公司 within 甲公司分公司 is not named.
func (f *Finder) named(line string) []hit {
	text := nianping.NameKey(line)
	var hits []hit
	for _, i := range f.candidates(text) {
		n := &f.names[i]
		if !strings.Contains(text, n.key) {
			continue
		}
		text = strings.ReplaceAll(text, n.key, "\x00")
		if n.institution >= 0 {
			hits = append(hits, hit{n.institution, n.short})
		}
	}
	return hits
}

// tally gathers evidence by institution.
type tally struct {
	own, outer map[int]int
	why        map[int][]string
	seen       map[string]bool
}

func (t *tally) add(own bool, institution, weight int, why string) {
	if mark := fmt.Sprint(institution, why); institution < 0 || t.seen[mark] {
		return
	} else {
		t.seen[mark] = true
	}
	if own {
		t.own[institution] = max(t.own[institution], weight)
	} else {
		t.outer[institution] += weight
	}
	t.why[institution] = append(t.why[institution], why)
}

// Lines at the start that count as title, and at the end that count as signature, header and footer.
const (
	titleLines  = 6
	marginLines = 12
)

// Place weighs the evidence for one paper.
func (f *Finder) Place(p Paper) Verdict {
	t := &tally{own: map[int]int{}, outer: map[int]int{}, why: map[int][]string{}, seen: map[string]bool{}}
	f.inside(t, p)
	f.outside(t, p)
	v := Verdict{Institution: -1}
	f.decide(&v, t, p)
	v.Year = paperYear(p, SubmittedYear(p.File, p.Subject, p.Folder), &v.Why)
	return v
}

// inside weighs what the document says of itself.
func (f *Finder) inside(t *tally, p Paper) {
	for _, code := range nianping.FindCreditCodes(p.Text) {
		if i, known := f.byCode[code]; known {
			t.add(true, i, weightCode, "文中有其统一社会信用代码")
		}
	}
	if p.Report != nil && p.Report.Institution.CreditCode != nil {
		if i, known := f.byCode[nianping.CleanCreditCode(*p.Report.Institution.CreditCode)]; known {
			t.add(true, i, weightCode, "文中有其统一社会信用代码")
		}
	}
	if p.Report != nil && p.Report.Institution.Name != nil {
		key := nianping.NameKey(*p.Report.Institution.Name)
		for _, i := range f.candidates(key) {
			if n := &f.names[i]; n.key == key && !n.short {
				t.add(true, n.institution, weightTitle, "总结自称该机构")
			}
		}
	}
	lines := nonEmpty(p.Text)
	for k, line := range lines {
		weight, where := weightBody, "正文提到其全称"
		switch {
		case k < titleLines && len([]rune(line)) <= 80:
			weight, where = weightTitle, "标题有其全称"
		case k >= len(lines)-marginLines:
			weight, where = weightMargin, "落款或页眉页脚有其全称"
		}
		for _, h := range f.named(line) {
			switch {
			case !h.short:
				t.add(true, h.institution, weight, where)
			case weight == weightTitle:
				t.add(true, h.institution, weightShort, "标题有其简称")
			}
		}
	}
	if len(lines) > 1 { // a name broken over the title's lines
		for _, h := range f.named(strings.Join(lines[:min(3, len(lines))], "")) {
			if !h.short {
				t.add(true, h.institution, weightTitle, "标题有其全称")
			}
		}
	}
	for _, line := range lines {
		if !nianping.MayHoldNumber(line) {
			continue
		}
		for _, number := range phones().FindAllString(line, -1) {
			if i, known := f.byPhone[number]; known {
				t.add(false, i, weightPhone, "文中有其联系电话")
			}
		}
	}
}

// outside weighs how the document came.
func (f *Finder) outside(t *tally, p Paper) {
	for _, place := range []struct {
		words, full, short string
		weight             int
	}{
		{p.Claimed, "收件登记为该单位", "收件登记有其简称", weightClaimed},
		{p.File, "文件名有其全称", "文件名有其简称", weightFile},
		{p.Folder, "文件夹名有其全称", "文件夹名有其简称", weightFolder},
		{p.Subject, "邮件主题有其全称", "邮件主题有其简称", weightSubject},
	} {
		for _, h := range f.named(place.words) {
			if h.short {
				t.add(false, h.institution, weightShort, place.short)
			} else {
				t.add(false, h.institution, place.weight, place.full)
			}
		}
	}
	if i, known := f.byMail[strings.ToLower(p.Sender)]; known {
		t.add(false, i, weightSender, "发件邮箱是名册所载邮箱")
	}
}

// decide takes the institution with most weight where it is enough and clear of the next.
func (f *Finder) decide(v *Verdict, t *tally, p Paper) {
	for i := range t.why {
		v.Candidates = append(v.Candidates, Candidate{i, t.own[i] + min(t.outer[i], outerMost), t.why[i]})
	}
	sort.Slice(v.Candidates, func(a, b int) bool {
		x, y := v.Candidates[a], v.Candidates[b]
		if x.Weight != y.Weight {
			return x.Weight > y.Weight
		}
		return x.Institution < y.Institution
	})
	v.Candidates = v.Candidates[:min(3, len(v.Candidates))]
	accept := acceptReadable
	nameless := len(t.own) == 0 && (p.Report == nil || p.Report.Institution.Name == nil && p.Report.Institution.CreditCode == nil)
	if !p.Readable || !ReportLike(p.Report) || nameless {
		accept = acceptUncontradicted
	}
	switch {
	case len(v.Candidates) == 0:
		v.Why = append(v.Why, "文件、文件名和来件信息都没有提到名册中的机构")
	case v.Candidates[0].Weight < accept:
		v.Why = append(v.Why, fmt.Sprintf("可能是“%s”（%s），依据不足", f.registry[v.Candidates[0].Institution].Name, strings.Join(v.Candidates[0].Why, "、")))
	case len(v.Candidates) > 1 && v.Candidates[0].Weight-v.Candidates[1].Weight < acceptMargin:
		a, b := v.Candidates[0], v.Candidates[1]
		v.Why = append(v.Why, fmt.Sprintf("“%s”（%s）与“%s”（%s）难以区分", f.registry[a.Institution].Name, strings.Join(a.Why, "、"), f.registry[b.Institution].Name, strings.Join(b.Why, "、")))
	default:
		v.Institution = v.Candidates[0].Institution
		v.Why = append(v.Why, v.Candidates[0].Why...)
	}
}

func nonEmpty(text string) []string {
	var lines []string
	for _, l := range strings.Split(text, "\n") {
		if strings.TrimSpace(l) != "" {
			lines = append(lines, l)
		}
	}
	return lines
}
