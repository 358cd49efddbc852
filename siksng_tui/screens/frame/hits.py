"""How a person who was found is shown as a row of a list: no number in full."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from siksng_tui.services.requests.lookup import Hit, MatchReason
from siksng_tui.widgets.listing import Column, Row
from siksng_tui.words import N_, _

COLUMNS: Final = (
    (N_("Name"), 0),
    (N_("NIK"), 16),
    (N_("Head of household"), 17),
    (N_("Village"), 14),
    (N_("Found by"), 10),
)
"""Title and width of each column; the name takes what is left."""

HEAD: Final = 2
"""Column of the head of the household."""

REASONS: Final[Mapping[MatchReason, str]] = MappingProxyType(
    {
        MatchReason.NIK: N_("NIK"),
        MatchReason.KK: N_("Card no."),
        MatchReason.ID_BDT: N_("DTKS ID"),
        MatchReason.NIK_PREFIX: N_("NIK"),
        MatchReason.KK_PREFIX: N_("Card no."),
        MatchReason.NIK_SUFFIX: N_("NIK's end"),
        MatchReason.KK_SUFFIX: N_("Card's end"),
        MatchReason.NAME_PREFIX: N_("Name"),
        MatchReason.NAME_VARIANT: N_("Spelling"),
        MatchReason.NAME_FUZZY: N_("Like {score}"),
    }
)
"""Why a person was found, in ten cells."""

_SHOWN: Final = 4
"""Digits at both ends of a number that a list shows."""


def columns() -> list[Column]:
    """Return the columns in the language that is spoken."""
    return [Column(_(title), width) for title, width in COLUMNS]


def row(hit: Hit, village: str) -> Row:
    """Return a person as a row; its key is the person's household."""
    reason = _(REASONS[hit.reason]).format(score=round(hit.score))
    cells = (hit.name, masked(hit.nik or ""), hit.head_name, village, reason)
    return Row(hit.household_uid, cells)


def head_of(row: Row) -> str:
    """Return the name of the head of the household of a row."""
    return row.cells[HEAD]


def masked(number: str) -> str:
    """Return a NIK or card number as lists show it.

    >>> masked("1771010505850001")
    '1771********0001'
    """
    hidden = len(number) - 2 * _SHOWN
    return f"{number[:_SHOWN]}{'*' * hidden}{number[-_SHOWN:]}" if hidden > 0 else "*" * len(number)
