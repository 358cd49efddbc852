"""A small world of offices with fixed keys: a province, its city, two villages, and strangers."""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from forms.records import Level, RequestKind, Revision, Subject, SubjectKind
from forms.set_records import Cover, SetKind
from siksng_tui.exchange import signatures
from siksng_tui.exchange.ages import recipient_of
from siksng_tui.exchange.cards import OfficeCard
from siksng_tui.exchange.certificates import (
    Chain,
    Signer,
    certify_office,
    certify_person,
    make_root,
)
from siksng_tui.exchange.chains import TrustedRoots
from siksng_tui.exchange.inside import signer_id
from siksng_tui.exchange.manifest import Head, Kind
from siksng_tui.exchange.offices import Office
from siksng_tui.exchange.statements import AUTHENTICATION_TYPE, authentication_statement
from siksng_tui.exchange.submission import (
    CarriedRequest,
    CarriedRevision,
    CarriedSet,
    CarriedSignature,
    FlagReason,
)
from siksng_tui.exchange.telling import CarriedTelling

KEYS: Final = Path(__file__).parents[1] / "vectors" / "keys.json"
"""Signing keys (PEM) and age keys of the world; worth nothing anywhere else."""

MADE: Final = dt.datetime(2026, 1, 5, 1, 0, tzinfo=dt.UTC)
"""When the certificates were made."""

SENT: Final = dt.datetime(2026, 3, 2, 3, 4, 5, tzinfo=dt.UTC)
"""When parcels are signed, by the sender's clock."""

RECEIVED: Final = dt.datetime(2026, 3, 3, 1, 0, tzinfo=dt.UTC)
"""When parcels are read, by the receiver's clock."""

PROVINCE: Final = Office("prov-17", Level.PROVINCE, "17")
CITY: Final = Office("kota-1771", Level.CITY, "17.71")
VILLAGE: Final = Office("kel-1771011001", Level.VILLAGE, "17.71.01.1001")
NEIGHBOUR: Final = Office("kel-1771011002", Level.VILLAGE, "17.71.01.1002")

HOUSEHOLD: Final = "00000000000000000000000000009000"
"""Id of the household of the sample request."""


@dataclass(frozen=True, slots=True)
class World:
    """Everybody who signs, and the age secret keys by office id."""

    province: Signer
    city: Signer
    village: Signer
    neighbour: Signer
    stranger: Signer
    budi: Chain
    budi_key: ec.EllipticCurvePrivateKey
    identities: Mapping[str, str]

    @property
    def trust(self) -> TrustedRoots:
        """Return trust in the province."""
        return TrustedRoots(self.province.chain)

    def card(self, signer: Signer) -> OfficeCard:
        """Return the card of an office of the world."""
        office = signer.office
        return OfficeCard(f"Dinas {office.id}", signer.chain, recipient_of(self.identity(signer)))

    def identity(self, signer: Signer) -> str:
        """Return the age secret key of an office."""
        return self.identities[signer.office.id]


@cache
def world() -> World:
    """Return the world; the same bytes each time."""
    keys = json.loads(KEYS.read_text())
    province = make_root(signing_key(keys, "province"), PROVINCE, MADE, serial=0x17)
    city = below(province, CITY, signing_key(keys, "city"), 0x1771)
    key = signing_key(keys, "budi")
    return World(
        province=province,
        city=city,
        village=below(city, VILLAGE, signing_key(keys, "village"), 0x1001),
        neighbour=below(city, NEIGHBOUR, signing_key(keys, "neighbour"), 0x1002),
        stranger=make_root(signing_key(keys, "stranger"), PROVINCE, MADE, serial=0x666),
        budi=certify_person(city, "budi", key.public_key(), MADE, serial=0xB0D1),
        budi_key=key,
        identities=keys["ages"],
    )


def signing_key(keys: Mapping[str, str], name: str) -> ec.EllipticCurvePrivateKey:
    """Return a signing key of the world."""
    key = load_pem_private_key(keys[name].encode(), None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    return key


def below(issuer: Signer, office: Office, key: ec.EllipticCurvePrivateKey, serial: int) -> Signer:
    """Return an office that another one certified."""
    return Signer(key, certify_office(issuer, office, key.public_key(), MADE, serial))


def head(kind: Kind = Kind.SUBMISSION, sequence: int = 1, previous: str | None = None) -> Head:
    """Return what the city says of a submission to the province, or the province of the rest."""
    up = kind is Kind.SUBMISSION
    return Head(
        kind=kind,
        id=f"{sequence:032x}",
        sender=CITY if up else PROVINCE,
        recipient=PROVINCE if up else CITY,
        cycle="2026-Q1",
        epoch=1,
        sequence=sequence,
        previous=previous,
        instruments=("bdt/2020.1",),
        audit_count=40 + sequence,
        audit_head="ab" * 32,
        time=SENT,
    )


def revision(parent: str | None = None, street: str = "JL. MELATI") -> Revision:
    """Return a state of the sample household."""
    subject = Subject(
        HOUSEHOLD, SubjectKind.HOUSEHOLD, {"alamat": street, "jumlah_art": 3}, region=VILLAGE.region
    )
    return Revision(subject, "bdt", "2020.1", parent, "sari", SENT, "Pindah rumah")


def request(number: str = "Q1A0001X") -> CarriedRequest:
    """Return the sample request, authenticated by Budi of the city."""
    before = revision("aa" * 32)
    carried = CarriedRevision(revision(before.hash, "JL. KENANGA"), "aa" * 32, (before,))
    unsigned = CarriedRequest(
        number=number,
        kind=RequestKind.CORRECTION,
        reason="Pindah rumah",
        owner=CITY.id,
        region=VILLAGE.region,
        household=HOUSEHOLD,
        subject=HOUSEHOLD,
        entered_by="sari",
        entered=SENT,
        revisions=(carried,),
        signatures=(),
        reasons=(FlagReason("umur@0900:usia", "Sesuai KK", "sari", SENT),),
        set=CarriedSet(
            number="S-1",
            kind=SetKind.DECREE,
            cycle="2026-Q1",
            office=CITY.id,
            fingerprint="cd" * 32,
            code="0016JD0016",
            sealed=SENT,
            cover=Cover("460/12/2026", dt.date(2026, 2, 27), "Wali Kota"),
        ),
    )
    return replace(unsigned, signatures=(authenticated(unsigned),))


def authenticated(carried: CarriedRequest) -> CarriedSignature:
    """Return Budi's signature over what a request proposes."""
    statement = authentication_statement(carried.number, carried.hashes, CITY.id)
    signature = signatures.sign(world().budi_key, AUTHENTICATION_TYPE, statement)
    return CarriedSignature(
        CITY.id, tuple(sorted(carried.hashes)), signature.der, signer_id(world().budi), SENT
    )


def telling(number: str = "Q1A0001X") -> CarriedTelling:
    """Return that Sari told the citizen of the sample request."""
    return CarriedTelling(number, dt.date(2026, 2, 28), "Lewat surat", "sari", SENT)
