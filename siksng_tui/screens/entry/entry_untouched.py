"""Parts of a form that nobody has begun: a page that was turned over with the one before.

Only who is entered for the first time is looked at: of everybody else the register has answers.
Nor does a block count that no paper asks, for whoever types from one has nothing to begin it with,
or that may rightly be empty: one of texts, as the notes, or of a position that nobody measured.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from forms.checks.answers import ALWAYS_ANSWERED
from forms.instrument import ValueType
from siksng_tui.screens.entry import entry_lines
from siksng_tui.screens.entry.entry_pages import Page, Section, pages
from siksng_tui.services.entry.entry import Entry

OWED: Final = ALWAYS_ANSWERED | {ValueType.NIK, ValueType.KK}
"""Types of questions of which a part that is not begun has at least one."""


@dataclass(frozen=True, slots=True)
class Untouched:
    """A part without one answer: what it is called, its page, and its first question's field."""

    title: str
    page: str
    field: str


def untouched(entry: Entry) -> tuple[Untouched, ...]:
    """Return the parts of whom a request begins in which questions are asked and none answered."""
    return tuple(own for page in pages(entry) for own in _of(entry, page))


def _of(entry: Entry, page: Page) -> Iterator[Untouched]:
    """Yield the parts of a page that nobody has begun; a row more than there are is none."""
    for section in page.sections:
        left_out = section.row is not None or not section.block.paper
        if left_out or not entry.is_new(section.subject.id):
            continue
        asked = _asked(entry, section)
        due = any(entry.instrument.variable(own).type in OWED for own in asked)
        if due and not any(name in section.answers for name in asked):
            field = entry_lines.field_id(section.subject.id, section.path(asked[0]))
            yield Untouched(section.title, page.key, field)


def _asked(entry: Entry, section: Section) -> list[str]:
    """Return the names of the questions of a part that are asked and typed, in their order."""
    due = entry_lines.due(entry, section)
    return [
        variable.name
        for variable in section.variables(entry.instrument)
        if variable.name in due and entry_lines.is_typed(variable)
    ]
