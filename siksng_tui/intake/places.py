"""Finds the village of a row by BPS code, by Kemendagri code, or by the names of places."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from forms.records import Level
from forms.regions import Region, Regions
from siksng_tui.intake.ledger import as_written
from siksng_tui.intake.profile import BPS, LEVELS, Kind, Profile
from siksng_tui.intake.rows import CellValue, TableRow
from siksng_tui.intake.spelling import spell_text

BPS_WIDTHS: Final = (2, 2, 3, 3)
"""Digits of province, city, district and village in a BPS code."""

CODES: Final = "."
NAMES: Final = ", "
"""What stands between the codes of a place in the report, and what between its names."""

VILLAGES: Final = 1_000
"""Spellings of villages that are remembered: the rows of one village follow each other."""

_KEMENDAGRI_WIDTHS: Final = (2, 2, 2, 4)
_LEVELS: Final = (Level.PROVINCE, Level.CITY, Level.DISTRICT, Level.VILLAGE)
_Parts = tuple[CellValue, ...]


class Village(NamedTuple):
    """A village, and whether it was found otherwise than as the file's own list spells it."""

    region: Region
    mended: bool


class VillageFinder:
    """Finds the villages of the rows of one profile."""

    def __init__(self, profile: Profile, regions: Regions) -> None:
        """Remember where the profile has codes and names of places."""
        self._bps = _places(profile, Kind.BPS)
        self._kemendagri = _places(profile, Kind.KEMENDAGRI)
        self._names = _places(profile, Kind.PLACE)
        self._spelled_by_bps = any(own.spelled == BPS for _, own in profile.of_kind(Kind.PLACE))
        self._regions = regions
        self._find = lru_cache(maxsize=VILLAGES)(self._found)
        told = self._names or self._kemendagri or self._bps
        self.column = told[-1] if told and told[-1] is not None else None

    def of(self, row: TableRow) -> Village | None:
        """Return the village of a row, None where neither codes nor names tell."""
        return self._find(
            _picked(row, self._bps), _picked(row, self._kemendagri), _picked(row, self._names)
        )

    def written(self, row: TableRow) -> str:
        """Return what the row says of its village, for the report; empty where it says nothing."""
        codes = _picked(row, self._bps or (() if self._names else self._kemendagri))
        cells = map(as_written, codes or _picked(row, self._names))
        return (CODES if codes else NAMES).join(filter(None, cells))

    def _found(self, bps: _Parts, kemendagri: _Parts, names: _Parts) -> Village | None:
        """Return the village that codes tell, else the one that names tell."""
        if bps and (village := self._by_code(bps)):
            return village
        if kemendagri and (region := self._by_dotted(_texts(kemendagri))):
            return Village(region, mended=bool(names) and not self._as_spelled(names, region))
        region = self._named(_texts(names), _texts(bps))
        if region is None:
            return None
        return Village(region, mended=bool(bps) or not self._as_spelled(names, region))

    def _by_code(self, codes: _Parts) -> Village | None:
        """Return the village of a BPS code, or of a Kemendagri code in its place."""
        parts = _texts(codes)
        if region := self._regions.village(*parts):
            return Village(region, mended=[*codes] != bps_parts(region))
        region = self._by_dotted(parts)
        return Village(region, mended=True) if region else None

    def _by_dotted(self, parts: Sequence[str]) -> Region | None:
        """Return the village of the four parts of a Kemendagri code."""
        widths = zip(parts, _KEMENDAGRI_WIDTHS, strict=True)
        region = self._regions.get(".".join(part.zfill(width) for part, width in widths))
        return region if region and region.level is Level.VILLAGE else None

    def _named(self, names: Sequence[str], codes: Sequence[str]) -> Region | None:
        """Return the only village of a name whose upper regions bear the other names."""
        if not names or not names[-1]:
            return None
        found = self._regions.all_named(names[-1], Level.VILLAGE)
        city = self._regions.by_bps("".join(part.zfill(2) for part in codes[:2])) if codes else None
        for level, name in zip(_LEVELS[:-1], names[:-1], strict=True):
            if name:
                above = {own.code for own in self._regions.all_named(name, level)}
                found = tuple(own for own in found if self._above(own, level) in above)
        if city:
            found = tuple(own for own in found if own.code.startswith(city.code))
        return found[0] if len(found) == 1 else None

    def _above(self, village: Region, level: Level) -> str:
        """Return the code of the region of a level that holds a village."""
        return next(own.code for own in self._regions.path(village.code) if own.level is level)

    def _as_spelled(self, names: _Parts, region: Region) -> bool:
        """Return whether the village's name is written as the list of the file's kind has it."""
        others = self._regions.other_names(region.code) if self._spelled_by_bps else ()
        return str(names[-1]).casefold() in {own.casefold() for own in others or (region.name,)}


def village_answers(region: Region) -> dict[str, str]:
    """Return the four BPS codes of a village, each under its variable.

    >>> from forms.regions import shipped_regions
    >>> village_answers(shipped_regions().get("17.71.01.1001"))["kode_desa"]
    '006'
    """
    names = ("kode_provinsi", "kode_kabupaten", "kode_kecamatan", "kode_desa")
    return dict(zip(names, bps_parts(region), strict=True)) if region.bps_code else {}


def bps_parts(region: Region) -> list[str]:
    """Return the BPS code of a village in its four parts."""
    parts, start = [], 0
    for width in BPS_WIDTHS:
        parts.append(region.bps_code[start : start + width])
        start += width
    return parts


def _places(profile: Profile, kind: Kind) -> tuple[int | None, ...]:
    """Return the columns of a kind, one for each level; nothing where the village has none."""
    found = {own.holds: at for at, own in profile.of_kind(kind)}
    return tuple(found.get(level) for level in LEVELS) if LEVELS[-1] in found else ()


def _picked(row: TableRow, places: Sequence[int | None]) -> _Parts:
    """Return the cells of some columns, empty ones for those that are not there."""
    return tuple("" if at is None else row.cells[at] for at in places)


def _texts(cells: Sequence[CellValue]) -> list[str]:
    """Return cells as texts without surplus spaces."""
    return [spell_text(cell).text for cell in cells]
