package main

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"sync"

	"nianping"
	"nianping/ingest/placing"
	"nianping/ingest/workspace"
)

// caseFile is one institution and year with all that is known of it before anything that was read is caseContent: that is all
// that lists and statuses need, and it is small, so that a province's cases fit in memory. casebook.open opens it.
type caseFile struct {
	Institution *nianping.Institution
	Year        int
	Status      nianping.Status
	Arrivals    nianping.Arrivals
	Decisions   []nianping.Decision
	Peers       []nianping.Finding // across institutions; nil before casebook.compare
	place       int                // of the institution in the registry
	rests       string             // hash of all that the report as corrected rests on
	key         string             // hash of all that the evaluation rests on; "" before it
	doubts      int                // values that the program is not sure of and nobody has settled; 0 before the evaluation
	stale       []string           // corrections that no longer apply, in Chinese; nil before the evaluation
}

// readable reports whether there is a report that counts.
func (f *caseFile) readable() bool { return f.Arrivals.Latest >= 0 }

// received is when the submission came that decides; the zero value where none is readable.
func (f *caseFile) received() nianping.Received {
	if f.Arrivals.First < 0 {
		return nianping.Received{}
	}
	return f.Arrivals.Came[f.Arrivals.First].Received
}

// casebook is everything that an evaluation looks at, read once.
type casebook struct {
	w         *workspace.Workspace
	registry  []nianping.Institution
	items     int          // in the workspace
	years     map[int]bool // that something came for
	find      func(institution, year int) []nianping.Submission
	parts     map[workspace.CaseKey][]content // what came beside the reports
	day       nianping.Date
	due       func(year int) (nianping.Date, bool)
	decisions map[workspace.CaseKey][]nianping.Decision
	corrected map[string][]workspace.Correction
	came      map[contentYear]content
	key       []byte // for tokens of persons
	lock      sync.Mutex
	made      map[[2]int]*caseFile // by place in the registry and year
}

// contentYear is one content placed to one year.
type contentYear struct {
	sha256 string
	year   int
}

// content is what is known of a content without opening it, as it came first.
type content struct{ file, subject, folder, sha256, digest string }

// openCases reads what all cases need.
func openCases(ctx context.Context, w *workspace.Workspace, day nianping.Date) (*casebook, error) {
	b := &casebook{w: w, day: day, due: nianping.Due, parts: map[workspace.CaseKey][]content{}, came: map[contentYear]content{}, made: map[[2]int]*caseFile{}}
	var err error
	if b.registry, err = w.Registry(ctx); err != nil {
		return nil, err
	}
	if len(b.registry) == 0 {
		return nil, fmt.Errorf("工作区里还没有备案名册；请先运行 nianping registry import 名册.xlsx")
	}
	if b.decisions, err = w.Decisions(ctx); err != nil {
		return nil, err
	}
	if b.corrected, err = w.Corrections(ctx); err != nil {
		return nil, err
	}
	if b.key, err = w.Key(ctx); err != nil {
		return nil, err
	}
	return b, b.gather(ctx)
}

// gather notes of all items what cases need: of a province's that must be little.
func (b *casebook) gather(ctx context.Context) error {
	subs := newSubmissions()
	b.find, b.years = subs.in(b.registry), subs.years
	return b.w.EachItem(ctx, func(it *workspace.Held) error {
		b.items++
		if it.Year == 0 {
			return nil
		}
		subs.add(it)
		came := content{it.File, it.Subject, subs.texts.once(it.Folder), it.SHA256, it.Digest}
		if _, had := b.came[contentYear{it.SHA256, it.Year}]; !had {
			b.came[contentYear{it.SHA256, it.Year}] = came
		}
		if it.Placed() && it.Role == workspace.RolePart && it.Readable {
			k := workspace.CaseKey{Institution: it.Institution, Year: it.Year}
			b.parts[k] = append(b.parts[k], came)
		}
		return nil
	})
}

// after is the casebook after corrections or decisions on one institution and year, without findings across institutions on
// the cases that this concerns: this one, and the next year's, which looks back at it.
func (b *casebook) after(ctx context.Context, i, year int) (*casebook, error) {
	n := &casebook{w: b.w, registry: b.registry, items: b.items, years: b.years, find: b.find, parts: b.parts, day: b.day, due: b.due, came: b.came, key: b.key, made: map[[2]int]*caseFile{}}
	var err error
	if n.decisions, err = b.w.Decisions(ctx); err != nil {
		return nil, err
	}
	if n.corrected, err = b.w.Corrections(ctx); err != nil {
		return nil, err
	}
	b.lock.Lock()
	defer b.lock.Unlock()
	for at, f := range b.made {
		if at != [2]int{i, year} && at != [2]int{i, year + 1} {
			n.made[at] = f
		}
	}
	return n, nil
}

// year gives the cases of one year in the registry's order, without findings across institutions.
func (b *casebook) year(year int) []*caseFile {
	list := make([]*caseFile, len(b.registry))
	for i := range b.registry {
		list[i] = b.one(i, year)
	}
	return list
}

// one is the case of one institution, by its place in the registry, and year.
func (b *casebook) one(i, year int) *caseFile {
	b.lock.Lock()
	defer b.lock.Unlock()
	if f := b.made[[2]int{i, year}]; f != nil {
		return f
	}
	in := &b.registry[i]
	subs := b.find(i, year)
	due, _ := b.due(year)
	f := &caseFile{Institution: in, Year: year, Status: in.StatusBy(due, year, subs, b.day), Arrivals: nianping.ArrivedBy(subs, b.day), place: i}
	f.Decisions = b.decisions[f.caseKey()]
	f.rests = b.restsOn(f)
	b.made[[2]int{i, year}] = f
	return f
}

// caseKey is the name under which the workspace keeps what belongs to the case.
func (f *caseFile) caseKey() workspace.CaseKey {
	return workspace.CaseKey{Institution: workspace.InstitutionKey(f.Institution), Year: f.Year}
}

// restsOn is a hash of all that decides what open finds, but for the year before and the findings across institutions.
// What open comes to look at must stand here, or a stored result outlives its reasons.
func (b *casebook) restsOn(f *caseFile) string {
	type version struct{ File, Digest string }
	versions := func(list []nianping.Submission) (all []version) {
		for _, s := range list {
			all = append(all, version{s.File, b.digest(s.SHA256, f.Year)})
		}
		return all
	}
	if !f.readable() {
		return hashOf(mustJSON("unread", b.w.Program(), versions(f.Arrivals.Came)))
	}
	s := f.Arrivals.Came[f.Arrivals.Latest]
	it := b.came[contentYear{s.SHA256, f.Year}]
	var parts []version
	for _, p := range b.parts[f.caseKey()] {
		parts = append(parts, version{p.file, p.digest})
	}
	return hashOf(mustJSON("read", b.w.Program(), versions(f.Arrivals.Came[f.Arrivals.First:f.Arrivals.Latest+1]), b.corrected[s.SHA256], []string{it.file, it.subject, it.folder}, parts,
		f.Institution.Name, f.Year))
}

// digest is that of what was read from a content.
func (b *casebook) digest(sha256 string, year int) string {
	return b.came[contentYear{sha256, year}].digest
}

// mustJSON writes values one after another; all that are hashed here can be written.
func mustJSON(values ...any) []byte { return jsonOf(values) }

// jsonOf writes a value that can be written.
func jsonOf(v any) json.RawMessage {
	text, err := json.Marshal(v)
	if err != nil {
		panic(fmt.Sprintf("%T has no JSON: %v", v, err))
	}
	return text
}

// caseContent is what was read of a case, with corrections.
type caseContent struct {
	stored  *workspace.Stored   // as it was read; nil where nothing readable came
	report  *nianping.Report    // nil where nothing readable came
	earlier *nianping.Report    // the first readable version, where a later one counts
	unread  []nianping.Finding  // why nothing could be read
	laid    *workspace.Overlaid // the report with corrections; nil where nothing readable came
	stale   []string            // corrections that no longer apply
}

// read reads what came for a case.
func (b *casebook) read(ctx context.Context, f *caseFile) (*caseContent, error) {
	o := &caseContent{}
	if !f.readable() {
		return o, b.unread(ctx, f, o)
	}
	s := f.Arrivals.Came[f.Arrivals.Latest]
	var err error
	if o.stored, err = b.w.Stored(ctx, s.SHA256); err != nil {
		return nil, err
	}
	kept, err := o.stored.Report()
	if err != nil {
		return nil, err
	}
	o.laid, err = workspace.Overlay(kept, b.corrected[s.SHA256])
	if err != nil {
		return nil, fmt.Errorf("“%s”%d年度：%w", f.Institution.Name, f.Year, err)
	}
	report := o.laid.Report
	for _, c := range o.laid.Stale {
		o.stale = append(o.stale, fmt.Sprintf("“%s”%d年度：%s的更正（%s→%s，%s）不再适用，请重新核对", f.Institution.Name, f.Year, kept.ValueName(c.Pointer), nianping.ReadableValue(c.Old), cmp.Or(nianping.ReadableValue(c.New), nianping.ValueNone), c.Officer))
	}
	report.File = s.File
	it := b.came[contentYear{s.SHA256, f.Year}]
	if y := placing.YearFinding(report, placing.SubmittedYear(it.file, it.subject, it.folder)); y != nil {
		report.Findings = append(report.Findings, *y)
	}
	o.report = report
	if o.earlier, err = b.earlier(ctx, f); err != nil {
		return nil, err
	}
	return o, b.addParts(ctx, f, o.report, len(kept.Examiners))
}

// open gives all that is known of a case, for checks, rubric and print. had are cases that were read already, nil for none;
// what is read stands in it then.
func (b *casebook) open(ctx context.Context, f *caseFile, had map[*caseFile]*caseContent) (*nianping.Case, *caseContent, error) {
	read := func(f *caseFile) (*caseContent, error) {
		if o := had[f]; o != nil {
			return o, nil
		}
		o, err := b.read(ctx, f)
		if had != nil && err == nil {
			had[f] = o
		}
		return o, err
	}
	o, err := read(f)
	if err != nil {
		return nil, nil, err
	}
	before, err := read(b.one(f.place, f.Year-1))
	if err != nil {
		return nil, nil, err
	}
	c := &nianping.Case{Institution: f.Institution, Year: f.Year, Status: f.Status, Report: o.report, LastYear: before.report, Earlier: o.earlier, Decisions: f.Decisions, Peers: append(o.unread, f.Peers...)}
	if o.report != nil {
		text, err := o.stored.Text()
		if err != nil {
			return nil, nil, err
		}
		c.Words = nianping.ReadWords(text)
	}
	return c, o, nil
}

// earlier is the first readable version of a report of which a later one counts; nil where it is the only one.
func (b *casebook) earlier(ctx context.Context, f *caseFile) (*nianping.Report, error) {
	if f.Arrivals.First == f.Arrivals.Latest {
		return nil, nil
	}
	first := f.Arrivals.Came[f.Arrivals.First]
	report, err := b.w.Report(ctx, first.SHA256)
	if err != nil {
		return nil, err
	}
	report.File = first.File
	return report, nil
}

// addParts lets a list of examiners that came beside a report take the place of the one that the report lacks, behind those that an
// officer added.
func (b *casebook) addParts(ctx context.Context, f *caseFile, report *nianping.Report, read int) error {
	if read > 0 {
		return nil
	}
	added := len(report.Examiners)
	for _, it := range b.parts[f.caseKey()] {
		part, err := b.w.Report(ctx, it.sha256)
		if err != nil {
			return err
		}
		report.Examiners = append(report.Examiners, part.Examiners...)
		for p, list := range part.Evidence {
			if q, ok := behind(p, added); ok {
				for i := range list {
					list[i].At = "附件“" + it.file + "”" + list[i].At
				}
				report.Evidence[q] = list
			}
		}
		for _, v := range part.Review {
			if q, ok := behind(v.Pointer, added); ok {
				report.Review = append(report.Review, nianping.Review{Pointer: q, Reason: v.Reason})
			}
		}
		if len(part.Examiners) > 0 {
			return nil
		}
	}
	return nil
}

// behind is a pointer into a list of examiners of which so many more stand before; ok is false for all else.
func behind(p nianping.Pointer, more int) (q nianping.Pointer, ok bool) {
	n, below, ok := p.Row("/examiners")
	return nianping.PointerTo("examiners", n+more) + below, ok
}

// unread gathers the findings that say why nothing could be read.
func (b *casebook) unread(ctx context.Context, f *caseFile, o *caseContent) error {
	for _, s := range f.Arrivals.Came {
		report, err := b.w.Report(ctx, s.SHA256)
		if err != nil {
			return err
		}
		o.unread = append(o.unread, report.Findings...)
	}
	return nil
}
