"""The question who is the next head, once the head of a household is gone."""

import datetime as dt
from collections.abc import Sequence
from typing import Final

from forms.findings import Finding
from forms.records import Subject
from siksng_tui.screens.entry.entry_pages import person_line
from siksng_tui.services.entry.entry import Entry
from siksng_tui.widgets.codes import Choice, CodeList
from siksng_tui.words import _

ENDING: Final = ("presence", "member_deactivated")
"""Roles of the questions whose answers may take a head away."""


def ends(entry: Entry, variable: str) -> bool:
    """Return whether an answer to a question may take a head away."""
    roles = entry.instrument.roles
    return variable in {roles[role] for role in ENDING if role in roles}


def waits(entry: Entry, waiting: Sequence[Finding]) -> bool:
    """Return whether what stands in the way of filing has to do with who is the head."""
    relation = entry.instrument.roles.get("relation")
    return any(own.place.variable == relation for own in waiting)


def window(entry: Entry, successors: Sequence[Subject], today: dt.date) -> CodeList:
    """Return the window that asks for the next head; it returns a place on the roster, from 1."""
    persons = entry.record.persons
    may = {own.id for own in successors}
    lines = [
        (str(at), person_line(entry.instrument, own, at, today))
        for at, own in enumerate(persons, start=1)
        if own.id in may
    ]
    choices = [Choice(at, told.partition(" ")[2]) for at, told in lines]
    return CodeList(_("Who is the next head of the family?"), choices)
