"""A pair side by side: one key and a reason say whether both are one."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import ClassVar, Final

from textual.binding import BindingType
from textual.screen import Screen
from textual.widget import Widget

from siksng_tui import keys
from siksng_tui.screens.duplicates.duplicate_rows import SideRow, side_rows
from siksng_tui.screens.frame.frame import Frame
from siksng_tui.screens.frame.reason import ReasonPrompt
from siksng_tui.services.duplicates import duplicate_words
from siksng_tui.services.duplicates.duplicates import PairOutcome, PairView, Resolved
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.listing import Column, ListWidget, Row
from siksng_tui.widgets.page import TextLine, TextLines, plain, strong, wrapped
from siksng_tui.wording import terms
from siksng_tui.words import N_, _

COLUMNS: Final = ((N_("Asked"), 14), (N_("Record 1"), 0), (N_("Record 2"), 0))
"""Title and width of each column; both records share what is left."""

USUAL: Final[Mapping[PairOutcome, str]] = MappingProxyType(
    {
        PairOutcome.SAME: N_("Registered twice"),
        PairOutcome.DIFFERENT: N_("Not one and the same"),
        PairOutcome.VISIT: N_("To be asked at home"),
    }
)
"""The reason that is offered for each outcome."""


@dataclass(frozen=True, slots=True)
class PairWork:
    """What can be done about a pair.

    Args:
        read: gives a pair with both records by its number; in a thread.
        resolve: says what a pair is, why, and which side stays; in a thread. Gives what came of
            it, and the numbers of the pairs that still wait.
        families: gives the screen of one household of several.
        village: gives the name of a village by its code.
    """

    read: Callable[[int], PairView]
    resolve: Callable[[int, PairOutcome, str, int | None], tuple[Resolved, Sequence[int]]]
    families: Callable[[Sequence[str], int], Screen[None]]
    village: Callable[[str], str]


class DuplicatePairScreen(Frame[str]):
    """One pair of several; the next one comes once something was said. Returns what was said."""

    TITLE = N_("One and the same?")
    PAGE = "duplicates"
    KEYS = (
        "pair.first",
        "pair.second",
        "pair.different",
        "pair.visit",
        "everywhere.back",
        "pair.later",
        "everywhere.help",
        "list.open",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings("pair.first", "pair.second", "pair.different", "pair.visit", "pair.later")
    ]

    def __init__(self, heading: Heading, work: PairWork, numbers: Sequence[int], at: int) -> None:
        """Show a pair.

        Args:
            heading: office and person.
            work: what can be done.
            numbers: of the pairs of the list.
            at: which one of them, from 0.
        """
        super().__init__(heading)
        self._pair_work = work
        self._numbers = numbers
        self._at = at
        self._view: PairView | None = None
        self._sides: Sequence[SideRow] = ()
        self._facts = TextLines([plain()])
        columns = [Column(_(title), width) for title, width in COLUMNS]
        self._list = ListWidget(columns, self._rows, 0)

    def body(self) -> Sequence[Widget]:
        """Return why the pair is likely one, and both records."""
        return (self._facts, self._list)

    def on_mount(self) -> None:
        """Read the first pair."""
        self._list.focus()
        self._read("")

    def labels_now(self) -> Mapping[str, str]:
        """Return what Enter does here."""
        return {"list.open": _("Families")}

    def hint(self) -> str:
        """Return what the marks mean."""
        return _("= the same   ~ similar   # different")

    def on_list_widget_moved(self) -> None:
        """Say both answers in full, which their columns may cut."""
        if self._list.at and self._sides:
            own = self._sides[self._list.at]
            self.notice(f"{own.title}   1: {own.first or '-'}   2: {own.second or '-'}")

    def on_list_widget_chosen(self) -> None:
        """Open the household of the first record; F8 goes on to that of the second."""
        if self._view is not None:
            homes = dict.fromkeys((self._view.pair.first.home, self._view.pair.second.home))
            self.app.push_screen(self._pair_work.families(list(homes), 0))

    def action_first(self) -> None:
        """Both are one, and the first record stays."""
        self._ask(PairOutcome.SAME, 0)

    def action_second(self) -> None:
        """Both are one, and the second record stays."""
        self._ask(PairOutcome.SAME, 1)

    def action_different(self) -> None:
        """They are two."""
        self._ask(PairOutcome.DIFFERENT)

    def action_visit(self) -> None:
        """Somebody has to go there."""
        self._ask(PairOutcome.VISIT)

    def action_later(self) -> None:
        """Show the next pair."""
        self._go_on("")

    def _ask(self, outcome: PairOutcome, keep: int | None = None) -> None:
        """Ask why."""
        if self._view is None:
            return
        window = ReasonPrompt(self._asked(outcome, keep), _(USUAL[outcome]))
        self.app.push_screen(window, partial(self._resolve, outcome, keep))

    def _asked(self, outcome: PairOutcome, keep: int | None) -> str:
        """Return what is about to be said, and what follows from it."""
        if outcome is PairOutcome.SAME:
            said = _("Both are one. {stays} stays; a request takes {leaves} off the list.")
            return said.format(stays=(keep or 0) + 1, leaves=2 - (keep or 0))
        if outcome is PairOutcome.DIFFERENT:
            return _("They are two different ones. The pair is not asked again.")
        return _("Somebody has to go there. The pair stays at the end of the list.")

    def _resolve(self, outcome: PairOutcome, keep: int | None, reason: str | None) -> None:
        """Say what the pair is, if a reason was given."""
        if reason is not None:
            number = self._numbers[self._at]
            work = partial(self._pair_work.resolve, number, outcome, reason, keep)
            self.in_background(work, self._resolved, group="resolve")

    def _resolved(self, read: tuple[Resolved, Sequence[int]]) -> None:
        """Say what came of it, and show the next pair that still waits."""
        came, waiting = read
        left = set(waiting)
        self._numbers = [own for own in self._numbers[self._at + 1 :] if own in left]
        self._at = -1
        self._go_on(duplicate_words.came_of(came))

    def _go_on(self, said: str) -> None:
        """Show the next pair; leave behind the last one."""
        self._at += 1
        if self._at < len(self._numbers):
            self._read(said)
        else:
            self.dismiss(said)

    def _read(self, said: str) -> None:
        """Read the pair, and say something above it."""
        number = self._numbers[self._at]
        show = partial(self._show, said)
        self.in_background(partial(self._pair_work.read, number), show, group="read")

    def _show(self, said: str, view: PairView) -> None:
        """Show the pair."""
        self._view = view
        self._sides = side_rows(view, self._pair_work.village)
        self._facts.load(_facts(view, self._at + 1, len(self._numbers)))
        self._list.load(self._rows, len(self._sides))
        self.notice(said or self.hint())

    def _rows(self, first: int, limit: int) -> list[Row]:
        """Return a page of rows."""
        some = self._sides[first:][:limit]
        return [
            Row(str(at), (own.title, own.first, own.second), own.mark)
            for at, own in enumerate(some)
        ]


def _facts(view: PairView, at: int, count: int) -> list[TextLine]:
    """Return which pair it is, why it is likely one, which record should stay, what was said."""
    pair = view.pair
    said = _("{kind}, {score} of 100. Pair {at} of {count}.").format(
        kind=duplicate_words.kind(pair),
        score=pair.score,
        at=terms.number(at),
        count=terms.number(count),
    )
    before = _("Said before: {reason}").format(reason=pair.reason)
    return [
        strong(said),
        *wrapped(duplicate_words.why(pair)),
        plain(duplicate_words.advised(view.advice)),
        *([plain(before)] if pair.reason else []),
    ]
