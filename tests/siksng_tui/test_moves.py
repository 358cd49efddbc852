"""Pecah KK and Gabung KK before the screen: from the family to the filed request, by keys alone."""

from pathlib import Path

from forms.records import RequestKind, State
from siksng_tui.services.requests import queues
from tests.siksng_tui.agreed import agreed
from tests.siksng_tui.seats import Sitting, sitting
from tests.siksng_tui.work import at_work

NIK = "1771010101009049"
"""Of Luthfi Aditama, fourth of seven members."""


RELATION = "hubungan_keluarga"
"""What somebody is to the head of the own family."""


async def _open(own: Sitting, text: str = NIK) -> None:
    """Come in and open the first family that is found."""
    await own.unlock()
    await own.press("1")
    await own.type(text)
    await own.press("enter")


async def _split(own: Sitting) -> None:
    """Let the second family, members 4 to 7, leave under the fourth; stand in the form."""
    await own.press("f2", "8", "down", "down", "down", *["space"] * 4, "enter", "4", "enter")


def _seen(office: Path) -> queues.Review:
    """Return the only request there is."""
    with at_work(office) as session:
        (line,) = queues.page(session, None)
        return queues.review(session, line.number)


async def test_who_leaves_is_marked_with_space_and_nobody_or_everybody_is_refused(
    office: Path,
) -> None:
    """What speaks against it is said in the window, which stays."""
    async with sitting(office) as own:
        await _open(own)
        await own.press("f2", "8")
        await own.press("enter")
        assert "Belum ada yang dipilih. Pilih dengan Spasi." in own.text
        await own.press("down", "down", "down", "space")
        agreed("leaving", own.lines)
        await own.press("home", *["up"] * 7, *["space"] * 3, "down", *["space"] * 3)
        await own.press("enter")
        assert "Harus ada anggota yang tetap. Kosongkan tandanya." in own.text
        await own.press("f3")
        assert "Siapa yang keluar" not in own.text


async def test_f3_goes_back_by_one_question_and_keeps_the_marks(office: Path) -> None:
    """From the reason to the head, from the head to who leaves, from there to the family."""
    async with sitting(office) as own:
        await _open(own)
        await own.press("f2", "8", "down", "down", "down", *["space"] * 4, "enter", "4")
        assert "Mengapa mereka" in " ".join(own.text.split())
        await own.press("f3")
        assert "Siapa kepala keluarga yang baru?" in own.text
        await own.press("f3")
        assert len([line for line in own.lines if "[x]" in line]) == 4
        await own.press("f3")
        assert "Siapa yang keluar" not in own.text


async def test_the_number_of_a_member_goes_to_the_member(office: Path) -> None:
    """The rows are numbered, as in every other list."""
    async with sitting(office) as own:
        await _open(own)
        await own.press("f2", "8", "4", "space", "2", "space", "9")
        marked = [line for line in own.lines if "[x]" in line]
    assert ["2  [x]" in marked[0], "4  [x]" in marked[1], len(marked)] == [True, True, 2]


async def test_a_family_that_leaves_whole_under_its_own_head_is_asked_nothing(
    office: Path,
) -> None:
    """The second card of the household leaves: IV.3 is as IV.5, and can still be corrected."""
    async with sitting(office) as own:
        await _open(own)
        await _split(own)
        assert own.lines[0].strip().startswith("Pecah KK")
        await own.press("f8")
        agreed("split_form", own.lines)
        await own.press("f10")
        assert own.lines[0].strip().startswith("Keluarga")
        assert own.message == "Berikutnya: Finalisasi."
    seen = _seen(office)
    assert (seen.request.kind, seen.request.state) == (RequestKind.SPLIT, State.CHECKED)
    assert [len(own.persons) for own in seen.records] == [4, 3]
    codes = [own.answers["hubungan_krt"] for own in seen.after.persons]
    assert sorted(codes) == ["1", "2", "3", "3"]


async def test_a_draft_that_would_be_fought_is_named_before_anything_is_asked(
    office: Path,
) -> None:
    """What kind it is, and how to go on; the split itself is offered to be gone on with."""
    async with sitting(office) as own:
        await _open(own)
        await _split(own)
        await own.press("f3")
        for way in ("6", "9", "5"):
            await own.press("f2", way)
            said = " ".join(own.text.split())
            assert "Pecah KK 1771-2026-000001-C untuk keluarga ini masih draf. F2 " in said
            assert own.app.screen.focused is not None
            assert own.lines[0].strip().startswith("Keluarga")
        await own.press("f2", "8")
        assert "Lanjutkan?" in own.text
        await own.press("t")
        assert "Siapa yang keluar" not in own.text
        assert "masih draf" in own.text


async def test_before_and_after_says_whose_household_somebody_leaves(office: Path) -> None:
    """By the names of the heads, never by ids."""
    async with sitting(office) as own:
        await _open(own)
        await _split(own)
        await own.press("ctrl+r", "end")
        agreed("split_changes", own.lines)
        await own.press("f3")


async def test_where_the_head_leaves_the_next_head_is_asked_for(office: Path) -> None:
    """Among those who stay; their relations are pages of the same form."""
    async with sitting(office) as own:
        await _open(own)
        await own.press("f2", "8", "space", "space", "enter", "1")
        assert "Siapa kepala keluarga yang ditinggal?" in own.text
        assert "SARJONO" not in "\n".join(own.lines[-14:])
        await own.press("3", "enter", "f9")
        agreed("split_pages", own.lines)


async def test_going_back_from_any_window_enters_nothing(office: Path) -> None:
    """Nothing is numbered before the reason was given."""
    steps = ((), ("space", "space", "enter"), ("space", "space", "enter", "1"))
    async with sitting(office) as own:
        await _open(own)
        for some in steps:
            await own.press("f2", "8", *some, "f3")
        await own.press("f2", "9", "f3")
    with at_work(office) as session:
        assert queues.page(session, None) == ()


async def test_an_own_draft_of_a_split_is_gone_on_with(office: Path) -> None:
    """It is the family's that is left, too."""
    async with sitting(office) as own:
        await _open(own)
        await _split(own)
        await own.press("f3", "f2", "8")
        assert "Draf Anda" in own.text
        await own.press("y")
        assert own.lines[0].strip().startswith("Pecah KK")


async def test_another_family_is_found_and_joins(office: Path) -> None:
    """It is named before the reason is asked; only its members are asked of."""
    async with sitting(office) as own:
        await _open(own)
        await own.press("f2", "9")
        assert "Cari keluarga yang lain" in own.lines[0]
        await own.type("heru saputra")
        await own.press("enter")
        agreed("merge_reason", own.lines)
        await own.type("orang tua ikut anak")
        await own.press("enter")
        assert own.lines[0].strip().startswith("Gabung KK")
        assert "Blok III" not in own.text
        agreed("merge_form", own.lines)
    seen = _seen(office)
    assert seen.beside is not None
    assert seen.beside.persons == ()
    assert seen.request.kind is RequestKind.MERGE


async def test_a_family_is_not_merged_with_itself(office: Path) -> None:
    """The search finds it like every other one."""
    async with sitting(office) as own:
        await _open(own)
        await own.press("f2", "9")
        await own.type(NIK)
        await own.press("enter")
        assert "dirinya sendiri" in own.message
    with at_work(office) as session:
        assert queues.page(session, None) == ()


async def test_where_the_head_of_a_second_family_leaves_its_next_head_is_asked_for(
    office: Path,
) -> None:
    """As for the family of the household's head; of one who stays alone nothing is asked."""
    async with sitting(office) as own:
        await _open(own)
        await own.press("f2", "8", "down", "down", "down", "space", "enter")
        assert "Siapa kepala keluarga nomor 2?" in own.text
        await own.press("5", "enter")
    left = _seen(office).records[1]
    heads = {own.answers["nuk"] for own in left.persons if own.answers.get(RELATION) == "1"}
    assert heads == {left.families[0].answers["nuk_keluarga"], 2}
    assert [own.answers.get(RELATION) for own in left.persons[3:]] == ["1", None, None]


async def test_a_move_to_another_village_begins_at_the_address_and_offers_the_old_one(
    office: Path,
) -> None:
    """RT and street are asked anew; F6 takes the old answer, and then a reason is asked for."""
    async with sitting(office) as own:
        await _open(own)
        await own.press("f2", "3", "enter", "enter")
        here = next(line for line in own.lines if line.startswith(">"))
        assert "Nama satuan lingkungan" in here
        await own.type("1/9")
        await own.press("enter")
        assert "F6: " in own.text
        await own.press("f6", "f10")
        assert "masih seperti di desa yang lama" in " ".join(own.text.split())
        await own.type("nama jalan sama")
        await own.press("enter")
        assert own.message == "Berikutnya: Finalisasi."
    answers = _seen(office).after.household.answers
    assert answers["nama_sls"] == "RT 001 RW 009"
