"""What a village tells of a household's place: its BPS code, its name and those above it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from forms.errors import UsageError
from forms.records import Level
from forms.regions import Region, Regions
from siksng_tui.services.office import places
from siksng_tui.services.office.sessions import Session

BPS_DIGITS: Final = MappingProxyType(
    {"bps_province": (0, 2), "bps_regency": (2, 4), "bps_district": (4, 7), "bps_village": (7, 10)}
)
"""Which digits of a village's BPS code play which role."""

NAMES: Final = MappingProxyType(
    {
        Level.PROVINCE: "province_name",
        Level.CITY: "regency_name",
        Level.DISTRICT: "district_name",
        Level.VILLAGE: "village_name",
    }
)
"""Which role the name of each region above a village plays, and its own."""


class VillageUnknownError(UsageError):
    """No village of the office's region has this code; nothing was changed."""

    code, field = "village-unknown", "village"


def village_of(session: Session, village: str) -> Region:
    """Return a village of the office's region by its code.

    Raises:
        VillageUnknownError: there is no such village in the office's region.
    """
    region = places.all_regions(session).get(village)
    inside = places.is_within(village, session.office.region)
    if region is None or region.level is not Level.VILLAGE or not inside:
        raise VillageUnknownError(village=village)
    return region


def told_by(session: Session, village: str) -> Mapping[str, str]:
    """Return what the village tells of a household's place, by role: BPS codes and names.

    Raises:
        VillageUnknownError: there is no such village in the office's region.
    """
    village_of(session, village)
    return told_of(places.all_regions(session), village)


def told_of(known: Regions, village: str) -> Mapping[str, str]:
    """Return what any village tells of a household's place, by role; nothing where it is unknown.

    Args:
        known: the regions that are looked up.
        village: its Kemendagri code.
    """
    path = known.path(village)
    code = path[-1].bps_code if path else ""
    codes = {role: code[start:end] for role, (start, end) in BPS_DIGITS.items()} if code else {}
    names = {NAMES[own.level]: own.name.upper() for own in path if own.level in NAMES}
    return {**codes, **names}
