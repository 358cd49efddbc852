"""What the civil registry answered about persons of the register; the newest answer of each counts.

Earlier ones stay beneath it, and count again where the file of the newest is taken back.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from db.fetching import rows, write, write_many
from db.store import Store
from forms.canonical import canonical
from forms.records import Answer, Answers


@dataclass(frozen=True, slots=True)
class RegistryAnswer:
    """One answer: what it came to, how similar the names are, what differs, and what it says.

    `request` is the number of the request that was made of it, empty where none was.
    """

    person: str
    import_id: int
    outcome: str
    similarity: int
    differs: tuple[str, ...]
    answers: Answers = field(repr=False)
    request: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A person of the register as the registry is asked about one."""

    person: str
    household: str
    village: str
    nik: str = field(repr=False)
    name: str = field(repr=False)
    birth: str = field(repr=False)
    sex: str
    card: str = field(repr=False)
    instrument: str


@dataclass(frozen=True, slots=True)
class Answered:
    """A person of the register beside what the registry answered."""

    asked: Asked
    answer: RegistryAnswer


_PERSON: Final = """
p.uid, h.uid, h.village, coalesce(p.nik, ''), p.name, coalesce(p.birth, ''), coalesce(p.sex, ''),
    coalesce(p.kk, ''), h.instrument
"""
"""A person, in the order of `Asked`."""

_ANSWER: Final = (
    "a.person_uid, a.import_id, a.outcome, a.similarity, a.differs, a.answers,"
    " coalesce((SELECT b.request FROM registry_answer b WHERE b.person_uid = a.person_uid"
    " AND b.outcome = a.outcome AND b.request <> '' AND NOT EXISTS ("
    "SELECT 1 FROM request r JOIN request_event e ON e.request_id = r.id"
    " WHERE r.number = b.request AND e.state_after IN ('withdrawn', 'rejected'))"
    " ORDER BY b.import_id DESC LIMIT 1), '')"
)
"""An answer; its request may have been made of an earlier one that came to the same.

One that was withdrawn or rejected is none: another can be made.
"""

_NEWEST: Final = (
    "a.import_id = (SELECT max(c.import_id) FROM registry_answer c"
    " WHERE c.person_uid = a.person_uid)"
)
"""Whether an answer is the one that counts."""


def put(store: Store, answers: Iterable[RegistryAnswer]) -> None:
    """Keep answers, one of a person and an import; they count in the place of earlier ones."""
    write_many(
        store,
        "INSERT INTO registry_answer (person_uid, import_id, outcome, similarity,"
        " differs, answers, request) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (
                own.person,
                own.import_id,
                own.outcome,
                own.similarity,
                canonical(list(own.differs)).decode(),
                canonical(dict(own.answers)).decode(),
                own.request,
            )
            for own in answers
        ),
    )


def note_request(store: Store, own: RegistryAnswer, number: str) -> None:
    """Keep which request was made of an answer."""
    sql = "UPDATE registry_answer SET request = ? WHERE person_uid = ? AND import_id = ?"
    write(store, sql, (number, own.person, own.import_id))


def requests_of(store: Store, import_id: int) -> tuple[str, ...]:
    """Return the numbers of requests of an import's answers; withdrawn ones are left out."""
    sql = (
        "SELECT r.number FROM registry_answer a JOIN request r ON r.number = a.request"
        " JOIN request_state s ON s.request_id = r.id"
        " JOIN office o ON o.id = s.office_id AND o.own = 1"
        " WHERE a.import_id = ? AND s.state <> 'withdrawn' ORDER BY r.id"
    )
    return tuple(str(number) for (number,) in rows(store, sql, (import_id,)))


def forget(store: Store, import_id: int) -> None:
    """Forget the answers of an import."""
    write(store, "DELETE FROM registry_answer WHERE import_id = ?", (import_id,))


def of(store: Store, person: str) -> RegistryAnswer | None:
    """Return what was answered about a person, None where nothing was."""
    sql = f"SELECT {_ANSWER} FROM registry_answer a WHERE a.person_uid = ? AND {_NEWEST}"  # noqa: S608 - columns of the program
    found = rows(store, sql, (person,))
    return _answer(found[0]) if found else None


def listed(
    store: Store, outcomes: Sequence[str], *, differing: bool = False
) -> tuple[Answered, ...]:
    """Return the persons about whom something was answered, by outcome, then village and name.

    Args:
        store: the open store.
        outcomes: what the answers came to.
        differing: only those of whom the registry has something otherwise.
    """
    sql = (
        f"SELECT {_PERSON}, {_ANSWER} FROM registry_answer a"  # noqa: S608 - columns of the program
        " JOIN person p ON p.uid = a.person_uid JOIN household h ON h.subject_id = p.household_id"
        f" WHERE {_NEWEST} AND a.outcome IN (SELECT value FROM json_each(?))"
        " AND (NOT ? OR a.differs <> '[]') ORDER BY a.outcome, h.village, p.name, p.subject_id"
    )
    found = rows(store, sql, (json.dumps(list(outcomes)), differing))
    return tuple(Answered(Asked(*one[:9]), _answer(one[9:])) for one in found)


def counts(store: Store) -> dict[str, int]:
    """Return how many persons stand under each outcome."""
    sql = f"SELECT a.outcome, count(*) FROM registry_answer a WHERE {_NEWEST} GROUP BY a.outcome"  # noqa: S608 - ours
    return dict(rows(store, sql))


def bearing(store: Store, niks: Sequence[str]) -> dict[str, list[Asked]]:
    """Return the persons on the list who bear some NIKs, by NIK; nobody stands under the others."""
    sql = (
        f"SELECT {_PERSON} FROM json_each(?) asked"  # noqa: S608 - columns of the program
        " CROSS JOIN person p ON p.nik = asked.value"
        " JOIN household h ON h.subject_id = p.household_id WHERE h.active"
    )
    found: dict[str, list[Asked]] = {}
    for one in rows(store, sql, (json.dumps(list(niks)),)):
        asked = Asked(*one)
        found.setdefault(asked.nik, []).append(asked)
    return found


def to_ask(store: Store, village: str, after: str, limit: int) -> tuple[Asked, ...]:
    """Return persons on the list whom the registry has not matched yet, page by page.

    Args:
        store: the open store.
        village: beginning of the code of their village; all where it is empty.
        after: id of the last person of the page before; empty for the first page.
        limit: persons at most.
    """
    sql = (
        f"SELECT {_PERSON} FROM person p JOIN household h ON h.subject_id = p.household_id"  # noqa: S608 - columns of the program
        f" LEFT JOIN registry_answer a ON a.person_uid = p.uid AND {_NEWEST}"
        " WHERE h.active AND p.uid > ? AND h.village LIKE ? || '%'"
        " AND coalesce(a.outcome, '') <> 'matched' ORDER BY p.uid LIMIT ?"
    )
    return tuple(Asked(*one) for one in rows(store, sql, (after, village, limit)))


def _answer(found: Sequence[Any]) -> RegistryAnswer:
    """Return an answer of the store's own values."""
    person, import_id, outcome, similarity, differs, answers, request = found
    said: dict[str, Answer] = json.loads(answers)
    return RegistryAnswer(
        person, import_id, outcome, similarity, tuple(json.loads(differs)), said, request
    )
