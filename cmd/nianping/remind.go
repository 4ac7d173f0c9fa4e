package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"nianping"
	"nianping/template"
)

func remindCommand() *cli.Command {
	return &cli.Command{
		Name:  "remind",
		Usage: "写出催报函（逾期、未报的机构）和补正通知（总结有问题的机构），另附邮件合并工作簿",
		Flags: []cli.Flag{
			yearFlag(), asOfFlag(), rolloverFlag(), rubricFlag(),
			fromFlag(), contactFlag(), phoneFlag(),
			&cli.IntFlag{Name: "within", Value: nianping.AnswerDays, Usage: "要求在几个`工作日`内报送或说明"},
			outFolderFlag(),
		},
		Action: runRemind,
	}
}

// Whom institutions hear from and may ask.
func fromFlag() cli.Flag {
	return &cli.StringFlag{Name: "from", Value: bureau, Usage: "发文或受理的`单位`"}
}
func contactFlag() cli.Flag { return &cli.StringFlag{Name: "contact", Usage: "联系`人`"} }
func phoneFlag() cli.Flag   { return &cli.StringFlag{Name: "phone", Usage: "联系`电话`"} }

// The folders within the folder of -o.
const (
	reminderFolder   = "催报函"
	correctionFolder = "补正通知"
)

// bureau signs a letter where nobody says otherwise.
const bureau = "市人力资源和社会保障局"

func runRemind(c *cli.Context) error {
	day, err := asOf(c)
	if err != nil {
		return err
	}
	if c.Int("within") < 1 {
		return usagef("--within 要写 1 或更多的工作日，不能是 %d", c.Int("within"))
	}
	w, err := openWorkspace(c, false)
	if err != nil {
		return err
	}
	defer w.Close()
	book, err := openCases(c.Context, w, day)
	if err != nil {
		return err
	}
	book.due = dueOf(c)
	years, err := yearsOf(c, day, book.years)
	if err != nil {
		return err
	}
	letters := &letters{c: c, book: book, day: day, dir: c.String("out")}
	letters.head = template.Letterhead{From: c.String("from"), On: day, Contact: c.String("contact"), Phone: c.String("phone"), Within: c.Int("within")}
	if err := letters.gather(years); err != nil {
		return err
	}
	if err := letters.write(); err != nil {
		return err
	}
	return w.Record(c.Context, "remind", map[string]any{"program": w.Program(), "years": years, "as_of": day.String(), "reminders": len(letters.reminders), "corrections": len(letters.corrections)})
}

// letters are all that one run writes.
type letters struct {
	c           *cli.Context
	book        *casebook
	day         nianping.Date
	dir         string
	head        template.Letterhead
	names       map[*nianping.Institution]string // fit for file names
	rubric      *nianping.Rubric                 // whose limits the findings go by
	reminders   []template.Reminder
	corrections []template.Correction
}

// gather finds out who gets which letter.
func (l *letters) gather(years []int) error {
	rubric, err := rubricOf(l.c)
	if err != nil {
		return err
	}
	l.rubric = rubric
	cases := map[int][]*caseFile{}
	for _, year := range years {
		l.book.year(year - 1) // a copy of last year's text is looked for too
		cases[year] = l.book.year(year)
	}
	if err := l.book.compare(l.c.Context, rubric); err != nil {
		return err
	}
	l.names = map[*nianping.Institution]string{}
	var all []*nianping.Institution
	for i := range l.book.registry {
		all = append(all, &l.book.registry[i])
	}
	for i, name := range fileNames(all) {
		l.names[all[i]] = name
	}
	for i := range l.book.registry {
		r := template.Reminder{Letterhead: l.head, Institution: &l.book.registry[i], AsOf: l.day}
		for _, year := range years {
			f := cases[year][i]
			switch f.Status.State {
			case nianping.Missing, nianping.Late, nianping.Unreadable:
				r.Statuses = append(r.Statuses, f.Status)
			}
			k, err := l.correction(f)
			if err != nil {
				return err
			}
			if len(k.Questions) > 0 {
				l.corrections = append(l.corrections, k)
			}
		}
		if len(r.Statuses) > 0 {
			l.reminders = append(l.reminders, r)
		}
	}
	return nil
}

// correction asks an institution about the findings of its report that it is to be told (Case.Tells). Other institutions and
// persons are not named to it; numbers of persons are masked.
func (l *letters) correction(f *caseFile) (template.Correction, error) {
	k := template.Correction{Letterhead: l.head, Institution: f.Institution, Year: f.Year}
	if !f.readable() {
		return k, nil
	}
	c, _, err := l.book.open(l.c.Context, f, nil)
	if err != nil {
		return k, err
	}
	k.File = c.Report.File
	for _, finding := range nianping.AllFindings(c.By(l.rubric)) {
		if !c.Tells(&finding) || finding.Severity == nianping.Low {
			continue
		}
		info, _ := nianping.FindingInfo(finding.Code)
		q := template.Question{Say: nianping.MaskText(finding.Message), Place: nianping.MaskText(places(finding.Evidence, 3)), Do: info.Remedy}
		if finding.About == nianping.AboutOther {
			q.Say, q.Place = info.Title+"，需要说明。", ""
		}
		if q.Do == "" {
			q.Do = finding.Question
		}
		k.Questions = append(k.Questions, q)
	}
	return k, nil
}

// write writes the letters and the mail-merge workbook.
func (l *letters) write() error {
	for _, dir := range [...]string{l.dir, filepath.Join(l.dir, reminderFolder), filepath.Join(l.dir, correctionFolder)} {
		if err := makeFolder(dir); err != nil {
			return err
		}
	}
	bar := newProgress(l.c, "写出文书", len(l.reminders)+len(l.corrections))
	defer bar.end()
	var rows [][]string
	row := func(in *nianping.Institution, kind, years, due, days, words, file string) {
		rows = append(rows, []string{in.Name, in.CreditCode, in.District, in.Contact, nianping.MaskText(in.Phone), in.Email, kind, years, due, days, words, file})
	}
	for _, r := range l.reminders {
		file := filepath.Join(reminderFolder, l.names[r.Institution]+".docx")
		if err := l.letter(file, func(w io.Writer) error { return template.WriteReminder(w, r) }); err != nil {
			return err
		}
		var years, due, days, words []string
		for _, s := range r.Statuses {
			years, due = append(years, strconv.Itoa(s.Year)), append(due, s.Due)
			n := max(l.day.DaysAfter(s.DueOn()), 0)
			if s.DaysLate != nil {
				n = *s.DaysLate
			}
			days, words = append(days, strconv.Itoa(n)), append(words, s.State.Name())
		}
		row(r.Institution, "催报函", strings.Join(years, "、"), strings.Join(due, "、"), strings.Join(days, "、"), strings.Join(words, "、"), file)
		bar.step()
	}
	for _, k := range l.corrections {
		file := filepath.Join(correctionFolder, fmt.Sprintf("%s-%d年度.docx", l.names[k.Institution], k.Year))
		if err := l.letter(file, func(w io.Writer) error { return template.WriteCorrection(w, k) }); err != nil {
			return err
		}
		row(k.Institution, "补正通知", strconv.Itoa(k.Year), "", "", fmt.Sprintf("需补正%d处", len(k.Questions)), file)
		bar.step()
	}
	columns := []template.Column{{Name: "机构名称", Width: 36}, {Name: "统一社会信用代码", Width: 22}, {Name: "所属区县", Width: 10}, {Name: "联系人", Width: 10}, {Name: "联系电话", Width: 16}, {Name: "电子邮箱", Width: 26},
		{Name: "文书", Width: 12}, {Name: "年度", Width: 14}, {Name: "应报日期", Width: 24}, {Name: "逾期天数", Width: 14}, {Name: "情况", Width: 24}, {Name: "文件", Width: 54}}
	file := filepath.Join(l.dir, "邮件合并-催报与补正.xlsx")
	if err := writeFile(file, func(f *os.File) error { return template.WriteMailMerge(f, columns, rows) }); err != nil {
		return unwritable(l.dir, err)
	}
	_, err := fmt.Fprintf(l.c.App.Writer, "已写出催报函 %d 份、补正通知 %d 份，发送清单在“%s”。\n", len(l.reminders), len(l.corrections), file)
	return err
}

func (l *letters) letter(file string, write func(io.Writer) error) error {
	if err := writeFile(filepath.Join(l.dir, file), func(f *os.File) error { return write(f) }); err != nil {
		return unwritable(l.dir, err)
	}
	return nil
}
