package main

import (
	"context"
	"io"
	"net/http"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"github.com/urfave/cli/v2"

	"nianping"
	"nianping/ingest/workspace"
	"nianping/render/html"
)

// site is the local site: the workspace with what was worked out from it last, until it changes. Requests read what was
// worked out without a lock; whoever finds it out of date works it out anew.
type site struct {
	c          *cli.Context
	w          *workspace.Workspace
	rubric     *nianping.Rubric
	port       int
	token      string
	landing    string // the page that opens first
	uploadMost int64  // bytes of one upload in all

	mu      sync.Mutex
	changes int64 // made through this site
	states  *registerStates
	taking  sync.Mutex // one pile at a time is taken in

	evaluating sync.Mutex // one evaluation at a time; the grid does not wait for it
	scores     *evaluatedSite

	docsMu  sync.Mutex
	docs    map[string][]html.Block // by content, of the documents that were looked at last
	reasons sync.Map                // why a content could not be read, by its hash
	work    sync.Map                // *progress by what is being done, of what began last
	batch   lastBatch
	move    lastMove
	quit    context.CancelFunc // ends the site

	patience patience
}

// stand is a state of the workspace.
type stand struct{ own, foreign int64 }

// registerStates is who reported what when.
type registerStates struct {
	at       stand
	day      nianping.Date
	registry []nianping.Institution
	items    []workspace.Held
	years    []int
	list     []nianping.Status // by year, then in the registry's order
}

// evaluatedSite is the evaluation of all years.
type evaluatedSite struct {
	at    stand
	day   nianping.Date
	byKey map[string]int // places in the registry by the institutions' keys
	names [][]string     // of the single reports, by year and place in the registry; "" for those without
	order []func() []int // by year, the places in the registry of those that owe a report, in the order of their rank
	*evaluated
}

// newEvaluatedSite is an evaluation as the site keeps it.
func newEvaluatedSite(at stand, day nianping.Date, byKey map[string]int, names [][]string, e *evaluated) *evaluatedSite {
	site := &evaluatedSite{at: at, day: day, byKey: byKey, names: names, evaluated: e}
	for k := range e.years {
		site.order = append(site.order, sync.OnceValue(e.years[k].ranked))
	}
	return site
}

// newSite makes the site of a workspace; port is the one it is served at.
func newSite(c *cli.Context, w *workspace.Workspace, rubric *nianping.Rubric, port int) (*site, error) {
	token, err := newToken()
	s := &site{c: c, w: w, rubric: rubric, port: port, token: token, landing: "/", uploadMost: uploadMost, quit: func() {}, patience: usualPatience, docs: map[string][]html.Block{}}
	c.App.Metadata[watching] = func(p *progress) { s.work.Store(p.what, p) }
	return s, err
}

// What the site does for long, as its progress is called.
const (
	readingWork    = "读取材料"
	comparingWork  = "比对各家的材料"
	evaluatingWork = "评分"
)

// doing says how far the first of these works is that is being done; "" where none is.
func (s *site) doing(works ...string) string {
	for _, what := range works {
		if p, ok := s.work.Load(what); ok {
			if words := p.(*progress).words(); words != "" {
				return words
			}
		}
	}
	return ""
}

// tellDoing answers a page that waits for the evaluation, or for the reading of what was dropped on it, how far that is.
func (s *site) tellDoing(w http.ResponseWriter, r *http.Request) {
	words := s.doing(evaluatingWork, comparingWork)
	if r.URL.RawQuery == "reading" {
		words = s.doing(readingWork)
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, _ = io.WriteString(w, words) // the client may be gone
}

// routes is THE list of pages and actions.
func (s *site) routes() http.Handler {
	m := http.NewServeMux()
	m.HandleFunc("GET /{$}", s.home)
	m.HandleFunc("GET /inbox", s.inbox)
	m.HandleFunc("GET /names", s.names)
	m.HandleFunc("GET /doing", s.tellDoing)
	m.HandleFunc("GET /report", s.report)
	m.HandleFunc("GET /scores", s.ranking)
	m.HandleFunc("GET /print", s.print)
	m.HandleFunc("GET /download", s.download)
	m.HandleFunc("GET /letters", s.letters)
	m.HandleFunc("POST /registry", s.takeRegistry)
	m.HandleFunc("POST /upload", s.upload)
	m.HandleFunc("POST /place", s.place)
	m.HandleFunc("POST /correct", s.correct)
	m.HandleFunc("POST /add", s.add)
	m.HandleFunc("POST /decide", s.decide)
	m.HandleFunc("POST /settle", s.settle)
	m.HandleFunc("POST /reveal", s.reveal)
	m.HandleFunc("POST /quit", s.close)
	m.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		s.refuse(w, http.StatusNotFound, "没有这一页", "请从菜单打开。")
	})
	return m
}

// close ends the site when its answer has been sent. What was saved is saved.
func (s *site) close(w http.ResponseWriter, _ *http.Request) {
	s.bar(w, http.StatusOK, "年评已关闭", "已做的都已保存，可以关闭本页。要再打开，请双击年评程序。")
	s.quit()
}

// ctx is the context of work on the workspace: a browser that goes away breaks off nothing half done.
func (s *site) ctx() context.Context { return s.c.Context }

// changed notes that this site has changed the workspace.
func (s *site) changed() {
	s.mu.Lock()
	s.changes++
	s.mu.Unlock()
}

// now is the state of the workspace; the lock must be held.
func (s *site) now() (stand, nianping.Date, error) {
	foreign, err := s.w.ForeignVersion(s.ctx())
	if err != nil {
		return stand{}, nianping.Date{}, err
	}
	day, err := asOf(s.c)
	return stand{s.changes, foreign}, day, err
}

// register is who reported what when, as the workspace is now.
func (s *site) register() (*registerStates, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	at, day, err := s.now()
	if err != nil {
		return nil, err
	}
	if s.states != nil && s.states.at == at && s.states.day == day {
		return s.states, nil
	}
	r := &registerStates{at: at, day: day}
	if r.registry, err = s.w.Registry(s.ctx()); err != nil {
		return nil, err
	}
	if r.items, err = s.w.Items(s.ctx()); err != nil {
		return nil, err
	}
	subs := newSubmissions()
	for i := range r.items {
		subs.add(&r.items[i])
	}
	if r.years, err = yearsOf(s.c, day, subs.years); err != nil {
		return nil, err
	}
	r.list = nianping.Statuses(r.registry, r.years, dueOf(s.c), subs.in(r.registry), day)
	s.states = r
	return r, nil
}

// evaluation is the evaluation of all years, as the workspace is now.
func (s *site) evaluation() (*evaluatedSite, error) {
	r, err := s.register()
	if err != nil {
		return nil, err
	}
	s.evaluating.Lock()
	defer s.evaluating.Unlock()
	s.mu.Lock()
	at, day, err := s.now()
	s.mu.Unlock()
	if err != nil {
		return nil, err
	}
	if s.scores != nil && s.scores.at == at && s.scores.day == day {
		return s.scores, nil
	}
	e, err := evaluateYears(s.c, s.w, r.years, day, s.rubric)
	if err != nil {
		return nil, err
	}
	var names [][]string
	for k := range e.years {
		names = append(names, e.years[k].fileNames())
	}
	s.scores = newEvaluatedSite(at, day, institutionsByKey(e.book.registry), names, e)
	return s.scores, nil
}

// soon is the evaluation for somebody who looks at a page. Where it takes longer than anybody looks at an empty page it
// answers that it is being worked out, and returns nil; the page asks again by itself. It answers errors too.
func (s *site) soon(w http.ResponseWriter) *evaluatedSite {
	type result struct {
		e   *evaluatedSite
		err error
	}
	done := make(chan result, 1)
	go func() {
		e, err := s.evaluation()
		done <- result{e, err}
	}()
	select {
	case got := <-done:
		if got.err != nil {
			s.failed(w, got.err)
		}
		return got.e
	case <-time.After(s.patience.answer):
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_ = html.WriteMessage(w, &html.Message{Frame: html.Frame{Title: "正在计算得分和排名", Folder: folderName(s.w.Dir())}, Again: true, Doing: s.doing(evaluatingWork, comparingWork), // the client may be gone
			Text: "机构多时第一次要几分钟，以后只重算有变动的。算好后本页自动打开；这期间可以照常收件、看报送情况。"})
		return nil
	}
}

// find is the place of a year and of an institution, named by its key, in an evaluation; ok is false where there is none.
func (e *evaluatedSite) find(key string, year int) (k, i int, ok bool) {
	if i, ok = e.byKey[key]; !ok || key == "" {
		return 0, 0, false
	}
	k = e.place(year)
	return k, i, k >= 0
}

// place is the place of a year in the evaluation, -1 where it is not evaluated.
func (e *evaluatedSite) place(year int) int {
	return slices.IndexFunc(e.years, func(y evaluatedYear) bool { return y.year == year })
}

// folderName is the last part of the workspace's path, which says enough on the page.
func folderName(dir string) string {
	if absolute, err := filepath.Abs(dir); err == nil {
		dir = absolute
	}
	return filepath.Base(dir)
}
