"""Before and after: every answer that a request changes, to be read."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from textual.widget import Widget

from forms import merge, sides
from forms.instrument import Instrument
from forms.merge import Change
from forms.records import Answer, HouseholdRecord, Subject, SubjectKind
from siksng_tui import words
from siksng_tui.screens.entry import entry_pages
from siksng_tui.screens.frame.frame import Frame
from siksng_tui.services.entry.entry import Entry
from siksng_tui.widgets.bars import Heading
from siksng_tui.widgets.lines import Tone, fit
from siksng_tui.widgets.page import PageWidget, TextLine, heading, plain
from siksng_tui.wording import answer_words
from siksng_tui.wording.answer_words import Names
from siksng_tui.words import N_, _

_QUESTION: Final = 7
_LABEL: Final = 30
_VALUE: Final = 17
"""Cells of a question's number, of a question, and of an answer."""

FAMILY: Final = f"{merge.LINK}family"
"""Change of a person's family: it follows from the household, and no number tells it."""

ARROW: Final = "->"
"""Stands between before and after."""


@dataclass(frozen=True, slots=True)
class Changed:
    """What a request changes in its household, or in two, and what is needed to say it in words."""

    instrument: Instrument
    records: Sequence[HouseholdRecord]
    changes: Sequence[Change]
    names: Names


def changed_by(entry: Entry, village: Callable[[str], str]) -> Changed:
    """Return what a request that is being filled in changes; `village` names villages."""
    names = Names(entry.head_names(), village)
    return Changed(entry.instrument, entry.records, entry.changes(), names)


class ChangesScreen(Frame[None]):
    """The changes of one request, subject by subject."""

    TITLE = N_("Before and after")
    PAGE = "changes"
    KEYS = ("everywhere.back", "everywhere.help", "page.page_down", "page.page_up")

    def __init__(
        self,
        bar: Heading,
        number: str,
        changed: Changed,
        since_it_came: Sequence[Change] | None = None,
    ) -> None:
        """Show the changes of a request.

        Args:
            bar: office and person.
            number: of the request.
            changed: what it changes in the register.
            since_it_came: what is changed in it here; None where no other office sent it.
        """
        super().__init__(bar)
        said = [plain(_("Request {number}").format(number=number)), *lines(changed)]
        if since_it_came is not None:
            said += [plain(), heading(_("Otherwise than it was sent"))]
            said += lines(replace(changed, changes=since_it_came))
        self._page = PageWidget(said)

    def body(self) -> Sequence[Widget]:
        """Return the page."""
        return (self._page,)


def lines(changed: Changed) -> list[TextLine]:
    """Return the changes as lines, under a title for each subject; a sentence where none is."""
    if not changed.changes:
        return [plain(_("No answer was changed."))]
    titles = {
        own.id: title_of(changed.instrument, changed.records, own)
        for record in changed.records
        for own in record.subjects()
    }
    said: list[TextLine] = []
    subject = ""
    for change in changed.changes:
        if change.variable == FAMILY:
            continue
        if change.subject != subject:
            subject = change.subject
            said.append(heading(titles.get(subject, _("Taken away"))))
        said.extend(_change(changed, change))
    return said


def title_of(questions: Instrument, records: Sequence[HouseholdRecord], subject: Subject) -> str:
    """Return who a subject is, and whether it is of the second of two households."""
    record = next(own for own in records if own.has(subject.id))
    told = _title(questions, record, subject)
    return told if record is records[0] else _("Other family - {subject}").format(subject=told)


def _title(questions: Instrument, record: HouseholdRecord, subject: Subject) -> str:
    """Return who a subject of a household is."""
    if subject.kind is SubjectKind.PERSON:
        at = record.persons.index(subject) + 1
        return entry_pages.person_line(questions, subject, at)
    if subject.kind is SubjectKind.FAMILY:
        return _("Family {number}").format(number=record.families.index(subject) + 1)
    return _("Household")


def _change(changed: Changed, change: Change) -> Iterator[TextLine]:
    """Yield one change: in one line where it fits, else each answer on a line of its own."""
    number, label = _question(changed.instrument, change)
    before, after = (_said(changed, change, own) for own in (change.before, change.after))
    asked = (f"{fit(number, _QUESTION)} ", Tone.PLAIN)
    if len(label) <= _LABEL and max(len(before), len(after)) <= _VALUE:
        told = f"{fit(label, _LABEL)} {fit(before, _VALUE)} {ARROW} "
        yield (asked, (told, Tone.PLAIN), (after, Tone.STRONG))
        return
    blank = " " * (_QUESTION + 1)
    yield (asked, (label, Tone.PLAIN))
    yield ((blank + _("before:") + " ", Tone.PLAIN), (before, Tone.PLAIN))
    yield ((blank + _("after:") + " ", Tone.PLAIN), (after, Tone.STRONG))


def _question(questions: Instrument, change: Change) -> tuple[str, str]:
    """Return number and words of the question that was answered otherwise."""
    if change.variable == merge.REGION:
        return "", _("Village")
    if change.variable.startswith(merge.LINK):
        return "", _("Belongs to")
    variable = questions.variables.get(change.variable)
    label = variable.label(words.language()) if variable else change.variable
    row = f" ({change.row + 1})" if change.rows else ""
    worked_out = " " + _("(worked out)") if variable and variable.computed else ""
    return questions.number(variable) if variable else "", f"{label}{row}{worked_out}"


def _said(changed: Changed, change: Change, answer: Answer | None) -> str:
    """Return an answer in words, with its code where it has one; a household by its head."""
    path = sides.path_of(change)
    return answer_words.answer(changed.instrument, path, answer, changed.names)
