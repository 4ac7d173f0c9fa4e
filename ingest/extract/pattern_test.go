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
	for text, want := range map[string][]string{
		`(?:拟|将)[^。]{0,9}施行`:        {"施行"},
		`租期|租约|使用权`:                 {"租", "使用权"},
		`^附(?:件|表)?[^。]{0,40}$`:     {"附"},
		`(?:第[一二]章)+`:               {"第"},
		`(?:人员){2,3}|x*y`:           {"人员", "y"},
		`[男女]\)?`:                   {"女", "男"},
		`(?i)kp`:                    nil, // in either case
		`\p{Han}{2,4}`:              nil, // too many
		`(?:人员)*`:                   nil, // may be missing
		`人员|\p{Han}{2}|(?:职工)?`:     nil, // so may one of several
		`\d`:                        strings.Split("0123456789", ""),
		`共(?:\d{1,2}|[一二三])(?:个|类)`: {"共"},
	} {
		parsed, err := syntax.Parse(text, syntax.Perl)
		if err != nil {
			t.Fatal(err)
		}
		got := piecesOf(parsed)
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%s: pieces %q, want %q", text, got, want)
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
				if p.may(text) {
					continue
				}
				if found++; p.compiled().MatchString(text) {
					t.Errorf("%s is not asked about %q", p.compiled(), text)
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
