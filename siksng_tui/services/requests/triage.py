"""Triage: what offices below sent, the gravest first, and what a person does about each.

Clean requests are finalised together. Of the rest each one is the same as another, is none and
judged anew, goes back to be mended, or is laid aside. One whose doubtful answers have reasons of
the sender is not clean until somebody here read them.
"""

from collections.abc import Collection
from typing import Final

from db.requests import flags, proposals, request_queues, requests
from db.requests.proposals import FindingReason
from forms.errors import RefusedError
from forms.findings import Severity
from forms.records import Flag, Request, Role
from siksng_tui.services.entry import entry_state, judging
from siksng_tui.services.entry.entry_state import Entry
from siksng_tui.services.matching.recognising import Known
from siksng_tui.services.office import reasons
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.requests import ruling, workflow
from siksng_tui.services.requests.ruling import Outcome, Ruling
from siksng_tui.services.requests.workflow import GoesOn

DOUBTS: Final = (Flag.MENDING, *judging.DOUBTS, Flag.EXPLAINED)
"""What a person decides on, the gravest first."""

PASSABLE: Final = frozenset(DOUBTS) - {Flag.BLOCKED, Flag.MENDING}
"""Doubts that a person may pass with a reason; what cannot be true is mended."""


class NotDoubtfulError(RefusedError):
    """Nothing about the request waits for a person's reason; nothing changed. Facts: number."""

    code, field = "not-doubtful", "number"


def gravest(raised: Collection[str]) -> Flag | None:
    """Return the flag by which a request stands in the queue; None for a clean one.

    What was laid aside stands behind all others.
    """
    if Flag.WAITING in raised:
        return Flag.WAITING
    return next((own for own in DOUBTS if own in raised), None)


def numbers(session: Session) -> tuple[str, ...]:
    """Return the numbers of what offices below sent and nobody decided on, the gravest first."""
    order = {own: at for at, own in enumerate((*DOUBTS, None, Flag.WAITING))}
    found = request_queues.from_below(session.store, session.office.id)
    return tuple(sorted(found, key=lambda number: order[gravest(found[number])]))


def clean(session: Session) -> tuple[str, ...]:
    """Return the numbers of those about which nothing is doubtful."""
    found = request_queues.from_below(session.store, session.office.id)
    return tuple(number for number, raised in found.items() if gravest(raised) is None)


def accept_clean(
    session: Session, goes_on: GoesOn = workflow.always
) -> tuple[workflow.Outcome, ...]:
    """Return what became of each clean request: finalised, or refused with its reason."""
    return workflow.each(session, clean(session), workflow.finalise, goes_on)


def others(session: Session, number: str) -> tuple[Known, ...]:
    """Return the other households that bear a number which a request proposes.

    Raises:
        RequestNotFoundError: there is no such request.
    """
    return judging.doubles(session, entry_state.read_entry(session, number))


def same(session: Session, number: str, kept: str, reason: str) -> None:
    """Propose that a request is the same as another, which is kept; another person confirms it.

    Raises:
        SiksngError: what `ruling.propose` refuses; nothing was changed.
    """
    ruling.propose(session, number, Ruling(Outcome.ABSORBED, reason, kept))


def pass_doubt(session: Session, number: str, reason: str) -> Request:
    """Return a request whose doubt a person found to be none; it was judged anew.

    Raises:
        RoleMissingError, ReasonMissingError, NotDoubtfulError: nothing was changed.
    """
    session.require(Role.OPERATOR)
    said = reasons.required(reason)
    request = requests.get(session.store, number, session.office.id)
    doubt = next((own for own in DOUBTS if own in request.flags), None)
    if doubt not in PASSABLE:
        raise NotDoubtfulError(number=number)
    with session.act("request.doubt-passed", number=number, doubt=doubt.value):
        for key in _keys(session, number, doubt):
            _give(session, number, key, said)
        flags.take_down(session.store, number, Flag.WAITING, Flag.EXPLAINED)
        judging.judge(session, number)
    return requests.get(session.store, number, session.office.id)


def lay_aside(session: Session, number: str, reason: str) -> None:
    """Lay a request aside until a person takes it up again.

    Raises:
        RoleMissingError, ReasonMissingError, RequestNotFoundError: nothing was changed.
    """
    session.require(Role.OPERATOR)
    said = reasons.required(reason)
    with session.act("request.lay-aside", number=number):
        _give(session, number, reasons.key_of(Flag.WAITING, session.office.id), said)
        flags.put_up(session.store, number, Flag.WAITING, session.clock())


def take_up(session: Session, number: str) -> None:
    """Take up a request that was laid aside.

    Raises:
        RoleMissingError, RequestNotFoundError: nothing was changed.
    """
    session.require(Role.OPERATOR)
    with session.act("request.take-up", number=number):
        flags.take_down(session.store, number, Flag.WAITING)


def _keys(session: Session, number: str, doubt: Flag) -> tuple[str, ...]:
    """Return the keys under which the reason is kept: of findings each one's own."""
    if doubt is not Flag.UNEXPLAINED:
        return (reasons.key_of(doubt, session.office.id),)
    filled: Entry = entry_state.read_entry(session, number)
    return tuple(own.key for own in filled.open_findings() if own.severity is Severity.FLAG)


def _give(session: Session, number: str, key: str, reason: str) -> None:
    """Keep why something about a request is so."""
    given = FindingReason(key, reason, session.account.name, session.clock())
    proposals.give_reason(session.store, number, given)
