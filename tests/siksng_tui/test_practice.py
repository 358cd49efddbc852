"""The practice office: complete after its first start, harmless to everything real."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.office import accounts
from db.register import register
from forms.records import Level
from siksng_tui.app import learners
from siksng_tui.exchange.cards import read_card
from siksng_tui.exchange.practice import PROVINCE, ROOT_FILE, load_practice_province
from siksng_tui.intake.errors import ImportCancelledError
from siksng_tui.intake.watch import Watch
from siksng_tui.services import practice
from siksng_tui.services.office import offices, sessions
from siksng_tui.services.office.building import OfficeExistsError
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.trust import trusting
from tests.siksng_tui.conftest import MADE


@pytest.fixture
def rani(office: Path) -> Iterator[Session]:
    """Return the session of the operator."""
    person = practice.OPERATOR
    session = sessions.unlock(office, person.name, person.passphrase, lambda: MADE)
    yield session
    session.store.close()


def test_its_register_holds_the_families_that_are_shipped(rani: Session) -> None:
    """Three hundred households; the office says that it is for practice."""
    assert register.counts(rani.store).households == 300
    assert rani.office.practice
    assert rani.office.level is Level.CITY


def test_two_people_share_the_work_and_neither_can_do_it_alone(rani: Session) -> None:
    """Entering and authenticating are different people's business."""
    roles = [account.roles for account in accounts.every(rani.store)]
    assert len(roles) == 2
    assert not roles[0] & roles[1]


def test_its_chain_ends_in_the_practice_province_which_it_sends_to(
    rani: Session, office: Path
) -> None:
    """The root beside the office is what a learner verifies a parcel with."""
    province = office / practice.PROVINCE_FOLDER
    assert offices.root_pem(rani) == (province / ROOT_FILE).read_bytes()
    assert trusting.recipient(rani).office == PROVINCE
    assert load_practice_province(province).root_pem == offices.root_pem(rani)
    card = read_card(offices.own_card(rani) or b"", trusting.trusted_roots(rani))
    assert (card.office.id, card.epoch) == (rani.office.id, 1)


def test_the_unlock_screen_is_told_who_may_practise(office: Path) -> None:
    """By the file that makes the folder a practice office."""
    told = [(own.name, own.passphrase) for own in learners(office)]
    people = (practice.OPERATOR, practice.AUTHENTICATOR)
    assert told == [(own.name, own.passphrase) for own in people]


@pytest.mark.parametrize("damage", ["", "{}", '{"people": [1]}', '{"people": 3}', "[]"])
def test_a_damaged_marker_tells_nothing_and_stops_nothing(tmp_path: Path, damage: str) -> None:
    """The unlock screen stands anyhow."""
    (tmp_path / practice.MARKER).write_text(damage)
    assert learners(tmp_path) == []


def test_it_is_made_once(office: Path) -> None:
    """What was done in it stays."""
    before = (office / "keyring.json").read_bytes()
    assert practice.open_practice(office, lambda: MADE) == office
    assert (office / "keyring.json").read_bytes() == before


def test_a_folder_with_something_else_in_it_is_not_touched(tmp_path: Path) -> None:
    """It could be a real office."""
    (tmp_path / "office.db").write_text("real")
    with pytest.raises(OfficeExistsError):
        practice.open_practice(tmp_path, lambda: MADE)
    assert [own.name for own in tmp_path.iterdir()] == ["office.db"]


def test_stopping_the_first_start_leaves_nothing_and_the_next_one_begins_anew(
    tmp_path: Path,
) -> None:
    """As a pulled plug would."""
    folder = tmp_path / "office"
    with pytest.raises(ImportCancelledError):
        practice.open_practice(folder, lambda: MADE, Watch(cancelled=lambda: True))
    assert not folder.exists()
    practice.open_practice(folder, lambda: MADE)
    assert json.loads((folder / practice.MARKER).read_bytes())["people"]
