package extract

import (
	"strings"
	"testing"
)

func TestThoseWhoTookPartAreThoseWhoRegisteredSaidAgain(t *testing.T) {
	t.Parallel()
	for _, c := range [][2]string{
		{"9月份首次组织了焊工五级认定，24人参加、18人合格。", ""},
		{"焊工五级24人参加，18人合格。", ""},
		{"焊工五级24人参加认定，18人合格。", "焊工5=24"},
		{"焊工五级实际参加24人，18人合格。", "焊工5=24"},
		{"焊工五级23人参加，18人合格。", "焊工5=23"},
		{"焊工五级24人参加，18人合格。全年实际参加考核80人。", "焊工5=24 =80"},
	} {
		var got []string
		doc := written("职业 | 等级 | 报考 | 合格\n电工 | 五级 | 60 | 50\n焊工 | 五级 | 24 | 18", append(opened("三、评价工作开展情况", "（一）总体情况", "备案职业为电工、焊工，均为五级、四级。全年开展职业技能等级认定。"), c[0], "各职业报考、合格情况见下表。")...)
		for _, f := range readBy(outcomeFacts, doc) {
			if f.Field == "outcomes/examined" && !f.Derived {
				got = append(got, f.Of.Occupation+string(f.Of.Level)+"="+show(float64(f.Value.(int))))
			}
		}
		if s := strings.Join(got, " "); s != c[1] {
			t.Errorf("%s gives %q, want %q", c[0], s, c[1])
		}
	}
}
