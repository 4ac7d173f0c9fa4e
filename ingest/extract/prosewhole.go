package extract

// told reports whether a sentence leaves no doubt of whom the number at i is: between its subject, or the words by which it speaks of all
// of the year (全年, 2024年; 共 where its clause begins so), and the number stands nothing that could make it a part or another thing. Of a
// number about which it is false (到10月底已报考420人, 网上报名512人) nobody can say that it contradicts the year's figure.
func (p *prose) told(i int, s subject) bool {
	whole, summed := s.occupation == "" && s.level == "", false
	for k := i - 1; k >= 0 && p.toks[k].start >= p.sent; k-- {
		t := &p.toks[k]
		switch t.kind {
		case tokLevel, tokName:
			return !whole
		case tokMark:
			if summed {
				return true
			}
		case tokNumber:
			if t.number.Kind == Year {
				return whole && yearAt(p.text, t.start) == p.years.year && !p.compared(t.start)
			}
			if !countedBeside(t.number) {
				return false
			}
		case tokQualifier:
			switch t.means {
			case "whole", "thisyear":
				return whole
			case "sum":
				summed = whole
			case "part":
				if k == 0 || p.toks[k-1].kind != tokNumber { // 386名学生报考
					return false
				}
			case "reach", "own", "actual", "none", "parallel", "rest", "within":
			default:
				return false
			}
		case tokWord:
			w := p.text[t.start:t.end]
			if !isFiller(w) && !plainly.fill(w) {
				return false
			}
			summed = summed || whole && ofAllWords.In(w)
		}
	}
	return !whole || summed
}

// countedBeside reports whether a number may stand between a figure and the words that make it the year's: 全年8批，报考192人，合格….
func countedBeside(n *Number) bool {
	switch n.Kind {
	case People, Certificates, Rate, Batches, Classes, Times, Plain:
		return true
	}
	return false
}

var (
	// ofAllWords are those by which a figure is of all the year.
	ofAllWords = listOf("年度", "一年", "共", "总", "综上")
	// plainly are words that do not change whose figure follows: who assessed, and that it was done.
	plainly = listOf("组织", "开展", "完成", "实施", "举办", "进行", "承担", "顺利", "圆满",
		"职业", "技能", "等级", "认定", "评价", "考核", "鉴定", "考试", "工作", "任务", "活动", "批次", "批", "学校", "学院", "公司", "企业", "中心", "机构", "单位", "总", "数", "量", "人", "人次", "名", "有", "为", "是",
		"年度", "一年", "综上", "一共", "以上", "的", "了", "中", "并", "和", "及", "均", "都", "已", "计", "达", "考生", "学员", "职工", "人员", "共", "者", "里", "来", "公示", "名单")
)
