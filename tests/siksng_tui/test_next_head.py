"""A head dies or leaves the list: the form asks who is the next one, by keys."""

from pathlib import Path

from tests.siksng_tui.agreed import agreed
from tests.siksng_tui.seats import Sitting, sitting

FAMILY = "1771010101009049"
"""Of Luthfi Aditama, whose family has seven members; Sarjono Hakim is its head."""


async def _open(own: Sitting, *keys: str) -> None:
    """Begin something for the family."""
    await own.unlock()
    await own.press("1")
    await own.type(FAMILY)
    await own.press("enter", "f2", *keys)


async def _died(own: Sitting) -> None:
    """Answer in a correction that the head died."""
    await _open(own, "enter")
    await own.type("kepala meninggal")
    await own.press("enter", "f8", "ctrl+g")
    await own.type("IV.22")
    await own.press("enter")
    await own.type("2")
    await own.press("enter")


async def test_a_deactivation_of_the_head_asks_for_the_next_one(office: Path) -> None:
    """As soon as the reason is left; children are no heads while somebody else is there."""
    async with sitting(office) as own:
        await _open(own, "5", "1", "2")
        agreed("next_head", own.lines)


async def test_the_next_head_leads_to_what_the_others_are_to_it(office: Path) -> None:
    """A first letter narrows the window; each of the others has a page with the two relations."""
    async with sitting(office) as own:
        await _open(own, "5", "1", "2")
        await own.press("m", "u", "j", "enter")
        assert "Ctrl+E" in own.message
        await own.press("ctrl+e", "ctrl+e")
        assert "3. NENI RAMADHANI" in own.lines[1]
        agreed("next_head_relation", own.lines)


async def test_a_correction_in_which_the_head_died_asks_for_the_next_one(office: Path) -> None:
    """The household's own page names the next head at once."""
    async with sitting(office) as own:
        await _died(own)
        assert "2  MUJIATI HIDAYATI" in own.text
        await own.press("enter", "f7")
        assert "MUJIATI HIDAYATI" in own.text
        assert "SARJONO HAKIM" not in own.text


async def test_going_back_leaves_the_family_without_a_head_and_f10_asks_again(
    office: Path,
) -> None:
    """Nothing is done silently; whoever closed the window too early comes back to it."""
    async with sitting(office) as own:
        await _died(own)
        await own.press("escape")
        assert own.message == "Kepala yang lain belum dipilih."
        await own.press("f10")
        assert "Siapa kepala keluarga berikutnya?" in own.text
        await own.press("escape")
        assert "harus diperbaiki: Belum ada" in own.text


async def test_ctrl_b_takes_the_death_back_together_with_the_next_head(office: Path) -> None:
    """Otherwise a family would keep the head of a death that was mistyped."""
    async with sitting(office) as own:
        await _died(own)
        await own.press("enter", "ctrl+b")
        assert "[1] Tinggal di rumah tangga" in own.text
        assert "1. SARJONO HAKIM, Kepala rumah tangga" in own.text
