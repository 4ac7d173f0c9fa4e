package extract

import "strings"

// titleWords are what a title says besides the occupation or the level that it names: 电工认定情况.
var titleWords = listOf("职业", "技能", "等级", "认定", "评价", "考核", "鉴定", "工作", "情况", "统计", "项目", "工种", "的", "考试", "人数", "数据", "报考", "合格", "开展")

// longestShort is more than the bytes of 20 characters and a number before them.
const longestShort = 100

// titled is whose figures the paragraphs below a short one are that names an occupation or a level and nothing else: 1.电工; (二)茶艺师认定情况; 五级.
// ok is false for any other paragraph.
func (c *outcomeContext) titled(b *Block) (s subject, ok bool) {
	text := b.Text()
	if len(text) > longestShort || strings.ContainsAny(text, "。;") {
		return subject{}, false
	}
	text = withoutListNumber(text)
	if text == "" || runeCount(text) > 20 || strings.ContainsAny(text, "。,;、!?") {
		return subject{}, false
	}
	text = strings.Trim(text, ": ")
	if IsTotal(text) {
		return subject{}, true
	}
	if names := c.r.namesIn(text); len(names) == 1 {
		s.occupation = text[names[0].Start:names[0].End]
		text = text[:names[0].Start] + text[names[0].End:]
	} else if len(names) > 1 {
		return subject{}, false
	}
	if levels := LevelsIn(text); len(levels) > 0 {
		m := &levels[0]
		if len(levels) > 1 || m.Aggregate || s.occupation == "" && m.single() == "" {
			return subject{}, false
		}
		s.level = m.single()
		text = text[:m.Start] + text[m.End:]
	}
	rest := strings.Trim(text, "()/ ")
	return s, s != (subject{}) && (rest == "" || titleWords.fill(rest))
}

// ofAllAgain begin a paragraph that speaks of all again, below the titles of items.
var ofAllAgain = listOf("全年", "合计", "总计", "共计", "综上", "以上", "各职业", "各等级", "两个", "三个", "四个", "所有", "全部", "总体", "整体", "本年度", "2")

// under takes a title, and leaves it at the next heading or at an item that is numbered as the title was.
func (c *outcomeContext) under(b *Block) {
	if b.Table != nil {
		return
	}
	if s, ok := c.titled(b); ok {
		c.title, c.numbered = s, numberStyle(b.Text())
	} else if c.title != (subject{}) && (b.Heading || c.numbered != "" && numberStyle(b.Text()) == c.numbered) {
		c.title = subject{}
	}
}

// numberStyle is how a text is numbered, without the number: #., (#).
func numberStyle(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("(、.)", r) {
			return r
		}
		return '#'
	}, listNumber.FindString(s))
}

// itemGoesOn is whose figures the sentence behind i gives below a title: those of the last level where it begins with a measure that has not been told of
// it (五级报考60人。合格55人), else those of the title.
func (p *prose) itemGoesOn(i int) subject {
	last := &p.counts[len(p.counts)-1]
	s := subject{occupation: last.key.Occupation, level: last.key.Level}
	if next := p.itemAt(i + 1); next < len(p.toks) && p.oneLevel(last) && p.toks[next].kind == tokMetric && s.occupation == p.title.occupation {
		if _, told := p.countedOf(s)[p.toks[next].means]; !told {
			return s
		}
	}
	return p.title
}

// below gives the figures of a paragraph below a title to whom the title names, unless it names another occupation or speaks of all again.
func (p *prose) below(title subject) {
	if title == (subject{}) || p.subj != (subject{}) || ofAllAgain.Begin(withoutListNumber(p.text)) {
		return
	}
	for k := range p.toks {
		t := &p.toks[k]
		if t.kind == tokName && title.occupation != "" && t.name.Text != title.occupation || t.kind == tokLevel && title.level != "" {
			return
		}
		if t.kind == tokQualifier && (t.means == "whole" || t.means == "merged") {
			return
		}
	}
	p.title, p.subj = title, title
}
