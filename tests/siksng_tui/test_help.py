"""The manual and the screen that opens it."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Final

import pytest

from siksng_tui import keys, manual, screens, words
from siksng_tui.screens.frame.frame import Frame
from siksng_tui.screens.frame.help import HelpScreen
from tests.siksng_tui.agreed import agreed
from tests.siksng_tui.seats import sitting

WELL_KNOWN: Final = frozenset({"F1", "F3", "F5", "PgUp", "PgDn", "Up", "Down"})
"""Keys that mean the same everywhere."""

BAR: Final = str.maketrans("", "", "\N{LIGHT SHADE}\N{FULL BLOCK}")
"""Takes the bar of a long page out of a picture."""


def _frames() -> list[type[Frame[object]]]:
    """Return every screen of the program; what others are made of is none."""
    for module in walk_packages(screens.__path__, f"{screens.__name__}."):
        import_module(module.name)
    shown = {own for own in _below(Frame) if not own.__subclasses__()}
    return sorted(shown, key=lambda own: own.__name__)


def _below(kind: type[Frame[object]]) -> Iterator[type[Frame[object]]]:
    """Yield every class of screens below one."""
    for own in kind.__subclasses__():
        if own.__module__.startswith(screens.__name__):
            yield own
            yield from _below(own)


@pytest.mark.parametrize("screen", _frames(), ids=lambda own: own.__name__)
@pytest.mark.parametrize("language", words.LANGUAGES)
def test_every_screen_has_its_page_in_both_languages(
    screen: type[Frame[object]], language: str
) -> None:
    """F1 must not end the program."""
    words.choose(language)
    assert len(manual.read(screen.PAGE)) > 5


@pytest.mark.parametrize("screen", _frames(), ids=lambda own: own.__name__)
@pytest.mark.parametrize("language", words.LANGUAGES)
def test_the_page_of_the_manual_names_each_key_of_the_line(
    screen: type[Frame[object]], language: str
) -> None:
    """Who does not know a key presses F1."""
    words.choose(language)
    page = "\n".join(manual.read(screen.PAGE))
    shown = {keys.key(own).shown for own in screen.KEYS}
    assert {own for own in shown - WELL_KNOWN if own not in page} == set()


def test_both_languages_have_the_same_pages() -> None:
    """And the same number of headings on each."""
    indonesian, english = (manual.names(language) for language in words.LANGUAGES)
    assert indonesian == english
    for name in english:
        assert _headings(name, "id") == _headings(name, "en")


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_no_line_of_the_manual_is_cut_on_the_screen(language: str) -> None:
    """Eighty columns, less the edge and the bar of a long page."""
    words.choose(language)
    lines = [line for name in manual.names(language) for line in manual.read(name)]
    assert [line for line in lines if len(line) > manual.WIDTH] == []
    assert [line for line in lines if not line.isascii()] == []


async def test_f1_opens_the_page_of_the_screen_and_f3_returns(office: Path) -> None:
    """Also by the question mark, where no text is being typed."""
    async with sitting(office) as own:
        await own.unlock()
        await own.press("question_mark")
        assert isinstance(own.app.screen, HelpScreen)
        agreed("help", own.lines)
        await own.press("end")
        assert "Ctrl+L kunci layar" in own.text
        await own.press("f3")
        assert own.lines[0].strip().startswith("Menu utama")


async def test_no_word_of_a_page_is_cut_on_the_smallest_screen(office: Path) -> None:
    """Each sentence is broken once more; End shows the last line."""
    async with sitting(office, size=(40, 12)) as own:
        await own.unlock()
        await own.press("f1")
        await own.press("end")
        last = own.lines
        await own.press("home")
        seen: list[str] = []
        while own.lines != last:
            seen += own.lines[1:-1]
            assert "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}" not in own.text
            before = own.lines
            await own.press("pagedown")
            assert own.lines != before
        assert "Setiap butir selalu di tempat yang" in "\n".join(seen)
        assert "dengan Y (ya) atau T (tidak)." in " ".join(own.text.translate(BAR).split())


async def test_what_the_screen_explains_stands_before_the_page() -> None:
    """On a form, the help of the field; however long it is, it is broken at its words."""
    words.choose("id")
    screen = HelpScreen("Perbaikan", ["home"], ["Luas lantai " * 10])
    lines = ["".join(text for text, __ in line) for line in screen.page.lines]
    assert lines[0].startswith("Luas lantai")
    assert max(map(len, lines)) <= manual.WIDTH
    assert "Menu utama" in lines


def _headings(name: str, language: str) -> int:
    """Return how many headings a page has."""
    words.choose(language)
    return sum(line.startswith(manual.HEADING) for line in manual.read(name))
