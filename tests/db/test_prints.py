"""The print ledger."""

from dataclasses import replace

from db.office import prints
from db.office.prints import PrintEntry
from db.store import Store
from forms.records import PrintEnd
from tests.db.builders import NOW

ENTRY = PrintEntry("approval-sheet", "1771-2026Q4-01-8", 1, "ab" * 32, 12, False, 3, "siti", NOW)  # noqa: FBT003  # as in the ledger


def test_prints_are_counted_by_paper_and_subject(store: Store) -> None:
    """The second copy of a paper says that it is one."""
    assert prints.next_copy(store, ENTRY.paper, ENTRY.subject) == 1
    prints.record(store, ENTRY)
    assert prints.next_copy(store, ENTRY.paper, ENTRY.subject) == 2
    assert prints.next_copy(store, "annex", ENTRY.subject) == 1
    assert prints.next_copy(store, ENTRY.paper, "draft") == 1


def test_the_prints_of_a_subject_come_back_oldest_first(store: Store) -> None:
    """With the hash of each file, to tell a changed copy."""
    second = replace(ENTRY, copy_number=2, sha256="cd" * 32, draft=True)
    for entry in (ENTRY, second, replace(ENTRY, subject="draft")):
        prints.record(store, entry)
    assert prints.of_subject(store, ENTRY.subject) == (ENTRY, second)


def test_what_became_of_a_print_is_noted_for_that_one_alone(store: Store) -> None:
    """By paper, subject and number."""
    others = (replace(ENTRY, copy_number=2), replace(ENTRY, paper="letter"))
    for entry in (ENTRY, *others):
        prints.record(store, entry)
    prints.end(store, ENTRY, PrintEnd.REFUSED)
    assert prints.of_subject(store, ENTRY.subject) == (
        *(replace(ENTRY, ended=PrintEnd.REFUSED), *others),
    )
