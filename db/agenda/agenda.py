"""Where every request of an office waits: each in exactly one section of the ledger."""

import json
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from db.fetching import row, rows
from db.store import Store
from forms.records import Flag


class Section(StrEnum):
    """What a request waits for; `CARRIED_OVER` lies across all others."""

    IN_HAND = "in-hand"
    """The office's own, and not sent yet."""

    UNDECIDED = "undecided"
    """Received from below, neither decided nor sent on."""

    UNACKNOWLEDGED = "unacknowledged"
    """Sent to the office above, which gave no receipt."""

    ABOVE = "above"
    """The office above has it and has not decided."""

    UNTOLD_BELOW = "untold-below"
    """Decided; the office below that sent it does not know."""

    UNTOLD_CITIZEN = "untold-citizen"
    """Decided; the citizen was not told."""

    UNTOLD_BY_OWNER = "untold-by-owner"
    """Decided, and the office below knows; the owner did not say that the citizen was told."""

    ENDED = "ended"
    """Nothing waits: told, withdrawn, or back at the office below."""

    CARRIED_OVER = "carried-over"
    """It missed the closing date of its cycle."""


_OWN: Final = """EXISTS (SELECT 1 FROM request r INDEXED BY request_owner
    WHERE r.owner = ?1 AND r.id = s.request_id)"""

_UNTOLD: Final = """EXISTS (SELECT 1 FROM decision d LEFT JOIN parcel p ON p.id = d.verdict
    WHERE d.request_id = s.request_id AND d.confirmed IS NOT NULL
    AND (d.verdict IS NULL OR p.state = 'packed'))"""

_WORK: Final = "'draft', 'received', 'checked', 'finalised', 'authenticated', 'sealed', 'covered'"

_DECIDED: Final = "'accepted', 'rejected', 'absorbed'"

_OVER: Final = "'told', 'withdrawn'"

_CARRIED_OVER: Final = f"""s.request_id IN
    (SELECT request_id FROM request_flag WHERE flag = '{Flag.CARRIED_OVER}')"""  # noqa: S608

_WHERE: Final[Mapping[Section, str]] = MappingProxyType(
    {
        Section.IN_HAND: f"s.state IN ({_WORK}, 'returned') AND {_OWN}",
        Section.UNDECIDED: f"s.state IN ({_WORK}) AND NOT {_OWN}",
        Section.UNACKNOWLEDGED: "s.state = 'sent'",
        Section.ABOVE: "s.state = 'acknowledged'",
        Section.UNTOLD_BELOW: f"s.state IN ({_DECIDED}, 'returned') AND NOT {_OWN} AND {_UNTOLD}",
        Section.UNTOLD_CITIZEN: f"s.state IN ({_DECIDED}) AND {_OWN}",
        Section.UNTOLD_BY_OWNER: f"s.state IN ({_DECIDED}) AND NOT {_OWN} AND NOT {_UNTOLD}",
        Section.ENDED: f"s.state IN ({_OVER}, 'returned')"
        f" AND (s.state IN ({_OVER}) OR NOT {_OWN} AND NOT {_UNTOLD})",
        Section.CARRIED_OVER: f"s.state NOT IN ({_OVER}) AND {_CARRIED_OVER}",
    }
)
"""Section to what its requests have in common; `?1` is the office."""

_FROM: Final = "FROM request_state s WHERE s.office_id = ?1"


@dataclass(frozen=True, slots=True)
class Waiting:
    """How much waits in a section, and since when the oldest does; empty where nothing does."""

    count: int
    since: str


def waiting(store: Store, office: str, section: Section) -> Waiting:
    """Return how many requests a section has, and the moment since when its oldest waits."""
    sql = f"SELECT count(*), coalesce(min(s.since), '') {_FROM} AND {_WHERE[section]}"
    count, since = row(store, sql, (office,)) or (0, "")
    return Waiting(count, since)


def rows_of(store: Store, office: str, section: Section) -> Sequence[int]:
    """Return the row numbers of a section's requests, what waits longest first.

    They are eight bytes each, so that a list knows a hundred thousand without holding them.
    """
    sql = f"SELECT s.request_id {_FROM} AND {_WHERE[section]} ORDER BY s.since, s.request_id"
    return array("q", (own for (own,) in rows(store, sql, (office,))))


def numbers(store: Store, found: Iterable[int]) -> tuple[str, ...]:
    """Return the numbers of requests by their rows, in the order of these."""
    asked = json.dumps(list(found))
    sql = "SELECT r.number FROM json_each(?) j JOIN request r ON r.id = j.value ORDER BY j.key"
    return tuple(number for (number,) in rows(store, sql, (asked,)))


def total(store: Store) -> int:
    """Return how many requests were ever entered or received here."""
    (count,) = row(store, "SELECT count(*) FROM request") or (0,)
    return int(count)
