"""Profiles: what the columns of a known file mean, as data.

A profile is a CSV file in `profiles/`; its format is described in docs/format/profiles.md.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Final

from forms.datafile import InstrumentDuplicateError, InstrumentValueMissingError, read_table


class Kind(StrEnum):
    """How the cells of a column are read."""

    KEY = "key"
    """The number that ties rows of two files together; also an answer where a variable is named."""

    ANSWER = "answer"
    """The answer to the variable, by the variable's type."""

    AREA = "area"
    """A whole number behind which a unit of area may stand."""

    REGION = "region"
    """One part of the BPS code of the village; the four together give region and answers."""

    PLACE = "place"
    """A name of a region, which only helps where codes do not."""

    UNUSED = "unused"
    """No question belongs to it; the report counts the cells that were passed over."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name in the file, the variable it answers (empty for none) and its kind."""

    name: str
    variable: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Profile:
    """A kind of file: its columns in the order of the official layout."""

    id: str
    columns: tuple[Column, ...]

    def of_kind(self, *kinds: Kind) -> Iterator[tuple[int, Column]]:
        """Return the columns of some kinds, each with its place in the profile."""
        return ((at, item) for at, item in enumerate(self.columns) if item.kind in kinds)

    @property
    def key(self) -> int:
        """Return the place of the column that ties rows together."""
        return next(at for at, _ in self.of_kind(Kind.KEY))


HOUSEHOLDS: Final = "siks_household_59"
"""The household export of SIKS-NG, 59 columns."""

MEMBERS: Final = "siks_member_42"
"""The member export of SIKS-NG, 42 columns."""


@cache
def profile(profile_id: str) -> Profile:
    """Return a profile that is shipped with the program, read once.

    Raises:
        InstrumentError: the file is not as docs/format/profiles.md says; facts name the line.
    """
    folder = files("siksng_tui.intake") / "profiles"
    file = f"{profile_id}.csv"
    columns: dict[str, Column] = {}
    for row in read_table(folder, file, ("column", "variable", "kind")).rows:
        name = row.needed("column")
        if name in columns:
            raise InstrumentDuplicateError(file, row.line, name)
        if row["kind"] not in set(Kind):
            raise row.wrong("kind")
        columns[name] = Column(name, row["variable"], Kind(row["kind"]))
    if sum(column.kind is Kind.KEY for column in columns.values()) != 1:
        raise InstrumentValueMissingError(file, 0, Kind.KEY)
    return Profile(profile_id, tuple(columns.values()))


def profiles() -> tuple[Profile, ...]:
    """Return the profiles that a file is compared with."""
    return (profile(HOUSEHOLDS), profile(MEMBERS))
