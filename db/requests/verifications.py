"""Verification by another person: what was drawn, what is being keyed again, what came of it.

What is keyed again is forgotten as soon as it is settled; the results hold counts only.
"""

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from db.fetching import row, rows, write, write_many
from db.requests import flags
from db.requests.numbers import row_of, write_each
from db.rows.fields import stored_moment
from db.store import Store
from forms.canonical import canonical
from forms.records import Answer, State
from forms.verification import FLAG

NEWEST: Final = 1_000
"""Results by which a person's rate goes: what was long ago counts no more."""


class Choice(StrEnum):
    """Who wrote what stands on the paper: who entered, who keyed again, or neither."""

    FIRST = "first"
    SECOND = "second"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class Draw:
    """The random number of a request, and the rate that it was held against, in 10,000."""

    number: int
    rate: int


@dataclass(frozen=True, slots=True)
class Standing:
    """Who keys a request again, empty for nobody yet, and whether the keying is at its end."""

    verifier: str
    keyed: bool


@dataclass(frozen=True, slots=True)
class KeyedAgain:
    """One answer that was keyed again, None for an empty field; who was right, if settled."""

    subject_uid: str
    path: str
    value: Answer | None
    choice: Choice | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one question of one request: counts, no values."""

    variable: str
    compared: int
    first_wrong: int
    second_wrong: int


@dataclass(frozen=True, slots=True)
class Errors:
    """How often a person's answers to one question were compared, and wrong."""

    account: str
    instrument: str
    variable: str
    compared: int
    wrong: int


def draw(store: Store, number: str) -> Draw | None:
    """Return the number that was drawn for a request; None before that.

    Raises:
        RequestNotFoundError: there is no such request.
    """
    sql = "SELECT number, rate FROM verification WHERE request_id = ?"
    found = row(store, sql, (row_of(store, number),))
    return Draw(*found) if found else None


def keep_draw(store: Store, number: str, drawn: Draw) -> None:
    """Keep the number drawn for a request, once for all.

    Raises:
        RequestNotFoundError: nothing was kept.
    """
    write(
        store,
        "INSERT INTO verification (request_id, number, rate) VALUES (?, ?, ?)",
        (row_of(store, number), drawn.number, drawn.rate),
    )


def call_for(store: Store, number: str, time: dt.datetime) -> None:
    """Let a request wait for verification.

    Raises:
        RequestNotFoundError: nothing was changed.
    """
    flags.put_up(store, number, FLAG, time)


def drop(store: Store, number: str) -> None:
    """Let a request wait no longer, and forget what was keyed again.

    Raises:
        RequestNotFoundError: nothing was changed.
    """
    with store.transaction():
        request = row_of(store, number)
        _forget(store, request)
        flags.take_down(store, number, FLAG)
        sql = "UPDATE verification SET verifier = NULL, keyed = NULL WHERE request_id = ?"
        write(store, sql, (request,))


def waiting(store: Store, office: str) -> tuple[str, ...]:
    """Return the numbers of the checked requests that wait for verification, oldest first."""
    found = rows(
        store,
        "SELECT r.number FROM request_flag f JOIN request r ON r.id = f.request_id"
        " JOIN request_state s ON s.request_id = r.id AND s.office_id = ? AND s.state = ?"
        " WHERE f.flag = ? ORDER BY r.id",
        (office, State.CHECKED.value, FLAG),
    )
    return tuple(number for (number,) in found)


def standing(store: Store, number: str) -> Standing:
    """Return who keys a request again.

    Raises:
        RequestNotFoundError: there is no such request.
    """
    sql = "SELECT verifier, keyed FROM verification WHERE request_id = ?"
    verifier, keyed = row(store, sql, (row_of(store, number),)) or (None, None)
    return Standing(verifier or "", keyed is not None)


def begin(store: Store, number: str, account: str) -> None:
    """Let a person key a request again from nothing, in place of anybody who had begun.

    Raises:
        RequestNotFoundError: nothing was changed.
    """
    with store.transaction():
        request = row_of(store, number)
        _forget(store, request)
        sql = "UPDATE verification SET verifier = ?, keyed = NULL WHERE request_id = ?"
        write(store, sql, (account, request))


def end(store: Store, number: str, time: dt.datetime) -> None:
    """Keep that the keying is at its end.

    Raises:
        RequestNotFoundError: nothing was changed.
    """
    sql = "UPDATE verification SET keyed = ? WHERE request_id = ?"
    write(store, sql, (stored_moment(time), row_of(store, number)))


def save(store: Store, number: str, answers: Iterable[KeyedAgain]) -> None:
    """Keep answers that were keyed again, each in place of what was kept there.

    Raises:
        RequestNotFoundError: nothing was kept.
    """
    write_each(
        store,
        number,
        "INSERT OR REPLACE INTO verification_answer (request_id, subject_uid, path, value, choice)"
        " VALUES (?, ?, ?, ?, ?)",
        ((own.subject_uid, own.path, *_stored(own)) for own in answers),
    )


def answers(store: Store, number: str) -> tuple[KeyedAgain, ...]:
    """Return the answers that were keyed again and are not forgotten.

    Raises:
        RequestNotFoundError: there is no such request.
    """
    found = rows(
        store,
        "SELECT subject_uid, path, value, choice FROM verification_answer WHERE request_id = ?",
        (row_of(store, number),),
    )
    return tuple(
        KeyedAgain(
            uid,
            path,
            None if value is None else json.loads(value),
            Choice(choice) if choice else None,
        )
        for uid, path, value, choice in found
    )


def keep_results(
    store: Store, number: str, people: tuple[str, str], time: dt.datetime, found: Iterable[Result]
) -> None:
    """Keep what came of a verification, by question: who entered, and who keyed again.

    Raises:
        RequestNotFoundError: nothing was kept.
    """
    request, stored = row_of(store, number), stored_moment(time)
    write_many(
        store,
        "INSERT INTO verification_result (request_id, account, verifier, time, instrument,"
        " variable, compared, first_wrong, second_wrong)"
        " SELECT id, ?, ?, ?, instrument, ?, ?, ?, ? FROM request WHERE id = ?",
        [
            (
                *people,
                stored,
                own.variable,
                own.compared,
                own.first_wrong,
                own.second_wrong,
                request,
            )
            for own in found
        ],
    )


def newest_errors(store: Store, account: str) -> tuple[int, int]:
    """Return how many of a person's newest answers were compared, and how many were wrong."""
    found = row(
        store,
        "SELECT coalesce(sum(compared), 0), coalesce(sum(first_wrong), 0) FROM (SELECT compared,"
        " first_wrong FROM verification_result WHERE account = ? ORDER BY id DESC LIMIT ?)",
        (account, NEWEST),
    )
    compared, wrong = found or (0, 0)
    return int(compared), int(wrong)


def errors(store: Store) -> tuple[Errors, ...]:
    """Return how often each person's answers to each question were compared, and wrong."""
    found = rows(
        store,
        "SELECT account, instrument, variable, sum(compared), sum(first_wrong)"
        " FROM verification_result GROUP BY account, instrument, variable"
        " ORDER BY account, sum(first_wrong) DESC, instrument, variable",
    )
    return tuple(Errors(*own) for own in found)


def last_filer(store: Store, number: str, office: str) -> str:
    """Return who filed a request last; empty where nobody did.

    Raises:
        RequestNotFoundError: there is no such request.
    """
    found = row(
        store,
        "SELECT account FROM request_event WHERE request_id = ? AND office_id = ?"
        " AND step = 'check' ORDER BY id DESC LIMIT 1",
        (row_of(store, number), office),
    )
    return str(found[0]) if found else ""


def _forget(store: Store, request: int) -> None:
    """Forget what was keyed again of a request."""
    write(store, "DELETE FROM verification_answer WHERE request_id = ?", (request,))


def _stored(own: KeyedAgain) -> tuple[str | None, str | None]:
    """Return an answer and who was right as the table holds them."""
    value = None if own.value is None else canonical(own.value).decode()
    return value, own.choice.value if own.choice else None
