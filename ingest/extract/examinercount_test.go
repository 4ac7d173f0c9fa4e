package extract

import (
	"strings"
	"testing"

	"nianping"
)

// A list that is shorter than what is said of it gives no firm finding; one that is as long does.
func TestTooFewIsProvisionalWhereTheListMayBeLonger(t *testing.T) {
	t.Parallel()
	for text, provisional := range map[string]bool{
		"电工考评员5人：王志远、李小梅、赵春兰、钱大有。":                                                   true,
		"我校考评员中，电工5名（王志远、李小梅、赵春兰、钱大有）。":                                              true,
		"电工考评员6人，其中可考评三级的2人：王志远、李小梅；可考评四级的2人：赵春兰、钱大有。":                               true,
		"电工考评员4人：王志远、李小梅、赵春兰、钱大有。":                                                   false,
		"电工：王志远、李小梅、赵春兰，其中高级考评员2人（王志远、李小梅）。":                                         false,
		"考评员名单\n职业|姓名|证书编号\n电工（5人）|王志远|Z1001\n^|李小梅|Z1002\n^|赵春兰|Z1003\n^|钱大有|Z1004": true,
		"考评员名单\n姓名|职业|证书编号\n王志远|电工5名|Z1001\n李小梅|^|Z1002\n赵春兰|^|Z1003\n钱大有|^|Z1004":   true,
		"考评员名单\n序号|职业|考评员\n1|电工（共5人）|王志远、李小梅、赵春兰、钱大有":                                true,
		"考评员名单\n姓名|性别|证书编号\n电工考评员（6人）|<|<\n王志远|男|Z1001\n李小梅|女|Z1002":                 true,
		"电工（5人）\n考评员|性别|证书编号\n王志远|男|Z1001\n李小梅|女|Z1002":                              true,
		"考评员名单\n职业|姓名|证书编号\n电工（3人）|王志远|Z1001\n^|李小梅|Z1002\n^|赵春兰|Z1003":              false,
		"考评员名单\n职业|姓名|证书编号\n电工（四级）|王志远|Z1001\n^|李小梅|Z1002\n^|赵春兰|Z1003":              false,
	} {
		text, table, _ := strings.Cut(text, "\n")
		doc := written(table, "三、评价工作开展情况", "（一）总体情况", "备案职业为电工。", "（二）基础建设情况", text)
		r := Assemble("x.docx", "0", "docx", Facts(doc))
		var got []string
		for _, f := range nianping.RunChecks(&nianping.Case{Report: r}) {
			if f.Code == "EXAMINERS_TOO_FEW" {
				got = append(got, f.Message)
				if f.Provisional != provisional {
					t.Errorf("%s: provisional is %v: %s", text, f.Provisional, f.Message)
				}
			}
		}
		if len(got) != 1 {
			t.Errorf("%s: %s", text, strings.Join(got, "; "))
		}
	}
}
