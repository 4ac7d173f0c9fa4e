package main

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"mime/multipart"
	"net/http"
	"net/url"
	"path"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"nianping"
	"nianping/ingest"
	"nianping/ingest/document"
	"nianping/ingest/workbook"
	"nianping/ingest/workspace"
	"nianping/render/html"
	"nianping/render/xlsx"
)

// What one upload may hold: what a reader may unpack from one input, and as many files as a container may have parts.
// Larger piles are for nianping ingest.
var (
	uploadMost  = document.Limits{}.Defaults().Unpacked
	uploadFiles = document.Limits{}.Defaults().Parts
)

// inboxRows is how many files the page lists of those that came last, and of those that somebody must look at.
const inboxRows = 100

// lastBatch is what the last upload brought.
type lastBatch struct {
	files    int
	from     int // items with a greater ID came with it
	problems []string
}

// inbox is the page 收件.
func (s *site) inbox(w http.ResponseWriter, r *http.Request) { s.inboxPage(w, r, http.StatusOK, "") }

// inboxPage answers with the page and with what could not be done, "" for nothing.
func (s *site) inboxPage(w http.ResponseWriter, r *http.Request, status int, problem string) {
	states, err := s.register()
	if err != nil {
		s.failed(w, err)
		return
	}
	p := &html.Inbox{Frame: s.frame(r, "收件", "inbox"), Today: nianping.DateOf(clock(s.c)).String(), Years: states.years,
		Limit: fmt.Sprintf("一个文件不超过 %d MB，一次总共不超过 %d MB", document.Limits{}.Defaults().Input>>20, s.uploadMost>>20)}
	p.Problem = problem
	q, chosen := r.URL.Query(), r.FormValue("item")
	batch := lastBatch{}
	switch q.Get("done") {
	case "upload":
		s.mu.Lock()
		batch = s.batch
		s.mu.Unlock()
		p.Batch, p.Problems = batch.files, batch.problems
		p.Notice = fmt.Sprintf("收到 %d 份材料。已经入库的同一文件不重复登记。", batch.files)
	}
	at := institutionsByKey(states.registry)
	p.NoRegistry = len(states.registry) == 0
	for k := range states.items {
		if it := &states.items[k]; chosen != "" && itemID(it) == chosen {
			p.Chosen = s.inboxItem(it, states.registry, at)
			p.Chosen.Again = againHref(chosen)
		}
	}
	if problem != "" && p.Chosen != nil { // nothing need be typed again
		p.Chosen.Institution = r.PostFormValue("institution")
		p.Chosen.Year, _ = strconv.Atoi(r.PostFormValue("year"))
	}
	if q.Get("done") == "place" && p.Chosen != nil {
		p.Notice, p.NoticeHref, p.NoticeLink = fmt.Sprintf("“%s”：%s。", p.Chosen.Path, p.Chosen.Taken), p.Chosen.Again, "改归属"
		p.Chosen = nil
	}
	unread, lost := listTroubled(states.items)
	troubled := append(lost, unread...)
	p.TroubledCount = len(troubled)
	for _, it := range troubled[:min(len(troubled), inboxRows)] {
		if p.Chosen != nil && p.Chosen.ID == itemID(&it) {
			continue // it stands above
		}
		p.Troubled = append(p.Troubled, s.inboxItem(&it, states.registry, at))
	}
	for k := len(states.items) - 1; k >= 0; k-- {
		it := &states.items[k]
		if p.Batch > 0 && it.ID <= batch.from {
			continue
		}
		if len(p.Items) == inboxRows {
			p.More++
			continue
		}
		p.Items = append(p.Items, s.inboxItem(it, states.registry, at))
	}
	s.page(w, status, func(out io.Writer) error { return html.WriteInbox(out, p) })
}

// names answers with the names of all institutions, a line each, for the page that offers them: thousands of names on each
// page would make it slow.
func (s *site) names(w http.ResponseWriter, _ *http.Request) {
	states, err := s.register()
	if err != nil {
		s.failed(w, err)
		return
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	for i := range states.registry {
		_, _ = fmt.Fprintln(w, strings.ReplaceAll(states.registry[i].Name, "\n", " ")) // the client may be gone
	}
}

// inboxItem says what a file was taken for and why.
func (s *site) inboxItem(it *workspace.Held, registry []nianping.Institution, at map[string]int) *html.InboxItem {
	row := &html.InboxItem{ID: itemID(it), Path: nianping.MaskText(it.Path), Received: xlsx.PlainTime(&it.Received.At), Source: it.Received.Source, Year: it.Year,
		Why: nianping.MaskText(joinWhy(it.Why)), Lost: !it.Placed() && it.Role != workspace.RoleAside, Unread: !it.Readable}
	if i, ok := at[it.Institution]; ok && it.Institution != "" {
		row.Institution = registry[i].Name
	}
	switch {
	case it.Role == workspace.RoleAside:
		row.Taken = "不是报送材料"
	case it.Placed():
		row.Taken, row.Href = fmt.Sprintf("%s %d年度", row.Institution, it.Year), reportHref(it.Institution, it.Year)
		if it.Role == workspace.RolePart {
			row.Taken += "（附件）"
		}
	default:
		row.Taken = "未归属"
	}
	if !row.Lost && !row.Unread {
		row.Again = againHref(row.ID)
	}
	if row.Unread {
		row.Taken += "，无法读取"
		if reason := s.unreadReason(it.SHA256); reason != "" {
			row.Why = strings.TrimPrefix(row.Why+"；"+reason, "；")
		}
	}
	return row
}

// againHref is where the place of a file can be changed.
func againHref(id string) string { return "/inbox?" + url.Values{"item": {id}}.Encode() }

// unreadReason says why a content could not be read; "" where that is not known. It is asked for on every visit to the
// page and never changes.
func (s *site) unreadReason(hash string) string {
	if had, ok := s.reasons.Load(hash); ok {
		return had.(string)
	}
	reading, err := s.w.Reading(s.ctx(), hash)
	if err != nil || len(reading.Report.Findings) == 0 {
		return ""
	}
	reason := nianping.MaskText(whyUnread(reading.Report))
	s.reasons.Store(hash, reason)
	return reason
}

// upload takes in what was dropped on the page.
func (s *site) upload(w http.ResponseWriter, r *http.Request) {
	pile, err := readUpload(r)
	if err != nil {
		s.uploadRefused(w, err)
		return
	}
	s.taking.Lock()
	defer s.taking.Unlock()
	batch, err := s.takeUpload(s.ctx(), pile)
	s.changed()
	if err != nil {
		s.failed(w, err)
		return
	}
	s.mu.Lock()
	s.batch = *batch
	s.mu.Unlock()
	http.Redirect(w, r, "/inbox?done=upload", http.StatusSeeOther)
}

// uploadRefused says why an upload was not taken in; nothing of it is kept.
func (s *site) uploadRefused(w http.ResponseWriter, err error) {
	var large *http.MaxBytesError
	if errors.As(err, &large) {
		w.Header().Set("Connection", "close")
		s.refuse(w, http.StatusRequestEntityTooLarge, "没有收下", fmt.Sprintf("这一次送入的文件总共超过 %d MB，一个也没有收下；请分几次送入，或用 nianping ingest。", large.Limit>>20))
		return
	}
	s.refuse(w, http.StatusBadRequest, "没有收下", inChinese(err))
}

// upload is one upload: files in memory behind the form of a file system. Nothing of it is written to a path that came from
// outside; the workspace keeps originals under their hash.
type upload struct {
	files    fs.FS
	received *nianping.Received
}

// readUpload reads a form with files. Names are taken apart as paths within the pile and cannot lead out of it.
func readUpload(r *http.Request) (*upload, error) {
	form, err := r.MultipartReader()
	if err != nil {
		return nil, errors.New("送来的不是文件；请刷新网页后再试")
	}
	var b bytes.Buffer
	archive := zip.NewWriter(&b)
	p, used, name, modified := &upload{}, map[string]int{}, "", time.Time{}
	for {
		part, err := form.NextPart()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		switch part.FormName() {
		case "received":
			text, err := smallField(part)
			if err != nil {
				return nil, err
			}
			if d, err := nianping.ParseDate(text); err == nil {
				received := nianping.ReceivedOn(d, "收件页填写")
				p.received = &received
			}
		case "path":
			if name, err = smallField(part); err != nil {
				return nil, err
			}
		case "modified":
			text, err := smallField(part)
			if err != nil {
				return nil, err
			}
			if ms, err := strconv.ParseInt(text, 10, 64); err == nil && ms > 0 {
				modified = time.UnixMilli(ms)
			}
		case "file":
			if name == "" {
				name = part.FileName()
			}
			if name == "" {
				continue // a file field that was left empty
			}
			if len(used) >= uploadFiles {
				return nil, fmt.Errorf("一次最多送入 %d 个文件，一个也没有收下；请分几次送入", uploadFiles)
			}
			if err := addFile(archive, uniquePath(name, used), modified, part); err != nil {
				return nil, err
			}
			name, modified = "", time.Time{}
		}
	}
	if err := archive.Close(); err != nil {
		return nil, err
	}
	if len(used) == 0 {
		return nil, errors.New("没有选择文件；请先选择，再送入")
	}
	p.files, err = zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	return p, err
}

// addFile keeps one file unpacked, up to one byte more than a reader takes.
func addFile(archive *zip.Writer, name string, modified time.Time, in io.Reader) error {
	out, err := archive.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store, Modified: modified})
	if err != nil {
		return err
	}
	if _, err := io.Copy(out, io.LimitReader(in, document.Limits{}.Defaults().Input+1)); err != nil {
		return err
	}
	_, err = io.Copy(io.Discard, in)
	return err
}

// smallField is the text of a field that is no file.
func smallField(part *multipart.Part) (string, error) {
	data, err := io.ReadAll(io.LimitReader(part, 4096))
	return string(data), err
}

// uniquePath is a path within the pile that no other file has: no root, no drive, no "..", no control characters.
func uniquePath(name string, used map[string]int) string {
	var parts []string
	for _, part := range strings.FieldsFunc(name, func(r rune) bool { return r == '/' || r == '\\' }) {
		part = strings.TrimSpace(strings.Map(func(r rune) rune {
			if unicode.IsControl(r) || r == utf8.RuneError {
				return -1
			}
			return r
		}, part))
		if strings.Trim(part, ".") != "" && !(len(part) == 2 && part[1] == ':') {
			parts = append(parts, part)
		}
	}
	if len(parts) == 0 {
		parts = []string{"未命名"}
	}
	clean := path.Join(parts[max(0, len(parts)-16):]...)
	used[clean]++
	if n := used[clean]; n > 1 {
		ext := path.Ext(clean)
		clean = fmt.Sprintf("%s（%d）%s", strings.TrimSuffix(clean, ext), n, ext)
		used[clean]++
	}
	return clean
}

// takeUpload takes a pile into the workspace and finds out where its files belong.
func (s *site) takeUpload(ctx context.Context, p *upload) (*lastBatch, error) {
	before, err := s.w.Items(ctx)
	if err != nil {
		return nil, err
	}
	batch := &lastBatch{}
	for _, it := range before {
		batch.from = max(batch.from, it.ID)
	}
	token, err := newToken()
	if err != nil {
		return nil, err
	}
	reader, err := readerOf(s.c)
	if err != nil {
		return nil, err
	}
	progress := newProgress(s.c, readingWork, -1)
	defer progress.end()
	taken, err := takeAll(ctx, s.w, reader, progress, func(visit func(arrival) error) ([]string, error) {
		today := nianping.DateOf(clock(s.c))
		if p.received == nil { // a file's own time is lost on its way through a browser
			received := nianping.ReceivedOn(today, "送入网页的日期")
			p.received = &received
		}
		c := &collection{received: p.received, year: today.Year, today: today, visit: visit}
		err := c.walk(ctx, ingest.Root{FS: p.files, Path: "."}, token[:8])
		return c.problems, err
	})
	if err != nil {
		return nil, err
	}
	batch.files, batch.problems = taken.files, taken.problems
	for i := range batch.problems {
		batch.problems[i] = nianping.MaskText(batch.problems[i])
	}
	return batch, placeAll(ctx, s.w, false)
}

// place lets an officer say where a file belongs, or that it is none.
func (s *site) place(w http.ResponseWriter, r *http.Request) {
	by := signed(w, r)
	row := nianping.ReviewUnplaced{ID: r.PostFormValue("item"), Handling: r.PostFormValue("handling"), Institution: strings.TrimSpace(r.PostFormValue("institution")), Year: r.PostFormValue("year"), By: by}
	switch {
	case row.Handling != nianping.HandlePlace && row.Handling != nianping.HandleAside:
		s.inboxPage(w, r, http.StatusBadRequest, "请选“归属”或“不是报送材料”。")
		return
	case by == "":
		s.inboxPage(w, r, http.StatusBadRequest, "请填写经办人。")
		return
	}
	problem, err := s.take(&nianping.ReviewBook{Unplaced: []nianping.ReviewUnplaced{row}}, by)
	switch {
	case err != nil:
		s.failed(w, err)
	case problem != "":
		s.inboxPage(w, r, http.StatusUnprocessableEntity, problem)
	default:
		http.Redirect(w, r, againHref(row.ID)+"&done=place", http.StatusSeeOther)
	}
}

// take makes the changes that a review workbook with the same rows would make; problem says what does not fit, and then
// nothing was changed.
func (s *site) take(book *nianping.ReviewBook, by string) (problem string, err error) {
	s.taking.Lock()
	defer s.taking.Unlock()
	t := &takeBack{w: s.w, by: by}
	if err := t.prepare(s.ctx(), book); err != nil {
		return "", err
	}
	if len(t.problems) > 0 {
		return nianping.MaskText(t.problems[0].Text) + "。", nil
	}
	err = t.apply(s.ctx(), "本机网页")
	s.changed()
	return "", err
}

// takeRegistry imports a registry workbook.
func (s *site) takeRegistry(w http.ResponseWriter, r *http.Request) {
	p, err := readUpload(r)
	if err != nil {
		s.uploadRefused(w, err)
		return
	}
	files, err := fs.Glob(p.files, "*")
	if err != nil || len(files) != 1 {
		s.homePage(w, r, http.StatusBadRequest, "请选择一个名册工作簿（.xlsx）。")
		return
	}
	data, err := fs.ReadFile(p.files, files[0])
	if err != nil {
		s.failed(w, err)
		return
	}
	s.taking.Lock()
	defer s.taking.Unlock()
	if err := s.importRegistry(files[0], data); err != nil {
		s.homePage(w, r, http.StatusUnprocessableEntity, fmt.Sprintf("名册“%s”没有导入：%s", files[0], inChinese(err)))
		return
	}
	http.Redirect(w, r, "/?done=registry", http.StatusSeeOther)
}

func (s *site) importRegistry(file string, data []byte) error {
	reg, err := workbook.ReadRegistry(data)
	if err != nil {
		return err
	}
	if err := keepPhones(s.ctx(), s.w, reg.Institutions); err != nil {
		return err
	}
	if _, err := s.w.SetRegistry(s.ctx(), file, hashOf(data), reg.Institutions); err != nil {
		return err
	}
	err = placeAll(s.ctx(), s.w, true)
	s.changed()
	return err
}
