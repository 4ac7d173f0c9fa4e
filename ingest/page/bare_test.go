package page

import (
	"slices"
	"strings"
	"testing"

	"nianping/ingest/document"
)

// look is how a table is drawn: a line of text is 12 points high, a Chinese character 10 wide and any other 5.
type look struct {
	widths   []float64 // of the columns, from 50 on
	padding  float64   // above and below what stands in a cell
	vertical setting
	align    float64 // 0 for left, 0.5 for the middle, 1 for right
	figures  float64 // that of figures
	across   string  // where a line is drawn across: "head" below it, "rows" below each, "" nowhere
	down     string  // and down: "inner" between the columns, "outer" beside them
}

// draw draws a table from a height on and gives the height below it. Rows are lines of cells between "|", broken at "~".
func (k look) draw(p *Page, y float64, table string) float64 {
	top, right := y, 50.0
	for _, w := range k.widths {
		right += w
	}
	across := func(y float64) { p.AddRule(50, y, right, y) }
	if k.across != "" {
		across(y)
	}
	for i, row := range strings.Split(table, "\n") {
		cells := strings.Split(row, "|")
		height := 0
		for _, c := range cells {
			height = max(height, strings.Count(c, "~")+1)
		}
		x := 50.0
		for c, cell := range cells {
			lines := strings.Split(cell, "~")
			from := y + k.padding + 10
			switch free := float64(12 * (height - len(lines))); k.vertical {
			case inMiddle:
				from += free / 2
			case atBottom:
				from += free
			}
			for n, text := range lines {
				align := k.align
				if strings.Trim(text, "0123456789/%") == "" {
					align = k.figures
				}
				p.set(x+2+align*(k.widths[c]-4-width(text)), from+12*float64(n), text)
			}
			x += k.widths[c]
		}
		y += 2*k.padding + 12*float64(height)
		if k.across == "rows" || k.across == "head" && i == 0 {
			across(y)
		}
	}
	if k.across != "" {
		across(y)
	}
	x := 50.0
	for _, w := range k.widths {
		if x > 50 && k.down == "inner" || x == 50 && k.down == "outer" {
			p.AddRule(x, top, x, y)
		}
		x += w
	}
	if k.down == "outer" {
		p.AddRule(right, top, right, y)
	}
	return y
}

const (
	pairs  = "职业|五级|四级|三级|合计\n钳工|—|186/171|94/78|280/249\n多工序操作调整工|—|142/129|63/51|205/180\n西式面点师|44/42|87/81|26/21|157/144\n总计|44/42|415/381|183/150|642/573"
	people = "序号|姓名|证书号|发证日期\n1|汪建民|HX2022-~041|2022/6/20\n2|程小兵|HX2023-~042|2023/3/20\n3|吴炳坤|HX2021-~043|2021/9/20"
	rooms  = "职业|机位|说明\n电工|60|配备实训考核装~置二十四台，满~足考核需要\n焊工|18|焊接工位\n合计|78|"
	firsts = "职业|等级|报考|合格\n多工序数控机床~操作调整工|五级|44|42\n钳工|四级|86|71\n合计||130|113"
)

// Tables of which not all lines are drawn are told by what stands in them, however it stands there.
func TestTablesWithoutLinesAreToldByTheirPlaces(t *testing.T) {
	t.Parallel()
	four := []float64{40, 44, 44, 60}
	for name, c := range map[string]struct {
		look  look
		table string
	}{
		"figures near each other":           {look{widths: []float64{84, 30, 44, 40, 44}, padding: 3, align: 0.5, figures: 0.5}, pairs},
		"figures to the right":              {look{widths: []float64{84, 30, 44, 40, 44}, padding: 3, figures: 1}, pairs},
		"to the left":                       {look{widths: []float64{84, 30, 44, 40, 44}, padding: 3}, pairs},
		"lines between the rows":            {look{widths: []float64{84, 30, 44, 40, 44}, padding: 2, align: 0.5, figures: 0.5, across: "rows"}, pairs},
		"three lines":                       {look{widths: []float64{84, 30, 44, 40, 44}, align: 0.5, figures: 0.5, across: "head"}, pairs},
		"without outermost lines":           {look{widths: []float64{84, 30, 44, 40, 44}, padding: 3, align: 0.5, across: "rows", down: "inner"}, pairs},
		"a frame and lines between rows":    {look{widths: []float64{84, 30, 44, 40, 44}, padding: 3, align: 0.5, across: "rows", down: "outer"}, pairs},
		"broken, in the middle":             {look{widths: four, padding: 3, vertical: inMiddle, align: 0.5, figures: 0.5}, people},
		"broken, in the middle, no padding": {look{widths: four, vertical: inMiddle, align: 0.5, figures: 0.5}, people},
		"broken, at the top":                {look{widths: four, padding: 3, align: 0.5}, people},
		"broken, at the top, no padding":    {look{widths: four}, people},
		"broken, at the bottom":             {look{widths: four, padding: 4, vertical: atBottom}, people},
		"broken, between lines":             {look{widths: four, vertical: atBottom, across: "rows"}, people},
		"three lines in a cell, middle":     {look{widths: []float64{40, 40, 80}, padding: 4, vertical: inMiddle, figures: 1}, rooms},
		"three lines in a cell, top":        {look{widths: []float64{40, 40, 80}, padding: 4, figures: 1}, rooms},
		"the first cell broken, top":        {look{widths: []float64{76, 30, 30, 30}, padding: 4}, firsts},
		"the first cell broken, middle":     {look{widths: []float64{76, 30, 30, 30}, padding: 4, vertical: inMiddle, align: 0.5}, firsts},
		"two columns":                       {look{widths: []float64{60, 60}, padding: 4}, "项目|人数\n报考人数|313\n合格人数|263\n获证人数|250"},
		"a head that is wider than all":     {look{widths: []float64{50, 64, 64}, padding: 3, figures: 0.5}, "等级|2023年报考|2023年合格\n五级|44|42\n四级|86|71"},
		"dates set apart by spaces":         {look{widths: []float64{40, 84, 84}, padding: 3}, "姓名|发证日期|有效期至\n汪建民|2022年 6月|2025年 6月\n程小兵|2023年 3月|2026年 3月"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := &Page{Width: 595, Height: 842}
			p.set(50, 80, "各职业考核与发证的情况和名单见下表。")
			end := c.look.draw(p, 100, c.table)
			p.set(50, end+30, "以上各项由评价中心按照备案的职业和等级汇总，并经学校审核。")
			want := "各职业考核与发证的情况和名单见下表。\n" + plain(c.table) + "以上各项由评价中心按照备案的职业和等级汇总，并经学校审核。\n"
			if got := laid(t, p); got != want {
				t.Errorf("got\n%swant\n%s", got, want)
			}
			if d := doubts(c.look.page(c.table)); len(d) > 0 {
				t.Errorf("doubted: %v", d)
			}
		})
	}
}

// plain is a table as it is printed.
func plain(table string) string {
	var b strings.Builder
	for _, row := range strings.Split(strings.NewReplacer("|", "\t", "~", "", " ", "").Replace(table), "\n") {
		b.WriteString(strings.TrimRight(row, "\t") + "\n")
	}
	return b.String()
}

// page is a page with a table alone.
func (k look) page(table string) *Page {
	p := &Page{Width: 595, Height: 842}
	k.draw(p, 100, table)
	return p
}

// doubts are those of the tables of a page.
func doubts(pages ...*Page) (out []string) {
	doc := &document.Document{}
	Lay(doc, pages)
	for _, b := range doc.Body {
		if b.Table != nil && b.Table.Doubt != "" {
			out = append(out, b.Table.Doubt)
		}
	}
	return out
}

// Where the place does not tell whose a cell is, the table says so.
func TestATableThatCannotBeToldIsDoubted(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		look  look
		table string
		want  string
	}{
		"columns that touch": {look{widths: []float64{84, 24, 39, 29, 39}, padding: 3, figures: 0.5},
			"职业|五级|四级|三级|合计\n钳工|44/42|186/171|94/78|324/291\n焊工|12/11|142/129|63/51|217/191", doubtColumns},
		"a head that touches": {look{widths: []float64{50, 40, 40, 40}, padding: 3, figures: 0.5},
			"职业|报考人数|合格人数|获证人数\n钳工|44|42|41\n焊工|86|71|70", doubtColumns},
		"as much between rows as within": {look{widths: []float64{40, 40, 80}, figures: 1}, rooms, doubtRows},
		"a head of two layers": {look{widths: []float64{50, 50, 50, 50, 50}, padding: 3},
			"职业|五级||四级|\n|报考|合格|报考|合格\n钳工|44|42|86|71\n焊工|12|11|42|40", doubtHead},
		"a label that may be of the rows below it or around it": {look{widths: []float64{60, 50, 50, 50}, padding: 3},
			"职业|等级|报考|合格\n钳工|五级|44|42\n|四级|86|71\n焊工|五级|12|11\n|四级|42|40", doubtLabels},
		"a row without a label, below none": {look{widths: []float64{60, 50, 50, 50}, padding: 3},
			"职业|等级|报考|合格\n|五级|44|42\n钳工|四级|86|71\n焊工|五级|12|11", doubtLabels},
		"a label between two rows that touch": {look{widths: []float64{60, 50, 50, 50}, vertical: inMiddle},
			"职业|等级|报考|合格\n钳工|五级~四级|144~286|142~271\n焊工|五级~四级|150~160|149~151", doubtRows},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := doubts(c.look.page(c.table)); !slices.Equal(got, []string{c.want}) {
				t.Errorf("%v, want %s", got, c.want)
			}
		})
	}
}

// A label in the middle of its rows is of all of them, as is one above them.
func TestALabelBesideSeveralRowsIsOfThem(t *testing.T) {
	t.Parallel()
	k := look{widths: []float64{60, 50, 50, 50}, padding: 4}
	write := func(labels map[string]float64) *Page {
		p := k.page("职业|等级|报考|合格\n|五级|44|42\n|四级|86|71\n|五级|12|11\n|四级|42|40\n|三级|21|20\n合计||205|184")
		for s, row := range labels {
			p.set(52, 114+20*row, s)
		}
		return p
	}
	want := "职业\t等级\t报考\t合格\n钳工\t五级\t44\t42\n\t四级\t86\t71\n焊工\t五级\t12\t11\n\t四级\t42\t40\n\t三级\t21\t20\n合计\t\t205\t184\n"
	centred := map[string]float64{"钳工": 1.5, "焊工": 4}
	if got := laid(t, write(centred)); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if d := doubts(write(centred)); len(d) > 0 {
		t.Errorf("doubted: %v", d)
	}
	if d := doubts(write(map[string]float64{"钳工": 1.5, "焊工": 3.5})); len(d) != 1 || d[0] != doubtLabels {
		t.Errorf("beside nothing: %v", d)
	}
}

// A table without lines goes on over the end of a page, in the middle of a row too.
func TestATableWithoutLinesGoesOnOverPages(t *testing.T) {
	t.Parallel()
	k := look{widths: []float64{40, 44, 44, 60}, padding: 3}
	rows := strings.Split(people, "\n")
	for name, pages := range map[string][2]string{
		"between rows":     {strings.Join(rows[:2], "\n"), strings.Join(rows[2:], "\n")},
		"its head again":   {strings.Join(rows[:2], "\n"), strings.Join([]string{rows[0], rows[2], rows[3]}, "\n")},
		"within a row":     {strings.Join(rows[:2], "\n") + "\n2|程小兵|HX2023-|2023/3/20", "||042|\n" + rows[3]},
		"one row is there": {strings.Join(rows[:3], "\n"), rows[3]},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			first := k.page(pages[0])
			first.set(50, 40, "评价中心的考评员都经培训考核合格。")
			first.set(50, 80, "考评员名单")
			second := k.page(pages[1])
			second.set(50, 400, "以上考评员都在聘期之内，由评价中心统一派遣。")
			want := "评价中心的考评员都经培训考核合格。\n考评员名单\n" + plain(people) + "以上考评员都在聘期之内，由评价中心统一派遣。\n"
			if got := laid(t, first, second); got != want {
				t.Errorf("got\n%swant\n%s", got, want)
			}
		})
	}
}

func TestProseIsNoTable(t *testing.T) {
	t.Parallel()
	p := &Page{Width: 595, Height: 842}
	for i, s := range []string{"1.  健全制度，按计划组织各批次考核", "2.  加强考评员管理，组织研修两次", "3.  做好证书发放与档案归集工作"} {
		p.set(50, float64(100+18*i), s)
	}
	doc := &document.Document{}
	Lay(doc, []*Page{p})
	for _, b := range doc.Body {
		if b.Table != nil {
			t.Errorf("a table of %d rows", b.Table.Rows)
		}
	}
}
