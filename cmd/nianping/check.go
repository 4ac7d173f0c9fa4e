package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"github.com/urfave/cli/v2"

	"nianping"
	"nianping/template"
)

func checkCommand() *cli.Command {
	return &cli.Command{
		Name:        "check",
		Usage:       "报送前自查：列出一份总结缺什么、哪里对不上，在什么位置",
		Description: "按市局审核时的同一套规则检查一份填好的模板或自写的总结。不使用工作区；写了 -w 时，备案范围按工作区的名册核对。",
		ArgsUsage:   "文件",
		Flags: []cli.Flag{
			ocrFlag(),
			&cli.StringFlag{Name: "out", Aliases: []string{"o"}, Usage: "另存一份在原处加了批注的`副本`（.docx）"},
		},
		Action: runCheck,
	}
}

// remark is one thing that a self-check has to say.
type remark struct {
	title    string // a few words
	say      string // a whole sentence
	do       string // what to do about it; "" where the sentence says it
	evidence []nianping.Evidence
}

func runCheck(c *cli.Context) error {
	if c.NArg() != 1 {
		return usagef("check 需要一个文件")
	}
	name := c.Args().First()
	var file bytes.Buffer
	if err := readInput(name, &file); err != nil {
		return err
	}
	reader, err := readerOf(c)
	if err != nil {
		return err
	}
	report, doc, readErr := reader.Read(c.Context, name, file.Bytes())
	findings := report.Findings
	if readErr == nil {
		in, err := registeredAs(c, report)
		if err != nil {
			return err
		}
		if in != nil && report.Year != nil {
			findings = nianping.AllFindings(&nianping.Case{Report: report, Institution: in, Year: *report.Year})
		}
	}
	faults := remarksOf(findings)
	if doc != nil {
		faults = append(faults, notNumbers(doc)...)
	}
	var absent []string
	var doubts []remark
	if readErr == nil {
		absent, doubts = unstated(report), doubtful(report)
	}
	if err := printCheck(c.App.Writer, report, faults, absent, doubts); err != nil {
		return err
	}
	if c.String("out") == "" {
		return nil
	}
	return writeAnnotated(c, name, file.Bytes(), append(faults, doubts...), absent)
}

// registeredAs is the institution of the workspace's registry that a report is from; nil where no workspace was named or
// the registry does not know it.
func registeredAs(c *cli.Context, r *nianping.Report) (*nianping.Institution, error) {
	if !c.IsSet("workspace") {
		return nil, nil
	}
	w, err := openWorkspace(c, false)
	if err != nil {
		return nil, err
	}
	defer w.Close()
	registry, err := w.Registry(c.Context)
	if err != nil {
		return nil, err
	}
	for _, s := range [...]*string{r.Institution.CreditCode, r.Institution.Name} {
		if s != nil {
			if in := findInstitution(registry, *s); in != nil {
				return in, nil
			}
		}
	}
	return nil, nil
}

// remarksOf puts findings into a clerk's words.
func remarksOf(findings []nianping.Finding) []remark {
	var list []remark
	for _, f := range findings {
		info, _ := nianping.FindingInfo(f.Code)
		r := remark{title: info.Title, say: f.Message, do: info.Remedy, evidence: f.Evidence}
		if f.Question != "" {
			r.do = f.Question
		}
		if r.title == "" {
			r.title = f.Severity.Name()
		}
		list = append(list, r)
	}
	return list
}

// doubtful are the values that the program is not sure of, each with its words.
func doubtful(r *nianping.Report) []remark {
	var list []remark
	for _, v := range r.Review {
		list = append(list, remark{title: "请再看一眼", say: "“" + r.ValueName(v.Pointer) + "”程序读得不太有把握：" + v.Reason + "。", evidence: r.EvidenceFor(v.Pointer)})
	}
	return list
}

// unstated names what Attachment 2 asks for and the report does not give.
func unstated(r *nianping.Report) []string {
	var list []string
	add := func(name string, missing bool) {
		if missing {
			list = append(list, name)
		}
	}
	inactive := false
	for _, k := range r.Claims {
		inactive = inactive || k.Code == "no_activity" && k.State == nianping.ClaimStated
	}
	add("机构名称", r.Institution.Name == nil)
	add("统一社会信用代码", r.Institution.CreditCode == nil)
	add("报告年度", r.Year == nil)
	add("备案的职业（工种）和等级", len(r.Scope) == 0)
	add("全年累计培训人数", r.Training.TotalPeople == nil)
	add("社会化培训人数（没有的写“未开展”）", r.Training.SocialPeople == nil)
	add("政府补贴性培训人数（没有的写“未开展”）", r.Training.SubsidisedPeople == nil)
	if !inactive {
		add("本年度开展的等级", len(r.LevelsHeld) == 0 && len(r.Outcomes) > 0)
		add("考生主要来源", len(r.CandidateSources) == 0)
		add("认定批次", r.Implementation.Batches == nil)
		add("评价计划报备次数", r.Implementation.PlansFiled == nil)
		add("内部质量督导次数", r.Implementation.Supervisions == nil)
		add("违纪违规查处情况（没有的写“无”）", r.Implementation.Violations == nil)
		add("评价结果公示情况", r.Implementation.ResultsPublicised == nil)
		add("评价档案建立情况", r.Implementation.ArchivesKept == nil)
	}
	add("专职人员数", r.Staff.FullTime == nil)
	add("督导人员数", r.Staff.Supervisors == nil)
	add("办公用房面积", r.Venues.OfficeArea == nil)
	add("理论考试场地面积", r.Venues.TheoryArea == nil)
	add("理论考位数", r.Venues.TheorySeats == nil)
	add("技能考核工位数", r.Venues.PracticalStations == nil)
	add("视频监控", r.Venues.VideoSurveillance == nil)
	return list
}

func printCheck(w io.Writer, r *nianping.Report, faults []remark, absent []string, doubts []remark) error {
	var b strings.Builder
	name, year := "（没有读到机构名称）", "（没有读到年度）"
	if r.Institution.Name != nil {
		name = *r.Institution.Name
	}
	if r.Year != nil {
		year = fmt.Sprintf("%d年度", *r.Year)
	}
	fmt.Fprintf(&b, "%s　%s工作总结自查结果（%s）\n", name, year, r.File)
	if len(faults)+len(absent)+len(doubts) == 0 {
		b.WriteString("\n没有发现问题，可以报送。\n")
	}
	if len(faults) > 0 {
		fmt.Fprintf(&b, "\n一、需要改正或说明的，共 %d 处：\n", len(faults))
		writeRemarks(&b, faults)
	}
	if len(absent) > 0 {
		fmt.Fprintf(&b, "\n二、没有读到的内容，共 %d 项，请补写；已经写了的，请改成更明白的写法：\n   %s。\n", len(absent), strings.Join(absent, "、"))
	}
	if len(doubts) > 0 {
		fmt.Fprintf(&b, "\n三、读得不太有把握的，共 %d 处，请看写法是否清楚：\n", len(doubts))
		writeRemarks(&b, doubts)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func writeRemarks(b *strings.Builder, list []remark) {
	for i, k := range list {
		fmt.Fprintf(b, "%d. 【%s】%s\n", i+1, k.title, nianping.MaskText(k.say))
		if place := places(k.evidence, 3); place != "" {
			fmt.Fprintf(b, "   位置：%s\n", nianping.MaskText(place))
		}
		if k.do != "" {
			fmt.Fprintf(b, "   办法：%s\n", k.do)
		}
	}
}

// places says where pieces of evidence stand, at most limit of them.
func places(list []nianping.Evidence, limit int) string {
	var words []string
	for _, e := range list[:min(limit, len(list))] {
		text := strings.Join(strings.Fields(e.Text), " ")
		if r := []rune(text); len(r) > 40 {
			text = string(r[:40]) + "……"
		}
		if text == "" {
			words = append(words, e.At)
			continue
		}
		words = append(words, e.At+"“"+text+"”")
	}
	if len(list) > limit {
		words = append(words, fmt.Sprintf("等%d处", len(list)))
	}
	return strings.Join(words, "；")
}

// writeAnnotated writes the copy with comments; what stands nowhere is said at the beginning of the document.
func writeAnnotated(c *cli.Context, name string, data []byte, remarks []remark, absent []string) error {
	out := c.String("out")
	if same, err := sameFile(name, out); err != nil || same {
		return usagef("-o 不能与原文件相同，请另取一个文件名")
	}
	var notes []template.Note
	for _, k := range remarks {
		say := "【" + k.title + "】" + nianping.MaskText(k.say)
		if k.do != "" {
			say += "\n" + k.do
		}
		if len(k.evidence) == 0 {
			notes = append(notes, template.Note{Say: say})
			continue
		}
		for i, e := range k.evidence[:min(3, len(k.evidence))] {
			if i > 0 {
				say = "【" + k.title + "】见另一处批注，两处请一并核对。"
			}
			notes = append(notes, template.Note{At: e.At, Text: e.Text, Say: say})
		}
	}
	if len(absent) > 0 {
		notes = append(notes, template.Note{Say: "【没有读到】" + strings.Join(absent, "、") + "。请补写；已经写了的，请改成更明白的写法。"})
	}
	if len(notes) == 0 {
		notes = append(notes, template.Note{Say: "没有发现问题，可以报送。"})
	}
	sort.SliceStable(notes, func(i, j int) bool { return notes[i].Text == "" && notes[j].Text != "" })
	var b bytes.Buffer
	if err := template.Annotate(&b, data, notes, "年评自查", clock(c)); err != nil {
		return fmt.Errorf("“%s”的批注副本未能写出：%w", name, err)
	}
	if err := writeFile(out, func(f *os.File) error { _, err := f.Write(b.Bytes()); return err }); err != nil {
		return unwritable(filepath.Dir(out), err)
	}
	_, err := fmt.Fprintf(c.App.Writer, "\n带批注的副本已写到“%s”，原文件没有改动。\n", out)
	return err
}

// sameFile reports whether two paths mean one file.
func sameFile(a, b string) (bool, error) {
	x, err := os.Stat(a)
	if err != nil {
		return false, err
	}
	y, err := os.Stat(b)
	if err != nil {
		return false, nil // the copy is yet to be made
	}
	return os.SameFile(x, y), nil
}
