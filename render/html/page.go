package html

import (
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"strings"
	"sync"

	"nianping"
)

//go:embed page/*.html
var pageFiles embed.FS

// style and script stand inside every page, so that a page needs nothing beside it.
var (
	//go:embed page/style.css
	style string
	//go:embed page/script.js
	script string
)

// pages are parsed when the first of them is shown: most commands show none.
var pages = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("pages").Funcs(template.FuncMap{
		"style":   func() template.CSS { return template.CSS(style) },
		"script":  func() template.JS { return template.JS(script) },
		"policy":  Policy,
		"icon":    func() template.URL { return icon },
		"percent": percent,
		"bar": func(p *nianping.Points) float64 {
			if p == nil {
				return 0
			}
			return p.Float()
		},
	}).ParseFS(pageFiles, "page/*.html"))
})

// icon is the icon of the program (a sheet with figures and a tick) as SVG.
var icon = template.URL("data:image/svg+xml;base64," + base64.StdEncoding.EncodeToString([]byte(
	`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" rx="12" fill="#1b3f6b"/><rect x="13" y="8" width="38" height="48" rx="3" fill="#fff"/>`+
		`<path d="M19 41h5v8h-5zM27 36h5v13h-5zM35 30h5v19h-5z" fill="#1b3f6b"/><path d="M31 43l8 9 15-21" fill="none" stroke="#fff" stroke-width="11"/>`+
		`<path d="M31 43l8 9 15-21" fill="none" stroke="#f09a1a" stroke-width="7" stroke-linecap="round" stroke-linejoin="round"/></svg>`)))

// percent prints a share between 0 and 1: 100%, 87.5%; a nil one is unknown.
func percent(p *nianping.Points) string {
	if p == nil {
		return "—"
	}
	return strings.TrimSuffix(fmt.Sprintf("%.1f", p.Float()*100), ".0") + "%"
}

// Policy is the content security policy (CSP level 3) of every page: nothing but the page's own style and script, named by
// their hashes, forms and requests to where it came from, no frames, no addresses of the outside world.
var Policy = sync.OnceValue(func() string {
	return fmt.Sprintf("default-src 'none'; style-src '%s'; script-src '%s'; img-src data:; connect-src 'self'; form-action 'self'; base-uri 'none'", hashSource(style), hashSource(script))
})

// hashSource names a style or script by its hash as a policy does.
func hashSource(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

// Frame is what all pages of the local site have in common.
type Frame struct {
	Title                  string
	Here                   string // the entry of the menu that the page belongs to: home, inbox, scores, print
	Of                     int    // the year that the page speaks of; 0 for none
	Notice                 string // what was just done
	NoticeHref, NoticeLink string // what can be done about it; "" for nothing
	Problem                string // what could not be done, and what to do
	Officer                string // the officer's name, as given last
	Folder                 string // the workspace; "" on a page without a menu
}

func write(w io.Writer, name string, data any) error {
	if err := pages().ExecuteTemplate(w, name, data); err != nil {
		return fmt.Errorf("写出网页失败：%w", err)
	}
	return nil
}

// Message is a page with a message only.
type Message struct {
	Frame
	Text  string
	Again bool   // the page asks again until there is something else to show
	Doing string // how far that is, where it asks again; "" where that is not known
}

// WriteMessage writes a page with a message.
func WriteMessage(w io.Writer, p *Message) error { return write(w, "message", p) }

// WriteExplain writes one page that needs nothing beside it: the document on the left with every used phrase marked, the
// values on the right; a click leads from one to the other. The same input gives the same bytes.
func WriteExplain(w io.Writer, in *Reading) error {
	shown := in.show()
	for _, v := range shown.all {
		if v.Mark != "" {
			v.Href = "#" + v.Mark
		}
	}
	return write(w, "explain", struct {
		Frame
		*shownReading
	}{Frame{Title: in.File + " · 原文与数值对照"}, shown})
}
