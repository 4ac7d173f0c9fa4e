package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"nianping"
)

// filing is the filing of an institution that owes reports for 2023 to 2025.
func filing() []nianping.Filing {
	return []nianping.Filing{{Programme: nianping.SkillLevel, Occupation: "电工", Levels: []nianping.Level{"5"}, From: nianping.Date{Year: 2023, Month: 1, Day: 1}, To: nianping.Date{Year: 2025, Month: 12, Day: 31}, State: nianping.Active}}
}

// schoolsSend makes a site with at most four schools, each of which sent a text with these words for each year.
func schoolsSend(t *testing.T, schools int, years []int, words func(school int) string) (b *tab, list []nianping.Institution) {
	t.Helper()
	b = openTab(t)
	files := map[string][]byte{}
	for i := range schools {
		name := fmt.Sprintf("黄山%c字技工学校", []rune("甲乙丙丁")[i])
		list = append(list, nianping.Institution{Name: name, Type: nianping.School, Filings: filing()})
		for _, year := range years {
			files[fmt.Sprintf("%s%d.txt", name, year)] = fmt.Appendf(nil, "%s%d年度评价工作总结\n%s\n", name, year, words(i))
		}
	}
	b.register(list...)
	if w := b.drop("/upload", files); w.Code != http.StatusSeeOther {
		t.Fatalf("%d", w.Code)
	}
	return b, list
}

func TestWhatCannotBeSavedStaysTyped(t *testing.T) {
	t.Parallel()
	b, page := machineWorks(t)
	hash := regexp.MustCompile(`name="sha" value="([0-9a-f]{64})"`).FindStringSubmatch(b.get(page))
	form := url.Values{"i": {"9134100015201K3M9A"}, "y": {"2024"}, "sha": {hash[1]}, "p": {"/venues/theory_seats"}, "seen": {"120"}, "value": {"许多"}, "reason": {"来电更正"}, "by": {"李某"}}
	w := b.post("/correct", form)
	for _, want := range []string{"没有保存", `name="value" value="许多"`, `name="reason" value="来电更正"`, `name="by" value="李某"`, "考位", `class="m`} {
		if !strings.Contains(w.Body.String(), want) {
			t.Errorf("%d: the page lacks %s", w.Code, want)
		}
	}
	w = b.post("/decide", url.Values{"i": {"9134100015201K3M9A"}, "y": {"2024"}, "code": {"NOT_A_CODE"}, "verdict": {nianping.VerdictYes}, "reason": {"去函核实"}, "by": {"李某"}})
	if w.Code != http.StatusConflict || !strings.Contains(w.Body.String(), "没有保存") {
		t.Errorf("a finding that is gone: %d", w.Code)
	}
}

func TestACorrectionSaysWhichItemsMoved(t *testing.T) {
	t.Parallel()
	b, page := machineWorks(t)
	before := b.get(page)
	hash := regexp.MustCompile(`name="sha" value="([0-9a-f]{64})"`).FindStringSubmatch(before)
	seats := regexp.MustCompile(`data-p="/venues/theory_seats"[^>]*data-plain="(\d+)"`).FindStringSubmatch(before)
	w := b.post("/correct", url.Values{"i": {"9134100015201K3M9A"}, "y": {"2024"}, "sha": {hash[1]}, "p": {"/venues/theory_seats"}, "seen": {seats[1]}, "value": {"3"}, "reason": {"来电更正"}, "by": {"李某"}})
	at := w.Header().Get("Location")
	if after := b.get(at); !regexp.MustCompile(`得分变动：D2 [^；<]*→`).MatchString(after) {
		t.Error("the item that moved is not named")
	}
	if again := b.get(page); strings.Contains(again, "得分变动") {
		t.Error("an old move is told again")
	}
}

func TestTheGridShowsTheStatesOfOneYear(t *testing.T) {
	t.Parallel()
	b, _ := machineWorks(t)
	found := regexp.MustCompile(`符合条件 (\d+) 家`)
	count := func(query string) string { return found.FindStringSubmatch(b.get("/?" + query))[1] }
	home := b.get("/")
	link := regexp.MustCompile(`href="/\?(state=on_time&amp;year=2024)">按期 1<`).FindStringSubmatch(home)
	if link == nil || !regexp.MustCompile(`2024年度</b><span>应报 \d+ 家，已报 1 家（\d+%）`).MatchString(home) {
		t.Fatalf("the counts of 2024 are not there\n%s", home)
	}
	if n := count(strings.ReplaceAll(link[1], "&amp;", "&")); n != "1" {
		t.Errorf("%s institutions on time in 2024", n)
	}
	if n := count("state=on_time&year=2023"); n != "0" {
		t.Errorf("%s institutions on time in 2023", n)
	}
	if n := count("name=" + url.QueryEscape("没有这样的机构")); n != "0" {
		t.Errorf("%s institutions of a name that nobody has", n)
	}
}

func TestAllReportsComeInOneArchive(t *testing.T) {
	t.Parallel()
	b := openTab(t)
	b.register(nianping.Institution{Name: "甲公司", Type: nianping.Enterprise, Filings: filing()}, nianping.Institution{Name: "乙/学校", Type: nianping.School, Filings: filing()})
	href := regexp.MustCompile(`href="(/download\?[^"]+\.zip[^"]*)"`).FindStringSubmatch(b.get("/print?y=2024"))
	if href == nil {
		t.Fatal("no archive is offered")
	}
	w := b.do(http.MethodGet, strings.ReplaceAll(href[1], "&amp;", "&"), "", nil)
	z, err := zip.NewReader(bytes.NewReader(w.Body.Bytes()), int64(w.Body.Len()))
	if err != nil || len(z.File) != 2 {
		t.Fatalf("%d %v", w.Code, err)
	}
	for _, f := range z.File {
		if !strings.HasPrefix(f.Name, "2024年度评估报告/") || strings.Count(f.Name, "/") != 1 || f.UncompressedSize64 < 1000 {
			t.Errorf("%s, %d bytes", f.Name, f.UncompressedSize64)
		}
	}
	if n, _ := b.logged("render"); n != 1 {
		t.Errorf("%d entries in the log", n)
	}
	if page := b.get("/print?y=2024&name=" + url.QueryEscape("学校")); strings.Contains(page, "甲公司.pdf") || !strings.Contains(page, "乙／学校.pdf") {
		t.Error("the name does not choose")
	}
}

func TestALongEvaluationIsAnnouncedAndComes(t *testing.T) {
	t.Parallel()
	b, page := machineWorks(t)
	b.s.patience.answer = 0
	b.s.evaluating.Lock() // as if it were being worked out
	for _, path := range []string{"/scores", "/print", page} {
		if answer := b.get(path); !strings.Contains(answer, `id="again"`) {
			t.Errorf("%s says nothing of the evaluation", path)
		}
	}
	if grid := b.get("/"); !strings.Contains(grid, "按期 1<") {
		t.Error("the grid waits for the evaluation")
	}
	b.s.evaluating.Unlock()
	b.s.patience.answer = 5 * time.Minute
	if !totalShown.MatchString(b.get(page)) {
		t.Error("the report does not come")
	}
}

func TestTheButtonEndsTheProgram(t *testing.T) {
	t.Parallel()
	b := openTab(t)
	address := b.open()
	answer, err := http.DefaultTransport.RoundTrip(b.request(http.MethodPost, address, "/quit", nil))
	if err != nil || answer.StatusCode != http.StatusOK {
		t.Fatalf("%v %v", answer, err)
	}
	answer.Body.Close()
	for end := time.Now().Add(10 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		if _, err := http.DefaultTransport.RoundTrip(b.request(http.MethodGet, address, "/", nil)); err != nil {
			return
		}
		if time.Now().After(end) {
			t.Fatal("it is still there")
		}
	}
}

func TestAMessageHasTheMenuOnlyForThoseWhoMayUseIt(t *testing.T) {
	t.Parallel()
	b := openTab(t)
	if page := b.do(http.MethodGet, "/nothing", "", nil).Body.String(); !strings.Contains(page, `href="/scores"`) {
		t.Error("no way on from a page that is not there")
	}
	b.cookie = ""
	if page := b.do(http.MethodGet, "/nothing", "", nil).Body.String(); strings.Contains(page, "<nav") || strings.Contains(page, folderName(b.s.w.Dir())+"</span>") {
		t.Error("a stranger is shown the menu and the folder")
	}
}

func TestTheNextReportIsOneWithAnOpenDoubt(t *testing.T) {
	t.Parallel()
	seats := []string{"20", "约30", "40", "约50"}
	b, list := schoolsSend(t, len(seats), []int{2024}, func(i int) string {
		return "全年组织认定3批次，电工五级报考120人，合格96人。理论考场" + seats[i] + "个考位。"
	})
	next := regexp.MustCompile(`href="([^"]+)" rel="next" title="([^"]+)">下一份待核对（还有 (\d) 份）`)
	for at, want := range map[int][2]string{0: {list[1].Name, "2"}, 1: {list[3].Name, "1"}, 2: {list[3].Name, "2"}, 3: {list[1].Name, "1"}} {
		got := next.FindStringSubmatch(b.get(reportHref(nianping.NameKey(list[at].Name), 2024)))
		if got == nil || got[2] != want[0] || got[3] != want[1] {
			t.Errorf("from %s: %v, want %v", list[at].Name, got, want)
		}
	}
}

func TestAnOfficerEndsTheCorrectionRound(t *testing.T) {
	t.Parallel()
	b, page := machineWorks(t)
	if before := b.get(page); !strings.Contains(before, "（初评）") {
		t.Fatal("the evaluation is final from the start")
	}
	form := url.Values{"y": {"2024"}, "verdict": {nianping.VerdictYes}, "by": {"李某"}}
	if w := b.post("/settle", form); w.Code != http.StatusBadRequest || !strings.Contains(w.Body.String(), "理由和经办人都要填写") {
		t.Errorf("without a reason: %d", w.Code)
	}
	form.Set("reason", "补正期已满")
	w := b.post("/settle", form)
	if w.Code != http.StatusSeeOther {
		t.Fatalf("%d %s", w.Code, w.Body)
	}
	if scores := b.get(w.Header().Get("Location")); !strings.Contains(scores, "已结束（李某") || !strings.Contains(scores, "转为终评") {
		t.Error("the ranking does not say who ended the round")
	}
	if after := b.get(page); strings.Contains(after, "（初评）") {
		t.Error("the evaluation is still 初评")
	}
	form.Set("verdict", nianping.VerdictNo)
	b.post("/settle", form)
	if again := b.get(page); !strings.Contains(again, "（初评）") {
		t.Error("the round does not open again")
	}
}

func TestAVetoThatNoFindingSuggestsIsDecidedOnThePage(t *testing.T) {
	t.Parallel()
	b, page := machineWorks(t)
	code := regexp.MustCompile(`<option value="(V\d)">`).FindStringSubmatch(b.get(page))
	if code == nil {
		t.Fatal("no veto to choose")
	}
	form := url.Values{"i": {"9134100015201K3M9A"}, "y": {"2024"}, "code": {code[1]}, "verdict": {nianping.VerdictYes}, "reason": {"现场核查"}, "by": {"李某"}}
	if w := b.post("/decide", form); w.Code != http.StatusBadRequest {
		t.Errorf("without a 文号: %d", w.Code)
	}
	form.Set("document", "黄人社函〔2025〕1号")
	w := b.post("/decide", form)
	if w.Code != http.StatusSeeOther {
		t.Fatalf("%d %s", w.Code, w.Body)
	}
	after := b.get(w.Header().Get("Location"))
	if !strings.Contains(after, "认定：属实（李某") || !strings.Contains(after, `等次 <b class="g bad">不合格</b>`) {
		t.Error("the veto does not show")
	}
}

// TestOneChangeIsEvaluatedAsIfEverythingWere holds what a correction or a decision brings about by looking at one case
// against looking at all.
func TestOneChangeIsEvaluatedAsIfEverythingWere(t *testing.T) {
	t.Parallel()
	people := "考评员：王建国，男，证卡编号SX-1001，有效期至2027年12月；李淑芬，女，证卡编号SX-1002，有效期至2027年12月。"
	b, list := schoolsSend(t, 3, []int{2023, 2024}, func(i int) string {
		return fmt.Sprintf("全年组织认定%d批次，电工五级报考%d人，合格%d人。理论考场约%d个考位，面积80平方米。%s", i+2, 100+i, 90-i, 25+i, people)
	})
	alone := 0
	for _, change := range []struct {
		at, year       int
		pointer, value string
	}{{0, 2023, "/outcomes/0/passed", "60"}, {1, 2024, "/venues/theory_seats", "31"}, {2, 2024, "/outcomes/0/registered", "300"}, {2, 2023, "/implementation/batches", "9"}, {0, 2024, "", ""}} {
		key, page := nianping.NameKey(list[change.at].Name), reportHref(nianping.NameKey(list[change.at].Name), change.year)
		shown := b.get(page)
		form := url.Values{"i": {key}, "y": {fmt.Sprint(change.year)}, "reason": {"核实"}, "by": {"李某"}}
		path := "/decide"
		if change.pointer == "" {
			form.Set("code", regexp.MustCompile(`name="code" value="([A-Z_]+)"`).FindStringSubmatch(shown)[1])
			form.Set("verdict", nianping.VerdictNo)
		} else {
			path = "/correct"
			form.Set("p", change.pointer)
			form.Set("sha", regexp.MustCompile(`name="sha" value="([0-9a-f]{64})"`).FindStringSubmatch(shown)[1])
			form.Set("seen", regexp.MustCompile(`data-p="` + change.pointer + `"[^>]*data-plain="([^"]*)"`).FindStringSubmatch(shown)[1])
			form.Set("value", change.value)
		}
		if w := b.post(path, form); w.Code != http.StatusSeeOther {
			t.Fatalf("%+v: %d %s", change, w.Code, w.Body)
		}
		if _, detail := b.logged("evaluate"); strings.Contains(string(detail), `"institution"`) {
			alone++
		}
		got := b.everything()
		b.s.changed()
		if want := b.everything(); got != want {
			t.Errorf("%+v: looking at one case gives\n%s\nlooking at all\n%s", change, got, want)
		}
	}
	if alone < 3 { // counts are compared across institutions
		t.Errorf("only %d changes were evaluated alone", alone)
	}
}

// everything is all that the site's evaluation says.
func (b *tab) everything() string {
	b.t.Helper()
	e, err := b.s.evaluation()
	if err != nil {
		b.t.Fatal(err)
	}
	var all []any
	for k := range e.years {
		y := &e.years[k]
		for i, f := range y.cases {
			v, err := e.whole(b.t.Context(), y, i)
			if err != nil {
				b.t.Fatal(err)
			}
			short, err := e.brief(b.t.Context(), y, i)
			if err != nil {
				b.t.Fatal(err)
			}
			all = append(all, y.standings[i], short, v, f.Peers, f.doubts, f.key)
		}
	}
	return string(mustJSON(all...))
}

func TestAPageThatWaitsIsToldHowFarTheWorkIs(t *testing.T) {
	t.Parallel()
	b := openTab(t)
	if said := b.get("/doing"); said != "" {
		t.Errorf("%q is being done", said)
	}
	p := newProgress(b.s.c, evaluatingWork, 5000)
	p.step()
	if said := b.get("/doing"); said != "评分：1／5000" {
		t.Errorf("%q", said)
	}
	if said := b.get("/doing?reading"); said != "" {
		t.Errorf("%q for one who waits for the reading", said)
	}
	p.end()
	if said := b.get("/doing"); said != "" {
		t.Errorf("%q after the end", said)
	}
}
