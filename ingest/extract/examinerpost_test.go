package extract

import "testing"

func TestExaminersAreNamedOneByOneBehindTheirPosts(t *testing.T) {
	t.Parallel()
	lists(t, "", nil, [][2]string{
		{"电工考评员三人：高级考评员张大勇、考评员李小梅、考评员王建国。", "张大勇 电工 senior; 李小梅 电工 examiner; 王建国 电工 examiner"},
		{"考评员4个，电工2个，高级考评员张大勇、考评员李小梅，焊工2个，考评员钱大有、考评员孙小红", "张大勇 电工 senior; 李小梅 电工 examiner; 钱大有 焊工 examiner; 孙小红 焊工 examiner"},
		{"茶艺师考评员共3名，本校专职的有考评员张大勇，外聘兼职的有考评员赵春兰（老街茶庄）、考评员钱大有（供电公司）为兼职。", "张大勇 茶艺师; 赵春兰 茶艺师 老街茶庄; 钱大有 茶艺师 供电公司"},
		{"电工考评员5人，其中高级考评员2人，分别是张大勇、李小梅，考评员3人，分别是王建国、官小燕、赵春兰。", "张大勇 电工 senior; 李小梅 电工 senior; 王建国 电工 examiner; 官小燕? 电工 examiner; 赵春兰 电工 examiner"},
		{"焊工考评员3人，其中专职的高级考评员张大勇，另聘2人，钱大有、孙小红。", "钱大有 焊工; 孙小红 焊工; 张大勇 焊工 senior"},
		{"今年电工考评员钱大有获评市级技术能手，督导员王建国退休。", ""},
	})
}
