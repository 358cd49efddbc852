"""What a NIK tells when its field is left: sex and birth, where they are not answered."""

import datetime as dt
from collections.abc import Mapping

from forms import second_keying
from forms.instrument import ValueType
from forms.records import Answer, Answers
from siksng_tui.screens import entry_lines
from siksng_tui.screens.entry_lines import Spot
from siksng_tui.services.entry import Entry


def told(before: Entry, after: Entry, spot: Spot, today: dt.date) -> Mapping[str, Answer]:
    """Return the answers that are to be filled in after a field was left, by variable.

    In a subject that is being begun, what the NIK before told is none of the operator's.
    """
    subject_id, path = entry_lines.place_of(spot.id)
    subject = after.subject(subject_id)
    nik = subject.answers.get(path)
    if spot.variable.type is not ValueType.NIK or nik is None:
        return {}
    earlier = _told_before(before, subject_id, today)
    return {
        name: answer
        for name, answer in second_keying.told_by(after.instrument, str(nik), today, path).items()
        if subject.answers.get(name) in (None, earlier.get(name))
    }


def _told_before(entry: Entry, subject_id: str, today: dt.date) -> Answers:
    """Return what the NIK told a subject that is being begun, before its field was left."""
    if not entry.is_new(subject_id):
        return {}
    return second_keying.told_to(entry.instrument, entry.subject(subject_id), today)
