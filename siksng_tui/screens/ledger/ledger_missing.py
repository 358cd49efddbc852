"""What is missing from the ledger, and the sums of each link between two offices."""

from collections.abc import Iterator, Mapping

from siksng_tui.screens.frame.read_page import ReadPageScreen
from siksng_tui.services.requests import ledger_words
from siksng_tui.services.requests.ledger import Ledger, LinkTotals
from siksng_tui.widgets.page import TextLine, heading, plain, strong, wrapped
from siksng_tui.wording import terms
from siksng_tui.words import N_, _

Names = Mapping[str, str]
"""Ids of offices to their names."""


class MissingScreen(ReadPageScreen[tuple[Ledger, Names]]):
    """A page to be read."""

    TITLE = N_("What is missing")
    PAGE = "ledger"

    def lines_of(self, read: tuple[Ledger, Names]) -> Iterator[TextLine]:
        """Return the lines of ledger and names of offices."""
        return page(*read)


def page(read: Ledger, names: Names) -> Iterator[TextLine]:
    """Yield each missing number, then what went over each link."""
    yield strong(ledger_words.verdict(read))
    yield plain()
    yield heading(_("What is missing"))
    missing = [line for own in _missing(read, names) for line in wrapped(own)]
    yield from missing or [plain(_("None."))]
    yield plain()
    yield heading(_("Links between offices"))
    links = [line for own in read.links for line in _link(own, names)]
    yield from links or [plain(_("None."))]


def _missing(read: Ledger, names: Names) -> Iterator[str]:
    """Yield a sentence for each thing that is missing."""
    if read.unplaced:
        yield _("Requests that stand nowhere, or twice: {count}").format(count=abs(read.unplaced))
    for gap in read.gaps:
        said = _("Requests {series}: numbers {first} to {last} are nowhere.")
        yield said.format(series=gap.series, first=gap.first, last=gap.last)
    for came in read.missing:
        said = _("Parcel no. {number} of {office} never came: ask for it.")
        yield said.format(number=came.sequence, office=names.get(came.sender, came.sender))
    for made in read.lost:
        said = _("Parcel no. {number} to {office} was made here and is gone.")
        yield said.format(number=made.sequence, office=names.get(made.recipient, made.recipient))


def _link(own: LinkTotals, names: Names) -> Iterator[TextLine]:
    """Yield what went over a link one way."""
    other = own.recipient if own.direction == "out" else own.sender
    way, kind = _(ledger_words.WAYS[own.direction]), _(terms.PARCEL_KINDS[own.kind])
    yield strong(f"{names.get(other, other)}: {kind}, {way}")
    said = _(
        "{parcels} parcels, {records} records = {accepted} taken + {refused} refused + {waiting} "
        "laid aside + {unanswered} unanswered"
    )
    counts = {
        "parcels": own.parcels,
        "records": own.records,
        "accepted": own.accepted,
        "refused": own.refused,
        "waiting": own.waiting,
        "unanswered": own.unanswered,
    }
    yield from wrapped(said.format_map({name: terms.number(n) for name, n in counts.items()}), 3)
    if not own.balanced:
        yield strong(_("   These numbers do not add up."))
