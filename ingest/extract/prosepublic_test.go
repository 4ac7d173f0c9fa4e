package extract

import "testing"

func TestThoseWhoseResultsWereMadePublicAreThoseWhoPassed(t *testing.T) {
	t.Parallel()
	for said, want := range map[string]string{
		"成绩公示7天，公示期间无异议，全年共公示765名合格人员，并按时将结果上报市人社局。": "CONFLICT",
		"全年共公示合格人员765名。":               "CONFLICT",
		"全年公示合格名单765人。":                "CONFLICT",
		"共有765名合格人员完成公示并上报备案。":         "CONFLICT",
		"累计公示765名认定合格人员信息。":            "?",
		"18个批次765名合格考生的结果全部公示。":        "?",
		"全年公示756名合格人员。":                "",
		"6月份公示第8批合格人员65名。":             "",
		"上半年公示合格人员300人，下半年公示合格人员456人。": "",
		"全年公示参加补考合格人员45人。":             "",
		"2023年共公示合格人员540人。":            "",
		"备案以来共公示合格人员1765人。":            "",
		"共公示合格人员约760人。":                "",
		"全年共有合格人员320人申领补贴。":            "",
		"截至年末，共有合格人员700人领取证书。":         "",
		"市里全年公示合格人员8765人。":             "",
	} {
		r := Report("x.txt", "", "txt", written("", append(opened("三、评价工作开展情况", "（一）总体情况", "备案职业为电工五级、四级。全年共组织职业技能等级认定18批，报考833人，合格756人。", "（三）评价实施情况"), said)...))
		got := ""
		for _, p := range r.Review {
			if p.Pointer == "/outcomes/0/passed" {
				got = "?"
			}
		}
		for _, f := range r.Findings {
			if f.Code == "CONFLICT" {
				got = f.Code
			}
		}
		if got != want {
			t.Errorf("%s gives %q, want %q", said, got, want)
		}
	}
}
