package extract

import "testing"

func TestACellListsPeopleWithWhatIsSaidOfEach(t *testing.T) {
	t.Parallel()
	const want = "王志远 男 电工 senior Z1001 2026-08; 李小梅 女 电工 examiner Z1002 2026-09; 钱大有 男 电工 examiner Z1003 2026-08"
	for name, table := range map[string]string{
		"blanks in the order of the header, a line each": "职业（项目）|考评员（姓名　性别　资格　证号　有效期至）\n电工|王志远　男　高级考评员　Z1001　2026.08¶李小梅　女　考评员　Z1002　2026.09¶钱大有　男　考评员　Z1003　2026.08",
		"blanks alone":                "职业|考评员（姓名 性别 资格 证号 有效期至）\n电工|王志远 男 高级考评员 Z1001 2026.08 李小梅 女 考评员 Z1002 2026.09 钱大有 男 考评员 Z1003 2026.08",
		"another order":               "职业|姓名/证号/有效期/性别/类别\n电工|王志远/Z1001/2026年8月/男/高级考评员；李小梅/Z1002/2026年9月/女/考评员；钱大有/Z1003/2026年8月/男/考评员",
		"commas within lines":         "职业|考评员（性别、资格、证号、有效期）\n电工|1. 王志远，男，高级考评员，Z1001，2026-08¶2. 李小梅，女，考评员，Z1002，2026-09¶3. 钱大有，男，考评员，Z1003，2026-08",
		"brackets between semicolons": "职业|人数|考评员|证书有效期至\n电工|3|王志远△（男，Z1001）；李小梅（女，Z1002，有效期至2026年9月）；钱大有（男，Z1003）|2026年8月",
		"brackets between blanks":     "职业|考评员（性别 证号）|有效期至\n电工|王志远△（男 Z1001） 李小梅（女 Z1002 有效期至2026年9月） 钱大有（男 Z1003）|2026年8月",
	} {
		if got := listed(table, "考评员名单如下，带△的是高级考评员。"); got != want {
			t.Errorf("%s\n gives %s\n want  %s", name, got, want)
		}
	}
}

func TestACellOfSentencesBelowAHeaderOfPeopleIsNoForm(t *testing.T) {
	t.Parallel()
	doc := written("职业|考评员\n电工|王志远（男，Z1001，甲公司）、李小梅（女，Z1002，乙公司）、钱大有（男，Z1003，丙公司）、孙小红（女，Z1004，丁公司）、周文斌（男，Z1005，戊公司）", opened("三、基础建设")...)
	if n := len(Read(doc).examiners()); n != 5 {
		t.Errorf("%d of 5 people were read", n)
	}
}

func TestAWordBeforeANumberIsNobody(t *testing.T) {
	t.Parallel()
	doc := written("职业|考评员\n电工|王志远 皖评2022011 李小梅 皖评2022012 钱大有 皖评2022013", opened("三、基础建设")...)
	for _, p := range Read(doc).examiners() {
		if p.name.value == "皖评" {
			t.Errorf("%s is listed", p.name.value)
		}
	}
}

func TestAColumnOfExaminersOfWhomNobodyIsReadIsQueried(t *testing.T) {
	t.Parallel()
	for cells, want := range map[string]bool{
		"职业|考评员及证号\n电工|王志远皖评2022011，李小梅皖评2022012": true,
		"职业|考评员\n电工|皖评2022011 王志远 男":              true,
		"职业|考评员人数\n电工|5\n焊工|6":                    false,
		"职业|专职考评员\n电工|5人":                         false,
	} {
		doc := written(cells, opened("三、基础建设情况")...)
		table := Read(doc).Blocks[3].Table
		if got := table.holdsExaminers(); got != want {
			t.Errorf("%s: holds unread examiners %v, want %v", cells, got, want)
		}
	}
}
