"""What a request that came is to this office: clean, or waiting for a person, and why.

A clean one is checked at once. The rest stays received, with its flags, in the queue of what a
person decides. Where the sender gave reasons for what is doubtful, the request is checked too, but
a flag keeps it from being taken for a clean one before somebody read them.
"""

from collections.abc import Callable, Sequence
from typing import Final

from db.register import revisions
from db.requests import bearers, conflicts, flags, proposals, requests
from forms.findings import Severity
from forms.lifecycle import Step
from forms.records import Flag, Revision, State
from forms.told import head_name
from siksng_tui.services.entry import clashing
from siksng_tui.services.entry.entry_state import Entry, read_entry
from siksng_tui.services.matching.recognising import Known, known
from siksng_tui.services.office.reasons import key_of
from siksng_tui.services.office.sessions import Session

DOUBTS: Final = (
    Flag.CONFLICT,
    Flag.BASE_UNKNOWN,
    Flag.DUPLICATE,
    Flag.BLOCKED,
    Flag.UNEXPLAINED,
)
"""What keeps a request from being checked, the gravest first; a request has one of them."""

FINDINGS: Final = "findings-open"
"""What the receipt says of a request on which rules still find something."""


def judge(session: Session, number: str) -> str:
    """Return why a received request waits for a person; empty when it is checked now.

    A request that was judged and went on, or is being mended, stays where it is.

    Raises:
        RequestNotFoundError: there is no such request.
    """
    filled = read_entry(session, number)
    name = head_name(filled.instrument, filled.record.household, filled.record.persons)
    requests.name_head(session.store, number, name)
    request = requests.get(session.store, number, session.office.id)
    if request.state is not State.RECEIVED or Flag.MENDING in request.flags:
        return ""
    clear(session, number)
    why = _why(session, filled)
    if why is None:
        requests.move(session.store, number, Step.CHECK, session.doing())
        if _is_explained(session, filled):
            flags.put_up(session.store, number, Flag.EXPLAINED, session.clock())
        return ""
    flags.put_up(session.store, number, why, session.clock())
    return FINDINGS if why in {Flag.BLOCKED, Flag.UNEXPLAINED} else why


def why(session: Session, number: str) -> str:
    """Return the gravest thing that a person must decide on in a request, empty where none is.

    Raises:
        RequestNotFoundError: there is no such request.
    """
    return _why(session, read_entry(session, number)) or ""


def clear(session: Session, number: str) -> None:
    """Take every doubt from a request; answers that clash stay until a person settles them."""
    clashing = conflicts.of_request(session.store, number)
    gone = (doubt for doubt in DOUBTS if not (doubt is Flag.CONFLICT and clashing))
    flags.take_down(session.store, number, Flag.EXPLAINED, *gone)


def doubles(session: Session, filled: Entry) -> tuple[Known, ...]:
    """Return the other households that bear a number which a request proposes, each once."""
    return _doubles(session, filled, _proposed(session, filled.number))


def _doubles(session: Session, filled: Entry, proposed: Sequence[Revision]) -> tuple[Known, ...]:
    """Return the other households that bear a number of some revisions, each once."""
    numbers = dict.fromkeys(
        answer
        for own in proposed
        for answer in own.subject.answers.values()
        if isinstance(answer, str) and bearers.is_number(answer)
    )
    found = (
        own for number in numbers for own in known(session, number, filled.besides, filled.number)
    )
    return tuple({own.household: own for own in found}.values())


def _why(session: Session, filled: Entry) -> Flag | None:
    """Return the gravest thing that a person must decide on, None where there is none."""
    proposed = _proposed(session, filled.number)
    found: dict[Flag, Callable[[], object]] = {
        Flag.CONFLICT: lambda: clashing.among(session, proposed),
        Flag.BASE_UNKNOWN: lambda: not _bases_known(session, proposed),
        Flag.DUPLICATE: lambda: _doubles(session, filled, proposed),
    }
    for doubt, look in found.items():
        if key_of(doubt, session.office.id) not in filled.reasons and look():
            return doubt
    opened = {own.severity for own in filled.open_findings()}
    if Severity.BLOCK in opened:
        return Flag.BLOCKED
    return Flag.UNEXPLAINED if opened else None


def _is_explained(session: Session, filled: Entry) -> bool:
    """Return whether there are reasons for doubtful answers that nobody of this office passed."""
    if key_of(Flag.EXPLAINED, session.office.id) in filled.reasons:
        return False
    return any(own.severity is Severity.FLAG for own in filled.asked_findings())


def _bases_known(session: Session, proposed: Sequence[Revision]) -> bool:
    """Return whether each revision starts from a state of its subject that this office had.

    What starts from nothing is new: the register has no such subject, or has just this state.
    """
    return all(
        revisions.subject(session.store, one.parent) == one.subject.id
        if one.parent
        else revisions.accepted(session.store, one.subject.id) in {None, one.hash}
        for one in proposed
    )


def _proposed(session: Session, number: str) -> tuple[Revision, ...]:
    """Return the revisions that a request proposes."""
    return tuple(one.revision for one in proposals.proposal(session.store, number))
