package extract

// The words for the two exams of an assessment; who passed one of them alone has not passed.
var (
	theoryExam = listOf("理论", "知识", "笔试", "机考")
	skillExam  = listOf("实操", "操作", "技能", "实作", "实训")
	oneOfExams = listOf("理论", "实操", "技能考核", "操作技能", "实作", "笔试", "机考", "论文", "答辩")
	bothPassed = listOf("均", "都", "皆", "全", "双", "同时", "两项", "两门", "两科", "两场", "各项", "各科", "各门")
	examsAlone = listOf("两项", "两门", "两科", "双科", "两场", "各项", "各科", "各门")
	byExams    = listOf("经", "经过", "通过", "参加")
)

// ofBothExams reports whether the measure at i counts those who passed in both exams, in a sentence that speaks of no other part of the candidates:
// 理论与操作两项均合格的180人, 经理论、实操考核合格180人; behind 理论合格190人，实操合格185人 also 两项均合格180人.
func (p *prose) ofBothExams(i int) bool {
	if p.toks[i].means != "passed" || !p.state.foreign {
		return false
	}
	for k := i - 1; k >= 0 && p.toks[k].start >= p.sent; k-- {
		t := &p.toks[k]
		if t.kind == tokQualifier && t.means == "part" && !oneOfExams.Is(p.text[t.start:t.end]) || t.kind == tokNumber && t.number.Kind != Items && t.start >= p.clause {
			return false
		}
	}
	said := p.text[p.clause:p.toks[i].end]
	last := max(theoryExam.Last(said), skillExam.Last(said))
	switch {
	case last < 0:
		return examsAlone.In(said)
	case !theoryExam.In(said) || !skillExam.In(said):
		return false
	}
	return bothPassed.In(said[last:]) || byExams.Begin(said)
}
