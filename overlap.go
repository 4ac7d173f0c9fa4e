package nianping

// overlap compares one text with many by the shingles that their fingerprints keep, without reading the texts again. It
// errs on one side only: of two different runs of characters with one 32-bit hash it takes both for shared, so its share is
// TextShare or, rarely, above it.
type overlap struct {
	runs  []uint32 // of the text, by position; boilerplateRun for what everybody may share
	own   []bool   // by character: outside the boilerplate
	size  int      // number of own
	slots []int32  // hash table: position + 1 of a run, 0 empty
	next  []int32  // further positions + 1 of the same run
	hit   []int32  // by position: the number of the comparison that found it
	round int32
}

// boilerplateRun stands for a shingle of the boilerplate in Fingerprint.runs.
const boilerplateRun = 0

// fingerprintRuns are shingles in 32 bits by position, those of the boilerplate as boilerplateRun.
func fingerprintRuns(hashes []uint64, b *Boilerplate) []uint32 {
	out := make([]uint32, len(hashes))
	for i, h := range hashes {
		if !b.shingles[h] {
			out[i] = max(uint32(h>>16), boilerplateRun+1)
		}
	}
	return out
}

func newOverlap(runs []uint32) *overlap {
	o := &overlap{runs: runs, next: make([]int32, len(runs)), hit: make([]int32, len(runs))}
	room := 16
	for room < 2*len(runs) {
		room *= 2
	}
	o.slots = make([]int32, room)
	if len(runs) > 0 {
		o.own = make([]bool, len(runs)+shingleLength-1)
	}
	boiler := 0 // characters up to here are boilerplate
	for i := range o.own {
		if i < len(runs) && runs[i] == boilerplateRun {
			boiler = i + shingleLength
		}
		if i >= boiler {
			o.own[i] = true
			o.size++
		}
	}
	for i, h := range runs {
		if h == boilerplateRun {
			continue
		}
		s := o.slot(h)
		o.next[i], o.slots[s] = o.slots[s], int32(i+1)
	}
	return o
}

// slot is the place of a run in the table, or the empty one where it would stand.
func (o *overlap) slot(h uint32) int {
	mask := len(o.slots) - 1
	s := int(h*2654435769>>7) & mask
	for o.slots[s] != 0 && o.runs[o.slots[s]-1] != h {
		s = (s + 1) & mask
	}
	return s
}

// share is the share of the text that stands in the other too, from 0 to 1.
func (o *overlap) share(other []uint32) float64 {
	if o.size == 0 {
		return 0
	}
	o.round++
	for _, h := range other {
		if h == boilerplateRun {
			continue
		}
		for p := o.slots[o.slot(h)]; p != 0 && o.hit[p-1] != o.round; p = o.next[p-1] {
			o.hit[p-1] = o.round
		}
	}
	common, until := 0, 0
	for i, own := range o.own {
		if i < len(o.hit) && o.hit[i] == o.round {
			until = i + shingleLength
		}
		if own && i < until {
			common++
		}
	}
	return float64(common) / float64(o.size)
}
