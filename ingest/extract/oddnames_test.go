package extract

import (
	"fmt"
	"strings"
	"testing"
)

// Whoever has a rare surname, a name of another people or one that is a word too stands in lists like anybody else; nothing of his goes to
// those beside him.
func TestOddNamesStandInListsLikeOthers(t *testing.T) {
	t.Parallel()
	others := []string{"王志远", "李小梅", "钱大有", "孙小红"}
	item := func(form string) func([]string) []string {
		return func(names []string) (lines []string) {
			for i, n := range names {
				lines = append(lines, fmt.Sprintf(form, i+1, n, i))
			}
			return append([]string{"电工考评员名单如下："}, lines...)
		}
	}
	joined := func(form, mark string) func([]string) []string {
		return func(names []string) []string { return []string{fmt.Sprintf(form, strings.Join(names, mark))} }
	}
	carriers := map[string]func([]string) []string{
		"items":             item("%d．%s，女，高级考评员，证号DG%d"),
		"items in brackets": item("%d．%s（女，高级考评员，证号DG%d）"),
		"lines":             item("%d %s 女 高级考评员 DG%d"),
		"a list":            joined("电工考评员%s。", "、"),
		"a counted list":    joined("电工考评员5人，分别是%s，证书均到2027年3月。", "、"),
		"behind a colon":    joined("考评员名单——电工：%s。", "、"),
		"a cell":            joined("职业|考评员姓名\n电工|%s", "、"),
		"lines of a cell":   joined("职业|考评员姓名\n电工|%s", "¶"),
		"blanks":            joined("电工考评员%s。", " "),
		"wide blanks":       joined("考评员名单——电工：%s", "　　"),
		"blanks and 等":      joined("电工考评员有%s等5人。", " "),
		"commas":            joined("电工考评员有%s。", "，"),
		"with numbers":      joined("职业|考评员及证书编号\n电工|%s（DG9）", "（DG1）、"),
	}
	for _, odd := range []string{"高峰", "江南", "文明", "程序", "爨志国", "妫海燕", "才旦卓玛", "阿卜杜拉", "长空", "召存信", "努尔·白克力"} {
		for at := range 5 {
			names := append(append(append([]string{}, others[:at]...), odd), others[at:]...)
			for name, write := range carriers {
				if odd == "长空" && at%4 == 0 && hasAny(name, "blanks", "commas") { // may be anything beside a list
					continue
				}
				lines, table := write(names), ""
				if strings.HasPrefix(lines[0], "职业|") {
					lines, table = []string{"考评员名单："}, lines[0]
				}
				got := listed(table, lines...)
				for i, n := range names {
					one := strings.Split(got+strings.Repeat("; ", 5), "; ")[i]
					if !strings.HasPrefix(strings.Replace(one, "?", "", 1)+" ", n+" ") {
						t.Errorf("%s of %v: %s is not the %dth of %s", name, names, n, i+1, got)
					} else if strings.HasPrefix(name, "items") && !strings.Contains(one, fmt.Sprintf("DG%d", i)) {
						t.Errorf("%s of %v: the number of another at %s", name, names, one)
					}
				}
			}
		}
	}
}

func TestWordsOfOtherThingsAreNoNamesInLists(t *testing.T) {
	t.Parallel()
	lists(t, "", nil, [][2]string{
		{"电工考评员王志远、李小梅、钱大有，计划明年再聘2人。", "王志远 电工; 李小梅 电工; 钱大有 电工"},
		{"电工考评员有王志远，高峰，李小梅，钱大有。", "王志远 电工; 高峰? 电工; 李小梅 电工; 钱大有 电工"},
		{"电工考评员有王志远，李小梅，钱大有，证书齐全。", "王志远 电工; 李小梅 电工; 钱大有 电工"},
		{"电工考评员王志远 李小梅 钱大有 证书齐全。", "王志远 电工; 李小梅 电工; 钱大有 电工"},
		{"电工考评员：校内 王志远 李小梅 钱大有。", "王志远 电工; 李小梅 电工; 钱大有 电工"},
		{"电工考评员有王志远，李小梅，钱大有，分别是努尔·白克力的同事。", "王志远 电工; 李小梅 电工; 钱大有 电工"},
		{"电工考评员王志远、李小梅、钱大有、督导员2人。", "王志远 电工; 李小梅 电工; 钱大有 电工"},
	})
}
