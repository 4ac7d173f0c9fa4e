package extract

import (
	"fmt"
	"strings"
	"testing"
)

func TestNumbersAreReadInAllSpellings(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ text, want string }{
		{"报考1，236人", "1236人"},
		{"报考１２３６人", "1236人"},
		{"报考1 236人", "1236人"},
		{"报考 1 2 3 6 人", "1236人"},
		{"报考1O5人", "105人"},
		{"办班四期一百九十六人", "4期 196人"},
		{"一期一档三期一千人", "3期 1000人"},
		{"报考1236（人）", "1236人"},
		{"报考1236人（次）", "1236人(次)"},
		{"1，23人", "1 23人"},
		{"两千零五十人次", "2050人次"},
		{"一千二百三十六人", "1236人"},
		{"壹仟贰佰叁拾陆人", "1236人"},
		{"一二三六人", "1236人"},
		{"二百五十人", "250人"},
		{"培训十八期", "18期"},
		{"0.15万人次", "1500人次"},
		{"1.2万余人次", ">12000人次"},
		{"共计约300余人", "~300人"},
		{"合格近270人", "<270人"},
		{"通过率在85%以上", ">=85%"},
		{"通过率89.2％", "89.2%"},
		{"通过率百分之八十九点二", "89.2%"},
		{"通过率达到九成", "90成"},
		{"占八成二", "82成"},
		{"提高2.4个百分点", "2.4个百分点/points"},
		{"二〇二三年", "2023年/year"},
		{"2024年3月20日", "-1/date"},
		{"电话0559-5521816", "-1/code"},
		{"徽岭人〔2022〕31号", "2022 31号/code"},
		{"职业编码6-18-01-01", "-1/code"},
		{"SW2100", ""},
		{"统一标准，万一", ""},
		{"全年唯一一起", "1起/times"},
		{"全年违纪一起，加在一起38人，一起算38人", "1起/times 38人 38人"},
		{"统一两次，统一三十人", "2次/times 30人"},
		{"一人一档、一批一卷", ""},
		{"数十人", "0/vague"},
		{"三四百人", "0/vague"},
		{"专家队伍七人，考评队伍十人，伍拾人", "7人 10人 50人"},
		{"补贴性培训三期一百二十人", "3期 120人"},
		{"见表2、3，附件1，3个班", "2/ordinal 3/ordinal 1/ordinal 3个班"},
		{"由6次增加到11次", "6次/former 11次/times"},
		{"第三批", "3批/ordinal"},
		{"3-5人", "3 5人"},
		{"注册资本1.28亿元", "1.28e+08元/money"},
		{"三级甲等", "3级/level"},
	} {
		var got []string
		for _, n := range Numbers(NewView(c.text).Text) {
			s := n.Approx.String() + fmt.Sprint(n.Value) + n.Unit()
			switch n.Kind {
			case Plain, People, Rate, Classes:
			default:
				s += "/" + n.Kind.String()
			}
			got = append(got, s)
		}
		if g := strings.Join(got, " "); g != c.want {
			t.Errorf("%s gives %q, want %q", c.text, g, c.want)
		}
	}
}

func TestEvidenceIsTheOriginalsOwnWords(t *testing.T) {
	t.Parallel()
	v := NewView("本年度报 考 人 数为１，２３６人（含补考）")
	i := strings.Index(v.Text, "报考人数")
	if i < 0 {
		t.Fatalf("normalised to %q", v.Text)
	}
	if got := v.Original(i, i+len("报考人数为1,236人")); got != "报 考 人 数为１，２３６人" {
		t.Errorf("got %q", got)
	}
}
