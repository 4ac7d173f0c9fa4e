package extract

import "strings"

var (
	// onePart are the words by which a figure is of one quarter, half or batch of the year: 本季督导3次, 第四、五批督导3次.
	onePart = patternOf(`本季度?|当季|该季度?|本批次?|该批次?|(?:第)?[一二三四1-4]季度|[上下]半年|第` + batchNumber + `(?:[、和及]` + batchNumber + `)*批次?`)
	// allYear are those by which it is of all of it.
	allYear = listOf("全年", "年度", "年内", "一年", "一共", "累计", "合计", "总计", "历次", "各批", "每批", "逐批")
	// restOfParts are the words behind one part for all other ones: 第一批督导2次,其余各1次,共督导4次.
	restOfParts = listOf("其余", "其他", "其它", "剩余", "余下", "别的")
	// ordinalsBefore ends with the ordinals that a number goes on with: 第二、三批.
	ordinalsBefore = patternOf(`第` + batchNumber + `(?:[、和及至到-]` + batchNumber + `)*[、和及至到-]$`)
	// partTitle begins a heading on a part of the year.
	partTitle = patternOf(`^(?:20\d\d年)?(?:(?:第)?[一二三四1-4]季度|[上下]半年|第` + batchNumber + `批次?)`)
	// batchDeeds label what was done in batches: 组织认定 | 7批次.
	batchDeeds = patternOf(`^(?:全年)?(?:组织|开展|实施|完成|举行|举办)?(?:技能)?(?:等级)?(?:认定|评价|考核|鉴定)(?:考试|活动|情况|次数|场次)?$`)
)

const batchNumber = `(?:\d{1,2}|[一二三四五六七八九十]{1,3})`

// ofPartOfYear reports whether the words of a sentence before a figure, or the heading that it stands under, make it that of one quarter, half or
// batch: it is the year's only together with the others.
func ofPartOfYear(b *Block, before string) bool {
	since, several := -1, false
	said := map[rune]string{} // the last part of each kind: 季度, 半年, 批
	for _, m := range onePart.FindAllStringIndex(before, -1) {
		if !hasAnyPrefix(before[m[1]:], "至", "到", "起", "-") && !hasAnySuffix(before[:m[0]], "至", "到", "从", "自", "由", "-", "截至", "除") {
			since = m[0]
			part := strings.TrimSuffix(before[m[0]:m[1]], "次")
			of := lastRune(part)
			several = several || said[of] != "" && said[of] != part
			said[of] = part
		}
	}
	if since >= 0 {
		return allYear.Last(before) < since && !restOfParts.In(before[since:]) && !(several && strings.Contains(before[since:], "共")) // 上半年5批,下半年6批,共|11批
	}
	return partTitle.MatchString(withoutListNumber(b.Title)) && !allYear.In(before)
}

// yearOrPart is the share of a figure behind the words of its sentence: a piece where they make it one part's of the year, the whole where 全年 stands
// behind 其中: 5次;其中三季度督导3次,全年督导6次.
func yearOrPart(b *Block, before string, p portion) portion {
	switch {
	case ofPartOfYear(b, before):
		return portion{share: piece}
	case p.share == inside && strings.Contains(lastPart(before, ",;:。"), "全年") && onePart.MatchString(before):
		return portion{}
	}
	return p
}

// labelledTimes adds how often a matter was done as a table says it beside its label: 督导 | 每批次1次，全年6次.
func (k *implementation) labelledTimes(labels *Words, list *[]mention) {
	k.statements(func(b *Block, label string) {
		if !labels.Is(label) || len(b.Text()) > 100 {
			return
		}
		var of *Number
		numbers := b.Whole().Numbers()
		for i := range numbers {
			n := &numbers[i]
			before := lastPart(b.Text()[:n.Lead], ",;:。()")
			if n.Kind != Times || !strings.HasPrefix(n.Unit(), "次") || n.Approx != Exact || n.Range || before != "" && !sumsUp.Is(before) && before != "全年共" || ofPartOfYear(b, b.Text()[:n.Lead]) {
				continue
			}
			if of == nil || before != "" {
				of = n
			}
		}
		if of != nil {
			*list = append(*list, mention{of: "count", value: of.Value, rank: 4, f: b.clauseAt(of.Lead, of.UnitEnd)})
		}
	})
}

// labelledCaught adds the violations that a table counts beside its label, whatever it tells of them: 违纪违规 | 查处1起，代人加工试件，取消两人成绩.
func (k *implementation) labelledCaught(list *[]mention) {
	k.statements(func(b *Block, label string) {
		if !violationWords.In(label) || notOfTheCount.In(label) || runeCount(label) > 12 {
			return
		}
		s := b.Sentences()
		if len(s) == 0 || len(s[0].Clauses) == 0 {
			return
		}
		if n := caughtIn(&s[0].Clauses[0]); n != nil {
			*list = append(*list, mention{of: "count", value: n.Value, rank: 4, f: b.clauseAt(n.Lead, n.UnitEnd)})
		}
	})
}
