package extract

import "strings"

// withTopicLed reads the topic that a full stop parts from what is said of it as one that a colon does, so that every offset stays:
// 3.3.3 违纪。查处2起. The number before it is no part of it.
func withTopicLed(text string) string {
	if stop := strings.Index(text, "。"); stop < 0 || stop > longestTitle+len("十个字长的一个话题名称") {
		return text
	}
	_, number := numbering(text[:min(len(text), longestTitle)])
	from := number + leading(text[number:], " \t", len(text))
	topic, said, ok := strings.Cut(text[from:], "。")
	if n := runeCount(topic); !ok || said == "" || n < 2 || n > 10 || !allHan(topic) || stating.In(topic) {
		return text
	}
	return strings.Repeat("\t", from) + topic + "\t\t:" + said
}

// stating are pieces of short sentences that say something where a topic would name it: 计划已报备, 全部公示, 未发现违纪.
var stating = listOf("已", "均", "都", "全部", "了", "无", "未", "没", "不", "零", "有")
