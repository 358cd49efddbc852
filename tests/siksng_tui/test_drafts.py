"""Half-done records, and checking by kind."""

import datetime as dt
from pathlib import Path

from forms.records import Role
from siksng_tui.services.entry import starting
from siksng_tui.services.office import access, people
from siksng_tui.services.office.offices import NewPerson
from siksng_tui.services.practice import AUTHENTICATOR
from siksng_tui.services.requests import lookup
from tests.siksng_tui.agreed import agreed
from tests.siksng_tui.seats import Sitting, sitting
from tests.siksng_tui.work import YESTERDAY, at_work, draft

VILLAGE = "17.71.01.1004"

BEGINNER = NewPerson("tono", "Tono Contoh", frozenset({Role.OPERATOR}), "tono diberi sandi ini")
"""Another operator, with the passphrase that the authenticator gave."""

COLLEAGUE = NewPerson("tono", "Tono Contoh", BEGINNER.roles, "tono sedang latihan")
"""The same with an own one."""


def _title(own: Sitting) -> str:
    """Return the name of the screen."""
    return own.lines[0].strip().split("  ")[0]


def _entered(office: Path) -> None:
    """Enter a correction, a new household and a change of card holder, one and three days ago."""
    with at_work(office, time=YESTERDAY - dt.timedelta(days=2)) as session:
        draft(session, "luthfi", "48")
    with at_work(office, time=YESTERDAY) as session:
        starting.new_household(session, VILLAGE, "bdt", "Pendaftaran baru")
        found = lookup.find(session, "siti maryam")[0]
        starting.card_holder_change(session, found.household_uid, "pengurus meninggal")


async def test_drafts_stand_with_kind_head_village_age_and_who_entered_them(office: Path) -> None:
    """The oldest first."""
    _entered(office)
    async with sitting(office) as own:
        await own.unlock()
        assert "5  Draf                3" in own.text
        await own.press("5")
        agreed("drafts", own.lines)


async def test_enter_goes_on_at_the_field_that_was_left(office: Path) -> None:
    """As after a power cut."""
    _entered(office)
    async with sitting(office) as own:
        await own.unlock()
        await own.press("5", "enter")
        assert _title(own) == "Perbaikan"
        await own.press("down", "down")
        form = own.app.screen
        here = form.at  # type: ignore[attr-defined]
        await own.press("f3")
        assert _title(own) == "Draf"
        await own.press("enter")
        assert own.app.screen.at == here  # type: ignore[attr-defined]


async def test_what_a_colleague_entered_is_shown_by_one_key(office: Path) -> None:
    """Somebody is ill, and the drafts must go on."""
    _entered(office)
    with at_work(office, AUTHENTICATOR, YESTERDAY) as session:
        people.add_person(session, BEGINNER)
    with at_work(office, BEGINNER, YESTERDAY) as session:
        access.change_passphrase(session, BEGINNER.passphrase, COLLEAGUE.passphrase)
    async with sitting(office) as own:
        await own.unlock(COLLEAGUE)
        await own.press("5")
        assert "Tidak ada yang menunggu" in own.text
        await own.press("f6")
        assert "DIMAS AL HAFIZ" in own.text
        await own.press("enter")
        assert _title(own) == "Perbaikan"


async def test_del_withdraws_a_draft_that_nobody_wants_any_more(office: Path) -> None:
    """With a reason and a question; a change of card holder like a correction."""
    _entered(office)
    async with sitting(office) as own:
        await own.unlock()
        await own.press("5", "end", "delete")
        await own.type("pengurus ternyata masih hidup")
        await own.press("enter")
        assert "untuk seterusnya?" in own.text
        await own.press("t")
        assert "SITI MARYAM" in own.text
        await own.press("delete")
        await own.type("pengurus ternyata masih hidup")
        await own.press("enter", "y")
        assert "SITI MARYAM" not in own.text
        assert "Ditarik" in own.message


async def test_checking_parts_kks_proposals_from_corrections(office: Path) -> None:
    """Two items of the menu, each with its own requests."""
    _entered(office)
    async with sitting(office) as own:
        await own.unlock()
        await own.press("6")
        assert _title(own) == "Periksa Perbaikan"
        assert "SITI MARYAM" not in own.text
        assert own.text.count("1771-2026-") == 2
        await own.press("f3", "7")
        assert _title(own) == "Periksa KKS"
        assert own.text.count("1771-2026-") == 1


async def test_checking_all_kks_proposals_leaves_corrections_alone(office: Path) -> None:
    """The count in the question is that of what is done."""
    _entered(office)
    async with sitting(office) as own:
        await own.unlock()
        await own.press("7", "ctrl+a")
        assert "1 permohonan" in own.text
        await own.press("y")
        assert "Ditolak: 1" in own.text
