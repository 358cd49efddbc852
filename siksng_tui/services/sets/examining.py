"""What the signed PDF of a set's paper proves, and whose signatures the office trusts."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding

from db import settings
from db.office import attachments
from forms.checkcode import set_code
from forms.errors import NotFoundError, UsageError
from forms.plain_files import read_plain
from forms.records import Role
from forms.set_records import RequestSet
from forms.text import clean
from siksng_tui.intake.paper_proof import proof_of
from siksng_tui.services.office.files import reached
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.sets.attaching import KINDS, Scan, read_scan
from siksng_tui.services.sets.sealing import get
from siksng_tui.wording.signature_words import proof_sentences
from siksng_tui.words import _

ROOTS_SETTING: Final = "paper.roots"
"""Key of the setting with the certificates, as PEM, to which signers of papers must lead."""

MOST_ROOTS: Final = 20
"""Roots that one office trusts; the country has a handful of certifying bodies."""

_PDF: Final = KINDS[0][0]
"""How a PDF begins."""


class NotARootError(UsageError):
    """The file holds no certificate of a certifying body; nothing was changed. Facts: file."""

    code, field = "not-a-root", "file"


class RootUnknownError(NotFoundError):
    """The office trusts no such root; nothing was changed. Facts: fingerprint."""

    code, field = "root-unknown", "fingerprint"


def examined(session: Session, number: str, path: Path) -> Scan:
    """Return the scan or PDF of a set's paper with what it proves; a picture proves nothing.

    Raises:
        FileUnreachableError, FileNotPlainError, FileTooLargeError, NotAScanError: it is none.
        SetNotFoundError, SetUnsealedError, SetChangedError: the set cannot be used.
    """
    scan = read_scan(path)
    scan = replace(scan, others=attachments.sets_with(session.store, scan.content, number))
    if not scan.content.startswith(_PDF):
        return scan
    asked = seals(get(session, number))
    proof = proof_of(scan.content, asked, _roots(session), session.clock())
    return replace(scan, proof=proof)


def found_of(scan: Scan) -> Iterator[str]:
    """Yield what was found of a scan: that it is another set's, too, and what it proves."""
    if scan.others:
        said = _("!! The very same file is attached to set {numbers}. Is it the right one?")
        yield said.format(numbers=", ".join(scan.others))
    if scan.proof is not None:
        yield from proof_sentences(scan.proof)


def seals(of: RequestSet) -> tuple[tuple[str, str], ...]:
    """Return the codes and fingerprints that the paper of a set may bear.

    Beside its own these are the ones from before families were struck out on the paper.
    """
    return ((of.code, of.fingerprint), *((set_code(own), own) for own in of.formers))


def trust(session: Session, path: Path) -> Mapping[str, str]:
    """Return the roots after those of a PEM file were taken in, named by their fingerprints.

    Raises:
        RoleMissingError: the person is no authenticator; nothing was changed.
        FileUnreachableError, FileNotPlainError, FileTooLargeError: it cannot be read.
        NotARootError: it holds something else, or more than an office trusts.
    """
    session.require(Role.AUTHENTICATOR)
    with reached(path):
        content = read_plain(path, 1)
    try:
        found = x509.load_pem_x509_certificates(content)
    except ValueError as error:
        raise NotARootError(file=path.name) from error
    known = {_fingerprint(own): own for own in (*_loaded(session), *found)}
    if not all(map(_certifies, found)) or len(known) > MOST_ROOTS:
        raise NotARootError(file=path.name)
    with session.act("paper.trust", roots=", ".join(sorted(map(_fingerprint, found)))):
        _put(session, known)
    return trusted(session)


def distrust(session: Session, fingerprint: str) -> Mapping[str, str]:
    """Return the roots without one, named by the beginning of its fingerprint.

    Raises:
        RoleMissingError, RootUnknownError: nothing was changed.
    """
    session.require(Role.AUTHENTICATOR)
    known = {_fingerprint(own): own for own in _loaded(session)}
    meant = [own for own in known if fingerprint and own.startswith(fingerprint.lower())]
    if len(meant) != 1:
        raise RootUnknownError(fingerprint=fingerprint)
    with session.act("paper.distrust", roots=", ".join(meant)):
        _put(session, {own: kept for own, kept in known.items() if own not in meant})
    return trusted(session)


def trusted(session: Session) -> Mapping[str, str]:
    """Return the SHA-256 of each root that the office trusts, with the name of its owner."""
    return {_fingerprint(own): clean(own.subject.rfc4514_string()) for own in _loaded(session)}


def _roots(session: Session) -> list[str]:
    """Return the roots as PEM."""
    return list(settings.get(session.store, ROOTS_SETTING, []))


def _loaded(session: Session) -> list[x509.Certificate]:
    """Return the roots."""
    return [x509.load_pem_x509_certificate(own.encode()) for own in _roots(session)]


def _put(session: Session, known: Mapping[str, x509.Certificate]) -> None:
    """Keep the roots."""
    texts = [own.public_bytes(Encoding.PEM).decode() for own in known.values()]
    settings.put(session.store, ROOTS_SETTING, list(texts))


def _fingerprint(certificate: x509.Certificate) -> str:
    """Return the SHA-256 of a certificate in hexadecimal."""
    return certificate.fingerprint(hashes.SHA256()).hex()


def _certifies(certificate: x509.Certificate) -> bool:
    """Return whether a certificate may certify others."""
    try:
        return certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    except (x509.ExtensionNotFound, ValueError):
        return False
