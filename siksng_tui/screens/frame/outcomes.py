"""What became of many requests at once: how many went on, and why each other one did not."""

from collections.abc import Iterator, Sequence

from textual.widget import Widget

from siksng_tui import messages
from siksng_tui.screens.frame.frame import Frame
from siksng_tui.services.requests.workflow import Outcome
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.page import PageWidget, TextLine, heading, plain, strong, wrapped
from siksng_tui.wording import terms
from siksng_tui.words import N_, _


class OutcomesScreen(Frame[None]):
    """The refused ones first, each with its reason; then the others."""

    TITLE = N_("Outcome")
    PAGE = "outcomes"
    KEYS = ("everywhere.back", "everywhere.help", "page.page_down", "page.page_up")

    def __init__(self, heading: Heading, title: str, outcomes: Sequence[Outcome]) -> None:
        """Show what became of requests in a queue of that title."""
        super().__init__(heading)
        self._title = title
        self._page = PageWidget(_lines(outcomes))

    def said_title(self) -> str:
        """Return the title of the queue, and that this is what came of it."""
        return _("{title}: outcome").format(title=self._title)

    def body(self) -> Sequence[Widget]:
        """Return the page."""
        return (self._page,)


def _lines(outcomes: Sequence[Outcome]) -> Iterator[TextLine]:
    """Yield the counts, the refused requests with their reasons, and the others."""
    refused = [own for own in outcomes if own.refusal is not None]
    done = [own for own in outcomes if own.refusal is None]
    yield strong(
        _("Went on: {done}. Refused: {refused}.").format(
            done=terms.number(len(done)), refused=terms.number(len(refused))
        )
    )
    if refused:
        yield heading(_("Refused"))
    for own in refused:
        yield strong(own.number)
        if own.refusal is not None:
            yield from wrapped(messages.sentence(own.refusal), indent=3)
    if done:
        yield heading(_("Went on"))
    for own in done:
        yield plain(f"{own.number}  {terms.state(own.state) if own.state else ''}")
