"""A passphrase that somebody else set, at the door: it opens nothing but the choice of another."""

from pathlib import Path

import pytest

from siksng_tui.services.office import access
from siksng_tui.services.office.offices import NewPerson
from siksng_tui.services.practice import AUTHENTICATOR, OPERATOR
from tests.siksng_tui.agreed import agreed
from tests.siksng_tui.seats import Sitting, next_day, sitting
from tests.siksng_tui.work import at_work

GIVEN = NewPerson(OPERATOR.name, OPERATOR.full_name, OPERATOR.roles, "kata sandi pemberian")
OWN = NewPerson(OPERATOR.name, OPERATOR.full_name, OPERATOR.roles, "kata sandi milik sendiri")


@pytest.fixture
def given(office: Path) -> Path:
    """Return an office in which the operator forgot the passphrase and was given another."""
    with at_work(office, AUTHENTICATOR) as session:
        access.give_passphrase(session, OPERATOR.name, GIVEN.passphrase)
    return office


async def _type_twice(own: Sitting, new: str, again: str) -> None:
    """Type a passphrase and once more."""
    for text in (new, again):
        await own.type(text)
        await own.press("enter")


async def test_its_owner_chooses_another_and_comes_in_with_it(given: Path) -> None:
    """The reason stands above the two lines; neither passphrase is ever seen."""
    async with sitting(given, clock=next_day()) as own:
        await own.unlock(GIVEN)
        agreed("own_passphrase", own.lines)
        await _type_twice(own, OWN.passphrase, OWN.passphrase)
        assert await own.shows("Kata sandi Anda sendiri sudah dipasang")
        assert own.lines[0].strip().startswith("Terkunci")
        await own.type(OWN.passphrase)
        await own.press("enter")
        assert own.lines[0].strip().startswith("Menu utama")


async def test_what_cannot_be_chosen_is_said_and_asked_anew(given: Path) -> None:
    """Too short, not twice the same, or the one that was given."""
    async with sitting(given, clock=next_day()) as own:
        await own.unlock(GIVEN)
        await own.type("pendek")
        await own.press("enter")
        assert "terlalu pendek" in own.text
        await own.press("ctrl+u")
        await _type_twice(own, OWN.passphrase, GIVEN.passphrase)
        assert "tidak sama" in own.text
        await _type_twice(own, GIVEN.passphrase, GIVEN.passphrase)
        assert "hanya Anda ketahui" in own.text
        await _type_twice(own, OWN.passphrase, OWN.passphrase)
        assert await own.shows("sudah dipasang")


async def test_going_back_locks_and_f1_says_what_it_is_about(given: Path) -> None:
    """No other screen is reached with it."""
    async with sitting(given, clock=next_day()) as own:
        await own.unlock(GIVEN)
        await own.press("f1")
        assert "Bila layar ini tidak muncul" in own.text
        await own.press("f3", "f3")
        assert own.lines[0].strip().startswith("Terkunci")
