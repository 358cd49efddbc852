"""What a form is made of: lines, and the answers behind them.

The form widget knows no rule and no questionnaire. It is given lines in the order of the paper and
hands every text that was typed to the answers; they say what became of it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType
from typing import Final, Protocol

from siksng_tui.widgets.editing import LONGEST, Mask
from siksng_tui.widgets.lines import Tone
from siksng_tui.words import N_, _

NO_CODES: Mapping[str, str] = MappingProxyType({})
"""Codes of a question that has none."""


TAKES: Final[Mapping[Mask, str]] = MappingProxyType(
    {
        Mask.ANY: "",
        Mask.DIGITS: N_("This field takes digits only."),
        Mask.NUMBER: N_("This field takes a number only: digits, comma, minus."),
        Mask.DATE: N_("This field takes a date only: 23-01-2026, 230126 or 2301."),
        Mask.CODE: N_("This field takes a code only: letters and digits."),
        Mask.PHONE: N_("This field takes digits, +, blanks and dashes only."),
    }
)
"""What is said where a character was typed that a field does not take; empty where it takes any."""


class Mark(Enum):
    """How grave what stands at a line is: character, word and tone; the word never misses."""

    NONE = (" ", "", Tone.PLAIN)
    NOTE = ("*", N_("Note"), Tone.PLAIN)
    FLAG = ("?", N_("Check"), Tone.FLAG)
    BLOCK = ("!", N_("Wrong"), Tone.BLOCK)

    def __init__(self, character: str, word: str, tone: Tone) -> None:
        """Name the parts."""
        self.character = character
        self.word = word
        self.tone = tone


class Reading(Protocol):
    """Reads a text while it is typed; the form knows no rule, so it is told."""

    def meaning(self, text: str) -> str:
        """Return what a text means; empty where it means nothing yet."""

    def whole(self, text: str) -> bool:
        """Return whether a text is an answer to which no character can be added."""


@dataclass(frozen=True, slots=True)
class FieldLine:
    """One question and its answer.

    Args:
        id: what the answers are called by; unique in the form.
        label: the question, in the operator's language.
        number: as the paper prints it, "III.4a"; empty where the paper has none.
        value: the answer as it is typed.
        echo: what the answer means, for codes and computed things.
        mask: which characters it takes.
        length: most characters of an answer; a field that is full may advance by itself.
        codes: code to label, for F4 and for the echo while typing; empty where any text will do.
        mark: gravity of the finding; `finding` is its sentence.
        skipped: the question does not apply; it is shown and passed.
        derived: computed or fixed; it is shown and passed.
        filled: it has an answer already in a record that is being begun: Enter and a full field
            pass it unless something was found there, the arrows and Tab stand on it.
        awaited: nobody answered it yet in a record that is being begun: that it is not filled in
            need not be said before the cursor has passed it.
        reading: reads what is typed; None where the codes say enough.
        offered: answers that are known, the likeliest first: one key takes the first that begins
            with what was typed.
    """

    id: str
    label: str
    number: str = ""
    value: str = ""
    echo: str = ""
    mask: Mask = Mask.ANY
    length: int = LONGEST
    codes: Mapping[str, str] = field(default_factory=lambda: NO_CODES)
    mark: Mark = Mark.NONE
    finding: str = ""
    skipped: bool = False
    derived: bool = False
    filled: bool = False
    awaited: bool = False
    reading: Reading | None = None
    offered: Sequence[str] = ()

    @property
    def open(self) -> bool:
        """Return whether the cursor may stand here."""
        return not (self.skipped or self.derived)

    def meaning(self, text: str) -> str:
        """Return what a text that is being typed means; empty where it means nothing yet."""
        offer = self.completed(text)
        if offer:
            return _("F6: {answer}").format(answer=offer)
        return self.reading.meaning(text) if self.reading else self.codes.get(text, "")

    def completed(self, text: str) -> str:
        """Return the answer on offer that goes on as was typed; empty for none."""
        begun = text.casefold()
        fitting = (own for own in self.offered if own.casefold().startswith(begun))
        offer = next(fitting, "") if begun else ""
        return offer if offer.casefold() != begun else ""

    def whole(self, text: str) -> bool:
        """Return whether a text is an answer that no longer one begins with."""
        if self.reading:
            return self.reading.whole(text)
        begun = [own for own in self.codes if own.startswith(text)]
        return begun == [text]


@dataclass(frozen=True, slots=True)
class HeadingLine:
    """The title of a block; PgUp and PgDn go from one to the next."""

    text: str


FormLine = FieldLine | HeadingLine
"""One line of a form."""


@dataclass(frozen=True, slots=True)
class Left:
    """What became of a text when its field was left.

    Args:
        accepted: whether it was kept; if not, the cursor stays and `message` says why.
        message: the sentence for the operator, also allowed with an accepted answer.
        lines: lines that changed, by their ids; questions that appear or vanish are lines whose
            `skipped` changed.
        form: every line, where the form has other ones than before: a row was begun or taken away.
            The field that was left is among them.
    """

    accepted: bool
    message: str = ""
    lines: Sequence[FieldLine] = ()
    form: Sequence[FormLine] = ()


class Answers(Protocol):
    """The answers behind a form; a screen makes it from callables of the services."""

    def leave(self, field_id: str, text: str) -> Left:
        """Keep a text as the answer, durably; empty means not answered."""

    def ditto(self, field_id: str) -> str:
        """Return the same answer of the record before, empty where there is none."""
