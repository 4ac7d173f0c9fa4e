package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// open serves the tab's site at a port of its own until the test ends.
func (b *tab) open() (address string) {
	b.t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		b.t.Fatal(err)
	}
	b.s.port = listener.Addr().(*net.TCPAddr).Port
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- b.s.run(ctx, listener) }()
	b.t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			b.t.Error(err)
		}
	})
	return listener.Addr().String()
}

// request is a request that the site takes for its own.
func (b *tab) request(method, address, path string, body io.Reader) *http.Request {
	b.t.Helper()
	r, err := http.NewRequestWithContext(context.Background(), method, "http://"+address+path, body)
	if err != nil {
		b.t.Fatal(err)
	}
	r.AddCookie(&http.Cookie{Name: b.s.cookieName(), Value: b.s.token})
	r.Header.Set("Origin", "http://"+address)
	return r
}

// endless is an upload of ten gigabytes, which counts what is taken of it.
type endless struct {
	head  *strings.Reader
	rest  int64
	taken atomic.Int64
}

func (e *endless) Read(p []byte) (int, error) {
	if e.head.Len() > 0 {
		return e.head.Read(p)
	}
	n := int(min(int64(len(p)), e.rest))
	if n == 0 {
		return 0, io.EOF
	}
	e.rest -= int64(n)
	e.taken.Add(int64(n))
	return n, nil
}

func TestTenGigabytesAreRefusedAtTheLimit(t *testing.T) {
	t.Parallel()
	b := openTab(t)
	b.s.uploadMost = 4 << 20
	address := b.open()
	body := &endless{head: strings.NewReader("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.docx\"\r\n\r\n"), rest: 10 << 30}
	r := b.request(http.MethodPost, address, "/upload", body)
	r.Header.Set("Content-Type", "multipart/form-data; boundary=x")
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	answer, err := http.DefaultTransport.RoundTrip(r)
	runtime.ReadMemStats(&after)
	if err == nil { // else the connection broke before the answer was seen, as is its right
		answer.Body.Close()
		if answer.StatusCode != http.StatusRequestEntityTooLarge {
			t.Errorf("%d", answer.StatusCode)
		}
	}
	if taken := body.taken.Load(); taken > 64<<20 {
		t.Errorf("%d MB were taken", taken>>20)
	}
	if len(b.items()) != 0 {
		t.Error("something was kept")
	}
	t.Logf("%d MB taken, %d MB allocated, %v", body.taken.Load()>>20, (after.TotalAlloc-before.TotalAlloc)>>20, err)
}

func TestSlowClientsAreLetGoAndHoldNobodyUp(t *testing.T) {
	t.Parallel()
	b := openTab(t)
	b.s.patience.header, b.s.patience.read = 300*time.Millisecond, 600*time.Millisecond
	address := b.open()
	starts := map[string]string{
		"half a header": "GET / HTTP/1.1\r\nHost: " + address + "\r\nX-Slow: ",
		"half a body":   "POST /upload HTTP/1.1\r\nHost: " + address + "\r\nOrigin: http://" + address + "\r\nCookie: " + b.s.cookieName() + "=" + b.s.token + "\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 100000\r\n\r\n--x\r\n",
	}
	slow := map[string][]net.Conn{}
	for name, start := range starts {
		for range 40 {
			c, err := net.Dial("tcp", address)
			if err != nil {
				t.Fatal(err)
			}
			defer c.Close()
			fmt.Fprint(c, start)
			slow[name] = append(slow[name], c)
		}
	}
	answer, err := http.DefaultTransport.RoundTrip(b.request(http.MethodGet, address, "/", nil))
	if err != nil || answer.StatusCode != http.StatusOK {
		t.Fatalf("others wait for them: %v %v", answer, err)
	}
	answer.Body.Close()
	for name, list := range slow {
		for _, c := range list {
			if err := c.SetReadDeadline(time.Now().Add(20 * time.Second)); err != nil {
				t.Fatal(err)
			}
			if _, err := io.ReadAll(c); err != nil && strings.Contains(err.Error(), "timeout") {
				t.Fatalf("%s: still connected after 20 s", name)
			}
		}
	}
	if len(b.items()) != 0 {
		t.Error("half an upload was kept")
	}
}

// TestOnlyThisMachineIsListenedTo holds the listener to the loopback address.
func TestOnlyThisMachineIsListenedTo(t *testing.T) {
	t.Parallel()
	b := openTab(t)
	_, port, err := net.SplitHostPort(b.open())
	if err != nil {
		t.Fatal(err)
	}
	addresses, err := net.InterfaceAddrs()
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range addresses {
		ip, ok := a.(*net.IPNet)
		if !ok || ip.IP.IsLoopback() || ip.IP.To4() == nil {
			continue
		}
		if c, err := net.DialTimeout("tcp", net.JoinHostPort(ip.IP.String(), port), time.Second); err == nil {
			c.Close()
			t.Errorf("reached at %s", ip.IP)
		}
	}
}

func TestAForeignPageCannotPostReadOrFrame(t *testing.T) {
	t.Parallel()
	b := openTab(t)
	address := b.open()
	for name, change := range map[string]func(*http.Request){
		"another site's form":          func(r *http.Request) { r.Header.Set("Origin", "https://evil.example") },
		"a form without an origin":     func(r *http.Request) { r.Header.Del("Origin") },
		"a rebound name":               func(r *http.Request) { r.Host = "evil.example:" + fmt.Sprint(b.s.port) },
		"no cookie":                    func(r *http.Request) { r.Header.Del("Cookie") },
		"a method that nobody expects": func(r *http.Request) { r.Method = http.MethodPut },
	} {
		for _, path := range []string{"/quit", "/correct", "/upload", "/registry"} {
			r := b.request(http.MethodPost, address, path, bytes.NewReader(nil))
			change(r)
			answer, err := http.DefaultTransport.RoundTrip(r)
			if err != nil {
				t.Fatal(err)
			}
			answer.Body.Close()
			if answer.StatusCode/100 != 4 || answer.StatusCode == http.StatusNotFound || answer.StatusCode == http.StatusBadRequest {
				t.Errorf("%s to %s: %d", name, path, answer.StatusCode)
			}
		}
	}
	read := b.request(http.MethodGet, address, "/", nil)
	read.Header.Set("Sec-Fetch-Site", "cross-site")
	answer, err := http.DefaultTransport.RoundTrip(read)
	if err != nil || answer.StatusCode != http.StatusForbidden {
		t.Errorf("a link from another site: %v %v", answer, err)
	}
	answer.Body.Close()
}
