"""A receipt: which submission came, and what became of each of its records.

Format: parcel-1, section 5, "Receipt". Its records are the receipt's own line, then the outcomes.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from forms.canonical import Json, canonical
from siksng_tui.exchange.errors import ParcelInsideWrongError
from siksng_tui.exchange.manifest import PARCEL_ID
from siksng_tui.exchange.strictjson import HASH, NUMBER_OR_NONE, Fields, parse_canonical

LINE: Final = "receipt"
OUTCOME_LINE: Final = "outcome"
"""What the key `line` says."""

REASON: Final = re.compile(r"[a-z0-9/_-]{0,100}", re.ASCII)
"""A code, and behind a slash the part that is meant; empty where there is none."""


class Result(StrEnum):
    """What became of a record."""

    ACCEPTED = "accepted"
    """It is being worked on."""

    REFUSED = "refused"
    """It was not taken; the reason says why."""

    WAITING = "waiting"
    """It was taken and waits for a person, for the reason that is said."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the record at a place, counted from 1.

    `number` is empty where the record could not be read; `reason` is empty when it was accepted.
    """

    position: int
    number: str
    result: Result
    reason: str = ""

    def to_json(self) -> dict[str, Json]:
        """Return the outcome as a line carries it."""
        return {
            "line": OUTCOME_LINE,
            "number": self.number,
            "outcome": self.result.value,
            "position": self.position,
            "reason": self.reason,
        }


@dataclass(frozen=True, slots=True)
class Receipt:
    """Which parcel came: id, place on the link, digest, and the sender's audit as it was then."""

    parcel: str
    epoch: int
    sequence: int
    digest: str
    audit_count: int
    audit_head: str
    outcomes: tuple[Outcome, ...]

    def lines(self) -> Iterator[bytes]:
        """Yield the records of the receipt: canonical bytes without line feed."""
        yield canonical(
            {
                "audit": {"count": self.audit_count, "head": self.audit_head},
                "line": LINE,
                "parcel": {
                    "digest": self.digest,
                    "epoch": self.epoch,
                    "id": self.parcel,
                    "sequence": self.sequence,
                },
            }
        )
        for outcome in self.outcomes:
            yield canonical(outcome.to_json())


def read_receipt(lines: Iterable[bytes]) -> Receipt:
    """Return the receipt of a parcel's records.

    Raises:
        ParcelInsideWrongError: it is not as described, or its outcomes do not count up from 1.
    """
    try:
        first, *others = lines
        fields = Fields(parse_canonical(first), ("audit", "line", "parcel"))
        audit = Fields(fields.any("audit"), ("count", "head"))
        parcel = Fields(fields.any("parcel"), ("digest", "epoch", "id", "sequence"))
        outcomes = tuple(_outcome(parse_canonical(line)) for line in others)
        fields.word("line", LINE)
        return Receipt(
            parcel=parcel.text("id", PARCEL_ID),
            epoch=parcel.whole("epoch", 1),
            sequence=parcel.whole("sequence", 1),
            digest=parcel.text("digest", HASH),
            audit_count=audit.whole("count"),
            audit_head=audit.text("head", HASH),
            outcomes=_in_order(outcomes),
        )
    except ValueError:
        raise ParcelInsideWrongError(part="receipt") from None


def _outcome(value: Json) -> Outcome:
    """Return the outcome of a parsed line.

    Raises:
        ValueError: it is not as described.
    """
    fields = Fields(value, ("line", "number", "outcome", "position", "reason"))
    outcome = Outcome(
        position=fields.whole("position", 1),
        number=fields.text("number", NUMBER_OR_NONE),
        result=Result(fields.text("outcome")),
        reason=fields.text("reason", REASON),
    )
    fields.word("line", OUTCOME_LINE)
    if (outcome.result is Result.ACCEPTED) is not (outcome.reason == ""):
        raise ValueError("reason")
    return outcome


def _in_order(outcomes: Sequence[Outcome]) -> tuple[Outcome, ...]:
    """Return outcomes whose places count up from 1.

    Raises:
        ValueError: they do not.
    """
    if [one.position for one in outcomes] != list(range(1, len(outcomes) + 1)):
        raise ValueError("position")
    return tuple(outcomes)
