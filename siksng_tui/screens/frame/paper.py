"""What is typed from a signed paper: number, date and signer, and on a cover paper its code."""

import datetime as dt
from collections.abc import Mapping
from typing import Final

from forms import checkcode
from forms.set_records import Cover
from siksng_tui.screens.frame.sheet import Sheet
from siksng_tui.widgets.editing import Mask
from siksng_tui.widgets.formlines import FieldLine
from siksng_tui.wording import terms
from siksng_tui.wording.days import read_day, read_past_day, show_day
from siksng_tui.words import _

NUMBER: Final = "number"
DATE: Final = "date"
SIGNER: Final = "signer"
CODE: Final = "code"
FILE: Final = "file"
"""Ids of the fields; the last one may stay empty."""

_LONGEST: Final = 80
"""Characters of a number or a name on a paper."""


class Paper(Sheet):
    """What was copied from a signed paper."""

    def __init__(self, typed: Mapping[str, str], today: dt.date, *further: FieldLine) -> None:
        """Begin with what was typed before.

        Args:
            typed: before a lock, texts by the ids of their lines.
            today: the day by which a date in shorthand is read.
            further: what stands there besides number, date and signer.
        """
        self._today = today
        lines = (*_fields(), *further)
        due = [own.id for own in lines if own.id != FILE]
        super().__init__(_("Copy from the signed paper"), lines, due, typed)

    def read(self, field_id: str, text: str) -> str:
        """Return a text as it can stand on a paper."""
        if field_id == DATE:
            return show_day(read_past_day(text, self._today))
        return checkcode.parse(text) if field_id == CODE else text

    def cover(self) -> Cover:
        """Return the paper; every field has been typed."""
        return Cover(self.typed(NUMBER), read_day(self.typed(DATE)), self.typed(SIGNER))


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
