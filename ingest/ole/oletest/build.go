// Package oletest makes compound files for the tests of the readers that open them.
package oletest

import (
	"bytes"
	"encoding/binary"
	"slices"
	"sort"
	"strings"
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

// Build makes a compound file ([MS-CFB], version 3) with streams of at most 6 MiB together. A slash in a name puts the
// stream into a storage.
func Build(streams map[string][]byte) []byte {
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
	directory := [][]byte{entry("Root Entry", 5, endOfChain, 0)}
	var fill func(parent int, streams map[string][]byte)
	fill = func(parent int, streams map[string][]byte) {
		names, inner := children(streams)
		at, link := parent, 76 // the first one is the storage's child, each other the right sibling of the one before
		for _, name := range names {
			binary.LittleEndian.PutUint32(directory[at][link:], uint32(len(directory)))
			at, link = len(directory), 72
			if inner[name] != nil {
				directory = append(directory, entry(name, 1, 0, 0))
				fill(at, inner[name])
				continue
			}
			data := streams[name]
			if len(data) < smallest {
				data = append(append([]byte(nil), data...), make([]byte, smallest-len(data))...)
			}
			directory = append(directory, entry(name, 2, chain(data), len(data)))
		}
	}
	fill(0, streams)
	first := chain(bytes.Join(directory, nil))
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

// children gives the names within a storage in the order of [MS-CFB] 2.6.4, and the content of the storages among them.
func children(streams map[string][]byte) (names []string, inner map[string]map[string][]byte) {
	inner = map[string]map[string][]byte{}
	for name, data := range streams {
		storage, rest, nested := strings.Cut(name, "/")
		if nested && inner[storage] == nil {
			inner[storage] = map[string][]byte{}
		}
		if nested {
			inner[storage][rest] = data
			name = storage
		}
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	sort.Slice(names, func(i, k int) bool {
		return len(names[i]) < len(names[k]) || len(names[i]) == len(names[k]) && names[i] < names[k]
	})
	return names, inner
}

// entry is a directory entry.
func entry(name string, kind byte, start uint32, size int) []byte {
	e := make([]byte, 128)
	units := utf16.Encode([]rune(name))
	for i, u := range units {
		binary.LittleEndian.PutUint16(e[2*i:], u)
	}
	binary.LittleEndian.PutUint16(e[64:], uint16(2*len(units)+2))
	e[66], e[67] = kind, 1
	for at, v := range map[int]uint32{68: free, 72: free, 76: free, 116: start, 120: uint32(size)} {
		binary.LittleEndian.PutUint32(e[at:], v)
	}
	return e
}
