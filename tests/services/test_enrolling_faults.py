"""Enrolment when something goes wrong: a full stick, an issuer put back in time, a flipped bit."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from db.integrity import integrity
from forms.durable import TargetFullError
from siksng_tui.exchange.ages import recipient_of
from siksng_tui.exchange.cards import read_card
from siksng_tui.exchange.certificate_requests import (
    CertificateRequest,
    fingerprint,
    write_request,
)
from siksng_tui.exchange.certificates import RANDOM_BITS
from siksng_tui.exchange.errors import CardUnreadableError, FormatNewerError
from siksng_tui.services.enrolment import enrolling, giving_out, issuing
from siksng_tui.services.enrolment.giving_out import CardKeptError
from siksng_tui.services.office import keeping
from siksng_tui.services.office.keys import read_keys
from siksng_tui.services.trust import revoking, validity
from tests import mounts
from tests.services.lineage import HEAD, OFFICES, Lineage, copied, set_up
from tests.services.sticks import filled


@pytest.fixture
def lineage(tmp_path: Path) -> Lineage:
    """The offices of one test."""
    return copied(tmp_path)


@mounts.needed
@pytest.mark.parametrize("lost", [False, True], ids=["issue", "replace"])
def test_a_card_that_a_full_stick_did_not_take_is_kept_and_written_again(
    lineage: Lineage, *, lost: bool
) -> None:
    """One certificate, one card, nothing half-written, and the books are sound."""
    asks, step = "village", issuing.issue
    if lost:
        lineage.enrol("city", "village")
        old = lineage.id_of("village")
        set_up(lineage.place / "new", replace(OFFICES["village"], replaces=old))
        asks, step = "new", issuing.replace_pc
    file, sheet = lineage.ask(asks)
    path = lineage.stick / "card"
    with lineage.at("city") as session:
        asking = issuing.meet(session, file)
        with filled(lineage.place / "full") as full:
            with pytest.raises(CardKeptError):
                giving_out.give_out(session, step, asking, sheet, full / "card")
            assert [one.name for one in full.iterdir()] == ["photos"]
        (below,) = validity.below(session)
        issuing.write_issued_card(session, below.id, path)
        assert integrity.check(session.store).sound
    card = read_card(path.read_bytes())
    assert (f"{card.chain[0].serial_number:x}", card.epoch) == (below.serial, 2 if lost else 1)
    assert lineage.take(asks, path, "city")


@mounts.needed
def test_a_request_that_a_full_stick_did_not_take_is_the_same_on_the_next(
    lineage: Lineage,
) -> None:
    """The sheet that was printed stays right."""
    with lineage.at("village") as session:
        with filled(lineage.place / "full") as full, pytest.raises(TargetFullError):
            enrolling.request_certificate(session, full / "request")
        data = enrolling.request_file(session)
    assert lineage.ask("village")[0].read_bytes() == data


def put_back(lineage: Lineage, backup: Path) -> None:
    """Put the city back to the day of its backup: the disk failed."""
    shutil.rmtree(lineage.place / "city")
    keeping.restore_backup(
        backup, lineage.place / "city", keeping.by_passphrase(HEAD.name, HEAD.passphrase)
    )


def number_of(card: Path) -> int:
    """Return the number of the issue of a card."""
    return read_card(card.read_bytes()).chain[0].serial_number >> RANDOM_BITS


@pytest.fixture
def forgetful(lineage: Lineage) -> Lineage:
    """A city that certified its village, made a backup, and does not know what it did since."""
    backup = lineage.stick / "backup"
    lineage.enrol("province", "city")
    lineage.enrol("city", "village")
    with lineage.at("city") as session:
        keeping.create_backup(session, backup)
    lineage.enrol("city", "neighbour")
    renewed = lineage.grant("city", lineage.ask("village", "second"), "second")
    assert lineage.take("village", renewed, "province")
    with lineage.at("city") as session:
        (first, *_more) = [one for one in validity.below(session) if one.name.endswith("Dua")]
        revoking.revoke(session, first.serial, "Dicuri")
        revoking.write_own_list(session, lineage.stick / "list")
    with lineage.at("province") as session:
        assert revoking.take_in(session, lineage.stick / "list").new
    put_back(lineage, backup)
    return lineage


def test_an_issuer_put_back_to_an_earlier_day_issues_what_is_taken_at_once(
    forgetful: Lineage,
) -> None:
    """The request tells which certificate is to be renewed: the next number stands above it."""
    card = forgetful.grant("city", forgetful.ask("village", "third"), "third")
    assert number_of(card) == 4
    assert forgetful.take("village", card, "province")
    with forgetful.at("city") as session:
        assert integrity.check(session.store).sound
        assert [one.serial for one in validity.below(session)] == [
            f"{read_card(card.read_bytes()).chain[0].serial_number:x}"
        ]


def test_an_issuer_put_back_to_an_earlier_day_gives_no_serial_twice(forgetful: Lineage) -> None:
    """A first certificate gets a number that was given before, and another serial."""
    old = next(forgetful.stick.glob("neighbour-*.siksng-office"))
    set_up(forgetful.place / "third", replace(OFFICES["neighbour"], region="17.71.01.1003"))
    new = forgetful.grant("city", forgetful.ask("third"))
    assert number_of(old) == number_of(new) == 2
    first, second = (read_card(card.read_bytes()).chain[0].serial_number for card in (old, new))
    assert first != second


def test_an_issuer_put_back_to_an_earlier_day_takes_its_own_list_in_again(
    forgetful: Lineage,
) -> None:
    """Else its next list would be another one of a number that the province knows."""
    with forgetful.at("city") as session:
        assert revoking.own_list(session) is None
        assert revoking.take_in(session, forgetful.stick / "list").new
        (village,) = validity.below(session)
        made = revoking.revoke(session, village.serial, "Dicuri")
        assert (made.number, len(made.serials)) == (2, 2)
        revoking.write_own_list(session, forgetful.stick / "next")
        assert integrity.check(session.store).sound
    with forgetful.at("province") as session:
        assert revoking.take_in(session, forgetful.stick / "next").new


def test_a_request_cannot_use_the_numbers_up(lineage: Lineage) -> None:
    """It tells of a serial that nobody gave out."""
    with lineage.at("village") as session:
        keys = read_keys(session.store)
        asked = CertificateRequest(
            name=session.office.name,
            root=(keys.root,),
            recipient=recipient_of(keys.identity),
            epoch=1,
            serial="f" * 39,
        )
    file = lineage.stick / "greedy.siksng-request"
    file.write_bytes(write_request(asked, keys.signer.key))
    card = lineage.grant("city", (file, fingerprint(file.read_bytes())))
    assert number_of(card) == 1


@pytest.mark.filterwarnings("ignore::cryptography.utils.CryptographyDeprecationWarning")
@pytest.mark.filterwarnings("ignore:Attribute's length:UserWarning")
def test_no_flipped_bit_of_a_card_is_taken(lineage: Lineage) -> None:
    """A sample that visits every byte; each flip is refused as the file it is, by its reader."""
    card = lineage.grant("city", lineage.ask("village"))
    data, wrong_file = card.read_bytes(), lineage.stick / "wrong"
    with lineage.at("village") as session:
        for byte in range(len(data)):
            wrong = bytearray(data)
            wrong[byte] ^= 1 << (byte % 8)
            wrong_file.write_bytes(wrong)
            with pytest.raises((CardUnreadableError, FormatNewerError)):
                enrolling.meet(session, wrong_file)
        assert enrolling.meet(session, card).data == data
