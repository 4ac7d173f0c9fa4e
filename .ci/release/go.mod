module nianping/release

go 1.26.0

require (
	github.com/tc-hib/winres v0.2.1
	golang.org/x/image v0.44.0
	nianping v0.0.0
)

require github.com/nfnt/resize v0.0.0-20180221191011-83c6a9932646 // indirect

replace nianping => ../..
