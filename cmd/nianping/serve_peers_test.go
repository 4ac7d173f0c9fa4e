//go:build peers

package main

import (
	"context"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// TestAnOfficerFindsTheWayInABrowser lets a headless Chromium take in a pile, place a file, correct a value, see the score
// move and download a report; axe-core holds every page to WCAG 2.2 AA. It needs node, npm and Chromium (at CHROMIUM, else
// at /usr/bin/chromium); the pictures stay in PICTURES where that is set. Run it with
//
//	go test -tags peers -run Browser ./cmd/nianping
func TestAnOfficerFindsTheWayInABrowser(t *testing.T) {
	b := openTab(t)
	registry, err := os.ReadFile("../../fixtures/rough/registry.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	if w := b.drop("/registry", map[string][]byte{"名册.xlsx": registry}); w.Code != http.StatusSeeOther {
		t.Fatalf("%d %s", w.Code, w.Body)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	b.s.port = listener.Addr().(*net.TCPAddr).Port
	ctx, stop := context.WithTimeout(context.Background(), 5*time.Minute)
	defer stop()
	ended := make(chan error, 1)
	go func() { ended <- b.s.run(ctx, listener) }()
	dir := t.TempDir()
	pictures := os.Getenv("PICTURES")
	if pictures == "" {
		pictures = dir
	}
	pile := filepath.Join(dir, "pile")
	if err := os.CopyFS(pile, os.DirFS("../../fixtures/rough/inbox")); err != nil {
		t.Fatal(err)
	}
	doubtful := "祁门县金字牌茶叶机械有限公司2024年度评价工作总结\n全年组织认定3批次，装配钳工五级报考120人，合格96人。理论考场约20个考位，面积80平方米；实操工位约12个。\n"
	if err := os.WriteFile(filepath.Join(pile, "金字牌总结.txt"), []byte(doubtful), 0o600); err != nil {
		t.Fatal(err)
	}
	node(ctx, t, dir, "officer.js", b.s.firstAddress(), pile, pictures)
	select {
	case err := <-ended: // by the button 关闭年评
		if err != nil {
			t.Error(err)
		}
	case <-time.After(20 * time.Second):
		t.Error("the site is still there")
	}
}

// node runs a script of testdata/browser with playwright-core and axe-core, which it installs into dir.
func node(ctx context.Context, t *testing.T, dir, script string, args ...string) {
	t.Helper()
	if out, err := exec.CommandContext(ctx, "npm", "install", "--silent", "--prefix", dir, "playwright-core@1", "axe-core@4").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	text, err := os.ReadFile(filepath.Join("testdata", "browser", script))
	if err != nil {
		t.Fatal(err)
	}
	at := filepath.Join(dir, script)
	if err := os.WriteFile(at, text, 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.CommandContext(ctx, "node", append([]string{at}, args...)...).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
}
