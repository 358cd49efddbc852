"""An office asks the one above for a certificate, and signs under it from then on."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from db.audit import audit
from forms.durable import TargetExistsError
from forms.plain_files import FileNotPlainError, FileTooLargeError
from siksng_tui.exchange.cards import read_card, write_card
from siksng_tui.exchange.chains import prove_office
from siksng_tui.exchange.errors import (
    CardUnreadableError,
    CertificateRequestUnreadableError,
    FormatNewerError,
    OfficeOutOfScopeError,
    SenderUnknownError,
)
from siksng_tui.services.enrolment import enrolling, issuing
from siksng_tui.services.enrolment.enrolling import (
    CardNotOursError,
    CardOlderError,
    CardSelfMadeError,
)
from siksng_tui.services.enrolment.issuing import KeyChangedError, OfficeNotBelowError
from siksng_tui.services.office import offices
from siksng_tui.services.office.keys import read_keys
from siksng_tui.services.office.offices import NewOffice
from siksng_tui.services.office.sessions import RoleMissingError, Session
from siksng_tui.services.trust import trusting
from siksng_tui.services.trust.likenesses import LookAlikeError, NameForeignError
from siksng_tui.services.trust.trusting import FingerprintDiffersError
from tests.services.lineage import CLERK, OFFICES, Lineage, copied, set_up


@pytest.fixture
def lineage(tmp_path: Path) -> Lineage:
    """The offices of one test."""
    return copied(tmp_path)


def state(session: Session) -> tuple[object, ...]:
    """Return all that a card could change of an office, and how far its audit came."""
    keys = read_keys(session.store)
    return keys.signer.chain, keys.epoch, offices.own_card(session), trusting.cards(session)


def test_a_village_signs_under_its_city_and_the_city_under_its_province(lineage: Lineage) -> None:
    """Whoever trusts the province believes the village, on its whole road."""
    lineage.enrol("province", "city")
    lineage.enrol("city", "village")
    with lineage.at("village") as session:
        chain = read_keys(session.store).signer.chain
        assert [entry.action for entry in audit.entries(session.store)].count("office.enrol") == 1
    with lineage.at("province") as session:
        office = prove_office(chain, trusting.trusted_roots(session))
    assert (office.id, len(chain)) == (lineage.id_of("village"), 3)


def test_the_enrolled_office_gives_out_the_card_from_above(lineage: Lineage) -> None:
    """Its own self-signed one would bypass the office above."""
    card = lineage.enrol("city", "village")
    with lineage.at("village") as session:
        assert offices.own_card(session) == card.read_bytes()


def test_what_was_signed_before_enrolment_stays_true_at_home(lineage: Lineage) -> None:
    """A city that certified villages before its province certified it still knows them."""
    lineage.enrol("city", "village")
    lineage.enrol("province", "city")
    with lineage.at("village") as session:
        chain = read_keys(session.store).signer.chain
    with lineage.at("city") as session:
        assert prove_office(chain, trusting.trusted_roots(session)).id == lineage.id_of("village")


def test_the_same_state_makes_the_same_request(lineage: Lineage) -> None:
    """The sheet that was printed for the first file fits the second."""
    first, second = lineage.ask("village", "a"), lineage.ask("village", "b")
    assert first[0].read_bytes() == second[0].read_bytes()
    assert first[1] == second[1]


def test_the_same_request_gets_the_same_card(lineage: Lineage) -> None:
    """A stick that failed makes no second certificate."""
    asked = lineage.ask("village")
    first, second = (lineage.grant("city", asked, name) for name in ("a", "b"))
    assert first.read_bytes() == second.read_bytes()


def test_the_same_card_again_changes_nothing(lineage: Lineage) -> None:
    """And says so."""
    card = lineage.enrol("city", "village")
    assert lineage.take("village", card, "city") is False


@pytest.mark.parametrize("typed", ["", "0000 0000 0000 0000", "short"])
def test_nothing_is_issued_before_the_paper_agrees(lineage: Lineage, typed: str) -> None:
    """Neither without a fingerprint, nor with another one, nor with too little of it."""
    file, _fingerprint = lineage.ask("village")
    with lineage.at("city") as session:
        asking = issuing.meet(session, file)
        with pytest.raises(FingerprintDiffersError):
            issuing.issue(session, asking, typed)


def test_a_card_of_an_unknown_root_needs_its_fingerprint_from_paper(lineage: Lineage) -> None:
    """A root that was trusted before was typed from paper then."""
    card = lineage.grant("city", lineage.ask("village"))
    with lineage.at("village") as session:
        before = state(session)
        answer = enrolling.meet(session, card)
        assert not answer.known
        with pytest.raises(FingerprintDiffersError):
            enrolling.enrol(session, answer)
        assert state(session) == before
    lineage.trust("village", "city")
    with lineage.at("village") as session:
        answer = enrolling.meet(session, card)
        assert answer.known and enrolling.enrol(session, answer)


def test_only_an_authenticator_asks_issues_and_enrols(lineage: Lineage) -> None:
    """An operator alone changes nobody's trust."""
    asked = lineage.ask("village")
    card = lineage.grant("city", asked)
    with lineage.at("village", CLERK) as session:
        with pytest.raises(RoleMissingError):
            enrolling.request_certificate(session, lineage.stick / "x")
        with pytest.raises(RoleMissingError):
            enrolling.enrol(session, enrolling.meet(session, card), lineage.stick.name)
    with lineage.at("city", CLERK) as session, pytest.raises(RoleMissingError):
        issuing.issue(session, issuing.meet(session, asked[0]), asked[1])


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("stranger", "village"),
        ("village", "neighbour"),
        ("village", "city"),
        ("city", "province"),
        ("city", "city"),
    ],
)
def test_an_office_certifies_only_who_stands_below_it(
    lineage: Lineage, upper: str, lower: str
) -> None:
    """Not a village its neighbour, not a city its province, not another region's village."""
    file, _fingerprint = lineage.ask(lower)
    with lineage.at(upper) as session, pytest.raises(OfficeNotBelowError):
        issuing.meet(session, file)


def test_a_citys_certificate_makes_no_province(lineage: Lineage) -> None:
    """A card that the city signed for the stranger's region proves nothing."""
    lineage.trust("stranger", "city")
    with lineage.at("city") as city, lineage.at("stranger") as stranger:
        card = read_card(offices.own_card(stranger) or b"")
        signer = read_keys(city.store).signer
        forged = write_card(replace(card, chain=(*card.chain[:1], *signer.chain)), signer)
        file = lineage.stick / "forged.siksng-office"
        file.write_bytes(forged)
        before = state(stranger)
        with pytest.raises(OfficeOutOfScopeError):
            enrolling.meet(stranger, file)
        assert state(stranger) == before


def test_another_offices_files_change_nothing(lineage: Lineage) -> None:
    """The neighbour's card, the city's own card, and one's own card from before."""
    neighbours = lineage.grant("city", lineage.ask("neighbour"))
    lineage.trust("village", "city")
    own = lineage.stick / "own.siksng-office"
    with lineage.at("village") as session:
        offices.write_own_card(session, own)
        before = state(session)
        for file in (neighbours, lineage.stick / "city.siksng-office"):
            with pytest.raises(CardNotOursError):
                enrolling.meet(session, file)
        with pytest.raises(CardSelfMadeError):
            enrolling.meet(session, own)
        assert state(session) == before


def test_a_renewal_has_a_higher_serial_and_the_older_card_never_comes_back(
    lineage: Lineage,
) -> None:
    """The key is the same; the old card replayed is refused, also when it is asked for again."""
    old = lineage.enrol("city", "village")
    new = lineage.grant("city", lineage.ask("village", "renewal"))
    first, second = (read_card(file.read_bytes()).chain[0] for file in (old, new))
    assert second.serial_number > first.serial_number
    assert second.public_key() == first.public_key()
    assert lineage.take("village", new, "city")
    with lineage.at("village") as session:
        before = state(session)
        with pytest.raises(CardOlderError):
            enrolling.meet(session, old)
        assert state(session) == before


def test_another_key_under_a_known_id_is_not_certified(lineage: Lineage) -> None:
    """Somebody who set a PC up under the village's id asks in its name."""
    lineage.enrol("city", "village")
    _set_up_again(lineage, "twin", OFFICES["village"], lineage.id_of("village"))
    file, fingerprint = lineage.ask("twin")
    with lineage.at("city") as session, pytest.raises(KeyChangedError):
        issuing.issue(session, issuing.meet(session, file), fingerprint)


@pytest.mark.parametrize(
    "new",
    [
        OFFICES["village"],
        replace(OFFICES["village"], region="17.71.01.1003", name="Keiurahan Contoh Satu"),
        replace(OFFICES["village"], region="17.71.01.1003", name="Dinas Sosial Kota Bengkulu"),
    ],
    ids=["same-place", "same-looks", "the-citys-name"],
)
def test_a_look_alike_is_not_certified(lineage: Lineage, new: NewOffice) -> None:
    """A second office of one village, and a name that the eye takes for another."""
    lineage.enrol("city", "village")
    set_up(lineage.place / "twin", new)
    file, fingerprint = lineage.ask("twin")
    with lineage.at("city") as session, pytest.raises(LookAlikeError):
        issuing.issue(session, issuing.meet(session, file), fingerprint)


def test_a_name_in_foreign_letters_is_not_certified(lineage: Lineage) -> None:
    """A Cyrillic letter looks the same and is another."""
    name = OFFICES["village"].name.replace("o", "\u043e")
    set_up(lineage.place / "twin", replace(OFFICES["village"], name=name))
    file, fingerprint = lineage.ask("twin")
    with lineage.at("city") as session, pytest.raises(NameForeignError):
        issuing.issue(session, issuing.meet(session, file), fingerprint)


def test_two_villages_of_one_name_are_both_certified(lineage: Lineage) -> None:
    """Names repeat in this country; regions do not."""
    lineage.enrol("city", "village")
    set_up(lineage.place / "twin", replace(OFFICES["village"], region="17.71.02.1003"))
    assert lineage.enrol("city", "twin").exists()


@pytest.mark.filterwarnings("ignore::cryptography.utils.CryptographyDeprecationWarning")
def test_every_flipped_bit_of_a_request_is_seen(lineage: Lineage) -> None:
    """A sample that visits every byte."""
    file, _fingerprint = lineage.ask("village")
    data, wrong_file = file.read_bytes(), lineage.stick / "wrong"
    with lineage.at("city") as session:
        for byte in range(len(data)):
            wrong = bytearray(data)
            wrong[byte] ^= 1 << (byte % 8)
            wrong_file.write_bytes(wrong)
            with pytest.raises((CertificateRequestUnreadableError, FormatNewerError)):
                issuing.meet(session, wrong_file)


def test_a_request_is_no_card_and_a_card_no_request(lineage: Lineage) -> None:
    """A signature covers what kind of document it is under."""
    asked = lineage.ask("village")
    card = lineage.grant("city", asked)
    with lineage.at("city") as session, pytest.raises(CertificateRequestUnreadableError):
        issuing.meet(session, card)
    with lineage.at("village") as session, pytest.raises(CardUnreadableError):
        enrolling.meet(session, asked[0])


def test_a_pipe_a_link_to_a_device_and_a_huge_file_are_refused(lineage: Lineage) -> None:
    """The program neither waits nor reads for ever."""
    os.mkfifo(lineage.stick / "pipe")
    (lineage.stick / "link").symlink_to("/dev/zero")
    with (lineage.stick / "huge").open("wb") as huge:
        huge.truncate(10_000_000_000)
    for name, refusal in (
        ("pipe", FileNotPlainError),
        ("link", FileNotPlainError),
        ("huge", FileTooLargeError),
    ):
        with lineage.at("city") as session, pytest.raises(refusal):
            issuing.meet(session, lineage.stick / name)
        with lineage.at("village") as session, pytest.raises(refusal):
            enrolling.meet(session, lineage.stick / name)


def test_no_file_is_written_through_a_link_or_over_another(lineage: Lineage) -> None:
    """A name that is taken stays what it is."""
    victim = lineage.place / "victim"
    victim.write_text("as it was")
    (lineage.stick / "request").symlink_to(victim)
    with lineage.at("village") as session, pytest.raises(TargetExistsError):
        enrolling.request_certificate(session, lineage.stick / "request")
    assert victim.read_text() == "as it was"


def test_a_stranger_who_signs_as_the_city_is_not_believed(lineage: Lineage) -> None:
    """The same id, level and region under another root: its fingerprint is not the paper's."""
    _set_up_again(lineage, "false", OFFICES["city"], lineage.id_of("city"))
    card = lineage.grant("false", lineage.ask("village"))
    lineage.trust("village", "city")
    with lineage.at("village") as session:
        answer = enrolling.meet(session, card)
        with pytest.raises(FingerprintDiffersError):
            enrolling.enrol(session, answer, _typed(session))


def test_a_card_whose_chain_was_exchanged_is_refused(lineage: Lineage) -> None:
    """The city's signature does not fit another issuer."""
    card = lineage.grant("city", lineage.ask("village"))
    with lineage.at("stranger") as session:
        other = read_keys(session.store).signer
    read = read_card(card.read_bytes())
    with pytest.raises((ValueError, SenderUnknownError, OfficeOutOfScopeError)):
        read_card(write_card(replace(read, chain=(read.chain[0], *other.chain)), other))


def _typed(session: Session) -> str:
    """Return the fingerprint that the letter of the real city has."""
    return trusting.cards(session)[0].fingerprint


def _set_up_again(lineage: Lineage, name: str, new: NewOffice, office: str) -> None:
    """Set a further PC up under the id of an office."""
    set_up(lineage.place / name, replace(new, replaces=office))
