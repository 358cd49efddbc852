"""An office that has done some work, for the tests of the check."""

from dataclasses import replace
from types import MappingProxyType
from typing import Final

from db.integrity.integrity import Report
from db.register import revisions
from db.register.baseline import insert_baseline
from db.requests import accept, proposals, requests
from db.sets import sets
from db.store import Store
from forms.records import HouseholdRecord, RequestKind, Revision, Subject
from forms.set_records import SetKind
from tests.db.builders import NOW, OFFICE, VILLAGE, household_record
from tests.db.stores import note, sql

HOUSEHOLDS: Final = 12
"""How many households the register has."""

X_SHA256: Final = bytes.fromhex("2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881")
"""Hash of the letter x."""


def fill(store: Store) -> None:
    """Make a register, correct a person, seal a set, keep a file, write an audit entry."""
    records = [household_record(number, families=1 + number % 2) for number in range(HOUSEHOLDS)]
    insert_baseline(store, records, author="siti", time=NOW, origin="import:1")
    with store.transaction():
        correct(store, records[0], records[0].persons[1], nama="SITI SUDAH DIPERBAIKI")
        seal_a_set(store, records[1])
        kept = "INSERT INTO attachment VALUES (1, 'set', 'a.pdf', ?, ?, NULL, '2026')"
        sql(store, kept, (X_SHA256, b"x"))
        note(store)


def correct(store: Store, record: HouseholdRecord, subject: Subject, **answers: str) -> None:
    """Make a corrected state of a subject the register's."""
    ((parent,),) = sql(
        store,
        "SELECT r.hash FROM revision r JOIN subject s ON s.id = r.subject_id WHERE s.uid = ?"
        " ORDER BY r.id DESC LIMIT 1",
        (subject.id,),
    )
    changed = replace(subject, answers=MappingProxyType({**subject.answers, **answers}))
    revision = Revision(
        changed, record.instrument, record.version, parent.hex(), "siti", NOW, "salah ketik"
    )
    revisions.keep(store, revision, "request")
    accept.apply_revision(store, revision.hash)


def seal_a_set(store: Store, record: HouseholdRecord) -> None:
    """Enter a request that proposes one change, and seal it."""
    new = requests.NewRequest(
        RequestKind.CORRECTION,
        "salah ketik",
        record.household.id,
        VILLAGE,
        OFFICE,
        "17.71",
        (record.instrument, record.version),
    )
    number = requests.create(store, new, doing()).number
    person = record.persons[0]
    ((base,),) = sql(
        store,
        "SELECT r.hash FROM revision r JOIN subject s ON s.id = r.subject_id WHERE s.uid = ?",
        (person.id,),
    )
    revision = Revision(
        replace(person, answers=MappingProxyType({**person.answers, "nama": "BARU"})),
        record.instrument,
        record.version,
        base.hex(),
        "siti",
        NOW,
        "salah ketik",
    )
    proposals.propose(store, number, [(revision, base.hex())])
    new_set = sets.NewSet(SetKind.DECREE, "2026-Q4", OFFICE, "17.71", [number])
    sets.create(store, new_set, account="budi", time=NOW)


def request_number(store: Store) -> str:
    """Return the number of the only request."""
    ((number,),) = sql(store, "SELECT number FROM request")
    return str(number)


def doing() -> requests.Doing:
    """Return who does everything here."""
    return requests.Doing(OFFICE, "siti", NOW)


def codes(report: Report) -> set[str]:
    """Return the codes of a report."""
    return {problem.code for problem in report.problems}
