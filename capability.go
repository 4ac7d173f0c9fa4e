package nianping

// CapabilityRow says whether a grade of examiner may examine a level (考评资质), and where that is written. Bureaus differ,
// so it is data. A row without a source decides nothing: what it says is treated as not known, and no finding rests on it.
type CapabilityRow struct {
	Grade  Grade  `json:"grade"`
	Level  Level  `json:"level"`
	May    bool   `json:"may"`
	Source string `json:"source"`
}

// OccupationRow is an occupation of the national dictionary (国家职业分类大典) with its code and the source of the row. The
// list is short on purpose: a row stands in it only with a source, and the bureau adds those that it needs.
type OccupationRow struct {
	Name   string `json:"name"`
	Code   string `json:"code"` // 职业编码
	Source string `json:"source"`
}

// standard is the rubric that an evaluation goes by; the default one outside an evaluation.
func (c *Case) standard() *Rubric {
	if c.memo != nil && c.memo.rubric != nil {
		return c.memo.rubric
	}
	return defaultStandard()
}

// may reports whether a grade may examine a level; known is false where no sourced row says so.
func (r *Rubric) may(g Grade, l Level) (yes, known bool) {
	for _, row := range r.capability() {
		if row.Grade == g && row.Level == l && row.Source != "" {
			return row.May, true
		}
	}
	return false, false
}

// eligible reports whether an examiner may examine a level: by the level stated for the person, else by the grade; known
// is false where the list states neither and the level asks for more than every examiner may do, and where the standard
// has no sourced row.
func (c *Case) eligible(e *Examiner, l Level) (yes, known bool) {
	switch {
	case e.Level != nil && e.Level.Rank() >= 0:
		return l.Rank() <= e.Level.Rank(), true
	case e.Grade != nil:
		return c.standard().may(*e.Grade, l)
	}
	yes, known = c.standard().may(GradeExaminer, l) // the lower grade: what it may do, every examiner may
	return yes, known && yes
}
