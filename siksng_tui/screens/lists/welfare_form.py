"""The form of one record of PPKS or PSKS: entered, or corrected."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from forms import values
from forms.answer_errors import AnswerNotInListError
from forms.instrument import Instrument, ValueType, Variable
from forms.welfare import kinds
from siksng_tui import words
from siksng_tui.screens.frame.left_open import LeftOpen
from siksng_tui.screens.frame.sheet import Sheet
from siksng_tui.screens.frame.sheet_screen import SheetScreen
from siksng_tui.services.entry.villages import VillageUnknownError
from siksng_tui.services.lists.welfare import ASKED, WelfareSaid
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.editing import LONGEST, Mask
from siksng_tui.widgets.formlines import NO_CODES, FieldLine
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
        left_open: how what was typed waits behind the lock.
    """

    asked: Instrument
    villages: Mapping[str, str]
    keep: Callable[[WelfareSaid], str]
    left_open: LeftOpen


class WelfareSheet(Sheet):
    """What was typed of a record."""

    def __init__(self, work: WelfareFormWork, said: WelfareSaid) -> None:
        """Begin with what the record says, and what was typed before a lock."""
        self._asked = work.asked
        self._said = said
        title = _(terms.WELFARE[said.of])
        super().__init__(title, _fields(work, said), DUE, work.left_open.take())

    def record(self) -> WelfareSaid:
        """Return what the record says; every field that is due has been typed."""
        answers = {
            name: values.read_answer(self._asked.variable(name), self.typed(name))
            for name in ASKED
            if self.typed(name)
        }
        kind, village = self.typed(KIND), self.typed(VILLAGE)
        return replace(self._said, kind=kind, village=village, answers=answers)

    def read(self, field_id: str, text: str) -> str:
        """Return a text as the form shows it."""
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


class WelfareFormScreen(SheetScreen[str, WelfareSheet]):
    """Takes a record; it returns what to say."""

    TITLE = N_("Record of PPKS or PSKS")
    PAGE = "welfare"
    INCOMPLETE = "welfare-incomplete"

    def __init__(self, heading: Heading, work: WelfareFormWork, said: WelfareSaid) -> None:
        """Take a record, beginning with what it says."""
        super().__init__(heading, WelfareSheet(work, said), work.left_open)
        self._form_work = work

    def on_form_widget_finished(self) -> None:
        """Ask whether the record is complete."""
        question = Question(_("File this record?"))
        self.app.push_screen(question, lambda wanted: self.action_file() if wanted else None)

    def take(self) -> None:
        """Keep the record."""
        said = self.sheet.record()
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
