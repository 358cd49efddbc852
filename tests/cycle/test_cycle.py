"""A whole cycle in small: two villages' wishes go up to the province and come back decided."""

from pathlib import Path

from forms.records import State
from tests.cycle import books
from tests.cycle.run import lines, run

OVER = {State.ACCEPTED, State.REJECTED, State.WITHDRAWN, State.DRAFT}
"""Where a village's requests stand when the cycle is over."""


def test_every_request_of_a_cycle_is_accounted_for_on_every_side(tmp_path: Path) -> None:
    """With late sticks, repeated parcels, a PC that was put back, and people's mistakes."""
    cycle, kept = run(tmp_path, villages=2, requests=12)
    told = "\n".join(lines(cycle, kept))
    print(told)  # noqa: T201 - the books are the result
    assert list(books.faults(kept)) == [], told
    villages = [own for own in kept if own.code.count(".") == 3]
    assert sum(own.counts.total() for own in villages) == 12, told
    assert {state for own in villages for state in own.counts} <= OVER, told
    assert cycle.happened["PC restored"] == 1
