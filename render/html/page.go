package html

import (
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
)

//go:embed page/*.html page/style.css page/script.js
var pageFiles embed.FS

// style and script stand inside every page, so that a page needs nothing beside it.
var style, script = mustRead("page/style.css"), mustRead("page/script.js")

func mustRead(name string) string {
	data, err := pageFiles.ReadFile(name)
	if err != nil {
		panic("an embedded file is missing: " + err.Error())
	}
	return string(data)
}

var pages = template.Must(template.New("pages").Funcs(template.FuncMap{
	"style":  func() template.CSS { return template.CSS(style) },
	"script": func() template.JS { return template.JS(script) },
	"policy": func() string { return Policy },
}).ParseFS(pageFiles, "page/*.html"))

// Policy is the content security policy (CSP level 3) of every page: nothing but the page's own style and script, named by
// their hashes, forms and requests to where it came from, no frames, no addresses of the outside world.
var Policy = fmt.Sprintf("default-src 'none'; style-src '%s'; script-src '%s'; img-src data:; connect-src 'self'; form-action 'self'; base-uri 'none'", hashSource(style), hashSource(script))

// hashSource names a style or script by its hash as a policy does.
func hashSource(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

// Frame is what all pages of the local site have in common.
type Frame struct {
	Title   string
	Here    string // the entry of the menu that the page belongs to: home, inbox, scores, print
	Notice  string // what was just done
	Problem string // what could not be done, and what to do
	Officer string // the officer's name, as given last
	Folder  string // the workspace
}

func write(w io.Writer, name string, data any) error {
	if err := pages.ExecuteTemplate(w, name, data); err != nil {
		return fmt.Errorf("写出网页失败：%w", err)
	}
	return nil
}

// Message is a page with a message only.
type Message struct {
	Frame
	Text string
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
