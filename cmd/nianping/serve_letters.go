package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"net/http"
	"os"

	"nianping"
	"nianping/template"
)

// letters hands over the reminder letters, correction notices and their mailing list of one year in one archive.
func (s *site) letters(w http.ResponseWriter, r *http.Request) {
	e, y, _ := s.evaluatedFor(w, r)
	if y == nil {
		return
	}
	archive, err := s.writeLetters(e, y)
	if err != nil {
		s.failed(w, err)
		return
	}
	attach(w, lettersName(y))
	_, _ = w.Write(archive) // the client may be gone
}

func lettersName(y *evaluatedYear) string {
	return fmt.Sprintf("%d年度催报函和补正通知.zip", y.year)
}

// writeLetters writes what `remind` writes into a folder of its own, which is gone afterwards, and packs it.
func (s *site) writeLetters(e *evaluatedSite, y *evaluatedYear) ([]byte, error) {
	dir, err := os.MkdirTemp("", "nianping-*")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	book, err := openCases(s.ctx(), s.w, e.day) // of its own: letters add to what they look at
	if err != nil {
		return nil, err
	}
	book.due = dueOf(s.c)
	quiet, app := *s.c, *s.c.App
	app.Writer, quiet.App = io.Discard, &app
	l := &letters{c: &quiet, book: book, day: e.day, dir: dir, head: template.Letterhead{From: bureau, On: e.day, Within: nianping.AnswerDays}}
	if err := l.gather([]int{y.year}); err != nil {
		return nil, err
	}
	if err := l.write(); err != nil {
		return nil, err
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	if err := z.AddFS(os.DirFS(dir)); err != nil {
		return nil, err
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), s.w.Record(s.ctx(), "remind", map[string]any{"program": s.w.Program(), "years": []int{y.year}, "as_of": e.day.String(), "reminders": len(l.reminders), "corrections": len(l.corrections)})
}
