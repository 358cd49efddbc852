"""No clock stops the work, changes an order or makes a signature refused."""

from pathlib import Path

import pytest

from siksng_tui.services.office import sessions
from siksng_tui.services.practice import OPERATOR
from tests.torture import clocks, offices

CLOCKS = {str(moment.year): clocks.stopped(moment) for moment in clocks.WRONG}


@pytest.mark.parametrize("name", [*CLOCKS, clocks.JUMPING])
def test_a_whole_day_passes_under_a_wrong_clock(tmp_path: Path, name: str) -> None:
    """And the province, whose clock is right, proves every signature of its parcel."""
    clock = CLOCKS.get(name) or clocks.jumping()
    assert not list(clocks.day_under(tmp_path, clock))


@pytest.mark.parametrize("year", ["1970", "2099"])
def test_an_office_set_up_under_a_wrong_clock_works(tmp_path: Path, year: str) -> None:
    """Its certificates begin in that year."""
    assert not list(clocks.office_made_under(tmp_path, CLOCKS[year]))


def test_a_clock_behind_the_newest_entry_is_called_doubtful(tmp_path: Path) -> None:
    """The screen asks once whether it is right."""
    office = offices.copied(tmp_path) / "office"
    session = sessions.unlock(office, OPERATOR.name, OPERATOR.passphrase, CLOCKS["1980"])
    assert session.clock_doubtful
    sessions.lock(session)
