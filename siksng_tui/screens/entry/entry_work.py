"""What the screen of entry is given: callables of the services, so that a test may give its own."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from forms.instrument import Instrument
from forms.merge import Change
from forms.records import Answers, HouseholdRecord, Subject
from siksng_tui.screens.entry.conflicts import ConflictsWay
from siksng_tui.screens.entry.known import KnownWork
from siksng_tui.screens.printing.printing import Printing
from siksng_tui.services.entry.entry import Entry, Filed, LeftField
from siksng_tui.services.entry.filling import Stretch
from siksng_tui.services.office.habits import Pace

Filling = Callable[[Entry, Stretch], tuple[Entry, int]]
"""Answers several fields; gives the entry after it, and how many were answered."""


@dataclass(frozen=True, slots=True)
class RosterWork:
    """What can be done to the roster; all of it gives the entry after it.

    Args:
        begins_persons: whether the request begins persons.
        begins_families: whether it begins families.
        add_person: begins a person behind another, by the request's number and the other's id;
            gives the person's id too.
        add_family: begins a family with a person in it; gives the family's id too.
        remove: takes a person away whom the request began.
        move: puts such a person so many places further down.
        sort: puts all of them in the order of the paper.
    """

    begins_persons: Callable[[Entry], bool]
    begins_families: Callable[[Entry], bool]
    add_person: Callable[[str, str], tuple[Entry, str]]
    add_family: Callable[[str], tuple[Entry, str]]
    remove: Callable[[str, str], Entry]
    move: Callable[[str, str, int], Entry]
    sort: Callable[[str], Entry]


@dataclass(frozen=True, slots=True)
class EntryWork:
    """What entry can do; all of it is short, and durable when it returns.

    Args:
        open: gives a draft as it was left, by its number.
        leave: keeps one field; gives the entry after it.
        all_no: answers the open yes/no questions among some fields with no.
        all_none: answers the open counts among some fields with zero.
        as_above: answers open questions among some fields as the person before did.
        recurring: gives texts that were typed before at a question of a name, the newest first.
        put_back: gives the entry with changes put back and a cursor.
        before: gives the record that the same person entered before; None where there is none.
        stay: keeps where the form is to reopen.
        give_reason: keeps why a flag is right, by the key of its finding.
        file: files the request.
        today: gives the day.
        set_pace: keeps how forms go on for who works.
        roster: what can be done to the roster.
        successors: gives who can become head, where the head is gone; nobody while it is there.
        succeed: makes one of them head, by id.
        village: gives the name of a village with its district, by its code.
        named: gives the names of the regions whose codes a household answers, by variable.
        since_it_came: gives what is answered otherwise than as an office below sent it.
        slip: gives how the citizen's slip of a request is printed, by its number.
        conflicts: the way to the answers that clash with the register.
        known: tells who has a number already, and opens them; None where nobody is looked for.
    """

    open: Callable[[str], Entry]
    leave: Callable[[Entry, LeftField], Entry]
    all_no: Filling
    all_none: Filling
    as_above: Filling
    recurring: Callable[[Instrument, str], Sequence[str]]
    put_back: Callable[[Entry, Sequence[Change], str], Entry]
    before: Callable[[Entry], HouseholdRecord | None]
    stay: Callable[[Entry, str], None]
    give_reason: Callable[[Entry, str, str], Entry]
    file: Callable[[Entry], Filed]
    today: Callable[[], dt.date]
    set_pace: Callable[[Pace], None]
    roster: RosterWork
    successors: Callable[[Entry], Sequence[Subject]]
    succeed: Callable[[Entry, str], Entry]
    village: Callable[[str], str]
    named: Callable[[Instrument, Answers], Mapping[str, str]]
    since_it_came: Callable[[Entry], Sequence[Change]]
    slip: Callable[[str], Printing]
    conflicts: ConflictsWay
    known: KnownWork | None = None
