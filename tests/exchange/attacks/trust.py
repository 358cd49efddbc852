"""Whoever signs is not who they say, or may not do what they do."""

import datetime as dt
import itertools
from dataclasses import replace
from random import Random
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from forms.records import Level
from siksng_tui.exchange.certificates import Signer, make_root, serial_text, write_chain
from siksng_tui.exchange.chains import TrustedRoots
from siksng_tui.exchange.manifest import Head, Kind
from siksng_tui.exchange.offices import Office
from siksng_tui.exchange.revocations import RevocationList
from siksng_tui.exchange.statements import AUTHENTICATION_TYPE, parcel_type
from tests.exchange.attacks.attack import Attack, age_of
from tests.exchange.forging import Forgery
from tests.exchange.world import CITY, MADE, PROVINCE, head, world
from tests.vectors.signers import issue

REGIONS: Final = {
    Level.PROVINCE: ("17", "16", "18"),
    Level.CITY: ("17.71", "17.01", "16.71"),
    Level.DISTRICT: ("17.71.01", "17.71.02", "17.01.01", "16.71.01"),
    Level.VILLAGE: ("17.71.01.1001", "17.71.01.1002", "17.71.02.1001", "16.71.01.1001"),
}
"""Regions that an upstart may claim."""

TYPES: Final = (
    *(parcel_type(kind.value) for kind in Kind),
    AUTHENTICATION_TYPE,
    "application/vnd.siksng.office-card.v1+json",
    "application/vnd.siksng.certificate-request.v1+json",
    "application/vnd.siksng.revocations.v1+json",
    "application/vnd.siksng.submission.v2+json",
    "application/vnd.siksng.Submission.v1+json",
    "application/json",
)
"""What a signature may have been made for."""


def kinds_confused(draw: Random) -> Attack:
    """Return a parcel with a signature that its sender made for something else."""
    kind = draw.choice(list(Kind))
    own = parcel_type(kind.value)
    signed_as = draw.choice([other for other in TYPES if other != own])
    return _sent(_usual_sender(kind), head(kind), signed_as=signed_as)


def directions(draw: Random) -> Attack:
    """Return a parcel whose kind does not go from its sender to its recipient."""
    offices = _signers()
    while True:
        sender, recipient = draw.sample(offices, 2)
        sent = replace(
            head(draw.choice(list(Kind))), sender=sender.office, recipient=recipient.office
        )
        if not sent.goes_its_way:
            return _sent(sender, sent)


def borrowed_chain(draw: Random) -> Attack:
    """Return a parcel with the chain of another office: a neighbour's, the city's, the root's."""
    offices = [*_signers(), world().stranger, Signer(world().budi_key, world().budi)]
    signer, other = draw.sample(offices, 2)
    speaks = draw.choice([one for one in (signer, other) if one.chain != world().budi])
    sent = _outgoing(speaks.office)
    chain = write_chain(other.chain)
    if draw.random() < 0.5:
        signer = Signer(signer.key, other.chain)
    return _sent(signer, sent, chain=chain)


def upstart(draw: Random) -> Attack:
    """Return a parcel of an office that was certified by one that does not stand above it."""
    person = Signer(world().budi_key, world().budi)
    while True:
        issuer = draw.choice([*_signers(), person])
        level = draw.choice(list(REGIONS))
        office = Office(f"o{draw.randrange(99)}", level, draw.choice(REGIONS[level]))
        if issuer is person or not issuer.office.above(office):
            break
    key = draw.choice([world().neighbour.key, world().stranger.key])
    return _sent(Signer(key, issue(issuer, office, key.public_key())), _outgoing(office))


def stranger(draw: Random) -> Attack:
    """Return a parcel whose chain leads to no root that is trusted, or only seems to."""
    here = world()
    root = make_root(here.stranger.key, draw.choice([PROVINCE, CITY]), MADE, draw.getrandbits(90))
    key = draw.choice([here.city.key, here.village.key])
    chains = [root.chain, (*root.chain, *here.province.chain)]
    if root.office == PROVINCE:
        issued = issue(root, CITY, key.public_key())
        chains += [issued, (issued[0], *here.province.chain), (*issued, *here.province.chain)]
    chain = draw.choice(chains)
    signer = Signer(root.key if len(chain) == 1 or chain[0] is root.chain[0] else key, chain)
    return _sent(signer, _outgoing(signer.office))


def certificate_bits(draw: Random) -> Attack:
    """Return a parcel in whose chain a bit of a certificate is flipped; its sender signed it."""
    signer = draw.choice([world().city, world().village])
    while True:
        chain = list(signer.chain)
        at = draw.randrange(len(chain))
        der = bytearray(chain[at].public_bytes(Encoding.DER))
        der[draw.randrange(len(der))] ^= 1 << draw.randrange(8)
        try:
            chain[at] = x509.load_der_x509_certificate(bytes(der))
            return _sent(signer, _outgoing(signer.office), chain=write_chain(chain))
        except (ValueError, x509.InvalidVersion):
            continue


def revoked(draw: Random) -> Attack:
    """Return a sound parcel of an office that was taken back, or whose issuer was."""
    signer = draw.choice([world().city, world().village])
    pairs = list(itertools.pairwise(signer.chain))
    certificate, issuer = draw.choice(pairs)
    by = next(one.office.id for one in _signers() if one.chain[0] == issuer)
    serials = tuple(sorted({serial_text(certificate), f"{draw.getrandbits(60):x}"}))
    known = RevocationList(by, draw.randint(1, 99), serials, MADE)
    sent = _sent(signer, _outgoing(signer.office))
    return replace(sent, trust=TrustedRoots(world().trust.roots, (known,)))


def wrong_time(draw: Random) -> Attack:
    """Return a sound parcel of a clock that is wrong: the sender's, ours, or both."""
    chain = world().city.chain
    first = max(one.not_valid_before_utc for one in chain)
    last = min(one.not_valid_after_utc for one in chain)
    while True:
        signed, at = (_moment(draw) for _ in range(2))
        doubtful = not first <= signed <= last or not first <= at <= last
        if doubtful or signed > at + dt.timedelta(days=1):
            break
    sent = replace(head(), time=signed, clock_doubtful=draw.random() < 0.5)
    return replace(_sent(world().city, sent), at=at)


def _moment(draw: Random) -> dt.datetime:
    """Return a moment between 1970 and 2099; often one that clocks fall back to."""
    years = draw.choice([1970, 1980, 2000, 2026, 2038, 2099, draw.randint(1970, 2099)])
    start = dt.datetime(years, 1, 1, tzinfo=dt.UTC)
    return start + dt.timedelta(seconds=draw.randrange(31_000_000))


def _signers() -> list[Signer]:
    """Return the offices of the world."""
    here = world()
    return [here.province, here.city, here.village, here.neighbour]


def _usual_sender(kind: Kind) -> Signer:
    """Return who sends a kind in the world."""
    return world().city if kind is Kind.SUBMISSION else world().province


def _outgoing(office: Office) -> Head:
    """Return the head of a parcel that an office would send, in the right direction if it can."""
    if office.above(CITY):
        return replace(head(Kind.EXTRACT), sender=office, recipient=CITY)
    upper = CITY if CITY.above(office) else PROVINCE
    return replace(head(), sender=office, recipient=upper)


def _sent(signer: Signer, sent: Head, **changes: object) -> Attack:
    """Return a parcel with a head, sealed to its recipient, and opened there."""
    forged = Forgery(signer=signer, sent=sent, lines=(), recipient=age_of(sent.recipient.id))
    return Attack(replace(forged, **changes).data(), sent.recipient.id)  # type: ignore[arg-type]  # any field
