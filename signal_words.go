package nianping

import (
	"fmt"
	"slices"
)

// spoken are the sentences of a phrase; none where the text is not at hand.
func (c *Case) spoken(phrase string) []Evidence {
	if c.Words == nil {
		return nil
	}
	return c.Words.Phrases[phrase]
}

// askedOf is the question about the sentences of a phrase, none where there is none; the message has their number.
func (c *Case) askedOf(phrase, message, question string) []Finding {
	said := c.spoken(phrase)
	if len(said) == 0 {
		return nil
	}
	return []Finding{{Message: fmt.Sprintf(message, len(said)), Question: question, Evidence: first(said, 3)}}
}

// signalLastYear: the text speaks more of the year before than of its own (F23).
func signalLastYear(c *Case) []Finding {
	if c.Words == nil {
		return nil
	}
	before, now := c.Words.Years[c.Year-1], c.Words.Years[c.Year]
	if before < c.count("LAST_YEAR_DOMINATES.times") || before <= now {
		return nil
	}
	return []Finding{{
		Message:  fmt.Sprintf("正文提到%d年%d次，提到%d年只有%d次。", c.Year-1, before, c.Year, now),
		Formula:  fmt.Sprintf("%d＞%d", before, now),
		Question: fmt.Sprintf("总结是否沿用了%d年度的文字？其中的数字是哪一年的？", c.Year-1),
	}}
}

// signalCertificateWording: level certificates are called national or 职业资格 ones (F56; 人社部函〔2022〕25号). Institutions that
// are filed for 职业资格评价 may use these words.
func signalCertificateWording(c *Case) []Finding {
	if slices.ContainsFunc(c.Institution.Filings, func(f Filing) bool { return f.Programme == Qualification }) {
		return nil
	}
	return c.askedOf("certificate", "总结有%d处把职业技能等级证书说成国家职业资格证书、国家级证书或全国通用证书。", "发放的是哪一种证书？对外宣传是否使用了这些说法？")
}

// signalOutsideSite: somebody else is to hold the exams, or they are held elsewhere (F57).
func signalOutsideSite(c *Case) []Finding {
	return c.askedOf("site", "总结有%d处提到委托、加盟或外设站点开展评价，备案名册中没有这些站点。", "这些站点由谁管理，是否已经备案？")
}

// signalPublicityVague: results are said to be publicised, without days or place anywhere (F73).
func signalPublicityVague(c *Case) []Finding {
	said := c.spoken("publicity")
	done := c.Report.Implementation.ResultsPublicised
	if len(said) == 0 || len(c.spoken("publicity_told")) > 0 || done == nil || !*done || c.Report.inactive() {
		return nil
	}
	return []Finding{{
		Message:  "总结写明评价结果公示，但没有写公示几天、在哪里公示。",
		Question: "结果在哪里公示，公示了几天？",
		Evidence: first(said, 2),
	}}
}

// signalNoFaultAtAll: no breach, no complaint and nobody failed, with many candidates (F74).
func signalNoFaultAtAll(c *Case) []Finding {
	total := grandTotal(c.Report)
	violations := c.Report.Implementation.Violations
	if total == nil || violations == nil || *violations != 0 || len(c.spoken("no_complaint")) == 0 {
		return nil
	}
	g, ok := groupOf(total, 0)
	if !ok || g.n < c.count("NO_FAULT_AT_ALL.people") || g.passed < g.n {
		return nil
	}
	return []Finding{{
		Message:  fmt.Sprintf("全年%s%d人，违纪违规0起、投诉0起、不合格0人。", g.base, g.n),
		Formula:  fmt.Sprintf("%d−%d=0", g.n, g.passed),
		Question: "能否提供评分记录、考场记录和投诉登记？",
		Evidence: append(c.Report.EvidenceFor("/implementation/violations"), first(c.spoken("no_complaint"), 1)...),
	}}
}

// first are at most n of a list, never nil.
func first(list []Evidence, n int) []Evidence {
	return append([]Evidence{}, list[:min(n, len(list))]...)
}
