"""Beginning a request: of each kind, with the subjects that it begins and what is known already."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from db.register import households
from db.requests import bundles, drafts, overlay, request_queues, requests
from db.requests.drafts import DraftChange, DraftSubject
from forms import keying
from forms.crosswalk import crosswalk
from forms.datafile import InstrumentFileMissingError
from forms.errors import RefusedError, UsageError
from forms.instrument import Instrument
from forms.kinds import kinds
from forms.loading import instrument
from forms.records import Answers, RequestKind, Role, Subject, SubjectKind
from siksng_tui.services.entry import choosing, roster
from siksng_tui.services.entry.entry_state import read_entry
from siksng_tui.services.entry.standing import require_unfought
from siksng_tui.services.entry.villages import told_by
from siksng_tui.services.office import reasons
from siksng_tui.services.office.sessions import Session


class KindNotServedError(UsageError):
    """The questionnaire does not serve this kind of request; nothing was changed."""

    code, field = "kind-not-served", "kind"


class FamiliesSeveralError(RefusedError):
    """The household holds several families, the questionnaire one; nothing was changed."""

    code, field = "families-several", "household"


class SubjectElsewhereError(RefusedError):
    """The household does not hold this person; nothing was changed."""

    code, field = "subject-elsewhere", "subject"


def correction(session: Session, household_id: str, reason: str) -> str:
    """Return the number of a new draft that corrects a household.

    Raises:
        RoleMissingError, ReasonMissingError, HouseholdNotFoundError: nothing was changed.
    """
    return _of_known(session, RequestKind.CORRECTION, household_id, reason)


def conversion(session: Session, household_id: str, instrument_id: str, reason: str) -> str:
    """Return the number of a new draft that asks a family's record with another questionnaire.

    What carries over is answered already (`forms.crosswalk`).

    Raises:
        RoleMissingError, ReasonMissingError, HouseholdNotFoundError: nothing was changed.
        KindNotServedError: nothing leads from the household's questionnaire to this one.
        FamiliesSeveralError: the other questionnaire is for one family; nothing was changed.
    """
    questions = instrument(instrument_id)
    record = overlay.household_pending(session.store, household_id)
    try:
        crosswalk(record.instrument, questions.id)
    except InstrumentFileMissingError:
        raise KindNotServedError(kind=RequestKind.CORRECTION.value) from None
    if len(record.families) != 1:
        raise FamiliesSeveralError(count=len(record.families))
    asked = (questions.id, questions.version)
    return _of_known(session, RequestKind.CORRECTION, household_id, reason, asked=asked)


def card_holder_change(session: Session, household_id: str, reason: str) -> str:
    """Return the number of a new draft that names another card holder for a household.

    Raises:
        RoleMissingError, ReasonMissingError, HouseholdNotFoundError, KindNotServedError: nothing
            was changed.
    """
    return _of_known(session, RequestKind.CARD_HOLDER_CHANGE, household_id, reason)


def proposal(session: Session, household_id: str, reason: str) -> str:
    """Return the number of a new draft that proposes a household, which came in by a proposal.

    Raises:
        RoleMissingError, ReasonMissingError, HouseholdNotFoundError, KindNotServedError: nothing
            was changed.
    """
    return _of_known(session, RequestKind.PROPOSAL, household_id, reason)


def new_person(session: Session, household_id: str, reason: str) -> str:
    """Return the number of a new draft that adds a person to a household.

    Raises:
        RoleMissingError, ReasonMissingError, HouseholdNotFoundError, KindNotServedError: nothing
            was changed.
    """
    with session.store.transaction():
        number = _of_known(session, RequestKind.NEW_PERSON, household_id, reason)
        roster.add_person(session, number)
    return number


def deactivation(session: Session, household_id: str, subject_id: str, reason: str) -> str:
    """Return the number of a new draft that takes a household or one of its persons off the list.

    Raises:
        RoleMissingError, ReasonMissingError, HouseholdNotFoundError, KindNotServedError: nothing
            was changed.
        SubjectElsewhereError: the household does not hold the person; nothing was changed.
    """
    with session.store.transaction():
        kind = RequestKind.DEACTIVATION
        number = _of_known(session, kind, household_id, reason, subject_id=subject_id)
        if not read_entry(session, number).record.has(subject_id):
            raise SubjectElsewhereError
    return number


def transfer(session: Session, household_id: str, village: str, reason: str) -> str:
    """Return the number of a new draft that moves a household to another village.

    Its codes follow the village; the address there is asked anew.

    Raises:
        RoleMissingError, ReasonMissingError, HouseholdNotFoundError, KindNotServedError: nothing
            was changed.
        VillageUnknownError: there is no such village; nothing was changed.
    """
    place = told_by(session, village)
    record = overlay.household_pending(session.store, household_id)
    with session.store.transaction():
        number = _of_known(session, RequestKind.TRANSFER, household_id, reason)
        moved = _placed(household_id, village)
        drafts.save_subjects(session.store, number, [DraftSubject(moved, 0)])
        questions = instrument(record.instrument)
        gone = keying.asked_anew(questions, record.household.answers)
        anew = [DraftChange(household_id, name, None) for name in gone]
        drafts.save(session.store, number, [*anew, *_answers(questions, household_id, place)])
    return number


def new_household(
    session: Session, village: str, instrument_id: str, reason: str, *, of: str = ""
) -> str:
    """Return the number of a new draft for a household that nobody has yet.

    It begins with one family and one person in it, and with what is known of the village.

    Args:
        session: the unlocked office.
        village: code of the village.
        instrument_id: id of the questionnaire.
        reason: as the operator said it.
        of: id of the family of the register that is proposed; empty where nobody has it.

    Raises:
        RoleMissingError, ReasonMissingError: nothing was changed.
        VillageUnknownError: there is no such village in the office's region; nothing was changed.
        KindNotServedError: nobody is proposed with this questionnaire; nothing was changed.
    """
    place, questions = told_by(session, village), instrument(instrument_id)
    wish = requests.NewRequest(
        kind=_kind_of_new(questions),
        reason=reason,
        household_uid=roster.new_id(),
        other_uid=of,
        subject_uid=of,
        region=village,
        owner=session.office.id,
        office_region=session.office.region,
        instrument=(questions.id, questions.version),
    )
    before = _entered_before(session, village, questions)
    with session.store.transaction():
        number = entered(session, wish)
        home = wish.household_uid
        sticky = [DraftChange(home, name, answer) for name, answer in before.items()]
        known = [*sticky, *_answers(questions, home, place)]
        _begin_home(session, number, _placed(home, village), known)
        choosing.remember(session, instrument_id, village)
    return number


def _kind_of_new(questions: Instrument) -> RequestKind:
    """Return by which kind of request a questionnaire asks for a household that nobody has yet."""
    served = kinds(questions)
    return next((own for own in choosing.BEGINS if own in served), RequestKind.NEW_HOUSEHOLD)


def _begin_home(session: Session, number: str, home: Subject, known: Sequence[DraftChange]) -> None:
    """Begin the household of a request with what is known of it, one family and one person."""
    drafts.save_subjects(session.store, number, [DraftSubject(home, 0)])
    drafts.save(session.store, number, known)
    roster.add_family(session, number)
    roster.add_person(session, number)


def _placed(household_id: str, village: str) -> Subject:
    """Return a household that stands in a village, without an answer."""
    return Subject(household_id, SubjectKind.HOUSEHOLD, MappingProxyType({}), region=village)


def _of_known(  # noqa: PLR0913 - what a request is about
    session: Session,
    kind: RequestKind,
    household_id: str,
    reason: str,
    *,
    subject_id: str = "",
    asked: tuple[str, str] | None = None,
) -> str:
    """Return the number of a new draft for a household of the register.

    It is filled in with the household's own questionnaire, which is the one that a request under
    way moves it to, or with the one `asked` names.

    Raises:
        HouseholdDraftError: a split or a merge of the household is being filled in.
    """
    record = overlay.household_pending(session.store, household_id)
    place = households.household(session.store, household_id).household.region
    require_unfought(session, kind, [household_id])
    wish = requests.NewRequest(
        kind=kind,
        reason=reason,
        household_uid=household_id,
        region=place,
        owner=session.office.id,
        office_region=session.office.region,
        instrument=asked or (record.instrument, record.version),
        subject_uid=subject_id,
    )
    return entered(session, wish)


def entered(session: Session, wish: requests.NewRequest) -> str:
    """Return the number of a request that was entered, with its audit entry.

    Raises:
        RoleMissingError, ReasonMissingError, KindNotServedError: nothing was changed.
    """
    session.require(Role.OPERATOR)
    said = reasons.required(wish.reason)
    if wish.kind not in kinds(instrument(wish.instrument[0])):
        raise KindNotServedError(kind=wish.kind.value)
    with session.act("request.enter", kind=wish.kind.value) as facts:
        made = requests.create(session.store, replace(wish, reason=said), session.doing())
        facts["number"] = made.number
        bundles.take_in(session.store, session.account.name, made.number)
    return made.number


def _entered_before(session: Session, village: str, questions: Instrument) -> Answers:
    """Return what a new household of a village takes from the one that this person entered last."""
    last = request_queues.last_entered(session.store, session.account.name, village, questions.id)
    if last is None:
        return {}
    return keying.sticky(questions, read_entry(session, last).record.household.answers)


def _answers(questions: Instrument, subject_id: str, told: Mapping[str, str]) -> list[DraftChange]:
    """Return answers by their roles, as a draft keeps them; a role nobody plays is left out."""
    return [
        DraftChange(subject_id, questions.roles[role], answer)
        for role, answer in told.items()
        if role in questions.roles
    ]
