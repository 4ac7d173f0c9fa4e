package extract

import "strings"

var (
	drafts  = listOf("征求意见稿", "正在征求意见", "征求意见中", "征求意见阶段", "草案", "讨论稿", "送审稿", "未定稿", "初稿", "在起草", "正起草", "还在改", "还在写", "还在编", "正在编", "没定稿", "没有定稿", "未成文", "待审议", "待印发", "在会签", "会签中", "待会签", "在报批", "报批中", "待报批", "在走流程", "走流程中")
	inForce = listOf("印发", "施行", "实施", "颁布", "通过")
	// notIssued is a clause behind that of a rule: ,没有正式印发
	notIssued = patternOf(`^,(?:但|但是|还|也|目前|至今)?(?:还|尚)?(?:没有|没|未|未能)(?:正式|最后|最终)?(?:印发|下发|发布|定稿|出台|成文|公布|施行|实施)`)
	// stillDrafted follows a rule's name where it is being made: 还在公司会签, 尚处于征求意见阶段
	stillDrafted = patternOf(`^(?:目前|现在|现|至今|仍然|依然)?(?:还|尚|正|仍|都)?(?:正)?(?:在|处于|处在)[^,;:。、]{0,14}?(?:会签|起草|草拟|拟定|制定|编写|编制|征求|讨论|审核|审批|审议|审查|报批|报审|送审|流程|修改|完善|酝酿|论证|研究|排队|定稿|手里|手上|路上)`)
	// soughtIssue is a clause behind that of a rule: ,争取2024年一季度印发
	soughtIssue = patternOf(`^,(?:` + aims + `|将|待|等|` + nextYear + `)[^,;。了]{0,24}` + making + `(?:$|[,;。])`)
	goesOn      = listOf("继续", "修订", "重新", "再次") // said of rules that are there: 将于2025年继续实施
	forAll      = listOf("均", "都", "以上", "上述")
)

// behindRule is what is said behind a rule's name, to the end of the clause: of the remarks in brackets its own one and those
// on the whole list. 财务管理制度、评价服务规程（征求意见稿） calls only the second a draft;
// a bracket that names a rule speaks of that one: 档案管理制度（评价服务规程尚未建立）.
func behindRule(rest string) string {
	rest = strings.TrimLeft(rest, "》”\"")
	var out strings.Builder
	depth, from := 0, 0
	for i, c := range rest {
		switch {
		case c == '(':
			if depth == 0 {
				from = i
			}
			depth++
		case c == ')' && depth > 0:
			if depth--; depth == 0 && (from == 0 && !ruleWords.Has(rest[:i]) || forAll.In(rest[from:i])) {
				out.WriteString(rest[from:i])
			}
		case depth > 0:
		case c == ',' || c == ';':
			return out.String()
		default:
			out.WriteRune(c)
		}
	}
	if depth > 0 {
		out.WriteString(rest[from:])
	}
	return out.String()
}
