"""parcel.json: what is in a parcel, from whom, for whom, and where on the link it stands.

Format: parcel-1, section 2.
"""

import datetime as dt
import hashlib
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from forms.canonical import Json, canonical
from forms.moments import moment_text, read_moment
from siksng_tui.exchange.offices import Office, read_office
from siksng_tui.exchange.strictjson import HASH, Fields

FORMAT: Final = "siksng-parcel"
VERSION: Final = 1
"""The version that is written and read here."""

PARCEL_JSON: Final = "parcel.json"
SIGNATURE_JSON: Final = "signature.json"
CHAIN_PEM: Final = "chain.pem"
RECORDS: Final = "records.jsonl.zst.age"
SMALL: Final = (PARCEL_JSON, SIGNATURE_JSON, CHAIN_PEM)
"""The members that are read before the signature is verified."""

CYCLE: Final = re.compile(r"\d{4}-Q[1-4]", re.ASCII)
"""How a quarter is spelled."""

PARCEL_ID: Final = re.compile(r"[0-9a-f]{32}", re.ASCII)
INSTRUMENT: Final = re.compile(r"[a-z0-9_.-]{1,40}/[a-z0-9_.-]{1,20}", re.ASCII)

_KEYS: Final = (
    "audit",
    "chain",
    "clock_doubtful",
    "counts",
    "cycle",
    "epoch",
    "format",
    "id",
    "instruments",
    "kind",
    "members",
    "plaintext_size",
    "previous",
    "recipient",
    "sender",
    "sequence",
    "time",
    "version",
)


class Kind(StrEnum):
    """What a parcel carries; a submission goes up, the others go down."""

    SUBMISSION = "submission"
    RECEIPT = "receipt"
    VERDICT = "verdict"
    EXTRACT = "extract"


@dataclass(frozen=True, slots=True)
class Head:
    """What the sender says of a parcel before its content is known.

    `previous` is the digest of the parcel before it on the link, None exactly for sequence 1;
    `instruments` are spelled "bdt/2020.1"; `audit_head` is a hash in hexadecimal.
    """

    kind: Kind
    id: str
    sender: Office
    recipient: Office
    cycle: str
    epoch: int
    sequence: int
    previous: str | None
    instruments: tuple[str, ...]
    audit_count: int
    audit_head: str
    time: dt.datetime
    clock_doubtful: bool = False

    @property
    def goes_its_way(self) -> bool:
        """Return whether the kind goes where it should: a submission up, the others down."""
        if self.kind is Kind.SUBMISSION:
            return self.recipient.above(self.sender)
        return self.sender.above(self.recipient)

    def link_facts(self) -> dict[str, Json]:
        """Return what the first line inside repeats."""
        return {
            "epoch": self.epoch,
            "id": self.id,
            "kind": self.kind.value,
            "recipient": self.recipient.to_json(),
            "sender": self.sender.to_json(),
            "sequence": self.sequence,
        }

    def to_json(self) -> dict[str, Json]:
        """Return the part of parcel.json that this is."""
        return {
            **self.link_facts(),
            "audit": {"count": self.audit_count, "head": self.audit_head},
            "clock_doubtful": self.clock_doubtful,
            "cycle": self.cycle,
            "instruments": list[Json](sorted(set(self.instruments))),
            "previous": self.previous,
            "time": moment_text(self.time),
        }


@dataclass(frozen=True, slots=True)
class Payload:
    """One encrypted member: name, SHA-256 in hexadecimal, size."""

    name: str
    sha256: str
    size: int

    def to_json(self) -> dict[str, Json]:
        """Return the payload as parcel.json names it."""
        return {"name": self.name, "sha256": self.sha256, "size": self.size}


@dataclass(frozen=True, slots=True)
class Manifest:
    """All that parcel.json says. `records` counts lines after the header line."""

    head: Head
    chain: str
    records: int
    plaintext_size: int
    payloads: tuple[Payload, ...]

    def canonical_bytes(self) -> bytes:
        """Return the content of parcel.json."""
        members: list[Json] = [payload.to_json() for payload in self.payloads]
        return canonical(
            {
                **self.head.to_json(),
                "chain": self.chain,
                "counts": {"attachments": len(self.payloads) - 1, "records": self.records},
                "format": FORMAT,
                "members": members,
                "plaintext_size": self.plaintext_size,
                "version": VERSION,
            }
        )

    @property
    def digest(self) -> str:
        """Return the parcel's digest: the SHA-256 of parcel.json, in hexadecimal."""
        return hashlib.sha256(self.canonical_bytes()).hexdigest()

    @property
    def file_name(self) -> str:
        """Return the name under which the parcel is carried: ASCII, at most 60 characters."""
        head = self.head
        sender, recipient = (
            own.region.replace(".", "") or "0" for own in (head.sender, head.recipient)
        )
        link = f"{head.epoch}-{head.sequence:06d}-{recipient}"
        return f"{sender}-{head.kind.value}-{link}-{self.digest[:8]}.siksng"


def attachment_name(number: int) -> str:
    """Return the member's name of an attachment, counted from 1.

    >>> attachment_name(7)
    'a0007.age'
    """
    return f"a{number:04d}.age"


def payload_names(attachments: int) -> tuple[str, ...]:
    """Return the names of the encrypted members of a parcel with so many attachments."""
    return (RECORDS, *(attachment_name(number) for number in range(1, attachments + 1)))


def read_manifest(value: Json) -> Manifest:
    """Return what a parsed parcel.json says; whether it is canonical, the caller compares.

    Raises:
        ValueError: a key is missing or unknown, or a value is not as described.
    """
    fields = Fields(value, _KEYS)
    if fields.text("format") != FORMAT or fields.whole("version") != VERSION:
        raise ValueError("format")
    counts = Fields(fields.any("counts"), ("attachments", "records"))
    payloads = tuple(_payload(item) for item in fields.items("members"))
    if tuple(p.name for p in payloads) != payload_names(counts.whole("attachments")):
        raise ValueError("members")
    return Manifest(
        head=_head(fields),
        chain=fields.text("chain", HASH),
        records=counts.whole("records"),
        plaintext_size=fields.whole("plaintext_size"),
        payloads=payloads,
    )


def _head(fields: Fields) -> Head:
    """Return the sender's part.

    Raises:
        ValueError: a value is not as described.
    """
    audit = Fields(fields.any("audit"), ("count", "head"))
    head = Head(
        kind=Kind(fields.text("kind")),
        id=fields.text("id", PARCEL_ID),
        sender=read_office(fields.any("sender")),
        recipient=read_office(fields.any("recipient")),
        cycle=fields.text("cycle", CYCLE),
        epoch=fields.whole("epoch", 1),
        sequence=fields.whole("sequence", 1),
        previous=fields.text_or_none("previous", HASH),
        instruments=fields.texts("instruments", INSTRUMENT),
        audit_count=audit.whole("count"),
        audit_head=audit.text("head", HASH),
        time=read_moment(fields.text("time")),
        clock_doubtful=fields.truth("clock_doubtful"),
    )
    if (head.previous is None) != (head.sequence == 1):
        raise ValueError("previous")
    return head


def _payload(value: Json) -> Payload:
    """Return one encrypted member.

    Raises:
        ValueError: it is not as described.
    """
    fields = Fields(value, ("name", "sha256", "size"))
    return Payload(fields.text("name"), fields.text("sha256", HASH), fields.whole("size"))
