"""The statement that a set's fingerprint is made of."""

from forms.canonical import digest
from forms.set_records import SetKind
from forms.sets import set_statement


def test_the_order_in_which_requests_are_named_changes_nothing() -> None:
    """Two offices that hold the same requests compute the same fingerprint."""
    one = set_statement("1771", "2026-Q4", SetKind.DECREE, [("A", ["1", "2"]), ("B", ["3"])])
    other = set_statement("1771", "2026-Q4", SetKind.DECREE, [("B", ["3"]), ("A", ["2", "1"])])
    assert digest(one) == digest(other)


def test_every_part_of_a_set_changes_its_fingerprint() -> None:
    """A paper cannot be used for another office, quarter, kind or content."""
    pairs = [("A", ["1"]), ("B", ["2"])]
    statements = [
        set_statement("1771", "2026-Q4", SetKind.DECREE, pairs),
        set_statement("1772", "2026-Q4", SetKind.DECREE, pairs),
        set_statement("1771", "2027-Q1", SetKind.DECREE, pairs),
        set_statement("1771", "2026-Q4", SetKind.MINUTES, pairs),
        set_statement("1771", "2026-Q4", SetKind.DECREE, pairs[:1]),
        set_statement("1771", "2026-Q4", SetKind.DECREE, [("A", ["1"]), ("B", ["3"])]),
        set_statement("1771", "2026-Q4", SetKind.DECREE, [("A", ["2"]), ("B", ["1"])]),
    ]
    assert len({digest(statement) for statement in statements}) == len(statements)
