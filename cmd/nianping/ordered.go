package main

import (
	"context"
	"iter"
	"runtime"
	"sync"
)

// batch stores what comes one by one several at a time.
type batch[T any] struct {
	size    int
	store   func([]T) error
	waiting []T
}

// add stores what waits once there is enough of it.
func (b *batch[T]) add(list ...T) error {
	if b.waiting = append(b.waiting, list...); len(b.waiting) < b.size {
		return nil
	}
	return b.end()
}

// end stores what still waits.
func (b *batch[T]) end() error {
	if len(b.waiting) == 0 {
		return nil
	}
	err := b.store(b.waiting)
	b.waiting = b.waiting[:0]
	return err
}

// inOrder works on all that in yields, on all cores, and hands the results to take in the order of in, one at a time. No more
// than ahead results wait, so that memory does not grow with their number; neither feeding, working nor taking waits for the
// others beyond that. The first error stops everything and is returned; so does the end of the context.
func inOrder[T, R any](ctx context.Context, ahead int, in iter.Seq[T], work func(context.Context, T) (R, error), take func(R) error) error {
	type job struct {
		in   T
		out  R
		err  error
		done chan struct{}
	}
	ctx, stop := context.WithCancelCause(ctx)
	pending, jobs := make(chan *job, ahead), make(chan *job)
	var running sync.WaitGroup
	defer running.Wait()
	defer stop(nil)
	running.Go(func() {
		defer close(pending)
		defer close(jobs)
		for x := range in {
			j := &job{in: x, done: make(chan struct{})}
			select {
			case pending <- j:
			case <-ctx.Done():
				return
			}
			select {
			case jobs <- j:
			case <-ctx.Done():
				return
			}
		}
	})
	for range runtime.GOMAXPROCS(0) {
		running.Go(func() {
			for j := range jobs {
				j.out, j.err = work(ctx, j.in)
				close(j.done)
			}
		})
	}
	for j := range pending {
		select {
		case <-j.done:
		case <-ctx.Done():
			return ctx.Err()
		}
		if j.err == nil {
			j.err = take(j.out)
		}
		if j.err != nil {
			return j.err
		}
	}
	return ctx.Err()
}
