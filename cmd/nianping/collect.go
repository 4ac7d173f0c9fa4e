package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"unicode"

	"nianping"
	"nianping/ingest"
	"nianping/ingest/document"
	"nianping/ingest/workbook"
	"nianping/ingest/workspace"
)

// collection turns what the inputs hold into arrivals.
type collection struct {
	received *nianping.Received // of --received
	year     int                // of a folder's date that names none
	today    nianping.Date      // no such date lies after it; the zero Date: not known
	files    fs.FS              // of the input at hand
	dir      string             // of the input at hand on the disk; "" where it does not lie there
	own      []string           // absolute paths that are no submissions
	root     string             // a token for the input at hand, so that parcels of two inputs never mix
	logs     map[string]*receiptLog
	found    int // files so far
	problems []string
	visit    func(arrival) error
}

// receiptLog is the receipt log of one folder.
type receiptLog struct{ byFile map[string]workbook.Receipt }

// collect hands all files that the inputs hold to visit, in a stable order, and returns what else an officer should know.
// own are files and folders of the program itself that may lie among the inputs: registry, results, workspace.
func collect(ctx context.Context, inputs, own []string, received *nianping.Received, year int, today nianping.Date, visit func(arrival) error) (problems []string, err error) {
	c := &collection{received: received, year: year, today: today, visit: visit}
	for _, path := range own {
		absolute, err := filepath.Abs(path)
		if err != nil {
			return nil, err
		}
		c.own = append(c.own, absolute)
	}
	for _, input := range inputs {
		absolute, err := filepath.Abs(input)
		if err != nil {
			return nil, err
		}
		info, err := os.Stat(absolute)
		if err != nil {
			return nil, fmt.Errorf("“%s”打不开，请检查路径：%w", input, err)
		}
		dir := absolute
		root := ingest.Root{Path: ".", Folder: filepath.Base(absolute)}
		if !info.IsDir() {
			dir = filepath.Dir(absolute)
			root = ingest.Root{Path: filepath.Base(absolute), Folder: filepath.Base(dir)}
		}
		c.dir, root.FS, c.found = dir, disk(dir), 0
		if err := c.walk(ctx, root, hashOf([]byte(absolute))[:8]); err != nil {
			return nil, err
		}
		if c.found == 0 {
			c.problems = append(c.problems, fmt.Sprintf("“%s”里没有材料", input))
		}
	}
	return c.problems, nil
}

// walk hands all files of one root on; token tells its parcels from those of other roots.
func (c *collection) walk(ctx context.Context, root ingest.Root, token string) error {
	c.files, c.root, c.logs = root.FS, token, map[string]*receiptLog{}
	return ingest.Collect(ctx, []ingest.Root{root}, document.Limits{}, c.take)
}

// take turns one item into an arrival; a receipt log is read, what was passed over is named.
func (c *collection) take(it ingest.Item) error {
	it.Name, it.Path = printable(it.Name), printable(it.Path)
	switch {
	case it.ReceiptLog:
		return c.readLog(it)
	case it.Skipped != "":
		c.problems = append(c.problems, fmt.Sprintf("跳过：%s：%s", it.Path, it.Skipped))
		return nil
	}
	on := filepath.Join(c.dir, filepath.FromSlash(it.Source))
	for _, own := range c.own {
		if on == own || strings.HasPrefix(on, own+string(filepath.Separator)) {
			return nil
		}
	}
	c.found++
	logged := c.logged(it)
	clues := ingest.Clues{Mails: it.Mails, Folders: it.Folders, Given: c.received, Modified: it.Modified}
	a := arrival{data: it.Data, err: it.Err, item: workspace.Item{Path: it.Path, File: it.Name, Parcel: c.root + " " + it.Parcel, Mail: len(it.Mails) > 0, Folder: strings.Join(it.Folders, " / ")}}
	if logged != nil {
		clues.Logged, a.item.Claimed = &logged.Received, logged.Sender
	}
	a.item.Received = c.receipt(clues)
	var subjects []string
	for _, m := range it.Mails {
		subjects = append(subjects, m.Subject)
		a.item.Sender = address(m.From)
		if m.Original != nil {
			subjects = append(subjects, m.Original.Subject)
			if from := address(m.Original.From); from != "" {
				a.item.Sender = from
			}
		}
	}
	a.item.Subject = strings.Join(subjects, " / ")
	if len(a.data) == 0 {
		c.keepContainer(&a, it)
	}
	return c.visit(a)
}

// printable is a name without what would move the cursor or begin a line where it is shown.
func printable(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return -1
		}
		return r
	}, name)
}

// Bytes of a container that are kept where a file within it could not be had.
const containerMost = 256 << 20

// keepContainer lets the archive or mail stand for a file within it that could not be had, such as one with a password:
// that is what came. Where not even that can be read, what is kept says so.
func (c *collection) keepContainer(a *arrival, it ingest.Item) {
	if a.err == nil {
		a.err = fmt.Errorf("“%s”：%w", it.Name, document.ErrCorrupt)
	}
	if archive, within := strings.CutPrefix(it.Parcel, "压缩包:"); within {
		a.item.File, a.item.Path = path.Base(archive), archive
	}
	if info, err := fs.Stat(c.files, it.Source); err == nil && info.Size() > 0 && info.Size() <= containerMost && it.Path != it.Source {
		if data, err := fs.ReadFile(c.files, it.Source); err == nil {
			a.data = data
			return
		}
	}
	a.data = []byte("未能取得原件：" + a.item.Path + "\n")
}

// receipt decides when an item was received. Where only a folder without a year says so (5月28日), the year is taken from
// the deadline at hand, and an officer is told.
func (c *collection) receipt(clues ingest.Clues) nianping.Received {
	plain := clues.Received()
	clues.Year = c.year
	dated := clues.Received()
	if dated == plain {
		return plain
	}
	if !c.today.IsZero() && c.today.Before(dated.Day()) {
		clues.Year--
		dated = clues.Received()
	}
	note := fmt.Sprintf("%s没有写年份，按%d年处理；不对的请在收件登记.xlsx 中登记", dated.Source, dated.Day().Year)
	for _, told := range c.problems {
		if told == note {
			return dated
		}
	}
	c.problems = append(c.problems, note)
	return dated
}

var mailAddress = nianping.Expression(`[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+`)

func address(from string) string { return strings.ToLower(mailAddress().FindString(from)) }

func (c *collection) readLog(it ingest.Item) error {
	log, err := workbook.ReadReceipts(it.Data)
	if err != nil {
		c.problems = append(c.problems, fmt.Sprintf("收件登记“%s”未采用：%s", it.Path, inChinese(err)))
		return nil
	}
	byFile := map[string]workbook.Receipt{}
	for _, r := range log.Rows {
		if earlier, twice := byFile[r.File]; twice && earlier.Received.At != r.Received.At {
			c.problems = append(c.problems, fmt.Sprintf("收件登记“%s”第%d行：“%s”登记了两次，日期不同，用第%d行", it.Path, r.Row, r.File, earlier.Row))
			continue
		}
		byFile[r.File] = r
	}
	for _, p := range log.Problems {
		c.problems = append(c.problems, fmt.Sprintf("收件登记“%s”%s", it.Path, p))
	}
	c.logs[path.Dir(it.Source)] = &receiptLog{byFile}
	return nil
}

// logged is the item's row of a receipt log: in the nearest folder first, by its path, else by the bare name.
func (c *collection) logged(it ingest.Item) *workbook.Receipt {
	for dir := path.Dir(it.Source); ; dir = path.Dir(dir) {
		if log := c.logs[dir]; log != nil {
			within := func(p string) string {
				if dir == "." {
					return p
				}
				return strings.TrimPrefix(p, dir+"/")
			}
			for _, name := range []string{within(it.Path), within(it.Source), it.Name, path.Base(it.Source)} {
				if r, ok := log.byFile[name]; ok {
					return &r
				}
			}
		}
		if dir == "." || dir == "/" {
			return nil
		}
	}
}

func hashOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

func dumpText(d *document.Document) string {
	var b strings.Builder
	_ = d.Dump(&b) // a Builder takes everything
	return b.String()
}
