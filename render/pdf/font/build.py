#!/usr/bin/env python3
"""Builds the three embedded faces from their upstream fonts. Run once by hand; the program never runs it.

    build.py NotoSerifSC_400Regular.ttf NotoSansSC_700Bold.ttf LXGWWenKai-Regular.ttf

Needs fontTools. What it changes is told in README.md.
"""
import sys
from array import array
from fontTools import subset
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem
from fontTools.ttLib.tables._g_l_y_f import GlyphCoordinates
import outline


def codec(name):
    found = set()
    for high in range(0x81, 0xFF):
        for low in range(0x40, 0xFF):
            try:
                text = bytes([high, low]).decode(name)
            except UnicodeDecodeError:
                continue
            if len(text) == 1 and not 0xE000 <= ord(text) < 0xF900:
                found.add(ord(text))
    return found


def spans(*pairs):
    return {c for first, last in pairs for c in range(first, last + 1)}


def characters():
    with open("characters.txt", encoding="utf-8") as f:
        return {ord(c) for line in f if not line.startswith("#") for c in line.strip()}


SYMBOLS = spans((0x20, 0x7E), (0xA0, 0xFF), (0x391, 0x3A9), (0x3B1, 0x3C9), (0x2010, 0x2027), (0x2030, 0x2043),
                (0x2070, 0x209C), (0x20AC, 0x20AC), (0x2100, 0x214E), (0x2150, 0x2189), (0x2190, 0x219F),
                (0x2200, 0x226F), (0x2460, 0x257F), (0x25A0, 0x2612), (0x2640, 0x2642), (0x2713, 0x2719),
                (0x2776, 0x2793), (0x3000, 0x303F), (0x3200, 0x33FF), (0xFF00, 0xFFEF))
TEXT = characters() | {c for c in codec("gb2312") if 0x4E00 <= c <= 0x9FFF} | SYMBOLS
ALL = TEXT | codec("gbk") | spans((0x9FA6, 0x9FFF))
QUOTES = {0x2018, 0x2019, 0x201C, 0x201D}


def redraw(font, name, matrix, width):
    """Draws one glyph again through a matrix and gives it an advance."""
    pen = TTGlyphPen(None)
    font["glyf"][name].draw(TransformPen(pen, matrix), font["glyf"])
    glyph = pen.glyph()
    glyph.recalcBounds(font["glyf"])
    font["glyf"][name] = glyph
    font["hmtx"][name] = (width, glyph.xMin)


EM = 250  # units: steps of four thousandths of an em, 0.03 mm in a title, less than two of a printer's dots


def simplify(font):
    """Draws all outlines with fewer points on an em of EM units, so that subsets are a quarter smaller."""
    glyf, scale = font["glyf"], font["head"].unitsPerEm / EM
    drawn = {}
    for name in font.getGlyphOrder():
        glyph = glyf[name]
        if glyph.numberOfContours > 0:
            coordinates, ends, flags = glyph.getCoordinates(glyf)
            starts = [0] + [end + 1 for end in ends[:-1]]
            contours = [outline.points(outline.refit([(x, y, flag & 1) for (x, y), flag in
                                                      zip(coordinates[a:b + 1], flags[a:b + 1])]), scale)
                        for a, b in zip(starts, ends)]
            drawn[name] = [c for c in contours if len(c) > 2]
    scale_upem(font, EM)
    for name, contours in drawn.items():
        glyph = glyf[name]
        glyph.coordinates = GlyphCoordinates([(x, y) for c in contours for x, y, _ in c])
        glyph.flags = array("B", [int(on) for c in contours for _, _, on in c])
        glyph.endPtsOfContours = [sum(map(len, contours[:i + 1])) - 1 for i in range(len(contours))]
        glyph.numberOfContours = len(contours)
        glyph.recalcBounds(glyf)
        font["hmtx"][name] = (font["hmtx"][name][0], glyph.xMin)


def make(source, target, family, style, wanted):
    options = subset.Options(hinting=False, layout_features=[], notdef_outline=True, recalc_timestamp=False,
                             name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14], name_languages=[0x409])
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "vhea", "vmtx", "VORG", "DSIG", "STAT", "meta", "avar",
                            "gasp", "prep", "fpgm", "cvt "]
    font = subset.load_font(source, options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    cmap, upm = font.getBestCmap(), font["head"].unitsPerEm
    digits = [cmap[c] for c in range(0x30, 0x3A)]
    widest = max(font["hmtx"][d][0] for d in digits)
    for d in digits:
        own = font["hmtx"][d][0]
        if own != widest:
            redraw(font, d, (1, 0, 0, 1, round((widest - own) / 2), 0), widest)
    dash = cmap[0x2014]
    g = font["glyf"][dash]
    k = upm / (g.xMax - g.xMin)
    redraw(font, dash, (k, 0, 0, 1, -g.xMin * k, 0), upm)
    simplify(font)
    names = {1: family, 3: f"{family} {style}; nianping", 4: f"{family} {style}",
             6: f"{family.replace(' ', '')}-{style}"}
    for record in font["name"].names:
        if record.nameID in names:
            record.string = names[record.nameID]
    font["head"].modified = font["head"].created
    font.save(target)
    print(target, len(font.getBestCmap()), "characters")


if __name__ == "__main__":
    serif, sans, kai = sys.argv[1:4]
    make(serif, "NianpingSong-Regular.ttf", "Nianping Song", "Regular", ALL)
    make(sans, "NianpingHei-Bold.ttf", "Nianping Hei", "Bold", TEXT)
    make(kai, "NianpingKai-Regular.ttf", "Nianping Kai", "Regular", TEXT - QUOTES)
