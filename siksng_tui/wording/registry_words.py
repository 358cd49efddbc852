"""What the civil registry answered, in words: what it came to, and what differs."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from siksng_tui.intake.registry import Doubt, Outcome
from siksng_tui.words import N_, _

OUTCOMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        Outcome.MATCHED: N_("Matched"),
        Outcome.OTHER_NAME: N_("Not matched: another name"),
        Outcome.UNKNOWN: N_("Not matched: no such NIK"),
        Outcome.DECEASED: N_("Died"),
    }
)
"""What an answer came to."""

DOUBTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        Doubt.NUMBER_MISSING: N_("no NIK"),
        Doubt.NUMBER_INCOMPLETE: N_("the NIK has not 16 digits"),
        Doubt.NUMBER_PLACEHOLDER: N_("the NIK is a placeholder"),
        Doubt.NUMBER_SHARED: N_("another person bears the same NIK"),
        Doubt.BIRTH: N_("another date of birth"),
        Doubt.SEX: N_("another sex"),
        Doubt.CARD: N_("another family card"),
        Doubt.NAME: N_("another spelling of the name"),
    }
)
"""Why the registry will probably not match a person, or what it says otherwise."""


def outcome(own: str) -> str:
    """Return what an answer came to."""
    return _(OUTCOMES[own])


def doubt(own: str) -> str:
    """Return what differs, or will not be matched."""
    return _(DOUBTS[own])
