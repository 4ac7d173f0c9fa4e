package extract

import "slices"

// settleChapters adds up the examiners that chapters on single occupations count, each its own. It reports whether no other words count them.
func settleChapters(c *Collector, list []mention) bool {
	var of []*chapter
	var f Fact
	sum := 0.0
	for i := range list {
		m := &list[i]
		if m.of != "examiners" || m.spent {
			continue
		}
		if m.chapter == nil {
			spendChapters(list)
			return false
		}
		if slices.Contains(of, m.chapter) {
			continue
		}
		if of == nil {
			f = m.f
		}
		of = append(of, m.chapter)
		sum += m.amount()
	}
	if len(of) < 2 {
		return false
	}
	f.Doubt = partsAdded
	c.put("staff/examiners", int(sum), f)
	return true
}

// spendChapters leaves out what chapters count, of which other words give the whole.
func spendChapters(list []mention) {
	for i := range list {
		if m := &list[i]; m.of == "examiners" && m.chapter != nil {
			m.spent = true
		}
	}
}
