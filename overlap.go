package nianping

import "math"

// run is the hash of a run of characters.
type run interface{ uint32 | uint64 }

// overlap compares one text with many by their runs. With runs of 64 bits its share is exact for all that anybody will ever
// see. With the 32 bits that fingerprints keep it errs on one side only: of two different runs of characters with one hash it
// takes both for shared, so its share is that or, rarely, above it.
type overlap[R run] struct {
	runs  []R     // of the text, by position; boilerplateRun for what everybody may share
	own   []bool  // by character: outside the boilerplate
	size  int     // number of own
	slots []int32 // hash table: position + 1 of a run, 0 empty
	next  []int32 // further positions + 1 of the same run
	hit   []int32 // by position: the number of the comparison that found it
	round int32
}

// boilerplateRun stands for a run of the boilerplate.
const boilerplateRun = 0

// ownRuns are shingles by position, those of the boilerplate as boilerplateRun; keep cuts a hash to what is kept of it.
func ownRuns[R run](hashes []uint64, b *Boilerplate, keep func(uint64) R) []R {
	out := make([]R, len(hashes))
	for i, h := range hashes {
		if !b.shingles[h] {
			out[i] = max(keep(h), boilerplateRun+1)
		}
	}
	return out
}

// fingerprintRuns are runs as fingerprints keep them.
func fingerprintRuns(hashes []uint64, b *Boilerplate) []uint32 {
	return ownRuns(hashes, b, func(h uint64) uint32 { return uint32(h >> 16) })
}

// wholeRuns are runs that no other run is taken for.
func wholeRuns(text string, b *Boilerplate) []uint64 {
	return ownRuns(shingles(plainText(text)), b, func(h uint64) uint64 { return h })
}

func newOverlap[R run](runs []R) *overlap[R] {
	o := &overlap[R]{runs: runs, next: make([]int32, len(runs)), hit: make([]int32, len(runs))}
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
func (o *overlap[R]) slot(h R) int {
	mask := len(o.slots) - 1
	s := int(uint32(h)*2654435769>>7) & mask
	for o.slots[s] != 0 && o.runs[o.slots[s]-1] != h {
		s = (s + 1) & mask
	}
	return s
}

// share is the share of the text that stands in the other too, from 0 to 1.
func (o *overlap[R]) share(other []R) float64 {
	if o.size == 0 {
		return 0
	}
	o.mark(other)
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

// mark notes which runs the other has too: those whose hit is the new round.
func (o *overlap[R]) mark(other []R) {
	o.round++
	for _, h := range other {
		if h == boilerplateRun {
			continue
		}
		for p := o.slots[o.slot(h)]; p != 0 && o.hit[p-1] != o.round; p = o.next[p-1] {
			o.hit[p-1] = o.round
		}
	}
}

// mostShared is how many characters of a text, of which this is the sketch in order, can stand in the text of another sketch
// as well: an estimate that errs upwards, with four standard deviations added, for a quarter of the work of share. A
// stretch that both have shows as neighbouring values that both have: each value stands for sketchOneIn runs, a stretch
// reaches a run's length further, and a value that stands alone may stand for as many stretches.
func (o *overlap[R]) mostShared(other []R) float64 {
	const lone = sketchOneIn * shingleLength
	o.mark(other)
	shared, variance, together := 0, 0, 0
	end := func() {
		switch {
		case together == 1:
			shared += lone
			variance += lone * lone * (sketchOneIn - 1) / sketchOneIn
		case together > 1:
			shared += sketchOneIn*together + shingleLength
			variance += sketchOneIn * (sketchOneIn - 1) * together
		}
		together = 0
	}
	for _, round := range o.hit {
		if round == o.round {
			together++
		} else if together > 0 {
			end()
		}
	}
	end()
	return float64(shared) + 4*math.Sqrt(float64(variance))
}
