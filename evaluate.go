package nianping

import (
	"fmt"
	"math/big"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
)

// Evaluate scores one case by a rubric: every item with its reason, the totals, deductions and vetoes, and the grade.
// Arithmetic is exact; ranks are Rank's.
func Evaluate(c *Case, r *Rubric) Evaluation { return EvaluateHashed(c, r, r.Hash()) }

// EvaluateAll scores all cases by one rubric, in their order, and ranks them. The cases are scored by as many workers as
// there are processors; each writes its own places, so that the result is the same however many they are.
func EvaluateAll(cases []*Case, r *Rubric) []Evaluation {
	hash := r.Hash()
	list := make([]Evaluation, len(cases))
	onAllCores(len(cases), func() func(int) {
		return func(i int) { list[i] = EvaluateHashed(cases[i], r, hash) }
	})
	Rank(list)
	return list
}

// onAllCores calls work for the numbers from 0 to n-1, each once; begin makes work for one worker, with what it needs.
func onAllCores(n int, begin func() (work func(i int))) {
	var next atomic.Int64
	var working sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), n) {
		working.Go(func() {
			work := begin()
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				work(i)
			}
		})
	}
	working.Wait()
}

// EvaluateHashed is Evaluate for many cases by one rubric, whose Hash, which costs as much as a dozen checks, is given.
func EvaluateHashed(c *Case, r *Rubric, hash string) Evaluation {
	c = c.By(r)
	e := Evaluation{Year: c.Year, Status: c.Status, Late: c.Status.State == Late, Rubric: r.Name, RubricHash: hash,
		Provisional: !c.Settled(), Findings: AllFindings(c), Decisions: append([]Decision{}, c.Decisions...)}
	switch {
	case c.Institution != nil:
		e.Institution, e.CreditCode, e.Type, e.District = c.Institution.Name, c.Institution.CreditCode, c.Institution.Type, c.Institution.District
	case c.Report != nil:
		e.Institution, e.CreditCode = deref(c.Report.Institution.Name), deref(c.Report.Institution.CreditCode)
	default:
		e.Institution, e.CreditCode = c.Status.Institution, c.Status.CreditCode
	}
	var sums tally
	e.Items, sums = scoreItems(c, r)
	e.Categories = sums.categories(r)
	e.Deductions = deductions(c, r, e.Findings)
	e.Vetoes = vetoes(c, r, e.Findings)
	for _, v := range e.Vetoes {
		e.Vetoed = e.Vetoed || v.Confirmed
	}
	sums.totals(&e)
	grade(c, r, &e, &sums)
	return e
}

func deref(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// kind is the type of the case's institution, "" where it is not known.
func (c *Case) kind() InstitutionType {
	if c.Institution == nil {
		return ""
	}
	return c.Institution.Type
}

// tally sums exact points over the items of a rubric, by category.
type tally struct {
	all        sum
	byCategory map[string]*sum
}

// sum is what is known over some items. The zero sum is nothing.
type sum struct {
	points, known, applicable big.Rat // known: the maximum of what is known
	doubted, doubtedMax       big.Rat // of points and known, those that rest on doubtful values
}

func (s *sum) add(t *sum) {
	increase(&s.points, &t.points)
	increase(&s.known, &t.known)
	increase(&s.applicable, &t.applicable)
	increase(&s.doubted, &t.doubted)
	increase(&s.doubtedMax, &t.doubtedMax)
}

// increase is a += b; most of what is added here is nothing, or the first of its sum, which costs no arithmetic.
func increase(a, b *big.Rat) {
	switch {
	case b.Sign() == 0:
	case a.Sign() == 0:
		a.Set(b)
	default:
		a.Add(a, b)
	}
}

func (t *tally) categories(r *Rubric) []CategoryPoints {
	list := []CategoryPoints{}
	for _, c := range r.Categories {
		s := t.byCategory[c.Code]
		if s == nil {
			s = new(sum)
		}
		list = append(list, CategoryPoints{Code: c.Code, Name: c.Name, Points: PointsFrom(&s.points), Known: PointsFrom(&s.known), Max: PointsFrom(&s.applicable)})
	}
	return list
}

// totals sets Total, Confirmed, Potential, Coverage, Low and High. All but Coverage are less the confirmed deductions.
func (t *tally) totals(e *Evaluation) {
	e.Coverage = PointsOf(0, 1)
	s := &t.all
	if s.applicable.Sign() > 0 {
		e.Coverage = PointsFrom(new(big.Rat).Quo(&s.known, &s.applicable))
	}
	if s.known.Sign() == 0 {
		return
	}
	off := new(big.Rat)
	for _, d := range e.Deductions {
		if d.Confirmed {
			off.Add(off, &d.Points.r)
		}
	}
	percentOf := func(points, of *big.Rat) *Points {
		v := new(big.Rat).Mul(big.NewRat(100, 1), new(big.Rat).Quo(points, of))
		if v.Sub(v, off); v.Sign() < 0 {
			v.SetInt64(0)
		}
		return PointsFrom(v)
	}
	unknown := new(big.Rat).Sub(&s.applicable, &s.known)
	e.Total = percentOf(&s.points, &s.known)
	e.Confirmed = percentOf(&s.points, &s.applicable)
	e.Potential = percentOf(new(big.Rat).Add(&s.points, unknown), &s.applicable)
	e.Low = percentOf(new(big.Rat).Sub(&s.points, &s.doubted), &s.known)
	e.High = percentOf(new(big.Rat).Add(&s.points, new(big.Rat).Sub(&s.doubtedMax, &s.doubted)), &s.known)
}

// scoreItems scores all items that are switched on.
func scoreItems(c *Case, r *Rubric) ([]EvaluatedItem, tally) {
	t := tally{byCategory: map[string]*sum{}}
	items := []EvaluatedItem{}
	for i := range r.Items {
		item := &r.Items[i]
		if item.Off {
			continue
		}
		category := r.CategoryOf(item).Code
		scored, s := scoreItem(c, item)
		scored.Category = category
		items = append(items, scored)
		if t.byCategory[category] == nil {
			t.byCategory[category] = new(sum)
		}
		t.byCategory[category].add(s)
	}
	for i := range r.Categories {
		if s := t.byCategory[r.Categories[i].Code]; s != nil {
			t.all.add(s)
		}
	}
	return items, t
}

func scoreItem(c *Case, item *Item) (EvaluatedItem, *sum) {
	s := new(sum)
	e := EvaluatedItem{Code: item.Code, Name: item.Name, Max: item.Max.Points(), Basis: item.Basis, Evidence: []Evidence{}}
	states := map[ItemState]bool{}
	var metrics, values, reasons, raises []string
	var at []Pointer
	counted := false
	for k := range item.Parts {
		p := scorePart(c, &item.Parts[k])
		metrics = append(metrics, item.Parts[k].Metric)
		reasons = append(reasons, p.reason)
		if p.measure.Text != "" {
			values = append(values, p.measure.Text)
		}
		if p.raise != nil {
			raises = append(raises, p.raise.Text)
			e.Raises = append(e.Raises, *p.raise)
		}
		at = append(at, p.measure.At...)
		states[p.measure.State] = true
		counted = counted || p.sum.known.Sign() > 0
		s.add(p.sum)
	}
	switch {
	case states[Scored]:
		e.State = Scored
	case states[UnreadableFact]:
		e.State = UnreadableFact
	case states[NotStated]:
		e.State = NotStated
	default:
		e.State = NotApplicable
	}
	if counted {
		e.Points = PointsFrom(&s.points)
	}
	e.Known = PointsFrom(&s.known)
	e.Metric = strings.Join(metrics, ",")
	if len(values) > 0 {
		v := strings.Join(values, "；")
		e.Value = &v
	}
	e.Reason = strings.Join(reasons, "；") + "。"
	if len(raises) > 0 {
		e.Raise = strings.Join(raises, "；") + "。"
	}
	if c.Report != nil {
		e.Evidence = c.Report.EvidenceFor(at...)
	}
	return e, s
}

// scoredPart is one part with its points.
type scoredPart struct {
	measure Measure
	sum     *sum
	reason  string
	raise   *Raise // nil where nothing would
}

func scorePart(c *Case, p *Part) scoredPart {
	rule, missing := p.For(c.kind())
	s := new(sum)
	if rule.Kind == RuleNone {
		return scoredPart{Measure{State: NotApplicable}, s, p.Name + "不适用于本类机构，不计入", nil}
	}
	m := measure(c, p)
	most := p.Max.Rat()
	full := p.Max.String()
	raise := func(effort Effort, do string, gain *big.Rat) *Raise {
		return &Raise{effort, PointsFrom(gain), fmt.Sprintf("%s，最多可再得%s分", do, decimal(gain))}
	}
	switch {
	case c.Report == nil:
		s.applicable.Set(most)
		return scoredPart{m, s, fmt.Sprintf("%s，%s分暂不计", m.Why, full), nil}
	case m.State == NotApplicable || m.State == NotStated && missing == MissingNA:
		m.State = NotApplicable
		return scoredPart{m, s, m.Why + "，不计入", nil}
	case m.State == UnreadableFact:
		s.applicable.Set(most)
		return scoredPart{m, s, fmt.Sprintf("%s，%s分暂不计", m.Why, full), raise(SendAgain, "补报可以读取的"+p.Name, most)}
	case m.State == NotStated && missing == MissingUnknown:
		s.applicable.Set(most)
		return scoredPart{m, s, fmt.Sprintf("%s，%s分暂不计", m.Why, full), raise(WriteDown, "写明"+p.Name, most)}
	case m.State == NotStated:
		s.applicable.Set(most)
		s.known.Set(most)
		return scoredPart{m, s, fmt.Sprintf("%s，计0分（满%s分）", m.Why, full), raise(WriteDown, "写明"+p.Name, most)}
	}
	points := rule.points(m, most)
	s.points.Set(points)
	s.known.Set(most)
	s.applicable.Set(most)
	if doubtful(c.Report, m.At) {
		s.doubted.Set(points)
		s.doubtedMax.Set(most)
	}
	scored := scoredPart{m, s, fmt.Sprintf("%s，得%s分（满%s分）", m.Why, decimal(points), full), nil}
	if gap := new(big.Rat).Sub(most, points); gap.Sign() > 0 && p.Metric != "submission.days_late" {
		effort, do := Improve, "补足"+p.Name
		if metric, _ := MetricNamed(p.Metric); metric.Written {
			effort, do = WriteDown, "写明"+p.Name
		}
		if m.Do != "" {
			do = m.Do
		}
		scored.raise = raise(effort, do, gap)
	}
	return scored
}

// measure takes a part's metric of the case. Where there is no readable report only the time of submission is a fact.
func measure(c *Case, p *Part) Measure {
	metric, _ := MetricNamed(p.Metric)
	if c.Report == nil {
		if c.Status.State == Missing {
			return Measure{State: NotStated, Why: "没有报送"}
		}
		return Measure{State: UnreadableFact, Why: "没有可以读取的总结"}
	}
	params := Params{}
	for _, q := range metric.Params {
		params[q.Name] = big.NewRat(q.Default, 1)
	}
	for name, v := range p.Params {
		params[name] = v.Rat()
	}
	return metric.Of(c, params)
}

// doubtful: a value that a measure rests on is on the list of values that the program is not sure of.
func doubtful(r *Report, at []Pointer) bool {
	if r == nil {
		return false
	}
	for _, p := range at {
		for _, v := range r.Review {
			if v.Pointer.Within(p) || p.Within(v.Pointer) {
				return true
			}
		}
	}
	return false
}
