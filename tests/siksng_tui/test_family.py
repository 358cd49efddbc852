"""A family as a page, and the way from it into a correction."""

from pathlib import Path

from siksng_tui.services.offices import NewPerson
from siksng_tui.services.practice import AUTHENTICATOR, OPERATOR
from tests.siksng_tui.agreed import agreed
from tests.siksng_tui.seats import Sitting, sitting


async def _open(own: Sitting, text: str = "luthfi", person: NewPerson = OPERATOR) -> None:
    """Come in and open the first family that is found."""
    await own.unlock(person)
    await own.press("1")
    await own.type(text)
    await own.press("enter")


async def test_head_members_requests_and_answers_stand_on_one_page(office: Path) -> None:
    """In the order in which one asks for them; numbers in full."""
    async with sitting(office) as own:
        await _open(own, "1771010101009049")
        agreed("family", own.lines)
        await own.press("pagedown")
        assert "Blok III. Perumahan" in own.text
        assert "6 Semen/bata merah" in own.text


async def test_f8_and_f7_go_through_the_families_that_were_found(office: Path) -> None:
    """Each household once, also where several of its members were found."""
    async with sitting(office) as own:
        await _open(own, "siti")
        assert own.message == "Keluarga 1 dari 10"
        await own.press("f8")
        assert own.message == "Keluarga 2 dari 10"
        assert "HENGKI SYAHPUTRA" in own.lines[1]
        await own.press("f7", "f7")
        assert own.message == "Daftar berakhir di sini."


async def test_f2_asks_for_a_reason_and_opens_the_form_of_a_numbered_request(
    office: Path,
) -> None:
    """The request exists from that moment on."""
    async with sitting(office) as own:
        await _open(own)
        await own.press("f2")
        assert "Mengapa data keluarga ini diperbaiki?" in own.text
        await own.type("anak pertama lahir")
        await own.press("enter")
        assert own.lines[0].strip().startswith("Perbaikan")
        assert "1771-2026-000001-C" in own.text


async def test_f2_goes_on_with_the_draft_that_is_there(office: Path) -> None:
    """A second draft of the same family would fight the first."""
    async with sitting(office) as own:
        await _open(own)
        await own.press("f2")
        await own.type("anak pertama lahir")
        await own.press("enter")
        await own.press("f3")
        assert "1771-2026-000001-C" in own.text
        await own.press("f2")
        assert "1771-2026-000001-C" in own.text
        assert own.lines[0].strip().startswith("Perbaikan")


async def test_a_blank_reason_is_refused_with_the_next_action(office: Path) -> None:
    """Nothing is numbered."""
    async with sitting(office) as own:
        await _open(own)
        await own.press("f2", "space", "enter")
        assert own.message == "!! Alasan wajib diisi. Tulislah dengan singkat."


async def test_going_back_from_the_reason_changes_nothing(office: Path) -> None:
    """Esc is no."""
    async with sitting(office) as own:
        await _open(own)
        await own.press("f2", "escape")
        assert "Tidak ada." in own.text


async def test_who_may_only_look_is_not_shown_how_to_correct(office: Path) -> None:
    """The authenticator is no operator."""
    async with sitting(office) as own:
        await _open(own, person=AUTHENTICATOR)
        assert "F2" not in own.lines[-1]
        await own.press("f2")
        assert own.lines[0].strip().startswith("Keluarga")


async def test_f9_returns_to_the_search_with_what_was_typed(office: Path) -> None:
    """The next family of the same name is one key away."""
    async with sitting(office) as own:
        await _open(own, "siti")
        await own.press("f9")
        assert "[siti " in own.text
