"""The form of one record of PPKS or PSKS: entered, or corrected."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Final

from textual.binding import BindingType
from textual.widget import Widget

from forms import values
from forms.answer_errors import AnswerNotInListError
from forms.errors import SiksngError
from forms.instrument import Instrument, ValueType, Variable
from forms.welfare import kinds
from siksng_tui import keys, messages, words
from siksng_tui.screens.frame.frame import Frame
from siksng_tui.services.entry.villages import VillageUnknownError
from siksng_tui.services.lists.welfare import ASKED, WelfareSaid
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.editing import LONGEST, Mask
from siksng_tui.widgets.form import FormWidget
from siksng_tui.widgets.formlines import NO_CODES, FieldLine, FormLine, HeadingLine, Left
from siksng_tui.widgets.prompt import Question
from siksng_tui.wording import terms
from siksng_tui.words import N_, _

KIND: Final = "kind"
VILLAGE: Final = "village"
"""Ids of the fields that are no variables."""

DUE: Final = (KIND, "nama")
"""What every record has."""

MASKS: Final[Mapping[ValueType, Mask]] = {
    ValueType.NIK: Mask.DIGITS,
    ValueType.KK: Mask.DIGITS,
    ValueType.DATE: Mask.DATE,
}
"""Which characters a variable takes, where not all."""

LENGTHS: Final[Mapping[ValueType, int]] = {
    ValueType.NIK: 16,
    ValueType.KK: 16,
    ValueType.DATE: 10,
    ValueType.ENUM: 1,
}
"""Characters of an answer, where the variable does not say them."""


@dataclass(frozen=True, slots=True)
class WelfareFormWork:
    """What can be done here.

    Args:
        asked: the words in which a record is asked.
        villages: code to name, with its district, of every village of the office's region.
        keep: keeps what was typed; gives what to say, in a thread.
    """

    asked: Instrument
    villages: Mapping[str, str]
    keep: Callable[[WelfareSaid], str]


class WelfareSheet:
    """What was typed of a record so far; nothing is stored before it is filed."""

    def __init__(self, work: WelfareFormWork, said: WelfareSaid) -> None:
        """Begin with what the record says."""
        self._asked = work.asked
        self._said = said
        self._lines = {own.id: own for own in _fields(work, said)}

    def lines(self) -> list[FormLine]:
        """Return the lines of the form."""
        return [HeadingLine(_(terms.WELFARE[self._said.of])), *self._lines.values()]

    def leave(self, field_id: str, text: str) -> Left:
        """Keep a text if it can stand on a record."""
        try:
            value = self._read(field_id, text.strip()) if text.strip() else ""
        except SiksngError as error:
            label = self._lines[field_id].label
            return Left(accepted=False, message=messages.sentence(error, variable=label))
        self._lines[field_id] = replace(self._lines[field_id], value=value)
        return Left(accepted=True, lines=[self._lines[field_id]])

    def ditto(self, field_id: str) -> str:  # noqa: ARG002 - the protocol's
        """Return nothing: no record is like the one before."""
        return ""

    def missing(self) -> str:
        """Return the id of the first empty field that is due; empty where none is."""
        return next((own for own in DUE if not self._lines[own].value), "")

    def typed(self) -> WelfareSaid:
        """Return what the record says; every field that is due has been typed."""
        typed = {field: own.value for field, own in self._lines.items()}
        answers = {
            name: values.read_answer(self._asked.variable(name), typed[name])
            for name in ASKED
            if typed[name]
        }
        return replace(self._said, kind=typed[KIND], village=typed[VILLAGE], answers=answers)

    def _read(self, field_id: str, text: str) -> str:
        """Return a text as the form shows it.

        Raises:
            SiksngError: it cannot stand there.
        """
        if field_id in (KIND, VILLAGE):
            return self._code(field_id, text)
        variable = self._asked.variable(field_id)
        shown = text.upper() if variable.type is ValueType.TEXT else text
        return values.show_answer(variable, values.read_answer(variable, shown), words.language())

    def _code(self, field_id: str, text: str) -> str:
        """Return a code as it stands in its list.

        Raises:
            VillageUnknownError, AnswerNotInListError: it stands in none.
        """
        codes = self._lines[field_id].codes
        found = text.zfill(2) if field_id == KIND else text
        if found in codes:
            return found
        if field_id == VILLAGE:
            raise VillageUnknownError(village=text)
        raise AnswerNotInListError(field_id, codes=f"{min(codes)} - {max(codes)}")


class WelfareFormScreen(Frame[str]):
    """Takes a record; it returns what to say."""

    TITLE = N_("Record of PPKS or PSKS")
    PAGE = "welfare"
    KEYS = (
        "form.file",
        "form.next",
        "form.codes",
        "everywhere.back",
        "everywhere.help",
        "form.previous",
    )
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("form.file")]

    def __init__(self, heading: Heading, work: WelfareFormWork, said: WelfareSaid) -> None:
        """Take a record, beginning with what it says."""
        super().__init__(heading)
        self._form_work = work
        self._sheet = WelfareSheet(work, said)
        self._form = FormWidget(self._sheet.lines(), self._sheet, advance=False)

    def body(self) -> Sequence[Widget]:
        """Return the form."""
        return (self._form,)

    def on_mount(self) -> None:
        """Begin to type."""
        self._form.focus()

    def on_form_widget_answered(self) -> None:
        """Say no longer why the record was refused: it is another one."""
        self.notice("")

    def on_form_widget_finished(self) -> None:
        """Ask whether the record is complete."""
        question = Question(_("File this record?"))
        self.app.push_screen(question, lambda wanted: self.action_file() if wanted else None)

    def action_file(self) -> None:
        """Hand the record over; where something is missing, go there."""
        if not self._form.leave():
            return
        missing = self._sheet.missing()
        if missing:
            self._form.go_to_field(missing)
            self.refuse_because(messages.of_code("welfare-incomplete"))
            return
        said = self._sheet.typed()
        self.in_background(lambda: self._form_work.keep(said), self.dismiss)


def _fields(work: WelfareFormWork, said: WelfareSaid) -> list[FieldLine]:
    """Return the lines, with what the record says."""
    language = words.language()
    codes = {own.code: own.label(language) for own in kinds(said.of).values()}
    return [
        FieldLine(KIND, _("Kind"), value=said.kind, length=2, codes=codes),
        *(_field(work.asked.variable(name), said) for name in ASKED),
        FieldLine(VILLAGE, _("Village"), value=said.village, length=13, codes=work.villages),
    ]


def _field(variable: Variable, said: WelfareSaid) -> FieldLine:
    """Return the line of a variable."""
    language = words.language()
    answer = said.answers.get(variable.name)
    own = variable.list
    return FieldLine(
        variable.name,
        variable.label(language),
        value="" if answer is None else values.show_answer(variable, answer, language),
        mask=MASKS.get(variable.type, Mask.ANY),
        length=variable.length or LENGTHS.get(variable.type, LONGEST),
        codes={item.code: item.label(language) for item in own.items} if own else NO_CODES,
    )
