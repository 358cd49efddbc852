"""What the names in braces stand for in the texts of papers."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from siksng_tui.words import N_, _

MEANINGS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "city": N_("name of the city or regency"),
        "cycle": N_("quarter, as Triwulan I Tahun 2026"),
        "title": N_("title of who signs"),
        "province": N_("province in the head of the decree"),
        "families": N_("number of families of the set"),
        "persons": N_("number of persons of the set"),
        "code": N_("set code"),
        "place": N_("region of the office in full"),
        "kinds": N_("number of families of each kind of request"),
        "paper": N_("name of the paper that covers the set"),
        "number": N_("number of the signed paper, dots before that"),
        "date": N_("date of the signed paper, dots before that"),
        "above": N_("to whom the office submits"),
    }
)
"""Name to what is filled in for it."""


def meaning(name: str) -> str:
    """Return what stands for a name in braces; empty where it explains itself."""
    return _(MEANINGS[name]) if name in MEANINGS else ""
