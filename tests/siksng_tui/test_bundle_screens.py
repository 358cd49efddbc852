"""Stacks of forms at the keyboard: header, next form, what is missing, closing."""

import datetime as dt
from pathlib import Path

from siksng_tui.services.entry import bundles, entry, starting
from siksng_tui.services.entry.bundles import Header
from siksng_tui.services.office.sessions import Clock
from siksng_tui.services.practice import AUTHENTICATOR
from siksng_tui.services.requests import lookup, workflow
from tests.siksng_tui.agreed import agreed
from tests.siksng_tui.seats import Sitting, a_clock, sitting
from tests.siksng_tui.work import answer, at_work

VILLAGE = "17.71.01.1004"
"""Bumi Ayu."""


def _later() -> Clock:
    """Return a clock of the day after, for who finds work that was done before."""
    clock = a_clock()
    return lambda: clock() + dt.timedelta(days=1)


async def _open_list(own: Sitting) -> None:
    """Come in and open the list of stacks."""
    await own.unlock()
    await own.press(own.digit("Tumpukan formulir"))


def _begun(office: Path, header: Header) -> str:
    """Return the number of a stack that came in before."""
    with at_work(office) as session:
        return bundles.begin(session, header)


def _header(office: Path, name: str, forms: int, **more: int) -> Header:
    """Return the header of a stack from the village of a family."""
    with at_work(office) as session:
        found = lookup.find(session, name)[0]
        record = lookup.household(session, found.household_uid).record
    members = more.get("members", len(record.persons))
    day = dt.date(2026, 11, 20)
    return Header(record.household.region, "bdt", forms, day, "RT 03 RW 01", members, "Pak Toni")


def _correct(office: Path, name: str) -> str:
    """Return the number of a correction that was filed without a finding."""
    with at_work(office) as session:
        found = lookup.find(session, name)[0]
        number = starting.correction(session, found.household_uid, "salah luas lantai")
        opened = entry.open_entry(session, number)
        place = entry.LeftField(opened.record.household.id, "luas_lantai", "48")
        entry.leave_field(session, opened, place)
        workflow.check_draft(session, number)
    return number


async def test_a_header_waits_behind_the_lock(office: Path) -> None:
    """Whoever is called away does not type it again."""
    async with sitting(office) as own:
        await _open_list(own)
        await own.press("f2")
        for text in (VILLAGE, "RT 03 RW 01"):
            await answer(own, text)
        await own.press("ctrl+l")
        await _open_list(own)
        await own.press("f2")
        assert "RT 03 RW 01" in own.text


async def test_a_header_is_typed_and_the_next_form_goes_into_the_stack(office: Path) -> None:
    """The number is shown to be written on the stack; F2 in it begins a household."""
    async with sitting(office) as own:
        await _open_list(own)
        assert "Belum ada tumpukan. F2 memulai satu." in own.text
        await own.press("f2")
        for text in (VILLAGE, "RT 03 RW 01"):
            await answer(own, text)
        await own.press("enter")
        for text in ("30", "120"):
            await answer(own, text)
        await own.press("enter")
        await own.type("Pak Toni")
        await own.press("f10")
        assert "1771-2026T-001-" in own.text
        assert "30 dari 30 belum diisi; anggota: 0 dari 120" in own.text
        agreed("bundle", own.lines)
        assert "Ctrl+P" not in own.text
        await own.press("f2")
        await own.press("f3")
        assert "29 dari 30 belum diisi; belum disimpan: 1; anggota: 1 dari 120" in own.text
        await own.press("f3")
        assert "30       1      0     29" in own.text
        agreed("bundles", own.lines)


async def test_a_header_that_is_not_complete_says_what_is_due(office: Path) -> None:
    """The cursor goes to the first field that is missing; an unknown village is refused there.

    The sheet has the village's name, which is enough.
    """
    async with sitting(office) as own:
        await _open_list(own)
        await own.press("f2", "f10")
        assert "wajib diisi" in own.text
        await answer(own, "99.99")
        assert "dengan kode 99.99" in own.text
        await own.press("ctrl+u")
        await answer(own, "bumu")
        assert "[17.71.01.1004] Bumu Ayu, Selebar" in own.text


async def test_where_no_stack_came_in_only_what_works_is_told(office: Path) -> None:
    """Enter and Del are told once there is a stack."""
    async with sitting(office) as own:
        await _open_list(own)
        assert own.message == ""
    _begun(office, _header(office, "luthfi", 1))
    async with sitting(office, clock=_later()) as own:
        await _open_list(own)
        assert own.message.startswith("Enter menaruh tumpukan di meja (*)")


async def test_f3_asks_before_a_header_that_was_typed_is_thrown_away(office: Path) -> None:
    """What stands there before anything is typed needs no question."""
    async with sitting(office) as own:
        await _open_list(own)
        await own.press("f2", "f3")
        assert own.lines[0].strip().startswith("Tumpukan formulir")
        await own.press("f2")
        await answer(own, VILLAGE)
        await own.press("f3", "t")
        assert VILLAGE in own.text
        await own.press("f3", "y")
        assert own.lines[0].strip().startswith("Tumpukan formulir")


async def test_f10_closes_a_stack_whose_totals_agree(office: Path) -> None:
    """It asks once, then says so in the list."""
    number = _begun(office, _header(office, "luthfi", 1))
    _correct(office, "luthfi")
    async with sitting(office, clock=_later()) as own:
        await _open_list(own)
        await own.press("enter")
        assert "Semua sudah diisi dan disimpan" in own.text
        await own.press("f10", "y")
        assert own.message == f"Tumpukan {number} ditutup."
        await own.press("enter")
        assert "Ditutup 25-11-2026." in own.text
        assert "F10 Buka lagi" in own.lines[-1]
        assert "F2" not in own.lines[-1]
        await own.press("f10")
        await own.type("ada formulir yang ditemukan")
        await own.press("enter")
        assert own.message == "Tumpukan terbuka lagi dan ada di meja."
        assert "F10 Tutup" in own.lines[-1]


async def test_f10_asks_for_a_reason_where_totals_differ(office: Path) -> None:
    """An empty one is refused."""
    _begun(office, _header(office, "luthfi", 3, members=9))
    _correct(office, "luthfi")
    async with sitting(office, clock=_later()) as own:
        await _open_list(own)
        await own.press("enter")
        assert "2 dari 3 belum diisi" in own.text
        await own.press("f10")
        await own.type("dua formulir kosong")
        await own.press("enter")
        assert "ditutup" in own.message


async def test_del_takes_the_stack_from_the_desk(office: Path) -> None:
    """The star goes."""
    number = _begun(office, _header(office, "luthfi", 3))
    async with sitting(office, clock=_later()) as own:
        await _open_list(own)
        assert f"*{number}" in own.text
        await own.press("delete")
        assert f"*{number}" not in own.text
        await own.press("enter", "f3")
        assert f"*{number}" in own.text


async def test_ctrl_p_prints_the_slip_of_the_form_that_was_left_last(
    office: Path, tmp_path: Path
) -> None:
    """The citizen waits for it; of two forms the cursor stands on the one just left."""
    _begun(
        office, Header("17.71.01.1004", "bdt", 2, dt.date(2026, 11, 20), "RT 03", None, "Pak Toni")
    )
    async with sitting(office, clock=_later()) as own:
        await _open_list(own)
        for key in ("enter", "f2", "f3", "f2", "f3", "ctrl+p", "1"):
            await own.press(key)
        await own.type(str(tmp_path))
        await own.press("enter")
        assert await own.shows("tanda-terima-1771-2026-000002-")


async def test_enter_on_a_request_opens_it_and_f4_shows_its_road(office: Path) -> None:
    """As from every queue."""
    _begun(office, _header(office, "luthfi", 3))
    number = _correct(office, "luthfi")
    async with sitting(office, clock=_later()) as own:
        await _open_list(own)
        await own.press("enter")
        assert number in own.text
        await own.press("enter")
        assert own.lines[0].strip().startswith("Permohonan")
        await own.press("f3", "f4")
        assert own.lines[0].strip().startswith("Jejak permohonan")
        assert number in own.text


async def test_who_is_no_operator_only_looks(office: Path) -> None:
    """F2 and F10 say whose part it is."""
    _begun(office, _header(office, "luthfi", 3))
    async with sitting(office, clock=_later()) as own:
        await own.unlock(AUTHENTICATOR)
        await own.press(own.digit("Tumpukan formulir"))
        await own.press("f2")
        assert "yang memegangnya." in own.message
        await own.press("enter", "f10")
        assert "yang memegangnya." in own.message


async def test_the_villages_of_a_header_stand_with_their_district(office: Path) -> None:
    """Villages of one name lie in several districts; a letter of the district finds them too."""
    async with sitting(office) as own:
        await _open_list(own)
        await own.press("f2", "f4")
        await own.press(*"selebar")
        rows = [line for line in own.lines if "17.71." in line]
        assert rows
        assert all(", Selebar " in line for line in rows)
        await own.press("escape")
        await own.type(VILLAGE)
        assert any(VILLAGE in line and "Ayu, Selebar" in line for line in own.lines)
