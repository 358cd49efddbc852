"""Certificates are issued downward, inside their issuer's validity, and read in one spelling."""

import base64
import datetime as dt
import random
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from forms.errors import SiksngError
from forms.records import Level
from siksng_tui.exchange.certificates import (
    LIFE,
    MARGIN,
    Chain,
    Signer,
    certify_office,
    certify_person,
    fingerprint,
    make_root,
    read_chain,
    serial_text,
    write_chain,
)
from siksng_tui.exchange.chains import (
    TrustedRoots,
    own_root,
    prove_office,
    prove_person,
    read_chain_of_offices,
)
from siksng_tui.exchange.errors import (
    CertificateRevokedError,
    OfficeOutOfScopeError,
    SenderUnknownError,
)
from siksng_tui.exchange.offices import Office
from siksng_tui.exchange.revocations import RevocationList
from tests.exchange.world import CITY, MADE, NEIGHBOUR, PROVINCE, VILLAGE, world


def test_a_chain_of_three_levels_is_proven() -> None:
    """Village, city, province."""
    assert prove_office(world().village.chain, world().trust) == VILLAGE


def test_a_root_of_its_own_is_proven_by_those_who_trust_it() -> None:
    """An office that stands alone."""
    assert prove_office(world().province.chain, world().trust) == PROVINCE


def test_trust_may_begin_in_the_middle_of_a_chain() -> None:
    """A village may trust its city without knowing the province."""
    trust = TrustedRoots(world().city.chain[:1])
    assert prove_office(world().village.chain, trust) == VILLAGE


def test_a_stranger_is_refused_with_the_fingerprint_of_its_root() -> None:
    """The operator compares it with the paper."""
    with pytest.raises(SenderUnknownError) as refusal:
        prove_office(world().stranger.chain, world().trust)
    assert refusal.value.facts["fingerprint"] == fingerprint(world().stranger.chain[0])


def test_an_office_certifies_only_whom_it_stands_above() -> None:
    """Neither its neighbour nor its own level nor upward."""
    here = world()
    key = here.neighbour.key.public_key()
    for issuer, office in ((here.village, NEIGHBOUR), (here.city, CITY), (here.city, PROVINCE)):
        with pytest.raises(ValueError, match="issuer"):
            certify_office(issuer, office, key, MADE)


@pytest.mark.parametrize("days", [-20_000, 0, 4000, 30_000])
def test_no_certificate_outlives_its_issuer_whatever_the_clock_says(days: int) -> None:
    """A clock of 1971 or of 2108 makes a short certificate, not a useless one."""
    root = world().province.chain[0]
    now = MADE + dt.timedelta(days=days)
    (leaf, _) = certify_office(world().province, CITY, world().city.key.public_key(), now)
    assert root.not_valid_before_utc <= leaf.not_valid_before_utc
    assert leaf.not_valid_before_utc < leaf.not_valid_after_utc <= root.not_valid_after_utc
    assert prove_office((leaf, root), world().trust) == CITY


def test_a_certificate_is_valid_before_it_was_made() -> None:
    """The clock of the next office may run behind."""
    leaf = world().city.chain[0]
    root = world().province.chain[0]
    assert leaf.not_valid_before_utc == max(MADE - MARGIN, root.not_valid_before_utc)
    assert leaf.not_valid_after_utc == MADE + LIFE


def test_a_person_is_proven_with_the_office() -> None:
    """Budi of the city."""
    person = prove_person(world().budi, world().trust)
    assert (person.account, person.office) == ("budi", CITY)
    assert person.key == world().budi_key.public_key()


def test_a_person_is_no_office_and_an_office_no_person() -> None:
    """Neither can stand in for the other."""
    with pytest.raises(OfficeOutOfScopeError):
        prove_office(world().budi, world().trust)
    with pytest.raises(OfficeOutOfScopeError):
        prove_person(world().city.chain, world().trust)
    with pytest.raises(OfficeOutOfScopeError):
        prove_person(world().budi[:1], world().trust)


def test_a_person_whom_another_office_names_is_refused() -> None:
    """The village's key under a person of the city."""
    key = world().budi_key.public_key()
    (leaf, *_) = certify_person(replace(world().village, chain=world().city.chain), "x", key, MADE)
    with pytest.raises(OfficeOutOfScopeError):
        prove_person((leaf, *world().village.chain), world().trust)
    with pytest.raises(SenderUnknownError):
        prove_person((leaf, *world().city.chain), world().trust)


def test_an_account_is_spelled_like_an_id() -> None:
    """It is shown on screens and paper above."""
    with pytest.raises(ValueError, match="account"):
        certify_person(world().city, "budi\x1b[2J", world().budi_key.public_key(), MADE)


def test_a_person_is_revoked_with_the_office_or_alone() -> None:
    """By the office's own list, or by the province's over the office."""
    for chain, issuer in ((world().budi, "kota-1771"), (world().city.chain, "prov-17")):
        revoked = RevocationList(issuer, 1, (serial_text(chain[0]),), MADE)
        with pytest.raises(CertificateRevokedError):
            prove_person(world().budi, replace(world().trust, revocations=(revoked,)))


@pytest.mark.parametrize(
    ("level", "region"),
    [
        (Level.CITY, "17"),
        (Level.CITY, "1771"),
        (Level.VILLAGE, "17.71.01"),
        (Level.MINISTRY, "17"),
        (Level.PROVINCE, ""),
    ],
)
def test_an_office_has_the_region_of_its_level(level: Level, region: str) -> None:
    """The code's length says the level."""
    with pytest.raises(ValueError, match=r"code|level|region"):
        Office("x", level, region)


@pytest.mark.parametrize("name", ["", "a b", "a/b", "kantor\n", "é", "x" * 65])
def test_an_id_has_plain_characters(name: str) -> None:
    """It stands in file names, subjects and statements."""
    with pytest.raises(ValueError, match="id"):
        Office(name, Level.CITY, "17.71")


def test_the_ministry_stands_above_all() -> None:
    """Its region is empty, and a certificate of it can be read."""
    ministry = Office("kemensos", Level.MINISTRY, "")
    root = make_root(world().stranger.key, ministry, MADE)
    chain = certify_office(root, PROVINCE, world().province.key.public_key(), MADE)
    assert prove_office(chain, TrustedRoots(root.chain)) == PROVINCE
    assert root.office == ministry


def test_the_longest_chain_is_proven() -> None:
    """A person of a village under district, city, province and ministry."""
    key = world().city.key
    signer = make_root(key, Office("kemensos", Level.MINISTRY, ""), MADE)
    trust = TrustedRoots(signer.chain)
    district = Office("kec", Level.DISTRICT, "17.71.01")
    for office in (PROVINCE, CITY, district, VILLAGE):
        signer = Signer(key, certify_office(signer, office, key.public_key(), MADE))
    assert prove_office(signer.chain, trust) == VILLAGE
    person = certify_person(signer, "siti", world().budi_key.public_key(), MADE)
    assert prove_person(person, trust).account == "siti"


def test_pem_is_read_in_one_spelling() -> None:
    """What is read is what would be written."""
    pem = write_chain(world().village.chain)
    assert read_chain(pem) == world().village.chain
    for other in (pem + b"\n", pem.replace(b"\n", b"\r\n"), b"x\n" + pem, pem[:-1]):
        with pytest.raises(ValueError, match=r"pem|PEM"):
            read_chain(other)


@pytest.mark.parametrize(
    "attribute", [b"\x13\x0d17.71.01.1001", b"\x13\x0517.71", b"\x0c\x06SIKSNG"]
)
def test_a_name_that_is_no_text_is_refused(attribute: bytes) -> None:
    """One flipped bit makes it a string of bits, which the library meets with a TypeError."""
    bits = b"\x03" + attribute[1:]
    chain = world().village.chain
    ders = [one.public_bytes(Encoding.DER).replace(attribute, bits) for one in chain]
    assert any(bits in der for der in ders)
    pem = b"".join(map(as_pem, ders))
    with pytest.raises(ValueError, match="name"):
        read_chain(pem)
    with pytest.raises(ValueError, match="name"):
        TrustedRoots.from_pem(pem)


def as_pem(der: bytes) -> bytes:
    """Return the PEM of a certificate that the library would not write."""
    body = base64.b64encode(der).decode()
    lines = [body[start : start + 64] for start in range(0, len(body), 64)]
    return "\n".join(
        ("-----BEGIN CERTIFICATE-----", *lines, "-----END CERTIFICATE-----", "")
    ).encode()


@pytest.mark.filterwarnings("ignore::cryptography.utils.CryptographyDeprecationWarning")
def test_a_mutilated_chain_is_refused_by_an_error_of_ours() -> None:
    """A chain is parsed before anything of it is proven, so nothing else may escape."""
    dice = random.Random(17)  # noqa: S311  # the same mutations each time
    outcomes = {_outcome(_mutated(world().village.chain, dice)) for _ in range(4000)}
    assert outcomes == {"refused", "read"}


def _mutated(chain: Chain, dice: random.Random) -> bytes:
    """Return the PEM of a chain with one or two bytes changed inside."""
    parts = [bytearray(base64.b64decode(b"".join(pem.split(b"\n")[1:-2]))) for pem in _each(chain)]
    for _ in range(dice.choice([1, 2])):
        part = dice.choice(parts)
        part[dice.randrange(len(part))] ^= 1 << dice.randrange(8)
    return b"".join(_pem(bytes(part)) for part in parts)


def _each(chain: Chain) -> list[bytes]:
    """Return the PEM of each certificate."""
    return [write_chain([one]) for one in chain]


def _pem(der: bytes) -> bytes:
    """Return DER as a certificate's PEM."""
    text = base64.b64encode(der)
    lines = [text[start : start + 64] for start in range(0, len(text), 64)]
    body = b"\n".join(lines)
    return b"-----BEGIN CERTIFICATE-----\n" + body + b"\n-----END CERTIFICATE-----\n"


def _outcome(pem: bytes) -> str:
    """Return whether a chain was read against its own root, or refused."""
    try:
        chain, _office = read_chain_of_offices(pem)
        prove_office(chain, own_root(chain))
    except (ValueError, SiksngError):
        return "refused"
    return "read"
