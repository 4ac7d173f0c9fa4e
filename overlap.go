package nianping

import (
	mathbits "math/bits"
	"slices"
)

// reach.over is written out for runs of this length.
var _ = [1]int{}[shingleLength-8]

// run is the hash of a run of characters.
type run interface{ uint32 | uint64 }

// overlap compares one text with many by their runs. With runs of 64 bits its share is exact for all that anybody will ever
// see. With the 32 bits that fingerprints keep it errs on one side only: of two different runs of characters with one hash it
// takes both for shared, so its share is that or, rarely, above it.
type overlap[R run] struct {
	runs  []R     // of the text, by position; boilerplateRun for what everybody may share
	own   bits    // by character: outside the boilerplate
	size  int     // number of own
	few   bits    // by the end of a run's hash: whether the text may have it, which for most runs of another says no
	slots []int32 // hash table: position + 1 of a run, 0 empty
	next  []int32 // further positions + 1 of the same run
	hit   bits    // by position: the other has it too
}

// bits is a set of small numbers.
type bits []uint64

func bitWords(n int) int      { return n/64 + 1 } // how many hold the numbers up to n
func newBits(n int) bits      { return make(bits, bitWords(n)) }
func (b bits) set(i int)      { b[i/64] |= 1 << (i % 64) }
func (b bits) has(i int) bool { return b[i/64]&(1<<(i%64)) != 0 }

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
	o := new(overlap[R])
	o.take(runs)
	return o
}

// take makes it the overlap of the text with these runs, in the memory of the one before.
func (o *overlap[R]) take(runs []R) {
	room := 16
	for room < 2*len(runs) {
		room *= 2
	}
	characters := len(runs) + shingleLength
	o.runs, o.size = runs, 0
	o.next, o.slots = zeros(o.next, len(runs)), zeros(o.slots, room)
	o.hit, o.own, o.few = zeros(o.hit, bitWords(characters)), zeros(o.own, bitWords(characters)), zeros(o.few, bitWords(8*room-1))
	eachOwn(runs, func(i int) {
		o.own.set(i)
		o.size++
	})
	for i, h := range runs {
		if h == boilerplateRun {
			continue
		}
		s := o.slot(h)
		o.next[i], o.slots[s] = o.slots[s], int32(i+1)
		o.few.set(int(h) & (8*room - 1))
	}
}

// zeros are n zeros in the memory of a list.
func zeros[S ~[]E, E any](list S, n int) S {
	list = slices.Grow(list[:0], n)[:n]
	clear(list)
	return list
}

// eachOwn calls f for each character of a text, by its runs, that stands in no run of the boilerplate.
func eachOwn[R run](runs []R, f func(i int)) {
	boiler := 0 // characters up to here are boilerplate
	for i := 0; len(runs) > 0 && i < len(runs)+shingleLength-1; i++ {
		if i < len(runs) && runs[i] == boilerplateRun {
			boiler = i + shingleLength
		}
		if i >= boiler {
			f(i)
		}
	}
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
	common := 0
	var reached reach
	for i, hit := range o.hit {
		common += mathbits.OnesCount64(reached.over(hit) & o.own[i])
	}
	return float64(common) / float64(o.size)
}

// mark finds out which runs the other has too.
func (o *overlap[R]) mark(other []R) {
	clear(o.hit)
	last := 8*len(o.slots) - 1
	for _, h := range other {
		if h == boilerplateRun || !o.few.has(int(h)&last) {
			continue
		}
		for p := o.slots[o.slot(h)]; p != 0 && !o.hit.has(int(p-1)); p = o.next[p-1] {
			o.hit.set(int(p - 1))
		}
	}
}

// reach lets each hit, of 64 at a time, reach over the shingleLength characters of its run.
type reach struct{ one, two, four uint64 } // the words before, with each hit reaching so many characters further

// over are the characters that hits reach.
func (r *reach) over(hit uint64) uint64 {
	a := hit | hit<<1 | r.one>>63
	b := a | a<<2 | r.two>>62
	c := b | b<<4 | r.four>>60
	r.one, r.two, r.four = hit, a, b
	return c
}

// sieve tells of most texts that they are no copies of one, for far less than comparing them costs: by the last 18 bits of a
// run's hash, whether the one may have it. So many bits fit the processor's nearest memory, and say yes to one run in 130 that a
// text of 2,000 characters does not have.
type sieve [1 << 12]uint64

// take makes it the sieve of the text with these runs.
func (s *sieve) take(runs []uint32) {
	clear(s[:])
	for _, h := range runs {
		s[h/64%uint32(len(s))] |= 1 << (h % 64)
	}
}

// may is 1 where the one may have a run, else 0.
func (s *sieve) may(run uint32) uint64 { return s[run/64%uint32(len(s))] >> (run % 64) & 1 }

// hits are the runs, the first 64 at most, that the one may have.
func (s *sieve) hits(runs []uint32) (hits uint64) {
	if len(runs) < 64 {
		for k, h := range runs {
			hits |= s.may(h) << k
		}
		return hits
	}
	all := (*[64]uint32)(runs)
	for k := 0; k < 64; k += 4 { // four at a time do not wait for each other
		hits = hits>>4 | (s.may(all[k])|s.may(all[k+1])<<1|s.may(all[k+2])<<2|s.may(all[k+3])<<3)<<60
	}
	return hits
}

// mayReach reports whether so large a share of a text may stand in the sieve's: no as soon as too many of its own
// characters stand outside.
func (s *sieve) mayReach(f *heldText, share float64) bool {
	outside := int(float64(f.size)*(1-share)) + 1 // that there may be
	var reached reach
	left := f.runs
	for _, own := range f.own {
		hits := s.hits(left)
		left = left[min(len(left), 64):]
		if outside -= mathbits.OnesCount64(own &^ reached.over(hits)); outside < 0 {
			return false
		}
	}
	return true
}
