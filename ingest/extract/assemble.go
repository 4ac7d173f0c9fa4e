package extract

import (
	"cmp"
	"fmt"
	"hash/maphash"
	"math"
	"math/bits"
	"slices"
	"strings"

	"nianping"
)

// Assemble makes a report of facts. It is the only writer of values, evidence and review: a value without words has no
// way in, a doubt cannot be lost, and two facts for one field become one value and a finding CONFLICT here.
func Assemble(file, sha256, format string, facts []Fact) *nianping.Report {
	r := nianping.NewReport(file, sha256)
	if format != "" {
		r.Format = &format
	}
	links, values := linked(facts)
	k := newRows(r, facts, values)
	r.Evidence = make(map[nianping.Pointer][]nianping.Evidence, values)
	var g claimants
	for i := range facts {
		if !links[i].first {
			continue
		}
		g.facts = g.facts[:0]
		for n := int32(i); n >= 0; n = links[n].next {
			g.facts = append(g.facts, &facts[n])
		}
		g.settle(r, k)
	}
	return r
}

// claimants are all facts for one value of the report.
type claimants struct{ facts []*Fact }

func (g *claimants) field() string { return g.facts[0].Field }

func (g *claimants) of() RowKey { return g.facts[0].Of }

// factKey says which value of the report a fact is for; of a list of plain values also which one it is.
type factKey struct {
	field string
	of    RowKey
	one   string
}

func keyOf(f *Fact) factKey {
	id := factKey{field: f.Field, of: f.Of}
	switch v := f.Value.(type) {
	case nianping.Claim:
		id.one = v.Code
	case nianping.Finding:
		id.one = v.Code + v.Message
	case string:
		if f.Field == "rules" {
			id.one = v
		}
	case nianping.Level:
		if f.Field == "levels_held" {
			id.one = string(v)
		}
	}
	return id
}

// link is where a fact stands among those for its value.
type link struct {
	next  int32 // the one behind it, -1 for none
	first bool
}

// linked links the facts for one value in the order in which they came, and counts the values.
func linked(facts []Fact) (links []link, values int) {
	links = make([]link, len(facts))
	firsts := make([]int32, 1<<bits.Len(uint(2*len(facts)))) // of each value, by the hash of its key or the next free place; from 1 on, 0 for none
	mask := uint64(len(firsts) - 1)
	seed := maphash.MakeSeed()
	for i := len(facts) - 1; i >= 0; i-- {
		key := keyOf(&facts[i])
		at := maphash.Comparable(seed, key) & mask
		for firsts[at] != 0 && keyOf(&facts[firsts[at]-1]) != key {
			at = (at + 1) & mask
		}
		next := firsts[at] - 1
		if next >= 0 {
			links[next].first = false
		} else {
			values++
		}
		links[i] = link{next, true}
		firsts[at] = int32(i + 1)
	}
	return links, values
}

// settle chooses the value, writes it, and writes its evidence, its doubt and its conflict.
func (g *claimants) settle(r *nianping.Report, k *rows) {
	if g.listed(r, k) {
		return
	}
	f := surest(g.facts)
	p := k.write(f)
	var others, open []*Fact
	for _, o := range g.facts {
		switch {
		case o == f || equal(o.Value, f.Value):
			k.prove(p, o)
		case g.field() == "outcomes/pass_rate" && sameRate(o, f):
		case o.Approx != f.Approx || o.Confidence < Stated || f.Confidence < Stated:
		case contradict(f, o):
			others = append(others, o)
		case !o.Aside || f.Aside || nearEnough(f.Value, o.Value):
			open = append(open, o)
		}
	}
	doubt := f.Doubt
	if doubt == "" && f.Approx {
		doubt = "原文为约数"
	}
	if doubt == "" && f.Confidence < Stated {
		doubt = "原文没有明说，由上下文推断"
	}
	if doubt == "" {
		doubt = f.Query
	}
	if doubt == "" && len(open) > 0 {
		doubt = elsewhere(open[0].Value, open[0].At, open[0].Text)
	}
	if len(others) > 0 {
		doubt = g.conflict(k, f, others)
	}
	if doubt != "" {
		r.Review = append(r.Review, nianping.Review{Pointer: p, Reason: doubt})
	}
}

// surest is the fact of a list that gives a value, nil for none: of equally sure ones the first.
func surest(list []*Fact) (best *Fact) {
	for _, f := range list {
		if best == nil || better(f, best) {
			best = f
		}
	}
	return best
}

// better reports whether a is the surer fact: exact before approximate, surer before weaker, surely the year's before what may be of
// something else, without doubt before doubted; else the earlier stays.
func better(a, b *Fact) bool {
	if a.Approx != b.Approx {
		return b.Approx
	}
	if a.Confidence != b.Confidence {
		return a.Confidence > b.Confidence
	}
	if a.Aside != b.Aside {
		return b.Aside
	}
	return a.Doubt == "" && b.Doubt != ""
}

// contradict reports whether two different values of a row are surely said of one thing: neither leaves open whose figure it is, they
// do not stand side by side in one paragraph, as those of two rooms do, and one may be the other with a slip or not brought up to date. What differs
// more is as a rule another thing.
func contradict(a, b *Fact) bool {
	return !a.Aside && !b.Aside && a.At != b.At && !sameRow(a, b) && nearEnough(a.Value, b.Value)
}

// sameRow reports whether two values stand in one row of a table: two columns that seem to say the same say something else as a rule.
func sameRow(a, b *Fact) bool {
	return a.At.Row > 0 && a.At.Row == b.At.Row && tableAt(a.At) == tableAt(b.At)
}

// nearEnough reports whether two figures differ by a fifth at most, by two at most, or by a digit changed, left out or out of order. Values
// of other types are alike.
func nearEnough(a, b any) bool {
	x, number := amount(a)
	y, _ := amount(b)
	low, high := min(x, y), max(x, y)
	return !number || high-low <= 2 || high <= 1.25*low || low >= 20 && slipped(show(a), show(b))
}

// slipped reports whether one number is the other with a digit changed, left out or two neighbours out of order: 421, 412.
func slipped(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	from := 0
	for from < len(a) && a[from] == b[from] {
		from++
	}
	x, y := a[from:], b[from:]
	switch len(b) - len(a) {
	case 0:
		return x == "" || x[1:] == y[1:] || len(x) > 1 && x[0] == y[1] && x[1] == y[0] && x[2:] == y[2:]
	case 1:
		return x == y[1:]
	}
	return false
}

// conflict writes the finding and returns the reason for review.
func (g *claimants) conflict(k *rows, f *Fact, others []*Fact) string {
	r := k.r
	ev := []nianping.Evidence{f.evidence(f.At.String())}
	said := []string{fmt.Sprintf("%s为%s", f.At, show(f.Value))}
	for _, o := range others {
		ev = append(ev, o.evidence(o.At.String()))
		said = append(said, fmt.Sprintf("%s为%s", o.At, show(o.Value)))
	}
	doubt := "原文前后不一致：" + strings.Join(said, "，")
	slices.Sort(said)
	told := g.field() + strings.Join(said, "，")
	if slices.Contains(k.conflicts, told) {
		return doubt // of the only occupation what the total says, which is told already
	}
	k.conflicts = append(k.conflicts, told)
	what := fieldName(g.field(), g.of())
	r.Findings = append(r.Findings, nianping.Finding{Code: "CONFLICT", Severity: nianping.Medium,
		Message: what + "" + strings.TrimPrefix(doubt, "原文") + "。", Evidence: ev,
		Question: what + "以哪一处为准？"})
	return doubt
}

// listed adds what is a list of plain values: levels held, rules, claims, findings.
func (g *claimants) listed(r *nianping.Report, k *rows) bool {
	f := g.facts[0]
	var p nianping.Pointer
	switch v := f.Value.(type) {
	case nianping.Claim:
		r.Claims = append(r.Claims, v)
		p = nianping.PointerTo("claims", len(r.Claims)-1)
	case nianping.Finding:
		for i := range v.Evidence {
			v.Evidence[i].Recognised, v.Evidence[i].Doubted = f.Recognised, f.Doubted
		}
		r.Findings = append(r.Findings, v)
		return true
	default:
		switch g.field() {
		case "rules":
			r.Rules = append(r.Rules, f.Value.(string))
			p = nianping.PointerTo("rules", len(r.Rules)-1)
		case "levels_held":
			r.LevelsHeld = append(r.LevelsHeld, f.Value.(nianping.Level))
			p = nianping.PointerTo("levels_held", len(r.LevelsHeld)-1)
		default:
			return false
		}
	}
	for _, o := range g.facts {
		k.prove(p, o)
	}
	if doubt := cmp.Or(f.Doubt, f.Query); doubt != "" {
		r.Review = append(r.Review, nianping.Review{Pointer: p, Reason: doubt})
	}
	return true
}

// write puts a value into the report and tells where. It panics where the field or the type is unknown, which a test forbids.
func (k *rows) write(f *Fact) nianping.Pointer {
	list, name := f.Field, ""
	if at := strings.LastIndexByte(f.Field, '/'); at >= 0 {
		list, name = f.Field[:at], f.Field[at+1:]
	}
	row := k.at(list, f.Of)
	var target any
	if to := rowTargets[f.Field]; row >= 0 && to != nil {
		target = to(k.r, row)
	} else if to := scalars[f.Field]; to != nil {
		target = to(k.r)
	} else {
		panic("extract: unknown field " + f.Field)
	}
	if !k.assign(target, f.Value) {
		panic(fmt.Sprintf("extract: %s cannot hold %T", f.Field, f.Value))
	}
	if list == "outcomes" {
		annotate(&k.r.Outcomes[row], name, f)
	}
	return k.pointer(list, row, name)
}

func (k *rows) assign(target, value any) bool {
	switch t := target.(type) {
	case **int:
		v, ok := value.(int)
		*t = &v
		return ok
	case **float64:
		v, ok := value.(float64)
		*t = &v
		return ok
	case **bool:
		v, ok := value.(bool)
		*t = &v
		return ok
	case **string:
		v, ok := value.(string)
		k.strings = append(k.strings, v)
		*t = &k.strings[len(k.strings)-1]
		return ok
	case **nianping.Programme:
		v, ok := value.(nianping.Programme)
		*t = &v
		return ok
	case **nianping.Level:
		v, ok := value.(nianping.Level)
		*t = &v
		return ok
	case **nianping.Grade:
		v, ok := value.(nianping.Grade)
		*t = &v
		return ok
	case *string:
		v, ok := value.(string)
		*t = v
		return ok
	case *bool:
		v, ok := value.(bool)
		*t = v
		return ok
	case *[]nianping.Level:
		v, ok := value.([]nianping.Level)
		*t = v
		return ok
	}
	return false
}

// sameRate: one rate written with more decimals than the other (87.65%, 87.6%), which is it rounded or cut.
func sameRate(a, b *Fact) bool {
	if a.Decimals > b.Decimals {
		a, b = b, a
	}
	coarse, ok := a.Value.(float64)
	fine, also := b.Value.(float64)
	if !ok || !also || a.Decimals < 0 || a.Decimals == b.Decimals {
		return false
	}
	cut := math.Floor(fine*pow10(a.Decimals)+1e-9) / pow10(a.Decimals)
	return coarse == roundTo(fine, a.Decimals) || coarse == roundTo(cut, a.Decimals)
}

func equal(a, b any) bool {
	if x, ok := a.([]nianping.Level); ok {
		y, _ := b.([]nianping.Level)
		return fmt.Sprint(x) == fmt.Sprint(y)
	}
	return a == b
}
