package extract

import "strings"

// notWords are the words by which a clause says that something is not, or not yet.
var notWords = anyOf("未", "没有", "尚无", "暂无", "并无", "无", "不开展", "不面向", "不对外", "不承担", "不组织", "不从事", "不承接", "不承办", "不举办", "不办", "不涉及", "不存在", "缺乏", "缺少", "不具备", "从不", "暂不", "没", "零")

// affirmed are words that contain a notWord and deny nothing.
var affirmed = anyOf("无死角", "无缝", "无异议", "无盲区", "无偏差", "无遗漏", "无一例外", "无误", "无纸化", "未来", "无障碍", "无损", "无人机", "无线", "没收", "零部件", "零售", "零工", "零散", "毫无例外", "不少于", "未成年")

// negated reports whether a clause denies what it speaks of.
func negated(clause string) bool { return notWords.In(affirmed.Without(clause)) }

// Negated reports whether a piece denies what it speaks of.
func (p *Piece) Negated() bool { return p.mayDeny() && negated(p.Text) }

// mayDeny reports whether a piece or a part of it may deny something.
func (p *Piece) mayDeny() bool { return p.Says(notWords) || p.Says(affirmed) }

// intending are the verbs by which people say that they mean to do something. 计划 and 将 are none: they stand in much that is done.
var intending = listOf("拟", "打算", "准备", "力争", "争取", "预计")

// intends is one of them in a pattern.
var intends = strings.Join(intending.list, "|")

// planWords are the words by which a clause says that something is only intended.
var planWords = anyOf(append([]string{"计划于", "计划在", "将于", "将在", "下一步", "明年", "待", "正在制定", "正在修订", "正在建设", "筹建", "即将"}, intending.list...)...)

// simulated are words that contain a planWord and intend nothing.
var simulated = listOf("模拟", "虚拟")

// planned reports whether a clause speaks of an intention.
func planned(clause string) bool { return planWords.In(simulated.Without(clause)) }

// Planned reports whether a piece speaks of an intention.
func (p *Piece) Planned() bool { return p.Says(planWords) && planned(p.Text) }
