package main

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"nianping"
)

// scored is what score says of the one institution that inDoubt makes.
func scored(t *testing.T, dir string) nianping.Evaluation {
	t.Helper()
	code, out, talk := runLine(t, "-w", dir, "score", "--year", "2024", "--format", "json")
	var list []struct {
		Grade       nianping.GradeName
		Provisional bool
		Vetoed      bool
		Vetoes      []nianping.Veto
	}
	if err := json.Unmarshal([]byte(out), &list); code != 0 || err != nil || len(list) != 1 {
		t.Fatalf("exit %d, %v\n%s%s", code, err, out, talk)
	}
	return nianping.Evaluation{Grade: list[0].Grade, Provisional: list[0].Provisional, Vetoed: list[0].Vetoed, Vetoes: list[0].Vetoes}
}

func TestAnOfficerEndsTheCorrectionRoundAndDecidesWhatNoFindingSuggests(t *testing.T) {
	t.Parallel()
	dir, _ := inDoubt(t)
	if e := scored(t, dir); !e.Provisional || e.Vetoed {
		t.Fatalf("补正期没有结束的应为初评：%+v", e)
	}
	file := filepath.Join(t.TempDir(), "r.xlsx")
	if code, out, talk := runLine(t, "-w", dir, "review", "export", "-o", file, "--year", "2024"); code != 0 {
		t.Fatal(code, out, talk)
	}
	last := [4]string{nianping.SheetPenalties, "3", nianping.ColVerdict, nianping.VerdictYes} // the row that ends the round
	fillIn(t, file, last, [4]string{nianping.SheetPenalties, "3", nianping.ColOfficer, "王"})
	if code, out, talk := runLine(t, "-w", dir, "review", "import", file); code != 0 {
		t.Fatal(code, out, talk)
	}
	if e := scored(t, dir); e.Provisional || e.Vetoed {
		t.Errorf("补正期结束后仍为初评：%+v", e)
	}
	added := func(code, document string) [][4]string {
		return [][4]string{{nianping.SheetPenalties, "4", nianping.ColName, "黄山市甲职业培训学校"}, {nianping.SheetPenalties, "4", nianping.ColYear, "2024"}, {nianping.SheetPenalties, "4", nianping.ColFinding, code},
			{nianping.SheetPenalties, "4", nianping.ColVerdict, nianping.VerdictYes}, {nianping.SheetPenalties, "4", nianping.ColDecidedOn, "2025-06-20"}, {nianping.SheetPenalties, "4", nianping.ColDocument, document}, {nianping.SheetPenalties, "4", nianping.ColOfficer, "王"}}
	}
	for _, wrong := range []struct{ code, document, want string }{{"V99 没有这一条", "黄人社〔2025〕8号", "没有代码为“V99”的扣分或否决"}, {"V4 提供虚假材料", "", "要写认定日期和文号"}} {
		fillIn(t, file, added(wrong.code, wrong.document)...)
		if code, _, talk := runLine(t, "-w", dir, "review", "import", file); code != 1 || !strings.Contains(talk, wrong.want) {
			t.Errorf("exit %d，应说%s：\n%s", code, wrong.want, talk)
		}
	}
	fillIn(t, file, added("V4 提供虚假材料", "黄人社〔2025〕8号")...)
	if code, out, talk := runLine(t, "-w", dir, "review", "import", file); code != 0 {
		t.Fatal(code, out, talk)
	}
	e := scored(t, dir)
	if e.Grade != nianping.Failing || !e.Vetoed {
		t.Fatalf("认定否决后为%s", e.Grade)
	}
	for _, v := range e.Vetoes {
		if v.Code == "V4" && (v.By != "王" || v.On != "2025-06-20" || v.Document != "黄人社〔2025〕8号") {
			t.Errorf("谁、何时、文号没有记全：%+v", v)
		}
	}
}
