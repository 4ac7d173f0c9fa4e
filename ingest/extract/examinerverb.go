package extract

import "strings"

// Examiners may be told by what they examine, without their post: 电工由A、B考评; 电工考评工作由A、B担任; 负责电工考评的是A、B.

var (
	// examinesBefore ends the words before a list by which its people examine.
	examinesBefore = patternOf(`考评(?:工作|任务)?(?:(?:,|现|主要|具体|均|都|分别|统一)*由|的(?:人员)?(?:,|主要|分别)*(?:是|有|为|包括)|:)$`)
	// examinesBehind begins the words behind a list by which its people examine: 3人考评, 负责考评工作, 兼任两个项目的考评员.
	examinesBehind = patternOf(`^(?:等)?(?:(?:\d{1,2}|[一二两三四五六七八九十]{1,3})(?:人|名|位))?(?:同志|老师|师傅)?(?:同时|共同|分别|具体|均|都)?(?:(?:(兼任|兼职担任)|任|担任|负责|承担|从事)[^,;。]{0,14}?)?考评(?:员|人员|工作|任务)?(?:$|[,;。(])`)
)

// telling are the words of which a paragraph holds one that tells examiners so.
var telling = anyOf("由", "负责", "承担", "的是", "的有", "兼任", "担任", "考评:")

// examinersTold reports whether a paragraph may name people by what they examine.
func examinersTold(b *Block) bool {
	return b.Says(examination) && telling.In(b.Text())
}

// toldExaminers reports whether the words before and behind a list say what its people examine, and whether they do so besides
// another occupation: 兼任. Who 考评 follows without another verb stands behind 由: A、B考评合格 are candidates.
func toldExaminers(r *Reading, lead, rest string) (told, also bool) {
	verb := examinesBehind.FindStringSubmatchIndex(rest)
	behind := len(r.namesIn(firstClause(rest))) // occupations: A、B担任电工的考评工作
	if behind > 1 || behind == 1 && verb == nil || behind == 0 && !r.namesOccupation(lead) || otherYear(lead, r.Year()) || negated(lead) {
		return false, false
	}
	if verb != nil {
		return strings.HasSuffix(lead, "由") || !strings.HasPrefix(rest[len(listTail.FindString(rest)):], "考评"), verb[2] >= 0
	}
	return examinesBefore.MatchString(lead), false
}
