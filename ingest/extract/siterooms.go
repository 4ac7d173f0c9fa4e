package extract

// onSites gives rooms the site of whose chapter they are.
func (r *Reading) onSites(rooms []room) {
	if r.sites == nil {
		return
	}
	for i := range rooms {
		k := &rooms[i]
		k.part = r.siteOf(k.f.At, k.sentence)
	}
}

// wholeOfParts is the figure for all rooms of a kind. Those of the chapters of single sites count where there are no others: their sum then, for a
// person to look at.
func wholeOfParts(shared, single []*room, what string) (Fact, bool) {
	type rooms struct{ shared, single []*room }
	bySite := map[string]*rooms{}
	var order []string
	put := func(k *room, own bool) {
		at := bySite[k.part]
		if at == nil {
			at = &rooms{}
			bySite[k.part] = at
			order = append(order, k.part)
		}
		if own {
			at.single = append(at.single, k)
		} else {
			at.shared = append(at.shared, k)
		}
	}
	for _, k := range shared {
		put(k, false)
	}
	for _, k := range single {
		put(k, true)
	}
	if len(order) == 0 || len(order) == 1 && order[0] == "" {
		return wholeOf(shared, single, what)
	}
	sum, most := Fact{}, 0.0
	for _, s := range order {
		f, ok := wholeOf(bySite[s].shared, bySite[s].single, what)
		v, _ := amount(f.Value)
		switch {
		case !ok || s == "":
			continue
		case sum.Value == nil:
			sum = f
		default:
			all, _ := amount(sum.Value)
			if sum.Value = all + v; !measured(f.Value) {
				sum.Value = int(all + v)
			}
		}
		most = max(most, v)
	}
	if here := bySite[""]; here != nil {
		f, ok := wholeOf(here.shared, here.single, what)
		if v, _ := amount(f.Value); ok && v < most && f.Doubt == "" {
			f.Doubt = lessThanSite
		}
		return f, ok
	}
	if sum.Doubt = sitesAdded; len(order) == 1 {
		sum.Doubt = notAllSites
	}
	return sum, sum.Value != nil
}

// measured reports whether a value is an area and not a number of places.
func measured(v any) bool {
	_, ok := v.(float64)
	return ok
}
