"""A NIK as a free second keying: it tells sex and date of birth, so they need not be typed."""

import datetime as dt
from collections.abc import Mapping

from forms.identity import birth_date, is_complete, is_female
from forms.instrument import Instrument, ValueType
from forms.records import Answer, Answers, Subject
from forms.rulebook import rulebook


def told_by(
    instrument: Instrument, nik: str, today: dt.date, variable: str
) -> Mapping[str, Answer]:
    """Return the answers that a NIK tells, by variable; none where it tells no date of birth.

    Which variables they are stands in the rules that compare them with the NIK. The form fills them
    where they are empty; where they are answered, a difference is a finding.

    Args:
        instrument: the questionnaire.
        nik: what was answered.
        today: the day by which the century is chosen.
        variable: name of the question that was answered with it.
    """
    birth = birth_date(nik, today) if is_complete(nik) else None
    if birth is None:
        return {}
    told: dict[str, Answer] = {}
    for rule in rulebook(instrument):
        if rule.check == "nik-sex" and rule.place == variable:
            told[rule.value("sex")] = rule.value("female" if is_female(nik) else "male")
        elif rule.check == "nik-birth" and rule.place == variable:
            told[rule.value("birth")] = birth.isoformat()
    return told


def told_to(instrument: Instrument, subject: Subject, today: dt.date) -> Answers:
    """Return the answers that the NIK of a subject tells it, by variable; none without one."""
    told: dict[str, Answer] = {}
    for variable in instrument.for_subject(subject.kind):
        if variable.type is ValueType.NIK and variable.name in subject.answers:
            nik = str(subject.answers[variable.name])
            told |= told_by(instrument, nik, today, variable.name)
    return told
