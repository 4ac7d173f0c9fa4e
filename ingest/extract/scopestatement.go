package extract

import "strings"

// countedScope is a trigger with a count in it: 备案两个职业; 三个职业备案,即.
var countedScope = patternOf(`备案(?:了|有|共|的|就|只有|仅有|仅|只){0,2}` + smallCount + `(?:个|项)(?:职业|工种|项目|考核项目)|` + tradeCount + `(?:都|均|已|已经|获|完成|经过|了|过|上){0,3}备案,?(?:即|为|是|分别|:)`)

// scopeCounts are pieces of which every countedScope has one.
var scopeCounts = listOf("个职业", "个工种", "个项目", "个考核项目", "项职业", "项工种", "项项目", "项考核项目")

// scopeItems are the paragraphs that list the scope one by one below a statement that ends with a colon: 备案职业等级:
func (r *Reading) scopeItems(at int) []*Block {
	t := r.Blocks[at].Text()
	if isScopeHeading(t) {
		if lines := r.programmeLines(at); len(lines) > 0 {
			return lines
		}
	}
	s := r.Blocks[at].ScopeStatements()
	if len(s) == 0 || !strings.HasSuffix(t, ":") || s[len(s)-1].End != len(t) || runeCount(t[s[len(s)-1].Start:]) > 24 {
		return nil
	}
	var out []*Block
	for i := at + 1; i < len(r.Blocks) && i <= at+12; i++ {
		b := &r.Blocks[i]
		if b.Table != nil || b.Heading || runeCount(b.Text()) > 60 || !jobWords.Has(b.Text()) && len(LevelsIn(b.Text())) == 0 {
			break
		}
		out = append(out, b)
	}
	return out
}

// isScopeHeading reports whether a paragraph is no more than a heading over the filed scope: 1.备案情况.
func isScopeHeading(t string) bool {
	if len(t) > len("(一)本年度备案职业范围情况:") || !strings.Contains(t, "备案") {
		return false
	}
	t = trim(t, "0123456789.()、一二三四五六七八九十 :。")
	return hasAnyPrefix(t, "备案") && hasAnySuffix(t, "情况", "范围", "职业", "项目", "等级", "工种", "内容")
}

// programmeLines are the paragraphs below a heading that list occupations or items behind their programme:
// 职业技能等级认定：抽纱刺绣工，五级、四级；….
func (r *Reading) programmeLines(at int) []*Block {
	var out []*Block
	for i := at + 1; i < len(r.Blocks) && i <= at+6; i++ {
		b := &r.Blocks[i]
		t := b.Text()
		colon := strings.IndexByte(t, ':')
		if b.Table != nil || colon < 0 || runeCount(t[:colon]) > 16 || ProgrammeIn(t[:colon]) == "" || runeCount(t) > 300 {
			break
		}
		out = append(out, b)
	}
	return out
}

// scopeCues are pieces of which every trigger of a statement has one.
var scopeCues = anyOf("备案", "备了案", "备过案", "备上案", "评价范围", "认定范围", "获批职业", "核准职业", "评价职业", "认定职业", "专项职业能力考核项目", "专项职业能力项目", "专项能力考核项目")

// ScopeStatements are the statements of the filed scope in the block's text.
func (b *Block) ScopeStatements() []Span {
	c := b.contents()
	if !c.whole.Says(scopeCues) {
		return nil
	}
	return c.scope.of(func() []Span { return scopeStatements(b.Text()) })
}

// scopeStatements finds the sentences that state the filed scope, each from its trigger on. A trigger that is a sentence
// of its own (备案范围。) opens the next one.
func scopeStatements(text string) []Span {
	var out []Span
	if misleading.In(text) {
		text = filingWords.Replace(text)
	}
	for from := 0; from < len(text); {
		at, word := -1, ""
		for next := from; ; next = at + len(word) {
			k := scopeTriggers.First(text[next:])
			if k < 0 {
				at, word = -1, ""
				break
			}
			at = next + k
			word = scopeTriggers.At(text[at:])
			if !strings.HasPrefix(word, "专项") || at == 0 || strings.ContainsRune(",。;:\n)、 ", lastRune(text[:at])) { // not 拟申报专项职业能力考核项目:
				break
			}
		}
		if scopeCounts.In(text[from:]) {
			if m := countedScope.FindStringIndex(text[from:]); m != nil && (at < 0 || from+m[0] < at) {
				at, word = from+m[0], text[from+m[0]:from+m[1]]
			}
		}
		if k := bareScope(text, from, at); k >= 0 {
			at, word = k, "备案"
		}
		if at < 0 {
			return out
		}
		end := sentenceEnd(text, at)
		if end-at-len(word) <= len("情况") && end < len(text) {
			end = sentenceEnd(text, end+len("。"))
		}
		for strings.HasPrefix(text[end:], "。") {
			next := sentenceEnd(text, end+len("。"))
			if s := text[end+len("。") : next]; !continuesScope(s) && !nextProgramme(s) {
				break
			}
			end = next
		}
		out = append(out, Span{at, end})
		from = end
	}
	return out
}

// misleading are the words that filingWords puts into others.
var misleading = listOf("备案有效", "备了案", "备过案", "备上案")

// filingWords puts words as the triggers have them into others of the same length: 备案有效 is no 备案有, 备了案的 is 备案的.
var filingWords = strings.NewReplacer("备案有效", "备案冇效", "备了案", "了备案", "备过案", "过备案", "备上案", "上备案")

// continuesScope reports whether a sentence goes on with the list of the one before: an occupation and its levels, and nobody
// counted.
func continuesScope(s string) bool {
	return s != "" && (jobWords.At(s, 0) != nil || namesFirst(s)) && len(LevelsIn(s)) > 0 && !countsHeads(s) && !negated(s) &&
		!hasAny(s, "报考", "报名", "合格", "通过", "考评", "开考", "开展", "培训", "除", "年", "安排", "组织", "外")
}

// nextProgramme reports whether a sentence goes on with the scope by another programme, and nobody is counted:
// 专项职业能力考核：黄山烧饼制作、竹编工艺; 三是专项职业能力考核，项目为直播销售.
func nextProgramme(s string) bool {
	s = trimLeft(s, "0123456789()一二三四五六七八九十是.、 ")
	end := indexAny(s, ":,为") // of the programme's name and what is said of it: 考核项目1个, 考核备案
	if end < 0 {
		end = len(s)
	}
	rest := s[end:]
	names := strings.HasPrefix(rest, ":") || strings.HasPrefix(rest, "为") || hasAny(s, "项目为", "职业为", "备案", "备了", "受") || itemsCounted.MatchString(s)
	return names && ProgrammeIn(firstRunes(s[:end], 16)) != "" && !countsHeads(s) && !negated(s) &&
		!hasAny(s, "报考", "报名", "合格", "通过", "考评员", "开考", "开展", "培训", "除", "年", "安排", "组织")
}

// itemsCounted is how many items a programme has, before their names: 项目两个，整理收纳和…; 项目有2个:….
var itemsCounted = patternOf(`(?:项目|职业|工种)(?:共|有|共有)?` + smallCount + `(?:个|项)[,:]`)

// bareScope finds 备案 right before a name (公司备案钳工、焊工…) or right after one and before its levels
// (美发师、美容师备案五级、四级), in front of a place that is known already (-1 for none). The result is -1 or where the
// statement begins.
func bareScope(text string, from, before int) int {
	for i := from; ; {
		k := strings.Index(text[i:], "备案")
		if k < 0 || before >= 0 && i+k >= before {
			return -1
		}
		i += k
		rest := trimLeft(text[i+len("备案"):], "了有的是:共")
		if rest == "" {
			return -1
		}
		if jobWords.At(rest, 0) != nil || namesFirst(rest) {
			return i
		}
		if m := occupationsAre.FindStringIndex(text[i:sentenceEnd(text, i)]); m != nil && (before < 0 || i+m[0] < before) {
			if names := text[i+m[1]:]; jobWords.At(names, 0) != nil || namesFirst(names) {
				return i + m[0]
			}
		}
		if m := filedToAssess.FindString(text[i+len("备案"):]); m != "" {
			names := text[i+len("备案")+len(m):]
			if (jobWords.At(names, 0) != nil || namesFirst(names)) && len(LevelsIn(firstClause(names))) > 0 {
				return i
			}
		}
		if m := levelsAhead(rest); len(m) > 0 && m[0].Start == 0 && m[0].List {
			start := i
			for start > from && !strings.HasSuffix(text[:start], "。") && !strings.HasSuffix(text[:start], "\n") {
				start--
			}
			return start
		}
		i += len("备案")
	}
}

// occupationsAre begins the clause of a sentence on the filing that lists what is filed: 2022年11月备案为社会培训评价组织,职业有茶艺师….
var occupationsAre = patternOf(`,(?:评价|认定)?(?:职业|工种)(?:\(工种\))?(?:分别)?(?:是|为|有|包括|:)`)

// filedToAssess follows 备案 before the names of what may be assessed for it: 经市人社局备案,我校可开展电工(五级、四级)….
var filedToAssess = patternOf(`^,?(?:我|本)?(?:单位|公司|企业|校|院|中心|所|站|厂|协会)?(?:现|目前)?(?:可以|可|能够|能|获准|准予|有资格|具备)(?:对?[^,;。]{0,12})?(?:开展|承担|组织|从事|实施|认定|评价)`)

// levelsAhead are the levels of a text where one may stand at its head, else nil.
func levelsAhead(text string) []LevelMention {
	if _, n, _ := levelDigit(text); n == 0 && levelWords.At(text, 0) == nil {
		return nil
	}
	return LevelsIn(text)
}

// namesFirst reports whether a text begins with a name that is told by its form: it ends as occupations do, before a
// bracket, a list mark or a level.
func namesFirst(s string) bool {
	end := indexAny(s, "(、,;:。")
	if end < 0 {
		end = len(s)
	}
	if m := LevelsIn(s[:end]); len(m) > 0 {
		end = len(strings.TrimRight(s[:m[0].Start], fromLevel))
	}
	word := s[:end]
	n := runeCount(word)
	return n >= 2 && n <= 12 && endsName(word) && !hasAny(word, nameStops...)
}

// sentenceEnd is the offset of the next 。 or soft break at or after a place, or the text's end.
func sentenceEnd(text string, at int) int {
	if at >= len(text) {
		return len(text)
	}
	if k := indexAny(text[at:], "。\n"); k >= 0 {
		return at + k
	}
	return len(text)
}
