package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"nianping/ingest/document"
)

// scopeListing is a listing of filed occupations as far as it is read.
type scopeListing struct {
	view    View
	ref     document.Ref
	text    string         // of the view up to the listing's end
	levels  []LevelMention // those not yet read
	codes   [][]int        // those not yet read
	items   []scopeItem
	pending int           // index of the first name without levels
	again   []int         // names that the listing comes back to: 备案茶艺师、评茶员,茶艺师为五级到三级,评茶员为五级、四级
	ahead   *LevelMention // levels that stand before all names: 均为五级、四级、三级:保育师、…
	group   LevelMention  // levels that stand before how many occupations have them: 五级至三级2个职业(电工、焊工)
	lastEnd int           // where the name, code or levels read last end
}

// scopeList reads names, codes and levels in the order in which a listing gives them. Levels belong to all names since
// the levels before; 等级均为 at the end to all that have none.
func scopeList(r *Reading, v View, at document.Ref, start, end int, scopeOnly bool) []scopeItem {
	t := v.Text[:end]
	l := scopeListing{view: v, ref: at, text: t, levels: LevelsIn(t), codes: occupationCode.FindAllStringIndex(t, -1), lastEnd: start}
	for i := start; i < end; {
		if l.code(i) || l.level(i) {
			i = l.lastEnd
		} else if n := r.Names.listedAt(t, i, scopeOnly); n != nil {
			l.name(n, i)
			i = l.lastEnd
		} else {
			_, w := utf8.DecodeRuneInString(t[i:])
			i += w
		}
	}
	if l.ahead != nil {
		l.give(0, *l.ahead)
	}
	return l.items
}

// code gives the last name the code that begins at a place.
func (l *scopeListing) code(i int) bool {
	for len(l.codes) > 0 && l.codes[0][0] < i {
		l.codes = l.codes[1:]
	}
	if len(l.codes) == 0 || l.codes[0][0] != i {
		return false
	}
	end := l.codes[0][1]
	if n := len(l.items); n > 0 && l.items[n-1].code == "" {
		l.items[n-1].code, l.items[n-1].codeAt = l.text[i:end], Span{i, end}
	}
	l.lastEnd = end
	return true
}

// level reads the levels that begin at a place, which the names before them have, or those behind.
func (l *scopeListing) level(i int) bool {
	for len(l.levels) > 0 && l.levels[0].Start < i {
		l.levels = l.levels[1:]
	}
	if len(l.levels) == 0 || l.levels[0].Start != i {
		return false
	}
	m := l.levelRun()
	before, after := l.text[l.lastEnd:i], l.text[m.End:]
	switch {
	case m.Aggregate:
	case tradesOf.MatchString(after):
		l.group, l.pending, l.again = m, len(l.items), nil
	case len(l.items) == 0:
		if hasAny(before, "均", "都") && strings.HasPrefix(after, ":") {
			l.ahead = &m
		}
	case !deniedLevel(after) && !strings.Contains(before, "。"):
		l.giveBefore(m, strings.Contains(before, "均"))
	}
	l.lastEnd = m.End
	return true
}

// levelRun takes the next levels together with those listed on: 五级、四级和三级.
func (l *scopeListing) levelRun() LevelMention {
	m := l.levels[0]
	l.levels = l.levels[1:]
	for len(l.levels) > 0 && trim(l.text[m.End:l.levels[0].Start], "、,/ 和及") == "" && !l.levels[0].Aggregate {
		m.Levels = append(slices.Clone(m.Levels), l.levels[0].Levels...)
		m.End = l.levels[0].End
		l.levels = l.levels[1:]
	}
	m.Levels = unique(m.Levels)
	return m
}

// giveBefore gives levels to the names before them: those that the listing has come back to, else those since the levels before; all
// that have none where there are no such names and the levels are said of all (均).
func (l *scopeListing) giveBefore(m LevelMention, ofAll bool) {
	switch {
	case len(l.again) > 0:
		for _, k := range l.again {
			l.items[k].levels, l.items[k].lvlAt = m.Levels, Span{m.Start, m.End}
		}
		l.again = nil
	case ofAll && l.pending == len(l.items):
		l.give(0, m)
	default:
		l.give(l.pending, m)
	}
	l.pending = len(l.items)
}

// give gives levels to the names from one on that have none.
func (l *scopeListing) give(from int, m LevelMention) {
	for k := from; k < len(l.items); k++ {
		if len(l.items[k].levels) == 0 {
			l.items[k].levels, l.items[k].lvlAt = m.Levels, Span{m.Start, m.End}
		}
	}
}

// name adds the occupation whose name stands at a place, or comes back to it.
func (l *scopeListing) name(n *Name, i int) {
	if trim(l.text[l.lastEnd:i], "、和与及以 ") != "" {
		l.again = nil
	}
	end := i + len(n.Text)
	if k := indexOf(l.items, n.Text); k >= 0 {
		l.again = append(l.again, k)
	} else {
		l.again = nil
		l.items = append(l.items, scopeItem{name: n.Text, written: n.Written, view: l.view, ref: l.ref, at: Span{i, end}, levels: l.group.Levels, lvlAt: Span{l.group.Start, l.group.End}})
	}
	l.lastEnd = end
}

// tradesOf begins with how many occupations have the levels before it and opens their list: 2个职业(, 职业3个:.
var tradesOf = patternOf(`^的?(?:共|有|共有)?(?:` + tradeCount + `|(?:职业|工种)(?:共|有)?` + smallCount + `(?:个|项))(?:\(|:|,?(?:为|是|即|有|分别|包括))`)

// deniedLevel reports whether what follows a level says that it was not held: 三级没有开展.
func deniedLevel(after string) bool {
	c := firstClause(after)
	return negated(firstRunes(c, 8)) && trim(firstRunes(c, 2), "因暂尚未没") != firstRunes(c, 2)
}
