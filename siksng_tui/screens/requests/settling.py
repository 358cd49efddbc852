"""Settling: both answers to each question that differs, and which of them the paper has."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import ClassVar, Final

from textual.binding import BindingType
from textual.widget import Widget

from forms.errors import SiksngError
from forms.records import Request
from siksng_tui import keys, messages, words
from siksng_tui.screens.checks.verify_words import note, question_title, shown, verified
from siksng_tui.screens.frame.frame import Frame
from siksng_tui.services.checks.verifying import Choice, Difference
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.listing import Column, ListWidget, Row
from siksng_tui.widgets.prompt import Prompt, Question
from siksng_tui.words import N_, _

COLUMNS: Final = ((N_("Question"), 0), (N_("1 first"), 20), (N_("2 second"), 20), (N_("Paper"), 5))
"""Title and width of each column; the question takes what is left."""

SETTLED: Final = MappingProxyType({Choice.FIRST: "1", Choice.SECOND: "2", Choice.NEITHER: "3"})
"""What stands in the last column once a difference is settled."""


@dataclass(frozen=True, slots=True)
class SettleWork:
    """What settling can do; all of it is short, and durable when it returns.

    Args:
        read: gives every difference of the request.
        settle: keeps which answer the paper has.
        type_third: keeps it by a third typing.
        finish: finishes, with a note where the request goes back.
    """

    read: Callable[[], Sequence[Difference]]
    settle: Callable[[Difference, Choice], None]
    type_third: Callable[[Difference, str], Choice]
    finish: Callable[[str], Request]


class SettleScreen(Frame[str]):
    """The differences of one request; it returns what became of it."""

    TITLE = N_("Differences")
    PAGE = "settling"
    KEYS = (
        "settle.first",
        "settle.second",
        "settle.third",
        "list.file",
        "everywhere.back",
        "everywhere.help",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings("settle.first", "settle.second", "settle.third", "list.file")
    ]

    def __init__(self, heading: Heading, work: SettleWork) -> None:
        """Show the differences.

        Raises:
            SiksngError: they are not this person's to settle.
        """
        super().__init__(heading)
        self._settle_work = work
        self._found = work.read()
        columns = [Column(_(title), width) for title, width in COLUMNS]
        self._list = ListWidget(columns, self._rows, len(self._found))

    def body(self) -> Sequence[Widget]:
        """Return the list."""
        return (self._list,)

    def on_mount(self) -> None:
        """Begin at the first difference."""
        self._list.focus()
        self.on_list_widget_moved()

    def on_list_widget_moved(self) -> None:
        """Say both answers in full, which their columns may cut; at the end how to go on."""
        if all(own.choice for own in self._found):
            self.notice(_("All differences are settled: F10 finishes."))
            return
        own = self._here
        first, second = (shown(own.field, answer) for answer in (own.first, own.second))
        self.notice(f"{question_title(own.field)}   1: {first}   2: {second}")

    def on_list_widget_chosen(self) -> None:
        """Say which keys settle."""
        self.notice(_("What has the paper? 1 the first answer, 2 the second, 3 another."))

    def action_first(self) -> None:
        """Keep that the paper has the first answer."""
        self._settle(Choice.FIRST)

    def action_second(self) -> None:
        """Keep that the paper has the second answer."""
        self._settle(Choice.SECOND)

    def action_third(self) -> None:
        """Ask for what the paper has."""
        own = self._here
        prompt = Prompt(_("On the paper:"), explanation=question_title(own.field))
        self.app.push_screen(prompt, partial(self._typed, own))

    def action_file(self) -> None:
        """Finish; where answers must be mended, the request goes back after a question."""
        said = note(self._found)
        if any(own.choice is None for own in self._found) or not said:
            self._finish(said)
            return
        question = Question(said, _("Send the request back with this note?"))
        self.app.push_screen(question, lambda wanted: self._finish(said) if wanted else None)

    @property
    def _here(self) -> Difference:
        """Return the difference under the cursor."""
        return self._found[self._list.at]

    def _typed(self, own: Difference, text: str | None) -> None:
        """Keep a third typing."""
        if text is None:
            return
        try:
            self._settle_work.type_third(own, text)
        except SiksngError as error:
            label = own.field.question.label(words.language())
            self.refuse_because(messages.sentence(error, variable=label))
        else:
            self._show_next()

    def _settle(self, choice: Choice) -> None:
        """Keep which answer the paper has."""
        try:
            self._settle_work.settle(self._here, choice)
        except SiksngError as error:
            self.refuse(error)
        else:
            self._show_next()

    def _show_next(self) -> None:
        """Show what is settled, and go on to what is not."""
        self._found = self._settle_work.read()
        self._list.reload(len(self._found))
        left = (at for at, own in enumerate(self._found) if own.choice is None)
        self._list.go_to(next(left, self._list.at))

    def _finish(self, said: str) -> None:
        """Finish and leave."""
        try:
            self.dismiss(verified(self._settle_work.finish(said)))
        except SiksngError as error:
            self.refuse(error)

    def _rows(self, first: int, limit: int) -> list[Row]:
        """Return a page of rows."""
        return [_row(own) for own in self._found[first : first + limit]]


def _row(own: Difference) -> Row:
    """Return a difference as a row."""
    field = own.field
    paper = SETTLED[own.choice] if own.choice else ""
    cells = (question_title(field), shown(field, own.first), shown(field, own.second), paper)
    return Row("/".join(field.key), cells)
