"""The books of a cycle: where every request stands in every office, and whether they agree."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from db import integrity, request_queues
from db.fetching import rows
from forms.records import State
from tests.cycle.country import CITY, PROVINCE, Country, upper

_STATES_SQL = """
SELECT r.number, r.owner, s.state FROM request r JOIN request_state s ON s.request_id = r.id
JOIN office o ON o.id = s.office_id AND o.own = 1 ORDER BY r.id
"""

ENDED = frozenset({State.ACCEPTED, State.REJECTED, State.ABSORBED, State.TOLD})
"""States after a decision."""


@dataclass(frozen=True, slots=True)
class Book:
    """One office's: number of each request to its owner and its state here."""

    code: str
    office: str
    requests: Mapping[str, tuple[str, State]]

    @property
    def counts(self) -> Counter[State]:
        """Return how many requests stand in each state."""
        return Counter(state for _, state in self.requests.values())


def kept(country: Country) -> list[Book]:
    """Return the books of every office, those above first."""
    return [_book(country, code) for code in (PROVINCE, *country.below)]


def faults(books: list[Book]) -> Iterator[str]:
    """Yield what does not add up, between one office and the next."""
    by_code = {own.code: own for own in books}
    for own in books:
        above = by_code.get(upper(own.code))
        for number, (_, state) in own.requests.items():
            if above is None or state in {State.DRAFT, State.CHECKED, State.WITHDRAWN}:
                continue
            known = above.requests.get(number)
            yield from _disagreement(own, number, state, known[1] if known else None)


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
        book = Book(code, session.office.id, {no: (own, State(s)) for no, own, s in found})
    assert book.counts == Counter(counted), code
    return book


def _disagreement(own: Book, number: str, state: State, above: State | None) -> Iterator[str]:
    """Yield what two offices, one above the other, say differently of a request."""
    if state in ENDED and above not in ENDED:
        yield f"{own.code} {number}: {state} here, {above} above"
    if state in {State.SENT, State.ACKNOWLEDGED} and (above is None or above in ENDED):
        yield f"{own.code} {number}: {state} here, {above} above"
    if state is State.RETURNED and above is not State.RETURNED:
        yield f"{own.code} {number}: {state} here, {above} above"
