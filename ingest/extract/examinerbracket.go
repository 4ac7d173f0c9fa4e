package extract

import (
	"strings"
)

// placed reads the occupation and the level that a bracket behind a name in a list says: 王志远(电工), 李小梅(电工三级), 钱大有(三级). What
// it says goes before what was said of the whole list.
func (p *person) placed(r *Reading, b *Block, bracket Span) {
	t := b.Text()
	for piece := range splitAt(t, bracket, ",、;") {
		s := strings.Trim(t[piece.Start:piece.End], " ")
		switch {
		case r.Names.Of(s) != nil:
			p.occupation = b.wordsAt(piece.Start, piece.End)
		case len(LevelsOf(s)) > 0 && strings.Contains(s, "级") && !hasAny(s, "高级", "中级", "初级"): // 高级 may be the grade, 高级工 and 技师 their own
			p.level = b.valueAt(piece.Start, piece.End, string(highest(s)))
		default:
			p.occupationAndLevel(r, b, piece)
		}
	}
}

// occupationAndLevel reads a piece that is an occupation with a level before or behind it: 电工三级; 高级茶艺师 may be the person's own.
func (p *person) occupationAndLevel(r *Reading, b *Block, piece Span) {
	s := b.Text()[piece.Start:piece.End]
	names := r.namesIn(s)
	if len(names) != 1 {
		return
	}
	rest := s[:names[0].Start] + s[names[0].End:]
	if len(LevelsOf(rest)) == 0 {
		return
	}
	p.occupation = b.wordsAt(piece.Start+names[0].Start, piece.Start+names[0].End)
	if names[0].Start == 0 {
		p.level = b.valueAt(piece.Start, piece.End, string(highest(rest)))
	}
}

var (
	// announced is how many people the words before a list of names say that it holds: 电工考评员5人:, 共有6名,分别为, (5人):.
	announced = patternOf(`(` + smallCount + `)` + personUnit + `(?:考评(?:人)?员)?\)?(?:[,:]|,?(?:分别|依次|具体)?(?:为|是|有))*$`)
	// countedBehind is how many the words behind a list say that it holds: 等5人, 共6名, 五位同志.
	countedBehind = patternOf(`^(?:等|共|计|共计|合计|一共|,共|,共计)?(` + smallCount + `)` + personUnit)
)

// countNames doubts the last name of a list of which the words beside it say that it holds more or fewer people than were read: one
// is missing there, or was not taken for a name.
func countNames(people []person, before, after string) {
	if len(people) == 0 {
		return
	}
	m := countedBehind.FindStringSubmatch(after)
	if m == nil && !postBehind.MatchString(after) { // 5人,A、B为高级考评员,C、D、E为考评员
		m = announced.FindStringSubmatch(before[max(0, len(before)-len("十五个人考评人员),分别依次为:")):])
	}
	if m == nil {
		return
	}
	n := smallNumber(m[1])
	last := &people[len(people)-1]
	if n != 0 && n != len(people) && last.name.doubt == "" {
		last.name.doubt = notAsMany(n, len(people))
	}
}
