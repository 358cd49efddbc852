"""Answers of a file's rows put into a request, as if they had been typed: rules and all."""

from collections.abc import Iterable, Mapping

from forms import editing
from forms.editing import Path
from forms.following import follow
from forms.instrument import Instrument
from forms.records import Answer, Subject, SubjectKind
from siksng_tui.services.entry import entry
from siksng_tui.services.entry.entry import Entry
from siksng_tui.services.office.sessions import Session


def filled(session: Session, begun: Entry, subjects: Iterable[Subject]) -> Entry:
    """Return the entry with other states of its subjects, durably, and what follows from them.

    Raises:
        NotADraftError: it went on since it was opened; nothing was stored.
    """
    home = record = begun.record
    for subject in subjects:
        record = editing.with_subject(record, subject)
    settled = follow(begun.instrument, home, record, session.today())
    return entry.keep_entry(session, begun, begun.with_home(settled))


def answered(questions: Instrument, subject: Subject, answers: Mapping[str, Answer]) -> Subject:
    """Return a subject with those of a row's answers that are of its kind and not worked out."""
    for variable, answer in answers.items():
        if _kind(questions, variable) is subject.kind and not questions.variable(variable).computed:
            subject = editing.with_answer(subject, Path(variable), answer)
    return subject


def _kind(questions: Instrument, variable: str) -> SubjectKind:
    """Return whose answer a variable is."""
    return questions.block(questions.variable(variable).block).subject
