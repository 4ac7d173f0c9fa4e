package placing

import (
	"fmt"
	"strings"
	"testing"

	"nianping"
)

// manyNames is a registry of n institutions whose names share place and form, as those of one city do.
func manyNames(n int) []nianping.Institution {
	list := make([]nianping.Institution, n)
	first, second := []rune("安邦昌达恒华嘉健金科利隆明宁鹏启瑞盛泰通旺祥新信兴雅盈永裕源"), []rune("成德丰福广海和宏景凯康乐茂美铭能平庆荣润升顺腾维伟翔晓亚益友")
	for i := range list {
		list[i].Name = fmt.Sprintf("黄山市%c%c%c职业培训学校", first[i%len(first)], second[i/len(first)%len(second)], first[i/len(first)/len(second)%len(first)])
	}
	return list
}

// BenchmarkPlaceAmongTenThousand places one paper of 60 lines among 10,000 institutions.
func BenchmarkPlaceAmongTenThousand(b *testing.B) {
	registry := manyNames(10_000)
	f := NewFinder(registry)
	paper := Paper{File: "总结.docx", Readable: true, Report: report("", 2024), Text: registry[777].Name + "\n2024年度评价工作总结\n" + strings.Repeat("学校组织学员参加职业技能等级认定，全年报考一百二十人。\n", 60)}
	for b.Loop() {
		if v := f.Place(paper); v.Institution != 777 {
			b.Fatal(v)
		}
	}
}

// inEvery is what named finds without its index.
func (f *Finder) inEvery(line string) []hit {
	text := nianping.NameKey(line)
	var hits []hit
	for _, n := range f.names {
		if strings.Contains(text, n.key) {
			text = strings.ReplaceAll(text, n.key, "\x00")
			if n.institution >= 0 {
				hits = append(hits, hit{n.institution, n.short})
			}
		}
	}
	return hits
}

func TestTheIndexOfNamesFindsWhatALookAtEveryNameFinds(t *testing.T) {
	t.Parallel()
	list := append(manyNames(500), registry...)
	f := NewFinder(list)
	found := 0
	for i := range list {
		line := fmt.Sprintf("关于%s与%s、%s合作的说明", list[i].Name, nianping.ShortName(list[(i*7+3)%len(list)].Name), list[(i*13+5)%len(list)].Name)
		got, want := f.named(line), f.inEvery(line)
		found += len(want)
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Fatalf("%s: %v, without the index %v", line, got, want)
		}
	}
	if found < 2*len(list) {
		t.Errorf("only %d names were found", found)
	}
}
