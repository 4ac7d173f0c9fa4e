package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"

	"github.com/urfave/cli/v2"

	"nianping/render/pdf"
)

func renderCommand() *cli.Command {
	return &cli.Command{
		Name:  "render",
		Usage: "按工作区里的内容写出评估报告、排名报告和台账",
		Flags: []cli.Flag{
			yearFlag(), asOfFlag(), rolloverFlag(), rubricFlag(),
			&cli.StringFlag{Name: "audience", Value: string(pdf.Internal), Usage: "报告给哪个`对象`看：internal（内部）、institution（机构本身）、public（公开）"},
			&cli.BoolFlag{Name: "no-single-reports", Usage: "不写各机构的评估报告"},
			&cli.StringSliceFlag{Name: "format", Usage: "除 PDF 和台账外另写这个`格式`：html（排名网页）、csv、json（全部统计，附数据字典），可写多次"},
			&cli.StringFlag{Name: "font", Usage: "补充的 TrueType 字体`文件`，自带字体没有的生僻字用它显示"},
			&cli.StringFlag{Name: "logo", Usage: "放在报告首页左上角的单位标志，PNG 或 JPEG 图片`文件`"},
			fromFlag(), contactFlag(), phoneFlag(),
			&cli.StringFlag{Name: "out", Aliases: []string{"o"}, Required: true, Usage: "结果写入的`文件夹`"},
		},
		Action: runRender,
	}
}

func runRender(c *cli.Context) error {
	audience := pdf.Audience(c.String("audience"))
	switch audience {
	case pdf.Internal, pdf.ForInstitution, pdf.Public:
	default:
		return usagef("--audience 只能是 internal、institution 或 public，不能是“%s”", audience)
	}
	fonts, fontHash, err := fontsOf(c)
	if err != nil {
		return err
	}
	logo, logoHash, err := logoOf(c)
	if err != nil {
		return err
	}
	also := c.StringSlice("format")
	for _, form := range also {
		if form != "html" && form != "csv" && form != "json" && form != "pdf" {
			return usagef("--format 只能是 html、csv 或 json，不能是“%s”", form)
		}
	}
	if audience != pdf.Internal && (slices.Contains(also, "csv") || slices.Contains(also, "json")) {
		return usagef("给机构和公开的材料不含逐家统计，--format csv、json 只能与 --audience internal 同用")
	}
	defer runtime.KeepAlive(untouched())
	e, err := openEvaluated(c)
	if err != nil {
		return err
	}
	defer e.book.w.Close()
	r := &results{dir: c.String("out"), audience: audience, single: !c.Bool("no-single-reports"), fonts: fonts, fontHash: fontHash, logo: logo, logoHash: logoHash, also: also,
		desk: pdf.Desk{Office: c.String("from"), Contact: c.String("contact"), Phone: c.String("phone")}}
	if _, err := writeResults(c, e, r); err != nil {
		return err
	}
	_, err = fmt.Fprintf(c.App.Writer, "已写出 %s 年度的报告，在 %s。\n", e.yearsInWords(), r.dir)
	return err
}

// fontsOf are the program's own faces, with the one that --font names behind them, and its hash.
func fontsOf(c *cli.Context) (fonts *pdf.Fonts, hash string, err error) {
	name := c.String("font")
	if name == "" {
		return pdf.EmbeddedFonts(), "", nil
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, "", fmt.Errorf("打不开字体文件“%s”，请检查文件名：%w", name, err)
	}
	fonts, err = pdf.EmbeddedFonts().With(filepath.Base(name), data)
	if err != nil {
		return nil, "", fmt.Errorf("“%s”不是可用的 TrueType 字体（.ttf）文件：%w", name, err)
	}
	return fonts, hashOf(data), nil
}

// logoOf is the picture that --logo names and its hash, nil and "" for none.
func logoOf(c *cli.Context) (logo *pdf.Logo, hash string, err error) {
	name := c.String("logo")
	if name == "" {
		return nil, "", nil
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, "", fmt.Errorf("打不开标志图片“%s”，请检查文件名：%w", name, err)
	}
	logo, err = pdf.ReadLogo(data)
	if err != nil {
		return nil, "", fmt.Errorf("“%s”不能用作标志：%w", name, err)
	}
	return logo, hashOf(data), nil
}

func rubricFlag() cli.Flag {
	return &cli.StringFlag{Name: "rubric", Usage: "评分标准`文件`（JSON 或由 rubric export 导出的工作簿），不写则用自带的标准"}
}
