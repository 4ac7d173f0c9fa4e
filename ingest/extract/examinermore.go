package extract

import "strings"

// oneMoreOf is what joins another person to a list, with what is said of him before his name: 和兼任的, 以及从黄山学院聘请的, 、特聘的,
// ",另聘"; the words in front of 的 may be any.
var oneMoreOf = patternOf(`^(?:、|\)?(?:,(?:\d{1,2}月份?|上半年|下半年|同时|此外|加上|外加|再加上|还有|另有)?)?(?:以及|和|及|与|加上|外加)?(?:(?:还|另|另外|再|新|今年度?|当年度?|本年度?|年内)?(?:有|聘请|聘任|聘用|外聘|聘|请|新增|增聘|增加|增补|新聘|特聘)了?)?(?:(?:还|另外|另|再|又)?从[^,;。:、()]{2,16}?(?:聘请|聘任|外聘|选聘|借调|请来|聘来|请|聘)了?)?)([^,;。:、()]{0,14}的)?`)

// hired are the words that say how somebody came to be an examiner besides the others.
var hired = listOf("兼", "聘", "请", "借", "退休", "新", "增", "企业", "行业", "外单位", "校外", "院外", "取得", "另", "还有", "加上", "以及")

// oneMore is the length of the words with which a text joins another examiner to the list behind which it stands, up to his name: 和兼任的;
// 0 where it joins nobody, or somebody with another post.
func oneMore(rest string) int {
	if !strings.ContainsRune("、,以和及与加外)", firstRune(rest)) || strings.HasPrefix(rest, ")") && !strings.HasPrefix(rest, "),") || nameAt(strings.TrimLeft(rest, ",、")) > 0 {
		return 0
	}
	joint := oneMoreOf.FindString(rest)
	if joint == "" || !hired.In(joint) || otherPosts.In(firstClause(strings.TrimPrefix(rest, ","))) {
		return 0
	}
	name := nameAt(rest[len(joint):])
	if name == 0 {
		return 0
	}
	if next := rest[len(joint)+name:]; joint[0] == ',' && (strings.HasPrefix(next, "、") || strings.HasPrefix(next, ",") && max(nameAt(next[1:]), strangeName(next[1:])) > 0) {
		return 0 // several are a list of their own
	}
	return len(joint)
}

// oneMoreBehind is oneMore, behind the number of those who are listed or without it: A、B2人,|本年度新增C.
func oneMoreBehind(rest string) int {
	n := 0
	if isDigitByte((rest + " ")[0]) || startsWithNumeral(rest) {
		n = len(countOfList.FindString(rest))
	}
	if more := oneMore(rest[n:]); more > 0 {
		return n + more
	}
	return 0
}

// countOfList is the number of those who stand before it.
var countOfList = patternOf(`^` + fewPeople)

// haveAnotherPost reports whether what follows a list gives its people another post than that of an examiner: 2人为督导员.
func haveAnotherPost(rest string) bool {
	rest = rest[len(listTail.FindString(rest)):]
	post := firstClause(rest)
	return hasAnyPrefix(rest, "均为", "都是", "为", "是", "任", "担任", "兼任") && otherPeople.In(post) && !examinerWords.In(post)
}

// saysAgain reports whether what follows a list speaks of some of its people: A、B、C,A、B为高级考评员. A list that names somebody twice
// describes him again.
func saysAgain(rest string, people []person) bool {
	again := strings.TrimLeft(rest, ",; ")
	n := nameAt(again)
	return n > 0 && listsName(people, again[:n]) && examinerWords.In(firstClause(again))
}
