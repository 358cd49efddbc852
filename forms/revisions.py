"""Reading a revision back from the bytes that were stored, hashed and signed."""

import datetime as dt
import hashlib
import json
import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final, cast

from forms.canonical import Json
from forms.errors import DamagedError
from forms.records import Answers, Revision, Rows, Subject, SubjectKind

TEXTS: Final = ("author", "instrument", "reason", "region", "subject", "version")
"""Keys of a revision's body whose values are text."""

KEYS: Final = frozenset({*TEXTS, "answers", "kind", "links", "parent", "rows", "time"})
"""Every key of a revision's body, none more and none less."""

_HASH: Final = re.compile(r"[0-9a-f]{64}", re.ASCII)
"""How a parent is named."""


class RevisionUnreadableError(DamagedError):
    """The bytes are not the canonical bytes of a revision; nothing was taken from them."""

    code = "revision-unreadable"


@dataclass(frozen=True, slots=True)
class Spelled:
    """A revision with its canonical bytes, so that nobody need spell them again.

    Whoever makes one has spelled `body`, or proven that it is what spelling would give.
    """

    revision: Revision
    body: bytes

    @property
    def subject(self) -> Subject:
        """Return the subject whose state it is."""
        return self.revision.subject

    @property
    def digest(self) -> bytes:
        """Return the SHA-256 of the canonical bytes."""
        return hashlib.sha256(self.body).digest()

    @property
    def hash(self) -> str:
        """Return the same as 64 hexadecimal digits, as a revision's own."""
        return self.digest.hex()


def spelled(revision: Revision) -> Spelled:
    """Return a revision with its canonical bytes."""
    return Spelled(revision, revision.canonical_bytes())


def read_revision(data: bytes) -> Revision:
    """Return the revision whose canonical bytes these are.

    Raises:
        RevisionUnreadableError: they are no revision's, or not spelled canonically.
    """
    try:
        body = json.loads(data)
        revision = _revision(body)
        canonical = body.keys() == KEYS and revision.canonical_bytes() == data
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise RevisionUnreadableError from None
    if not canonical:
        raise RevisionUnreadableError
    return revision


def revision_of(body: Json) -> Revision:
    """Return the revision of a body that was parsed from canonical JSON.

    Raises:
        RevisionUnreadableError: it is no revision's body.
    """
    try:
        revision = _revision(cast("dict[str, Any]", body))
        same = revision.body() == body
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError):
        raise RevisionUnreadableError from None
    if not same:
        raise RevisionUnreadableError
    return revision


def _revision(body: dict[str, Any]) -> Revision:
    """Return the revision of a parsed body.

    Raises:
        TypeError: something that should be text is not.
        ValueError: a word or the parent is spelled otherwise.
    """
    texts = (*(body[key] for key in TEXTS), *body["links"].values())
    if not all(isinstance(text, str) for text in texts):
        raise TypeError("text")
    if body["parent"] is not None and not _HASH.fullmatch(body["parent"]):
        raise ValueError("parent")
    subject = Subject(
        id=body["subject"],
        kind=SubjectKind(body["kind"]),
        answers=_answers(body["answers"]),
        rows=_rows(body["rows"]),
        links=MappingProxyType(body["links"]),
        region=body["region"],
    )
    return Revision(
        subject=subject,
        instrument=body["instrument"],
        version=body["version"],
        parent=body["parent"],
        author=body["author"],
        time=dt.datetime.fromisoformat(body["time"]),
        reason=body["reason"],
    )


def _answers(answers: dict[str, Any]) -> Answers:
    """Return answers that nobody can change.

    Raises:
        TypeError: an answer is neither text nor a whole number.
    """
    for answer in answers.values():
        if type(answer) not in {str, int}:
            raise TypeError("answer")
    return MappingProxyType(answers)


def _rows(rows: dict[str, Any]) -> Rows:
    """Return repeated blocks that nobody can change."""
    return MappingProxyType(
        {name: tuple(_answers(row) for row in block) for name, block in rows.items()}
    )
