package extract

import "strings"

var staffWords = loadCues("staff")

// staffFacts reads head counts: 专职4人, 兼职7人, 考评员19人, 质量督导员3名, 5名专职人员.
func staffFacts(r *Reading, c *Collector) {
	type found struct {
		f     Fact
		rank  int
		other *Fact // as good, with another figure
	}
	best, year := map[string]found{}, r.Year()
	keep := func(field string, value int, f Fact, rank int, part bool) {
		f.Value = value
		have, ok := best[field]
		switch {
		case !ok || rank > have.rank:
			best[field] = found{f: f, rank: rank}
		case rank == have.rank && have.other == nil && !part && f.Value != have.f.Value:
			have.other = &f
			best[field] = have
		}
	}
	for i := range r.Blocks {
		b := &r.Blocks[i]
		if b.Margin || b.Note || b.Section == Plans || b.Section == TrainingPart {
			continue
		}
		if b.Table != nil {
			t := b.Table
			t.figures(year, func(label string) bool { return staffWords.Means(label) != "" }, func(label, figure place) {
				n, means := Numbers(t.Text(figure.row, figure.col))[0], staffWords.Means(t.Bare(label.row, label.col))
				if v, ok := n.Int(); ok && means != "-" && (n.Kind == People || n.Kind == Plain || n.Kind == Items) {
					keep(means, v, t.factAt(figure.row, figure.col), 3, false)
				}
			})
			continue
		}
		for i := range b.Sentences() {
			s := &b.Sentences()[i]
			if !s.Speaks(staffWords) {
				continue
			}
			sentence := s.Text
			for _, k := range cue(&s.Piece, staffWords) {
				v, ok := k.Int()
				if !ok || k.Approx != "" || k.Range {
					continue
				}
				touching := k.Kind == Items && k.Unit == "个" && k.subject != "" && isFiller(k.between) // 考评员5个
				field := postOf(sentence, &k)
				if k.Kind != People && !touching || field == "" || field == "-" || !k.first || k.bracketed || !staffGap(r, sentence, k) || k.word(sentence) == "" && !countsThePost(sentence, k) {
					continue
				}
				rank, f := 2, b.clauseAt(s.Start+k.Start, s.Start+k.UnitEnd)
				if b.Section == Foundation || b.Section == None {
					rank += 3
				}
				if strings.HasSuffix(k.word(sentence), "教师") {
					rank, f.Doubt = 1, "原文说的是教师，未说明是否从事评价工作"
				}
				keep(field, v, f, rank, isPart(sentence[:k.Start]))
			}
		}
	}
	r.labelledBlocks(func(b *Block, label string) {
		means := staffWords.Means(label)
		if n := Numbers(b.Text()); means != "" && means != "-" && isNumberCell(b.Text()) {
			if v, ok := n[0].Int(); ok {
				keep(means, v, b.whole(), 6, false)
			}
		}
	})
	for _, field := range [...]string{"full_time", "part_time", "managers", "examiners", "supervisors", "experts"} {
		if k, ok := best[field]; ok {
			c.put("staff/"+field, k.f.Value, k.f)
			if k.other != nil {
				c.put("staff/"+field, k.other.Value, *k.other)
			}
		}
	}
}

var (
	havingWords = listOf("有", "由", "配备", "配有", "聘请", "聘用", "聘任", "聘", "共", "包括", "含", "设", "拥有", "配", "及", "和", "以及", "、", "为", "计")
	perExam     = listOf("每", "各考", "单场", "单批", "平均", "不少于", "至少", "分别由", "须", "必须")
)

// isPart reports whether what stands before a number divides one before it: 专家18人,其中享受津贴的1人; (考评员14人.
func isPart(before string) bool {
	return strings.Contains(before, "其中") || strings.Count(before, "(") > strings.Count(before, ")")
}

// countsThePost reports whether a number before its post counts all who hold it: 配备22名考评员, 6名专职人员、…; not 两名考评员独立评分,
// nor 每场由2名考评员评分.
func countsThePost(sentence string, k cued) bool {
	before := sentence[:k.Lead]
	if perExam.In(lastPart(before, ",;:")) {
		return false
	}
	word := staffWords.At(sentence, k.at)
	if word == nil {
		return false
	}
	rest := strings.TrimLeft(sentence[k.at+len(word.Word):], " ")
	return havingWords.End(strings.TrimRight(before, " ")) || rest == "" || startsWithNumeral(rest) || strings.IndexByte(",;:(", rest[0]) >= 0 || hasAnyPrefix(rest, "、", "和", "及", "以及", "。", "等", "组成")
}

// postOf is the post that a word names. 专职 in front of 管理人员 and other 人员 makes one post of both: 专职考评管理人员.
func postOf(sentence string, k *cued) string {
	means := k.subject
	if means != "managers" && means != "-" || !strings.HasSuffix(k.word(sentence), "人员") {
		return means
	}
	lead := lastPart(sentence[:k.at], ",;:。、()0123456789 ")
	switch {
	case strings.Contains(lead, "专兼职"):
	case strings.Contains(lead, "专职"):
		return "full_time"
	case strings.Contains(lead, "兼职"):
		return "part_time"
	}
	return means
}

// staffGap reports whether the words between a post and its number leave them together, and the post is the whole
// institution's: not 美发师考评员6人, not 其余4人.
func staffGap(r *Reading, sentence string, k cued) bool {
	gap := sentence[min(k.after, k.Lead):k.Lead]
	if len(gap) > 60 || strings.ContainsAny(gap, ",;。0123456789") {
		return false
	}
	if hasAny(gap, "其余", "每", "不少于", "职称", "平均", "增加", "新增", "新聘", "解聘", "退出", "补充", "培训", "参加", "选派", "组织", "调", "岁", "兼任") {
		return false
	}
	if k.subject != "examiners" {
		return true
	}
	return !r.namesOccupation(lastPart(sentence[:k.at], ",;:"))
}
