"""The first line inside a parcel, and the frame around the lines. Format: parcel-1, section 5."""

import hashlib
import re
from dataclasses import dataclass
from typing import Final

from cryptography.hazmat.primitives.serialization import Encoding

from forms.canonical import Json, canonical
from forms.text import clean
from siksng_tui.exchange.certificates import Chain, read_chain, write_chain
from siksng_tui.exchange.manifest import Head, attachment_name
from siksng_tui.exchange.strictjson import HASH, Fields, parse_canonical

LONGEST_LINE: Final = 4 << 20
"""Bytes of the longest line, without its line feed."""

WINDOW_BYTES: Final = 8 << 20
"""The largest window of zstd that is read, and so its memory."""

FILE_NAME: Final = re.compile(r"[^/\\:]{1,120}")
"""An attachment's name; it is cleaned text besides."""

_KEYS: Final = ("attachments", "revocations", "signers")


@dataclass(frozen=True, slots=True)
class AttachmentFacts:
    """An attachment: its name, SHA-256 in hexadecimal, and size, all of the plaintext."""

    name: str
    sha256: str
    size: int

    def __post_init__(self) -> None:
        """Refuse a name that a file system or a screen obeys.

        Raises:
            ValueError: the name is such a one.
        """
        if not FILE_NAME.fullmatch(self.name) or clean(self.name) != self.name:
            raise ValueError("name")


@dataclass(frozen=True, slots=True)
class Header:
    """What stands in the first line besides the facts that parcel.json has, too.

    `revocations` are signed documents (JSON values), `signers` chains of people, person first.
    """

    attachments: tuple[AttachmentFacts, ...] = ()
    revocations: tuple[Json, ...] = ()
    signers: tuple[Chain, ...] = ()

    def line(self, head: Head) -> bytes:
        """Return the first line of a parcel, without line feed."""
        attachments: list[Json] = [
            {
                "member": attachment_name(number),
                "name": one.name,
                "sha256": one.sha256,
                "size": one.size,
            }
            for number, one in enumerate(self.attachments, start=1)
        ]
        return canonical(
            {
                **head.link_facts(),
                "attachments": attachments,
                "revocations": list[Json](self.revocations),
                "signers": list[Json]([write_chain(chain).decode() for chain in self.signers]),
            }
        )


def read_header(line: bytes, head: Head) -> Header:
    """Return the header of a first line.

    Raises:
        ValueError: it is none, or repeats other facts than parcel.json has.
    """
    fields = Fields(parse_canonical(line), (*head.link_facts(), *_KEYS))
    header = Header(
        attachments=tuple(_attachment(item) for item in fields.items("attachments")),
        revocations=tuple(fields.items("revocations")),
        signers=tuple(read_chain(text.encode()) for text in fields.texts("signers")),
    )
    ids = [signer_id(chain) for chain in header.signers]
    if header.line(head) != line or ids != sorted(set(ids)):
        raise ValueError("header")
    return header


def signer_id(chain: Chain) -> str:
    """Return how records name a person: the SHA-256 of the person's certificate (DER)."""
    return hashlib.sha256(chain[0].public_bytes(Encoding.DER)).hexdigest()


def _attachment(value: Json) -> AttachmentFacts:
    """Return the facts of an attachment.

    Raises:
        ValueError: they are not as described.
    """
    fields = Fields(value, ("member", "name", "sha256", "size"))
    return AttachmentFacts(fields.text("name"), fields.text("sha256", HASH), fields.whole("size"))
