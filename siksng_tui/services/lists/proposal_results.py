"""What the national system answered about a proposal: the rows of result files on its persons.

An answer changes no state: a proposal is decided by a verdict or a paper, and a file may be wrong.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from db.lists import list_entries
from db.lists.list_entries import Answered
from db.requests import requests
from forms.records import Request, RequestKind
from forms.told import told
from forms.values import label
from siksng_tui import words
from siksng_tui.intake import programmes
from siksng_tui.intake.profile import Purpose
from siksng_tui.intake.profile_file import listing
from siksng_tui.intake.proposal_rows import PROGRAMME
from siksng_tui.services.entry.entry_state import Entry
from siksng_tui.services.office.sessions import Session

MATCHED: Final = "keterangan_padan"
"""The variable of lists that holds whether the civil registry matched a person."""


@dataclass(frozen=True, slots=True)
class ProposalResult:
    """What a result file says of one person of a proposal; what it does not say is empty.

    `matched` is what it says of the civil registry, `time` when the file came in.
    """

    name: str = field(repr=False)
    programme: str
    result: str
    matched: str
    note: str = field(repr=False)
    time: dt.datetime
    list_id: int
    period: str


def of_request(session: Session, request: Request, seen: Entry) -> tuple[ProposalResult, ...]:
    """Return what result files say of a proposal's persons, the oldest answer first.

    An answer counts that came after the proposal was entered, about the same programme where both
    name one. Earlier files are told, too: a later one is of another month.
    """
    if request.kind is not RequestKind.PROPOSAL:
        return ()
    names = {
        told(seen.instrument, own.answers, "nik"): told(seen.instrument, own.answers, "name")
        for own in seen.record.persons
    }
    names.pop("", None)
    found = list_entries.about(session.store, Purpose.RESULTS, tuple(names))
    _by, entered = requests.entered(session.store, request.number)
    wanted = programmes.usual(str(seen.record.household.answers.get(PROGRAMME, "")))
    return tuple(
        _result(own, names[own.nik]) for own in _of_programme(found, wanted) if own.time >= entered
    )


def _of_programme(found: tuple[Answered, ...], wanted: str) -> Iterator[Answered]:
    """Yield the rows about a programme, and those that name none."""
    for own in found:
        named = programmes.usual(str(own.answers.get("program", "")))
        if not (named and wanted) or named == wanted:
            yield own


def _result(own: Answered, name: str) -> ProposalResult:
    """Return what a row says of a person."""
    said = {key: str(own.answers.get(key, "")) for key in ("program", "hasil", "keterangan")}
    padan = own.answers.get(MATCHED)
    return ProposalResult(
        name=name,
        programme=said["program"],
        result=said["hasil"],
        matched=label(listing().variable(MATCHED), padan, words.language()) if padan else "",
        note=said["keterangan"],
        time=own.time,
        list_id=own.list_id,
        period=own.period,
    )
