"""What the civil registry answered, in words: what it came to, and what differs."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from forms.identity import masked
from forms.instrument import ValueType, Variable
from forms.records import Answers
from forms.values import label, show_answer
from siksng_tui import words
from siksng_tui.intake.profile_file import listing
from siksng_tui.intake.registry import Doubt, Outcome
from siksng_tui.words import N_, _

VIEWS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "not-matched": N_("all not matched"),
        "other-name": N_("another name"),
        "unknown": N_("no such NIK"),
        "deceased": N_("died"),
        "differing": N_("matched, but not alike"),
    }
)
"""Which answers are listed."""

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


_ANSWERED: Final[Mapping[str, str]] = MappingProxyType(
    {
        Doubt.NAME: "nama",
        Doubt.BIRTH: "tanggal_lahir",
        Doubt.SEX: "jenis_kelamin",
        Doubt.CARD: "nokk",
    }
)
"""The question of a list whose answer is meant where something differs."""


def differing(differs: Sequence[str], answers: Answers) -> str:
    """Return what the registry has otherwise, each with its answer; the card is masked."""
    variables = (listing().variable(_ANSWERED[doubt]) for doubt in differs)
    return ", ".join(f"{own.label(words.language())} {_shown(own, answers)}" for own in variables)


def outcome(own: str) -> str:
    """Return what an answer came to."""
    return _(OUTCOMES[own])


def doubt(own: str) -> str:
    """Return what differs, or will not be matched."""
    return _(DOUBTS[own])


def _shown(variable: Variable, answers: Answers) -> str:
    """Return an answer of the registry as it is read."""
    answer = answers.get(variable.name, "")
    if variable.type is ValueType.KK:
        return masked(str(answer))
    if variable.list is not None:
        return label(variable, answer, words.language())
    return show_answer(variable, answer, words.language())
