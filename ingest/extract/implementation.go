package extract

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"nianping"
)

// implementationFacts reads section 三（三）: plans reported, batches, violations, supervision, publicity, archives.
func implementationFacts(r *Reading, c *Collector) {
	k := &implementation{r: r, c: c, year: r.Year(), room: mentionLists.lend(), said: make([]evaluationText, 0, len(r.Blocks))}
	defer func() { mentionLists.takeBack(k.room) }()
	k.gather()
	k.batches()
	k.plans()
	k.violations()
	k.supervisions()
	if !k.stated("results_publicised", publicised, nil) && !k.labelledDone("results_publicised", publicised, nil, postedSaid) && !k.answered("results_publicised", postedSaid, postedHeads) {
		k.posted()
	}
	if !k.stated("archives_kept", archived, notArchived) && !k.labelledDone("archives_kept", archived, notArchived, keptSaid) && !k.answered("archives_kept", keptSaid, archiveHeads) {
		k.filed()
	}
}

var (
	publicised  = anyOf("公示", "公布", "张榜")
	archived    = anyOf("档案", "归档", "立卷", "建档", "一场一档", "每批次一档", "每批一档", "一批一袋", "一批一盒", "档案袋", "一批一册", "一批一档", "一期一档", "一批一卷")
	notArchived = anyOf("档案管理制度", "档案管理办法", "诚信档案", "档案室", "档案员", "档案管理员", "档案岗", "职工档案", "人事档案")
)

type implementation struct {
	r    *Reading
	c    *Collector
	year int
	room []mention        // that of the figures settled last, used again for the next
	said []evaluationText // see sentences
}

// evaluationText are the sentences of a block, without what its brackets say of other years, its topic led in by a colon.
type evaluationText struct {
	b         *Block
	sentences []Sentence
}

// candidate is a number of a clause as a mention of what it may count; the highest rank wins, then the figure said most often.
func candidate(b *Block, s *Sentence, cl *Piece, n *Number) mention {
	m := mention{of: "count", value: n.Value, sentence: s.Start, portion: s.portionOf(cl.Start - s.Start + n.Start), f: b.clauseAt(cl.Start+n.Start, cl.Start+n.UnitEnd)}
	if lead := s.Text[:cl.Start-s.Start]; strings.HasSuffix(lead, ":") {
		m.under = onlyProgramme(lastPart(lead[:len(lead)-1], ",:"))
	}
	m.item = m.share == piece && !strings.Contains(cl.Text[:n.Lead], "半年")
	return m
}

// gather finds the sentences of paragraphs and the texts of form cells in the sections that speak of evaluation.
func (k *implementation) gather() {
	for b := range k.r.paragraphs() {
		if b.Heading || b.Section == TrainingPart {
			continue
		}
		sentences := b.Sentences()
		if text := withTopicLed(withoutOtherYears(b.Text(), k.year)); text != b.Text() {
			sentences = contentsOf(text, b.memory()).sentences
		}
		k.said = append(k.said, evaluationText{b, sentences})
	}
}

// sentences visits those of these sentences that say one of some words, all of them for nil.
func (k *implementation) sentences(about *Words, visit func(b *Block, s *Sentence)) {
	for _, said := range k.said {
		if about != nil && !said.b.Says(about) {
			continue
		}
		for i := range said.sentences {
			if s := &said.sentences[i]; about == nil || s.Says(about) {
				visit(said.b, s)
			}
		}
	}
}

// withoutOtherYears blanks the brackets that speak of another year, so that every offset stays: 无违纪违规（2023年有1人夹带）.
func withoutOtherYears(text string, year int) string {
	for at := 0; ; {
		i := strings.IndexByte(text[at:], '(')
		if i < 0 {
			return text
		}
		open := at + i
		end := strings.IndexByte(text[open:], ')')
		if end < 0 {
			return text
		}
		end += open
		if otherYear(firstRunes(text[open+1:end], 6), year) {
			text = text[:open+1] + strings.Repeat(" ", end-open-1) + text[end:]
		}
		at = end
	}
}

// isPart reports whether a figure's words speak of a part of the year's: 职业资格评价9批次, 一批次一盒.
func (m *mention) isPart() bool {
	return m.share == inside || hasAny(m.f.Text, "其中", "一批", "每") || m.programme() != ""
}

// programme is the one whose figure it is, "" where no words name one.
func (m *mention) programme() nianping.Programme { return cmp.Or(ProgrammeIn(m.f.Text), m.under) }

// whole is the place of the figure that is the sum of all others of its list, two or more of them: 16批次 of one programme, 4 of the other, 20 in
// 三（三）. -1 where none is.
func whole(list []mention) int {
	sum, several, most := 0.0, 0, 0
	for i := range list {
		if list[i].value > list[most].value {
			most = i
		}
		if !slices.ContainsFunc(list[:i], func(m mention) bool { return m.value == list[i].value }) {
			sum, several = sum+list[i].value, several+1
		}
	}
	if several < 3 || sum != 2*list[most].value {
		return -1
	}
	return most
}

// byProgramme adds up the figures of several programmes where none is of all: 等级认定9个批次 and 职业资格评价2个批次.
func byProgramme(list []mention) (sum float64, several bool) {
	of := map[nianping.Programme]float64{}
	for i := range list {
		p := list[i].programme()
		if have, ok := of[p]; p == "" || ok && have != list[i].value || list[i].share == inside {
			return 0, false
		} else if !ok {
			of[p] = list[i].value
			sum += list[i].value
		}
	}
	return sum, len(of) > 1
}

// siblings makes pieces of what one sentence divides without saying the whole: 其中现场督导10次、视频督导12次.
func siblings(list []mention) {
	for i := range list {
		if m := &list[i]; len(list) < 2 || m.share != inside || !strings.Contains(list[0].f.Text, "其中") || m.sentence != list[0].sentence || m.f.At != list[0].f.At {
			return
		}
	}
	for i := range list {
		list[i].portion, list[i].item = portion{share: piece}, true
	}
}

// settle adds the best figure, and doubts it where another is as good.
func (k *implementation) settle(field string, list []mention) {
	k.room = list[:0]
	siblings(list)
	list = wholes(k.r.ofSites(list, "count", func(of []mention) (mention, bool) { return foremost(wholes(of)) }))
	if len(list) == 0 {
		return
	}
	votes := map[float64]int{}
	for i := range list {
		votes[list[i].value] += 1 + list[i].rank
	}
	sort.SliceStable(list, func(i, j int) bool {
		if list[i].rank != list[j].rank {
			return list[i].rank > list[j].rank
		}
		return votes[list[i].value] > votes[list[j].value]
	})
	best := list[0]
	if i := whole(list); i >= 0 {
		k.c.put("implementation/"+field, int(list[i].value), list[i].f)
		return
	}
	if sum, several := byProgramme(list); several {
		best.value, best.f.Doubt = sum, "由各类评价相加"
		k.c.put("implementation/"+field, int(best.value), best.f)
		return
	}
	for i := range list {
		v := &list[i]
		if v.value != best.value && v.rank == best.rank && votes[v.value] == votes[best.value] && !v.isPart() {
			best.f.Doubt = "另有一处为" + show(v.value) + "（“" + v.f.Text + "”），不能判断以哪一处为准"
			break
		}
		if best.f.Query == "" && v.value != best.value && (v.rank == best.rank || v.value > best.value && v.rank+1 == best.rank) && !v.isPart() {
			best.f.Query = elsewhere(v.value, v.f.At, v.f.Text)
		}
	}
	k.c.put("implementation/"+field, int(best.value), best.f)
	for i := range list {
		if v := &list[i]; v.value == best.value && v.f.Text != best.f.Text {
			k.c.put("implementation/"+field, int(v.value), v.f)
			break
		}
	}
}

var (
	planNumber  = patternOf(`(?:报备|上报|报送|申报|报批|报审|备案|报)(?:的)?(?:评价|认定|考核|考试|鉴定)?(?:工作)?(?:计划|方案)?(?:共|共计|累计|合计|总计|全年|了)?$|(?:计划|方案)(?:共|共计|累计)?(?:报备|上报|报送|申报|备案)?(?:共|共计|累计|合计|总计|了)?$`)
	plansBehind = patternOf(`^(?:年度)?(?:评价|认定|考核|考试|鉴定)?(?:工作)?(?:计划|方案)(?:书)?(?:均|全部|都|一律|按|在|于|提前|逐|无一|已|经|共|,|$)`)
	allOfThem   = anyOf("均", "全部", "都", "一律", "逐一", "逐批", "无一例外", "悉数", "百分之百", "100%", "先报备")
	planTopics  = anyOf("计划", "报备", "方案")
	filed       = anyOf("报备", "上报", "报送", "申报", "报批", "报审", "备案", "报给", "报县", "报市", "报区", "报局", "报了", "报上去", "递上去")
	planLabels  = anyOf("计划报备", "评价计划报备", "报备计划", "报备评价计划", "计划报备次数", "计划报备数", "报备次数", "评价计划报备次数", "报备计划数", "评价计划", "计划报备情况")
)

// plans: 报备评价计划5次, 计划报备12次, 累计报备计划8份, 7个批次的评价计划均提前报备.
func (k *implementation) plans() {
	list := k.room
	k.sentences(planTopics, func(b *Block, s *Sentence) {
		if b.Section != Implementation && b.Section != None && b.Section != Foundation || !s.Says(filed) {
			return
		}
		previous := ""
		for i := range s.Clauses {
			cl := &s.Clauses[i]
			clause := cl.Text
			said := previous
			previous = clause
			for _, n := range cl.Numbers() {
				if _, ok := n.Int(); !ok || n.Approx != Exact || n.Range {
					continue
				}
				before, after := clause[:n.Lead], clause[n.UnitEnd:]
				counts := n.Kind == Times && strings.HasPrefix(n.Unit(), "次") || n.Kind == Certificates || n.Kind == Items && n.Unit() == "个"
				if !counts && n.Kind != Batches && n.Kind != Times {
					continue
				}
				cand := candidate(b, s, cl, &n)
				if n.Kind == Batches && listedBatches(&s.Piece) > 1 && k.r.oneOfSeveral(clause, &n) {
					cand.portion, cand.item = portion{share: piece}, true
				}
				if cand.value == 1 && strings.Contains(before, "年度") { // 年初报备年度计划1份,各批次计划10份
					cand.f.Doubt = "原文说的是年度计划，未说明各批次的计划"
					list = append(list, cand)
					continue
				}
				switch {
				case counts && plansBehind.MatchString(after) && cl.Says(filed) && !strings.Contains(clause, "撤销"): // 5份评价计划均…报备
					cand.rank = 3
					list = append(list, cand)
				case hasAnySuffix(before, "第", "其中", "提前", "督导", "每") || otherYear(before, k.year):
				case counts && planNumber.MatchString(before):
					cand.rank = 3
					list = append(list, cand)
				case counts && hasAnySuffix(before, "全年报", "报了", "共", "共计", "累计") && !hasAny(clause, "督导", "培训", "会议"):
					cand.rank = 2
					list = append(list, cand)
				case counts && before == "" && planLabels.Is(said): // 计划报备:5次
					cand.rank = 3
					list = append(list, cand)
				case counts && (before == "全年" || before == "共" || before == "全年共" || before == "共计" || before == "累计") && hasAny(said, "报备", "上报", "报送", "报计划"):
					cand.rank = 2
					list = append(list, cand)
				case n.Kind == Batches && planNumber.MatchString(before):
					cand.rank = 2
					list = append(list, cand)
				case n.Kind == Batches && s.Says(allOfThem) && strings.Contains(s.Text, "计划") && !strings.HasPrefix(after, "中"):
					cand.rank = 1
					list = append(list, cand)
				case n.Kind == Times && strings.HasPrefix(n.Unit(), "场") && s.Says(allOfThem) && strings.Contains(s.Text, "计划"):
					cand.rank = 1
					list = append(list, cand)
				}
			}
		}
	})
	k.labelled(planLabels, &list)
	k.figured(planLabels, planHeads, Times, &list)
	k.settle("plans_filed", list)
}

// sumsUp are the words before a number that make it the whole.
var sumsUp = listOf("合计", "共", "累计", "全年", "总计")

// outsiders are those whose supervision is not internal.
var outsiders = anyOf("县局", "市局", "省局", "区局", "人社局", "市中心", "省中心", "上级", "外部", "飞行督导", "鉴定中心", "指导中心", "主管部门", "人社部门", "派员现场", "迎接", "接受")

// ownTurns are words for supervision that is surely the institution's own, beside that of others.
var ownTurns = listOf("内督", "内部督导", "内部质量督导", "自行督导", "自主督导", "校内督导", "本机构督导")

// reaching ends what leads from a comparison to the figure itself: 督导比上年多3次,达到9次.
var reaching = listOf("达到", "达", "增至", "增加到", "升至")

var (
	supervised        = anyOf("督导", "内督", "巡查")
	supervisionWords  = anyOf("督导", "内督")
	innerSupervision  = anyOf("内部", "内督", "督导员", "督导组")
	supervisionLabels = anyOf("内部质量督导", "内部督导", "质量督导", "督导次数", "内部督导次数", "内部质量督导次数", "质量督导次数", "督导")
)

// supervisions: 内部质量督导5次, 开展督导4次, 每批次督导1次,共4次.
func (k *implementation) supervisions() {
	list := k.room
	k.sentences(supervised, func(b *Block, s *Sentence) {
		if b.Section != Implementation && b.Section != None && b.Section != Foundation {
			return
		}
		spoken := 0 // how far back 督导 was named, in clauses
		inner := false
		for i := range s.Clauses {
			cl := &s.Clauses[i]
			clause := cl.Text
			if cl.Says(supervisionWords) {
				spoken = 1
				inner = inner || cl.Says(innerSupervision)
			} else if spoken > 0 {
				spoken++
			}
			if spoken == 0 || spoken > 3 || cl.Says(outsiders) && !ownTurns.In(clause) || cl.Planned() {
				continue
			}
			for _, n := range cl.Numbers() {
				_, ok := n.Int()
				before := clause[:n.Lead]
				if !ok || n.Kind != Times || !strings.HasPrefix(n.Unit(), "次") && n.Unit() != "场" && n.Unit() != "场次" && n.Unit() != "轮" || n.Approx != Exact || n.Range {
					continue
				}
				if hasAnySuffix(before, "第", "每批", "每批次", "每场", "每季度", "每月", "每期", "每半年", "每次") || hasAny(before[max(0, supervisionWords.Last(before)):], "每", "培训", "会议", "整改", "飞行", "通报", "公示", "报备", "报告", "其中") || otherYear(before, k.year) {
					continue
				}
				cand := candidate(b, s, cl, &n)
				if item := lastPart(before, "、"); cl.Says(outsiders) && !ownTurns.In(item) {
					continue
				} else if cand.share == inside && s.Says(outsiders) && ownTurns.In(item) { // 督导12次,其中市局派外督2次、内督10次
					cand.portion, cand.rank = portion{}, 5
					list = append(list, cand)
					continue
				}
				if spoken > 1 && !sumsUp.In(before) && before != "" && !reaching.End(before) && cand.share != piece { // 督导上半年4次,下半年3次
					continue
				}
				cand.portion = yearOrPart(b, s.Text[:cl.Start-s.Start+n.Lead], cand.portion)
				cand.rank = 1
				if strings.Contains(clause, "内部") || inner {
					cand.rank++
				}
				if sumsUp.In(before) {
					cand.rank++
				}
				if spoken == 3 {
					cand.rank--
				}
				list = append(list, cand)
			}
		}
	})
	k.labelled(supervisionLabels, &list)
	k.labelledTimes(supervisionLabels, &list)
	k.figured(supervisionLabels, supervisionHeads, Times, &list)
	k.settle("supervisions", list)
}

// stated reads a yes or no: what the words name is done, unless the clause denies or only plans it. Clauses in which
// the words stand only within one of except do not speak of it; nil excepts nothing.
func (k *implementation) stated(field string, words, except *Words) (done bool) {
	k.r.labelledBlocks(func(b *Block, label string) {
		if yes, ok := ticked(b.Text()); ok && !done && words.In(label) && !except.Is(label) {
			done = true
			k.c.put("implementation/"+field, yes, b.whole())
		}
	})
	k.sentences(words, func(b *Block, s *Sentence) {
		if done || b.Section != Implementation && b.Section != None {
			return
		}
		for i := range s.Clauses {
			cl := &s.Clauses[i]
			if done || !cl.Says(words) {
				continue
			}
			bare := except.Without(cl.Text)
			if !words.In(bare) || planned(bare) {
				continue
			}
			done = true
			k.c.put("implementation/"+field, !deniesIt(bare, words), b.clauseAt(cl.Start, cl.End()))
		}
	})
	return done
}

// hungUp is what makes a result public: it hangs on a wall or stands on a page for days.
var hungUp = patternOf(`贴|挂网|(?:挂|晒|亮)[^,;。]{0,10}(?:天|日|周|墙|栏|网|公众号)|(?:公众号|公示栏|公告栏|官网|网站|大门口|门口)[^,;。]{0,4}(?:挂|晒|亮)`)

var results = anyOf("成绩", "结果", "名单", "分数")

// posted reads a result that hangs on a wall: 成绩在大门口贴5天.
func (k *implementation) posted() {
	done := false
	k.sentences(results, func(b *Block, s *Sentence) {
		for i := range s.Clauses {
			cl := &s.Clauses[i]
			if done || b.Section != Implementation && b.Section != None || !cl.Says(results) || cl.Planned() {
				continue
			}
			up := hungUp.FindStringIndex(cl.Text)
			if up == nil || strings.Contains(cl.Text, "补贴") || negated(cl.Text[:up[0]]) {
				continue
			}
			done = true
			k.c.put("implementation/results_publicised", true, b.clauseAt(cl.Start, cl.End()))
		}
	})
}

// countsPosts reports whether a row names several posts, so that its figures count people: 督导 | 2 | 专家 | 5.
func (t *Table) countsPosts(row int) bool {
	posts := 0
	for _, col := range t.filled(row) {
		if staffRole(t.Text(row, col)) != "" {
			posts++
		}
	}
	return posts > 1
}

// deniesIt reports whether a denial stands right before the word, or opens a clause about the matter: 未公示, 没有建立档案,
// 无职业技能等级认定结果公示事项; not 公示无异议.
func deniesIt(clause string, words *Words) bool {
	for _, w := range words.list {
		if i := strings.Index(clause, w); i >= 0 {
			before := clause[max(0, i-18):i]
			for !validStart(before) {
				before = before[1:]
			}
			return negated(before) || hasAnyPrefix(clause, "无", "没有", "暂无") && hasAnyPrefix(clause[i+len(w):], "事项", "事宜")
		}
	}
	return false
}

// labelled adds the figures of forms and tables whose label is one of the words.
func (k *implementation) labelled(words *Words, list *[]mention) {
	k.r.labelledBlocks(func(b *Block, label string) {
		if words.Is(label) && isNumberCell(b.Text()) {
			if n := Numbers(b.Text())[0]; n.Kind == Plain && b.Section == Foundation && staffRole(label) != "" {
				return // 督导 | 2 counts people
			} else if v, ok := n.Int(); ok {
				*list = append(*list, mention{of: "count", value: float64(v), rank: 5, f: b.whole()})
			}
		}
	})
	for i := range k.r.Blocks {
		b := &k.r.Blocks[i]
		t := b.Table
		if t == nil || b.Section == Plans || b.Section == Implementation || !t.Says(words) { // see figured
			continue
		}
		t.figures(k.year, words.Is, func(label, figure place) {
			r, c := figure.row, figure.col
			if r > label.row && r+1 < t.Rows && t.IsNumber(r+1, c) && !t.notOfYear(r+1, c, k.year) { // a column of several figures
				return
			}
			n := Numbers(t.Text(r, c))[0]
			if n.Kind == Plain && t.countsPosts(label.row) { // 督导 | 2 | 专家 | 5
				return
			}
			if v, ok := n.Int(); ok {
				m := mention{of: "count", value: float64(v), rank: 4, f: t.factAt(r, c)}
				if trade := k.r.figureTrade(t, label, figure); trade != "" {
					m.rank = 0
					if len(k.r.Names.List) > 1 {
						m.f.Doubt = "表中这个数只是“" + trade + "”的"
					}
				}
				*list = append(*list, m)
			}
		})
	}
}
