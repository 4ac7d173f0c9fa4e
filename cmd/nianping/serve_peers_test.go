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
	go func() { _ = b.s.run(ctx, listener) }() // the test ends with the browser, not with the server
	dir := t.TempDir()
	pictures := os.Getenv("PICTURES")
	if pictures == "" {
		pictures = dir
	}
	if out, err := exec.CommandContext(ctx, "npm", "install", "--silent", "--prefix", dir, "playwright-core@1", "axe-core@4").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	script, err := os.ReadFile("testdata/browser/officer.js")
	if err != nil {
		t.Fatal(err)
	}
	at := filepath.Join(dir, "officer.js")
	if err := os.WriteFile(at, script, 0o600); err != nil {
		t.Fatal(err)
	}
	pile, err := filepath.Abs("../../fixtures/rough/inbox")
	if err != nil {
		t.Fatal(err)
	}
	if out, err := exec.CommandContext(ctx, "node", at, b.s.firstAddress(), pile, pictures).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
}
