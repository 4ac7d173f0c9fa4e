package ingest

import (
	"context"
	"path/filepath"
	"testing"

	"nianping/ingest/document"
)

// roomsPromised is what the rooms of single occupations are held to. Some labels give a room to nobody that its name gives to an
// occupation (餐厅服务实操考场); these count as errors.
var roomsPromised = bars{precision: 0.965, recall: 0.97, silent: 0.035}

// TestRoomsAreGivenToTheirOccupations scores venues/by_occupation in the documents whose gold labels it.
func TestRoomsAreGivenToTheirOccupations(t *testing.T) {
	t.Parallel()
	golds, err := filepath.Glob("../fixtures/corpus/*.gold.json")
	if err != nil {
		t.Fatal(err)
	}
	all, labelled := tally{}, 0
	for _, g := range golds {
		gold, name, data := withGold(t, g)
		venues, _ := gold["venues"].(object)
		if set := unlearntSet(g); venues["by_occupation"] == nil || set > "m" || set == "ah" || set == "aj" { // the sets that are being learnt from
			continue
		}
		labelled++
		report, _, err := Read(context.Background(), name, data, document.Limits{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		one := tally{}
		one.scorer(t, gold, report).rooms()
		all.take(t, filepath.Base(name), one)
	}
	if labelled < 20 {
		t.Errorf("only %d documents", labelled)
	}
	roomsPromised.hold(t, "rooms of occupations", all)
}

func (s *scorer) rooms() {
	s.rows("venues/by_occupation", []string{"theory_area", "theory_seats", "practical_area", "practical_stations"},
		func(r object, loose bool) string { return name(r["occupation"], loose) })
}
