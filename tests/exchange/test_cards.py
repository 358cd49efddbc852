"""Office cards and revocation lists prove themselves, or are refused."""

from dataclasses import replace

import pytest

from forms.canonical import canonical
from siksng_tui.exchange.cards import (
    LastSeen,
    OfficeCard,
    read_card,
    read_revocation_file,
    write_card,
    write_revocations,
)
from siksng_tui.exchange.certificates import fingerprint, serial_text
from siksng_tui.exchange.chains import TrustedRoots
from siksng_tui.exchange.errors import (
    CardUnreadableError,
    CertificateRevokedError,
    FormatNewerError,
    RevocationsOlderError,
    SenderUnknownError,
)
from siksng_tui.exchange.revocations import RevocationList, newer
from siksng_tui.exchange.strictjson import parse_canonical
from tests.exchange.world import CITY, MADE, PROVINCE, SENT, world


def province_card() -> bytes:
    """Return the card of a root."""
    return write_card(world().card(world().province), world().province)


def city_card() -> bytes:
    """Return the card of a city, signed by its province."""
    return write_card(world().card(world().city), world().province)


def changed(data: bytes, **changes: object) -> bytes:
    """Return a card's file whose payload says something else."""
    value = parse_canonical(data)
    assert isinstance(value, dict) and isinstance(value["payload"], dict)
    return canonical({**value, "payload": {**value["payload"], **changes}})  # type: ignore[dict-item]


def test_a_card_says_who_the_office_is_and_to_which_key_to_encrypt() -> None:
    """What is written is read."""
    card = replace(world().card(world().city), epoch=2, after=LastSeen(1, 17))
    read = read_card(write_card(card, world().province))
    assert read == card
    assert (read.office, read.name) == (CITY, "Dinas kota-1771")


def test_a_root_signs_its_own_card() -> None:
    """Its fingerprint is what is compared on paper, its PEM what `--trust` takes."""
    card = read_card(province_card())
    assert card.office == PROVINCE
    assert card.fingerprint == fingerprint(world().province.chain[0])
    assert TrustedRoots.from_pem(card.root_pem).roots == world().province.chain


def test_a_card_is_proven_against_those_we_trust() -> None:
    """A card of a stranger proves itself, and is no one's."""
    stranger = write_card(
        replace(world().card(world().province), chain=world().stranger.chain), world().stranger
    )
    assert read_card(stranger).office == PROVINCE
    with pytest.raises(SenderUnknownError):
        read_card(stranger, world().trust)


def test_a_revoked_card_is_refused() -> None:
    """Nothing is encrypted to it."""
    serial = serial_text(world().city.chain[0])
    revoked = RevocationList("prov-17", 3, ("5", serial), MADE)
    with pytest.raises(CertificateRevokedError):
        read_card(city_card(), replace(world().trust, revocations=(revoked,)))


def test_only_who_certified_an_office_signs_its_card() -> None:
    """Not a village for its city, not the city for itself."""
    for issuer in (world().village, world().city, world().stranger):
        with pytest.raises(ValueError, match="issuer"):
            write_card(world().card(world().city), issuer)


@pytest.mark.filterwarnings("ignore:Attribute's length:UserWarning")
@pytest.mark.parametrize("card", [province_card, city_card])
def test_every_flipped_bit_of_a_card_is_seen(card: object) -> None:
    """All bits, no sample: a sample missed the one that made a name of bits."""
    wrong = bytearray(card())  # type: ignore[operator]  # a function of this module
    for bit in range(len(wrong) * 8):
        wrong[bit >> 3] ^= 1 << (bit & 7)
        with pytest.raises((CardUnreadableError, FormatNewerError)):
            read_card(bytes(wrong))
        wrong[bit >> 3] ^= 1 << (bit & 7)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"[]",
        province_card() + b"\n",
        b"\xef\xbb\xbf" + province_card(),
        province_card()[:-1],
        b" " * 70_000,
        changed(province_card(), epoch=7),
        changed(province_card(), name="Dinas\x1b[2J"),
        write_revocations(RevocationList("prov-17", 1, (), MADE), world().province),
    ],
)
def test_what_is_no_card_is_refused(data: bytes) -> None:
    """Empty, cut, spelled otherwise, changed, or another document."""
    with pytest.raises(CardUnreadableError):
        read_card(data)


@pytest.mark.parametrize(
    "card",
    [
        replace(world().card(world().province), recipient="age1x"),
        replace(world().card(world().province), recipient="AGE1X"),
        replace(world().card(world().province), name=""),
        replace(world().card(world().province), name="Dinas\u200b"),
        replace(world().card(world().province), epoch=0),
    ],
)
def test_a_card_that_its_issuer_filled_wrongly_is_refused(card: OfficeCard) -> None:
    """The issuer's program may be an older or a careless one."""
    with pytest.raises(CardUnreadableError):
        read_card(write_card(card, world().province))


def test_a_card_of_a_newer_program_says_so() -> None:
    """Whatever else is in it."""
    with pytest.raises(FormatNewerError) as refusal:
        read_card(canonical({"format": "siksng-office-card", "version": 2, "x": []}))
    assert refusal.value.facts == {"format": "siksng-office-card", "version": 2}


def test_a_revocation_list_is_read_from_its_issuer_only() -> None:
    """The city's list under the province's name is refused when it is written and when read."""
    revoked = RevocationList("prov-17", 4, ("1", "a0"), SENT)
    data = write_revocations(revoked, world().province)
    assert read_revocation_file(data, world().trust) == revoked
    with pytest.raises(ValueError, match="issuer"):
        write_revocations(revoked, world().city)
    with pytest.raises(SenderUnknownError):
        read_revocation_file(data, TrustedRoots(world().stranger.chain))


@pytest.mark.parametrize("serials", [("2", "1"), ("1", "1"), ("01",), ("G",), ("10", "9")])
def test_serials_are_ascending_and_spelled_one_way(serials: tuple[str, ...]) -> None:
    """By value, so that 9 comes before 10."""
    data = write_revocations(RevocationList("prov-17", 1, serials, MADE), world().province)
    with pytest.raises(CardUnreadableError):
        read_revocation_file(data, world().trust)


def test_a_revocation_list_never_goes_back() -> None:
    """Older ones, and others of the same number, leave the known one in force."""
    known = RevocationList("prov-17", 4, ("1",), MADE)
    assert newer(None, known) is known
    assert newer(known, replace(known, number=5, serials=())).number == 5
    assert newer(known, replace(known)) == known
    for received in (replace(known, number=3), replace(known, serials=())):
        with pytest.raises(RevocationsOlderError):
            newer(known, received)
