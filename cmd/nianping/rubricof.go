package main

import (
	"fmt"
	"os"

	"github.com/urfave/cli/v2"

	"nianping"
)

// rubricOf is the scoring standard of --rubric, else the default one.
func rubricOf(c *cli.Context) (*nianping.Rubric, error) {
	file := c.String("rubric")
	if file == "" {
		return nianping.DefaultRubric(), nil
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("评分标准“%s”读不出来：%w", file, err)
	}
	r, err := nianping.ParseRubric(data)
	if err != nil {
		return nil, fmt.Errorf("评分标准“%s”：%w", file, err)
	}
	return r, nil
}
