package extract

import (
	"regexp"
	"sort"
	"strings"
)

// implementationFacts reads section 三（三）: plans reported, batches, violations, supervision, publicity, archives.
func implementationFacts(r *Reading, c *Collector) {
	k := &implementation{r: r, c: c, year: r.Year()}
	k.batches()
	k.plans()
	k.violations()
	k.supervisions()
	k.stated("results_publicised", []string{"公示", "公布", "张榜"}, nil)
	k.stated("archives_kept", []string{"档案", "归档", "立卷", "建档", "一场一档", "每批次一档", "每批一档", "一批一袋", "一批一盒", "档案袋", "一批一册", "一批一档", "一期一档", "一批一卷"},
		[]string{"档案管理制度", "档案管理办法", "诚信档案", "档案室", "档案员", "档案管理员", "档案岗", "职工档案", "人事档案"})
}

type implementation struct {
	r    *Reading
	c    *Collector
	year int
}

// candidate is a figure that may be the wanted one; the highest rank wins, then the value said most often.
type candidate struct {
	value int
	rank  int
	f     Fact
}

// sentences walks the sentences of paragraphs and the texts of form cells in the sections that speak of evaluation.
func (k *implementation) sentences(visit func(b *Block, sentence string, base int)) {
	for i := range k.r.Blocks {
		b := &k.r.Blocks[i]
		if b.Margin || b.Heading || b.Table != nil || b.Section == Plans || b.Section == TrainingPart {
			continue
		}
		for _, s := range Sentences(b.Text()) {
			visit(b, b.Text()[s.Start:s.End], s.Start)
		}
	}
}

func (k *implementation) settle(field string, list []candidate) {
	if len(list) == 0 {
		return
	}
	votes := map[int]int{}
	for _, v := range list {
		votes[v.value] += 1 + v.rank
	}
	sort.SliceStable(list, func(i, j int) bool {
		if list[i].rank != list[j].rank {
			return list[i].rank > list[j].rank
		}
		return votes[list[i].value] > votes[list[j].value]
	})
	best := list[0]
	best.f.Field, best.f.Value = "implementation/"+field, best.value
	k.c.Add(best.f)
	for _, v := range list[1:] {
		if v.value == best.value && v.f.Text != best.f.Text {
			v.f.Field, v.f.Value = best.f.Field, v.value
			k.c.Add(v.f)
			break
		}
	}
}

func (k *implementation) fact(b *Block, start, end int) Fact {
	from, to := clauseAround(b.Text(), start, end)
	return Fact{At: b.Ref, Text: b.View.Original(from, to)}
}

// batches: 全年共组织认定5个批次, 分4批, 12批次; 场 where there are no batches (专项职业能力考核23场).
func (k *implementation) batches() {
	var list, sessions []candidate
	k.sentences(func(b *Block, sentence string, base int) {
		for _, cl := range Clauses(sentence) {
			clause := sentence[cl.Start:cl.End]
			for _, n := range Numbers(clause) {
				v, ok := n.Int()
				if !ok || n.Approx != "" || n.Range || v == 0 {
					continue
				}
				before := clause[:n.Start]
				if hasAnySuffix(before, []string{"第", "其中", "其中有", "有", "中的", "个别", "某", "仅"}) || otherYear(sentence[:cl.Start+n.Start], k.year) && !strings.Contains(before, itoa(k.year)) || containsAny(clause, []string{"半年", "季度", "计划认定", "力争", "每"}) || planned(clause) && !strings.Contains(clause, "报备") {
					continue
				}
				cand := candidate{value: v, f: k.fact(b, base+cl.Start+n.Start, base+cl.Start+n.UnitEnd)}
				if b.Section == Overview || b.Section == None {
					cand.rank = 1
				}
				if containsAny(clause, []string{"全年", "共", "累计", "本年度", "分", "全部"}) || strings.Contains(clause, itoa(k.year)) {
					cand.rank++
				}
				switch {
				case n.Kind == Items && hasAnySuffix(before, []string{"批次", "批次共", "批次数"}):
					list = append(list, cand)
				case n.Kind == Batches && !strings.HasPrefix(clause[n.UnitEnd:], "因") && !strings.HasPrefix(clause[n.UnitEnd:], "次因"):
					list = append(list, cand)
				case n.Kind == Times && strings.HasPrefix(n.Unit, "场") && containsAny(clause, []string{"考核", "认定", "鉴定", "评价"}):
					sessions = append(sessions, cand)
				}
			}
		}
	})
	if len(list) == 0 {
		list = sessions
	}
	k.labelled([]string{"批次", "认定批次", "评价批次", "组织批次", "全年批次", "考核批次", "实施批次", "批次数", "开展批次"}, &list)
	k.settle("batches", list)
}

var (
	planNumber = regexp.MustCompile(`(?:报备|上报|报送|申报|报批|报审|备案|报)(?:的)?(?:评价|认定|考核|考试|鉴定)?(?:工作)?(?:计划|方案)?(?:共|共计|累计|合计|总计|全年|了)?$|(?:计划|方案)(?:共|共计|累计)?(?:报备|上报|报送|申报|备案)?(?:共|共计|累计|合计|总计|了)?$`)
	allOfThem  = []string{"均", "全部", "都", "一律", "逐一", "逐批", "无一例外", "悉数", "百分之百", "100%", "先报备"}
)

// plans: 报备评价计划5次, 计划报备12次, 累计报备计划8份, 7个批次的评价计划均提前报备.
func (k *implementation) plans() {
	var list []candidate
	k.sentences(func(b *Block, sentence string, base int) {
		if !strings.Contains(sentence, "计划") && !strings.Contains(sentence, "报备") && !strings.Contains(sentence, "方案") {
			return
		}
		hasVerb := containsAny(sentence, []string{"报备", "上报", "报送", "申报", "报批", "报审", "备案", "报给", "报县", "报市", "报区", "报局", "报了"})
		if !hasVerb || b.Section != Implementation && b.Section != None && b.Section != Foundation {
			return
		}
		previous := ""
		for _, cl := range Clauses(sentence) {
			clause := sentence[cl.Start:cl.End]
			said := previous
			previous = clause
			for _, n := range Numbers(clause) {
				v, ok := n.Int()
				if !ok || n.Approx != "" || n.Range {
					continue
				}
				before, after := clause[:n.Start], clause[n.UnitEnd:]
				cand := candidate{value: v, f: k.fact(b, base+cl.Start+n.Start, base+cl.Start+n.UnitEnd)}
				counts := n.Kind == Times && strings.HasPrefix(n.Unit, "次") || n.Kind == Certificates || n.Kind == Items && n.Unit == "个"
				switch {
				case hasAnySuffix(before, []string{"第", "其中", "提前", "督导", "每"}) || otherYear(before, k.year):
				case counts && planNumber.MatchString(before):
					cand.rank = 3
					list = append(list, cand)
				case counts && hasAnySuffix(before, []string{"全年报", "报了", "共", "共计", "累计"}) && !containsAny(clause, []string{"督导", "培训", "会议"}):
					cand.rank = 2
					list = append(list, cand)
				case counts && (before == "全年" || before == "共" || before == "全年共" || before == "共计" || before == "累计") && containsAny(said, []string{"报备", "上报", "报送", "报计划"}):
					cand.rank = 2
					list = append(list, cand)
				case n.Kind == Batches && containsAny(sentence, allOfThem) && strings.Contains(sentence, "计划") && !strings.HasPrefix(after, "中"):
					cand.rank = 1
					list = append(list, cand)
				case n.Kind == Times && strings.HasPrefix(n.Unit, "场") && containsAny(sentence, allOfThem) && strings.Contains(sentence, "计划"):
					cand.rank = 1
					list = append(list, cand)
				}
			}
		}
	})
	k.labelled([]string{"计划报备", "评价计划报备", "报备计划", "报备评价计划", "计划报备次数", "计划报备数", "报备次数", "评价计划报备次数", "报备计划数", "评价计划", "计划报备情况"}, &list)
	k.settle("plans_filed", list)
}

var violationWords = []string{"违纪", "违规", "作弊", "舞弊", "替考", "夹带", "冒名顶替", "抄袭", "泄题", "违反考场纪律", "违反考试纪律", "携带小抄", "携带手机", "携带电子", "携带通讯", "查处考生", "造假", "弄虚作假"}

// violations: 全年未发生违纪违规 → 0; 违纪1起, 违纪违规行为两起, 2人违纪.
func (k *implementation) violations() {
	var list []candidate
	k.sentences(func(b *Block, sentence string, base int) {
		if b.Section != Implementation && b.Section != None && b.Section != Overview {
			return
		}
		label := false
		for _, cl := range Clauses(sentence) {
			clause := sentence[cl.Start:cl.End]
			if label && (clause == "无" || clause == "零" || clause == "0" || clause == "没有") {
				list = append(list, candidate{value: 0, rank: 3, f: k.fact(b, base+cl.Start, base+cl.End)})
			}
			label = containsAny(clause, violationWords) && len(clause) <= len("违纪违规查处情况")+12
			if !containsAny(clause, violationWords) || planned(clause) || containsAny(clause, []string{"以来", "苗头", "未构成", "兄弟单位", "集团通报", "市里通报", "全市通报", "其他单位"}) {
				continue
			}
			cand := candidate{f: k.fact(b, base+cl.Start, base+cl.End)}
			if b.Section == Implementation {
				cand.rank = 2
			}
			counted := false
			for _, n := range Numbers(clause) {
				v, ok := n.Int()
				if !ok || n.Kind != People && n.Kind != Times && n.Kind != Items && n.Kind != Plain {
					continue
				}
				before, after := clause[:n.Start], clause[n.UnitEnd:]
				at := lastOf(before, violationWords)
				gap := ""
				if at >= 0 {
					gap = before[at:]
				}
				switch {
				case strings.HasPrefix(n.Unit, "次") && !containsAny(gap, []string{"行为", "事件", "问题", "违"}), n.Kind == Plain && v != 0:
				case at >= 0 && !strings.ContainsAny(gap, "0123456789") && !containsAny(gap, []string{"无关", "公示", "督导", "培训", "整改", "每", "缺考", "查处率", "档案"}) && len(gap) <= 36:
					cand.value = v
					if containsAny(before, []string{"合计", "共", "累计", "全年", "总计"}) {
						cand.rank++
					}
					if containsAny(before, []string{"合计", "共计", "总计"}) {
						cand.rank++
					}
					list = append(list, cand)
					counted = true
				case containsAny(firstRunes(after, 8), violationWords) || containsAny(firstRunes(after, 14), violationWords) && n.Kind == People:
					cand.value = v
					list = append(list, cand)
					counted = true
				}
			}
			if counted || len(list) > 0 && list[len(list)-1].value > 0 && strings.Contains(clause, "处理") {
				continue
			}
			if strings.Contains(clause, "零违") || negated(clause) && deniesViolation(clause) {
				cand.value = 0
				list = append(list, cand)
			}
		}
	})
	k.labelled([]string{"违纪违规", "违规违纪", "违纪", "违纪违规情况", "违纪违规查处", "违纪违规数", "违纪人数", "违纪违规人数", "违纪违规起数", "违纪违规次数", "违纪违规行为"}, &list)
	// a count of violations outweighs a general “无” said of something else
	positive, counted := false, false
	for _, v := range list {
		positive = positive || v.value > 0 && v.rank >= 2
		counted = counted || v.value == 0 && v.rank >= 3 // 全年违纪违规0起
	}
	if positive && !counted {
		kept := list[:0]
		for _, v := range list {
			if v.value > 0 {
				kept = append(kept, v)
			}
		}
		list = kept
	}
	k.settle("violations", list)
}

// deniesViolation reports whether the denial stands before the violation: 未发生违纪违规, not 违纪未处理.
func deniesViolation(clause string) bool {
	first := len(clause)
	for _, w := range violationWords {
		if i := strings.Index(clause, w); i >= 0 {
			first = min(first, i)
		}
	}
	return negated(clause[:first]) || negated(strings.TrimLeft(clause[first:], "违纪规作弊、和及行为情况问题现象 :")) || strings.HasSuffix(clause, "为零") || strings.HasSuffix(clause, "为0")
}

func lastOf(s string, words []string) int {
	at := -1
	for _, w := range words {
		at = max(at, strings.LastIndex(s, w))
	}
	return at
}

// outsiders are those whose supervision is not internal.
var outsiders = []string{"县局", "市局", "省局", "区局", "人社局", "市中心", "省中心", "上级", "外部", "飞行督导", "鉴定中心", "指导中心", "主管部门", "人社部门", "派员现场", "迎接", "接受"}

// supervisions: 内部质量督导5次, 开展督导4次, 每批次督导1次,共4次.
func (k *implementation) supervisions() {
	var list []candidate
	k.sentences(func(b *Block, sentence string, base int) {
		if b.Section != Implementation && b.Section != None && b.Section != Foundation || !strings.Contains(sentence, "督导") && !strings.Contains(sentence, "内督") && !strings.Contains(sentence, "巡查") {
			return
		}
		spoken := 0 // how far back 督导 was named, in clauses
		inner := false
		for _, cl := range Clauses(sentence) {
			clause := sentence[cl.Start:cl.End]
			if strings.Contains(clause, "督导") || strings.Contains(clause, "内督") {
				spoken = 1
				inner = inner || strings.Contains(clause, "内部") || strings.Contains(clause, "内督") || strings.Contains(clause, "督导员") || strings.Contains(clause, "督导组")
			} else if spoken > 0 {
				spoken++
			}
			if spoken == 0 || spoken > 3 || containsAny(clause, outsiders) || planned(clause) {
				continue
			}
			for _, n := range Numbers(clause) {
				v, ok := n.Int()
				before := clause[:n.Start]
				if !ok || n.Kind != Times || !strings.HasPrefix(n.Unit, "次") && n.Unit != "场" && n.Unit != "场次" && n.Unit != "轮" || n.Approx != "" || n.Range {
					continue
				}
				if hasAnySuffix(before, []string{"第", "每批", "每批次", "每场", "每季度", "每月", "每期", "每半年", "每次"}) || containsAny(before[max(0, lastOf(before, []string{"督导", "内督"})):], []string{"每", "培训", "会议", "整改", "飞行", "通报", "公示", "报备", "报告", "其中"}) || otherYear(before, k.year) || spoken > 1 && !containsAny(before, []string{"共", "全年", "累计", "合计", "总计"}) && before != "" {
					continue
				}
				cand := candidate{value: v, f: k.fact(b, base+cl.Start+n.Start, base+cl.Start+n.UnitEnd), rank: 1}
				if strings.Contains(clause, "内部") || inner {
					cand.rank++
				}
				if containsAny(before, []string{"共", "全年", "累计", "合计", "总计"}) {
					cand.rank++
				}
				if spoken > 1 && spoken == 3 {
					cand.rank--
				}
				list = append(list, cand)
			}
		}
	})
	k.labelled([]string{"内部质量督导", "内部督导", "质量督导", "督导次数", "内部督导次数", "内部质量督导次数", "质量督导次数", "督导"}, &list)
	k.settle("supervisions", list)
}

// stated reads a yes or no: what the words name is done, unless the clause denies or only plans it. Clauses in which
// the words stand only within one of except do not speak of it.
func (k *implementation) stated(field string, words, except []string) {
	done := false
	k.r.labelledBlocks(func(b *Block, label string) {
		if yes, ok := ticked(b.Text()); ok && !done && containsAny(label, words) && !isOneOf(label, except) {
			done = true
			k.c.Add(Fact{Field: "implementation/" + field, Value: yes, At: b.Ref, Text: b.View.Original(0, len(b.Text()))})
		}
	})
	k.sentences(func(b *Block, sentence string, base int) {
		if done || b.Section != Implementation && b.Section != None {
			return
		}
		for _, cl := range Clauses(sentence) {
			clause := sentence[cl.Start:cl.End]
			bare := clause
			for _, e := range except {
				bare = strings.ReplaceAll(bare, e, "")
			}
			if !containsAny(bare, words) || planned(bare) || done {
				continue
			}
			done = true
			f := k.fact(b, base+cl.Start, base+cl.End)
			f.Field, f.Value = "implementation/"+field, !deniesIt(bare, words)
			k.c.Add(f)
		}
	})
}

// deniesIt reports whether a denial stands right before the word: 未公示, 没有建立档案; not 公示无异议.
func deniesIt(clause string, words []string) bool {
	for _, w := range words {
		if i := strings.Index(clause, w); i >= 0 {
			before := clause[max(0, i-18):i]
			for !strings.HasPrefix(clause[len(clause[:i])-len(before):], before) || !validStart(before) {
				before = before[1:]
			}
			return negated(before)
		}
	}
	return false
}

func validStart(s string) bool { return s == "" || s[0] < 0x80 || s[0] >= 0xc0 }

// labelled adds the figures of forms and tables whose label is one of the words.
func (k *implementation) labelled(words []string, list *[]candidate) {
	k.r.labelledBlocks(func(b *Block, label string) {
		if isOneOf(label, words) && isNumberCell(b.Text()) {
			if v, ok := Numbers(b.Text())[0].Int(); ok {
				*list = append(*list, candidate{value: v, rank: 5, f: Fact{At: b.Ref, Text: b.View.Original(0, len(b.Text()))}})
			}
		}
	})
	for i := range k.r.Blocks {
		b := &k.r.Blocks[i]
		if b.Table == nil || b.Section == Plans {
			continue
		}
		t := b.Table
		for row := range t.Rows {
			for col := range t.Cols {
				if !t.Starts(row, col) {
					continue
				}
				s := bareHeader(t.Text(row, col))
				if !isOneOf(s, words) {
					continue
				}
				cell := t.T.At(row, col)
				for _, at := range [...][2]int{{row, col + cell.ColSpan}, {row + cell.RowSpan, col}} {
					text := t.Text(at[0], at[1])
					if at[0] >= t.Rows || at[1] >= t.Cols || !isNumberCell(text) {
						continue
					}
					if at[0] > row && t.Rows > 3 && at[0]+1 < t.Rows && isNumberCell(t.Text(at[0]+1, at[1])) {
						break // a column of several figures
					}
					if v, ok := Numbers(text)[0].Int(); ok {
						view := t.View(at[0], at[1])
						*list = append(*list, candidate{value: v, rank: 4, f: Fact{At: t.Ref(at[0], at[1]), Text: view.Original(0, len(view.Text))}})
					}
					break
				}
			}
		}
	}
}

func isOneOf(s string, list []string) bool {
	for _, w := range list {
		if s == w {
			return true
		}
	}
	return false
}
