"""What a village meeting decided about a family, as the answers of its record say it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from forms import told
from forms.instrument import Instrument
from forms.records import Answers, RequestKind, Subject
from reports.page.decisions import Decision

LEFT: Final = MappingProxyType(
    {
        "deactivated.well_off": Decision.WELL_OFF,
        "deactivated.moved": Decision.MOVED,
        "deactivated.died": Decision.DIED,
        "deactivated.not_found": Decision.UNEXPLAINED,
        "deactivated.duplicate": Decision.DOUBLE,
    }
)
"""What it decided about a family that leaves the list, which goes before an older answer."""

REASONS: Final = MappingProxyType(
    {
        "not_found_reason.moved": Decision.MOVED,
        "not_found_reason.died": Decision.DIED,
        "not_found_reason.unknown": Decision.UNKNOWN,
        "not_found_reason.no_address": Decision.NO_ADDRESS,
    }
)
"""Why a family was not found."""

FOUND: Final = MappingProxyType(
    {"well_off.no": Decision.NOT_WELL_OFF, "well_off.yes": Decision.WELL_OFF}
)
"""What it decided about a family of the prelist that was found."""

NEW: Final = MappingProxyType(
    {"well_off.no": Decision.NEW_NOT_WELL_OFF, "well_off.yes": Decision.NEW_WELL_OFF}
)
"""What it decided about a family that is proposed."""


def decision(questions: Instrument, household: Subject, kind: RequestKind) -> Decision:
    """Return the decision about the family that a request of a kind concerns.

    Args:
        questions: the questionnaire.
        household: as the request has it.
        kind: of the request; who is new is a proposal, whatever else was answered.
    """
    answers = household.answers
    left = _told(questions, answers, LEFT, Decision.UNASKED)
    if left is not Decision.UNASKED or "meeting_result" not in questions.roles:
        return left
    if told.means(questions, answers, "meeting_result.duplicate"):
        return Decision.DOUBLE
    if told.means(questions, answers, "meeting_result.not_found"):
        return _told(questions, answers, REASONS, Decision.UNEXPLAINED)
    is_new = told.means(questions, answers, "meeting_result.new")
    if is_new or kind is RequestKind.NEW_HOUSEHOLD:
        return _told(questions, answers, NEW, Decision.NEW_OPEN)
    return _told(questions, answers, FOUND, Decision.OPEN)


def _told(
    questions: Instrument, answers: Answers, known: Mapping[str, Decision], otherwise: Decision
) -> Decision:
    """Return the decision of the first meaning that an answer has."""
    found = (own for meaning, own in known.items() if told.means(questions, answers, meaning))
    return next(found, otherwise)
