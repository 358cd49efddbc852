"""How a questionnaire is laid out for entry: pages as on the paper, each made of sections.

What comes before the block of persons is one page, each person is one, what comes after is one.
Which blocks those are says the instrument.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

from forms import values
from forms.editing import Path
from forms.flow import RowPlace
from forms.instrument import Block, Instrument, Variable
from forms.paper_order import around_persons, of_persons, only_shown
from forms.records import Answers, HouseholdRecord, Subject, SubjectKind
from siksng_tui import words
from siksng_tui.services.entry.entry import Entry
from siksng_tui.wording import ages
from siksng_tui.words import _

BEFORE: Final = "before"
"""Key of the page with the questions before the persons."""

AFTER: Final = "after"
"""Key of the page with the questions behind them."""

TOLD_BY: Final = ("name", "relation", "sex", "age")
"""Roles whose answers tell a person in a line; what an instrument does not ask is left out."""


@dataclass(frozen=True, slots=True)
class Section:
    """One block for one subject, or for one row of it; `number` counts where there are several.

    `only` names the questions that are asked of the block; None for all of them.
    """

    block: Block
    subject: Subject
    row: RowPlace | None = None
    number: int = 0
    only: frozenset[str] | None = None

    @property
    def answers(self) -> Answers:
        """Return the answers that the section shows; none for a row that is not begun."""
        if self.row is None:
            return self.subject.answers
        rows = self.subject.rows.get(self.row[0], ())
        return rows[self.row[1]] if self.row[1] < len(rows) else {}

    @property
    def title(self) -> str:
        """Return the title in the language that is spoken."""
        title = self.block.title(words.language())
        return f"{title} {self.number}" if self.number else title

    def path(self, name: str) -> Path:
        """Return where a variable's answer stands in the subject."""
        return Path(name, *self.row) if self.row else Path(name)

    def variables(self, questions: Instrument) -> tuple[Variable, ...]:
        """Return what is shown: whatever can be typed or worked out, and what is answered."""
        answers = self.answers
        return tuple(
            variable
            for variable in questions.in_block(self.block.id)
            if (self.only is None or variable.name in self.only)
            and (variable.name in answers or not only_shown(variable))
        )


@dataclass(frozen=True, slots=True)
class Page:
    """One page: BEFORE, AFTER or the id of a person; what it is called; what stands on it."""

    key: str
    title: str
    sections: tuple[Section, ...]


def keys(entry: Entry) -> tuple[str, ...]:
    """Return the keys of the pages of a request in the order of the paper, none of them empty.

    Of the other household of a split only members are asked; they come last.
    """
    others = entry.beside.record.persons if entry.beside else ()
    known = (BEFORE, *(person.id for person in entry.record.persons), AFTER)
    known = (*known, *(person.id for person in others))
    return tuple(key for key in known if any(_sections(entry, key)))


def pages(entry: Entry) -> tuple[Page, ...]:
    """Return the pages of a request in the order of the paper, none of them empty."""
    return tuple(page(entry, key) for key in keys(entry))


def page(entry: Entry, key: str) -> Page:
    """Return one page, with the sections that the request asks and that show something.

    Raises:
        KeyError: the household has no such page.
    """
    sections = tuple(_sections(entry, key))
    if key in (BEFORE, AFTER):
        return Page(key, _titles([own.block for own in sections]), sections)
    record = entry.home_of(key)
    person = record.subject(key)
    number = record.persons.index(person) + 1
    title = person_line(entry.instrument, person, number, entry.today)
    if record is not entry.record:
        title = _("Other family - {subject}").format(subject=title)
    return Page(key, title, sections)


def _sections(entry: Entry, key: str) -> Iterator[Section]:
    """Yield the sections of a page one by one: whether there is any is asked more often."""
    questions = entry.instrument
    if key in (BEFORE, AFTER):
        laid = _of_household(entry.record, around_persons(questions, before=key == BEFORE))
    else:
        laid = _of(entry.subject(key), of_persons(questions))
    for own in laid:
        if entry.asks(own.subject.id, own.block.id):
            narrowed = replace(own, only=_only(entry, own))
            if narrowed.variables(questions):
                yield narrowed


def _only(entry: Entry, section: Section) -> frozenset[str] | None:
    """Return the names of the questions of a section that the request asks; None for all."""
    block = section.block.id
    asking = [own for own in entry.scopes(section.subject.id) if block in own.blocks]
    if any(block not in own.questions for own in asking):
        return None
    return frozenset(chain.from_iterable(own.questions[block] for own in asking))


def key_of(questions: Instrument, subject: Subject, block_id: str) -> str:
    """Return the key of the page on which a block of a subject stands."""
    if subject.kind is SubjectKind.PERSON:
        return subject.id
    first = {block.id for block in around_persons(questions, before=True)}
    return BEFORE if block_id in first else AFTER


def person_line(
    questions: Instrument, person: Subject, number: int, today: dt.date | None = None
) -> str:
    """Return who a person is, in a line: "2. SITI, Istri/Suami, Perempuan, 41".

    Args:
        questions: the questionnaire.
        person: who is meant.
        number: the place on the roster.
        today: the day whose age is told; None tells the age that is recorded, as the form has it.
    """
    told = [_told_by(questions, person, role, today) for role in TOLD_BY]
    who = ", ".join(own for own in told if own) or _("(new member)")
    return f"{number}. {who}"


def _told_by(questions: Instrument, person: Subject, role: str, today: dt.date | None) -> str:
    """Return what a role tells of a person; empty where it is not answered."""
    if role == "age" and today is not None:
        return ages.of(questions, person.answers, today)
    name = questions.roles.get(role, "")
    if name not in person.answers:
        return ""
    return values.label(questions.variables[name], person.answers[name], words.language())


def _of_household(record: HouseholdRecord, blocks: Sequence[Block]) -> Iterator[Section]:
    """Yield the sections of household and families, block by block."""
    for block in blocks:
        if block.subject is SubjectKind.HOUSEHOLD:
            yield from _of(record.household, [block])
            continue
        for number, family in enumerate(record.families, start=1):
            yield Section(block, family, number=number if len(record.families) > 1 else 0)


def _of(subject: Subject, blocks: Sequence[Block]) -> Iterator[Section]:
    """Yield the sections of one subject; a block that repeats on paper has one empty row more."""
    for block in blocks:
        if not block.rows:
            yield Section(block, subject)
            continue
        count = len(subject.rows.get(block.rows, ())) + block.paper
        for at in range(count):
            yield Section(block, subject, (block.rows, at), at + 1)


def _titles(blocks: Sequence[Block]) -> str:
    """Return what a page of several blocks is called: its first and last one on paper."""
    shown = [block for block in blocks if block.paper] or blocks
    titles = [block.title(words.language()).partition(".")[0] for block in shown]
    return " - ".join(dict.fromkeys((*titles[:1], *titles[-1:])))
