"""Fewer keys for a new record: what is proposed is seen, passed by Enter, and taken back."""

from pathlib import Path

from siksng_tui.services.entry import entry
from siksng_tui.services.entry.entry import Entry
from tests.siksng_tui.seats import Sitting, sitting
from tests.siksng_tui.work import answer, at_work, begun, go_to, open_draft

CHILD = "1771015203209001"
"""A NIK of nobody: a girl born on 12 March 2020."""


def _kept(office: Path, number: str) -> Entry:
    """Return what the store has of the draft, once nobody works on it."""
    with at_work(office) as session:
        return entry.open_entry(session, number)


def _at(own: Sitting) -> str:
    """Return the line of the cursor."""
    return next(line for line in own.lines if line.startswith(">"))


def _line(own: Sitting, text: str) -> str:
    """Return the line of the screen that holds a text."""
    return next(line for line in own.lines if text in line)


async def _second_member(own: Sitting) -> None:
    """Name the head, and begin a member behind."""
    await open_draft(own)
    await own.press("f8")
    await answer(own, "BUDI CONTOH")
    await own.press("ctrl+a")
    await answer(own, "ANI CONTOH")


async def test_the_relation_in_the_family_is_proposed_shown_and_passed(office: Path) -> None:
    """Up stands on it; what the paper says otherwise is typed over it."""
    number = begun(office)
    async with sitting(office) as own:
        await _second_member(own)
        await go_to(own, "IV.3")
        await answer(own, "3")
        assert "[3] Anak (usul)" in _line(own, "IV.5")
        assert "IV.6" in _at(own)
        await go_to(own, "IV.5")
        await answer(own, "8")
        assert "(usul)" not in _line(own, "IV.5")
    assert _kept(office, number).record.persons[1].answers["hubungan_keluarga"] == "8"


async def test_what_was_proposed_is_taken_back_with_the_answer_before_it(office: Path) -> None:
    """One key for one Enter."""
    number = begun(office)
    async with sitting(office) as own:
        await _second_member(own)
        await go_to(own, "IV.3")
        await answer(own, "3")
        await own.press("ctrl+b")
        assert "IV.3" in _at(own)
    answers = _kept(office, number).record.persons[1].answers
    assert not {"hubungan_krt", "hubungan_keluarga"} & answers.keys()


async def test_nothing_is_proposed_to_who_does_not_go_past_it(office: Path) -> None:
    """Turning the page is no look at the next question."""
    number = begun(office)
    async with sitting(office) as own:
        await _second_member(own)
        await go_to(own, "IV.3")
        await own.type("3")
        await own.press("f7")
    answers = _kept(office, number).record.persons[1].answers
    assert answers["hubungan_krt"] == "3"
    assert "hubungan_keluarga" not in answers


async def test_a_question_before_it_holds_a_proposal_back(office: Path) -> None:
    """The age is known by the NIK, but the place of birth is asked first."""
    number = begun(office)
    async with sitting(office) as own:
        await _second_member(own)
        await answer(own, CHILD)
        await go_to(own, "IV.8")
        assert "[ ]" in _at(own)
        await own.press("up")
        while "Tempat lahir" not in _at(own):
            await own.press("down")
        await answer(own, "CURUP")
        assert "[1] Belum kawin (usul)" in _line(own, "IV.8")
    assert _kept(office, number).record.persons[1].answers["status_kawin"] == "1"


async def test_f6_takes_a_childs_mother_from_the_household(office: Path) -> None:
    """Her name stands on the screen before it is taken, and is not taken by Enter."""
    number = begun(office)
    async with sitting(office) as own:
        await open_draft(own)
        await own.press("f8")
        await answer(own, "SITI CONTOH")
        await go_to(own, "IV.6")
        await answer(own, "2")
        await own.press("ctrl+a")
        await answer(own, "ANI CONTOH")
        await go_to(own, "IV.3")
        await answer(own, "3")
        await go_to(own, "IV.28")
        assert any(line.strip() == "F6: SITI CONTOH" for line in own.lines)
        await own.press("enter")
        await go_to(own, "IV.28")
        assert "SITI" not in _at(own)
        await own.press("equals_sign")
    assert (
        _kept(office, number).record.persons[1].answers["nama_gadis_ibu_kandung"] == "SITI CONTOH"
    )


async def test_a_place_that_was_typed_is_offered_by_its_beginning(office: Path) -> None:
    """Enter keeps what was typed; only F6 takes the rest."""
    number = begun(office)
    async with sitting(office) as own:
        await open_draft(own)
        await own.press("f8")
        for typed, key, kept in (
            ("CURUP", "enter", "CURUP"),
            ("MANNA", "enter", "MANNA"),
            ("cu", "f6", "CURUP"),
            ("cur", "enter", "cur"),
        ):
            await go_to(own, "IV.6")
            while "Tempat lahir" not in _at(own):
                await own.press("down")
            await own.type(typed)
            offers = [line.strip() for line in own.lines if "F6: " in line]
            assert offers == (["F6: CURUP"] if typed.startswith("cu") else [])
            await own.press(key)
            assert f"[{kept} " in _line(own, "Tempat lahir")
    assert _kept(office, number).record.persons[0].answers["tempat_lahir"] == "cur"


async def test_ctrl_t_on_a_count_says_none_from_there_on(office: Path) -> None:
    """Cows were counted before; the question of a business is none of animals."""
    number = begun(office)
    async with sitting(office) as own:
        await open_draft(own)
        await own.press("f8", "f8")
        while "Jumlah sapi" not in _at(own):
            await own.press("down")
        await answer(own, "2")
        await own.press("ctrl+t")
    household = _kept(office, number).record.household.answers
    counts = [household.get(f"jumlah_{own}") for own in ("sapi", "kerbau", "kambing")]
    assert counts == [2, 0, 0]
    assert "sta_art_usaha" not in household


async def test_the_numbers_of_rt_and_rw_are_shown_written_out_while_typed(office: Path) -> None:
    """Six digits leave the field by themselves where that is wanted."""
    begun(office)
    async with sitting(office) as own:
        await open_draft(own)
        await own.press("enter")
        await own.type("4/2")
        assert any(line.strip() == "RT 004 RW 002" for line in own.lines)
        await own.press("enter")
        assert "[RT 004 RW 002" in _line(own, "Nama satuan")
