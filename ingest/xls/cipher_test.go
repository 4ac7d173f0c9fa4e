package xls

import (
	"crypto/md5"
	"math/bits"
	"testing"
)

// lock encrypts a stream that begins with BOF and FILEPASS; each calls the cipher on what is encrypted.
func lock(plain []byte, each func(b []byte, place, size int)) []byte {
	out := append([]byte(nil), plain...)
	for s := (records{stream: out}); ; {
		start := s.at
		r, more := s.next()
		if !more {
			return out
		}
		first := recordHeader
		switch {
		case plainRecords[r.id]:
			first += len(r.data)
		case r.id == recSheet:
			first += 4
		}
		each(out[start+first:start+recordHeader+len(r.data)], start+first, len(r.data))
	}
}

func TestAWorkbookUnderExcelsOwnPasswordOpens(t *testing.T) {
	t.Parallel()
	pass := append(le(1, 1, 1), make([]byte, 48)...)
	copy(pass[6:], "sixteen bytes!!!")
	key, _ := standardKey(pass)
	verifier := []byte("0123456789abcdef")
	hash := md5.Sum(verifier)
	copy(pass[22:], decrypted(key, append(verifier, hash[:]...)))
	var cells []byte
	for i := range 300 { // over several blocks
		cells = append(cells, number(i, 0, 0, float64(i))...)
	}
	b := (&book{globals: join(rec(recFilePass, pass...), sst("电工"))}).sheet("表1", 0, join(cells, shared(300, 0, 0)))
	_, want := dump(t, (&book{globals: sst("电工")}).sheet("表1", 0, join(cells, shared(300, 0, 0))).bytes())
	c := cipherStream{key: key, block: -1}
	if _, got := dump(t, lock(b.bytes(), func(b []byte, place, _ int) { c.apply(b, place) })); got != want {
		t.Errorf("RC4: got %q", got)
	}

	old := (&book{biff5: true, globals: rec(recFilePass, le(uint16(xorKey()), uint16(xorHash()))...)}).sheet("a", 0, rec(recLabel, append(le(0, 0, 0, 4), "text"...)...))
	mask := xorMask()
	locked := lock(old.bytes(), func(b []byte, place, size int) {
		for i := range b {
			b[i] = bits.RotateLeft8(b[i]^mask[(place+i+size)&15], -3)
		}
	})
	if _, got := dump(t, locked); got != "a\ntext\n" {
		t.Errorf("XOR: got %q", got)
	}
}
