"""A request as it travels up: what is proposed, who authenticated it, under which set.

Format: parcel-1, section 5, "Submission". `request_reading` reads and proves such a line.
"""

import base64
import datetime as dt
from dataclasses import dataclass
from typing import Final

from forms.canonical import Json, canonical
from forms.moments import moment_text
from forms.records import RequestKind, Revision
from forms.set_records import Cover, SetKind

LINE: Final = "request"
"""What the key `line` says."""


@dataclass(frozen=True, slots=True)
class CarriedRevision:
    """A proposed revision, the accepted one it starts from, and those between, oldest first."""

    revision: Revision
    base: str | None
    pending: tuple[Revision, ...] = ()

    def to_json(self) -> dict[str, Json]:
        """Return the revision as a line carries it."""
        return {
            "base": self.base,
            "body": self.revision.body(),
            "pending": list[Json]([one.body() for one in self.pending]),
        }


@dataclass(frozen=True, slots=True)
class CarriedSignature:
    """A person's authentication for an office: of which revisions (hashes), DER, whose (signer)."""

    office: str
    revisions: tuple[str, ...]
    der: bytes
    signer: str
    time: dt.datetime

    def to_json(self) -> dict[str, Json]:
        """Return the signature as a line carries it."""
        return {
            "office": self.office,
            "revisions": list[Json](sorted(self.revisions)),
            "signature": base64.b64encode(self.der).decode(),
            "signer": self.signer,
            "time": moment_text(self.time),
        }


@dataclass(frozen=True, slots=True)
class FlagReason:
    """Why a flag was passed, by whom and when; `finding` is the finding's key."""

    finding: str
    reason: str
    account: str
    time: dt.datetime

    def to_json(self) -> dict[str, Json]:
        """Return the reason as a line carries it."""
        return {
            "account": self.account,
            "finding": self.finding,
            "reason": self.reason,
            "time": moment_text(self.time),
        }


@dataclass(frozen=True, slots=True)
class CarriedSet:
    """The sender's set that the request was sealed in, and its cover paper.

    `formers` are its fingerprints before families were struck out on the paper, oldest first.
    """

    number: str
    kind: SetKind
    cycle: str
    office: str
    fingerprint: str
    code: str
    sealed: dt.datetime
    cover: Cover | None
    formers: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Json]:
        """Return the set as a line carries it."""
        return {
            "code": self.code,
            "cover": cover_json(self.cover) if self.cover else None,
            "cycle": self.cycle,
            "fingerprint": self.fingerprint,
            "formers": list[Json](self.formers),
            "kind": self.kind.value,
            "number": self.number,
            "office": self.office,
            "sealed": moment_text(self.sealed),
        }


@dataclass(frozen=True, slots=True)
class CarriedRequest:
    """A request with all that an office above needs to work on it."""

    number: str
    kind: RequestKind
    reason: str
    owner: str
    region: str
    household: str
    subject: str
    entered_by: str
    entered: dt.datetime
    revisions: tuple[CarriedRevision, ...]
    signatures: tuple[CarriedSignature, ...]
    reasons: tuple[FlagReason, ...]
    set: CarriedSet

    @property
    def hashes(self) -> tuple[str, ...]:
        """Return the hashes of the proposed revisions, in the order of application."""
        return tuple(carried.revision.hash for carried in self.revisions)


def request_line(request: CarriedRequest) -> bytes:
    """Return the line of a request: canonical bytes without line feed."""
    return canonical(request_json(request))


def request_json(request: CarriedRequest) -> dict[str, Json]:
    """Return the value of a request's line."""
    return {
        "entered": {"account": request.entered_by, "time": moment_text(request.entered)},
        "household": request.household,
        "kind": request.kind.value,
        "line": LINE,
        "number": request.number,
        "owner": request.owner,
        "reason": request.reason,
        "reasons": [reason.to_json() for reason in request.reasons],
        "region": request.region,
        "revisions": [revision.to_json() for revision in request.revisions],
        "set": request.set.to_json(),
        "signatures": [signature.to_json() for signature in request.signatures],
        "subject": request.subject,
    }


def cover_json(cover: Cover) -> dict[str, Json]:
    """Return the cover paper as a line carries it."""
    return {"date": cover.date.isoformat(), "number": cover.number, "signer": cover.signer}
