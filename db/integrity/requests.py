"""Nothing is lost: each request stands in exactly one state, and its history says the same."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from db.integrity import verification
from db.integrity.problems import Problems, Tell
from db.requests import ledger
from db.requests.proposals import REASONED, reason_marks
from db.store import Store
from forms.checkcode import set_code
from forms.records import State

RULES: Final = {
    "check-request-state": """
        SELECT number FROM request r WHERE NOT EXISTS (
            SELECT 1 FROM request_state s JOIN office o ON o.id = s.office_id AND o.own = 1
            WHERE s.request_id = r.id)
    """,
    "check-request-history": """
        SELECT r.number FROM request_state s JOIN request r ON r.id = s.request_id
        JOIN office o ON o.id = s.office_id AND o.own = 1
        WHERE s.state IS NOT (SELECT e.state_after FROM request_event e
            WHERE e.request_id = s.request_id AND e.office_id = s.office_id
            ORDER BY e.id DESC LIMIT 1)
    """,
    "check-request-revision": """
        SELECT r.number FROM request_revision q JOIN request r ON r.id = q.request_id
        LEFT JOIN revision v ON v.id = q.revision_id
        LEFT JOIN subject s ON s.id = v.subject_id
        WHERE s.uid IS NOT q.subject_uid OR (q.base IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM revision b WHERE b.hash = q.base))
    """,
    "check-set-members": """
        SELECT number FROM request_set s WHERE state <> 'unsealed'
        AND NOT EXISTS (SELECT 1 FROM set_member m WHERE m.set_id = s.id)
    """,
}
"""Code of a problem to what finds the numbers that have it."""

STRIKES: Final = """
SELECT s.number, k.statement, k.former FROM set_strike k JOIN request_set s ON s.id = k.set_id
"""
"""What each set was before families were struck out on its paper."""

MEMBERS: Final = """
SELECT s.number, r.number, m.made_of ->> '$.proposed' FROM set_member m
JOIN request_set s ON s.id = m.set_id JOIN request r ON r.id = m.request_id
"""
"""What the papers of each set show of each of its requests, as the hashes of states."""

REASONS: Final = """
SELECT r.number, f.finding_key, f.reason FROM finding_reason f JOIN request r ON r.id = f.request_id
"""
"""Every reason that was given for a finding."""


def check(store: Store, problems: Problems, tell: Tell) -> int:
    """Return how many requests there are, after testing states, history, revisions and numbers."""
    with store.reading():
        run = store.database.connection().execute
        for code, sql in RULES.items():
            for (number,) in run(sql).fetchall():
                problems.add(code, number)
        for (state,) in run("SELECT DISTINCT state FROM request_state").fetchall():
            if state not in set(State):
                problems.add("check-request-state", state)
        numbers = [number for (number,) in run("SELECT number FROM request").fetchall()]
        stacks = [number for (number,) in run("SELECT number FROM bundle").fetchall()]
    for number in (*numbers, *stacks):
        if not ledger.valid(number):
            problems.add("check-number", number)
    _check_reasons(store, problems)
    verification.check(store, problems)
    _check_sets(store, problems)
    tell(len(numbers), len(numbers))
    return len(numbers)


def _check_reasons(store: Store, problems: Problems) -> None:
    """Test that each finding has the newest reason that the audit tells of."""
    with store.reading():
        run = store.database.connection().execute
        given = run(REASONS).fetchall()
        told = run("SELECT detail FROM audit WHERE action = ? ORDER BY seq", (REASONED,)).fetchall()
    for number in _lost_reasons(given, [json.loads(detail) for (detail,) in told]):
        problems.add("check-request-reason", number)


def _lost_reasons(
    given: Iterable[tuple[str, str, str]], told: Iterable[Mapping[str, str]]
) -> Iterator[str]:
    """Yield the number of each request that has not the newest reason that the audit tells of."""
    there = {(number, *reason_marks(key, reason).values()) for number, key, reason in given}
    newest = {(one["number"], one["finding"]): one["said"] for one in told}
    for (number, finding), said in newest.items():
        if (number, finding, said) not in there:
            yield number


def _check_sets(store: Store, problems: Problems) -> None:
    """Test number, fingerprint and code of each set, what it was before a strike, what it shows."""
    with store.reading():
        run = store.database.connection().execute
        sets = run("SELECT number, statement, fingerprint, code FROM request_set").fetchall()
        strikes = run(STRIKES).fetchall()
        members = run(MEMBERS).fetchall()
    shown: dict[str, dict[str, list[str]]] = {}
    for number, request, proposed in members:
        shown.setdefault(number, {})[request] = sorted(json.loads(proposed))
    for number, statement, fingerprint, code in sets:
        _check_set(problems, number, statement, (fingerprint, code))
        if number in shown and shown[number] != _stated(statement):
            problems.add("check-set-members", number)
    for number, statement, former in strikes:
        if hashlib.sha256(statement).hexdigest() != former:
            problems.add("check-set", number)


def _stated(statement: bytes) -> dict[str, list[str]]:
    """Return the hashes of each request that a set's statement names; see `forms.sets`."""
    return dict(json.loads(statement).get("requests", ()))


def _check_set(problems: Problems, number: str, statement: bytes, said: tuple[str, str]) -> None:
    """Test number, fingerprint and code of one set."""
    fingerprint = hashlib.sha256(statement).hexdigest()
    if not ledger.valid(number):
        problems.add("check-number", number)
    if (fingerprint, set_code(fingerprint)) != said:
        problems.add("check-set", number)
