package extract

import (
	"strings"
	"testing"
)

// The occupation, level and programme of each row have the words nearest to its figures that say them.
func TestWhatARowIsAboutHasItsWords(t *testing.T) {
	t.Parallel()
	head := opened("三、评价工作开展情况", "（一）总体情况", "备案职业为电工、焊工，均为五级、四级。2024年开展职业技能等级认定。")
	for _, c := range []struct {
		name, table string
		paragraphs  []string
		row         string // the row's occupation and level
		want        string // the words with their places
	}{
		{"cross table", `
			职业|五级|<|四级|<
			^|报考|合格|报考|合格
			电工|60|55|20|19
			焊工|12|9|8|6`, nil, "焊工4", "occupation=焊工@表1第4行第1列 level=四级@表1第1行第4列 programme=职业技能等级认定@第5段"},
		{"a name over its rows", `
			职业|等级|报考|合格
			电工|中级工|60|55
			|初级工|20|19
			焊工|初级工|12|9`, nil, "电工5", "occupation=电工@表1第2行第1列 level=初级工@表1第3行第2列 programme=职业技能等级认定@第5段"},
		{"prose, the name before the figure and not the next one", "", []string{"电工报考60人、合格55人，焊工报考12人、合格9人。"}, "焊工", "occupation=焊工@第6段 programme=职业技能等级认定@第5段"},
		{"a level in prose", "", []string{"其中，高级工及以上没有开考，五级报考60人、合格55人；四级报考12人、合格9人。"}, "4", "level=四级@第6段 programme=职业技能等级认定@第5段"},
		{"lines between tabs", "", []string{"职业\t等级\t报考\t合格", "电工\t五级\t60\t55", "焊工\t五级\t12\t9"}, "焊工5", "occupation=焊工@第8段 level=五级@第8段 programme=职业技能等级认定@第5段"},
	} {
		var got []string
		for _, f := range Facts(written(c.table, append(head, c.paragraphs...)...)) {
			if name, ok := strings.CutPrefix(f.Field, "outcomes/"); ok && f.Rule == rowWords && f.Of.Occupation+string(f.Of.Level) == c.row {
				got = append(got, name+"="+f.Text+"@"+f.At.String())
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %s has the words\n %s\nwant\n %s", c.name, c.row, strings.Join(got, " "), c.want)
		}
	}
}

// A part that is there has the words by which it is known: its heading, or where it has none its first words.
func TestAPartHasTheWordsItIsKnownBy(t *testing.T) {
	t.Parallel()
	for _, f := range Facts(written("", opened("二、培训工作开展情况。全年培训300人次。", "三、评价工作开展情况", "（一）总体情况", "报考60人、合格55人。")...)) {
		want := map[string]string{"sections/training": "二、培训工作开展情况。", "sections/overview": "三、评价工作开展情况"}[f.Field]
		if want != "" && (f.Value != true || f.Text != want) {
			t.Errorf("%s=%v has the words %q, want %q", f.Field, f.Value, f.Text, want)
		}
	}
}
