package extract

import "slices"

// inChapter gives the rooms that a block names to the chapter that it stands in.
func (b *Block) inChapter(rooms []room) {
	if c := b.chapter(itsRooms); c != nil {
		for i := range rooms {
			rooms[i].chapter = c
		}
	}
}

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
