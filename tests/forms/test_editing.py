"""Changing one answer of a record."""

from itertools import permutations

import pytest

from forms.editing import MOST_ROWS, Path, PathError, answer_at, read_path, with_answer
from forms.records import Subject, SubjectKind

HOUSEHOLD = Subject("1" * 32, SubjectKind.HOUSEHOLD, {"lantai": "6"})


def test_an_answer_is_set_and_taken_away_again() -> None:
    """Not answered means no key, never an empty text."""
    path = Path("lantai")
    changed = with_answer(HOUSEHOLD, path, "9")
    assert answer_at(changed, path) == "9"
    assert answer_at(HOUSEHOLD, path) == "6"
    assert with_answer(changed, path, None).answers == {}


def test_the_answers_of_a_draft_make_the_same_rows_in_any_order() -> None:
    """The store returns a draft's answers in its own order, with rows that were emptied."""
    left = [
        (Path("lapangan_usaha_usaha", "businesses", 0), None),
        (Path("omset_usaha", "businesses", 1), "2"),
        (Path("jumlah_pekerja", "businesses", 2), 1),
        (Path("jumlah_pekerja", "businesses", 3), None),
    ]
    made = []
    for order in permutations(left):
        subject = HOUSEHOLD
        for path, answer in order:
            subject = with_answer(subject, path, answer)
        made.append(subject.rows)
    assert all(
        rows == {"businesses": ({}, {"omset_usaha": "2"}, {"jumlah_pekerja": 1})} for rows in made
    )


def test_a_block_whose_last_answer_goes_is_gone() -> None:
    """An empty block and none are the same state, and have the same hash."""
    path = Path("omset_usaha", "businesses", 0)
    assert with_answer(with_answer(HOUSEHOLD, path, "2"), path, None) == HOUSEHOLD


def test_a_row_that_no_block_has_is_refused() -> None:
    """A slip on the command line does not make a million rows."""
    with pytest.raises(PathError):
        with_answer(HOUSEHOLD, Path("omset_usaha", "businesses", MOST_ROWS), "2")


@pytest.mark.parametrize("text", ["lantai", "rows/businesses/12/omset_usaha"])
def test_a_path_reads_back_as_it_was_written(text: str) -> None:
    """It is stored as text in the draft."""
    assert str(read_path(text)) == text


@pytest.mark.parametrize(
    "text", ["", "a/b", "rows/businesses/x/y", "rows/businesses/-1/y", "rows/b/0/"]
)
def test_a_text_that_is_no_path_is_refused(text: str) -> None:
    """Nothing is guessed."""
    with pytest.raises(PathError):
        read_path(text)
