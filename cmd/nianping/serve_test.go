package main

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/urfave/cli/v2"

	"nianping"
	"nianping/ingest/workspace"
)

const ownHost = "127.0.0.1:8080"

// tab is one tab of a browser on a site.
type tab struct {
	t       *testing.T
	s       *site
	handler http.Handler
	host    string
	origin  string
	cookie  string
}

// openTab makes a site on an empty workspace and opens it.
func openTab(t *testing.T) *tab {
	t.Helper()
	ctx := context.Background()
	w, err := workspace.Open(ctx, filepath.Join(t.TempDir(), "w"), fixedNow)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.Close() })
	c := cli.NewContext(newApp(io.Discard, io.Discard, fixedNow), flag.NewFlagSet("serve", flag.ContinueOnError), nil)
	c.Context = ctx
	s, err := newSite(c, w, nianping.DefaultRubric(), 8080)
	if err != nil {
		t.Fatal(err)
	}
	s.patience.answer = 5 * time.Minute // however busy the machine that tests
	return &tab{t: t, s: s, handler: s.guarded(), host: ownHost, origin: "http://" + ownHost, cookie: s.token}
}

// do sends a request as the tab would.
func (b *tab) do(method, path, contentType string, body io.Reader) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, path, body)
	r.Host = b.host
	if b.cookie != "" {
		r.AddCookie(&http.Cookie{Name: b.s.cookieName(), Value: b.cookie})
	}
	if method == http.MethodPost && b.origin != "" {
		r.Header.Set("Origin", b.origin)
	}
	if contentType != "" {
		r.Header.Set("Content-Type", contentType)
	}
	w := httptest.NewRecorder()
	b.handler.ServeHTTP(w, r)
	return w
}

func (b *tab) get(path string) string {
	b.t.Helper()
	w := b.do(http.MethodGet, path, "", nil)
	if w.Code != http.StatusOK {
		b.t.Fatalf("GET %s: %d\n%s", path, w.Code, w.Body)
	}
	return w.Body.String()
}

func (b *tab) post(path string, form url.Values) *httptest.ResponseRecorder {
	return b.do(http.MethodPost, path, "application/x-www-form-urlencoded", strings.NewReader(form.Encode()))
}

// drop uploads files by name.
func (b *tab) drop(path string, files map[string][]byte) *httptest.ResponseRecorder {
	b.t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	for name, data := range files {
		if err := form.WriteField("path", name); err != nil {
			b.t.Fatal(err)
		}
		part, err := form.CreateFormFile("file", "file")
		if err != nil {
			b.t.Fatal(err)
		}
		part.Write(data)
	}
	form.Close()
	return b.do(http.MethodPost, path, form.FormDataContentType(), &body)
}

func (b *tab) items() []workspace.Held {
	b.t.Helper()
	items, err := b.s.w.Items(context.Background())
	if err != nil {
		b.t.Fatal(err)
	}
	return items
}

func (b *tab) register(list ...nianping.Institution) {
	b.t.Helper()
	if _, err := b.s.w.SetRegistry(context.Background(), "名册.xlsx", "0", list); err != nil {
		b.t.Fatal(err)
	}
	b.s.changed()
}

// logged counts the entries of an action in the audit log.
func (b *tab) logged(action string) (n int, last json.RawMessage) {
	b.t.Helper()
	log, err := b.s.w.Log(context.Background())
	if err != nil {
		b.t.Fatal(err)
	}
	for _, e := range log {
		if e.Action == action {
			n, last = n+1, e.Detail
		}
	}
	return n, last
}

// machineWorks has one report of the town in the workspace.
func machineWorks(t *testing.T) (b *tab, page string) {
	t.Helper()
	b = openTab(t)
	b.register(townRegistry(t)...)
	data, err := os.ReadFile("../../fixtures/corpus/d01.docx")
	if err != nil {
		t.Fatal(err)
	}
	if w := b.drop("/upload", map[string][]byte{"2025.5.20/徽岭机床总结.docx": data}); w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/inbox?done=upload" {
		t.Fatalf("%d %s\n%s", w.Code, w.Header().Get("Location"), w.Body)
	}
	return b, reportHref("9134100015201K3M9A", 2024)
}

func TestNobodyComesInWithoutTheTokenOfTheFirstAddress(t *testing.T) {
	t.Parallel()
	b := openTab(t)
	token := b.cookie
	for name, c := range map[string]struct{ cookie, path string }{"no cookie": {"", "/"}, "a guess": {strings.Repeat("0", 32), "/"}, "a wrong token": {"", "/?t=0"}, "an empty token": {"", "/?t="}} {
		b.cookie = c.cookie
		if w := b.do(http.MethodGet, c.path, "", nil); w.Code != http.StatusForbidden {
			t.Errorf("%s: %d", name, w.Code)
		}
	}
	b.cookie = ""
	w := b.do(http.MethodGet, "/?t="+token, "", nil)
	if cookie := w.Header().Get("Set-Cookie"); w.Code != http.StatusSeeOther || !strings.Contains(cookie, "HttpOnly") || !strings.Contains(cookie, "SameSite=Strict") {
		t.Errorf("%d %s", w.Code, cookie)
	}
	if at := w.Header().Get("Location"); at != "/" {
		t.Errorf("the token stays in the address: %s", at)
	}
}

func TestAForeignHostOrOriginIsRefused(t *testing.T) {
	t.Parallel()
	b := openTab(t)
	for _, c := range []struct {
		host, origin string
		want         int
	}{
		{ownHost, "http://" + ownHost, http.StatusBadRequest}, // past the guard: nothing is filled in
		{"localhost:8080", "http://localhost:8080", http.StatusBadRequest},
		{"rebound.example:8080", "http://rebound.example:8080", http.StatusMisdirectedRequest},
		{"127.0.0.1", "http://127.0.0.1", http.StatusMisdirectedRequest},
		{ownHost, "http://evil.example", http.StatusForbidden},
		{ownHost, "http://127.0.0.1:8081", http.StatusForbidden},
		{ownHost, "https://" + ownHost, http.StatusForbidden},
		{ownHost, "null", http.StatusForbidden},
		{ownHost, "", http.StatusForbidden},
	} {
		b.host, b.origin = c.host, c.origin
		if w := b.post("/place", url.Values{}); w.Code != c.want {
			t.Errorf("host %s, origin %q: %d, want %d", c.host, c.origin, w.Code, c.want)
		}
	}
}

func TestEveryAnswerCarriesAStrictPolicy(t *testing.T) {
	t.Parallel()
	b := openTab(t)
	for _, path := range []string{"/", "/inbox", "/nothing", "/report"} {
		policy := b.do(http.MethodGet, path, "", nil).Header().Get("Content-Security-Policy")
		if !strings.HasPrefix(policy, "default-src 'none'") || strings.Contains(policy, "unsafe") || !strings.Contains(policy, "frame-ancestors 'none'") {
			t.Errorf("%s: %q", path, policy)
		}
	}
}

func TestAScriptInANameIsOnlyText(t *testing.T) {
	t.Parallel()
	b := openTab(t)
	name := `甲<script>alert(1)</script>"'><img src=x onerror=alert(2)>公司`
	in := nianping.Institution{Name: name, Type: nianping.Enterprise, District: `<b>区</b>`, Filings: filing()}
	b.register(in)
	b.drop("/upload", map[string][]byte{"<script>alert(3)</script>.txt": []byte("没有说是谁的一段话，也没有数字。")})
	for _, path := range []string{"/", "/?name=%22%3E%3Cscript%3Ealert(4)%3C/script%3E", "/inbox", "/scores", "/print", reportHref(workspace.InstitutionKey(&in), 2024)} {
		page := b.get(path)
		for _, bad := range []string{"<script>alert", "<img src", "<b>区"} {
			if strings.Contains(page, bad) {
				t.Errorf("%s holds %s", path, bad)
			}
		}
	}
	if page := b.get("/"); !strings.Contains(page, "&lt;script&gt;alert(1)") {
		t.Error("the name is not shown")
	}
}

func TestAnUploadBeyondTheLimitIsRefusedWhole(t *testing.T) {
	t.Parallel()
	b := openTab(t)
	b.s.uploadMost = 1 << 20
	w := b.drop("/upload", map[string][]byte{"大.txt": bytes.Repeat([]byte("字"), 1<<19)})
	if w.Code != http.StatusRequestEntityTooLarge || len(b.items()) != 0 {
		t.Errorf("%d, %d files kept", w.Code, len(b.items()))
	}
	if w := b.post("/correct", url.Values{"reason": {strings.Repeat("x", formMost)}}); w.Code == http.StatusSeeOther {
		t.Errorf("a huge form: %d", w.Code)
	}
}

func TestNamesOfUploadsCannotLeadOut(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"../../etc/passwd": "etc/passwd", `..\..\Windows\win.ini`: "Windows/win.ini", "/root/x": "root/x", `C:\x.docx`: "x.docx", "a/./b/../c": "a/b/c", "..": "未命名", "": "未命名", "a\x00b\nc": "abc", "甲/总结.docx": "甲/总结.docx",
	} {
		if got := uniquePath(name, map[string]int{}); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
	b := openTab(t)
	if w := b.drop("/upload", map[string][]byte{"../../../out.txt": []byte("黄山某某学校2024年度总结")}); w.Code != http.StatusSeeOther {
		t.Fatalf("%d %s", w.Code, w.Body)
	}
	for _, up := range []string{"..", "../..", "../../.."} {
		if _, err := os.Stat(filepath.Join(b.s.w.Dir(), up, "out.txt")); err == nil {
			t.Error("a file was written outside")
		}
	}
	if items := b.items(); len(items) != 1 || items[0].Path != "out.txt" || items[0].Received.At != "2026-11-01" {
		t.Errorf("%+v", items)
	}
	for _, name := range []string{"../../etc/passwd", "nianping.db", "/etc/passwd"} {
		b.register(nianping.Institution{Name: "甲公司", Type: nianping.Enterprise})
		if w := b.do(http.MethodGet, "/download?y=2024&f="+url.QueryEscape(name), "", nil); w.Code != http.StatusNotFound {
			t.Errorf("download of %s: %d", name, w.Code)
		}
	}
}

var totalShown = regexp.MustCompile(`总分 <b>([0-9.]+)</b>`)

func TestACorrectionMovesTheScoreAndASecondTabIsTold(t *testing.T) {
	t.Parallel()
	b, page := machineWorks(t)
	before := b.get(page)
	total := totalShown.FindStringSubmatch(before)
	hash := regexp.MustCompile(`name="sha" value="([0-9a-f]{64})"`).FindStringSubmatch(before)
	if total == nil || hash == nil || !strings.Contains(before, `class="m`) {
		t.Fatalf("%v %v", total, hash)
	}
	form := url.Values{"i": {"9134100015201K3M9A"}, "y": {"2024"}, "sha": {hash[1]}, "p": {"/implementation/violations"}, "value": {"3"}, "seen": {"0"}, "reason": {"电话核实"}, "by": {"李某"}}
	value := regexp.MustCompile(`data-p="/venues/theory_seats"[^>]*data-plain="(\d+)"`).FindStringSubmatch(before)
	if value == nil {
		t.Fatal("no seats")
	}
	form.Set("p", "/venues/theory_seats")
	form.Set("seen", value[1])
	form.Set("value", "3")
	for _, missing := range []string{"reason", "by", "value"} {
		less := url.Values{}
		for k, v := range form {
			if k != missing {
				less[k] = v
			}
		}
		if w := b.post("/correct", less); w.Code != http.StatusBadRequest {
			t.Errorf("without %s: %d", missing, w.Code)
		}
	}
	wrong := url.Values{}
	for k, v := range form {
		wrong[k] = v
	}
	wrong.Set("value", "很多")
	if w := b.post("/correct", wrong); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("words for a number: %d", w.Code)
	}
	w := b.post("/correct", form)
	if w.Code != http.StatusSeeOther {
		t.Fatalf("%d %s", w.Code, w.Body)
	}
	after := b.get(w.Header().Get("Location"))
	if now := totalShown.FindStringSubmatch(after); now == nil || now[1] == total[1] || !strings.Contains(after, "更正前 "+total[1]) {
		t.Errorf("the score stays at %s: %v", total[1], now)
	}
	if !strings.Contains(after, "李某由“"+value[1]+"”更正") {
		t.Error("who corrected the value is not said")
	}
	second := url.Values{} // another tab still shows the old value
	for k, v := range form {
		second[k] = v
	}
	second.Set("value", "40")
	if w := b.post("/correct", second); w.Code != http.StatusConflict {
		t.Errorf("the second tab: %d", w.Code)
	}
	if n, _ := b.logged("correct"); n != 1 {
		t.Errorf("%d corrections are logged", n)
	}
}

func TestTheCommandLineIsSeenAtOnce(t *testing.T) {
	t.Parallel()
	b, page := machineWorks(t)
	b.get(page)
	other, err := workspace.Open(context.Background(), b.s.w.Dir(), b.s.w.Now)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	reading := b.items()[0]
	err = other.Correct(context.Background(), []workspace.Correction{{SHA256: reading.SHA256, Pointer: "/year", Old: json.RawMessage("2024"), New: json.RawMessage("2024"), Reason: "核对", Officer: "王某"}})
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(b.get(page), "王某核对无误") {
		t.Error("a correction by the command line is not seen")
	}
}

func TestNumbersOfPersonsAreHiddenUntilAskedForOneByOne(t *testing.T) {
	t.Parallel()
	b, page := machineWorks(t)
	reading, err := b.s.w.Reading(context.Background(), b.items()[0].SHA256)
	if err != nil {
		t.Fatal(err)
	}
	shown := b.get(page)
	hidden := 0
	for i, x := range reading.Report.Examiners {
		if x.IDNumber == nil {
			continue
		}
		hidden++
		if strings.Contains(shown, *x.IDNumber) {
			t.Fatalf("examiner %d is shown in full", i)
		}
	}
	if hidden == 0 {
		t.Fatal("nothing to hide")
	}
	w := b.post("/reveal", url.Values{"i": {"9134100015201K3M9A"}, "y": {"2024"}, "p": {"/examiners/1/id_number"}})
	if w.Code != http.StatusOK || w.Body.String() != *reading.Report.Examiners[1].IDNumber {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	n, detail := b.logged("reveal")
	if n != 1 || strings.Contains(string(detail), w.Body.String()) || !strings.Contains(string(detail), "/examiners/1/id_number") {
		t.Errorf("%d %s", n, detail)
	}
	for _, p := range []string{"/examiners", "/examiners/1", "", "/evidence"} {
		if w := b.post("/reveal", url.Values{"i": {"9134100015201K3M9A"}, "y": {"2024"}, "p": {p}}); w.Code == http.StatusOK {
			t.Errorf("%q was revealed", p)
		}
	}
	if w := b.do(http.MethodGet, "/reveal?p=/examiners/1/id_number", "", nil); w.Code == http.StatusOK {
		t.Error("revealed by GET")
	}
}

func TestAnUnplacedFileIsPutWhereItBelongs(t *testing.T) {
	t.Parallel()
	b := openTab(t)
	in := nianping.Institution{Name: "黄山甲技工学校", Type: nianping.School, Filings: filing()}
	b.register(in)
	b.drop("/upload", map[string][]byte{"总结.txt": []byte("全年组织认定2批次，报考40人，合格30人。")})
	id := regexp.MustCompile(`name="item" value="([^"]+)"`).FindStringSubmatch(b.get("/inbox?done=upload"))
	if id == nil {
		t.Fatal("nothing to place")
	}
	if w := b.post("/place", url.Values{"item": {id[1]}, "handling": {"归属"}, "institution": {"没有这家"}, "year": {"2024"}, "by": {"李某"}}); w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), `value="没有这家"`) {
		t.Errorf("an unknown institution: %d", w.Code)
	}
	w := b.post("/place", url.Values{"item": {id[1]}, "handling": {"归属"}, "institution": {in.Name}, "year": {"2024"}, "by": {"李某"}})
	if w.Code != http.StatusSeeOther {
		t.Fatalf("%d %s", w.Code, w.Body)
	}
	if it := b.items()[0]; it.Institution != workspace.InstitutionKey(&in) || it.Year != 2024 || it.Officer != "李某" {
		t.Errorf("%+v", it.Placement)
	}

	// What was done can be done otherwise: the page that follows, the list and the report lead back to the form.
	again := regexp.MustCompile(`href="(/inbox\?item=[^"]+)"`)
	for _, page := range []string{w.Header().Get("Location"), "/inbox", reportHref(workspace.InstitutionKey(&in), 2024)} {
		if link := again.FindStringSubmatch(b.get(page)); link == nil || !strings.Contains(b.get(link[1]), id[0]) {
			t.Errorf("%s does not lead back: %v", page, link)
		}
	}
	if w := b.post("/place", url.Values{"item": {id[1]}, "handling": {"不是报送材料"}, "by": {"李某"}}); w.Code != http.StatusSeeOther || b.items()[0].Role != workspace.RoleAside || !again.MatchString(b.get("/inbox")) {
		t.Errorf("%d %+v", w.Code, b.items()[0].Placement)
	}
}

func TestAWrongRegistryLeavesTheFormAtHand(t *testing.T) {
	t.Parallel()
	b := openTab(t)
	if page := b.get("/inbox"); !strings.Contains(page, "还没有备案名册") {
		t.Error("nobody is told to bring the registry first")
	}
	w := b.drop("/registry", map[string][]byte{"总结.xlsx": []byte("no workbook")})
	if page := w.Body.String(); w.Code != http.StatusUnprocessableEntity || !strings.Contains(page, "没有导入") || !strings.Contains(page, `action="/registry"`) {
		t.Errorf("%d %s", w.Code, page)
	}
}

func TestDownloadsAreMadeOnDemand(t *testing.T) {
	t.Parallel()
	b, page := machineWorks(t)
	hrefs := regexp.MustCompile(`href="(/(?:download|letters)\?[^"]+)"`).FindAllStringSubmatch(b.get("/print?y=2024"), -1)
	kinds := map[string]bool{}
	for _, h := range hrefs {
		href := strings.ReplaceAll(h[1], "&amp;", "&")
		address, err := url.Parse(href)
		if err != nil {
			t.Fatal(err)
		}
		kind := filepath.Ext(address.Query().Get("f")) // "" for the letters
		if kinds[kind] {
			continue
		}
		kinds[kind] = true
		w := b.do(http.MethodGet, href, "", nil)
		if w.Code != http.StatusOK || w.Body.Len() < 1000 || !strings.HasPrefix(w.Header().Get("Content-Disposition"), "attachment") {
			t.Errorf("%s: %d, %d bytes", href, w.Code, w.Body.Len())
		}
	}
	if !kinds[""] || !kinds[".pdf"] || !kinds[".xlsx"] || len(hrefs) < 10 {
		t.Errorf("%d downloads, %v", len(hrefs), kinds)
	}
	if !strings.Contains(b.get(page), "下载评估报告") {
		t.Error("the report's page offers no PDF")
	}
}

func TestADoubleClickServesTheFolderOfTheProgram(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "总结.docx")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args  []string
		click bool
		serve bool
	}{{nil, true, true}, {nil, false, false}, {[]string{"status"}, true, false}, {[]string{file}, true, true}, {[]string{file}, false, false}} {
		line := desktopArgs(c.args, c.click)
		if (line != nil) != c.serve || c.serve && (line[0] != "serve" || fmt.Sprint(line[len(line)-len(c.args):]) != fmt.Sprint(c.args)) {
			t.Errorf("%v %t: %v", c.args, c.click, line)
		}
	}
}

func TestFilesAreDraggedIntoTheWorkspaceThatIsSet(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("NIANPING_WORKSPACE", dir)
	if line := desktopArgs([]string{dir}, true); fmt.Sprint(line) != fmt.Sprint([]string{"serve", "--", dir}) {
		t.Errorf("%v", line)
	}
}
