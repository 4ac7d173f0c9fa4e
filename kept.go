package nianping

import (
	"fmt"
	"strconv"
)

// AppendExact appends the exact value: 5 or 25/3.
func (p *Points) AppendExact(b []byte) []byte {
	num, den := p.r.Num(), p.r.Denom()
	b = num.Append(b, 10)
	if den.IsInt64() && den.Int64() == 1 {
		return b
	}
	return den.Append(append(b, '/'), 10)
}

// SetExact takes the value that AppendExact wrote.
func (p *Points) SetExact(text string) error {
	if n, err := strconv.ParseInt(text, 10, 64); err == nil { // most points are whole
		p.r.SetInt64(n)
		return nil
	}
	if _, ok := p.r.SetString(text); !ok {
		return fmt.Errorf("%q is no number of points", text)
	}
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
