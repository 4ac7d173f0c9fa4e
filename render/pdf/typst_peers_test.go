//go:build peers && unix

package pdf

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"nianping/render/typeset"
)

// typstSource is the content of an evaluation report as a typst document in the same faces and sizes: the same title,
// facts, sentences, tables and reasons, laid out by typst. Charts and links are left out: typst is spared them.
type typstSource struct {
	strings.Builder
	w *evaluationWriter
}

func newTypstSource(w *evaluationWriter) *typstSource {
	s := &typstSource{w: w}
	s.WriteString(`#set page(paper: "a4", margin: (top: 37mm, bottom: 35mm, left: 28mm, right: 26mm), numbering: "— 1 —")
#set text(font: ("Nianping Song", "Nianping Kai"), size: 12pt, lang: "zh", region: "cn")
#set par(justify: true, leading: 10pt, spacing: 10pt, first-line-indent: (amount: 2em, all: true))
#set heading(numbering: (..n) => numbering("一、", ..n))
#show heading: it => block(above: 22pt, below: 12pt, text(font: "Nianping Hei", size: 14pt, it))
#show figure.where(kind: table): set figure.caption(position: top)
#show figure: set block(breakable: true)
#show figure.caption: set text(font: "Nianping Hei", size: 9.5pt)
#set table(stroke: (x, y) => (top: if y < 2 { 0.9pt } else { 0.35pt }, bottom: 0.35pt), inset: (x: 4pt, y: 4.5pt), align: left)
#show table: set text(size: 9.5pt)
#show table: set par(justify: false, first-line-indent: 0pt, leading: 4pt)
#let b(s) = text(font: "Nianping Hei", size: 9pt, s)
#let n(s) = text(fill: rgb("5B6470"), size: 9pt, s)
`)
	return s
}

func (s *typstSource) literal(text string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`).Replace(text) + `"`
}

func (s *typstSource) spans(spans []typeset.Span) string {
	var b strings.Builder
	b.WriteByte('[')
	for _, x := range spans {
		switch x.Style {
		case s.w.st.cellBold, s.w.st.bold, s.w.st.red, s.w.st.amber, s.w.st.green:
			fmt.Fprintf(&b, "#b(%s)", s.literal(x.Text))
		case s.w.st.note:
			fmt.Fprintf(&b, "#n(%s)", s.literal(x.Text))
		default:
			fmt.Fprintf(&b, "#%s", s.literal(x.Text))
		}
	}
	return b.String() + "]"
}

func (s *typstSource) table(caption, columns string, heads []string, rows []row) {
	fmt.Fprintf(s, "#figure(caption: %s, table(columns: (%s), table.header(", s.literal(caption), columns)
	for _, h := range heads {
		fmt.Fprintf(s, "b(%s), ", s.literal(h))
	}
	s.WriteString("),\n")
	for _, r := range rows {
		for _, c := range r.cells {
			s.WriteString(s.spans(c.spans) + ", ")
		}
		s.WriteByte('\n')
	}
	s.WriteString("))\n")
}

func (s *typstSource) section(title string) { fmt.Fprintf(s, "= #%s\n", s.literal(title)) }
func (s *typstSource) para(text string)     { fmt.Fprintf(s, "#%s\n\n", s.literal(text)) }

// typstOf is the report in typst's hands.
func typstOf(t *testing.T, in *EvaluationReport) string {
	w := newEvaluationWriter(EmbeddedFonts(), in)
	s := newTypstSource(w)
	cells := func(texts ...string) row {
		var r row
		for _, x := range texts {
			r.cells = append(r.cells, one(x, w.st.cell))
		}
		return r
	}
	fmt.Fprintf(s, "#align(center, text(size: 21pt, stroke: 0.45pt, %s))\n", s.literal("关于"+w.e.Institution+"2024年度技能人才评价工作定期评估情况的报告"))
	s.table("基本信息", "1fr, 2fr, 1fr, 2fr", nil, []row{cells("机构名称", w.e.Institution, "信用代码", w.e.CreditCode),
		cells("得分", w.e.Total.String(), "等次", string(w.e.Grade)), cells("报送期限", chineseDate(w.e.Status.Due), "收到总结", w.received())})
	s.section("评估结论")
	for _, x := range w.conclusion() {
		s.para(x)
	}
	s.section("评价业务数据")
	for k, list := range [][]figures{w.tally.levels, w.tally.occupations} {
		names := w.tally.labels(list)
		fields := w.statedFields(list, nil, false)
		var rows []row
		for i := range list {
			rows = append(rows, w.statisticsRow(fields, names[i], &list[i], nil, false))
		}
		heads := []string{"名称"}
		for _, f := range fields {
			heads = append(heads, f.head)
		}
		s.table([]string{"分级别统计", "分职业统计"}[k], "3fr, "+strings.Repeat("1fr, ", len(fields)), heads, rows)
	}
	s.section("备案职业与考评员")
	var rows []row
	for i, x := range w.in.Case.Report.Examiners {
		rows = append(rows, cells(itoa(i+1), x.Name, stated(x.Occupation), stated(x.CertificateNo), stated(x.ValidUntil)))
	}
	s.table("考评员名单", "1fr, 2fr, 2fr, 3fr, 3fr", []string{"序号", "姓名", "职业", "证卡编号", "有效期至"}, rows)
	s.section("评分情况")
	s.para(w.sayScores())
	rows = nil
	for i := range w.e.Items {
		rows = append(rows, w.itemRow(i))
	}
	s.table("评分明细", "27fr, 10fr, 10fr, 46fr, 24fr", []string{"项目", "得分", "满分", "理由", "依据与摘录"}, rows)
	s.section("核查发现的问题")
	rows = nil
	for i := range w.e.Findings {
		rows = append(rows, w.findingRow(i))
	}
	s.table("问题清单", "1fr, 1fr, 5fr, 2fr, 2fr", []string{"序号", "程度", "问题", "位置", "摘录"}, rows)
	s.section("补正清单")
	rows = nil
	for i, c := range w.wanted() {
		rows = append(rows, cells(itoa(i+1), c.what, c.remedy, clause(c.basis)))
	}
	s.table("需补正的内容", "1fr, 3fr, 4fr, 2fr", []string{"序号", "事项", "要求", "依据"}, rows)
	s.section("备案延续建议")
	s.para(w.suggestion())
	s.section("数据勾稽")
	rows = nil
	for _, c := range w.checks() {
		rows = append(rows, cells(c.what, c.formula, map[bool]string{true: "相符", false: "不符"}[c.holds]))
	}
	s.table("数据勾稽", "4fr, 4fr, 1fr", []string{"核对内容", "算式", "结果"}, rows)
	s.section("原文摘录")
	rows = nil
	for i, p := range w.evidence.pieces {
		rows = append(rows, cells("摘"+itoa(i+1), p.At, quote(p.Text)))
	}
	s.table("原文摘录", "1fr, 2fr, 7fr", []string{"编号", "位置", "原文"}, rows)
	return s.String()
}

// Typst is the measure for speed, size and typography: the same content in the same faces, in the same run. It needs
// node and, in the folder that NIANPING_TYPST names, npm install @myriaddreamin/typst-ts-node-compiler@0.7.0.
func TestTypstSetsTheSameContent(t *testing.T) {
	modules := os.Getenv("NIANPING_TYPST")
	if modules == "" {
		t.Skip("NIANPING_TYPST names no folder with the typst compiler")
	}
	dir := t.TempDir()
	if out := os.Getenv("NIANPING_PAGES"); out != "" {
		dir = out
	}
	in := sample(2024)
	source := filepath.Join(dir, "typst.typ")
	if err := os.WriteFile(source, []byte(typstOf(t, in)), 0o600); err != nil {
		t.Fatal(err)
	}
	fonts, err := filepath.Abs("font")
	if err != nil {
		t.Fatal(err)
	}
	const count = 50
	cmd := exec.Command("node", "testdata/typst.js", source, fonts, filepath.Join(dir, "typst.pdf"), itoa(count))
	cmd.Env = append(os.Environ(), "NODE_PATH="+filepath.Join(modules, "node_modules"))
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	type cost struct{ Wall, CPU float64 }
	var typst struct {
		Bytes                int
		First, Kept, Evicted cost
		Peak                 float64
	}
	if err := json.Unmarshal(out, &typst); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	start, used := time.Now(), processor(t)
	for range count {
		b.Reset()
		if err := WriteEvaluation(&b, EmbeddedFonts(), in); err != nil {
			t.Fatal(err)
		}
	}
	wall, used := time.Since(start), processor(t)-used
	t.Logf("ours: %.1f ms a report (processor %.1f); %d bytes, with charts, links, outline and data", ms(wall)/count, ms(used)/count, b.Len())
	t.Logf("typst: %.1f ms (processor %.1f) with its cache, %.1f (%.1f) without, %.1f (%.1f) the first; %d bytes; peak %.0f MB",
		typst.Kept.Wall, typst.Kept.CPU, typst.Evicted.Wall, typst.Evicted.CPU, typst.First.Wall, typst.First.CPU, typst.Bytes, typst.Peak)
	if b.Len() > typst.Bytes {
		t.Errorf("our file of %d bytes is larger than typst's of %d", b.Len(), typst.Bytes)
	}
	text := squeeze(run(t, "pdftotext", "-raw", filepath.Join(dir, "typst.pdf"), "-"))
	for _, want := range []string{"程䶮", "汪㛃", "吴𬀩", "647", "附件1第四条"} {
		if !strings.Contains(text, want) {
			t.Errorf("typst's page lacks %s: not the same content", want)
		}
	}
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// processor is the processor time that this process has used.
func processor(t *testing.T) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		t.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
