package main

import (
	"encoding/json"
	"fmt"
	"math/big"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"nianping"
	"nianping/render/xlsx"
)

// paper is one report of a town that a test makes: a page in the order of Attachment 2, of which a fault changes a word.
const paper = `<html><head><meta charset="utf-8"></head><body>
<h1>{name}{year}年度评价工作总结</h1>
<h2>一、基本情况</h2>
<p>{name}成立于2016年3月，统一社会信用代码{code}。{padding}</p>
<p>内部职责分工：校长负责全面工作，考务科负责考务组织；管理人员3人，财务人员2人，网络技术人员1人，考评人员12人。</p>
<h2>二、培训工作开展情况</h2>
<p>{year}年开展社会化培训{social}人，政府补贴性职业技能培训{subsidised}人，全年累计培训{trained}人。</p>
<h2>三、评价工作开展情况</h2>
<h3>（一）总体情况</h3>
<p>备案职业：电工，五级、四级、三级、二级；茶艺师，五级、四级、三级。本年度开展五级、四级、三级、二级。考生来源：企业职工占{staffShare}%，社会人员占{outsideShare}%。</p>
<p>{year}年全年职业技能等级认定报考{reg}人，{sat}合格{pass}人，通过率{rateSaid}%。</p>
<table>
<tr><td>等级</td><td>报考人数</td><td>合格人数</td><td>通过率</td></tr>
<tr><td>五级</td><td>{r5}</td><td>{p5}</td><td>{rate5}%</td></tr>
<tr><td>四级</td><td>{r4}</td><td>{p4}</td><td>{rate4}%</td></tr>
<tr><td>三级</td><td>{r3}</td><td>{p3}</td><td>{rate3}%</td></tr>
<tr><td>二级</td><td>{r2}</td><td>{p2}</td><td>{rate2}%</td></tr>
<tr><td>合计</td><td>{r}</td><td>{sum}</td><td>{rate}%</td></tr>
</table>
<table>
<tr><td>职业</td><td>报考人数</td><td>合格人数</td></tr>
<tr><td>电工</td><td>{rElectric}</td><td>{pElectric}</td></tr>
<tr><td>茶艺师</td><td>91</td><td>73</td></tr>
</table>
<h3>（二）基础建设情况</h3>
<p>制定财务管理制度、评价服务规程、档案管理制度、设备安全操作规程、安全保卫制度、设备设施管理制度。内部质量督导员2人。</p>
<p>办公用房{office}平方米，设有试卷保密室和保密柜；理论考场{theory}平方米、{seats}个考位；操作考场{practical}平方米，电工工位{stations}个、茶艺师工位{stations}个，消防设施齐全，考场配备高清视频监控。场地为租赁，租期{lease}年。</p>
<table>
<tr><td>姓名</td><td>职业</td><td>可考评等级</td><td>证卡编号</td><td>有效期至</td><td>身份证号</td></tr>
{examiners}</table>
<h3>（三）评价实施情况</h3>
<p>全年开展评价{batches}批次，报备评价计划{plans}次，内部质量督导{visits}次。签到表、评分记录、考场记录齐全，试卷交接有登记。</p>
<p>{discipline}评价档案按批次建立，由专人保管5年。考评人员诚信档案已建立。{publicity}结果报人社部门备案。</p>
<h2>四、下一步培训评价工作打算</h2>
<p>2025年计划新增电工考评员2名，6月底前更新实训设备，开展考评员培训3期。</p>
</body></html>
`

// townsman is one institution of the town with its reports by year; nil words of a year: none came.
type townsman struct {
	nianping.Institution
	words  map[int]map[string]string
	edits  [][2]string // of the page of 2024
	broken bool        // what came for 2024 cannot be read
	came   []sentPage  // versions of 2024, the last as the page is; nil for one on 20 May 2025
}

// sentPage is one version of a report: the folder that says when it came, and a word that it says otherwise.
type sentPage struct{ folder, word, value string }

// edit changes the report of 2024 in one place, drop takes a piece out of it.
func (m *townsman) edit(from, to string) { m.edits = append(m.edits, [2]string{from, to}) }

func (m *townsman) drop(from, before string) {
	a := strings.Index(paper, from)
	b := a + strings.Index(paper[a:], before)
	m.edit(paper[a:b], "")
}

// examiners changes the rows of the list of 2024.
func (m *townsman) examiners(change func(rows []string) []string) {
	rows := strings.Split(strings.TrimSpace(m.words[2024]["examiners"]), "\n")
	m.set("examiners", strings.Join(change(rows), "\n"))
}

func (m *townsman) examinerCell(row int, from, to string) {
	m.examiners(func(rows []string) []string {
		rows[row] = strings.Replace(rows[row], from, to, 1)
		return rows
	})
}

// set changes a word of the report of 2024.
func (m *townsman) set(pairs ...string) {
	for i := 0; i < len(pairs); i += 2 {
		m.words[2024][pairs[i]] = pairs[i+1]
	}
}

// filing changes all filings.
func (m *townsman) filing(change func(f *nianping.Filing)) {
	for i := range m.Filings {
		change(&m.Filings[i])
	}
}

const townFamilies = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"

// newTownsman makes the n-th institution without a fault.
func newTownsman(n int) *townsman {
	rng := rand.New(rand.NewPCG(uint64(n), 7))
	pick := func(from string, count int) string {
		var b strings.Builder
		runes := []rune(from)
		for range count {
			b.WriteRune(runes[rng.IntN(len(runes))])
		}
		return b.String()
	}
	m := &townsman{words: map[int]map[string]string{}}
	m.Name = "黄山市" + pick("云松竹梅兰菊山溪岭泉枫桂", 4) + "职业培训学校"
	m.CreditCode, m.Type, m.FormerNames = creditCode(n), nianping.ThirdParty, []string{}
	for i, levels := range [][]nianping.Level{{"5", "4", "3", "2"}, {"5", "4", "3"}} {
		m.Filings = append(m.Filings, nianping.Filing{Programme: nianping.SkillLevel, Occupation: []string{"电工", "茶艺师"}[i], Levels: levels, Common: true,
			From: nianping.Date{Year: 2022, Month: 1, Day: 1}, To: nianping.Date{Year: 2026, Month: 12, Day: 31}, State: nianping.Active})
	}
	for _, year := range []int{2023, 2024} {
		w := map[string]string{"name": m.Name, "code": m.CreditCode, "year": fmt.Sprint(year), "social": fmt.Sprint(100 + year - 2000), "trained": fmt.Sprint(180 + year - 2000),
			"staffShare": "70", "outsideShare": "30", "r5": "111", "p5": "95", "r4": "70", "p4": "56", "r3": "31", "p3": "22", "r2": "12", "p2": "7", "sat": "", "subsidised": "80", "batches": "8", "stations": "12",
			"office": "66", "theory": "120", "seats": "60", "practical": fmt.Sprint(400 + year - 2000), "lease": "5", "plans": "8", "visits": "8",
			"discipline": "全年未发生违纪违规。", "publicity": "评价结果在校门口公示栏公示5个工作日。"}
		var padding []string
		for range 60 {
			padding = append(padding, pick("山水云松竹梅兰菊桃柳桥亭巷陌烟雨清风明月石阶苔藓溪流瀑布峰峦雾霭晨曦暮色炊烟田园", 24))
		}
		w["padding"] = strings.Join(padding, "，") + "。"
		var rows strings.Builder
		for k := range 12 {
			family := []rune(townFamilies)[(n*12+k)%32]
			fmt.Fprintf(&rows, "<tr><td>%c%s</td><td>%s</td><td>二级</td><td>KP%03d%02d</td><td>2026-05-31</td><td>%s</td></tr>\n",
				family, pick("明华强伟芳娟秀英杰涛鹏博雅静怡", 2), []string{"电工", "茶艺师"}[k/6], n, k, identity("19800512", n*12+k))
			rng = rand.New(rand.NewPCG(uint64(n*100+k), uint64(9))) // the same persons in both years
		}
		w["examiners"] = rows.String()
		m.words[year] = w
	}
	return m
}

// townOf makes so many institutions without a fault, the first of them the from-th.
func townOf(from, count int) (town []*townsman) {
	for n := range count {
		town = append(town, newTownsman(from+n))
	}
	return town
}

// creditCode is the n-th valid credit code of the town (GB 32100).
func creditCode(n int) string {
	first := fmt.Sprintf("52341000MJT%06d", 100000+n)
	for _, c := range "0123456789ABCDEFGHJKLMNPQRTUWXY" {
		if nianping.ValidCreditCode(first + string(c)) {
			return first + string(c)
		}
	}
	return ""
}

// identity is a valid identity number (GB 11643).
func identity(birthday string, n int) string {
	s := fmt.Sprintf("341004%s%03d", birthday, n%1000)
	sum := 0
	for i, w := range []int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2} {
		sum += int(s[i]-'0') * w
	}
	return s + string("10X98765432"[sum%11])
}

// figures fills in what follows from the levels' counts, where a fault has not set it: sums, rates, the first occupation.
func figures(set map[string]string) map[string]string {
	w := map[string]string{}
	n := func(key string) int {
		v, _ := strconv.Atoi(set[key])
		return v
	}
	rate := func(passed, registered, scale int) string { // in per cent, rounded
		return new(big.Rat).SetFrac64(int64(passed)*100, int64(max(registered, 1))).FloatString(scale)
	}
	r, p := 0, 0
	for _, level := range []string{"5", "4", "3", "2"} {
		r, p = r+n("r"+level), p+n("p"+level)
		w["rate"+level] = rate(n("p"+level), n("r"+level), 1)
	}
	for key, v := range map[string]int{"r": r, "reg": r, "sum": p, "pass": p, "rElectric": r - 91, "pElectric": p - 73} {
		w[key] = strconv.Itoa(v)
	}
	w["rate"], w["rateSaid"] = rate(p, r, 1), rate(p, r, 2)
	for k, v := range set {
		w[k] = v
	}
	return w
}

// page is the report of a year.
func (m *townsman) page(year int) string {
	var pairs []string
	for k, v := range figures(m.words[year]) {
		pairs = append(pairs, "{"+k+"}", v)
	}
	page := paper
	if year == 2024 {
		if m.broken {
			return "PK\x03\x04" + m.CreditCode
		}
		for _, e := range m.edits {
			page = strings.Replace(page, e[0], e[1], 1)
		}
	}
	return strings.NewReplacer(pairs...).Replace(page)
}

// receipt writes a receipt log of one file.
func receipt(t *testing.T, path, file, sender string) {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for r, row := range [][]string{{nianping.ColFile, nianping.ColReceived, nianping.ColSender, nianping.ColNote}, {file, "2025-05-20", sender, ""}} {
		if err := f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", r+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
}

// townResult is what came of one institution for 2024.
type townResult struct {
	Institution string
	Grade       nianping.GradeName
	GradeReason string `json:"grade_reason"`
	Findings    []nianping.Finding
	Vetoes      []nianping.Veto
	Items       []struct {
		Code   string
		State  nianping.ItemState
		Reason string
	}
}

// codes are the codes found, each once.
func (r *townResult) codes() []string {
	var list []string
	for _, f := range r.Findings {
		if !slices.Contains(list, f.Code) {
			list = append(list, f.Code)
		}
	}
	return list
}

// scoreTown writes a town, evaluates it and gives what came of each institution for 2024, in the order of the town.
func scoreTown(t *testing.T, town []*townsman) []*townResult {
	t.Helper()
	dir := t.TempDir()
	put := func(folder, name, page string) {
		folder = filepath.Join(dir, "inbox", folder)
		if err := os.MkdirAll(folder, 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, name), []byte(page), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var registry []nianping.Institution
	for i, m := range town {
		registry = append(registry, m.Institution)
		for year := range m.words {
			if m.broken && year == 2024 { // only the receipt log knows whose it is
				put("2025.5.20", "2024年度总结.docx", m.page(year))
				receipt(t, filepath.Join(dir, "inbox", "2025.5.20", nianping.ReceiptLogName), "2024年度总结.docx", m.Name)
				continue
			}
			if year == 2023 || m.came == nil {
				put("2025.5.20", fmt.Sprintf("%03d-%d.html", i, year), m.page(year))
				continue
			}
			for k, a := range m.came {
				was := m.words[year][a.word]
				if a.word != "" {
					m.words[year][a.word] = a.value
				}
				put(a.folder, fmt.Sprintf("%03d-%d-%d.html", i, year, k), m.page(year))
				m.words[year][a.word] = was
			}
		}
	}
	if err := writeFile(filepath.Join(dir, "registry.xlsx"), func(f *os.File) error { return xlsx.WriteRegistry(f, registry, true) }); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(dir, "out")
	if code, said, talk := evaluateInto(t, out, dir, "2023", "2024"); code != 0 && code != 3 {
		t.Fatalf("exit %d\n%s%s", code, said, talk)
	}
	code, said, talk := runLine(t, "score", "-w", filepath.Join(out, "workspace"), "--year", "2024", "--as-of", "2026-11-01", "--format", "json")
	var list []*townResult
	if err := json.Unmarshal([]byte(said), &list); code != 0 || err != nil {
		t.Fatalf("exit %d, %v\n%s", code, err, talk)
	}
	if len(list) != len(town) {
		t.Fatalf("%d家有结果，应有%d家", len(list), len(town))
	}
	results := make([]*townResult, len(town))
	for n, m := range town {
		at := slices.IndexFunc(list, func(r *townResult) bool { return r.Institution == m.Name })
		if at < 0 {
			t.Fatalf("%s没有结果", m.Name)
		}
		results[n] = list[at]
	}
	return results
}
