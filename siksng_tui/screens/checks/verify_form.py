"""Keying a request again: its chosen questions, empty, with the numbers of the paper."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from textual.binding import BindingType
from textual.screen import Screen
from textual.widget import Widget

from forms.editing import Path
from forms.errors import SiksngError
from forms.records import Answer, Request
from siksng_tui import keys, messages, words
from siksng_tui.screens.checks.verify_words import place_title, verified
from siksng_tui.screens.entry import entry_lines
from siksng_tui.screens.frame.frame import Frame
from siksng_tui.services.checks.verifying import Difference, Verification, VerifiedField
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.form import FormWidget
from siksng_tui.widgets.formlines import FieldLine, FormLine, HeadingLine, Left
from siksng_tui.widgets.prompt import Question
from siksng_tui.words import N_, _, ngettext


@dataclass(frozen=True, slots=True)
class VerifyWork:
    """What keying again can do; all of it is short, and durable when it returns.

    Args:
        leave: keeps one field; gives the answer.
        end: ends the keying; gives the differences.
        finish: finishes where nothing differs.
        settle: gives the screen on which differences are settled.
        today: gives the day.
    """

    leave: Callable[[Verification, VerifiedField, str], Answer | None]
    end: Callable[[str], Sequence[Difference]]
    finish: Callable[[str], Request]
    settle: Callable[[str], Screen[str]]
    today: Callable[[], dt.date]


class VerifyAnswers:
    """The answers behind the form: each left field goes to the service."""

    def __init__(self, own: Verification, work: VerifyWork) -> None:
        """Begin with what this person typed before."""
        self._own = own
        self._work = work
        self._typed = dict(own.typed)
        self._fields = {_id(field): field for field in own.fields}

    @property
    def empty(self) -> int:
        """Return how many questions have no answer."""
        return sum(self._typed.get(field.key) is None for field in self._own.fields)

    @property
    def start(self) -> str:
        """Return the field at which to go on."""
        left = (key for key, field in self._fields.items() if field.key not in self._typed)
        return next(left, "")

    def lines(self) -> list[FormLine]:
        """Return every line, under the title of whom it asks."""
        laid: list[FormLine] = []
        for _subject, some in groupby(self._own.fields, key=lambda field: field.subject):
            fields = list(some)
            laid.append(HeadingLine(place_title(fields[0])))
            laid.extend(map(self._line, fields))
        return laid

    def leave(self, field_id: str, text: str) -> Left:
        """Keep a text as the answer, durably; empty means that the paper has none."""
        field = self._fields[field_id]
        try:
            self._typed[field.key] = self._work.leave(self._own, field, text)
        except SiksngError as error:
            label = field.question.label(words.language())
            return Left(accepted=False, message=messages.sentence(error, variable=label))
        return Left(accepted=True, lines=[self._line(field)])

    def ditto(self, field_id: str) -> str:  # noqa: ARG002 - the form's protocol
        """Return nothing: every answer is read from the paper."""
        return ""

    def _line(self, field: VerifiedField) -> FieldLine:
        """Return the line of a question."""
        answer = self._typed.get(field.key)
        spot = entry_lines.Spot(
            _id(field), field.question, answer, asked=True, marked=entry_lines.UNMARKED
        )
        return entry_lines.line(self._own.instrument, spot, self._work.today())


class VerifyScreen(Frame[str]):
    """Keys one request again; it returns what the list says of it."""

    TITLE = N_("Verification")
    PAGE = "verification"
    KEYS = ("form.file", "everywhere.back", "everywhere.help", "form.codes", "form.go_to")
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("form.file")]

    def __init__(
        self, heading: Heading, work: VerifyWork, own: Verification, *, advance: bool
    ) -> None:
        """Ask the questions of a request.

        Args:
            heading: office and person.
            work: what can be done.
            own: the request.
            advance: whether a full field is left by itself.
        """
        super().__init__(heading)
        self._verify_work = work
        self._own = own
        self._answers = VerifyAnswers(own, work)
        self._form = FormWidget(
            self._answers.lines(), self._answers, start=self._answers.start, advance=advance
        )

    def body(self) -> Sequence[Widget]:
        """Return the form."""
        return (self._form,)

    def on_mount(self) -> None:
        """Begin to type."""
        self._form.focus()
        said = _("Request {number}: key it again from the paper, as it stands there.")
        self.notice(said.format(number=self._own.number))

    def keys_now(self) -> Sequence[str]:
        """Return the keys that work at this field."""
        coded = self._form.field is not None and bool(self._form.field.codes)
        return [own for own in super().keys_now() if coded or own != "form.codes"]

    def on_form_widget_entered(self) -> None:
        """Show the keys that work at this field."""
        self.show_keys()

    def keep(self) -> None:
        """Keep what is being typed."""
        self._form.leave()

    def on_form_widget_finished(self) -> None:
        """Ask whether that was all."""
        self.action_file()

    def action_back(self) -> None:
        """Leave; what was typed stays for this person."""
        if self._form.leave():
            self.dismiss("")

    def action_file(self) -> None:
        """End the keying, after a question."""
        if not self._form.leave():
            return
        empty = self._answers.empty
        said = ngettext("{count} question is empty.", "{count} questions are empty.", empty)
        sentences = [said.format(count=empty)] if empty else []
        question = _("End the keying? Nothing can be changed in it afterwards.")
        self.app.push_screen(Question(*sentences, question), self._end)

    def _end(self, wanted: bool | None) -> None:  # noqa: FBT001 - Textual's signature
        """Compare; without a difference the request is verified."""
        if not wanted:
            return
        number = self._own.number
        try:
            if self._verify_work.end(number):
                self.app.push_screen(self._verify_work.settle(number), self._settled)
            else:
                self.dismiss(verified(self._verify_work.finish(number)))
        except SiksngError as error:
            self.refuse(error)

    def _settled(self, said: str | None) -> None:
        """Leave with what became of the request."""
        self.dismiss(said or "")


def _id(field: VerifiedField) -> str:
    """Return what a field is called."""
    return entry_lines.field_id(field.subject, Path(field.question.name))
