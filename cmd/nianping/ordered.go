package main

import (
	"context"
	"errors"
	"iter"
	"runtime"
	"sync"
)

// inBatches runs work, which hands things one by one to add, and stores so many of them at a time while the work goes on: who
// adds waits only where a whole batch lies ready behind the one that is being stored. What is left is stored when the work has
// ended well. The first error of the store stops the work, by what add returns, and is returned; nothing is stored after it.
func inBatches[T any](size int, store func([]T) error, work func(add func(...T) error) error) error {
	ready, ended := make(chan []T, 1), make(chan struct{})
	var failed error // of the store; to be read when it has ended
	go func() {
		defer close(ended)
		for list := range ready {
			if failed = store(list); failed != nil {
				return
			}
		}
	}()
	var waiting []T
	hand := func() error {
		select {
		case ready <- waiting:
			waiting = nil
			return nil
		case <-ended:
			return failed
		}
	}
	err := work(func(list ...T) error {
		if waiting = append(waiting, list...); len(waiting) < size {
			return nil
		}
		return hand()
	})
	if err == nil && len(waiting) > 0 {
		err = hand()
	}
	close(ready)
	<-ended
	if err == nil {
		err = failed
	}
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
	cores := runtime.GOMAXPROCS(0)
	pending, jobs := make(chan *job, ahead), make(chan *job, cores) // one lies ready for each: who is done does not wait for in
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
	for range cores {
		running.Go(func() {
			for j := range jobs {
				if j.err = ctx.Err(); j.err == nil {
					j.out, j.err = work(ctx, j.in)
				}
				j.in = *new(T) // it may be large, and the result may wait long
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

// eachInOrder is inOrder as a sequence, which ends with the first error.
func eachInOrder[T, R any](ctx context.Context, ahead int, in iter.Seq[T], work func(context.Context, T) (R, error)) iter.Seq2[R, error] {
	return func(yield func(R, error) bool) {
		err := inOrder(ctx, ahead, in, work, func(x R) error {
			if !yield(x, nil) {
				return errEnough
			}
			return nil
		})
		if err != nil && !errors.Is(err, errEnough) {
			yield(*new(R), err)
		}
	}
}
