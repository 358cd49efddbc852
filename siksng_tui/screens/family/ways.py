"""What can be begun for a family that the register has, in words of the catalogue."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from forms.records import RequestKind
from siksng_tui.words import N_


@dataclass(frozen=True, slots=True)
class Way:
    """One thing that can be begun, in words of the catalogue.

    Args:
        kind: of the request.
        label: what the window calls it.
        question: what the reason is asked with.
        reason: the one that Enter alone gives; empty where each case has its own.
        of_member: whether one member is meant.
        to_village: whether another village is meant.
        own_form: whether it is asked on a form of its own, whatever the family's is.
        newer_form: whether it moves the family to a newer form, which its label names where only
            one can be meant.
        parts: whether some members leave.
        joins: whether another family comes.
    """

    kind: RequestKind
    label: str
    question: str
    reason: str = ""
    of_member: bool = False
    to_village: bool = False
    own_form: bool = False
    newer_form: bool = False
    parts: bool = False
    joins: bool = False


WAYS: Final[Mapping[str, Way]] = MappingProxyType(
    {
        "correction": Way(
            RequestKind.CORRECTION, N_("Correction"), N_("Why is this family's data corrected?")
        ),
        "new_person": Way(
            RequestKind.NEW_PERSON,
            N_("New member"),
            N_("Why is a member added?"),
            N_("New member of the family"),
        ),
        "transfer": Way(
            RequestKind.TRANSFER,
            N_("Move to another village"),
            N_("Why does this family move?"),
            N_("Moved house"),
            to_village=True,
        ),
        "household_off": Way(
            RequestKind.DEACTIVATION,
            N_("Take the family off the list"),
            N_("Why does this family leave the list?"),
        ),
        "member_off": Way(
            RequestKind.DEACTIVATION,
            N_("Take a member off the list"),
            N_("Why does this member leave the list?"),
            of_member=True,
        ),
        "card_holder": Way(
            RequestKind.CARD_HOLDER_CHANGE,
            N_("Change of card holder"),
            N_("Why does the card get another holder?"),
            N_("Change of card holder"),
        ),
        "programme": Way(
            RequestKind.PROPOSAL,
            N_("Programme proposal"),
            N_("Why is this family proposed?"),
            N_("Proposed for a programme"),
            own_form=True,
        ),
        "split": Way(
            RequestKind.SPLIT,
            N_("Split the family card"),
            N_("Why do they get a card of their own?"),
            N_("New family card"),
            parts=True,
        ),
        "merge": Way(
            RequestKind.MERGE,
            N_("Merge with another family"),
            N_("Why do the two families become one?"),
            joins=True,
        ),
        "conversion": Way(
            RequestKind.CORRECTION,
            N_("Renewal on the {form}"),
            N_("Why is this family asked with the newer form?"),
            N_("Renewal on the newer form"),
            newer_form=True,
        ),
    }
)
"""Id to what can be begun, in the order in which a window offers it."""


CARDS: Final = ("card_holder", "programme")
"""The ways of whoever came to propose a KKS or BPNT card."""


ALL: Final = tuple(WAYS)
"""All ways, a correction first."""
