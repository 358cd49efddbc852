"""What follows from one changed answer, and nothing more.

`flow.recode` drops every answer whose question does not apply. A record from elsewhere may hold
such answers already, and whoever corrects its floor area must not lose them in passing: a finding
tells of them. So an answer is dropped only when its question applied before the change, with the
ages of the day: nobody's answer goes because that person grew older meanwhile.
"""

import datetime as dt
from dataclasses import replace
from types import MappingProxyType

from forms.editing import with_subject
from forms.flow import asked, lookup_for, recode
from forms.instrument import Instrument
from forms.records import Answers, HouseholdRecord, Rows, Subject


def follow(
    instrument: Instrument, before: HouseholdRecord, after: HouseholdRecord, today: dt.date
) -> HouseholdRecord:
    """Return the changed record with what follows from the change: dropped and computed answers.

    Args:
        instrument: the questionnaire.
        before: the household before an answer was changed.
        after: the household with the changed answer, of the same subjects.
        today: the day at which ages are taken where no visit date is answered.
    """
    settled = recode(instrument, after, today)
    if settled is after:
        return after
    before = _of_the_day(instrument, before, today)
    for subject in after.subjects():
        follows = settled.subject(subject.id)
        if follows is not subject:
            kept = _kept(instrument, before, subject, follows)
            settled = with_subject(settled, kept)
    return settled


def _kept(
    instrument: Instrument, before: HouseholdRecord, changed: Subject, settled: Subject
) -> Subject:
    """Return the settled subject with the answers that did not apply before the change either."""
    earlier = before.subject(changed.id)
    return replace(
        settled,
        answers=_answers(instrument, before, earlier, changed.answers, settled.answers),
        rows=_rows(instrument, before, earlier, changed.rows, settled.rows),
    )


def _answers(
    instrument: Instrument,
    before: HouseholdRecord,
    earlier: Subject,
    changed: Answers,
    settled: Answers,
) -> Answers:
    """Return the settled answers together with those that had no question before."""
    dropped = changed.keys() - settled.keys()
    if not dropped:
        return settled
    lookup = lookup_for(before, earlier)
    stray = {
        name: changed[name]
        for name in dropped
        if (condition := instrument.variable(name).applies_if) and not condition.holds(lookup)
    }
    return MappingProxyType({**settled, **stray})


def _of_the_day(instrument: Instrument, before: HouseholdRecord, today: dt.date) -> HouseholdRecord:
    """Return the household before the change with computed answers as of the day, none dropped."""
    fresh = recode(instrument, before, today)
    for subject in before.subjects():
        answers = {**subject.answers, **fresh.subject(subject.id).answers}
        before = with_subject(before, replace(subject, answers=MappingProxyType(answers)))
    return before


def _rows(
    instrument: Instrument,
    before: HouseholdRecord,
    earlier: Subject,
    changed: Rows,
    settled: Rows,
) -> Rows:
    """Return the settled rows together with blocks that no question applied to before."""
    dropped = changed.keys() - settled.keys()
    stray = {
        key: changed[key]
        for key in dropped
        if not any(
            asked(instrument, before, earlier, (key, index)) for index in range(len(changed[key]))
        )
    }
    return MappingProxyType({**settled, **stray}) if stray else settled
