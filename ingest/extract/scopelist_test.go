package extract

import (
	"fmt"
	"strings"
	"testing"
)

func TestTheScopeIsListedBehindTheFilingInTheWritersOwnWords(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"学校2023年3月备案，职业是汽车维修工，等级五级、四级。":                             "汽车维修工[5 4]",
		"2022年6月备案为社会培训评价组织，职业有茶艺师五级至三级、评茶员五级，另有专项职业能力考核项目“芝麻糖制作”。": "茶艺师[5 4 3] 评茶员[5] 芝麻糖制作",
		"备案的职业是茶艺师五级、四级；专项职业能力考核项目两个，竹艺编织和芝麻糖制作。":                   "茶艺师[5 4] 竹艺编织 芝麻糖制作",
		"备案的职业有三个，美发师从五级到三级，茶艺师由五级至四级，保育师五级。":                       "美发师[5 4 3] 茶艺师[5 4] 保育师[5]",
		"学校备案美发师从五级到四级，茶艺师五级。":                                      "美发师[5 4] 茶艺师[5]",
		"备案的职业是茶艺师五级、四级；专项职业能力考核项目是米面和糕点制作。":                        "茶艺师[5 4] 米面和糕点制作",
	} {
		var got []string
		for _, f := range readBy(scopeFacts, written("", opened("一、基本情况", text)...)) {
			switch f.Field {
			case "scope/occupation":
				got = append(got, f.Value.(string))
			case "scope/levels":
				got[len(got)-1] += fmt.Sprint(f.Value)
			}
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s\n gives %s\n want  %s", text, s, want)
		}
	}
}
