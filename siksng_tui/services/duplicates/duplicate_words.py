"""Pairs in words: what is registered twice, why that is likely, and which record should stay."""

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from forms.duplicates import Field, Level, weights
from forms.records import State
from siksng_tui import words
from siksng_tui.services.duplicates.duplicates import Pair, PairKind, PairOutcome, Resolved
from siksng_tui.services.duplicates.staying import Advice, Why
from siksng_tui.words import N_, _

KINDS: Final[Mapping[PairKind, str]] = MappingProxyType(
    {PairKind.PERSON: N_("Person"), PairKind.HOUSEHOLD: N_("Household")}
)
"""What is registered twice."""

OUTCOMES: Final[Mapping[PairOutcome, str]] = MappingProxyType(
    {
        PairOutcome.SAME: N_("one and the same"),
        PairOutcome.DIFFERENT: N_("two different ones"),
        PairOutcome.VISIT: N_("to be visited"),
    }
)
"""What was said of a pair."""

ADVICE: Final[Mapping[Why, str]] = MappingProxyType(
    {
        Why.AID: N_("Advice: {side} stays, aid is paid on it."),
        Why.NUMBER: N_("Advice: {side} stays, it has a DTKS ID."),
        Why.NIK: N_("Advice: {side} stays, it has more valid NIK."),
        Why.FULLER: N_("Advice: {side} stays, more is answered on it."),
    }
)
"""Why a record should stay."""

SAID_FOR: Final = (Level.AGREE, Level.ALIKE, Level.FAINT)
"""Levels that speak for one person; the others but missing answers speak against it."""


def kind(pair: Pair) -> str:
    """Return what is registered twice."""
    return _(KINDS[pair.kind])


def outcome(own: PairOutcome) -> str:
    """Return what was said of a pair."""
    return _(OUTCOMES[own])


def advised(own: Advice | None) -> str:
    """Return which record should stay and why; that nothing tells them apart where it is so."""
    if own is None:
        return _("Nothing says which record should stay: you decide.")
    return _(ADVICE[own.why]).format(side=own.side + 1)


def said_of(own: Pair) -> str:
    """Return who called a pair two, and why; empty for every other one."""
    if own.outcome is not PairOutcome.DIFFERENT:
        return ""
    said = _("Called different by {account}: {reason}. Enter, then 4 puts it back on the list.")
    return said.format(account=own.account, reason=own.reason)


def why(pair: Pair) -> str:
    """Return why a pair is likely one: what speaks for it, then what speaks against it."""
    facts = json.loads(pair.reasons)
    return _of_household(facts) if pair.kind is PairKind.HOUSEHOLD else _of_person(facts)


def came_of(came: Resolved) -> str:
    """Return what came of a resolution, and what comes next."""
    if not came.request:
        return _("Kept: {outcome}.").format(outcome=outcome(came.outcome))
    if came.state is State.DRAFT:
        said = _("Request {number} was begun. Complete it under Drafts.")
    else:
        said = _("Request {number} was filed. Next: Finalisation.")
    return said.format(number=came.request)


def _of_household(facts: Mapping[str, int]) -> str:
    """Return how many persons stand in both households, and whether these are in one village."""
    said = _("{both} persons stand in both, of {first} in the first and {second} in the second")
    place = _("different villages") if facts["moved"] else _("same village")
    return f"{said.format(**facts)}; {place}, {_came_to_be(facts)}."


def _came_to_be(facts: Mapping[str, int]) -> str:
    """Return how a household may have come to stand there twice."""
    if facts["first"] != facts["second"]:
        return _("perhaps split or merged")
    return _("perhaps moved") if facts["moved"] else _("perhaps registered again")


def _of_person(levels: Mapping[str, str]) -> str:
    """Return what agrees, then what does not."""
    read = [(Field(field), Level(levels[field])) for field in Field if field in levels]
    for_it = [_text(field, level) for field, level in read if level in SAID_FOR]
    against = [
        _text(field, level)
        for field, level in read
        if level is Level.DISAGREE and field is not Field.HOME
    ]
    return "; ".join(", ".join(part) for part in (for_it, against) if part) + "."


def _text(field: Field, level: Level) -> str:
    """Return a reason in the language that is spoken."""
    return weights()[field, level].text(words.language())
