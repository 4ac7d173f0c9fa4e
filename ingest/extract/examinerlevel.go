package extract

import (
	"cmp"
	"slices"
	"strings"
)

// levelTold is a place of running text that says up to which level some examiners may assess: 均可考评到三级; 考评等级：四级.
type levelTold struct {
	at    Span // from the begin of its clause
	level cellValue
}

var (
	// mayUpTo ends with the words before such a level, behind which the level is that of a person: 最高可考评; 考评级别为; 考评员（3人，.
	mayUpTo = patternOf(`(?:(?:可|能|最高|只|仅|限|有权|获准)[^,;。:()]{0,6}?(?:考评|考核|鉴定|评价|考|评)[^,;。:()]{0,6}|考评(?:员)?(?:的)?(?:级别|等级|范围|权限|资格|层级)[^,;。()]{0,6}|考评(?:人)?员\((?:` + fewPeople + `,?)?)$`)
	// toAssess follows a level that somebody has the right to assess: 三级考评资格, 四级及以下的考评员资格.
	toAssess = patternOf(`^(?:及以下|以下)?(?:的)?考评(?:人)?(?:员)?(?:资格|权限)`)
	// toList stands between what is told of a list's people and the first of them: 三级及以下）3人，分别为：.
	toList = patternOf(`^(?:及以下|以下|各等级|各级别|的|职业|工种|考评(?:人)?(?:员)?|资格|权限|有|共|为|是|即|名单|如下|分别|依次|包括|` + fewPeople + `|[,:()\[\]】 \t\n]|` + itemOrMark + `)*$`)
)

const itemOrMark = `\(?\d{1,2}[.、)]|[•·●◆■★☆*-]`

// aboutCandidates are the words of a clause that counts candidates or tells what is filed or held, not what examiners may do.
var aboutCandidates = listOf("报考", "报名", "合格", "考生", "学员", "开考", "认定", "计划", "拟", "争取", "备考", "没有", "尚无", "缺", "以上考", "证书编号")

// levelsTold gives examiners of running text the level up to which its sentences say that they may assess: those whom a clause names, those of the list
// that it leads in or follows, those of the occupation that it names, or all. What is said of some comes first.
func levelsTold(r *Reading, people []person) {
	if !slices.ContainsFunc(people, func(p person) bool { return !p.level.ok() }) {
		return
	}
	for _, byName := range [...]bool{true, false} {
		for b := range r.paragraphs() {
			if !b.Says(examination) && !b.underExaminers() {
				continue
			}
			list := toldIn(b)
			for k := range list {
				l := levelOfPeople{r: r, b: b, all: people, told: &list[k], next: len(b.Text())}
				if k+1 < len(list) {
					l.next = list[k+1].at.Start
				}
				if k > 0 {
					l.last = list[k-1].at.End
				}
				if l.named() == byName {
					l.give()
				}
			}
		}
	}
}

// toldIn are such places of a block.
func toldIn(b *Block) (out []levelTold) {
	t := b.Text()
	levels := LevelsIn(t)
	for i := 0; i < len(levels); i++ {
		from := levels[i].Start
		for i+1 < len(levels) && trim(t[levels[i].End:levels[i+1].Start], "、,/和及至到") == "" {
			i++
		}
		end := levels[i].End
		clause := clauseStart(t, from)
		words := firstClause(t[clause:])
		if told := toAssess.FindString(t[end:]); told != "" {
			end += len(told)
		} else if !mayUpTo.MatchString(t[sentenceStart(t, from):from]) {
			continue
		}
		level := highest(t[from:end])
		if level == "" || aboutCandidates.In(words) || negated(words) || hasAnyPrefix(t[end:], "及以上", "以上") || strings.HasSuffix(t[from:end], "以上") {
			continue
		}
		out = append(out, levelTold{Span{clause, end}, b.valueAt(clause, end, string(level))})
	}
	return out
}

// sentenceStart is where the sentence begins in which a place of a text lies.
func sentenceStart(t string, at int) int { return at - len(lastPart(t[:at], "。\n")) }

// levelOfPeople gives one such level to those of whom it is told.
type levelOfPeople struct {
	r          *Reading
	b          *Block
	all        []person
	told       *levelTold
	last, next int // where the one before ends and the next begins
}

// named reports whether it is told of examiners by name.
func (l *levelOfPeople) named() bool { return len(l.subject()) > 0 }

// subject are the examiners whom its clause names, or whom the clause before singles out of a list: 其中A、B为高级考评员,可考评到三级.
func (l *levelOfPeople) subject() []*person {
	t, at := l.b.Text(), l.told.at
	if named := l.standIn(at); len(named) > 0 || !strings.HasSuffix(t[:at.Start], ",") {
		return named
	}
	before := Span{clauseStart(t, at.Start-len(",")), at.Start}
	named := l.standIn(before)
	if !strings.HasPrefix(t[before.Start:], "其中") {
		named = slices.DeleteFunc(named, func(p *person) bool { return strings.Index(t, p.name.value) >= before.Start })
	}
	return named
}

// standIn are the people listed in the block whose names stand in a part of it, in order.
func (l *levelOfPeople) standIn(part Span) (out []*person) {
	words := l.b.Text()[part.Start:part.End]
	for i := range l.all {
		if p := &l.all[i]; p.name.at != nil && strings.Contains(words, p.name.value) && l.r.blockOf(p) == l.b.Index {
			out = append(out, p)
		}
	}
	slices.SortStableFunc(out, func(a, b *person) int {
		return cmp.Compare(strings.Index(words, a.name.value), strings.Index(words, b.name.value))
	})
	return out
}

func (l *levelOfPeople) give() {
	t, at := l.b.Text(), l.told.at
	start := sentenceStart(t, at.Start)
	clause := t[at.Start:at.End]
	after := l.standIn(Span{at.End, min(sentenceEnd(t, at.End), l.next)})
	before := l.standIn(Span{max(start, l.last), at.Start})
	occupation := l.r.occupationAtEnd(t[start:at.End])
	switch named := l.subject(); {
	case len(named) > 0:
		l.fill(named, "")
	case theOthers.In(clause):
		l.fill(l.standIn(Span{start, at.Start}), "")
	case ofSomeOnly.In(clause):
	case len(after) > 0 && l.leadsIn(after[0]):
		l.fill(ofSameTrade(after, after[0]), "")
	case len(before) > 0:
		nearest := ofSameTrade(before, before[len(before)-1])
		l.fill(nearest, "")
		l.fill(before, ofLastList.doubt())
	case occupation != "":
		l.fill(l.ofTrade(occupation), "")
	case !countsSomePeople(clause, l.all) && !countsSomeTrades(clause, l.all) && (saidOfEach.In(clause) || strings.Contains(clause, "以下") || at.Start == 0):
		l.fill(l.ofTrade(""), "")
	}
}

// leadsIn reports whether nothing but the words of a list's head stand between the level and the first person behind it.
func (l *levelOfPeople) leadsIn(first *person) bool {
	rest := l.b.Text()[l.told.at.End:]
	return toList.MatchString(rest[:strings.Index(rest, first.name.value)])
}

// ofSameTrade are those of some people who examine what another does.
func ofSameTrade(people []*person, other *person) (out []*person) {
	for _, p := range people {
		if p.occupation.value == other.occupation.value {
			out = append(out, p)
		}
	}
	return out
}

// ofTrade are the people of all lists of running text who examine an occupation; "" for all of them.
func (l *levelOfPeople) ofTrade(occupation string) (out []*person) {
	for i := range l.all {
		if p := &l.all[i]; occupation == "" || NewView(p.occupation.value).Text == occupation {
			out = append(out, p)
		}
	}
	return out
}

// fill gives people the level who have none.
func (l *levelOfPeople) fill(people []*person, doubt string) {
	level := l.told.level
	level.doubt = doubt
	for _, p := range people {
		p.level.fill(level)
	}
}
