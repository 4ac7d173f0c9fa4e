package extract

import (
	"strings"

	"nianping"
	"nianping/ingest/document"
)

// periodRow is a level as one period tells of it: 上半年…，其中五级52人报考、46人合格.
type periodRow struct {
	programme nianping.Programme
	level     nianping.Level // "" for all of them
	at        document.Ref
	nth       int // of the periods told there
}

// allPeriods are the counts by level that prose gives by periods which are all of the year: what the periods say of all levels adds
// up to the year's figure, and what they say of single ones too. They are parts of sums; the figure of one period alone is
// never the year's.
func allPeriods(counts []count) []count {
	rows := map[periodRow]map[string]int{}
	year := map[cellKey]int{}
	var levels, out []count
	nth := 0
	for i := range counts {
		k := &counts[i]
		v, ok := k.fact.Value.(int)
		switch {
		case !ok || k.echo || k.ledger || k.site != "" || k.key.Occupation != "":
		case k.period:
			id := periodRow{k.key.Programme, k.key.Level, k.fact.At, nth}
			if _, told := rows[id][k.field]; told { // 上半年报考162人…。下半年报考136人…
				nth++
				id.nth = nth
			}
			if rows[id] == nil {
				rows[id] = map[string]int{}
			}
			rows[id][k.field] = v
			if k.key.Level != "" {
				levels = append(levels, *k)
			}
		case k.key.Level == "":
			year[cellKey{k.key, k.field}] = v
		}
	}
	for _, k := range levels {
		whole, single := periodSums(rows, k.key.Programme, k.field)
		if all := year[cellKey{RowKey{Programme: k.key.Programme}, k.field}]; all > 0 && whole == all && single == all {
			out = append(out, k)
		}
	}
	return out
}

// Parts of the year: the halves, and from quarters on the quarters.
const (
	firstHalf = 1
	quarters  = 3
)

// quarterOf is the half or the quarter that a word names, 0 for any other part.
func quarterOf(word string) int8 {
	switch strings.TrimPrefix(word, "第") {
	case "上半年", "前半年":
		return firstHalf
	case "下半年", "后半年":
		return firstHalf + 1
	}
	for i, name := range [...]string{"一季度", "二季度", "三季度", "四季度"} {
		if strings.HasSuffix(word, name) {
			return int8(quarters + i)
		}
	}
	return 0
}

// fullYears are the counts that prose gives of both halves or of all four quarters, once each: they add up to
// the year's, of which no total is stated.
func fullYears(counts []count) []count {
	var out []count
	for i := range counts {
		k := &counts[i]
		if !k.period || k.echo || k.when != firstHalf && k.when != quarters {
			continue
		}
		n := int8(2)
		if k.when == quarters {
			n = 4
		}
		parts := make([]count, n)
		whole := !anyCount(counts, func(o *count) bool {
			return !o.period && o.field == k.field && o.key == RowKey{Programme: k.key.Programme}
		})
		for j := range counts {
			o := &counts[j]
			at := o.when - k.when
			if o.key != k.key || o.field != k.field || !o.period || o.echo || at < 0 || at >= n {
				continue
			}
			whole = whole && parts[at].when == 0
			parts[at] = *o
		}
		for j := range parts {
			whole = whole && parts[j].when != 0
		}
		if whole {
			out = append(out, parts...)
		}
	}
	return out
}

// periodSums adds up what the periods say of all levels, and of single ones. Of whom it is only said that they took part
// (学徒工40人参评) applied, too.
func periodSums(rows map[periodRow]map[string]int, programme nianping.Programme, field string) (whole, levels int) {
	for id, row := range rows {
		v, said := row[field]
		if !said && field == "registered" && id.level != "" {
			v = row["examined"]
		}
		switch {
		case id.programme != programme:
		case id.level == "":
			whole += v
		default:
			levels += v
		}
	}
	return whole, levels
}
