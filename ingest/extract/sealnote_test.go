package extract

import "testing"

func TestANoteOnTheSealIsNoPartOfTheName(t *testing.T) {
	t.Parallel()
	const name = "祁门县暖家职业培训中心"
	read := func(lines string, paragraphs ...string) string {
		return factsOf("institution/name", "", lines, paragraphs...)
	}
	for _, line := range []string{
		"报送单位：" + name + "（印章）", "报送单位（印章）：" + name, "报送单位：" + name + "【公章】", "报送单位：" + name + "[盖 章]", "单位名称（加盖公章）：" + name, "机构名称（签章）" + name,
		"填报单位：" + name + "（签字盖章）", "填报单位（盖章）　" + name, "单位印章：" + name, name + "（盖章处）", "单位名称：" + name + "（以下加盖单位公章）", "填报单位：" + name + "「印」", name + "（电子印章）", "单位名称：" + name + "（全称）",
	} {
		if got := read("", "2024年度工作总结", line, "一、基本情况", "我中心情况正常。", "2025年3月1日"); got != name {
			t.Errorf("above the text, %s: %q", line, got)
		}
	}
	for _, signed := range []string{name + "（盖章）", name + "（公章）  2025年3月1日", "单位（盖章）：" + name, "（印章）" + name, "填报单位（公章）" + name, name + "〔代章〕 2025年3月"} {
		if got := read("", "2024年度工作总结", "一、基本情况", "我中心情况正常。", "三、评价工作", "全年组织5个批次。", signed); got != name {
			t.Errorf("below the text, %s: %q", signed, got)
		}
	}
	for _, table := range []string{"单位名称¶（盖章）|" + name + "|年度|2024年", "机构名称|" + name + "（公章）|年度|2024年", "填报单位（印章）|" + name + "¶（盖章）"} {
		if got := read(table, "2024年度工作总结"); got != name {
			t.Errorf("%s: %q", table, got)
		}
	}
	for _, c := range []struct{ text, want string }{
		{"报送单位：祁门县暖家职业培训中心（祁门）（盖章）", "祁门县暖家职业培训中心（祁门）"},
		{"报送单位：济南职业培训学校（章丘）", "济南职业培训学校（章丘）"},
	} {
		if got := read("", "2024年度工作总结", c.text, "一、基本情况", "情况正常。"); got != c.want {
			t.Errorf("%s: %q", c.text, got)
		}
	}
}
