"""Regions: provinces, cities, districts and villages with both their codes and all their names.

The Kemendagri code (17.71.01.1001) is ours; exports and prelists carry the BPS code (1771010006),
and no arithmetic leads from one to the other. Names differ in spelling between the two, hence
aliases and a comparison that levels case, spaces, marks, doubled letters and short words.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Final

from forms.records import Level
from forms.shipped import shipped_rows

CODE: Final = re.compile(r"\d{2}(?:\.\d{2}(?:\.\d{2}(?:\.\d{4})?)?)?", re.ASCII)
"""A Kemendagri code of any level."""

_LEVELS: Final = {2: Level.PROVINCE, 5: Level.CITY, 8: Level.DISTRICT, 13: Level.VILLAGE}
_BPS_PARTS: Final = (2, 2, 3, 3)
_WORD: Final = re.compile(r"[^\W_]+")
_DOUBLED: Final = re.compile(r"(.)\1+")


@dataclass(frozen=True, slots=True)
class Region:
    """One region; `parent` is empty for a province, `bps_code` where no bridge to BPS is known."""

    code: str
    name: str
    level: Level
    parent: str
    bps_code: str = ""


def region(code: str, name: str, bps_code: str = "") -> Region:
    """Return the region of a code, whose level and parent follow from it.

    Args:
        code: Kemendagri code with dots.
        name: as the list spells it.
        bps_code: 2, 4, 7 or 10 digits, empty where it is not known.

    Raises:
        ValueError: the code has not the Kemendagri form.

    >>> region("17.71.01", "Selebar").parent
    '17.71'
    """
    if not CODE.fullmatch(code):
        raise ValueError("code")
    return Region(code, name, _LEVELS[len(code)], code.rpartition(".")[0], bps_code)


def is_rural(village: str) -> bool:
    """Return whether a village is a desa; the last group of its code says so.

    Source: Permendagri 72/2019, whose codes of kelurahan begin with 1 and those of desa with 2.

    >>> is_rural("17.02.01.2001"), is_rural("17.71.01.1001")
    (True, False)
    """
    return village.rpartition(".")[2].startswith("2")


def place_key(name: str) -> str:
    """Return the key under which names of regions are compared; empty for a name without letters.

    >>> place_key("KEL. SUKA RAMI") == place_key("Sukarami")
    True
    >>> place_key("Ps. Berkas"), place_key("Kebun Roos")
    ('PASARBERKAS', 'KEBUNROS')
    """
    short = _short_words()
    words = _WORD.findall(name.upper())
    while len(words) > 1 and not short.get(words[0], words[0]):
        words.pop(0)
    return _DOUBLED.sub(r"\1", "".join(short.get(word) or word for word in words))


class Regions:
    """Regions that are looked up by either code, or by name inside their parent."""

    def __init__(self, regions: Iterable[Region], aliases: Iterable[tuple[str, str]] = ()) -> None:
        """Index the regions.

        Args:
            regions: in the order in which they are to be listed.
            aliases: pairs of Kemendagri code and another name.
        """
        self._by_code = {item.code: item for item in regions}
        self._by_bps = {item.bps_code: item for item in self if item.bps_code}
        self._others = tuple(aliases)

    def __iter__(self) -> Iterator[Region]:
        """Return the regions in their order."""
        return iter(self._by_code.values())

    def __len__(self) -> int:
        """Return how many regions there are."""
        return len(self._by_code)

    def __contains__(self, code: object) -> bool:
        """Return whether a Kemendagri code is known."""
        return code in self._by_code

    def get(self, code: str) -> Region | None:
        """Return the region of a Kemendagri code, None where it is not known."""
        return self._by_code.get(code)

    def by_bps(self, code: str) -> Region | None:
        """Return the region of a BPS code of 2, 4, 7 or 10 digits, None where it is not known."""
        return self._by_bps.get(code)

    def village(self, *parts: str) -> Region | None:
        """Return a village by the four parts of its BPS code, as exports hold them in columns.

        Args:
            parts: province, regency, district and village; zeros that a spreadsheet dropped in
                front are put back.
        """
        widths = zip(parts, _BPS_PARTS, strict=True)
        return self.by_bps("".join(part.zfill(width) for part, width in widths))

    def named(self, name: str, parent: str = "") -> Region | None:
        """Return the region that bears a name, in any usual spelling, inside its parent.

        Args:
            name: as some file spells it.
            parent: Kemendagri code of the region above; empty for a province.
        """
        return self._by_name.get((parent, place_key(name)))

    def all_named(self, name: str, level: Level) -> tuple[Region, ...]:
        """Return the regions of a level that bear a name, in any usual spelling, wherever."""
        return self._everywhere.get((level, place_key(name)), ())

    def other_names(self, code: str) -> tuple[str, ...]:
        """Return the further names of a region that lists and people know it by."""
        return tuple(name for own, name in self._others if own == code)

    def with_more(self, more: Iterable[Region]) -> "Regions":
        """Return these regions together with others, which take the place of their own codes.

        What was known beside stays: a BPS code that the other lacks, and the former name.
        """
        newer = [replace(item, bps_code=item.bps_code or self._bps_code(item)) for item in more]
        former = ((item.code, item.name) for item in self)
        return Regions([*self, *newer], (*self._others, *former))

    def path(self, code: str) -> tuple[Region, ...]:
        """Return a region below those that hold it, province first; empty where it is unknown."""
        item = self.get(code)
        return (*self.path(item.parent), item) if item else ()

    @cached_property
    def _by_name(self) -> dict[tuple[str, str], Region]:
        """Return the regions by parent and key of each of their names; made when first asked."""
        names = {(item.parent, place_key(item.name)): item for item in self}
        for code, name in self._others:
            item = self._by_code[code]
            names.setdefault((item.parent, place_key(name)), item)
        return names

    @cached_property
    def _everywhere(self) -> dict[tuple[Level, str], tuple[Region, ...]]:
        """Return the regions by level and key of each of their names; made when first asked."""
        found: dict[tuple[Level, str], dict[str, Region]] = {}
        for (_, key), item in self._by_name.items():
            found.setdefault((item.level, key), {})[item.code] = item
        return {key: tuple(items.values()) for key, items in found.items()}

    def _bps_code(self, other: Region) -> str:
        """Return the BPS code that is known for the code of another region."""
        known = self.get(other.code)
        return known.bps_code if known else ""


@cache
def shipped_regions() -> Regions:
    """Return the regions that come with the program: Kota Bengkulu, 78 codes."""
    bridge = shipped_rows("regions/kota_bengkulu_bps.csv", "code", "bps_code", "bps_name")
    bps = {row["code"]: row for row in bridge}
    names = shipped_rows("regions/kota_bengkulu.csv", "code", "name")
    others = shipped_rows("regions/aliases.csv", "code", "alias")
    return Regions(
        [region(row["code"], row["name"], bps[row["code"]]["bps_code"]) for row in names],
        [
            *((row["code"], row["bps_name"]) for row in bridge),
            *((row["code"], row["alias"]) for row in others),
        ],
    )


@cache
def _short_words() -> Mapping[str, str]:
    """Return the words that files shorten, and those that only name a kind, as nothing."""
    rows = shipped_rows("regions/abbreviations.csv", "short", "word")
    return {row["short"]: row["word"] for row in rows}
