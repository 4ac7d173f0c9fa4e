package nianping

import (
	"math"
	"math/rand/v2"
	"testing"
)

// plainShare is TextShare by its definition: character by character, with sets.
func plainShare(text, other string, b *Boilerplate) float64 {
	theirs := map[uint64]bool{}
	for _, h := range shingles(plainText(other)) {
		theirs[h] = true
	}
	hashes, boiler := ownText(text, b)
	shared := make([]bool, len(boiler))
	for i, h := range hashes {
		if theirs[h] && !b.shingles[h] {
			for k := i; k < i+shingleLength; k++ {
				shared[k] = true
			}
		}
	}
	own, common := 0, 0
	for i := range boiler {
		if !boiler[i] {
			own++
			if shared[i] {
				common++
			}
		}
	}
	if own == 0 {
		return 0
	}
	return float64(common) / float64(own)
}

// ownText gives a text's shingles and, for each of its characters, whether it is boilerplate.
func ownText(text string, b *Boilerplate) (hashes []uint64, boiler []bool) {
	plain := plainText(text)
	hashes = shingles(plain)
	boiler = make([]bool, len(plain))
	for i, h := range hashes {
		if b.shingles[h] {
			for k := i; k < i+shingleLength; k++ {
				boiler[k] = true
			}
		}
	}
	return hashes, boiler
}

func TestTheShareOfRunsIsTheShareOfTexts(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(3, 4))
	b := NewBoilerplate()
	notice := plainText(noticeText)
	random := func() string { // of few characters, so that runs come back
		var out []rune
		for range rng.IntN(30) {
			switch piece := rng.IntN(3); piece {
			case 0:
				at := rng.IntN(len(notice) - 40)
				out = append(out, notice[at:at+rng.IntN(40)]...)
			default:
				for range rng.IntN(25) {
					out = append(out, rune(0x5000+rng.IntN(piece*2)))
				}
			}
		}
		return string(out)
	}
	between, o := 0, new(overlap[uint32])
	for range 400 {
		x, y := random(), random()+random()
		hx, hy := shingles(plainText(x)), shingles(plainText(y))
		o.take(fingerprintRuns(hx, b))
		o.share(nil) // a comparison leaves nothing behind for the next
		got, want := o.share(fingerprintRuns(hy, b)), plainShare(x, y, b)
		if whole := TextShare(x, y, b); len(hx) > 0 && (math.Abs(got-want) > 1e-12 || math.Abs(whole-want) > 1e-12) {
			t.Fatalf("got %v and %v, want %v\n%s\n%s", got, whole, want, x, y)
		}
		if want > 0 && want < 1 {
			between++
		}
	}
	if between < 50 {
		t.Errorf("only %d pairs share a part", between)
	}
}

func TestASieveHitsTheRunsThatATextHas(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(5, 6))
	s := new(sieve)
	for n := range 70 {
		theirs, mine := make([]uint32, n), make([]uint32, n)
		var want uint64
		for i := range mine {
			theirs[i], mine[i] = rng.Uint32(), rng.Uint32()
		}
		s.take(make([]uint32, 1)) // what it was before leaves nothing
		s.take(theirs)
		for i := range mine {
			if rng.IntN(3) == 0 {
				mine[i] = theirs[rng.IntN(n)]
			}
			for _, h := range theirs {
				if i < 64 && h&0x3FFFF == mine[i]&0x3FFFF {
					want |= 1 << i
				}
			}
		}
		if got := s.hits(mine); got != want {
			t.Fatalf("%d runs: hits %x, want %x", n, got, want)
		}
	}
}
