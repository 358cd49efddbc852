"""The requests of one section of the ledger; where the citizen is not told yet, the telling."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from textual.binding import BindingType
from textual.screen import Screen

from forms.errors import SiksngError
from forms.records import Request
from siksng_tui import keys
from siksng_tui.screens.exports.exporting import EXPORTS, Exporting, export_read
from siksng_tui.screens.frame.request_list import RequestListScreen, RequestPages
from siksng_tui.services.office import reasons
from siksng_tui.services.requests import ledger_words
from siksng_tui.services.requests.ledger import Section
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.prompt import Prompt
from siksng_tui.wording import terms
from siksng_tui.words import _


@dataclass(frozen=True, slots=True)
class SectionWork:
    """What can be done from a section.

    Args:
        section: which one it is.
        review: gives the screen of one of several requests.
        tell: notes that a citizen was told, and how, in a thread; None where that is not due or
            not this person's part.
        export: gives how requests go out as a file; None where that is not this person's part.
    """

    section: Section
    review: Callable[[Sequence[str], int], Screen[None]]
    tell: Callable[[str, str], Request] | None = None
    export: Callable[[Sequence[str]], Exporting] | None = None


class SectionScreen(RequestListScreen):
    """What waits longest stands first."""

    PAGE = "ledger"
    KEYS = (
        "list.open",
        "list.file",
        "list.road",
        "list.print",
        "everywhere.back",
        "everywhere.help",
        "list.refresh",
        "list.page_down",
    )
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("list.file", "list.print")]

    def __init__(self, heading: Heading, pages: RequestPages, work: SectionWork) -> None:
        """Show a section."""
        super().__init__(heading, pages)
        self._section_work = work

    def said_title(self) -> str:
        """Return what the requests wait for."""
        return _(ledger_words.SECTIONS[self._section_work.section])

    def keys_now(self) -> Sequence[str]:
        """Return the keys, without those that have no request or are not this person's part."""
        work, some = self._section_work, bool(self._numbers)
        works = {
            "list.file": some and work.tell is not None,
            "list.print": some and work.export is not None,
        }
        return [own for own in super().keys_now() if works.get(own, True)]

    def labels_now(self) -> Mapping[str, str]:
        """Return what F10 and Ctrl+P do here."""
        return {"list.file": _("Citizen told"), "list.print": _("Export")}

    def pages(self) -> Sequence[str]:
        """Return the pages of the manual: what is here, and how it goes out."""
        return (self.PAGE, EXPORTS)

    def hint(self) -> str:
        """Return what the keys do here, for this person."""
        if not self._numbers:
            return ""
        if self._section_work.tell is None:
            return _("Enter opens one; F4 shows its road.")
        return _("F10 notes that the citizen was told; F4 shows the road of a request.")

    def on_list_widget_chosen(self) -> None:
        """Open the request under the cursor."""
        self.app.push_screen(self._section_work.review(self._numbers, self._list.at))

    def action_print(self) -> None:
        """Write the requests shown as a file for another program."""
        export = self._section_work.export
        if self._numbers and export:
            export_read(self, partial(export, self._numbers))

    def action_file(self) -> None:
        """Ask how the citizen was told."""
        row, tell = self._list.row, self._section_work.tell
        if row is None or tell is None:
            self.notice(self.hint())
            return
        question = _("How was the citizen told what became of {number}?").format(number=row.key)
        window = Prompt(_("How:"), explanation=question, refusal=_untold)
        self.app.push_screen(window, partial(self._said_how, partial(tell, row.key)))

    def _said_how(self, tell: Callable[[str], Request], how: str | None) -> None:
        """Note it, and say so."""
        if how is not None:
            self.in_background(partial(tell, how), self._told, group="tell")

    def _told(self, request: Request) -> None:
        """Say where the request stands."""
        said = _("Request {number}: {state}.")
        self.notice(said.format(number=request.number, state=terms.state(request.state)))
        self.action_refresh()


def _untold(text: str) -> str:
    """Return why a text does not say how a citizen was told; empty where it does."""
    try:
        reasons.required(text)
    except SiksngError:
        return _("Write in a few words how: by letter, at the counter, at home.")
    return ""
