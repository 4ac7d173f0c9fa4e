package extract

import "testing"

// The sum of the levels, or of the occupations, includes one that has no row of its own but those of the table that divides both.
func TestALevelWithoutARowOfItsOwnBelongsToTheSum(t *testing.T) {
	t.Parallel()
	hold(t, func(s string) string {
		return queried(inPart("（一）总体情况", s, "备案职业为电工、焊工，均为四级、三级。2024年开展职业技能等级认定。"))
	}, [][3]string{
		{"one occupation at the highest level", `
			级别|职业|报考|合格
			四级|电工|30|27
			^|焊工|20|18
			^|小计|50|45
			三级|电工|12|9
			总计|<|62|54`, ""},
		{"one occupation with one level", `
			职业|级别|报考|合格
			电工|四级|30|27
			^|三级|12|9
			^|小计|42|36
			焊工|四级|20|18
			总计|<|62|54`, ""},
		{"the level left out is not what is missing", `
			级别|职业|报考|合格
			四级|电工|30|27
			^|焊工|20|18
			^|小计|50|45
			三级|电工|12|9
			总计|<|66|54`, "outcomes/registered"},
	})
}
