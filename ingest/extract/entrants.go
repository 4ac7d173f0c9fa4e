package extract

import "strings"

var (
	entering    = anyOf("参评")
	sat         = anyOf("实考", "实际考核", "实际参考", "实际参加", "实际到考", "实际参评", "到考", "实到")
	registering = anyOf("报考", "报名", "申报")
)

// entrantsSaid reports whether a report tells 参评 from those who sat and has no other word for those who registered: 参评94人，
// 实际考核92人. Elsewhere who 参评 is who sat.
func entrantsSaid(r *Reading) bool {
	entrants, seated := false, false
	for i := range r.Blocks {
		b := &r.Blocks[i]
		if b.Section != Overview {
			continue
		}
		says := b.Says
		if b.Table != nil {
			words := b.Table.Words()
			says = func(w *Words) bool { return w.In(words) }
		}
		if says(registering) {
			return false
		}
		entrants, seated = entrants || says(entering), seated || says(sat)
	}
	return entrants && seated
}

// metric is what a word for a count means in this report.
func (c *outcomeContext) metric(word, means string) string {
	if c.entrants && means == "examined" && strings.HasPrefix(word, "参评") {
		return "registered"
	}
	return means
}
