package extract

// countedOf are the figures that the paragraph has given of a subject last, by metric.
func (p *prose) countedOf(s subject) map[string]int {
	var out map[string]int
	for k := range p.counts {
		c := &p.counts[k]
		v, ok := c.fact.Value.(int)
		if !ok || c.period || c.echo || c.key.Occupation != s.occupation || c.key.Level != s.level {
			continue
		}
		if out == nil {
			out = map[string]int{}
		}
		out[c.field] = v
	}
	return out
}

// divideAmong makes the counts of several subjects, whose metric was not said, parts of what they belong to together:
// 焊工报考76人，合格61人，五、四级分别为40人、36人.
func (p *prose) divideAmong(subjects []subject, counts []count) {
	whole := subject{occupation: subjects[0].occupation}
	for _, s := range subjects {
		if s.level == "" {
			whole = subject{}
		} else if s.occupation != subjects[0].occupation {
			return
		}
	}
	p.wholes = append(p.wholes, p.countedOf(whole))
	for k := range counts {
		counts[k].part = len(p.wholes)
	}
}

// settleParts finds out what the bare numbers behind 其中 count where the whole has several figures: 报考120人，合格103人，其中五级70人、
// 四级50人 divides the 120. Where they are the sum of another figure of the whole than of the one said last, they are parts
// of that; where they are more than the one said last and of no other, that is not known.
func (p *prose) settleParts() {
	for d, whole := range p.wholes {
		parts := p.partsOf(d + 1)
		if len(parts) < 2 || len(whole) < 2 {
			continue
		}
		sum := sumOfDivision(parts)
		said := parts[0].field
		if whole[said] == sum {
			continue
		}
		fits := figuresOf(whole, sum)
		for _, c := range parts {
			switch {
			case len(fits) == 1:
				c.field = fits[0]
			case sum > whole[said]:
				c.fact.Doubt = "原文未说明“其中”的人数是哪一项，各项之和与前文的数字不符"
			}
		}
	}
}

// sumOfDivision adds up parts; where occupations are divided into their levels again, the occupations alone:
// 合格60人，其中电工35人（五级20人、四级15人），焊工25人（五级25人）.
func sumOfDivision(parts []*count) int {
	all, occupations, n := 0, 0, 0
	for _, c := range parts {
		v, _ := c.fact.Value.(int)
		all += v
		if c.key.Occupation != "" && c.key.Level == "" {
			occupations += v
			n++
		}
	}
	if n > 1 {
		return occupations
	}
	return all
}

// partsOf are the bare numbers of a division, none where they follow several metrics.
func (p *prose) partsOf(division int) []*count {
	var out []*count
	for k := range p.counts {
		if c := &p.counts[k]; c.part == division {
			if len(out) > 0 && c.field != out[0].field {
				return nil
			}
			out = append(out, c)
		}
	}
	return out
}

// figuresOf are the metrics of which a whole has a value.
func figuresOf(whole map[string]int, value int) []string {
	var out []string
	for field, v := range whole {
		if v == value {
			out = append(out, field)
		}
	}
	return out
}

// wholesOfLevels gives to all levels together what was taken for one of them and is divided into several, of which that one is a part: 三级报考18人，
// 获证101人，其中五级52人、四级32人、三级17人.
func (p *prose) wholesOfLevels() {
	for i := range p.counts {
		c := &p.counts[i]
		if c.key.Level == "" || c.field == "pass_rate" {
			continue
		}
		again, sum := false, 0
		for k := i + 1; k < len(p.counts); k++ {
			part := &p.counts[k]
			if part.sent != c.sent || part.field != c.field || part.key.Level == "" || part.key.Occupation != c.key.Occupation {
				continue
			}
			again = again || part.key == c.key
			v, _ := part.fact.Value.(int)
			sum += v
		}
		if again && c.fact.Value == sum {
			c.key.Level = ""
		}
	}
}
