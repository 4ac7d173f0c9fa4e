package extract

import "testing"

func TestTheExaminersOfOneExamAreNotAll(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"评分表由两名考评员各打一份。考评员16人。", "实操由3名考评员独立评分。考评员16人。", "作品由两名考评员背靠背打分。考评员16人。", "考场由2名考评员共同签字。考评员16人。", "试卷由两名考评员分别批阅。考评员16人。", "由2名考评员同时在场。考评员16人。"} {
		if got := saidIn("staff/examiners", "（二）基础建设情况", text); got != "=16" {
			t.Errorf("%s gives %s", text, got)
		}
	}
}
