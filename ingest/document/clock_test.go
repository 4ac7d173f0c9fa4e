package document

import (
	"context"
	"errors"
	"testing"
	"time"
)

func TestAnInputsTimeStandsStillWhileItWaitsForOthers(t *testing.T) {
	t.Parallel()
	whole, end := WithTime(context.Background(), 80*time.Millisecond)
	defer end()
	ctx, stop := WithTime(whole, 80*time.Millisecond) // a clock within a clock: both stand still
	defer stop()
	child, cancel := context.WithCancel(ctx)
	defer cancel()
	outer, inner := Pause(child), Pause(child) // found through contexts in between; pauses overlap
	inner()
	inner() // once is enough
	time.Sleep(200 * time.Millisecond)
	if ctx.Err() != nil || whole.Err() != nil {
		t.Fatalf("the clock ran while it stood still: %v %v", ctx.Err(), whole.Err())
	}
	outer()
	select {
	case <-child.Done():
	case <-time.After(10 * time.Second):
		t.Fatal("the clock did not go on")
	}
	if !errors.Is(ctx.Err(), context.DeadlineExceeded) || !errors.Is(child.Err(), context.DeadlineExceeded) {
		t.Errorf("%v %v", ctx.Err(), child.Err())
	}
	Pause(ctx)() // after the end nothing happens
}

func TestAnInputsTimeEndsWithTheWholeRun(t *testing.T) {
	t.Parallel()
	run, interrupt := context.WithCancel(context.Background())
	ctx, stop := WithTime(run, time.Hour)
	defer stop()
	interrupt()
	<-ctx.Done()
	if !errors.Is(ctx.Err(), context.Canceled) {
		t.Errorf("%v", ctx.Err())
	}
	Pause(context.Background())() // without a clock nothing happens
}
