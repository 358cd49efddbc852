"""Work on one request takes no longer where many others wait."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from forms.records import State
from siksng_tui.services.entry import entry, starting
from siksng_tui.services.entry.entry import LeftField
from siksng_tui.services.office.sessions import Session
from siksng_tui.services.parcels import receiving
from siksng_tui.services.requests import lookup, workflow
from tests.services import realm as realms
from tests.services import road
from tests.services.bureau import Bureau, home

QUEUE: Final = "request_state_queue"
"""The index in which the requests of an office stand by their state."""

MOTHER: Final = "nama_gadis_ibu_kandung"
"""An answer that every person has."""


def test_what_is_done_with_one_request_reads_no_queue(bureau: Bureau) -> None:
    """SQLite begins with everything that is not decided, unless a statement tells it where to."""
    with bureau.at_work("rani") as session:
        with _heard(session) as asked:
            number = starting.correction(session, home(), road.WHY)
            filled = entry.open_entry(session, number)
            filled = entry.leave_field(session, filled, LeftField(home(), "luas_lantai", "41"))
            lookup.household(session, home())
            entry.file_entry(session, filled)
        assert len(asked) > 20
        assert not _queues_read(session, asked)


def test_taking_a_request_reads_no_queue(tmp_path: Path) -> None:
    """A city takes thirty thousand in one round, and most of them wait at the end of it."""
    realm = realms.copied(tmp_path)
    with realm.at("village") as session:
        _person_corrected(session, realms.homes(session)[0])
    path = road.sent(realm, "village")
    with realm.at("district") as session:
        with _heard(session) as asked:
            receiving.open_file(session, path)
        assert len(asked) > 20
        assert not _queues_read(session, asked)


def _person_corrected(session: Session, household: str) -> None:
    """Finalise a request of somebody who bears a NIK: it is looked for among all that wait."""
    number = starting.correction(session, household, road.WHY)
    filled = entry.open_entry(session, number)
    person = filled.record.persons[0].id
    filled = entry.leave_field(session, filled, LeftField(person, MOTHER, "SITI CONTOH"))
    assert entry.file_entry(session, filled).state is State.CHECKED
    workflow.finalise(session, number)


def _queues_read(session: Session, asked: Mapping[str, Any]) -> list[str]:
    """Return the statements for which SQLite reads the requests of an office by their state."""
    return [sql for sql, values in asked.items() if QUEUE in _plan(session, sql, values)]


@contextmanager
def _heard(session: Session) -> Iterator[dict[str, Any]]:
    """Collect what the store is asked inside the block, each statement with its last values."""
    asked: dict[str, Any] = {}

    def hear(_cursor: object, sql: str, values: Any) -> bool:  # noqa: ANN401  # apsw's own
        """Note a statement that only reads, and let every one be run."""
        if sql.split(maxsplit=1)[0] in {"SELECT", "WITH"}:
            asked[sql] = values
        return True

    connection = session.store.database.connection()
    connection.exec_trace = hear
    try:
        yield asked
    finally:
        connection.exec_trace = None


def _plan(session: Session, sql: str, values: Any) -> str:  # noqa: ANN401
    """Return how SQLite goes about a statement, step by step."""
    run = session.store.database.connection().execute
    return "\n".join(str(step[-1]) for step in run(f"EXPLAIN QUERY PLAN {sql}", values))
