package nianping

import (
	"encoding/json"
	"errors"
	"fmt"
)

// keptEvaluation is an evaluation as it is kept between two runs: its JSON, whose points are rounded, and beside it all its
// points exactly, in the order of points.
type keptEvaluation struct {
	Evaluation *Evaluation `json:"evaluation"`
	Exact      []string    `json:"exact"` // "" for nil
}

// Keep writes an evaluation so that Kept gives back the very same, with exact points.
func (e *Evaluation) Keep() ([]byte, error) {
	k := keptEvaluation{Evaluation: e}
	for _, p := range e.points() {
		text := ""
		if *p != nil {
			text = (*p).r.RatString()
		}
		k.Exact = append(k.Exact, text)
	}
	return json.Marshal(k)
}

// Kept gives back what Keep wrote. An error means that the bytes are not from Keep.
func Kept(data []byte) (Evaluation, error) {
	k := keptEvaluation{Evaluation: new(Evaluation)}
	if err := json.Unmarshal(data, &k); err != nil {
		return Evaluation{}, err
	}
	points := k.Evaluation.points()
	if len(points) != len(k.Exact) {
		return Evaluation{}, errors.New("the points of a kept evaluation are not all there")
	}
	for i, text := range k.Exact {
		if text == "" {
			*points[i] = nil
			continue
		}
		*points[i] = new(Points)
		if _, ok := (*points[i]).r.SetString(text); !ok {
			return Evaluation{}, fmt.Errorf("%q is no number of points", text)
		}
	}
	return *k.Evaluation, nil
}

// points are all points of an evaluation, in an order that its structure alone decides.
func (e *Evaluation) points() []**Points {
	list := []**Points{&e.Total, &e.Confirmed, &e.Potential, &e.Coverage, &e.Low, &e.High}
	for i := range e.Items {
		list = append(list, &e.Items[i].Points, &e.Items[i].Max, &e.Items[i].Known)
		for k := range e.Items[i].Raises {
			list = append(list, &e.Items[i].Raises[k].Gain)
		}
	}
	for i := range e.Categories {
		list = append(list, &e.Categories[i].Points, &e.Categories[i].Known, &e.Categories[i].Max)
	}
	for i := range e.Deductions {
		list = append(list, &e.Deductions[i].Points)
	}
	return list
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
