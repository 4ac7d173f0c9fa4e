package nianping

import (
	"encoding/json"
	"fmt"
	"time"
)

// Date is a calendar day, in Shanghai where it was taken from a moment. The zero Date is no date.
type Date struct{ Year, Month, Day int }

// DateOf is the day of a moment in Shanghai.
func DateOf(t time.Time) Date {
	y, m, d := t.In(Shanghai).Date()
	return Date{y, int(m), d}
}

// ParseDate reads YYYY-MM-DD.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse("2006-01-02", s)
	if err != nil {
		return Date{}, fmt.Errorf("日期“%s”不是 YYYY-MM-DD 的形式", s)
	}
	return Date{t.Year(), int(t.Month()), t.Day()}, nil
}

// IsZero reports whether d is no date.
func (d Date) IsZero() bool { return d == Date{} }

// String gives YYYY-MM-DD, "" for the zero Date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// MarshalJSON gives "YYYY-MM-DD", null for the zero Date.
func (d Date) MarshalJSON() ([]byte, error) {
	if d.IsZero() {
		return []byte("null"), nil
	}
	return json.Marshal(d.String())
}

// UnmarshalJSON reads what MarshalJSON writes, and the year, month and day by name that it wrote in earlier versions.
func (d *Date) UnmarshalJSON(data []byte) error {
	*d = Date{}
	if len(data) > 0 && data[0] == '{' {
		type plain Date
		return json.Unmarshal(data, (*plain)(d))
	}
	var s *string
	if err := json.Unmarshal(data, &s); err != nil || s == nil {
		return err
	}
	var err error
	*d, err = ParseDate(*s)
	return err
}

// Chinese gives 2025年6月3日 (GB/T 9704: no leading zeros), "" for the zero Date.
func (d Date) Chinese() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%d年%d月%d日", d.Year, d.Month, d.Day)
}

// Time is the day's first moment in Shanghai.
func (d Date) Time() time.Time {
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, Shanghai)
}

// AddDays is the day n days later; AddYears the same day n years later.
func (d Date) AddDays(n int) Date { return DateOf(d.Time().AddDate(0, 0, n)) }

// AddYears is the same day n years later (1 March for 29 February where there is none).
func (d Date) AddYears(n int) Date { return DateOf(d.Time().AddDate(n, 0, 0)) }

// Before reports whether d is an earlier day than e.
func (d Date) Before(e Date) bool {
	if d.Year != e.Year {
		return d.Year < e.Year
	}
	if d.Month != e.Month {
		return d.Month < e.Month
	}
	return d.Day < e.Day
}

// DaysAfter is the number of calendar days from e to d, negative where d is earlier.
func (d Date) DaysAfter(e Date) int {
	return int(d.Time().Sub(e.Time()).Hours() / 24)
}
