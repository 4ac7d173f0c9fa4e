package main

import (
	"fmt"
	"io"
	"net/http"
	"net/url"
	"sort"
	"strconv"
	"strings"

	"nianping"
	"nianping/ingest/workspace"
	"nianping/render/html"
)

// homeRows is how many institutions one page of the grid has.
const homeRows = 100

// home is the page 报送情况.
func (s *site) home(w http.ResponseWriter, r *http.Request) { s.homePage(w, r, http.StatusOK, "") }

// homePage answers with the page and with what could not be done, "" for nothing.
func (s *site) homePage(w http.ResponseWriter, r *http.Request, status int, problem string) {
	states, err := s.register()
	if err != nil {
		s.failed(w, err)
		return
	}
	q := r.URL.Query()
	p := &html.Home{Frame: s.frame(r, "报送情况", "home"), Empty: len(states.registry) == 0, Day: states.day.Chinese(), Years: states.years, Institution: len(states.registry),
		Name: strings.TrimSpace(q.Get("name")), District: q.Get("district"), Type: q.Get("type"), State: nianping.SubmissionState(q.Get("state"))}
	p.Problem = problem
	if q.Get("done") == "registry" {
		p.Notice = fmt.Sprintf("名册已导入：%d 家机构；已收到的材料按新名册重新归属。", len(states.registry))
	}
	unread, lost := listTroubled(states.items)
	p.UnplacedCount = len(unread) + len(lost)
	p.Districts, p.Types = choices(states.registry)
	p.Year, _ = strconv.Atoi(q.Get("year")) // any where it is none
	p.Tallies = states.tallies()
	found := states.filter(p)
	p.Found = len(found)
	first, _ := strconv.Atoi(q.Get("from"))
	first = max(0, min(first, len(found)-1))
	last := min(first+homeRows, len(found))
	p.First, p.Last = first+1, last
	p.Before, p.After = turned(first, homeRows, len(found), func(from int) string {
		v := url.Values{"name": {p.Name}, "district": {p.District}, "type": {p.Type}, "state": {string(p.State)}, "year": {q.Get("year")}, "from": {strconv.Itoa(from)}}
		return "/?" + v.Encode()
	})
	for _, i := range found[min(first, len(found)):last] {
		in := &states.registry[i]
		row := html.HomeRow{Name: in.Name, Type: string(in.Type), District: in.District}
		for k, year := range states.years {
			row.Cells = append(row.Cells, stateCell(in, year, &states.list[k*len(states.registry)+i]))
		}
		p.Rows = append(p.Rows, row)
	}
	s.page(w, status, func(out io.Writer) error { return html.WriteHome(out, p) })
}

// turned are the addresses of the pages before and after the one that begins at a row, "" where there is none; rows is how many
// a page has.
func turned(from, rows, all int, href func(from int) string) (before, after string) {
	if from > 0 {
		before = href(max(0, from-rows))
	}
	if from+rows < all {
		after = href(from + rows)
	}
	return before, after
}

// stateCell shows one state and leads to its report.
func stateCell(in *nianping.Institution, year int, st *nianping.Status) html.StateCell {
	words := st.State.Name()
	if st.State == nianping.Late && st.DaysLate != nil {
		words = fmt.Sprintf("逾期%d天", *st.DaysLate)
	}
	return html.StateCell{State: st.State, Words: words, Href: reportHref(workspace.InstitutionKey(in), year)}
}

// reportHref is the address of one report's page.
func reportHref(key string, year int) string {
	return "/report?" + url.Values{"i": {key}, "y": {strconv.Itoa(year)}}.Encode()
}

// choices are the districts and types of a registry.
func choices(registry []nianping.Institution) (districts, types []string) {
	seen, kinds := map[string]bool{}, map[string]bool{}
	for i := range registry {
		if d := registry[i].District; d != "" && !seen[d] {
			seen[d] = true
			districts = append(districts, d)
		}
		kinds[string(registry[i].Type)] = true
	}
	sort.Strings(districts)
	for _, t := range nianping.InstitutionTypes {
		if kinds[string(t)] {
			types = append(types, string(t))
		}
	}
	return districts, types
}

// tallies count states by year.
func (r *registerStates) tallies() []html.Tally {
	var list []html.Tally
	for k, year := range r.years {
		n := map[nianping.SubmissionState]int{}
		for i := range r.registry {
			n[r.list[k*len(r.registry)+i].State]++
		}
		t := html.Tally{Year: year, Owed: len(r.registry) - n[nianping.NotRequired], Came: n[nianping.OnTime] + n[nianping.Late], Share: "—"}
		if t.Owed > 0 {
			t.Share = fmt.Sprintf("%.0f%%", 100*float64(t.Came)/float64(t.Owed))
		}
		for _, c := range (*html.Home)(nil).States() {
			if c.N = n[c.State]; c.N > 0 {
				c.Href = "/?" + url.Values{"year": {strconv.Itoa(year)}, "state": {string(c.State)}}.Encode()
				t.Counts = append(t.Counts, c)
			}
		}
		list = append(list, t)
	}
	return list
}

// filter are the places in the registry of the institutions that the page's filters leave.
func (r *registerStates) filter(p *html.Home) []int {
	var found []int
	name := nianping.NameKey(p.Name)
	for i := range r.registry {
		in := &r.registry[i]
		if p.District != "" && in.District != p.District || p.Type != "" && string(in.Type) != p.Type || p.Name != "" && !strings.Contains(nianping.NameKey(in.Name), name) && !strings.EqualFold(in.CreditCode, p.Name) {
			continue
		}
		has := p.State == ""
		for k, year := range r.years {
			has = has || (p.Year == 0 || p.Year == year) && r.list[k*len(r.registry)+i].State == p.State
		}
		if has {
			found = append(found, i)
		}
	}
	return found
}
