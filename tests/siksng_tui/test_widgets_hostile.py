"""Hostile texts, all sizes and kinds of terminals, through a real pseudo-terminal.

Textual's own test pilot never touches a terminal, so it cannot see what would reach one.
"""

import sys
from pathlib import Path

import pytest

from tests.terminal import HOSTILE, terminal


def _scene(name: str, folder: Path) -> list[str]:
    """Return the command that shows a scene of the demo."""
    return [sys.executable, "-m", "tests.siksng_tui.demo", name, "--data", str(folder)]


@pytest.mark.parametrize("term", ["xterm-256color", "linux"])
def test_a_form_of_hostile_texts_sends_no_sequence_and_does_not_crash(
    tmp_path: Path, term: str
) -> None:
    """As question, number, answer, meaning, finding, heading, title and message."""
    with terminal(_scene("hostile-form", tmp_path), term=term) as own:
        own.wait("[red]BUDI[/red]")
        for __ in range(len(HOSTILE) // 8 + 1):
            own.press("Down*8")
            own.settle()
            lines = own.text.splitlines()
            assert lines[0].startswith(" Demo")
            assert lines[23].startswith("F1 Help  F4 Codes")
        assert "newline_audit" in own.text
        own.press("F4", "Esc", "F3")
        assert own.ends() == 0
        assert own.forbidden() == []
        assert own.left_behind() == []


@pytest.mark.parametrize("term", ["xterm-256color", "linux"])
def test_a_list_of_hostile_texts_keeps_its_rows_in_place(tmp_path: Path, term: str) -> None:
    """And a refusal that quotes them keeps to its line."""
    with terminal(_scene("hostile-list", tmp_path), term=term) as own:
        own.wait("[red]BUDI[/red]")
        seen: set[str] = set()
        for __ in range(len(HOSTILE)):
            own.press("Enter", "Down")
        for __ in range(5):
            own.settle()
            lines = own.text.splitlines()
            assert lines[23].startswith("F1 Help")
            seen |= {line[2:7].strip() for line in lines[2:22]}
            own.press("PgUp")
        assert seen >= {str(number) for number in range(len(HOSTILE))}
        own.press("F3")
        assert own.ends() == 0
        assert own.forbidden() == []


def test_hostile_texts_typed_and_pasted_reach_neither_terminal_nor_answer(tmp_path: Path) -> None:
    """A card reader or another window may send them."""
    with terminal(_scene("form", tmp_path)) as own:
        own.wait("I.1")
        for name in ("esc_color", "osc52", "c1_csi", "nul", "bidi_rlo", "zwsp", "mouse_on"):
            own.press("C-u")
            own.paste(HOSTILE[name].replace("\x1b", "").replace("\x00", ""))
            own.settle()
            assert "[BU" in own.text
        own.press("F3", "F3")
        assert own.ends() == 0
        assert own.forbidden() == []


@pytest.mark.parametrize(
    ("scene", "size"),
    [
        ("form", (40, 12)),
        ("form", (80, 25)),
        ("form", (132, 43)),
        ("form", (200, 60)),
        ("list", (40, 12)),
        ("list", (200, 60)),
        ("menu", (40, 12)),
    ],
)
def test_every_size_shows_title_cursor_and_keys_in_glyphs_of_any_console(
    tmp_path: Path, scene: str, size: tuple[int, int]
) -> None:
    """Drawn with code page 437 only."""
    with terminal(_scene(scene, tmp_path), size=size) as own:
        own.wait("F1 Help")
        own.settle()
        lines = own.text.splitlines()
        assert lines[0].startswith(" Demo")
        assert lines[-1].startswith("F1 Help")
        assert sum(line.startswith(">") for line in lines) == 1
        assert own.strange_glyphs() == ""
        own.press("F3")
        assert own.ends() == 0


@pytest.mark.parametrize(
    "environment", [{"NO_COLOR": "1"}, {"TERM": "linux"}, {"TERM": "vt100"}], ids=str
)
def test_without_colours_the_cursor_is_still_seen(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    """It is a mark, and turned over, never a colour alone."""
    with terminal(_scene("form", tmp_path), environment=environment) as own:
        own.wait("I.1")
        own.settle()
        row = next(y for y, line in enumerate(own.text.splitlines()) if line.startswith(">"))
        assert own.turned_over(row) == "BAJAK".ljust(20)
        assert "?IV.1" in own.text


def test_a_window_dragged_smaller_and_larger_stays_whole(tmp_path: Path) -> None:
    """Down to what can no longer be worked on, and back."""
    with terminal(_scene("form", tmp_path)) as own:
        own.wait("I.1")
        for columns, lines in ((40, 12), (10, 3), (120, 40), (80, 24)):
            own.resize(columns, lines)
            own.settle()
        assert own.text.splitlines()[23].startswith("F1 Help")
        own.press("F3")
        assert own.ends() == 0


def test_no_key_is_lost_at_thirty_characters_a_second(tmp_path: Path) -> None:
    """A quick typist, or a card reader."""
    number = "1771012345678901"
    with terminal(_scene("form", tmp_path)) as own:
        own.wait("I.1")
        own.press("PgDn*2")
        own.type(number, 30)
        own.wait(f"[{number}]")
        own.press("F3", "F3")
        assert own.ends() == 0
