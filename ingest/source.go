package ingest

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
	"time"
	"unicode"

	"nianping"
	"nianping/ingest/archive"
	"nianping/ingest/charset"
	"nianping/ingest/document"
	"nianping/ingest/mail"
)

// Root is one input: a file or a folder of a file system.
type Root struct {
	FS     fs.FS
	Path   string // within FS; "." for all of it
	Folder string // name of the folder itself, or of the one that holds the file; it may bear a date or an institution's name
}

// Item is one file that came, taken out of the folders, archives and mails it came in.
type Item struct {
	Name       string     // base name
	Path       string     // from the root through folders and containers: 来信.eml/附件.zip/总结.docx
	Source     string     // the file on the disk that it came out of, from the root with slashes; Path where it came out of none
	Parcel     string     // what came together has one parcel: one mail, one archive, one folder
	Folders    []string   // names of folders and archives that it lies in, outermost first, the root's own first of all
	Mails      []MailInfo // the mails that it came in, outermost first
	Modified   time.Time  // of Source as it lies on the disk; zero where not known
	Data       []byte     // nil where it could not be had
	Err        error      // why it could not be opened: one of the five errors, with the file's name; nil when it could
	ReceiptLog bool       // the receipt log 收件登记.xlsx of its folder, no submission; it comes before the other files of the folder
	Skipped    string     // why it was passed over, in Chinese; no submission. "" for all others
}

// MailInfo is what a mail says of itself.
type MailInfo struct {
	Subject, From  string
	Received, Date time.Time // zero where the mail has none
	Original       *mail.Original
}

// Collect walks the inputs and hands every file to visit, in a stable order: folders by name, archives and mails in their own order. Each
// file on the disk has the limits for itself and all that comes out of it. The error is visit's, the context's, or of a root that cannot be
// opened; a file that cannot be opened is an Item with Err.
func Collect(ctx context.Context, roots []Root, limits document.Limits, visit func(Item) error) error {
	c := &collector{ctx: ctx, limits: limits.Defaults(), visit: visit}
	for _, r := range roots {
		info, err := fs.Stat(r.FS, r.Path)
		if err != nil {
			return err
		}
		var folders []string
		if r.Folder != "" {
			folders = []string{r.Folder}
		}
		if info.IsDir() {
			err = c.folder(r.FS, r.Path, "", folders)
		} else {
			err = c.file(r.FS, r.Path, path.Base(r.Path), info, folders)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

type collector struct {
	ctx    context.Context
	limits document.Limits
	visit  func(Item) error
}

// folder walks a folder: its receipt log first, then all else by name.
func (c *collector) folder(fsys fs.FS, dir, shown string, folders []string) error {
	entries, err := fs.ReadDir(fsys, dir)
	if err != nil {
		if shown == "" {
			return err
		}
		return c.visit(Item{Name: path.Base(shown), Path: shown, Source: shown, Folders: folders, Err: fmt.Errorf("“%s”：%w（文件夹无法打开%s）", shown, document.ErrCorrupt, document.Because(err))})
	}
	for _, first := range []bool{true, false} {
		for _, e := range entries {
			if (e.Name() == nianping.ReceiptLogName) != first {
				continue
			}
			if err := c.ctx.Err(); err != nil {
				return err
			}
			name := charset.Name([]byte(e.Name()))
			at, see := path.Join(dir, e.Name()), path.Join(shown, name)
			if why := junk(name); why != "" {
				err = c.visit(Item{Name: name, Path: see, Source: see, Folders: folders, Skipped: why})
			} else if e.IsDir() {
				err = c.folder(fsys, at, see, append(folders[:len(folders):len(folders)], name))
			} else if info, statErr := fs.Stat(fsys, at); statErr != nil {
				err = c.visit(Item{Name: name, Path: see, Source: see, Folders: folders, Err: fmt.Errorf("“%s”：%w（无法打开%s）", name, document.ErrCorrupt, document.Because(statErr))})
			} else if !info.Mode().IsRegular() {
				err = c.visit(Item{Name: name, Path: see, Source: see, Folders: folders, Skipped: "不是普通文件"})
			} else {
				err = c.file(fsys, at, see, info, folders)
			}
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// file reads a file from the disk and takes it apart.
func (c *collector) file(fsys fs.FS, at, shown string, info fs.FileInfo, folders []string) error {
	it := Item{Name: path.Base(shown), Path: shown, Source: shown, Parcel: "文件夹:" + path.Dir(shown), Folders: folders, Modified: info.ModTime()}
	if err := c.limits.Fit(info.Size()); err != nil {
		it.Err = fmt.Errorf("“%s”：%w", it.Name, err)
		return c.visit(it)
	}
	data, err := read(fsys, at, info.Size(), c.limits.Input)
	if err != nil {
		it.Err = fmt.Errorf("“%s”：%w（无法打开%s）", it.Name, document.ErrCorrupt, document.Because(err))
		return c.visit(it)
	}
	it.Data = data
	it.ReceiptLog = it.Name == nianping.ReceiptLogName
	if it.ReceiptLog {
		return c.visit(it)
	}
	o := &opening{collector: c, left: c.limits.Unpacked}
	return o.open(it, 0)
}

// read reads a file, which may have another size by now than it had.
func read(fsys fs.FS, at string, size, limit int64) ([]byte, error) {
	f, err := fsys.Open(at)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var data bytes.Buffer
	data.Grow(int(min(size, limit)) + bytes.MinRead) // room to find its end, too
	_, err = data.ReadFrom(io.LimitReader(f, limit+1))
	return data.Bytes(), err
}

// opening is one file from the disk being taken apart with all that is in it.
type opening struct {
	*collector
	left int64 // bytes that may still come out of it
}

// open hands an item on, or what comes out of it where it is a container.
func (o *opening) open(it Item, depth int) error {
	if why := junk(it.Name); why != "" {
		it.Skipped, it.Data = why, nil
		return o.visit(it)
	}
	if len(it.Data) == 0 {
		it.Err = fmt.Errorf("“%s”：%w（文件是空的）", it.Name, document.ErrCorrupt)
		return o.visit(it)
	}
	f := formatOf(&sample{data: it.Data})
	if f == nil || !f.opens {
		return o.visit(it)
	}
	if depth >= o.limits.Depth {
		it.Err = fmt.Errorf("“%s”：%w（压缩包或邮件嵌套超过 %d 层）", it.Name, document.ErrTooLarge, o.limits.Depth)
		return o.visit(it)
	}
	if archive.Is(it.Data) {
		return o.archive(it, depth)
	}
	return o.mails(it, depth)
}

func (o *opening) archive(it Item, depth int) error {
	limits := o.limits
	limits.Unpacked = max(o.left, 1)
	ctx, cancel := context.WithTimeout(o.ctx, limits.Time)
	defer cancel()
	parts, err := archive.Split(ctx, it.Name, it.Data, limits)
	for _, p := range parts {
		o.left -= int64(len(p.Data))
	}
	for _, p := range parts {
		in := it
		in.Name, in.Path = path.Base(p.Name), it.Path+"/"+p.Name
		in.Parcel = "压缩包:" + it.Path
		in.Folders = append(it.Folders[:len(it.Folders):len(it.Folders)], it.Name)
		if dir := path.Dir(p.Name); dir != "." {
			in.Folders = append(in.Folders, strings.Split(dir, "/")...)
		}
		in.Data, in.Err = p.Data, nil
		why := junk(in.Name)
		if strings.HasPrefix(p.Name, "__MACOSX/") || strings.Contains(p.Name, "/__MACOSX/") {
			why = junk("__MACOSX")
		}
		var e error
		switch {
		case why != "":
			in.Skipped, in.Data = why, nil
			e = o.visit(in)
		case p.Err != nil:
			in.Err = fmt.Errorf("“%s”：%w", it.Name, p.Err)
			e = o.visit(in)
		default:
			e = o.open(in, depth+1)
		}
		if e != nil {
			return e
		}
	}
	switch {
	case err != nil:
		it.Err = fmt.Errorf("“%s”：%w", it.Name, err)
		return o.visit(it)
	case len(parts) == 0:
		it.Err = fmt.Errorf("“%s”：%w（压缩包里没有文件）", it.Name, document.ErrCorrupt)
		return o.visit(it)
	}
	return nil
}

// bodyLetters is how many Chinese characters make a mail's text a report of its own rather than a covering note.
const bodyLetters = 300

func (o *opening) mails(it Item, depth int) error {
	limits := o.limits
	limits.Unpacked = max(o.left, 1)
	ctx, cancel := context.WithTimeout(o.ctx, limits.Time)
	defer cancel()
	list, err := mail.Split(ctx, it.Data, limits)
	for i, m := range list {
		in := it
		if len(list) > 1 {
			in.Name = nameOf(m, i)
			in.Path = it.Path + "/" + in.Name
		}
		if e := o.mail(in, m, depth); e != nil {
			return e
		}
	}
	if err != nil || len(list) == 0 {
		if err == nil {
			err = fmt.Errorf("%w（里面没有邮件）", document.ErrCorrupt)
		}
		it.Err = fmt.Errorf("“%s”：%w", it.Name, err)
		return o.visit(it)
	}
	return nil
}

func nameOf(m *mail.Message, i int) string {
	subject := strings.NewReplacer("/", "／", `\`, "＼").Replace(strings.TrimSpace(m.Subject))
	if subject == "" {
		return fmt.Sprintf("第%d封邮件.eml", i+1)
	}
	return fmt.Sprintf("%d %s.eml", i+1, subject)
}

// mail hands on what came with one mail. One with nothing in it is a submission only where its text is long enough.
func (o *opening) mail(it Item, m *mail.Message, depth int) error {
	it.Mails = append(it.Mails[:len(it.Mails):len(it.Mails)], MailInfo{m.Subject, m.From, m.Received, m.Date, m.Original})
	it.Parcel = "邮件:" + it.Path
	for _, p := range m.Parts {
		o.left -= int64(len(p.Data))
	}
	for _, p := range m.Parts {
		in := it
		in.Name, in.Path = p.Name, it.Path+"/"+p.Name
		in.Data = p.Data
		var err error
		if p.Message != nil {
			err = o.mail(in, p.Message, depth+1)
		} else {
			err = o.open(in, depth+1)
		}
		if err != nil {
			return err
		}
	}
	missing := ""
	if len(m.Links) > 0 {
		missing = fmt.Sprintf("附件未随信：邮件里只有%s的下载链接，文件不在邮件中，且链接会过期；请机构改用普通附件重新发送", m.Links[0].Service)
	}
	switch {
	case len(m.Parts) > 0 && missing == "":
		return nil
	case len(m.Parts) > 0:
		it.Skipped, it.Data = missing, nil
	case missing != "":
		it.Err = &absence{fmt.Sprintf("“%s”：%s", it.Name, missing)}
	case letters(bodyText(o.ctx, m)) < bodyLetters:
		it.Err = &absence{fmt.Sprintf("“%s”：邮件没有附件，正文也不是工作总结；请机构补发附件", it.Name)}
	}
	return o.visit(it)
}

// absence says that a mail holds no report. It counts as ErrUnsupported, but speaks for itself.
type absence struct{ text string }

// Error is the Chinese sentence.
func (a *absence) Error() string { return a.text }

// Unwrap makes it one of the five errors.
func (a *absence) Unwrap() error { return document.ErrUnsupported }

func letters(text string) int {
	n := 0
	for _, r := range text {
		if unicode.Is(unicode.Han, r) {
			n++
		}
	}
	return n
}

// junk says why a file is passed over by its name; "" where it is not.
func junk(name string) string {
	low := strings.ToLower(name)
	switch {
	case strings.HasPrefix(name, "~$"), strings.HasPrefix(name, ".~"), strings.HasPrefix(low, "~wrl") && strings.HasSuffix(low, ".tmp"):
		return "编辑软件的临时锁定文件，不是材料"
	case low == "thumbs.db", low == "desktop.ini", low == ".ds_store", low == "__macosx", strings.HasPrefix(name, "._"):
		return "系统自动生成的文件，不是材料"
	case strings.HasPrefix(name, ".") && len(name) > 1:
		return "隐藏文件，不是材料"
	}
	return ""
}
