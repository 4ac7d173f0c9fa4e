package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"nianping"
	"nianping/ingest/workbook"
	"nianping/ingest/workspace"
	"nianping/template"
)

func templateCommand() *cli.Command {
	return &cli.Command{
		Name:  "template",
		Usage: "写出附件2年度总结模板（Word）和配套表格（Excel），空白的或按名册预填的",
		Flags: []cli.Flag{
			&cli.IntFlag{Name: "year", Required: true, Usage: "总结所述的`年度`"},
			&cli.StringSliceFlag{Name: "institution", Usage: "为名册中的这家`机构`预填，可写多次"},
			&cli.BoolFlag{Name: "all", Usage: "为应报送该年度总结的每家机构各写一份，另附邮件合并工作簿"},
			&cli.StringFlag{Name: "registry", Usage: "名册`文件`（.xlsx），不写则用工作区的名册"},
			outFolderFlag(),
		},
		Action: writeTemplates,
	}
}

func outFolderFlag() cli.Flag {
	return &cli.StringFlag{Name: "out", Aliases: []string{"o"}, Required: true, Usage: "写入的`目录`"}
}

func writeTemplates(c *cli.Context) error {
	year := c.Int("year")
	today := nianping.DateOf(clock(c))
	switch {
	case year < nianping.FirstReportYear:
		return usagef("--year %d：自%d年度起才需要报送年度总结", year, nianping.FirstReportYear)
	case year > today.Year:
		return usagef("--year %d：%d年度还没有开始，最晚可写出%d年度的模板", year, year, today.Year)
	case c.Bool("all") && len(c.StringSlice("institution")) > 0:
		return usagef("--all 与 --institution 只能写一个")
	case c.NArg() > 0:
		return usagef("template 不需要输入文件“%s”；机构请用 --institution 写", c.Args().First())
	}
	dir := c.String("out")
	if !c.Bool("all") && len(c.StringSlice("institution")) == 0 {
		if err := makeFolder(dir); err != nil {
			return err
		}
		return writeForm(c, dir, "评价机构年度评价工作总结", template.Form{Year: year})
	}
	source, err := openFormSource(c)
	if err != nil {
		return err
	}
	defer source.close()
	chosen, err := source.choose(c, year)
	if err != nil {
		return err
	}
	if err := makeFolder(dir); err != nil {
		return err
	}
	bar := newProgress(c, "写出模板", len(chosen))
	names := fileNames(chosen)
	var rows [][]string
	for i, in := range chosen {
		form := template.Form{Year: year, Institution: in}
		if form.Known, err = source.lastYear(in, year); err != nil {
			return err
		}
		form.Check = form.Known != nil
		if err := writeForm(c, dir, names[i], form); err != nil {
			return err
		}
		due, _ := nianping.Due(year)
		phone := in.Phone
		if source.w != nil { // what leaves a workspace is masked
			phone = nianping.MaskText(phone)
		}
		rows = append(rows, []string{in.Name, in.CreditCode, string(in.Type), in.District, in.Contact, phone, in.Email, strconv.Itoa(year), due.Chinese(), names[i] + ".docx", names[i] + ".xlsx"})
		bar.step()
	}
	bar.end()
	if c.Bool("all") {
		file := filepath.Join(dir, "邮件合并-模板分发.xlsx")
		columns := []template.Column{{Name: "机构名称", Width: 36}, {Name: "统一社会信用代码", Width: 22}, {Name: "机构类别", Width: 18}, {Name: "所属区县", Width: 10}, {Name: "联系人", Width: 10}, {Name: "联系电话", Width: 16}, {Name: "电子邮箱", Width: 26}, {Name: "年度", Width: 8}, {Name: "截止日期", Width: 18}, {Name: "模板文件", Width: 44}, {Name: "配套表格", Width: 44}}
		if err := writeFile(file, func(f *os.File) error { return template.WriteMailMerge(f, columns, rows) }); err != nil {
			return unwritable(dir, err)
		}
		fmt.Fprintf(c.App.Writer, "已为 %d 家应报送%d年度总结的机构写出模板和配套表格，分发清单在“%s”。\n", len(chosen), year, file)
	}
	return source.keep(c, year, len(chosen))
}

// writeForm writes the form and its companion workbook under one name.
func writeForm(c *cli.Context, dir, name string, f template.Form) error {
	for _, k := range []struct {
		file  string
		write func(io.Writer, template.Form) error
	}{{name + ".docx", template.WriteForm}, {name + ".xlsx", template.WriteWorkbook}} {
		path := filepath.Join(dir, k.file)
		if err := writeFile(path, func(out *os.File) error { return k.write(out, f) }); err != nil {
			return unwritable(dir, err)
		}
		if !c.Bool("all") {
			fmt.Fprintln(c.App.Writer, "已写出", path)
		}
	}
	return nil
}

// makeFolder makes the folder of -o where there is none.
func makeFolder(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("文件夹“%s”建不出来，请用 -o 换一个位置：%w", dir, err)
	}
	return nil
}

// unwritable says which folder could not be written to and what to do.
func unwritable(dir string, err error) error {
	if errors.Is(err, template.ErrTemplate) {
		return err
	}
	return fmt.Errorf("写入文件夹“%s”时出错，可用 -o 换一个位置：%w", dir, err)
}

// fileNames are the institutions' names fit for file names, each once.
func fileNames(list []*nianping.Institution) []string {
	names := make([]string, len(list))
	seen := map[string]int{}
	for i, in := range list {
		name := strings.Map(func(r rune) rune {
			if r < 0x20 || strings.ContainsRune(`\/:*?"<>|`, r) {
				return '_'
			}
			return r
		}, in.Name)
		if r := []rune(name); len(r) > 60 {
			name = string(r[:60])
		}
		if seen[name]++; seen[name] > 1 {
			name += "(" + strconv.Itoa(seen[name]) + ")"
		}
		names[i] = name
	}
	return names
}

// formSource is where institutions and their last reports come from: a workspace, or a registry workbook alone.
type formSource struct {
	w        *workspace.Workspace // nil for a workbook
	registry []nianping.Institution
	cases    *casebook // opened when the first report is asked for
	c        *cli.Context
}

func openFormSource(c *cli.Context) (*formSource, error) {
	s := &formSource{c: c}
	if file := c.String("registry"); file != "" {
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, fmt.Errorf("名册“%s”读不出来：%w", file, err)
		}
		reg, err := workbook.ReadRegistry(data)
		if err != nil {
			return nil, fmt.Errorf("名册“%s”：%w", file, err)
		}
		s.registry = reg.Institutions
		return s, nil
	}
	var err error
	if s.w, err = openWorkspace(c, false); err != nil {
		return nil, err
	}
	if s.registry, err = s.w.Registry(c.Context); err != nil {
		s.close()
		return nil, err
	}
	return s, nil
}

func (s *formSource) close() {
	if s.w != nil {
		s.w.Close()
	}
}

// keep enters into the workspace's log what was handed out.
func (s *formSource) keep(c *cli.Context, year, n int) error {
	if s.w == nil {
		return nil
	}
	return s.w.Record(c.Context, "template", map[string]any{"year": year, "forms": n})
}

// choose gives the institutions that the command line means.
func (s *formSource) choose(c *cli.Context, year int) ([]*nianping.Institution, error) {
	var chosen []*nianping.Institution
	if c.Bool("all") {
		for i := range s.registry {
			if s.registry[i].Owes(year) {
				chosen = append(chosen, &s.registry[i])
			}
		}
		if len(chosen) == 0 {
			return nil, fmt.Errorf("名册中没有应报送%d年度总结的机构", year)
		}
		return chosen, nil
	}
	for _, name := range c.StringSlice("institution") {
		in := findInstitution(s.registry, name)
		if in == nil {
			return nil, usagef("名册中没有“%s”。%s", name, suggest(s.registry, name))
		}
		chosen = append(chosen, in)
	}
	return chosen, nil
}

// findInstitution finds an institution by its name, a former name or its credit code; nil where there is none.
func findInstitution(registry []nianping.Institution, name string) *nianping.Institution {
	key := nianping.NameKey(name)
	for i := range registry {
		in := &registry[i]
		if in.CreditCode != "" && strings.EqualFold(in.CreditCode, strings.TrimSpace(name)) {
			return in
		}
		for _, k := range in.Names() {
			if nianping.NameKey(k) == key {
				return in
			}
		}
	}
	return nil
}

// suggest offers the three names nearest to one that is not in the registry.
func suggest(registry []nianping.Institution, name string) string {
	type near struct {
		name  string
		score float64
	}
	var list []near
	for i := range registry {
		if s := likeness(name, registry[i].Name); s >= 0.25 {
			list = append(list, near{registry[i].Name, s})
		}
	}
	sort.SliceStable(list, func(i, j int) bool { return list[i].score > list[j].score })
	if len(list) == 0 {
		return "请用 nianping registry list 查看名册。"
	}
	var names []string
	for _, k := range list[:min(3, len(list))] {
		names = append(names, "“"+k.name+"”")
	}
	return "是不是" + strings.Join(names, "、") + "？"
}

// likeness is the share of characters and pairs of characters that two names have in common, 0 to 1.
func likeness(a, b string) float64 {
	x, y := grams(nianping.NameKey(a)), grams(nianping.NameKey(b))
	common := 0
	for g := range x {
		if y[g] {
			common++
		}
	}
	if len(x)+len(y) == 0 {
		return 0
	}
	return 2 * float64(common) / float64(len(x)+len(y))
}

func grams(s string) map[string]bool {
	set := map[string]bool{}
	r := []rune(s)
	for i := range r {
		set[string(r[i])] = true
		if i+1 < len(r) {
			set[string(r[i:i+2])] = true
		}
	}
	return set
}

// lastYear is what the report of the year before says of people and rooms; nil where there is none.
func (s *formSource) lastYear(in *nianping.Institution, year int) (*nianping.Report, error) {
	if s.w == nil {
		return nil, nil
	}
	if s.cases == nil {
		var err error
		if s.cases, err = openCases(s.c.Context, s.w, nianping.DateOf(clock(s.c))); err != nil {
			return nil, err
		}
	}
	for i := range s.registry {
		if &s.registry[i] != in {
			continue
		}
		for y := year; y >= year-1; y-- { // a form for a year that was reported before is filled with that
			o, err := s.cases.read(s.c.Context, s.cases.one(i, y))
			if err != nil {
				return nil, err
			}
			if o.report == nil {
				continue
			}
			r := nianping.NewReport("", "")
			r.Examiners, r.Staff, r.Venues = o.report.Examiners, o.report.Staff, o.report.Venues
			if len(r.Examiners) > 0 || r.Staff != (nianping.Staff{}) || r.Venues.OfficeArea != nil || len(r.Venues.ByOccupation) > 0 {
				return r, nil
			}
		}
	}
	return nil, nil
}
