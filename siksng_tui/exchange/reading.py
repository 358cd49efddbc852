"""Reading a parcel from outside: all that can be proven without opening it.

`read_parcel` returns or raises. Format: parcel-1, section 6, steps 1 to 6.
"""

import datetime as dt
import hashlib
import zlib
from collections.abc import Collection
from dataclasses import dataclass
from typing import BinaryIO, Final

from forms.canonical import Json
from forms.moments import moment_text
from siksng_tui.exchange import signatures
from siksng_tui.exchange.certificates import Chain, fingerprint
from siksng_tui.exchange.chains import (
    Doubt,
    TrustedRoots,
    doubts,
    own_root,
    prove_office,
    public_key,
    read_chain_of_offices,
)
from siksng_tui.exchange.container import Container, read_container
from siksng_tui.exchange.documents import refuse_newer
from siksng_tui.exchange.errors import (
    InstrumentUnknownError,
    OfficeOutOfScopeError,
    ParcelForgedError,
    ParcelForOtherOfficeError,
)
from siksng_tui.exchange.manifest import (
    CHAIN_PEM,
    FORMAT,
    PARCEL_JSON,
    SIGNATURE_JSON,
    SMALL,
    VERSION,
    Manifest,
    read_manifest,
)
from siksng_tui.exchange.statements import parcel_type
from siksng_tui.exchange.strictjson import parse_canonical

SMALL_LIMIT: Final = 65536
"""Bytes of the largest member that is read before the signature is verified."""


@dataclass(frozen=True, slots=True)
class SealedParcel:
    """A parcel whose seal is intact. `proven` says whether its sender is, too.

    `doubts` are about time: with any of them the parcel waits for a person.
    """

    manifest: Manifest
    digest: str
    chain: Chain
    proven: bool
    doubts: tuple[Doubt, ...]
    container: Container

    @property
    def fingerprint(self) -> str:
        """Return the fingerprint of the chain's root, in groups of four."""
        return fingerprint(self.chain[-1])

    def facts(self) -> dict[str, Json]:
        """Return what may be told of the parcel without opening it."""
        head = self.manifest.head
        return {
            "attachments": len(self.manifest.payloads) - 1,
            "audit_count": head.audit_count,
            "cycle": head.cycle,
            "digest": self.digest,
            "doubts": list[Json]([doubt.value for doubt in self.doubts]),
            "epoch": head.epoch,
            "id": head.id,
            "instruments": list[Json](head.instruments),
            "kind": head.kind.value,
            "previous": head.previous,
            "proven": self.proven,
            "recipient": head.recipient.to_json(),
            "records": self.manifest.records,
            "root": self.fingerprint,
            "sender": head.sender.to_json(),
            "sequence": head.sequence,
            "time": moment_text(head.time),
        }


def read_parcel(
    file: BinaryIO,
    *,
    trust: TrustedRoots | None,
    at: dt.datetime,
    office: str = "",
    instruments: Collection[str] | None = None,
) -> SealedParcel:
    """Return the parcel of an open file, its seal intact.

    Args:
        file: seekable; kept open while the parcel is used.
        trust: whom this office trusts; None proves the seal against the parcel's own root only.
        at: when the parcel is received, by this device's clock.
        office: id of this office; empty where it does not matter for whom the parcel is.
        instruments: questionnaires known here, as "bdt/2020.1"; None where it does not matter.

    Raises:
        NotAParcelError, ParcelTruncatedError, ParcelTooLargeError, FormatNewerError: it is no
            parcel that this program reads.
        ParcelForgedError: it is not what its sender signed.
        SenderUnknownError, CertificateRevokedError, OfficeOutOfScopeError: whoever signed it is
            not to be believed.
        ParcelForOtherOfficeError, InstrumentUnknownError: it is sound and of no use here.
    """
    container = read_container(file)
    manifest, body = _manifest(container)
    chain = _chain(container, manifest)
    _verify_signature(container, chain, manifest, body)
    _prove_sender(chain, manifest, trust or own_root(chain))
    _compare_payloads(container, manifest)
    _refuse_useless(manifest, office, instruments)
    return SealedParcel(
        manifest=manifest,
        digest=hashlib.sha256(body).hexdigest(),
        chain=chain,
        proven=trust is not None,
        doubts=_doubts(chain, manifest, at),
        container=container,
    )


def _manifest(container: Container) -> tuple[Manifest, bytes]:
    """Return what parcel.json says, and its bytes.

    Raises:
        FormatNewerError: a newer program made it.
        ParcelTooLargeError: it is larger than allowed.
        ParcelForgedError: it is not as described, or names other members than there are.
    """
    if container.names[0] != PARCEL_JSON:
        raise ParcelForgedError(part="container")
    body = container.small(0, SMALL_LIMIT)
    try:
        value = parse_canonical(body)
    except ValueError:
        raise ParcelForgedError(part=PARCEL_JSON) from None
    refuse_newer(value, FORMAT, VERSION)
    try:
        manifest = read_manifest(value)
    except ValueError:
        raise ParcelForgedError(part=PARCEL_JSON) from None
    if manifest.canonical_bytes() != body:
        raise ParcelForgedError(part=PARCEL_JSON)
    if container.names != (*SMALL, *(payload.name for payload in manifest.payloads)):
        raise ParcelForgedError(part="container")
    return manifest, body


def _chain(container: Container, manifest: Manifest) -> Chain:
    """Return the sender's chain, which parcel.json names by its hash.

    Raises:
        ParcelTooLargeError: it is larger than allowed.
        ParcelForgedError: it is another, or no chain of offices of the sender's.
    """
    pem = container.small(2, SMALL_LIMIT)
    if hashlib.sha256(pem).hexdigest() != manifest.chain:
        raise ParcelForgedError(part=CHAIN_PEM)
    try:
        chain, office = read_chain_of_offices(pem)
    except ValueError:
        raise ParcelForgedError(part=CHAIN_PEM) from None
    if office != manifest.head.sender:
        raise OfficeOutOfScopeError(office=office.id)
    return chain


def _verify_signature(container: Container, chain: Chain, manifest: Manifest, body: bytes) -> None:
    """Return when the sender signed parcel.json as a parcel of its kind.

    Raises:
        ParcelTooLargeError: signature.json is larger than allowed.
        ParcelForgedError: the sender did not.
    """
    try:
        signature = signatures.parse_signature(container.small(1, SMALL_LIMIT))
        kind = parcel_type(manifest.head.kind.value)
        signatures.verify(public_key(chain[0]), signature, kind, body)
    except ValueError:
        raise ParcelForgedError(part=SIGNATURE_JSON) from None


def _prove_sender(chain: Chain, manifest: Manifest, trust: TrustedRoots) -> None:
    """Return when the sender is to be believed, and may send this kind to this recipient.

    Raises:
        SenderUnknownError, CertificateRevokedError, OfficeOutOfScopeError: it is not, or may not.
    """
    prove_office(chain, trust)
    if not manifest.head.goes_its_way:
        raise OfficeOutOfScopeError(office=manifest.head.sender.id)


def _compare_payloads(container: Container, manifest: Manifest) -> None:
    """Return when every encrypted member is the one that parcel.json names.

    Raises:
        ParcelForgedError: one is not.
    """
    for index, payload in enumerate(manifest.payloads, start=len(SMALL)):
        member = container.members[index].member
        sha256 = hashlib.sha256()
        crc = 0
        if member.size == payload.size:
            for block in container.blocks(index):
                sha256.update(block)
                crc = zlib.crc32(block, crc)
        if sha256.hexdigest() != payload.sha256 or crc != member.crc:
            raise ParcelForgedError(part=payload.name)


def _refuse_useless(manifest: Manifest, office: str, instruments: Collection[str] | None) -> None:
    """Return when the parcel is for this office and can be read here.

    Raises:
        ParcelForOtherOfficeError, InstrumentUnknownError: it is not, or cannot.
    """
    recipient = manifest.head.recipient.id
    if office and recipient != office:
        raise ParcelForOtherOfficeError(recipient=recipient)
    if instruments is not None:
        for instrument in manifest.head.instruments:
            if instrument not in instruments:
                raise InstrumentUnknownError(instrument=instrument)


def _doubts(chain: Chain, manifest: Manifest, at: dt.datetime) -> tuple[Doubt, ...]:
    """Return what is odd about the parcel's time."""
    head = manifest.head
    own = (Doubt.SENDER_DOUBTS_CLOCK,) if head.clock_doubtful else ()
    return (*own, *doubts(chain, head.time, at))
