"""Revocation lists: certificates that an office took back. Format: office-card-1, section 3."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Final

from forms.canonical import Json
from forms.moments import moment_text, read_moment
from siksng_tui.exchange.errors import RevocationsOlderError
from siksng_tui.exchange.offices import OFFICE_ID
from siksng_tui.exchange.strictjson import Fields

SUFFIX: Final = ".siksng-revocations"
"""What the name of a list's file ends with."""

SERIAL: Final = re.compile(r"[1-9a-f][0-9a-f]{0,39}", re.ASCII)
"""A serial number as text."""


@dataclass(frozen=True, slots=True)
class RevocationList:
    """What an office took back: serial numbers of certificates that it issued."""

    issuer: str
    number: int
    serials: tuple[str, ...]
    time: dt.datetime

    def to_json(self) -> dict[str, Json]:
        """Return the list as it stands in a signed document."""
        return {
            "issuer": self.issuer,
            "number": self.number,
            "serials": list[Json](self.serials),
            "time": moment_text(self.time),
        }


def read_revocations(value: Json) -> RevocationList:
    """Return the list that a JSON value describes; who signed it is not judged.

    Raises:
        ValueError: it describes none.
    """
    fields = Fields(value, ("issuer", "number", "serials", "time"))
    serials = fields.texts("serials", SERIAL)
    if list(serials) != sorted(set(serials), key=lambda serial: int(serial, 16)):
        raise ValueError("serials")
    return RevocationList(
        fields.text("issuer", OFFICE_ID),
        fields.whole("number", 1),
        serials,
        read_moment(fields.text("time")),
    )


def newer(known: RevocationList | None, received: RevocationList) -> RevocationList:
    """Return the list to keep of two by one issuer: the received one, which never goes back.

    Raises:
        RevocationsOlderError: it is older than the known one, or another of the same number; keep
            the known one.
    """
    if known is None or received == known or received.number > known.number:
        return received
    raise RevocationsOlderError(issuer=received.issuer)
