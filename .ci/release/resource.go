package main

import (
	"bytes"
	"fmt"
	"image"

	"github.com/tc-hib/winres"
	"github.com/tc-hib/winres/version"

	"nianping"
)

const simplifiedChinese = 0x0804 // the language of the words that Explorer shows

// windowsResource is the object file with what Windows shows of the program and asks of it: icon, manifest, version.
func windowsResource() ([]byte, error) {
	var set winres.ResourceSet
	var images []image.Image
	for _, size := range iconSizes {
		images = append(images, drawIcon(size))
	}
	icon, err := winres.NewIconFromImages(images)
	if err != nil {
		return nil, err
	}
	if err := set.SetIcon(winres.ID(1), icon); err != nil {
		return nil, err
	}
	set.SetManifest(winres.AppManifest{
		Description:    "年评",
		Compatibility:  winres.Win10AndAbove, // what Go supports
		ExecutionLevel: winres.AsInvoker,     // an officer is no administrator
		LongPathAware:  true,                 // archives within folders within archives make long paths
		DPIAwareness:   winres.DPIPerMonitorV2,
	})
	var info version.Info
	info.SetFileVersion(nianping.Version)
	info.SetProductVersion(nianping.Version)
	for key, text := range map[string]string{
		version.ProductName:      "年评",
		version.FileDescription:  "年评：技能人才评价机构年度工作总结统计评分",
		version.InternalName:     "nianping",
		version.OriginalFilename: "nianping.exe",
		version.LegalCopyright:   "Copyright (c) 2026 The nianping authors. MIT License.",
	} {
		if err := info.Set(simplifiedChinese, key, text); err != nil {
			return nil, fmt.Errorf("%s: %w", key, err)
		}
	}
	set.SetVersionInfo(info)
	var object bytes.Buffer
	err = set.WriteObject(&object, winres.ArchAMD64)
	return object.Bytes(), err
}
