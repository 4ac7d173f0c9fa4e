package document

import (
	"context"
	"sync"
	"time"
)

// clock is the time of one input (Limits.Time), as a context that ends when it is up.
type clock struct {
	context.Context // of the whole run

	done   chan struct{}
	mu     sync.Mutex
	err    error // why it ended
	timer  *time.Timer
	left   time.Duration // when the clock was last set going
	since  time.Time
	pauses int
	pace   time.Duration // how many seconds count as one
}

type clockKey struct{}

// WithTime gives a context that ends with context.DeadlineExceeded when an input has used up its time.
func WithTime(ctx context.Context, limit time.Duration) (context.Context, context.CancelFunc) {
	c := &clock{Context: ctx, done: make(chan struct{}), left: limit, since: time.Now(), pace: 1}
	c.mu.Lock()
	c.timer = time.AfterFunc(limit, c.up)
	c.mu.Unlock()
	leave := context.AfterFunc(ctx, func() { c.end(ctx.Err()) })
	return c, func() {
		leave()
		c.end(context.Canceled)
	}
}

// Pause stops the clock of an input, and those around it, until resume is called: waiting for other inputs, or for what is made
// once for all of them, is not this one's time. Pauses may overlap. Without a clock in ctx nothing happens.
func Pause(ctx context.Context) (resume func()) {
	c, ok := ctx.Value(clockKey{}).(*clock)
	if !ok {
		return func() {}
	}
	around := Pause(c.Context)
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.pauses++; c.pauses == 1 {
		c.halt()
	}
	return sync.OnceFunc(func() {
		c.mu.Lock()
		defer c.mu.Unlock()
		if c.pauses--; c.pauses == 0 {
			c.run()
		}
		around()
	})
}

// Slow has the clock of an input, and those around it, go factor times slower until restore is called: where it is the machine's
// fault that something takes longer. Without a clock in ctx nothing happens.
func Slow(ctx context.Context, factor int) (restore func()) {
	c, ok := ctx.Value(clockKey{}).(*clock)
	if !ok {
		return func() {}
	}
	around := Slow(c.Context, factor)
	c.atPace(func() { c.pace *= time.Duration(factor) })
	return sync.OnceFunc(func() {
		c.atPace(func() { c.pace /= time.Duration(factor) })
		around()
	})
}

// atPace changes the pace.
func (c *clock) atPace(change func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.pauses == 0 {
		c.halt()
		defer c.run()
	}
	change()
}

// halt stops the clock, and run sets it going. The caller holds the lock.
func (c *clock) halt() {
	if c.timer.Stop() {
		c.left -= time.Since(c.since) / c.pace
	}
}

func (c *clock) run() {
	if c.err == nil {
		c.since = time.Now()
		c.timer = time.AfterFunc(max(c.left, 0)*c.pace, c.up)
	}
}

func (c *clock) up() { c.end(context.DeadlineExceeded) }

// end ends the context, once.
func (c *clock) end(err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.err == nil {
		c.err = err
		c.timer.Stop()
		close(c.done)
	}
}

// Done and Err are those of the input's time and of the run around it, whichever ends first.
func (c *clock) Done() <-chan struct{} { return c.done }

// Err is context.DeadlineExceeded when the time is up, else as of the context around it.
func (c *clock) Err() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.err
}

// Value lets Pause find the clock.
func (c *clock) Value(key any) any {
	if key == (clockKey{}) {
		return c
	}
	return c.Context.Value(key)
}
