"""People and households that are registered twice."""

from typing import Final

from siksng_tui.words import N_

SENTENCES: Final = {
    "duplicate-not-found": N_(
        "There is no such pair. Search for duplicates again, and choose one of the list."
    ),
    "side-missing": N_("Say which of both records stays: 1 or 2."),
    "duplicate-resolved": N_(
        "Request {number} takes one of both off the list already. Withdraw it first."
    ),
}
"""Code to sentence; a value in braces comes from the error's facts."""
