package nianping

import (
	"fmt"
	"math/big"
	"strings"
)

// Points is an exact number of points (or any exact rational of the rubric). It is rounded half-up to two decimals only
// when printed; comparisons use the exact value. A nil *Points is unknown or not applicable.
type Points struct{ r big.Rat }

// PointsOf makes num/den points; den must not be 0.
func PointsOf(num, den int64) *Points {
	p := new(Points)
	p.r.SetFrac64(num, den)
	return p
}

// PointsFrom makes points of an exact rational.
func PointsFrom(r *big.Rat) *Points {
	p := new(Points)
	p.r.Set(r)
	return p
}

// Rat is a copy of the exact value.
func (p *Points) Rat() *big.Rat { return new(big.Rat).Set(&p.r) }

// Cmp compares exact values as big.Rat.Cmp does.
func (p *Points) Cmp(q *Points) int { return p.r.Cmp(&q.r) }

// Float is the nearest float64, for drawing only.
func (p *Points) Float() float64 {
	f, _ := p.r.Float64()
	return f
}

// String rounds half-up (away from zero) to two decimals: 88.21; trailing zeros are kept. nil gives "—".
func (p *Points) String() string {
	if p == nil {
		return "—"
	}
	return p.r.FloatString(2)
}

// Short is String without trailing zeros: 6, 4.5, 5.33.
func (p *Points) Short() string {
	if p == nil {
		return "—"
	}
	return strings.TrimSuffix(strings.TrimRight(p.r.FloatString(2), "0"), ".")
}

// UnmarshalJSON reads a number as MarshalJSON prints it; null leaves the points as they are.
func (p *Points) UnmarshalJSON(b []byte) error {
	if string(b) == "null" {
		return nil
	}
	if _, ok := p.r.SetString(string(b)); !ok {
		return fmt.Errorf("%s is no number of points", b)
	}
	return nil
}

// MarshalJSON prints a number with at most two decimals, null for nil.
func (p *Points) MarshalJSON() ([]byte, error) {
	if p == nil {
		return []byte("null"), nil
	}
	return []byte(p.Short()), nil
}
