"""The answers behind the form: each left field goes to the service, changed lines come back."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from forms import editing, second_keying, values
from forms.errors import SiksngError
from forms.findings import Finding
from forms.instrument import ValueType, Variable
from forms.records import Answer
from siksng_tui import messages, words
from siksng_tui.screens import entry_lines, entry_pages
from siksng_tui.screens.entry_lines import Spot
from siksng_tui.screens.entry_pages import Page
from siksng_tui.services.entry import Entry, Filed, LeftField
from siksng_tui.widgets.formlines import FieldLine, FormLine, HeadingLine, Left

_SPLIT: Final = "|"
"""Stands between the parts of a kept cursor."""

_BEHIND: Final = "+"
"""Third part of a kept cursor: the field was left, the one behind it is meant."""


@dataclass(frozen=True, slots=True)
class EntryWork:
    """What entry can do; all of it is short, and durable when it returns.

    Args:
        open: gives a draft as it was left, by its number.
        leave: keeps one field; gives the entry after it.
        stay: keeps where the form is to reopen.
        give_reason: keeps why a flag is right, by the key of its finding.
        file: files the request.
        today: gives the day.
    """

    open: Callable[[str], Entry]
    leave: Callable[[Entry, LeftField], Entry]
    stay: Callable[[Entry, str], None]
    give_reason: Callable[[Entry, str, str], Entry]
    file: Callable[[Entry], Filed]
    today: Callable[[], dt.date]


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a person is: page, field, and whether the field was left already."""

    page: str = ""
    field: str = ""
    behind: bool = False

    def __str__(self) -> str:
        """Return the cursor as it is kept."""
        return _SPLIT.join((self.page, self.field, _BEHIND if self.behind else ""))


def read_cursor(text: str) -> Cursor:
    """Return a kept cursor; whatever cannot be read means the beginning.

    >>> read_cursor("before|3f/luas_lantai|+")
    Cursor(page='before', field='3f/luas_lantai', behind=True)
    """
    page, __, rest = text.partition(_SPLIT)
    field, __, behind = rest.partition(_SPLIT)
    return Cursor(page, field, behind == _BEHIND)


class EntryAnswers:
    """One request under the keyboard: its answers, and the page of them that is on the desk."""

    def __init__(self, entry: Entry, work: EntryWork, key: str = entry_pages.BEFORE) -> None:
        """Lay a page of a request on the desk; an unknown one is the first."""
        self.entry = entry
        self._work = work
        known = [own.key for own in self.pages()]
        self.page = self._page(key if key in known else known[0])
        self._marks = entry_lines.marks(entry)
        self._spots = entry_lines.spots(entry, self.page, self._marks)

    def pages(self) -> tuple[Page, ...]:
        """Return all pages of the request."""
        return entry_pages.pages(self.entry)

    def turn_to(self, key: str) -> list[FormLine]:
        """Lay another page on the desk; returns its lines."""
        self.page = self._page(key)
        self._spots = entry_lines.spots(self.entry, self.page, self._marks)
        return self.lines()

    def lines(self) -> list[FormLine]:
        """Return every line of the page."""
        return [self._drawn(own) for own in self._spots]

    def spot(self, field: str) -> Spot | None:
        """Return the place of a field on the page; None where it does not stand there."""
        return next((own for own in self._spots if isinstance(own, Spot) and own.id == field), None)

    def beside(self, field: str) -> str:
        """Return the open field nearest above a field where nobody types, else nearest below."""
        spots = [own for own in self._spots if isinstance(own, Spot)]
        ids = [own.id for own in spots]
        at = ids.index(field) if field in ids else 0
        near = (*reversed(spots[:at]), *spots[at:])
        return next((own.id for own in near if own.asked and own.typed), "")

    def findings_at(self, field: str) -> tuple[Finding, ...]:
        """Return what was found at a field."""
        return tuple(own for own in self.entry.findings if entry_lines.finding_field(own) == field)

    def leave(self, field_id: str, text: str) -> Left:
        """Keep a text as the answer, durably; empty means not answered."""
        spot = self.spot(field_id)
        if spot is None:
            return Left(accepted=True)
        try:
            entry = self._told(self._kept(self.entry, field_id, text, field_id), spot)
        except SiksngError as error:
            label = spot.variable.label(words.language())
            return Left(accepted=False, message=messages.sentence(error, variable=label))
        return self._left(entry)

    def ditto(self, field_id: str) -> str:
        """Return the same answer of the person before; empty where there is none."""
        subject, path = entry_lines.place_of(field_id)
        persons = [own.id for own in self.entry.record.persons]
        spot = self.spot(field_id)
        at = persons.index(subject) if subject in persons else 0
        if spot is None or at == 0:
            return ""
        before = self.entry.record.persons[at - 1]
        answer = editing.answer_at(before, editing.read_path(path))
        return _shown(spot.variable, answer)

    def give_reason(self, finding: Finding, reason: str) -> Sequence[FieldLine]:
        """Keep why a flag is right; returns the lines that changed.

        Raises:
            SiksngError: the reason is blank, or could not be stored; nothing was changed.
        """
        return self._left(self._work.give_reason(self.entry, finding.key, reason)).lines

    def _kept(self, entry: Entry, field: str, text: str, left: str) -> Entry:
        """Return the entry with one field kept, the cursor behind the field that was left."""
        subject, path = entry_lines.place_of(field)
        cursor = Cursor(self.page.key, left, behind=True)
        return self._work.leave(entry, LeftField(subject, path, text, str(cursor)))

    def _told(self, entry: Entry, spot: Spot) -> Entry:
        """Return the entry with what a NIK tells filled in where it is not answered."""
        subject_id, path = entry_lines.place_of(spot.id)
        subject = entry.record.subject(subject_id)
        nik = subject.answers.get(path)
        if spot.variable.type is not ValueType.NIK or nik is None:
            return entry
        told = second_keying.told_by(entry.instrument, str(nik), self._work.today(), path)
        for name, answer in told.items():
            if name not in subject.answers:
                field = entry_lines.field_id(subject_id, editing.Path(name))
                text = _shown(entry.instrument.variable(name), answer)
                entry = self._kept(entry, field, text, spot.id)
        return entry

    def _left(self, entry: Entry) -> Left:
        """Take an entry over; returns what it changes on the page."""
        self.entry = entry
        before = self._spots
        self.page = self._page(self.page.key)
        self._marks = entry_lines.marks(entry)
        self._spots = entry_lines.spots(entry, self.page, self._marks)
        if [_name(own) for own in before] != [_name(own) for own in self._spots]:
            return Left(accepted=True, form=self.lines())
        changed = [
            own
            for own, old in zip(self._spots, before, strict=True)
            if isinstance(own, Spot) and own != old
        ]
        return Left(accepted=True, lines=[self._line(own) for own in changed])

    def _page(self, key: str) -> Page:
        """Return a page of the entry."""
        return entry_pages.page(self.entry, key)

    def _drawn(self, own: Spot | HeadingLine) -> FormLine:
        """Return what is drawn of a line."""
        return own if isinstance(own, HeadingLine) else self._line(own)

    def _line(self, spot: Spot) -> FieldLine:
        """Return the line of an answer."""
        return entry_lines.line(self.entry.instrument, spot, self._work.today())


def _name(own: Spot | HeadingLine) -> str:
    """Return what a line is told apart by."""
    return own.text if isinstance(own, HeadingLine) else own.id


def _shown(variable: Variable, answer: Answer | None) -> str:
    """Return an answer as it is typed, empty for none."""
    return "" if answer is None else values.show_answer(variable, answer, words.language())
