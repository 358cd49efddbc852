"""The signed paper of a set comes back: number, date, signer, and the code that stands on it."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import ClassVar, Final

from textual.binding import BindingType
from textual.widget import Widget

from forms import checkcode, values
from forms.errors import SiksngError
from forms.instrument import ValueType, Variable
from forms.records import Cover, RequestSet
from siksng_tui import keys, messages, terms, words
from siksng_tui.screens.frame import Frame
from siksng_tui.services.doubts import DateDoubt
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.editing import Mask
from siksng_tui.widgets.form import FormWidget
from siksng_tui.widgets.formlines import FieldLine, FormLine, HeadingLine, Left
from siksng_tui.widgets.page import TextLines, plain, strong
from siksng_tui.widgets.prompt import Question
from siksng_tui.words import N_, _

NUMBER: Final = "number"
DATE: Final = "date"
SIGNER: Final = "signer"
CODE: Final = "code"
"""Ids of the four fields."""

_DAY: Final = Variable(DATE, "", "", "", ValueType.DATE)
"""How the date is read: as every date of a questionnaire."""

_LONGEST: Final = 80
"""Characters of a number or a name on a paper."""


_DOUBTS: Final = {
    DateDoubt.BEFORE_SEALING: N_(
        "Doubtful: the date is before the day of sealing ({sealed:%d-%m-%Y}). The clock of this "
        "computer may have been wrong."
    ),
    DateDoubt.AFTER_TODAY: N_(
        "Doubtful: the date is after today. The clock of this computer may be wrong."
    ),
}
"""What is said of a date that can hardly be the paper's."""


@dataclass(frozen=True, slots=True)
class CoverWork:
    """What can be done here.

    Args:
        set: the set whose paper it is.
        cover: keeps the paper with the code that was typed from it, in a thread.
        doubt: says why a date can hardly be that of the paper; None where it can.
    """

    set: RequestSet
    cover: Callable[[Cover, str], RequestSet]
    doubt: Callable[[dt.date], DateDoubt | None]


class Paper:
    """What was typed of a paper so far; nothing is stored before all of it is there."""

    def __init__(self) -> None:
        """Begin with an empty paper."""
        self._lines = {own.id: own for own in _fields()}

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
        """Return the id of the first empty field; empty where none is."""
        return next((own.id for own in self._lines.values() if not own.value), "")

    def typed(self) -> tuple[Cover, str]:
        """Return the paper and its code; every field has been typed."""
        said = {field: own.value for field, own in self._lines.items()}
        day = dt.date.fromisoformat(str(values.read_answer(_DAY, said[DATE])))
        return Cover(said[NUMBER], day, said[SIGNER]), said[CODE]


class CoverScreen(Frame[str]):
    """Takes the signed paper; it returns what the screen below says."""

    TITLE = N_("Signed paper")
    PAGE = "cover"
    KEYS = ("form.file", "form.next", "form.previous", "everywhere.help", "everywhere.back")
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("form.file")]

    def __init__(self, heading: Heading, work: CoverWork) -> None:
        """Take the paper of a set."""
        super().__init__(heading)
        self._cover_work = work
        self._paper = Paper()
        self._form = FormWidget(self._paper.lines(), self._paper, advance=False)

    def body(self) -> Sequence[Widget]:
        """Return which set it is, and the form."""
        own = self._cover_work.set
        count = terms.number(len(own.requests))
        said = _("{families} families, quarter {cycle}").format(families=count, cycle=own.cycle)
        title = strong(f"{own.number}  {_(terms.SET_KINDS[own.kind])}  {said}")
        warning = plain(_("The code proves that this paper is about exactly these families."))
        return (TextLines([title, warning]), self._form)

    def on_mount(self) -> None:
        """Begin to type."""
        self._form.focus()

    def on_form_widget_answered(self) -> None:
        """Say no longer why the paper was refused: it is another one."""
        self.notice("")

    def on_form_widget_finished(self) -> None:
        """Go on as F10 does."""
        self.action_file()

    def action_file(self) -> None:
        """Ask whether it is what stands on the paper; where something is missing, go there."""
        if not self._form.leave():
            return
        missing = self._paper.missing()
        if missing:
            self._form.go_to_field(missing)
            self.refuse_because(messages.of_code("cover-incomplete"))
            return
        paper, code = self._paper.typed()
        question = Question(*self._asked(paper))
        self.app.push_screen(question, partial(self._answered, paper, code))

    def _asked(self, paper: Cover) -> Iterator[str]:
        """Yield what is doubtful, and the question with what was typed written out."""
        doubt = self._cover_work.doubt(paper.date)
        if doubt is not None:
            sealed = self._cover_work.set.sealed.astimezone()
            yield _(_DOUBTS[doubt]).format(sealed=sealed)
        said = _("Number {number}, date {date:%d-%m-%Y}, signed by {signer}: right?")
        yield said.format(number=paper.number, date=paper.date, signer=paper.signer)

    def _answered(self, paper: Cover, code: str, right: bool | None) -> None:  # noqa: FBT001 - Textual's signature
        """Hand the paper over, if it is right."""
        if right:
            self.in_background(
                lambda: self._cover_work.cover(paper, code), self._done, otherwise=self._refused
            )

    def _done(self, covered: RequestSet) -> None:
        """Leave, and say what is next."""
        said = _("The paper of set {number} is taken. Send it from the menu Send/receive.")
        self.dismiss(said.format(number=covered.number))

    def _refused(self, error: SiksngError) -> None:
        """Say why; a wrong code is typed anew."""
        self.refuse(error)
        if error.field in ("code", "set_code"):
            self._form.go_to_field(CODE)


def _fields() -> tuple[FieldLine, ...]:
    """Return the empty lines."""
    return (
        FieldLine(NUMBER, _("Number of the paper"), length=_LONGEST),
        FieldLine(DATE, _("Date of the paper"), mask=Mask.DATE, length=10),
        FieldLine(SIGNER, _("Signed by"), length=_LONGEST),
        FieldLine(CODE, _("Set code on the paper"), length=16),
    )


def _day(text: str) -> str:
    """Return a date as it is typed."""
    return values.show_answer(_DAY, values.read_answer(_DAY, text), words.language())


_READERS: Final[dict[str, Callable[[str], str]]] = {
    NUMBER: str.strip,
    DATE: _day,
    SIGNER: str.strip,
    CODE: checkcode.parse,
}
"""Field to what reads its text, or refuses it."""
