package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"math/big"
	"sort"
	"strings"

	"nianping"
	"nianping/render/table"
)

// compareRubrics prints what another scoring standard would change: who moves, and by which items most.
func compareRubrics(ctx context.Context, out io.Writer, e *evaluated, other *nianping.Rubric) error {
	b := bufio.NewWriter(out)
	hash := other.Hash()
	fmt.Fprintf(b, "现行标准 %s（%.12s）与 %s（%.12s）比较\n", e.rubric.Name, e.rubricHash, other.Name, hash)
	for k := range e.years {
		y := &e.years[k]
		now, why, err := e.by(ctx, y, other, hash)
		if err != nil {
			return err
		}
		t := table.Table{Columns: []table.Column{{Title: "机构名称"}, {Title: "总分"}, {Title: "等次"}, {Title: "同类名次"}, {Title: "主要原因"}}}
		same := 0
		for i := range now {
			was, now := &y.standings[i], &now[i]
			if !was.Owed {
				continue
			}
			if was.Total.String() == now.Total.String() && was.Grade == now.Grade && rankWord(was.Rank) == rankWord(now.Rank) {
				same++
				continue
			}
			t.Rows = append(t.Rows, []string{was.Institution, moved(was.Total.String(), now.Total.String()), moved(string(was.Grade), string(now.Grade)),
				moved(rankWord(was.Rank), rankWord(now.Rank)), why[i]})
		}
		fmt.Fprintf(b, "\n%d年度：%d家有变化，%d家不变\n", y.year, len(t.Rows), same)
		if len(t.Rows) > 0 {
			if err := t.Write(b); err != nil {
				return err
			}
		}
	}
	return b.Flush()
}

// by evaluates the cases of a year by another scoring standard: their standings, ranked, and what moved each of them.
func (e *evaluated) by(ctx context.Context, y *evaluatedYear, other *nianping.Rubric, hash string) (standings []nianping.Standing, why []string, err error) {
	type change struct {
		now nianping.Standing
		why string
	}
	err = inOrder(ctx, casesAhead, e.institutions(), func(ctx context.Context, i int) (change, error) {
		c, _, was, err := e.open(ctx, y, i)
		if err != nil {
			return change{}, err
		}
		now := nianping.EvaluateHashed(c, other, hash)
		return change{now.Standing(), strings.Join(append(cutOffs(was, &now, e.rubric, other), movers(was, &now)...), "，")}, nil
	}, func(x change) error {
		standings, why = append(standings, x.now), append(why, x.why)
		return nil
	})
	nianping.RankStandings(standings)
	return standings, why, err
}

func moved(was, now string) string {
	if was == now {
		return now
	}
	return was + "→" + now
}

// cutOffs are the grades between two that another standard gives from another total on.
func cutOffs(was, now *nianping.Evaluation, before, after *nianping.Rubric) []string {
	var words []string
	if was.Grade == now.Grade {
		return nil
	}
	for _, g := range after.Grades {
		for _, h := range before.Grades {
			if g.Grade == h.Grade && (g.Grade == was.Grade || g.Grade == now.Grade) && g.Min.Points().Cmp(h.Min.Points()) != 0 {
				words = append(words, fmt.Sprintf("%s线%s→%s", g.Grade, h.Min, g.Min))
			}
		}
	}
	return words
}

// movers are the three items that change most, in points of their share of the total.
func movers(was, now *nianping.Evaluation) []string {
	type change struct {
		code string
		by   *big.Rat
	}
	before, after := shares(was), shares(now)
	var list []change
	seen := map[string]bool{}
	for _, e := range []*nianping.Evaluation{was, now} {
		for _, item := range e.Items {
			if seen[item.Code] {
				continue
			}
			seen[item.Code] = true
			by := new(big.Rat)
			if v := after[item.Code]; v != nil {
				by.Add(by, v)
			}
			if v := before[item.Code]; v != nil {
				by.Sub(by, v)
			}
			if by.Sign() != 0 {
				list = append(list, change{item.Code + item.Name, by})
			}
		}
	}
	sort.SliceStable(list, func(i, j int) bool {
		return new(big.Rat).Abs(list[i].by).Cmp(new(big.Rat).Abs(list[j].by)) > 0
	})
	var words []string
	if was.Grade != now.Grade {
		words = append(words, strings.TrimSuffix(now.GradeReason, "。"))
	} else if len(list) == 0 {
		words = append(words, "得分和等次不变，随其他机构移动")
	}
	for _, c := range list[:min(3, len(list))] {
		sign := "+"
		if c.by.Sign() < 0 {
			sign = ""
		}
		words = append(words, c.code+sign+nianping.PointsFrom(c.by).Short())
	}
	return words
}

// shares are the points that each item gives to the total: 100 × points ÷ known maximum.
func shares(e *nianping.Evaluation) map[string]*big.Rat {
	known := new(big.Rat)
	for _, c := range e.Categories {
		known.Add(known, c.Known.Rat())
	}
	out := map[string]*big.Rat{}
	if known.Sign() == 0 {
		return out
	}
	for _, item := range e.Items {
		if item.Points != nil {
			v := new(big.Rat).Mul(item.Points.Rat(), big.NewRat(100, 1))
			out[item.Code] = v.Quo(v, known)
		}
	}
	return out
}
