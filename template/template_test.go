package template

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"regexp"
	"strings"
	"testing"

	"nianping"
)

func run1(text string) string { return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>" }

// filledText fills a fragment and gives its text, a line for each w:br and a bar for each cell.
func filledText(t *testing.T, fragment string, v Values) (string, error) {
	t.Helper()
	known := map[string]bool{}
	collectKeys(fragment, known)
	if unused := unusedKeys("", v, known); len(unused) > 0 {
		return "", faultf("%s", strings.Join(unused, " "))
	}
	out, err := expand(fragment, v)
	if err == nil {
		out, err = fill(out, v, filled{})
	}
	if err != nil {
		return "", err
	}
	var b strings.Builder
	d := xml.NewDecoder(strings.NewReader("<x xmlns:w=\"w\">" + out + "</x>"))
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			return b.String(), nil
		}
		if err != nil {
			t.Fatalf("not XML: %v\n%s", err, out)
		}
		switch tok := tok.(type) {
		case xml.CharData:
			b.Write(tok)
		case xml.StartElement:
			if tok.Name.Local == "br" {
				b.WriteByte('\n')
			}
		case xml.EndElement:
			if tok.Name.Local == "p" {
				b.WriteByte('|')
			}
		}
	}
}

func TestTemplatesAreFilled(t *testing.T) {
	t.Parallel()
	row := "<w:tbl><w:tr>" + run1("{人[].名}") + run1("{人[].号}") + "</w:tr></w:tbl>"
	control := `<w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:rPr><w:rStyle w:val="Prompt"/><w:color w:val="7F7F7F"/></w:rPr><w:t>{数|整数}</w:t></w:r></w:sdtContent></w:sdt></w:p>`
	for name, k := range map[string]struct {
		fragment string
		values   Values
		want     string
	}{
		"a value takes the place of its key":              {run1("甲{乙}丙"), Values{"乙": "2"}, "甲2丙|"},
		"two keys share a run":                            {run1("{甲}至{乙}"), Values{"甲": "1", "乙": "2"}, "1至2|"},
		"XML's own signs stay what they are":              {run1("{甲}"), Values{"甲": `<&>"'`}, `<&>"'|`},
		"line breaks break lines":                         {run1("{甲}"), Values{"甲": "上\r\n下\v末"}, "上\n下\n末|"},
		"control characters are dropped":                  {run1("{甲}"), Values{"甲": "上\x00\x07下\ufffe"}, "上下|"},
		"what looks like a key in a value is text":        {run1("{甲}{乙}"), Values{"甲": "{乙}", "乙": "{甲}"}, "{乙}{甲}|"},
		"a lone brace in a value is text":                 {run1("{甲}"), Values{"甲": "}{"}, "}{|"},
		"a row is repeated for each item":                 {row, Values{"人": []Values{{"名": "汪", "号": "1"}, {"名": "程", "号": "2"}}}, "汪|1|程|2|"},
		"a list without items leaves no row":              {row, Values{"人": []Values{}}, ""},
		"a block is kept":                                 {"<w:p><w:r><w:t>{#有}</w:t></w:r></w:p>" + run1("{甲}") + "<w:p><w:r><w:t>{/有}</w:t></w:r></w:p>", Values{"有": true, "甲": "1"}, "1|"},
		"a block is dropped, and its keys are not missed": {"<w:p><w:r><w:t>{#有}</w:t></w:r></w:p>" + run1("{甲}") + "<w:p><w:r><w:t>{/有}</w:t></w:r></w:p>", Values{"有": false, "甲": "1"}, ""},
		"rows are repeated within a repeated block":       {"<w:p><w:r><w:t>{#组[]}</w:t></w:r></w:p>" + run1("{组[].名}") + "<w:tr>" + run1("{组[].人[].名}") + "</w:tr><w:p><w:r><w:t>{/组[]}</w:t></w:r></w:p>", Values{"组": []Values{{"名": "A", "人": []Values{{"名": "a"}, {"名": "b"}}}, {"名": "B", "人": []Values{{"名": "c"}}}}}, "A|a|b|B|c|"},
		"an empty control shows its prompt":               {control, Values{"数": ""}, "整数|"},
		"a filled control shows its value":                {control, Values{"数": "12"}, "12|"},
		"a very long value is whole":                      {run1("{甲}"), Values{"甲": strings.Repeat("长", 5000)}, strings.Repeat("长", 5000) + "|"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := filledText(t, k.fragment, k.values)
			if err != nil || got != k.want {
				t.Errorf("got %q, %v; want %q", got, err, k.want)
			}
		})
	}
}

func TestAFilledControlNoLongerShowsAPrompt(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	n := 7
	r := nianping.NewReport("", "")
	r.Staff.FullTime = &n
	if err := WriteForm(&b, Form{Year: 2025, Known: r}); err != nil {
		t.Fatal(err)
	}
	body := partOf(t, b.Bytes(), "word/document.xml")
	i := strings.Index(body, `w:val="人员.专职"`)
	end := i + strings.Index(body[i:], "</w:sdt>")
	if s := body[i:end]; strings.Contains(s, "showingPlcHdr") || strings.Contains(s, "Prompt") || !strings.Contains(s, "<w:t>7</w:t>") {
		t.Error(s)
	}
}

func TestTemplatesAndValuesMustMatch(t *testing.T) {
	t.Parallel()
	for name, k := range map[string]struct {
		fragment string
		values   Values
	}{
		"a key without a value":         {run1("{甲}"), Values{}},
		"a value without a key":         {run1("甲"), Values{"甲": "1"}},
		"an item's value without a key": {"<w:tr>" + run1("{人[].名}") + "</w:tr>", Values{"人": []Values{{"名": "1", "号": "2"}}}},
		"an item without a value":       {"<w:tr>" + run1("{人[].名}") + "</w:tr>", Values{"人": []Values{{}}}},
		"a list where a text belongs":   {run1("{甲}"), Values{"甲": []Values{}}},
		"a text where a list belongs":   {"<w:tr>" + run1("{人[].名}") + "</w:tr>", Values{"人": "汪"}},
		"a block without an end":        {"<w:p><w:r><w:t>{#有}</w:t></w:r></w:p>", Values{"有": true}},
		"a key that is cut into pieces": {"<w:p><w:r><w:t>{甲</w:t></w:r><w:r><w:t>}</w:t></w:r></w:p>", Values{"甲": "1"}},
		"two lists in one row":          {"<w:tr>" + run1("{人[].名}") + run1("{物[].名}") + "</w:tr>", Values{"人": []Values{}, "物": []Values{}}},
		"a table within a row":          {"<w:tr><w:tr>" + run1("{人[].名}") + "</w:tr></w:tr>", Values{"人": []Values{{"名": "1"}}}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got, err := filledText(t, k.fragment, k.values); !errors.Is(err, ErrTemplate) {
				t.Errorf("got %q, %v; want a fault", got, err)
			}
		})
	}
}

// partOf is one part of a docx.
func partOf(t testing.TB, data []byte, name string) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	b, err := fs.ReadFile(z, name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestTheFormKeepsTheNoticesTitleAndHeadingsInOrder(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	if err := WriteForm(&b, Form{Year: 2025}); err != nil {
		t.Fatal(err)
	}
	body := partOf(t, b.Bytes(), "word/document.xml")
	at := 0
	for _, words := range []string{"评价机构年度评价工作总结", "一、基本情况", "包括机构总体情况（含内部职责分工情况）等。", "二、培训工作开展情况", "包括社会化培训情况、政府补贴性职业技能培训情况、全年累计培训规模等。",
		"三、评价工作开展情况", "（一）总体情况", "备案的职业（工种、考核项目，下同）等级范围、本年度开展的职业等级及考生主要来源情况；全年累计开展职业资格评价、职业技能等级认定或专项职业能力考核的报考人数、合格人数和通过率等（职业资格评价和职业技能等级认定分级别进行统计），按职业分别排序的报考、合格人数等情况。",
		"（二）基础建设情况", "包括评价制度建立完善、评价质量管理机制完善、专职人员构成、专业人员（含考评、督导、专家等）队伍建设、评价场地设备设施完善优化等情况，备案的每个工种均需列出考评员基本信息。",
		"（三）评价实施情况", "评价计划报备情况；评价制度执行、评价过程记录、违纪违规查处、内部质量督导、评价档案建立完善、相关人员诚信档案建立等情况；评价结果公示和报备等情况。", "四、下一步培训评价工作打算"} {
		i := strings.Index(body[at:], "<w:t>"+words+"</w:t>")
		if i < 0 {
			t.Fatalf("“%s” is not where it belongs", words)
		}
		at += i
	}
}

func TestEveryRowOfTheFormStaysWholeAndEveryHeadRepeats(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	if err := WriteForm(&b, Form{Year: 2025}); err != nil {
		t.Fatal(err)
	}
	body := partOf(t, b.Bytes(), "word/document.xml")
	if rows, whole := strings.Count(body, "<w:tr>"), strings.Count(body, "<w:cantSplit/>"); rows != whole || rows < 60 {
		t.Errorf("%d rows, %d of them stay whole", rows, whole)
	}
	if tables, heads := strings.Count(body, "<w:tbl>"), strings.Count(body, "<w:tblHeader/>"); heads < tables-5 {
		t.Errorf("%d tables, %d heads repeat", tables, heads)
	}
	tags := regexp.MustCompile(`<w:tag w:val="([^"]*)"`).FindAllStringSubmatch(body, -1)
	seen := map[string]bool{}
	for _, m := range tags {
		if seen[m[1]] || len([]rune(m[1])) > 64 {
			t.Errorf("tag %s comes twice or is too long", m[1])
		}
		seen[m[1]] = true
	}
	if len(tags) < 200 {
		t.Errorf("only %d content controls", len(tags))
	}
	if props := partOf(t, b.Bytes(), "docProps/custom.xml"); !strings.Contains(props, "<vt:lpwstr>2025</vt:lpwstr>") || !strings.Contains(props, "<vt:lpwstr>"+FormVersion+"</vt:lpwstr>") {
		t.Error(props)
	}
}

func TestTheSameFormGivesTheSameBytes(t *testing.T) {
	t.Parallel()
	for name, write := range map[string]func(io.Writer, Form) error{"docx": WriteForm, "xlsx": WriteWorkbook} {
		var a, b bytes.Buffer
		if err := write(&a, hundred(10)); err != nil {
			t.Fatal(err)
		}
		if err := write(&b, hundred(10)); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(a.Bytes(), b.Bytes()) {
			t.Errorf("two runs give different %s", name)
		}
	}
}

// hundred is a form with n examiners, each different.
func hundred(n int) Form {
	in := &nianping.Institution{Name: "黄山徽匠<测试>&机电有限公司", Filings: []nianping.Filing{{Programme: nianping.SkillLevel, Occupation: "电工", Levels: []nianping.Level{nianping.Level4}}}}
	r := nianping.NewReport("", "")
	for i := range n {
		gender, occupation, grade, level := []string{"男", "女"}[i%2], "电工", nianping.GradeSenior, nianping.Level3
		card, until, employer := fmt.Sprintf("K3410%05d", i), fmt.Sprintf("20%02d-%02d-%02d", 26+i/336%3, 1+i/28%12, 1+i%28), "黄山徽匠机电有限公司"
		r.Examiners = append(r.Examiners, nianping.Examiner{Name: fmt.Sprintf("汪%c%c", '一'+rune(i), '建'+rune(i)), Gender: &gender, Occupation: &occupation, Level: &level, Grade: &grade, CertificateNo: &card, ValidUntil: &until, Employer: &employer})
	}
	return Form{Year: 2025, Institution: in, Known: r}
}

// BenchmarkRows fills the table of examiners alone: 100 rows of 8 cells, and ten times as many.
func BenchmarkRows(b *testing.B) {
	body, err := parts.ReadFile("part/form/word/document.xml")
	if err != nil {
		b.Fatal(err)
	}
	i := strings.Index(string(body), "{工种[].考评员[].姓名|")
	start, end := strings.LastIndex(string(body[:i]), "<w:tbl>"), i+strings.Index(string(body[i:]), "</w:tbl>")+len("</w:tbl>")
	table := strings.ReplaceAll(string(body[start:end]), "工种[].", "")
	for _, n := range []int{100, 1000} {
		f := hundred(n)
		rows := f.examiners(f.Known)[0]["考评员"].([]Values)[:n]
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				v := Values{"考评员": rows}
				out, err := expand(table, v)
				if err == nil {
					_, err = fill(out, v, filled{})
				}
				if err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkForm writes a whole form with 100 examiners.
func BenchmarkForm(b *testing.B) {
	f := hundred(100)
	for b.Loop() {
		if err := WriteForm(io.Discard, f); err != nil {
			b.Fatal(err)
		}
	}
}
