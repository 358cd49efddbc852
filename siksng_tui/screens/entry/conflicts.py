"""Conflicts: answers that a request and the register changed differently, settled one by one."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import ClassVar, Final

from textual.binding import BindingType
from textual.screen import Screen
from textual.widget import Widget

from forms.records import State
from siksng_tui import keys
from siksng_tui.screens.entry import changes
from siksng_tui.screens.frame.frame import Frame
from siksng_tui.services.requests.queues import Review
from siksng_tui.services.requests.settling_conflicts import Conflict
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.codes import Choice, CodeList
from siksng_tui.widgets.listing import Column, ListWidget, Row
from siksng_tui.wording import answer_words, terms
from siksng_tui.wording.answer_words import Names
from siksng_tui.words import N_, _, ngettext

COLUMNS: Final = ((N_("Question"), 0), (N_("1 register"), 21), (N_("2 request"), 21))
"""Title and width of each column; the question takes what is left."""

NEXT: Final[Mapping[State, str]] = MappingProxyType(
    {
        State.DRAFT: N_("Next: check it."),
        State.RECEIVED: N_("Next: Check parcels."),
        State.CHECKED: N_("Next: Finalisation."),
        State.FINALISED: N_("Next: Authentication."),
        State.RETURNED: N_("Next: rework it."),
    }
)
"""What comes next for a request once every conflict is settled."""


@dataclass(frozen=True, slots=True)
class ConflictsWork:
    """What can be done about the conflicts of one request, in a thread.

    Args:
        read: gives the request, and its conflicts that are not settled.
        settle: settles some; the request keeps its wish, or takes the register's answer.
        village: gives the name of a village by its code.
    """

    read: Callable[[], tuple[Review, Sequence[Conflict]]]
    settle: Callable[[Sequence[Conflict], bool], None]
    village: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class ConflictsWay:
    """How a form comes to the conflicts of its request.

    Args:
        count: gives how many are not settled, by the request's number.
        open: gives the screen on which they are settled, by the same.
    """

    count: Callable[[str], int]
    open: Callable[[str], Screen[str]]


def told(count: int) -> str:
    """Return the sentence on a request with so many conflicts, with the key that settles them.

    Empty for none.
    """
    if not count:
        return ""
    said = ngettext(
        "The register changed {count} answer of this request too: Ctrl+X settles it.",
        "The register changed {count} answers of this request too: Ctrl+X settles them.",
        count,
    )
    return said.format(count=terms.number(count))


class ConflictsScreen(Frame[str]):
    """The conflicts that are left; when none is, it returns what comes next for the request."""

    TITLE = N_("Conflicts with the register")
    PAGE = "conflicts"
    KEYS = (
        "settle.first",
        "settle.second",
        "list.file_all",
        "everywhere.back",
        "everywhere.help",
        "list.page_down",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings("settle.first", "settle.second", "list.file_all")
    ]

    def __init__(self, heading: Heading, work: ConflictsWork) -> None:
        """Show the conflicts of a request, which are read in a thread."""
        super().__init__(heading)
        self._conflicts_work = work
        self._review: Review | None = None
        self._left: Sequence[Conflict] = ()
        columns = [Column(_(title), width) for title, width in COLUMNS]
        self._list = ListWidget(columns, self._rows, 0)

    def body(self) -> Sequence[Widget]:
        """Return the list."""
        return (self._list,)

    def on_mount(self) -> None:
        """Begin at the first conflict."""
        self._list.focus()
        self.in_background(self._conflicts_work.read, self._show, group="read")

    def labels_now(self) -> Mapping[str, str]:
        """Return what the keys do here."""
        return {
            "settle.first": _("Register's answer"),
            "settle.second": _("Request's wish"),
            "list.file_all": _("All that are left"),
        }

    def on_list_widget_moved(self) -> None:
        """Say both answers in full, which their columns may cut."""
        if self._review is not None and self._left:
            own = self._left[self._list.at]
            now, wish = self._sides(self._review, own)
            asked = answer_words.question(self._review.instrument, own.path)
            self.notice(f"{asked}   1: {now}   2: {wish}")

    def on_list_widget_chosen(self) -> None:
        """Say which keys settle."""
        self.notice(_("Whose answer is right? 1 the register's, 2 the request's."))

    def action_first(self) -> None:
        """Let the request have the register's answer."""
        self._settle_here(keep=False)

    def action_second(self) -> None:
        """Let the request keep its wish."""
        self._settle_here(keep=True)

    def action_file_all(self) -> None:
        """Ask whose answer is right in all that are left."""
        if not self._left:
            return
        count = terms.number(len(self._left))
        title = _("Whose answer is right in all {count} that are left?").format(count=count)
        sides = [Choice("1", _("The register's")), Choice("2", _("The request's"))]
        self.app.push_screen(CodeList(title, sides), self._all_answered)

    def _all_answered(self, side: str | None) -> None:
        """Settle all that are left one way."""
        if side is not None:
            self._settle(self._left, keep=side == "2")

    def _settle_here(self, *, keep: bool) -> None:
        """Settle the conflict under the cursor."""
        if self._left:
            self._settle((self._left[self._list.at],), keep=keep)

    def _settle(self, which: Sequence[Conflict], *, keep: bool) -> None:
        """Settle some, and read what is left."""

        def work() -> tuple[Review, Sequence[Conflict]]:
            self._conflicts_work.settle(which, keep)
            return self._conflicts_work.read()

        self.in_background(work, self._settled, group="settle")

    def _settled(self, read: tuple[Review, Sequence[Conflict]]) -> None:
        """Show what is left; leave once nothing is."""
        request, left = read[0].request, read[1]
        if left:
            self._show(read)
            return
        said = _("Request {number} has no conflict any more.").format(number=request.number)
        following = NEXT.get(request.state)
        self.dismiss(f"{said} {_(following)}" if following else said)

    def _show(self, read: tuple[Review, Sequence[Conflict]]) -> None:
        """Show the conflicts; the cursor keeps its place."""
        self._review, self._left = read
        self._list.reload(len(self._left))

    def _rows(self, first: int, limit: int) -> list[Row]:
        """Return a page of rows."""
        review = self._review
        return [self._row(review, own) for own in self._left[first:][:limit]] if review else []

    def _row(self, review: Review, own: Conflict) -> Row:
        """Return a conflict as a row: whose answer to what, the register's, the request's."""
        asked = f"{_whose(review, own)}{answer_words.question(review.instrument, own.path)}"
        return Row(f"{own.subject}/{own.path}", (asked, *self._sides(review, own)))

    def _sides(self, review: Review, own: Conflict) -> tuple[str, str]:
        """Return the register's answer and the request's wish, in words."""
        names = Names(review.head_names, self._conflicts_work.village)
        told_by = partial(answer_words.answer, review.instrument, own.path)
        return told_by(own.now, names), told_by(own.wish, names)


def _whose(review: Review, own: Conflict) -> str:
    """Return whose answer clashes, to stand before the question; empty for somebody unknown."""
    record = next((one for one in review.records if one.has(own.subject)), None)
    if record is None:
        return ""
    subject = record.subject(own.subject)
    return f"{changes.title_of(review.instrument, review.records, subject)}: "
