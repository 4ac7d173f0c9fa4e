package extract

// siteTraining reads the trainings that the chapters of single sites count, each on its own.
type siteTraining struct {
	r     *Reading
	whole *trainingCounts
	sites []oneSite
}

// oneSite is what a site counts.
type oneSite struct {
	name   string
	counts *trainingCounts
}

// of is where the figures of a block belong: to the site of its chapter, or to the whole where it speaks of all sites.
func (k *siteTraining) of(b *Block) *trainingCounts {
	s := b.site()
	if s == "" || b.Table == nil && sumsSites.MatchString(b.Text()) || b.Table != nil && sumsSites.MatchString(b.Table.captionText()) {
		return k.whole
	}
	for _, o := range k.sites {
		if o.name == s {
			return o.counts
		}
	}
	o := oneSite{s, newTrainingCounts(k.r, &Collector{rule: k.whole.c.rule})}
	k.sites = append(k.sites, o)
	return o.counts
}

// settle gives the year the sums of the sites where nothing else is the year's, for a person to look at.
func (k *siteTraining) settle() {
	for _, o := range k.sites {
		o.counts.settleYear()
		o.counts.settleDenied()
		mentionLists.takeBack(o.counts.room)
	}
	for _, kind := range [...]string{"social", "subsidised", "total"} {
		for _, what := range [...]string{"people", "classes"} {
			field := kind + "_" + what
			var first *Fact
			sum, most, given := 0, 0, 0
			for _, o := range k.sites {
				if f := o.counts.fact(field); f != nil {
					v := f.Value.(int)
					sum, most, given = sum+v, max(most, v), given+1
					if first == nil {
						first = f
					}
				}
			}
			switch f := k.whole.fact(field); {
			case first == nil:
			case f != nil:
				if f.Value.(int) < most && f.Doubt == "" {
					f.Doubt = lessThanSite
				}
			default:
				k.whole.put(field, sum, Fact{At: first.At, Text: first.Text, Doubt: k.r.doubtOfSum(given)})
			}
		}
	}
}

// hasTraining reports whether the report has a part on training.
func (r *Reading) hasTraining() bool {
	for i := range r.Blocks {
		if b := &r.Blocks[i]; b.Section == TrainingPart && !b.Heading && !b.Margin && !b.Note && (b.Table != nil || b.Text() != "") {
			return true
		}
	}
	return false
}

// countsTrainingKind reports whether a paragraph or table of another part counts trainings of a kind: of a report by sites that has no part on training.
func (b *Block) countsTrainingKind() bool {
	switch {
	case b.Section == Plans:
		return false
	case b.Table != nil:
		return b.Table.anyCell(func(s string) bool { return runeCount(s) <= 14 && isKind(trainingKind(s)) })
	}
	return trainingKinds(b.Text()) && countsTrained(b)
}
