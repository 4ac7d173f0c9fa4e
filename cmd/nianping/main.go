// Command nianping (年评) turns the yearly summaries of skills-evaluation institutions into statistics, a list of who is
// late, scores with reasons, and reports. It is the only place with arguments, exit statuses and the clock.
package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"nianping"
	"nianping/ingest/document"
	"nianping/ingest/pdf"
	"nianping/ingest/workspace"
)

// commands is THE list of commands, in the order in which help shows them.
func commands() []*cli.Command {
	return []*cli.Command{
		evaluateCommand(),
		registryCommand(),
		templateCommand(),
		ingestCommand(),
		extractCommand(),
		statusCommand(),
		checkCommand(),
		scoreCommand(),
		rubricCommand(),
		renderCommand(),
		examinersCommand(),
		reviewCommand(),
		remindCommand(),
		serveCommand(),
		logCommand(),
		backupCommand(),
		restoreCommand(),
		purgeCommand(),
		completionCommand(),
		manCommand(),
		versionCommand(),
	}
}

// newApp is the program without its surroundings.
func newApp(stdout, stderr io.Writer, now func() time.Time) *cli.App {
	return &cli.App{
		Name:           "nianping",
		Usage:          "技能人才评价机构年度工作总结的收取、统计、评估与排名",
		Version:        nianping.Version,
		Writer:         stdout,
		ErrWriter:      stderr,
		HideHelp:       true,
		HideVersion:    true,
		ExitErrHandler: func(*cli.Context, error) {},
		Metadata:       map[string]any{"now": now},
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "workspace", Aliases: []string{"w"}, EnvVars: []string{"NIANPING_WORKSPACE"},
				Usage: "工作区`目录`（可写在命令前或命令后；也可用环境变量 NIANPING_WORKSPACE 指定）"},
		},
		Commands: commands(),
	}
}

// clockOf is the clock of the program.
func clockOf(c *cli.Context) func() time.Time { return c.App.Metadata["now"].(func() time.Time) }

// clock is the moment at which the command runs.
func clock(c *cli.Context) time.Time { return clockOf(c)() }

// run runs one command line (without the program's name) and returns the exit status: 0 all done, 1 failed, 2 wrong
// usage, 3 done, but some inputs could not be read or placed.
func run(ctx context.Context, args []string, stdout, stderr io.Writer, now func() time.Time) int {
	app := newApp(stdout, stderr, now)
	line, err := arrange(app, args)
	if err == nil {
		if line.help {
			printHelp(stdout, app, line.command, line.path)
			return 0
		}
		err = app.RunContext(ctx, append([]string{app.Name}, line.args...))
	}
	return exitStatus(stderr, err)
}

// exitStatus says what went wrong and gives the status for it.
func exitStatus(stderr io.Writer, err error) int {
	var usage *usageError
	var partial *partialError
	switch {
	case err == nil:
		return 0
	case errors.As(err, &usage):
		fmt.Fprintf(stderr, "用法有误：%v\n运行 nianping help 查看命令，运行 nianping help 命令名 查看该命令的选项。\n", err)
		return 2
	case errors.As(err, &partial):
		fmt.Fprintln(stderr, err)
		return 3
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(stderr, "已中断。已入库的内容不受影响，再次运行即可继续。")
		return 1
	}
	fmt.Fprintf(stderr, "未能完成：%s\n", inChinese(err))
	if cause := workspace.Cause(err); cause != nil && cause != workspace.ErrRead && !errors.Is(err, cause) { // outside the workspace, which says it itself
		fmt.Fprintf(stderr, "%v。\n", cause)
	}
	return 1
}

// inChinese are an error's words for people, of the database too.
func inChinese(err error) string {
	text := document.Words(err)
	var database interface {
		error
		Code() int
	}
	if errors.As(err, &database) {
		text = strings.Replace(text, database.Error(), fmt.Sprintf("数据库错误 %d", database.Code()), 1)
	}
	return text
}

// usageError is a command line that makes no sense: exit status 2.
type usageError struct{ text string }

func (e *usageError) Error() string { return e.text }

// usagef makes a usageError.
func usagef(format string, args ...any) error {
	return &usageError{fmt.Sprintf(format, args...)}
}

// partialError says that all was done but for some inputs, which are named and kept: exit status 3.
type partialError struct{ text string }

func (e *partialError) Error() string { return e.text }

func versionCommand() *cli.Command {
	return &cli.Command{Name: "version", Usage: "显示版本号", Action: func(c *cli.Context) error {
		_, err := fmt.Fprintf(c.App.Writer, "nianping %s\n", nianping.Version)
		return err
	}}
}

// cacheDir is the user's folder for what the program can make again: the compiled PDF engine. "" where the system has none.
func cacheDir() string {
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "nianping")
}

func main() {
	boundMemory()
	pdf.CacheDir = cacheDir()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	restore := consoleInChinese()
	args, clicked := os.Args[1:], doubleClicked()
	line := desktopArgs(args, clicked || runtime.GOOS == "windows" && len(args) > 0) // files dragged there may come through a shell
	if line != nil {
		args = line
	}
	status := run(ctx, args, os.Stdout, os.Stderr, time.Now)
	stop()
	if clicked && status != 0 { // the window would be gone before anybody has read what went wrong
		fmt.Fprint(os.Stderr, "按回车键关闭本窗口。")
		_, _ = bufio.NewReader(os.Stdin).ReadString('\n') // whatever comes, it ends
	}
	restore()
	os.Exit(status)
}
