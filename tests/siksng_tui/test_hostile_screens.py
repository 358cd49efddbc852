"""Hostile texts through every screen of the real program, in a real terminal.

What a widget does with one text is tested beside the widgets; here all of them stand in the store,
raw, and in what was typed and reasoned, and somebody works a day with them.
"""

import re
import shutil
from pathlib import Path

import pytest

from siksng_tui.services.entry import entry
from siksng_tui.services.practice import AUTHENTICATOR
from siksng_tui.services.requests import lookup, workflow
from tests.siksng_tui import hostile_office
from tests.siksng_tui.hostile_office import (
    CROWD,
    HALVES,
    TEXTS,
    marker,
    reason_with,
    small_home,
    stored,
)
from tests.siksng_tui.program import change_to, unlocked
from tests.siksng_tui.work import at_work
from tests.terminal import Terminal

BAR = frozenset("\N{FULL BLOCK}\N{LIGHT SHADE}")
"""What stands in the last cell of each line of a page that is longer than the screen."""

KEYS = re.compile(r"(F\d+|Enter|Ctrl\+P) \w")
"""How the line of keys begins."""

TRIES = 200
"""Looks at a list until all of its rows must have been seen."""


class Look:
    """The eyes before a terminal."""

    def __init__(self, own: Terminal) -> None:
        """Look at a terminal."""
        self.own = own

    def frame(self, title: str) -> list[str]:
        """Return the lines of a screen whose frame stands where it must."""
        self.own.wait(rf"re:\A {title}")
        self.own.settle(0.05)
        lines = self.own.text.splitlines()
        assert len(lines) == 24
        assert KEYS.match(lines[-1])
        assert self.own.forbidden() == []
        return lines

    def page(self, title: str) -> bool:
        """Look at a page; returns whether more of it lies below."""
        self.frame(title)
        bar = self.own.cells(79, 80)[1:-2]
        while bar[-1] not in BAR:
            bar.pop()
        assert set(bar) <= BAR, self.own.text
        assert len(bar) > 12
        return bar[-1] != "\N{FULL BLOCK}"

    def whole_page(self, title: str) -> int:
        """Go to the end of a page; returns how many times it was turned."""
        turned = 0
        while self.page(title):
            self.own.press("PgDn")
            turned += 1
        return turned

    def rows(self, title: str, place: int, count: int) -> None:
        """Read a list of so many rows, page by page; each has its village in the same cells."""
        seen: set[str] = set()
        for __ in range(TRIES):
            self.frame(title)
            cells = self.own.cells(place, place + 10)
            at = [y for y, own in enumerate(cells) if own == "Pagar Dewa"]
            assert at == list(range(at[0], at[0] + len(at))), self.own.text
            lines = {self.own.cells(2, 79)[y] for y in at}
            if not lines <= seen:
                seen |= lines
                self.own.press("PgDn")
            if len(seen) >= count:
                break
        assert len(seen) == count


@pytest.fixture(scope="module")
def raw_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an office whose register holds every text as it is, and in which nobody works."""
    return hostile_office.found(tmp_path_factory.mktemp("raw") / "office", hostile_office.raw)


@pytest.fixture
def office(raw_office: Path, tmp_path: Path) -> Path:
    """Return such an office of one test's own."""
    return Path(shutil.copytree(raw_office, tmp_path / "office"))


def _find(look: Look) -> None:
    """Find everybody, and read every second family: it has the texts of two."""
    look.own.press("1")
    for half, prefix in reversed(tuple(enumerate(HALVES))):
        look.own.press("C-u")
        look.own.type(prefix)
        look.own.wait(f"1771********900{half}")
        look.rows("Cari keluarga", 55, len(TEXTS) // len(HALVES))
    look.own.press("PgUp*3", "Enter")
    for number in range(0, len(TEXTS), len(HALVES)):
        look.own.wait(marker(number))
        look.page("Keluarga")
        look.own.press("PgDn")
        look.page("Keluarga")
        look.own.press("F8")
    look.own.wait("Daftar berakhir")
    look.own.press("F3")


def _read_crowd(look: Look) -> None:
    """Read every answer of the great household."""
    look.own.wait("Cari:")
    look.own.press("C-u")
    look.own.type(CROWD)
    look.own.wait("Ditampilkan 50")
    look.own.press("Enter")
    look.own.wait("Anggota rumah tangga")
    assert look.whole_page("Keluarga") > 50


def _fill_in(look: Look) -> None:
    """Turn the pages of the great household's form, and read what changes in it."""
    look.own.press("F2")
    look.own.wait("Apa yang dibuat untuk keluarga ini?")
    look.own.press("Enter")
    look.own.wait("Lanjutkan?")
    look.own.type("y")
    for number in range(1, len(TEXTS) + 3, 2):
        look.own.wait(f"hal. {number}/{len(TEXTS) + 2}")
        look.frame("Perbaikan")
        look.own.press("F8*2")
    look.own.press("F9")
    look.own.wait("Ketik untuk mempersempit")
    for __ in range(6):
        look.frame("Perbaikan")
        look.own.press("PgUp")
    look.own.press("Esc", "C-e", "F1")
    look.whole_page("Bantuan")
    look.own.press("F3", "C-r")
    assert look.whole_page("Sebelum dan sesudah") >= len(TEXTS) // 10
    look.own.press("F3*4")


def _every(look: Look, queue: str, rows: int) -> None:
    """Read a queue, take its step for all, and read what became of them."""
    look.own.wait(rf"re:\A {queue} ")
    look.own.wait("Pagar Dewa")
    look.rows(queue, 44, rows)
    look.own.press("C-a")
    look.own.wait("Y Ya  T Tidak")
    look.own.type("y")
    look.own.wait("Berhasil: ")
    look.whole_page(f"{queue}: hasil")
    look.own.press("F3")
    look.own.wait(rf"re:\A {queue} ")


def _review(look: Look) -> None:
    """Read every second request of a queue: it has the texts of two."""
    look.own.wait("Pagar Dewa")
    look.own.press("Enter")
    for number in range(0, len(TEXTS), 2):
        look.own.wait(f"-2026-{number + 1:06}-")
        look.page("Permohonan")
        look.own.press("F8*2")
    look.own.press("F3")


def _seal(look: Look, folder: Path) -> None:
    """Seal everything, read the set, and print it into a folder of a hostile name."""
    look.own.choose("Berkas Keputusan")
    look.own.wait("(belum disegel)")
    look.own.press("F2")
    look.own.wait("Triwulan:")
    look.own.press("Enter")
    look.own.wait("Y Ya  T Tidak")
    look.own.type("y")
    look.own.wait("disegel, kodenya")
    look.frame("Berkas Keputusan")
    look.own.press("Enter")
    look.own.wait("Sidik")
    look.rows("Berkas keputusan", 52, len(TEXTS))
    look.own.press("C-p")
    look.own.wait("Naskah yang mana?")
    look.own.press("Enter")
    look.own.wait("Bagaimana dicetak?")
    look.own.press("Enter")
    look.own.wait("Tulis ke:")
    look.own.press("C-u")
    look.own.type(str(folder))
    look.own.press("Enter")
    look.own.wait("Ditulis: ")
    look.frame("Berkas keputusan")


def _leave(own: Terminal) -> None:
    """Go from the menu to the end; nothing was sent that must not be, and nothing stays."""
    own.wait("Menu utama")
    own.press("F3")
    own.wait("Keluar dari program?")
    own.type("y")
    assert own.ends() == 0
    assert own.left_behind() == []
    assert own.forbidden() == []


def test_hostile_texts_are_found_read_and_filled_in(office: Path) -> None:
    """In hits, family, form, window, help, changes, queue, outcome and request."""
    with unlocked(office, practice=False) as own:
        look = Look(own)
        look.frame("Menu utama")
        _find(look)
        _read_crowd(look)
        _fill_in(look)
        own.wait("Menu utama")
        own.choose("Periksa Perbaikan")
        _review(look)
        _every(look, "Periksa Perbaikan", len(TEXTS) + 1)
        own.press("F3")
        _leave(own)


def test_hostile_texts_go_from_the_queues_to_the_paper(tmp_path: Path) -> None:
    """Through the queues behind the rules, the set, and the message of a print."""
    office = hostile_office.found(tmp_path / "office", hostile_office.stored)
    folder = tmp_path / "[red]KERTAS[@click=app.quit()]"
    folder.mkdir()
    with at_work(office) as session:
        assert sum(one.refusal is None for one in workflow.check_all(session)) == len(TEXTS)
    with unlocked(office, practice=False) as own:
        look = Look(own)
        own.choose("Finalisasi")
        _every(look, "Finalisasi", len(TEXTS))
        change_to(own, AUTHENTICATOR)
        own.choose("Otentikasi")
        _every(look, "Otentikasi", len(TEXTS))
        own.press("F3")
        own.wait("Menu utama")
        _seal(look, folder)
        own.press("F3", "F3")
        _leave(own)
    assert len(list(folder.glob("*.pdf"))) == 1


def test_what_was_typed_is_stored_as_the_text_boundary_says(office: Path) -> None:
    """Whatever the register held before; a reason is no way around it either."""
    with at_work(office) as session:
        for at, text in enumerate(TEXTS):
            (found,) = lookup.household(session, small_home(at)).under_way
            draft = entry.open_entry(session, found.number)
            said = reason_with(TEXTS[at - 1])
            assert found.reason == stored(said, len(said))
            assert draft.record.persons[0].answers["tempat_lahir"] == stored(text)
            given = reason_with(text)
            assert set(draft.reasons.values()) == {stored(given, len(given))}
