package nianping

import "time"

// AnswerDays is within how many working days an institution answers a correction notice (补正) or a reminder where the bureau
// sets no other time. The notice sets none; ten days is what bureaus give.
const AnswerDays = 10

// holidays are the days off that the State Council announced around the deadlines of the notice. Days off on other dates
// move no deadline.
var holidays = []struct{ first, last Date }{
	{Date{2025, 5, 31}, Date{2025, 6, 2}}, // 端午节
}

// WorkingDay reports whether a day is neither a Saturday or Sunday nor one of the holidays around a deadline.
func WorkingDay(d Date) bool {
	if day := d.Time().Weekday(); day == time.Saturday || day == time.Sunday {
		return false
	}
	for _, h := range holidays {
		if !d.Before(h.first) && !h.last.Before(d) {
			return false
		}
	}
	return true
}

// RolledDue is Due moved to the next working day where it falls on none: 2025-06-03 for 2023 and 2024. The notice does not
// say so; it is the bureau's choice, and not the default.
func RolledDue(year int) (due Date, ok bool) {
	due, ok = Due(year)
	for ok && !WorkingDay(due) {
		due = due.AddDays(1)
	}
	return due, ok
}
