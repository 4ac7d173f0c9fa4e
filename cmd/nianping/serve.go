package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"time"

	"github.com/urfave/cli/v2"

	"nianping/ingest/workspace"
)

func serveCommand() *cli.Command {
	return &cli.Command{
		Name:  "serve",
		Usage: "打开本机网页：收件、报送情况、核对报告、评分排名、打印",
		Description: "网页只在本机可用，不连接外网；在默认浏览器里打开。按 Ctrl+C 结束。\n" +
			"工作区目录不存在时新建。直接双击程序与 nianping serve 相同，工作区是程序旁边的“年评工作区”文件夹。",
		ArgsUsage: "[材料…]",
		Flags: []cli.Flag{
			&cli.IntFlag{Name: "port", Usage: "`端口`，不写则任选一个空闲的"},
			&cli.BoolFlag{Name: "no-browser", Usage: "不打开浏览器，只显示网址"},
			asOfFlag(), rolloverFlag(), rubricFlag(), ocrFlag(),
		},
		Action: runServe,
	}
}

func runServe(c *cli.Context) error {
	port := c.Int("port")
	if port < 0 || port > 65535 {
		return usagef("--port 要在 1 到 65535 之间")
	}
	if _, err := asOf(c); err != nil {
		return err
	}
	if _, err := readerOf(c); err != nil {
		return err
	}
	rubric, err := rubricOf(c)
	if err != nil {
		return err
	}
	w, err := openWorkspace(c, true)
	if err != nil {
		return err
	}
	defer w.Close()
	if c.NArg() > 0 { // files that were dragged on the program
		if _, err := takeIn(c, w, c.Args().Slice(), nil, nil, clock(c).Year()); err != nil {
			return err
		}
		if err := placeAll(c.Context, w, false); err != nil {
			return err
		}
	}
	listener, err := net.Listen("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
	if err != nil {
		return fmt.Errorf("端口 %d 用不了，可能已被其他程序占用；请用 --port 换一个", port)
	}
	s, err := newSite(c, w, rubric, listener.Addr().(*net.TCPAddr).Port)
	if err != nil {
		return err
	}
	if c.NArg() > 0 {
		s.landing = "/inbox"
	}
	address := s.firstAddress()
	fmt.Fprintf(c.App.Writer, "年评已打开：%s\n工作区：%s\n网址只在本机有效，请勿转给他人。按 Ctrl+C 结束。\n", address, w.Dir())
	if !c.Bool("no-browser") {
		openBrowser(address)
	}
	return s.run(c.Context, listener)
}

// patience is how long a client may take, and after how long one who looks at a page is told what is being done.
type patience struct{ header, read, write, idle, answer time.Duration }

// usualPatience: uploads stay on this machine, so that minutes are plenty; writing counts the reading of a large pile and
// the making of a large ledger in.
var usualPatience = patience{header: 5 * time.Second, read: 3 * time.Minute, write: 10 * time.Minute, idle: 2 * time.Minute, answer: 2 * time.Second}

const headerMost = 32 << 10

// run serves until the context ends; what is being answered is finished.
func (s *site) run(ctx context.Context, listener net.Listener) error {
	ctx, s.quit = context.WithCancel(ctx)
	defer s.quit()
	server := &http.Server{Handler: s.guarded(), ReadHeaderTimeout: s.patience.header, ReadTimeout: s.patience.read, WriteTimeout: s.patience.write, IdleTimeout: s.patience.idle, MaxHeaderBytes: headerMost}
	done := make(chan error, 1)
	go func() {
		<-ctx.Done()
		end, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
		defer cancel()
		done <- server.Shutdown(end)
	}()
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return <-done
}

// openBrowser opens an address in the default browser. Where there is none the printed address is left.
func openBrowser(address string) {
	var cmd *exec.Cmd
	switch runtime.GOOS {
	case "windows":
		cmd = exec.Command("rundll32", "url.dll,FileProtocolHandler", address)
	case "darwin":
		cmd = exec.Command("open", address)
	default:
		cmd = exec.Command("xdg-open", address)
	}
	if cmd.Start() == nil {
		go func() { _ = cmd.Wait() }() // nothing depends on how the browser ends
	}
}

// desktopArgs is the command line that a double click on the program, or files dragged on it, stand for; nil where the
// program was started by hand or by another program. The workspace is the folder where the program was started or lies,
// if that is one, else the folder 年评工作区 beside the program.
func desktopArgs(args []string, byDoubleClick bool) []string {
	if !byDoubleClick {
		return nil
	}
	for _, a := range args {
		if info, err := os.Stat(a); err != nil || !filepath.IsAbs(a) || info == nil {
			return nil
		}
	}
	line := []string{"serve"}
	if os.Getenv("NIANPING_WORKSPACE") == "" {
		line = append(line, "--workspace", desktopWorkspace())
	}
	return append(append(line, "--"), args...)
}

func desktopWorkspace() string {
	if workspace.Is(".") {
		return "."
	}
	program, err := os.Executable()
	if err != nil {
		return "年评工作区"
	}
	dir := filepath.Dir(program)
	if workspace.Is(dir) {
		return dir
	}
	return filepath.Join(dir, "年评工作区")
}
