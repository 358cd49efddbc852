"""The records that every layer speaks: subjects, revisions, requests.

All are frozen. Answers are stored by variable name with the code as the instrument spells it: a
code, text, date (YYYY-MM-DD), NIK, card number or decimal is text; a count or a sum of codes is a
whole number. A question that was not asked, or not answered, has no key.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from forms.canonical import Json, canonical, digest
from forms.moments import moment_text

Answer = str | int
"""One stored answer."""

Answers = Mapping[str, Answer]
"""Variable name to answer."""

Rows = Mapping[str, tuple[Answers, ...]]
"""Name of a repeated block inside one subject (businesses, children outside) to its rows."""

NO_ROWS: Final[Rows] = MappingProxyType({})
"""A subject without repeated blocks."""


class Level(StrEnum):
    """Where an office stands in the chain, lowest first."""

    VILLAGE = "village"
    DISTRICT = "district"
    CITY = "city"
    PROVINCE = "province"
    MINISTRY = "ministry"


class Role(StrEnum):
    """What a person of the office may do; one person may hold several roles."""

    OPERATOR = "operator"
    AUTHENTICATOR = "authenticator"


class SubjectKind(StrEnum):
    """What a revision is a state of."""

    HOUSEHOLD = "household"
    FAMILY = "family"
    PERSON = "person"


class RequestKind(StrEnum):
    """Why the register is to change."""

    CORRECTION = "correction"
    NEW_HOUSEHOLD = "new_household"
    NEW_PERSON = "new_person"
    PROPOSAL = "proposal"
    CARD_HOLDER_CHANGE = "card_holder_change"
    TRANSFER = "transfer"
    SPLIT = "split"
    MERGE = "merge"
    DEACTIVATION = "deactivation"


class State(StrEnum):
    """Where a request stands in one office."""

    DRAFT = "draft"
    RECEIVED = "received"
    CHECKED = "checked"
    FINALISED = "finalised"
    AUTHENTICATED = "authenticated"
    SEALED = "sealed"
    COVERED = "covered"
    SENT = "sent"
    ACKNOWLEDGED = "acknowledged"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    ABSORBED = "absorbed"
    TOLD = "told"
    WITHDRAWN = "withdrawn"


class Flag(StrEnum):
    """What is odd about a request, apart from where it stands."""

    VERIFY = "verify"
    """Another person is to key it again."""

    WAITING = "waiting"
    """The office above took it and decides later; or this office laid it aside."""

    DUPLICATE = "duplicate"
    """Another household bears one of its numbers."""

    BASE_UNKNOWN = "base-unknown"
    """It starts from a state of the register that this office never had."""

    CONFLICT = "conflict"
    """An answer was changed here and above, differently."""

    BLOCKED = "blocked"
    """It came with answers that cannot be true."""

    UNEXPLAINED = "unexplained"
    """It came with doubtful answers, and nobody said why they are so."""

    EXPLAINED = "explained"
    """It came with doubtful answers and the sender's reasons, which nobody here has read yet."""

    MENDING = "mending"
    """This office, an upper one, is changing answers of it and has not filed that yet."""

    REFUSED = "refused"
    """The office above refused the record; it is to be sent again."""

    CARRIED_OVER = "carried-over"
    """It missed the date of its cycle and goes into the next one."""


class PrintEnd(StrEnum):
    """What became of a print that has its number."""

    OPEN = "open"
    """Not noted: the program or the computer stopped just then."""

    WRITTEN = "written"
    """Its file has its name."""

    QUEUED = "queued"
    """The queue of a printer took it; whether sheets came out shows at the printer alone."""

    REFUSED = "refused"
    """The printer did not take it, and nothing came out."""

    SILENT = "silent"
    """The printer did not answer, or was not waited for; sheets may have come out."""

    FAILED = "failed"
    """Its file could not be written."""


@dataclass(frozen=True, slots=True)
class Subject:
    """One household, family or person as it stands in one revision.

    `links` names the subjects that hold it: a person has "household" and "family", a family has
    "household". `region` is the Kemendagri village code (13 characters with dots) and stands on
    households only.
    """

    id: str
    kind: SubjectKind
    answers: Answers
    rows: Rows = field(default_factory=lambda: NO_ROWS)
    links: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    region: str = ""


@dataclass(frozen=True, slots=True)
class HouseholdRecord:
    """A household with its families and persons: what a form edits and the rules look at.

    `revisions` names, for each subject that exists already, the hash of the revision it was read
    from.
    """

    instrument: str
    version: str
    household: Subject
    families: tuple[Subject, ...]
    persons: tuple[Subject, ...]
    revisions: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def subjects(self) -> tuple[Subject, ...]:
        """Return household, families and persons, in this order."""
        return (self.household, *self.families, *self.persons)

    def has(self, subject_id: str) -> bool:
        """Return whether the household holds a subject."""
        return any(subject.id == subject_id for subject in self.subjects())

    def subject(self, subject_id: str) -> Subject:
        """Return one subject.

        Raises:
            KeyError: the household has no such subject.
        """
        for subject in self.subjects():
            if subject.id == subject_id:
                return subject
        raise KeyError("subject")


@dataclass(frozen=True, slots=True)
class Revision:
    """One immutable state of one subject, with parent, author, time and reason."""

    subject: Subject
    instrument: str
    version: str
    parent: str | None
    author: str
    time: dt.datetime
    reason: str

    def body(self) -> dict[str, Json]:
        """Return the value whose canonical bytes are stored, hashed and carried in parcels."""
        subject = self.subject
        return {
            "answers": dict(subject.answers),
            "author": self.author,
            "instrument": self.instrument,
            "kind": subject.kind.value,
            "links": dict(subject.links),
            "parent": self.parent,
            "reason": self.reason,
            "region": subject.region,
            "rows": {name: [dict(row) for row in rows] for name, rows in subject.rows.items()},
            "subject": subject.id,
            "time": moment_text(self.time),
            "version": self.version,
        }

    def canonical_bytes(self) -> bytes:
        """Return the canonical bytes of the body."""
        return canonical(self.body())

    @property
    def hash(self) -> str:
        """Return the SHA-256 of the canonical bytes, as 64 hexadecimal digits."""
        return digest(self.body())


@dataclass(frozen=True, slots=True)
class Request:
    """A wish to change the register, as one office sees it.

    `household` is whose record is filled in, with the questionnaire of this id and version;
    `subject` the household, family or person that is meant. `other` is the other household of a
    split (the one that is left) or of a merge (the one that is closed), or the family of the
    register that a programme proposal is for; empty on every other kind.
    """

    number: str
    kind: RequestKind
    reason: str
    owner: str
    state: State
    since: dt.datetime
    household: str
    region: str
    subject: str
    instrument: tuple[str, str]
    flags: tuple[str, ...] = ()
    other: str = ""
