"""A verdict: what was decided on each request, and what of it stands in the register now.

Format: parcel-1, section 5, "Verdict". A line that fails is refused by itself.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from forms.canonical import Json, canonical
from forms.errors import DamagedError
from forms.set_records import Cover
from siksng_tui.exchange.errors import RequestLineWrongError
from siksng_tui.exchange.offices import OFFICE_ID
from siksng_tui.exchange.request_reading import (
    descents,
    may_be_stored,
    read_carried_revision,
    read_cover,
)
from siksng_tui.exchange.strictjson import NUMBER, NUMBER_OR_NONE, Fields, parse_canonical
from siksng_tui.exchange.submission import CarriedRevision, cover_json

LINE: Final = "decision"
"""What the key `line` says."""

_KEYS: Final = (
    "fields",
    "kept",
    "line",
    "number",
    "office",
    "outcome",
    "paper",
    "reason",
    "revisions",
)


class Outcome(StrEnum):
    """What was decided."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    ABSORBED = "absorbed"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class CarriedDecision:
    """A decision as it travels.

    `office` decided; `kept` names the request that is kept for an absorbed one; `fields` are the
    answers to mend of a returned one, "SUBJECT/PATH"; `revisions` what the register has of an
    accepted one, in the order of application, or what was made of a returned one.
    """

    number: str
    outcome: Outcome
    reason: str
    office: str
    kept: str
    fields: tuple[str, ...]
    paper: Cover | None
    revisions: tuple[CarriedRevision, ...]

    def to_json(self) -> dict[str, Json]:
        """Return the decision as a line carries it."""
        return {
            "fields": list[Json](self.fields),
            "kept": self.kept,
            "line": LINE,
            "number": self.number,
            "office": self.office,
            "outcome": self.outcome.value,
            "paper": cover_json(self.paper) if self.paper else None,
            "reason": self.reason,
            "revisions": [revision.to_json() for revision in self.revisions],
        }


def decision_line(decision: CarriedDecision) -> bytes:
    """Return the line of a decision: canonical bytes without line feed."""
    return canonical(decision.to_json())


def read_decision_line(line: bytes) -> CarriedDecision:
    """Return the decision of a line.

    Raises:
        RequestLineWrongError: it is not as described, holds text that may not be stored, or its
            revisions do not follow each other.
    """
    try:
        value = parse_canonical(line)
        decision = _decision(Fields(value, _KEYS))
        same = decision.to_json() == value
    except (ValueError, OverflowError, DamagedError):
        same = False
    if not same:
        raise RequestLineWrongError(part="form")
    if not may_be_stored(line.decode(), value):
        raise RequestLineWrongError(part="text")
    descents(decision.revisions)
    return decision


def _decision(fields: Fields) -> CarriedDecision:
    """Return the decision of a parsed line.

    Raises:
        ValueError, DamagedError: it is not as described.
    """
    fields.word("line", LINE)
    decision = CarriedDecision(
        number=fields.text("number", NUMBER),
        outcome=Outcome(fields.text("outcome")),
        reason=fields.text("reason"),
        office=fields.text("office", OFFICE_ID),
        kept=fields.text("kept", NUMBER_OR_NONE),
        fields=fields.texts("fields"),
        paper=read_cover(fields.any("paper")),
        revisions=tuple(read_carried_revision(item) for item in fields.items("revisions")),
    )
    absorbed = decision.outcome is Outcome.ABSORBED
    if absorbed is not (decision.kept != "") or decision.kept == decision.number:
        raise ValueError("kept")
    if decision.revisions and decision.outcome in {Outcome.REJECTED, Outcome.ABSORBED}:
        raise ValueError("revisions")
    return decision
