"""The new holder of a card: who bears the NIK typed, in the household or in the register."""

from collections.abc import Iterator
from typing import Final

from db.requests import bearers, overlay
from db.search import search
from forms.editing import with_subject
from forms.findings import Finding, Place, Severity
from forms.holder import as_holder, nik_of_holder, with_holder
from forms.instrument import ENGLISH, Instrument
from forms.keying import keying
from forms.records import Answers, HouseholdRecord
from forms.second_keying import told_by
from siksng_tui.services.office.sessions import Session

RULE: Final = "PENGURUS"
"""Stands where a finding names its rule."""


def known(
    session: Session, questions: Instrument, before: HouseholdRecord, record: HouseholdRecord
) -> Answers:
    """Return what is known of another holder of the card; nothing of who was it before.

    Args:
        session: the unlocked office.
        questions: of the request.
        before: the household before the request.
        record: the household, with the NIK of the holder.
    """
    nik = new_nik(questions, before, record)
    if not bearers.is_number(nik):
        return {}
    return as_holder(questions, record, nik) or _registered(session, questions, nik)


def new_nik(questions: Instrument, before: HouseholdRecord, record: HouseholdRecord) -> str:
    """Return the NIK of another holder of the card; empty while nobody typed one."""
    name = nik_of_holder(questions)
    nik = str(record.household.answers.get(name) or "")
    return "" if nik == before.household.answers.get(name) else nik


def changed(
    session: Session,
    questions: Instrument,
    states: tuple[HouseholdRecord, HouseholdRecord, HouseholdRecord],
    holder: Answers,
) -> HouseholdRecord:
    """Return a household whose holder's NIK was just typed, with what is known of the holder.

    With the NIK of the old holder everything is as it was; what was typed of a new one stays.

    Args:
        session: the unlocked office.
        questions: of the request.
        states: the household before the request, before the NIK was typed, and with it.
        holder: what was known of the holder before it was typed.
    """
    before, earlier, record = states
    name = nik_of_holder(questions)
    nik = str(earlier.household.answers.get(name) or "")
    gone = (before.household.answers, holder, told_by(questions, nik, session.today(), name))
    found = known(session, questions, before, record)
    if not new_nik(questions, before, record):
        found = before.household.answers
    return with_subject(record, with_holder(questions, record.household, gone, found))


def findings(
    questions: Instrument, before: HouseholdRecord, record: HouseholdRecord
) -> Iterator[Finding]:
    """Yield a finding for each answer of another holder that is empty, and was not of the old."""
    if not new_nik(questions, before, record):
        return
    for name in keying(questions).holder:
        if name in before.household.answers and name not in record.household.answers:
            variable = questions.variable(name)
            yield Finding(
                RULE,
                Severity.FLAG,
                Place(record.household.id, name),
                f"{variable.label('id')}: belum diisi. Isi dari KTP pengurus, atau jelaskan.",
                f"{variable.label(ENGLISH)}: not answered. Copy it from the holder's identity "
                "card, or explain.",
            )


def _registered(session: Session, questions: Instrument, nik: str) -> Answers:
    """Return what the register knows of who bears a NIK, where the same questionnaire asked it."""
    for hit in search.find(session.store, nik):
        record = overlay.household_pending(session.store, hit.household_uid)
        if hit.nik == nik and record.instrument == questions.id:
            return as_holder(questions, record, nik)
    return {}
