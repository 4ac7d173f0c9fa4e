package extract

import "testing"

func TestWordsAmongTheFiguresOfARowHeadNothingBelow(t *testing.T) {
	t.Parallel()
	for _, safe := range []string{"保密柜2个", "保密柜", "2个柜", "另设", "不设考位"} {
		table := "场所 | 面积（㎡） | 考位/工位 | 监控探头\n办公室 | 64 | — | 1\n保密室 | 12 | " + safe + " | 2\n理论机房A | 88 | 40位 | 4\n理论机房B | 72 | 36位 | 4\n电工考核间 | 160 | 18工位 | 6"
		if got, want := rooms(table), "oa64 pa160 ps18 ta160 ts76 video 电工pa160 电工ps18"; got != want {
			t.Errorf("%s\n gives %s\n want  %s", safe, got, want)
		}
	}
	if got, want := rooms("项目 | 面积 | 项目 | 数量\n办公室 | 64 | 考位 | 40\n理论机房 | 88 | 工位 | 18"), "oa64 ps18 ta88 ts40"; got != want {
		t.Errorf("labels beside figures: gives %s, want %s", got, want)
	}
}
