"""What the national system answered about a proposal stands at it, and decides nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from forms.records import State
from siksng_tui.services.entry import entry, starting
from siksng_tui.services.entry.entry import LeftField
from siksng_tui.services.lists import list_imports, person_lists
from siksng_tui.services.lists.list_imports import Meant
from siksng_tui.services.lists.proposal_results import ProposalResult
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.requests import queues
from tests.services.bureau import copied
from tests.services.list_files import written

NIK = "1771011203859001"

ANSWER = {
    "KECAMATAN": "SELEBAR",
    "DESA": "BUMIAYU",
    "NIK USULAN": NIK,
    "PROGRAM BANSOS": "PKH",
    "HASIL": "DITOLAK",
    "PADAN": "PADAN",
    "KET VALIDASI": "SUDAH TERDAFTAR",
}
"""What the result file says, which writes no name where it has none."""


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """An operator at work."""
    with copied(tmp_path).at_work("rani") as session:
        yield session


def _proposed(session: Session, programme: str = "PKH") -> str:
    """Return the number of a proposal for one person."""
    number = starting.new_household(session, "17.71.01.1004", "proposal", "Usulan")
    filled = entry.open_entry(session, number)
    person, home = filled.record.persons[0].id, filled.record.household.id
    for subject, path, text in (
        (home, "program_bansos", programme),
        (person, "nik", NIK),
        (person, "nama", "BUDI CONTOH"),
    ):
        filled = entry.leave_field(session, filled, LeftField(subject, path, text))
    return number


def _answered(session: Session, place: Path, **other: str) -> int:
    """Return the number of a list of one result, some of whose cells are others."""
    path = written("results_8", [ANSWER | other], place / f"hasil-{len(other)}.xlsx")
    return list_imports.import_list(session, path, Meant(period="2026-11")).number


def _results(session: Session, number: str) -> tuple[ProposalResult, ...]:
    """Return what stands at a request."""
    return queues.review(session, number).results


def test_an_answer_about_the_nik_stands_at_the_proposal_and_leaves_its_state(
    session: Session, tmp_path: Path
) -> None:
    """Also of somebody whom the register does not have."""
    number = _proposed(session)
    assert _results(session, number) == ()
    listed = _answered(session, tmp_path)
    (own,) = _results(session, number)
    assert (own.name, own.programme, own.result) == ("BUDI CONTOH", "PKH", "DITOLAK")
    assert (own.matched, own.note) == ("Padan", "SUDAH TERDAFTAR")
    assert (own.list_id, own.period) == (listed, "2026-11")
    assert queues.review(session, number).request.state is State.DRAFT


def test_a_later_file_stands_beside_the_earlier_and_one_taken_back_is_gone(
    session: Session, tmp_path: Path
) -> None:
    """Refused in one month, accepted in the next: both were said."""
    number = _proposed(session)
    _answered(session, tmp_path)
    later = _answered(session, tmp_path, HASIL="DISETUJUI")
    assert [own.result for own in _results(session, number)] == ["DITOLAK", "DISETUJUI"]
    person_lists.undo(session, later, "Salah bulan")
    assert [own.result for own in _results(session, number)] == ["DITOLAK"]


def test_what_was_said_before_or_of_another_programme_is_no_answer_to_it(
    session: Session, tmp_path: Path
) -> None:
    """Nobody is told a refusal that is not theirs."""
    _answered(session, tmp_path)
    number = _proposed(session)
    _answered(session, tmp_path, **{"PROGRAM BANSOS": "BPNT", "HASIL": "DISETUJUI"})
    assert _results(session, number) == ()
