package nianping

import (
	"regexp"
	"sync"
)

// Expression is a regular expression that is compiled when it is first asked for, so that a command starts without those that
// it does not need. It is made where variables are; a test compiles all, since a mistake in the text would be found late.
func Expression(text string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(text) })
}
