"""How long an office's certificate is good for, here and at the offices below."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Final

from db.office import certificates, offices
from forms.records import Level
from siksng_tui.exchange.certificates import office_of, serial_text
from siksng_tui.exchange.chains import TrustedRoots
from siksng_tui.exchange.offices import Office
from siksng_tui.services.office.keys import read_keys
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.trust.revoking import taken_back
from siksng_tui.services.trust.trusting import revocations

WARNED: Final = dt.timedelta(days=90)
"""How long before its end a certificate is said to end soon: time to carry a request both ways."""


class Standing(StrEnum):
    """Where a certificate stands."""

    OWN = "own"
    """The office vouches for itself; no office above certified it."""

    VALID = "valid"
    ENDING = "ending"
    ENDED = "ended"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True)
class OwnCertificate:
    """What this office's signatures rest on; `days` are left until the first of its chain ends."""

    standing: Standing
    issuer: str
    serial: str
    epoch: int
    until: dt.datetime
    days: int


@dataclass(frozen=True, slots=True)
class Below:
    """An office below with the newest certificate that it was given."""

    id: str
    level: Level
    region: str
    name: str
    standing: Standing
    serial: str
    until: dt.datetime
    days: int


def own_certificate(session: Session) -> OwnCertificate:
    """Return what this office's signatures rest on."""
    keys = read_keys(session.store)
    chain, now = keys.signer.chain, session.clock()
    until = min(one.not_valid_after_utc for one in chain)
    trust = TrustedRoots((), revocations(session))
    revoked = any(
        trust.revoked(office_of(above).id, serial_text(one)) for one, above in pairwise(chain)
    )
    standing = _standing(until, now, revoked=revoked)
    if len(chain) == 1 and standing is Standing.VALID:
        standing = Standing.OWN
    return OwnCertificate(
        standing=standing,
        issuer=office_of(chain[min(1, len(chain) - 1)]).id,
        serial=serial_text(chain[0]),
        epoch=keys.epoch,
        until=until,
        days=(until - now).days,
    )


def below(session: Session) -> tuple[Below, ...]:
    """Return the offices that this one certified, by region, each with its newest certificate."""
    known = {one.id: one for one in offices.every(session.store)}
    back, now = taken_back(session), session.clock()
    newest: dict[str, certificates.Issued] = {}
    for one in certificates.every(session.store):
        newest.setdefault(one.office, one)
    found = [
        Below(
            id=one.office,
            level=known[one.office].level,
            region=known[one.office].region,
            name=known[one.office].name,
            standing=_standing(one.ends, now, revoked=one.serial in back),
            serial=one.serial,
            until=one.ends,
            days=(one.ends - now).days,
        )
        for one in newest.values()
    ]
    return tuple(sorted(found, key=lambda one: (one.region, one.id)))


def is_below(session: Session, office: Office) -> bool:
    """Return whether an office stands below this one."""
    return read_keys(session.store).signer.office.above(office)


def _standing(until: dt.datetime, now: dt.datetime, *, revoked: bool) -> Standing:
    """Return where a certificate stands at a moment."""
    if revoked:
        return Standing.REVOKED
    if now > until:
        return Standing.ENDED
    return Standing.ENDING if until - now <= WARNED else Standing.VALID
