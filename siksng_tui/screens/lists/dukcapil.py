"""Dukcapil: whom the civil registry did not match, and what is to be done about each."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import ClassVar, Final

from textual.binding import BindingType
from textual.screen import Screen
from textual.widget import Widget

from forms.identity import masked
from siksng_tui import keys
from siksng_tui.intake.watch import Watch
from siksng_tui.screens.frame.list_screen import ListScreen
from siksng_tui.screens.frame.reason import ReasonPrompt
from siksng_tui.services.lists.registry_asking import Packed
from siksng_tui.services.lists.registry_list import View
from siksng_tui.services.lists.registry_matching import Answered, RegistryAnswer
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.listing import Column, ListWidget, Row
from siksng_tui.widgets.page import TextLines, plain, strong
from siksng_tui.widgets.progress import Progress
from siksng_tui.widgets.prompt import Prompt
from siksng_tui.wording import registry_words, terms
from siksng_tui.words import N_, _

COLUMNS: Final = (
    (N_("Name"), 0),
    (N_("NIK"), 16),
    (N_("Village"), 15),
    (N_("Answer"), 16),
    (N_("Request"), 10),
)
"""Title and width of each column; the name takes what is left."""


Read = tuple[Mapping[str, int], Sequence[Answered]]
"""How many stand under each outcome, and who is listed."""


@dataclass(frozen=True, slots=True)
class DukcapilWork:
    """What can be done with answers of the civil registry.

    Args:
        read: gives how many stand under each outcome, and whom a view lists; in a thread.
        village: gives the name of a village by its code.
        where: gives the folder that is offered.
        pack: writes what is to be asked into a folder or file; in a thread.
        write: writes the answers that are listed into a folder or file; in a thread. None for
            who is no operator.
        propose: gives the number of a new draft for what was answered about a person.
        family: gives the screen of one household of several.
    """

    read: Callable[[View], Read]
    village: Callable[[str], str]
    where: Callable[[], Path]
    pack: Callable[[str, Watch], tuple[Packed, Path]]
    write: Callable[[Sequence[Answered], str], Path] | None
    propose: Callable[[Answered, str], str]
    family: Callable[[Sequence[str], int], Screen[None]]


class DukcapilScreen(ListScreen[Read]):
    """The persons whom the registry did not match; F6 lists those of one answer."""

    TITLE = N_("Dukcapil")
    PAGE = "dukcapil"
    KEYS = (
        "list.file",
        "list.open",
        "list.new",
        "list.whose",
        "list.print",
        "everywhere.back",
        "everywhere.help",
        "list.refresh",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings("list.file", "list.new", "list.whose", "list.print")
    ]

    def __init__(self, heading: Heading, work: DukcapilWork) -> None:
        """Show who was not matched."""
        columns = [Column(_(title), width) for title, width in COLUMNS]
        nothing = _("Nobody waits here. F2 writes whom to ask about; Import takes the answers.")
        rows = ListWidget(columns, self._rows, 0, empty=nothing)
        super().__init__(heading, rows, lambda: work.read(self._view))
        self._dukcapil_work = work
        self._view = View.NOT_MATCHED
        self._found: Sequence[Answered] = ()
        self._counted = TextLines([plain()])

    def body(self) -> Sequence[Widget]:
        """Return how many stand where, and the list."""
        return (self._counted, self._list)

    def on_mount(self) -> None:
        """Read who was not matched."""
        super().on_mount()
        self.action_refresh()

    def keys_now(self) -> Sequence[str]:
        """Return the keys; those of a person only where there is one."""
        here = bool(self._found)
        works = {
            "list.file": here,
            "list.open": here,
            "list.print": here and self._dukcapil_work.write is not None,
        }
        return [own for own in super().keys_now() if works.get(own, True)]

    def labels_now(self) -> Mapping[str, str]:
        """Return what the keys do here."""
        return {
            "list.file": _("Make a request"),
            "list.open": _("Family"),
            "list.new": _("Whom to ask about"),
            "list.whose": _("Which"),
            "list.print": _("Export"),
        }

    def hint(self) -> str:
        """Return what the registry has of the person under the cursor."""
        return _told(self._found[self._list.at].answer) if self._found else ""

    def on_list_widget_moved(self) -> None:
        """Tell what the registry has of that person, once what was done is told."""
        self.say_hint()

    def on_list_widget_chosen(self) -> None:
        """Open the family."""
        homes = list(dict.fromkeys(own.asked.household for own in self._found))
        at = homes.index(self._found[self._list.at].asked.household)
        self.app.push_screen(self._dukcapil_work.family(homes, at))

    def action_file(self) -> None:
        """Ask why, and make a request of what was answered about a person."""
        if not self._found:
            self.notice(_("Nobody waits here."))
            return
        own = self._found[self._list.at]
        if own.answer.request:
            said = _("Request {number} was made of this already.")
            self.notice(said.format(number=own.answer.request))
            return
        question = _("What the civil registry answered becomes a draft: why?")
        reason = _("Dukcapil: {outcome}").format(outcome=registry_words.outcome(own.answer.outcome))
        self.app.push_screen(ReasonPrompt(question, reason), partial(self._propose, own))

    def action_new(self) -> None:
        """Ask where to, and write whom to ask about."""
        explanation = _("A workbook for the civil registry: whom it has not matched yet.")
        where = str(self._dukcapil_work.where())
        window = Prompt(_("Write to:"), where, explanation=explanation)
        self.app.push_screen(window, self._pack)

    def action_whose(self) -> None:
        """List the answers of another kind."""
        every = list(View)
        self._view = every[(every.index(self._view) + 1) % len(every)]
        self.in_background(self._read, self._viewed, group="read")

    def action_print(self) -> None:
        """Ask where to, and write the answers that are listed."""
        if not self._found or self._dukcapil_work.write is None:
            return
        explanation = _("It holds personal data: give it only to whom it is meant for.")
        where = str(self._dukcapil_work.where())
        window = Prompt(_("Write to:"), where, explanation=explanation)
        self.app.push_screen(window, partial(self._write, self._dukcapil_work.write))

    def show(self, read: Read) -> None:
        """Show who is listed."""
        counts, self._found = read
        told = ", ".join(
            f"{registry_words.outcome(outcome)} {terms.number(count)}"
            for outcome, count in counts.items()
        )
        self._counted.load([strong(told or _("The civil registry has answered nothing yet."))])
        self.reload(len(self._found))

    def _viewed(self, read: Read) -> None:
        """Show the answers of another kind, and say which."""
        self.show(read)
        count = terms.number(len(self._found))
        which = _(registry_words.VIEWS[self._view])
        self.tell(_("Listed: {which}, {count}.").format(which=which, count=count))

    def _propose(self, own: Answered, reason: str | None) -> None:
        """Make a request of an answer."""
        if reason is not None:
            work = partial(self._dukcapil_work.propose, own, reason)
            self.in_background(work, self._proposed, group="propose")

    def _proposed(self, number: str) -> None:
        """Say which draft waits to be filled in."""
        self.tell(_("Draft {number} waits to be filled in: see Drafts.").format(number=number))
        self.action_refresh()

    def _write(self, write: Callable[[Sequence[Answered], str], Path], said: str | None) -> None:
        """Write the answers that are listed."""
        if said is not None and said.strip():
            found = self._found
            work = partial(write, found, said.strip())
            self.in_background(work, partial(self._written, len(found)), group="write")

    def _written(self, count: int, path: Path) -> None:
        """Say what was written."""
        said = _("Written: {path}, rows: {rows}.")
        self.tell(said.format(path=path.name, rows=terms.number(count)))

    def _pack(self, said: str | None) -> None:
        """Write whom to ask about."""
        if said is None or not said.strip():
            return

        def work(window: Progress) -> tuple[Packed, Path]:
            watch = Watch(progress=window.step, cancelled=window.cancelled.is_set)
            return self._dukcapil_work.pack(said.strip(), watch)

        self.with_progress(_("Writing whom to ask about"), work, self._packed)

    def _packed(self, done: tuple[Packed, Path]) -> None:
        """Say how many are asked about."""
        packed, path = done
        said = _(
            "{asked} are asked about, {doubtful} will probably fail, {out} are left out: {path}"
        )
        self.notice(
            said.format(
                asked=terms.number(packed.asked),
                doubtful=terms.number(packed.doubtful),
                out=terms.number(packed.left_out),
                path=path.name,
            )
        )

    def _rows(self, first: int, limit: int) -> list[Row]:
        """Return a page of rows."""
        return [self._row(own) for own in self._found[first : first + limit]]

    def _row(self, own: Answered) -> Row:
        """Return a person as a row; the number is masked."""
        cells = (
            own.asked.name,
            masked(own.asked.nik),
            self._dukcapil_work.village(own.asked.village),
            registry_words.outcome(own.answer.outcome),
            own.answer.request.split("-", 2)[-1] or "-",
        )
        return Row(own.asked.person, cells)


def _told(own: RegistryAnswer) -> str:
    """Return what the registry answered, what it has otherwise, and the request that was made."""
    said = [registry_words.outcome(own.outcome)]
    if own.similarity:
        said.append(_("names {similarity} % alike").format(similarity=own.similarity))
    if own.differs:
        there = registry_words.differing(own.differs, own.answers)
        said.append(_("in the registry: {answers}").format(answers=there))
    if own.request:
        said.append(_("request {number}").format(number=own.request))
    return "; ".join(said)
