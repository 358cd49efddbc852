"""What a village meeting decides about a family, and the words for it on its minutes."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Decision(StrEnum):
    """A decision, as minutes tell it apart.

    The `NEW` ones are about who is proposed, those before about families of the prelist. `OPEN` is
    a family that nobody decided about yet, `UNASKED` one whose questionnaire does not ask it.
    """

    NOT_WELL_OFF = "not_well_off"
    WELL_OFF = "well_off"
    MOVED = "moved"
    DIED = "died"
    UNKNOWN = "unknown"
    NO_ADDRESS = "no_address"
    UNEXPLAINED = "unexplained"
    DOUBLE = "double"
    OPEN = "open"
    NEW_NOT_WELL_OFF = "new_not_well_off"
    NEW_WELL_OFF = "new_well_off"
    NEW_OPEN = "new_open"
    UNASKED = "unasked"


LISTED: Final[Mapping[Decision, str]] = MappingProxyType(
    {
        Decision.NOT_WELL_OFF: "Ditemukan, tidak mampu",
        Decision.WELL_OFF: "Ditemukan, mampu",
        Decision.MOVED: "Tidak ditemukan: pindah",
        Decision.DIED: "Tidak ditemukan: meninggal",
        Decision.UNKNOWN: "Tidak ditemukan: tidak tahu",
        Decision.NO_ADDRESS: "Tidak ditemukan: alamat tidak ada di desa/kelurahan setempat",
        Decision.UNEXPLAINED: "Tidak ditemukan: alasan tidak tercatat",
        Decision.DOUBLE: "Data ganda",
        Decision.OPEN: "Belum diputuskan",
    }
)
"""Decisions about families of the prelist, in the order of the minutes."""

PROPOSED: Final[Mapping[Decision, str]] = MappingProxyType(
    {
        Decision.NEW_NOT_WELL_OFF: "Tidak mampu",
        Decision.NEW_WELL_OFF: "Mampu",
        Decision.NEW_OPEN: "Belum diputuskan",
    }
)
"""Decisions about new proposals, in the order of the minutes."""

UNDECIDED: Final = frozenset({Decision.OPEN, Decision.NEW_OPEN, Decision.UNASKED})
"""What says that nothing was decided, or that it is not known."""


def said(decision: Decision) -> str:
    """Return a decision as it stands beside a family; empty where none is known.

    >>> said(Decision.NEW_WELL_OFF), said(Decision.DOUBLE), said(Decision.OPEN)
    ('Usulan baru, mampu', 'Data ganda', '')
    """
    if decision in UNDECIDED:
        return ""
    if decision in PROPOSED:
        return f"Usulan baru, {PROPOSED[decision].lower()}"
    return LISTED[decision]
