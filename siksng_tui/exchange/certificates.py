"""Certificates of offices and people, and chains of them. Format: office-card-1, section 2."""

import datetime as dt
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from forms import checkcode
from forms.records import Level
from siksng_tui.exchange.offices import OFFICE_ID, Office, rank

MARGIN: Final = dt.timedelta(days=30)
"""How long before it is made a certificate is valid: the issuer's clock may run ahead."""

ROOT_LIFE: Final = dt.timedelta(days=20 * 365)
"""How long a root is valid."""

LIFE: Final = dt.timedelta(days=5 * 365)
"""How long other certificates are valid, within their issuer's validity."""

RANDOM_BITS: Final = 128
"""Random bits of an office's serial number, behind the number of the issue."""

ORGANISATION: Final = "SIKSNG"
PERSON: Final = "person"
"""What stands in place of a level in a person's certificate."""

NOWHERE: Final = "-"
"""What stands in place of the ministry's empty region."""

_ATTRIBUTES: Final = (
    NameOID.ORGANIZATION_NAME,
    NameOID.ORGANIZATIONAL_UNIT_NAME,
    NameOID.SERIAL_NUMBER,
    NameOID.COMMON_NAME,
)

Chain = tuple[x509.Certificate, ...]
"""Certificates, leaf first, each followed by its issuer's, the root last."""


@dataclass(frozen=True, slots=True)
class Signer:
    """An office that can sign: its key, and the chain that proves whose it is."""

    key: ec.EllipticCurvePrivateKey
    chain: Chain

    @property
    def office(self) -> Office:
        """Return the office of the chain."""
        return office_of(self.chain[0])


def make_key() -> ec.EllipticCurvePrivateKey:
    """Return a new private key on P-256."""
    return ec.generate_private_key(ec.SECP256R1())


def make_root(
    key: ec.EllipticCurvePrivateKey, office: Office, now: dt.datetime, serial: int | None = None
) -> Signer:
    """Return the office as its own root: on top of a province, or standing alone.

    Args:
        key: the office's signing key.
        office: who it is.
        now: the device's time.
        serial: random unless given.
    """
    name = _office_name(office)
    builder = _builder(name, name, key.public_key(), serial)
    builder = builder.not_valid_before(now - MARGIN).not_valid_after(now + ROOT_LIFE)
    return Signer(key, (_signed(builder, key, path_length=rank(office.level)),))


def certify_office(
    issuer: Signer,
    office: Office,
    key: ec.EllipticCurvePublicKey,
    now: dt.datetime,
    serial: int | None = None,
) -> Chain:
    """Return the chain of a lower office, made by the office above.

    Raises:
        ValueError: the issuer does not stand above the office; nothing was signed.
    """
    if not issuer.office.above(office):
        raise ValueError("issuer")
    return _issued(issuer, _office_name(office), key, (now, serial), rank(office.level))


def certify_person(
    issuer: Signer,
    account: str,
    key: ec.EllipticCurvePublicKey,
    now: dt.datetime,
    serial: int | None = None,
) -> Chain:
    """Return the chain of a person of the issuing office.

    Args:
        issuer: the office.
        account: name of the person's account, spelled as ids of offices are.
        key: the person's own key.
        now: the device's time.
        serial: random unless given.

    Raises:
        ValueError: the account is spelled otherwise; nothing was signed.
    """
    if not OFFICE_ID.fullmatch(account):
        raise ValueError("account")
    name = _name(PERSON, issuer.office.id, account)
    return _issued(issuer, name, key, (now, serial), None)


def office_of(certificate: x509.Certificate) -> Office:
    """Return the office that a certificate names; whether it is true, `chains` says.

    Raises:
        ValueError: it names none.
    """
    level, region, name = _named(certificate)
    return Office(name, Level(level), "" if region == NOWHERE else region)


def person_of(certificate: x509.Certificate) -> tuple[str, str]:
    """Return office id and account of a person's certificate; whether it is true, `chains` says.

    Raises:
        ValueError: it is no person's.
    """
    kind, office, account = _named(certificate)
    if kind != PERSON or not OFFICE_ID.fullmatch(account):
        raise ValueError("person")
    return office, account


def serial_text(certificate: x509.Certificate) -> str:
    """Return a serial number as cards and revocation lists spell it."""
    return f"{certificate.serial_number:x}"


def numbered_serial(number: int) -> int:
    """Return the serial number of the certificate that an issuer gives out as its n-th."""
    return (number << RANDOM_BITS) | secrets.randbits(RANDOM_BITS)


def fingerprint(certificate: x509.Certificate) -> str:
    """Return the SHA-256 of a certificate in groups of four, as it is compared on paper."""
    return checkcode.fingerprint(certificate.public_bytes(Encoding.DER))


def write_chain(chain: Sequence[x509.Certificate]) -> bytes:
    """Return the PEM of certificates, in their order."""
    return b"".join(certificate.public_bytes(Encoding.PEM) for certificate in chain)


def read_chain(pem: bytes) -> Chain:
    """Return the certificates of PEM; their truth is not judged.

    Raises:
        ValueError: it is none, or spelled differently.
    """
    try:
        chain = tuple(x509.load_pem_x509_certificates(pem))
    except x509.InvalidVersion:
        raise ValueError("version") from None
    if write_chain(chain) != pem:
        raise ValueError("pem")
    return with_names(chain)


def with_names(chain: Chain) -> Chain:
    """Return certificates whose subjects and issuers can be read.

    Raises:
        ValueError: a name is empty, or made of what the library does not take for text.
    """
    if not all(map(_is_named, chain)):
        raise ValueError("name")
    return chain


def _is_named(certificate: x509.Certificate) -> bool:
    """Return whether the library can read subject and issuer, which it does when it is asked."""
    try:
        return bool(certificate.subject.rdns and certificate.issuer.rdns)
    except TypeError:
        return False


def _issued(
    issuer: Signer,
    name: x509.Name,
    key: ec.EllipticCurvePublicKey,
    made: tuple[dt.datetime, int | None],
    path_length: int | None,
) -> Chain:
    """Return the chain of a new certificate, valid no longer than its issuer's."""
    now, serial = made
    above = issuer.chain[0]
    first, last = above.not_valid_before_utc, above.not_valid_after_utc
    moment = min(max(now, first), last)
    builder = _builder(name, above.subject, key, serial)
    builder = builder.not_valid_before(max(moment - MARGIN, first))
    builder = builder.not_valid_after(min(moment + LIFE, last))
    return (_signed(builder, issuer.key, path_length), *issuer.chain)


def _builder(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey, serial: int | None
) -> x509.CertificateBuilder:
    """Return a certificate of a key, without validity and signature."""
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number() if serial is None else serial)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
    )


def _signed(
    builder: x509.CertificateBuilder, key: ec.EllipticCurvePrivateKey, path_length: int | None
) -> x509.Certificate:
    """Return the certificate, an office's with a path length, a person's without."""
    above = x509.AuthorityKeyIdentifier.from_issuer_public_key(key.public_key())
    ca = path_length is not None
    return (
        builder.add_extension(above, critical=False)
        .add_extension(x509.BasicConstraints(ca=ca, path_length=path_length), critical=True)
        .add_extension(_usage(certifies=ca), critical=True)
        .sign(key, hashes.SHA256(), ecdsa_deterministic=True)
    )


def _usage(*, certifies: bool) -> x509.KeyUsage:
    """Return what a key may do: sign, and certify where it is an office's."""
    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=certifies,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )


def _office_name(office: Office) -> x509.Name:
    """Return the subject of an office."""
    return _name(office.level.value, office.region or NOWHERE, office.id)


def _name(*values: str) -> x509.Name:
    """Return a subject of unit, serial number and common name."""
    attributes = zip(_ATTRIBUTES, (ORGANISATION, *values), strict=True)
    return x509.Name([x509.NameAttribute(oid, value) for oid, value in attributes])


def _named(certificate: x509.Certificate) -> tuple[str, str, str]:
    """Return unit, serial number and common name of a subject.

    Raises:
        ValueError: the subject has other attributes.
    """
    try:
        attributes = list(certificate.subject)
    except TypeError:
        raise ValueError("subject") from None
    values = [str(attribute.value) for attribute in attributes]
    if tuple(attribute.oid for attribute in attributes) != _ATTRIBUTES:
        raise ValueError("subject")
    if values[0] != ORGANISATION or certificate.subject != _name(*values[1:]):
        raise ValueError("subject")
    return values[1], values[2], values[3]
