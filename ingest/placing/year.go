package placing

import (
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"nianping"
)

var (
	dateLike   = nianping.Expression(`20\d{2}[-./年]\s?\d{1,2}[-./月]\s?\d{1,2}日?|20\d{2}[01]\d[0-3]\d|〔20\d{2}〕|\[20\d{2}\]|20\d{2}年\d{1,2}月`)
	fullYear   = nianping.Expression(`(?:^|[^0-9])(20[2-9]\d)(?:[^0-9]|$)`)
	shortYear  = nianping.Expression(`(?:^|[^0-9])(2[0-9])年`)
	namedYear  = nianping.Expression(`(20[2-9]\d)\s*年?度|(20[2-9]\d)\s*年(?:职业|技能|评价|工作|总结|认定|考核)`)
	chineseDig = strings.NewReplacer("〇", "0", "○", "0", "零", "0", "一", "1", "二", "2", "三", "3", "四", "4", "五", "5", "六", "6", "七", "7", "八", "8", "九", "9")
	chineseRun = nianping.Expression(`[二][〇○零][〇○零一二三四五六七八九]{2}`)
)

// SubmittedYear is the one year that the file name speaks of, else the mail's subject, else the nearest folder or archive
// whose name is that of a report; dates and document numbers do not count. 0 where there is none, or several.
func SubmittedYear(file, subject, folder string) int {
	words := []string{file, subject}
	folders := strings.Split(folder, " / ")
	for i := len(folders) - 1; i >= 0; i-- {
		if strings.Contains(folders[i], "年度") || strings.Contains(folders[i], "总结") {
			words = append(words, folders[i])
		}
	}
	for _, words := range words {
		if years := yearsIn(words); len(years) > 0 {
			if len(years) == 1 {
				return years[0]
			}
			return 0
		}
	}
	return 0
}

func yearsIn(words string) []int {
	s := norm.NFKC.String(words)
	s = chineseRun().ReplaceAllStringFunc(s, chineseDig.Replace)
	s = dateLike().ReplaceAllString(s, " ")
	var years []int
	add := func(text string, base int) {
		y, _ := strconv.Atoi(text)
		y += base
		for _, k := range years {
			if k == y {
				return
			}
		}
		years = append(years, y)
	}
	for _, m := range fullYear().FindAllStringSubmatch(strings.NewReplacer("年", "年 ", "、", "、 ", "和", "和 ", "-", "- ", "_", "_ ").Replace(s), -1) {
		add(m[1], 0)
	}
	if len(years) == 0 {
		for _, m := range shortYear().FindAllStringSubmatch(s, -1) {
			add(m[1], 2000)
		}
	}
	return years
}

// paperYear is the year that the report is about: what the document says, else what its title says, else what file name
// or subject say. 0 where that is not clear.
func paperYear(p Paper, submitted int, why *[]string) int {
	if p.Report != nil && p.Report.Year != nil {
		if submitted != 0 && submitted != *p.Report.Year {
			*why = append(*why, fmt.Sprintf("按正文归入%d年度（文件名或邮件主题写的是%d年）", *p.Report.Year, submitted))
		} else {
			*why = append(*why, fmt.Sprintf("正文所述为%d年度", *p.Report.Year))
		}
		return *p.Report.Year
	}
	titled := map[int]bool{}
	lines := nonEmpty(p.Text)
	for _, line := range lines[:min(titleLines, len(lines))] {
		line = chineseRun().ReplaceAllStringFunc(norm.NFKC.String(line), chineseDig.Replace)
		for _, m := range namedYear().FindAllStringSubmatch(line, -1) {
			y, _ := strconv.Atoi(m[1] + m[2])
			titled[y] = true
		}
	}
	if submitted != 0 {
		titled[submitted] = true
	}
	if len(titled) == 1 {
		for y := range titled {
			*why = append(*why, fmt.Sprintf("标题或文件名写明%d年", y))
			return y
		}
	}
	*why = append(*why, "看不出是哪个年度的总结")
	return 0
}

// YearFinding is the finding for a report that speaks of another year than it was submitted for; nil where they agree.
func YearFinding(r *nianping.Report, submitted int) *nianping.Finding {
	if r == nil || r.Year == nil || submitted == 0 || *r.Year == submitted {
		return nil
	}
	for _, f := range r.Findings {
		if f.Code == "YEAR_MISMATCH" {
			return nil
		}
	}
	return &nianping.Finding{Code: "YEAR_MISMATCH", Severity: nianping.Medium,
		Message:  fmt.Sprintf("文件名或邮件主题写的是%d年，正文所述为%d年度。", submitted, *r.Year),
		Evidence: r.EvidenceFor("/year"), Question: "请核实总结所属年度。"}
}
