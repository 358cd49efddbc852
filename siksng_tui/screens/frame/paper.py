"""What is typed from a signed paper: number, date and signer, and on a cover paper its code."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from forms import checkcode
from forms.errors import SiksngError
from forms.records import Cover
from siksng_tui import messages
from siksng_tui.widgets.editing import Mask
from siksng_tui.widgets.formlines import FieldLine, FormLine, HeadingLine, Left
from siksng_tui.wording import terms
from siksng_tui.wording.days import read_day, show_day
from siksng_tui.words import _

NUMBER: Final = "number"
DATE: Final = "date"
SIGNER: Final = "signer"
CODE: Final = "code"
FILE: Final = "file"
"""Ids of the fields; the last one may stay empty."""

_LONGEST: Final = 80
"""Characters of a number or a name on a paper."""


class Paper:
    """What was typed of a paper so far; nothing is stored before all of it is there."""

    def __init__(self, typed: Mapping[str, str], *further: FieldLine) -> None:
        """Begin with what was typed before; more may stand there than number, date and signer."""
        self._lines = {own.id: own for own in (*_fields(), *further)}
        for field_id in typed.keys() & self._lines.keys():
            self.leave(field_id, typed[field_id])

    def lines(self) -> list[FormLine]:
        """Return the lines of the form."""
        return [HeadingLine(_("Copy from the signed paper")), *self._lines.values()]

    def leave(self, field_id: str, text: str) -> Left:
        """Keep a text if it can be what stands on the paper."""
        try:
            value = _READERS[field_id](text) if text.strip() else ""
        except SiksngError as error:
            label = self._lines[field_id].label
            return Left(accepted=False, message=messages.sentence(error, variable=label))
        self._lines[field_id] = replace(self._lines[field_id], value=value)
        return Left(accepted=True, lines=[self._lines[field_id]])

    def ditto(self, field_id: str) -> str:  # noqa: ARG002 - the protocol's
        """Return nothing: no paper is like the one before."""
        return ""

    def missing(self) -> str:
        """Return the id of the first field that is due and empty; empty where none is."""
        due = (own for own in self._lines.values() if own.id != FILE)
        return next((own.id for own in due if not own.value), "")

    @property
    def begun(self) -> Mapping[str, str]:
        """Return what was copied from the paper, by field; empty where nothing was."""
        return {field: own.value for field, own in self._lines.items() if own.value}

    def cover(self) -> Cover:
        """Return the paper; every field has been typed."""
        said = {field: own.value for field, own in self._lines.items()}
        return Cover(said[NUMBER], read_day(said[DATE]), said[SIGNER])

    def typed(self, field_id: str) -> str:
        """Return what was typed in a field."""
        return self._lines[field_id].value


def right(paper: Cover) -> str:
    """Return the question with what was typed written out."""
    said = _("Number {number}, date {date:%d-%m-%Y}, signed by {signer}: right?")
    return said.format(number=paper.number, date=paper.date, signer=paper.signer)


def _fields() -> tuple[FieldLine, ...]:
    """Return the empty lines of every paper."""
    return (
        FieldLine(NUMBER, _("Number of the paper"), length=_LONGEST),
        FieldLine(DATE, _("Date of the paper"), mask=Mask.DATE, length=10),
        FieldLine(SIGNER, _("Signed by"), length=_LONGEST),
    )


def code_line() -> FieldLine:
    """Return the empty line of the set code."""
    return FieldLine(CODE, _("Set code on the paper"), length=16)


def file_line(scans: Mapping[str, int]) -> FieldLine:
    """Return the empty line of a scan; `scans` are files that a list offers, with their bytes."""
    return FieldLine(FILE, _("Scan or PDF, if any (F4)"), codes=offered(scans))


def offered(files: Mapping[str, int]) -> dict[str, str]:
    """Return files as a list offers them: their names, and how large they are."""
    return {name: f"{terms.number(-(-size // 1000))} KB" for name, size in files.items()}


def _day(text: str) -> str:
    """Return a date as it is typed."""
    return show_day(read_day(text))


_READERS: Final[dict[str, Callable[[str], str]]] = {
    NUMBER: str.strip,
    DATE: _day,
    SIGNER: str.strip,
    CODE: checkcode.parse,
    FILE: str.strip,
}
"""Field to what reads its text, or refuses it."""
