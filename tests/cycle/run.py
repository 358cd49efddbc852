"""A whole cycle, with lost sticks, repeated parcels, a restored PC and people's mistakes.

python -m tests.cycle.run [VILLAGES] [REQUESTS]
"""

import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.cycle import books, work
from tests.cycle.country import CITY, PROVINCE, Country, enrol, founded, put_back, upper


@dataclass(slots=True)
class Cycle:
    """A cycle under way; `happened` counts what went wrong on the way."""

    country: Country
    throw: Random
    happened: Counter[str] = field(default_factory=Counter)

    def bring(self, code: str, files: Sequence[Path]) -> None:
        """Bring files to an office, in any order; one in ten comes twice, one in ten much later."""
        late = [path for path in files if self.throw.random() < 1 / 10]
        first = [path for path in files if path not in late]
        again = [path for path in first if self.throw.random() < 1 / 10]
        order = [*first, *again]
        self.throw.shuffle(order)
        for arrival in work.received(self.country, code, [*order, *late]):
            why = f" {arrival.refusal.code}" if arrival.refusal else ""
            self.happened[f"parcel {arrival.status}{why}"] += 1
        self.happened["stick late"] += len(late)

    def climb(self, codes: Sequence[str]) -> None:
        """Let offices of one level send up, and those above receive."""
        for above in dict.fromkeys(map(upper, codes)):
            files = []
            for code in (own for own in codes if upper(own) == above):
                work.sealed(self.country, code)
                files += work.sent(self.country, code)
            self.bring(above, files)

    def descend(self) -> None:
        """Let every office tell those below, from the top."""
        country = self.country
        for code in (PROVINCE, CITY, *country.districts):
            files = work.told_down(country, code)
            for below in (own for own in country.below if upper(own) == code):
                with country.at(below) as session:
                    own = session.office.id
                mine = [path for path in files if _is_for(path, own)]
                self.bring(below, mine)

    def restore(self, code: str, kept: Path) -> None:
        """Put a village back to an earlier day; the city gives it a new epoch."""
        put_back(self.country, code, kept)
        enrol(self.country, code, CITY, replaced=True)
        self.happened["PC restored"] += 1


def run(place: Path, villages: int, requests: int, seed: int = 1) -> tuple[Cycle, list[books.Book]]:
    """Return a cycle that is over, and the books of every office."""
    country = founded(place / "country", villages, villages * (requests // villages + 10))
    cycle = Cycle(country, Random(seed))  # noqa: S311 - nothing here is a secret
    codes = [own.code for own in country.villages]
    for code in codes:
        work.entered(country, code, requests // villages, cycle.throw)
    kept = place / "kept"
    shutil.copytree(country.folder(codes[0]), kept)
    cycle.climb(codes)
    cycle.restore(codes[0], kept)
    cycle.climb(codes[:1])
    for _ in range(2):
        _up_and_down(cycle)
        cycle.happened["mended"] += sum(work.mended(country, code) for code in codes)
        cycle.climb(codes)
    _up_and_down(cycle)
    return cycle, books.kept(country)


def _up_and_down(cycle: Cycle) -> None:
    """Let all that the districts have go up to the province, and what is decided come down."""
    country = cycle.country
    for code in country.districts:
        work.passed_on(country, code, cycle.throw)
    cycle.climb(country.districts)
    work.passed_on(country, CITY, cycle.throw)
    cycle.climb([CITY])
    work.ruled(country, PROVINCE, cycle.throw)
    cycle.descend()


def lines(cycle: Cycle, kept: list[books.Book]) -> Iterator[str]:
    """Yield the books, and what happened on the way."""
    yield from books.printed(kept)
    yield ", ".join(f"{what} {count:,}" for what, count in sorted(cycle.happened.items()))


def _is_for(path: Path, office: str) -> bool:
    """Return whether a parcel is for an office."""
    with path.open("rb") as file:
        return f'"recipient":{{"id":"{office}"'.encode() in file.read(4096)


def main() -> int:
    """Run a cycle and print its books; 1 when something does not add up."""
    villages, requests = (int(own) for own in (*sys.argv[1:], "67", "30000")[:2])
    start = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="cycle-") as folder:
        cycle, kept = run(Path(folder), villages, requests)
    wrong = list(books.faults(kept))
    for line in (*lines(cycle, kept), f"{time.perf_counter() - start:.0f} s", *wrong[:20]):
        print(line)  # noqa: T201
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
