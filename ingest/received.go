package ingest

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/width"

	"nianping"
)

// Clues are what is known of when a file was received (contract, section 3).
type Clues struct {
	Mails    []MailInfo         // the mails that it came in, outermost first
	Logged   *nianping.Received // its row of the receipt log; nil where there is none
	Folders  []string           // names of the folders that it lies in, outermost first, archives among them
	Given    *nianping.Received // what the officer says for all (--received); nil where nothing
	Modified time.Time          // of the file as it lies on the disk; zero where not known
	Year     int                // the year of a folder's date that names none (5月28日); 0: such a date is not used
}

// Received decides when a file was received: the topmost Received of the mail that came, else its Date; else the receipt log; else a date
// in the name of its folder, the nearest first, those on the disk before those within an archive, which the sender named; else what the officer says; else the file's modification time, which is weak. The zero
// Received where nothing at all is known.
//
// A mail within a mail has its own dates, which say when somebody else received it; the outermost that has a date decides.
func (c Clues) Received() nianping.Received {
	for _, m := range c.Mails {
		switch {
		case !m.Received.IsZero():
			return nianping.ReceivedAt(m.Received, "邮件头收到时间")
		case !m.Date.IsZero():
			return nianping.ReceivedAt(m.Date, "邮件头发信时间")
		}
	}
	if c.Logged != nil && c.Logged.At != "" {
		return *c.Logged
	}
	if d, name := c.folderDate(); name != "" {
		return nianping.ReceivedOn(d, "文件夹名“"+name+"”")
	}
	if c.Given != nil && c.Given.At != "" {
		return *c.Given
	}
	if c.Modified.IsZero() {
		return nianping.Received{}
	}
	r := nianping.ReceivedAt(c.Modified, "文件修改时间")
	r.Weak = true
	return r
}

// folderDate finds the folder whose date counts; "" where there is none.
func (c Clues) folderDate() (nianping.Date, string) {
	disk := len(c.Folders)
	for i, name := range c.Folders {
		if archiveName().MatchString(name) {
			disk = i
			break
		}
	}
	for _, part := range [][2]int{{0, disk}, {disk, len(c.Folders)}} {
		for i := part[1] - 1; i >= part[0]; i-- {
			name := c.Folders[i]
			if archiveName().MatchString(name) && !nothingBut().MatchString(width.Narrow.String(name)) {
				continue // an archive's name bears all kinds of dates
			}
			if d, ok := FolderDate(name, yearAbove(c.Folders[:i], c.Year)); ok {
				return d, name
			}
		}
	}
	return nianping.Date{}, ""
}

var (
	archiveName = nianping.Expression(`(?i)\.(?:zip|rar|7z|tar|gz|tgz|bz2)$`)
	nothingBut  = nianping.Expression(`^[0-9年月日号.\-_ 收件到]+\.[A-Za-z0-9.]+$`)
)

var (
	solidDate  = nianping.Expression(`(?:^|[^0-9])(20[0-9]{2})([01][0-9])([0-3][0-9])(?:[^0-9]|$)`)
	fullDate   = nianping.Expression(`(?:^|[^0-9])(20[0-9]{2})\s*[-./_年]\s*([0-9]{1,2})\s*[-./_月]\s*([0-9]{1,2})(?:[^0-9]|$)`)
	shortDate  = nianping.Expression(`(?:^|[^0-9年])([0-9]{1,2})\s*月\s*([0-9]{1,2})\s*[日号]`)
	yearOfMail = nianping.Expression(`(?:^|[^0-9])(20[0-9]{2})年?(?:收件|收到|来件|来信|收文|报送|$)`)
)

// FolderDate finds the one date in a folder's name: 20250526, 2025.5.28, 2025-05-28, 2025年5月28日, 5月28日 (of the given year; 0: none).
// false where there is none, or where the name holds two that differ.
func FolderDate(name string, year int) (nianping.Date, bool) {
	name = width.Narrow.String(name)
	var found nianping.Date
	several := false
	add := func(y, m, d string) {
		date, ok := calendar(y, m, d)
		if !ok {
			return
		}
		several = several || !found.IsZero() && found != date
		found = date
	}
	for _, re := range []*regexp.Regexp{solidDate(), fullDate()} {
		for rest := name; ; {
			at := re.FindStringSubmatchIndex(rest)
			if at == nil {
				break
			}
			add(rest[at[2]:at[3]], rest[at[4]:at[5]], rest[at[6]:at[7]])
			rest = rest[at[7]:]
		}
	}
	if year > 0 {
		for _, m := range shortDate().FindAllStringSubmatch(name, -1) {
			add(strconv.Itoa(year), m[1], m[2])
		}
	}
	return found, !several && !found.IsZero()
}

// yearAbove is the year that a folder further out names for what is in it (2025年收件), else the given one.
func yearAbove(folders []string, year int) int {
	for i := len(folders) - 1; i >= 0; i-- {
		if m := yearOfMail().FindStringSubmatch(strings.TrimSpace(width.Narrow.String(folders[i]))); m != nil {
			y, err := strconv.Atoi(m[1])
			if err == nil {
				return y
			}
		}
		if d, ok := FolderDate(folders[i], 0); ok {
			return d.Year
		}
	}
	return year
}

// calendar makes a date of its written parts; false for one that no calendar has.
func calendar(y, m, d string) (nianping.Date, bool) {
	var n [3]int
	for i, s := range []string{y, m, d} {
		v, err := strconv.Atoi(s)
		if err != nil {
			return nianping.Date{}, false
		}
		n[i] = v
	}
	date := nianping.Date{Year: n[0], Month: n[1], Day: n[2]}
	return date, nianping.DateOf(date.Time()) == date
}
