package extract

import (
	"fmt"
	"strings"
	"testing"
)

// filedWithCodes prints the scope that a table under a caption of 三（一） states, with its codes.
func filedWithCodes(caption, table string) string {
	var got []string
	for _, f := range readBy(scopeFacts, written(table, opened("三、评价工作开展情况", "（一）总体情况", caption)...)) {
		switch f.Field {
		case "scope/occupation":
			got = append(got, f.Value.(string))
		default:
			got[len(got)-1] += fmt.Sprint(f.Value)
		}
	}
	return strings.Join(got, " ")
}

func TestTheScopeIsATableOfOccupationsWithTheirCodesAndLevels(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ caption, table, want string }{
		{"备案范围", `
			职业（编码）|备案等级
			车工（6-18-01-01）|五级、四级、三级、二级
			漆线师（6-09-03-19）|五级、四级`, "车工6-18-01-01[5 4 3 2] 漆线师6-09-03-19[5 4]"},
		{"备案职业", `
			职业名称（职业编码）|等级范围
			茶艺师 4-03-02-07|五级/初级工、四级/中级工
			评茶员，职业编码：6-02-06-11|四级/中级工`, "茶艺师4-03-02-07[5 4] 评茶员6-02-06-11[4]"},
		{"认定范围", `
			序号|职业及编码|等级
			1|6-31-01-03 电工|四级、三级
			2|6-18-02-04 焊工|五级至三级`, "电工6-31-01-03[4 3] 焊工6-18-02-04[5 4 3]"},
		{"备案职业等级", `
			美发师|五级、四级、三级
			美甲师（4-10-03-03）|五级`, "美发师[5 4 3] 美甲师4-10-03-03[5]"},
		{"备案范围", `
			职业（编码）及等级|<
			光伏组件制造工（6-25-04-07）|五级—三级
			无人机驾驶员（4-02-04-06）|四级、三级`, "光伏组件制造工6-25-04-07[5 4 3] 无人机驾驶员4-02-04-06[4 3]"},
		{"备案职业一览", `
			1|漆线师|6-09-03-19|五级、四级
			2|竹编师|6-09-03-04|五级`, "漆线师6-09-03-19[5 4] 竹编师6-09-03-04[5]"},
		{"可评价职业", `
			职业（工种）|编码|等级
			中式烹调师|4-03-02-01|五级～三级`, "中式烹调师4-03-02-01[5 4 3]"},
		{"本年开考的职业", `
			美发师|五级、四级
			美甲师|五级`, ""},
		{"2025年拟备案职业等级", `
			美发师|五级、四级
			美甲师|五级`, ""},
		{"备案职业考评员", `
			王志远|三级
			李小梅|四级`, ""},
		{"备案职业考评人员可考评等级", `
			电工|五级、四级
			焊工|五级`, ""},
	} {
		if got := filedWithCodes(c.caption, c.table); got != c.want {
			t.Errorf("%s%s\n gives %s\n want  %s", c.caption, c.table, got, c.want)
		}
	}
}

func TestItemsAreListedBehindWhatTheyAre(t *testing.T) {
	checkScopes(t, "", [][2]string{
		{"备案职业为茶艺师（五级）。专项职业能力考核项目：臭鳜鱼烹制、毛豆腐制作。", "茶艺师[5] 臭鳜鱼烹制 毛豆腐制作"},
		{"专项职业能力考核项目：臭鳜鱼烹制。", "臭鳜鱼烹制"},
		{"2025年拟增加专项职业能力考核项目：竹编制作。", ""},
		{"备案职业为茶艺师（五级），拟申报专项职业能力考核项目：竹编制作。", "茶艺师[5]"},
		{"备案职业为茶艺师（五级），本年度没有专项职业能力考核项目。", "茶艺师[5]"},
	})
}
