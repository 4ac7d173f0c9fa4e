package main

import (
	_ "embed"
	"strings"
	"sync"

	"nianping"
)

// printedForms are the printed words of the form and of its companion workbook, blank and prefilled, as a reader sees them. To
// write and read the four forms for each comparison would take more than ten times as long; a test holds the file to them.
//
//go:embed forms.txt
var printedForms string

// formEnd stands between two forms.
const formEnd = "\f"

// boilerplate is what all may share when their texts are compared: the notice, and the printed words of the forms.
var boilerplate = sync.OnceValue(newBoilerplate)

func newBoilerplate() *nianping.Boilerplate {
	return nianping.NewBoilerplate(strings.Split(printedForms, formEnd)...)
}
