package extract

import (
	"cmp"
	"strings"
)

// A kind of training is often counted by its courses: 政府补贴性培训：电工15期600人、焊工6期263人。 What stands here knows the figures of courses, so
// that none of them is taken for the whole of its kind.

// course is the course of which a figure is, its name "" where nobody gives one.
type course struct {
	name string
	sure bool // it is a known occupation or a class, or stands in a list
	has  uint // the kinds of its figures so far, one bit each

	half    bool // it is a part of the year: 上半年
	bracket bool // it is named in a bracket, and with that ended
}

// narrowKind are the words for a kind of training that name one course of it.
var narrowKind = listOf("企业新型学徒制", "新型学徒制", "项目制")

// courseTalk is said around the name of a course and names none: 主要开设; 培训班; 参训人数.
var courseTalk = listOf("其中", "主要", "包括", "包含", "含", "有", "是", "为", "即", "等", "的", "在", "分别", "全年", "本年度", "年度", "年", "今年", "年内", "全校", "共", "合计", "累计", "计", "小计", "总", "数", "规模",
	"已", "我校", "学校", "我院", "我公司", "公司", "中心", "基地", "对外", "面向", "社会", "各", "人员", "开设", "举办", "组织", "开展", "实施", "承办", "承接", "承担", "完成", "招生", "招", "收", "吸纳", "办", "开", "班",
	"培训班", "培训", "训练", "训", "学习", "参加", "参训", "受训", "学员", "人", "人次", "期", "班次", "方面", "工作", "情况", "项目", "工种", "职业", "和", "及", "与", "以及", "中", "里", "按", "分", "看", "约", "近", "达", "到", "了",
	"一", "二", "三", "四", "五", "六", "两", "块", "类", "项", "个", "这", "些", "都", "均", "先后", "陆续", "相加", "加起来", "合起来", " ", "/", "一年", "下来", "总起来", "实际", "实办")

// notCourse are words of a figure that counts trainees or classes by something else than a course: by what became of them, by when, as planned.
var notCourse = listOf("合格", "结业", "毕业", "取证", "取得", "获", "发证", "实现就业", "就业人", "就业率", "推荐就业", "稳定就业", "实现创业", "创业率", "报名", "报考", "考核", "考试", "鉴定", "评价", "认定", "通过", "补贴资金", "验收", "未结", "未开", "未完", "在审", "退学", "退训", "缺课", "缺勤", "实到", "到课", "目标", "任务", "下达", "上年", "去年",
	"每", "平均", "人均", "比上", "比去", "较", "增", "减", "占", "教师", "师资", "讲师", "考评", "督导", "另", "其他", "其余", "此外", "不含", "不包括", "不计", "未计入", "内部", "职工", "员工", "岗位练兵", "以来", "历年")

// hearCourse keeps the course of which a number is: that of the words behind it or before; where these name none, that of the number before, as
// long as no new word on training has been said and the course has no such figure yet (焊工6期200人,共|21期).
func (t *trainingSentence) hearCourse(q *cued) {
	said, ok := t.courseSaid(q)
	word := q.word(t.s.Text)
	switch {
	case ok:
		t.course = said
	case (q.after > t.heardTo || q.at > q.Start) && !plannedBy.Is(word):
		t.course = course{name: narrowKind.At(word)}
	case t.course.has&(1<<q.Kind) != 0:
		t.course = t.heading.course
	}
	if !(q.first && plannedBy.Is(word)) {
		t.course.has |= 1 << q.Kind
	}
	t.heardTo = q.UnitEnd
}

// courseSaid is the course that the words around a number name; said tells whether they speak of anything, be it of none.
func (t *trainingSentence) courseSaid(q *cued) (of course, said bool) {
	if name := courseBehind(t.s.Text[q.UnitEnd:]); name != "" {
		return course{name: name, sure: true}, true
	}
	before := q.between
	if q.at >= t.heardTo && q.at < q.Start && plannedBy.Is(q.word(t.s.Text)) { // 电工计划16期,实际15期
		before = t.s.Text[t.heardTo:q.at]
	}
	if before := numbersBefore(t.s.Numbers(), q.Start); !hasKind(before, Classes) && !hasKind(before, People) && sumsAfresh.MatchString(q.between) { // 分三个校区开展,共|10期305人:屯溪校区4期
		return course{}, true
	}
	words := lastSaid(before)
	if words == "" && isKind(q.subject) && q.at >= t.heardTo && q.at < q.Start { // 电工补贴性培训3期,焊工补贴性培训2期
		if words = lastSaid(t.s.Text[t.heardTo:q.at]); !t.names.In(words) {
			words = ""
		}
	}
	if words == "" && q.Kind == LevelNumber {
		return course{name: t.s.Text[q.Start:q.UnitEnd], sure: true}, true
	} else if words == "" {
		return course{}, t.course.bracket && strings.HasPrefix(before, ")")
	} else if !namesCourse(words) {
		return course{}, true
	}
	further := q.Kind == Classes || t.heardTo == 0 && (t.b != t.first || t.b.continues(t.s)) || furtherCourse.Begin(strings.TrimLeft(before, ") ")) || t.heardTo > 0 && hasAnySuffix(words, "培训", "班")
	open := strings.LastIndexByte(before, '(')
	return course{name: words, sure: further || t.names.In(words), bracket: open >= 0 && open < strings.LastIndex(before, words)}, true
}

// sumsAfresh ends what is said before a figure that begins to count: ,共; :合计.
var sumsAfresh = patternOf(`(?:开展|进行|实施|举行|组织|办学),(?:全年|年内|本年度)?(?:共|共计|合计|总计|累计|一共|总共)(?:开设|举办|组织|开展|开班|办班|培训|开办)?$`)

// lastSaid is the last piece of what is said between two figures that may name a course, "" where there is none.
func lastSaid(between string) string {
	for between != "" {
		said := lastPart(between, ",;:、()。")
		if words := strings.Trim(said, " /"); words != "" && !courseTalk.fill(words) {
			return words
		}
		between = between[:len(between)-len(said)]
		between = between[:len(between)-tailIn(between, ",;:、()。")]
	}
	return ""
}

// courseBehind is the course that the words behind a number name: 3期电工班, 15期养老护理培训, 600人(电工). "" for none.
func courseBehind(after string) string {
	name, closed := "", false
	if strings.HasPrefix(after, "(") {
		name, _, closed = strings.Cut(after[1:], ")")
	} else if to := courseClass.First(firstRunes(after, 14)); to > 0 {
		name, closed = strings.TrimPrefix(after[:to], "的"), true
	}
	if n := runeCount(name); !closed || n < 2 || n > 10 || !allHan(name) || !namesCourse(name) {
		return ""
	}
	return name
}

// courseClass ends the name of a course behind its number.
var courseClass = listOf("班", "培训")

// furtherCourse stands before a further one of a list: 、焊工6期.
var furtherCourse = listOf("、", "和", "及", "与", "以及")

// namesCourse reports whether words around a number may name a course.
func namesCourse(said string) bool {
	n := runeCount(said)
	return 2 <= n && (n <= 16 || n <= 26 && strings.HasSuffix(said, "培训")) && !courseTalk.fill(said) && !notCourse.In(said) && len(trainingWords.Find(said)) == 0
}

// courses are the figures of one quantity that courses have, by their places in a list, none where nobody can be sure that it is courses that
// they count. What divides a whole before it (其中) is none of them.
func courses(list []mention, of string) []int {
	var out []int
	sure, whole, year := false, false, false // year: not all are of one part of it, 一季度办学徒制班1期、岗位培训班6期
	for i := range list {
		switch m := &list[i]; {
		case m.spent || cmp.Or(m.of, m.orElse) != of:
		case m.share == inside && whole:
		default:
			whole = whole || m.share != inside
			if c := &m.course; c.name != "" {
				year = year || !c.half && (len(out) == 0 || m.sentence != list[out[0]].sentence) || c.half && len(out) > 0 && c.name != list[out[0]].course.name
				out, sure = append(out, i), sure || c.sure
			}
		}
	}
	if len(out) < 2 || !sure || !year {
		return nil
	}
	return out
}

// trainingFields are what the two kinds of training and the year are counted by.
var trainingFields = [...]string{"social_classes", "social_people", "subsidised_classes", "subsidised_people", "total_classes", "total_people"}

// misses reports whether a sum is not that of the courses before it, of the kind or of none: 全年电工15期、焊工6期,合计|22期.
func (p *trainingParagraph) misses(of string, sum int) bool {
	list := p.list
	places := courses(list, of)
	if places == nil {
		list = p.nameless
		places = courses(list, of)
	}
	left := float64(sum)
	for _, i := range places {
		left -= list[i].amount()
	}
	return places != nil && left != 0
}

// listCourses makes the figures of the courses of one kind count by themselves, so that a sum of theirs is known for one.
func (p *trainingParagraph) listCourses() {
	for _, of := range trainingFields {
		list, halves := courses(p.list, of), false
		for _, i := range list {
			p.list[i].loose, p.list[i].share = false, alone
			halves = halves || p.list[i].course.half
		}
		for i := range p.list {
			switch m := &p.list[i]; {
			case cmp.Or(m.of, m.orElse) != of:
			case m.course.half:
				m.spent = m.spent || list == nil
			case halves && m.share == inside: // 上半年社会化3期,下半年3期,全年15期,其中社会化|6期
				m.share = summing
			}
		}
	}
}

// doubtOvertaken sends to review what a kind has been given where a line behind counts more of a training that may be of that kind, too:
// 补贴性培训:3期90人 above 技能提升培训120人.
func (p *trainingParagraph) doubtOvertaken() {
	for i := range p.list {
		m := &p.list[i]
		if f := p.fact(m.of); f != nil && !m.spent && m.f.At != f.At && int(m.amount()) > f.Value.(int) && f.Doubt == "" && hasAnySuffix(m.course.name, "培训", "班") {
			f.Doubt = "下面另有一项培训的数字更大，没有说明属于哪一类，请核对"
		}
	}
}

// sumCourses adds up the courses of a kind of which no figure is the whole. What is added up is doubted, and so is a whole before them that is less, or one behind
// that is another.
func (p *trainingParagraph) sumCourses() {
	for _, of := range trainingFields {
		list := courses(p.list, of)
		if list == nil {
			continue
		}
		sum, whole := 0.0, false
		for _, i := range list {
			sum += p.list[i].amount()
			p.list[i].spent = true
		}
		for i := range p.list {
			m := &p.list[i]
			if m.spent || m.of != of {
				continue
			}
			if before := i < list[0]; m.value >= sum || m.share == summing || before {
				whole = true
				if m.f.Doubt == "" && m.value < sum {
					m.f.Doubt = "所列各项相加多于此数，请核对"
				} else if m.f.Doubt == "" && m.value > sum && !before {
					m.f.Doubt = "所列各项相加少于此数，请核对"
				}
			} else {
				m.spent = true
			}
		}
		if !whole {
			m := p.list[list[0]]
			m.of, m.value, m.spent, m.f = of, sum, false, p.first.whole()
			m.f.Confidence, m.f.Doubt = Inferred, "原文没有给出合计，由所列各项相加"
			p.list = append(p.list, m)
		}
	}
}
