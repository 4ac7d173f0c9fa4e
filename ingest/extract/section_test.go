package extract

import (
	"fmt"
	"testing"
)

func TestATitleOfTwoPartsOpensBoth(t *testing.T) {
	t.Parallel()
	for title, want := range map[string]string{
		"认定工作和基础条件":    "[evaluation foundation]",
		"评价工作及队伍建设":    "[evaluation foundation]",
		"评价工作总体情况":     "[overview]",
		"人和地方":         "[foundation]",
		"下一步培训和评价工作打算": "[plans]",
	} {
		if got := fmt.Sprint(partsOf(title)); got != want {
			t.Errorf("%s opens %s, want %s", title, got, want)
		}
	}
}
