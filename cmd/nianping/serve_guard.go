package main

import (
	"bytes"
	"crypto/rand"
	"crypto/subtle"
	"encoding/hex"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"nianping"
	"nianping/render/html"
)

// newToken is a secret of 128 bits.
func newToken() (string, error) {
	b := make([]byte, 16)
	if _, err := rand.Read(b); err != nil {
		return "", fmt.Errorf("取不到随机数：%w", err)
	}
	return hex.EncodeToString(b), nil
}

// firstAddress is what the browser opens: its token becomes a cookie, and is not seen again.
func (s *site) firstAddress() string {
	return fmt.Sprintf("http://127.0.0.1:%d/?t=%s", s.port, s.token)
}

// cookieName bears the port, as cookies do not tell ports apart.
func (s *site) cookieName() string { return "nianping_" + strconv.Itoa(s.port) }

// ownHost reports whether a request was addressed to this machine by name: a foreign name that was made to lead here
// (rebinding) is refused.
func (s *site) ownHost(host string) bool {
	port := ":" + strconv.Itoa(s.port)
	return host == "127.0.0.1"+port || host == "localhost"+port
}

// ownOrigin reports whether a change was asked for by a page of this site.
func (s *site) ownOrigin(r *http.Request) bool {
	origin := r.Header.Get("Origin")
	if origin == "" {
		return r.Header.Get("Sec-Fetch-Site") == "same-origin"
	}
	return origin == "http://"+r.Host
}

// known reports whether a secret is the site's, in constant time.
func (s *site) known(secret string) bool {
	return subtle.ConstantTimeCompare([]byte(secret), []byte(s.token)) == 1
}

// guarded is the whole site behind its checks.
func (s *site) guarded() http.Handler {
	pages := s.routes()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", html.Policy()+"; frame-ancestors 'none'")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Cache-Control", "no-store")
		if !s.ownHost(r.Host) {
			s.bar(w, http.StatusMisdirectedRequest, "网址不对", "年评只接受本机网址 127.0.0.1 的访问。")
			return
		}
		if t := r.URL.Query().Get("t"); t != "" && r.Method == http.MethodGet && s.known(t) {
			http.SetCookie(w, &http.Cookie{Name: s.cookieName(), Value: s.token, Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode})
			http.Redirect(w, r, s.landing, http.StatusSeeOther)
			return
		}
		if c, err := r.Cookie(s.cookieName()); err != nil || !s.known(c.Value) {
			s.bar(w, http.StatusForbidden, "请从年评打开", "请用年评启动时显示的完整网址打开本页，或重新双击年评。")
			return
		}
		switch r.Method {
		case http.MethodGet, http.MethodHead:
			if site := r.Header.Get("Sec-Fetch-Site"); site == "cross-site" || site == "same-site" {
				s.bar(w, http.StatusForbidden, "请从年评打开", "其他网站不能打开年评的网页。")
				return
			}
		case http.MethodPost:
			if !s.ownOrigin(r) {
				s.bar(w, http.StatusForbidden, "没有执行", "这个操作不是从年评的网页发出的。")
				return
			}
			most := int64(formMost)
			if r.URL.Path == "/upload" || r.URL.Path == "/registry" {
				most = s.uploadMost
			}
			r.Body = http.MaxBytesReader(w, r.Body, most)
		default:
			h.Set("Allow", "GET, HEAD, POST")
			s.refuse(w, http.StatusMethodNotAllowed, "没有执行", "不支持这种操作。")
			return
		}
		pages.ServeHTTP(w, r)
	})
}

// formMost bounds a form without files.
const formMost = 64 << 10

// refuse answers whoever may be here with a message, and with the menu to go on from.
func (s *site) refuse(w http.ResponseWriter, status int, title, text string) {
	s.message(w, status, html.Frame{Title: title, Folder: folderName(s.w.Dir())}, text)
}

// bar answers with a message only.
func (s *site) bar(w http.ResponseWriter, status int, title, text string) {
	s.message(w, status, html.Frame{Title: title}, text)
}

func (s *site) message(w http.ResponseWriter, status int, f html.Frame, text string) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	_ = html.WriteMessage(w, &html.Message{Frame: f, Text: text}) // the client may be gone
}

// officerCookie keeps the name of the officer who signed last.
const officerCookie = "nianping_by"

// signed is the officer's name of a form, which is remembered; "" where the form has none.
func signed(w http.ResponseWriter, r *http.Request) string {
	by := signature(r)
	if by != "" {
		http.SetCookie(w, &http.Cookie{Name: officerCookie, Value: url.QueryEscape(by), Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode})
	}
	return by
}

// signature is the officer's name of a form; "" where it has none.
func signature(r *http.Request) string {
	by := strings.Join(strings.Fields(r.PostFormValue("by")), " ")
	if letters := []rune(by); len(letters) > 20 {
		by = string(letters[:20])
	}
	return by
}

// frame is what all pages have in common.
func (s *site) frame(r *http.Request, title, here string) html.Frame {
	f := html.Frame{Title: title, Here: here, Folder: folderName(s.w.Dir())}
	if c, err := r.Cookie(officerCookie); err == nil {
		if by, err := url.QueryUnescape(c.Value); err == nil {
			f.Officer = by
		}
	}
	return f
}

// page answers with a page that write makes whole before its first byte is sent.
func (s *site) page(w http.ResponseWriter, status int, write func(io.Writer) error) {
	var b bytes.Buffer
	if err := write(&b); err != nil {
		s.failed(w, err)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	_, _ = w.Write(b.Bytes()) // the client may be gone
}

// failed says what went wrong.
func (s *site) failed(w http.ResponseWriter, err error) {
	s.refuse(w, http.StatusInternalServerError, "没有做成", nianping.MaskText(inChinese(err)))
}
