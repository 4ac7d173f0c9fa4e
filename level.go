package nianping

import (
	"slices"
	"strings"
)

// Level is the code of a skill level (职业技能等级). Numbers run downwards: "5" is the lowest of the five old levels.
type Level string

// The eight levels of 人社部发〔2022〕14号.
const (
	LevelApprentice Level = "apprentice" // 学徒工
	Level5          Level = "5"          // 五级/初级工
	Level4          Level = "4"          // 四级/中级工
	Level3          Level = "3"          // 三级/高级工
	Level2          Level = "2"          // 二级/技师
	Level1          Level = "1"          // 一级/高级技师
	LevelSpecial    Level = "special"    // 特级技师
	LevelChief      Level = "chief"      // 首席技师
)

// Levels are all levels from the lowest to the highest.
var Levels = []Level{LevelApprentice, Level5, Level4, Level3, Level2, Level1, LevelSpecial, LevelChief}

var levelNames = map[Level]string{
	LevelApprentice: "学徒工", Level5: "五级/初级工", Level4: "四级/中级工", Level3: "三级/高级工",
	Level2: "二级/技师", Level1: "一级/高级技师", LevelSpecial: "特级技师", LevelChief: "首席技师",
}

// Name is the level's name in print, e.g. 三级/高级工; "" for an unknown code.
func (l Level) Name() string { return levelNames[l] }

// Rank orders levels from 0 (学徒工) to 7 (首席技师); -1 for an unknown code.
func (l Level) Rank() int {
	for i, k := range Levels {
		if k == l {
			return i
		}
	}
	return -1
}

// LevelNames are the names of all levels in print, from the lowest to the highest.
func LevelNames() []string {
	names := make([]string, len(Levels))
	for i, l := range Levels {
		names[i] = l.Name()
	}
	return names
}

// SortLevels orders levels from the lowest to the highest.
func SortLevels(levels []Level) {
	slices.SortStableFunc(levels, func(a, b Level) int { return a.Rank() - b.Rank() })
}

// LevelRange prints levels from the lowest to the highest by their short names, three or more neighbours as a range with
// the given word between its ends: 五级至三级、一级.
func LevelRange(levels []Level, to string) string {
	sorted := slices.Clone(levels)
	SortLevels(sorted)
	short := func(l Level) string {
		name, _, _ := strings.Cut(l.Name(), "/")
		return name
	}
	var parts []string
	for i := 0; i < len(sorted); {
		k := i
		for k+1 < len(sorted) && sorted[k+1].Rank() == sorted[k].Rank()+1 {
			k++
		}
		if k >= i+2 {
			parts = append(parts, short(sorted[i])+to+short(sorted[k]))
			i = k + 1
			continue
		}
		for ; i <= k; i++ {
			parts = append(parts, short(sorted[i]))
		}
	}
	return strings.Join(parts, "、")
}
