package main

import (
	"context"
	"errors"
	"math/rand/v2"
	"reflect"
	"slices"
	"sync/atomic"
	"testing"
	"time"
)

func count(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

func TestResultsComeInOrderAndFewWait(t *testing.T) {
	t.Parallel()
	const ahead = 8
	var begun, taken, most atomic.Int64
	var got []int
	err := inOrder(context.Background(), ahead, count(500), func(_ context.Context, i int) (int, error) {
		begun.Add(1)
		most.Store(max(most.Load(), begun.Load()-taken.Load()))
		time.Sleep(rand.N(200 * time.Microsecond))
		return 2 * i, nil
	}, func(n int) error {
		taken.Add(1)
		got = append(got, n/2)
		return nil
	})
	if err != nil || !slices.Equal(got, slices.Collect(count(500))) {
		t.Fatal(err, got)
	}
	if most.Load() > ahead+3 {
		t.Errorf("%d results waited", most.Load())
	}
}

func TestTheFirstErrorOrTheEndOfTheContextStopsTheWork(t *testing.T) {
	t.Parallel()
	bad := errors.New("bad")
	for name, c := range map[string]struct{ work, take int }{"work": {50, -1}, "take": {-1, 50}} {
		n := 0
		err := inOrder(context.Background(), 4, count(10_000), func(_ context.Context, i int) (int, error) {
			if i == c.work {
				return 0, bad
			}
			return i, nil
		}, func(i int) error {
			if n++; i == c.take {
				return bad
			}
			return nil
		})
		if !errors.Is(err, bad) || n < 50 || n > 51 {
			t.Errorf("%s: %v after %d", name, err, n)
		}
	}
	ctx, stop := context.WithCancel(context.Background())
	err := inOrder(ctx, 4, count(10_000), func(context.Context, int) (int, error) { return 0, nil }, func(int) error { stop(); return nil })
	if !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

func TestBatchesAreStoredInOrderWhileTheWorkGoesOn(t *testing.T) {
	t.Parallel()
	var stored [][]int
	during := make(chan bool)
	err := inBatches(3, func(list []int) error {
		if len(stored) == 0 {
			during <- true
		}
		stored = append(stored, list)
		return nil
	}, func(add func(...int) error) error {
		err := add(1, 2, 3, 4)
		<-during // the work has not ended
		return errors.Join(err, add(5), add(6), add(7), add(8))
	})
	if want := [][]int{{1, 2, 3, 4}, {5, 6, 7}, {8}}; err != nil || !reflect.DeepEqual(stored, want) {
		t.Errorf("%v, %v", stored, err)
	}
}

func TestTheFirstErrorOfStoreOrWorkStopsBoth(t *testing.T) {
	t.Parallel()
	bad := errors.New("bad")
	stored, added := 0, 0
	err := inBatches(2, func([]int) error {
		if stored++; stored == 3 {
			return bad
		}
		return nil
	}, func(add func(...int) error) error {
		for ; ; added++ {
			if err := add(added); err != nil {
				return err
			}
		}
	})
	if !errors.Is(err, bad) || stored != 3 || added > 10 {
		t.Errorf("%v after %d batches and %d things", err, stored, added)
	}
	stored = 0
	err = inBatches(2, func(list []int) error {
		stored += len(list)
		return nil
	}, func(add func(...int) error) error { return errors.Join(add(1), add(2), add(3), bad) })
	if !errors.Is(err, bad) || stored != 2 {
		t.Errorf("%v, %d stored", err, stored)
	}
	err = inBatches(2, func([]int) error { return bad }, func(add func(...int) error) error { return add(1) })
	if !errors.Is(err, bad) {
		t.Errorf("an error of the last batch is lost: %v", err)
	}
}

func TestASequenceEndsWithItsReaderOrTheFirstError(t *testing.T) {
	t.Parallel()
	bad := errors.New("bad")
	work := func(_ context.Context, i int) (int, error) {
		if i == 300 {
			return i, bad
		}
		return i, nil
	}
	for _, end := range []int{0, 7, 1000} {
		n := 0
		for i, err := range eachInOrder(context.Background(), 4, count(1000), work) {
			if err != nil {
				if n != 300 || !errors.Is(err, bad) {
					t.Errorf("%v after %d results", err, n)
				}
				break
			}
			if i != n {
				t.Errorf("result %d came as number %d", i, n)
			}
			if n == end {
				break
			}
			n++
		}
		if n != min(end, 300) {
			t.Errorf("%d results of %d", n, end)
		}
	}
}
