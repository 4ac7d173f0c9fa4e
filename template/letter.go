package template

import (
	"io"
	"strconv"
	"strings"

	"nianping"
)

// Letterhead is what all letters of the bureau share.
type Letterhead struct {
	From    string        // 发文单位
	On      nianping.Date // the letter's date
	Contact string        // "" for none
	Phone   string        // "" for none
	Within  int           // working days in which to answer
}

// Reminder is a letter to one institution about the years that it has not reported, or reported late.
type Reminder struct {
	Letterhead
	Institution *nianping.Institution
	AsOf        nianping.Date
	Statuses    []nianping.Status // missing, unreadable or late ones, by year
}

// WriteReminder writes a reminder as docx. The same reminder gives the same bytes.
func WriteReminder(w io.Writer, r Reminder) error {
	var rows []Values
	var missing, late []string
	for _, s := range r.Statuses {
		year := strconv.Itoa(s.Year) + "年度"
		due := s.DueOn()
		words, days := "尚未报送", r.AsOf.DaysAfter(due)
		switch s.State {
		case nianping.Late:
			words, late = "逾期报送", append(late, year)
			if s.DaysLate != nil {
				days = *s.DaysLate
			}
		case nianping.Unreadable:
			words, missing = "已收到文件，但无法读取", append(missing, year)
		default:
			missing = append(missing, year)
		}
		rows = append(rows, Values{"年度": year, "应报日期": due.Chinese(), "逾期": strconv.Itoa(max(days, 0)) + "天", "情况": words})
	}
	v := r.values("关于催报评价机构年度评价工作总结的函", r.Institution)
	years := make([]string, len(r.Statuses))
	for i, s := range r.Statuses {
		years[i] = strconv.Itoa(s.Year)
	}
	v["年度"], v["截至日期"], v["年度情况"] = strings.Join(years, "、"), r.AsOf.Chinese(), rows
	v["未报"], v["未报年度"] = len(missing) > 0, strings.Join(missing, "、")
	v["迟报"], v["迟报年度"] = len(late) > 0, strings.Join(late, "、")
	v["有联系"], v["联系人"], v["联系电话"] = r.Contact+r.Phone != "", r.Contact, r.Phone
	return write(w, "reminder", v)
}

// Question is one matter of a correction notice.
type Question struct {
	Say   string // what does not fit, a whole sentence
	Place string // where it stands in the institution's report, in its words; "" for the whole
	Do    string // what to do about it
}

// Correction is a notice to one institution about what is to be put right in its report for one year (补正通知).
type Correction struct {
	Letterhead
	Institution *nianping.Institution
	Year        int
	File        string // the report's name as it came
	Questions   []Question
}

// WriteCorrection writes a correction notice as docx. The same notice gives the same bytes.
func WriteCorrection(w io.Writer, c Correction) error {
	var rows []Values
	for _, q := range c.Questions {
		rows = append(rows, Values{"问题": q.Say, "位置": first(q.Place, "全文"), "办法": q.Do})
	}
	v := c.values("评价机构年度评价工作总结补正通知", c.Institution)
	v["年度"], v["文件"], v["件数"], v["问题"] = strconv.Itoa(c.Year), c.File, strconv.Itoa(len(rows)), numbered(rows)
	return write(w, "correction", v)
}

// values are the keys that all letters have.
func (l Letterhead) values(title string, in *nianping.Institution) Values {
	return Values{"文件标题": title, "模板版本": FormVersion, "机构标识": first(in.CreditCode, in.Name), "机构名称": in.Name,
		"发文单位": l.From, "日期": l.On.Chinese(), "期限": strconv.Itoa(l.Within)}
}

func write(w io.Writer, kind string, v Values) error {
	files, err := build(kind, v)
	if err != nil {
		return err
	}
	return pack(w, files)
}
