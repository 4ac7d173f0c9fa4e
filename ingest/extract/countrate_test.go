package extract

import (
	"fmt"
	"strings"
	"testing"
)

func TestARateOfPassingIsKnownByItsHeaderOrItsFigures(t *testing.T) {
	t.Parallel()
	with := "%76.9 4%80 4e50 4p40 4r60 5%75 5e80 5p60 5r100 e130 p100 r160"
	without := "4e50 4p40 4r60 5e80 5p60 5r100 e130 p100 r160"
	for _, c := range []struct{ want, headers string }{
		{with, "合格比例（合格/到考） 通过比率 合格百分比 合格% 通过（%） 合格/报考 合格÷实考 率 比例 占比 % 合格占参考% 合格人数占参考人数的百分比 达标率 评定合格比例 合格比 通过情况 成才率"},
		{without, "获证率 实考率 到考比例 缺考比例 发证比例 取证率"},
	} {
		for _, h := range strings.Fields(c.headers) {
			for _, rates := range [][3]string{{"75.0%", "80.0%", "76.9%"}, {"75.0", "80.0", "76.9"}, {"0.750", "0.800", "0.769"}} {
				table := fmt.Sprintf("等级 | 报考人数 | 参考人数 | 合格人数 | %s\n五级 | 100 | 80 | 60 | %s\n四级 | 60 | 50 | 40 | %s\n合计 | 160 | 130 | 100 | %s", h, rates[0], rates[1], rates[2])
				if got := tabled("", table); got != c.want {
					t.Errorf("%s %v\n gives %s\n want  %s", h, rates, got, c.want)
				}
			}
		}
	}
}

func TestSharesThatAreNoRatesOfPassingAreNone(t *testing.T) {
	t.Parallel()
	tables(t, []tableCase{
		{"of all who passed", "", "等级 | 报考人数 | 合格人数 | 占比\n五级 | 100 | 60 | 60.0%\n四级 | 60 | 40 | 40.0%\n合计 | 160 | 100 | 100%", "4p40 4r60 5p60 5r100 p100 r160"},
		{"of all who passed, named", "", "等级 | 报考人数 | 合格人数 | 合格占比\n五级 | 100 | 70 | 70.0%\n四级 | 60 | 30 | 30.0%\n合计 | 160 | 100 | 100%", "4p30 4r60 5p70 5r100 p100 r160"},
		{"of all who came", "", "等级 | 报考人数 | 报考占比 | 合格人数\n五级 | 100 | 62.5% | 60\n四级 | 60 | 37.5% | 40", "4p40 4r60 5p60 5r100"},
		{"grown", "", "等级 | 报考人数 | 合格人数 | 同比\n五级 | 100 | 60 | 12.5%\n四级 | 60 | 40 | 8.0%", "4p40 4r60 5p60 5r100"},
		{"one that is wrong among several", "", "等级 | 报考人数 | 合格人数 | 比例\n五级 | 100 | 60 | 60.0%\n四级 | 60 | 40 | 66.7%\n三级 | 40 | 30 | 85.0%\n合计 | 200 | 130 | 65.0%",
			"%65 3%85 3p30 3r40 4%66.7 4p40 4r60 5%60 5p60 5r100 p130 r200"},
	})
}
