package extract

import "strings"

// cellMetrics are the counts that every cell of a table holds, as the words about it list them: 格内“报考/合格”;
// 报考-实考-合格; nil where no words do.
func cellMetrics(text string) []string {
	var list []string
	mark, end := "", 0
	for h := range metricWords.each(text) {
		between := ""
		if h.Start >= end {
			between = text[end:h.Start]
		}
		if len(list) > 0 && (between != "/" && between != "-" || mark != "" && between != mark || !isMetric[h.Row.Means]) {
			if len(list) > 1 {
				break
			}
			list, mark = nil, ""
		}
		if isMetric[h.Row.Means] {
			if len(list) > 0 {
				mark = between
			}
			list = append(list, h.Row.Means)
		}
		end = h.End
	}
	if len(list) < 2 {
		return nil
	}
	return list
}

// shortMetrics are the single words that clerks set before the figures of one cell: 报45 过41.
var shortMetrics = map[string]string{"报": "registered", "考": "examined", "实": "examined", "到": "examined", "过": "passed", "合": "passed", "格": "passed", "证": "certified"}

// markedCounts are what the figures of a cell count, each of which has its own word before it: 报45 过41, 报考56 合格50. nil
// where one has none, or there is one figure alone.
func markedCounts(s string, numbers []Number) []string {
	if len(numbers) < 2 {
		return nil
	}
	var list []string
	end := 0
	for _, n := range numbers {
		word := strings.Trim(s[end:n.Start], " /,、;:")
		m, ok := shortMetrics[word]
		if !ok {
			m = headerWords.Means(word)
		}
		if !isMetric[m] {
			return nil
		}
		list, end = append(list, m), n.UnitEnd
	}
	if strings.Trim(s[end:], " 。;") != "" {
		return nil
	}
	return list
}

// marksCounts reports whether a cell says itself what its figures count.
func marksCounts(s string) bool {
	return len(s) <= 40 && hasDigit(s) && markedCounts(s, Numbers(s)) != nil
}
