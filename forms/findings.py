"""What a check says about a record: how grave, where, and in which words."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Severity(StrEnum):
    """How grave a finding is. What can be true is never blocked."""

    BLOCK = "block"
    """It cannot be true; the request stays a draft until it is mended."""

    FLAG = "flag"
    """It is doubtful; the operator mends it or gives a reason."""

    NOTE = "note"
    """Worth knowing; nothing has to be done."""


SEEN_DIGITS: Final = 8
"""Length of the digest of the answers that a finding rests on."""


@dataclass(frozen=True, slots=True)
class Place:
    """The answer that a finding stands at.

    `subject` is the id of a household, family or person; `variable` is empty where the whole
    subject is meant. Inside a repeated block `rows` names it and `row` counts from 0.
    """

    subject: str
    variable: str = ""
    rows: str = ""
    row: int = -1


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a rule found at one place, with its words in both languages.

    `seen` is a short digest of the answers that the rule looked at: a reason was given for what the
    operator saw, and does not excuse what is answered later.
    """

    rule: str
    severity: Severity
    place: Place
    message_id: str
    message_en: str
    seen: str = ""

    @property
    def key(self) -> str:
        """Return the text under which a reason is stored; equal as long as the finding is.

        >>> Finding("M07", Severity.FLAG, Place("ab12", "umur"), "", "").key
        'M07/ab12/umur'
        >>> Finding("M07", Severity.FLAG, Place("ab12", "umur"), "", "", seen="5f3a").key
        'M07/ab12/umur/5f3a'
        """
        place = self.place
        inside = f"{place.rows}[{place.row}]" if place.rows else ""
        parts = (self.rule, place.subject, inside, place.variable, self.seen)
        return "/".join(part for part in parts if part)

    def message(self, language: str) -> str:
        """Return the words in a language; every value but "en" means Indonesian."""
        return self.message_en if language == "en" else self.message_id
