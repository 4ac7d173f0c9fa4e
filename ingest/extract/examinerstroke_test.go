package extract

import (
	"strings"
	"testing"
)

func TestStrokesPartWhatIsSaidOfExaminers(t *testing.T) {
	t.Parallel()
	const want = "王志远 男 电工 senior 皖评2021034561; 李明 女 电工 examiner 皖评2021034562; 张强 男 电工 examiner 皖评2021034563"
	items := []string{"王志远-男-高级考评员-皖评2021034561", "李明-女-考评员-皖评2021034562", "张强-男-考评员-皖评2021034563"}
	for _, mark := range []string{"-", "/", "|", "_", "*", "~", "·", "—", "——", " - ", "，"} {
		list := strings.ReplaceAll(strings.Join(items, "\n"), "-", mark)
		if got := listed("", strings.Split("电工考评员名单：\n"+list, "\n")...); got != want {
			t.Errorf("lines with %s: %s", mark, got)
		}
		for _, between := range []string{"；", "，", "、", "。"} {
			if mark == "，" && (between == "，" || between == "、") {
				continue
			}
			if got := listed("", "电工考评员："+strings.ReplaceAll(strings.Join(items, between), "-", mark)+"。"); got != want {
				t.Errorf("with %s and %s: %s", mark, between, got)
			}
		}
		if got := listed("职业|考评员\n电工|" + strings.ReplaceAll(strings.ReplaceAll(list, "|", "/"), "\n", "；")); got != want {
			t.Errorf("in a cell with %s: %s", mark, got)
		}
	}
	if got := listed("", "电工考评员名单：", "1.王志远-男-电工-皖评2021034561-2026年12月", "2.李明-女-考评员-ZX-0117-2026-12-31"); !strings.Contains(got, "王志远 男 电工 皖评2021034561 2026-12; 李明 女") || !strings.Contains(got, "2026-12-31") {
		t.Errorf("dates and numbers with strokes of their own: %s", got)
	}
}
