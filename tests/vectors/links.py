"""Scenarios of the link between two offices: what came before stands in `known`."""

import io
from collections.abc import Iterator
from dataclasses import replace

from siksng_tui.exchange.reading import read_parcel
from tests.exchange.forging import Forgery
from tests.exchange.scenario import Scenario
from tests.exchange.world import RECEIVED, head


def scenarios() -> Iterator[Scenario]:
    """Yield parcels and what came before them on the link."""
    third = Forgery(lines=(), sent=head(sequence=3, previous="22" * 32)).data()
    digest = read_parcel(io.BytesIO(third), trust=None, at=RECEIVED).digest
    first, second = f"1 1 41 {'11' * 32} -", f"1 2 42 {'22' * 32} {'11' * 32}"
    cases = {
        "next": f"{first}; {second}",
        "again": f"{second}; 1 3 43 {digest} {'22' * 32}",
        "gap": first,
        "late": f"{second}; 1 4 44 {'44' * 32} {digest}",
        "fork-digest": f"{second}; 1 3 43 {'33' * 32} {'22' * 32}",
        "fork-previous": f"{first}; 1 2 42 {'20' * 32} {'11' * 32}",
        "fork-after": f"{second}; 1 4 44 {'44' * 32} {'33' * 32}",
        "rollback-audit": f"1 2 90 {'22' * 32} {'11' * 32}",
        "rollback-epoch": f"2 1 50 {'55' * 32} -",
    }
    for title, known in cases.items():
        place = title.partition("-")[0]
        yield Scenario(
            f"link-{title}",
            f"{place}: what came before stands in `known`",
            third,
            place=place,
            known=known,
        )
    restored = replace(head(), epoch=2, audit_count=5)
    yield Scenario(
        "link-new-epoch",
        "the first parcel of a replaced PC, its audit short",
        Forgery(lines=(), sent=restored).data(),
        place="next",
        known=first,
    )
