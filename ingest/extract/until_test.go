package extract

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
)

// untilForm says what findUntil finds in a text with one year.
var untilForm = regexp.MustCompile(`(20\d\d|19\d\d|二[〇零][〇零一二三四五六七八九]{2})(?:年|[-./])?(?:(1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])(?:月份|月|[-./])?(?:(3[01]|[12]\d|0?[1-9]|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])(?:日|号)?)?)?(年底|底|末)?`)

// yearStart finds the years of a range.
var yearStart = regexp.MustCompile(`20\d\d|二[〇零][〇零一二三四五六七八九]{2}`)

func TestValiditiesAreFoundAsTheirPatternSays(t *testing.T) {
	t.Parallel()
	pieces := strings.Split("2025 2024 1998 20 19 二〇二五 二零 二 〇 一 三 十 十一 九 0 00 01 1 2 3 10 12 13 29 30 31 32 年 月 月份 日 号 底 年底 末 - . / 至 到 有效期 , 字", " ")
	rng := rand.New(rand.NewPCG(3, 4))
	found := 0
	for range 300000 {
		s := ""
		for range rng.IntN(9) {
			s += pieces[rng.IntN(len(pieces))]
		}
		of := s
		if last := yearStart.FindAllStringIndex(s, -1); len(last) > 1 {
			of = s[last[len(last)-1][0]:]
		}
		got, ok := findUntil(s)
		want := untilForm.FindStringSubmatch(of)
		if ok != (want != nil) {
			t.Fatalf("%q: found %v", s, ok)
		}
		if !ok {
			continue
		}
		found++
		if got.year != want[1] || got.month != want[2] || got.day != want[3] || got.yearEnd != (want[4] != "") {
			t.Fatalf("%q: %+v, the pattern finds %q", s, got, want)
		}
	}
	if found < 10000 {
		t.Errorf("only %d had a year", found)
	}
}

func TestTheBeginOfAValidityIsNotItsEnd(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"2023年9月起三年": "", "自2023年9月1日起，有效期3年": "", "2023年9月（三年）": "", "2023.9，三年有效": "", "2023年9月发证": "", "2023年9月起": "",
		"至2026年8月（三年）": "2026-08", "2023年9月起至2026年8月": "2026-08", "2023年9月-2026年8月（三年）": "2026-08", "2025年12月31日起失效": "2025-12-31", "2026年8月": "2026-08", "2026年": "2026",
	} {
		if got, _ := parseUntil(NewView(text).Text); got != want {
			t.Errorf("%s gives %q, want %q", text, got, want)
		}
	}
}

func TestValiditiesOfACell(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"26.8": "2026-08", "23.9-26.8": "2026-08", "至27.06": "2027-06", "26年8月": "2026-08", "26年8月31日止": "2026-08-31", "2026年8月止": "2026-08", "Aug-26": "2026-08?",
		"有效期三年（2023.9起）": "", "自2023年9月": "", "2023年9月至今": "", "长期": "", "12.24": "", "26.13": "", "满26年8个月": "",
	} {
		got, doubt := cellUntil(NewView(text).Text)
		if doubt != "" {
			got += "?"
		}
		if got != want {
			t.Errorf("%s gives %q, want %q", text, got, want)
		}
	}
}
