package main

import (
	"path/filepath"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"
)

// commandLine is a command line put into the order in which urfave/cli reads it.
type commandLine struct {
	command *cli.Command // the command named, nil for none
	path    string       // its whole name: registry import; "" for none
	help    bool         // help was asked for: print it and do nothing else
	args    []string     // global flags, command, its flags, "--", inputs
}

// arrange lets flags stand before or after inputs, and global flags before or after the command's name; urfave/cli by
// itself would take a flag that follows an input for another input. It refuses what no command knows.
func arrange(app *cli.App, args []string) (commandLine, error) {
	var line commandLine
	var global, path, flags, inputs []string
	seen := map[string]bool{}
	known := func() []cli.Flag {
		if line.command == nil {
			return nil
		}
		return line.command.Flags
	}
	for i := 0; i < len(args); i++ {
		a := args[i]
		if a == "--" {
			inputs = append(inputs, args[i+1:]...)
			break
		}
		if len(a) < 2 || a[0] != '-' {
			if len(inputs) == 0 {
				if next := findCommand(app, line.command, a); next != nil {
					line.command, path = next, append(path, next.Name)
					continue
				}
				if line.command == nil {
					if a == "help" || a == "帮助" {
						line.help = true
						continue
					}
					return line, usagef("没有“%s”这个命令", a)
				}
			}
			inputs = append(inputs, a)
			continue
		}
		name, value, joined := strings.Cut(strings.TrimLeft(a, "-"), "=")
		switch name {
		case "h", "help", "帮助":
			line.help = true
			continue
		case "version", "v":
			if line.command == nil {
				line.command, path = findCommand(app, nil, "version"), []string{"version"}
				continue
			}
		}
		flag, isGlobal := findFlag(known(), name), false
		if flag == nil {
			flag, isGlobal = findFlag(app.Flags, name), true
		}
		if flag == nil {
			if line.command == nil {
				return line, usagef("没有“%s”这个全局选项；命令的选项请写在命令名之后", a)
			}
			return line, usagef("命令 %s 没有“%s”这个选项", strings.Join(path, " "), a)
		}
		if _, isBool := flag.(*cli.BoolFlag); !isBool && !joined {
			if i+1 >= len(args) {
				return line, usagef("选项 %s 后面缺少内容", a)
			}
			i++
			value, joined = args[i], true
		}
		if err := checkValue(flag, a, value); err != nil {
			return line, err
		}
		word := "--" + flag.Names()[0]
		if joined {
			word += "=" + value
		}
		seen[flag.Names()[0]] = true
		if isGlobal {
			global = append(global, word)
		} else {
			flags = append(flags, word)
		}
	}
	line.path = strings.Join(path, " ")
	switch {
	case line.help:
		return line, nil
	case line.command == nil:
		return line, usagef("没有写命令")
	case line.command.Action == nil && len(inputs) > 0:
		return line, usagef("命令 %s 后面要写 %s 之一，而不是“%s”", line.path, strings.Join(subcommandNames(line.command), "、"), inputs[0])
	case line.command.Action == nil:
		return line, usagef("命令 %s 后面还要写：%s", line.path, strings.Join(subcommandNames(line.command), "、"))
	case line.command.ArgsUsage == "" && len(inputs) > 0:
		return line, usagef("命令 %s 后面不用写“%s”；选项前要有 --", line.path, inputs[0])
	}
	for _, f := range known() {
		if r, ok := f.(cli.RequiredFlag); ok && r.IsRequired() && !seen[f.Names()[0]] {
			return line, usagef("命令 %s 缺少选项 %s", line.path, flagNames(f))
		}
	}
	line.args = append(append(append(global, path...), flags...), "--")
	line.args = append(line.args, spread(inputs)...)
	return line, nil
}

// spread puts the files that are there in place of *.docx and the like, which the shells of Windows leave to the program. What
// fits no file stays as it is.
func spread(inputs []string) []string {
	var list []string
	for _, name := range inputs {
		if !strings.ContainsAny(name, "*?") {
			list = append(list, name)
			continue
		}
		files, err := filepath.Glob(strings.ReplaceAll(name, "[", "[[]"))
		if err != nil || len(files) == 0 {
			files = []string{name}
		}
		list = append(list, files...)
	}
	return list
}

// findCommand is the command of a name below parent (nil: of the program), nil where there is none.
func findCommand(app *cli.App, parent *cli.Command, name string) *cli.Command {
	list := app.Commands
	if parent != nil {
		list = parent.Subcommands
	}
	for _, k := range list {
		if k.HasName(name) {
			return k
		}
	}
	return nil
}

func findFlag(flags []cli.Flag, name string) cli.Flag {
	for _, f := range flags {
		for _, n := range f.Names() {
			if n == name {
				return f
			}
		}
	}
	return nil
}

// checkValue refuses what a flag of numbers cannot take, in Chinese.
func checkValue(flag cli.Flag, word, value string) error {
	var numbers []string
	switch flag.(type) {
	case *cli.IntFlag:
		numbers = []string{value}
	case *cli.IntSliceFlag:
		numbers = strings.Split(value, ",")
	}
	for _, n := range numbers {
		if _, err := strconv.Atoi(strings.TrimSpace(n)); err != nil {
			return usagef("选项 %s 要写整数，而不是“%s”", strings.SplitN(word, "=", 2)[0], value)
		}
	}
	return nil
}

func subcommandNames(k *cli.Command) []string {
	var names []string
	for _, s := range k.Subcommands {
		names = append(names, s.Name)
	}
	return names
}
