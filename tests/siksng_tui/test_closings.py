"""The closing dates on the screen: an authenticator sets them, an operator reads them."""

import datetime as dt
from pathlib import Path

from siksng_tui.services.office.offices import NewPerson
from siksng_tui.services.practice import AUTHENTICATOR, OPERATOR
from siksng_tui.services.requests import cycles
from tests.siksng_tui.agreed import agreed
from tests.siksng_tui.seats import Sitting, next_day, sitting
from tests.siksng_tui.work import at_work


async def _open(own: Sitting, person: NewPerson) -> None:
    """Come in and open the closing dates."""
    await own.unlock(person)
    await own.press(own.digit("Buku Agenda"), "f2")


def _closings(office: Path) -> dict[str, dt.date]:
    """Return the closing dates that the office has."""
    with at_work(office) as session:
        return dict(cycles.closings(session))


async def test_a_date_is_set_changed_and_taken_away(office: Path) -> None:
    """What is no date is refused in the window; Del asks first."""
    async with sitting(office) as own:
        await _open(own, AUTHENTICATOR)
        await own.press("enter")
        await own.type("32-13-2026")
        await own.press("enter")
        assert "Hari terakhir" in own.text
        await own.press("ctrl+u")
        await own.type("15-12-1926")
        await own.press("enter")
        assert "15-12-1926 bukan hari dalam 2026-Q4." in own.text
        await own.press("t", "enter")
        await own.type("15-12-2026")
        await own.press("enter")
        assert "bukan hari dalam" not in own.text
        await own.press("y")
        agreed("closings", own.lines)
    assert _closings(office) == {"2026-Q4": dt.date(2026, 12, 15)}
    async with sitting(office, clock=next_day()) as own:
        await _open(own, AUTHENTICATOR)
        await own.press("delete", "t")
        assert "15-12-2026" in own.text
        await own.press("delete", "y")
        assert "15-12-2026" not in own.text
    assert _closings(office) == {}


async def test_once_a_quarter_is_closed_the_next_one_is_worked_for(office: Path) -> None:
    """The remark moves to it at once."""
    async with sitting(office) as own:
        await _open(own, AUTHENTICATOR)
        await own.press("enter")
        await own.type("23-11-2026")
        await own.press("enter", "y")
        (line,) = (line for line in own.lines if "sedang dikerjakan" in line)
        assert "2027-Q1" in line


async def test_an_operator_reads_the_dates_and_is_told_who_sets_them(office: Path) -> None:
    """No key of a change is promised, and none does anything."""
    async with sitting(office) as own:
        await _open(own, OPERATOR)
        assert "Enter" not in own.lines[-1] and "Del" not in own.lines[-1]
        await own.press("enter", "delete")
        assert own.message == "Tanggalnya diisi petugas otentikasi."
    assert _closings(office) == {}
