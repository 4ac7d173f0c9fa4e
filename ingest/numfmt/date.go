package numfmt

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

// maxSerial is 31 December 9999, the last day that a spreadsheet knows.
const maxSerial = 2958466

// moment splits a serial number into its day and the time of day. Days count from 1 January 1900 = 1 with a 29 February 1900
// that never was, or from 1 January 1904 = 0. The time is rounded to the millisecond.
func moment(v float64, date1904 bool) (time.Time, bool) {
	if v < 0 || v >= maxSerial || math.IsNaN(v) {
		return time.Time{}, false
	}
	days := math.Floor(v)
	ms := math.Round((v - days) * 86_400_000)
	base := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	switch {
	case date1904:
		base = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case days < 60:
		base = base.AddDate(0, 0, 1)
	}
	return base.AddDate(0, 0, int(days)).Add(time.Duration(ms) * time.Millisecond), true
}

// Date gives the day and time of a serial number; false where it is none.
func Date(v float64, date1904 bool) (time.Time, bool) { return moment(v, date1904) }

var (
	weekdays = [...]string{"星期日", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六"}
	months   = [...]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}
)

// showDate writes the section as a date or time; false for a number that is no date.
func (s *section) showDate(v float64, date1904 bool) (string, bool) {
	t, ok := moment(v, date1904)
	if !ok {
		return "", false
	}
	if !s.has(fraction) {
		t = t.Round(time.Second)
	}
	twelve := s.has(noon)
	var b strings.Builder
	for i, k := range s.tokens {
		switch k.kind {
		case literal:
			b.WriteString(k.text)
		case general:
			if k.text == "F800" {
				return t.Format("2006年1月2日"), true
			}
			if k.text == "F400" {
				return t.Format("15:04:05"), true
			}
		case noon:
			b.WriteString(half(k.text, t.Hour() < 12))
		case elapsed:
			b.WriteString(elapsedUnits(k.text, v))
		case fraction:
			b.WriteString("." + fmt.Sprintf("%03d", t.Nanosecond()/1e6)[:min(len(k.text), 3)])
		case dateField:
			b.WriteString(s.field(i, strings.ToLower(k.text), t, twelve))
		}
	}
	return strings.TrimSpace(b.String()), true
}

func (s *section) has(k kind) bool {
	for _, t := range s.tokens {
		if t.kind == k {
			return true
		}
	}
	return false
}

func half(text string, morning bool) string {
	am, pm, _ := strings.Cut(text, "/")
	if morning {
		return am
	}
	return pm
}

func elapsedUnits(unit string, v float64) string {
	seconds := int64(math.Round(v * 86400))
	n := seconds
	switch unit[0] {
	case 'h':
		n = seconds / 3600
	case 'm':
		n = seconds / 60
	}
	return fmt.Sprintf("%0*d", len(unit), n)
}

// field writes one field of a date.
func (s *section) field(i int, f string, t time.Time, twelve bool) string {
	n := len(f)
	two := n >= 2
	switch f[0] {
	case 'y', 'e':
		if f[0] == 'y' && n <= 2 {
			return s.number(t.Year()%100, true, true)
		}
		return s.number(t.Year(), false, true)
	case 'm':
		if s.minutes(i) {
			return s.number(t.Minute(), two, false)
		}
		if n >= 3 {
			return months[t.Month()-1]
		}
		return s.number(int(t.Month()), two, false)
	case 'd':
		if n >= 3 {
			return weekdays[t.Weekday()]
		}
		return s.number(t.Day(), two, false)
	case 'a':
		if n == 3 {
			return strings.TrimPrefix(weekdays[t.Weekday()], "星期")
		}
		return weekdays[t.Weekday()]
	case 'h':
		h := t.Hour()
		if twelve {
			if h %= 12; h == 0 {
				h = 12
			}
		}
		return s.number(h, two, false)
	case 's':
		return s.number(t.Second(), two, false)
	}
	return ""
}

// minutes reports whether an m stands for minutes: after hours or before seconds.
func (s *section) minutes(i int) bool {
	if len(s.tokens[i].text) > 2 {
		return false
	}
	for k := i - 1; k >= 0; k-- {
		switch t := s.tokens[k]; t.kind {
		case dateField:
			if c := t.text[0] | 0x20; c == 'h' {
				return true
			}
			k = 0
		case elapsed:
			return t.text[0] == 'h'
		}
	}
	for k := i + 1; k < len(s.tokens); k++ {
		switch t := s.tokens[k]; t.kind {
		case dateField:
			return t.text[0]|0x20 == 's'
		case elapsed:
			return t.text[0] == 's'
		}
	}
	return false
}

// number writes a number of a date in the section's digits, digit by digit or as a word.
func (s *section) number(n int, two, spelled bool) string {
	if s.digits == 1 || s.digits == 2 {
		if spelled {
			return digitsOf(strconv.Itoa(n), s.digits)
		}
		return word(int64(n), s.digits)
	}
	text := strconv.Itoa(n)
	if two && n < 10 {
		text = "0" + text
	}
	if s.digits == 3 {
		return digitsOf(text, 3)
	}
	return text
}
