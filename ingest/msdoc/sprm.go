package msdoc

// The property modifiers that are read ([MS-DOC] 2.6). The old format's codes are turned into these.
const (
	sprmPIstd      = 0x4600
	sprmPIlvl      = 0x260A
	sprmPIlfo      = 0x460B
	sprmPFInTable  = 0x2416
	sprmPFTtp      = 0x2417
	sprmPOutLvl    = 0x2640
	sprmPItap      = 0x6649
	sprmPDtap      = 0x664A
	sprmPInnerCell = 0x244B
	sprmPInnerTtp  = 0x244C
	sprmPHugePapx  = 0x6646
	sprmPHugePapx0 = 0x6645
	sprmPTable     = 0x646B
	sprmPChgTabs   = 0xC615

	sprmCFRMarkDel = 0x0800
	sprmCFRMark    = 0x0801
	sprmCPicture   = 0x6A03
	sprmCSymbol    = 0x6A09
	sprmCPlain     = 0x2A33
	sprmCFBold     = 0x0835
	sprmCFStrike   = 0x0837
	sprmCFVanish   = 0x083C
	sprmCFSpec     = 0x0855
	sprmCFDStrike  = 0x2A53
	sprmCIstd      = 0x4A30
	sprmCFont      = 0x4A4F
	sprmCFontOld   = 0x4A3D

	sprmSTitlePage = 0x300A
	sprmSHeaders   = 0x3099 // old only: which headers and footers a section has

	sprmTHeader    = 0x3404
	sprmTDefTable  = 0xD608
	sprmTDefTab10  = 0xD606
	sprmTInsert    = 0x7621
	sprmTDelete    = 0x5622
	sprmTDxaCol    = 0x7623
	sprmTMerge     = 0x5624
	sprmTSplit     = 0x5625
	sprmTVertMerge = 0xD62B
)

// sprms calls f for each modifier of a property list, until the list ends or breaks off. old says that it is a list of
// Word 6 or 95; its codes come as those of Word 97, codes without a counterpart as 0.
func sprms(list []byte, old bool, f func(code uint16, arg []byte)) {
	if old {
		oldSprms(list, f)
		return
	}
	for len(list) >= 2 {
		code := uint16(list[0]) | uint16(list[1])<<8
		list = list[2:]
		n, skip := 0, 0
		switch code >> 13 {
		case 0, 1:
			n = 1
		case 2, 4, 5:
			n = 2
		case 3:
			n = 4
		case 7:
			n = 3
		case 6:
			n, skip = variable(code, list)
		}
		if skip+n > len(list) || n < 0 {
			return
		}
		f(code, list[skip:skip+n])
		list = list[skip+n:]
	}
}

// variable is the size of an operand that begins with its length, and how many bytes that length takes.
func variable(code uint16, list []byte) (size, skip int) {
	if len(list) == 0 {
		return 0, 1
	}
	switch {
	case code == sprmTDefTable || code == sprmTDefTab10:
		return u16(list, 0) - 1, 2
	case code == sprmPChgTabs && list[0] == 255:
		if len(list) < 2 {
			return 0, len(list) + 1
		}
		deleted := 4 * int(list[1])
		if len(list) <= 2+deleted {
			return 0, len(list) + 1
		}
		return 2 + deleted + 3*int(list[2+deleted]), 1
	}
	return int(list[0]), 1
}

// oldSprm is a modifier of Word 6 and 95: its counterpart in Word 97, and the size of its operand.
type oldSprm struct {
	code uint16
	size int // −1: a length byte goes before; −2: a length of two bytes
}

// oldCodes hold the modifiers of Word 6 and 95 whose operand is not one byte, or which are read.
var oldCodes = map[byte]oldSprm{
	0: {0, 0}, 2: {sprmPIstd, 2}, 3: {0, -1}, 12: {0, -1}, 15: {0, -1}, 16: {0, 2}, 17: {0, 2}, 18: {0, 2}, 19: {0, 2}, 20: {0, 4}, 21: {0, 2},
	22: {0, 2}, 23: {0, -1}, 24: {sprmPFInTable, 1}, 25: {sprmPFTtp, 1}, 26: {0, 2}, 27: {0, 2}, 28: {0, 2}, 30: {0, 2}, 31: {0, 2}, 32: {0, 2}, 33: {0, 2},
	34: {0, 2}, 35: {0, 2}, 36: {0, 2}, 38: {0, 2}, 39: {0, 2}, 40: {0, 2}, 41: {0, 2}, 42: {0, 2}, 43: {0, 2}, 45: {0, 2}, 46: {0, 2}, 47: {0, 2}, 48: {0, 2},
	49: {0, 2}, 52: {0, 0}, 65: {sprmCFRMarkDel, 1}, 66: {sprmCFRMark, 1}, 68: {0, -1}, 69: {0, 2}, 70: {0, 4}, 72: {0, 2}, 73: {0, 3},
	74: {sprmCSymbol, -1}, 80: {sprmCIstd, 2}, 81: {0, -1}, 82: {0, -1}, 83: {sprmCPlain, 0}, 85: {sprmCFBold, 1}, 87: {sprmCFStrike, 1}, 92: {sprmCFVanish, 1},
	93: {sprmCFont, 2}, 95: {0, 3}, 96: {0, 2}, 97: {0, 2}, 99: {0, 2}, 101: {0, 2}, 103: {0, -1}, 105: {0, -1}, 106: {0, -1}, 107: {0, 2},
	108: {0, -1}, 109: {0, 2}, 110: {0, 2}, 117: {sprmCFSpec, 1}, 120: {0, -1}, 121: {0, 2}, 122: {0, 2}, 123: {0, 2}, 124: {0, 2}, 133: {0, -1},
	136: {0, 3}, 137: {0, 3}, 140: {0, 2}, 141: {0, 2}, 143: {sprmSTitlePage, 1}, 144: {0, 2}, 145: {0, 2}, 148: {0, 2}, 149: {0, 2}, 153: {sprmSHeaders, 1}, 154: {0, 2}, 155: {0, 2}, 156: {0, 2},
	157: {0, 2}, 160: {0, 2}, 161: {0, 2}, 164: {0, 2}, 165: {0, 2}, 166: {0, 2}, 167: {0, 2}, 168: {0, 2}, 169: {0, 2}, 170: {0, 2}, 171: {0, 2},
	182: {0, 2}, 183: {0, 2}, 184: {0, 2}, 186: {sprmTHeader, 1}, 187: {0, 12}, 188: {0, -2}, 189: {0, 2}, 190: {sprmTDefTable, -2}, 191: {0, -1},
	192: {0, 4}, 193: {0, 5}, 194: {sprmTInsert, 4}, 195: {sprmTDelete, 2}, 196: {sprmTDxaCol, 4}, 197: {sprmTMerge, 2}, 198: {sprmTSplit, 2},
	199: {0, 5}, 200: {0, 4},
}

func oldSprms(list []byte, f func(code uint16, arg []byte)) {
	for len(list) >= 1 {
		s, known := oldCodes[list[0]]
		if !known {
			s = oldSprm{0, 1}
		}
		n, skip := s.size, 0
		switch {
		case n == -2:
			n, skip = u16(list, 1)-1, 2
		case n == -1 && list[0] == 23 && len(list) > 2 && list[1] == 255:
			n, skip = variable(sprmPChgTabs, list[1:])
		case n == -1:
			if len(list) < 2 {
				return
			}
			n, skip = int(list[1]), 1
		}
		list = list[1:]
		if n < 0 || skip+n > len(list) {
			return
		}
		f(s.code, list[skip:skip+n])
		list = list[skip+n:]
	}
}
