"""The register's first state is taken back as one act, as long as nothing stands on it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.integrity import integrity
from db.lists import imports
from db.register import households, register
from db.search import search
from db.store import Store
from forms.records import RequestKind
from siksng_tui.services.entry import beginning
from siksng_tui.services.entry.beginning import Wish
from siksng_tui.services.imports import import_undo
from siksng_tui.services.incoming_files import importing
from siksng_tui.services.lists import list_imports
from siksng_tui.services.lists.list_imports import Meant
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.requests import workflow
from tests.intake.workbooks import CLEAN, Value
from tests.services.list_files import written
from tests.services.sampled import at_work, sampled

BACK = "Salah kota"


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """The operator of an office whose register is the clean sample."""
    with at_work(sampled(tmp_path)) as session:
        yield session


def a_home(store: Store) -> str:
    """Return the id of a household of the register."""
    return str(
        store.database.execute_sql("SELECT uid FROM household ORDER BY id_bdt LIMIT 1").fetchone()[
            0
        ]
    )


def test_it_leaves_the_register_with_both_files_and_can_be_made_again(session: Session) -> None:
    """Whichever file is named; nobody is found any more, and the store proves whole."""
    _houses, people = sorted(own.id for own in imports.kept(session.store))
    record = households.household(session.store, a_home(session.store))
    nik = str(record.persons[0].answers["nik"])
    assert search.find(session.store, nik)
    assert import_undo.undo(session, people, BACK) == 246
    assert register.counts(session.store) == register.RegisterCounts(0, 0, 0)
    assert search.find(session.store, nik) == ()
    assert search.find(session.store, str(record.persons[0].answers["nama"])) == ()
    assert integrity.check(session.store).problems == ()
    assert {own.undone_why for own in imports.kept(session.store)} == {BACK}
    assert importing.import_register(session, CLEAN).households == 246
    assert len(search.find(session.store, nik)) == 1


def test_what_was_built_on_it_is_named_and_holds_it(session: Session, tmp_path: Path) -> None:
    """A request under way, and a list that is tied to its people."""
    home = a_home(session.store)
    wish = Wish(RequestKind.CORRECTION, "Salah alamat", household=home)
    number = beginning.begin(session, wish)
    person = households.household(session.store, home).persons[0].answers
    row: dict[str, Value] = {"NIK": str(person["nik"]), "Nama": str(person["nama"])}
    list_imports.import_list(
        session, written("opensid_participants_7", [row], tmp_path / "a.xlsx"), Meant("PKH")
    )
    first = min(own.id for own in imports.kept(session.store))
    with pytest.raises(import_undo.RegisterBuiltUponError) as held:
        import_undo.undo(session, first, BACK)
    assert f"{imports.kept(session.store)[0].id}" in str(held.value.facts["what"])
    assert number in str(held.value.facts["what"])
    assert register.counts(session.store).households == 246


def test_a_request_that_was_withdrawn_holds_nothing(session: Session) -> None:
    """And is still told of after the register is gone."""
    wish = Wish(RequestKind.CORRECTION, "Salah alamat", household=a_home(session.store))
    number = beginning.begin(session, wish)
    workflow.withdraw(session, number, "Keliru")
    first = min(own.id for own in imports.kept(session.store))
    assert import_undo.undo(session, first, BACK) == 246
    with pytest.raises(import_undo.ImportUndoneError):
        import_undo.undo(session, first, BACK)
