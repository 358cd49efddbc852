"""A file becomes requests in one act, once; while nobody went on, it is taken back in one act."""

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.audit import audit
from db.lists import import_requests, imports
from forms.records import State
from siksng_tui.intake.errors import ImportCancelledError
from siksng_tui.intake.watch import Watch
from siksng_tui.services.entry import entry
from siksng_tui.services.entry.entry import LeftField
from siksng_tui.services.imports import import_undo, importing_requests
from siksng_tui.services.imports.importing_requests import Look, Taken
from siksng_tui.services.incoming_files.importing import ImportKnownError
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.requests import queues, workflow
from tests.intake.exports import table_of
from tests.services.bureau import MORNING, Bureau, a_clock

FILE = Path(__file__).parents[1] / "samples" / "lists" / "clean_usulan_2021.xlsx"
ROWS = 96
"""Rows of the file: one of its cards has to be looked at and stays a draft."""

WHY = "Impor usulan triwulan ini"
BACK = "Salah berkas"


@pytest.fixture
def at_work(bureau: Bureau) -> Iterator[Session]:
    """The operator of a city."""
    with bureau.at_work("rani") as session:
        yield session


def looked(session: Session) -> Look:
    """Return what the file would become."""
    table, rows = table_of(FILE)
    return importing_requests.look_at(session, table, rows)


def taken(session: Session) -> Taken:
    """Return what came of them."""
    return importing_requests.take(session, looked(session), WHY)


def test_looking_at_a_file_stores_nothing(at_work: Session) -> None:
    """Only the second step does."""
    before = imports.kept(at_work.store)
    looked(at_work)
    assert imports.kept(at_work.store) == before
    assert queues.drafts(at_work, own=False) == ()


def test_the_file_and_its_requests_are_kept_together(at_work: Session) -> None:
    """Who, when, how many; no value of a citizen stands in the audit."""
    done = taken(at_work)
    own = imports.kept(at_work.store)[0]
    numbers = import_requests.of(at_work.store, done.number)
    assert (own.id, own.rows, own.requests, own.undone) == (done.number, ROWS, len(numbers), None)
    assert set(numbers) == {*done.entered.filed, *done.entered.drafts}
    said = [
        one for one in audit.entries(at_work.store, 0, 10_000) if one.action == "import.requests"
    ]
    assert [json.loads(one.detail)["rows"] for one in said] == [ROWS]
    assert "1771" not in said[0].detail


def test_the_same_file_is_not_imported_twice(at_work: Session) -> None:
    """It says so, whatever the file is called."""
    taken(at_work)
    seen = looked(at_work)
    with pytest.raises(ImportKnownError):
        importing_requests.take(at_work, seen, WHY)


def test_an_import_that_is_stopped_leaves_nothing_behind(at_work: Session) -> None:
    """Neither the file, nor a request, nor a number."""
    seen = looked(at_work)
    before = imports.kept(at_work.store)
    asked = iter([False] * 3 + [True] * 100)
    with pytest.raises(ImportCancelledError):
        importing_requests.take(at_work, seen, WHY, Watch(cancelled=lambda: next(asked)))
    assert imports.kept(at_work.store) == before
    assert queues.drafts(at_work, own=False) == ()


def test_an_import_is_taken_back_as_one_act_and_can_be_made_again(at_work: Session) -> None:
    """All its requests are withdrawn, each with the reason."""
    done = taken(at_work)
    numbers = import_requests.of(at_work.store, done.number)
    assert import_undo.undo(at_work, done.number, BACK) == len(numbers)
    states = {queues.review(at_work, number).request.state for number in numbers}
    assert states == {State.WITHDRAWN}
    undone = imports.get(at_work.store, done.number)
    assert (undone.undone_by, undone.undone_why) == ("rani", BACK)
    assert taken(at_work).number != done.number


def test_an_import_is_taken_back_once(at_work: Session) -> None:
    """The second time it says so."""
    done = taken(at_work)
    import_undo.undo(at_work, done.number, BACK)
    with pytest.raises(import_undo.ImportUndoneError):
        import_undo.undo(at_work, done.number, BACK)


def test_what_somebody_went_on_with_holds_the_import_and_is_named(at_work: Session) -> None:
    """A draft that was filled in, a request that was finalised: whose work would be lost."""
    done = taken(at_work)
    draft, filed = done.entered.drafts[0], done.entered.filed[0]
    opened = entry.open_entry(at_work, draft)
    person = opened.record.persons[0].id
    entry.leave_field(at_work, opened, LeftField(person, "jenis_pekerjaan", "PETANI", "PERSON"))
    workflow.finalise(at_work, filed)
    with pytest.raises(import_undo.ImportBuiltUponError) as held:
        import_undo.undo(at_work, done.number, BACK)
    assert held.value.facts["count"] == 2
    assert {draft, filed} == set(str(held.value.facts["numbers"]).split(", "))
    assert imports.get(at_work.store, done.number).undone is None


def test_a_draft_that_was_only_looked_at_does_not_hold_the_import(at_work: Session) -> None:
    """Whoever sees in it that the file was the wrong one takes the import back."""
    done = taken(at_work)
    (draft,) = done.entered.drafts
    opened = entry.open_entry(at_work, draft)
    entry.stay(at_work, opened, "before|x|")
    (finding, *_) = opened.open_findings()
    own = imports.get(at_work.store, done.number)
    assert import_undo.built_upon(at_work, own) == ()
    with at_work.store.transaction():
        entry.give_reason(at_work, opened, finding.key, "Sudah dilihat kartunya")
        assert import_undo.built_upon(at_work, own) == (draft,)
        entry.leave_field(at_work, opened, LeftField(opened.record.household.id, "alamat", "JL. X"))
    assert import_undo.built_upon(at_work, own) == (draft,)


def test_a_step_taken_while_the_clock_was_behind_holds_the_import_too(bureau: Bureau) -> None:
    """The battery of an old computer is empty; the order of steps is not asked of its clock."""
    with bureau.at_work("rani") as session:
        done = taken(session)
    filed = done.entered.filed[0]
    with bureau.at_work("rani", a_clock(MORNING - dt.timedelta(days=9000))) as session:
        workflow.finalise(session, filed)
        workflow.reopen(session, filed, "Salah ketik")
        with pytest.raises(import_undo.ImportBuiltUponError) as held:
            import_undo.undo(session, done.number, BACK)
    assert held.value.facts["numbers"] == filed


def test_a_reason_that_names_a_citizen_takes_an_import_back_and_stays_out_of_the_audit(
    at_work: Session,
) -> None:
    """People write a NIK where a reason is asked; the audit holds none."""
    done = taken(at_work)
    import_undo.undo(at_work, done.number, "NIK 1771010302809001 salah")
    assert imports.get(at_work.store, done.number).undone is not None
    assert not any(
        "1771010302809001" in own.detail for own in audit.entries(at_work.store, 0, 10_000)
    )
