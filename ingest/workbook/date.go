package workbook

import (
	"math"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

	"nianping"
)

// Serial days between which a bare number is taken for a date: 1982 to 2064.
const (
	firstSerial = 30_000
	lastSerial  = 60_000
)

// period is what a cell says about a filing's time: a start, an end, a number of years, or that it has no end.
type period struct {
	dates []nianping.Date // one or two, in the cell's order
	years int             // 0 where no number of years is given
	open  bool            // 长期
}

var (
	yearsWords = nianping.Expression(`^(?:有效期|备案期限?|期限|为|:|一般)*([一二两三四五六七八九十]|[1-9]|10)年(?:期)?(?:有效)?$`)
	clock      = nianping.Expression(`(\d{1,2}):(\d{2})(?::(\d{2}))?`)
	chineseDay = strings.NewReplacer("〇", "0", "○", "0", "零", "0", "一", "1", "二", "2", "三", "3", "四", "4", "五", "5", "六", "6", "七", "7", "八", "8", "九", "9")
	tens       = nianping.Expression(`([一二三]?)十([一二三四五六七八九]?)`)
)

// readPeriod reads a cell of dates: a serial number, 2022.6.1, 2022年6月1日, 20220601, a month alone (its first day; its
// last where it ends a period), a range of two such dates, 三年, 长期. ok is false for anything else.
func readPeriod(cell string, date1904 bool) (p period, ok bool) {
	s := strings.TrimSpace(norm.NFKC.String(cell))
	if s == "" {
		return p, false
	}
	if m := yearsWords().FindStringSubmatch(key(s)); m != nil {
		return period{years: smallNumber(m[1])}, true
	}
	if k := key(s); k == "长期" || k == "长期有效" || k == "永久" {
		return period{open: true}, true
	}
	if t, ok := serial(s, date1904); ok {
		return period{dates: []nianping.Date{{Year: t.Year(), Month: int(t.Month()), Day: t.Day()}}}, true
	}
	s = clock().ReplaceAllString(s, "")
	s = strings.NewReplacer("T", " ", "Z", " ").Replace(s)
	if strings.ContainsAny(s, "〇○零一二三四五六七八九十") {
		s = chineseDate(s)
	}
	groups, clean := numberGroups(s)
	if !clean {
		return p, false
	}
	for i := 0; i < len(groups); {
		d, month, used := oneDate(groups[i:])
		if used == 0 {
			return period{}, false
		}
		if month && len(p.dates) == 1 { // a month that ends a period counts to its last day
			d = lastOfMonth(d)
		}
		p.dates = append(p.dates, d)
		i += used
	}
	if strings.HasSuffix(key(s), "长期") {
		p.open = true
	}
	return p, len(p.dates) == 1 || len(p.dates) == 2
}

// readDate reads a cell that holds one date; end says that a month alone means its last day.
func readDate(cell string, date1904, end bool) (nianping.Date, bool) {
	p, ok := readPeriod(cell, date1904)
	if !ok || len(p.dates) != 1 {
		return nianping.Date{}, false
	}
	if groups, _ := numberGroups(norm.NFKC.String(cell)); end && len(groups) == 2 && len(groups[0]) == 4 {
		return lastOfMonth(p.dates[0]), true
	}
	return p.dates[0], true
}

// readMoment reads a date, with the time of day where the cell gives one.
func readMoment(cell string, date1904 bool) (t time.Time, timed, ok bool) {
	s := strings.TrimSpace(norm.NFKC.String(cell))
	if t, ok := serial(s, date1904); ok {
		return t, t.Hour()+t.Minute()+t.Second() > 0, true
	}
	d, ok := readDate(s, date1904, false)
	if !ok {
		return time.Time{}, false, false
	}
	t = d.Time()
	if m := clock().FindStringSubmatch(s); m != nil {
		hour, _ := strconv.Atoi(m[1])
		minute, _ := strconv.Atoi(m[2])
		second, _ := strconv.Atoi(m[3])
		if hour < 12 && (strings.Contains(s, "下午") || strings.Contains(s, "晚")) {
			hour += 12
		}
		if hour > 23 || minute > 59 || second > 59 {
			return time.Time{}, false, false
		}
		return t.Add(time.Duration(hour*3600+minute*60+second) * time.Second), true, true
	}
	return t, false, true
}

// serial reads a spreadsheet's day number, to the second.
func serial(s string, date1904 bool) (time.Time, bool) {
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return time.Time{}, false
	}
	if date1904 {
		v += 1462
	}
	if v < firstSerial || v > lastSerial {
		return time.Time{}, false
	}
	day, fraction := math.Modf(v)
	seconds := int(math.Round(fraction * 86400))
	return time.Date(1899, 12, 30+int(day), 0, 0, seconds, 0, nianping.Shanghai), true
}

// numberGroups are the runs of digits; clean is false where something stands between them that no date has.
func numberGroups(s string) (groups []string, clean bool) {
	clean = true
	rest := strings.Builder{}
	run := ""
	for _, r := range s + " " {
		if r >= '0' && r <= '9' {
			run += string(r)
			continue
		}
		if run != "" {
			groups, run = append(groups, run), ""
		}
		rest.WriteRune(r)
	}
	for _, word := range []string{"有效期", "备案", "起始", "截止", "日期", "时间", "起", "止", "自", "从", "至", "到", "年", "月", "日", "号", "上午", "下午", "晚", "长期"} {
		text := strings.ReplaceAll(rest.String(), word, "")
		rest.Reset()
		rest.WriteString(text)
	}
	for _, r := range rest.String() {
		if !strings.ContainsRune(" .-/—–~～_:,()\n\t\u00a0", r) {
			clean = false
		}
	}
	return groups, clean && len(groups) > 0
}

// oneDate reads a date from the front of the groups: YYYYMMDD, YYYYMM, or year, month and perhaps day. used is 0 where
// there is none; month is true where no day was given.
func oneDate(groups []string) (d nianping.Date, month bool, used int) {
	number := func(s string) int { n, _ := strconv.Atoi(s); return n }
	g := groups[0]
	switch {
	case len(g) == 8:
		d, used = nianping.Date{Year: number(g[:4]), Month: number(g[4:6]), Day: number(g[6:])}, 1
	case len(g) == 6:
		d, month, used = nianping.Date{Year: number(g[:4]), Month: number(g[4:]), Day: 1}, true, 1
	case len(g) == 4 && len(groups) >= 3 && len(groups[1]) <= 2 && len(groups[2]) <= 2:
		d, used = nianping.Date{Year: number(g), Month: number(groups[1]), Day: number(groups[2])}, 3
	case len(g) == 4 && len(groups) >= 2 && len(groups[1]) <= 2:
		d, month, used = nianping.Date{Year: number(g), Month: number(groups[1]), Day: 1}, true, 2
	default:
		return d, false, 0
	}
	if d.Year < 1980 || d.Year > 2100 || nianping.DateOf(d.Time()) != d {
		return d, false, 0
	}
	return d, month, used
}

func lastOfMonth(d nianping.Date) nianping.Date {
	return nianping.DateOf(time.Date(d.Year, time.Month(d.Month)+1, 0, 0, 0, 0, 0, nianping.Shanghai))
}

// chineseDate writes the numerals of 二〇二二年六月十五日 as digits.
func chineseDate(s string) string {
	s = tens().ReplaceAllStringFunc(s, func(m string) string {
		g := tens().FindStringSubmatch(m)
		a, b := 1, 0
		if g[1] != "" {
			a = smallNumber(g[1])
		}
		if g[2] != "" {
			b = smallNumber(g[2])
		}
		return strconv.Itoa(a*10 + b)
	})
	return chineseDay.Replace(s)
}

func smallNumber(s string) int {
	for i, w := range []string{"零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"} {
		if w == s {
			return i
		}
	}
	if s == "两" {
		return 2
	}
	n, _ := strconv.Atoi(s)
	return n
}

var day = nianping.Expression(`^\d{4}(-\d{2}(-\d{2})?)?$`)

// IsDay reports whether s is a day, a month or a year as a report states a validity: YYYY-MM-DD, YYYY-MM or YYYY.
func IsDay(s string) bool {
	if !day().MatchString(s) {
		return false
	}
	d, err := nianping.ParseDate((s + "-01-01")[:10])
	return err == nil && d.Year >= 1980
}
