"""Finds the row of column names of a table and says which profile it belongs to.

Files are recognised by this row and never by their names. Capitals, spaces, marks, line breaks and
what stands in brackets do not count; a misspelt name is taken where it stands in its own place.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz.distance import OSA

from siksng_tui.intake.profile import Column, Profile
from siksng_tui.intake.refused_columns import TITLES

ALIKE: Final = 0.8
"""Share of a profile's columns whose names must be there before misspellings are considered."""

MISSPELT: Final = 0.7
"""Similarity from which a name in its own place counts as a misspelling."""


@dataclass(frozen=True, slots=True)
class Header:
    """Where each column of a profile stands in a table.

    `places` maps the place in the profile to the place in the table, both from 0; columns that are
    missing have none. `misspelt` and `unknown` are names as the table spells them. `mended` says
    that the table is our own workbook of refused rows.
    """

    profile: Profile
    row: int
    places: Mapping[int, int]
    misspelt: tuple[str, ...]
    unknown: tuple[str, ...]
    mended: bool = False

    @property
    def missing(self) -> tuple[str, ...]:
        """Return the names of the columns that the table does not have."""
        columns = enumerate(self.profile.columns)
        return tuple(column.name for at, column in columns if at not in self.places)


def find_header(rows: Iterable[Sequence[object]], known: Iterable[Profile]) -> Header | None:
    """Return the first row that holds the column names of a profile, None where none does.

    Where several profiles fit, the one of which most columns are there is taken, then the one that
    lacks fewer, then the one with fewer misspelt.

    Args:
        rows: the first rows of a table.
        known: profiles to compare with.
    """
    candidates = tuple(known)
    for number, cells in enumerate(rows, 1):
        names = [name_of(cell) for cell in cells]
        found = (_match(candidate, number, names, cells) for candidate in candidates)
        headers = [header for header in found if header]
        if headers:
            return max(headers, key=_fit)
    return None


def _fit(header: Header) -> tuple[int, int, int]:
    """Return how well a profile fits: columns that are there, that lack, that are misspelt."""
    return len(header.places), -len(header.missing), -len(header.misspelt)


def name_of(cell: object) -> str:
    r"""Return a column name as it is compared: letters and digits only, no capitals, no brackets.

    >>> name_of("Ada_akta nikah "), name_of("TANGGAL LAHIR\n(31/01/2000)"), name_of(3.0)
    ('adaaktanikah', 'tanggallahir', '')
    """
    if not isinstance(cell, str):
        return ""
    bare = cell.partition("(")[0]
    return "".join(character for character in bare.casefold() if character.isalnum())


def _match(
    candidate: Profile, number: int, names: Sequence[str], cells: Sequence[object]
) -> Header | None:
    """Return the header if enough names of the profile stand in this row, its key among them."""
    wanted = [_names(candidate, column) for column in candidate.columns]
    places = _places(wanted, names)
    if len(places) < ALIKE * len(wanted):
        return None
    misspelt = _misspelt(wanted, names, places)
    places |= {at: at for at in misspelt}
    if candidate.key_place not in places:
        return None
    rest = sorted(at for at in set(range(len(names))) - set(places.values()) if names[at])
    mended = tuple(names[at] for at in rest[-2:]) in _BEHIND
    if mended:
        rest = rest[:-2]
    return Header(
        profile=candidate,
        row=number,
        places=places,
        misspelt=tuple(str(cells[at]) for at in misspelt),
        unknown=tuple(str(cells[at]) for at in rest),
        mended=mended,
    )


def _places(wanted: Sequence[Sequence[str]], names: Sequence[str]) -> dict[int, int]:
    """Return where the names of columns stand, by the place of each column in the profile.

    The official name goes before an alias, and the first of several cells before the others. A name
    that several columns have is in each cell that of the column whose own place is nearest.
    """
    places: dict[int, int] = {}
    for rank in range(max(map(len, wanted))):
        bearing: dict[str, list[int]] = defaultdict(list)
        for at, known in enumerate(wanted):
            bearing["".join(known[rank : rank + 1])].append(at)
        for cell, name in enumerate(names):
            if name and name in bearing:
                nearest = min(bearing[name], key=lambda at: abs(at - cell))
                places.setdefault(nearest, cell)
    return places


_BEHIND: Final = frozenset((name_of(why), name_of(where)) for why, where in TITLES.values())
"""The columns that a workbook of refused rows has behind those of its profile, as compared."""


def _names(candidate: Profile, column: Column) -> tuple[str, ...]:
    """Return the names of a column as they are compared, the official one first."""
    return tuple(map(name_of, (column.name, *candidate.aliases.get(column.name, ()))))


def _misspelt(
    wanted: Sequence[Sequence[str]], names: Sequence[str], places: Mapping[int, int]
) -> list[int]:
    """Return the places in which a name that was not found stands misspelt."""
    taken = set(places.values())
    return [
        at
        for at, known in enumerate(wanted)
        if at not in places
        and at < len(names)
        and at not in taken
        and OSA.normalized_similarity(known[0], names[at]) >= MISSPELT
    ]
