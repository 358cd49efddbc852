"""What a village meeting decided, from the answers of a real office to the numbers on its paper."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from forms.loading import instrument
from forms.records import RequestKind, Subject, SubjectKind
from reports.page.decisions import Decision
from siksng_tui.services.entry import entry, proposing
from siksng_tui.services.entry.entry import LeftField
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.papers import paper_settings, papers
from siksng_tui.services.papers.meeting_decisions import decision
from siksng_tui.services.requests import workflow
from tests.reports.reading import columns, upright_lines
from tests.services import road
from tests.services.bureau import is_clean
from tests.services.levels import Desk, homes, set_up

CORRECTION, NEW = RequestKind.CORRECTION, RequestKind.NEW_HOUSEHOLD

SAID = [
    ({"status_rumahtangga": "1", "apakah_mampu": "2"}, CORRECTION, Decision.NOT_WELL_OFF),
    ({"status_rumahtangga": "1", "apakah_mampu": "1"}, CORRECTION, Decision.WELL_OFF),
    ({"status_rumahtangga": "1"}, CORRECTION, Decision.OPEN),
    ({}, CORRECTION, Decision.OPEN),
    ({"status_rumahtangga": "2", "alasan_tidak_ditemukan": "1"}, CORRECTION, Decision.MOVED),
    ({"status_rumahtangga": "2", "alasan_tidak_ditemukan": "2"}, CORRECTION, Decision.DIED),
    ({"status_rumahtangga": "2", "alasan_tidak_ditemukan": "3"}, CORRECTION, Decision.UNKNOWN),
    ({"status_rumahtangga": "2", "alasan_tidak_ditemukan": "4"}, CORRECTION, Decision.NO_ADDRESS),
    ({"status_rumahtangga": "2"}, CORRECTION, Decision.UNEXPLAINED),
    ({"status_rumahtangga": "3"}, CORRECTION, Decision.DOUBLE),
    ({"status_rumahtangga": "4", "apakah_mampu": "2"}, CORRECTION, Decision.NEW_NOT_WELL_OFF),
    ({"status_rumahtangga": "4", "apakah_mampu": "1"}, NEW, Decision.NEW_WELL_OFF),
    ({"status_rumahtangga": "1", "apakah_mampu": "2"}, NEW, Decision.NEW_NOT_WELL_OFF),
    ({}, NEW, Decision.NEW_OPEN),
]
"""Answers of the BDT form, the kind of the request, and what was decided."""

LEAVES = {
    "2": Decision.DIED,
    "3": Decision.DOUBLE,
    "4": Decision.MOVED,
    "5": Decision.UNEXPLAINED,
    "6": Decision.WELL_OFF,
}
"""Why a family leaves the list, and what that says of the meeting."""


def _decided(form: str, answers: Mapping[str, str], kind: RequestKind) -> Decision:
    """Return the decision about a household of these answers."""
    return decision(instrument(form), Subject("h", SubjectKind.HOUSEHOLD, answers), kind)


@pytest.mark.parametrize(("answers", "kind", "known"), SAID)
def test_the_answers_to_m10_to_m12_are_the_decision(
    answers: Mapping[str, str], kind: RequestKind, known: Decision
) -> None:
    """Who is new is a proposal; what nobody answered is not decided."""
    assert _decided("bdt", answers, kind) is known


@pytest.mark.parametrize("reason", LEAVES)
def test_why_a_family_leaves_the_list_goes_before_what_was_answered_once(reason: str) -> None:
    """Whichever questionnaire asks it; who refuses is not decided about."""
    leaving = {"nonaktif_alasan": reason}
    kind = RequestKind.DEACTIVATION
    assert _decided("dtsen", leaving, kind) is LEAVES[reason]
    stale = {"status_rumahtangga": "1", "apakah_mampu": "2", **leaving}
    assert _decided("bdt", stale, kind) is LEAVES[reason]


def test_a_questionnaire_that_asks_no_meeting_has_no_decision() -> None:
    """It is agreed to by hand."""
    assert _decided("dtsen", {"nonaktif_alasan": "7"}, CORRECTION) is Decision.UNASKED
    assert _decided("proposal", {}, RequestKind.PROPOSAL) is Decision.UNASKED


def _finalised(session: Session, number: str, **answers: str) -> None:
    """Answer a draft, give a reason for whatever is doubtful, and finalise it."""
    filled = entry.open_entry(session, number)
    for name, text in answers.items():
        left = LeftField(filled.record.household.id, name, text)
        filled = entry.leave_field(session, filled, left)
    for finding in filled.open_findings():
        filled = entry.give_reason(session, filled, finding.key, "sesuai dokumen")
    entry.file_entry(session, filled)
    workflow.finalise(session, number)


def _worked(desk: Desk) -> None:
    """Enter and authenticate what a meeting decided about five families."""
    session = desk.open("rani")
    clean = (own for own in homes(session, desk.seat.office) if is_clean(session, own))
    for answers in (
        {"status_rumahtangga": "1", "apakah_mampu": "2"},
        {"status_rumahtangga": "1", "apakah_mampu": "2"},
        {"status_rumahtangga": "2", "alasan_tidak_ditemukan": "1"},
        {"luas_lantai": "77"},
    ):
        _finalised(session, road.draft(session, next(clean)), **answers)
    proposed = proposing.programme_proposal(session, next(clean), road.WHY)
    _finalised(session, proposed, program_bansos="PKH")
    session.store.close()
    session = desk.open("budi")
    workflow.authenticate_all(session)
    session.store.close()


def test_minutes_of_a_village_count_what_its_families_answer(tmp_path: Path) -> None:
    """By the indicators that the office set; the annex says the decision beside each family."""
    desk = set_up("village", tmp_path)
    _worked(desk)
    session = desk.open("tuti")
    try:
        paper_settings.put(session, "minutes.indicators", "Lantai tanah\nTidak ada yang bekerja")
        done = papers.print_draft(session, desk.stick / "ba.pdf", name="minutes")
    finally:
        session.store.close()
    data = done.path.read_bytes()
    lines = upright_lines(data)
    families = [line[:3] for line in lines]
    assert ("A", "Keluarga dalam daftar awal (prelist)", "4") in families
    assert ("1", "Ditemukan, tidak mampu", "2") in families
    assert ("3", "Tidak ditemukan: pindah", "1") in families
    assert ("9", "Belum diputuskan", "1") in families
    assert ("1", "Usulan program PKH", "1") in families
    sums = [line[1] for line in lines if line[0] in ("Jumlah A + B", "Jumlah A + B + C")]
    assert sums == ["4", "5"]
    assert (
        any(line[-1].endswith("Lantai tanah") for line in lines)
        and ("Tidak ada yang bekerja",) in lines
    )
    notes = " ".join(columns(data)[12].split())
    assert notes.count("Ditemukan, tidak mampu;") == 2
    assert notes.count("Tidak ditemukan: pindah;") == 1
