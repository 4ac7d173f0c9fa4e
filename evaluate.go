package nianping

import (
	"fmt"
	"runtime"
	"slices"
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
	byCategory map[string]sum
}

// sum is what is known over some items. The zero sum is nothing.
type sum struct {
	points, known, applicable Points // known: the maximum of what is known
	doubted, doubtedMax       Points // of points and known, those that rest on doubtful values
}

func (s sum) plus(t sum) sum {
	return sum{s.points.plus(t.points), s.known.plus(t.known), s.applicable.plus(t.applicable), s.doubted.plus(t.doubted), s.doubtedMax.plus(t.doubtedMax)}
}

func (t *tally) categories(r *Rubric) []CategoryPoints {
	list := []CategoryPoints{}
	for _, c := range r.Categories {
		s := t.byCategory[c.Code]
		list = append(list, CategoryPoints{Code: c.Code, Name: c.Name, Points: &s.points, Known: &s.known, Max: &s.applicable})
	}
	return list
}

// totals sets Total, Confirmed, Potential, Coverage, Low and High. All but Coverage are less the confirmed deductions.
func (t *tally) totals(e *Evaluation) {
	e.Coverage = new(Points)
	s := &t.all
	if s.applicable.sign() > 0 {
		*e.Coverage = s.known.over(s.applicable)
	}
	if s.known.sign() == 0 {
		return
	}
	var off Points
	for _, d := range e.Deductions {
		if d.Confirmed {
			off = off.plus(*d.Points)
		}
	}
	percentOf := func(points, of Points) *Points {
		p := points.over(of).times(whole(100)).minus(off).atLeast(Points{})
		return &p
	}
	e.Total = percentOf(s.points, s.known)
	e.Confirmed = percentOf(s.points, s.applicable)
	e.Potential = percentOf(s.points.plus(s.applicable.minus(s.known)), s.applicable)
	e.Low = percentOf(s.points.minus(s.doubted), s.known)
	e.High = percentOf(s.points.plus(s.doubtedMax.minus(s.doubted)), s.known)
}

// scoreItems scores all items that are switched on.
func scoreItems(c *Case, r *Rubric) ([]EvaluatedItem, tally) {
	t := tally{byCategory: map[string]sum{}}
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
		t.byCategory[category] = t.byCategory[category].plus(s)
	}
	for i := range r.Categories {
		t.all = t.all.plus(t.byCategory[r.Categories[i].Code])
	}
	return items, t
}

func scoreItem(c *Case, item *Item) (EvaluatedItem, sum) {
	var s sum
	e := EvaluatedItem{Code: item.Code, Name: item.Name, Max: item.Max.Points(), Basis: item.Basis, Evidence: []Evidence{}}
	states := map[ItemState]bool{}
	var metrics, values, reasons, raises []string
	var at []Pointer
	counted := false
	for k := range item.Parts {
		p := scorePart(c, &item.Parts[k])
		metrics = append(metrics, item.Parts[k].Metric)
		if !slices.Contains(reasons, p.reason) { // what falls away for one cause is said once
			reasons = append(reasons, p.reason)
		}
		if p.measure.Text != "" {
			values = append(values, p.measure.Text)
		}
		if p.raise != nil {
			raises = append(raises, p.raise.Text)
			e.Raises = append(e.Raises, *p.raise)
		}
		at = append(at, p.measure.At...)
		states[p.measure.State] = true
		counted = counted || p.sum.known.sign() > 0
		s = s.plus(p.sum)
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
		points := s.points
		e.Points = &points
	}
	known, applicable := s.known, s.applicable
	e.Known, e.Applicable = &known, &applicable
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
	sum     sum
	reason  string
	raise   *Raise // nil where nothing would
}

func scorePart(c *Case, p *Part) scoredPart {
	rule, missing := p.For(c.kind())
	var s sum
	if rule.Kind == RuleNone {
		return scoredPart{Measure{State: NotApplicable}, s, p.Name + "不适用于本类机构，不计入", nil}
	}
	m := measure(c, p)
	most := p.Max.exact
	full := p.Max.String()
	raise := func(effort Effort, do string, gain Points) *Raise {
		return &Raise{effort, &gain, fmt.Sprintf("%s，最多可再得%s分", do, gain.Short())}
	}
	switch {
	case c.Report == nil:
		s.applicable = most
		return scoredPart{m, s, m.Why + "，暂不计分", nil}
	case m.State == NotApplicable || m.State == NotStated && missing == MissingNA:
		m.State = NotApplicable
		return scoredPart{m, s, m.Why + "，不计入", nil}
	case m.State == UnreadableFact:
		s.applicable = most
		return scoredPart{m, s, fmt.Sprintf("%s，%s分暂不计", m.Why, full), raise(SendAgain, "用可以读取的文件补报“"+p.Name+"”", most)}
	case m.State == NotStated && missing == MissingUnknown:
		s.applicable = most
		return scoredPart{m, s, fmt.Sprintf("%s，%s分暂不计", m.Why, full), raise(WriteDown, "写明"+p.Name, most)}
	case m.State == NotStated:
		s.applicable = most
		s.known = most
		return scoredPart{m, s, fmt.Sprintf("%s，计0分（满%s分）", m.Why, full), raise(WriteDown, "写明"+p.Name, most)}
	}
	points := rule.points(m, most)
	s.points = points
	s.known = most
	s.applicable = most
	if doubtful(c.Report, m.At) {
		s.doubted = points
		s.doubtedMax = most
	}
	scored := scoredPart{m, s, fmt.Sprintf("%s，得%s分（满%s分）", m.Why, points.Short(), full), nil}
	if gap := most.minus(points); gap.sign() > 0 && p.Metric != "submission.days_late" {
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
	params := make(Params, len(metric.Params))
	for _, q := range metric.Params {
		params[q.Name] = fraction(q.Default, 1)
	}
	for name, v := range p.Params {
		params[name] = v.exact
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
