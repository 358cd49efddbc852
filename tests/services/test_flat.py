"""Work on one request takes no longer where many others wait."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from siksng_tui.services import entry, lookup, starting
from siksng_tui.services.entry import LeftField
from siksng_tui.services.sessions import Session
from tests.services import road
from tests.services.bureau import Bureau, home

QUEUE: Final = "request_state_queue"
"""The index in which the requests of an office stand by their state."""


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
        assert not [sql for sql, values in asked.items() if QUEUE in _plan(session, sql, values)]


@contextmanager
def _heard(session: Session) -> Iterator[dict[str, Any]]:
    """Collect what the store is asked inside the block, each statement with its last values."""
    asked: dict[str, Any] = {}

    def hear(_cursor: object, sql: str, values: Any) -> bool:  # noqa: ANN401  # apsw's own
        """Note a statement that only reads, and let every one be run."""
        if sql.strip().startswith("SELECT"):
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
