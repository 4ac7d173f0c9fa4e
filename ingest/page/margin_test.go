package page

import (
	"fmt"
	"strings"
	"testing"
)

func TestWhatRepeatsOnThePagesIsAMarginAndNoLineOfText(t *testing.T) {
	t.Parallel()
	// sheets are pages of full lines, 60 to 240 points down; top gives the line above them and where it stands
	sheets := func(n int, top func(page int) (text string, y float64)) (out []*Page) {
		for page := 1; page <= n; page++ {
			p := &Page{Width: 595, Height: 842}
			if text, y := top(page); text != "" {
				p.set(60, y, text)
			}
			for i := range 10 {
				p.set(60, float64(60+20*i), fmt.Sprintf("第%s行的文字写满这一行直到右边的边界为止没有标点", strings.Repeat("丙", page+i)))
			}
			out = append(out, p)
		}
		return out
	}
	for name, c := range map[string]struct {
		pages  int
		top    func(page int) (string, float64)
		margin []string // what is no text of the pages
		text   []string // what is
	}{
		"dates with which pages happen to begin": {4, func(page int) (string, float64) {
			return [...]string{"", "2027年6月30日", "", "2025年3月14日"}[page-1], 40
		}, nil, []string{"2027年6月30日", "2025年3月14日"}},
		"the end of a line that two pages begin with": {4, func(page int) (string, float64) {
			return [...]string{"", "2027年6月30日", "", "2027年6月30日"}[page-1], 40
		}, nil, []string{"2027年6月30日"}},
		"a header that numbers the pages": {4, func(page int) (string, float64) {
			return fmt.Sprintf("2024年度工作总结第%d页共4页", page), 20
		},
			[]string{"2024年度工作总结第2页共4页"}, nil},
		"one of every other page, apart from the text": {6, func(page int) (string, float64) {
			return [...]string{"徽州技工学校", "2024年度工作总结"}[page%2], 20
		}, []string{"徽州技工学校", "2024年度工作总结"}, nil},
		"one close above the text, but not on the first page": {4, func(page int) (string, float64) {
			return [...]string{"", "徽州技工学校"}[min(page-1, 1)], 40
		}, []string{"徽州技工学校"}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			all := laid(t, sheets(c.pages, c.top)...)
			at := strings.LastIndex(all, "为止没有标点")
			for _, s := range c.text {
				if !strings.Contains(all[:at], s) {
					t.Errorf("%s is not in the text:\n%s", s, all)
				}
			}
			for _, s := range c.margin {
				if strings.Contains(all[:at], s) || !strings.Contains(all[at:], s) {
					t.Errorf("%s is no margin:\n%s", s, all)
				}
			}
		})
	}
}

func TestAnItemOfAListBeginsAParagraph(t *testing.T) {
	t.Parallel()
	p := &Page{Width: 595, Height: 842}
	for i, s := range []string{"5.常晓玲,女,调控中心,高级考评员,证号WDL-24-265,有效期至2027年6月30", "6.邓志明,男,调控中心,高级考评员,证号WDL-24-278,有效期至2027年6月30", "7.孔令泉,男"} {
		p.set(60, float64(60+20*i), s)
	}
	if got := laid(t, p); !strings.Contains(got, "\n6.邓志明") || !strings.Contains(got, "\n7.孔令泉") {
		t.Errorf("items are not parted:\n%s", got)
	}
}
