package extract

import (
	"fmt"
	"slices"
)

// ofWholes gives to the whole what stands behind the figures of one item and is more than they can be a part of, where no other item has it and all
// of them together can: 五级报考60人，合格52人；四级报考40人，合格32人；三级报考18人，合格17人，获证101人. Where it is not what they add up to, it is doubted.
func ofWholes(counts []count) []count {
	counts = withLater(counts)
	for i := range counts {
		k := &counts[i]
		field := slices.Index(countFields[:], k.field)
		if field < 1 || k.period || k.echo || k.fact.At.Row > 0 || k.key.Occupation == "" && k.key.Level == "" {
			continue
		}
		v, ok := k.fact.Value.(int)
		whole := widerOf(counts, k.key, field)
		if !ok || whole < 0 || v <= countAt(counts, k.key, whole) {
			continue
		}
		for _, of := range wholesOf(k.key) {
			sum, alone := sumBeside(counts, k.key, of, whole, field)
			if !alone || v > sum || countAt(counts, of, field) >= 0 {
				continue
			}
			if k.key = of; v != sum {
				k.fact.Doubt = fmt.Sprintf("多于前面一项的人数，看来是各项合计，而各项%s之和为%d，请核对", fieldNames[countPaths[whole]], sum)
			}
			break
		}
	}
	return counts
}

// withLater leaves out those who passed at first where the certificates show that others passed later: 24人过关，4人补考后又有3人过关，合计27人取得证书.
func withLater(counts []count) []count {
	if !anyCount(counts, func(k *count) bool { return k.later > 0 }) {
		return counts
	}
	for i := range counts {
		k := &counts[i]
		v, _ := k.fact.Value.(int)
		k.out = k.later > 0 && countAt(counts, k.key, 3) == v+k.later
	}
	return kept(counts)
}

// wholesOf are the rows that a row can be an item of, the nearest first.
func wholesOf(of RowKey) []RowKey {
	var out []RowKey
	if of.Level != "" {
		out = append(out, RowKey{Programme: of.Programme, Occupation: of.Occupation})
	}
	if of.Occupation != "" {
		out = append(out, RowKey{Programme: of.Programme})
	}
	return out
}

// widerOf is the nearest wider count that a row states, -1 where it states none.
func widerOf(counts []count, of RowKey, field int) int {
	for field--; field >= 0; field-- {
		if countAt(counts, of, field) >= 0 {
			return field
		}
	}
	return -1
}

// countAt is what the counts of the year say of a field of a row, -1 where they say nothing.
func countAt(counts []count, of RowKey, field int) int {
	for i := range counts {
		if k := &counts[i]; k.field == countFields[field] && k.key == of && !k.period && !k.echo {
			if v, ok := k.fact.Value.(int); ok {
				return v
			}
		}
	}
	return -1
}

// sumBeside adds up a count over the rows that divide a whole as one does. alone is false where that is the only one, or where another of them has
// the second count.
func sumBeside(counts []count, one, whole RowKey, sum, second int) (total int, alone bool) {
	var items []RowKey
	for i := range counts {
		k := &counts[i]
		sameDepth := (k.key.Level == "") == (one.Level == "") && (k.key.Occupation == "") == (one.Occupation == "")
		if !sameDepth || k.key.Programme != one.Programme || whole.Occupation != "" && k.key.Occupation != whole.Occupation || k.period || k.echo || slices.Contains(items, k.key) {
			continue
		}
		if k.key != one && countAt(counts, k.key, second) >= 0 {
			return 0, false
		}
		if v := countAt(counts, k.key, sum); v >= 0 {
			items, total = append(items, k.key), total+v
		}
	}
	return total, len(items) > 1
}
