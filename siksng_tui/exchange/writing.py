"""Making a parcel: records encrypted as a stream, signed from memory; whoever packs it keeps it.

Format: parcel-1. Plaintext stays in memory; what is encrypted waits in an anonymous scratch file
until its hash, which stands before it in the parcel, is known.
"""

import hashlib
import tempfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, Final

from forms.canonical import Json
from siksng_tui.exchange import signatures
from siksng_tui.exchange.cards import OfficeCard
from siksng_tui.exchange.certificates import Chain, Signer, write_chain
from siksng_tui.exchange.chains import TrustedRoots, prove_office
from siksng_tui.exchange.container import BLOCK_BYTES, Member, directory, local_header
from siksng_tui.exchange.errors import (
    OfficeOutOfScopeError,
    ParcelTooLargeError,
)
from siksng_tui.exchange.inside import Header, signer_id
from siksng_tui.exchange.manifest import (
    SMALL,
    Head,
    Manifest,
    Payload,
    payload_names,
)
from siksng_tui.exchange.payloads import (
    Attachment,
    Progress,
    Sealer,
    Tally,
    checked,
    compressed,
)
from siksng_tui.exchange.statements import parcel_type

MOST_ATTACHMENTS: Final = 300
"""Attachments of one parcel; their names keep parcel.json below its limit."""

SCRATCH_IN_MEMORY: Final = 8 << 20
"""Bytes of encrypted records that are kept in memory; more go to a scratch file."""


@dataclass(frozen=True, slots=True)
class Content:
    """What goes into a parcel: records (canonical bytes, no line feed), and what the header has.

    `signers` are chains of the people who signed records, `revocations` payloads of documents.
    """

    records: Iterable[bytes]
    attachments: Sequence[Attachment] = ()
    signers: Sequence[Chain] = ()
    revocations: Sequence[Json] = ()

    def header(self) -> Header:
        """Return what the first line says of this."""
        return Header(
            attachments=tuple(attachment.facts for attachment in self.attachments),
            revocations=tuple(self.revocations),
            signers=tuple(sorted(self.signers, key=signer_id)),
        )


@dataclass(frozen=True, slots=True)
class Route:
    """From whom to whom: the office that signs, the recipient's card, and whom we trust."""

    signer: Signer
    recipient: OfficeCard
    trust: TrustedRoots


@dataclass(frozen=True, slots=True)
class Packed:
    """A parcel that is made and not yet written."""

    manifest: Manifest
    small: tuple[bytes, ...]
    members: tuple[Member, ...]
    scratch: IO[bytes]

    def blocks(self) -> Iterator[bytes]:
        """Return the bytes of the parcel's file, block by block; the same each time."""
        for member, data in zip(self.members, self.small, strict=False):
            yield local_header(member) + data
        self.scratch.seek(0)
        for member in self.members[len(self.small) :]:
            yield local_header(member)
            rest = member.size
            while rest:
                block = self.scratch.read(min(rest, BLOCK_BYTES))
                rest -= len(block)
                yield block
        yield directory(self.members)


@contextmanager
def pack(
    head: Head, content: Content, route: Route, progress: Progress | None = None
) -> Iterator[Packed]:
    """Yield a parcel that is made and signed; its encrypted part lives as long as the block.

    Args:
        head: what the sender says; sender and recipient as the route has them.
        content: what goes into it.
        route: from whom to whom.
        progress: told while records are packed; may raise to cancel.

    Raises:
        OfficeOutOfScopeError: this kind does not go from this sender to this recipient.
        CertificateRevokedError, SenderUnknownError: the recipient's card is not to be believed.
        ParcelTooLargeError: a line, the attachments or the whole are larger than allowed.
        ParcelInsideWrongError: an attachment is not what its facts say.
        ScratchFailedError: there is no room for the encrypted part.
    """
    if (head.sender, head.recipient) != (route.signer.office, route.recipient.office):
        raise ValueError("route")
    if not head.goes_its_way:
        raise OfficeOutOfScopeError(office=head.sender.id)
    if len(content.attachments) > MOST_ATTACHMENTS:
        raise ParcelTooLargeError(part="attachments")
    prove_office(route.recipient.chain, route.trust)
    with tempfile.SpooledTemporaryFile(SCRATCH_IN_MEMORY) as scratch:
        sealer = Sealer(scratch, route.recipient.recipient)
        tally = Tally(progress or (lambda _records: None))
        sealer.seal(compressed(tally.lines(content.header().line(head), content.records)))
        for attachment in content.attachments:
            sealer.seal(checked(attachment))
        yield _signed(head, tally, sealer, route.signer)


def _signed(head: Head, tally: Tally, sealer: Sealer, signer: Signer) -> Packed:
    """Return the parcel of encrypted members, signed.

    Raises:
        ParcelTooLargeError: the whole is larger than allowed.
    """
    chain = write_chain(signer.chain)
    names = payload_names(len(sealer.sealed) - 1)
    manifest = Manifest(
        head=head,
        chain=hashlib.sha256(chain).hexdigest(),
        records=tally.records,
        plaintext_size=tally.size,
        payloads=tuple(
            Payload(name, sealed.sha256.hexdigest(), sealed.size)
            for name, sealed in zip(names, sealer.sealed, strict=True)
        ),
    )
    body = manifest.canonical_bytes()
    signature = signatures.sign(signer.key, parcel_type(head.kind.value), body)
    small = (body, signature.canonical_bytes(), chain)
    members = (
        *(
            Member(name, len(data), zlib.crc32(data))
            for name, data in zip(SMALL, small, strict=True)
        ),
        *(Member(name, s.size, s.crc) for name, s in zip(names, sealer.sealed, strict=True)),
    )
    directory(members)
    return Packed(manifest, small, members, sealer.scratch)
