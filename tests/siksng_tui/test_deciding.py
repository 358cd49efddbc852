"""Steps that cannot be taken by habit: each is asked about by its name and its number."""

from pathlib import Path

from siksng_tui.services.practice import AUTHENTICATOR
from tests.siksng_tui.seats import next_day, sitting
from tests.siksng_tui.work import at_work, checked, draft, finalised


async def test_f10_in_the_queue_asks_before_it_finalises(office: Path) -> None:
    """No is no; yes names the new state."""
    (number,) = checked(office, "luthfi")
    async with sitting(office, clock=next_day()) as own:
        await own.unlock()
        await own.press(own.digit("Finalisasi"), "f10")
        assert f"Finalkan permohonan {number}? Sesudah ini isian terkunci." in own.text
        await own.press("enter", "t")
        assert number in own.text
        await own.press("f10", "y")
        assert own.message == f"Permohonan {number}: Difinalisasi."


async def test_a_second_f10_after_filing_from_the_review_finalises_nothing(office: Path) -> None:
    """The same key filed the form a moment ago."""
    with at_work(office) as session:
        number = draft(session, "luthfi", "48")
    async with sitting(office, clock=next_day()) as own:
        await own.unlock()
        await own.press(own.digit("Periksa Perbaikan"), "enter", "f2", "f10")
        assert own.lines[0].strip().startswith("Permohonan")
        await own.press("f10", "f10", "enter")
        assert f"Finalkan permohonan {number}?" in own.text
        await own.press("t")
        assert "Lolos periksa" in own.lines[1]
        await own.press("f10", "y")
        assert "Difinalisasi" in own.lines[1]


async def test_authenticating_is_asked_in_the_queue_and_in_the_review(office: Path) -> None:
    """With the number both times."""
    (number,) = finalised(office, "luthfi")
    async with sitting(office, clock=next_day()) as own:
        await own.unlock(AUTHENTICATOR)
        await own.press(own.digit("Otentikasi"), "f10")
        assert number in own.lines[-2]
        await own.press("t", "enter", "f10")
        assert number in own.lines[-2]
