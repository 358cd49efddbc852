"""A question and its answer in words, by the path of the answer, for lists of what differs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from forms import merge, values
from forms.canonical import Json
from forms.instrument import Instrument, Variable
from siksng_tui import words
from siksng_tui.words import _


@dataclass(frozen=True, slots=True)
class Names:
    """What is known of households and villages, which an answer only numbers.

    Args:
        heads: whose household each one of the request is, by its id; empty where nobody heads it
            yet.
        village: gives the name of a village by its code; where none is known, the code.
    """

    heads: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    village: Callable[[str], str] = str


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


def answer(questions: Instrument, path: str, value: Json, names: Names | None = None) -> str:
    """Return an answer with its code and what that means; of a repeated block how many rows.

    Args:
        questions: the questionnaire.
        path: of the answer.
        value: the answer; None for "not answered".
        names: of households and villages; None where nothing is known of them.
    """
    known = names or Names()
    if value is None:
        return _("(empty)")
    if isinstance(value, list | tuple):
        return _("{count} rows").format(count=len(value))
    if path == merge.REGION:
        return _village(str(value), known.village(str(value)))
    if path.startswith(merge.LINK):
        return known.heads.get(str(value), _("another household")) or _("this household")
    variable = _variable(questions, path)
    if variable is None or not isinstance(value, str | int):
        return str(value)
    label = values.label(variable, value, words.language())
    return f"{value} {label}" if variable.list else label


def _village(code: str, name: str) -> str:
    """Return a village's name with its code; the code alone where no name is known."""
    return code if name == code else f"{name} ({code})"


def _variable(questions: Instrument, path: str) -> Variable | None:
    """Return what an answer is asked by; None for a whole block, a link or the village."""
    return questions.variables.get(path.rpartition("/")[2])


def _block(questions: Instrument, rows: str) -> str:
    """Return the title of a repeated block; its name where the questionnaire has none."""
    titles = (own.title(words.language()) for own in questions.blocks if own.rows == rows)
    return next(titles, rows)
