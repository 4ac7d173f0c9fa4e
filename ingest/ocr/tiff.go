package ocr

import (
	"bytes"
	"encoding/binary"
	"slices"
)

// Pages finds the pictures of a file: the pages of a TIFF, which scanners and fax machines put into one file, without the small copies
// beside them; of any other format the file itself. It gives their number, at least 1, and each by itself as Decode takes it, until the
// next is asked for.
func Pages(data []byte) (count int, page func(i int) []byte) {
	order, at := directories(data)
	if len(at) < 2 {
		return 1, func(int) []byte { return data }
	}
	alone := slices.Clone(data) // Decode takes the page that the header names
	return len(at), func(i int) []byte {
		order.PutUint32(alone[4:], at[i])
		return alone
	}
}

// Tag of a directory of TIFF, and its flag of a smaller copy of another page (TIFF 6.0, NewSubfileType).
const (
	tagSubfile = 254
	flagSmall  = 1
)

// directories are where the pages of a TIFF are described, in order; nil for anything else.
func directories(data []byte) (order binary.ByteOrder, pages []uint32) {
	switch {
	case bytes.HasPrefix(data, []byte("II*\x00")):
		order = binary.LittleEndian
	case bytes.HasPrefix(data, []byte("MM\x00*")):
		order = binary.BigEndian
	default:
		return nil, nil
	}
	seen := map[uint32]bool{0: true}
	for link := 4; link+4 <= len(data); {
		at := order.Uint32(data[link:])
		if seen[at] || int64(at)+2 > int64(len(data)) {
			break
		}
		seen[at] = true
		entries := data[at+2:]
		if n := 12 * int(order.Uint16(data[at:])); n <= len(entries) {
			entries = entries[:n]
		}
		if !small(order, entries) {
			pages = append(pages, at)
		}
		link = int(at) + 2 + len(entries)
	}
	return order, pages
}

// small reports whether the entries of a directory are those of a smaller copy.
func small(order binary.ByteOrder, entries []byte) bool {
	for e := range slices.Chunk(entries, 12) {
		if len(e) == 12 && order.Uint16(e) == tagSubfile {
			return order.Uint32(e[8:])&flagSmall != 0
		}
	}
	return false
}
