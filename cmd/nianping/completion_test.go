package main

import (
	"bytes"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// TestTheManualAndTheCompletionsKnowEveryCommandAndFlag walks THE list of commands.
func TestTheManualAndTheCompletionsKnowEveryCommandAndFlag(t *testing.T) {
	t.Parallel()
	app := newApp(nil, nil, time.Now)
	written := map[string]string{}
	for _, args := range [][]string{{"man"}, {"completion", "bash"}, {"completion", "zsh"}} {
		var out, talk bytes.Buffer
		if status := run(t.Context(), args, &out, &talk, time.Now); status != 0 {
			t.Fatalf("%v: %d %s", args, status, &talk)
		}
		written[args[len(args)-1]] = out.String()
	}
	n := 0
	for _, p := range commandPaths(app) {
		for _, f := range p.command.Flags {
			for _, word := range flagWords(f) {
				n++
				for name, text := range written {
					want := word
					if name == "man" {
						want = roff(word)
					}
					if !strings.Contains(text, want) {
						t.Errorf("%s lacks %s of %q", name, word, p.words)
					}
				}
			}
		}
		if p.words != "" && (!strings.Contains(written["man"], roff("nianping "+p.words)) || !strings.Contains(written["zsh"], zshFunction(p.words)+"() {") || !strings.Contains(written["bash"], `at="`+p.words+`"`)) {
			t.Errorf("%q is missing", p.words)
		}
	}
	if n < 50 {
		t.Errorf("only %d flags", n)
	}
}

func TestBashCompletesCommandsAndFlags(t *testing.T) {
	t.Parallel()
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("no bash")
	}
	var script bytes.Buffer
	if err := writeBash(&script, newApp(nil, nil, time.Now)); err != nil {
		t.Fatal(err)
	}
	script.WriteString("\nCOMP_WORDS=(nianping \"$@\"); COMP_CWORD=$#; _nianping; echo \"${COMPREPLY[*]}\"\n")
	for line, want := range map[string]string{"eva": "evaluate", "registry im": "import", "-w evaluate stat": "status", "registry -w x expo": "export", "evaluate --reg": "--registry", "evaluate --year ": "", "ingest fi": ""} {
		cmd := exec.Command(bash, append([]string{"-s", "--"}, strings.Split(line, " ")...)...)
		cmd.Stdin = bytes.NewReader(script.Bytes())
		out, err := cmd.CombinedOutput()
		if got := strings.TrimSpace(string(out)); err != nil || got != want {
			t.Errorf("%q: %q, want %q (%v)", line, got, want, err)
		}
	}
}

func TestTextOfTheManualIsNoCommandOfRoff(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{".xlsx 文件": `\&.xlsx 文件`, `C:\年评`: `C:\e年评`, "--year": `\-\-year`, "'甲'": `\&'甲'`} {
		if got := roff(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
