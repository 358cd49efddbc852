"""PPKS and PSKS: who needs social services, and who helps, as this office keeps them."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import ClassVar, Final

from textual.binding import BindingType
from textual.screen import Screen
from textual.widget import Widget

from forms.errors import SiksngError
from forms.identity import masked
from forms.records import Role
from forms.welfare import WelfareClass, endings
from siksng_tui import keys, messages, words
from siksng_tui.screens.exports.exporting import EXPORTS, Exporting, export_read
from siksng_tui.screens.frame.list_screen import ListScreen
from siksng_tui.screens.frame.parts import is_part_of
from siksng_tui.services.lists.welfare import WelfareAsked, WelfareRecord
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.codes import Choice, CodeList
from siksng_tui.widgets.listing import Column, ListWidget, Row
from siksng_tui.widgets.prompt import Prompt
from siksng_tui.wording import terms
from siksng_tui.wording.days import read_day, show_day
from siksng_tui.words import N_, _

COLUMNS: Final = (
    (N_("Name"), 0),
    (N_("NIK"), 16),
    (N_("Kind"), 18),
    (N_("Village"), 10),
    (N_("Since"), 10),
)
"""Title and width of each column."""

TURNS: Final = (
    WelfareAsked(WelfareClass.CASE),
    WelfareAsked(WelfareClass.CASE, closed=True),
    WelfareAsked(WelfareClass.RESOURCE),
    WelfareAsked(WelfareClass.RESOURCE, closed=True),
)
"""What F6 shows, one after the other."""


@dataclass(frozen=True, slots=True)
class WelfareWork:
    """What can be done with records.

    Args:
        roles: of the person.
        count: gives how many are meant; in a thread.
        page: gives some of them.
        village: gives the name of a village by its code.
        form: gives the form of a record, or of a new one of a class; it returns what to say.
        close: closes a record from a day on, with the code of why; in a thread.
        figures: gives the screen of the counts.
        today: gives the day.
        export: gives how records go out; in a thread.
    """

    roles: frozenset[Role]
    count: Callable[[WelfareAsked], int]
    page: Callable[[WelfareAsked, int, int], Sequence[WelfareRecord]]
    village: Callable[[str], str]
    form: Callable[[WelfareRecord | WelfareClass], Screen[str]]
    close: Callable[[int, dt.date, str], None]
    figures: Callable[[WelfareClass], Screen[None]]
    today: Callable[[], dt.date]
    export: Callable[[WelfareAsked], Exporting]


class WelfareScreen(ListScreen[int]):
    """The records of a class, open or closed, by name."""

    TITLE = N_("PPKS and PSKS")
    PAGE = "welfare"
    KEYS = (
        "list.open",
        "list.new",
        "list.whose",
        "list.find",
        "list.remove",
        "list.results",
        "list.print",
        "everywhere.back",
        "everywhere.help",
        "list.page_down",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings("list.new", "list.whose", "list.find", "list.remove", "list.results"),
        *keys.bindings("list.print"),
    ]

    def __init__(self, heading: Heading, work: WelfareWork) -> None:
        """Show the open cases."""
        columns = [Column(_(title), width) for title, width in COLUMNS]
        rows = ListWidget(columns, self._rows, 0, empty=_("No record is meant. F2 enters one."))
        super().__init__(heading, rows, lambda: work.count(self._asked))
        self._welfare_work = work
        self._asked = TURNS[0]
        self._count = 0

    def body(self) -> Sequence[Widget]:
        """Return the list."""
        return (self._list,)

    def keys_now(self) -> Sequence[str]:
        """Return the keys that do something for this person with this row."""
        operates = Role.OPERATOR in self._welfare_work.roles
        here = {
            "list.open": bool(self._count),
            "list.new": operates,
            "list.remove": operates and bool(self._count) and not self._asked.closed,
            "list.print": operates and bool(self._count),
        }
        return [own for own in super().keys_now() if here.get(own, True)]

    def labels_now(self) -> Mapping[str, str]:
        """Return what the keys do here."""
        return {
            "list.whose": _("PPKS/PSKS"),
            "list.remove": _("Close"),
            "list.results": _("Figures"),
            "list.print": _("Export"),
        }

    def pages(self) -> Sequence[str]:
        """Return the pages of the manual: what is here, and how it goes out."""
        return (self.PAGE, EXPORTS)

    def hint(self) -> str:
        """Return what is shown, and more of the record under the cursor."""
        asked = self._asked
        state = _("closed") if asked.closed else _("open")
        said = [f"{_(terms.WELFARE[asked.of])}, {state}: {terms.number(self._count)}"]
        if asked.text:
            said.append(_('searched for "{text}"').format(text=asked.text))
        if here := self._record():
            said.append(_more(here))
        return "; ".join(said)

    def on_screen_resume(self) -> None:
        """Read the records, also when one was entered."""
        self.action_refresh()

    def on_list_widget_moved(self) -> None:
        """Say more of the record under the cursor."""
        self.say_hint()

    def on_list_widget_chosen(self) -> None:
        """Open the form of a record."""
        if here := self._record():
            self._open(here)

    def action_new(self) -> None:
        """Enter a record."""
        if is_part_of(self, self._welfare_work.roles, Role.OPERATOR):
            self._open(self._asked.of)

    def action_whose(self) -> None:
        """Show the other class, or the closed records."""
        shown = replace(self._asked, text="")
        self._asked = TURNS[(TURNS.index(shown) + 1) % len(TURNS)]
        self._list.go_to(0)
        self.action_refresh()

    def action_find(self) -> None:
        """Ask for a name or a NIK."""
        asked = _("A part of a name, or digits of a NIK; empty shows all.")
        window = Prompt(_("Search:"), self._asked.text, explanation=asked)
        self.app.push_screen(window, self._find)

    def action_results(self) -> None:
        """Show the counts by kind and village."""
        self.app.push_screen(self._welfare_work.figures(self._asked.of))

    def action_print(self) -> None:
        """Write the records shown as a file for another program."""
        if self._count and is_part_of(self, self._welfare_work.roles, Role.OPERATOR):
            export_read(self, partial(self._welfare_work.export, self._asked))

    def action_remove(self) -> None:
        """Ask why the record under the cursor is closed, and when that was."""
        here = self._record()
        if here is None or self._asked.closed:
            self.refuse_because(_("There is no open record under the cursor."))
        elif is_part_of(self, self._welfare_work.roles, Role.OPERATOR):
            language = words.language()
            choices = [Choice(own.code, own.label(language)) for own in endings().values()]
            window = CodeList(_("Why is it closed?"), choices)
            self.app.push_screen(window, partial(self._ended, here.id))

    def show(self, read: int) -> None:
        """Show the records."""
        self._count = read
        self.reload(read)
        self.say_hint()

    def _record(self) -> WelfareRecord | None:
        """Return the record under the cursor, None where none is, or none any more."""
        if not self._count:
            return None
        return next(iter(self._welfare_work.page(self._asked, self._list.at, 1)), None)

    def _open(self, what: WelfareRecord | WelfareClass) -> None:
        """Open a form, and say what came of it."""
        self.app.push_screen(self._welfare_work.form(what), lambda said: self.tell(said or ""))

    def _find(self, text: str | None) -> None:
        """Show who is meant by a text."""
        if text is not None:
            self._asked = replace(self._asked, text=text.strip())
            self._list.go_to(0)
            self.action_refresh()

    def _ended(self, number: int, ending: str | None) -> None:
        """Ask when a record ended."""
        if ending is None:
            return
        today = show_day(self._welfare_work.today())
        asked = Prompt(
            _("Last day:"),
            today,
            explanation=terms.welfare_ending(ending),
            refusal=_unreadable,
        )
        self.app.push_screen(asked, partial(self._close, number, ending))

    def _close(self, number: int, ending: str, text: str | None) -> None:
        """Close a record."""
        if text is not None:
            work = partial(self._welfare_work.close, number, read_day(text), ending)
            self.in_background(work, lambda _none: self.action_refresh(), group="close")

    def _rows(self, first: int, limit: int) -> list[Row]:
        """Return a page of rows."""
        return [self._row(own) for own in self._welfare_work.page(self._asked, first, limit)]

    def _row(self, own: WelfareRecord) -> Row:
        """Return a record as a row, its NIK masked."""
        said = own.said
        village = self._welfare_work.village(said.village) if said.village else ""
        day = own.closed or own.entered.astimezone().date()
        kind = terms.welfare_kind(said.of, said.kind)
        cells = (said.text("nama"), masked(said.text("nik")), kind, village, show_day(day))
        return Row(str(own.id), cells)


def _more(own: WelfareRecord) -> str:
    """Return what the columns do not hold: the number, why it ended, who of the register it is."""
    said = _("number {number}, in the register: {tied}")
    told = said.format(number=own.id, tied=own.person_name or terms.match(own.match))
    return ", ".join(part for part in (told, terms.welfare_ending(own.ending)) if part)


def _unreadable(text: str) -> str:
    """Return why a text is no day, empty where it is one."""
    try:
        read_day(text)
    except SiksngError as error:
        return messages.sentence(error, variable=_("Last day"))
    return ""
