package extract

import "strings"

// handedOut begins behind a count of certificates where it says that all of them were given: 已全部发到职工手里, 均于年底前发放.
var handedOut = patternOf(`^(?:纸质|电子|职业技能等级|职业资格|等级|合格|的)*(?:证书|证件|证)?[,(]?(?:均|都|已经|已|全部|全数|悉数|现|也|于|在|[\d一二三四五六七八九十]{1,2}月(?:底|份|中旬|[上下]旬)?|年底|年内|当年|[前内])*` +
	`(?:发到|发至|发给|发放|发完|发齐|发出|下发|送到|送达|寄出|寄到|寄给|交到|交给|领走|领取|领完|拿到)`)

// areCertificates ends before such a count: 证书149本.
var areCertificates = listOf("证书", "证书共", "证书一共", "证书共计", "证书总共", "证书合计", "等级证")

// ofOtherPapers are words of a clause whose certificates are no candidates' of the year.
var ofOtherPapers = listOf("补", "换", "考评员", "督导", "检验", "借", "荣誉", "毕业", "获奖", "结业", "往年", "上年", "去年", "其中")

// certificatesGiven reports whether a text says of a number that as many certificates were given to those who earned them, without a word that is a
// metric: 证书149本已全部发到职工手里.
func certificatesGiven(text string, n *Number) bool {
	if n.Kind != Certificates {
		return false
	}
	clause, rest := lastPart(text[:n.Start], ",;:。\n"), text[n.UnitEnd:]
	return !ofOtherPapers.In(clause) && (areCertificates.End(clause) || strings.HasSuffix(n.Unit(), "证书") || hasAnyPrefix(rest, "证书", "等级证书", "职业技能等级证书", "纸质证书")) && handedOut.MatchString(rest)
}

// notYetGiven follows a count of certificates that are still to be given: 证书421本尚未发到职工手里, 待发, 正在打印.
var notYetGiven = patternOf(`^(?:证书)?,?(?:目前|现)?(?:均|都|全部)?(?:尚未|还未|暂未|还没|未|没有|没|待|正在|将)`)
