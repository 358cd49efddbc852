"""Requests out of files of households and members: corrections, new members, new households."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from forms.instrument import Instrument
from forms.records import Answer, RequestKind, State, Subject
from forms.told import told
from siksng_tui.intake.export_compare import with_answers
from siksng_tui.intake.exports import ExportRow
from siksng_tui.intake.households import FIRST, family_card
from siksng_tui.services.entry import beginning, entry, roster
from siksng_tui.services.entry.beginning import Wish
from siksng_tui.services.entry.entry import Entry, Filed
from siksng_tui.services.imports.intake_exports import Judged
from siksng_tui.services.imports.intake_filling import answered, filled
from siksng_tui.services.office.sessions import Session


def enter(session: Session, judged: Judged, questions: str, reason: str) -> Iterator[Filed]:
    """Yield what came of a household of the files; what a person has to look at stays a draft.

    Args:
        session: the unlocked office.
        judged: the household.
        questions: id of the questionnaire that the files are of.
        reason: what every request bears as its reason.

    Raises:
        SiksngError: what beginning or filing refuses; the caller gives all of it up.
    """
    if judged.is_new:
        yield _new(session, judged, questions, reason)
    if judged.compared.changes:
        yield _corrected(session, judged, judged.compared.wanted, reason)
    if judged.compared.newcomers:
        yield _joined(session, judged, judged.compared.newcomers, reason)


def _corrected(
    session: Session, judged: Judged, wanted: Mapping[str, Mapping[str, Answer]], reason: str
) -> Filed:
    """Return what came of a correction."""
    begun = _begun(session, Wish(RequestKind.CORRECTION, reason, judged.household))
    subjects = [with_answers(begun.subject(own), answers) for own, answers in wanted.items()]
    return _filed(session, filled(session, begun, subjects), judged)


def _joined(session: Session, judged: Judged, rows: Iterable[ExportRow], reason: str) -> Filed:
    """Return what came of new members of a known household."""
    begun = _begun(session, Wish(RequestKind.NEW_PERSON, reason, judged.household))
    return _filed(session, _with_persons(session, begun, rows), judged)


def _new(session: Session, judged: Judged, questions: str, reason: str) -> Filed:
    """Return what came of a household that nobody has yet, with its families and members."""
    said = judged.said
    village = said.village.code if said.village else ""
    begun = _begun(
        session, Wish(RequestKind.NEW_HOUSEHOLD, reason, village=village, instrument=questions)
    )
    if said.household:
        home = answered(begun.instrument, begun.record.household, said.household.answers)
        begun = filled(session, begun, [home])
    members = sorted(said.members, key=partial(_family_number, begun.instrument))
    begun = _with_persons(session, begun, members)
    return _filed(session, _with_cards(session, begun, said.number), judged)


def _begun(session: Session, wish: Wish) -> Entry:
    """Return a draft that was begun."""
    return entry.open_entry(session, beginning.begin(session, wish))


def _filed(session: Session, entered: Entry, judged: Judged) -> Filed:
    """Return what came of a request: filed, unless somebody has to look at one of its rows."""
    if judged.is_doubtful:
        return Filed(entered.number, State.DRAFT, entered.open_findings())
    return entry.file_entry(session, entered)


def _with_persons(session: Session, begun: Entry, rows: Iterable[ExportRow]) -> Entry:
    """Return the entry with a person for each row; the first is begun already."""
    (spare,) = (own for own in begun.record.persons if begun.is_new(own.id))
    for at, row in enumerate(rows):
        person = spare
        if at:
            begun, added = roster.add_person(session, begun.number)
            person = begun.record.subject(added)
        told = answered(begun.instrument, person, row.answers)
        begun = filled(session, begun, [told])
    return begun


def _with_cards(session: Session, begun: Entry, number: str) -> Entry:
    """Return the entry with the card of each family: its head's, else that of the first member."""
    questions = begun.instrument
    return filled(
        session,
        begun,
        [
            answered(questions, own, family_card(questions, _answers(begun, own), number))
            for own in begun.record.families
        ],
    )


def _answers(begun: Entry, family: Subject) -> list[Mapping[str, Answer]]:
    """Return the answers of each person of a family."""
    persons = begun.record.persons
    return [own.answers for own in persons if own.links.get("family") == family.id]


def _family_number(questions: Instrument, row: ExportRow) -> int:
    """Return the number of a member's family; the first for one who has none."""
    return int(told(questions, row.answers, "family_of_person") or FIRST)
