"""One attack: bytes and circumstances; sound parcels to begin from; and what came of it."""

import datetime as dt
import hashlib
import io
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cache
from random import Random
from typing import Final

from forms.errors import SiksngError
from siksng_tui.exchange.ages import recipient_of
from siksng_tui.exchange.chains import TrustedRoots
from siksng_tui.exchange.inside import AttachmentFacts
from siksng_tui.exchange.manifest import Kind
from siksng_tui.exchange.opening import OpenedParcel, copy_attachment, open_parcel
from siksng_tui.exchange.reading import read_parcel
from siksng_tui.exchange.request_reading import prove_people, read_request_line
from siksng_tui.exchange.submission import request_line
from tests.exchange.every_bit import noise
from tests.exchange.forging import Forgery, encrypted, sound
from tests.exchange.world import (
    CITY,
    NEIGHBOUR,
    PROVINCE,
    RECEIVED,
    VILLAGE,
    head,
    request,
    world,
)

TAKEN: Final = "taken"
"""All of it was read, and nothing was odd: an attack that came so far passed."""

WAITS: Final = "waits"
"""It is sound, but its time is doubtful: a person decides."""

KNOWN: Final = frozenset({"bdt/2020.1"})
"""Questionnaires that the reader knows."""


@dataclass(frozen=True, slots=True)
class Attack:
    """Bytes that reach an office, and the circumstances."""

    data: bytes
    office: str = PROVINCE.id
    trust: TrustedRoots = field(default_factory=lambda: world().trust)
    at: dt.datetime = RECEIVED


Attacker = Callable[[Random], Attack]
"""Makes one attack of its class, another one with each draw."""


def outcome(attack: Attack) -> str:
    """Return the code of the refusal, or `TAKEN` or `WAITS` when every part was read."""
    try:
        sealed = read_parcel(
            io.BytesIO(attack.data),
            trust=attack.trust,
            at=attack.at,
            office=attack.office,
            instruments=KNOWN,
        )
        keys = [world().identities[attack.office]]
        with open_parcel(sealed, keys) as opened:
            _read(opened, keys, attack.trust)
    except SiksngError as error:
        return error.code
    return WAITS if sealed.doubts else TAKEN


def _read(opened: OpenedParcel, keys: list[str], trust: TrustedRoots) -> None:
    """Read every record and attachment."""
    sent = opened.sealed.manifest.head
    people = prove_people(opened.header.signers, trust)
    for line in opened.records:
        if sent.kind is Kind.SUBMISSION:
            read_request_line(line, people, sent.sender)
    for index in range(len(opened.header.attachments)):
        copy_attachment(opened, index, keys, lambda _: None)


@cache
def bases() -> tuple[Attack, ...]:
    """Return sound parcels of every kind and shape, as their recipients get them."""
    first, second = sound(), sound(head(sequence=2, previous="0" * 64), lines=_requests())
    attached = replace(with_attachments(), sent=head(sequence=3, previous="1" * 64))
    villages = [
        Forgery(signer=signer, sent=replace(head(), sender=office, recipient=CITY), lines=())
        for signer, office in ((world().village, VILLAGE), (world().neighbour, NEIGHBOUR))
    ]
    down = [sound(head(kind), [b'{"line":"x"}']) for kind in Kind if kind is not Kind.SUBMISSION]
    large = sound(head(Kind.EXTRACT, 2, "2" * 64), noise(150_000))
    return (
        *(Attack(data) for data in (first, second, attached.data())),
        *(Attack(replace(one, recipient=age_of(CITY.id)).data(), CITY.id) for one in villages),
        *(Attack(data, CITY.id) for data in (*down, large)),
    )


@cache
def hashes() -> frozenset[bytes]:
    """Return the hashes of the sound parcels."""
    return frozenset(hashlib.sha256(base.data).digest() for base in bases())


def harmless(attack: Attack) -> bool:
    """Return whether an attack is nothing but a sound parcel, by chance of the draw."""
    usual = (attack.trust, attack.at) == (world().trust, RECEIVED)
    return usual and hashlib.sha256(attack.data).digest() in hashes()


def with_attachments() -> Forgery:
    """Return a sound parcel in parts, with two attachments."""
    contents = (b"%PDF-1.7 SK", b"%PDF-1.7 BA" * 900)
    facts = [
        AttachmentFacts(f"{number}.pdf", hashlib.sha256(one).hexdigest(), len(one))
        for number, one in enumerate(contents)
    ]
    sealed = [encrypted(one, age_of(PROVINCE.id)) for one in contents]
    return Forgery(attachments=sealed, attached=facts)


def _requests() -> list[bytes]:
    """Return two requests as lines."""
    return [request_line(request(number)) for number in ("Q1A0001X", "Q1A0002Y")]


def age_of(office: str) -> str:
    """Return the public age key of an office."""
    return recipient_of(world().identities[office])
