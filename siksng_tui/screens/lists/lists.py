"""Lists from elsewhere: which lists of people other programs made are here, and which count."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar, Final

from textual.binding import BindingType
from textual.screen import Screen
from textual.widget import Widget

from forms.records import Role
from siksng_tui import keys
from siksng_tui.screens.frame.list_screen import ListScreen
from siksng_tui.screens.frame.parts import is_part_of
from siksng_tui.screens.frame.reason import ReasonPrompt
from siksng_tui.services.lists import welfare_words
from siksng_tui.services.lists.person_lists import ListState, PersonList, Purpose
from siksng_tui.services.lists.welfare_taking import TakenOver
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.listing import Column, ListWidget, Row
from siksng_tui.widgets.prompt import Question
from siksng_tui.wording import terms
from siksng_tui.wording.days import show_day
from siksng_tui.words import N_, _

COLUMNS: Final = (
    (N_("No."), 3),
    (N_("What it tells"), 0),
    (N_("Programme"), 9),
    (N_("Period"), 7),
    (N_("Entries"), 6),
    (N_("In register"), 10),
    (N_("Several"), 8),
    (N_("Counts?"), 10),
)
"""Title and width of each column."""

NUMBERS: Final = frozenset({0, 4, 5, 6})
"""Columns that hold numbers."""


@dataclass(frozen=True, slots=True)
class ListsWork:
    """What can be done with lists.

    Args:
        roles: of the person.
        read: gives every list; in a thread.
        village: gives the name of a village by its code.
        entries: gives the screen of the entries of a list.
        undo: takes a list back by its number, with a reason; in a thread.
        take_over: makes records of a list of PPKS or PSKS, and gives what came of it; in a thread.
    """

    roles: frozenset[Role]
    read: Callable[[], Sequence[PersonList]]
    village: Callable[[str], str]
    entries: Callable[[PersonList], Screen[None]]
    undo: Callable[[int, str], PersonList]
    take_over: Callable[[int], TakenOver]


class ListsScreen(ListScreen[Sequence[PersonList]]):
    """The lists, those that count first."""

    TITLE = N_("Lists from other programs")
    PAGE = "lists"
    KEYS = (
        "list.open",
        "list.remove",
        "list.file",
        "everywhere.back",
        "everywhere.help",
        "list.refresh",
        "list.page_down",
    )
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("list.remove", "list.file")]

    def __init__(self, heading: Heading, work: ListsWork) -> None:
        """Show the lists."""
        columns = [
            Column(_(title), width, right=at in NUMBERS)
            for at, (title, width) in enumerate(COLUMNS)
        ]
        empty = _("No list came in. The menu Import takes one in.")
        super().__init__(heading, ListWidget(columns, self._rows, 0, empty=empty), work.read)
        self._lists_work = work
        self._lists: Sequence[PersonList] = ()

    def body(self) -> Sequence[Widget]:
        """Return the list."""
        return (self._list,)

    def keys_now(self) -> Sequence[str]:
        """Return the keys that do something with the list under the cursor."""
        own = self._own()
        mine = Role.OPERATOR in self._lists_work.roles
        here = {
            "list.open": own is not None,
            "list.remove": own is not None and own.state is not ListState.UNDONE and mine,
            "list.file": own is not None and _is_welfare(own) and mine,
        }
        return [key for key in super().keys_now() if here.get(key, True)]

    def labels_now(self) -> Mapping[str, str]:
        """Return what Del and F10 do here."""
        return {"list.remove": _("Take back"), "list.file": _("Make records")}

    def hint(self) -> str:
        """Return what does not stand in the columns: file, day, place, what replaced it."""
        own = self._own()
        if own is None:
            return ""
        said = [own.title, own.file_name, show_day(own.time.astimezone().date()), own.account]
        if own.kind.region:
            said.append(self._lists_work.village(own.kind.region))
        if own.replaced_by:
            said.append(_("replaced by list {number}").format(number=own.replaced_by))
        return ", ".join(said)

    def on_screen_resume(self) -> None:
        """Read the lists, also when one was looked at."""
        self.action_refresh()

    def on_list_widget_moved(self) -> None:
        """Say more of the list under the cursor, or what was just done."""
        self.say_hint()
        self.show_keys()

    def on_list_widget_chosen(self) -> None:
        """Open the entries of a list."""
        own = self._own()
        if own is not None:
            self.app.push_screen(self._lists_work.entries(own))

    def action_remove(self) -> None:
        """Ask why the list under the cursor is taken back."""
        own = self._own()
        if own is None or own.state is ListState.UNDONE:
            return
        if is_part_of(self, self._lists_work.roles, Role.OPERATOR):
            why = _(
                "Why is list {number} taken back? Its entries go; the one before it counts again."
            )
            prompt = ReasonPrompt(why.format(number=own.id))
            self.app.push_screen(prompt, partial(self._undo, own.id))

    def action_file(self) -> None:
        """Make records of a list of PPKS or PSKS, after a question."""
        own = self._own()
        if own is None or not _is_welfare(own):
            return
        if is_part_of(self, self._lists_work.roles, Role.OPERATOR):
            said = _("Make records of the entries of list {number} that have none yet?")
            question = Question(said.format(number=own.id))
            self.app.push_screen(question, partial(self._take_over, own.id))

    def show(self, read: Sequence[PersonList]) -> None:
        """Show the lists."""
        self._lists = read
        self.reload(len(read))

    def _own(self) -> PersonList | None:
        """Return the list under the cursor; None where there is none."""
        return self._lists[self._list.at] if self._lists else None

    def _undo(self, number: int, reason: str | None) -> None:
        """Take a list back, where it was said why."""
        if reason is not None:
            work = partial(self._lists_work.undo, number, reason)
            self.in_background(work, lambda own: self._undone(own.id), group="undo")

    def _take_over(self, number: int, wanted: bool | None) -> None:  # noqa: FBT001 - Textual's signature
        """Make records of a list if that is wanted."""
        if wanted:
            work = partial(self._lists_work.take_over, number)
            self.in_background(work, self._taken, group="take")

    def _taken(self, taken: TakenOver) -> None:
        """Say how many records were made, and why of others none was."""
        self.tell(welfare_words.came_of(taken))

    def _undone(self, number: int) -> None:
        """Say that a list was taken back."""
        self.tell(_("List {number} was taken back.").format(number=number))
        self.action_refresh()

    def _rows(self, first: int, limit: int) -> list[Row]:
        """Return a page of rows."""
        return [_row(own) for own in self._lists[first : first + limit]]


def _is_welfare(own: PersonList) -> bool:
    """Return whether a list that counts is of PPKS or PSKS."""
    welfare = own.kind.purpose in (Purpose.WELFARE_CASES, Purpose.WELFARE_RESOURCES)
    return welfare and own.state is ListState.STANDS


def _row(own: PersonList) -> Row:
    """Return a list as a row."""
    counts = map(terms.number, (own.entries, own.matched, own.several))
    kind = own.kind
    return Row(
        str(own.id),
        (
            str(own.id),
            terms.purpose(kind.purpose),
            kind.programme,
            own.period,
            *counts,
            terms.list_state(own.state),
        ),
    )
