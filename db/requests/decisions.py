"""Decisions on requests: proposed by one person, confirmed by another, told to the office below."""

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from db.fetching import row, rows, write
from db.requests.numbers import row_of
from db.requests.requests import Doing
from db.rows.fields import stored_moment
from db.store import Store
from forms.canonical import Json, canonical
from forms.errors import NotFoundError
from forms.set_records import Cover


class DecisionNotFoundError(NotFoundError):
    """Nobody proposed a decision that waits to be confirmed. Facts: number."""

    code, field = "decision-not-found", "number"


class Outcome(StrEnum):
    """What is decided on a request."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    ABSORBED = "absorbed"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class Decision:
    """What is decided on a request, and why.

    Args:
        outcome: accepted, rejected, absorbed or sent back.
        reason: as the person said it; may be empty where it is accepted.
        kept: number of the request that is kept instead of an absorbed one, else empty.
        fields: answers that are meant, "SUBJECT/PATH": of a request that is sent back those to
            mend, of an accepted one those in which the register's value stays.
        paper: the decree or letter that says so, None where there is none.
        office: id of the office that decided, as far as is known here.
        revisions: hashes of what a verdict says the request has become, in its order; empty where
            it was decided here, or as it was sent.
    """

    outcome: Outcome
    reason: str
    office: str
    kept: str = ""
    fields: tuple[str, ...] = ()
    paper: Cover | None = None
    revisions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposed:
    """A decision on a request, who proposed it and when; `id` is its row number."""

    id: int
    number: str
    decision: Decision
    account: str
    time: dt.datetime


_SELECT: Final = """
SELECT d.id, r.number, d.outcome, d.reason, d.office_id, d.kept, d.fields, d.paper,
    d.revisions, d.proposed_by, d.proposed
FROM decision d JOIN request r ON r.id = d.request_id
"""

_UNTOLD: Final = f"""{_SELECT}
WHERE d.confirmed IS NOT NULL AND d.verdict IS NULL
AND EXISTS (SELECT 1 FROM parcel_request pr JOIN parcel p ON p.id = pr.parcel_id
    WHERE pr.request_id = d.request_id AND p.direction = 'in' AND p.kind = 'submission')
ORDER BY d.id
"""  # noqa: S608 - one statement of the program inside another

_SOURCE: Final = """
SELECT p.sender FROM parcel_request pr JOIN parcel p ON p.id = pr.parcel_id
WHERE pr.request_id = ? AND p.direction = 'in' AND p.kind = 'submission'
ORDER BY p.time DESC, p.sequence DESC LIMIT 1
"""


def propose(store: Store, number: str, decision: Decision, doing: Doing) -> None:
    """Keep a decision that somebody else must confirm, in place of one that waits already.

    Raises:
        RequestNotFoundError: nothing was kept.
    """
    with store.transaction():
        request = row_of(store, number)
        write(store, "DELETE FROM decision WHERE request_id = ? AND confirmed IS NULL", (request,))
        write(
            store,
            "INSERT INTO decision (request_id, outcome, reason, kept, fields, paper, revisions,"
            " office_id, proposed_by, proposed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                request,
                decision.outcome.value,
                decision.reason,
                decision.kept,
                canonical(list[Json](decision.fields)).decode(),
                canonical(_paper(decision.paper)).decode(),
                canonical(list[Json](decision.revisions)).decode(),
                decision.office,
                doing.account,
                stored_moment(doing.time),
            ),
        )


def confirm(store: Store, number: str, doing: Doing) -> Proposed:
    """Return the decision on a request that waited, confirmed.

    Raises:
        DecisionNotFoundError: none waits; nothing was changed.
    """
    waiting = open_of(store, number)
    write(
        store,
        "UPDATE decision SET confirmed_by = ?, confirmed = ? WHERE id = ?",
        (doing.account, stored_moment(doing.time), waiting.id),
    )
    return waiting


def drop(store: Store, number: str) -> Proposed:
    """Return the decision that waited to be confirmed and is taken back.

    Raises:
        DecisionNotFoundError: none waits; nothing was changed.
    """
    waiting = open_of(store, number)
    write(store, "DELETE FROM decision WHERE id = ?", (waiting.id,))
    return waiting


def open_of(store: Store, number: str) -> Proposed:
    """Return the decision on a request that waits to be confirmed.

    Raises:
        DecisionNotFoundError: none waits.
    """
    sql = f"{_SELECT} WHERE r.number = ? AND d.confirmed IS NULL"
    found = row(store, sql, (number,))
    if found is None:
        raise DecisionNotFoundError(number=number)
    return _proposed(found)


def to_confirm(store: Store) -> tuple[Proposed, ...]:
    """Return the decisions that wait to be confirmed, oldest first."""
    found = rows(store, f"{_SELECT} WHERE d.confirmed IS NULL ORDER BY d.id")
    return tuple(map(_proposed, found))


def count_to_confirm(store: Store) -> int:
    """Return how many decisions wait to be confirmed."""
    (found,) = rows(store, "SELECT count(*) FROM decision WHERE confirmed IS NULL")
    return int(found[0])


def of_request(store: Store, number: str) -> tuple[Proposed, ...]:
    """Return the decisions on a request that were confirmed, oldest first."""
    sql = f"{_SELECT} WHERE r.number = ? AND d.confirmed IS NOT NULL ORDER BY d.id"
    return tuple(map(_proposed, rows(store, sql, (number,))))


def untold(store: Store) -> tuple[Proposed, ...]:
    """Return the decisions that the office below, which sent the request, does not know yet."""
    return tuple(map(_proposed, rows(store, _UNTOLD)))


def source(store: Store, number: str) -> str:
    """Return the id of the office below that sent a request here, empty for an own one.

    Raises:
        RequestNotFoundError: there is no such request.
    """
    found = row(store, _SOURCE, (row_of(store, number),))
    return str(found[0]) if found else ""


def mark_told(store: Store, ids: Iterable[int], parcel_id: str) -> None:
    """Note in which parcel decisions go to the office below."""
    for own in ids:
        write(store, "UPDATE decision SET verdict = ? WHERE id = ?", (parcel_id, own))


def _paper(paper: Cover | None) -> Json:
    """Return a paper as it is stored."""
    if paper is None:
        return None
    return {"date": paper.date.isoformat(), "number": paper.number, "signer": paper.signer}


def _proposed(found: Sequence[Any]) -> Proposed:
    """Return the decision of a row."""
    own, number, outcome, reason, office, kept, fields, paper, became, account, time = found
    facts = json.loads(paper)
    cover = (
        Cover(facts["number"], dt.date.fromisoformat(facts["date"]), facts["signer"])
        if facts
        else None
    )
    decision = Decision(
        outcome=Outcome(outcome),
        reason=reason,
        office=office,
        kept=kept,
        fields=tuple(json.loads(fields)),
        paper=cover,
        revisions=tuple(json.loads(became)),
    )
    return Proposed(own, number, decision, account, dt.datetime.fromisoformat(time))
