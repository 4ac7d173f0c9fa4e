package main

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/urfave/cli/v2"

	"nianping"
	"nianping/ingest/workspace"
	"nianping/render/html"
	"nianping/render/pdf"
	"nianping/render/xlsx"
)

// results says where the results of an evaluation go and for whom they are.
type results struct {
	dir      string
	audience pdf.Audience
	single   bool       // one report an institution and year as well
	fonts    *pdf.Fonts // nil for the program's own
	fontHash string     // of what fonts has beside the program's own, "" for nothing
	logo     *pdf.Logo  // nil for none
	logoHash string     // of the picture, "" for none
	also     []string   // further forms: html, csv, json
	desk     pdf.Desk   // whom institutions may ask
}

// output is one file to be written.
type output struct {
	path  string                 // within the results' folder
	key   func() (string, error) // hash of all that its content rests on
	write func(io.Writer) error
}

// writeResults writes all reports and the ledger, on all cores; a file appears only when it is complete. One that is there
// already, as it was written from the very same things, is left as it is. It returns all of them.
func writeResults(c *cli.Context, e *evaluated, r *results) ([]workspace.Output, error) {
	list := r.outputs(c.Context, e)
	if err := makeFolder(r.dir); err != nil {
		return nil, err
	}
	progress := newProgress(c, "写出报告", len(list))
	defer progress.end()
	had, err := e.book.w.Outputs(c.Context)
	if err != nil {
		return nil, err
	}
	// Those over all institutions begin first.
	slices.SortStableFunc(list, func(a, b output) int { return strings.Count(a.path, "/") - strings.Count(b.path, "/") })
	var all, written []workspace.Output
	err = inOrder(c.Context, len(list), slices.Values(list), func(_ context.Context, d output) (put, error) {
		defer progress.step()
		p, err := r.put(&d, had)
		if err != nil {
			err = fmt.Errorf("“%s”写不出来：%w", d.path, err)
		}
		return p, err
	}, func(p put) error {
		all = append(all, p.Output)
		if p.fresh {
			written = append(written, p.Output)
		}
		return nil
	})
	if err == nil {
		err = e.book.w.KeepOutputs(c.Context, written)
	}
	if err != nil {
		return nil, err
	}
	return all, r.record(c.Context, e.book.w, e.rubricHash, len(all), len(written))
}

// record logs that files of the results were looked after, and how many of them had to be written.
func (r *results) record(ctx context.Context, w *workspace.Workspace, rubricHash string, files, written int) error {
	return w.Record(ctx, "render", map[string]any{"program": w.Program(), "audience": r.audience, "rubric_sha256": rubricHash, "files": files, "unchanged": files - written})
}

// put is one file of the results in its place.
type put struct {
	workspace.Output
	fresh bool // it was written just now
}

// put writes one file, unless it is there already.
func (r *results) put(d *output, had map[string]workspace.Output) (put, error) {
	path, err := filepath.Abs(filepath.Join(r.dir, filepath.FromSlash(d.path)))
	if err != nil {
		return put{}, err
	}
	key, err := d.key()
	if err != nil {
		return put{}, err
	}
	if was := had[path]; was.Key == key && was.SHA256 == hashOfFile(path) {
		return put{was, false}, nil
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return put{}, err
	}
	sum := sha256.New()
	err = writeFile(path, func(f *os.File) error {
		b := bufio.NewWriter(io.MultiWriter(f, sum))
		if err := d.write(b); err != nil {
			return err
		}
		return b.Flush()
	})
	return put{workspace.Output{Path: path, Key: key, SHA256: hex.EncodeToString(sum.Sum(nil))}, true}, err
}

// shown is a hash of all that is shown of a case.
func (f *caseFile) shown() string { return hashOf(mustJSON(f.key, f.Arrivals.Came)) }

// shape is a hash of what decides how all files look.
func (r *results) shape() string {
	return hashOf(mustJSON(r.audience, r.fontHash, r.logoHash, r.single, r.desk))
}

// rest is a hash of all that a file shows that is about the years given, but for the cases of one report.
func (r *results) rest(e *evaluated, what string, years []evaluatedYear) string {
	keys := []string{what, e.book.w.Program(), e.day.String(), r.shape(), e.rubricHash}
	for i := range years {
		for _, f := range years[i].cases {
			keys = append(keys, f.shown())
		}
	}
	return hashOf(mustJSON(keys))
}

// outputs is the list of all files of the results, the ledger first, which takes longest.
func (r *results) outputs(ctx context.Context, e *evaluated) []output {
	var list []output
	fonts := r.fonts
	if fonts == nil {
		fonts = pdf.EmbeddedFonts()
	}
	// ledger writes one of the forms of the ledger; kept rows will do for the workbook.
	ledger := func(path string, kept bool, write func(io.Writer, *xlsx.Ledger) error) {
		list = append(list, output{path, func() (string, error) { return r.rest(e, "ledger", e.years), nil }, func(w io.Writer) error {
			return write(w, r.ledger(ctx, e, kept))
		}})
	}
	if r.audience == pdf.Internal { // it holds all institutions' figures
		ledger("台账.xlsx", true, func(w io.Writer, in *xlsx.Ledger) error {
			store, end, err := e.book.w.Scratch()
			if err != nil {
				return err
			}
			defer end()
			in.Store = store
			return xlsx.WriteLedger(w, in)
		})
	}
	if r.wants("csv") {
		ledger("统计.csv", false, xlsx.WriteStatisticsCSV)
	}
	if r.wants("json") {
		ledger("统计.json", false, xlsx.WriteStatisticsJSON)
	}
	for k := range e.years {
		y := &e.years[k]
		due, _ := e.book.due(y.year)
		scored := sync.OnceValues(func() ([]pdf.Scored, error) { // read when the first file needs them
			return e.scored(ctx, y, r.single && r.audience != pdf.ForInstitution) // to an institution goes its own report alone
		})
		year := func() (string, error) { return r.rest(e, "ranking", e.years[k:k+1]), nil }
		list = append(list, output{fmt.Sprintf("%d年度定期评估排名报告.pdf", y.year), year, func(w io.Writer) error {
			all, err := scored()
			if err != nil {
				return err
			}
			return pdf.WriteRanking(w, fonts, &pdf.RankingReport{Number: fmt.Sprintf("NP-%d", y.year), Date: e.day, Year: y.year, Due: due, Audience: r.audience, Logo: r.logo,
				Rubric: e.rubric.Name, RubricHash: e.rubricHash, All: all})
		}})
		if r.wants("html") {
			list = append(list, output{fmt.Sprintf("%d年度定期评估排名报告.html", y.year), year, func(w io.Writer) error {
				all, err := scored()
				if err != nil {
					return err
				}
				page := &html.Ranking{Number: fmt.Sprintf("NP-%d", y.year), Date: e.day, Year: y.year, Due: due, Rubric: e.rubric.Name, RubricHash: e.rubricHash, Public: r.audience != pdf.Internal}
				for _, s := range all {
					page.All = append(page.All, html.Entry{Evaluation: s.Evaluation, Report: s.File})
				}
				return html.WriteRanking(w, page)
			}})
		}
		if !r.single {
			continue
		}
		city := func() (pdf.City, error) { // what the figures of the single reports are held against
			return y.city.get(func() (pdf.City, error) {
				all, err := scored()
				return pdf.CityOf(all), err
			})
		}
		names := y.fileNames()
		for _, i := range y.concerned() {
			f := y.cases[i]
			key := func() (string, error) {
				s := &y.standings[i]
				city, err := city()
				return hashOf(mustJSON(r.rest(e, "single", nil), i, f.shown(), []*int{s.Rank, s.RankAll, s.RankBest, s.RankWorst}, city)), err
			}
			list = append(list, output{names[i], key, func(w io.Writer) error {
				c, _, v, err := e.open(ctx, y, i)
				if err != nil {
					return err
				}
				city, err := city()
				if err != nil {
					return err
				}
				return pdf.WriteEvaluation(w, fonts, &pdf.EvaluationReport{Number: fmt.Sprintf("NP-%d-%03d", y.year, i+1), Date: e.day, Audience: r.audience, Logo: r.logo, Case: c, Evaluation: v,
					City: city, Desk: r.desk, Received: f.received(), Submissions: f.Arrivals.Came})
			}})
		}
	}
	return list
}

func (r *results) wants(form string) bool { return slices.Contains(r.also, form) }

// ledger is the ledger of all years, of kept rows where kept is set; single reports lie beside it. Its entries are opened on
// all cores, a few at a time.
func (r *results) ledger(ctx context.Context, e *evaluated, kept bool) *xlsx.Ledger {
	type place struct {
		year *evaluatedYear
		i    int
		name string
	}
	var places []place
	for k := range e.years {
		y := &e.years[k]
		names := y.fileNames()
		for _, i := range y.concerned() {
			p := place{year: y, i: i}
			if r.single {
				p.name = names[i]
			}
			places = append(places, p)
		}
	}
	entries := eachInOrder(ctx, casesAhead, slices.Values(places), func(ctx context.Context, p place) (*xlsx.LedgerEntry, error) {
		x, err := e.entry(ctx, p.year, p.i, kept)
		x.Report = p.name
		return x, err
	})
	return &xlsx.Ledger{Date: e.day, Rubric: e.rubric.Name, RubricHash: e.rubricHash, Entries: entries}
}

// entry is one case of a year as the ledger shows it: its own report without what it is compared with. Where kept rows will do
// and are there, nothing is opened.
func (e *evaluated) entry(ctx context.Context, y *evaluatedYear, i int, kept bool) (*xlsx.LedgerEntry, error) {
	f := y.cases[i]
	if kept {
		rows, err := e.book.w.LedgerRows(ctx, e.rubricHash, f.caseKey(), f.key)
		if err != nil {
			return &xlsx.LedgerEntry{}, err
		}
		if rows != nil {
			b, err := e.brief(ctx, y, i)
			return &xlsx.LedgerEntry{Case: f.counts(b.Outcomes), Evaluation: &b.Evaluation, Rows: rows}, err
		}
	}
	o, err := e.book.read(ctx, f)
	if err != nil {
		return &xlsx.LedgerEntry{}, err
	}
	v, err := e.whole(ctx, y, i)
	return &xlsx.LedgerEntry{Case: &nianping.Case{Institution: f.Institution, Year: f.Year, Status: f.Status, Report: o.report, Decisions: f.Decisions}, Evaluation: v}, err
}

// fileNames are the paths of the single reports by the institutions' place in the registry, "" for those without.
func (y *evaluatedYear) fileNames() []string {
	names, used := make([]string, len(y.cases)), map[string]bool{}
	for _, i := range y.concerned() {
		name := fileName(y.cases[i].Institution.Name)
		if used[name] {
			name += fmt.Sprintf("（%d）", i+1)
		}
		used[name] = true
		names[i] = fmt.Sprintf("%d年度评估报告/%s.pdf", y.year, name)
	}
	return names
}

// scored pairs the cases of a year that concern it with their brief evaluations, and with their single reports where those go
// along.
func (e *evaluated) scored(ctx context.Context, y *evaluatedYear, single bool) (all []pdf.Scored, err error) {
	names := y.fileNames()
	err = inOrder(ctx, casesAhead, slices.Values(y.concerned()), func(ctx context.Context, i int) (pdf.Scored, error) {
		b, err := e.brief(ctx, y, i)
		s := pdf.Scored{Case: y.cases[i].counts(b.Outcomes), Evaluation: &b.Evaluation}
		if single {
			s.File = names[i]
		}
		return s, err
	}, func(s pdf.Scored) error {
		all = append(all, s)
		return nil
	})
	return all, err
}

var forbidden = strings.NewReplacer(`/`, "／", `\`, "＼", ":", "：", "*", "＊", "?", "？", `"`, "”", "<", "＜", ">", "＞", "|", "｜")

// fileName makes a name that every system can keep.
func fileName(s string) string {
	s = strings.Trim(forbidden.Replace(strings.Join(strings.Fields(s), "")), ". ")
	if r := []rune(s); len(r) > 60 {
		s = string(r[:60])
	}
	if s == "" {
		s = "未命名"
	}
	return s
}
