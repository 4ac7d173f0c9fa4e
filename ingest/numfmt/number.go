package numfmt

import (
	"math"
	"strconv"
	"strings"
)

// precision is the number of significant digits that a spreadsheet keeps.
const precision = 15

// decimal is 0.d₁d₂d₃… × 10^exp, so that percent, scaling and rounding are exact and half goes up, as people see it.
type decimal struct {
	digits []byte // '0'–'9', without leading zeros; empty for zero
	exp    int
}

func toDecimal(v float64) decimal {
	if v == 0 || math.IsNaN(v) || math.IsInf(v, 0) {
		return decimal{}
	}
	s := strconv.FormatFloat(math.Abs(v), 'e', precision-1, 64)
	mantissa, exp, _ := strings.Cut(s, "e")
	n, _ := strconv.Atoi(exp)
	digits := []byte(strings.TrimRight(strings.Replace(mantissa, ".", "", 1), "0"))
	return decimal{digits, n + 1}
}

// round keeps the given number of decimals.
func (d decimal) round(decimals int) decimal {
	keep := d.exp + decimals
	if keep >= len(d.digits) {
		return d
	}
	if keep < 0 || len(d.digits) == 0 {
		return decimal{}
	}
	up := d.digits[keep] >= '5'
	out := append([]byte(nil), d.digits[:keep]...)
	for i := keep - 1; up && i >= 0; i-- {
		if out[i]++; out[i] <= '9' {
			up = false
		} else {
			out[i] = '0'
		}
	}
	if up {
		out = append([]byte{'1'}, out...)
		d.exp++
	}
	out = []byte(strings.TrimRight(string(out), "0"))
	if len(out) == 0 {
		return decimal{}
	}
	return decimal{out, d.exp}
}

// parts gives the whole digits, without leading zeros, and exactly the given number of decimals.
func (d decimal) parts(decimals int) (whole, frac string) {
	at := func(i int) byte {
		if i >= 0 && i < len(d.digits) {
			return d.digits[i]
		}
		return '0'
	}
	var w, f strings.Builder
	for i := range max(d.exp, 0) {
		w.WriteByte(at(i))
	}
	for i := range decimals {
		f.WriteByte(at(d.exp + i))
	}
	return w.String(), f.String()
}

// General shows a number without a format: whole numbers to fifteen digits in full, others in at most eleven
// characters, as a cell that is wide enough shows them.
func General(v float64) string {
	d := toDecimal(v)
	sign := ""
	if v < 0 && len(d.digits) > 0 {
		sign = "-"
	}
	switch {
	case len(d.digits) == 0:
		return "0"
	case d.exp > precision || d.exp < -8:
		return sign + scientific(d, 5, false, 2)
	case len(d.digits) <= d.exp:
		whole, _ := d.parts(0)
		return sign + whole
	}
	decimals := max(10-max(d.exp, 1), 0)
	r := d.round(decimals)
	whole, frac := r.parts(decimals)
	if whole == "" {
		whole = "0"
	}
	if frac = strings.TrimRight(frac, "0"); frac != "" {
		whole += "." + frac
	}
	return sign + whole
}

// scientific shows d.ddE+nn with up to (or, fixed, exactly) so many decimals.
func scientific(d decimal, decimals int, fixed bool, width int) string {
	exp := d.exp - 1
	if len(d.digits) == 0 {
		exp = 0
	}
	m := decimal{d.digits, 1}.round(decimals)
	if m.exp > 1 {
		m.exp, exp = 1, exp+1
	}
	whole, frac := m.parts(decimals)
	if whole == "" {
		whole = "0"
	}
	if !fixed {
		frac = strings.TrimRight(frac, "0")
	}
	if frac != "" {
		whole += "." + frac
	}
	sign := "+"
	if exp < 0 {
		sign, exp = "-", -exp
	}
	e := strconv.Itoa(exp)
	for len(e) < width {
		e = "0" + e
	}
	return whole + "E" + sign + e
}

// showNumber fills the digits into the section's places; bare leaves the minus sign off.
func (s *section) showNumber(v float64, bare bool) string {
	d := toDecimal(v)
	shape := s.measure()
	switch {
	case shape.general:
		return s.withDigits(s.literals(General(abs(v, bare))), v)
	case shape.fraction:
		return s.literals(General(abs(v, bare)))
	case shape.exponent:
		text := scientific(d, shape.decimals, true, shape.expDigits)
		return s.signed(s.literals(text), v, bare, d)
	case shape.whole+shape.decimals == 0:
		return s.signed(s.literals(""), v, bare, decimal{})
	}
	d.exp += 2*shape.percents - 3*shape.scale
	d = d.round(shape.decimals)
	whole, frac := d.parts(shape.decimals)
	return s.signed(s.withDigits(s.fill(shape, whole, frac), v), v, bare, d)
}

// shape is what a number section asks for.
type shape struct {
	whole, decimals, percents, scale, expDigits int
	thousands, general, exponent, fraction      bool
}

func (s *section) measure() shape {
	var m shape
	afterPoint, digits := false, 0
	for i, t := range s.tokens {
		switch t.kind {
		case digit:
			digits++
			switch {
			case m.exponent:
				m.expDigits++
			case afterPoint:
				m.decimals++
			default:
				m.whole++
			}
		case point:
			afterPoint = true
		case comma:
			more := false
			for _, u := range s.tokens[i+1:] {
				if u.kind == digit && !afterPoint {
					more = true
				}
				if u.kind == point {
					break
				}
			}
			if more && digits > 0 {
				m.thousands = true
			} else if digits > 0 {
				m.scale++
			}
		case percent:
			m.percents++
		case exponent:
			m.exponent = true
		case general:
			m.general = true
		case literal:
			m.fraction = m.fraction || t.text == "/" && i > 0 && s.tokens[i-1].kind == digit
		}
	}
	return m
}

// fill writes the tokens with the digits in their places: surplus whole digits before the first place, zeros where the
// places ask for them.
func (s *section) fill(m shape, whole, frac string) string {
	var b strings.Builder
	pending := 0 // whole digits not yet written
	places := m.whole
	afterPoint := false
	last := lastShown(s.tokens, frac)
	shownFrac := 0
	digits := strings.TrimLeft(whole, "0")
	pending = len(digits)
	put := func(c byte, left int) {
		b.WriteByte(c)
		if m.thousands && left > 0 && left%3 == 0 {
			b.WriteByte(',')
		}
	}
	if m.whole == 0 && pending > 0 {
		b.WriteString(digits)
		pending = 0
	}
	for _, t := range s.tokens {
		switch t.kind {
		case digit:
			if afterPoint {
				if shownFrac < last {
					b.WriteByte(frac[shownFrac])
				}
				shownFrac++
				continue
			}
			for pending > places {
				put(digits[len(digits)-pending], pending-1)
				pending--
			}
			switch {
			case pending == places && pending > 0:
				put(digits[len(digits)-pending], pending-1)
				pending--
			case t.text == "0":
				put('0', places-1)
			}
			places--
		case point:
			afterPoint = true
			if last > 0 {
				b.WriteByte('.')
			}
		case percent:
			b.WriteString("%")
		case literal:
			b.WriteString(t.text)
		}
	}
	return b.String()
}

// lastShown is how many decimals are shown: optional places (#) at the end show no zeros.
func lastShown(tokens []token, frac string) int {
	n, shown, after := 0, 0, false
	for _, t := range tokens {
		switch {
		case t.kind == point:
			after = true
		case t.kind == digit && after:
			if n < len(frac) && (t.text == "0" || frac[n] != '0') {
				shown = n + 1
			}
			n++
		}
	}
	return shown
}

// literals writes the section's literals round a number that is already text.
func (s *section) literals(number string) string {
	var b strings.Builder
	done := false
	for _, t := range s.tokens {
		switch t.kind {
		case literal:
			if t.text != "/" || number == "" {
				b.WriteString(t.text)
			}
		case percent:
			b.WriteByte('%')
		case digit, general, exponent, point:
			if !done {
				b.WriteString(number)
				done = true
			}
		}
	}
	return strings.TrimSpace(b.String())
}

// signed puts the minus sign in front, unless the section has none or nothing but zeros is shown.
func (s *section) signed(text string, v float64, bare bool, d decimal) string {
	if v < 0 && !bare && len(d.digits) > 0 {
		return "-" + text
	}
	return text
}

func abs(v float64, bare bool) float64 {
	if bare {
		return math.Abs(v)
	}
	return v
}
