"""What a review can do: read a request, take its steps, open what belongs to it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from textual.screen import Screen

from forms.lifecycle import Step
from forms.records import Request
from siksng_tui.screens.printing.printing import Offer
from siksng_tui.screens.requests.mend_steps import MendWork
from siksng_tui.services.requests.queues import Review

Steps = Mapping[Step, Callable[[str, str], Request]]
"""What a person may do: takes a step for a request, by its number and with a reason."""


@dataclass(frozen=True, slots=True)
class ReviewWork:
    """What a review can do.

    Args:
        read: gives a request with all that belongs to it, in a thread.
        place: gives the name of a village and of the district above, by the village's code.
        steps: the steps that this person may take; each runs in a thread.
        fill_in: gives the form of a draft; None where the person may only look.
        mend: mends what offices below sent; None as for `fill_in`.
        papers: gives the papers of a request that can be printed.
        road: gives the screen of who had a request when.
        conflicts: gives the screen on which conflicts are settled; None as for `fill_in`.
    """

    read: Callable[[str], Review]
    place: Callable[[str], str]
    steps: Steps
    fill_in: Callable[[str], Screen[str]] | None
    mend: MendWork | None
    papers: Callable[[Request], Sequence[Offer]]
    road: Callable[[str], Screen[None]]
    conflicts: Callable[[str], Screen[str]] | None
