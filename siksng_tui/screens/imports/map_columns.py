"""Mapping columns: what each column of a file that nobody knows is taken as."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType
from textual.screen import Screen
from textual.widget import Widget

from siksng_tui import keys
from siksng_tui.intake.aims import Aim
from siksng_tui.intake.watch import Watch
from siksng_tui.screens.frame.frame import Frame
from siksng_tui.screens.imports import map_rows
from siksng_tui.screens.imports.asking_aim import AimQuestion
from siksng_tui.services.imports.layouts import Layout
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.codes import CodeList
from siksng_tui.widgets.listing import Column, ListWidget, Row
from siksng_tui.widgets.page import TextLines, plain, strong
from siksng_tui.widgets.progress import Progress
from siksng_tui.widgets.prompt import Prompt, Question
from siksng_tui.words import N_, _


@dataclass(frozen=True, slots=True)
class MapWork:
    """What is known of a file, and what can be done with its layout.

    Args:
        file: the file's name.
        aims: what it can be for.
        begun: what was chosen before a lock; None where nothing was.
        keep: keeps what was chosen, for after the lock.
        guess: gives the layout that the names of the columns suggest.
        test: gives the screen of what the first rows would become; in a thread.
        name: the name that is offered.
        refusal: says why a name cannot be taken, empty where it can.
        save: keeps the layout under a name; in a thread.
        look: gives the screen of what would become of the whole file; in a thread.
    """

    file: str
    aims: Sequence[Aim]
    begun: Layout | None
    keep: Callable[[Layout], None]
    guess: Callable[[Aim], Layout]
    test: Callable[[Layout, Watch], Screen[None]]
    name: str
    refusal: Callable[[str], str]
    save: Callable[[Layout, str], object]
    look: Callable[[Watch], Screen[str]]


class MapColumnsScreen(Frame[str]):
    """One row a column of the file."""

    TITLE = N_("Map columns")
    PAGE = "map_columns"
    KEYS = (
        "map.field",
        "map.drop",
        "map.test",
        "map.save",
        "map.purpose",
        "everywhere.back",
        "everywhere.help",
        "list.page_down",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings("map.field", "map.drop", "map.test", "map.save", "map.purpose")
    ]

    def __init__(self, heading: Heading, work: MapWork) -> None:
        """Show the columns of a file, once it was said what the file is."""
        super().__init__(heading)
        self._map_work = work
        self._mapped: Layout | None = None
        self._touched = self._saved = False
        columns = [Column(_(title), width) for title, width in map_rows.COLUMNS]
        self._list = ListWidget(columns, self._rows, 0)
        self._told = TextLines([plain()] * 2)

    def body(self) -> Sequence[Widget]:
        """Return what is said of the file, and the list of its columns."""
        return (self._told, self._list)

    def on_mount(self) -> None:
        """Ask what the file is; where that was said before a lock, go on with it."""
        self._list.focus()
        self._told.load([strong(self._map_work.file), plain()])
        if self._map_work.begun is None:
            self.action_purpose()
            return
        self._touched = True
        self._change(self._map_work.begun)
        said = _("These columns stand as you left them when the screen was locked.")
        self.call_after_refresh(self.notice, said)

    def keep(self) -> None:
        """Keep what was chosen and not saved, for after the lock."""
        if self._mapped is not None and self._touched and not self._saved:
            self._map_work.keep(self._mapped)

    def hint(self) -> str:
        """Return what the column under the cursor is, where nothing else is to be said."""
        if self._mapped is None:
            return ""
        if not self._mapped.table.names[self._list.at]:
            return _("This column has no name of its own, and cannot be taken.")
        return _("F4 chooses the field. F9 tries the first ten rows; nothing is stored yet.")

    def keys_now(self) -> Sequence[str]:
        """Return the keys; before it was said what the file is, only that can be."""
        first = ("map.purpose", "everywhere.back", "everywhere.help")
        return first if self._mapped is None else super().keys_now()

    def on_list_widget_moved(self) -> None:
        """Say the hint of another column."""
        self.notice(self.hint())

    def on_list_widget_chosen(self) -> None:
        """Choose the field of the column under the cursor."""
        self.action_field()

    def action_back(self) -> None:
        """Leave, after a question where something was chosen that is not saved."""
        if self._saved or not self._touched:
            self.dismiss(None)
            return
        question = Question(_("Leave? What was chosen for the columns is not saved."))
        self.app.push_screen(question, self._leave)

    def action_purpose(self) -> None:
        """Ask what the file is."""
        question = AimQuestion(self, self._map_work.aims, self._purpose_said, self._unsaid)
        question.ask(self._mapped.aim if self._mapped else None)

    def action_field(self) -> None:
        """Choose what the column under the cursor is taken as."""
        layout = self._mapped
        if layout is None or not self._may_be_taken(layout):
            return
        title = _("What is {name}?").format(name=layout.table.names[self._list.at])
        current = map_rows.number_of(layout, self._list.at)
        window = CodeList(title, map_rows.choices(layout), current)
        self.app.push_screen(window, self._field_said)

    def action_drop(self) -> None:
        """Take the column under the cursor as nothing."""
        layout = self._mapped
        if layout is None:
            return
        if layout.taken[self._list.at] is None:
            self.notice(_("This column is not taken."))
            return
        self._touched = True
        self._change(layout.with_field(self._list.at, None))

    def action_test(self) -> None:
        """Show what the first rows would become."""
        layout = self._mapped
        if layout is None or not self._is_whole(layout):
            return

        def work(window: Progress) -> Screen[None]:
            return self._map_work.test(layout, _watch(window))

        self.with_progress(_("Trying the layout"), work, self.app.push_screen)

    def action_save(self) -> None:
        """Ask for the name of the layout, keep it, and look at the file."""
        layout = self._mapped
        if layout is None or not self._is_whole(layout):
            return
        explanation = _(
            "Files with these columns are known by it from then on, here and elsewhere."
        )
        window = Prompt(
            _("Name of the layout:"),
            self._map_work.name,
            explanation=explanation,
            refusal=self._map_work.refusal,
        )
        self.app.push_screen(window, self._name_said)

    def _purpose_said(self, aim: Aim) -> None:
        """Guess the layout for what the file is."""
        self._change(self._map_work.guess(aim))

    def _unsaid(self) -> None:
        """Leave where nobody can say what the file is."""
        if self._mapped is None:
            self.dismiss(None)

    def _field_said(self, number: str | None) -> None:
        """Take the column under the cursor as what was chosen."""
        layout = self._mapped
        if layout is None or number is None:
            return
        self._touched = True
        self._change(layout.with_field(self._list.at, map_rows.field_of(layout, number)))

    def _leave(self, wanted: bool | None) -> None:  # noqa: FBT001 - Textual's signature
        """Leave if that is wanted."""
        if wanted:
            self.dismiss(None)

    def _name_said(self, name: str | None) -> None:
        """Keep the layout, and look at the file by it; a layout that was kept is not kept twice."""
        layout = self._mapped
        if name is None or layout is None:
            return

        def work(window: Progress) -> Screen[str]:
            if not self._saved:
                self._map_work.save(layout, name)
                self._saved = True
            return self._map_work.look(_watch(window))

        self.with_progress(_("Reading the file"), work, self._look)

    def _look(self, screen: Screen[str]) -> None:
        """Show what would become of the whole file."""
        self.app.push_screen(screen, self._done)

    def _done(self, said: str | None) -> None:
        """Leave with what came of the file."""
        self.dismiss(said)

    def _may_be_taken(self, layout: Layout) -> bool:
        """Return whether the column under the cursor has a name; the screen says where not."""
        if layout.table.names[self._list.at]:
            return True
        self.refuse_because(self.hint())
        return False

    def _is_whole(self, layout: Layout) -> bool:
        """Return whether all that is needed has a column; the screen says what has none."""
        if not layout.lacking:
            return True
        self.refuse_because(map_rows.lacking(layout))
        return False

    def _change(self, layout: Layout) -> None:
        """Show another layout, the cursor where it was."""
        self._mapped = layout
        said = map_rows.summary(self._map_work.file, layout)
        whole = _("All that is needed has a column.")
        self._told.load(
            [strong(said), plain(map_rows.lacking(layout) if layout.lacking else whole)]
        )
        self._list.reload(len(layout.taken))
        self.show_keys()
        self.notice(self.hint())

    def _rows(self, first: int, limit: int) -> list[Row]:
        """Return a page of rows."""
        layout = self._mapped
        if layout is None:
            return []
        last = min(first + limit, len(layout.taken))
        return [map_rows.row(layout, at) for at in range(first, last)]


def _watch(window: Progress) -> Watch:
    """Return how a window watches work, and stops it."""
    return Watch(progress=window.step, cancelled=window.cancelled.is_set)
