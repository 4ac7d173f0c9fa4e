package extract

import "strings"

// pointers are the words before a number that make it a name of a table, a picture or an annex.
var (
	pointers   = listOf("表", "图", "附件", "附录", "附")
	noPointers = listOf("代表", "意图")
)

// markReferences makes ordinals of the numbers that only point to a table, a picture or an annex: 见表2, 附件1、2, 图3-1.
func markReferences(text string, list []Number) {
	for i := range list {
		n := &list[i]
		if n.Kind != Plain || n.Chinese {
			continue
		}
		if pointers.End(strings.TrimRight(text[:n.Start], " ")) && !noPointers.End(text[:n.Start]) {
			n.Kind = Ordinal
			continue
		}
		if i > 0 && list[i-1].Kind == Ordinal && list[i-1].Unit() == "" && n.Start > list[i-1].End {
			switch text[list[i-1].End:n.Start] {
			case "、", "-", ".", "和", "及", "至", "~", "与":
				n.Kind = Ordinal
			}
		}
	}
}

// markListed makes areas, seats or stations of the bare numbers of a list that ends with one: 面积分别为90、90、105平方米; 40个和36个机位.
func markListed(text string, list []Number) {
	for i := len(list) - 2; i >= 0; i-- {
		n, next := &list[i], &list[i+1]
		plain := n.Kind == Plain && next.Kind == Area
		items := n.Kind == Items && n.Unit() == "个" && (next.Kind == Seats || next.Kind == Stations)
		if !plain && !items || n.Chinese || n.Range || next.Start <= n.End || n.Start == 0 {
			continue
		}
		switch between := text[n.UnitEnd:next.Start]; between {
		case "、", "和", "及", "与":
			if items && between == "、" { // 实训车间1个、36个工位
				continue
			}
			n.Kind, n.unit = next.Kind, next.unit
		}
	}
}

// rises are the words between a former figure and the one that took its place: 由6次增加到11次.
var rises = listOf("增加", "增长", "增", "上升", "升", "提高", "提升", "扩大", "扩", "扩充", "发展", "减少", "减", "下降", "降低", "降", "回落", "缩减", "压缩", "调整", "变", "变更", "改", "充实", "补充", "扩建")

// markFormer finds figures that another one took the place of: of 由2023年的6次增加到11次 the 6 is Former, and the 11
// begins at 由, so that nobody takes 2023年 for its own year.
func markFormer(text string, list []Number) {
	for i := 1; i < len(list); i++ {
		a, b := &list[i-1], &list[i]
		if a.Kind == Year || a.Kind == Day || b.Start <= a.UnitEnd || !becomes(text[a.UnitEnd:b.Start]) {
			continue
		}
		from := a.Start
		for n := 0; n < 12 && from > 0; n++ { // the year of the former figure may stand between
			from--
			for from > 0 && !validStart(text[from:]) {
				from--
			}
			if strings.HasPrefix(text[from:], "由") || strings.HasPrefix(text[from:], "从") {
				for j := i - 1; j >= 0 && list[j].Start > from; j-- { // 分别由2名、3名增加到5名、6名
					list[j].Kind = Former
				}
				b.Lead = from
				break
			}
			if strings.IndexByte(",;:", text[from]) >= 0 || strings.HasPrefix(text[from:], "。") {
				break
			}
		}
	}
}

// becomings are the characters with which such words end.
var becomings = setOf("了到至为成")

// becomes reports whether the words between two figures say that the second took the place of the first.
func becomes(between string) bool {
	if !becomings.has(lastRune(between)) {
		return false
	}
	between = strings.TrimLeft(between, " ,")
	for _, to := range [...]string{"到了", "至了", "到", "至", "为", "成"} {
		if rest, ok := strings.CutSuffix(between, to); ok {
			return rises.Is(rest)
		}
	}
	return false
}
