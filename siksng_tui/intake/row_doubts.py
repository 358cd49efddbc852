"""What the answers of one row say against each other, or cannot be: a person has to look."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from forms.identity import is_complete
from forms.instrument import ValueType
from forms.records import Answer
from siksng_tui.intake.profile import Profile
from siksng_tui.intake.reasons import Reason


class RowDoubt(NamedTuple):
    """The place of a column in the profile, and why its answer is left out or missed."""

    place: int
    reason: Reason


def row_doubts(
    profile: Profile, answers: Mapping[str, Answer], today: dt.date
) -> Iterator[RowDoubt]:
    """Yield what is doubtful about the answers of a row of a list.

    Args:
        profile: of the list.
        answers: those that its cells gave.
        today: nobody is born after it.
    """
    birth = profile.instrument.roles.get("birth", "")
    for place, column in enumerate(profile.columns):
        if not column.answers:
            continue
        variable = profile.instrument.variable(column.answers)
        answer = answers.get(variable.name)
        applies = variable.applies_if is None or variable.applies_if.holds(answers.get)
        if answer is None:
            if variable.applies_if is not None and applies:
                yield RowDoubt(place, Reason.ANSWER_MISSED)
        elif not applies:
            yield RowDoubt(place, Reason.ANSWER_UNASKED)
        elif variable.type in {ValueType.NIK, ValueType.KK} and not is_complete(str(answer)):
            yield RowDoubt(place, Reason.NUMBER_INCOMPLETE)
        elif variable.name == birth and str(answer) > today.isoformat():
            yield RowDoubt(place, Reason.DATE_FUTURE)
