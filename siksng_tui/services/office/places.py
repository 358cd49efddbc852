"""Names of regions as papers and screens say them: shipped ones, then those the office loaded."""

from dataclasses import dataclass
from pathlib import Path

from db.office import regions
from forms.records import Level, Role
from forms.region_files import read_regions
from forms.regions import Regions, shipped_regions
from siksng_tui.services.office.files import reached
from siksng_tui.services.office.sessions import Session


@dataclass(frozen=True, slots=True)
class Places:
    """Looks up names by Kemendagri code; an unknown code stands for itself."""

    known: Regions

    def name(self, code: str) -> str:
        """Return the name of a region."""
        found = self.known.get(code)
        return found.name if found else code

    def full(self, code: str) -> str:
        """Return the name of a village and of the district that holds it."""
        names = (self.name(code), self.above(code, Level.DISTRICT))
        return ", ".join(name for name in names if name)

    def above(self, code: str, level: Level) -> str:
        """Return the name of the region of a level that holds another."""
        for region in self.known.path(code):
            if region.level is level:
                return region.name
        return ""


def places(session: Session) -> Places:
    """Return the regions that this office knows."""
    return Places(all_regions(session))


def all_regions(session: Session) -> Regions:
    """Return shipped regions together with those that the office loaded."""
    loaded = regions.all_regions(session.store)
    shipped = shipped_regions()
    return shipped.with_more(loaded) if loaded else shipped


def is_within(code: str, region: str) -> bool:
    """Return whether a region is another one or lies in it; everything lies in the whole country.

    >>> is_within("17.71.01.1004", "17.71"), is_within("17.71", "17.7"), is_within("17", "")
    (True, False, True)
    """
    return not region or code == region or code.startswith(f"{region}.")


def load(session: Session, file: Path) -> int:
    """Return how many regions were taken over from a list of another area.

    Raises:
        RoleMissingError: the person is no operator; nothing was changed.
        RegionFileError: the list is not sound; nothing was changed.
        FileUnreachableError: it cannot be read.
    """
    session.require(Role.OPERATOR)
    with reached(file):
        more = read_regions(file, all_regions(session))
    with session.act("regions.load", count=len(more)):
        regions.put(session.store, more)
    return len(more)
