"""A file that repeats the household in each member's row, and members whom a file lacks."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from db.register import households
from forms.records import HouseholdRecord, RequestKind
from siksng_tui import words
from siksng_tui.intake.reasons import Reason
from siksng_tui.intake.watch import UNWATCHED
from siksng_tui.services.entry.entry_state import read_entry
from siksng_tui.services.imports import file_imports
from siksng_tui.services.imports.file_looks import Looked
from siksng_tui.services.incoming_files.import_counts import Standing
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.requests import queues
from tests.intake.exports import member, write_exports
from tests.intake.member_rows import SECOND, WIFE, row, write_rows
from tests.intake.workbooks import Value
from tests.services.sampled import at_work, sampled

WHY = "Data BDT dari desa"

BLANK = (
    "Desa/Kelurahan",
    "Alamat",
    "Nama Kepala Rumah Tangga",
    "Status bangunan tempat tinggal",
    "Luas lantai",
    "Sumber air minum",
    "Lemari es/kulkas",
    "PKH",
    "Hubungan dengan Kepala Rumah Tangga",
    "Hubungan dengan Kepala Keluarga",
    "Nomor Urut Keluarga",
    "Jenis kelamin",
    "Umur saat pendataan",
    "Jenjang pendidikan tertinggi (95)",
)
"""Cells of which a file says nothing, and which change nothing."""


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """The operator of an office whose register is the clean sample."""
    words.choose("id")
    with at_work(sampled(tmp_path)) as session:
        yield session


def of_three(session: Session) -> HouseholdRecord:
    """Return a household of the register with three members and one family."""
    found = session.store.database.execute_sql(
        "SELECT uid FROM household WHERE person_count = 3 AND family_count = 1 LIMIT 1"
    ).fetchone()
    return households.household(session.store, found[0])


def rows_of(record: HouseholdRecord, **cells: Value) -> list[list[Value]]:
    """Return a row for each member that says of name, NIK and household what the register has."""
    number = str(record.household.answers["id_bdt"])
    blank: dict[str, Value] = dict.fromkeys(BLANK)
    known: dict[str, Value] = {**blank, "Nomor Urut Rumah Tangga": number}
    return [
        row(
            known
            | {"Nama": str(own.answers["nama"]), "NIK": str(own.answers.get("nik", ""))}
            | cells
        )
        for own in record.persons
    ]


def counts(looked: Looked) -> Mapping[str, int]:
    """Return how many rows stand where, without those where none does."""
    return {own.value: count for own, count in looked.counts.items() if count}


def test_a_household_that_nobody_has_is_proposed_from_such_a_file_alone(
    session: Session, tmp_path: Path
) -> None:
    """With its members, in one request; the counts are those of the rows."""
    file = write_rows(tmp_path / "bdt.xlsx", [row(), row(WIFE)])
    looked = file_imports.look(session, file)
    assert (counts(looked), looked.is_half) == ({"new": 2}, False)
    looked.take(WHY, UNWATCHED)
    (number,) = queues.drafts(session, own=False)
    seen = read_entry(session, number)
    assert seen.kind is RequestKind.NEW_HOUSEHOLD
    assert seen.record.household.answers["luas_lantai"] == 36
    assert [own.answers["nama"] for own in seen.record.persons] == ["BUDI CONTOH", "SITI CONTOH"]


def test_what_such_a_file_has_otherwise_becomes_a_correction(
    session: Session, tmp_path: Path
) -> None:
    """Of the household in its first row, of each member in the own; the others change nothing."""
    record = of_three(session)
    area = int(record.household.answers["luas_lantai"]) + 5
    rows = rows_of(record, **{"Luas lantai": float(area)})
    looked = file_imports.look(session, write_rows(tmp_path / "bdt.xlsx", rows))
    assert counts(looked) == {"changed": 1, "unchanged": 2}
    (told,) = looked.report.beside
    assert (told.cell.column, told.after) == ("Luas lantai", str(area))


def test_rows_that_disagree_keep_the_request_a_draft(session: Session, tmp_path: Path) -> None:
    """Somebody has to look; what most rows say is filled in, and the others are not hidden."""
    record = of_three(session)
    area = float(record.household.answers["luas_lantai"])
    first, second, third = rows_of(record, **{"Luas lantai": area + 5})
    third[row().index(36.0)] = area + 9
    looked = file_imports.look(session, write_rows(tmp_path / "b.xlsx", [first, second, third]))
    assert counts(looked) == {"changed": 1, "unchanged": 1, "doubtful": 1}
    (doubt,) = looked.report.doubts
    assert (doubt.reason, doubt.written, doubt.taken) == (
        Reason.ROWS_DISAGREE,
        str(int(area + 9)),
        str(int(area + 5)),
    )
    looked.take(WHY, UNWATCHED)
    (number,) = queues.drafts(session, own=False)
    assert read_entry(session, number).record.household.answers["luas_lantai"] == area + 5


def test_members_whom_a_file_lacks_are_a_doubt_and_nobody_is_removed(
    session: Session, tmp_path: Path
) -> None:
    """In a members' file and in one of both; how many more the register has is told."""
    record = of_three(session)
    first, *_others = rows_of(record)
    person = record.persons[0].answers
    alone = dict.fromkeys(("NIK", "NoKK", "TglLahir", "JnsKel", "Hub_KRT", "Hubkel", "NUK"))
    known = {"IDBDT": record.household.answers["id_bdt"], "IDARTBDT": person["id_art_bdt"]}
    cells = {**alone, **known, "Nama": person["nama"]}
    _homes, members = write_exports(tmp_path, [], [member(**cells)])
    for file in (write_rows(tmp_path / "bdt.xlsx", [first]), members):
        looked = file_imports.look(session, file)
        assert counts(looked) == {"doubtful": 1}
        (doubt,) = looked.report.doubts
        assert (doubt.reason, doubt.written) == (Reason.MEMBERS_MORE, "2")
        looked.take(WHY, UNWATCHED)
        assert queues.drafts(session, own=False) == ()
    after = households.household(session.store, record.household.id)
    assert after == record


def test_a_household_without_a_village_is_refused_row_by_row(
    session: Session, tmp_path: Path
) -> None:
    """Each row says why itself, for there is no other that it could follow."""
    nowhere: dict[str, Value] = {
        "Nomor Urut Rumah Tangga": SECOND,
        "Desa/Kelurahan": "ENTAH DI MANA",
    }
    file = write_rows(tmp_path / "bdt.xlsx", [row(nowhere), row(WIFE | nowhere)])
    looked = file_imports.look(session, file)
    assert looked.counts[Standing.REFUSED] == looked.report.rows_read == 2
    assert {own.reason for own in looked.report.quarantined} == {Reason.REGION_UNKNOWN}
