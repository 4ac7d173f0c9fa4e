package extract

import (
	"slices"
	"strings"
)

// ownWords drops what was read from the prose of a document that is nobody's report: where nothing names an institution,
// counts a candidate, lists an examiner or states a scope, and at most one section of Attachment 2 is met, then a floor
// area or a head count is that of a canteen, a lease or a newspaper. Its year, its empty sections and what its tables say
// (a list of rooms sent along with a report) are still told.
func ownWords(list []Fact) []Fact {
	sections := 0
	for i := range list {
		f := &list[i]
		switch head, _, _ := strings.Cut(f.Field, "/"); head {
		case "institution", "outcomes", "examiners", "scope":
			return list
		case "sections":
			if f.Value == true {
				sections++
			}
		}
	}
	if sections > 1 {
		return list
	}
	return slices.DeleteFunc(list, func(f Fact) bool {
		return f.Field != "year" && f.At.Row == 0 && !strings.HasPrefix(f.Field, "sections/")
	})
}
