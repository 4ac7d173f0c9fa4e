package extract

import (
	"fmt"
	"strings"
	"testing"
)

// derivedIn prints the level counts that the program adds up of two paragraphs on parts of the year.
func derivedIn(paragraphs ...string) string {
	var out []string
	doc := written("", append(opened("三、评价工作开展情况", "（一）总体情况", "备案职业为电工，五级、四级、三级。"), paragraphs...)...)
	for _, f := range readBy(outcomeFacts, doc) {
		if f.Of.Level != "" && f.Of.Occupation == "" {
			s := fmt.Sprintf("%s%c%v", f.Of.Level, strings.TrimPrefix(f.Field, "outcomes/")[0], f.Value)
			if !f.Derived {
				s += "!"
			}
			out = append(out, s)
		}
	}
	return strings.Join(out, " ")
}

func TestLevelsToldByHalvesAreAddedUpAndNeverOneHalfTheYears(t *testing.T) {
	t.Parallel()
	first, second := "上半年报考80人，合格70人。其中五级报考50人、合格45人，四级报考30人、合格25人。", "下半年报考60人，合格48人。其中五级报考40人、合格33人，三级报考20人、合格15人。"
	if got, want := derivedIn("全年报考140人，合格118人。", first, second), "5r90 5p78 4r30 4p25 3r20 3p15"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	for name, paragraphs := range map[string][]string{
		"another total":          {"全年报考150人，合格128人。", first, second},
		"one half":               {"全年报考140人，合格118人。", first},
		"levels that do not fit": {"全年报考140人，合格118人。", strings.Replace(first, "五级报考50人、合格45人", "五级报考55人、合格40人", 1), second},
	} {
		if got := derivedIn(paragraphs...); got != "" {
			t.Errorf("%s: %s, want nothing", name, got)
		}
	}
}

func TestWhatIsDividedBehindASentenceIsWhoseItsFiguresAre(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"2023年报考90人，合格80人。其中五级报考60人、合格55人。": "",
		"据通报，全市共报考900人。其中五级报考600人。":         "",
		"报考90人，合格80人，比2023年多5人。其中五级报考60人。":  "5r60!",
	} {
		if got := derivedIn(text); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

func TestPartsThatAreDividedAgainAddUpOnce(t *testing.T) {
	t.Parallel()
	doc := written("", append(opened("三、评价工作开展情况", "（一）总体情况", "备案职业为电工、焊工，五级、四级。"),
		"报考70人，其中电工40人，焊工30人；合格60人，其中电工35人（五级20人、四级15人），焊工25人（五级15人、四级10人）。")...)
	for _, f := range readBy(outcomeFacts, doc) {
		if f.Doubt != "" {
			t.Errorf("%s: %s", f, f.Doubt)
		}
	}
}
