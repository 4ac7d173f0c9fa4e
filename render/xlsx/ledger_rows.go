package xlsx

import (
	"fmt"
	"strings"

	"nianping"
)

// statistics is the tidy table: every count that a report states, one row each, with the words it was read from.
func (in *Ledger) statistics() *ledgerSheet {
	p := &ledgerSheet{name: "统计", kept: true, note: "一行为总结中的一组人数：合计、分等级、分职业、分职业分等级。空白为总结未载明；“推算”为程序相加得出，不与载明的数字混用。", columns: columns(
		ledgerColumn{title: "评价种类", width: 17, kind: short, meaning: "空：各种类合计，或总结未载明"},
		ledgerColumn{title: "职业（工种）", width: 22, meaning: "总结所写的名称；空：各职业合计"},
		ledgerColumn{title: "等级", width: 14, kind: short, meaning: "空：各等级合计，专项职业能力没有等级"},
		ledgerColumn{title: "层次", width: 12, kind: short, meaning: "合计、等级、职业、职业和等级"},
		ledgerColumn{title: "报考", width: 9, kind: whole, meaning: "人次；空：未载明"},
		ledgerColumn{title: "实考", width: 9, kind: whole, meaning: "人次；空：未载明"},
		ledgerColumn{title: "合格", width: 9, kind: whole, meaning: "人次；空：未载明"},
		ledgerColumn{title: "获证", width: 9, kind: whole, meaning: "人次；空：未载明"},
		ledgerColumn{title: "所述通过率", width: 11, kind: rate, meaning: "总结所写的通过率，不是算出的"},
		ledgerColumn{title: "合格÷报考", width: 11, kind: rate, meaning: "本行合格除以报考，公式计算"},
		ledgerColumn{title: "来历", width: 8, kind: short, meaning: "载明或推算", colours: []colourRule{{"推算", warn}}},
		ledgerColumn{title: "约数", width: 12, kind: short, meaning: "只给出约数的项目；约数不参与相加和核对", colours: []colourRule{{"约数", warn}}},
		ledgerColumn{title: "位置", width: 18, meaning: "总结中的位置"},
		ledgerColumn{title: "原文", width: 40, meaning: "总结中的文字"},
		ledgerColumn{title: "存疑", width: 30, meaning: "程序没有把握的原因"},
	)}
	p.each = func(x *LedgerEntry, add func(row []any)) {
		if x.Case.Report == nil {
			return
		}
		for k := range x.Case.Report.Outcomes {
			add(in.outcome(x, k))
		}
	}
	return p
}

// outcome is one row of counts.
func (in *Ledger) outcome(x *LedgerEntry, k int) []any {
	r := x.Case.Report
	o := &r.Outcomes[k]
	programme, level := "", ""
	if o.Programme != nil {
		programme = o.Programme.Name()
	}
	if o.Level != nil {
		level = o.Level.Name()
	}
	grain := map[[2]bool]string{{false, false}: "合计", {false, true}: "等级", {true, false}: "职业", {true, true}: "职业和等级"}[[2]bool{o.Occupation != nil, o.Level != nil}]
	var stated, computed any
	if o.PassRate != nil {
		stated = *o.PassRate / 100
	}
	if o.Registered != nil && o.Passed != nil && *o.Registered > 0 {
		computed = formula{"I#/G#", float64(*o.Passed) / float64(*o.Registered)}
	}
	origin := "载明"
	if !o.Stated {
		origin = "推算"
	}
	at, words := x.place(nianping.PointerTo("outcomes", k))
	return append(who(x.Evaluation), programme, text(o.Occupation), level, grain, number(o.Registered), number(o.Examined), number(o.Passed), number(o.Certified), stated, computed, origin,
		strings.Join(fieldNames(o.Approximate), "、"), at, words, doubt(r, nianping.PointerTo("outcomes", k)))
}

func fieldNames(fields []string) []string {
	names := map[string]string{"registered": "报考", "examined": "实考", "passed": "合格", "certified": "获证", "pass_rate": "通过率"}
	var out []string
	for _, f := range fields {
		if n, ok := names[f]; ok {
			f = n
		}
		out = append(out, f)
	}
	return out
}

// place is where a value or row was read and its words, telephone and identity numbers hidden.
func (x *LedgerEntry) place(p nianping.Pointer) (at, words string) {
	if x.places == nil {
		x.places = x.Case.Report.Places()
	}
	list := x.places.EvidenceFor(p)
	if len(list) == 0 {
		return "", ""
	}
	return list[0].At, nianping.MaskText(list[0].Text)
}

// doubt is why the program is not sure of a row, "" where it is.
func doubt(r *nianping.Report, p nianping.Pointer) string {
	var reasons []string
	for _, v := range r.Review {
		if v.Pointer.Within(p) {
			reasons = append(reasons, v.Reason)
		}
	}
	return nianping.MaskText(strings.Join(reasons, "；"))
}

func (in *Ledger) examiners() *ledgerSheet {
	p := &ledgerSheet{name: "考评员", kept: true, note: "一行为名单中的一名考评员和一个职业。身份证号码和电话不写入台账。", columns: columns(
		ledgerColumn{title: "职业", width: 22, meaning: "名单所写的职业；空：未载明"},
		ledgerColumn{title: "姓名", width: 12, kind: short, meaning: "公开用的台账不写"},
		ledgerColumn{title: "资格", width: 12, kind: short, meaning: "考评员、高级考评员；空：未载明"},
		ledgerColumn{title: "考评等级", width: 14, kind: short, meaning: "可考评的最高等级；空：未载明"},
		ledgerColumn{title: "证卡编号", width: 22, kind: short, meaning: "公开用的台账不写"},
		ledgerColumn{title: "有效期至", width: 12, kind: short, meaning: "精确到总结所写的程度；空：未载明"},
		ledgerColumn{title: "位置", width: 18, meaning: "总结中的位置"},
		ledgerColumn{title: "存疑", width: 30, meaning: "程序没有把握的原因"},
	)}
	p.each = func(x *LedgerEntry, add func(row []any)) {
		if x.Case.Report == nil {
			return
		}
		for k := range x.Case.Report.Examiners {
			m := &x.Case.Report.Examiners[k]
			grade, level := "", ""
			if m.Grade != nil {
				grade = map[nianping.Grade]string{nianping.GradeExaminer: "考评员", nianping.GradeSenior: "高级考评员"}[*m.Grade]
			}
			if m.Level != nil {
				level = m.Level.Name()
			}
			at, _ := x.place(nianping.PointerTo("examiners", k))
			add(append(who(x.Evaluation), text(m.Occupation), m.Name, grade, level, text(m.CertificateNo), text(m.ValidUntil), at, doubt(x.Case.Report, nianping.PointerTo("examiners", k))))
		}
	}
	return p
}

func (in *Ledger) staff() *ledgerSheet {
	p := &ledgerSheet{name: "考评员核对", kept: true, note: fmt.Sprintf("一行为一个备案职业。每个备案工种不少于%d名考评员（通知第一条），每个职业等级不少于%d人（附件1第四条）。", nianping.ExaminersPerOccupation, nianping.ExaminersPerLevel), columns: columns(
		ledgerColumn{title: "备案职业", width: 24, meaning: "名册的备案职业；名册没有时为总结所述"},
		ledgerColumn{title: "备案等级", width: 18, kind: short, meaning: "空：专项职业能力，或未载明"},
		ledgerColumn{title: "列出", width: 8, kind: whole, meaning: "名单中该职业的人数，一人计一次"},
		ledgerColumn{title: "有效", width: 8, kind: whole, meaning: "证卡有效期至评估年度12月31日以后的人数"},
		ledgerColumn{title: "过期", width: 8, kind: whole, meaning: "证卡在评估年度12月31日前过期的人数"},
		ledgerColumn{title: "高级", width: 8, kind: whole, meaning: "高级考评员人数"},
		ledgerColumn{title: "缺额", width: 8, kind: whole, meaning: "距5名还缺的人数"},
		ledgerColumn{title: "不足的等级", width: 26, meaning: "名单载明有相应资质的不足5人的等级"},
		ledgerColumn{title: "结果", width: 12, kind: short, meaning: "符合、不足、未列、等级不足；待核对：名单可能没有读全", colours: []colourRule{{"符合", good}, {"不足", bad}, {"未列", bad}, {"等级不足", warn}, {"待核对", warn}}},
	)}
	p.each = func(x *LedgerEntry, add func(row []any)) {
		for _, s := range x.Case.Staff() {
			result := "符合"
			switch {
			case s.Unread:
				result = "待核对"
			case len(s.Examiners) == 0:
				result = "未列"
			case s.Short > 0:
				result = "不足"
			case len(s.ShortLevels) > 0:
				result = "等级不足"
			}
			add(append(who(x.Evaluation), s.Occupation, LevelRange(s.Levels), len(s.Examiners), s.Valid, s.Expired, s.Senior, s.Short, LevelRange(s.ShortLevels), result))
		}
	}
	return p
}

func (in *Ledger) items() *ledgerSheet {
	p := &ledgerSheet{name: "评分明细", kept: true, note: "一行为一个评分项目：得分、理由、依据和原文。空白得分为未知或不适用，不作0分。", columns: columns(
		ledgerColumn{title: "代码", width: 7, kind: short, meaning: "评分标准中的代码"},
		ledgerColumn{title: "项目", width: 24, meaning: "评分项目"},
		ledgerColumn{title: "得分", width: 8, kind: decimal, meaning: "空：未知或不适用"},
		ledgerColumn{title: "满分", width: 8, kind: decimal, meaning: "该项满分"},
		ledgerColumn{title: "状态", width: 10, kind: short, meaning: "已评、未载明、未能读取、不适用", colours: []colourRule{{"未载明", warn}, {"未能读取", warn}}},
		ledgerColumn{title: "理由", width: 60, meaning: "数值、规则和结果"},
		ledgerColumn{title: "依据", width: 16, kind: short, meaning: "通知（N）、附件1（附1）、附件2（附2）的条款"},
		ledgerColumn{title: "如何提高", width: 36, meaning: "怎样可以多得分"},
		ledgerColumn{title: "原文", width: 50, meaning: "第一处依据的位置和文字"},
	)}
	states := map[nianping.ItemState]string{nianping.Scored: "已评", nianping.NotStated: "未载明", nianping.UnreadableFact: "未能读取", nianping.NotApplicable: "不适用"}
	p.each = func(x *LedgerEntry, add func(row []any)) {
		e := x.Evaluation
		for _, item := range e.Items {
			words := ""
			if len(item.Evidence) > 0 {
				words = item.Evidence[0].At + "：" + nianping.MaskText(item.Evidence[0].Text)
				if n := len(item.Evidence); n > 1 {
					words += fmt.Sprintf("（共%d处）", n)
				}
			}
			add(append(who(e), item.Code, item.Name, points(item.Points), points(item.Max), states[item.State], nianping.MaskText(item.Reason), item.Basis, item.Raise, words))
		}
	}
	return p
}

func (in *Ledger) findings() *ledgerSheet {
	p := &ledgerSheet{name: "问题", kept: true, note: "一行为一项核查问题。问题本身不扣分；重大问题须由工作人员认定。", columns: columns(
		ledgerColumn{title: "程度", width: 8, kind: short, meaning: "重大：须人工认定；一般：须说明；提示", colours: []colourRule{{"重大", bad}, {"一般", warn}}},
		ledgerColumn{title: "问题", width: 24, meaning: "问题名称"},
		ledgerColumn{title: "说明", width: 60, meaning: "具体情况和数字"},
		ledgerColumn{title: "算式", width: 30, meaning: "数字之间的关系"},
		ledgerColumn{title: "请机构说明", width: 40, meaning: "向机构提出的问题"},
		ledgerColumn{title: "要求", width: 40, meaning: "补正要求"},
		ledgerColumn{title: "依据", width: 16, kind: short, meaning: "条款"},
		ledgerColumn{title: "位置", width: 24, meaning: "第一处位置"},
		ledgerColumn{title: "代码", width: 26, kind: short, meaning: "问题代码，供程序使用"},
	)}
	p.each = func(x *LedgerEntry, add func(row []any)) {
		e := x.Evaluation
		for _, f := range nianping.MaskFindings(e.Findings) {
			info, _ := nianping.FindingInfo(f.Code)
			at := ""
			if len(f.Evidence) > 0 {
				at = f.Evidence[0].At
			}
			add(append(who(e), f.Severity.Name(), info.Title, f.Message, f.Formula, f.Question, info.Remedy, info.Basis, at, f.Code))
		}
	}
	return p
}

func (in *Ledger) doubts() *ledgerSheet {
	p := &ledgerSheet{name: "存疑", kept: true, note: "程序没有把握的数值，请对照原件核实；更正用复核表（review export）。", columns: columns(
		ledgerColumn{title: "数据", width: 40, meaning: "存疑的是哪一个数"},
		ledgerColumn{title: "原因", width: 60, meaning: "为什么没有把握"},
		ledgerColumn{title: "总结中的位置", width: 20, meaning: "段落、表格行列或单元格"},
		ledgerColumn{title: "原文", width: 50, meaning: "总结中的文字"},
	)}
	p.each = func(x *LedgerEntry, add func(row []any)) {
		if x.Case.Report == nil {
			return
		}
		for _, v := range x.Case.Report.Review {
			at, words := x.place(v.Pointer)
			add(append(who(x.Evaluation), x.Case.Report.ValueName(v.Pointer), nianping.MaskText(v.Reason), at, words))
		}
	}
	return p
}
