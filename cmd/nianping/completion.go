package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v2"
)

func completionCommand() *cli.Command {
	shell := func(name, usage string, write func(io.Writer, *cli.App) error) *cli.Command {
		return &cli.Command{Name: name, Usage: usage, Action: func(c *cli.Context) error {
			return write(c.App.Writer, newApp(nil, nil, clockOf(c)))
		}}
	}
	return &cli.Command{Name: "completion", Usage: "输出命令行补全脚本（bash、zsh）", Subcommands: []*cli.Command{
		shell("bash", "bash 的补全：source <(nianping completion bash)", writeBash),
		shell("zsh", "zsh 的补全：nianping completion zsh > 补全目录/_nianping", writeZsh),
	}}
}

// commandPath is a command with the words that name it.
type commandPath struct {
	words   string // registry import; "" for the program
	command *cli.Command
}

// commandPaths are the program and all its commands, those above before those below.
func commandPaths(app *cli.App) []commandPath {
	list := []commandPath{{"", &cli.Command{Subcommands: app.Commands, Flags: app.Flags}}}
	var below func(prefix string, commands []*cli.Command)
	below = func(prefix string, commands []*cli.Command) {
		for _, k := range commands {
			list = append(list, commandPath{prefix + k.Name, k})
			below(prefix+k.Name+" ", k.Subcommands)
		}
	}
	below("", app.Commands)
	return list
}

// flagWords are a flag's names with their dashes.
func flagWords(f cli.Flag) []string { return strings.Split(flagNames(f), ", ") }

// takesValue reports whether a word must follow a flag.
func takesValue(f cli.Flag) bool {
	d, ok := f.(cli.DocGenerationFlag)
	return ok && d.TakesValue()
}

// writeBash writes the completion for bash: commands, then flags after a dash, files for all else.
func writeBash(w io.Writer, app *cli.App) error {
	var s strings.Builder
	s.WriteString("# bash completion for nianping\n_nianping() {\n\tlocal current=${COMP_WORDS[COMP_CWORD]} at= skip= i word\n")
	s.WriteString("\tfor ((i = 1; i < COMP_CWORD; i++)); do\n\t\tword=${COMP_WORDS[i]}\n\t\tif [[ $skip ]]; then skip=; continue; fi\n\t\tcase \"$at/$word\" in\n")
	paths := commandPaths(app)
	for _, p := range paths[1:] {
		above, name := "", p.words
		if k := strings.LastIndexByte(p.words, ' '); k >= 0 {
			above, name = p.words[:k], p.words[k+1:]
		}
		fmt.Fprintf(&s, "\t\t%q) at=%q ;;\n", above+"/"+name, p.words)
	}
	s.WriteString("\t\tesac\n\t\tcase \"$at:$word\" in\n")
	for _, p := range paths {
		for _, f := range p.command.Flags {
			if !takesValue(f) {
				continue
			}
			for _, name := range flagWords(f) {
				pattern := fmt.Sprintf("%q", p.words+":"+name)
				if p.words == "" { // the program's own may stand behind any command
					pattern = "*:" + name
				}
				fmt.Fprintf(&s, "\t\t%s) skip=1 ;;\n", pattern)
			}
		}
	}
	s.WriteString("\t\tesac\n\tdone\n\tCOMPREPLY=()\n\tif [[ $skip ]]; then return; fi\n\tcase \"$at\" in\n")
	for _, p := range paths {
		var flags []string
		for _, f := range p.command.Flags {
			flags = append(flags, flagWords(f)...)
		}
		flags = append(flags, "--help")
		if p.words != "" {
			flags = append(flags, "-w", "--workspace")
		}
		fmt.Fprintf(&s, "\t%q)\n\t\tif [[ $current == -* ]]; then COMPREPLY=($(compgen -W %q -- \"$current\")); ", p.words, strings.Join(flags, " "))
		if len(p.command.Subcommands) > 0 {
			fmt.Fprintf(&s, "else COMPREPLY=($(compgen -W %q -- \"$current\")); ", strings.Join(subcommandNames(p.command), " "))
		}
		s.WriteString("fi ;;\n")
	}
	s.WriteString("\tesac\n}\ncomplete -o default -F _nianping nianping\n")
	_, err := io.WriteString(w, s.String())
	return err
}

// writeZsh writes the completion for zsh, with what each command and flag does.
func writeZsh(w io.Writer, app *cli.App) error {
	var s strings.Builder
	s.WriteString("#compdef nianping\n")
	paths := commandPaths(app)
	for _, p := range paths {
		fmt.Fprintf(&s, "%s() {\n", zshFunction(p.words))
		var args []string
		for _, f := range p.command.Flags {
			args = append(args, zshFlag(f)...)
		}
		if p.words != "" {
			for _, f := range app.Flags {
				args = append(args, zshFlag(f)...)
			}
		}
		args = append(args, "'--help[显示帮助]'")
		if len(p.command.Subcommands) == 0 {
			args = append(args, "'*:输入:_files'")
			fmt.Fprintf(&s, "\t_arguments -s %s\n}\n", strings.Join(args, " \\\n\t\t"))
			continue
		}
		args = append(args, "'1: :->command'", "'*:: :->rest'")
		fmt.Fprintf(&s, "\tlocal state line\n\tlocal -a list\n\t_arguments -C %s\n\tcase $state in\n\tcommand)\n\t\tlist=(\n", strings.Join(args, " \\\n\t\t"))
		for _, k := range p.command.Subcommands {
			fmt.Fprintf(&s, "\t\t\t'%s:%s'\n", k.Name, zshWords(k.Usage))
		}
		s.WriteString("\t\t)\n\t\t_describe 命令 list ;;\n\trest)\n\t\tcase $line[1] in\n")
		for _, k := range p.command.Subcommands {
			fmt.Fprintf(&s, "\t\t%s) %s ;;\n", k.Name, zshFunction(strings.TrimSpace(p.words+" "+k.Name)))
		}
		s.WriteString("\t\tesac ;;\n\tesac\n}\n")
	}
	s.WriteString("if [ \"$funcstack[1]\" = _nianping ]; then _nianping \"$@\"; else compdef _nianping nianping; fi\n")
	_, err := io.WriteString(w, s.String())
	return err
}

// zshFunction names the function that completes a command.
func zshFunction(words string) string {
	return strings.TrimSuffix("_nianping_"+strings.ReplaceAll(words, " ", "_"), "_")
}

// zshFlag describes a flag to _arguments, once for each of its names.
func zshFlag(f cli.Flag) (list []string) {
	names, usage, ok := describeFlag(f)
	if !ok {
		return nil
	}
	for _, name := range flagWords(f) {
		word := fmt.Sprintf("'%s[%s]", name, zshWords(usage))
		if takesValue(f) {
			value := names[strings.LastIndexByte(names, ' ')+1:]
			word += fmt.Sprintf(":%s:_files", zshWords(value))
		}
		list = append(list, word+"'")
	}
	return list
}

// zshWords makes a text harmless within the quotes, brackets and colons of _arguments.
func zshWords(s string) string {
	return strings.NewReplacer("'", "’", ":", "：", "[", "（", "]", "）", `\`, "", "\n", " ").Replace(s)
}
