"""A telling as it travels up: the owner told the citizen what was decided on a request.

Format: parcel-1, section 5, "Submission". One bad line says nothing about the others.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Final

from forms.canonical import Json, canonical
from forms.moments import moment_text, read_moment
from siksng_tui.exchange.errors import RequestLineWrongError
from siksng_tui.exchange.request_reading import may_be_stored
from siksng_tui.exchange.strictjson import NUMBER, Fields, parse_canonical

LINE: Final = "telling"
"""What the key `line` says."""

LONGEST_HOW: Final = 200
"""Characters of how the citizen was told."""

_START: Final = b'{"date":'
"""How a telling begins and a request never does: canonical JSON orders its keys."""


@dataclass(frozen=True, slots=True)
class CarriedTelling:
    """A citizen was told of a request on a day, and how; who noted it at the owner, and when."""

    number: str
    date: dt.date
    how: str
    account: str
    time: dt.datetime

    def to_json(self) -> dict[str, Json]:
        """Return the telling as a line carries it."""
        return {
            "date": self.date.isoformat(),
            "how": self.how,
            "line": LINE,
            "noted": {"account": self.account, "time": moment_text(self.time)},
            "number": self.number,
        }


def telling_line(telling: CarriedTelling) -> bytes:
    """Return the line of a telling: canonical bytes without line feed."""
    return canonical(telling.to_json())


def is_telling(line: bytes) -> bool:
    """Return whether a line of a submission is to be read as a telling, not as a request."""
    return line.startswith(_START)


def read_telling_line(line: bytes) -> CarriedTelling:
    """Return the telling of a line.

    Raises:
        RequestLineWrongError: it is not as described, or holds text that may not be stored.
    """
    try:
        value = parse_canonical(line)
        telling = _telling(Fields(value, ("date", "how", "line", "noted", "number")))
        same = telling.to_json() == value
    except (ValueError, OverflowError):
        same = False
    if not same:
        raise RequestLineWrongError(part="form")
    if not may_be_stored(line.decode(), value):
        raise RequestLineWrongError(part="text")
    return telling


def _telling(fields: Fields) -> CarriedTelling:
    """Return the telling of a parsed line.

    Raises:
        ValueError: it is not as described.
    """
    fields.word("line", LINE)
    noted = Fields(fields.any("noted"), ("account", "time"))
    telling = CarriedTelling(
        number=fields.text("number", NUMBER),
        date=dt.date.fromisoformat(fields.text("date")),
        how=fields.text("how"),
        account=noted.text("account"),
        time=read_moment(noted.text("time")),
    )
    if not 0 < len(telling.how) <= LONGEST_HOW or telling.how != telling.how.strip():
        raise ValueError("how")
    return telling
