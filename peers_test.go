package nianping_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"nianping"
)

func noToken(*nianping.Examiner) string { return "" }

// prose makes n sentences of invented words that no other prose shares but by chance.
func prose(rng *rand.Rand, n int) []string {
	var out []string
	for range n {
		var b strings.Builder
		for range 20 + rng.IntN(30) {
			b.WriteRune(rune(0x4E00 + rng.IntN(3000)))
		}
		out = append(out, b.String()+fmt.Sprintf("共%d人。", rng.IntN(500)))
	}
	return out
}

func check(texts []string, institutions []string, years []int) [][]nianping.Finding {
	b := nianping.NewBoilerplate()
	prints := make([]nianping.Fingerprint, len(texts))
	for i := range texts {
		prints[i] = nianping.NewFingerprint(institutions[i], institutions[i], years[i], nil, texts[i], noToken, b)
	}
	return nianping.CheckPeers(prints, func(i int) string { return texts[i] }, b, nil)
}

func TestNearDuplicatesAreThoseOfTheExactPairwiseComparison(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(7, 8))
	b := nianping.NewBoilerplate()
	var texts, institutions []string
	var years []int
	for i := range 60 { // a third copies a random part of an earlier one
		lines := prose(rng, 12)
		if i > 0 && rng.IntN(3) == 0 {
			from := strings.Split(texts[rng.IntN(i)], "\n")
			take := rng.IntN(len(from) + 1)
			lines = append(slices.Clone(from[:take]), prose(rng, 12-min(take, 11))...)
		}
		rng.Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
		texts = append(texts, strings.Join(lines, "\n"))
		institutions = append(institutions, fmt.Sprintf("机构%d", i))
		years = append(years, 2024)
	}
	found := check(texts, institutions, years)
	duplicates := 0
	for i := range texts {
		want := false
		for j := range texts {
			want = want || i != j && nianping.TextShare(texts[i], texts[j], b) >= 0.6
		}
		if got := slices.Contains(codes(found[i]), "NEAR_DUPLICATE"); got != want {
			t.Errorf("第%d份查出雷同为%v，逐对比较为%v", i, got, want)
		}
		if want {
			duplicates++
		}
	}
	if duplicates < 5 || duplicates > 50 {
		t.Fatalf("%d份雷同，样本不能说明问题", duplicates)
	}
}

func TestWhatEverybodyCopiesFromTheNoticeIsNotCopying(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(9, 10))
	a := nianping.NoticeText() + strings.Join(prose(rng, 10), "\n")
	b := nianping.NoticeText() + strings.Join(prose(rng, 10), "\n")
	for _, list := range check([]string{a, b}, []string{"甲", "乙"}, []int{2024, 2024}) {
		if len(list) > 0 {
			t.Errorf("照录通知文字被当作雷同：%s", list[0].Message)
		}
	}
}

func TestACopyWithOtherNumbersAndNamesIsFoundOnBothSides(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(11, 12))
	original := strings.Join(prose(rng, 12), "\n") + "徽岭学校全年报考一百二十人。"
	copied := strings.NewReplacer("徽岭", "云谷", "一百二十", "八十八", "共", "计").Replace(original)
	for i, list := range check([]string{original, copied, strings.Join(prose(rng, 12), "\n")}, []string{"甲", "乙", "丙"}, []int{2024, 2023, 2024}) {
		if got := slices.Contains(codes(list), "NEAR_DUPLICATE"); got != (i < 2) {
			t.Errorf("第%d份查出雷同为%v", i, got)
		}
	}
}

func TestLastYearsOwnTextMayReturnUpToALimit(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(13, 14))
	last := prose(rng, 20)
	for _, kept := range []int{14, 19} { // about 70 % and 95 %
		now := append(slices.Clone(last[:kept]), prose(rng, 20-kept)...)
		list := check([]string{strings.Join(last, "\n"), strings.Join(now, "\n")}, []string{"甲", "甲"}, []int{2023, 2024})
		if len(list[0]) > 0 {
			t.Error("上年的总结不因下一年而雷同")
		}
		if got := len(list[1]) > 0 && list[1][0].About == nianping.AboutLastYear; got != (kept == 19) {
			t.Errorf("保留%d段，查出照抄上年为%v", kept, got)
		}
	}
}

func TestTheCorpusHoldsNoCopies(t *testing.T) {
	t.Parallel()
	var texts, names []string
	var years []int
	for name, text := range corpusTexts(t) {
		texts, names, years = append(texts, text), append(names, name), append(years, 2024)
	}
	for i, list := range check(texts, names, years) {
		for _, f := range list {
			t.Errorf("%s：%s", names[i], f.Message)
		}
	}
}

// peer is a fingerprint of a clean report with changes.
func peer(name string, change func(r *nianping.Report)) nianping.Fingerprint {
	r := cleanCase().Report
	for i := range r.Examiners {
		r.Examiners[i].Name += name
		r.Examiners[i].CertificateNo = p(name + *r.Examiners[i].CertificateNo)
		r.Examiners[i].IDNumber = nil
	}
	if change != nil {
		change(r)
	}
	token := func(e *nianping.Examiner) string { return nianping.ExaminerKey([]byte("k"), e) }
	return nianping.NewFingerprint(name, name, 2024, r, "", token, nianping.NewBoilerplate())
}

func TestPersonsListsAndRatesAreComparedAcrossInstitutions(t *testing.T) {
	t.Parallel()
	guest := func(r *nianping.Report) { r.Examiners[0].Name, r.Examiners[0].CertificateNo = "客明", p("GUEST1") }
	prints := []nianping.Fingerprint{
		peer("甲", guest), peer("乙", guest), peer("丙", guest), peer("丁", nil),
		peer("戊", func(r *nianping.Report) { r.Outcomes[0].Passed = p(12) }), // 电工五级 20 %, the others 85 %
		peer("己", func(r *nianping.Report) {
			for i := range r.Examiners[:6] {
				r.Examiners[i].Name = string([]rune("赵钱孙李周吴")[i]) + "明丁"
			}
		}),
	}
	found := nianping.CheckPeers(prints, func(int) string { return "" }, nianping.NewBoilerplate(), nil)
	want := [][]string{{"EXAMINER_SHARED"}, {"EXAMINER_SHARED"}, {"EXAMINER_SHARED"}, {"EXAMINER_LIST_COPIED"}, {"PEER_OUTLIER"}, {"EXAMINER_LIST_COPIED"}}
	for i := range want {
		if got := codes(found[i]); !slices.Equal(got, want[i]) {
			t.Errorf("第%d家查出%v，应为%v", i, got, want[i])
		}
	}
	slices.Reverse(prints)
	again := nianping.CheckPeers(prints, func(int) string { return "" }, nianping.NewBoilerplate(), nil)
	for i := range want {
		if got := codes(again[len(want)-1-i]); !slices.Equal(got, want[i]) {
			t.Errorf("换序后第%d家查出%v，应为%v", i, got, want[i])
		}
	}
}
