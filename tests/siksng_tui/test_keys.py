"""The one table of keys."""

import re

import pytest

from siksng_tui import keys, words
from siksng_tui.key_table import KEYS, TOGETHER, Place
from siksng_tui.screens.entry.entry import EntryScreen
from siksng_tui.screens.entry.entry_form import EntryForm
from siksng_tui.screens.entry.entry_paging import PagedEntry
from siksng_tui.screens.entry.entry_roster import RosterWindow
from siksng_tui.screens.entry.filed_question import FiledQuestion
from siksng_tui.screens.frame.sheet_screen import SheetScreen
from siksng_tui.screens.office.comparing import ComparingScreen
from siksng_tui.screens.office.office import OfficeScreen
from siksng_tui.screens.sets.set_detail import SetScreen
from siksng_tui.widgets.codes import CodeList, CodeRows
from siksng_tui.widgets.editing import EditLine
from siksng_tui.widgets.entry import TextEntry
from siksng_tui.widgets.form import FormWidget
from siksng_tui.widgets.listing import ListWidget
from siksng_tui.widgets.menu import MenuWidget
from siksng_tui.widgets.progress import Progress
from siksng_tui.widgets.prompt import Prompt, Question
from siksng_tui.workstation import WorkstationApp

HOLDERS = (
    CodeList,
    CodeRows,
    ComparingScreen,
    EntryForm,
    EntryScreen,
    FiledQuestion,
    FormWidget,
    ListWidget,
    MenuWidget,
    OfficeScreen,
    PagedEntry,
    Progress,
    Prompt,
    Question,
    RosterWindow,
    SetScreen,
    SheetScreen,
    TextEntry,
    WorkstationApp,
)
"""Classes that bind keys of the table."""


@pytest.mark.parametrize("places", TOGETHER, ids="+".join)
def test_no_key_stands_twice_among_places_that_work_together(places: tuple[Place, ...]) -> None:
    """Textual runs the first of two bindings and says nothing."""
    names = [name for place in places for own in keys.of(place) for name in own.keys]
    assert sorted(set(names)) == sorted(names)


def test_every_id_stands_once() -> None:
    """A binding, the bottom line and the help page find the key by it."""
    ids = [own.id for own in KEYS]
    assert sorted(set(ids)) == sorted(ids)


def test_no_key_is_taught_that_terminals_keep_for_themselves() -> None:
    """Flow control, job control, Alt, F11 and F12 do not arrive everywhere."""
    untrusted = {"ctrl+s", "ctrl+q", "ctrl+c", "ctrl+z", "ctrl+at", "f11", "f12"}
    assert not untrusted & {own.keys[0] for own in KEYS}
    assert not untrusted - {"ctrl+s"} & {name for own in KEYS for name in own.keys}
    names = {name for own in KEYS for name in own.keys} - {"shift+tab"}
    assert not [name for name in names if name.startswith(("alt+", "shift+"))]


def test_help_and_file_have_a_second_way_because_terminals_take_f1_and_f10() -> None:
    """GNOME Terminal opens its own help and its own menu."""
    assert len(keys.key("everywhere.help").keys) > 1
    assert all(len(own.keys) > 1 for own in KEYS if own.keys[0] == "f10")


def test_enter_of_a_numeric_keypad_works_wherever_enter_does() -> None:
    """Some keypads send a line feed."""
    assert all("ctrl+j" in own.keys for own in KEYS if "enter" in own.keys)


@pytest.mark.parametrize("holder", HOLDERS, ids=lambda own: own.__name__)
def test_every_bound_key_is_of_the_table_and_has_its_action(holder: type) -> None:
    """A binding without its method is a key that does nothing."""
    bound = list(vars(holder)["BINDINGS"])
    assert bound
    for binding in bound:
        assert binding.id in {own.id for own in KEYS}
        assert hasattr(holder, f"action_{binding.action}")


def test_every_editing_key_calls_a_method_of_the_line() -> None:
    """They are not bindings but are looked up for each key pressed."""
    assert all(hasattr(EditLine, own.action) for own in keys.of(Place.EDIT))


def test_the_bottom_line_shows_whole_keys_only_and_only_those_that_fit() -> None:
    """Half a key is worse than none."""
    words.choose("en")
    ids = ("everywhere.help", "form.codes", "form.file")
    assert keys.bottom_line(ids, 80) == "F1 Help  F4 Codes  F10 File"
    assert keys.bottom_line(ids, 26) == "F1 Help  F4 Codes"
    assert keys.bottom_line(ids, 3) == ""


def test_keys_take_a_second_line_only_where_one_is_too_short() -> None:
    """Each stands whole on one of them; what fits on neither is left out, never the way back."""
    words.choose("en")
    ids = ["case.print", "case.road", "case.prints", "everywhere.back", "everywhere.help"]
    whole = "Ctrl+P Print  F4 Road  F6 Prints  F3 Back  F1 Help"
    assert keys.bottom_lines(ids, len(whole), 2) == [whole]
    two = ["Ctrl+P Print  F4 Road  F6 Prints", "F3 Back  F1 Help"]
    assert keys.bottom_lines(ids, 40, 2) == two
    assert keys.bottom_lines(ids, 16, 2) == ["Ctrl+P Print", "F4 Road  F3 Back"]
    assert keys.bottom_lines(ids, 40, 1) == [keys.bottom_line(ids, 40)]


def test_the_way_back_stands_on_the_shortest_line() -> None:
    """Other keys give way to it; where it stands among the first nothing changes."""
    words.choose("en")
    ids = ["list.open", "list.file", "list.file_all", "everywhere.back", "everywhere.help"]
    assert keys.bottom_line(ids, 80) == "Enter Open  F10 Do it  Ctrl+A All  F3 Back  F1 Help"
    assert keys.bottom_line(ids, 40) == "Enter Open  F10 Do it  F3 Back"
    assert keys.bottom_line(ids, 8) == "F3 Back"
    assert keys.bottom_line(["everywhere.back", "list.open"], 10) == "F3 Back"


def test_the_key_card_tells_every_key_of_its_places_in_indonesian() -> None:
    """It is printed and hung beside the screen."""
    words.choose("id")
    card = keys.card(Place.EVERYWHERE, Place.QUESTION)
    assert ("F3", "Keluar dari layar ini, kembali satu tingkat; Esc sama") in card
    assert ("T", "Tidak") in card
    assert len(card) == 6


def test_names_of_keys_are_what_is_printed_on_the_keyboard_or_indonesian() -> None:
    """Arrows bear no word, and the long key none either: they are called as people call them."""
    words.choose("id")
    said = {own.shown: words._(own.shown) for own in KEYS}
    assert {own: word for own, word in said.items() if word != own} == {
        "Up": "Atas",
        "Down": "Bawah",
        "Left": "Kiri",
        "Right": "Kanan",
        "Space": "Spasi",
        "N": "T",
    }
    printed = {"Enter", "Tab", "Home", "End", "PgUp", "PgDn", "Ins", "Del", "Backspace"}
    rest = [own for own, word in said.items() if word == own and own not in printed]
    assert all(re.fullmatch(r"F\d+|Ctrl\+[A-Z]|[1-9Y]", own) for own in rest)
