package mail

import (
	"net/mail"
	"regexp"
	"strings"
	"time"
)

// shanghai is the clock of a date that names no zone.
var shanghai = time.FixedZone("CST", 8*3600)

// received is the time of the topmost Received line that has one.
func received(h header) time.Time {
	for _, r := range h.all("received") {
		if i := strings.LastIndexByte(r, ';'); i >= 0 {
			if t := date(r[i+1:]); !t.IsZero() {
				return t
			}
		}
	}
	return time.Time{}
}

var (
	comments = regexp.MustCompile(`\([^()]*\)`)
	zoneName = regexp.MustCompile(`(?i)\b(?:gmt|utc)\s*([+-])(\d{1,2}):?(\d{2})?`)
	layouts  = []string{"2006-01-02 15:04:05 -0700", "2006-01-02T15:04:05Z07:00", "2006-01-02 15:04:05", "2006/1/2 15:04:05", "2006-01-02 15:04",
		"2006年1月2日 15:04:05", "2006年1月2日 15:04", "2 Jan 2006 15:04:05", "2 Jan 2006 15:04", "Jan 2 2006 15:04:05", "Jan 2 15:04:05 2006", "2 Jan 06 15:04:05 -0700", "2 Jan 2006 15:04:05 -07:00"}
	weekday = regexp.MustCompile(`(?i)^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+`)
)

// date reads a date as mailers write it, or as they should; zero where it cannot be read. Without a zone it is Chinese time. The years
// before mail existed, and those of clocks that ran ahead, are no dates.
func date(raw string) time.Time {
	s := strings.TrimSpace(comments.ReplaceAllString(raw, " "))
	s = strings.Join(strings.Fields(s), " ")
	if s == "" || len(s) > 200 {
		return time.Time{}
	}
	if m := zoneName.FindStringSubmatch(s); m != nil {
		hours, minutes := m[2], m[3]
		if len(hours) == 1 {
			hours = "0" + hours
		}
		if minutes == "" {
			minutes = "00"
		}
		s = zoneName.ReplaceAllString(s, m[1]+hours+minutes)
	}
	if t, err := mail.ParseDate(s); err == nil {
		return sane(zoned(t, s))
	}
	s = weekday.ReplaceAllString(s, "")
	for _, l := range layouts {
		if t, err := time.ParseInLocation(l, s, shanghai); err == nil {
			return sane(t)
		}
	}
	return time.Time{}
}

// zoned mends a named zone that Go does not know, whose offset it takes as nought: CST is Chinese here.
func zoned(t time.Time, s string) time.Time {
	name, offset := t.Zone()
	if offset != 0 || name == "GMT" || name == "UTC" || name == "" || strings.HasSuffix(s, "+0000") || strings.HasSuffix(s, "-0000") {
		return t
	}
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, shanghai)
}

func sane(t time.Time) time.Time {
	if t.Year() < 1990 || t.Year() > 2200 {
		return time.Time{}
	}
	return t
}
