"""What binds a set to its paper: the statement whose SHA-256 is the set's fingerprint.

Whoever holds the requests of a set, an office above or a court, can compute the statement again
and compare it with the code on the signed paper.
"""

from collections.abc import Iterable

from forms.canonical import Json
from forms.records import SetKind


def set_statement(
    office: str, cycle: str, kind: SetKind, pairs: Iterable[tuple[str, Iterable[str]]]
) -> dict[str, Json]:
    """Return the value whose canonical bytes are hashed into a set's fingerprint.

    Args:
        office: id of the office that seals.
        cycle: the quarter that the set is for, as "2026-Q4".
        kind: which paper covers the set.
        pairs: number and revision hashes of each request, in any order.

    >>> pairs = [("B", ["02", "01"]), ("A", ["03"])]
    >>> set_statement("1771", "2026-Q4", SetKind.DECREE, pairs)["requests"]
    [['A', ['03']], ['B', ['01', '02']]]
    """
    requests: list[Json] = [
        [number, list[Json](sorted(hashes))] for number, hashes in sorted(pairs)
    ]
    return {"cycle": cycle, "kind": kind.value, "office": office, "requests": requests}
