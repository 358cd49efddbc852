"""Answers as they are written on a command line."""

import re
from typing import Final

from forms.errors import UsageError
from forms.records import HouseholdRecord, Subject
from siksng_tui.services.entry import Entry, LeftField

_WRITTEN: Final = re.compile(
    r"(?:(?P<family>[Kk])?(?P<place>[1-9][0-9]?):)?(?P<path>[a-z0-9_/]+)=(?P<text>.*)",
    re.ASCII | re.DOTALL,
)


class AssignmentError(UsageError):
    """An answer is not written as VAR=VALUE, 2:VAR=VALUE or K1:VAR=VALUE; nothing was entered."""

    code, field = "assignment-unreadable", "set"


def left_field(filled: Entry, assignment: str) -> LeftField:
    """Return the field of VAR=VALUE, 2:VAR=VALUE (second member) or K1:VAR=VALUE (first family).

    Raises:
        AssignmentError: it is none of these, or there is no such member or family.
    """
    written = _WRITTEN.fullmatch(assignment)
    if written is None:
        raise AssignmentError
    subject = filled.record.household
    if written["place"]:
        subject = _member(filled.record, int(written["place"]), family=bool(written["family"]))
    return LeftField(subject.id, written["path"], written["text"])


def _member(record: HouseholdRecord, place: int, *, family: bool) -> Subject:
    """Return the family or person at a place, counted from 1.

    Raises:
        AssignmentError: there is none.
    """
    among = record.families if family else record.persons
    if place > len(among):
        raise AssignmentError
    return among[place - 1]
