"""The road of a request on one page: who had it when, at which office, in which parcel."""

from collections.abc import Iterator

from siksng_tui.screens.frame.read_page import ReadPageScreen
from siksng_tui.services.requests import ledger_words
from siksng_tui.services.requests.roads import Road, Stop
from siksng_tui.widgets.page import TextLine, heading, plain, strong, wrapped
from siksng_tui.wording import terms
from siksng_tui.wording.days import show_moment
from siksng_tui.words import N_, _

ASIDE = 18
"""Cells that a stop's further lines stand from the edge: below its words."""


class RoadScreen(ReadPageScreen[Road]):
    """What this office knows of a request's road, the oldest first."""

    TITLE = N_("Road of a request")
    PAGE = "road"

    def lines_of(self, read: Road) -> Iterator[TextLine]:
        """Return the lines of a road."""
        return page(read)


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
            yield heading(ledger_words.office_above(office))
        yield from _stop(stop)


def _stop(of: Stop) -> Iterator[TextLine]:
    """Yield one stop: when, who, what; below it why."""
    moment = show_moment(of.time)
    who = ledger_words.who(of)
    said = f"{who}: {ledger_words.stop(of)}" if who else ledger_words.stop(of)
    yield from wrapped(f"{moment}  {said}", hanging=ASIDE)
    if of.reason:
        yield from wrapped(_("Reason: {reason}").format(reason=of.reason), ASIDE)
