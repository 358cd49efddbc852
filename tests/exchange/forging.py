"""Making parcels that are wrong in one way: every part can be replaced before it is signed."""

import hashlib
import io
import json
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

import zstandard

from forms.canonical import Json, canonical
from siksng_tui.exchange import ages, signatures
from siksng_tui.exchange.certificates import Signer, write_chain
from siksng_tui.exchange.container import Member, directory, local_header
from siksng_tui.exchange.inside import AttachmentFacts, Header
from siksng_tui.exchange.manifest import Head, Kind, Manifest, Payload, payload_names
from siksng_tui.exchange.statements import parcel_type
from siksng_tui.exchange.submission import request_line
from siksng_tui.exchange.writing import Content, Route, pack
from tests.exchange.world import CITY, PROVINCE, head, request, world

Facts = dict[str, Json]
"""A parsed parcel.json."""

Members = list[tuple[str, bytes]]
"""Names and bytes of a container, in order."""


def sound(sent: Head | None = None, lines: Iterable[bytes] | None = None) -> bytes:
    """Return a sound parcel of the world, made by the program itself."""
    sent = sent or head()
    signer = {CITY: world().city, PROVINCE: world().province}[sent.sender]
    recipient = {CITY: world().city, PROVINCE: world().province}[sent.recipient]
    submission = sent.kind is Kind.SUBMISSION
    content = Content(
        records=[request_line(request())] if lines is None else lines,
        signers=[world().budi] if submission else (),
    )
    with pack(sent, content, Route(signer, world().card(recipient), world().trust)) as packed:
        return b"".join(packed.blocks())


def members_of(data: bytes) -> Members:
    """Return the members of a parcel, as another program reads them."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


def zipped(members: Members) -> bytes:
    """Return a container of any members, its headers as they must be."""
    listed = [Member(name, len(data), zlib.crc32(data)) for name, data in members]
    bodies = (local_header(m) + data for m, (_, data) in zip(listed, members, strict=True))
    return b"".join(bodies) + directory(listed)


@dataclass(frozen=True, slots=True)
class Forgery:
    """A parcel in parts. Hashes, sizes and signature follow the parts, unless replaced."""

    signer: Signer = field(default_factory=lambda: world().city)
    sent: Head = field(default_factory=head)
    header: bytes | None = None
    lines: Sequence[bytes] = field(default_factory=lambda: (request_line(request()),))
    recipient: str = field(default_factory=lambda: ages.recipient_of(world().identities["prov-17"]))
    records: bytes | None = None
    plaintext_size: int | None = None
    attachments: Sequence[bytes] = ()
    attached: Sequence[AttachmentFacts] = ()
    revocations: Sequence[Json] = ()
    facts: Callable[[Facts], None] | None = None
    spelling: Callable[[bytes], bytes] | None = None
    chain: bytes | None = None
    signed_as: str = ""

    def plaintext(self) -> bytes:
        """Return the lines of the records."""
        signers = (world().budi,) if self.sent.kind is Kind.SUBMISSION else ()
        header = Header(tuple(self.attached), tuple(self.revocations), signers)
        first = header.line(self.sent) if self.header is None else self.header
        return b"".join(line + b"\n" for line in (first, *self.lines))

    def members(self) -> Members:
        """Return the members, signed."""
        records = sealed(self.plaintext(), self.recipient) if self.records is None else self.records
        chain = write_chain(self.signer.chain) if self.chain is None else self.chain
        body = self._parcel_json((records, *self.attachments), chain)
        kind = self.signed_as or parcel_type(self.sent.kind.value)
        signature = signatures.sign(self.signer.key, kind, body).canonical_bytes()
        small = [("parcel.json", body), ("signature.json", signature), ("chain.pem", chain)]
        payloads = (records, *self.attachments)
        return [*small, *zip(payload_names(len(self.attachments)), payloads, strict=True)]

    def data(self) -> bytes:
        """Return the parcel's bytes."""
        return zipped(self.members())

    def _parcel_json(self, payloads: Sequence[bytes], chain: bytes) -> bytes:
        """Return parcel.json, after facts and spelling were tampered with."""
        names = payload_names(len(payloads) - 1)
        size = self.plaintext_size
        body = Manifest(
            head=self.sent,
            chain=hashlib.sha256(chain).hexdigest(),
            records=len(self.lines),
            plaintext_size=len(self.plaintext()) if size is None else size,
            payloads=tuple(
                Payload(name, hashlib.sha256(data).hexdigest(), len(data))
                for name, data in zip(names, payloads, strict=True)
            ),
        ).canonical_bytes()
        if self.facts:
            facts: Facts = parsed(body)
            self.facts(facts)
            body = canonical(facts)
        return self.spelling(body) if self.spelling else body


def parsed(body: bytes) -> Facts:
    """Return the facts of a parcel.json."""
    value = json.loads(body)
    assert isinstance(value, dict)
    return value


def sealed(plain: bytes, recipient: str, level: int = 3) -> bytes:
    """Return text compressed in one frame and encrypted."""
    return encrypted(zstandard.ZstdCompressor(level=level).compress(plain), recipient)


def encrypted(plain: bytes, recipient: str) -> bytes:
    """Return bytes encrypted to a recipient."""
    parts: list[bytes] = []
    ages.encrypt([plain], recipient, parts.append)
    return b"".join(parts)


LOCAL: Final = struct.Struct("<4s5H3L2H")
CENTRAL: Final = struct.Struct("<4s6H3L5H2L")
END: Final = struct.Struct("<4s4H2LH")


@dataclass(frozen=True, slots=True)
class Entry:
    """A member of a ZIP file of which every header field can be wrong."""

    name: bytes
    data: bytes
    stored: bytes | None = None
    version: int = 10
    flags: int = 0
    method: int = 0
    date: int = 33
    extra: bytes = b""
    comment: bytes = b""
    attributes: int = 0

    def local(self) -> bytes:
        """Return local header and content."""
        stored = self.data if self.stored is None else self.stored
        sizes = (zlib.crc32(self.data), len(stored), len(self.data))
        lengths = (len(self.name), len(self.extra))
        fixed = (self.version, self.flags, self.method, 0, self.date)
        start = LOCAL.pack(b"PK\x03\x04", *fixed, *sizes, *lengths)
        return start + self.name + self.extra + stored

    def central(self, offset: int) -> bytes:
        """Return the central header."""
        stored = self.data if self.stored is None else self.stored
        sizes = (zlib.crc32(self.data), len(stored), len(self.data))
        lengths = (len(self.name), len(self.extra), len(self.comment))
        fixed = (self.version, self.flags, self.method, 0, self.date)
        rest = (0, 0, self.attributes, offset)
        start = CENTRAL.pack(b"PK\x01\x02", 10, *fixed, *sizes, *lengths, *rest)
        return start + self.name + self.extra + self.comment


def any_zip(entries: Sequence[Entry], comment: bytes = b"") -> bytes:
    """Return a ZIP file of any entries."""
    body, central = b"", b""
    for entry in entries:
        central += entry.central(len(body))
        body += entry.local()
    count = len(entries)
    end = END.pack(b"PK\x05\x06", 0, 0, count, count, len(central), len(body), len(comment))
    return body + central + end + comment


def entries_of(data: bytes) -> list[Entry]:
    """Return the members of a parcel as entries."""
    return [Entry(name.encode(), content) for name, content in members_of(data)]


def with_entry(data: bytes, index: int, **changes: object) -> bytes:
    """Return the parcel with one member's header changed."""
    entries = entries_of(data)
    entries[index] = replace(entries[index], **changes)  # type: ignore[arg-type]  # any field
    return any_zip(entries)
