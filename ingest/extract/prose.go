package extract

import (
	"strings"
	"sync"

	"nianping"
)

// subject is whose figure a number is.
type subject struct {
	occupation string
	level      nianping.Level
	aggregate  bool // 高级工及以上
	several    bool // 五级、四级 named together: a number after them is no row
}

// prose reads the counts of one paragraph: who is spoken of, which metric, and whether the figure is one of the year and
// of the institution.
type prose struct {
	years  *outcomeContext
	b      *Block
	text   string
	toks   []token
	echo   bool
	counts []count

	subj    subject
	parent  subject // what 其中 divides
	within  bool
	wholes  []map[string]int // by division: the figures of what it divides
	metric  string           // the last metric, which a number without one of its own inherits
	ofCount string           // the last metric that was no rate
	open    int              // the metric token that waits for a number, -1
	last    int              // the token of the last number, -1
	state   flags
	list    []subject // subjects named together since the last number
	span    []int     // years named together, for 分别
	row     []subject // subjects of the last run of numbers with one metric, for 分别通过
	rowOf   string    // that metric
	when    int8      // the part of the year spoken of last
	title   subject   // whom the title above the paragraph names, see below
	sole    subject   // a level's only occupation: 三级只有电工考,报名17人 counts the level and the electricians of it
	only    int       // the token of the name last said to be the only one
	lead    string    // in 电工247人，合格220人；焊工94人…: the metric that every subject's first number has
	seen    int       // the token of the last subject
	listing bool      // 按职业合并: what follows names its subjects
	leader  subject   // the subject that the lead was last used for
	mlist   []string  // metrics named together since the last number
	rated   []string  // metrics, a rate among them, that the sentence has named for the numbers of its first subject, see withRate
	order   []string  // metrics that a lead-in names for the numbers of each item behind it, see ordered
	sent    int       // where the sentence begins
	clause  int       // where the clause begins
}

// flags say why a number is no outcome.
type flags struct {
	otherYear, plan, since, other, mock bool // until the sentence ends
	foreign, period                     bool // until ; or another subject
	stained                             bool // a part was spoken of in the sentence
	gone                                bool // the foreign subject are people who were turned away, see turnedAway
	told                                bool // a count of the foreign subject was given: what follows is its own too
	wrong, misread, corrected           bool // 误排为123人，实为132人
	compare, each                       bool // until the clause ends
	parallel                            bool // 分别, until the clause ends
	pooled                              bool // several sat together, until ; or another subject: what is counted is theirs
	unit                                bool // a department is spoken of: what it counts is a part of the whole
	asOf                                bool // 截至, until the clause ends: the date after it is no year of figures
}

func (f *flags) endClause() { f.compare, f.each, f.parallel, f.asOf = false, false, false, false }

func (f *flags) endSemi() {
	f.endClause()
	f.foreign, f.period, f.told, f.unit, f.pooled, f.gone = false, false, false, false, false, false
}

func (f *flags) barred() bool {
	return f.otherYear || f.plan || f.since || f.other || f.mock || f.foreign || f.compare || f.each
}

var (
	// assessed are the words by which a text speaks of assessing candidates.
	assessed = anyOf("认定", "评价", "鉴定", "考核", "报考")
	// ofTheAssessed are those of which a sentence outside 三（一） has one where its counts are outcomes: whose result is made public was assessed.
	ofTheAssessed = anyOf(append([]string{"公示"}, assessed.list...)...)
)

// mayCount reports whether a number of a block may be an outcome; in echo see readProse.
func (b *Block) mayCount(echo bool) bool {
	list := b.contents().readNumbers()
	for i := range list {
		if mayBeCount(b.Text(), &list[i]) && (!echo || mayEcho(b.Text(), &list[i])) {
			return true
		}
	}
	return false
}

// mayBeCount reports whether a number of a text may be an outcome or begin a run of such: a head count, a rate, a bare number, 个
// behind a metric (see asTalked). No other makes a count.
func mayBeCount(text string, n *Number) bool {
	switch n.Kind {
	case People, Certificates, Plain, Rate:
		return true
	case Items:
		return n.Unit() == "个" && metricWords.End(text[:n.Start])
	}
	return false
}

// mayEcho reports whether a number of a text outside 三（一） may be a plain total: its sentence speaks of assessing candidates, up to it not of
// others, and has a word for what is counted or, of people assessed, for all of the year.
func mayEcho(text string, n *Number) bool {
	lead := lastPart(text[:n.Start], "。!?\n")
	if strings.Count(lead, ")") > strings.Count(lead, "(") || strings.HasPrefix(text[n.UnitEnd:], "/") { // the sentence begins before the bracket; 22/25
		return true
	}
	if notOfCandidates.In(lead) {
		return false
	}
	rest, _, _ := strings.Cut(text[n.Start:], "。")
	if !ofTheAssessed.In(lead) && !ofTheAssessed.In(rest) {
		return false
	}
	return (n.Kind == People || n.Kind == Items) && ofAllYear.In(lead) || certificatesGiven(text, n) || measureNames().In(lead) || measureNames().In(rest)
}

var (
	// measureNames are the words of the metrics that are fields of a row.
	measureNames = sync.OnceValue(func() *Words { return metricWords.wordsThat(func(means string) bool { return isMetric[means] }) })
	// measureHeaders are the words of headers for these.
	measureHeaders = sync.OnceValue(func() *Words { return headerWords.wordsThat(func(means string) bool { return isMetric[means] }) })
)

// readProse appends the counts of one paragraph. In echo the paragraph lies outside 三（一）: only plain totals count there.
func readProse(to []count, ctx *outcomeContext, b *Block, echo bool) []count {
	if echo && !b.Says(ofTheAssessed) || !b.mayCount(echo) {
		return to
	}
	p := &prose{years: ctx, b: b, text: b.Text(), toks: tokens(b.Whole(), ctx.r.Names, ctx.tokens), echo: echo, counts: to[len(to):], open: -1, last: -1}
	ctx.tokens = p.toks
	for i := range p.toks {
		if t := &p.toks[i]; t.kind == tokMetric {
			t.means = ctx.metric(p.text[t.start:t.end], t.means)
		}
	}
	joinLists(p.toks)
	p.department()
	if first := p.itemAt(0); !echo && first < len(p.toks) && p.toks[first].means == "within" {
		p.subj = lastCounted(ctx.above)
	}
	if !echo {
		p.below(ctx.title)
	}
	for i := 0; i < len(p.toks); i++ {
		i = p.step(i)
	}
	p.settleParts()
	p.wholesOfLevels()
	return append(to, p.counts...)
}

// joinLists makes the comma between two bare levels the mark of a list: 五级,四级,三级共报考419人 counts all three; and that between
// occupations of which something is said in order: 电工,焊工报考人数分别为88人,76人.
func joinLists(toks []token) {
	for i := 1; i+1 < len(toks); i++ {
		t, before, after := &toks[i], &toks[i-1], &toks[i+1]
		if t.kind == tokMark && t.mark == ',' && before.kind == after.kind && (after.kind == tokLevel || after.kind == tokName && toldInOrder(toks[i+1:])) {
			t.mark = '、'
		}
	}
}

// toldInOrder reports whether tokens that begin with a list of names go on with 分别 before the first number.
func toldInOrder(toks []token) bool {
	named := true // nothing but names and commas so far
	for i := range toks {
		switch t := &toks[i]; {
		case t.kind == tokName, named && t.kind == tokMark && (t.mark == ',' || t.mark == '、'):
		case t.kind == tokQualifier && t.means == "parallel":
			return true
		case t.kind == tokNumber || t.kind == tokMark:
			return false
		default:
			named = false
		}
	}
	return false
}

// step reads the token at i and returns the last token that it has read.
func (p *prose) step(i int) int {
	t := &p.toks[i]
	defer func() {
		if t.kind == tokLevel || t.kind == tokName {
			p.seen = i
		}
	}()
	switch t.kind {
	case tokMark:
		end := p.mark(i)
		if p.clause == t.end {
			p.department()
		}
		return end
	case tokQualifier:
		p.qualify(i)
	case tokLevel, tokName:
		if !p.onlyCompared(i) {
			p.sawSubject(i)
		}
	case tokMetric:
		p.sawMetric(i)
	case tokNumber:
		return p.sawNumber(i)
	case tokWord:
		if p.ofWholeChapter(i) {
			p.subj, p.parent, p.within, p.row, p.lead = subject{}, subject{}, false, nil, ""
		}
		p.sawWord(i)
	}
	return i
}
