"""Who an office is, and which office stands above which. Format: office-card-1, section 1."""

import re
from dataclasses import dataclass
from typing import Final

from forms.canonical import Json
from forms.records import Level
from forms.regions import region
from siksng_tui.exchange.strictjson import Fields

OFFICE_ID: Final = re.compile(r"[A-Za-z0-9._-]{1,64}", re.ASCII)
"""How the id of an office is spelled."""

_RANKS: Final = {level: rank for rank, level in enumerate(Level)}


@dataclass(frozen=True, slots=True)
class Office:
    """One office: its id, its level, and the region it speaks for (Kemendagri code with dots)."""

    id: str
    level: Level
    region: str

    def __post_init__(self) -> None:
        """Refuse what cannot be.

        Raises:
            ValueError: the id has other characters, or the region is none of this level.
        """
        if not OFFICE_ID.fullmatch(self.id):
            raise ValueError("id")
        if self.level is Level.MINISTRY:
            if self.region:
                raise ValueError("region")
        elif region(self.region, "").level is not self.level:
            raise ValueError("level")

    def to_json(self) -> dict[str, Json]:
        """Return the office as it stands in every file."""
        return {"id": self.id, "level": self.level.value, "region": self.region}

    def covers(self, other: "Office") -> bool:
        """Return whether the region of the other office lies inside this one's."""
        return inside(other.region, self.region)

    def above(self, other: "Office") -> bool:
        """Return whether this office stands above the other: higher level, region around its.

        >>> city = Office("kota", Level.CITY, "17.71")
        >>> city.above(Office("kel", Level.VILLAGE, "17.71.01.1001"))
        True
        >>> city.above(Office("kel", Level.VILLAGE, "17.70.01.1001"))
        False
        """
        return rank(self.level) > rank(other.level) and self.covers(other)


def rank(level: Level) -> int:
    """Return how many levels lie below a level: 0 for a village, 4 for the ministry."""
    return _RANKS[level]


def inside(code: str, around: str) -> bool:
    """Return whether a region is another or lies inside it; the ministry's is empty.

    >>> inside("17.71.01", "17.7"), inside("17.71.01", "17.71"), inside("17.71", "")
    (False, True, True)
    """
    return not around or code == around or code.startswith(around + ".")


def read_office(value: Json) -> Office:
    """Return the office that a JSON value describes.

    Raises:
        ValueError: it describes none.
    """
    fields = Fields(value, ("id", "level", "region"))
    return Office(fields.text("id"), Level(fields.text("level")), fields.text("region"))
