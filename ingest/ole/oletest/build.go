// Package oletest makes compound files for the tests of the readers that open them.
package oletest

import (
	"encoding/binary"
	"sort"
	"unicode/utf16"
)

const (
	sector     = 512
	endOfChain = 0xFFFFFFFE
	fatSector  = 0xFFFFFFFD
	free       = 0xFFFFFFFF
	// smallest is the size below which a stream would lie in the mini stream; shorter ones are filled up with zeros.
	smallest = 4096
)

// Build makes a compound file ([MS-CFB], version 3) with streams in its root, of at most 6 MiB together.
func Build(streams map[string][]byte) []byte {
	names := make([]string, 0, len(streams))
	for name := range streams {
		names = append(names, name)
	}
	sort.Slice(names, func(i, k int) bool {
		return len(names[i]) < len(names[k]) || len(names[i]) == len(names[k]) && names[i] < names[k]
	})
	var body []byte
	var fat []uint32
	chain := func(data []byte) (start uint32) {
		start = uint32(len(fat))
		n := (len(data) + sector - 1) / sector
		for i := range n {
			next := start + uint32(i) + 1
			if i == n-1 {
				next = endOfChain
			}
			fat = append(fat, next)
		}
		body = append(body, data...)
		body = append(body, make([]byte, n*sector-len(data))...)
		return start
	}
	directory := entry("Root Entry", 5, endOfChain, 0, free, 1)
	for i, name := range names {
		data := streams[name]
		if len(data) < smallest {
			data = append(append([]byte(nil), data...), make([]byte, smallest-len(data))...)
		}
		right := uint32(free)
		if i+1 < len(names) {
			right = uint32(i + 2)
		}
		directory = append(directory, entry(name, 2, chain(data), len(data), right, free)...)
	}
	first := chain(directory)
	tables := len(fat)/127 + 1
	for range tables {
		fat = append(fat, fatSector)
	}
	head := make([]byte, sector)
	copy(head, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
	for at, v := range map[int]uint16{24: 0x3E, 26: 3, 28: 0xFFFE, 30: 9, 32: 6} {
		binary.LittleEndian.PutUint16(head[at:], v)
	}
	for at, v := range map[int]uint32{44: uint32(tables), 48: first, 56: smallest, 60: endOfChain, 68: endOfChain} {
		binary.LittleEndian.PutUint32(head[at:], v)
	}
	for i := range 109 {
		v := uint32(free)
		if i < tables {
			v = uint32(len(fat) - tables + i)
		}
		binary.LittleEndian.PutUint32(head[76+4*i:], v)
	}
	table := make([]byte, 0, tables*sector)
	for _, v := range fat {
		table = binary.LittleEndian.AppendUint32(table, v)
	}
	for len(table) < tables*sector {
		table = binary.LittleEndian.AppendUint32(table, free)
	}
	return append(append(head, body...), table...)
}

// entry is a directory entry.
func entry(name string, kind byte, start uint32, size int, right, child uint32) []byte {
	e := make([]byte, 128)
	units := utf16.Encode([]rune(name))
	for i, u := range units {
		binary.LittleEndian.PutUint16(e[2*i:], u)
	}
	binary.LittleEndian.PutUint16(e[64:], uint16(2*len(units)+2))
	e[66], e[67] = kind, 1
	for at, v := range map[int]uint32{68: free, 72: right, 76: child, 116: start, 120: uint32(size)} {
		binary.LittleEndian.PutUint32(e[at:], v)
	}
	return e
}
