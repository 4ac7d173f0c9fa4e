package ingest

import (
	"testing"
	"time"

	"nianping"
)

func TestAFoldersDateIsRead(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"20250526":            "2025-05-26",
		"2025.5.28":           "2025-05-28",
		"5月28日":               "2025-05-28",
		"5月28号收":              "2025-05-28",
		"2025-05-28":          "2025-05-28",
		"2025_5_28 邮箱":        "2025-05-28",
		"2025年5月28日收件":        "2025-05-28",
		"２０２５．５．２８":           "2025-05-28",
		"收件20250526（第二批）":     "2025-05-26",
		"2024年度总结20250526":    "2025-05-26",
		"某校2024年度总结5月28日":     "2025-05-28",
		"20250526 2025.5.26":  "2025-05-26",
		"2025.5.26-2025.5.28": "",
		"5月26日、5月28日":         "",
		"20250532":            "",
		"2025.13.1":           "",
		"2月30日":               "",
		"120250526":           "",
		"34100220250526001":   "",
		"2024年度":              "",
		"第5.28条":              "",
		"总结":                  "",
		"":                    "",
	} {
		d, ok := FolderDate(name, 2025)
		if got := d.String(); ok != (want != "") || ok && got != want {
			t.Errorf("%q: got %s %v, want %q", name, got, ok, want)
		}
	}
	if d, ok := FolderDate("5月28日", 0); ok {
		t.Errorf("a day without a year: %v", d)
	}
}

func TestWhenAFileWasReceivedFollowsTheContract(t *testing.T) {
	t.Parallel()
	at := func(s string) time.Time {
		v, err := time.Parse(time.RFC3339, s)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	mail := MailInfo{Received: at("2025-05-28T01:30:00Z"), Date: at("2025-05-27T20:00:00+08:00")}
	dated := MailInfo{Date: at("2025-05-27T20:00:00+08:00")}
	logged := &nianping.Received{At: "2025-06-01", Source: "收件登记"}
	given := &nianping.Received{At: "2025-06-02", Source: "--received"}
	mtime := at("2025-06-03T08:00:00+08:00")
	for name, c := range map[string]struct {
		clues Clues
		at    string
		weak  bool
	}{
		"the mail's topmost Received before all":   {Clues{Mails: []MailInfo{mail}, Logged: logged, Folders: []string{"20250526"}, Given: given, Modified: mtime}, "2025-05-28T09:30:00+08:00", false},
		"else the mail's Date":                     {Clues{Mails: []MailInfo{dated}, Logged: logged, Folders: []string{"20250526"}, Given: given, Modified: mtime}, "2025-05-27T20:00:00+08:00", false},
		"the outer mail before the inner":          {Clues{Mails: []MailInfo{mail, dated}}, "2025-05-28T09:30:00+08:00", false},
		"the inner mail where the outer is mute":   {Clues{Mails: []MailInfo{{Subject: "x"}, dated}, Logged: logged}, "2025-05-27T20:00:00+08:00", false},
		"else the receipt log":                     {Clues{Mails: []MailInfo{{}}, Logged: logged, Folders: []string{"20250526"}, Given: given, Modified: mtime}, "2025-06-01", false},
		"else the folder":                          {Clues{Folders: []string{"20250526"}, Given: given, Modified: mtime}, "2025-05-26", false},
		"the nearest folder first":                 {Clues{Folders: []string{"20250526", "2025.5.28", "某校"}, Given: given}, "2025-05-28", false},
		"a day without a year takes the given":     {Clues{Folders: []string{"5月28日"}, Year: 2025, Given: given}, "2025-05-28", false},
		"or that of the folder above":              {Clues{Folders: []string{"2026年收件", "5月28日"}, Year: 2025}, "2026-05-28", false},
		"but not the year of the reports":          {Clues{Folders: []string{"2024年度总结", "5月28日"}, Year: 2025}, "2025-05-28", false},
		"a folder on the disk before the sender's": {Clues{Folders: []string{"20250530", "某校.zip", "20250315"}}, "2025-05-30", false},
		"the sender's where there is no other":     {Clues{Folders: []string{"某校", "材料.zip", "5月28日"}, Year: 2025}, "2025-05-28", false},
		"an archive that is named by its day":      {Clues{Folders: []string{"某校", "20250528收件.zip"}}, "2025-05-28", false},
		"not one that is named by its content":     {Clues{Folders: []string{"某校", "某校20241231总结.zip"}, Given: given}, "2025-06-02", false},
		"else what the officer says":               {Clues{Folders: []string{"某校"}, Given: given, Modified: mtime}, "2025-06-02", false},
		"else the file's own time, weakly":         {Clues{Modified: mtime}, "2025-06-03T08:00:00+08:00", true},
		"nothing is known":                         {Clues{}, "", false},
	} {
		if got := c.clues.Received(); got.At != c.at || got.Weak != c.weak || (got.At != "") != (got.Source != "") {
			t.Errorf("%s: got %+v, want %s", name, got, c.at)
		}
	}
}
