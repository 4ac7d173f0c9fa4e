package extract

import (
	"slices"
	"strings"

	"nianping"
)

var (
	// notes begin what is said behind a text on the text itself.
	notes = patternOf(`^\(?(?:附?注|附|备注|[^,;。:]{0,4}说明|[^,;。:]{0,4}(?:更正|勘误|订正)[^,;。:]{0,4})[:,]`)
	// spokenBack are words by which a text speaks of what it said before.
	spokenBack = anyOf("正文", "上文", "前文", "文中", "本报告", "本总结", "一部分", "二部分", "三部分")
	// corrections are words that say that a figure is wrong, or which one is right.
	corrections = anyOf("应为", "应是", "应改为", "实为", "实际为", "更正", "订正", "勘误", "更改为", "改正为", "修正为", "笔误", "有误", "写错", "误写", "误为", "误填", "错写", "为准", "正确的", "正确数")
)

// correctedElsewhere queries a count of which a note says that it is wrong, where no rule took the correction: 附注:全年合格人数应为178人.
func (a *accounts) correctedElsewhere() {
	for i := range a.r.Blocks {
		b := &a.r.Blocks[i]
		if b.Table != nil || !b.Says(corrections) {
			continue
		}
		note := notes.MatchString(b.Text())
		for k := range b.Sentences() {
			s := &b.Sentences()[k].Piece
			if s.Says(corrections) && (note || s.Says(spokenBack)) {
				a.corrected(s, b)
			}
		}
	}
}

// corrected queries the counts of which a sentence gives the right figure: those of the rows that it names, else of the whole.
func (a *accounts) corrected(s *Piece, b *Block) {
	right, ok := rightFigure(s)
	if !ok {
		return
	}
	var levels []nianping.Level
	for _, m := range LevelsIn(s.Text) {
		levels = append(levels, m.Levels...)
	}
	occupations := map[string]bool{}
	for _, n := range a.r.namesIn(s.Text) {
		occupations[s.Text[n.Start:n.End]] = true
	}
	for _, h := range metricWords.Find(s.Text) {
		whole := map[any]bool{} // the counts of everybody, which the rows of a single occupation repeat
		if (h.Row.Means == "pass_rate") != (right.Kind == Rate) {
			continue
		}
		list := a.at["outcomes/"+h.Row.Means]
		for _, f := range list {
			whole[f.Value] = whole[f.Value] || f.Of.Level == "" && f.Of.Occupation == ""
		}
		for _, f := range list {
			named := slices.Contains(levels, f.Of.Level) || f.Of.Level == "" && len(levels) == 0
			if len(occupations) > 0 {
				named = named && occupations[NewView(f.Of.Occupation).Text]
			} else if len(levels) == 0 {
				named = named && whole[f.Value]
			}
			if v, ok := amount(f.Value); ok && named && f.Doubt == "" && v != right.Value {
				a.query(f, "原文另有一处更正（"+b.Ref.String()+"“"+firstRunes(b.View.Original(s.Start, s.End()), 40)+"”），请核对")
			}
		}
	}
}

// rightFigure is the figure that a sentence says is the right one: the last behind a word of correction, or the one before 为准.
// Where it says that this report is right (以本报告为准), there is none.
func rightFigure(s *Piece) (right Number, ok bool) {
	from := corrections.First(s.Text)
	if hasAny(s.Text, "以本报告", "以本总结", "以正文") {
		return right, false
	}
	for _, n := range s.Numbers() {
		if (n.Start > from || strings.HasPrefix(s.Text[n.UnitEnd:], "为准")) && (n.Kind == People || n.Kind == Certificates || n.Kind == Rate || n.Kind == Plain) {
			right, ok = n, true
		}
	}
	return right, ok
}
