"""The road of a request on one page: who had it when, at which office, in which parcel."""

from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from siksng_tui import keys, ledger_words, terms
from siksng_tui.screens.frame import Frame
from siksng_tui.services.roads import Road, Stop
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.page import PageWidget, TextLine, heading, plain, strong, wrapped
from siksng_tui.words import N_, _

MOMENT = "%d-%m-%Y %H:%M"
"""How a time is shown."""

ASIDE = 18
"""Cells that a stop's further lines stand from the edge: below its words."""


class RoadScreen(Frame[None]):
    """What this office knows of a request's road, the oldest first."""

    TITLE = N_("Road of a request")
    PAGE = "road"
    KEYS = ("everywhere.back", "everywhere.help", "case.refresh", "page.page_down")
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("case.refresh")]

    def __init__(self, heading: Heading, read: Callable[[], Road]) -> None:
        """Show a road, which is read in a thread."""
        super().__init__(heading)
        self._read = read
        self._page = PageWidget()

    def body(self) -> Sequence[Widget]:
        """Return the page."""
        return (self._page,)

    def on_mount(self) -> None:
        """Begin at the first stop."""
        self._page.focus()
        self.action_refresh()

    def action_refresh(self) -> None:
        """Read the road again."""
        self.in_background(self._read, self._show, group="read")

    def _show(self, road: Road) -> None:
        """Show the road."""
        self._page.load(page(road))


def page(of: Road) -> Iterator[TextLine]:
    """Yield the request, then each office that had it with what happened there."""
    request = of.request
    kind = _(terms.REQUEST_KINDS[request.kind])
    yield strong(f"{request.number}  {kind}  {terms.state(request.state)}")
    yield plain(_("Entered by: {office}").format(office=of.owner))
    if request.flags:
        yield strong(", ".join(map(terms.flag, request.flags)))
    office = None
    for stop in of.stops:
        if stop.office != office:
            office = stop.office
            yield plain()
            yield heading(office)
        yield from _stop(stop)


def _stop(of: Stop) -> Iterator[TextLine]:
    """Yield one stop: when, who, what; below it why."""
    moment = of.time.astimezone().strftime(MOMENT)
    who = f"{of.account}: " if of.account else ""
    yield from wrapped(f"{moment}  {who}{ledger_words.stop(of)}", hanging=ASIDE)
    if of.reason:
        yield from wrapped(_("Reason: {reason}").format(reason=of.reason), ASIDE)
