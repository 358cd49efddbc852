"""The header of a stack of forms, typed from the batch header sheet when the stack comes in."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Final

from textual.binding import BindingType
from textual.widget import Widget

from forms import values
from forms.answer_errors import AnswerNotInListError
from forms.errors import SiksngError
from forms.instrument import ValueType, Variable
from siksng_tui import keys, messages, words
from siksng_tui.screens.frame.frame import Frame
from siksng_tui.screens.frame.left_open import LeftOpen
from siksng_tui.screens.frame.parts import keep_typed, leave_form
from siksng_tui.services.entry.bundles import Header
from siksng_tui.services.entry.villages import VillageUnknownError
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.editing import Mask
from siksng_tui.widgets.form import FormWidget
from siksng_tui.widgets.formlines import FieldLine, FormLine, HeadingLine, Left
from siksng_tui.widgets.prompt import Question
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

_DAY: Final = Variable(RECEIVED, "", "", "", ValueType.DATE)
"""How the day is read: as every date of a questionnaire."""

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


class HeaderSheet:
    """What was typed of a header so far; nothing is stored before all of it is there."""

    def __init__(self, work: HeaderWork) -> None:
        """Begin with the day and the questionnaire used last, and what was typed before a lock."""
        self._villages = work.villages
        self._lines = {own.id: own for own in _fields(work)}
        self._before = dict(self._lines)
        for field_id, text in work.left_open.take().items():
            self.leave(field_id, text)

    def lines(self) -> list[FormLine]:
        """Return the lines of the form."""
        return [HeadingLine(_("Header of the stack")), *self._lines.values()]

    def leave(self, field_id: str, text: str) -> Left:
        """Keep a text if it can stand on a header."""
        try:
            value = self._read(field_id, text.strip()) if text.strip() else ""
        except SiksngError as error:
            label = self._lines[field_id].label
            return Left(accepted=False, message=messages.sentence(error, variable=label))
        self._lines[field_id] = replace(self._lines[field_id], value=value)
        return Left(accepted=True, lines=[self._lines[field_id]])

    def ditto(self, field_id: str) -> str:  # noqa: ARG002 - the protocol's
        """Return nothing: no stack is like the one before."""
        return ""

    def missing(self) -> str:
        """Return the id of the first empty field that is due; empty where none is."""
        return next((own for own in DUE if not self._lines[own].value), "")

    @property
    def begun(self) -> Mapping[str, str]:
        """Return what is not as it was at the beginning, by field; empty where nothing is."""
        return {
            field: own.value for field, own in self._lines.items() if own != self._before[field]
        }

    def typed(self) -> Header:
        """Return the header; every field that is due has been typed."""
        said = {field: own.value for field, own in self._lines.items()}
        return Header(
            village=said[VILLAGE],
            instrument=said[INSTRUMENT],
            forms=int(said[FORMS]),
            received=dt.date.fromisoformat(str(values.read_answer(_DAY, said[RECEIVED]))),
            area=said[AREA],
            members=int(said[MEMBERS]) if said[MEMBERS] else None,
            brought_by=said[BROUGHT_BY],
        )

    def _read(self, field_id: str, text: str) -> str:
        """Return a text as the header has it.

        Raises:
            SiksngError: it cannot stand there.
        """
        if field_id in (FORMS, MEMBERS):
            return str(values.read_answer(_COUNT, text))
        if field_id == RECEIVED:
            return values.show_answer(_DAY, values.read_answer(_DAY, text), words.language())
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


class BundleHeaderScreen(Frame[str]):
    """Takes the header of a stack; it returns the number of the stack."""

    TITLE = N_("New stack of forms")
    PAGE = "bundles"
    KEYS = (
        "form.file",
        "form.next",
        "form.codes",
        "everywhere.back",
        "everywhere.help",
        "form.previous",
    )
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("form.file")]

    def __init__(self, heading: Heading, work: HeaderWork) -> None:
        """Take a header."""
        super().__init__(heading)
        self._header_work = work
        self._sheet = HeaderSheet(work)
        self._form = FormWidget(self._sheet.lines(), self._sheet, advance=False)

    def body(self) -> Sequence[Widget]:
        """Return the form."""
        return (self._form,)

    def on_mount(self) -> None:
        """Begin to type."""
        self._form.focus()

    def on_form_widget_answered(self) -> None:
        """Say no longer why the header was refused: it is another one."""
        self.notice("")

    def on_form_widget_finished(self) -> None:
        """Ask whether the header is complete."""
        question = Question(_("Begin this stack?"))
        self.app.push_screen(question, lambda wanted: self.action_file() if wanted else None)

    def action_back(self) -> None:
        """Leave the header, after a question where something was typed."""
        leave_form(self, typed=self._form.dirty or bool(self._sheet.begun))

    def keep(self) -> None:
        """Keep what was typed, for after the lock."""
        keep_typed(self._form, self._sheet, self._header_work.left_open)

    def action_file(self) -> None:
        """Hand the header over; where something is missing, go there."""
        if not self._form.leave():
            return
        missing = self._sheet.missing()
        if missing:
            self._form.go_to_field(missing)
            self.refuse_because(messages.of_code("bundle-incomplete"))
            return
        header = self._sheet.typed()
        self.in_background(lambda: self._header_work.begin(header), self.dismiss)


def _fields(work: HeaderWork) -> tuple[FieldLine, ...]:
    """Return the lines, with what is known before anything is typed."""
    last = next(iter(work.instruments), "")
    today = values.show_answer(_DAY, work.today().isoformat(), words.language())
    return (
        FieldLine(VILLAGE, _("Village"), length=13, codes=work.villages),
        FieldLine(AREA, _("RT/RW or hamlet"), length=_LONGEST),
        FieldLine(INSTRUMENT, _("Questionnaire"), value=last, length=20, codes=work.instruments),
        FieldLine(FORMS, _("Number of forms"), mask=Mask.DIGITS, length=5),
        FieldLine(MEMBERS, _("Members on all forms"), mask=Mask.DIGITS, length=5),
        FieldLine(RECEIVED, _("Received on"), value=today, mask=Mask.DATE, length=10),
        FieldLine(BROUGHT_BY, _("Brought by"), length=_LONGEST),
    )
