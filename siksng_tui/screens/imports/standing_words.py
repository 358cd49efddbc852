"""How many rows of a file stand where, in words."""

from collections.abc import Mapping
from typing import Final

from siksng_tui.services.incoming_files.import_counts import Standing
from siksng_tui.wording import terms
from siksng_tui.words import N_, _

COUNTED: Final[Mapping[Standing, str]] = {
    Standing.NEW: N_("new {count}"),
    Standing.CHANGED: N_("changed {count}"),
    Standing.UNCHANGED: N_("unchanged {count}"),
    Standing.DOUBTFUL: N_("doubtful {count}"),
    Standing.REFUSED: N_("refused {count}"),
    Standing.LEFT_OUT: N_("left out {count}"),
}
"""How each count is said."""


def counts(found: Mapping[Standing, int]) -> str:
    """Return each count; that of rows left out only where some are."""
    told = (own for own in COUNTED if found.get(own) or own is not Standing.LEFT_OUT)
    return ", ".join(_(COUNTED[own]).format(count=terms.number(found[own])) for own in told)
