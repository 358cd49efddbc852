"""Whether a chain is to be believed: the library's path, then what the library cannot know.

Format: office-card-1, section 2, "What is checked". Time is told as doubts and never refuses.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Final

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.verification import (
    Criticality,
    ExtensionPolicy,
    Policy,
    PolicyBuilder,
    Store,
    VerificationError,
)

from siksng_tui.exchange.certificates import (
    Chain,
    fingerprint,
    office_of,
    person_of,
    read_chain,
    serial_text,
    with_names,
)
from siksng_tui.exchange.errors import (
    CertificateRevokedError,
    OfficeOutOfScopeError,
    SenderUnknownError,
)
from siksng_tui.exchange.offices import Office
from siksng_tui.exchange.revocations import RevocationList

LONGEST: Final = 6
"""Certificates of the longest chain: a person's, and one for each level."""

AHEAD: Final = dt.timedelta(days=1)
"""How far the sender's clock may be ahead of ours before it is doubted."""


class Doubt(StrEnum):
    """What is odd about time; the parcel waits for a person."""

    SENDER_DOUBTS_CLOCK = "sender-doubts-clock"
    SIGNED_OUTSIDE_VALIDITY = "signed-outside-validity"
    RECEIVED_OUTSIDE_VALIDITY = "received-outside-validity"
    SIGNED_IN_THE_FUTURE = "signed-in-the-future"


@dataclass(frozen=True, slots=True)
class TrustedRoots:
    """Whom this office trusts, and the newest revocation list that it knows of each issuer."""

    roots: Chain
    revocations: tuple[RevocationList, ...] = ()

    @classmethod
    def from_pem(cls, pem: bytes) -> "TrustedRoots":
        """Return the roots of a PEM file, as `openssl` writes it.

        Raises:
            ValueError: it holds no certificate, or one whose names cannot be read.
        """
        return cls(with_names(tuple(x509.load_pem_x509_certificates(pem))))

    def revoked(self, issuer: str, serial: str) -> bool:
        """Return whether an issuer took a certificate back."""
        return any(serial in one.serials for one in self.revocations if one.issuer == issuer)


@dataclass(frozen=True, slots=True)
class Person:
    """A person of an office, whose certificate led to a trusted root."""

    account: str
    office: Office
    key: ec.EllipticCurvePublicKey


def own_root(chain: Chain) -> TrustedRoots:
    """Return trust in the chain's own last certificate: enough for "intact", not for "proven"."""
    return TrustedRoots(chain[-1:])


def prove_office(chain: Chain, trust: TrustedRoots) -> Office:
    """Return the office whose chain this is.

    Raises:
        OfficeOutOfScopeError: an issuer does not stand above whom it certified.
        CertificateRevokedError: a certificate of the chain was taken back.
        SenderUnknownError: the chain leads to no trusted root, or a signature in it is wrong.
    """
    offices = _scope(chain)
    _prove(chain, offices, trust)
    return offices[0]


def prove_person(chain: Chain, trust: TrustedRoots) -> Person:
    """Return the person whose chain this is, person first.

    Raises:
        OfficeOutOfScopeError, CertificateRevokedError, SenderUnknownError: as `prove_office`.
    """
    offices = _scope(chain[1:])
    office = offices[0]
    try:
        employer, account = person_of(chain[0])
    except ValueError:
        raise OfficeOutOfScopeError(office=office.id) from None
    if employer != office.id:
        raise OfficeOutOfScopeError(office=office.id)
    _prove(chain, (office, *offices), trust)
    return Person(account, office, public_key(chain[0]))


def read_chain_of_offices(pem: bytes) -> tuple[Chain, Office]:
    """Return a chain and the office that it names; its truth is not judged.

    Raises:
        ValueError: no PEM of one spelling, too long, without a root at its end, or the leaf names
            no office.
    """
    chain = read_chain(pem)
    if len(chain) > LONGEST or chain[-1].subject != chain[-1].issuer:
        raise ValueError("chain")
    return chain, office_of(chain[0])


def public_key(certificate: x509.Certificate) -> ec.EllipticCurvePublicKey:
    """Return the key of a certificate.

    Raises:
        ValueError: it is not on P-256.
    """
    try:
        key = certificate.public_key()
    except UnsupportedAlgorithm:
        raise ValueError("key") from None
    if not isinstance(key, ec.EllipticCurvePublicKey) or not isinstance(key.curve, ec.SECP256R1):
        raise ValueError("key")  # noqa: TRY004  # a value from outside, not a programmer's mistake
    return key


def doubts(chain: Chain, signed: dt.datetime, received: dt.datetime) -> Iterable[Doubt]:
    """Return what is odd about the time of signing and of first receipt."""
    if not _valid(chain, signed):
        yield Doubt.SIGNED_OUTSIDE_VALIDITY
    if not _valid(chain, received):
        yield Doubt.RECEIVED_OUTSIDE_VALIDITY
    if signed > received + AHEAD:
        yield Doubt.SIGNED_IN_THE_FUTURE


def _scope(chain: Chain) -> tuple[Office, ...]:
    """Return the offices of a chain, when each stands above the one that it certified.

    Raises:
        OfficeOutOfScopeError: one does not, the subject of one is no office, or there is none.
    """
    try:
        offices = tuple(office_of(certificate) for certificate in chain)
    except ValueError:
        raise OfficeOutOfScopeError(office="?") from None
    for lower, upper in pairwise(offices):
        if not upper.above(lower):
            raise OfficeOutOfScopeError(office=upper.id)
    if not offices:
        raise OfficeOutOfScopeError(office="?")
    return offices


def _prove(chain: Chain, offices: tuple[Office, ...], trust: TrustedRoots) -> None:
    """Return when the path leads to a trusted root and nothing on it was taken back.

    Args:
        chain: the certificates.
        offices: the office of each of them; a person's is the person's office.
        trust: whom this office trusts.

    Raises:
        CertificateRevokedError: something on it was taken back.
        SenderUnknownError: there is no such path.
    """
    if not _leads_to_root(chain, trust):
        raise SenderUnknownError(office=offices[0].id, fingerprint=fingerprint(chain[-1]))
    for certificate, issuer in zip(chain, offices[1:], strict=False):
        if trust.revoked(issuer.id, serial_text(certificate)):
            raise CertificateRevokedError(office=issuer.id)


def _leads_to_root(chain: Chain, trust: TrustedRoots) -> bool:
    """Return whether the path to a trusted root, as the library builds it, starts the chain."""
    try:
        for certificate in chain:
            public_key(certificate)
        path = tuple(_verifier(chain, trust).verify(chain[0], list(chain[1:])).chain)
    except (VerificationError, ValueError):
        return False
    return path == chain[: len(path)]


def _verifier(chain: Chain, trust: TrustedRoots) -> x509.verification.ClientVerifier:
    """Return the library's verifier, at a moment inside the validity of the whole chain.

    It is told only of the trusted roots that stand in the chain: an office that was its own root
    before another one certified it has two certificates of one key, and the library would take a
    way past those that are here.

    Raises:
        ValueError: none of them stands there.
    """
    moment = max(certificate.not_valid_before_utc for certificate in chain)
    roots = [root for root in trust.roots if root in chain]
    return (
        PolicyBuilder()
        .store(Store(roots))
        .time(moment)
        .max_chain_depth(LONGEST)
        .extension_policies(ca_policy=ExtensionPolicy.webpki_defaults_ca(), ee_policy=_LEAF)
        .build_client_verifier()
    )


def _signs(_policy: Policy, _certificate: x509.Certificate, usage: x509.KeyUsage) -> None:
    """Refuse a leaf whose key may not sign.

    Raises:
        ValueError: it may not.
    """
    if not usage.digital_signature:
        raise ValueError("usage")


_LEAF: Final = (
    ExtensionPolicy.permit_all()
    .require_present(x509.BasicConstraints, Criticality.CRITICAL, None)
    .require_present(x509.KeyUsage, Criticality.CRITICAL, _signs)
)
"""What a leaf must say of itself: it may be an office that certifies others, too."""


def _valid(chain: Chain, moment: dt.datetime) -> bool:
    """Return whether every certificate is valid at a moment."""
    return all(one.not_valid_before_utc <= moment <= one.not_valid_after_utc for one in chain)
