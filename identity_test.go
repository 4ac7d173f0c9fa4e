package nianping

import (
	"strings"
	"testing"
)

// withCheck completes the first 17 characters of a credit code.
func withCheck(first17 string) string {
	for _, c := range creditAlphabet {
		if s := first17 + string(c); ValidCreditCode(s) {
			return s
		}
	}
	return ""
}

func TestCreditCodesAreCheckedByTheStandard(t *testing.T) {
	t.Parallel()
	valid := "91350100M000100Y43" // the example of GB 32100-2015
	for s, want := range map[string]bool{valid: true, "91350100M000100Y44": false, "91350100M000100Y4": false, "": false,
		"91350100I000100Y43": false, "19350100M000100Y43": false, strings.ToLower(valid): false} {
		if ValidCreditCode(s) != want {
			t.Errorf("ValidCreditCode(%q) = %v", s, !want)
		}
	}
	if got := CleanCreditCode(" ９１350100 m000100-y43\n"); got != valid {
		t.Errorf("cleaned: %q", got)
	}
	text := "统一社会信用代码：" + valid + "，编号5234100" + valid + "，又 91350100m000100y43。"
	if got := FindCreditCodes(text); len(got) != 1 || got[0] != valid {
		t.Errorf("found %v", got)
	}
	if withCheck("52341000MJA000001") == "" {
		t.Error("no check character for a proper code")
	}
}

func TestNamesAreFoldedButNeverMerged(t *testing.T) {
	t.Parallel()
	same := [][2]string{{"黄山市甲乙（徽州）有限公司", " 黄山市甲乙(徽州) 有限公司"}, {"ＡＢ培训中心", "ab培训中心"}}
	for _, p := range same {
		if NameKey(p[0]) != NameKey(p[1]) {
			t.Errorf("%q and %q should be one name", p[0], p[1])
		}
	}
	if NameKey("黄山市甲乙一分公司") == NameKey("黄山市甲乙二分公司") {
		t.Error("two companies of a group were merged")
	}
	for name, want := range map[string]string{"黄山市徽州区明理职业培训学校": "明理", "安徽省黄山市新安机床有限责任公司": "新安机床", "祁门县红茶有限公司": "红茶", "黄山有限公司": "黄山", "公司": "公司"} {
		if got := ShortName(name); got != want {
			t.Errorf("ShortName(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestNumbersOfPersonsAreHidden(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]string{
		"张三 341002198001011234 男":       "张三 341***********1234 男",
		"（34100219800101123X）":          "（341***********123X）",
		"电话13812345678，":                "电话138****5678，",
		"0559-2345678":                  "********5678",
		"020-2345678（传真）":               "020****5678（传真）",
		"１３８１２３４５６７８":                   "１３８****５６７８",
		"代码91350100M000100Y43":          "代码91350100M000100Y43",
		"报考1234567890123人":              "报考1234567890123人",
		"证号 34100219800101123456 不是身份证": "证号 34100219800101123456 不是身份证",
		"341002800101123":               "341********1123",
		"报考120人，合格100人":                 "报考120人，合格100人",
	} {
		if got := MaskText(s); got != want {
			t.Errorf("MaskText(%q) = %q, want %q", s, got, want)
		}
	}
	for s, want := range map[string]string{"341002198001011234": "341***********1234", "3410**********1234": "341***********1234", "1234": "****"} {
		if got := MaskID(s); got != want {
			t.Errorf("MaskID(%q) = %q, want %q", s, got, want)
		}
	}
}

func TestAMaskedReportShowsNoNumberAnywhereAndLeavesTheOriginal(t *testing.T) {
	t.Parallel()
	r := NewReport("a.docx", "00")
	id, phone, wrong := "341002198001011234", "13812345678", "34100219801399123"
	r.Examiners = []Examiner{{Name: "张三", IDNumber: &id, Phone: &phone}, {Name: "李四", IDNumber: &wrong}}
	r.Evidence["/examiners/0/id_number"] = []Evidence{{At: "表1第2行第3列", Text: "张三\t" + id + "\t" + phone}}
	r.Evidence["/examiners/1/id_number"] = []Evidence{{At: "表1第3行第3列", Text: "李四\t" + wrong}}
	r.Findings = []Finding{{Code: "ID_INVALID", Message: "号码" + id + "有误", Evidence: []Evidence{{Text: wrong}}}}
	r.Review = []Review{{Pointer: "/examiners/1", Reason: "号码" + wrong + "少一位"}}
	m := MaskReport(r)
	for _, s := range []string{*m.Examiners[0].IDNumber, *m.Examiners[0].Phone, *m.Examiners[1].IDNumber, m.Evidence["/examiners/0/id_number"][0].Text,
		m.Evidence["/examiners/1/id_number"][0].Text, m.Findings[0].Message, m.Findings[0].Evidence[0].Text, m.Review[0].Reason} {
		for _, secret := range []string{id, phone, wrong} {
			if strings.Contains(s, secret) {
				t.Errorf("%q shows %s", s, secret)
			}
		}
	}
	if *r.Examiners[0].IDNumber != id || r.Findings[0].Evidence[0].Text != wrong {
		t.Error("the original was changed")
	}
}

func TestAPersonIsKnownAgainByNumberOrCard(t *testing.T) {
	t.Parallel()
	id, spaced, card, masked, hidden := "34100219800101123X", "341002 19800101 123x", "K-001", "3410**********123X", "******************"
	key := []byte("workspace")
	a := ExaminerKey(key, &Examiner{Name: "张三", IDNumber: &id, CertificateNo: &card})
	for _, n := range []*string{&spaced, &masked} {
		if b := ExaminerKey(key, &Examiner{Name: "张 三", IDNumber: n}); a == "" || a != b {
			t.Errorf("%s: one number, two persons", *n)
		}
	}
	c := ExaminerKey(key, &Examiner{Name: "张三", IDNumber: &hidden, CertificateNo: &card})
	if d := ExaminerKey(key, &Examiner{Name: "张 三", CertificateNo: &card}); c == "" || c != d || c == a {
		t.Error("one card, two persons")
	}
	if ExaminerKey(key, &Examiner{Name: "李四", IDNumber: &id}) == a {
		t.Error("another name, the same person")
	}
	if ExaminerKey(key, &Examiner{Name: "张三"}) != "" {
		t.Error("a name alone identifies nobody")
	}
	if ExaminerKey([]byte("other"), &Examiner{Name: "张三", IDNumber: &id}) == a {
		t.Error("the key does not matter")
	}
}
