package nianping

import (
	"fmt"
	"strings"
)

// sectionNames are the parts of Attachment 2 in its order.
var sectionNames = []struct {
	JSON, Name string
	In         func(*Sections) bool
}{
	{"basic", "一、基本情况", func(s *Sections) bool { return s.Basic }},
	{"training", "二、培训工作开展情况", func(s *Sections) bool { return s.Training }},
	{"overview", "三（一）总体情况", func(s *Sections) bool { return s.Overview }},
	{"foundation", "三（二）基础建设情况", func(s *Sections) bool { return s.Foundation }},
	{"implementation", "三（三）评价实施情况", func(s *Sections) bool { return s.Implementation }},
	{"plans", "四、下一步培训评价工作打算", func(s *Sections) bool { return s.Plans }},
}

// checkSections: SECTION_MISSING, one finding a section.
func checkSections(c *Case) []Finding {
	var found []Finding
	for _, s := range sectionNames {
		if !s.In(&c.Report.Sections) {
			found = append(found, Finding{
				Message:  fmt.Sprintf("没有“%s”部分，或该部分没有实际内容。", s.Name),
				Question: fmt.Sprintf("请补写“%s”。", s.Name),
				lacks:    PointerTo("sections", s.JSON),
			})
		}
	}
	return found
}

// checkYear: YEAR_MISMATCH against the year it was submitted for. Title against text is found while the report is built.
func checkYear(c *Case) []Finding {
	y := c.Report.Year
	if y == nil || *y == c.Year {
		return nil
	}
	return []Finding{{
		Message:  fmt.Sprintf("正文写的是%d年度，而报送的是%d年度。", *y, c.Year),
		Formula:  fmt.Sprintf("%d≠%d", *y, c.Year),
		Question: "这是哪一个年度的总结？",
		Evidence: c.Report.EvidenceFor("/year"),
	}}
}

// posts are the five posts of 附1-四 with the claim that says each is filled.
var posts = []struct{ Claim, Name string }{
	{"post_head", "负责人"}, {"post_manager", "管理人员"}, {"post_finance", "财务人员"}, {"post_network", "网络技术人员"}, {"post_examiner", "考评人员"},
}

// postFilled reports whether the document shows that a post is filled, by its claim or by persons counted or listed.
func postFilled(r *Report, claim string) bool {
	if r.claim(claim) == ClaimStated {
		return true
	}
	switch claim {
	case "post_manager":
		return r.Staff.Managers != nil && *r.Staff.Managers > 0
	case "post_examiner":
		return len(r.Examiners) > 0 || r.Staff.Examiners != nil && *r.Staff.Examiners > 0
	}
	return false
}

// checkPosts: POST_MISSING, for posts that the text itself says are not filled, and where no post is spoken of at all. A
// post that is merely not spoken of costs its points and is no finding.
func checkPosts(c *Case) []Finding {
	var missing []string
	var at []Pointer
	filled := 0
	for _, p := range posts {
		switch {
		case postFilled(c.Report, p.Claim):
			filled++
		case c.Report.claim(p.Claim) == ClaimNone || c.Report.claim(p.Claim) == ClaimPlanned:
			missing = append(missing, p.Name)
			at = append(at, c.claimPointer(p.Claim))
		}
	}
	message := fmt.Sprintf("附1-四要求的五类岗位中，总结写明没有配备%s。", strings.Join(missing, "、"))
	if len(missing) == 0 {
		if filled > 0 || c.Institution == nil {
			return nil
		}
		for _, p := range posts {
			missing = append(missing, p.Name)
		}
		message = "总结没有写明附1-四要求的任何一类岗位。"
	}
	return []Finding{{
		Message:  message,
		Question: fmt.Sprintf("%s由谁担任（专职或兼职）？", strings.Join(missing, "、")),
		Evidence: c.Report.EvidenceFor(at...),
	}}
}
