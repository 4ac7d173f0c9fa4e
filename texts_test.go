package nianping

import (
	"errors"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
)

func TestAnIndexInPartsLeadsToTheSameTexts(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(5, 6))
	runs := make([]uint32, 50) // few, so that some are shared by more texts than are kept
	for i := range runs {
		runs[i] = rng.Uint32()
	}
	var all []uint64
	for range 5000 {
		all = append(all, uint64(runs[rng.IntN(len(runs))])<<32|uint64(rng.IntN(200)))
	}
	alone := runs[0] ^ 1
	all = append(all, uint64(alone)<<32|7)
	slices.Sort(all)
	whole := newPostings(all)
	for _, parts := range []int{1, 2, 7, 100} {
		x := make(runIndex, parts)
		for k := range x {
			x[k] = newPostings(slices.DeleteFunc(slices.Clone(all), func(a uint64) bool { return x.part(uint32(a>>32)) != k }))
		}
		for _, run := range runs {
			if got := x.of(run); len(got) < 2 || !slices.Equal(got, whole.of(run)) {
				t.Errorf("in %d parts a run leads to %v, in one to %v", parts, got, whole.of(run))
			}
		}
		if x.of(alone) != nil {
			t.Errorf("in %d parts a run of one text leads to others", parts)
		}
	}
	if len(whole.of(runs[7])) != postingsKept {
		t.Errorf("a run of all leads to %d texts", len(whole.of(runs[7])))
	}
}

// brokenStore is a disk that fails when it is read.
type brokenStore struct{ inMemory }

var errBroken = errors.New("broken")

func (*brokenStore) ReadAt([]byte, int64) (int, error) { return 0, errBroken }

func TestATextThatCannotBeReadAgainIsNoTextWithoutACopy(t *testing.T) {
	t.Parallel()
	for _, broken := range []bool{false, true} {
		var store TextStore = new(inMemory)
		if broken {
			store = new(brokenStore)
		}
		text := noticeText[:len(noticeText)/2] + "徽州某学校自行编写的一段总结，与别家的都不一样，也不在通知里面，内容足够长"
		texts := NewTexts(NewBoilerplate(), store)
		for _, name := range []string{"甲", "乙"} {
			if err := texts.Add(name, name, 2024, texts.Print(text)); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := texts.Check(func(int) string { return text }); errors.Is(err, errBroken) != broken {
			t.Errorf("broken: %v, error: %v", broken, err)
		}
	}
}

func TestMarksThatFewHoldAreForgotten(t *testing.T) {
	t.Parallel()
	var h holders
	for _, x := range []struct {
		what string
		who  int32
	}{{"甲", 3}, {"乙", 1}, {"甲", 1}, {"甲", 3}, {"丙", 2}, {"丙", 2}, {"甲", 2}, {"乙", 2}} {
		h.add(newMark(x.what, 2024), x.who)
	}
	h.end(3)
	if want := map[peerMark][]int32{newMark("甲", 2024): {1, 2, 3}}; !reflect.DeepEqual(h.by, want) {
		t.Errorf("got %v, want %v", h.by, want)
	}
	if newMark("甲", 2023) == newMark("甲", 2024) || newMark("甲") == newMark("乙") {
		t.Error("two things share a mark")
	}
}
