"""Answers of a draft as its fields were left, the subjects it begins, and where the person was.

Nothing else is written as often, so each field is one small statement.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from db.fetching import row, rows, write
from db.requests.numbers import row_of, write_each
from db.store import Store
from forms.canonical import canonical
from forms.records import Answer, Subject, SubjectKind

_CONTENT: Final = """
SELECT (SELECT json_group_array(json_array(subject_uid, path, value)) FROM
            (SELECT * FROM draft_change WHERE request_id = ?1 ORDER BY subject_uid, path)),
        (SELECT json_group_array(json_array(subject_uid, position, links, region, present)) FROM
            (SELECT * FROM draft_subject WHERE request_id = ?1 ORDER BY subject_uid)),
        (SELECT json_group_array(json_array(finding_key, reason)) FROM
            (SELECT * FROM finding_reason WHERE request_id = ?1 ORDER BY finding_key))
"""
"""All that a draft holds, in an order of its own."""


@dataclass(frozen=True, slots=True)
class DraftChange:
    """One answer that a draft changes; `value` is None where it takes an answer away."""

    subject_uid: str
    path: str
    value: Answer | None


@dataclass(frozen=True, slots=True)
class DraftSubject:
    """A subject that a draft begins, moves or takes away again; it holds no answers.

    `position` is its place among the subjects of its kind that the request begins.
    """

    subject: Subject
    position: int
    present: bool = True


def save_subjects(store: Store, number: str, subjects: Iterable[DraftSubject]) -> None:
    """Keep subjects of a draft, each in place of what the draft had of it.

    Raises:
        RequestNotFoundError: nothing was kept.
    """
    write_each(
        store,
        number,
        "INSERT OR REPLACE INTO draft_subject (request_id, subject_uid, kind, position, links,"
        " region, present) VALUES (?, ?, ?, ?, ?, ?, ?)",
        map(_subject_row, subjects),
    )


def subjects(store: Store, number: str) -> tuple[DraftSubject, ...]:
    """Return the subjects that a draft begins, moves or takes away, in their order.

    Raises:
        RequestNotFoundError: there is no such request.
    """
    found = rows(
        store,
        "SELECT subject_uid, kind, links, region, position, present FROM draft_subject"
        " WHERE request_id = ? ORDER BY position, subject_uid",
        (row_of(store, number),),
    )
    return tuple(
        DraftSubject(
            Subject(
                uid,
                SubjectKind(kind),
                MappingProxyType({}),
                links=MappingProxyType(json.loads(links)),
                region=region,
            ),
            position,
            bool(present),
        )
        for uid, kind, links, region, position, present in found
    )


def save(store: Store, number: str, changes: Iterable[DraftChange]) -> None:
    """Keep answers of a draft, each in place of what the draft had there.

    Raises:
        RequestNotFoundError: nothing was kept.
    """
    write_each(
        store,
        number,
        "INSERT OR REPLACE INTO draft_change (request_id, subject_uid, path, value)"
        " VALUES (?, ?, ?, ?)",
        ((change.subject_uid, change.path, _stored(change.value)) for change in changes),
    )


def save_cursor(store: Store, number: str, position: str, account: str) -> None:
    """Keep where a person is in a draft.

    Raises:
        RequestNotFoundError: nothing was kept.
    """
    write(
        store,
        "INSERT OR REPLACE INTO draft_cursor (request_id, position, account) VALUES (?, ?, ?)",
        (row_of(store, number), position, account),
    )


def changes(store: Store, number: str) -> tuple[DraftChange, ...]:
    """Return the answers that a draft changes, rows of repeated blocks in their order.

    Raises:
        RequestNotFoundError: there is no such request.
    """
    found = rows(
        store,
        "SELECT subject_uid, path, value FROM draft_change WHERE request_id = ?"
        " ORDER BY subject_uid, length(path), path",
        (row_of(store, number),),
    )
    return tuple(
        DraftChange(uid, path, None if value is None else json.loads(value))
        for uid, path, value in found
    )


def content(store: Store, number: str) -> bytes:
    """Return the SHA-256 of what a draft holds: answers, subjects, reasons for what is doubtful.

    Where somebody was in it is no part of that.

    Raises:
        RequestNotFoundError: there is no such request.
    """
    found = row(store, _CONTENT, (row_of(store, number),))
    return hashlib.sha256("\n".join(map(str, found or ())).encode()).digest()


def cursor(store: Store, number: str) -> str:
    """Return where the last person was in a draft; empty where nobody was.

    Raises:
        RequestNotFoundError: there is no such request.
    """
    found = row(
        store,
        "SELECT position FROM draft_cursor WHERE request_id = ?",
        (row_of(store, number),),
    )
    return str(found[0]) if found else ""


def is_at(store: Store, number: str, account: str) -> bool:
    """Return whether an account was the last one in a draft, at a field of it.

    Raises:
        RequestNotFoundError: there is no such request.
    """
    found = row(
        store,
        "SELECT 1 FROM draft_cursor WHERE request_id = ? AND account = ? AND position <> ''",
        (row_of(store, number), account),
    )
    return found is not None


def forget(store: Store, number: str, subject: str, path: str) -> None:
    """Forget one answer of a draft, which has there again what it started from.

    Raises:
        RequestNotFoundError: nothing was changed.
    """
    write(
        store,
        "DELETE FROM draft_change WHERE request_id = ? AND subject_uid = ? AND path = ?",
        (row_of(store, number), subject, path),
    )


def clear(store: Store, number: str) -> None:
    """Forget a draft's answers and subjects, which stand in its revisions now.

    Raises:
        RequestNotFoundError: nothing was changed.
    """
    with store.transaction():
        request = row_of(store, number)
        for table in ("draft_change", "draft_subject", "draft_cursor"):
            write(store, f"DELETE FROM {table} WHERE request_id = ?", (request,))  # noqa: S608  # one of three tables


def _stored(value: Answer | None) -> str | None:
    """Return an answer as the table holds it."""
    return None if value is None else canonical(value).decode()


def _subject_row(each: DraftSubject) -> tuple[str, str, int, str, str, int]:
    """Return a subject as the table holds it."""
    own = each.subject
    links = canonical(dict(own.links)).decode()
    return own.id, own.kind.value, each.position, links, own.region, int(each.present)
