package pdf

import (
	"fmt"
	"strings"

	"nianping"
	"nianping/render/typeset"
)

// evidencePerUser is how many pieces of evidence of one item or finding are printed; the attached data hold all.
const evidencePerUser = 6

// evidenceList numbers the pieces of evidence in the order in which items and findings use them, each once.
type evidenceList struct {
	pieces []evidencePiece
	at     map[nianping.Evidence]int
}

type evidencePiece struct {
	nianping.Evidence
	mark  int // anchor of its row
	users []evidenceUser
}

// evidenceUser is a score item or finding that rests on a piece: its name and where a click leads back to.
type evidenceUser struct {
	name string
	mark int
}

// collectEvidence numbers all evidence before anything is set, so that links can lead forward.
func (w *evaluationWriter) collectEvidence() {
	w.evidence.at = map[nianping.Evidence]int{}
	for i := range w.e.Items {
		item := &w.e.Items[i]
		mark := w.newMark()
		w.itemMark = append(w.itemMark, mark)
		if w.in.Case.Report != nil {
			w.use(item.Evidence, evidenceUser{item.Code, mark})
		}
	}
	for i := range w.e.Findings {
		mark := w.newMark()
		w.findMark = append(w.findMark, mark)
		w.use(w.e.Findings[i].Evidence, evidenceUser{"问题" + itoa(i+1), mark})
	}
}

func (w *evaluationWriter) use(list []nianping.Evidence, user evidenceUser) {
	for i, e := range list {
		if i == evidencePerUser {
			return
		}
		n, known := w.evidence.at[e]
		if !known {
			n = len(w.evidence.pieces)
			w.evidence.at[e] = n
			w.evidence.pieces = append(w.evidence.pieces, evidencePiece{Evidence: e, mark: w.newMark()})
		}
		w.evidence.pieces[n].users = append(w.evidence.pieces[n].users, user)
	}
}

// cite lists the numbers of evidence as links: 摘3、摘4等9处. Nothing for none.
func (w *evaluationWriter) cite(list []nianping.Evidence) []typeset.Span {
	var spans []typeset.Span
	for i, e := range list {
		if i == evidencePerUser {
			break
		}
		if i > 0 {
			spans = append(spans, t("、", w.st.linkish))
		}
		n := w.evidence.at[e]
		spans = append(spans, typeset.Span{Text: "摘" + itoa(n+1), Style: w.st.linkish, Mark: w.evidence.pieces[n].mark})
	}
	if len(list) > evidencePerUser {
		spans = append(spans, t(fmt.Sprintf("等%d处", len(list)), w.st.linkish))
	}
	return spans
}

// evidenceSection prints the institution's own words that points and findings rest on, with links back.
func (w *evaluationWriter) evidenceSection() {
	if len(w.evidence.pieces) == 0 {
		return
	}
	w.annex("原文摘录")
	w.keep(10 * grid)
	w.remark("下列文字和数字摘自" + w.who() + "报送的总结，位置以文件中的段落、表格行列或工作表单元格表示。点击“用于”一栏可返回得分项或问题。")
	tb := table{columns: []column{
		{head: "编号"}, {head: "位置"}, {head: "原文", share: 57}, {head: "用于", share: 19},
	}}
	for i, p := range w.evidence.pieces {
		var users []typeset.Span
		for k, u := range p.users {
			if k > 0 {
				users = append(users, t("、", w.st.linkish))
			}
			users = append(users, typeset.Span{Text: u.name, Style: w.st.linkish, Mark: u.mark})
		}
		tb.rows = append(tb.rows, row{anchor: p.mark, cells: []cell{
			one("摘"+itoa(i+1), w.st.cell), one(p.At, w.st.cell), one(quote(p.Text), w.st.cell), {spans: users},
		}})
	}
	w.table(tb)
}

// quote shortens a long piece in its middle and makes one line of it.
func quote(text string) string {
	text = strings.Join(strings.Fields(strings.NewReplacer("\n", " ", "\t", " │ ").Replace(text)), " ")
	const most = 160
	r := []rune(text)
	if len(r) <= most {
		return text
	}
	return string(r[:most*2/3]) + "……（略）……" + string(r[len(r)-most/3:])
}
