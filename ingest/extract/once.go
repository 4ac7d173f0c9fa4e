package extract

// once is what is told when it is first asked for, and kept.
type once[T any] struct {
	value T
	known bool
}

// of is what a function tells, which is asked the first time only.
func (o *once[T]) of(tell func() T) T {
	if !o.known {
		o.value, o.known = tell(), true
	}
	return o.value
}
