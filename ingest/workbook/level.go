package workbook

import (
	"strings"

	"golang.org/x/text/unicode/norm"

	"nianping"
)

// levelWords are the spellings of levels in registries, the longer before the shorter.
var levelWords = []struct {
	word  string
	level nianping.Level
}{
	{"首席技师", nianping.LevelChief}, {"特级技师", nianping.LevelSpecial}, {"高级技师", nianping.Level1}, {"技师", nianping.Level2},
	{"高级技能", nianping.Level3}, {"中级技能", nianping.Level4}, {"初级技能", nianping.Level5},
	{"高级工", nianping.Level3}, {"中级工", nianping.Level4}, {"初级工", nianping.Level5}, {"学徒工", nianping.LevelApprentice}, {"学徒", nianping.LevelApprentice},
	{"高级", nianping.Level3}, {"中级", nianping.Level4}, {"初级", nianping.Level5}, {"首席", nianping.LevelChief}, {"特级", nianping.LevelSpecial},
	{"五级", nianping.Level5}, {"四级", nianping.Level4}, {"三级", nianping.Level3}, {"二级", nianping.Level2}, {"一级", nianping.Level1},
	{"5级", nianping.Level5}, {"4级", nianping.Level4}, {"3级", nianping.Level3}, {"2级", nianping.Level2}, {"1级", nianping.Level1},
	{"iv", nianping.Level4}, {"iii", nianping.Level3}, {"ii", nianping.Level2}, {"v", nianping.Level5}, {"i", nianping.Level1},
	{"初", nianping.Level5}, {"中", nianping.Level4}, {"高", nianping.Level3},
	{"五", nianping.Level5}, {"四", nianping.Level4}, {"三", nianping.Level3}, {"二", nianping.Level2}, {"一", nianping.Level1},
	{"5", nianping.Level5}, {"4", nianping.Level4}, {"3", nianping.Level3}, {"2", nianping.Level2}, {"1", nianping.Level1},
}

// Words between levels that say nothing, and those that make a range of the levels on both sides.
var (
	levelSilent = []string{"国家职业资格", "职业技能", "等级", "个", "和", "及", "与", "级", "、", ",", ";", "/", "(", ")", "，", "；", "|", "\\", ".", "工种", "等"}
	levelRange  = []string{"—", "–", "~", "～", "-", "至", "到"}
	noLevel     = map[string]bool{"": true, "-": true, "—": true, "/": true, "无": true, "无等级": true, "不分等级": true, "不分级": true, "专项": true, "专项职业能力": true, "专项能力": true, "无级别": true}
)

// readLevels reads the levels of a cell: 五级-三级, 五级、四级, 初、中、高级, 5-3级, 高级工及以下. The result runs from the lowest to
// the highest; empty for a cell that says there are none. ok is false where anything in it is not understood.
func readLevels(cell string) (levels []nianping.Level, ok bool) {
	s := key(norm.NFKC.String(cell))
	levels = []nianping.Level{}
	if noLevel[s] {
		return levels, true
	}
	has := map[nianping.Level]bool{}
	last, ranged := nianping.Level(""), false
	for s != "" {
		if rest, found := strings.CutPrefix(s, "及以上"); found || strings.HasPrefix(s, "以上") {
			s = strings.TrimPrefix(rest, "以上")
			if last == "" {
				return nil, false
			}
			addLevels(has, last, nianping.Level1)
			continue
		}
		if rest, found := strings.CutPrefix(s, "及以下"); found || strings.HasPrefix(s, "以下") {
			s = strings.TrimPrefix(rest, "以下")
			if last == "" {
				return nil, false
			}
			addLevels(has, nianping.Level5, last)
			continue
		}
		if rest, level := cutLevel(s); level != "" {
			if ranged && last != "" {
				addLevels(has, last, level)
			}
			has[level], last, ranged, s = true, level, false, rest
			continue
		}
		if rest, found := cutAny(s, levelRange); found {
			if last == "" || rest == "" {
				return nil, false
			}
			s, ranged = rest, true
			continue
		}
		rest, found := cutAny(s, levelSilent)
		if !found {
			return nil, false
		}
		s = rest
	}
	for l := range has {
		levels = append(levels, l)
	}
	nianping.SortLevels(levels)
	return levels, len(levels) > 0
}

// addLevels adds all levels between two, in whichever order they stand.
func addLevels(has map[nianping.Level]bool, a, b nianping.Level) {
	for r := min(a.Rank(), b.Rank()); r <= max(a.Rank(), b.Rank()); r++ {
		has[nianping.Levels[r]] = true
	}
}

func cutLevel(s string) (rest string, level nianping.Level) {
	for _, w := range levelWords {
		if rest, found := strings.CutPrefix(s, w.word); found {
			return rest, w.level
		}
	}
	return s, ""
}

func cutAny(s string, words []string) (rest string, found bool) {
	for _, w := range words {
		if rest, found := strings.CutPrefix(s, w); found {
			return rest, true
		}
	}
	return s, false
}

// OneLevel reads a cell that names exactly one level; "" for anything else.
func OneLevel(cell string) nianping.Level {
	if levels, ok := readLevels(cell); ok && len(levels) == 1 {
		return levels[0]
	}
	return ""
}
