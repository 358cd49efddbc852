"""Reasons for flags: the check notices when an older page has taken one back."""

import pytest

from db.fetching import write
from siksng_tui.services.entry import entry, starting
from siksng_tui.services.office import keeping
from tests.services import road
from tests.services.bureau import Bureau, home


@pytest.mark.parametrize(
    "lost",
    ["DELETE FROM finding_reason", "UPDATE finding_reason SET reason = 'lain'"],
    ids=["gone", "another"],
)
def test_a_reason_that_is_not_the_one_that_was_given_is_noticed(bureau: Bureau, lost: str) -> None:
    """The second person reads it, and decides by it."""
    with bureau.at_work("rani") as session:
        number = starting.correction(session, home(), road.WHY)
        filled = entry.open_entry(session, number)
        filled = entry.give_reason(session, filled, "H17/ab/luas_lantai/00", "sudah diukur")
        entry.give_reason(session, filled, "H17/ab/luas_lantai/00", "diukur dua kali")
        assert keeping.check_store(session).problems == ()
        with session.store.transaction():
            write(session.store, lost, ())
        (problem,) = keeping.check_store(session).problems
    assert (problem.code, problem.count, problem.first) == ("check-request-reason", 1, number)
