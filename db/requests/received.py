"""Requests that other offices entered: taken over with their number, and with who sent them."""

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from db.fetching import row, rows, write
from db.requests import requests
from db.rows.fields import stored_moment
from db.store import Store
from forms.errors import RefusedError
from forms.lifecycle import Step, after
from forms.records import Request, RequestKind

_VILLAGES_SQL: Final = """
SELECT DISTINCT h.village FROM json_each(?) asked
JOIN subject s ON s.uid = asked.value
LEFT JOIN family f ON f.subject_id = s.id LEFT JOIN person p ON p.subject_id = s.id
JOIN household h ON h.subject_id = coalesce(p.household_id, f.household_id, s.id)
"""


class NumberTakenError(RefusedError):
    """Another request has the number; nothing was stored. Facts: number."""

    code, field = "request-number-taken", "number"


@dataclass(frozen=True, slots=True)
class NewReceived:
    """A request as its owner entered it; `head_name` is for lists (see `db.requests.requests`)."""

    number: str
    kind: RequestKind
    reason: str
    owner: str
    household: str
    other: str
    subject: str
    instrument: tuple[str, str]
    region: str
    head_name: str
    entered_by: str
    entered: dt.datetime


def receive(store: Store, new: NewReceived, doing: requests.Doing) -> Request:
    """Return a request that came, or came again after it was returned; it is received here.

    Raises:
        NumberTakenError: the number belongs to another household's or office's request.
        StepRefusedError: it is being worked on here, or was decided; nothing was changed.
    """
    with store.transaction():
        known = row(
            store, "SELECT owner, household_uid FROM request WHERE number = ?", (new.number,)
        )
        if known is None:
            _insert(store, new)
            requests.take_step(
                store, (new.number, Step.RECEIVE, None), after(Step.RECEIVE, None), doing
            )
            return requests.get(store, new.number, doing.office)
        if known != (new.owner, new.household):
            raise NumberTakenError(number=new.number)
        moved = requests.move(store, new.number, Step.RECEIVE, doing)
        write(
            store,
            "UPDATE request SET reason = ?, head_name = ? WHERE number = ?",
            (new.reason, new.head_name, new.number),
        )
        return moved


def _insert(store: Store, new: NewReceived) -> None:
    """Keep a request that nobody here has seen."""
    write(
        store,
        "INSERT INTO request (number, kind, reason, owner, household_uid, other_uid,"
        " subject_uid, instrument, version, region, head_name, entered_by, entered)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            new.number,
            new.kind.value,
            new.reason,
            new.owner,
            new.household,
            new.other,
            new.subject,
            *new.instrument,
            new.region,
            new.head_name,
            new.entered_by,
            stored_moment(new.entered),
        ),
    )


def villages(store: Store, subjects: Iterable[str]) -> frozenset[str]:
    """Return the villages in which the register has some households, families or persons."""
    found = rows(store, _VILLAGES_SQL, (json.dumps(list(subjects)),))
    return frozenset(village for (village,) in found)
