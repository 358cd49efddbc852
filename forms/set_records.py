"""Sets as every layer speaks of them: requests under one paper, and what that paper proves.

All are frozen.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class SetKind(StrEnum):
    """Which cover paper binds a set."""

    MINUTES = "minutes"
    FORWARDING = "forwarding"
    DECREE = "decree"


@dataclass(frozen=True, slots=True)
class Cover:
    """The signed paper of a set: number, date and signer as typed from it."""

    number: str
    date: dt.date
    signer: str


@dataclass(frozen=True, slots=True)
class PaperSignature:
    """An electronic signature in a PDF, as it was found when the file was taken in.

    `time` is what the signer's computer said, as ISO 8601, and empty where it said nothing. `whole`
    is False where something was added after it. `trusted` is None where the office trusted no root.
    """

    signer: str
    time: str
    intact: bool
    whole: bool
    trusted: bool | None


@dataclass(frozen=True, slots=True)
class PaperProof:
    """What a PDF proves of the paper of a set.

    `bears` says whether its text holds the set's code and fingerprint; None where it has no text,
    as a scan. A PDF that is not `readable` proves nothing.
    """

    signatures: tuple[PaperSignature, ...] = ()
    bears: bool | None = None
    readable: bool = True


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that is kept with what it belongs to: its name, SHA-256 in hexadecimal, and size.

    `proof` is None for a picture, and for a file that another office took in.
    """

    name: str
    sha256: str
    size: int
    proof: PaperProof | None = None


@dataclass(frozen=True, slots=True)
class RequestSet:
    """Change requests sealed together under one cover paper.

    `formers` are the fingerprints that it had before families were struck out, the oldest first.
    """

    number: str
    kind: SetKind
    cycle: str
    office: str
    fingerprint: str
    code: str
    requests: tuple[str, ...]
    sealed: dt.datetime
    cover: Cover | None = None
    formers: tuple[str, ...] = ()
