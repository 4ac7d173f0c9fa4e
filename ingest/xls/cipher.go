package xls

import (
	"bytes"
	"crypto/md5"
	"crypto/rc4"
	"crypto/sha1"
	"encoding/binary"
	"math/bits"
	"unicode/utf16"
)

// openPassword is the password under which Excel itself saves a workbook whose structure alone is protected: anyone may
// open it, and no one is asked ([MS-OFFCRYPTO] 2.2.10).
const openPassword = "VelvetSweatshop"

// blockSize is how many bytes of the stream one key serves.
const blockSize = 1024

// plainRecords are never encrypted ([MS-XLS] 2.2.10).
var plainRecords = map[int]bool{recBOF: true, recFilePass: true, 0x00E1: true, 0x0138: true, 0x0194: true, 0x0195: true, 0x0196: true}

// blockKey makes the key of a block.
type blockKey func(block uint32) []byte

// unlock decrypts the stream where the password is Excel's own; ok is false where it is another one.
func unlock(stream, filePass []byte, biff8 bool) (plain []byte, ok bool) {
	apply, ok := cipherOf(filePass, biff8)
	if !ok {
		return nil, false
	}
	plain = append([]byte(nil), stream...)
	for s := (records{stream: plain}); ; {
		start := s.at
		r, more := s.next()
		if !more {
			return plain, true
		}
		first := recordHeader
		switch {
		case plainRecords[r.id]:
			first += len(r.data)
		case r.id == recSheet:
			first += min(4, len(r.data)) // where the sheet begins stays readable
		}
		apply(plain[start+first:start+recordHeader+len(r.data)], start+first, len(r.data))
	}
}

// cipherOf finds the cipher of a workbook whose password is Excel's own. It works on bytes of a record, given their
// place in the stream and the record's size.
func cipherOf(filePass []byte, biff8 bool) (apply func(b []byte, place, size int), ok bool) {
	key, ok := standardKey(filePass)
	if !ok {
		key, ok = providerKey(filePass)
	}
	if ok {
		c := cipherStream{key: key, block: -1}
		return func(b []byte, place, _ int) { c.apply(b, place) }, true
	}
	if biff8 {
		if u16(filePass, 0) != 0 {
			return nil, false
		}
		filePass = filePass[min(2, len(filePass)):]
	}
	if len(filePass) < 4 || u16(filePass, 0) != xorKey() || u16(filePass, 2) != xorHash() {
		return nil, false
	}
	mask := xorMask()
	return func(b []byte, place, size int) {
		for i := range b {
			b[i] = bits.RotateLeft8(b[i], 3) ^ mask[(place+i+size)&15]
		}
	}, true
}

// xorKey, xorHash and xorMask are the key, the verifier and the array of XOR obfuscation ([MS-OFFCRYPTO] 2.3.7).
func xorKey() int {
	key, base, end := uint16(0), uint16(0x8000), uint16(0xFFFF)
	step := func(v uint16) uint16 {
		if v = bits.RotateLeft16(v, 1); v&1 != 0 {
			v ^= 0x1020
		}
		return v
	}
	for i := len(openPassword) - 1; i >= 0; i-- {
		for c, bit := openPassword[i]&0x7F, 0; bit < 8; c, bit = c>>1, bit+1 {
			if base = step(base); c&1 != 0 {
				key ^= base
			}
			end = step(end)
		}
	}
	return int(key ^ end)
}

func xorHash() int {
	hash := len(openPassword) ^ 0xCE4B
	for i := range len(openPassword) {
		c, turn := int(openPassword[i]), (i+1)%15
		hash ^= (c<<turn | c>>(15-turn)) & 0x7FFF
	}
	return hash
}

func xorMask() (mask [16]byte) {
	copy(mask[:], openPassword)
	mask[15] = 0xBB // what fills up a password of fifteen characters
	key := xorKey()
	for i := range mask {
		mask[i] = bits.RotateLeft8(mask[i]^byte(key>>(8*(i&1))), 2)
	}
	return mask
}

// standardKey is that of Office 97 and 2000 (RC4 and MD5, [MS-OFFCRYPTO] 2.3.6).
func standardKey(b []byte) (blockKey, bool) {
	if len(b) < 54 || u16(b, 0) != 1 || u16(b, 2) != 1 {
		return nil, false
	}
	password := md5.Sum(passwordBytes())
	salted := md5.New()
	for range 16 {
		salted.Write(password[:5])
		salted.Write(b[6:22])
	}
	base := salted.Sum(nil)[:5]
	key := func(block uint32) []byte {
		k := md5.Sum(binary.LittleEndian.AppendUint32(append([]byte(nil), base...), block))
		return k[:]
	}
	verifier := decrypted(key, b[22:54])
	hash := md5.Sum(verifier[:16])
	return key, bytes.Equal(hash[:], verifier[16:])
}

// providerKey is that of Office 2002 and later (RC4 and SHA-1 by a provider, [MS-OFFCRYPTO] 2.3.5).
func providerKey(b []byte) (blockKey, bool) {
	if len(b) < 14 || u16(b, 0) != 1 || u16(b, 4) != 2 {
		return nil, false
	}
	size := u32(b, 10)
	if size < 32 || size > len(b)-14 {
		return nil, false
	}
	width, rest := u32(b, 14+16), b[14+size:]
	if len(rest) < 60 || u32(rest, 0) != 16 || width > 128 || width%8 != 0 {
		return nil, false
	}
	if width == 0 {
		width = 40
	}
	base := sha1.Sum(append(append([]byte(nil), rest[4:20]...), passwordBytes()...))
	key := func(block uint32) []byte {
		k := sha1.Sum(binary.LittleEndian.AppendUint32(append([]byte(nil), base[:]...), block))
		out := append([]byte(nil), k[:width/8]...)
		if width == 40 {
			out = append(out, make([]byte, 11)...)
		}
		return out
	}
	verifier := decrypted(key, append(append([]byte(nil), rest[20:36]...), rest[40:60]...))
	hash := sha1.Sum(verifier[:16])
	return key, bytes.Equal(hash[:], verifier[16:])
}

func passwordBytes() (out []byte) {
	for _, u := range utf16.Encode([]rune(openPassword)) {
		out = binary.LittleEndian.AppendUint16(out, u)
	}
	return out
}

// decrypted gives data under the first block's key.
func decrypted(key blockKey, data []byte) []byte {
	out := append([]byte(nil), data...)
	c := cipherStream{key: key, block: -1}
	c.apply(out, 0)
	return out
}

// cipherStream decrypts by place: each block of the stream begins anew, and what is not encrypted uses the key up as well.
type cipherStream struct {
	key   blockKey
	rc4   *rc4.Cipher
	block int
	at    int // within the block
}

func (c *cipherStream) apply(b []byte, place int) {
	var waste [blockSize]byte
	for len(b) > 0 {
		block, at := place/blockSize, place%blockSize
		if block != c.block || at < c.at {
			c.rc4, _ = rc4.NewCipher(c.key(uint32(block)))
			c.block, c.at = block, 0
		}
		c.rc4.XORKeyStream(waste[:at-c.at], waste[:at-c.at])
		n := min(len(b), blockSize-at)
		c.rc4.XORKeyStream(b[:n], b[:n])
		c.at, place, b = at+n, place+n, b[n:]
	}
}
