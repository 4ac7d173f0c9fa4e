package extract

import "testing"

func TestAGradeMayStandBeforeTheNamesThatHaveIt(t *testing.T) {
	t.Parallel()
	const want = "王志远 电工 senior; 李小梅 电工 examiner; 钱大有 电工 examiner"
	lists(t, "", []string{"考评员名单如下："}, [][2]string{
		{"电工：高级王志远，普通李小梅、钱大有。", want},
		{"电工（3人）：高级考评员王志远；考评员李小梅、钱大有", want},
		{"电工——高级：王志远；普通：李小梅、钱大有", want},
		{"电工3人（高级1：王志远；普通2：李小梅、钱大有）", want},
		{"电工3人，其中高级1人（王志远），一般2人（李小梅、钱大有）；", want},
		{"电工：普通考评员为李小梅、钱大有，高级考评员为王志远。", "李小梅 电工 examiner; 钱大有 电工 examiner; 王志远 电工 senior"},
		{"电工：高级王志远、柏子健，普通李小梅；焊工：高级孙小红，普通周长河、吴秀珍。", "王志远 电工 senior; 柏子健 电工 senior; 李小梅 电工 examiner; 孙小红 焊工 senior; 周长河 焊工 examiner; 吴秀珍 焊工 examiner"},
		{"电工：高级王志远、李小梅，钱大有、赵春兰。", "王志远 电工 senior; 李小梅 电工 senior; 钱大有 电工; 赵春兰 电工"}, // of the others nothing is said
		{"电工：考评员王志远、李小梅、钱大有。", "王志远 电工; 李小梅 电工; 钱大有 电工"},                          // may be said of any grade
		{"他们的考评员证：电工：王志远、李小梅，焊工：孙小红、周长河。证最早的要到2025年3月才到期。", "王志远 电工; 李小梅 电工; 孙小红 焊工; 周长河 焊工"},
		{"电工：高级王志远、李小梅；中级钱大有、赵春兰。", ""},                               // levels
		{"电工：王志远、李小梅、钱大有，高级考评员王志远。", "王志远 电工 senior; 李小梅 电工; 钱大有 电工"}, // named again
		{"电工：高建军、普光明、钱大有。", "高建军 电工; 普光明? 电工; 钱大有 电工"},                // a surname
		{"电工：王志远（高）、李小梅（普）、钱大有（普）", want},                             //
		{"电工：王志远老师、李小梅老师是高级考评员，钱大有、赵春兰两位老师是考评员。", "王志远 电工 senior; 李小梅 电工 senior; 钱大有 电工 examiner; 赵春兰 电工 examiner"},
	})
}

func TestNamesOfAListMayBeNumberedOrHaveTheirTelephonesBehindThem(t *testing.T) {
	t.Parallel()
	const want = "王志远 电工; 李小梅 电工; 钱大有 电工"
	lists(t, "", []string{"人员情况："}, [][2]string{
		{"电工考评员名单：①王志远 ②李小梅 ③钱大有。", want},
		{"电工考评员：1.王志远 2.李小梅 3.钱大有", want},
		{"电工考评员：（1）王志远；（2）李小梅；（3）钱大有。", want},
		{"电工考评员：王志远老师、李小梅老师、钱大有老师。", want},
		{"考评员有电工王志远等5人、焊工周长河等5人。", "王志远 电工; 周长河 焊工"},
		{"考评员电话：电工王志远13900000001、李小梅13900000002", "王志远 电工 13900000001; 李小梅 电工 13900000002"},
	})
}
