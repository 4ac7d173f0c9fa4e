package pdf

import (
	"nianping/render/typeset"
)

// bar is one row of a bar chart.
type bar struct {
	label  string
	value  float64 // in the chart's unit
	text   string  // as printed behind the bar
	tick   *float64
	colour typeset.Colour
	none   bool // no value: the text alone
}

// chart is a horizontal bar chart, drawn as vectors.
type chart struct {
	title  string
	legend string  // of the tick, "" for none
	most   float64 // the value of a full bar
	bars   []bar
}

const (
	barPitch  = 14.0
	barHeight = 7.5
)

// charts sets charts side by side over the text's width, or one alone over all of it.
func (f *flow) charts(list ...chart) {
	kept := list[:0]
	for _, c := range list {
		if len(c.bars) > 0 {
			kept = append(kept, c)
		}
	}
	if len(kept) == 0 {
		return
	}
	const between = 18
	width := (textWidth - between*float64(len(kept)-1)) / float64(len(kept))
	height := 0.0
	for _, c := range kept {
		height = max(height, c.height(f, width))
	}
	f.keep(height)
	for i, c := range kept {
		f.chart(c, left+float64(i)*(width+between), f.y, width)
	}
	f.y += height + grid/2
}

func (c chart) labelWidth(f *flow, width float64) float64 {
	most := 0.0
	for _, b := range c.bars {
		most = max(most, typeset.Measure(typeset.Span{Text: b.label, Style: f.st.cell}))
	}
	return min(most+1, width*0.42)
}

func (c chart) labels(f *flow, width float64) [][]typeset.Line {
	w := c.labelWidth(f, width)
	lines := make([][]typeset.Line, len(c.bars))
	for i, b := range c.bars {
		lines[i] = typeset.Break([]typeset.Span{{Text: b.label, Style: f.st.cell}}, typeset.Setting{Width: w, Align: typeset.Right})
	}
	return lines
}

func (c chart) height(f *flow, width float64) float64 {
	h := 1.5 * grid
	for _, lines := range c.labels(f, width) {
		h += barPitch + float64(max(len(lines)-1, 0))*11
	}
	if c.legend != "" {
		h += grid
	}
	return h + 2
}

func (f *flow) chart(c chart, x, y, width float64) {
	for _, l := range typeset.Break([]typeset.Span{{Text: c.title, Style: f.st.caption}}, typeset.Setting{Width: width}) {
		f.line(l, x, y, 1.5*grid)
		break
	}
	y += 1.5 * grid
	labels := c.labels(f, width)
	labelWidth := c.labelWidth(f, width)
	textW := 0.0
	for _, b := range c.bars {
		if !b.none {
			textW = max(textW, typeset.Measure(typeset.Span{Text: b.text, Style: f.st.cell}))
		}
	}
	x0 := x + labelWidth + 6
	full := max(width-labelWidth-6-textW-6, 10)
	start := y
	for i, b := range c.bars {
		h := barPitch + float64(max(len(labels[i])-1, 0))*11
		for k, l := range labels[i] {
			f.line(l, x, y+(h-barPitch)/2+(float64(k)-float64(len(labels[i])-1)/2)*11, barPitch)
		}
		by := y + (h-barHeight)/2
		end := x0
		if !b.none {
			f.page.fill(x0, by, full, barHeight, tint)
			w := full * min(b.value/c.most, 1)
			f.page.fill(x0, by, w, barHeight, b.colour)
			end = x0 + full
			if b.tick != nil {
				tx := x0 + full*min(*b.tick/c.most, 1)
				f.page.rule(tx, by-2, tx, by+barHeight+2, 3.2, white) // apart from the bar
				f.page.rule(tx, by-2.5, tx, by+barHeight+2.5, 1.3, amber)
			}
		}
		set := typeset.Setting{Width: textW + 1, Align: typeset.Right}
		if b.none {
			set = typeset.Setting{Width: full + textW}
		}
		for _, l := range typeset.Break([]typeset.Span{{Text: b.text, Style: f.st.cell}}, set) {
			f.line(l, end+5, y+(h-barPitch)/2, barPitch)
			break
		}
		y += h
	}
	f.page.rule(x0, start, x0, y, 0.5, faint)
	if c.legend != "" {
		f.page.rule(x0+1, y+4, x0+1, y+11, 1.3, amber)
		for _, l := range typeset.Break([]typeset.Span{{Text: c.legend, Style: f.st.small}}, typeset.Setting{Width: width}) {
			f.line(l, x0+6, y, grid)
			break
		}
	}
}
