package extract

import (
	"fmt"
	"sort"
	"strings"
	"testing"
)

// trained reads paragraphs and a table ("" for none) of part two of a report for 2024 and prints the figures, sorted:
// s social, u subsidised, t total; c classes, p people; a ? behind what a person should look at.
func trained(lines string, paragraphs ...string) string {
	return trainingFigures(readBy(trainingFacts, written(lines, append(opened("二、培训工作开展情况"), paragraphs...)...)))
}

// trainingFigures prints the facts of trainings, see trained.
func trainingFigures(facts []Fact) string {
	var out []string
	for _, f := range facts {
		s := strings.NewReplacer("training/", "", "social", "s", "subsidised", "u", "total", "t", "_", "", "classes", "c", "people", "p").Replace(f.Field) + fmt.Sprint(f.Value)
		if f.Doubt != "" {
			s += "?"
		}
		out = append(out, s)
	}
	sort.Strings(out)
	return strings.Join(out, " ")
}

// trains checks what trained prints of paragraphs, those of a case parted by line breaks.
func trains[C [2]string | [3]string](t *testing.T, cases []C) {
	t.Helper()
	hold(t, func(s string) string { return trained("", strings.Split(s, "\n")...) }, cases)
}

func TestTrainingIsReadFromTables(t *testing.T) {
	hold(t, func(s string) string { return trained(s) }, [][3]string{
		{"小计 within the kind, 合计 last", `
			类型 | 班名 | 班次 | 参训人数
			社会化培训 | 电工 | 3 | 90
			^ | 焊工 | 2 | 50
			^ | 小计 | 5 | 140
			政府补贴性培训 | 护理 | 4 | 160
			^ | 保育 | 1 | 30
			^ | 小计 | 5 | 190
			总计 | < | 10 | 330`, "sc5 sp140 tc10 tp330 uc5 up190"},
		{"parts by place under a header of two rows", `
			地点 | 补贴性培训 | < | 社会化培训 | < | 合计 | <
			^ | 期数 | 人次 | 期数 | 人次 | 期数 | 人次
			东区 | 1 | 30 | 2 | 61 | 3 | 91
			西区 | 4 | 115 | 5 | 140 | 9 | 255
			合计 | 5 | 145 | 7 | 201 | 12 | 346`, "sc7 sp201 tc12 tp346 uc5 up145"},
		{"the total on top", `
			项目 | 期数 | 人数
			合计 | 9 | 300
			社会化培训 | 4 | 120
			政府补贴性培训 | 5 | 180`, "sc4 sp120 tc9 tp300 uc5 up180"},
		{"items without a sum are added up for a person to see", `
			类别 | 内容 | 期数 | 人数
			社会化培训 | 美容班 | 2 | 41
			^ | 美发班 | 3 | 59
			政府补贴性培训 | 养老护理班 | 1 | 35`, "sc5? sp100? uc1 up35"},
		{"turned round", `
			指标 | 社会化培训 | 补贴性培训 | 合计
			期数 | 3 | 4 | 7
			人数 | 88 | 120 | 208`, "sc3 sp88 tc7 tp208 uc4 up120"},
		{"a total below its parts is doubted", `
			项目 | 期数 | 人数
			社会化培训 | 4 | 120
			政府补贴性培训 | 5 | 180
			合计 | 8 | 300`, "sc4 sp120 tc8? tp300 uc5 up180"},
		{"planned and done", `
			项目 | 计划期数 | 计划人数 | 完成期数 | 完成人数
			社会化培训 | 6 | 150 | 5 | 140
			政府补贴性培训 | 7 | 180 | 6 | 190
			合计 | 13 | 330 | 11 | 330`, "sc5 sp140 tc11 tp330 uc6 up190"},
		{"planned and done under the units", `
			类别 | 班次 | < | 人次 | <
			^ | 年初计划 | 实际完成 | 年初计划 | 实际完成
			社会化培训 | 6 | 5 | 150 | 140
			补贴性培训 | 7 | 6 | 180 | 190`, "sc5 sp140 uc6 up190"},
		{"done before planned, in rows", `
			情况 | 社会化培训人数 | 补贴性培训人数
			实际开展 | 140 | 190
			全年计划 | 150 | 180`, "sp140 up190"},
		{"a class a row", `
			班次 | 培训性质 | 工种 | 人数
			第1期 | 社会化 | 电工 | 45
			第2期 | 补贴性 | 焊工 | 30
			第3期 | 社会化 | 电工 | 50`, "sp95? up30"},
		{"what was taught and to whom is no count", `
			类别 | 主要内容 | 班次（个） | 人数
			社会化培训 | 育婴、茶艺 | 5 | 212
			政府补贴性培训 | 新型学徒制、脱贫劳动力、退役军人 | 6 | 334
			合计 | | 11 | 546`, "sc5 sp212 tc11 tp546 uc6 up334"},
		{"classes told in a cell of words beside their count", `
			类别 | 内容 | 班次 | 人数
			社会化培训 | 电工2个班、焊工3个班 | 5 | 212
			政府补贴性培训 | 学徒制2期、项目制4期 | 6 | 334`, "sc5 sp212 uc6 up334"},
		{"half years and the year", `
			项目 | 上半年人数 | 下半年人数 | 全年人数
			社会化培训 | 40 | 60 | 100
			补贴性培训 | 30 | 45 | 75`, "sp100 up75"},
		{"what became of them stands beside them", `
			培训类型 | 期数 | 参训人数 | 结业人数 | 取证人数 | 就业人数
			社会化培训 | 5 | 150 | 148 | 130 | 80
			政府补贴性培训 | 4 | 133 | 131 | 120 | 60
			合计 | 9 | 283 | 279 | 250 | 140`, "sc5 sp150 tc9 tp283 uc4 up133"},
		{"the same with those who passed", `
			培训类别 | 主要工种 | 期数 | 培训人数 | 合格人数
			社会化培训 | 电工、焊工 | 4 | 120 | 115
			补贴性培训 | 养老护理员 | 5 | 180 | 176`, "sc4 sp120 uc5 up180"},
		{"those who ended it where nobody counts those who began", `
			培训类型 | 期数 | 结业人数
			社会化培训 | 5 | 150
			政府补贴性培训 | 4 | 133`, "sc5 sp150 uc4 up133"},
		{"women and teachers in rows", `
			| 社会化培训 | 补贴性培训 | 合计
			培训人数 | 150 | 133 | 283
			其中：女学员 | 70 | 60 | 130
			教师人数 | 6 | 5 | 11`, "sp150 tp283 up133"},
		{"classes and people in one cell with their kind", `
			培训情况 | 社会化培训4期120人次
			^ | 政府补贴性培训5期180人次
			^ | 全年累计9期300人次`, "sc4 sp120 tc9 tp300 uc5 up180"},
		{"a kind at the left of labels and figures", `
			社会化培训 | 举办期数 | 5 | 培训人数 | 150
			政府补贴性培训 | 举办期数 | 4 | 培训人数 | 133`, "sc5 sp150 uc4 up133"},
		{"training for a certificate is no outcome", `
			类别 | 取证培训人数
			社会化培训 | 150
			补贴性培训 | 133`, "sp150 up133"},
		{"a caption names the kind", `
			社会化培训情况统计表 | < | <
			工种 | 期数 | 人数
			电工 | 3 | 90
			焊工 | 2 | 60
			合计 | 5 | 150`, "sc5 sp150"},
	})
}

func TestTheWordsBeforeATableOfTrainingTellItsKind(t *testing.T) {
	t.Parallel()
	const table = `
			工种 | 期数 | 人数
			电工 | 3 | 90
			焊工 | 2 | 60
			合计 | 5 | 150`
	hold(t, func(s string) string { return trained(table, strings.Split(s, "\n")...) }, [][2]string{
		{"社会化培训情况如下表：", "sc5 sp150"},
		{"（二）政府补贴性培训", "uc5 up150"},
		{"（一）社会化培训\n面向企业职工开展，具体如下：", "sc5 sp150"},
		{"全年培训情况如下表：", "tc5 tp150"},
		{"社会化培训与补贴性培训情况如下：", "tc5 tp150"},
		{"未开展补贴性培训。", "tc5 tp150 uc0 up0"},
		{"（一）补贴性培训\n1．培训规模", "uc5 up150"},
	})
}
