"""What NIKs tell where a field was left: sex and birth, of everybody whose NIK is another now.

A NIK may be typed at its own question, or reach a member whom the request begins from the page of
the household: what it tells goes where it goes.
"""

import datetime as dt
from collections.abc import Iterator, Mapping

from forms import second_keying
from forms.instrument import Instrument, ValueType
from forms.records import Answer, Answers, Subject
from siksng_tui.services.entry.entry import Entry


def told(before: Entry, after: Entry, today: dt.date) -> Mapping[tuple[str, str], Answer]:
    """Return the answers that are to be filled in after a field was left, by subject and variable.

    In a subject that is being begun, what the NIK before told is none of the operator's.
    """
    return {
        (subject.id, name): answer
        for subject in after.subjects()
        if before.has(subject.id)
        for name, answer in _told_anew(before, after.instrument, subject, today)
    }


def _told_anew(
    before: Entry, questions: Instrument, subject: Subject, today: dt.date
) -> Iterator[tuple[str, Answer]]:
    """Yield what the NIKs of a subject tell that are others than before."""
    was = before.subject(subject.id)
    earlier = _told_before(before, was, today)
    for variable in questions.for_subject(subject.kind):
        nik = subject.answers.get(variable.name)
        if variable.type is not ValueType.NIK or nik in (None, was.answers.get(variable.name)):
            continue
        for name, answer in second_keying.told_by(
            questions, str(nik), today, variable.name
        ).items():
            if subject.answers.get(name) in (None, earlier.get(name)):
                yield name, answer


def _told_before(entry: Entry, subject: Subject, today: dt.date) -> Answers:
    """Return what the NIK told a subject that is being begun, before a field was left."""
    if not entry.is_new(subject.id):
        return {}
    return second_keying.told_to(entry.instrument, subject, today)
