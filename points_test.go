package nianping

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"
)

// TestPointsReckonAsRationalsDo holds the arithmetic of small fractions, and the change to wide ones and back, against big.Rat.
func TestPointsReckonAsRationalsDo(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(8, 9))
	sizes := []int64{3, 100, 1 << 31, 1 << 40, math.MaxInt64}
	number := func() *big.Rat {
		r := big.NewRat(rng.Int64N(sizes[rng.IntN(len(sizes))]), 1+rng.Int64N(sizes[rng.IntN(len(sizes))]-1))
		if rng.IntN(3) == 0 {
			r.Neg(r)
		}
		return r
	}
	for range 20_000 {
		x, y := number(), number()
		p, q := pointsFrom(x), pointsFrom(y)
		hold := func(what string, got Points, want *big.Rat) {
			t.Helper()
			if got.Rat().Cmp(want) != 0 || got.wide == nil != (pointsFrom(want).wide == nil) {
				t.Fatalf("%v %s %v: got %s, want %v", x, what, y, got.fractionText(), want)
			}
			if got.String() != want.FloatString(2) || got.fractionText() != want.RatString() || got.sign() != want.Sign() || got.isWhole() != want.IsInt() {
				t.Fatalf("%v is said to be %s, %s, sign %d, whole %v", want, got.String(), got.fractionText(), got.sign(), got.isWhole())
			}
			if f, _ := want.Float64(); got.Float() != f {
				t.Fatalf("%v: nearest float %v, want %v", want, got.Float(), f)
			}
			if n := new(big.Int).Quo(want.Num(), want.Denom()); n.IsInt64() && got.cut() != n.Int64() {
				t.Fatalf("%v: cut to %d, want %v", want, got.cut(), n)
			}
		}
		hold("itself", p, x)
		hold("as int64", fraction(-x.Num().Int64(), -x.Denom().Int64()), x)
		hold("+", p.plus(q), new(big.Rat).Add(x, y))
		hold("-", p.minus(q), new(big.Rat).Sub(x, y))
		hold("*", p.times(q), new(big.Rat).Mul(x, y))
		if y.Sign() != 0 {
			hold("/", p.over(q), new(big.Rat).Quo(x, y))
		}
		if p.Cmp(&q) != x.Cmp(y) || p.less(q) != (x.Cmp(y) < 0) {
			t.Fatalf("%v and %v: compared as %d, less %v", x, y, p.Cmp(&q), p.less(q))
		}
		var back Points
		if err := back.SetExact(p.fractionText()); err != nil || back.Cmp(&p) != 0 {
			t.Fatalf("%v comes back as %s: %v", x, back.fractionText(), err)
		}
	}
}
