package extract

import "testing"

func TestTrainingIsReadFromProse(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"a sentence names the kind of the next, a sum adds the classes of one kind, another all", "先讲补贴培训。人社局下达8期名额，实际办了7期，结业201人。再讲市场班，美甲班、茶艺班加起来一共9期，140人。两类培训合在一起，全年16期，341人次。", "sc9 sp140 tc16 tp341 uc7 up201"},
		{"全年 behind a kind counts that kind", "政府补贴培训全年共举办5期，培训180人次\n面向社会的培训全年4期，培训99人次\n两项合计9期、279人次", "sc4 sp99 tc9 tp279 uc5 up180"},
		{"共 that adds the parts of one kind", "补贴性培训方面，完成新型学徒制3期（121人）和项目制护理班2期（60人），共5期181人。", "uc5 up181"},
		{"a sum behind the second kind is of both", "政府补贴性培训6期200人。社会化培训12期300人，合计18期500人。", "sc12 sp300 tc18 tp500 uc6 up200"},
		{"two kinds before 全年共 are the whole", "社会化培训和政府补贴性培训全年共举办30期、900人次。", "tc30 tp900"},
		{"what is held within is no part of what is held for others", "对外接收社会学员参加烹调短训，共3期75人。对内举办礼仪、消防培训29期，参训1210人次。全年累计培训32期、1285人次。", "sc3 sp75 tc32 tp1285"},
		{"both before one sum", "对外，面向社会办班4期、120人；对内，组织技能提升培训6期、200人。合计10期、320人。", "sc4 sp120 tc10 tp320"},
		{"the kind behind classes and people", "开办护理员培训5期，培训158人，属社会化培训。", "sc5 sp158"},
		{"the same of the subsidised", "承办月嫂班3期，共90人，均为政府补贴性培训。", "uc3 up90"},
		{"figures in Chinese without a mark between", "全年累计培训四期一百九十六人。", "tc4 tp196"},
		{"figures in Chinese, ten and more", "全年累计培训十二期三百零五人次，其中政府补贴性培训五期一百一十人。", "tc12 tp305 uc5 up110"},
	} {
		if got := trained("", c.text); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}
