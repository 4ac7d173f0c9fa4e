package extract

import "strings"

// What is not held of one level, occupation, place or quarter is not said of the year: “/”表示该等级本年度未开考; 茶艺师四级因报名不足,本年度未开展认定.

var (
	// markMeans explains what a mark in a table stands for.
	markMeans = patternOf(`[/—×△○●*#★☆-]["”')]*(?:栏|格|号|者|处)?(?:表示|代表|是指|指|为|是|即|系|:)|(?:空白|空格|空项|留空|未填|打|划|标|注明|填)[^,;]{0,6}(?:表示|代表|指|为|是|即|系|:)|(?:表示|代表)[^,;]{0,8}$`)
	// somePart names a part without its name.
	somePart = patternOf(`(?:该|此|这|本)(?:一|个|种|项)*(?:等级|级别|职业|工种|项目|专项|批次|考点|校区)|(?:其他|其它|其余|余下|另|个别|部分|少数|对外|面向社会|社会)[^,;]{0,6}(?:等级|级别|职业|工种|项目|专项|批次?|考点|校区|分校|分院|分公司|人员|考生)`)
	// partBehind names it behind the words: 未开展认定的等级.
	partBehind = patternOf(`^(?:工作|活动)?的(?:等级|级别|职业|工种|项目|批次|考点)`)
	// someMonths names a part of the year.
	someMonths = patternOf(`\d月|季度|[上下]半年`)
)

var (
	sinceThen = listOf("12月", "起", "以来")
	everyPart = listOf("各", "所有", "全部", "均", "都", "任何", "一律", "备案", "两个", "三个", "整个")
	forReason = listOf("因", "由于", "受")
)

// saidOfPart reports whether the words of a hit speak of a part of what an institution assesses, or of the year.
func (r *Reading) saidOfPart(s *Sentence, cl *Piece, h Hit) bool {
	before := cl.Text[:h.Start]
	if markMeans.MatchString(before) || partBehind.MatchString(cl.Text[h.End:]) || r.namesPart(before) {
		return true
	}
	if someMonths.MatchString(before) && !sinceThen.In(before) {
		return true
	}
	if at := cl.Start - s.Start; at > 0 { // 茶艺师四级因报名不足,本年度未开展认定
		lead := s.Text[:at]
		if why := forReason.Last(lead); why >= 0 {
			return r.namesPart(lead[clauseStart(lead, why):why])
		}
	}
	return false
}

// namesPart reports whether words name a level, an occupation beside which others are filed, or another part, and not all of them.
func (r *Reading) namesPart(text string) bool {
	if somePart.MatchString(text) {
		return true
	}
	return !everyPart.In(text) && (len(LevelsIn(text)) > 0 || r.namesOccupation(text) && len(r.Names.filed()) > 1)
}

// rowOfPart reports whether a cell is a remark on the level or occupation of its row, beside rows of which it is not said.
func (r *Reading) rowOfPart(t *Table, row, col int) bool {
	ofPart := false
	for _, c := range t.filled(row) {
		s := t.Text(row, c)
		ofPart = ofPart || c != col && (len(LevelsOf(s)) > 0 || r.isOccupation(s))
	}
	for other := t.Head; ofPart && other < t.Rows; other++ {
		if s := t.Text(other, col); !strings.Contains(s, "未") && !strings.Contains(s, "没有") {
			return true
		}
	}
	return false
}
