package nianping

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
