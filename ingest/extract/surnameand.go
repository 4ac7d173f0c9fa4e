package extract

import "strings"

// opensNames are what may stand before the first name of a list, behind which 和 joins nothing: it is the surname of who follows.
var opensNames = listOf(";", ":", "(", "\n", "有", "是", "为", "即", "由", "包括", "如下", "分别", "含", "其中", "请", "聘", "聘任", "派", "配备", "配备了", "聘请了", "聘任了", "选派了")

// nameInAnd is the length of a name of three characters with the surname 和 that begins a text, where nothing stands before it that 和
// might join: ;和玉林(本站); 0 for none.
func nameInAnd(before, s string) int {
	if !strings.HasPrefix(s, "和") || before != "" && !opensNames.End(before) {
		return 0
	}
	if w := strangeName(s); runeCount(s[:w]) == 3 {
		return w
	}
	return 0
}

// named is the name of who is described, doubted where 和 may be a part of it.
func (d described) named(b *Block) cellValue {
	t := b.Text()
	name := b.valueAt(d.name.Start, d.name.End, t[d.name.Start:d.name.End])
	name.doubt = joinedOrSurname(t[:d.name.Start], name.value)
	return name
}

// joinedOrSurname is the doubt of a name of two characters behind 和 that begins with a surname of few: 和 may be the surname as well as what
// joins the name, where the mark between them was left out: 计国林和玉林. It is "" for any other.
func joinedOrSurname(before, name string) string {
	if !strings.HasSuffix(before, "和") || runeCount(name) != 2 || strings.ContainsRune(usualSurnames, firstRune(name)) {
		return ""
	}
	return "“和”也是姓，此人可能名“和" + name + "”，请核对"
}

// usualSurnames are the classic ones and the frequent ones of the others: behind 和 they are taken for surnames without a question.
const usualSurnames = classicSurnames + "闫肖付覃牟岳涂佘冼阳"
