"""Make the serif faces: TeX Gyre Bonum with TrueType outlines, under a name of its own.

ReportLab embeds quadratic (TrueType) outlines only. This is the whole recipe: it was run once, and
its results are kept beside it.

    python reports/fonts/convert.py FOLDER_WITH_THE_OTF_FILES

Needs fontTools (a development dependency). Equal input gives equal files.
"""

import sys
from pathlib import Path
from typing import Final

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph

STYLES: Final = ("Regular", "Bold", "Italic")
"""The styles that papers use."""

FAMILY: Final = "Siksng Serif"
"""The GUST licence asks that a changed font has a name of its own."""

TOLERANCE: Final = 0.5
"""Largest distance between the old and the new outline, in thousandths of the type size."""

PRIVATE: Final = range(0xE000, 0xF900)
"""Characters without a meaning that everybody shares are not printed."""

WINDOWS: Final = 3
"""The platform whose name records are read; the others repeat them."""

KEPT_NAMES: Final = frozenset({0, 8, 9, 11, 13, 14})
"""Copyright, foundry, designer, their address and licence stay as they were."""


def main(folder: Path) -> None:
    """Write each style beside this script."""
    for style in STYLES:
        source = TTFont(folder / f"texgyrebonum-{style.lower()}.otf")
        _leave_out_what_papers_do_not_use(source)
        target = Path(__file__).parent / f"siksng-serif-{style.lower()}.ttf"
        _converted(source, style).save(target)


def _leave_out_what_papers_do_not_use(font: TTFont) -> None:
    """Keep the glyphs that a character names; drop features, kerning and hints for the rest."""
    options = Options(layout_features=[], hinting=False, drop_tables=["GPOS", "GSUB", "GDEF"])
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for code in font.getBestCmap() if code not in PRIVATE])
    subsetter.subset(font)


def _converted(source: TTFont, style: str) -> TTFont:
    """Return a TrueType font with the outlines, widths and metrics of the source."""
    metrics = {name: tuple(pair) for name, pair in source["hmtx"].metrics.items()}
    target = FontBuilder(source["head"].unitsPerEm, isTTF=True)
    target.setupGlyphOrder(source.getGlyphOrder())
    target.setupCharacterMap(source.getBestCmap())
    target.setupGlyf(_outlines(source))
    target.setupHorizontalMetrics(metrics)
    target.setupHorizontalHeader(ascent=source["hhea"].ascent, descent=source["hhea"].descent)
    target.setupNameTable(_names(source, style))
    target.font["OS/2"] = source["OS/2"]
    target.setupPost(italicAngle=source["post"].italicAngle, keepGlyphNames=False)
    target.updateHead(
        created=source["head"].created,
        modified=source["head"].created,
        macStyle=source["head"].macStyle,
    )
    target.font.recalcTimestamp = False
    return target.font


def _outlines(source: TTFont) -> dict[str, Glyph]:
    """Return every glyph with cubic curves replaced by quadratic ones."""
    glyphs = source.getGlyphSet()
    outlines = {}
    for name in source.getGlyphOrder():
        quadratic = TTGlyphPen(None)
        glyphs[name].draw(Cu2QuPen(quadratic, TOLERANCE, reverse_direction=True))
        outlines[name] = quadratic.glyph()
    return outlines


def _names(source: TTFont, style: str) -> dict[str, str]:
    """Return the new names, and the old words on copyright and licence."""
    keys = {0: "copyright", 8: "manufacturer", 9: "designer", 11: "vendorURL"}
    keys |= {13: "licenseDescription", 14: "licenseInfoURL"}
    kept = {
        keys[record.nameID]: record.toUnicode()
        for record in source["name"].names
        if record.nameID in KEPT_NAMES and record.platformID == WINDOWS
    }
    return kept | {
        "familyName": FAMILY,
        "styleName": style,
        "uniqueFontIdentifier": f"{FAMILY} {style}",
        "fullName": f"{FAMILY} {style}",
        "psName": f"{FAMILY.replace(' ', '')}-{style}",
        "version": "Version 2.004",
        "description": "TeX Gyre Bonum 2.004, outlines converted to TrueType, features left out",
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]))
