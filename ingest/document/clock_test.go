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

func TestAnInputsTimeGoesSlowerWhereTheMachineIsSlow(t *testing.T) {
	t.Parallel()
	around, end := WithTime(context.Background(), 50*time.Millisecond)
	defer end()
	ctx, stop := WithTime(around, 50*time.Millisecond)
	defer stop()
	restore := Slow(ctx, 1000)
	Pause(ctx)() // goes on as slowly
	time.Sleep(150 * time.Millisecond)
	if ctx.Err() != nil || around.Err() != nil {
		t.Fatalf("the clock went as fast as before: %v %v", ctx.Err(), around.Err())
	}
	restore()
	restore() // once is enough
	select {
	case <-ctx.Done():
	case <-time.After(10 * time.Second):
		t.Fatal("the clock did not go on as before")
	}
	Slow(ctx, 2)()                  // after the end nothing happens
	Slow(context.Background(), 2)() // nor without a clock
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
