"""What is asked for a misspelled name finds the name that was meant."""

import re

from hypothesis import given
from hypothesis import strategies as st

from db.search.trigrams import similar

LETTERS = "ABDEGHIKLMNRSTUWY"

SLIPS = st.sampled_from(["wrong", "missing", "added", "none"])


def slip(word: str, kind: str, at: int, letter: str) -> str:
    """Return a word with one slip of the typist."""
    changed = {
        "wrong": word[:at] + letter + word[at + 1 :],
        "missing": word[:at] + word[at + 1 :],
        "added": word[:at] + letter + word[at:],
    }
    return changed.get(kind, word)


def finds(expression: str, name: str) -> bool:
    """Return whether the index would find a name: each triple stands for whether it has it."""
    has = re.sub(r'"(\w+)"', lambda triple: str(triple[1] in name), expression)
    return bool(eval(has.replace("AND", "and").replace("OR", "or")))  # noqa: S307  # True, False, and, or


@given(st.text(LETTERS, min_size=7, max_size=14), SLIPS, st.data())
def test_one_slip_in_a_word_does_not_hide_it(word: str, kind: str, data: st.DataObject) -> None:
    """A slip spoils one half only."""
    at = data.draw(st.integers(0, len(word) - 1))
    typed = slip(word, kind, at, data.draw(st.sampled_from(LETTERS)))
    assert finds(similar([typed])[0], word)


@given(st.lists(st.text(LETTERS, min_size=1, max_size=12), max_size=5))
def test_a_name_is_found_by_its_own_words(words: list[str]) -> None:
    """Whatever their number and length; short ones alone are not asked for."""
    expressions = similar(words)
    assert all(finds(expression, " ".join(words)) for expression in expressions)
    assert bool(expressions) is any(len(word) >= 3 for word in words)


def test_the_narrow_question_comes_before_the_wide_one() -> None:
    """Both words, then the longest alone."""
    assert similar(["SITI", "AMINHA"]) == (
        '("SIT" OR "ITI") AND ("AMI" OR "NHA")',
        '("AMI" OR "NHA")',
    )
