package ocr

import (
	"image"
	"math"
)

// Rules in inches: a run of dark dots this long is no stroke of a character, and a rule is no thicker.
const (
	ruleLength = 0.4
	ruleThick  = 0.035
	ruleGap    = 0.02 // in a line that a scanner broke
)

const white = 0xFF

// eraseRules finds the horizontal and vertical lines of a picture, and paints them over, for they keep tesseract from the
// text between them.
func eraseRules(g *image.Gray, dpi float64) []image.Rectangle {
	limit := threshold(g)
	flat := runs(g, limit, dpi, false)
	upright := runs(g, limit, dpi, true)
	rules := append(join(flat, dpi, false), join(upright, dpi, true)...)
	for _, r := range rules {
		whiten(g, r.Inset(-1).Intersect(g.Rect))
	}
	return rules
}

// whiten paints over a part of a picture.
func whiten(g *image.Gray, r image.Rectangle) {
	for y := r.Min.Y; y < r.Max.Y; y++ {
		row := g.Pix[y*g.Stride+r.Min.X : y*g.Stride+r.Max.X]
		for i := range row {
			row[i] = white
		}
	}
}

// paper is a white picture.
func paper(width, height int) *image.Gray {
	g := image.NewGray(image.Rect(0, 0, width, height))
	whiten(g, g.Rect)
	return g
}

// threshold is the darkness from which a dot belongs to writing (Otsu's method): it parts dark from light best.
func threshold(g *image.Gray) uint8 {
	var count [256]int
	for _, v := range g.Pix {
		count[v]++
	}
	all, sum := float64(len(g.Pix)), 0.0
	for v, n := range count {
		sum += float64(v) * float64(n)
	}
	best, limit := -1.0, 128
	below, belowSum := 0.0, 0.0
	for v, n := range count {
		below += float64(n)
		belowSum += float64(v) * float64(n)
		if below == 0 || below == all {
			continue
		}
		apart := belowSum/below - (sum-belowSum)/(all-below)
		if between := below * (all - below) * apart * apart; between > best {
			best, limit = between, v
		}
	}
	return uint8(limit)
}

// run is a stretch of dark dots in one row (column) of a picture.
type run struct{ at, from, to int }

// runs are the long ones of all rows, or of all columns.
func runs(g *image.Gray, limit uint8, dpi float64, columns bool) []run {
	rows, length, step, stride := g.Rect.Dy(), g.Rect.Dx(), 1, g.Stride
	if columns {
		rows, length, step, stride = length, rows, g.Stride, 1
	}
	shortest, gap := int(ruleLength*dpi), int(ruleGap*dpi)
	var out []run
	for at := range rows {
		from, last := -1, -1
		end := func() {
			if from >= 0 && last-from+1 >= shortest {
				out = append(out, run{at, from, last + 1})
			}
			from = -1
		}
		for i, p := 0, at*stride; i < length; i, p = i+1, p+step {
			if g.Pix[p] > limit {
				continue
			}
			if from >= 0 && i-last > gap {
				end()
			}
			if from < 0 {
				from = i
			}
			last = i
		}
		end()
	}
	return out
}

// join makes rules of runs that lie next to each other; what is too thick is a dark area.
func join(list []run, dpi float64, columns bool) []image.Rectangle {
	type area struct{ first, last, from, to int }
	var open, done []area
	for _, r := range list {
		placed := false
		kept := open[:0]
		for _, a := range open {
			if r.at-a.last > 2 {
				done = append(done, a)
				continue
			}
			if !placed && r.from < a.to && a.from < r.to {
				a.last, a.from, a.to = r.at, min(a.from, r.from), max(a.to, r.to)
				placed = true
			}
			kept = append(kept, a)
		}
		open = kept
		if !placed {
			open = append(open, area{r.at, r.at, r.from, r.to})
		}
	}
	var out []image.Rectangle
	thick := int(math.Ceil(ruleThick * dpi))
	for _, a := range append(done, open...) {
		switch {
		case a.last-a.first+1 > thick:
		case columns:
			out = append(out, image.Rect(a.first, a.from, a.last+1, a.to))
		default:
			out = append(out, image.Rect(a.from, a.first, a.to, a.last+1))
		}
	}
	return out
}
