"""Beginning a request of any kind by one wish; or all of it in one step, answers and filing too."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from db.register import households
from db.requests import overlay
from forms import off_list
from forms.errors import UsageError
from forms.kinds import kinds
from forms.loading import instrument, shipped
from forms.records import RequestKind
from forms.told import told
from siksng_tui.services.entry import entry, merging, proposing, splitting, starting
from siksng_tui.services.entry.carrying import carry_reasons
from siksng_tui.services.entry.entry import Entry, Filed
from siksng_tui.services.entry.parting import Leaving
from siksng_tui.services.office.sessions import Session


class QuestionnaireUnknownError(UsageError):
    """No questionnaire has this id; nothing was changed. Facts: instrument."""

    code, field = "questionnaire-unknown", "instrument"


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be begun.

    Args:
        kind: why the register is to change.
        reason: as the operator said it.
        household: id of the household; empty for one that nobody has yet. A proposal may be of
            either.
        subject: id of the household or person that leaves the list; empty on every other kind.
        village: code of the village of a new household, or of the one to move to.
        instrument: id of a new household's questionnaire, empty for the first one that serves it;
            of a correction the one that the family moves to, empty for its own.
        code: the reason's code on the questionnaire for leaving the list; empty where it is asked
            in the form, and on every other kind.
        leaving: who leaves the household in a split; None on every other kind.
        other: id of the household that is closed in a merge; empty on every other kind.
    """

    kind: RequestKind
    reason: str
    household: str = ""
    subject: str = ""
    village: str = ""
    instrument: str = ""
    code: str = ""
    leaving: Leaving | None = None
    other: str = ""


def begin(session: Session, wish: Wish) -> str:
    """Return the number of a new draft.

    Raises:
        SiksngError: what the kind's own way in `starting` refuses; nothing was changed.
    """
    way = _WAYS.get(wish.kind)
    if way is None:
        raise starting.KindNotServedError(kind=wish.kind.value)
    return way(session, wish)


def whole(session: Session, wish: Wish, fill_in: Callable[[Entry], Entry]) -> Filed:
    """Return what came of a request that was entered, filled in and filed: all of it, or nothing.

    With findings open it stays a draft with its answers.

    Args:
        session: the unlocked office.
        wish: what is begun.
        fill_in: leaves the fields of the entry, through `entry`.

    Raises:
        SiksngError: what any of the steps refuses, or `fill_in` does; nothing was entered.
    """
    with session.store.transaction():
        number = begin(session, wish)
        return entry.file_entry(session, fill_in(entry.open_entry(session, number)))


def member(session: Session, household_id: str, text: str) -> str:
    """Return the id of a household's member, by place from 1 or by NIK.

    Raises:
        HouseholdNotFoundError: the register has no such household.
        SubjectElsewhereError: it has no such member.
    """
    record = households.household(session.store, household_id)
    questions = instrument(record.instrument)
    for place, person in enumerate(record.persons, start=1):
        if text in {str(place), told(questions, person.answers, "nik")}:
            return person.id
    raise starting.SubjectElsewhereError


def _questionnaire(wish: Wish) -> str:
    """Return the id of the questionnaire that a household is begun with.

    Raises:
        QuestionnaireUnknownError: none has the id.
        KindNotServedError: it does not serve the kind.
    """
    serving = [own.id for own in shipped() if wish.kind in kinds(own)]
    if not wish.instrument:
        return serving[0]
    if wish.instrument not in {own.id for own in shipped()}:
        raise QuestionnaireUnknownError(instrument=wish.instrument)
    if wish.instrument not in serving:
        raise starting.KindNotServedError(kind=wish.kind.value)
    return wish.instrument


def _new(session: Session, wish: Wish) -> str:
    """Return the number of a draft for a household that nobody has yet."""
    return starting.new_household(session, wish.village, _questionnaire(wish), wish.reason)


def _correction(session: Session, wish: Wish) -> str:
    """Return the number of a draft that corrects a family, on its questionnaire or on another.

    What was explained in a request that it starts from is not asked again.
    """
    with session.store.transaction():
        number = _corrected(session, wish)
        carry_reasons(session, number, wish.household)
    return number


def _corrected(session: Session, wish: Wish) -> str:
    """Return the number of a draft that corrects a family."""
    if not wish.instrument:
        return starting.correction(session, wish.household, wish.reason)
    own = overlay.household_pending(session.store, wish.household).instrument
    if own == _questionnaire(wish):
        return starting.correction(session, wish.household, wish.reason)
    return starting.conversion(session, wish.household, wish.instrument, wish.reason)


def _proposal(session: Session, wish: Wish) -> str:
    """Return the number of a draft that proposes a known family, or a new one, for a programme."""
    if not wish.household:
        return _new(session, wish)
    return proposing.programme_proposal(session, wish.household, wish.reason)


def _deactivation(session: Session, wish: Wish) -> str:
    """Return the number of a draft that takes a household or a member off the list.

    Raises:
        AnswerError: the questionnaire has no such code; nothing was entered.
    """
    subject = wish.subject or wish.household
    with session.store.transaction():
        number = starting.deactivation(session, wish.household, subject, wish.reason)
        if wish.code:
            begun = entry.open_entry(session, number)
            question = off_list.question(begun.instrument, begun.subject(subject).kind)
            entry.leave_field(session, begun, entry.LeftField(subject, question, wish.code))
    return number


_WAYS: Final[Mapping[RequestKind, Callable[[Session, Wish], str]]] = MappingProxyType({
    RequestKind.CORRECTION: _correction,
    RequestKind.NEW_HOUSEHOLD: _new,
    RequestKind.NEW_PERSON: lambda session, wish:
        starting.new_person(session, wish.household, wish.reason),
    RequestKind.PROPOSAL: _proposal,
    RequestKind.CARD_HOLDER_CHANGE: lambda session, wish:
        starting.card_holder_change(session, wish.household, wish.reason),
    RequestKind.TRANSFER: lambda session, wish:
        starting.transfer(session, wish.household, wish.village, wish.reason),
    RequestKind.SPLIT: lambda session, wish:
        splitting.split(
            session, wish.household, wish.leaving or Leaving(frozenset()), wish.reason),
    RequestKind.MERGE: lambda session, wish:
        merging.merge(session, wish.household, wish.other, wish.reason),
    RequestKind.DEACTIVATION: _deactivation,
})  # fmt: skip
"""How each kind begins."""

SERVED: Final = tuple(_WAYS)
"""Kinds that can be begun."""
