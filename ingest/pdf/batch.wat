;; Many calls of PDFium by one: a call from Go into WebAssembly that can be interrupted costs more than what PDFium does in it, and a
;; character needs five of them. Made into batch.wasm by: wat2wasm batch.wat (of wabt). Each function writes the records [$i, $end) of
;; what it goes through to $at and after; batch.go reads them.
(module
  (import "pdfium" "memory" (memory 0))
  (import "pdfium" "FPDFText_GetUnicode" (func $unicode (param i32 i32) (result i32)))
  (import "pdfium" "FPDFText_GetFontSize" (func $size (param i32 i32) (result f64)))
  (import "pdfium" "FPDFText_GetCharBox" (func $box (param i32 i32 i32 i32 i32 i32) (result i32)))
  (import "pdfium" "FPDFText_GetCharOrigin" (func $origin (param i32 i32 i32 i32) (result i32)))
  (import "pdfium" "FPDFText_GetLooseCharBox" (func $loose (param i32 i32 i32) (result i32)))
  (import "pdfium" "FPDFPage_GetObject" (func $object (param i32 i32) (result i32)))
  (import "pdfium" "FPDFPageObj_GetType" (func $kind (param i32) (result i32)))
  (import "pdfium" "FPDFPageObj_GetBounds" (func $bounds (param i32 i32 i32 i32 i32) (result i32)))
  (import "pdfium" "FPDFPageObj_GetMatrix" (func $matrix (param i32 i32) (result i32)))
  (import "pdfium" "FPDFPath_CountSegments" (func $segments (param i32) (result i32)))
  (import "pdfium" "FPDFPath_GetPathSegment" (func $segment (param i32 i32) (result i32)))
  (import "pdfium" "FPDFPathSegment_GetPoint" (func $point (param i32 i32 i32) (result i32)))
  (import "pdfium" "FPDFPathSegment_GetType" (func $step (param i32) (result i32)))
  (import "pdfium" "FPDFPathSegment_GetClose" (func $close (param i32) (result i32)))

  ;; the characters of a text page, 80 bytes each:
  ;;    0 f64 left, right, bottom, top    32 f64 x, y of the origin    48 f32 left, top, right, bottom of the loose box
  ;;   64 f64 size of the font            72 i32 character             76 i8 is there a box, 77 an origin, 78 a loose box
  (func (export "chars") (param $text i32) (param $i i32) (param $end i32) (param $at i32)
    (block $done
      (loop $next
        (br_if $done (i32.ge_s (local.get $i) (local.get $end)))
        (i32.store offset=72 (local.get $at) (call $unicode (local.get $text) (local.get $i)))
        (f64.store offset=64 (local.get $at) (call $size (local.get $text) (local.get $i)))
        (i32.store8 offset=76 (local.get $at)
          (call $box (local.get $text) (local.get $i) (local.get $at) (i32.add (local.get $at) (i32.const 8))
            (i32.add (local.get $at) (i32.const 16)) (i32.add (local.get $at) (i32.const 24))))
        (i32.store8 offset=77 (local.get $at)
          (call $origin (local.get $text) (local.get $i) (i32.add (local.get $at) (i32.const 32)) (i32.add (local.get $at) (i32.const 40))))
        (i32.store8 offset=78 (local.get $at)
          (call $loose (local.get $text) (local.get $i) (i32.add (local.get $at) (i32.const 48))))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (local.set $at (i32.add (local.get $at) (i32.const 80)))
        (br $next))))

  ;; the objects of a page, 56 bytes each; what lies behind the kind is there for paths (kind 2) only:
  ;;    0 i32 object, 0 for none    4 i32 kind           8 f32 left, bottom, right, top    24 f32 matrix, a to f
  ;;   48 i32 number of segments   52 i8 are there bounds, 53 a matrix
  (func (export "objects") (param $page i32) (param $i i32) (param $end i32) (param $at i32) (local $o i32)
    (block $done
      (loop $next
        (br_if $done (i32.ge_s (local.get $i) (local.get $end)))
        (local.set $o (call $object (local.get $page) (local.get $i)))
        (i32.store (local.get $at) (local.get $o))
        (if (local.get $o) (then
          (i32.store offset=4 (local.get $at) (call $kind (local.get $o)))
          (if (i32.eq (i32.load offset=4 (local.get $at)) (i32.const 2)) (then
            (i32.store8 offset=52 (local.get $at)
              (call $bounds (local.get $o) (i32.add (local.get $at) (i32.const 8)) (i32.add (local.get $at) (i32.const 12))
                (i32.add (local.get $at) (i32.const 16)) (i32.add (local.get $at) (i32.const 20))))
            (i32.store8 offset=53 (local.get $at) (call $matrix (local.get $o) (i32.add (local.get $at) (i32.const 24))))
            (i32.store offset=48 (local.get $at) (call $segments (local.get $o)))))))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (local.set $at (i32.add (local.get $at) (i32.const 56)))
        (br $next))))

  ;; the segments of a path, 16 bytes each:
  ;;    0 f32 x, y    8 i32 kind    12 i8 is there a point, 13 does it close the figure
  (func (export "segments") (param $path i32) (param $i i32) (param $end i32) (param $at i32) (local $s i32)
    (block $done
      (loop $next
        (br_if $done (i32.ge_s (local.get $i) (local.get $end)))
        (i32.store8 offset=12 (local.get $at) (i32.const 0))
        (local.set $s (call $segment (local.get $path) (local.get $i)))
        (if (local.get $s) (then
          (i32.store8 offset=12 (local.get $at) (call $point (local.get $s) (local.get $at) (i32.add (local.get $at) (i32.const 4))))
          (i32.store offset=8 (local.get $at) (call $step (local.get $s)))
          (i32.store8 offset=13 (local.get $at) (call $close (local.get $s)))))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (local.set $at (i32.add (local.get $at) (i32.const 16)))
        (br $next)))))
