"""What a request that came is to this office: clean, or waiting for a person, and why.

A clean one is checked at once. The rest stays received, with its flags, in the queue of what a
person decides.
"""

from db import bearers, flags, proposals, requests, revisions
from forms.lifecycle import Step
from forms.records import Flag, State
from forms.told import head_name
from siksng_tui.services.entry_state import Entry, read_entry
from siksng_tui.services.recognising import Known, known
from siksng_tui.services.sessions import Session

FINDINGS = "findings-open"
"""Why a request waits on which rules still find something."""


def judge(session: Session, number: str) -> str:
    """Return why a received request waits for a person; empty when it is checked now.

    A request that was judged and went on stays where it is.

    Raises:
        RequestNotFoundError: there is no such request.
    """
    filled = read_entry(session, number)
    name = head_name(filled.instrument, filled.record.household, filled.record.persons)
    requests.name_head(session.store, number, name)
    if requests.get(session.store, number, session.office.id).state is not State.RECEIVED:
        return ""
    why = _why(session, filled)
    if not why:
        requests.move(session.store, number, Step.CHECK, session.doing())
    elif why != FINDINGS:
        flags.put_up(session.store, number, why, session.clock())
    return why


def doubles(session: Session, filled: Entry) -> tuple[Known, ...]:
    """Return the other households that bear a number which a request proposes, each once."""
    proposed = (one.revision.subject for one in proposals.proposal(session.store, filled.number))
    numbers = dict.fromkeys(
        answer
        for subject in proposed
        for answer in subject.answers.values()
        if isinstance(answer, str) and bearers.is_number(answer)
    )
    found = (own for number in numbers for own in known(session, filled, number))
    return tuple({own.household: own for own in found}.values())


def _why(session: Session, filled: Entry) -> str:
    """Return the gravest thing that a person must decide on, empty where there is none."""
    if not _base_known(session, filled.number):
        return Flag.BASE_UNKNOWN
    if doubles(session, filled):
        return Flag.DUPLICATE
    return FINDINGS if filled.open_findings() else ""


def _base_known(session: Session, number: str) -> bool:
    """Return whether the register of this office is what a request starts from."""
    return all(
        one.revision.parent is None or revisions.known(session.store, one.revision.parent)
        for one in proposals.proposal(session.store, number)
    )
