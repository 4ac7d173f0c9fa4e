package extract

import (
	"slices"
	"strings"
)

// inChapter gives the rooms that a block names to the chapter that it stands in; another occupation that is not filed is only a piece of their
// names: the 钳工车间 of the 工具钳工.
func (r *Reading) inChapter(b *Block, rooms []room) {
	c := b.chapter(itsRooms)
	if c == nil {
		return
	}
	for i := range rooms {
		k := &rooms[i]
		if b.Table == nil && roomsOfAll.In(b.Text()[k.sentence:k.end]) {
			continue
		}
		if b.Table == nil && strings.Contains(b.Text()[k.sentence:k.end], "共用") {
			k.f.Doubt = sharedRoom
		}
		k.chapter = c
		if k.occupation != "" && !slices.ContainsFunc(r.Names.filed(), func(n Name) bool { return n.Text == k.occupation }) {
			k.occupation = ""
		}
	}
}

// roomsOfAll are the words by which a sentence in a chapter speaks of a room of all occupations.
var roomsOfAll = listOf("统一", "公用", "公共", "各职业", "所有职业", "全部职业", "各工种", "个职业", "个工种")

// ofChapters puts the figures of one kind that stand in a chapter together to one of its occupation, as those of a report that has no
// chapters are: the chapters are then the rows of a table. Rooms that are of another occupation by their own words stay what they are.
func ofChapters(rooms []room, what, field string) []room {
	if !slices.ContainsFunc(rooms, func(k room) bool { return k.chapter != nil }) {
		return rooms
	}
	var out []room
	read := map[*chapter]bool{}
	for i := range rooms {
		k := &rooms[i]
		if !k.inChapterOf(what, field) {
			out = append(out, *k)
			continue
		}
		if read[k.chapter] {
			continue
		}
		read[k.chapter] = true
		var list []*room
		for j := i; j < len(rooms); j++ {
			if o := &rooms[j]; o.chapter == k.chapter && o.inChapterOf(what, field) {
				list = append(list, o)
			}
		}
		if f, ok := wholeOf(list, nil, what); ok {
			one := *k
			one.f, one.occupation, one.from, one.table, one.whole, one.counted = f, k.chapter.title(), "chapters", true, false, 0
			if one.place = k.name; generalRoom(k.name) && !alikeThroughout(rooms, what) {
				one.place += one.occupation
			}
			out = append(out, one)
		}
	}
	return out
}

// inChapterOf reports whether a figure is of a kind, and of the occupation of the chapter that it stands in.
func (k *room) inChapterOf(what, field string) bool {
	return k.chapter != nil && k.what == what && k.field == field && what != "office" && (k.occupation == "" || k.occupation == k.chapter.title())
}

// title is the occupation of a chapter, its heading where that names several.
func (c *chapter) title() string {
	if c.name != nil {
		return c.name.Text
	}
	return c.heading.Text()
}

// alikeThroughout reports whether the rooms of a kind measure alike in all chapters, in whatever is said of them.
func alikeThroughout(rooms []room, what string) bool {
	first := map[string]*room{}
	for i := range rooms {
		k := &rooms[i]
		if k.chapter == nil || k.what != what {
			continue
		}
		if f := first[k.field]; f == nil {
			first[k.field] = k
		} else if f.size() != k.size() {
			return false
		}
	}
	return true
}

// ownRooms are the rooms of chapters without those that are another one's, used together with it and as large: 与钳工共用考场80平方米.
func ownRooms(single []*room) []*room {
	var out []*room
	for _, k := range single {
		shared := k.chapter != nil && k.f.Doubt == sharedRoom
		if !shared || !slices.ContainsFunc(single, func(o *room) bool {
			return o != k && o.chapter != nil && o.f.Doubt != sharedRoom && o.size() == k.size()
		}) {
			out = append(out, k)
		}
	}
	return out
}
