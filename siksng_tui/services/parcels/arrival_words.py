"""What became of a parcel's file, in words: on the screen and on the command line."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from siksng_tui import messages
from siksng_tui.exchange.receipt import Result
from siksng_tui.services.parcels.receiving import Arrival, Status
from siksng_tui.services.parcels.sweeping import Line
from siksng_tui.wording import terms
from siksng_tui.words import N_, _

STATUSES: Final[Mapping[Status, str]] = MappingProxyType(
    {
        Status.OPENED: N_("opened"),
        Status.AGAIN: N_("known already"),
        Status.WAITING: N_("waits for you"),
        Status.QUARANTINED: N_("set aside"),
        Status.REFUSED: N_("refused"),
    }
)
"""What became of a file."""


def counted(line: Line) -> str:
    """Return how many records were accepted, refused and wait; empty where none is counted."""
    if not line.counts:
        return ""
    said = _("accepted {accepted}, refused {refused}, waiting {waiting}")
    return said.format(**{own.value: terms.number(line.counts.get(own.value, 0)) for own in Result})


def explained(arrival: Arrival) -> str:
    """Return why a file was not simply opened and what to do; empty where nothing is to be done."""
    if arrival.refusal:
        return messages.sentence(arrival.refusal)
    if arrival.status is Status.QUARANTINED and arrival.parcel:
        own = arrival.parcel
        return messages.of_code(own.reason, office=own.sender, sequence=own.sequence)
    if arrival.status is Status.WAITING:
        return _(
            "Its time is doubtful: the clock of the sender or of this computer may be wrong. "
            "Ask the sender, then let it in with a reason."
        )
    if arrival.missing:
        numbers = ", ".join(map(str, arrival.missing))
        return _("Parcels before it never came: {numbers}. Ask the sender for them.").format(
            numbers=numbers
        )
    return ""
