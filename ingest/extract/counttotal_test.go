package extract

import (
	"fmt"
	"strings"
	"testing"
)

func TestANoteBelowTheItemsMayPutBothProgrammesTogether(t *testing.T) {
	t.Parallel()
	above := opened("三、评价工作开展情况", "（一）总体情况", "备案职业为电工（五级）；备案专项职业能力：香榧栽培；山核桃采收与初加工。等级认定报考299人，合格262人。", "专项职业能力考核情况")
	for _, c := range []struct{ note, want string }{
		{"说明：等级认定与专项考核两类相加，全年报考425人，合格388人，发证386本。", "r425 p388 c386"},
		{"注：两类合并后报考425人，合格388人。", "r425 p388"},
		{"加上等级认定和专项考核合计报考425人，合格388人。", "r425 p388"},
		{"全年报考425人，合格388人。", "r425 p388"},
		{"合计：报考126人，合格118人。", "s r126 s p118"},
		{"本项全年报考126人，合格118人。", "s r126 s p118"},
		{"合计：报考136人，合格118人。", "s r136 s p118"},
	} {
		var got []string
		letters := map[string]string{"registered": "r", "passed": "p", "certified": "c"}
		for _, f := range readBy(outcomeFacts, written("考核项目|报考|合格\n香榧栽培|72|68\n山核桃采收与初加工|54|50\n"+c.note+"|<|<", above...)) {
			if f.Of.Occupation != "" || f.At.Table == 0 || f.Derived {
				continue
			}
			s := fmt.Sprintf("%s%v", letters[strings.TrimPrefix(f.Field, "outcomes/")], f.Value)
			if f.Of.Programme != "" {
				s = string(f.Of.Programme[0]) + " " + s
			}
			got = append(got, s)
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s\n gives %s\n want  %s", c.note, s, c.want)
		}
	}
}
