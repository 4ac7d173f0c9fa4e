package extract

import "testing"

// A column of those who did not come, did not pass or are of another kind is never one of those who did, whatever stands above it.
func TestColumnsOfTheAbsentAreNotOfThoseWhoSat(t *testing.T) {
	t.Parallel()
	const want = "4e70 4p61 4r72 5e29 5p27 5r30"
	for name, table := range map[string]string{
		"a group of registered, absent and sat": `
			级别|参加人数|<|<|合格人数
			^|申报|未到|实考|^
			五级|30|1|29|27
			四级|72|2|70|61`,
		"the absent last": `
			级别|考核人数|<|<|合格
			^|报名|实到|因病因事|^
			五级|30|29|1|27
			四级|72|70|2|61`,
		"a word of its own for them": `
			级别|参评人数|<|<|通过人数
			^|报考|缓考|参考|^
			五级|30|1|29|27
			四级|72|2|70|61`,
		"the word for those who sat within": `
			级别|报考人数|未参加考试人数|参加考试人数|合格人数|未取证人数
			五级|30|1|29|27|2
			四级|72|2|70|61|9`,
		"behind those who sat": `
			级别|报名|到考|没到考|合格|不合格
			五级|30|29|1|27|2
			四级|72|70|2|61|9`,
		"asked to leave and left": `
			级别|应考|请假|弃考|实考|过关
			五级|30|1||29|27
			四级|72|1|1|70|61`,
		"groups on both sides": `
			级别|人数|<|<|结果|<|<
			^|应到|缺席人数|实到|合格|补测|未合格人数
			五级|30|1|29|27|0|2
			四级|72|2|70|61|3|9`,
		"a count a row": `
			|五级|四级
			申报人数|30|72
			未参加人数|1|2
			实考人数|29|70
			合格人数|27|61`,
		"a group of rows": `
			项目|<|五级|四级
			参加人数|申报|30|72
			^|未到|1|2
			^|实考|29|70
			考核结果|合格|27|61`,
	} {
		if got := tabled("", table); got != want {
			t.Errorf("%s: %s", name, got)
		}
	}
}
