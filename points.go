package nianping

import (
	"cmp"
	"math"
	"math/big"
	"strconv"
	"strings"
)

// Points is an exact number of points (or any exact rational of the rubric). It is rounded half-up to two decimals only
// when printed; comparisons use the exact value. A nil *Points is unknown or not applicable.
type Points struct {
	num, more int32    // a fraction in lowest terms; more is its denominator less one, so that the zero Points are 0
	wide      *big.Rat // the value where it does not fit them, which is rare; it is never changed, and nil otherwise
}

// PointsOf makes num/den points; den must not be 0.
func PointsOf(num, den int64) *Points {
	p := fraction(num, den)
	return &p
}

// PointsFrom makes points of an exact rational.
func PointsFrom(r *big.Rat) *Points {
	p := pointsFrom(r)
	return &p
}

// fraction is num/den; den must not be 0.
func fraction(num, den int64) Points {
	const most = math.MaxInt64 / 2 // what lies beyond is left to big.Rat
	if num < -most || num > most || den < -most || den > most {
		return pointsFrom(big.NewRat(num, den))
	}
	if den < 0 {
		num, den = -num, -den
	}
	a, b := max(num, -num), den
	for b != 0 { // Euclid
		a, b = b, a%b
	}
	if num, den = num/a, den/a; max(num, -num) > math.MaxInt32 || den > math.MaxInt32 {
		return Points{wide: big.NewRat(num, den)}
	}
	return Points{num: int32(num), more: int32(den - 1)}
}

// pointsFrom is PointsFrom as a value.
func pointsFrom(r *big.Rat) Points {
	if r.Num().IsInt64() && r.Denom().IsInt64() && max(r.Num().BitLen(), r.Denom().BitLen()) < 32 {
		return Points{num: int32(r.Num().Int64()), more: int32(r.Denom().Int64() - 1)}
	}
	return Points{wide: new(big.Rat).Set(r)}
}

// whole is a whole number.
func whole(n int) Points { return fraction(int64(n), 1) }

// perCent is part in per cent of all, which must not be 0.
func perCent(part, all int) Points { return fraction(int64(part)*100, int64(all)) }

// parts are numerator and denominator of what is not wide.
func (p Points) parts() (num, den int64) { return int64(p.num), int64(p.more) + 1 }

// Rat is a copy of the exact value.
func (p *Points) Rat() *big.Rat {
	if p.wide != nil {
		return new(big.Rat).Set(p.wide)
	}
	return big.NewRat(p.parts())
}

func (p Points) plus(q Points) Points {
	if p.wide != nil || q.wide != nil {
		return pointsFrom(new(big.Rat).Add(p.Rat(), q.Rat()))
	}
	a, b := p.parts()
	c, d := q.parts()
	return fraction(a*d+c*b, b*d)
}

func (p Points) negative() Points { return p.times(whole(-1)) }

func (p Points) minus(q Points) Points { return p.plus(q.negative()) }

func (p Points) times(q Points) Points {
	if p.wide != nil || q.wide != nil {
		return pointsFrom(new(big.Rat).Mul(p.Rat(), q.Rat()))
	}
	a, b := p.parts()
	c, d := q.parts()
	return fraction(a*c, b*d)
}

// over is p ÷ q; q must not be 0.
func (p Points) over(q Points) Points {
	if p.wide != nil || q.wide != nil {
		return pointsFrom(new(big.Rat).Quo(p.Rat(), q.Rat()))
	}
	a, b := p.parts()
	c, d := q.parts()
	return fraction(a*d, b*c)
}

// sign is -1, 0 or 1.
func (p Points) sign() int {
	if p.wide != nil {
		return p.wide.Sign()
	}
	return cmp.Compare(p.num, 0)
}

func (p Points) less(q Points) bool { return p.Cmp(&q) < 0 }

// Cmp compares exact values as big.Rat.Cmp does.
func (p *Points) Cmp(q *Points) int {
	if p.wide != nil || q.wide != nil {
		return p.Rat().Cmp(q.Rat())
	}
	a, b := p.parts()
	c, d := q.parts()
	return cmp.Compare(a*d, c*b)
}

func (p Points) atMost(q Points) Points {
	if q.less(p) {
		return q
	}
	return p
}

func (p Points) atLeast(q Points) Points {
	if p.less(q) {
		return q
	}
	return p
}

func (p Points) isWhole() bool {
	return p.wide == nil && p.more == 0 || p.wide != nil && p.wide.IsInt()
}

// cut is the whole number between 0 and the value that is next to it.
func (p Points) cut() int64 {
	if p.wide != nil {
		return new(big.Int).Quo(p.wide.Num(), p.wide.Denom()).Int64()
	}
	num, den := p.parts()
	return num / den
}

// Float is the nearest float64, for drawing only.
func (p *Points) Float() float64 {
	if p.wide != nil {
		f, _ := p.wide.Float64()
		return f
	}
	num, den := p.parts()
	return float64(num) / float64(den)
}

// String rounds half-up (away from zero) to two decimals: 88.21; trailing zeros are kept. nil gives "—".
func (p *Points) String() string {
	if p == nil {
		return "—"
	}
	if p.wide != nil {
		return p.wide.FloatString(2)
	}
	num, den := p.parts()
	b := make([]byte, 0, 16)
	if num < 0 {
		b, num = append(b, '-'), -num
	}
	hundredths := (200*num + den) / (2 * den)
	b = strconv.AppendInt(b, hundredths/100, 10)
	return string(append(b, '.', byte('0'+hundredths/10%10), byte('0'+hundredths%10)))
}

// Short is String without trailing zeros: 6, 4.5, 5.33.
func (p *Points) Short() string {
	if p == nil {
		return "—"
	}
	return strings.TrimSuffix(strings.TrimRight(p.String(), "0"), ".")
}

// fractionText is the exact value as a fraction, or as a whole number: 25/3, 5.
func (p Points) fractionText() string { return string(p.AppendExact(nil)) }

// UnmarshalJSON reads a number as MarshalJSON prints it; null leaves the points as they are.
func (p *Points) UnmarshalJSON(b []byte) error {
	if string(b) == "null" {
		return nil
	}
	return p.SetExact(string(b))
}

// MarshalJSON prints a number with at most two decimals, null for nil.
func (p *Points) MarshalJSON() ([]byte, error) {
	if p == nil {
		return []byte("null"), nil
	}
	return []byte(p.Short()), nil
}
