package extract

import (
	"slices"
	"sync"
)

// Kind is what a number counts or is. Only People and Certificates can be a count of candidates in prose, and Plain in
// a table whose header says so.
type Kind uint8

// The kinds of numbers. The units that make them are rows of lexicon/units.tsv.
const (
	Plain        Kind = iota // no unit
	People                   // 人, 人次, 名
	Certificates             // 本, 张, 份
	Rate                     // per cent
	Points                   // percentage points: a difference
	Batches                  // 批, 批次
	Classes                  // 期, 个班
	Times                    // 次, 场, 场次
	Area                     // m²
	Seats                    // 个考位, 机位, 座
	Stations                 // 个工位
	Items                    // 个, 个职业 and other things
	Money                    //
	Duration                 // 年, 个月, 天
	Year                     // 2024年
	Day                      // a date or a part of one
	Code                     // document numbers, codes, phones, identity numbers
	Ordinal                  // 第一, 第3批
	LevelNumber              // 三级
	Other                    // 岁, 米 and other things that nobody asks for
	Vague                    // 数十, 三四百: never a value
	Former                   // the 6 of 由6次增加到11次: never a value
	notUnit                  // a word that begins like a unit and is none
)

// kindNames are the kinds as the lexicon of units names them.
var kindNames = [...]string{"", "people", "cert", "rate", "points", "batch", "class", "times", "area", "seat", "station", "item", "money", "duration",
	"year", "date", "code", "ordinal", "level", "other", "vague", "former", "not"}

func (k Kind) String() string { return kindNames[k] }

// Sign is how exactly a number is said.
type Sign uint8

// The signs that make a number more or less than a count.
const (
	Exact   Sign = iota
	About        // 约, 左右
	Fewer        // 近, 不足
	More         // 余, 超过
	AtLeast      // 以上, 不少于
	AtMost       // 以下, 不超过
)

func (s Sign) String() string { return [...]string{"", "~", "<", ">", ">=", "<="}[s] }

// unitKinds are the kinds of number that the rows of the lexicon of units make.
var unitKinds = sync.OnceValue(func() []Kind {
	kinds := make([]Kind, len(unitWords.Rows()))
	for i, row := range unitWords.Rows() {
		k := slices.Index(kindNames[:], row.Means)
		if k < 0 {
			panic("lexicon units: no kind of number " + row.Means)
		}
		kinds[i] = Kind(k)
	}
	return kinds
})

// unit is a word of the lexicon of units: its row and one more, 0 for none. Numbers hold it in place of the word so that
// lists of them have no pointers in them.
type unit uint16

// beginningUnit is the longest unit with which a text begins, and the kind of number that it makes.
func beginningUnit(text string) (unit, Kind) {
	i := unitWords.index(text)
	if i < 0 {
		return 0, Plain
	}
	return unit(i + 1), unitKinds()[i]
}

// String is the unit as written, normalised; "" where there is none.
func (u unit) String() string {
	if u == 0 {
		return ""
	}
	return unitWords.rows[u-1].Word
}
