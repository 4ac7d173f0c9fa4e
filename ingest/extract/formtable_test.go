package extract

import "testing"

func TestSentencesBesideLabelsAreReadAsSentences(t *testing.T) {
	got := implementedIn(`
		事项 | 说明
		计划报备 | 每批提前十个工作日报备，全年报备计划9次，组织9个批次。
		违纪处理 | 全年查处违纪1起，为夹带资料，成绩取消。
		内部督导 | 内部质量督导7次，发现问题已经整改。
		联系人 | 张三`)
	if want := "batches=9 plans_filed=9 violations=1 supervisions=7"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestATableOfFiguresIsNoListOfSentences(t *testing.T) {
	doc := written(`
		项目 | 内容
		机构名称 | 黄山市示例职业培训学校
		地址 | 屯溪区示例路1号
		合格率 | 88.5%`)
	for _, b := range Read(doc).Blocks {
		if b.Table == nil {
			t.Errorf("%s beside %s is a sentence", b.Text(), b.Label)
		}
	}
}
