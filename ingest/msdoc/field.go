package msdoc

import "sort"

// fieldCodes finds the codes of fields, which readers do not see: from the field's begin to its separator, or to its
// end where it has no result. A begin without an end is no field.
func (r *reader) fieldCodes(start, end int) []span {
	type field struct{ begin, separator int }
	var open []field
	var out []span
	for cp := start; cp < end; cp++ {
		switch r.text.unit(cp) {
		case 0x13:
			open = append(open, field{cp, -1})
		case 0x14:
			if n := len(open); n > 0 && open[n-1].separator < 0 {
				open[n-1].separator = cp
			}
		case 0x15:
			n := len(open)
			if n == 0 {
				continue
			}
			f := open[n-1]
			open = open[:n-1]
			if f.separator < 0 {
				f.separator = cp
			}
			out = append(out, span{f.begin, f.separator + 1})
		}
	}
	sort.Slice(out, func(i, k int) bool { return out[i].start < out[k].start })
	kept := out[:0]
	for _, s := range out { // a code within a code is hidden with it
		if n := len(kept); n > 0 && s.start < kept[n-1].end {
			kept[n-1].end = max(kept[n-1].end, s.end)
			continue
		}
		kept = append(kept, s)
	}
	return kept
}

// inCode reports whether a position lies in a field's code. Positions must not go back by more than a paragraph.
func (st *story) inCode(cp int) bool {
	for st.at < len(st.hidden) && st.hidden[st.at].end <= cp {
		st.at++
	}
	return st.at < len(st.hidden) && cp >= st.hidden[st.at].start
}
