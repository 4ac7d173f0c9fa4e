package extract

import (
	"strings"
	"testing"

	"nianping/ingest/document"
)

// What was not read at all of counts, lists of examiners and the filing is known and doubted, with its place and words.
func TestWhatWasNotReadIsDoubted(t *testing.T) {
	t.Parallel()
	const filed = "备案职业为电工、焊工，均为五级至三级。"
	for _, c := range []struct {
		name       string
		paragraphs []string
		table      string
		part, want string // the part whose section is doubted, "" for none; what the doubt says
	}{
		{"pairs that nothing explains", []string{"（一）总体情况", filed, "全年职业技能等级认定报考190人，合格169人。各职业考生情况见下表。"}, `
			职业|报考五级|报考四级
			电工|60-55-3|70-63-2
			焊工|40-36-1|20-15-0`, "overview", "表1（“职业"},
		{"counts under letters", []string{"（一）总体情况", filed, "各等级报考、合格人数"}, `
			等次|甲栏|乙栏
			初|60|55
			中|70|63
			高|20|15`, "overview", "表1"},
		{"two men and women of each level", []string{"（一）总体情况", filed, "各级别合格人数（女/男）"}, `
			项|一组|二组
			初|60/55|12/11
			中|70/63|13/12`, "overview", "表1"},
		{"a table that is read", []string{"（一）总体情况", filed, "各级别报考、合格人数"}, `
			级别|报考|合格
			五级|60|55
			四级|70|63`, "", ""},
		{"another year's table", []string{"（一）总体情况", filed, "2022年各级别报考、合格人数"}, `
			等次|甲栏|乙栏
			初|60|55
			中|70|63`, "", ""},
		{"examiners under letters", []string{"（二）基础建设情况", "考评人员情况见下表。"}, `
			甲|乙
			王建国|KP2024001
			李小红|KP2024002
			张大力|KP2024003`, "foundation", "表1"},
		{"certificates of people that nothing calls examiners", []string{"（二）基础建设情况", "名册如下。"}, `
			人|证书编号|到期
			王建国|KP2024001|2026.8
			李小红|KP2024002|2026.8
			张大力|KP2024003|2026.8`, "foundation", "表1"},
		{"experts", []string{"（二）基础建设情况", "评审专家情况见下表。"}, `
			甲|乙
			王建国|ZJ2024001
			李小红|ZJ2024002
			张大力|ZJ2024003`, "", ""},
		{"an examiner list that is read", []string{"（二）基础建设情况", "考评员名单"}, `
			姓名|职业|证卡编号
			王建国|电工|KP2024001
			李小红|电工|KP2024002
			张大力|电工|KP2024003`, "", ""},
	} {
		doc := written(c.table, opened(append([]string{"三、评价工作开展情况"}, c.paragraphs...)...)...)
		got := partsInDoubt(doc)
		if c.part == "" && got != "" || !strings.HasPrefix(got, c.part) || !strings.Contains(got, c.want) {
			t.Errorf("%s: %q, want %s %s", c.name, got, c.part, c.want)
		}
	}
}

// partsInDoubt are the parts of a document that may not have been read whole, each with its query.
func partsInDoubt(doc *document.Document) (got string) {
	for _, f := range Facts(doc) {
		if part, ok := strings.CutPrefix(f.Field, "sections/"); ok && strings.Contains(f.Query, "没有读全") {
			got += part + " " + f.Query
		}
	}
	return got
}

// Whatever was read from a table of which the reader doubts which cell is whose goes to review, and what it may have besides too.
func TestAllOfADoubtedTableIsDoubted(t *testing.T) {
	t.Parallel()
	for part, c := range map[string]struct{ heading, words, table string }{
		"overview": {"（一）总体情况", "职业技能等级认定分等级报考、合格人数见下表。", `
			级别|报考|合格
			五级|60|55
			四级|70|63`},
		"foundation": {"（二）基础建设情况", "考评人员情况见下表。", `
			考评员|证书编号|有效期至
			王建国|KP2024001|2026.8
			李小红|KP2024002|2026.8
			张大力|KP2024003|2026.8`},
	} {
		doc := written(c.table, opened(c.heading, c.words)...)
		table := doc.Body[len(doc.Body)-1].Table
		if got := partsInDoubt(doc); got != "" {
			t.Errorf("%s: %s", part, got)
		}
		table.Doubt = "列位不明"
		if got := partsInDoubt(doc); !strings.HasPrefix(got, part) {
			t.Errorf("%s: %q", part, got)
		}
		n := 0
		for _, f := range Facts(doc) {
			if f.At.Table == table.Ref.Table {
				if n++; !f.Doubted || !strings.Contains(f.Doubt, table.Doubt) {
					t.Errorf("%s of %s is not doubted: %q", f.Field, f.At, f.Doubt)
				}
			}
		}
		if n < 4 {
			t.Errorf("%s: %d facts in the table", part, n)
		}
	}
}

func TestCountsOfAParagraphThatNoValueHasAreDoubted(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, text string
		said       []int
		want       bool
	}{
		{"none was taken", "甲项157人报名、137人合格，乙项80人报名。", nil, true},
		{"all were taken", "甲项157人报名、137人合格，乙项80人报名。", []int{157, 137, 80}, false},
		{"most were taken", "甲项157人报名、137人合格，乙项80人报名、73人合格。", []int{157, 137, 80}, false},
		{"nobody at all was counted", "甲项合格情况：第一组57人、第二组37人、第三组80人。", nil, true},
		{"somebody was counted", "甲项合格情况：第一组57人、第二组37人、第三组80人。", []int{12}, false},
		{"last year's", "上年甲项157人报名、137人合格，乙项80人报名。", nil, false},
		{"departments'", "一车间157人报名、137人合格，二车间80人报名。", nil, false},
		{"mock exams'", "模拟测试157人报名、137人合格，乙项80人报名。", nil, false},
	} {
		r := Read(written("", opened("三、评价工作开展情况", "（一）总体情况", c.text)...))
		r.tallied = c.said
		k := &unread{accounts: newAccounts(r, nil)}
		b := &r.Blocks[len(r.Blocks)-1]
		k.counts(b)
		if got := len(k.places[Overview]) > 0; got != c.want {
			t.Errorf("%s: %v (in %q)", c.name, got, b.Section)
		}
	}
}

func TestPeopleOfWhomNoneWasReadAreDoubted(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		texts []string
		want  bool
	}{
		{"a list", []string{"考评员有王建国、李小红、张大力、周明。"}, true},
		{"experts", []string{"专家有王建国、李小红、张大力、周明。"}, false},
		{"items", []string{"（1）王建国，男，证卡编号RQ-2401；", "（2）李小红，女，证卡编号RQ-2402；", "（3）张大力，男，证卡编号RQ-2203。"}, true},
		{"two items", []string{"（1）王建国，男，证卡编号RQ-2401；", "（2）李小红，女，证卡编号RQ-2402；"}, false},
	} {
		r := Read(written("", opened(append([]string{"三、评价工作开展情况", "（二）基础建设情况"}, c.texts...)...)...))
		k := &unread{accounts: newAccounts(r, nil)}
		for i := range r.Blocks {
			k.certifiedItems(&r.Blocks[i])
		}
		k.strangers()
		if got := len(k.places[Foundation]) > 0; got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

func TestAFiledOccupationThatTheScopeLacksIsDoubted(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text string
		want bool
	}{
		{"我校备案职业技能等级认定职业三个，电工备到五级，焊工也是。", true},
		{"备案电工五级。焊工一并做。", true},
		{"电工五级、四级。焊工。", true},
		{"可以开展电工五级、四级，钳工同，焊工只到五级。", true},
		{"电工（五级）与焊工两样手艺。", true},
		{"焊工、电工均在目录之内，等级不限。", true},
		{"电工五级；焊工，级别以批文为准。", true},
		{"电工五级。全年焊工报考20人。", false},
		{"电工五级。焊工考评员6人。", false},
		{"电工五级，焊工拟于明年申请。", false},
		{"备案电工五级，焊工不在其中。", false},
		{"焊工尚未备案。", false},
		{"焊工报考20人。", false},
	} {
		r := Read(written("", opened("一、基本情况", c.text)...))
		facts := []Fact{{Field: "scope/occupation", Of: RowKey{Occupation: "电工"}, Value: "电工", At: r.Blocks[3].Ref}, {Field: "outcomes/registered", Of: RowKey{Occupation: "焊工"}, Value: 20}}
		k := &unread{accounts: newAccounts(r, facts)}
		for i := range r.Blocks {
			k.filed(&r.Blocks[i])
		}
		if got := len(k.places[Basic]) > 0; got != c.want {
			t.Errorf("%s: %v", c.text, got)
		}
	}
}

// Names near words about examiners that were read as nobody's put the part on review, however far below those words they stand.
func TestNamesOfNobodyNearExaminersAreDoubted(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{
		"我校考评力量以下列人员为主，均为考评员。¶电工方向王志远，13955911201。¶李小梅，13955911202。":  true,
		"考评员名单：¶王志远¶李小梅¶赵春兰":                                          true,
		"现有考评员如下。¶电工方向王志远挂帅，李小梅协助，证号Z1001。":                           true,
		"考评员名单：¶电工：王志远、李小梅、赵春兰。¶说明¶说明¶说明¶说明¶说明¶说明¶焊工方面：周长河/钱大有":       true,
		"考评员名单：¶电工：王志远、李小梅、赵春兰。¶督导员名单：¶周长河、钱大有¶专家：孙小红、吴秀珍":            false,
		"考官名单：¶电工：王志远、李小梅、赵春兰。":                                       true,
		"电工（3人）¶王志远、李小梅、赵春兰，证书均到2026年5月。":                             true,
		"各职业评委：¶电工方面有王志远、李小梅、赵春兰。":                                    true,
		"专家名单：¶电工：王志远、李小梅、赵春兰。":                                       false,
		"电工实训室由王志远、李小梅、赵春兰负责管理。":                                      false,
		"考评员21人。保密柜由李小梅、赵春兰保管，王志远签字。":                                 false,
		"考评员名单：¶电工：王志远、李小梅、赵春兰。¶实操考场设在一号楼、安庆路，面积80平方米，容量40人。":         false,
		"考评员名单见附件。¶车间主任王志远，13955911234。¶理论考场：A201教室60平方米、A202教室60平方米": false,
	} {
		got := partsInDoubt(written("", opened(append([]string{"三、评价工作开展情况", "备案职业为电工、焊工。", "（二）基础建设情况"}, strings.Split(text, "¶")...)...)...))
		if strings.HasPrefix(got, "foundation") != want {
			t.Errorf("%s: %q", text, got)
		}
	}
	for table, want := range map[string]bool{
		"甲|乙¶王志远|李小梅":             true,
		"职务|人员¶督导员|王志远、李小梅":       false,
		"场所|地点¶理论考场|安庆路¶实操考场|屯溪路": false,
	} {
		got := partsInDoubt(written(strings.ReplaceAll(table, "¶", "\n"), opened("三、评价工作开展情况", "备案职业为电工、焊工。", "（二）基础建设情况", "考评员情况见下表。")...))
		if strings.HasPrefix(got, "foundation") != want {
			t.Errorf("%s: %q", table, got)
		}
	}
}
