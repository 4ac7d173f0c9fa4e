package main

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"context"
	"encoding/csv"
	"io"
	"mime"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"nianping"
	"nianping/ingest/workspace"
)

// bomb is an archive of a few megabytes that unpacks to gigabytes of zeros.
func bomb(t *testing.T, gigabytes int) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestSpeed) })
	f, err := z.Create("总结.txt")
	if err != nil {
		t.Fatal(err)
	}
	for zeros := make([]byte, 1<<20); gigabytes > 0; gigabytes-- {
		for range 1 << 10 {
			if _, err := f.Write(zeros); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestABombOnThePageIsNamedAndCostsLittle(t *testing.T) {
	b := openTab(t)
	data := bomb(t, 2)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	w := b.drop("/upload", map[string][]byte{"总结.zip": data, "再来.docx": data})
	runtime.ReadMemStats(&after)
	if w.Code != http.StatusSeeOther {
		t.Fatalf("%d %s", w.Code, w.Body)
	}
	if grown := (after.TotalAlloc - before.TotalAlloc) >> 20; grown > 1024 {
		t.Errorf("%d MB allocated", grown)
	}
	if page := b.get("/inbox?done=upload"); !strings.Contains(page, "解压后过大") || len(b.items()) != 2 {
		t.Errorf("%d files, or nobody is told", len(b.items()))
	}
}

// What an uploaded page holds comes back as text; what came is served by no address.
func TestWhatAnUploadedPageHoldsIsOnlyText(t *testing.T) {
	t.Parallel()
	b := openTab(t)
	in := nianping.Institution{Name: "黄山甲技工学校", Type: nianping.School, Filings: filing()}
	b.register(in)
	page := `<html><body onload="alert(1)"><script>alert(2)</script><p>黄山甲技工学校2024年度评价工作总结</p><svg onload=alert(3)><script>alert(4)</script></svg>` +
		`<p>全年组织认定2批次，报考40人，合格30人。&lt;img src=x onerror=alert(5)&gt;</p><iframe src="javascript:alert(6)"></iframe><a href="javascript:alert(7)">公示</a></body></html>`
	b.drop("/upload", map[string][]byte{"黄山甲技工学校2024.html": []byte(page), "黄山甲技工学校2024.svg": []byte(`<svg xmlns="http://www.w3.org/2000/svg" onload="alert(8)"><script>alert(9)</script></svg>`)})
	shown := b.get(reportHref(workspace.InstitutionKey(&in), 2024))
	if !strings.Contains(shown, "&lt;img src=x") {
		t.Error("the words of the page are not shown")
	}
	for _, bad := range []string{"alert(2)", "<img src=x", "<svg onload", "<iframe", "javascript:alert", "onload="} {
		if strings.Contains(shown, bad) {
			t.Errorf("the page holds %s", bad)
		}
	}
	for _, it := range b.items() {
		for _, path := range []string{"/" + it.SHA256, "/originals/" + it.SHA256[:2] + "/" + it.SHA256, "/download?y=2024&f=" + url.QueryEscape(it.Path), "/download?y=2024&f=..%2F..%2Fnianping.db"} {
			if w := b.do(http.MethodGet, path, "", nil); w.Code != http.StatusNotFound {
				t.Errorf("%s: %d", path, w.Code)
			}
		}
	}
}

// A name that a spreadsheet would take for a formula stays a text, in the ledger and in the table of values between commas.
func TestNamesThatLookLikeFormulasStayText(t *testing.T) {
	t.Parallel()
	b := openTab(t)
	var list []nianping.Institution
	for _, sign := range []string{"=", "+", "-", "@"} {
		list = append(list, nianping.Institution{Name: sign + "HYPERLINK(\"http://x.example\",\"甲公司\")", Type: nianping.School, District: sign + "1+1", Filings: filing()})
	}
	b.register(list...)
	dir := filepath.Join(t.TempDir(), "out")
	var said bytes.Buffer
	b.s.w.Close()
	if code := run(context.Background(), []string{"-w", b.s.w.Dir(), "render", "--year", "2024", "--no-single-reports", "--format", "csv", "-o", dir}, io.Discard, &said, fixedNow); code != 0 {
		t.Fatal(said.String())
	}
	book, err := excelize.OpenFile(filepath.Join(dir, "台账.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	found := 0
	for _, sheet := range book.GetSheetList() {
		rows, err := book.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for r, row := range rows {
			for k, text := range row {
				cell, err := excelize.CoordinatesToCellName(k+1, r+1)
				if err != nil {
					t.Fatal(err)
				}
				f, err := book.GetCellFormula(sheet, cell)
				if err != nil || strings.Contains(strings.ToUpper(f), "X.EXAMPLE") || f == "1+1" {
					t.Errorf("%s!%s is the formula %s, %v", sheet, cell, f, err)
				}
				if strings.HasPrefix(text, "=HYPERLINK") {
					found++
				}
			}
		}
	}
	data, err := os.ReadFile(filepath.Join(dir, "统计.csv"))
	if err != nil {
		t.Fatal(err)
	}
	table, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range table {
		for _, field := range row {
			if field != "" && strings.ContainsRune("=+-@", rune(field[0])) {
				t.Errorf("a field begins %.20q", field)
			}
		}
	}
	if found == 0 {
		t.Error("the name is nowhere in the ledger")
	}
}

func TestANameCannotBreakTheHeaderOfADownload(t *testing.T) {
	t.Parallel()
	w := httptest.NewRecorder()
	name := "甲\r\nSet-Cookie: a=b\"; filename=x.exe.pdf"
	attach(w, name)
	got := w.Header().Get("Content-Disposition")
	_, params, err := mime.ParseMediaType(got)
	if err != nil || params["filename"] != name || len(params) != 1 || strings.ContainsAny(got, "\r\n\"") {
		t.Errorf("%q: %v %v", got, params, err)
	}
}

// A file's name can neither begin a line of its own in what is said, nor move the cursor.
func TestANameCannotForgeALine(t *testing.T) {
	t.Parallel()
	in := t.TempDir()
	for _, name := range []string{"a\x1b[2J\n未能完成：伪造.txt", "b\u009b31m\r伪造.txt"} {
		if err := os.WriteFile(filepath.Join(in, name), []byte("没有说是谁的一段话。"), 0o600); err != nil {
			t.Skip("the system keeps no such name:", err)
		}
	}
	var said, out bytes.Buffer
	w := filepath.Join(t.TempDir(), "w")
	if code := run(context.Background(), []string{"-w", w, "ingest", in}, &out, &said, fixedNow); code != 3 {
		t.Fatalf("%d %s", code, said.String())
	}
	run(context.Background(), []string{"-w", w, "log"}, &out, &said, fixedNow)
	for _, line := range strings.Split(said.String()+out.String(), "\n") {
		if strings.ContainsAny(line, "\x1b\u009b\r") || strings.HasPrefix(line, "未能完成") {
			t.Errorf("%q", line)
		}
	}
}
