"""A small workstation for the tests of widgets and launcher: every widget, synthetic texts.

Run as a program it opens in a terminal: `python -m tests.siksng_tui.demo SCENE`.
"""

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from siksng_tui import keys, words
from siksng_tui.crash import CrashReports
from siksng_tui.process import start_program
from siksng_tui.start import Start
from siksng_tui.widgets.bars import Heading, MessageLine, StatusLine, TitleBar
from siksng_tui.widgets.editing import Mask
from siksng_tui.widgets.entry import TextEntry
from siksng_tui.widgets.form import FormWidget
from siksng_tui.widgets.formlines import FieldLine, FormLine, HeadingLine, Left, Mark
from siksng_tui.widgets.listing import Column, ListWidget, Row
from siksng_tui.widgets.menu import MenuItem, MenuWidget
from siksng_tui.widgets.prompt import Question
from siksng_tui.workstation import LOCK_AFTER, WorkstationApp
from tests.terminal import HOSTILE

FLOORS: Final = {"1": "Marmer/granit", "2": "Keramik", "3": "Parket", "10": "Lainnya"}
"""Codes of a question; 10 begins as 1 does."""

CANARY: Final = "ZZQX"
"""Begins every value that must never be seen outside of its field."""


def questions() -> list[FormLine]:
    """Return a form of three blocks: skipped, derived and doubtful questions among them."""
    return [
        HeadingLine("Block I. Place"),
        FieldLine("village", "Village", number="I.1", value="BAJAK", length=20),
        FieldLine("area", "Area of the floor", number="I.2", mask=Mask.DIGITS, length=3),
        HeadingLine("Block III. Dwelling"),
        FieldLine("floor", "Widest kind of floor", number="III.3", length=2, codes=FLOORS),
        FieldLine("wall", "Condition of the wall", number="III.4a", length=1, skipped=True),
        FieldLine("roof", "Widest kind of roof", number="III.5", value="1", length=1),
        FieldLine("age", "Age", number="III.6", value="41", length=3, derived=True),
        HeadingLine("Block IV. Members"),
        FieldLine(
            "nik",
            "Number on the identity card (NIK) as it is printed on the card of the family",
            number="IV.1",
            mask=Mask.DIGITS,
            length=16,
            mark=Mark.FLAG,
            finding="The day of birth does not fit.",
        ),
        FieldLine("born", "Date of birth", number="IV.2", mask=Mask.DATE, length=10),
    ]


class Kept:
    """Answers in memory: 9 is refused, a wall is asked about where the floor is not 1."""

    def __init__(self, lines: Sequence[FormLine]) -> None:
        """Remember the questions."""
        self.lines = {line.id: line for line in lines if isinstance(line, FieldLine)}
        self.left: list[tuple[str, str]] = []

    def leave(self, field_id: str, text: str) -> Left:
        """Keep a text, or refuse it."""
        self.left.append((field_id, text))
        if text == "9":
            return Left(accepted=False, message="9 is not on the list: press F4.")
        if text == "boom":
            raise ZeroDivisionError(f"{CANARY} {text}")
        changed = [replace(self.lines[field_id], value=text, echo=FLOORS.get(text, ""))]
        if field_id == "floor" and "wall" in self.lines:
            changed.append(replace(self.lines["wall"], skipped=text == "1"))
        self.lines.update({line.id: line for line in changed})
        return Left(accepted=True, lines=changed)

    def ditto(self, field_id: str) -> str:
        """Return the answer of the record before."""
        return "PADANG" if field_id == "village" else ""


class DemoScreen(Screen[None]):
    """Title, one widget, message and keys."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("everywhere.help", "everywhere.back")]

    def __init__(self, widget: FormWidget | ListWidget | MenuWidget | TextEntry) -> None:
        """Show one widget."""
        super().__init__()
        self.widget = widget
        self.heading = Heading("Dinas Sosial", "siti", "2026-1", "3F9A", practice=True)
        self.message = MessageLine()
        self.seen: list[object] = []

    def compose(self) -> ComposeResult:
        """Put the lines in their order."""
        yield TitleBar("Demo", self.heading)
        yield self.widget
        yield self.message
        yield StatusLine("everywhere.help", "form.codes", "form.file", "everywhere.back")

    def on_mount(self) -> None:
        """Begin at the widget."""
        self.widget.focus()

    def on_form_widget_answered(self, message: FormWidget.Answered) -> None:
        """Remember what was answered."""
        self.seen.append(message)

    def on_form_widget_entered(self, message: FormWidget.Entered) -> None:
        """Say where the cursor is."""
        self.message.notice(f"at {message.field.id}")

    def on_form_widget_finished(self) -> None:
        """Ask whether to file."""
        self.app.push_screen(Question("All questions were passed.", "File?"), self.seen.append)

    def on_list_widget_chosen(self, message: ListWidget.Chosen) -> None:
        """Refuse with the text of a row."""
        self.seen.append(message.row.key)
        self.message.refuse(message.row.cells[-1])

    def on_menu_widget_chosen(self, message: MenuWidget.Chosen) -> None:
        """Remember the item."""
        self.seen.append(message.item_id)

    def on_text_entry_submitted(self, message: TextEntry.Submitted) -> None:
        """Take the text."""
        self.seen.append(message.entry.take())

    def action_help(self) -> None:
        """Say that help was asked for."""
        self.message.notice("help was asked for")

    def action_back(self) -> None:
        """End the program."""
        self.app.exit()


def form_scene() -> DemoScreen:
    """Return a screen with a form."""
    lines = questions()
    return DemoScreen(FormWidget(lines, Kept(lines)))


def rows(texts: Sequence[str]) -> Callable[[int, int], list[Row]]:
    """Return what gives rows made of texts, page by page."""
    return lambda first, limit: [
        Row(str(at), (str(at), text))
        for at, text in enumerate(texts[first : first + limit], start=first)
    ]


def list_scene(texts: Sequence[str]) -> DemoScreen:
    """Return a screen with a list of texts."""
    columns = [Column("No", 5, right=True), Column("Name")]
    return DemoScreen(ListWidget(columns, rows(texts), len(texts), empty="Nobody."))


def hostile_form_scene() -> DemoScreen:
    """Return a form whose every text comes from the list of hostile ones."""
    lines: list[FormLine] = []
    for name, text in HOSTILE.items():
        lines.append(HeadingLine(text))
        lines.append(
            FieldLine(
                name, text, number=text[:4], value=text, echo=text, finding=text,
                mark=Mark.BLOCK, codes={text: text}, length=20,
            )
        )  # fmt: skip
    screen = DemoScreen(FormWidget(lines, Kept(lines)))
    screen.heading = Heading(HOSTILE["osc52"], HOSTILE["c1_csi"], HOSTILE["markup_close"])
    return screen


SCENES: Final[dict[str, Callable[[], DemoScreen]]] = {
    "form": form_scene,
    "list": lambda: list_scene([f"{CANARY} {number}" for number in range(1000)]),
    "hostile-form": hostile_form_scene,
    "hostile-list": lambda: list_scene(list(HOSTILE.values())),
    "menu": lambda: DemoScreen(MenuWidget([MenuItem("a", "Perbaikan", "12"), MenuItem("b", "x")])),
    "secret": lambda: DemoScreen(TextEntry("Passphrase:", secret=True)),
}
"""What can be shown, by name."""


def workstation(
    screen: Screen[None], reports: CrashReports, folder: Path | None = None
) -> WorkstationApp:
    """Return the program around a screen; told to end, it leaves a file in the folder, if any."""
    return WorkstationApp(
        screen,
        on_crash=reports.write,
        on_terminate=lambda: (folder / "draft-kept").touch() if folder else None,
        on_lock=lambda: None,
        lock_after=LOCK_AFTER,
    )


if __name__ == "__main__":
    scene = SCENES[sys.argv.pop(1)]

    def compose(asked: Start, reports: CrashReports) -> WorkstationApp:
        """Show the scene."""
        words.choose(asked.language or "en")
        return workstation(scene(), reports, Path(asked.folder))

    start_program(lambda asked: Path(asked.folder), compose)
