package main

import (
	"context"
	"iter"
	"runtime"
	"sync"
)

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
