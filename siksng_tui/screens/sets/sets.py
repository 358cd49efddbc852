"""Decree sets: what waits to be sealed, and every set with where its requests stand."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar, Final

from textual.binding import BindingType
from textual.screen import Screen
from textual.widget import Widget

from forms.errors import SiksngError
from forms.records import RequestKind, Role, State
from forms.set_records import RequestSet
from siksng_tui import keys
from siksng_tui.screens.frame.list_screen import ListScreen
from siksng_tui.screens.frame.parts import is_part_of
from siksng_tui.screens.printing.printing import Offer, print_one_of
from siksng_tui.services.sets.sealing import SetLine
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.listing import Column, ListWidget, Row
from siksng_tui.widgets.prompt import Prompt, Question
from siksng_tui.wording import terms
from siksng_tui.words import N_, _, ngettext

COLUMNS: Final = (
    (N_("Set"), 22),
    (N_("Quarter"), 9),
    (N_("Families"), 9),
    (N_("State"), 18),
    (N_("Set code"), 0),
)
"""Title and width of each column."""

WAITING: Final = ""
"""Key of the row for what is authenticated and in no set yet."""

Read = tuple[Mapping[RequestKind, int], Sequence[SetLine]]
"""How many requests of each kind wait to be sealed, and the sets."""


@dataclass(frozen=True, slots=True)
class SetsWork:
    """What the list of sets can do.

    Args:
        roles: of the person.
        read: gives what waits to be sealed, and the sets; in a thread.
        cycle: gives the quarter that today belongs to.
        unusual: says whether a quarter is not one that is usually sealed for; refuses a text that
            is no quarter.
        seal: seals all that waits into a set of a quarter, in a thread.
        show: gives the screen of a set, by its number.
        cover: gives the screen that takes the signed paper of a set.
        drafts: prints each paper of what waits as a draft, the one that is asked for most first.
        papers: prints each paper of a set, by the set's number.
    """

    roles: frozenset[Role]
    read: Callable[[], Read]
    cycle: Callable[[], str]
    unusual: Callable[[str], bool]
    seal: Callable[[str], RequestSet]
    show: Callable[[str], Screen[None]]
    cover: Callable[[RequestSet], Screen[str]]
    drafts: Sequence[Offer]
    papers: Callable[[str], Sequence[Offer]]


class SetsScreen(ListScreen[Read]):
    """The row of what waits, then the sets, the newest first."""

    TITLE = N_("Decree sets")
    PAGE = "sets"
    KEYS = (
        "list.open",
        "list.file",
        "list.new",
        "list.print",
        "everywhere.back",
        "everywhere.help",
        "list.refresh",
    )
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("list.new", "list.file", "list.print")]

    def __init__(self, heading: Heading, work: SetsWork) -> None:
        """Show the sets."""
        columns = [Column(_(title), width, right=title == "Families") for title, width in COLUMNS]
        super().__init__(heading, ListWidget(columns, self._rows, 0), work.read)
        self._sets_work = work
        self._waiting, self._kinds = 0, ""
        self._lines: Sequence[SetLine] = ()
        self._just_sealed = ""
        self._begun = False

    def body(self) -> Sequence[Widget]:
        """Return the list."""
        return (self._list,)

    def hint(self) -> str:
        """Return what the keys do here, for this person."""
        roles = self._sets_work.roles
        told = (
            _("F2 seals what waits.") if Role.AUTHENTICATOR in roles else "",
            _("F10 takes the signed paper of a sealed set.") if Role.OPERATOR in roles else "",
        )
        return " ".join(own for own in told if own)

    def keys_now(self) -> Sequence[str]:
        """Return the keys of what this person can do with the row under the cursor."""
        row, seals = self._list.row, self._can_seal()
        waits = row is None or row.key == WAITING
        here = {
            "list.open": seals if waits else True,
            "list.new": seals,
            "list.file": seals if waits else self._can_cover(),
            "list.print": bool(self._waiting) if waits else True,
        }
        return [own for own in super().keys_now() if here.get(own, True)]

    def labels_now(self) -> Mapping[str, str]:
        """Return what Enter, F2 and F10 do with the row under the cursor."""
        row = self._list.row
        seal = {"list.new": _("Seal")}
        if row is None or row.key == WAITING:
            return {**seal, "list.open": _("Seal"), "list.file": _("Seal")}
        return {**seal, "list.file": _("Signed paper")}

    def on_list_widget_moved(self) -> None:
        """Show the keys of another row."""
        self.show_keys()

    def _can_seal(self) -> bool:
        """Return whether something waits that this person may seal."""
        return bool(self._waiting) and Role.AUTHENTICATOR in self._sets_work.roles

    def _can_cover(self) -> bool:
        """Return whether this person may take the signed paper of the set under the cursor."""
        row = self._list.row
        states = {own.set.number: own.state for own in self._lines}
        sealed = row is not None and states.get(row.key) is State.SEALED
        return sealed and Role.OPERATOR in self._sets_work.roles

    def on_screen_resume(self) -> None:
        """Read the sets, also when one was looked at."""
        self.action_refresh()

    def on_list_widget_chosen(self, message: ListWidget.Chosen) -> None:
        """Open a set; what waits is sealed."""
        if message.row.key == WAITING:
            self.action_new()
        else:
            self.app.push_screen(self._sets_work.show(message.row.key))

    def action_new(self) -> None:
        """Seal what waits: ask for the quarter, then once more."""
        if not is_part_of(self, self._sets_work.roles, Role.AUTHENTICATOR):
            return
        if not self._waiting:
            self.notice(_("No authenticated request waits to be sealed."))
            return
        prompt = Prompt(
            _("Quarter:"),
            self._sets_work.cycle(),
            explanation=_("For the work of which quarter is the set? As 2026-Q4."),
        )
        self.app.push_screen(prompt, self._cycle_given)

    def action_file(self) -> None:
        """Do what comes next for the row: seal, or take the signed paper."""
        row = self._list.row
        if row is None or row.key == WAITING:
            self.action_new()
            return
        if not is_part_of(self, self._sets_work.roles, Role.OPERATOR):
            return
        line = next(own for own in self._lines if own.set.number == row.key)
        if line.state is State.SEALED:
            screen = self._sets_work.cover(line.set)
            self.app.push_screen(screen, lambda said: self.notice(said or ""))
        else:
            self.notice(_("Its paper was taken already. Send it from the menu Send/receive."))

    def action_print(self) -> None:
        """Print a paper of the set; of what waits, a draft."""
        row = self._list.row
        if row is not None:
            waits = row.key == WAITING
            print_one_of(self, self._sets_work.drafts if waits else self._sets_work.papers(row.key))

    def _cycle_given(self, cycle: str | None) -> None:
        """Ask once more, with what is sealed."""
        if cycle is None:
            return
        try:
            unusual = self._sets_work.unusual(cycle)
        except SiksngError as error:
            self.refuse(error)
            return
        question = Question(*self._asked(cycle, unusual=unusual))
        self.app.push_screen(question, partial(self._seal, cycle))

    def _asked(self, cycle: str, *, unusual: bool) -> Iterator[str]:
        """Yield what is doubtful, what is sealed, and the question."""
        if unusual:
            doubt = _("{cycle} is neither this quarter nor the one before nor the next.")
            yield doubt.format(cycle=cycle)
        sealed = _("{kinds}. What is sealed stays as it is; unsealing needs a reason.")
        yield sealed.format(kinds=self._kinds)
        counted = ngettext(
            "Seal {count} request into a set for {cycle}?",
            "Seal {count} requests into a set for {cycle}?",
            self._waiting,
        )
        yield counted.format(count=terms.number(self._waiting), cycle=cycle)

    def _seal(self, cycle: str, wanted: bool | None) -> None:  # noqa: FBT001 - Textual's signature
        """Seal, if that is wanted."""
        if wanted:
            work = partial(self._sets_work.seal, cycle)
            self.in_background(work, self._sealed, group="seal")

    def _sealed(self, sealed: RequestSet) -> None:
        """Say which set it became."""
        said = _("Set {number} is sealed, its code is {code}. Ctrl+P prints its papers.")
        self.notice(said.format(number=sealed.number, code=sealed.code))
        self._just_sealed = sealed.number
        self.action_refresh()

    def show(self, read: Read) -> None:
        """Show what waits and the sets."""
        kinds, self._lines = read
        self._waiting, self._kinds = sum(kinds.values()), _counted(kinds)
        self.reload(1 + len(self._lines))
        numbers = [own.set.number for own in self._lines]
        if self._just_sealed in numbers:
            self._list.go_to(1 + numbers.index(self._just_sealed))
            self._just_sealed = ""
        if not self._begun:
            self._begun = True
            self._list.go_to(self._begins_at())

    def _begins_at(self) -> int:
        """Return the row at which this person has something to do, the first set where none."""
        states = [own.state for own in self._lines]
        if self._can_seal() or not states:
            return 0
        covers = Role.OPERATOR in self._sets_work.roles and State.SEALED in states
        return 1 + states.index(State.SEALED) if covers else 1

    def _rows(self, first: int, limit: int) -> list[Row]:
        """Return a page of rows, the first of all for what waits."""
        waits = Row(
            WAITING,
            (_("(not sealed)"), "", terms.number(self._waiting), _("waiting for a seal"), ""),
        )
        return [waits, *map(_row, self._lines)][first : first + limit]


def _counted(kinds: Mapping[RequestKind, int]) -> str:
    """Return how many of each kind there are, in words."""
    return ", ".join(
        f"{_(terms.REQUEST_KINDS[kind])} {terms.number(count)}" for kind, count in kinds.items()
    )


def _row(line: SetLine) -> Row:
    """Return a set as a row."""
    own = line.set
    count = terms.number(len(own.requests))
    return Row(own.number, (own.number, own.cycle, count, terms.state(line.state), own.code))
