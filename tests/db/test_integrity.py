"""What the check finds, each done to a real store; what is sound is called sound."""

import pytest

from db.audit import audit
from db.integrity import integrity
from db.store import Store
from tests.db.damage import DAMAGE, GUARDS_OFF
from tests.db.stores import note, sql
from tests.db.working_office import HOUSEHOLDS, codes, fill


@pytest.fixture
def filled(store: Store) -> Store:
    """A store of an office that has done some work."""
    fill(store)
    return store


def test_a_sound_store_is_called_sound_and_nothing_is_written(filled: Store) -> None:
    """After everything that the office does."""
    before = _state(filled)
    report = integrity.check(filled)
    assert report.problems == ()
    assert report.sound
    assert _state(filled) == before
    persons = sum(3 for _ in range(HOUSEHOLDS))
    families = sum(1 + number % 2 for number in range(HOUSEHOLDS))
    assert report.looked_at["revisions"] == HOUSEHOLDS + families + persons + 2
    assert report.looked_at["register"] == HOUSEHOLDS
    assert report.looked_at["requests"] == 1
    assert report.looked_at["files"] == 1
    assert report.looked_at["audit"] == 1


def test_a_new_store_is_sound(store: Store) -> None:
    """Before anything was done."""
    assert integrity.check(store).sound
    assert integrity.quick(store).sound


def test_progress_is_told_for_each_part_and_can_stop_it(filled: Store) -> None:
    """A million persons take minutes."""
    told: dict[str, tuple[int, int]] = {}

    def tell(part: str, done: int, size: int) -> None:
        told[part] = (done, size)

    integrity.check(filled, tell)
    assert {"pages", "revisions", "register", "requests", "files", "audit"} <= set(told)
    assert all(done == size for done, size in told.values())

    def stop(_part: str, _done: int, _size: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        integrity.check(filled, stop)


@pytest.mark.parametrize(("what", "statement", "code"), DAMAGE, ids=[row[0] for row in DAMAGE])
def test_damage_that_an_sql_tool_can_do_is_found(
    filled: Store, what: str, statement: str, code: str
) -> None:
    """With the key, past every trigger: the tables say one thing, their hashes another."""
    filled.database.connection().execute(GUARDS_OFF)
    filled.database.connection().execute(statement)
    assert code in codes(integrity.check(filled)), what


def test_a_problem_says_how_often_and_where_first(filled: Store) -> None:
    """By row, id or number, never by name."""
    sql(filled, "UPDATE person SET name = 'X'")
    problems = {problem.code: problem for problem in integrity.check(filled).problems}
    found = problems["check-register-person"]
    ((uid,),) = sql(
        filled,
        "SELECT uid FROM person ORDER BY household_id, seq LIMIT 1",
    )
    assert (found.count, found.first) == (3 * HOUSEHOLDS, uid)


def test_the_quick_check_sees_the_end_of_the_audit(filled: Store) -> None:
    """At each start, in milliseconds."""
    for _ in range(3):
        note(filled)
    assert integrity.quick(filled).sound
    assert audit.verify_end(filled, 2) == 2
    sql(filled, "DROP TRIGGER audit_entry_is_immutable")
    sql(filled, "UPDATE audit SET account = 'budi' WHERE seq = 4")
    assert codes(integrity.quick(filled)) == {"audit-broken"}


def _state(store: Store) -> list[tuple[str, bytes]]:
    """Return every file of the folder with its bytes."""
    return sorted((file.name, file.read_bytes()) for file in store.folder.iterdir())
