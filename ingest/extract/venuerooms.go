package extract

import "strings"

// isTotalArea reports whether a word of the lexicon speaks of the whole of what was named before it.
func isTotalArea(word string) bool { return word == "总面积" || word == "使用面积" }

// roomBefore is the one room that a sentence has named and not yet measured before a place: 操作考核场地依托实训基地，总面积…;
// "" where it has named none, several or somebody's whole premises.
func roomBefore(before string) string {
	found := ""
	hits := venueWords.Find(before)
	for _, h := range hits {
		switch m := h.Row.Means; {
		case m == "now":
		case m == "-" || found != "" && m != found:
			return ""
		default:
			found = m
		}
	}
	for _, n := range Numbers(before) {
		if n.Kind == Area {
			return ""
		}
	}
	return found
}

// stationOf is the occupation whose stations a count names: 电工 of 、电工工位, 涂装工 of 涂装工位; "" where that is none.
func (r *Reading) stationOf(between string) string {
	kind, _ := strings.CutSuffix(strings.TrimRight(between, " \t:为共计约有设达"), "工位")
	kind = kind[strings.LastIndexAny(kind, ",;:。、和及()")+1:]
	for kind != "" && !validStart(kind) {
		kind = kind[1:]
	}
	for _, name := range [...]string{kind, kind + "工"} {
		if r.isOccupation(name) {
			return name
		}
	}
	return r.occupationAtEnd(kind)
}
