"""Finds the village of a household row by BPS code, by Kemendagri code, or by name."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from forms.records import Level
from forms.regions import Region, Regions
from siksng_tui.intake.spelling import spell_text
from siksng_tui.intake.table import CellValue

BPS_WIDTHS: Final = (2, 2, 3, 3)
"""Digits of province, city, district and village in a BPS code."""

_KEMENDAGRI_WIDTHS: Final = (2, 2, 2, 4)


class Village(NamedTuple):
    """A village, and whether it was found otherwise than by the BPS code as written."""

    region: Region
    mended: bool


def find_village(
    codes: Sequence[CellValue], names: Sequence[CellValue], regions: Regions
) -> Village | None:
    """Return the village of a row, None where neither codes nor names tell.

    Args:
        codes: province, city, district and village code as the columns hold them.
        names: district and village name as the columns hold them.
        regions: those that are known.
    """
    parts = [spell_text(cell).text for cell in codes]
    if region := regions.village(*parts):
        return Village(region, mended=[*codes] != _bps_parts(region))
    dotted = ".".join(
        part.zfill(width) for part, width in zip(parts, _KEMENDAGRI_WIDTHS, strict=True)
    )
    if (region := regions.get(dotted)) and region.level is Level.VILLAGE:
        return Village(region, mended=True)
    region = _named(parts, [spell_text(cell).text for cell in names], regions)
    return Village(region, mended=True) if region else None


def village_answers(region: Region) -> dict[str, str]:
    """Return the four BPS codes of a village, each under its variable.

    >>> from forms.regions import shipped_regions
    >>> village_answers(shipped_regions().get("17.71.01.1001"))["kode_desa"]
    '006'
    """
    names = ("kode_provinsi", "kode_kabupaten", "kode_kecamatan", "kode_desa")
    return dict(zip(names, _bps_parts(region), strict=True)) if region.bps_code else {}


def _bps_parts(region: Region) -> list[str]:
    """Return the BPS code of a village in its four parts."""
    parts, start = [], 0
    for width in BPS_WIDTHS:
        parts.append(region.bps_code[start : start + width])
        start += width
    return parts


def _named(parts: Sequence[str], names: Sequence[str], regions: Regions) -> Region | None:
    """Return the village that bears these names inside the city of these codes."""
    city = regions.by_bps(parts[0].zfill(2) + parts[1].zfill(2))
    district = regions.named(names[0], city.code) if city else None
    return regions.named(names[1], district.code) if district else None
