"""How old somebody is on a day: by the date of birth, else as it is recorded."""

import datetime as dt

from forms.formula import age_on
from forms.instrument import Instrument
from forms.records import Answers
from forms.told import told


def age_today(birth: str, today: dt.date) -> int | None:
    """Return the completed years since a stored date of birth; None where it tells no age.

    >>> age_today("1985-08-17", dt.date(2026, 8, 16))
    40
    """
    try:
        age = age_on(dt.date.fromisoformat(birth), today)
    except ValueError:
        return None
    return age if age >= 0 else None


def age_of(instrument: Instrument, answers: Answers, today: dt.date) -> int | None:
    """Return somebody's age on a day, as it is recorded where no date of birth is; None for none.

    A recorded age is that of the last visit.
    """
    age = age_today(told(instrument, answers, "birth"), today)
    recorded = told(instrument, answers, "age")
    return int(recorded) if age is None and recorded.isdecimal() else age
