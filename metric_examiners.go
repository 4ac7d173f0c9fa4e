package nianping

import (
	"fmt"
	"strings"
)

// validRoster is the roster without persons whose card ran out before 31 December of the year. Those without a stated
// validity count as valid.
func validRoster(c *Case) roster {
	ro := c.roster()
	valid := roster{ro.scope, make([][]int, len(ro.lists))}
	for k, list := range ro.lists {
		for _, i := range list {
			if !c.Report.Examiners[i].expired(c.Year) {
				valid.lists[k] = append(valid.lists[k], i)
			}
		}
	}
	return valid
}

// capped is min(n ÷ need, 1).
func capped(n int, need Points) Points { return whole(n).over(need).atMost(whole(1)) }

func mean(sum Points, n int) Points { return sum.over(whole(n)) }

func metricExaminersPerOccupation(c *Case, p Params) Measure {
	if len(c.Report.Examiners) == 0 {
		return c.lacking("没有列出考评员", "/examiners")
	}
	ro := validRoster(c)
	if len(ro.scope) == 0 {
		return c.lacking("不知道备案职业", "/scope")
	}
	var sum Points
	var words []string
	var at []Pointer
	for k, s := range ro.scope {
		sum = sum.plus(capped(len(ro.lists[k]), p["need"]))
		words = append(words, fmt.Sprintf("%s%d人", s.Name, len(ro.lists[k])))
		if len(ro.lists[k]) > 0 {
			at = append(at, PointerTo("examiners", ro.lists[k][0], "name"))
		}
	}
	v := mean(sum, len(ro.scope))
	why := fmt.Sprintf("有效考评员：%s，每工种应有%s人", listed(words, 8, "个工种"), p["need"].fractionText())
	return c.unlessUnread(measured(v, percent(v), why, at...), "/examiners")
}

func metricExaminersPerLevel(c *Case, p Params) Measure {
	if len(c.Report.Examiners) == 0 {
		return c.lacking("没有列出考评员", "/examiners")
	}
	ro := validRoster(c)
	sum, pairs, open := Points{}, 0, 0
	var short []string
	for k, s := range ro.scope {
		levels := s.Levels
		if len(levels) == 0 { // 专项: the item itself
			pairs++
			sum = sum.plus(capped(len(ro.lists[k]), p["need"]))
			continue
		}
		for _, l := range levels {
			n, unknown := 0, 0
			for _, i := range ro.lists[k] {
				switch yes, known := c.eligible(&c.Report.Examiners[i], l); {
				case yes:
					n++
				case !known:
					unknown++
				}
			}
			share := capped(n, p["need"])
			if share.less(whole(1)) && unknown > 0 { // the list does not say who may examine this level
				open++
				continue
			}
			pairs++
			sum = sum.plus(share)
			if share.less(whole(1)) {
				short = append(short, fmt.Sprintf("%s%s%d人", s.Name, l.Name(), n))
			}
		}
	}
	if pairs == 0 {
		return c.lacking("名单没有写明考评等级，无法判断各等级的考评资质", "/examiners")
	}
	v := mean(sum, pairs)
	why := fmt.Sprintf("%d个备案职业等级", pairs)
	if len(short) > 0 {
		why += fmt.Sprintf("，有资质的考评员不足%s人的：%s", p["need"].fractionText(), listed(short, 6, "个"))
	} else {
		why += fmt.Sprintf("都有%s人以上具有考评资质", p["need"].fractionText())
	}
	if len(short) > 0 && c.unread("/examiners") {
		return c.lacking(why, "/examiners")
	}
	if open > 0 {
		why += fmt.Sprintf("；另有%d个等级因名单没有写明考评等级未计", open)
	}
	return measured(v, percent(v), why, "/examiners/0/level", "/examiners/0/grade")
}

func metricExaminerCompleteness(c *Case, _ Params) Measure {
	list := c.Report.Examiners
	if len(list) == 0 {
		return c.lacking("没有列出考评员", "/examiners")
	}
	missing := [5]int{}
	names := [5]string{"姓名", "职业", "证卡编号", "考评等级", "有效期"}
	filled := 0
	for i := range list {
		e := &list[i]
		for k, has := range [5]bool{e.Name != "", e.Occupation != nil, e.CertificateNo != nil, e.Grade != nil || e.Level != nil, e.ValidUntil != nil} {
			if has {
				filled++
			} else {
				missing[k]++
			}
		}
	}
	why := fmt.Sprintf("%d人各5项共%d格，已填%d格", len(list), 5*len(list), filled)
	var words []string
	for k, n := range missing {
		if n > 0 {
			words = append(words, fmt.Sprintf("%s%d格", names[k], n))
		}
	}
	if len(words) > 0 {
		why += "，缺" + strings.Join(words, "、")
	}
	return shareOf(filled, 5*len(list), why, "/examiners/0/name").raisedBy("在名单中填写" + strings.Join(words, "、"))
}

func metricExaminerValid(c *Case, _ Params) Measure {
	list := c.Report.Examiners
	if len(list) == 0 {
		return c.lacking("没有列出考评员", "/examiners")
	}
	stated, valid := 0, 0
	var at []Pointer
	for i := range list {
		if _, ok := list[i].validTo(); !ok {
			continue
		}
		stated++
		if list[i].expired(c.Year) {
			at = append(at, PointerTo("examiners", i, "valid_until"))
		} else {
			valid++
		}
	}
	if stated == 0 {
		return notApplicable("名单没有写明证卡有效期")
	}
	why := fmt.Sprintf("写明有效期的%d人中，%d人的证卡覆盖%d年12月31日", stated, valid, c.Year)
	if stated < len(list) {
		why += fmt.Sprintf("（另有%d人没有写明，不计）", len(list)-stated)
	}
	return shareOf(valid, stated, why, at...)
}
