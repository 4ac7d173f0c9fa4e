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
}

type clockKey struct{}

// WithTime gives a context that ends with context.DeadlineExceeded when an input has used up its time.
func WithTime(ctx context.Context, limit time.Duration) (context.Context, context.CancelFunc) {
	c := &clock{Context: ctx, done: make(chan struct{}), left: limit, since: time.Now()}
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
	if c.pauses++; c.pauses == 1 && c.timer.Stop() {
		c.left -= time.Since(c.since)
	}
	return sync.OnceFunc(func() {
		c.resume()
		around()
	})
}

func (c *clock) resume() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.pauses--; c.pauses == 0 && c.err == nil {
		c.since = time.Now()
		c.timer = time.AfterFunc(max(c.left, 0), c.up)
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
