"""The books of a cycle: where every request stands in every office, and whether they agree."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from db.fetching import rows
from db.integrity import integrity
from db.requests import request_queues
from forms.lifecycle import Step
from forms.records import State
from tests.cycle.country import CITY, PROVINCE, Country, upper

_STATES_SQL = """
SELECT r.number, s.state, (SELECT e.step FROM request_event e
    WHERE e.request_id = r.id AND e.office_id = s.office_id ORDER BY e.id DESC LIMIT 1)
FROM request r JOIN request_state s ON s.request_id = r.id
JOIN office o ON o.id = s.office_id AND o.own = 1 ORDER BY r.id
"""

ENDED = frozenset({State.ACCEPTED, State.REJECTED, State.ABSORBED, State.TOLD})
"""States after a decision."""


@dataclass(frozen=True, slots=True)
class Book:
    """One office's: number of each request to its state here, and the step that led there."""

    code: str
    requests: Mapping[str, tuple[State, Step]]

    @property
    def counts(self) -> Counter[State]:
        """Return how many requests stand in each state."""
        return Counter(state for state, _ in self.requests.values())


def kept(country: Country) -> list[Book]:
    """Return the books of every office, those above first."""
    return [_book(country, code) for code in (PROVINCE, *country.below)]


def faults(books: list[Book]) -> Iterator[str]:
    """Yield what does not add up, between one office and the next."""
    by_code = {own.code: own for own in books}
    for own in books:
        above = by_code.get(upper(own.code))
        for number, (state, step) in own.requests.items() if above else ():
            known = above.requests.get(number) if above else None
            if not _agree(state, step, known[0] if known else None):
                yield f"{own.code} {number}: {state} here, {known[0] if known else None} above"


def printed(books: list[Book]) -> Iterator[str]:
    """Yield the lines of the books: offices by level, requests by state."""
    for title, some in (
        ("provinsi", [own for own in books if own.code == PROVINCE]),
        ("kota", [own for own in books if own.code == CITY]),
        ("kecamatan", [own for own in books if own.code.count(".") == 2]),
        ("kelurahan", [own for own in books if own.code.count(".") == 3]),
    ):
        total: Counter[State] = sum((own.counts for own in some), Counter())
        told = ", ".join(f"{state.value} {total[state]:,}" for state in State if total[state])
        yield f"{len(some):3} {title:10} {total.total():7,}  {told}"


def _book(country: Country, code: str) -> Book:
    """Return the book of an office, whose store was proven."""
    with country.at(code) as session:
        report = integrity.check(session.store)
        assert not report.problems, (code, report.problems)
        found = rows(session.store, _STATES_SQL)
        counted = request_queues.counts(session.store, session.office.id)
        book = Book(code, {number: (State(own), Step(step)) for number, own, step in found})
    assert book.counts == Counter(counted), code
    return book


def _agree(state: State, step: Step, above: State | None) -> bool:
    """Return whether the state of a request goes with the one in the office above.

    What an office sent back itself the one above need not have.
    """
    if state in ENDED:
        return above in ENDED
    if state in {State.SENT, State.ACKNOWLEDGED}:
        return above is not None and above not in ENDED
    return step is not Step.RETURN or above is State.RETURNED
