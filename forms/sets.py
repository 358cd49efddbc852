"""What binds a set to its paper: the statement whose SHA-256 is the set's fingerprint.

Whoever holds the requests of a set, an office above or a court, can compute the statement again
and compare it with the code on the signed paper.
"""

from collections.abc import Iterable

from forms.canonical import Json
from forms.checkcode import set_code
from forms.set_records import RequestSet, SetKind


def set_statement(
    office: str,
    cycle: str,
    kind: SetKind,
    pairs: Iterable[tuple[str, Iterable[str]]],
    former: str = "",
) -> dict[str, Json]:
    """Return the value whose canonical bytes are hashed into a set's fingerprint.

    Args:
        office: id of the office that seals.
        cycle: the quarter that the set is for, as "2026-Q4".
        kind: which paper covers the set.
        pairs: number and revision hashes of each request, in any order.
        former: the fingerprint on the paper, where families were struck out on it.

    >>> pairs = [("B", ["02", "01"]), ("A", ["03"])]
    >>> set_statement("1771", "2026-Q4", SetKind.DECREE, pairs)["requests"]
    [['A', ['03']], ['B', ['01', '02']]]
    """
    requests: list[Json] = [
        [number, list[Json](sorted(hashes))] for number, hashes in sorted(pairs)
    ]
    named: dict[str, Json] = {"former": former} if former else {}
    return {"cycle": cycle, "kind": kind.value, "office": office, "requests": requests, **named}


def codes_on_paper(of: RequestSet) -> frozenset[str]:
    """Return the codes that the signed paper of a set may bear.

    Beside the set's own these are the ones it had before families were struck out: the paper was
    printed with one of them, and what was struck out is no longer in the set.
    """
    return frozenset({of.code, *map(set_code, of.formers)})
