"""What would become of a file: counts, every row refused, every cell asked about or mended."""

from collections.abc import Mapping, Sequence
from typing import ClassVar, Final

from textual.binding import BindingType
from textual.screen import Screen
from textual.widget import Widget

from siksng_tui import keys, messages
from siksng_tui.intake.watch import Watch
from siksng_tui.screens.frame.asking_file import ask_file
from siksng_tui.screens.frame.frame import Frame
from siksng_tui.screens.frame.reason import ReasonPrompt
from siksng_tui.screens.imports.asking_unsaid import ask_unsaid
from siksng_tui.screens.imports.import_look_work import LookWork
from siksng_tui.screens.imports.standing_words import counts
from siksng_tui.services.incoming_files.import_counts import ENTERED, Strategy
from siksng_tui.services.incoming_files.intake_notes import TITLES, Fate, Note
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.codes import Choice, CodeList
from siksng_tui.widgets.listing import Column, ListWidget, Row
from siksng_tui.widgets.page import TextLine, TextLines, plain, strong, wrapped
from siksng_tui.widgets.progress import Progress
from siksng_tui.widgets.prompt import Prompt
from siksng_tui.wording import terms
from siksng_tui.words import N_, _

COLUMNS: Final = (
    (N_("Row"), 8),
    (N_("Column"), 20),
    (N_("Became"), 14),
    (N_("Why"), 0),
)
"""Title and width of each column; the reason takes what is left."""

STRATEGIES: Final[Mapping[Strategy, str]] = {
    Strategy.BOTH: N_("Everything that is new or changes something"),
    Strategy.ADD: N_("Only who is not in the register"),
    Strategy.CHANGE: N_("Only what is of families of the register"),
}
"""How each choice is offered."""

TOLD: Final = 4
"""Lines in which the row under the cursor is told in full."""


SAID: Final[Mapping[Fate, tuple[str, str]]] = {
    Fate.CHANGED: (N_("Before: {text}"), N_("After: {text}")),
    Fate.HELD: ("", N_("Request: {text}")),
}
"""What the two texts of a note are; of every other one what is written and what was taken."""


class ImportLookScreen(Frame[str]):
    """What would become of a file, before anything is stored."""

    TITLE = N_("Look at a file")
    PAGE = "import_look"
    KEYS = (
        *("list.file", "list.new", "import.other", "import.rows", "list.print"),
        *("everywhere.back", "everywhere.help"),
        "list.page_down",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings("list.file", "list.new", "import.other", "import.rows", "list.print")
    ]

    def __init__(self, heading: Heading, work: LookWork) -> None:
        """Show what is known of a file."""
        super().__init__(heading)
        self._look_work = work
        self._asked: set[str] = set()
        columns = [Column(_(title), width) for title, width in COLUMNS]
        nothing = _("Every cell was taken as it stands.")
        self._list = ListWidget(columns, self._rows, len(work.notes), empty=nothing)
        self._told = TextLines([plain()] * TOLD)
        self._head = TextLines(self._heads())

    def body(self) -> Sequence[Widget]:
        """Return the counts, the list, and the row under the cursor in full."""
        return (self._head, self._list, self._told)

    def _heads(self) -> list[TextLine]:
        """Return what the file is, how many rows stand where, and what was said of it."""
        work = self._look_work
        read = _("{file}: {title}, {rows} rows.")
        said = read.format(file=work.file, title=work.title, rows=terms.number(work.rows))
        unsaid = _("not said")
        asked = [f"{own.title}: {own.said or unsaid}" for own in work.asks]
        left = _("Doubtful rows of which nothing is entered: {count}").format(
            count=terms.number(work.kept_out)
        )
        kept_out = (left,) if work.kept_out else ()
        others = (*kept_out, *work.header, *asked)
        return [strong(said), strong(counts(work.counts)), *map(plain, others)]

    def on_mount(self) -> None:
        """Begin at the gravest, after what the file does not say and nobody said yet is asked."""
        self._list.focus()
        self.notice(self.hint())
        self.on_list_widget_moved()
        self._ask_next()

    def keys_now(self) -> Sequence[str]:
        """Return the keys; F2, F9 and F4 only where one can say, add or choose something."""
        work = self._look_work
        works = {
            "list.new": bool(work.asks),
            "import.other": work.other is not None,
            "import.rows": work.choose is not None,
        }
        return [own for own in self.KEYS if works.get(own, True)]

    def hint(self) -> str:
        """Return what the keys do here."""
        return _("Nothing is stored yet. F10 takes it in, Ctrl+P writes all of this as a workbook.")

    def labels_now(self) -> Mapping[str, str]:
        """Return what F10, F2 and Ctrl+P do here."""
        return {
            "list.file": _("Take it in"),
            "list.new": _("Say"),
            "list.print": _("Write"),
        }

    def on_list_widget_moved(self) -> None:
        """Tell the row under the cursor in full: why, what is written, what was taken."""
        notes = self._look_work.notes
        if not notes:
            self._told.load([plain()] * TOLD)
            return
        own = notes[self._list.at]
        said = SAID.get(own.fate, (N_("Written: {text}"), N_("Taken: {text}")))
        told = zip(said, (own.written, own.taken), strict=True)
        cell = [plain(f" {_(words).format(text=text)}") for words, text in told if text]
        why = wrapped(messages.of_cell(own.reason), indent=1)
        self._told.load([*why[: TOLD - len(cell)], *cell, *[plain()] * TOLD][:TOLD])

    def action_new(self) -> None:
        """Ask once more what the file does not say of itself."""
        ask_unsaid(self, self._look_work.asks, self._answered)

    def action_file(self) -> None:
        """Ask for the reason that the requests bear, or for a list's period, and take the file."""
        if not self._to_take():
            self.notice(_("Nothing of this file is to be taken in."))
            return
        if lacking := [own for own in self._look_work.asks if own.needed and not own.said]:
            ask_unsaid(self, lacking, self._answered)
            return
        if self._look_work.is_list:
            why = _("Month, quarter or year that the list is of; may stay empty.")
            self.app.push_screen(Prompt(_("Period:"), explanation=why), self._take)
            return
        if not self._look_work.reason:
            self._take("")
            return
        question = _("Why do the {count} rows come in?").format(count=terms.number(self._to_take()))
        self.app.push_screen(ReasonPrompt(question, self._look_work.reason), self._take)

    def action_other(self) -> None:
        """Ask for the other file that belongs to this one."""
        if self._look_work.other is None:
            return
        explanation = _(
            "Households and members are two exports; together they tell new households."
        )
        window = Prompt(
            _("The other export:"), str(self._look_work.where()), explanation=explanation
        )
        ask_file(self, window, self._look_work.files, self._look_with)

    def action_rows(self) -> None:
        """Ask which rows are entered."""
        if self._look_work.choose is None:
            return
        ways = list(STRATEGIES)
        choices = [Choice(str(at), _(STRATEGIES[own])) for at, own in enumerate(ways, start=1)]
        current = str(ways.index(self._look_work.strategy) + 1)
        window = CodeList(_("What is entered?"), choices, current)
        self.app.push_screen(window, self._rows_chosen)

    def action_print(self) -> None:
        """Ask where to, and write the workbook."""
        explanation = _("Folder or file of the workbook; a name that is taken gets a number.")
        window = Prompt(_("Write to:"), str(self._look_work.where()), explanation=explanation)
        self.app.push_screen(window, self._write)

    def _to_take(self) -> int:
        """Return how many rows would be entered."""
        work = self._look_work
        return sum(work.counts[own] for own in ENTERED) - work.kept_out

    def _ask_next(self) -> None:
        """Ask what nobody was asked yet; what depends on other answers, after these."""
        work = self._look_work
        left = [own for own in work.asks if own.key not in {*work.said, *self._asked}]
        first = [own for own in left if not own.needed] or left
        self._asked |= {own.key for own in first}
        if first:
            ask_unsaid(self, first, self._answered)
        else:
            self.notice(self.hint())

    def _answered(self, answers: Mapping[str, str]) -> None:
        """Look at the file by what was said of it, where that is something new."""
        said = {key: own for key, own in {**self._look_work.said, **answers}.items() if own}
        if said == self._look_work.said:
            self._ask_next()
            return

        def work(window: Progress) -> LookWork:
            watch = Watch(progress=window.step, cancelled=window.cancelled.is_set)
            return self._look_work.again(said, watch)

        self.with_progress(_("Reading the file"), work, self._show)

    def _show(self, work: LookWork) -> None:
        """Show what would become of the file by what was said of it, and ask what comes up now."""
        chosen = self._look_work.strategy
        self._look_work = work.choose(chosen) if work.choose else work
        self._head.load(self._heads())
        self._list.load(self._rows, len(work.notes))
        self.on_list_widget_moved()
        self._ask_next()

    def _take(self, reason: str | None) -> None:
        """Take the file in, under a window that can stop it."""
        if reason is None:
            return

        def work(window: Progress) -> str:
            watch = Watch(progress=window.step, cancelled=window.cancelled.is_set)
            return self._look_work.take(reason, watch)

        self.with_progress(_("Taking the file in"), work, self.dismiss)

    def _rows_chosen(self, code: str | None) -> None:
        """Count anew what is entered."""
        choose = self._look_work.choose
        if code is None or choose is None:
            return
        self._look_work = choose(list(STRATEGIES)[int(code) - 1])
        self._head.load(self._heads())

    def _look_with(self, said: str) -> None:
        """Look at both files, under a window that can stop it."""
        other = self._look_work.other
        if other is None:
            return

        def work(window: Progress) -> Screen[str]:
            watch = Watch(progress=window.step, cancelled=window.cancelled.is_set)
            return other(said, watch)

        self.with_progress(_("Reading the file"), work, self._looked)

    def _looked(self, screen: Screen[str]) -> None:
        """Show what would become of both; what comes of it is said where this file was chosen."""
        self.app.push_screen(screen, self._came_back)

    def _came_back(self, said: str | None) -> None:
        """Go where both were taken in; without that this file is looked at alone again."""
        if said:
            self.dismiss(said)

    def _write(self, said: str | None) -> None:
        """Write the workbook."""
        if said is None or not said.strip():
            return
        written = _("Written: {path}")
        self.with_progress(
            _("Writing the workbook"),
            lambda _window: self._look_work.write(said.strip()),
            lambda path: self.notice(written.format(path=path)),
        )

    def _rows(self, first: int, limit: int) -> list[Row]:
        """Return a page of rows."""
        notes = self._look_work.notes[first : first + limit]
        return [Row(f"{first + at}", self._cells(own)) for at, own in enumerate(notes)]

    def _cells(self, own: Note) -> tuple[str, ...]:
        """Return a note as the cells of a line; of a changed cell how it changes."""
        why = messages.of_cell(own.reason)
        if own.fate is Fate.CHANGED:
            why = f"{own.written} -> {own.taken}"
        where = f"{self._look_work.part(own.profile)}{own.row}"
        return (where, own.column, _(TITLES[own.fate]), why)
