"""Ages in words: of the day where a date of birth is known, else marked as recorded."""

import datetime as dt

from forms.ages import age_of, age_today
from forms.instrument import Instrument
from forms.records import Answers
from forms.told import told
from siksng_tui.words import _

MARK = "*"
"""Stands behind a recorded age where no word has room."""


def of(questions: Instrument, answers: Answers, today: dt.date) -> str:
    """Return somebody's age; empty where none is known."""
    age = age_of(questions, answers, today)
    if age is None:
        return ""
    return recorded(str(age)) if is_recorded(questions, answers, today) else str(age)


def short(questions: Instrument, answers: Answers, today: dt.date) -> str:
    """Return the same in a narrow column."""
    age = age_of(questions, answers, today)
    mark = MARK if is_recorded(questions, answers, today) else ""
    return "" if age is None else f"{age}{mark}"


def recorded(age: str) -> str:
    """Return an age, marked as that of the last visit."""
    return _("{age} (as recorded)").format(age=age)


def is_recorded(questions: Instrument, answers: Answers, today: dt.date) -> bool:
    """Return whether an age is known from the last visit only, by no date of birth."""
    known = age_of(questions, answers, today) is not None
    return known and age_today(told(questions, answers, "birth"), today) is None
