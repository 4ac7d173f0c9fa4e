package extract

import (
	"strings"
	"testing"
)

func TestPeopleMayBeDescribedByLabels(t *testing.T) {
	t.Parallel()
	lists(t, "", []string{"考评员信息："}, [][2]string{
		{"姓名：王志远  性别：男  工种：电工  证号：DG01  有效期：2026年5月", "王志远 男 电工 DG01 2026-05"},
		{"1.姓名：王志远，考评职业：焊工，级别：高级考评员，证书编号：HG01；2.姓名：李小梅，考评职业：电工，级别：考评员，证书编号：DG02。", "王志远 焊工 senior HG01; 李小梅 电工 examiner DG02"},
	})
	lists(t, "", []string{"考生信息："}, [][2]string{{"姓名：王志远  性别：男  工种：电工  证号：DG01  有效期：2026年5月", ""}})
}

func TestAListIsOfTheOccupationOfTheLineAboveIt(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ lines, want string }{
		{"职业名称：电工\n考评员：王志远、李小梅\n职业名称：焊工\n考评员：孙小红、周长河", "王志远 电工; 李小梅 电工; 孙小红 焊工; 周长河 焊工"},
		{"1.电工（五级至三级）\n考评员：王志远、李小梅", "王志远 电工; 李小梅 电工"},
		{"职业：电工\n等级：五级至三级\n考评员：王志远、李小梅", "王志远 电工; 李小梅 电工"},
		{"焊工操作间有10个工位。\n考评员：王志远、李小梅", "王志远; 李小梅"},
	} {
		lines := strings.Split(c.lines, "\n")
		if got := listed("", lines...); got != c.want {
			t.Errorf("%s\n gives %s\n want  %s", c.lines, got, c.want)
		}
	}
}

func TestOccupationsAreThoseThatTheWordsAroundAListSayItsPeopleExamine(t *testing.T) {
	t.Parallel()
	lists(t, "", nil, [][2]string{
		{"考评员4人，王志远、李小梅2人可考电工、焊工两个工种，孙小红、周长河2人只考焊工。", "王志远 电工; 李小梅 电工; 王志远 焊工; 李小梅 焊工; 孙小红 焊工; 周长河 焊工"},
		{"考评员有王志远、李小梅，均可考评电工五级至三级。", "王志远 电工 3; 李小梅 电工 3"},
		{"现有高级考评员2人（王志远、李小梅），考评员2人（钱大有、赵春兰），均可考评电工；焊工考评员有孙小红、周长河。", "王志远 电工 senior; 李小梅 电工 senior; 钱大有 电工 examiner; 赵春兰 电工 examiner; 孙小红 焊工; 周长河 焊工"},
		{"电工考评员有王志远、李小梅，还可考评焊工。", "王志远 电工; 李小梅 电工; 王志远 焊工; 李小梅 焊工"},
		{"电工、焊工共用考评员2人：王志远、李小梅。", "王志远 电工; 李小梅 电工; 王志远 焊工; 李小梅 焊工"},
		{"电工、焊工考评员：王志远、李小梅。", "王志远 电工?; 李小梅 电工?; 王志远 焊工?; 李小梅 焊工?"},
		{"考评员王志远、李小梅考评焊工时发现设备问题，及时报告。", "王志远; 李小梅"},
	})
}

func TestWhoIsMeantToBecomeAnExaminerIsNoneYet(t *testing.T) {
	t.Parallel()
	lists(t, "", nil, [][2]string{
		{"2025年计划增聘电工考评员王志远、李小梅。目前电工考评员有钱大有、赵春兰。", "钱大有 电工; 赵春兰 电工"},
		{"拟再聘请王志远、李小梅为电工考评员。", ""},
		{"按计划报备后，由电工考评员王志远、李小梅考评。", "王志远 电工; 李小梅 电工"},
		{"上年度电工考评员为王志远、李小梅、钱大有3人，本年度新增孙小红，共4人。", "王志远 电工; 李小梅 电工; 钱大有 电工; 孙小红 电工"},
	})
}

func TestARenewedCertificateIsValidUntilItsNewDate(t *testing.T) {
	t.Parallel()
	lists(t, "", nil, [][2]string{
		{"电工考评员3人：王志远、李小梅、钱大有，其中李小梅的证书2024年10月到期，已换发新证，有效期至2027年10月，其余2人有效期至2026年3月。焊工考评员2人：孙小红、周长河。",
			"王志远 电工 2026-03; 李小梅 电工 2027-10; 钱大有 电工 2026-03; 孙小红 焊工; 周长河 焊工"},
		{"电工考评员2人：王志远、李小梅，其中李小梅为高级考评员，证书有效期均至2027年10月。", "王志远 电工 2027-10; 李小梅 电工 senior 2027-10"},
		{"电工考评员2人：王志远、李小梅，其中李小梅的证书2024年10月到期，其余有效期至2026年3月。", "王志远 电工 2026-03; 李小梅 电工 2024-10"},
	})
}

func TestItemsInBracketsMayHoldNumberAndDateWithoutLabels(t *testing.T) {
	t.Parallel()
	got := listed("", "考评员名单如下：", "1、王志远（电工，高级考评员，DG2201，2026.05）", "2、李小梅（焊工，考评员，HG2202，2025.11）")
	if want := "王志远 电工 senior DG2201? 2026-05; 李小梅 焊工 examiner HG2202? 2025-11"; got != want {
		t.Errorf("gives %s\n want %s", got, want)
	}
	got = listed("", "考评员简介：", "王志远，男，高级技师，持电工高级考评员证（证号DG01），证书有效期至2026年6月。")
	if want := "王志远 男 电工 senior DG01 2026-06"; got != want {
		t.Errorf("gives %s\n want %s", got, want)
	}
}
