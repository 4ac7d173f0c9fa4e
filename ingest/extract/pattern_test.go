package extract

import (
	"os"
	"path/filepath"
	"regexp/syntax"
	"slices"
	"strings"
	"testing"
)

func TestPiecesOfAnExpression(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]pieceLists{
		`(?:拟|将)[^。]{0,9}施行`:        {{"将", "拟"}, {"施行"}},
		`租期|租约|使用权`:                 {{"租", "使用权"}},
		`^附(?:件|表)?[^。]{0,40}$`:     {{"附"}},
		`(?:第[一二]章)+`:               {{"第"}, {"一", "二"}, {"章"}},
		`(?:人员){2,3}|x*y`:           {{"人员", "y"}},
		`[男女]\)?`:                   {{"女", "男"}},
		`(?i)kp`:                    nil, // in either case
		`\p{Han}{2,4}`:              nil, // too many
		`(?:人员)*`:                   nil, // may be missing
		`人员|\p{Han}{2}|(?:职工)?`:     nil, // so may one of several
		`\d`:                        {strings.Split("0123456789", "")},
		`共(?:\d{1,2}|[一二三])(?:个|类)`: {{"共"}, {"个", "类"}},
	} {
		got := piecesOf(parsed(t, text))
		for _, list := range slices.Concat(got, want) {
			slices.Sort(list)
		}
		if !slices.EqualFunc(got, want, slices.Equal) {
			t.Errorf("%s: pieces %q, want %q", text, got, want)
		}
	}
}

func parsed(t *testing.T, text string) *syntax.Regexp {
	t.Helper()
	re, err := syntax.Parse(text, syntax.Perl)
	if err != nil {
		t.Fatal(err)
	}
	return re
}

func TestHowAMatchBegins(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]struct {
		begins, begin string // characters with which a match that is not empty may begin, and others
		empty         bool
		may           int // where one may begin first in 人,共7
	}{
		`^(?:共|计)?\d{1,2}人`: {"共计7", "人x。", false, -1},
		`^(?:,|第[一二]章|\()*`: {",第(", "章一人", true, 0},
		`^[一二]{0,3}(?:,|$)`: {"一,", ";人", true, 0},
		`^(?i)kp`:           {"kKxp", "", false, 0},
		`^(?:专职)+`:          {"专", "职", false, -1},
		`共?\d`:              {"共7", "x,", false, len("人,")},
		`(?:^|,)共?\d`:       {",共7", "x", false, 0}, // looks behind
		`\b\d`:              {"7", "x", false, 0},
		`\d?`:               {"7", "x", true, 0},
	} {
		n := needOf(parsed(t, text))
		if n.empty != want.empty {
			t.Errorf("%s: empty %v", text, n.empty)
		}
		for _, r := range want.begins + want.begin {
			if got := n.heads.has(r); got != strings.ContainsRune(want.begins, r) {
				t.Errorf("%s: begins %c: %v", text, r, got)
			}
		}
		if got := n.may("人,共7"); got != want.may {
			t.Errorf("%s: may from %d, want %d", text, got, want.may)
		}
	}
}

// A pattern must find what its expression finds, in all that the corpus says.
func TestPatternsFindWhatTheirExpressionsFind(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("../../fixtures/corpus/d*.document.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no texts", err)
	}
	found := 0
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(data)) {
			text := NewView(strings.TrimSpace(line)).Text
			for _, p := range patterns {
				from := p.need().may(text)
				if from == 0 {
					continue
				}
				found++
				if got, want := p.FindStringSubmatchIndex(text), p.compiled().FindStringSubmatchIndex(text); !slices.Equal(got, want) {
					t.Errorf("%s finds %d in %q, want %d", p.compiled(), got, text, want)
				}
			}
		}
	}
	if found == 0 {
		t.Error("no text was passed over")
	}
}

// BenchmarkPatterns asks all patterns about a sentence that few of them fit, as rules do.
func BenchmarkPatterns(b *testing.B) {
	const text = "学校严格落实各项管理制度,评价服务规程、档案管理制度健全,办公用房68平方米,理论考场120平方米,考位60个,未发生违纪违规行为"
	for _, p := range patterns {
		p.MatchString(text)
	}
	b.ReportAllocs()
	for b.Loop() {
		for _, p := range patterns {
			p.MatchString(text)
		}
	}
}
