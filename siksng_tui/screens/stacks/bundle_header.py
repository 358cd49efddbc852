"""The header of a stack of forms, typed from the batch header sheet when the stack comes in."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from forms import values
from forms.answer_errors import AnswerNotInListError
from forms.instrument import ValueType, Variable
from siksng_tui.screens.frame.left_open import LeftOpen
from siksng_tui.screens.frame.sheet import Sheet
from siksng_tui.screens.frame.sheet_screen import SheetScreen
from siksng_tui.services.entry.bundles import Header
from siksng_tui.services.entry.villages import VillageUnknownError
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.editing import Mask
from siksng_tui.widgets.formlines import FieldLine
from siksng_tui.widgets.prompt import Question
from siksng_tui.wording.days import read_day, read_past_day, show_day
from siksng_tui.words import N_, _

VILLAGE: Final = "village"
AREA: Final = "area"
INSTRUMENT: Final = "instrument"
FORMS: Final = "forms"
MEMBERS: Final = "members"
RECEIVED: Final = "received"
BROUGHT_BY: Final = "brought_by"
"""Ids of the fields."""

DUE: Final = (VILLAGE, INSTRUMENT, FORMS, RECEIVED)
"""What every header has."""

_COUNT: Final = Variable(FORMS, "", "", "", ValueType.INTEGER, low=1, high=99_999)
"""How a control total is read."""

_LONGEST: Final = 40
"""Characters of a text of the header."""


@dataclass(frozen=True, slots=True)
class HeaderWork:
    """What can be done here.

    Args:
        villages: code to name, with its district, of every village of the office's region.
        instruments: id to title of every questionnaire, the one used last first.
        today: gives the day.
        begin: keeps the header; gives the number of the stack, in a thread.
        left_open: how what was typed waits behind the lock.
    """

    villages: Mapping[str, str]
    instruments: Mapping[str, str]
    today: Callable[[], dt.date]
    begin: Callable[[Header], str]
    left_open: LeftOpen


class HeaderSheet(Sheet):
    """What was typed of a header."""

    def __init__(self, work: HeaderWork) -> None:
        """Begin with the day and the questionnaire used last, and what was typed before a lock."""
        self._today = work.today()
        super().__init__(_("Header of the stack"), _fields(work), DUE, work.left_open.take())

    def header(self) -> Header:
        """Return the header; every field that is due has been typed."""
        members = self.typed(MEMBERS)
        return Header(
            village=self.typed(VILLAGE),
            instrument=self.typed(INSTRUMENT),
            forms=int(self.typed(FORMS)),
            received=read_day(self.typed(RECEIVED)),
            area=self.typed(AREA),
            members=int(members) if members else None,
            brought_by=self.typed(BROUGHT_BY),
        )

    def read(self, field_id: str, text: str) -> str:
        """Return a text as the header has it."""
        if field_id in (FORMS, MEMBERS):
            return str(values.read_answer(_COUNT, text))
        if field_id == RECEIVED:
            return show_day(read_past_day(text, self._today))
        codes = self._lines[field_id].codes
        named = [
            code for code, name in codes.items() if name.casefold().startswith(text.casefold())
        ]
        if codes and text not in codes and len(named) == 1:
            return named[0]
        if codes and text not in codes:
            raise (
                VillageUnknownError(village=text)
                if field_id == VILLAGE
                else AnswerNotInListError(field_id, codes=", ".join(codes))
            )
        return text


class BundleHeaderScreen(SheetScreen[str, HeaderSheet]):
    """Takes the header of a stack; it returns the number of the stack."""

    TITLE = N_("New stack of forms")
    PAGE = "bundles"
    INCOMPLETE = "bundle-incomplete"

    def __init__(self, heading: Heading, work: HeaderWork) -> None:
        """Take a header."""
        super().__init__(heading, HeaderSheet(work), work.left_open)
        self._header_work = work

    def on_form_widget_finished(self) -> None:
        """Ask whether the header is complete."""
        question = Question(_("Begin this stack?"))
        self.app.push_screen(question, lambda wanted: self.action_file() if wanted else None)

    def take(self) -> None:
        """Keep the header."""
        header = self.sheet.header()
        self.in_background(lambda: self._header_work.begin(header), self.dismiss)


def _fields(work: HeaderWork) -> tuple[FieldLine, ...]:
    """Return the lines, with what is known before anything is typed."""
    last = next(iter(work.instruments), "")
    today = show_day(work.today())
    return (
        FieldLine(VILLAGE, _("Village"), length=13, codes=work.villages),
        FieldLine(AREA, _("RT/RW or hamlet"), length=_LONGEST),
        FieldLine(INSTRUMENT, _("Questionnaire"), value=last, length=20, codes=work.instruments),
        FieldLine(FORMS, _("Number of forms"), mask=Mask.DIGITS, length=5),
        FieldLine(MEMBERS, _("Members on all forms"), mask=Mask.DIGITS, length=5),
        FieldLine(RECEIVED, _("Received on"), value=today, mask=Mask.DATE, length=10),
        FieldLine(BROUGHT_BY, _("Brought by"), length=_LONGEST),
    )
