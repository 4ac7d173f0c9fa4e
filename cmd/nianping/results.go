package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/urfave/cli/v2"

	"nianping"
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
	also     []string   // further forms: html, csv, json
}

// output is one file to be written.
type output struct {
	path  string // within the results' folder
	write func(io.Writer) error
}

// writeResults writes all reports and the ledger, on all cores; a file appears only when it is complete.
func writeResults(c *cli.Context, e *evaluated, r results) error {
	list := r.outputs(c.Context, e)
	progress := newProgress(c, "写出报告", len(list))
	defer progress.end()
	next := make(chan *output)
	failed := make(chan error, len(list))
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for d := range next {
				if err := r.put(d); err != nil {
					failed <- fmt.Errorf("“%s”写不出来：%w", d.path, err)
				}
				progress.step()
			}
		}()
	}
	for i := range list {
		if c.Context.Err() != nil {
			break
		}
		next <- &list[i]
	}
	close(next)
	wg.Wait()
	close(failed)
	for err := range failed {
		return err
	}
	if c.Context.Err() != nil {
		return c.Context.Err()
	}
	var names []string
	for _, d := range list {
		names = append(names, d.path)
	}
	return e.book.w.Record(c.Context, "render", map[string]any{"program": e.book.w.Program(), "audience": r.audience, "rubric_sha256": e.rubric.Hash(), "files": len(names)})
}

func (r *results) put(d *output) error {
	var b bytes.Buffer
	if err := d.write(&b); err != nil {
		return err
	}
	path := filepath.Join(r.dir, filepath.FromSlash(d.path))
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	return writeFile(path, func(f *os.File) error {
		_, err := f.Write(b.Bytes())
		return err
	})
}

// outputs is the list of all files of the results.
func (r *results) outputs(ctx context.Context, e *evaluated) []output {
	var list []output
	fonts := r.fonts
	if fonts == nil {
		fonts = pdf.EmbeddedFonts()
	}
	for k := range e.years {
		y := &e.years[k]
		all := y.scored(r.single)
		list = append(list, output{fmt.Sprintf("%d年度定期评估排名报告.pdf", y.year), func(w io.Writer) error {
			return pdf.WriteRanking(w, fonts, &pdf.RankingReport{Number: fmt.Sprintf("NP-%d", y.year), Date: e.day, Year: y.year, Audience: r.audience,
				Rubric: e.rubric.Name, RubricHash: e.rubric.Hash(), All: all})
		}})
		if r.wants("html") {
			list = append(list, output{fmt.Sprintf("%d年度定期评估排名报告.html", y.year), func(w io.Writer) error {
				page := &html.Ranking{Number: fmt.Sprintf("NP-%d", y.year), Date: e.day, Year: y.year, Rubric: e.rubric.Name, RubricHash: e.rubric.Hash()}
				for _, s := range all {
					page.All = append(page.All, html.Entry{Evaluation: s.Evaluation, Report: s.File})
				}
				return html.WriteRanking(w, page)
			}})
		}
		if !r.single {
			continue
		}
		cities := map[nianping.InstitutionType]func() pdf.City{} // worked out when the first report of a type is written
		names := y.fileNames()
		for i, f := range y.cases {
			if !f.concerned() {
				continue
			}
			city, known := cities[f.Institution.Type]
			if !known {
				city = sync.OnceValue(func() pdf.City { return pdf.CityFor(all, f.Institution.Type) })
				cities[f.Institution.Type] = city
			}
			list = append(list, output{names[i], func(w io.Writer) error {
				c, v, err := e.open(ctx, y, i)
				if err != nil {
					return err
				}
				return pdf.WriteEvaluation(w, fonts, &pdf.EvaluationReport{Number: fmt.Sprintf("NP-%d-%03d", y.year, i+1), Date: e.day, Audience: r.audience, Case: c, Evaluation: v,
					City: city(), Received: f.received(), Submissions: f.Arrivals.Came})
			}})
		}
	}
	// ledger writes one of the forms of the ledger.
	ledger := func(path string, write func(io.Writer, *xlsx.Ledger) error) {
		list = append(list, output{path, func(w io.Writer) error {
			l, err := r.ledger(ctx, e)
			if err != nil {
				return err
			}
			return write(w, l)
		}})
	}
	if r.audience != pdf.Public {
		ledger("台账.xlsx", xlsx.WriteLedger)
	}
	if r.wants("csv") {
		ledger("统计.csv", xlsx.WriteStatisticsCSV)
	}
	if r.wants("json") {
		ledger("统计.json", xlsx.WriteStatisticsJSON)
	}
	return list
}

func (r *results) wants(form string) bool { return slices.Contains(r.also, form) }

// ledger is the ledger of all years; single reports lie beside it.
func (r *results) ledger(ctx context.Context, e *evaluated) (*xlsx.Ledger, error) {
	l := &xlsx.Ledger{Date: e.day, Rubric: e.rubric.Name, RubricHash: e.rubric.Hash(), Personal: r.audience == pdf.Internal}
	for k := range e.years {
		y := &e.years[k]
		names := y.fileNames()
		for i, f := range y.cases {
			if !f.concerned() {
				continue
			}
			c, v, err := e.open(ctx, y, i)
			if err != nil {
				return nil, err
			}
			entry := xlsx.LedgerEntry{Case: c, Evaluation: v}
			if r.single {
				entry.Report = names[i]
			}
			l.Entries = append(l.Entries, entry)
		}
	}
	return l, nil
}

// fileNames are the paths of the single reports by the institutions' place in the registry, "" for those without.
func (y *evaluatedYear) fileNames() []string {
	names, used := make([]string, len(y.cases)), map[string]bool{}
	for i, f := range y.cases {
		if !f.concerned() {
			continue
		}
		name := fileName(f.Institution.Name)
		if used[name] {
			name += fmt.Sprintf("（%d）", i+1)
		}
		used[name] = true
		names[i] = fmt.Sprintf("%d年度评估报告/%s.pdf", y.year, name)
	}
	return names
}

// scored pairs the cases of a year that concern it with their evaluations, and with their single reports where those are
// written too.
func (y *evaluatedYear) scored(single bool) []pdf.Scored {
	var all []pdf.Scored
	names := y.fileNames()
	for i, f := range y.cases {
		if !f.concerned() {
			continue
		}
		s := pdf.Scored{Case: f.counts(), Evaluation: &y.evaluations[i]}
		if single {
			s.File = names[i]
		}
		all = append(all, s)
	}
	return all
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
