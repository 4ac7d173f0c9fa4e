package extract

import "strings"

// settleCounts adds what prose and tables say together: an echo counts only where it speaks of a row that is there.
func settleCounts(c *Collector, counts []count) {
	has := func(key RowKey, field string) bool {
		return anyCount(counts, func(o *count) bool { return o.field == field && !o.echo && !o.period && o.key == key })
	}
	// allGiven: as many certificates as passed are said to be given elsewhere, of all the year therefore
	allGiven := func(k *count) bool {
		return k.field == "certified" && anyCount(counts, func(o *count) bool {
			return o.field == "passed" && !o.echo && !o.period && o.key == k.key && o.fact.Value == k.fact.Value
		})
	}
	some := anyCount(counts, func(k *count) bool { return !k.echo && !k.period })
	corrected := anyCount(counts, (*count).corrects)
	var echoes []Fact
	for i := range counts {
		k := &counts[i]
		if corrected && !k.corrects() && anyCount(counts, func(o *count) bool { return o.field == k.field && !o.period && o.corrects() && o.key == k.key }) {
			continue
		}
		if k.period || k.echo && some && k.field != "assessed" && !has(k.key, k.field) && !allGiven(k) {
			continue
		}
		field, echo, doubt := k.field, k.echo, k.fact.Doubt
		if k.field == "assessed" {
			same := func(field string) bool { // that people were assessed is said beside figures of the same value
				return anyCount(counts, func(o *count) bool {
					return o.field == field && o.fact.Value == k.fact.Value && !o.echo && !o.period && o.key == k.key
				})
			}
			r, e := has(k.key, "registered"), has(k.key, "examined")
			switch {
			case same("registered") || same("examined") || r && (same("passed") || same("certified")) || k.fact.Approx || k.echo && !r && !e:
				continue
			case r: // 全年认定421人次 where 412 registered: one of the two is wrong
				field, echo = "registered", true
			case e:
				field, echo = "examined", true
			default:
				field, doubt = "examined", "原文只说认定（考核）人数，未说明是报考还是实考"
			}
		}
		f := k.fact
		f.Field, f.Of, f.Doubt = outcomePath(field), k.key, doubt
		if echo {
			echoes = append(echoes, f)
		} else {
			c.Add(f)
		}
	}
	c.addAll(echoes)
}

// attended reports whether a count says of people no more than that they took part, which they did who registered as well: 24人参加、18人合格.
func (k *count) attended() bool {
	if k.field != "examined" || k.fact.At.Row > 0 {
		return false
	}
	_, after, ok := strings.Cut(k.fact.Text, "参加")
	return ok && !hasAny(k.fact.Text, "实际", "实考", "到考", "参考", "应试") && !hasAnyPrefix(strings.TrimPrefix(after, "了"), "考", "认定", "评价", "鉴定", "实")
}

// saidAgain leaves out such counts where the row has as many registered, said elsewhere, and the report never tells those who sat from those who
// registered.
func saidAgain(counts []count) []count {
	if !anyCount(counts, (*count).attended) {
		return counts
	}
	registered := func(k *count) bool {
		return anyCount(counts, func(o *count) bool {
			return o.field == "registered" && !o.echo && !o.period && o.key == k.key && o.fact.Value == k.fact.Value && o.fact.At != k.fact.At
		})
	}
	for i := range counts {
		k := &counts[i]
		if k.out = k.attended() && registered(k); k.field == "examined" && !k.out && !k.period {
			for j := range counts[:i] {
				counts[j].out = false
			}
			return counts
		}
	}
	return kept(counts)
}
