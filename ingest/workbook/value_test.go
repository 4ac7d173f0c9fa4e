package workbook

import (
	"fmt"
	"strings"
	"testing"
)

func TestLevelsAreReadAsRegistriesWriteThem(t *testing.T) {
	t.Parallel()
	for cell, want := range map[string]string{
		"五级-三级": "5 4 3", "五级、四级": "5 4", "五级至二级": "5 4 3 2", "5-3级": "5 4 3", "五-三级": "5 4 3", "初、中、高级": "5 4 3",
		"三级/高级工": "3", "五级/初级工、四级/中级工、三级/高级工": "5 4 3", "初级工（五级）": "5", "高级工及以下": "5 4 3", "三级以上": "3 2 1",
		"学徒工、五级、四级、三级、二级、一级、特级技师、首席技师": "apprentice 5 4 3 2 1 special chief", "技师、高级技师": "2 1",
		"一级—五级": "5 4 3 2 1", "3": "3", "五级\n四级": "5 4", "Ⅴ-Ⅲ级": "5 4 3", "国家职业资格三级": "3", "初级、中级": "5 4",
		"": "", "—": "", "无": "", "专项职业能力": "",
		"不知道": "?", "五级-": "?", "以上": "?", "ABC": "?",
	} {
		levels, ok := readLevels(cell)
		got := strings.Trim(fmt.Sprint(levels), "[]")
		if !ok {
			got = "?"
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", cell, got, want)
		}
	}
}

func TestPeriodsAreReadAsRegistriesWriteThem(t *testing.T) {
	t.Parallel()
	for cell, want := range map[string]string{
		"44713":                    "[2022-06-01] 0 false",
		"2022.6.1-2025.5.31":       "[2022-06-01 2025-05-31] 0 false",
		"2022-06-01-2025-05-31":    "[2022-06-01 2025-05-31] 0 false",
		"2022年6月1日至2025年5月31日":     "[2022-06-01 2025-05-31] 0 false",
		"2022/6/1—2025/5/31":       "[2022-06-01 2025-05-31] 0 false",
		"2022.6-2025.5":            "[2022-06-01 2025-05-31] 0 false",
		"20220601-20250531":        "[2022-06-01 2025-05-31] 0 false",
		"２０２２年６月１日":                "[2022-06-01] 0 false",
		"2022-06-01 00:00:00":      "[2022-06-01] 0 false",
		"2022-06-01T00:00:00":      "[2022-06-01] 0 false",
		"二〇二二年六月十五日":               "[2022-06-15] 0 false",
		"2022年二月二十八日":              "[2022-02-28] 0 false",
		"三年":                       "[] 3 false",
		"有效期3年":                    "[] 3 false",
		"长期":                       "[] 0 true",
		"2022.6.31":                "?",
		"2022年13月1日":               "?",
		"另行通知":                     "?",
		"2022.6.1-8.31":            "?",
		"皖人社〔2022〕15号":             "?",
		"123":                      "?",
		"2021.1.1-2022.1.1-2023.1": "?",
	} {
		p, ok := readPeriod(cell, false)
		got := fmt.Sprint(p.dates, p.years, p.open)
		if !ok {
			got = "?"
		}
		if got != want {
			t.Errorf("%q: got %s, want %s", cell, got, want)
		}
	}
	if d, ok := readDate("2025年5月", false, true); !ok || d.String() != "2025-05-31" {
		t.Errorf("an end month: %v %v", d, ok)
	}
	if p, ok := readPeriod("43251", true); !ok || p.dates[0].String() != "2022-06-01" {
		t.Errorf("a date of the 1904 calendar: %v", p)
	}
}

func TestMomentsAreReadWithTheirTime(t *testing.T) {
	t.Parallel()
	for cell, want := range map[string]string{
		"2025-04-07 16:40": "2025-04-07 16:40:00 true", "2025/6/20": "2025-06-20 00:00:00 false", "2025年9月2日": "2025-09-02 00:00:00 false",
		"45853.4201388889": "2025-07-15 10:05:00 true", "45853": "2025-07-15 00:00:00 false", "2025年5月30日下午3:20": "2025-05-30 15:20:00 true",
		"2025-04-07 25:40": "?", "昨天": "?",
	} {
		m, timed, ok := readMoment(cell, false)
		got := fmt.Sprint(m.Format("2006-01-02 15:04:05"), " ", timed)
		if !ok {
			got = "?"
		}
		if got != want {
			t.Errorf("%q: got %s, want %s", cell, got, want)
		}
	}
}
