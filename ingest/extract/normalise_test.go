package extract

import "testing"

// Words that begin a clause on some of those just counted are read as 其中, and quoted as they are written.
func TestOtherWordsForSomeOfThem(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"合格125人。内中五级64人":      "合格125人。其中五级64人",
		"合格125人，当中五级64人":      "合格125人,其中五级64人",
		"合格125人（内中五级64人）":     "合格125人(其中五级64人)",
		"内中高级工8人":             "其中高级工8人",
		"年内中级工报考8人":           "年内中级工报考8人",
		"他们当中五级64人，内部督导3次":    "他们当中五级64人,内部督导3次",
		"国内中小企业送来30人，中小企业共5家": "国内中小企业送来30人,中小企业共5家",
	} {
		v := NewView(text)
		if v.Text != want {
			t.Errorf("%s is read as %s, want %s", text, v.Text, want)
		}
		if got := v.Original(0, len(v.Text)); got != text {
			t.Errorf("%s is quoted as %s", text, got)
		}
	}
}
