"""Taking certificates back: a numbered list that never goes back, made here or taken in."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from db.office import certificates
from forms.canonical import Json, canonical
from forms.durable import write_durably
from forms.errors import NotFoundError, RefusedError, SiksngError, UsageError
from forms.records import Role
from forms.text import clean
from siksng_tui.exchange.cards import (
    REVOCATIONS,
    read_card,
    read_revocation_file,
    write_revocations,
)
from siksng_tui.exchange.certificates import Chain, office_of
from siksng_tui.exchange.documents import read_document
from siksng_tui.exchange.errors import OfficeOutOfScopeError, SenderUnknownError
from siksng_tui.exchange.offices import Office
from siksng_tui.exchange.revocations import RevocationList, newer
from siksng_tui.services.office import files
from siksng_tui.services.office.keys import read_keys
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.trust.trusting import cards, revocations, trusted_roots

SHORTEST_SERIAL: Final = 8
"""Characters of a serial number that must be typed; more where they begin several."""

LONGEST_REASON: Final = 200
"""Characters of the reason."""


class CertificateNotFoundError(NotFoundError):
    """This office issued no certificate, or several, with such a serial number. Facts: serial."""

    code, field = "certificate-not-found", "serial"


class RevocationReasonError(UsageError):
    """The reason is blank or too long; nothing was taken back. Facts: longest."""

    code, field = "revocation-reason", "reason"


class NoRevocationsError(RefusedError):
    """This office took no certificate back; nothing was written."""

    code = "no-revocations"


@dataclass(frozen=True, slots=True)
class Taken:
    """A list that came from another office; `new` says whether it was not known yet."""

    list: RevocationList
    new: bool


@dataclass(frozen=True, slots=True)
class Carried:
    """What came of the lists that travelled in a parcel: those in force now, and the refusals."""

    kept: tuple[RevocationList, ...]
    refused: tuple[SiksngError, ...]


def revoke(session: Session, serial: str, reason: str) -> RevocationList:
    """Return the new list of this office, in which a certificate is that it issued.

    Args:
        session: the unlocked office.
        serial: number of the certificate; its first characters, when no other begins with them.
        reason: why, as it is to stand in the list of the offices below.

    Raises:
        RoleMissingError, CertificateNotFoundError, RevocationReasonError: nothing was changed.
    """
    session.require(Role.AUTHENTICATOR)
    why = clean(reason).strip()
    if not 0 < len(why) <= LONGEST_REASON:
        raise RevocationReasonError(longest=LONGEST_REASON)
    issued = _issued(session, serial)
    known = own_list(session)
    if known is not None and issued.serial in known.serials:
        return known
    with session.act("office.revoke", office=issued.office, serial=issued.serial) as facts:
        made = take_back(session, [issued], why)
        facts["number"] = made.number
    return made


def take_back(
    session: Session, issued: Iterable[certificates.Issued], reason: str
) -> RevocationList:
    """Return the next list of this office, with further certificates; inside a transaction."""
    known = own_list(session)
    serials = set(known.serials if known else ())
    for one in issued:
        certificates.revoke(session.store, one.serial, session.clock(), reason)
        serials.add(one.serial)
    made = RevocationList(
        issuer=session.office.id,
        number=known.number + 1 if known else 1,
        serials=tuple(sorted(serials, key=lambda serial: int(serial, 16))),
        time=session.clock(),
    )
    _keep(session, made, write_revocations(made, read_keys(session.store).signer))
    return made


def own_list(session: Session) -> RevocationList | None:
    """Return the newest list of this office, None before the first."""
    own = (one for one in revocations(session) if one.issuer == session.office.id)
    return next(own, None)


def taken_back(session: Session) -> frozenset[str]:
    """Return the serial numbers of the certificates that this office took back."""
    known = own_list(session)
    return frozenset(known.serials if known else ())


def write_own_list(session: Session, path: Path) -> None:
    """Write the newest list of this office, for the offices that deal with those below it.

    Raises:
        NoRevocationsError: there is none.
        TargetExistsError, TargetFullError, TargetFailedError: nothing new stands under the name.
    """
    for one in certificates.lists(session.store):
        if one.issuer == session.office.id:
            write_durably(path, one.document)
            return
    raise NoRevocationsError


def take_in(session: Session, file: Path) -> Taken:
    """Return the list of a file, in force from here on; the known one again is nothing new.

    Raises:
        RoleMissingError: nothing was changed.
        FileUnreachableError, FileNotPlainError, FileTooLargeError: it cannot be read.
        FormatNewerError, CardUnreadableError: it is no sound list.
        OfficeOutOfScopeError, CertificateRevokedError, SenderUnknownError: its issuer is not to be
            believed.
        RevocationsOlderError: it goes back behind the known one, which stays.
    """
    session.require(Role.AUTHENTICATOR)
    data = files.read(file)
    taken = _judged(session, data)
    if taken.new:
        received, count = taken.list, len(taken.list.serials)
        with session.act(
            "office.revocations", issuer=received.issuer, number=received.number, serials=count
        ):
            _keep(session, received, data)
    return taken


def keep_newer(session: Session, documents: Iterable[Json]) -> Carried:
    """Return which lists of a parcel's header are in force from here on; inside a transaction.

    A list of an issuer that nobody here trusts is passed over, and none keeps the others from being
    taken in.

    Args:
        session: the unlocked office.
        documents: the signed documents, as they stand in the header of a proven parcel.
    """
    kept, refused = [], []
    for document in documents:
        data = canonical(document)
        try:
            taken = _judged(session, data)
        except SenderUnknownError:
            continue
        except SiksngError as error:
            refused.append(error)
            continue
        if taken.new:
            _keep(session, taken.list, data)
            kept.append(taken.list)
    return Carried(tuple(kept), tuple(refused))


def _judged(session: Session, data: bytes) -> Taken:
    """Return the list of a signed document, proven, and whether it is newer than the known one.

    Raises:
        FormatNewerError, CardUnreadableError: it is no sound list.
        OfficeOutOfScopeError, CertificateRevokedError, SenderUnknownError: its issuer is not to be
            believed.
        RevocationsOlderError: it goes back behind the known one, or differs from it.
    """
    trust = trusted_roots(session)
    received = read_revocation_file(data, trust)
    _require_known(session, data, received)
    known = next((one for one in trust.revocations if one.issuer == received.issuer), None)
    return Taken(received, new=newer(known, received) != known)


def _require_known(session: Session, data: bytes, received: RevocationList) -> None:
    """Refuse a list whose signer has the id of an office that is known, and is another one.

    An office that certifies others could give one of them the id of an office above itself.

    Raises:
        OfficeOutOfScopeError: nothing was changed.
    """
    signer = office_of(read_document(REVOCATIONS, data).chain[0])
    if any(one.id == signer.id and one != signer for one in _known_offices(session)):
        raise OfficeOutOfScopeError(office=received.issuer)


def _known_offices(session: Session) -> Iterable[Office]:
    """Yield every office of the chains that are kept here."""
    chains: list[Chain] = [card.chain for card in cards(session)]
    chains += [read_card(one.card).chain for one in certificates.every(session.store)]
    chains.append(read_keys(session.store).signer.chain)
    for chain in chains:
        yield from map(office_of, chain)


def _keep(session: Session, known: RevocationList, document: bytes) -> None:
    """Keep a list in place of the issuer's former one."""
    certificates.put_list(
        session.store,
        certificates.KnownList(known.issuer, known.number, document, session.clock()),
    )


def _issued(session: Session, serial: str) -> certificates.Issued:
    """Return the certificate that a serial number, or its beginning, names.

    Raises:
        CertificateNotFoundError: there is none, or more than one.
    """
    typed = "".join(serial.split()).lower()
    found = [one for one in certificates.every(session.store) if one.serial.startswith(typed)]
    if len(typed) < SHORTEST_SERIAL or len(found) != 1:
        raise CertificateNotFoundError(serial=typed)
    return found[0]
