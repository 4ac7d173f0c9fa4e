package nianping

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"
)

// AppendExact appends the exact value: 5 or 25/3.
func (p *Points) AppendExact(b []byte) []byte {
	if p.wide != nil {
		return append(b, p.wide.RatString()...)
	}
	num, den := p.parts()
	if b = strconv.AppendInt(b, num, 10); den == 1 {
		return b
	}
	return strconv.AppendInt(append(b, '/'), den, 10)
}

// SetExact takes the value that AppendExact wrote, or a decimal number.
func (p *Points) SetExact(text string) error {
	above, below, parted := strings.Cut(text, "/")
	if !parted {
		below = "1"
	}
	num, err := strconv.ParseInt(above, 10, 64)
	den, err2 := strconv.ParseInt(below, 10, 64)
	if err == nil && err2 == nil && den != 0 { // as nearly all are
		*p = fraction(num, den)
		return nil
	}
	r, ok := new(big.Rat).SetString(text)
	if !ok {
		return fmt.Errorf("%q is no number of points", text)
	}
	*p = pointsFrom(r)
	return nil
}

// Brief is the evaluation without its items, and of its findings only what they are and how severe: enough to rank and to
// list it. Items is nil.
func (e *Evaluation) Brief() Evaluation {
	b := *e
	b.Items, b.Findings = nil, make([]Finding, len(e.Findings))
	for i, f := range e.Findings {
		b.Findings[i] = Finding{Code: f.Code, Severity: f.Severity, About: f.About}
	}
	return b
}
