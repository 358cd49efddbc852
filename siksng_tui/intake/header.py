"""Finds the row of column names of a sheet and says which profile it belongs to.

Files are recognised by this row and never by their names. Capitals, spaces, marks and line breaks
do not count; a misspelt name is taken where it stands in its own place.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz.distance import OSA

from siksng_tui.intake.profile import Profile

LOOK_ROWS: Final = 30
"""Rows from the top of a sheet among which the column names must be."""

ALIKE: Final = 0.8
"""Share of a profile's columns whose names must be there before misspellings are considered."""

MISSPELT: Final = 0.7
"""Similarity from which a name in its own place counts as a misspelling."""


@dataclass(frozen=True, slots=True)
class Header:
    """Where each column of a profile stands in a sheet.

    `places` maps the place in the profile to the place in the sheet, both from 0; columns that are
    missing have none. `misspelt` and `unknown` are names as the sheet spells them.
    """

    profile: Profile
    row: int
    places: Mapping[int, int]
    misspelt: tuple[str, ...]
    unknown: tuple[str, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """Return the names of the columns that the sheet does not have."""
        columns = enumerate(self.profile.columns)
        return tuple(column.name for at, column in columns if at not in self.places)


def find_header(rows: Iterable[Sequence[object]], known: Iterable[Profile]) -> Header | None:
    """Return the first row that holds the column names of a profile, None where none does.

    Args:
        rows: the first rows of a sheet.
        known: profiles to compare with.
    """
    candidates = tuple(known)
    for number, cells in enumerate(rows, 1):
        names = [name_of(cell) for cell in cells]
        for candidate in candidates:
            if found := _match(candidate, number, names, cells):
                return found
    return None


def name_of(cell: object) -> str:
    r"""Return a column name as it is compared: letters and digits only, no capitals.

    >>> name_of("Ada_akta nikah "), name_of("nama\ngadis ibu kandung"), name_of(3.0)
    ('adaaktanikah', 'namagadisibukandung', '')
    """
    if not isinstance(cell, str):
        return ""
    return "".join(character for character in cell.casefold() if character.isalnum())


def _match(
    candidate: Profile, number: int, names: Sequence[str], cells: Sequence[object]
) -> Header | None:
    """Return the header if enough names of the profile stand in this row, its key among them."""
    where = {name: at for at, name in reversed(list(enumerate(names))) if name}
    wanted = [name_of(column.name) for column in candidate.columns]
    places = {at: where[name] for at, name in enumerate(wanted) if name in where}
    if len(places) < ALIKE * len(wanted):
        return None
    taken = set(places.values())
    misspelt = [
        at
        for at, name in enumerate(wanted)
        if at not in places
        and at < len(names)
        and at not in taken
        and OSA.normalized_similarity(name, names[at]) >= MISSPELT
    ]
    places |= {at: at for at in misspelt}
    if candidate.key not in places:
        return None
    rest = set(range(len(names))) - set(places.values())
    return Header(
        profile=candidate,
        row=number,
        places=places,
        misspelt=tuple(str(cells[at]) for at in misspelt),
        unknown=tuple(str(cells[at]) for at in sorted(rest) if names[at]),
    )
