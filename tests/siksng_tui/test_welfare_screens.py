"""PPKS and PSKS at the keyboard: entered, corrected, found, closed, counted."""

from pathlib import Path

from siksng_tui.services.practice import AUTHENTICATOR
from tests.siksng_tui.agreed import agreed
from tests.siksng_tui.listed import case_kept, member
from tests.siksng_tui.seats import Sitting, next_day, sitting
from tests.siksng_tui.work import answer
from tests.terminal import HOSTILE


async def _open(own: Sitting) -> None:
    """Come in and open the records."""
    await own.unlock()
    await own.press(own.digit("PPKS dan PSKS"))


async def test_a_case_is_entered_field_by_field_and_tied_to_the_register(office: Path) -> None:
    """The list says so on its message line, and shows no NIK in full."""
    one = member(office, "luthfi")
    async with sitting(office, clock=next_day()) as own:
        await _open(own)
        assert "Tidak ada catatan. F2 memasukkan satu." in own.text
        await own.press("f2")
        for text in ("8", str(one["NAMA"]).lower(), str(one["NIK"])):
            await answer(own, text)
        agreed("welfare_form", own.lines)
        await own.press("f10")
        assert own.message == "Catatan 1 disimpan."
        await own.press("end")
        await own.press("f6", "f6", "f6", "f6")
        assert own.message == "PPKS, terbuka: 1; nomor 1, di data induk: LUTHFI"
        assert str(one["NIK"]) not in own.text
        agreed("welfare", own.lines)


async def test_a_record_half_typed_is_neither_left_by_a_slip_nor_lost_at_the_lock(
    office: Path,
) -> None:
    """F3 asks; whoever is called away does not type it again."""
    async with sitting(office, clock=next_day()) as own:
        await _open(own)
        await own.press("f2", "f3", "f2")
        await answer(own, "8")
        await answer(own, "siti contoh")
        await own.press("f3")
        assert "Yang diketik di sini tidak disimpan" in own.text
        await own.press("n")
        assert "SITI CONTOH" in own.text
        await own.press("ctrl+l")
        await _open(own)
        await own.press("f2")
        assert "SITI CONTOH" in own.text
        await own.press("f3", "y", "f2")
        assert "SITI CONTOH" not in own.text


async def test_a_record_is_corrected_and_a_missing_name_is_asked_for(office: Path) -> None:
    """The cursor goes where something is due."""
    case_kept(office)
    async with sitting(office, clock=next_day()) as own:
        await _open(own)
        await own.press("f2", "f10")
        assert own.message.endswith("Nama dan jenis wajib diisi.")
        await own.press("f3", "enter")
        await answer(own, "11")
        await own.press("f10")
        assert "Gelandangan" in own.text


async def test_del_closes_a_record_with_a_reason_and_a_day_and_f6_shows_it(office: Path) -> None:
    """The reason stands on the message line."""
    case_kept(office)
    async with sitting(office, clock=next_day()) as own:
        await _open(own)
        await own.press("delete", "down", "enter")
        await own.press("enter")
        assert "Tidak ada catatan" in own.text
        await own.press("f6")
        assert "SITI CONTOH" in own.text
        assert own.message.endswith("Pindah atau tidak di tempat")
        assert "Del" not in own.lines[-1]
        await own.press("f6", "f6", "f6")
        assert own.message.startswith("PPKS, terbuka: 0")


async def test_f9_finds_by_name_and_ctrl_r_counts(office: Path) -> None:
    """By kind, then village by village."""
    case_kept(office)
    case_kept(office, "BUDI CONTOH", "11")
    async with sitting(office, clock=next_day()) as own:
        await _open(own)
        await own.press("f9")
        await own.type("budi")
        await own.press("enter")
        assert "SITI" not in own.text
        assert 'dicari "budi"' in own.message
        await own.press("ctrl+r")
        agreed("welfare_figures", own.lines)


async def test_who_is_no_operator_looks_only(office: Path) -> None:
    """F2 and Del are not promised, and say whose part it is."""
    case_kept(office)
    async with sitting(office, clock=next_day()) as own:
        await own.unlock(AUTHENTICATOR)
        await own.press(own.digit("PPKS dan PSKS"))
        assert "F2" not in own.lines[-1]
        await own.press("f2")
        assert "yang memegangnya." in own.message
        await own.press("delete")
        assert "yang memegangnya." in own.message


async def test_no_name_of_a_record_is_obeyed(office: Path) -> None:
    """Each hostile text is somebody's name; the screen keeps its shape."""
    for at, text in enumerate(HOSTILE.values()):
        case_kept(office, f"A{at} {text}"[:150])
    async with sitting(office, clock=next_day()) as own:
        await _open(own)
        for __ in HOSTILE:
            assert len(own.lines) == 24
            assert own.lines[0].strip().startswith("PPKS dan PSKS")
            await own.press("enter", "f3", "down")
