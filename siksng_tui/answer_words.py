"""A question and its answer in words, by the path of the answer, for lists of what differs."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from forms import merge, values
from forms.canonical import Json
from forms.instrument import Instrument, Variable
from siksng_tui import words
from siksng_tui.words import _

NOBODY: Final[Mapping[str, str]] = MappingProxyType({})
"""Where the head of no household is known."""


def question(questions: Instrument, path: str) -> str:
    """Return a question with its number, in a repeated block with its row; else what is meant."""
    if path == merge.REGION:
        return _("Village")
    if path.startswith(merge.LINK):
        return _("Belongs to")
    variable = _variable(questions, path)
    if variable is None:
        return _block(questions, path.rpartition("/")[2])
    rows = path.split("/")[1:-1]
    row = f" ({int(rows[-1]) + 1})" if rows else ""
    return f"{questions.number(variable)} {variable.label(words.language())}{row}".strip()


def answer(
    questions: Instrument, path: str, value: Json, head_names: Mapping[str, str] = NOBODY
) -> str:
    """Return an answer with its code and what that means; of a repeated block how many rows.

    Args:
        questions: the questionnaire.
        path: of the answer.
        value: the answer; None for "not answered".
        head_names: whose household each one is, by its id.
    """
    if value is None:
        return _("(empty)")
    if isinstance(value, list | tuple):
        return _("{count} rows").format(count=len(value))
    if path != merge.REGION and path.startswith(merge.LINK):
        return head_names.get(str(value), "") or _("another household")
    variable = _variable(questions, path)
    if variable is None or not isinstance(value, str | int):
        return str(value)
    label = values.label(variable, value, words.language())
    return f"{value} {label}" if variable.list else label


def _variable(questions: Instrument, path: str) -> Variable | None:
    """Return what an answer is asked by; None for a whole block, a link or the village."""
    return questions.variables.get(path.rpartition("/")[2])


def _block(questions: Instrument, rows: str) -> str:
    """Return the title of a repeated block; its name where the questionnaire has none."""
    titles = (own.title(words.language()) for own in questions.blocks if own.rows == rows)
    return next(titles, rows)
