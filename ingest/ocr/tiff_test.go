package ocr

import (
	"encoding/binary"
	"image"
	"testing"
)

// stack is a TIFF of gray pages, one dot each, of the given shades; a negative one is a smaller copy.
func stack(order binary.AppendByteOrder, mark string, shades ...int) []byte {
	data := order.AppendUint16([]byte(mark), 42)
	link := len(data)
	data = order.AppendUint32(data, 0)
	for _, shade := range shades {
		small, dot := uint32(0), uint32(len(data))
		if shade < 0 {
			small, shade = flagSmall, -shade
		}
		data = append(data, byte(shade), 0)
		order.(binary.ByteOrder).PutUint32(data[link:], uint32(len(data)))
		entries := [][2]uint32{{tagSubfile, small}, {256, 1}, {257, 1}, {258, 8}, {259, 1}, {262, 1}, {273, dot}, {278, 1}, {279, 1}}
		data = order.AppendUint16(data, uint16(len(entries)))
		for _, e := range entries {
			data = order.AppendUint16(data, uint16(e[0]))
			data = order.AppendUint16(data, 4) // LONG
			data = order.AppendUint32(data, 1)
			data = order.AppendUint32(data, e[1])
		}
		link = len(data)
		data = order.AppendUint32(data, 0)
	}
	return data
}

func TestEveryPageOfATIFFIsAPicture(t *testing.T) {
	t.Parallel()
	round := stack(binary.LittleEndian, "II", 50, 60)
	copy(round[len(round)-4:], round[4:8]) // after the last page the first again
	tests := []struct {
		name string
		data []byte
		want []uint8
	}{
		{"three pages", stack(binary.LittleEndian, "II", 50, 60, 70), []uint8{50, 60, 70}},
		{"the other order of bytes, with a smaller copy", stack(binary.BigEndian, "MM", 50, -99, 70), []uint8{50, 70}},
		{"one page", stack(binary.LittleEndian, "II", 50), []uint8{50}},
		{"pages in a circle", round, []uint8{50, 60}},
		{"a second page that breaks off", stack(binary.LittleEndian, "II", 50, 60)[:150], []uint8{50}},
	}
	for _, test := range tests {
		before := string(test.data)
		count, page := Pages(test.data)
		var got []uint8
		for i := range count {
			if m, err := Decode(page(i)); err == nil {
				got = append(got, m.(*image.Gray).Pix[0])
			}
		}
		if string(got) != string(test.want) {
			t.Errorf("%s: got %v, want %v", test.name, got, test.want)
		}
		if string(test.data) != before {
			t.Errorf("%s: the file was changed", test.name)
		}
	}
	if count, page := Pages([]byte("\xFF\xD8\xFF")); count != 1 || string(page(0)) != "\xFF\xD8\xFF" {
		t.Error("a JPEG is not itself")
	}
}
