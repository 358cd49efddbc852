"""The office on the screen: its certificate, its fingerprint, and the offices below."""

import datetime as dt
from pathlib import Path

from siksng_tui.services.office import offices, sessions
from siksng_tui.services.practice import OPERATOR
from tests.siksng_tui.seats import FIRST_DAY, next_day, sitting
from tests.siksng_tui.work import at_work


async def test_the_office_shows_who_certified_it_and_its_fingerprint(office: Path) -> None:
    """In groups, as the paper has it; nothing is below a practice city."""
    session = sessions.unlock(office, OPERATOR.name, OPERATOR.passphrase, lambda: FIRST_DAY)
    fingerprint = offices.fingerprint(session)
    sessions.lock(session)
    async with sitting(office, clock=next_day()) as own:
        await own.unlock()
        await own.press(own.digit("  Kantor").lower())
        assert "Sertifikat: berlaku, oleh latihan-17" in own.text
        assert fingerprint[:39] in own.text and fingerprint[40:] in own.text
        assert "Kantor ini belum menyertifikasi kantor lain." in own.text


async def test_the_menu_warns_before_the_certificate_ends(office: Path) -> None:
    """Ninety days are enough to carry a request both ways."""
    days = dt.timedelta(days=5 * 365 - 60).days
    async with sitting(office, clock=next_day(days)) as own:
        await own.unlock()
        assert "hari lagi; perbarui: menu Kantor, F2." in own.message


async def test_the_fingerprint_stands_whole_on_the_smallest_screen(office: Path) -> None:
    """Half a group is compared with nothing."""
    with at_work(office) as session:
        fingerprint = offices.fingerprint(session)
    async with sitting(office, clock=next_day(), size=(40, 12)) as own:
        await own.unlock()
        await own.press(*["down"] * 20, "enter")
        assert fingerprint[:39] in own.text
        assert fingerprint[40:] in own.text
